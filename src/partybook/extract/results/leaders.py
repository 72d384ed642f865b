"""Tables of a party's leaders: name and period, or name, from and to."""

from __future__ import annotations

import re

from partybook.extract.dates import parse_date, parse_tenure
from partybook.extract.results import values
from partybook.extract.results.kinds import Kind, clean
from partybook.extract.results.sheet import Sheet
from partybook.extract.results.vocabulary import concepts, exact, tokens, word_set
from partybook.model import PartialDate, TextValue
from partybook.read.document import Text

_LIST_OF = re.compile(r"\A(?:list of|past|former|historical|the|party|all)\s+(?:party\s+)?", re.IGNORECASE)
_OF_THE_PARTY = re.compile(r"\s+(?:of|since|from)\b.*\Z|\s+history\Z", re.IGNORECASE)
_JOINING = frozenset({"and", "und", "et", "y", "e", "&"})
_PLURALS = {"ies": "y", "men": "man", "women": "woman"}


def read(sheet: Sheet) -> bool:
    """State the leaders that a table lists; False when it is no such table, or not surely the party's own."""
    context = sheet.context
    if context.subject is None:
        return False
    found = _columns(sheet)
    if found is None:
        return False
    column, role, start, end, period = found
    for row in sheet.layout.rows:
        if start is not None:
            tenures = _tenures(row.text(start), row.text(end) if end is not None else None)
        else:
            tenures = _periods(row.text(period)) if period is not None else []
        evidence = sheet.evidence(row)
        people = values.persons(row.text(column))
        if not tenures or evidence is None or len(people) != 1 or _is_vacant(row.text(column)):
            continue
        for first, last in tenures:
            qualifiers = [("role", TextValue(role))] if role else []
            times = [("date", first)] if first is last else [("start", first), ("end", last)]
            said = [(name, value) for name, value in times if value is not None]
            context.state(context.subject, "leader", people[0], evidence, [*qualifiers, *said])
    return True


def _columns(sheet: Sheet) -> tuple[int, str, int | None, int | None, int | None] | None:
    """Columns of name, role, start, end and period; None when the table is not one of the party's leaders."""
    paths = [[column.header] if column.header else [] for column in sheet.layout.columns]
    lists = [concepts("header", path[-1]) if path else frozenset() for path in paths]
    start = next((i for i, own in enumerate(lists) if "from" in own and "to" not in own), None)
    end = next((i for i, own in enumerate(lists) if "to" in own and "from" not in own), None)
    heading = sheet.place.headings[0].content if sheet.place.headings else ""
    if names_office(heading) or any(names_office(title.content) for title in sheet.layout.titles):
        return None
    named = next((i for i, own in enumerate(lists) if "name" in own and not role_of(paths[i][-1])), None)
    in_role = next((i for i, path in enumerate(paths) if path and role_of(path[-1])), None)
    name: int | None
    if named is not None:
        name, role = named, role_of(heading)
    elif in_role is not None:
        name, role = in_role, role_of(paths[in_role][-1])
        if role.casefold() == "leader" and role_of(heading):
            role = role_of(heading)
    else:
        name, role = _column_of_names(sheet, paths), role_of(heading)
    if name is None or not role:
        return None
    taken = (name, start, end)
    own_periods = [i for i, own in enumerate(lists) if "period" in own and i not in taken]
    period = _period(sheet, [i for i in own_periods if not names_office(paths[i][-1])])
    if start is None and period is None:
        return None
    return name, role, start, end, period


def _period(sheet: Sheet, allowed: list[int]) -> int | None:
    """Of the columns that may hold periods, the one with the most of them."""
    sample = sheet.layout.rows[:100]

    def spans(index: int) -> int:
        return sum(last is not first for row in sample for first, last in _periods(row.text(index)))

    return max(allowed, key=spans, default=None)


def _column_of_names(sheet: Sheet, paths: list[list[str]]) -> int | None:
    """A column without header whose cells are words: the names beside the numbers."""
    for index, path in enumerate(paths):
        kinds = [row.contents[index].kind for row in sheet.layout.rows]
        if not path and kinds and sum(kind is Kind.WORDS for kind in kinds) * 2 > len(kinds):
            return index
    return None


def role_of(text: str) -> str:
    """The role that a heading or header names, in the singular of its own words; "" when it names none.

    "List of leaders", "Federal deputy leaders", "General Secretaries"; it ends with the role, or with "of the party".
    """
    text = _LIST_OF.sub("", re.sub(r"\([^()]*\)", " ", clean(text)).strip())
    words = _OF_THE_PARTY.sub("", text).strip(" :").split()
    if not words or len(words) > 4 or names_office(text) or len(set(tokens(text)) & _JOINING) > 0:
        return ""
    ends = (" ".join(words[-size:]) for size in (1, 2, 3) if size <= len(words))
    return _singular(" ".join(words)) if any("roles" in exact("leaders", end) for end in ends) else ""


def _singular(role: str) -> str:
    """ "General Secretaries" -> "General Secretary": English plurals only, other words as written."""
    words = role.split()
    last = words[-1] if words else ""
    for plural, singular in _PLURALS.items():
        if last.endswith(plural):
            words[-1] = last[: -len(plural)] + singular
            return " ".join(words)
    if last.endswith("s") and last.casefold() in word_set("leaders", "roles") and not last.endswith("ss"):
        words[-1] = last[:-1]
    return " ".join(words)


def names_office(text: str) -> bool:
    return bool(set(tokens(text)) & word_set("leaders", "offices"))


def _is_vacant(text: Text) -> bool:
    return "vacant" in concepts("leaders", clean(text.content))


def _tenures(start: Text, end: Text | None) -> list[tuple[PartialDate | None, PartialDate | None]]:
    """Start and end from two cells; nothing when the end is given and is neither a date nor "present"."""
    first = parse_date(clean(start.content))
    last = parse_date(clean(end.content)) if end is not None else None
    open_ended = end is None or "current" in concepts("leaders", end.content)
    if (
        first is None
        or first.is_interval
        or (last is None and not open_ended)
        or (last is not None and last.is_interval)
    ):
        return []
    return [(first, last)]


def _periods(text: Text) -> list[tuple[PartialDate | None, PartialDate | None]]:
    found: list[tuple[PartialDate | None, PartialDate | None]] = []
    for tenure in parse_tenure(clean(text.content)):
        if tenure.is_interval:
            found.append((tenure.start, tenure.end))
        else:
            found.append((tenure, tenure))
    return found
