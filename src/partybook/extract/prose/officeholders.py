"""Whose party a note says one is: "Party of Anna Tal, prime minister (HoG) from 1971 to 1974"."""

from __future__ import annotations

import re

from partybook.extract.people import looks_like_person
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.register import without_titles
from partybook.extract.scripts import script_of
from partybook.model import Mention, PartialDate, TextValue

_OFFICE = r"(?:the\s)?(?P<office>president|prime minister|premier|chancellor|head of state)\b(?:\s\([^()]*\))?"
_TIME = r"(?:\s(?:from\s(?P<start>\d{4})\sto\s(?P<end>\d{4})|in\s(?P<date>\d{4})))?"
_PARTY_OF = re.compile(
    r"\A[\"“]?(?:[Pp]olitical )?(?:[Pp]arty|[Aa]lliance) of (?:the )?(?:former |ex-)?"
    r"(?:[Pp]resident |[Pp]rime [Mm]inister )?"
    r"(?P<name>[A-Z][^,;()]{4,80}?(?:\([^()]*\)[^,;()]{2,60}?)?)"
    rf"(?:,\s(?:(?:which|who)\swas\s)?{_OFFICE}{_TIME}|\s*\.?\Z)"
)
_OF_PEOPLE = re.compile(
    r"\A[\"“]?(?:[Pp]olitical )?(?:[Pp]arty|[Aa]lliance) of [^,]+,\s(?:(?:which|who)\s(?:was|were)\s)?(?:the\s)?"
    r"(?:presidents?|prime ministers?|premiers?|chancellors?|heads? of state|HoS|HoG)\b"
)


def is_of_person(text: str) -> bool:
    """Whether a note says whose party it is, with the years of that person."""
    return _OF_PEOPLE.match(text) is not None


def read_officeholders(reading: Reading) -> None:
    """State `member_of` and `office` of the person whose party the document's own is said to be."""
    topic = reading.reference.topic
    said = _PARTY_OF.match(reading.tree.text) if reading.reference.cast.of_note else None
    if said is None or topic is None:
        return
    name = without_titles(said["name"].strip())
    if not looks_like_person(re.sub(r"\s*\([^()]*\)", "", name)):
        return
    person = Mention(name, "person")
    reading.state(person, "member_of", topic)
    if said["office"]:
        time = {key: PartialDate.of(int(said[key])) for key in ("start", "end", "date") if said[key]}
        office = TextValue(said["office"], script=script_of(said["office"]))
        reading.state(person, "office", office, time)
