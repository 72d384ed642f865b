"""Sums, largest values and counts of many elections at once: one formula serves one election and a million rows.

A formula is written once, over *groups* of rows (the parties of one election are a group), and `per_election` makes it
callable with the votes of one election, giving a number, or with `by=Groups(...)`, giving one number a group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Protocol, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from partybook.errors import InvalidValue

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group each row belongs to: `codes` from 0 to `count` - 1, in any order, and groups without rows allowed."""

    codes: Integers
    count: int

    def sum(self, values: Floats) -> Floats:
        return np.bincount(self.codes, weights=values, minlength=self.count).astype(np.float64, copy=False)

    def number(self, chosen: NDArray[np.bool_]) -> Floats:
        """How many chosen rows a group has."""
        return np.bincount(self.codes[chosen], minlength=self.count).astype(np.float64)

    def largest(self, values: Floats) -> Floats:
        """The largest value of a group; -inf of a group without rows."""
        found = np.full(self.count, -np.inf)
        np.maximum.at(found, self.codes, values)
        return found

    def second(self, values: Floats) -> Floats:
        """The second largest value, which equals the largest when two rows share it; 0 when there is one row only."""
        largest = self.largest(values)
        tops = values == largest[self.codes]
        below = Groups(self.codes[~tops], self.count).largest(values[~tops])
        return np.where(self.number(tops) > 1, largest, np.where(np.isfinite(below), below, 0.0))

    def fractions(self, amounts: Floats) -> Floats:
        """Each amount over the sum of its group; nan where that is 0."""
        return divide(amounts, self.sum(amounts)[self.codes])


class Formula(Protocol):
    """A measure of one election, or of many."""

    @overload
    def __call__(self, *columns: ArrayLike, fractions: bool = False) -> float: ...
    @overload
    def __call__(self, *columns: ArrayLike, by: Groups, fractions: bool = False) -> Floats: ...


def per_election(formula: Callable[..., Floats]) -> Formula:
    """Let a formula over groups of fractions be called with what a result table has.

    The callable takes votes (and seats) a party: numbers, shares or percentages, since each column is divided by its
    sum. With `fractions` they are taken as they are: fractions of a whole that may be larger than their sum. Missing
    values (nan) count as zero. Without `by`, the rows are one election, the result is a float (nan when the measure is
    undefined) and does not depend on the order of the rows in any digit. With `by`, one number a group is returned,
    and rows are added in the order given. Negative and infinite amounts raise `InvalidValue`.
    """

    @wraps(formula)
    def call(*columns: ArrayLike, by: Groups | None = None, fractions: bool = False) -> float | Floats:
        arrays = [amounts(column) for column in columns]
        if len({len(array) for array in arrays}) != 1:
            raise InvalidValue("votes and seats must have one value a party each, in the same order")
        groups = by
        if groups is None:
            order = np.lexsort(arrays)
            arrays = [array[order] for array in arrays]
            groups = Groups(np.zeros(len(order), dtype=np.int64), 1)
        if not fractions:
            arrays = [np.nan_to_num(groups.fractions(array)) for array in arrays]
        values = formula(groups, *arrays)
        return float(values[0]) if by is None else values

    return call  # type: ignore[return-value]


def amounts(column: ArrayLike) -> Floats:
    """A column as floats, missing values as zero; raises `InvalidValue` naming the row that is negative or infinite."""
    try:
        values = np.asarray(column, dtype=np.float64).ravel()
    except (TypeError, ValueError):
        raise InvalidValue(f"votes and seats must be numbers, not {column!r}"[:200]) from None
    values = np.where(np.isnan(values), 0.0, values)
    wrong = np.flatnonzero((values < 0) | np.isinf(values))
    if len(wrong):
        raise InvalidValue(f"row {wrong[0] + 1}: {values[wrong[0]]:g} is no number of votes or seats")
    return values


def divide(above: Floats, below: Floats) -> Floats:
    """`above / below`, nan where `below` is 0."""
    quotient: Floats = np.full(np.broadcast(above, below).shape, np.nan)
    np.divide(above, below, out=quotient, where=below != 0)
    return quotient
