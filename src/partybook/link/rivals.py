"""The second stage: what the rest of a list and of a country says about a pair.

A pair that scores well can still be wrong when another party fits the entry as well, or when another entry of the same
list fits the party better. Pure arrays: entries by parties of one country and one list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Floats
from partybook.identity.weights import Weights
from partybook.link.precedents import Told, precedent_evidence
from partybook.link.twins import odds_of_twins, runner_up

KEPT = 5
"""Candidates of an entry that are looked at again and reported."""
_LOWEST = -15.0
"""The least score that is told apart."""
_NOBODY = -5.0
"""Score that a margin is measured from where no other comes near: to be alone is no evidence in a short reference."""
_SMALLEST_SHARE = 0.1
_TODAY = 2030
_RIVAL_FROM = -4.0
"""Score from which another entry is a rival for a party."""
_SOONER = 1e-3
"""Of parties that precedents put forward alike, the better pair stands first."""


_INDIFFERENT = {
    "margin": 0,
    "rival": 0,
    "rival_same_time": 0,
    "among_parties": 0.5,
    "among_entries": 0.5,
    "among_both": 0.25,
    "place": 0,
    "place_for_party": 0,
    "size": 0,
    "size_unknown": 1,
    "life": 0,
}
"""The evidence of rivals that says nothing for or against a pair."""


class Shortlist(NamedTuple):
    """The best candidates of each entry: arrays of entries by `kept`, best first; `parties` are column numbers."""

    parties: NDArray[np.intp]
    evidence: dict[str, Floats]


def shortlist(
    scores: Floats,
    entries: Sequence[Candidate],
    parties: Sequence[Candidate],
    told: Told | None = None,
    once: Sequence[int] | None = None,
    twins: Mapping[int, tuple[int, ...]] | None = None,
) -> Shortlist:
    """The best candidates of every entry with the evidence of the list. `scores` are the pairs' scores.

    What precedents have `told` brings parties into the shortlist too. A party's size and life stand here and not with
    the pair: lists have large and lasting parties more often, whatever their names. Entries with one
    number in `once` are one party in several rows, such as its elections: no rivals, and one among them, by their best.
    `twins` are parties that the reference lists twice (`listed_twice`): no rivals of each other either.
    """
    bounded = np.maximum(scores, _LOWEST).astype(np.float64)
    count, kept = len(bounded), min(KEPT, len(parties))
    shares = np.array([np.nan if party.share is None else party.share for party in parties])
    ranked = bounded if told is None else np.maximum(bounded, told.best) + _SOONER * bounded
    best = np.argsort(-ranked, axis=1, kind="stable")[:, :kept]
    rows = np.arange(count)[:, None]
    chosen = bounded[rows, best]
    ahead_of = runner_up(bounded, best, twins or {})
    crowd, of = _counted_once(bounded, once)
    ahead, rank = (found[of] for found in _other_entries(crowd))
    all_odds = np.exp(bounded).sum(1, keepdims=True) - odds_of_twins(bounded, best, twins or {})
    among_parties = np.exp(chosen) / (all_odds + 1)
    instead = np.exp(chosen) - np.exp(crowd[of[:, None], best])
    among_entries = np.exp(chosen) / (np.exp(crowd).sum(0)[best] + instead + 1)
    evidence = {
        "pair": chosen,
        "margin": chosen - np.maximum(ahead_of, _NOBODY),
        "rival": chosen - np.maximum(ahead[rows, best], _NOBODY),
        "rival_same_time": chosen - _rival_same_time(bounded, best, entries, of),
        "among_parties": among_parties,
        "among_entries": among_entries,
        "among_both": among_parties * among_entries,
        "entries_of_country": np.full(chosen.shape, np.log(len(crowd))),
        "place": np.broadcast_to(np.arange(kept), chosen.shape),
        "size": np.nan_to_num(np.log(np.maximum(shares, _SMALLEST_SHARE) / _SMALLEST_SHARE))[best],
        "size_unknown": np.isnan(shares)[best],
        "life": np.log1p(np.array([_life(party) for party in parties]))[best],
        "place_for_party": np.minimum(rank[rows, best], 3),
    }
    if told is not None:
        evidence |= precedent_evidence(told, best)
    return Shortlist(best, {name: values.astype(np.float32) for name, values in evidence.items()})


def list_weight(weights: Weights, evidence: Mapping[str, Floats], odds: Floats) -> Floats:
    """What of the odds of each pair the rest of the list and of the country adds: nothing where no other party and no
    other entry is better or worse, and for a party of which neither size nor life is known.
    """
    rest = {name: curve for name, curve in weights.curves.items() if name not in _INDIFFERENT}
    told = {name: curve for name, curve in weights.curves.items() if name in _INDIFFERENT}
    nothing = {name: np.full((1, 1), value, dtype=np.float32) for name, value in _INDIFFERENT.items()}
    return odds - Weights(weights.needed, rest).score(evidence) - Weights(0.0, told).score(nothing)


def _counted_once(
    scores: NDArray[np.float64], once: Sequence[int] | None
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The best scores of what the list has, each once, and where among them every entry is."""
    of = np.arange(len(scores))
    if once is None or len(set(once)) == len(once):
        return scores, of
    places: dict[int, int] = {}
    of = np.array([places.setdefault(number, len(places)) for number in once])
    crowd = np.full((len(places), scores.shape[1]), _LOWEST)
    np.maximum.at(crowd, of, scores)
    return crowd, of


def _life(party: Candidate) -> int:
    """Years that a party is known to have existed: lists have those that lasted more often."""
    return max(0, (party.last or _TODAY) - party.first) if party.first is not None else 0


def _second(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The second best score of each row."""
    if scores.shape[1] < 2:
        return np.full(len(scores), _LOWEST)
    second: NDArray[np.float64] = np.partition(scores, -2, axis=1)[:, -2]
    return second


def _other_entries(scores: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """For each pair, the best score of another entry for the party, and the entry's place among all for it."""
    order = np.argsort(-scores, axis=0, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(len(scores))[:, None], axis=0)
    best = scores.max(0)
    second = _second(scores.T) if len(scores) > 1 else np.full(scores.shape[1], _LOWEST)
    return np.where(places == 0, second, best), places


def _rival_same_time(
    scores: NDArray[np.float64], best: NDArray[np.intp], entries: Sequence[Candidate], of: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The best score for the party of another entry whose years overlap (or are not known). `of` numbers what entries
    are: those of one number are no rivals.
    """
    numbers = of.tolist()
    first = [entry.first for entry in entries]
    last = [entry.last if entry.last is not None else entry.first for entry in entries]
    # rows of one party and year are one rival, as their best is
    best_row: dict[tuple[int, int, int | None, int | None], int] = {}
    for row, column in zip(*(found.tolist() for found in np.nonzero(scores > _RIVAL_FROM)), strict=True):
        rival = column, numbers[row], first[row], last[row]
        if (known := best_row.get(rival)) is None or scores[row, column] > scores[known, column]:
            best_row[rival] = row
    rivals: dict[int, list[int]] = {}
    for (column, *_), row in best_row.items():
        rivals.setdefault(column, []).append(row)
    for column, rows in rivals.items():
        rows.sort(key=lambda row: -scores[row, column])
    found = np.full(best.shape, _NOBODY)
    for row, columns in enumerate(best.tolist()):
        for place, column in enumerate(columns):
            for other in rivals.get(column, ()):
                if numbers[other] != numbers[row] and _overlap(first, last, row, other):
                    found[row, place] = scores[other, column]
                    break
    return found


def _overlap(first: Sequence[int | None], last: Sequence[int | None], one: int, other: int) -> bool:
    a, b, c, d = first[one], last[one], first[other], last[other]
    if a is None or b is None or c is None or d is None:
        return True
    return a <= max(d, c) and c <= max(b, a)
