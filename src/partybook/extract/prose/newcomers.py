"""Parties told of under "Factions" before they are named: "A splinter group was formed in 1996. GP-2 ..."."""

from __future__ import annotations

import re

from partybook.extract.prose.phrases import SPLINTERS, vocabulary
from partybook.extract.sections import sentences
from partybook.model import Mention
from partybook.read.document import Document

Place = tuple[str, ...]
"""The headings over a sentence, outermost first."""

_SPLINTER = rf"\b(?:{'|'.join(sorted(SPLINTERS))})\s+(?:group|faction|party|wing|movement|organi[sz]ation)\b"
_MADE = r"(?:formed|founded|established|created|set up|registered|launched)"
_FORMED = re.compile(rf"^(?:An?|The|Another)\s[^.;]*?{_SPLINTER}[^.;]*\b{_MADE}\b")
_NAMED_NEXT = re.compile(r"(?:The\s+)?(?P<name>[A-Z]{2,6}(?:-?\d)?)\s+(?=[a-z])")
_IT = re.compile(rf"^(?:It|The party|This party)\s(?:was|had been)\s{_MADE}\b")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BEFORE_ORIGIN = re.compile(rf"{_SPLINTER}\s+(?:of|from|within)\s+(?:the\s+)?(?:\w+\s+)?\Z")


def newcomers(document: Document, subject: Mention | None) -> dict[Place, Mention]:
    """The party that each section about factions and rivals of the document's own party tells of.

    A splinter group goes by the abbreviation that the next sentence opens with. A party that is only "it" goes by the
    document's name with the year that its heading gives.
    """
    found: dict[Place, Mention] = {}
    opening: dict[Place, str] = {}
    for sentence in sentences(document) if subject is not None else ():
        place = (*sentence.above, sentence.section)
        text = sentence.text.content
        if not sentence.above or not _is_about_others(sentence.above):
            continue
        year = _YEAR.search(sentence.section)
        if place not in opening:
            opening[place] = text
            if subject is not None and year is not None and _IT.match(text):
                found[place] = Mention(f"{re.sub(r' ?[(][^()]*[)]$', '', subject.name)} ({year[0]})")
        elif sentence.number == 2 and _FORMED.match(opening[place]) and (named := _NAMED_NEXT.match(text)):
            found[place] = Mention(named["name"])
    return found


def _is_about_others(headings: Place) -> bool:
    words = {word for heading in headings for word in re.findall(r"[^\W\d_]+", heading.lower())}
    return bool(words & vocabulary("other_sections"))


def tells_of_splinter(text: str) -> bool:
    """Whether a sentence says that a splinter group was formed."""
    return _FORMED.match(text) is not None


def is_of_splinter(text: str, start: int) -> bool:
    """Whether a party named at `start` is what a splinter group left: a bracket behind it is about the group."""
    return _BEFORE_ORIGIN.search(text, 0, start) is not None
