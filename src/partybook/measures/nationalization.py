"""How evenly a party's vote is spread over districts, and a party system's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from partybook.measures.grouping import Floats, Groups, Integers, divide

STANDARD_UNITS = 10.0
"""Bochsler's standardized score is what the score would be with ten units of equal size."""


@dataclass(frozen=True, slots=True)
class Nationalization:
    """Scores of parties and of party systems, 0 (one district) to 1 (the same share everywhere).

    `party_*` follow the pairs of election and party in `election` and `party`; `system_*` one value an election.
    """

    election: Integers
    party: Integers
    party_votes: Floats
    party_score: Floats
    party_weighted: Floats
    party_standardized: Floats
    system_score: Floats
    system_weighted: Floats
    system_standardized: Floats
    districts: Floats


def nationalization(election: Integers, district: Integers, party: Integers, votes: Floats) -> Nationalization:
    """Nationalization from district results: four columns of equal length, codes from 0, each row's votes.

    A score is 1 minus the Gini coefficient of a party's vote shares over all districts of the election, with zero where
    the party did not stand. Unweighted, every district counts alike: Jones and Mainwaring (2003), Party Politics 9(2):
    139-166, and so does their score of the party system, the parties' scores weighted by their votes. `weighted`
    counts a district by its votes, and `standardized` is that to the power 1 / log10(E), with E = (sum n)^2 / sum n^2
    the effective number of districts: Bochsler (2010), Electoral Studies 29(1): 155-168; undefined with E at most 1.
    Districts without votes are left out. `district` codes must differ between elections; several rows of one party in
    one district are added up.
    """
    counted = votes > 0
    election, district, party = election[counted], district[counted], party[counted]
    votes = votes[counted]
    elections = int(election.max()) + 1 if len(election) else 0
    key, cell, place, cell_votes = _cells(election, district, party, votes)
    sizes: Floats = np.bincount(district, weights=votes).astype(np.float64)
    home = np.zeros(len(sizes), dtype=np.int64)
    home[district] = election
    filled = sizes > 0
    pair_election, pair_party = key // (int(party.max(initial=0)) + 1), key % (int(party.max(initial=0)) + 1)
    units = np.bincount(home[filled], minlength=elections).astype(np.float64)
    national: Floats = np.bincount(home[filled], sizes[filled], elections).astype(np.float64)
    squares: Floats = np.bincount(home[filled], sizes[filled] ** 2, elections).astype(np.float64)
    weight = sizes[place]
    share = cell_votes / weight
    # Cells come in order of pair and district whatever the order of the rows, so that equal shares stay in it.
    order = np.lexsort((share, cell))
    cell, weight, share, cell_votes = cell[order], weight[order], share[order], cell_votes[order]
    pairs = Groups(cell, len(key))
    party_votes = pairs.sum(cell_votes)
    score = _even(pairs, share, units[pair_election])
    weighted = _weighted(pairs, cell_votes, weight, national[pair_election])
    effective = divide(national**2, squares)
    power = divide(np.ones(elections), np.log10(np.maximum(effective, 1.0)))
    systems = Groups(pair_election, elections)
    part = divide(party_votes, national[pair_election])
    system_weighted = systems.sum(part * weighted)
    return Nationalization(
        pair_election,
        pair_party,
        party_votes,
        score,
        weighted,
        weighted ** power[pair_election],
        systems.sum(part * score),
        system_weighted,
        system_weighted**power,
        units,
    )


def _cells(
    election: Integers, district: Integers, party: Integers, votes: Floats
) -> tuple[Integers, Integers, Integers, Floats]:
    """Votes a party and district: pair keys, and for each cell its pair's number, its district and its votes."""
    pair = election * (int(party.max(initial=0)) + 1) + party
    wide = int(district.max(initial=0)) + 1
    cells, where = np.unique(pair * wide + district, return_inverse=True)
    summed: Floats = np.bincount(where, weights=votes, minlength=len(cells)).astype(np.float64)
    pairs_of = cells // wide
    starts = np.concatenate(([True], pairs_of[1:] != pairs_of[:-1]))[: len(cells)]
    return pairs_of[starts], np.cumsum(starts) - 1, cells - pairs_of * wide, summed


def _even(pairs: Groups, share: Floats, units: Floats) -> Floats:
    """1 - Gini of shares, in increasing order within each pair; districts without the party are zero."""
    present = pairs.number(np.ones(len(share), dtype=np.bool_))
    starts = np.concatenate(([0.0], np.cumsum(present)[:-1]))
    rank = np.arange(len(share)) - starts[pairs.codes] + 1.0 + (units - present)[pairs.codes]
    gini = divide(2.0 * pairs.sum(rank * share), units * pairs.sum(share)) - (units + 1.0) / units
    return 1.0 - gini


def _weighted(pairs: Groups, votes: Floats, weight: Floats, national: Floats) -> Floats:
    """1 - Gini of shares with districts weighted by size: twice the area under the Lorenz curve."""
    running = np.cumsum(votes)
    total = pairs.sum(votes)
    before = np.concatenate(([0.0], np.cumsum(total)[:-1]))[pairs.codes]
    below = running - before - votes / 2.0
    return divide(2.0 * pairs.sum(weight * below), national * total)
