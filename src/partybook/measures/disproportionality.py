"""How far seats are from votes. A party that is on one side only has zero on the other."""

from __future__ import annotations

import numpy as np

from partybook.measures.grouping import Floats, Groups, divide, per_election


@per_election
def least_squares(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """Gallagher's least squares index, sqrt(sum (v - s)^2 / 2), in percent: 0 (proportional) to 100.

    Undefined when there are no votes or no seats. Gallagher (1991), Electoral Studies 10(1): 33-51.
    """
    return 100.0 * np.sqrt(groups.sum((votes - seats) ** 2) / 2.0) + _nothing(groups, votes, seats)


@per_election
def loosemore_hanby(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """Loosemore and Hanby's index, sum |v - s| / 2, in percent: the share of seats in other hands than votes would put
    them. 0 to 100; undefined when there are no votes or no seats.

    Loosemore and Hanby (1971), British Journal of Political Science 1(4): 467-477.
    """
    return 50.0 * groups.sum(np.abs(votes - seats)) + _nothing(groups, votes, seats)


@per_election
def rose(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """Rose's index of proportionality, 100 minus Loosemore and Hanby's: 100 is proportional.

    Mackie and Rose (1991), The International Almanac of Electoral History, 3rd edition, Macmillan.
    """
    return 100.0 - 50.0 * groups.sum(np.abs(votes - seats)) + _nothing(groups, votes, seats)


@per_election
def rae(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """Rae's index of disproportionality, sum |v - s| / n, in percent, n the parties with votes or seats.

    It falls when many small parties are listed. Rae (1967), The Political Consequences of Electoral Laws.
    """
    parties = groups.number((votes > 0) | (seats > 0))
    return 100.0 * divide(groups.sum(np.abs(votes - seats)), parties) + _nothing(groups, votes, seats)


@per_election
def sainte_lague_index(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """Sainte-Lague's index, sum (s - v)^2 / v, in percent: 0 upwards without bound.

    Undefined when a party has seats without votes, since no number of votes explains them; a party with neither counts
    nothing. Gallagher (1991), Electoral Studies 10(1): 33-51, who writes it with percentages as here.
    """
    terms = np.where((votes == 0) & (seats == 0), 0.0, divide((seats - votes) ** 2, votes))
    return 100.0 * groups.sum(terms) + _nothing(groups, votes, seats)


@per_election
def dhondt_index(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """D'Hondt's index, the largest s / v: 1 (proportional) upwards.

    Undefined when a party has seats without votes. Gallagher (1991), Electoral Studies 10(1): 33-51.
    """
    unexplained = groups.number((votes == 0) & (seats > 0)) > 0
    ratios = np.where(votes > 0, divide(seats, votes), 0.0)
    return np.where(unexplained, np.nan, groups.largest(ratios)) + _nothing(groups, votes, seats)


@per_election
def advantage_ratio(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """Advantage ratio s / v of the party with most votes; parties tied for most are taken together.

    Above 1 the seats favour it; undefined without votes. Taagepera and Laakso (1980), European Journal of Political
    Research 8(4): 423-446.
    """
    top = (votes == groups.largest(votes)[groups.codes]) & (votes > 0)
    return divide(groups.sum(np.where(top, seats, 0.0)), groups.sum(np.where(top, votes, 0.0)))


@per_election
def largest_advantage_ratio(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """The largest s / v of the parties with votes; parties with seats alone are left out. ParlGov's advantage ratio:
    often that of a tiny party."""
    ratios = np.where(votes > 0, divide(seats, votes), -np.inf)
    largest = groups.largest(ratios)
    return np.where(np.isfinite(largest), largest, np.nan)


def advantage_ratios(votes: Floats, seats: Floats) -> Floats:
    """The advantage ratio of every party, from fractions: nan without votes."""
    return divide(np.asarray(seats, dtype=np.float64), np.asarray(votes, dtype=np.float64))


def _nothing(groups: Groups, votes: Floats, seats: Floats) -> Floats:
    """nan for groups where nobody has votes, or nobody seats; 0 for all others."""
    held = (groups.number(votes > 0) > 0) & (groups.number(seats > 0) > 0)
    return np.where(held, 0.0, np.nan)
