"""Where a measure can lie when nobody knows who the "others" are.

`votes` and `seats` are fractions of the named parties by group; `rest_votes` and `rest_seats` what is left of each
group. The others may be one party or very many. Every function returns the lowest and the highest possible value.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from partybook.measures.disproportionality import dhondt_index, loosemore_hanby
from partybook.measures.fragmentation import effective_number, golosov
from partybook.measures.grouping import Floats, Formula, Groups, divide

Range = tuple[Floats, Floats]


def one_distribution(name: str, groups: Groups, part: Floats, rest: Floats) -> Range:
    """Bounds of the measures of votes alone or seats alone."""
    return _OF_ONE[name](groups, part, rest)


def two_distributions(
    name: str, groups: Groups, votes: Floats, seats: Floats, rest_votes: Floats, rest_seats: Floats
) -> Range:
    """Bounds of the measures that compare votes and seats; nan where a range cannot be said."""
    kind = _OF_TWO.get(name)
    if kind is None:
        unknown = np.full(groups.count, np.nan)
        return unknown, unknown
    return kind(groups, votes, seats, rest_votes, rest_seats)


def volatility(groups: Groups, before: Floats, after: Floats, rest_before: Floats, rest_after: Floats) -> Range:
    """Bounds of Pedersen's index: the others of one election may be parties named at the other, or quite different.

    A party named at one election only may have been among the others of the other; the lowest value matches as much of
    them as the sizes allow, the highest nothing.
    """
    both = groups.sum(np.where((before > 0) & (after > 0), np.minimum(before, after), 0.0))
    only_before = groups.sum(np.where(after == 0, before, 0.0))
    only_after = groups.sum(np.where(before == 0, after, 0.0))
    matched = np.minimum(np.minimum(only_after + rest_after, only_before + rest_before), rest_before + rest_after)
    whole = np.maximum(groups.sum(before) + rest_before, groups.sum(after) + rest_after)
    low, high = 100.0 * (whole - both - matched), 100.0 * (whole - both)
    return np.maximum(low, 0.0), np.minimum(np.maximum(high, 0.0), 100.0)


def _with_one(formula: Formula, groups: Groups, part: Floats, rest: Floats) -> Floats:
    """The measure when the others are one more party."""
    joined = Groups(np.concatenate((groups.codes, np.arange(groups.count))), groups.count)
    return formula(np.concatenate((part, rest)), by=joined, fractions=True)


def _number(groups: Groups, part: Floats, rest: Floats) -> Range:
    return _with_one(effective_number, groups, part, rest), effective_number(part, by=groups, fractions=True)


def _golosov(groups: Groups, part: Floats, rest: Floats) -> Range:
    """With very many others each adds p / (p + p1^2), together rest / p1^2."""
    one = _with_one(golosov, groups, part, rest)
    largest = groups.largest(part)
    named = golosov(part, by=groups, fractions=True)
    return one, named + np.nan_to_num(divide(rest, np.where(np.isfinite(largest), largest, 0.0) ** 2))


def _fractionalization(groups: Groups, part: Floats, rest: Floats) -> Range:
    low, high = _number(groups, part, rest)
    return 1.0 - divide(np.ones(groups.count), low), 1.0 - divide(np.ones(groups.count), high)


def _concentration(groups: Groups, part: Floats, rest: Floats) -> Range:
    largest, second = groups.largest(part), groups.second(part)
    known = np.isfinite(largest)
    low = np.where(known, 100.0 * (largest + second), np.nan)
    return low, np.where(
        known, 100.0 * (largest + second + np.maximum(rest - np.minimum(largest, second), 0.0)), np.nan
    )


def _competitiveness(groups: Groups, part: Floats, rest: Floats) -> Range:
    """The others can bring a second party up to the first, or, when they are larger than both, go ahead of it."""
    largest, second = groups.largest(part), groups.second(part)
    lead = largest - second
    ahead = np.where(rest > largest, rest - largest, 0.0)
    closest = np.where(rest <= second, lead, np.where(rest <= largest, largest - rest, 0.0))
    known = np.isfinite(largest)
    return np.where(known, 1.0 - np.maximum(lead, ahead), np.nan), np.where(known, 1.0 - closest, np.nan)


def _least_squares(groups: Groups, votes: Floats, seats: Floats, rest_votes: Floats, rest_seats: Floats) -> Range:
    named = groups.sum((votes - seats) ** 2)
    return 100.0 * np.sqrt(named / 2.0), 100.0 * np.sqrt((named + rest_votes**2 + rest_seats**2) / 2.0)


def _loosemore_hanby(groups: Groups, votes: Floats, seats: Floats, rest_votes: Floats, rest_seats: Floats) -> Range:
    named = loosemore_hanby(votes, seats, by=groups, fractions=True)
    return named + 50.0 * np.abs(rest_votes - rest_seats), named + 50.0 * (rest_votes + rest_seats)


def _rose(groups: Groups, votes: Floats, seats: Floats, rest_votes: Floats, rest_seats: Floats) -> Range:
    low, high = _loosemore_hanby(groups, votes, seats, rest_votes, rest_seats)
    return 100.0 - high, 100.0 - low


def _sainte_lague(groups: Groups, votes: Floats, seats: Floats, rest_votes: Floats, rest_seats: Floats) -> Range:
    """Others without seats add their votes whoever they are; with seats there is no highest value (nan)."""
    terms = np.where((votes == 0) & (seats == 0), 0.0, divide((seats - votes) ** 2, votes))
    least = np.where(
        rest_votes > 0, divide((rest_seats - rest_votes) ** 2, rest_votes), np.where(rest_seats > 0, np.nan, 0)
    )
    low = 100.0 * (groups.sum(terms) + least)
    return low, np.where(rest_seats > 0, np.nan, low)


def _dhondt(groups: Groups, votes: Floats, seats: Floats, rest_votes: Floats, rest_seats: Floats) -> Range:
    named = dhondt_index(votes, seats, by=groups, fractions=True)
    least = np.maximum(named, np.nan_to_num(divide(rest_seats, rest_votes)))
    return least, np.where(rest_seats > 0, np.nan, named)


_OF_ONE: dict[str, Callable[[Groups, Floats, Floats], Range]] = {
    "enp": _number,
    "golosov": _golosov,
    "fractionalization": _fractionalization,
    "concentration": _concentration,
    "competitiveness": _competitiveness,
}
_OF_TWO: dict[str, Callable[[Groups, Floats, Floats, Floats, Floats], Range]] = {
    "least_squares": _least_squares,
    "loosemore_hanby": _loosemore_hanby,
    "rose": _rose,
    "sainte_lague_index": _sainte_lague,
    "dhondt_index": _dhondt,
}
