"""What statements say about how a party is to be shown: its colour, its short name, its place from left to right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from statistics import fmean
from typing import Any

from partybook.charts.colour import distance, parsed
from partybook.charts.facts import Party, Year, moment
from partybook.identity.lineage.names import Span, spans
from partybook.identity.lineage.saying import Said
from partybook.model import Colour, Statement
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
        colour_of(asserted),
        _place(asserted),
        entry.life.first,
        entry.life.ended,
        entry.life.last_active,
        _renamed(entry.name, asserted),
        is_nobody(entry.name),
    )


def is_nobody(name: str) -> bool:
    """Whether a name is no party's: that under which lists count those without a party, or the rest."""
    return name.casefold() in _words()["nobody"]["names"]


def _short(name: str, told: Iterable[str]) -> str:
    """The abbreviation that most sources give: short, and not the name again; of equals, the one given first."""
    counted = Counter(words for words in told if len(words) <= _LONGEST_SHORT and len(words) < len(name))
    ranked = sorted(counted, key=lambda words: (-counted[words], not words.isascii(), len(words)))
    return ranked[0] if ranked else ""


_ALIKE = 0.25
"""The distance in OKLab up to which a colour can be what a word such as "red" names."""


def colour_of(said: Iterable[Said | Statement]) -> str:
    """The colour that most sources give; of equals, the first given.

    A word ("Red", as value or in a note) speaks for the exact colour most like it; where there is none, it is the
    colour. Words that mean no colour are passed over.
    """
    told = [one for one in said if one.property == "colour" and isinstance(one.value, Colour)]
    exact = [value for one in told if str(one.value).startswith("#") and (value := parsed(str(one.value)))]
    named = [value for one in told if not str(one.value).startswith("#") and (value := _named(one))]
    spoken = [min(exact, key=lambda known: distance(known, word), default=word) for word in named]
    spoken = [known if distance(known, word) <= _ALIKE else word for known, word in zip(spoken, named, strict=True)]
    counted = Counter(colour for colour in (*exact, *spoken) if colour != "#ffffff")
    return max(counted, key=lambda colour: counted[colour], default="")


def _named(one: Said | Statement) -> str:
    """The colour of a word: of the value, or of the note where the value only says whose colour it is."""
    return parsed(str(one.value)) or parsed(str(one.qualifier("note") or ""))


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
def _words() -> dict[str, Any]:
    return load("charts")


@cache
def _places() -> dict[str, list[tuple[re.Pattern[str], float]]]:
    return {
        kind: [(re.compile(pattern, re.IGNORECASE), place) for pattern, place in table.items()]
        for kind, table in _words().items()
        if kind in ("position", "ideology")
    }


def _renamed(name: str, said: Iterable[Said]) -> tuple[tuple[Year, str], ...]:
    """The names a party bore from dates on, one at a time; empty when it bore one only.

    Of names taken on one day, in several languages, the one most like the name that the party goes by; a name it bore
    until then begins the row, at year 0.
    """
    statements = list(said)
    told = spans(statements, ("name", "former_name", "renamed_to"))
    first_said = {str(one.value): place for place, one in reversed(list(enumerate(statements)))}
    told.sort(key=lambda span: first_said.get(span.words, 0))
    begun: dict[Year, list[str]] = defaultdict(list)
    for span in told:
        if (start := moment(span.start)) is not None:
            begun[start].append(span.words)
    if not begun:
        return ()
    before = [span.words for span in told if _ended_by(span, min(begun))]
    taken = [(0.0, _likest(name, before))] if before else []
    taken += [(when, _likest(name, words)) for when, words in sorted(begun.items())]
    kept = [one for place, one in enumerate(taken) if place == 0 or one[1] != taken[place - 1][1]]
    return tuple(kept) if len(kept) > 1 else ()


def _likest(name: str, words: Sequence[str]) -> str:
    """The name that shares most words with another, else that has most English ones, else the one said first."""
    wanted, english = set(name.casefold().split()), set(_words()["names"]["english"])

    def rank(one: str) -> tuple[int, int, bool]:
        said = set(one.casefold().split())
        return len(said & wanted), len(said & english), one.isascii()

    return max(words, key=rank)


def _ended_by(span: Span, when: Year) -> bool:
    end = moment(span.end, end=True)
    return span.start is None and end is not None and end <= when + 1
