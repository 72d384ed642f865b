"""How many parties, and how large the largest: measures of one distribution of votes or of seats."""

from __future__ import annotations

import numpy as np

from partybook.measures.grouping import Floats, Groups, divide, per_election


@per_election
def effective_number(groups: Groups, shares: Floats) -> Floats:
    """Effective number of parties, 1 / sum p^2.

    From 1 (one party) to the number of parties (all equal); undefined (nan) when nobody has a vote.
    Laakso and Taagepera (1979), Comparative Political Studies 12(1): 3-27.
    """
    return divide(np.ones(groups.count), groups.sum(shares * shares))


@per_election
def golosov(groups: Groups, shares: Floats) -> Floats:
    """Golosov's effective number, sum p / (p + p1^2 - p^2), with p1 the largest share.

    From 1 to the number of parties; below Laakso and Taagepera's number where one party leads; parties without votes
    count nothing;
    undefined when nobody has a vote. Golosov (2010), Party Politics 16(2): 171-192.
    """
    largest = np.maximum(groups.largest(shares), 0.0)
    terms = divide(shares, shares + largest[groups.codes] ** 2 - shares * shares)
    found = groups.sum(np.nan_to_num(terms))
    return np.where(largest > 0, found, np.nan)


@per_election
def fractionalization(groups: Groups, shares: Floats) -> Floats:
    """Fractionalization, 1 - sum p^2: the chance that two voters, drawn at random, chose different parties.

    From 0 (one party) to just under 1; undefined when nobody has a vote.
    Rae (1967), The Political Consequences of Electoral Laws, Yale University Press.
    """
    squares = groups.sum(shares * shares)
    return np.where(squares > 0, 1.0 - squares, np.nan)


@per_election
def concentration(groups: Groups, shares: Floats) -> Floats:
    """Share of the two largest parties together, p1 + p2, in percent; of one party, its share."""
    largest = groups.largest(shares)
    return np.where(largest > 0, 100.0 * (largest + groups.second(shares)), np.nan)


@per_election
def competitiveness(groups: Groups, shares: Floats) -> Floats:
    """How close the race is, 1 - (p1 - p2): 1 when the two largest parties are tied, 0 when one has everything."""
    largest = groups.largest(shares)
    return np.where(largest > 0, 1.0 - (largest - groups.second(shares)), np.nan)
