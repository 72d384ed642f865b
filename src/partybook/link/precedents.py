"""Precedents: entries of other lists that are linked already. What entries like it were linked to speaks for a party.

People who linked a list before have met the alliances, renames and stray abbreviations that no name explains. Likeness
is the score of the one scorer (`identity.compare`); this module gathers it, list by list, into a few numbers about
every entry and party. Pure arrays of one country.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Floats, Side, lay_out
from partybook.identity.weights import Weights

UNLIKE = -6.0
"""Score of an entry that nobody would take for the same; what is below it is not told apart."""
_ALIKE = -0.5
"""Score at which an entry of another list counts half: of such pairs nine in ten are linked to one party."""
_NAMED = -2.0
"""Score from which a list is named as one with a like entry: seven in ten are linked to one party."""
_STEEPNESS = 1.5
_KINDS = ("precedent", "precedent_lists", "precedent_none", "precedent_ahead", "precedent_lists_ahead")
"""The evidence of precedents, in the order in which `precedent_evidence` finds it."""


class Precedent(msgspec.Struct, frozen=True):
    """An entry of a list that is linked already: `party` is the key of its known party, "" when it is none of them."""

    candidate: Candidate
    party: str
    list: str


class Precedents(NamedTuple):
    """The precedents of one country, laid out in the order of their parties and, within one, of their lists.

    `starts` are where a new party or list begins among them; `parties` and `lists` say of which party (its column, -1
    for none) and which list each such group is.
    """

    side: Side
    starts: NDArray[np.intp]
    parties: NDArray[np.intp]
    lists: NDArray[np.str_]


class Told(NamedTuple):
    """What the precedents say: the score of the likest precedent by `groups` of party and list, entries by groups;
    `best` and `support` of those of each party, entries by parties: the highest score, and how many lists have a like
    entry; `none`, for every entry, the highest score of a precedent that is no known party.
    """

    groups: Floats
    best: Floats
    support: Floats
    none: Floats


def lay_out_precedents(precedents: Iterable[Precedent], parties: Sequence[Candidate]) -> Precedents | None:
    """The precedents whose party is one of these, or none; nothing when there is no such precedent."""
    columns = {party.key: column for column, party in enumerate(parties)} | {"": -1}
    placed = [(columns[made.party], made.list, made.candidate) for made in precedents if made.party in columns]
    if not placed:
        return None
    placed.sort(key=lambda item: item[:2])
    groups = [item[:2] for item in placed]
    starts = [at for at, group in enumerate(groups) if at == 0 or group != groups[at - 1]]
    return Precedents(
        lay_out([candidate for _, _, candidate in placed]),
        np.array(starts),
        np.array([groups[at][0] for at in starts]),
        np.array([groups[at][1] for at in starts]),
    )


def tell(scores: Floats, precedents: Precedents, parties: int, silent: Collection[str] = ()) -> Told:
    """What precedents say of entries, from the scores of every entry and precedent; `silent` lists say nothing."""
    groups = np.maximum(np.maximum.reduceat(scores, precedents.starts, axis=1), UNLIKE)
    groups[:, np.isin(precedents.lists, list(silent))] = UNLIKE
    begins = np.flatnonzero(np.diff(precedents.parties, prepend=-2))
    of = precedents.parties[begins]
    alike = 1 / (1 + np.exp(_STEEPNESS * (_ALIKE - groups))) * (groups > UNLIKE)
    best = np.full((len(scores), parties + 1), UNLIKE, dtype=np.float32)  # the last column is of no party
    count = np.zeros_like(best)
    best[:, of] = np.maximum.reduceat(groups, begins, axis=1)
    count[:, of] = np.add.reduceat(alike, begins, axis=1)
    return Told(groups, best[:, :-1], count[:, :-1], best[:, -1])


def nothing_told(entries: int, parties: int) -> Told:
    """What is told where there are no precedents."""
    unlike = np.full((entries, parties), UNLIKE, dtype=np.float32)
    return Told(np.empty((entries, 0), dtype=np.float32), unlike, np.zeros_like(unlike), unlike[:, 0])


def precedent_evidence(told: Told, chosen: NDArray[np.intp]) -> dict[str, Floats]:
    """The evidence of precedents for chosen parties (column numbers, entries by candidates)."""
    rows = np.arange(len(chosen))[:, None]
    best, count = told.best[rows, chosen], told.support[rows, chosen]
    found = (
        best,
        count,
        np.broadcast_to(told.none[:, None], best.shape),
        best - np.maximum(highest_other(told.best, best), UNLIKE),
        count - np.maximum(highest_other(told.support, count), 0),
    )
    return dict(zip(_KINDS, found, strict=True))


def precedent_weight(weights: Weights, evidence: Mapping[str, Floats]) -> Floats:
    """What precedents add to the odds of each pair, by the weights of the second stage: nothing where none is alike."""
    told = Weights(0.0, {name: curve for name, curve in weights.curves.items() if name in _KINDS})
    one = np.zeros((1, 1), dtype=np.intp)
    return told.score(evidence) - told.score(precedent_evidence(nothing_told(1, 1), one))


def highest_other(scores: NDArray[Any], chosen: NDArray[Any]) -> NDArray[Any]:
    """For chosen scores of each row, the highest score of another column; minus infinity where there is no other."""
    top = scores.max(1, keepdims=True)
    if scores.shape[1] < 2:
        return np.full_like(chosen, -np.inf)
    second = np.partition(scores, -2, axis=1)[:, -2][:, None]
    return np.where(chosen >= top, second, top)


def lists_like(told: Told, precedents: Precedents, row: int, party: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lists with an entry like that of the row: those that link it to the party, and those that do not."""
    like = told.groups[row] >= _NAMED
    mine = precedents.lists[like & (precedents.parties == party)]
    others = precedents.lists[like & (precedents.parties != party)]
    return tuple(map(str, mine)), tuple(sorted({str(name) for name in others} - set(map(str, mine))))
