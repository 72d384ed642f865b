"""What must hold of measures whatever the result: ranges, order, scale, merging, everything to one party."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.measures import (
    Groups,
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
    pedersen,
    polarization,
    rae,
    rose,
    sainte_lague_index,
    shapley_shubik,
    type_a,
    type_b,
)
from partybook.measures.allocation import METHODS, allocate
from partybook.measures.grouping import Formula

votes = st.lists(st.integers(0, 10_000_000), min_size=1, max_size=25).filter(any)
pairs = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 300)), min_size=1, max_size=20).filter(
    lambda rows: any(row[0] for row in rows) and any(row[1] for row in rows)
)
seats = st.lists(st.integers(0, 60), min_size=1, max_size=9)

ONE = {
    "effective number": (effective_number, lambda n: (1.0, float(n))),
    "golosov": (golosov, lambda n: (1.0, float(n))),
    "fractionalization": (fractionalization, lambda n: (0.0, 1.0 - 1.0 / n)),
    "concentration": (concentration, lambda n: (0.0, 100.0)),
    "competitiveness": (competitiveness, lambda n: (0.0, 1.0)),
}
TWO = {
    "least squares": (least_squares, 0.0, 100.0),
    "Loosemore-Hanby": (loosemore_hanby, 0.0, 100.0),
    "Rose": (rose, 0.0, 100.0),
    "Rae": (rae, 0.0, 200.0),
    "Sainte-Lague": (sainte_lague_index, 0.0, math.inf),
    "D'Hondt": (dhondt_index, 1.0, math.inf),
    "Pedersen": (pedersen, 0.0, 100.0),
    "type A": (type_a, 0.0, 100.0),
    "type B": (type_b, 0.0, 100.0),
}
one_distribution = pytest.mark.parametrize(("formula", "bounds"), ONE.values(), ids=ONE)
two_distributions = pytest.mark.parametrize(("formula", "low", "high"), TWO.values(), ids=TWO)


def shuffled(rows: list, seed: int) -> list:
    return random.Random(seed).sample(rows, len(rows))


@one_distribution
@given(votes, st.integers(0, 99))
def test_range_order_and_scale(formula: Formula, bounds: Callable, counts: list[int], seed: int) -> None:
    low, high = bounds(sum(1 for count in counts if count))
    value = formula(counts)
    assert low - 1e-9 <= value <= high + 1e-9
    assert formula(shuffled(counts, seed)) == value  # to the last digit
    assert formula([3 * count for count in counts]) == pytest.approx(value)
    assert formula([*counts, 0]) == pytest.approx(value)


@two_distributions
@given(pairs, st.integers(0, 99))
def test_range_and_order_of_comparisons(formula: Formula, low: float, high: float, rows: list, seed: int) -> None:
    value = formula(*zip(*rows, strict=True))
    again = formula(*zip(*shuffled(rows, seed), strict=True))
    if math.isnan(value):
        # Only where seats have no votes to be divided by.
        assert formula in (sainte_lague_index, dhondt_index)
        assert any(row[0] == 0 and row[1] for row in rows)
        assert math.isnan(again)
    else:
        assert low - 1e-9 <= value <= high + 1e-9
        assert again == value


@given(votes)
def test_proportional_results_are_proportional(counts: list[int]) -> None:
    assert least_squares(counts, counts) == pytest.approx(0)
    assert loosemore_hanby(counts, counts) == pytest.approx(0)
    assert rose(counts, counts) == pytest.approx(100)
    assert sainte_lague_index(counts, counts) == pytest.approx(0)
    assert dhondt_index(counts, counts) == pytest.approx(1)
    assert pedersen(counts, counts) == 0


@given(st.integers(1, 10**7), st.integers(1, 12))
def test_equal_parties_are_counted(count: int, number: int) -> None:
    assert effective_number([count] * number) == pytest.approx(number)
    assert golosov([count] * number) == pytest.approx(number)


@given(votes, st.integers(1, 10**6))
def test_merging_two_equal_parties_lowers_the_number(counts: list[int], size: int) -> None:
    apart, merged = [*counts, size, size], [*counts, 2 * size]
    assert effective_number(merged) < effective_number(apart)
    assert fractionalization(merged) < fractionalization(apart)


@pytest.mark.parametrize("nobody", [[], [0], [0, 0], [math.nan]])
def test_nobody_has_votes(nobody: list[float]) -> None:
    for formula, _ in ONE.values():
        assert math.isnan(formula(nobody))
    for formula, *_ in TWO.values():
        assert math.isnan(formula(nobody, nobody))


def test_one_party_has_everything() -> None:
    assert (effective_number([7]), golosov([7]), fractionalization([7])) == (1, 1, 0)
    assert (concentration([7]), competitiveness([7])) == (100, 0)
    assert least_squares([7], [3]) == 0
    assert least_squares([7, 0], [0, 3]) == 100


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1000), st.integers(0, 50)), min_size=1, max_size=40))
def test_groups_are_computed_as_one_by_one(rows: list[tuple[int, int, int]]) -> None:
    rows = sorted(rows)
    codes, counts, won = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    groups = Groups(codes, 6)
    for formula, _ in ONE.values():
        together = formula(counts, by=groups)
        for code in range(6):
            assert together[code] == pytest.approx(formula(counts[codes == code]), nan_ok=True)
    for formula, *_ in TWO.values():
        together = formula(counts, won, by=groups)
        for code in range(6):
            assert together[code] == pytest.approx(formula(counts[codes == code], won[codes == code]), nan_ok=True)


@given(st.lists(st.tuples(st.integers(0, 1000), st.floats(0, 10)), min_size=1, max_size=12))
def test_polarization_lies_on_its_scale(rows: list[tuple[int, float]]) -> None:
    sizes, places = zip(*rows, strict=True)
    value = float(polarization(sizes, places)[0])
    assert math.isnan(value) == (not any(sizes))
    if any(sizes):
        assert 0 <= value <= 1 + 1e-9


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 500)), min_size=1, max_size=40).filter(
        lambda rows: any(row[2] for row in rows)
    ),
    st.integers(0, 99),
)
def test_nationalization_is_that_of_the_definition(rows: list[tuple[int, int, int]], seed: int) -> None:
    found = nationalization(*_columns(rows))
    again = nationalization(*_columns(shuffled(rows, seed)))
    held = sorted({district for district, _, count in rows if count})
    total = {place: sum(row[2] for row in rows if row[0] == place) for place in held}
    for party, score, weighted in zip(found.party, found.party_score, found.party_weighted, strict=True):
        share = [sum(r[2] for r in rows if r[:2] == (place, party)) / total[place] for place in held]
        assert score == pytest.approx(1 - _gini(share, [1.0] * len(held)))
        assert weighted == pytest.approx(1 - _gini(share, [float(total[place]) for place in held]))
        assert 0 < score <= 1 + 1e-9
    assert again.party_score == pytest.approx(found.party_score)
    assert 0 < found.system_score[0] <= 1 + 1e-9


def _columns(rows: list[tuple[int, int, int]]) -> tuple[np.ndarray, ...]:
    district, party, count = (np.array(column) for column in zip(*rows, strict=True))
    return np.zeros(len(rows), dtype=np.int64), district, party, count.astype(float)


def _gini(shares: list[float], weights: list[float]) -> float:
    """By definition: mean absolute difference over twice the mean."""
    whole = sum(weights)
    mean = sum(w * x for w, x in zip(weights, shares, strict=True)) / whole
    spread = sum(
        w * v * abs(x - y) for w, x in zip(weights, shares, strict=True) for v, y in zip(weights, shares, strict=True)
    )
    return spread / (2 * whole**2 * mean)


@given(seats)
def test_power_is_that_of_all_coalitions(held: list[int]) -> None:
    quota = sum(held) // 2 + 1
    swings = [0] * len(held)
    minimal = set()
    for chosen in range(2 ** len(held)):
        members = [place for place in range(len(held)) if chosen >> place & 1]
        whole = sum(held[place] for place in members)
        critical = [place for place in members if whole >= quota > whole - held[place]]
        for place in critical:
            swings[place] += 1
        if critical and len(critical) == len(members):
            minimal.add(tuple(members))
    expected = [swing / sum(swings) for swing in swings] if sum(swings) else [0.0] * len(held)
    assert banzhaf(held) == pytest.approx(expected)
    assert set(minimal_winning_coalitions(held)) == minimal
    assert count_minimal_winning_coalitions(held) == len(minimal)
    assert sum(shapley_shubik(held)) == pytest.approx(1.0 if any(held) else 0.0)


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10**6), min_size=1).filter(
        lambda held: any(held.values())
    ),
    st.integers(0, 150),
    st.sampled_from(METHODS),
    st.integers(0, 99),
)
def test_seats_sum_to_the_house(held: dict[str, int], house: int, method: str, seed: int) -> None:
    found = allocate(held, house, method)
    assert sum(found.seats.values()) == house
    assert found.seats == allocate(dict(shuffled(list(held.items()), seed)), house, method).seats
    ranked = sorted(held, key=lambda name: held[name])
    for fewer, more in pairwise(ranked):
        if held[fewer] < held[more]:
            assert found.seats[fewer] <= found.seats[more]
