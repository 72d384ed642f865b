"""Logistic regression whose evidence speaks one way: more of what is for sameness never counts against it.

Newton's method; every step solves a least-squares problem with bounds (scipy). What is learned is a curve for each kind
of evidence, straight between the points that `terms/evidence.toml` gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import lsq_linear

from partybook import terms
from partybook.identity.evidence import Floats
from partybook.identity.weights import Curve, Weights

_STEPS = 12
_ENOUGH = 1e-5
_LEAST_CERTAIN = 1e-5


def fit_weights(
    evidence: Mapping[str, Floats],
    same: NDArray[np.bool_],
    declared: str = "evidence",
    importance: Floats | None = None,
    pull: float = 1.0,
) -> Weights:
    """Weights for flat arrays of evidence and whether each pair is one party.

    `declared` names the table of `terms/evidence.toml` that gives points and directions. Evidence that is not declared
    there is left out. `pull` is the strength of the pull towards zero (half the squared weights, times this).
    """
    known = terms.load("evidence")[declared]
    names = [name for name in known if name in evidence]
    columns, slots, bounds = [], [], []
    for name in names:
        points = known[name].get("points", (0, 1))
        for start, end in pairwise(points):
            columns.append(np.clip((evidence[name] - start) / (end - start), 0, 1).astype(np.float32))
            slots.append(name)
            bounds.append(_bounds(known[name].get("speaks", "")))
    design = np.stack([*columns, np.ones(len(same), dtype=np.float32)], axis=1)
    found = _newton(design, same, bounds, importance, pull)
    return Weights(-round(float(found[-1]), 4), {name: _curve(name, known, slots, found) for name in names})


def _bounds(speaks: str) -> tuple[float, float]:
    return {"for": (-1e-9, np.inf), "against": (-np.inf, 1e-9)}.get(speaks, (-np.inf, np.inf))


def _curve(name: str, known: Mapping[str, Any], slots: Sequence[str], found: NDArray[np.float64]) -> Curve:
    steps = [found[at] for at, slot in enumerate(slots) if slot == name]
    heights = np.concatenate(([0.0], np.cumsum(steps)))
    points = known[name].get("points", (0, 1))
    return Curve(tuple(map(float, points)), tuple(round(float(height), 4) + 0.0 for height in heights))


def _newton(
    design: Floats,
    same: NDArray[np.bool_],
    bounds: Sequence[tuple[float, float]],
    importance: Floats | None,
    pull: float,
) -> NDArray[np.float64]:
    width = design.shape[1]
    truth = same.astype(np.float64)
    weight = np.ones(len(same)) if importance is None else importance.astype(np.float64)
    low = np.array([*(low for low, _ in bounds), -np.inf])
    high = np.array([*(high for _, high in bounds), np.inf])
    penalty = np.array([*([pull] * (width - 1)), 1e-6])
    found = np.zeros(width)
    found[-1] = -3.0
    loss, odds = _loss(design, truth, weight, penalty, found)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-odds))
        spread = np.sqrt(weight * np.maximum(chance * (1 - chance), _LEAST_CERTAIN)).astype(np.float32)
        scaled = design * spread[:, None]
        curvature = (scaled.T @ scaled).astype(np.float64) + np.diag(penalty) + 1e-6 * np.eye(width)
        slope = design.T @ (weight * (chance - truth)).astype(np.float32) + penalty * found
        root = np.linalg.cholesky(curvature)
        target = lsq_linear(root.T, root.T @ found - np.linalg.solve(root, slope), bounds=(low, high)).x
        step = 1.0
        while step > 1e-3:
            new_loss, new_odds = _loss(design, truth, weight, penalty, found + step * (target - found))
            if new_loss <= loss:
                break
            step /= 2
        found = found + step * (target - found)
        if loss - new_loss < _ENOUGH * loss:
            break
        loss, odds = new_loss, new_odds
    return found


def _loss(
    design: Floats,
    truth: NDArray[np.float64],
    weight: NDArray[np.float64],
    penalty: NDArray[np.float64],
    found: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    odds = (design @ found.astype(np.float32)).astype(np.float64)
    loss = float((weight * (np.logaddexp(0, odds) - truth * odds)).sum() + 0.5 * (penalty * found * found).sum())
    return loss, odds
