"""Tables of a party's leaders: name and period, or name, from and to."""

from __future__ import annotations

import re

from partybook.extract.dates import parse_date, parse_tenure
from partybook.extract.results import values
from partybook.extract.results.columns import header_path
from partybook.extract.results.kinds import Kind, clean
from partybook.extract.results.sheet import Sheet
from partybook.extract.results.vocabulary import concepts, exact, tokens, word_set
from partybook.model import PartialDate, TextValue
from partybook.read.document import Text

_NUMBER = re.compile(r"[\s\d.#№–—-]*\Z")
_PLURALS = {"ies": "y", "men": "man", "women": "woman"}


def read(sheet: Sheet) -> bool:
    """State the leaders that a table lists; False when it is no such table, or not surely the party's own."""
    context = sheet.context
    if context.subject is None:
        return False
    found = _columns(sheet)
    if found is None:
        return False
    name, role, start, end, period = found
    for row in sheet.layout.rows:
        tenures = _tenures(row.text(start), row.text(end)) if start is not None and end is not None else (
            _periods(row.text(period)) if period is not None else []
        )
        evidence = sheet.evidence(row)
        people = values.persons(row.text(name))
        if not tenures or evidence is None or len(people) != 1 or _is_vacant(row.text(name)):
            continue
        for first, last in tenures:
            qualifiers = [("role", TextValue(role))] if role else []
            times = [("start", first), ("end", last)]
            context.state(
                context.subject, "leader", people[0], evidence, [*qualifiers, *((k, v) for k, v in times if v)]
            )
    return True


def _columns(sheet: Sheet) -> tuple[int, str, int | None, int | None, int | None] | None:
    """Columns of name, role, start, end and period; None when the table is not one of the party's leaders."""
    grid = sheet.table.grid()[: sheet.layout.first]
    paths = [header_path([row[index] for row in grid]) for index in range(sheet.table.columns)]
    lists = [concepts("header", path[-1]) if path else frozenset() for path in paths]
    start = next((i for i, own in enumerate(lists) if "from" in own and "to" not in own), None)
    end = next((i for i, own in enumerate(lists) if "to" in own and "from" not in own), None)
    name = next((i for i, path in enumerate(paths) if path and _role_of(path[-1])), None)
    heading = sheet.place.headings[0].content if sheet.place.headings else ""
    role = _role_of(paths[name][-1]) if name is not None else ""
    heading_role = _role_of(heading)
    if name is None or (heading_role and role.casefold() in ("leader", "name")):
        role = heading_role
    if not role or _names_office(heading) or any(_names_office(title.content) for title in sheet.layout.titles):
        return None
    if name is None:
        name = next((i for i, own in enumerate(lists) if "name" in own), None)
    if name is None:
        name = _column_of_names(sheet, paths)
    if name is None:
        return None
    period = next((i for i, own in enumerate(lists) if "period" in own and i not in (name, start, end)), None)
    if (start is None or end is None) and period is None:
        return None
    return name, role, start, end, period


def _column_of_names(sheet: Sheet, paths: list[list[str]]) -> int | None:
    """A column without header whose cells are words: the names beside the numbers."""
    for index, path in enumerate(paths):
        kinds = [row.contents[index].kind for row in sheet.layout.rows]
        if not path and kinds and sum(kind is Kind.WORDS for kind in kinds) * 2 > len(kinds):
            return index
    return None


def _role_of(text: str) -> str:
    """The role that a heading or header names, in the singular of its own words; "" when it names none."""
    text = clean(text)
    if "roles" not in concepts("leaders", text) or _names_office(text) or len(text) > 50:
        return ""
    words = [word for word in re.sub(r"\([^()]*\)", " ", text).split() if word]
    while words and not (tokens(words[0]) and "roles" in concepts("leaders", " ".join(words[1:]) or words[0])) is False:
        if "roles" in concepts("leaders", " ".join(words[1:])) and words[0].casefold() in ("list", "of", "party", "the", "past", "former"):
            words.pop(0)
        else:
            break
    role = " ".join(words).strip(" :")
    if "roles" in exact("leaders", role) or len(words) <= 3:
        return _singular(role)
    return ""


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


def _names_office(text: str) -> bool:
    return bool(set(tokens(text)) & word_set("leaders", "offices"))


def _is_vacant(text: Text) -> bool:
    return "vacant" in concepts("leaders", clean(text.content))


def _tenures(start: Text, end: Text) -> list[tuple[PartialDate | None, PartialDate | None]]:
    first, last = parse_date(clean(start.content)), parse_date(clean(end.content))
    current = "current" in concepts("leaders", end.content)
    if first is None or (last is None and not current):
        return []
    if first.is_interval or (last is not None and last.is_interval):
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
