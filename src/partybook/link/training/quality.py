"""How good links are: precision, recall, first and fifth candidate, sure links, calibration."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from partybook.link.training.crossing import SURE, LeftOut, answered, best_pairs, right, thresholds
from partybook.link.training.gold import Gold

RECALL = 0.92
"""Share of the links that is to be found."""


class Quality(NamedTuple):
    """Figures over the entries that have an answer; all but counts are shares of 1.

    `precision` and `recall` at the one threshold with the best balance; `precision_at` at the threshold that finds 0.92
    of the links; `first` and `fifth`: the answer is the first, or among the first five, of the entries with a link;
    `sure_share`: links found with a precision of 0.985.
    """

    entries: int
    links: int
    threshold: float
    precision: float
    recall: float
    precision_at: float
    first: float
    fifth: float
    sure_at: float
    sure_share: float


def quality(left_out: LeftOut, gold: Gold, among: NDArray[np.bool_] | None = None) -> Quality:
    """The figures of left-out scores, over the entries of the mask `among`."""
    asked = answered(gold) & (among if among is not None else True)
    linked = np.array([bool(answer) for answer in gold.answers]) & asked
    second, truth = left_out.second, right(left_out.second, gold)
    best = best_pairs(second, left_out.scores)
    best = best[asked[second.entry[best]]]
    hits, chances = truth[best], left_out.probabilities[best] + 1e-7 * left_out.scores[best]
    links = int(linked.sum())
    link_at, _ = thresholds(chances, hits, links)
    over = chances >= link_at - 5e-5
    order = np.argsort(-chances, kind="stable")
    precision = np.cumsum(hits[order]) / np.arange(1, len(order) + 1)
    sure = np.flatnonzero(precision >= SURE)
    enough = int(np.searchsorted(np.cumsum(hits[order]), RECALL * links))
    return Quality(
        int(asked.sum()),
        links,
        link_at,
        float(hits[over].mean()) if over.any() else 0.0,
        float(hits[over].sum() / max(1, links)),
        float(precision[enough]) if enough < len(precision) else float("nan"),
        float(hits.sum() / max(1, links)),
        float((truth & asked[second.entry]).sum() / max(1, links)),
        float(chances[order][sure[-1]]) if len(sure) else 1.0,
        float(hits[order][: sure[-1] + 1].sum() / max(1, links)) if len(sure) else 0.0,
    )


def reliability(left_out: LeftOut, gold: Gold) -> list[tuple[float, float, int, float, float]]:
    """For ranges of probability: from, to, proposals, mean probability said, share that was right."""
    second, truth, asked = left_out.second, right(left_out.second, gold), answered(gold)
    best = best_pairs(second, left_out.scores)
    best = best[asked[second.entry[best]]]
    said, hits = left_out.probabilities[best], truth[best]
    rows = []
    edges = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001)
    for low, high in pairwise(edges):
        inside = (said >= low) & (said < high)
        if inside.any():
            rows.append(
                (low, min(high, 1.0), int(inside.sum()), float(said[inside].mean()), float(hits[inside].mean()))
            )
    return rows
