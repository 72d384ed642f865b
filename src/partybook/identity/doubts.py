"""Pages that a list gives for an entry though another party fits the entry better: for a person to judge.

A list gives one page for an entry that changed its name, came back or is an alliance in some years: the page may be of
the heir while the entry is coded as the forerunner. What tells is the name that the list gives today, and whether the
entry's elections lie inside the other's life. Years and former names do not: an entry that went on under a new name
has those of all its stages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np

from partybook.identity.candidate import Candidate
from partybook.identity.compare import score_all
from partybook.identity.lineage.life import Life
from partybook.identity.matching import POSSIBLE

INSIDE = 2.0
"""Logarithm of odds that all of an entry's elections inside the other's life add to that of their names."""

ABROAD = 1.0
"""What is taken off when the page's party is listed in another country than the entry."""

CLEARLY = 0.5
"""By how much another party must fit better for the page to be in doubt.

Chosen with the two above on every other country of the world book, and checked on the rest: of ParlGov's pages there,
3 in 4 of those that lead to another entry of Party Facts than its coders chose are in doubt, and 1 in 200 of the
others. Half or twice of each number changes little."""

GRACE = 1
"""Years before a founding and after an end in which an election still belongs to a party."""


class Known(msgspec.Struct, frozen=True):
    """A party as it is known before the pages of the list in question are followed.

    `whole` has all its names and years, `today` only the names it has now; `elections` are the years of its results,
    `lists` the lists it is on.
    """

    whole: Candidate
    today: Candidate
    life: Life
    elections: tuple[int, ...]
    lists: frozenset[str]

    @property
    def country(self) -> str:
        return self.whole.country


class Doubt(msgspec.Struct, frozen=True):
    """An entry whose page is in doubt, by places in the sequences given to `doubts`: the `rival` fits better than the
    `claimed`, by `better` (logarithm of odds)."""

    entry: int
    claimed: int
    rival: int
    better: float


def doubts(entries: Sequence[Known], others: Sequence[Known], claims: Sequence[tuple[int, int]]) -> list[Doubt]:
    """Which claims (places of an entry and of the other to which its page leads) another party contradicts.

    A rival is on a list of the claimed one, may be the entry as far as the scorer can tell, and is not the page's party
    of another entry: that one is spoken for. All are of one country but for what pages abroad lead to.
    """
    if not claims or not others:
        return []
    possible = score_all([one.whole for one in entries], [one.whole for one in others])
    fits = score_all([one.today for one in entries], [one.today for one in others])
    spoken_for: dict[int, set[int]] = defaultdict(set)
    for entry, claimed in claims:
        spoken_for[claimed].add(entry)
    found = []
    for entry, claimed in claims:
        one = entries[entry]
        own = _fit(fits[entry, claimed], one, others[claimed])
        best, rival = -np.inf, -1
        for place in np.flatnonzero(possible[entry] >= POSSIBLE).tolist():
            other = others[place]
            free = place != claimed and not spoken_for[place] - {entry} and other.lists & others[claimed].lists
            if free and (fit := _fit(fits[entry, place], one, other)) > best:
                best, rival = fit, place
        if best > own + CLEARLY:
            found.append(Doubt(entry, claimed, rival, round(float(best - own), 3)))
    return found


def _fit(names: float, entry: Known, other: Known) -> float:
    abroad = bool(entry.country and other.country and entry.country != other.country)
    return float(names) + INSIDE * inside(entry.elections, other.life) - ABROAD * abroad


def inside(elections: Sequence[int], life: Life) -> float:
    """The share of elections that lie inside a life; 1 when there are none, for then nothing speaks against it."""
    first = life.founded if life.founded is not None else life.first_active
    within = [
        (first is None or year >= first - GRACE) and (life.ended is None or year <= life.ended + GRACE)
        for year in elections
    ]
    return sum(within) / len(within) if within else 1.0
