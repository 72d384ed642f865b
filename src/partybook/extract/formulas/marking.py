"""A sentence with its dates, parties and names marked, each character by one that no text has, so that places stay."""

from __future__ import annotations

import re

import msgspec

from partybook.extract.dates import FoundDate, find_dates
from partybook.extract.formulas.grammar import Grammar
from partybook.extract.formulas.marks import DATE, NAME, PARTY, UPPER
from partybook.extract.formulas.names import Names
from partybook.extract.people import looks_like_person
from partybook.extract.prose.cast import PartySpan
from partybook.extract.sections import Sentence

_WORD = rf"[{UPPER}]\.|(?![{UPPER}]{{2,}}(?!\w))[{UPPER}](?:[\w’'-]*\w)?"
_NAME = re.compile(
    rf"(?<!\w)(?:{_WORD})(?:\s+(?:(?:von|van|zu|der|de|da|do|dos|das|di|del|della|al|el|bin|du|le|la)\s+){{0,2}}(?:{_WORD})){{1,4}}"
)

_ARTICLED = re.compile(r"\b(?:der|die|dem|den)\s\Z")


class Marked(msgspec.Struct, frozen=True):
    """`text` is the sentence with `DATE`, `PARTY` and `NAME` in place of the characters of dates, parties and names."""

    sentence: Sentence
    text: str
    dates: tuple[FoundDate, ...]
    parties: tuple[PartySpan, ...]

    def words(self, start: int, end: int) -> str:
        """The words of the sentence itself."""
        return self.sentence.text.content[start:end]

    def date_at(self, start: int) -> FoundDate | None:
        return next((date for date in self.dates if date.start <= start < date.end), None)

    def party_at(self, start: int) -> PartySpan | None:
        return next((span for span in self.parties if span.start <= start < span.end), None)


def mark(sentence: Sentence, names: Names, spoken: Grammar) -> Marked:
    """Mark a sentence. Names are runs of words with capitals that can be a person's; small words, offices and, behind a
    German article, a calling begin none."""
    content = sentence.text.content
    letters = list(content)
    dates = tuple(find_dates(content))
    parties = tuple(
        span
        for span in names.parties_in(content)
        if not any(date.start < span.end and span.start < date.end for date in dates)
    )
    for start, end, letter in (
        *((date.start, date.end, DATE) for date in dates),
        *((span.start, span.end, PARTY) for span in parties),
    ):
        letters[start:end] = letter * (end - start)
    for found in _NAME.finditer("".join(letters)):
        start, end = found.span()
        while (first := spoken.opening.match(content, start, end)) is not None:
            start = first.end()
        for role in spoken.roles.finditer(content, start, end):
            start = role.end()
        if _ARTICLED.search(content, 0, start) and len(content[start:end].split()) > 2:
            start = content.index(" ", start) + 1  # "der Jurist Otto Brandl"
        if looks_like_person(content[start:end]):
            letters[start:end] = NAME * (end - start)
    return Marked(sentence, "".join(letters), dates, parties)
