"""Items of a chronicle that leave out whom they are about: "1958: Founded by A and B", "1962 – Wins 22 of 37 seats"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from partybook import terms

_LABEL = (
    r"\s*[*•–-]?\s*(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d{1,2},\s)?(?:1[89]|20)\d\d"
    r"(?:\s?[–-]\s?\d{2,4})?\s*(?::|[–—-])\s+"
)


class HeadlessVerb(NamedTuple):
    """The verb an item begins with, at `start`; `passive` for a participle."""

    start: int
    passive: bool


@cache
def _opening() -> re.Pattern[str]:
    said = terms.load("chronicle")
    finite, participles = ("|".join(map(re.escape, said[kind])) for kind in ("finite", "participles"))
    return re.compile(rf"{_LABEL}(?:(?P<finite>{finite})|(?P<participle>{participles}))(?!\w)", re.IGNORECASE)


def headless_verb(text: str) -> HeadlessVerb | None:
    """The verb behind a date at which an item begins without a subject; None for any other sentence."""
    found = _opening().match(text)
    if found is None:
        return None
    kind = "finite" if found["finite"] else "participle"
    return HeadlessVerb(found.start(kind), kind == "participle")
