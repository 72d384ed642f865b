"""Entries of one list and one country against the known parties: a pure function, so that it can be mapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

import msgspec
import numpy as np

from partybook.identity.candidate import Candidate
from partybook.identity.compare import score_all, weigh_all
from partybook.identity.evidence import Floats, Side, lay_out
from partybook.identity.weights import weights
from partybook.link.entries import Entry
from partybook.link.model import LinkModel
from partybook.link.precedents import Precedents, Told, lists_like, nothing_told, precedent_weight, tell
from partybook.link.reference import Reference
from partybook.link.rivals import Shortlist, list_weight, shortlist
from partybook.link.twins import listed_twice

_PAIRS_AT_ONCE = 60_000
"""Pairs whose evidence is in memory at the same time: some 90 arrays of them."""
_SIDES_KEPT = 4
"""Stretches of entries that stay prepared while one country after the other is compared with them."""
_RIVAL_PAIRS = 1_500_000
"""Pairs whose scores are in memory at the same time, to see rivals."""


GROUPS = ("names", "abbreviations", "years", "results", "kind")
"""Groups of evidence about a pair, in the order in which a proposal holds their weights."""


class Proposal(msgspec.Struct, frozen=True):
    """A known party for an entry: `score` is the probability that they are one, `odds` the sum that it comes from.

    `groups` are what each group of evidence about the pair adds, in the order of `GROUPS`; `others` what the rest of
    the list and of the country adds, with how far the pair is ahead of the next party (`margin`) and of other entries
    for this party (`rival`); `precedents` what lists linked earlier add, `linked_by` and `not_by` the lists whose like
    entries are linked to this party, and those whose are not.
    `twins` are the keys of parties that look like this one listed again.
    The groups, `others` and `precedents`, less what had to be outweighed, are the odds (a logarithm). What had to be is
    the more, the better the pair: of two good pairs the better one is not so much more often right.
    """

    party: Candidate
    score: float
    odds: float
    groups: tuple[float, ...] = ()
    others: float = 0.0
    margin: float = 0.0
    rival: float = 0.0
    precedents: float = 0.0
    linked_by: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()


def match(
    entries: Sequence[Candidate],
    sides: Sequence[Side],
    model: LinkModel,
    lists: Sequence[str] | None = None,
    precedents: Precedents | None = None,
    once: Sequence[int] | None = None,
) -> list[list[Proposal]]:
    """The best parties for each entry of one country, best first; none when there are no parties.

    `sides` are the country's parties, or those of every country in turn when the country is not known. `lists` are the
    lists that the entries are from, one for all when not given: entries are rivals of each other within their list, as
    far as `_RIVAL_PAIRS` reach: in a list without countries, some hundred at a time. Entries that have one number in
    `once` are the same party in several rows and no rivals. `precedents` are the entries of
    other lists that are linked to these parties, for a model that was learned with such.
    """
    parties = [party for side in sides for party in side.candidates]
    found: list[list[Proposal]] = [[] for _ in entries]
    if not parties:
        return found
    twins = listed_twice(sides)
    step = max(1, _RIVAL_PAIRS // len(parties))
    lists = lists or [""] * len(entries)
    order = [row for rows in _by_list(lists) for row in rows]
    for at in range(0, len(order), step):
        taken = order[at : at + step]
        groups = _weigh([entries[row] for row in taken], sides)
        scores = np.sum(list(groups.values()), axis=0) - weights().needed
        for places in _by_list([lists[row] for row in taken]):
            some = [entries[taken[place]] for place in places]
            told = _hear(some, precedents, len(parties)) if model.from_lists else None
            same = [once[taken[place]] for place in places] if once else None
            chosen = shortlist(scores[places], some, parties, told, same, twins)
            mine = {group: added[places] for group, added in groups.items()}
            said = partial(lists_like, told, precedents) if told and precedents else None
            proposed = _proposals(chosen, mine, model, parties, said, twins)
            for place, proposals in zip(places, proposed, strict=True):
                found[taken[place]] = proposals
    return found


def _by_list(lists: Sequence[str]) -> list[list[int]]:
    """The places of each list."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(lists):
        places.setdefault(name, []).append(place)
    return list(places.values())


def _weigh(entries: Sequence[Candidate], sides: Sequence[Side]) -> dict[str, Floats]:
    """The weights of all pairs by group, computed for some entries at a time so that memory stays small."""

    @lru_cache(maxsize=_SIDES_KEPT)
    def laid_out(start: int, end: int) -> Side:
        return lay_out(entries[start:end])

    columns = []
    for side in sides:
        step = max(1, _PAIRS_AT_ONCE // len(side.candidates))
        starts = range(0, len(entries), step)
        columns.append([weigh_all(laid_out(at, min(at + step, len(entries))), side) for at in starts])
    return {
        group: np.concatenate([np.concatenate([part[group] for part in parts]) for parts in columns], axis=1)
        for group in columns[0][0]
    }


def _hear(entries: Sequence[Candidate], precedents: Precedents | None, parties: int) -> Told:
    """What the precedents say of some entries, compared with some at a time so that memory stays small."""
    if precedents is None:
        return nothing_told(len(entries), parties)
    step = max(1, _PAIRS_AT_ONCE // len(precedents.side.candidates))
    parts = [score_all(entries[at : at + step], precedents.side) for at in range(0, len(entries), step)]
    return tell(np.concatenate(parts), precedents, parties)


def _proposals(
    found: Shortlist,
    groups: dict[str, Floats],
    model: LinkModel,
    parties: Sequence[Candidate],
    lists_like: Callable[[int, int], tuple[tuple[str, ...], tuple[str, ...]]] | None,
    twins: Mapping[int, tuple[int, ...]],
) -> list[list[Proposal]]:
    """The shortlists of all entries as proposals, best first. `lists_like` tells the lists that link such an entry to a
    party, and those that do not.
    """
    odds = model.weights.score(found.evidence)
    rows = np.arange(len(odds))[:, None]
    kept = np.stack([groups[group][rows, found.parties] for group in GROUPS], axis=2).tolist()
    order = np.argsort(-odds, axis=1, kind="stable").tolist()
    earlier = precedent_weight(model.weights, found.evidence)
    others = list_weight(model.weights, found.evidence, odds).tolist()
    columns, weighed = found.parties.tolist(), earlier.tolist()
    margins, rivals = found.evidence["margin"].tolist(), found.evidence["rival"].tolist()
    all_odds, all_chances = odds.tolist(), model.probabilities(odds).tolist()
    return [
        [
            Proposal(
                parties[columns[row][at]],
                all_chances[row][at],
                all_odds[row][at],
                tuple(kept[row][at]),
                others[row][at],
                margins[row][at],
                rivals[row][at],
                weighed[row][at],
                *(lists_like(row, columns[row][at]) if lists_like else ((), ())),
                tuple(parties[twin].key for twin in twins.get(columns[row][at], ())),
            )
            for at in places
        ]
        for row, places in enumerate(order)
    ]


def match_list(
    entries: Iterable[Entry], reference: Reference, model: LinkModel
) -> Iterator[tuple[Entry, list[Proposal]]]:
    """Every entry of a list with its proposals, country by country; entries of another list are no rivals.

    Rows that say the same of one party, such as its results in a hundred districts, are compared once.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.candidate.country or entry.country_given, []).append(entry)
    for country, members in groups.items():
        places: dict[tuple[int, str, Candidate], int] = {}
        at = [places.setdefault(_said(entry), len(places)) for entry in members]
        once, lists, candidates = zip(*places, strict=True)
        precedents = reference.precedents_of(country) if model.from_lists else None
        found = match(candidates, reference.sides(country), model, lists, precedents, once)
        yield from ((entry, found[place]) for entry, place in zip(members, at, strict=True))


def _said(entry: Entry) -> tuple[int, str, Candidate]:
    """All that the comparison knows of a row."""
    one = entry.candidate
    return entry.first_row or entry.row, entry.list, msgspec.structs.replace(one, key="") if one.key else one
