"""How far apart the parties stand on a scale from left to right."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from partybook.errors import InvalidValue
from partybook.measures.grouping import Floats, Groups, amounts, divide

HALF_SCALE = 5.0
"""Positions lie on 0 to 10; a distance of half the scale counts 1."""


def polarization(
    sizes: ArrayLike,
    positions: ArrayLike,
    mean: str = "weighted",
    *,
    by: Groups | None = None,
    renormalise: bool = True,
) -> Floats:
    """Dalton's polarization index, sqrt(sum w ((x - mean) / 5)^2), one value a group (one group without `by`).

    From 0 (all parties at one point) to 1 (half the voters at 0, half at 10); often printed times ten. `mean` is that
    of the party system: `weighted` by size, as in Dalton (2008), Comparative Political Studies 41(7): 899-920, or
    `plain`, every party alike, as in ParlGov. Parties whose position is unknown (nan) are left out and the others'
    sizes are taken relative to each other, unless `renormalise` is off. Undefined (nan) when no party with votes has a
    position. Positions outside 0 to 10 raise.
    """
    x = np.asarray(positions, dtype=np.float64).ravel()
    weights = amounts(sizes)
    wrong = np.flatnonzero((x < 0) | (x > 2 * HALF_SCALE))
    if len(wrong):
        raise InvalidValue(f"row {wrong[0] + 1}: position {x[wrong[0]]:g} is not on the scale from 0 to 10")
    groups = by or Groups(np.zeros(len(x), dtype=np.int64), 1)
    known = ~np.isnan(x)
    held = np.where(known, weights, 0.0)
    x = np.where(known, x, 0.0)
    total = groups.sum(held)
    if mean == "weighted":
        centre = divide(groups.sum(held * x), total)
    elif mean == "plain":
        centre = divide(groups.sum(x), groups.number(known))
    else:
        raise InvalidValue(f"{mean!r} is no mean: choose weighted or plain")
    squares = groups.sum(held * ((x - centre[groups.codes]) / HALF_SCALE) ** 2)
    return np.sqrt(divide(squares, total)) if renormalise else np.sqrt(np.where(total > 0, squares, np.nan))


def polarization_bounds(sizes: Floats, positions: Floats, groups: Groups, unknown: Floats) -> tuple[Floats, Floats]:
    """Where polarization with the weighted mean can lie when nobody knows where a fraction `unknown` of all stands.

    Lowest when all of it stands at the mean of the others; highest when it is divided between 0 and 10 so that the
    variance is largest.
    """
    known = ~np.isnan(positions)
    held, x = np.where(known, sizes, 0.0), np.where(known, positions, 0.0)
    total = groups.sum(held)
    whole = total + unknown
    first, square = groups.sum(held * x), groups.sum(held * x * x)
    inner = np.where(total > 0, square - divide(first * first, total), np.nan)
    low = np.sqrt(np.maximum(divide(inner, whole), 0.0)) / HALF_SCALE
    right = np.clip((HALF_SCALE * whole - first) / (2 * HALF_SCALE), 0.0, unknown)
    spread = square + (2 * HALF_SCALE) ** 2 * right - divide((first + 2 * HALF_SCALE * right) ** 2, whole)
    high = np.sqrt(np.maximum(divide(spread, whole), 0.0)) / HALF_SCALE
    return low, np.where(total > 0, high, np.nan)
