"""Leaders that a page lists below a heading: "Anna Tal (1990–1995)", "1990–1995: Anna Tal", "Chairman: Anna Tal".

The heading names the role ("Leaders", "List of general secretaries"); an item may name a closer one. An item counts
when nothing is left of it but a person's name, a role and times in office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from partybook.extract.context import Context
from partybook.extract.dates import parse_tenure
from partybook.extract.fields.labels import find_label
from partybook.extract.people import Person, looks_like_person, parse_person
from partybook.extract.results.leaders import names_office, role_of
from partybook.model import Mention, PartialDate, TextValue, Value
from partybook.read.document import Heading, Paragraph, Text

_LABEL = re.compile(r"\s*(?P<label>[^:]{2,60}?)\s*:\s+(?=\S)")
_LINE = re.compile(
    r"(?P<name>[A-Z][^,;:()]{3,40}?)(?:,|\s[–—-])\s(?P<role>[a-z][\w -]{3,40}?)"
    r"(?:\s(?P<since>since\s[\w ]{4,20})|\s\((?P<years>[^()]*)\))?"
    r"(?:,\s(?:succeeded|followed|replaced)\sby\s(?P<next>[A-Z][^,;:()]{3,40}))?\.?"
)
_TENURE_LINE = re.compile(r"[A-Z][^.;:()]{3,40}\s\([^()]*\d{4}[^()]*\)")
"""A line that is no item of a list: "Anna Tal (1990-1995)"."""
_BETWEEN = re.compile(r"\s*(?:,|&|\band\b)\s*")
_GENERAL = re.compile(r"\A(?:current|present|former|past|previous)\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\A\s*\d{1,2}[.)]\s+")


def read_leader_lists(context: Context) -> None:
    """State the leaders of the party whose page it is, each with role and times as the list gives them."""
    role, number, heading = "", 0, ""
    for block in context.document.blocks:
        if isinstance(block, Heading):
            heading, number = block.text.content, 0
            role = "" if names_office(heading) else role_of(heading)
        elif role and isinstance(block, Paragraph) and block.kind in ("item", "prose"):
            number += 1
            read = _read_line(context, block.text, f"{heading}, item {number}")
            if not read and (block.kind == "item" or _TENURE_LINE.fullmatch(block.text.content)):
                _read_item(context, block.text, role, f"{heading}, item {number}")


def _read_line(context: Context, text: Text, where: str) -> bool:
    """ "Anna Tal, chairwoman since 2019", "Jan Kok, secretary (2019–2021), succeeded by Eva Berg": whether a line is
    nothing but a name, a role and a time."""
    line = _LINE.fullmatch(text.content)
    if line is None or context.subject is None or find_label(line["role"]).meaning != "role":
        return False
    if names_office(line["role"]) or not looks_like_person(line["name"]):
        return False
    evidence = context.evidence(text, where)
    role: tuple[str, Value] = ("role", TextValue(line["role"]))
    periods = parse_tenure(line["since"] or line["years"] or "")
    for times in _times(periods):
        context.state(context.subject, "leader", Mention(line["name"], "person"), evidence, [role, *times])
    if line["next"] and looks_like_person(line["next"]):
        start = [("start", period.end) for period in periods if period.is_interval and period.end is not None]
        context.state(context.subject, "leader", Mention(line["next"], "person"), evidence, [role, *start])
    return True


def _read_item(context: Context, text: Text, role: str, where: str) -> None:
    shown = text.slice(_number_end(text), len(text.content)).strip()
    periods: tuple[PartialDate, ...] = ()
    if (label := _LABEL.match(shown.content)) is not None:
        rest = shown.slice(label.end(), len(shown.content))
        if periods := tuple(parse_tenure(label["label"])):
            shown = rest
        elif find_label(label["label"]).meaning == "role" and not names_office(label["label"]):
            role, shown = label["label"], rest
        else:
            return
    found = parse_person(shown)
    if context.subject is None or found is None or found.remarks:
        return
    evidence = context.evidence(text, where)
    for person in _people(found):
        for times in _times(periods or found.tenures):
            qualifiers: list[tuple[str, Value]] = [("role", TextValue(_closer(role))), *times]
            context.state(context.subject, "leader", person, evidence, qualifiers)


def _people(found: Person) -> list[Mention]:
    """The person, or the persons when commas or "and" stand between whole names."""
    names = [name for name in _BETWEEN.split(found.name) if name]
    if len(names) > 1 and all(looks_like_person(name) for name in names):
        return [Mention(name, "person") for name in names]
    return [Mention(found.name, "person", found.link)]


def _times(periods: Iterable[PartialDate]) -> list[list[tuple[str, Value]]]:
    """The qualifiers of each time in office; one without any when the list gives none."""
    found: list[list[tuple[str, Value]]] = []
    for period in periods:
        times = [("start", period.start), ("end", period.end)] if period.is_interval else [("date", period)]
        found.append([(name, value) for name, value in times if value is not None])
    return found or [[]]


def _closer(role: str) -> str:
    """The role without words that say of whom or when the list is: "Current Chairman" is a chairman."""
    words = _GENERAL.sub("", role).strip()
    return "leader" if words.casefold() == "leadership" else words


def _number_end(text: Text) -> int:
    found = _NUMBER.match(text.content)
    return found.end() if found else 0
