"""Lines of a list of names through time: "1961 Green Union (GU)", "1917–1921: Red League", "Blue List (1992–1996)"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from partybook.extract.name_words import is_abbreviation

_YEARS = r"(?P<start>(?:1[89]|20)\d\d)(?:\s?[–-]\s?(?P<end>(?:1[89]|20)\d\d|today|present)?)?"
_NAME = r"(?P<name>[^\W\d_a-z][^()\[\]:;]{2,90}?)"
_BEHIND = r"(?:\s*\((?P<inside>[^()]{2,80})\))?(?:\s*\[[^\[\]]*\])?[\s;,.—–-]*"
_LINES = (
    re.compile(rf"[*•]?\s*{_YEARS}\s*(?:[:·—–-]\s*)?(?:(?P<short>[A-Z][\w/+-]{{1,9}})\s·\s)?{_NAME}{_BEHIND}"),
    re.compile(rf"[*•]?\s*{_NAME}(?P<inside>)(?P<short>)\s\({_YEARS}\)[\s;,.]*"),
)


_NEXT = re.compile(r"(?<=\S)\s(?=(?:1[89]|20)\d\d\s?(?:[–-]\s?(?:\d{4}|today|present)?)?\s*[:·—–-]?\s[^\W\d_a-z])")
"""Where the next line begins that a reader took for the rest of a wrapped one."""


class NameLine(NamedTuple):
    """A name with the years in which it was borne, as the line writes them ("" without), and its abbreviations."""

    name: str
    start: str
    end: str
    shorts: tuple[str, ...]


def pieces(text: str) -> list[tuple[int, int]]:
    """Where the lines of a list stand in a text that was put together of them."""
    stops = [0, *(match.end() for match in _NEXT.finditer(text)), len(text)]
    return list(pairwise(stops))


def name_line(text: str) -> NameLine | None:
    """What a line says of a name; None for any other line."""
    for pattern in _LINES:
        found = pattern.fullmatch(text.strip())
        if found is not None:
            name = re.sub(r"\AThe\s", "", found["name"].strip(' —–-"“”'))
            shorts = tuple(short for short in (found["short"], found["inside"]) if short and is_abbreviation(short))
            return NameLine(name, found["start"], found["end"] or "", shorts)
    return None
