"""The weights of evidence: learned from links that people made, shipped as data, added up as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
import numpy as np

from partybook import terms
from partybook.identity.evidence import Floats

_FILE = "same_party.json"


class Curve(msgspec.Struct, frozen=True):
    """How much one kind of evidence adds: straight lines through (point, weight), flat beyond the ends."""

    points: tuple[float, ...]
    weights: tuple[float, ...]

    def __call__(self, values: Floats) -> Floats:
        return np.interp(values, self.points, self.weights).astype(np.float32)


class Weights(msgspec.Struct, frozen=True):
    """What makes a score: a curve for each kind of evidence, and the sum above which two parties are more likely one.

    The score is a logarithm of odds: the sum of all curves less `needed`.
    """

    needed: float
    curves: Mapping[str, Curve]

    def score(self, evidence: Mapping[str, Floats]) -> Floats:
        """The score of every pair."""
        total: Floats = np.full(_shape(evidence), -self.needed, dtype=np.float32)
        for name, curve in self.curves.items():
            if any(curve.weights):
                total += curve(evidence[name])
        return total

    def by_group(self, evidence: Mapping[str, Floats]) -> dict[str, Floats]:
        """What each group of evidence adds to the score of every pair; the groups less `needed` are the score."""
        totals: dict[str, Floats] = {}
        for name, curve in self.curves.items():
            group = group_of(name)
            if group not in totals:
                totals[group] = np.zeros(_shape(evidence), dtype=np.float32)
            if any(curve.weights):
                totals[group] += curve(evidence[name])
        return totals


def _shape(evidence: Mapping[str, Floats]) -> tuple[int, ...]:
    return next(iter(evidence.values())).shape


@cache
def _groups() -> dict[str, str]:
    return {name: declared["group"] for name, declared in terms.load("evidence")["evidence"].items()}


def group_of(name: str) -> str:
    """The group in which a kind of evidence is shown."""
    return _groups()[name]


@cache
def weights() -> Weights:
    """The shipped weights of pairs."""
    return msgspec.json.decode(
        resources.files(__package__ or "partybook.identity").joinpath(_FILE).read_bytes(), type=Weights
    )
