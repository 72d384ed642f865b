"""Values others have published, recomputed from the shares and seats they rest on.

Nothing here was printed by this project: each case names where its answer stands. "by hand" marks answers worked out
on paper, for formulas whose papers print no example small enough to copy.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from partybook.measures import (
    advantage_ratio,
    alteration,
    banzhaf,
    competitiveness,
    concentration,
    count_minimal_winning_coalitions,
    dhondt_index,
    effective_number,
    fractionalization,
    golosov,
    least_squares,
    loosemore_hanby,
    minimal_winning_coalitions,
    nationalization,
    new_party_share,
    pedersen,
    polarization,
    rae,
    regeneration,
    rose,
    sainte_lague_index,
    shapley_shubik,
    turnout,
    type_a,
    type_b,
)
from partybook.measures.allocation import allocate

SMALL = [0.01] * 15

GOLOSOV_2010 = [
    # Golosov (2010), Party Politics 16(2): 171-192, table 1: eight hypothetical constellations, N_LT and N_P
    ("A", [0.75, 0.25], 1.60, 1.33),
    ("B", [0.75, 0.10, *SMALL], 1.74, 1.42),
    ("C", [0.55, 0.45], 1.98, 1.82),
    ("D", [0.55, 0.10, 0.10, 0.10, *SMALL], 2.99, 2.24),
    ("E", [0.35, 0.35, 0.30], 2.99, 2.90),
    ("F", [0.35, 0.10, 0.10, 0.10, 0.10, 0.10, *SMALL], 5.75, 4.49),
    ("G", [0.15, 0.15, 0.15, 0.15, 0.15, 0.15, 0.10], 6.90, 6.89),
    ("H", [0.15, 0.10, 0.10, 0.10, 0.10, 0.10, 0.10, 0.10, *SMALL], 10.64, 11.85),
]


@pytest.mark.parametrize(("name", "shares", "laakso", "new"), GOLOSOV_2010, ids=[case[0] for case in GOLOSOV_2010])
def test_golosovs_constellations(name: str, shares: list[float], laakso: float, new: float) -> None:
    assert round(effective_number(shares), 2) == laakso
    assert round(golosov(shares), 2) == new


PARLIAMENTS = [
    # Gallagher, Election indices (Trinity College Dublin), column Eff Ns, from the seats each parliament had
    ("New Zealand 2005", [50, 48, 7, 6, 4, 3, 2, 1], 2.98),
    ("New Zealand 2008", [58, 43, 9, 5, 5, 1, 1], 2.78),
    ("New Zealand 2011", [59, 34, 14, 8, 3, 1, 1, 1], 2.98),
    ("New Zealand 2014", [60, 32, 14, 11, 2, 1, 1], 2.96),
    ("New Zealand 2017", [56, 46, 9, 8, 1], 2.67),
    ("Sweden 2010", [112, 107, 25, 24, 23, 20, 19, 19], 4.54),
    ("Netherlands 2010", [31, 30, 24, 21, 15, 10, 10, 5, 2, 2], 6.74),
    ("Netherlands 2012", [41, 38, 15, 15, 13, 12, 5, 4, 3, 2, 2], 5.70),
    ("Norway 2009", [64, 41, 30, 11, 11, 10, 2], 4.07),
    ("Canada 2011", [166, 103, 34, 4, 1], 2.41),
    ("Canada 2015", [184, 99, 44, 10, 1], 2.50),
    ("Germany 2009", [194, 45, 146, 93, 76, 68], 4.83),
    ("Germany 2013", [255, 56, 193, 64, 63], 3.51),
    ("Spain 2011", [186, 110, 16, 11, 7, 5, 5, 3, 2, 2, 1, 1, 1], 2.60),
    ("Portugal 2011", [108, 74, 24, 16, 8], 2.93),
]


@pytest.mark.parametrize(("name", "seats", "expected"), PARLIAMENTS, ids=[case[0] for case in PARLIAMENTS])
def test_effective_number_of_parliamentary_parties(name: str, seats: list[int], expected: float) -> None:
    assert round(effective_number(seats), 2) == expected


NEW_ZEALAND_2005 = (
    [
        41.10,
        39.10,
        5.72,
        5.30,
        2.12,
        2.67,
        1.51,
        1.16,
        0.62,
        0.25,
        0.12,
        0.07,
        0.05,
        0.05,
        0.04,
        0.03,
        0.03,
        0.02,
        0.02,
    ],
    [50, 48, 7, 6, 4, 3, 2, 1] + [0] * 11,
)
CANADA_2011 = ([39.62, 30.63, 18.91, 6.04, 3.91], [166, 103, 34, 4, 1])
CANADA_2015 = ([39.47, 31.91, 19.71, 4.66, 3.45], [184, 99, 44, 10, 1])


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        # Gallagher, Election indices, column LSq. The worked example of the encyclopedia article "Gallagher index" has
        # 1.11 for the first, because its squares, which sum to 2.54, are added up to 2.47.
        (NEW_ZEALAND_2005, 1.13),
        (CANADA_2011, 12.42),  # the same
        (CANADA_2015, 12.02),  # the same; and Special Committee on Electoral Reform (2016), Ottawa: 12
    ],
    ids=["New Zealand 2005", "Canada 2011", "Canada 2015"],
)
def test_least_squares_of_elections(result: tuple[list[float], list[int]], expected: float) -> None:
    votes = np.array(result[0]) / 100
    seats = np.array(result[1]) / sum(result[1])
    assert least_squares(votes, seats, fractions=True) == pytest.approx(expected, abs=0.015)


WEIGHTED_VOTES = [
    # Brams, in Encyclopaedia Britannica, "Game theory: power in voting": Banzhaf and Shapley-Shubik
    ("50, 49, 1", [50, 49, 1], 51, [3 / 5, 1 / 5, 1 / 5], [2 / 3, 1 / 6, 1 / 6]),
    # European Economic Community, Council 1958: Brams and Affuso (1976), Theory and Decision 7: 29-56
    ("EEC 1958", [4, 4, 4, 2, 2, 1], 12, [5 / 21] * 3 + [3 / 21] * 2 + [0], [14 / 60] * 3 + [9 / 60] * 2 + [0]),
    # Nassau County 1958: Banzhaf (1965), Rutgers Law Review 19: 317-343
    ("Nassau County", [31, 31, 28, 21, 2, 2], 58, [1 / 3] * 3 + [0] * 3, [1 / 3] * 3 + [0] * 3),
    # the usual textbook example: Wikipedia, "Banzhaf power index"
    ("4, 3, 2, 1", [4, 3, 2, 1], 6, [5 / 12, 3 / 12, 3 / 12, 1 / 12], [5 / 12, 3 / 12, 3 / 12, 1 / 12]),
]


@pytest.mark.parametrize(
    ("name", "weights", "quota", "swings", "pivots"), WEIGHTED_VOTES, ids=[case[0] for case in WEIGHTED_VOTES]
)
def test_power(name: str, weights: list[int], quota: int, swings: list[float], pivots: list[float]) -> None:
    assert banzhaf(weights, quota) == pytest.approx(swings)
    assert shapley_shubik(weights, quota) == pytest.approx(pivots)


def test_power_in_the_security_council() -> None:
    """Shapley-Shubik 0.1963 and 0.001865, Banzhaf 0.1669 and 0.0165: Straffin (1993), Game Theory and Strategy."""
    council = [7] * 5 + [1] * 10
    assert (round(shapley_shubik(council, 39)[0], 4), round(shapley_shubik(council, 39)[-1], 6)) == (0.1963, 0.001865)
    assert (round(banzhaf(council, 39)[0], 4), round(banzhaf(council, 39)[-1], 4)) == (0.1669, 0.0165)


def test_minimal_winning_coalitions_of_the_textbook_example() -> None:
    assert minimal_winning_coalitions([4, 3, 2, 1], 6) == [(0, 1), (0, 2), (1, 2, 3)]
    assert count_minimal_winning_coalitions([4, 3, 2, 1], 6) == 3


METHODS = {"A": 100_000, "B": 80_000, "C": 30_000, "D": 20_000}
REMAINDERS = {"Yellow": 47_000, "White": 16_000, "Red": 15_900, "Green": 12_000, "Blue": 6_100, "Pink": 3_100}
CENSUS_1790 = {
    # Balinski and Young (1982), Fair Representation, tables of the apportionment of 1791
    "VA": 630_560, "MA": 475_327, "PA": 432_879, "NC": 353_523, "NY": 331_589, "MD": 278_514, "CT": 236_841,
    "SC": 206_236, "NJ": 179_570, "NH": 141_822, "VT": 85_533, "GA": 70_835, "KY": 68_705, "RI": 68_446, "DE": 55_540,
}  # fmt: skip


@pytest.mark.parametrize(
    ("votes", "seats", "method", "expected"),
    [
        (METHODS, 8, "dhondt", [4, 3, 1, 0]),  # Wikipedia, "D'Hondt method", the example of 230,000 votes
        (METHODS, 8, "sainte-lague", [3, 3, 1, 1]),  # Wikipedia, "Sainte-Lague method", the same votes
        (REMAINDERS, 10, "hare", [5, 2, 1, 1, 1, 0]),  # Wikipedia, "Largest remainders method"
        (REMAINDERS, 10, "droop", [5, 2, 2, 1, 0, 0]),  # the same
        (CENSUS_1790, 105, "dhondt", [19, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 1]),  # Jefferson: the Act of 1792
        (CENSUS_1790, 105, "hare", [18, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 2]),  # Hamilton
        (CENSUS_1790, 120, "hare", [21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2]),  # Hamilton, vetoed
    ],
)
def test_allocation(votes: dict[str, int], seats: int, method: str, expected: list[int]) -> None:
    assert list(allocate(votes, seats, method).seats.values()) == expected


BY_HAND: list[tuple[str, Callable[[], float], float]] = [
    ("rae fractionalization of four equals", lambda: fractionalization([1, 1, 1, 1]), 0.75),
    ("fractionalization of 60, 40", lambda: fractionalization([60, 40]), 0.48),
    ("two largest of 40, 35, 25", lambda: concentration([40, 35, 25]), 75.0),
    ("race of 40, 35, 25", lambda: competitiveness([25, 40, 35]), 0.95),
    ("least squares: 60, 40 to 80, 20", lambda: least_squares([60, 40], [8, 2]), 20.0),
    ("Loosemore-Hanby: 60, 40 to 80, 20", lambda: loosemore_hanby([60, 40], [8, 2]), 20.0),
    ("Rose: 60, 40 to 80, 20", lambda: rose([60, 40], [8, 2]), 80.0),
    ("Rae: 60, 30, 10 to 80, 20, 0", lambda: rae([60, 30, 10], [8, 2, 0]), 40 / 3),
    ("Sainte-Lague: 60, 40 to 80, 20", lambda: sainte_lague_index([60, 40], [8, 2]), 100 * (0.04 / 0.6 + 0.04 / 0.4)),
    ("D'Hondt: 60, 40 to 80, 20", lambda: dhondt_index([60, 40], [8, 2]), 4 / 3),
    ("advantage of the largest", lambda: advantage_ratio([40, 60], [2, 8]), 4 / 3),
    ("polarization: halves at the ends", lambda: float(polarization([1, 1], [0, 10])[0]), 1.0),
    ("polarization: thirds at 2, 5, 8", lambda: float(polarization([1, 1, 1], [2, 5, 8])[0]), math.sqrt(0.24)),
    ("plain mean: 3 at 0, 1 at 10", lambda: float(polarization([3, 1], [0, 10], "plain")[0]), 1.0),
    ("weighted mean: 3 at 0, 1 at 10", lambda: float(polarization([3, 1], [0, 10])[0]), math.sqrt(0.75)),
    ("volatility: 50, 50 to 60, 40", lambda: pedersen([50, 50], [60, 40]), 10.0),
    ("volatility: all to a new party", lambda: pedersen([100, 0], [0, 100]), 100.0),
    ("type A: 50, 50, 0 to 50, 30, 20", lambda: type_a([50, 50, 0], [50, 30, 20]), 10.0),
    ("type B: 50, 50, 0 to 50, 30, 20", lambda: type_b([50, 50, 0], [50, 30, 20]), 10.0),
    ("type A: 1.5% does not stand", lambda: type_a([50, 48.5, 1.5], [50, 40, 10]), 4.25),
    ("regeneration: 1.5% does", lambda: regeneration([50, 48.5, 1.5], [50, 40, 10]), 0.0),
    ("alteration: the same", lambda: alteration([50, 48.5, 1.5], [50, 40, 10]), 8.5),
    ("new parties: 20 of 100", lambda: new_party_share([50, 50, 0], [50, 30, 20]), 20.0),
    ("turnout", lambda: float(turnout([200], [120], [110])[0]), 60.0),
    ("turnout from valid votes", lambda: float(turnout([200], [math.nan], [110])[0]), 55.0),
]


@pytest.mark.parametrize(("name", "found", "expected"), BY_HAND, ids=[case[0] for case in BY_HAND])
def test_by_hand(name: str, found: Callable[[], float], expected: float) -> None:
    assert found() == pytest.approx(expected)


def test_nationalization_by_hand() -> None:
    """Two districts of 100, party A with 50 and 20, B with 50 and 80: Gini of two values is |x - y| / (2 (x + y))."""
    found = nationalization(
        np.array([0, 0, 0, 0]), np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.array([50.0, 50, 20, 80])
    )
    assert found.party_score == pytest.approx([1 - 30 / 140, 1 - 30 / 260])
    assert found.system_score == pytest.approx([0.35 * (1 - 30 / 140) + 0.65 * (1 - 30 / 260)])
    # Equal districts: size changes nothing, and two equal units are standardized by 1 / log10(2).
    assert found.party_weighted == pytest.approx(found.party_score)
    assert found.system_standardized == pytest.approx(found.system_score ** (1 / math.log10(2)))


def test_weighted_nationalization_by_hand() -> None:
    """A district of 300 and one of 100; A has 150 and 0. Lorenz curve: a quarter of the weight with none, then all.
    The area under it is a triangle of base 3/4 and height 1: twice the area is 3/4."""
    found = nationalization(np.array([0, 0, 0]), np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([150.0, 150, 100]))
    assert found.party_weighted[0] == pytest.approx(0.75)
    assert found.party_score[0] == pytest.approx(0.5)
