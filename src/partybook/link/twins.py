"""Parties that a reference lists twice: the same names, at the same time. They are no rivals of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Side
from partybook.link.precedents import highest_other


def listed_twice(sides: Sequence[Side]) -> dict[int, tuple[int, ...]]:
    """For every party that looks like another one listed again, the column numbers of those others.

    They have all names alike, and years that meet or are not known.
    """
    named: dict[frozenset[str], list[int]] = {}
    parties: list[Candidate] = []
    for side in sides:
        for party, names in zip(side.candidates, side.joined, strict=True):
            if names:
                named.setdefault(names, []).append(len(parties))
            parties.append(party)
    found = {}
    for columns in named.values():
        for one in columns if len(columns) > 1 else ():
            if twins := tuple(two for two in columns if two != one and meet(parties[one], parties[two])):
                found[one] = twins
    return found


def meet(one: Candidate, other: Candidate) -> bool:
    """Whether two parties of one country may have existed at one time; one that begins as the other ends took over."""
    begin, end = max(one.first or 0, other.first or 0), min(one.last or 9999, other.last or 9999)
    return one.country == other.country and (begin < end or one.first == other.first)


def runner_up(
    scores: NDArray[np.float64], chosen: NDArray[np.intp], twins: Mapping[int, tuple[int, ...]]
) -> NDArray[np.float64]:
    """For chosen parties (column numbers, entries by candidates) of all scores, the best score of another party that is
    no twin; minus infinity where there is none.
    """
    found: NDArray[np.float64] = highest_other(scores, np.take_along_axis(scores, chosen, axis=1))
    for one, others in twins.items():
        rows, places = np.nonzero(chosen == one)
        rest = np.delete(scores[rows], [one, *others], axis=1)
        found[rows, places] = rest.max(1, initial=-np.inf)
    return found


def odds_of_twins(
    scores: NDArray[np.float64], chosen: NDArray[np.intp], twins: Mapping[int, tuple[int, ...]]
) -> NDArray[np.float64]:
    """For chosen parties, the sum of the odds of their twins; `scores` are logarithms of odds."""
    found = np.zeros(chosen.shape)
    for one, others in twins.items():
        rows, places = np.nonzero(chosen == one)
        found[rows, places] = np.exp(scores[rows][:, others]).sum(1)
    return found
