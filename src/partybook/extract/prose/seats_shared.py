"""Figures that a sentence hands out by name: "five seats, two of which went to the A", "with 17% going to the B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.numbers import parse_share
from partybook.extract.prose.elections import Election, election_of
from partybook.extract.prose.figures import COUNT, Figure, count_of
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, Quantity

_NUMBER = rf"(?P<number>{COUNT})"
_SEATS = r"(?:seats?|mandates?|deputies|MPs?|members)"
_TO = r"(?:went|going|goes?|gone|fell|falling|falls?|belong(?:ed|ing|s)?)\s+to\s+(?:the\s+)?\Z"
_SEATS_TO = re.compile(
    rf"\b{_NUMBER}(?:\s+{_SEATS})?(?:\s+of\s+(?:which|these|them|the\s+{_SEATS}))?\s+(?:had\s+)?{_TO}", re.IGNORECASE
)
_LAST_TO = re.compile(rf"\b[Tt]he\s+(?:last|final|only\s+other|remaining|other)\s+seat\s+{_TO}")
_SHARE_TO = re.compile(rf"(?P<number>\d[\d.]*)\s*(?:%|per\s?cent)(?:\s+of\s+the\s+votes?)?\s+{_TO}")
_AND_TO = re.compile(rf"\b(?:and|,)\s+{_NUMBER}\s+to\s+(?:the\s+)?\Z", re.IGNORECASE)
_WENT = re.compile(rf"\b{_SEATS}\s+(?:went|fell|go)\s+to\b")
_REACH = 70
_SPEAKS_OF_SEATS = re.compile(rf"\b{_SEATS}\b")


def of_the_day(reading: Reading) -> Election | None:
    """The election without a year that a news item is about; None in an article about a party, and where a date or the
    year of any election is told."""
    who = reading.reference
    if who.cast.subject is not None or who.elections_dated or reading.moments or not who.cast.tells_of_election:
        return None
    return Election(-1, -1, "", None)


def shared_out(
    reading: Reading, elections: list[Election], figures: list[Figure]
) -> Iterator[tuple[Mention, Figure, Election]]:
    """The parties to which figures are said to have gone, each with its election."""
    tree, who = reading.tree, reading.reference
    last = ""
    for word in tree.words:
        if word.party is None:
            continue
        found = _gone_to(tree.text[max(0, word.start - _REACH) : word.start], max(0, word.start - _REACH), last)
        if found is None:
            continue
        last = found.kind
        election = election_of(reading, elections, figures or [found], found) or of_the_day(reading)
        if election is not None and (election.date is not None or of_the_day(reading) is not None):
            yield who.cast.same(word.party), found, election


def _gone_to(before: str, offset: int, last: str) -> Figure | None:
    """The figure that goes to the party behind these words; `last` is what went to the party named before."""
    if (match := _SHARE_TO.search(before)) and (share := parse_share(match["number"] + "%")) is not None:
        return Figure("vote_share", offset + match.start(), share)
    if match := _LAST_TO.search(before):
        one = count_of("one")
        return Figure("seats", offset + match.start(), Quantity(one.number, match[0])) if one is not None else None
    match = _SEATS_TO.search(before)
    if match and _SPEAKS_OF_SEATS.search(before) and (count := count_of(match["number"])) is not None:
        return Figure("seats", offset + match.start(), count)
    match = _AND_TO.search(before)
    last = last or ("seats" if _WENT.search(before) else "")
    if match and last and (count := count_of(match["number"])) is not None:
        return Figure(last, offset + match.start(), count)
    return None
