"""What statements say about how a party is to be shown: its colour, its short name, its place from left to right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from statistics import fmean

from partybook.charts.colour import parsed
from partybook.charts.facts import Party, Year, moment
from partybook.identity.lineage.names import Span, spans
from partybook.identity.lineage.saying import Said
from partybook.model import Colour
from partybook.store.party_rows import PartyEntry
from partybook.terms import load

ASKED = ("colour", "abbreviation", "position", "ideology", "name", "former_name", "renamed_to")
"""The properties that `party_shown` reads."""

_LONGEST_SHORT = 12
"""Characters of an abbreviation; what is longer is none."""

_SURE_OF_PLACE = 3
"""How much more a stated position says of a party's place than one of its ideologies."""


def party_shown(entry: PartyEntry, said: Sequence[Said]) -> Party:
    """The party as pictures show it."""
    asserted = [one for one in said if one.certainty != "denied"]
    return Party(
        entry.party,
        entry.name,
        _short(entry.name, [str(one.value) for one in asserted if one.property == "abbreviation"]),
        _colour(asserted),
        _place(asserted),
        entry.life.first,
        entry.life.ended,
        entry.life.last_active,
        _renamed(asserted),
    )


def _short(name: str, told: Iterable[str]) -> str:
    """The abbreviation that most sources give: short, and not the name again; of equals, the one given first."""
    counted = Counter(words for words in told if len(words) <= _LONGEST_SHORT and len(words) < len(name))
    ranked = sorted(counted, key=lambda words: (-counted[words], not words.isascii(), len(words)))
    return ranked[0] if ranked else ""


def _colour(said: Iterable[Said]) -> str:
    """The colour that most sources give; of equals, the last given. Names that mean no colour are passed over."""
    found = [parsed(str(one.value)) for one in said if one.property == "colour" and isinstance(one.value, Colour)]
    known = [colour for colour in found if colour and colour != "#ffffff"]
    counted = Counter(known)
    return max(reversed(known), key=lambda colour: counted[colour]) if known else ""


def _place(said: Iterable[Said]) -> float | None:
    """The mean of the places that positions and ideologies mean; None when none means one."""
    found: list[float] = []
    for one in said:
        if one.property in ("position", "ideology") and one.qualifier("of") is None:
            place = _place_of(one.property, str(one.value))
            found += [] if place is None else [place] * (_SURE_OF_PLACE if one.property == "position" else 1)
    return fmean(found) if found else None


def _place_of(kind: str, words: str) -> float | None:
    return next((place for pattern, place in _places()[kind] if pattern.search(words)), None)


@cache
def _places() -> dict[str, list[tuple[re.Pattern[str], float]]]:
    return {
        kind: [(re.compile(pattern, re.IGNORECASE), place) for pattern, place in table.items()]
        for kind, table in load("places").items()
    }


def _renamed(said: Iterable[Said]) -> tuple[tuple[Year, str], ...]:
    """The names a party bore from dates on; a former name until a date begins the row without a date of its own."""
    told = spans(said, ("name", "former_name", "renamed_to"))
    begun = [(start, span.words) for span in told if (start := moment(span.start)) is not None]
    if not begun:
        return ()
    begun.sort()
    before = [span.words for span in told if _ended_by(span, begun[0][0])]
    first = [(0.0, before[0])] if before and before[0] != begun[0][1] else []
    kept: list[tuple[Year, str]] = []
    for when, words in (*first, *begun):
        if not kept or kept[-1][1] != words:
            kept.append((when, words))
    return tuple(kept) if len(kept) > 1 else ()


def _ended_by(span: Span, when: Year) -> bool:
    end = moment(span.end, end=True)
    return span.start is None and end is not None and end <= when + 1
