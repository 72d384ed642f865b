"""Remarks in brackets as qualifiers: times, certainty, short names, and notes in their own words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from partybook.extract.dates import FoundDate, find_dates, parse_tenure
from partybook.extract.fields.labels import words
from partybook.model import Certainty, PartialDate, TextValue, Value
from partybook.read.document import Text

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_SHORT = re.compile(r"[^\W\d_][^\W_]*(?:[-–/&.() ]{0,2}[^\W_]+){0,3}\Z")
_QUIET = frozenset(
    {"since", "from", "until", "to", "and", "in", "as", "of", "the", "till", "present", "elected", "born"}
)

Pair = tuple[str, Value]


class Remarks(NamedTuple):
    """What the remarks on one item say. `tenures` are the times it held; `short` is a short name for it."""

    tenures: tuple[PartialDate, ...] = ()
    notes: tuple[str, ...] = ()
    certainty: Certainty = "asserted"
    short: str = ""

    def variants(self, single: str = "date") -> list[list[Pair]]:
        """Qualifiers, once for each time: start and end of a span, `single` for one date."""
        notes: list[Pair] = [("note", TextValue(note)) for note in self.notes]
        if not self.tenures:
            return [notes]
        return [notes + tenure_pairs(tenure, single) for tenure in self.tenures]


NO_REMARKS = Remarks()


def tenure_pairs(tenure: PartialDate, single: str = "date") -> list[Pair]:
    """A time as qualifiers: `start` and `end` of an interval, else `single`."""
    if not tenure.is_interval:
        return [(single, tenure)]
    pairs: list[Pair] = []
    if start := tenure.start:
        pairs.append(("start", start))
    if end := tenure.end:
        pairs.append(("end", end))
    return pairs


@lru_cache(maxsize=4096)
def dates_of(content: str) -> tuple[FoundDate, ...]:
    """`find_dates`, remembered: infoboxes say "2019" and "24 May 1991" over and over."""
    return tuple(find_dates(content)) if _DIGIT.search(content) else ()


def read_remarks(remarks: tuple[Text, ...]) -> Remarks:
    """What the remarks say together; words that are not understood are kept as notes."""
    if not remarks:
        return NO_REMARKS
    tenures: list[PartialDate] = []
    notes: list[str] = []
    certainty: Certainty = "asserted"
    short = ""
    for remark in remarks:
        content = remark.content.replace("\n", " ")
        found, rest = _times(content)
        tenures += found
        said = certainty_of(content)
        certainty = certainty if said == "asserted" else said
        if not found and not short and is_short_name(content):
            short = content
        elif rest:
            notes.append(content)
    return Remarks(tuple(tenures), tuple(notes), certainty, short)


def with_footnotes(remarks: Remarks, text: Text) -> Remarks:
    """The remarks with the footnotes of a text: one that is only a time ("1920–1943") says when, others are notes."""
    notes, tenures = remarks.notes, remarks.tenures
    for mark in text.marked("note"):
        bare = mark.value.strip("() ")
        times, rest = _times(bare)
        if times and not rest:
            tenures += times
        elif bare:
            notes = (*notes, mark.value)
    return remarks._replace(notes=notes, tenures=tenures)


@lru_cache(maxsize=4096)
def _times(content: str) -> tuple[tuple[PartialDate, ...], bool]:
    """The times a remark names, and whether it says anything else."""
    if not _DIGIT.search(content):
        return (), True
    tenures = tuple(parse_tenure(content))
    at, rest = 0, []
    for date in dates_of(content):
        rest.append(content[at : date.start])
        at = date.end
    rest.append(content[at:])
    others = [word for word in _WORD.findall(" ".join(rest).lower()) if word not in _QUIET]
    return tenures, bool(others) or not tenures


@cache
def _certainties() -> tuple[tuple[Certainty, re.Pattern[str]], ...]:
    kinds: tuple[Certainty, ...] = ("denied", "rumoured", "claimed")
    return tuple(
        (kind, re.compile(r"\b(?:" + "|".join(map(re.escape, words("certainty", kind))) + r")\b", re.IGNORECASE))
        for kind in kinds
    )


def certainty_of(content: str) -> Certainty:
    """How sure words in brackets make a statement: "claimed" of "(claimed, not legal predecessor)"."""
    return (
        next((kind for kind, pattern in _certainties() if pattern.search(content)), "asserted")
        if content
        else "asserted"
    )


def is_short_name(content: str) -> bool:
    """Whether words in brackets look like an abbreviation: "PAS", "GUE/NGL", "CPI(M)", "AfD", not "observer"."""
    if not 1 < len(content) <= 14 or not _SHORT.match(content):
        return False
    capitals = sum(1 for character in content if character.isupper())
    return capitals >= 2 and capitals * 2 >= sum(1 for character in content if character.isalpha())
