"""What turns scores into links: weights of the second stage, calibration and thresholds, shipped as data."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
import numpy as np

from partybook.identity.evidence import Floats
from partybook.identity.weights import Curve, Weights

FILE = "model.json"


class LinkModel(msgspec.Struct, frozen=True):
    """`weights` of the second stage give a score; `calibration` turns it into the probability that the link is right.

    From `link_at` on an entry is linked (the most right links on lists left out, precision and recall weighed alike);
    from `sure_at` on nobody needs to look. Both are probabilities. `trained_on` says what was learned from.
    `from_lists` is the number of lists with precedents from which this model is the one to use.
    """

    weights: Weights
    calibration: Curve
    link_at: float
    sure_at: float
    trained_on: str
    from_lists: int = 0

    def probabilities(self, scores: Floats) -> Floats:
        """The probability that each proposal is right."""
        return np.interp(scores, self.calibration.points, self.calibration.weights).astype(np.float32)

    def probability(self, score: float) -> float:
        """The probability that one proposal is right."""
        return float(np.interp(score, self.calibration.points, self.calibration.weights))


@cache
def _models() -> tuple[LinkModel, ...]:
    data = resources.files(__package__ or "partybook.link").joinpath(FILE).read_bytes()
    return msgspec.json.decode(data, type=tuple[LinkModel, ...])


def link_model(lists: int = 0) -> LinkModel:
    """The shipped model for a reference with precedents of so many lists: the more there are, the more they tell."""
    return max((model for model in _models() if model.from_lists <= lists), key=lambda model: model.from_lists)
