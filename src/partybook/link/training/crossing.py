"""Left-out figures and the shipped model: all is learned on some lists (or countries) and tried on the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

from partybook.identity.evidence import Floats
from partybook.identity.weights import Curve, Weights
from partybook.link.model import LinkModel
from partybook.link.training.examples import Examples, Second
from partybook.link.training.fit import fit_weights
from partybook.link.training.gold import Gold

FOLDS = 5
SURE = 0.985
"""Precision that links called sure are to have."""
_HOPELESS = -9.0
"""Score of a pair below which the second stage does not learn from it."""
_KNOTS = 40
_PULL = 5.0
"""Pull of the second stage's weights towards zero: it learns from fewer pairs, of many like kinds of evidence."""
_FOREIGN = 0.25
"""How much a pair across languages counts beside one of a list as it is."""


class Crossed(NamedTuple):
    """The first stage, crossed: weights for every fold, learned without it, and the scores of all examples by them."""

    weights: tuple[Weights, ...]
    scores: Floats


class LeftOut(NamedTuple):
    """What a model that has not seen an entry's list (or country) proposes: pairs of the second stage with scores."""

    second: Second
    scores: Floats
    probabilities: Floats


def folds(groups: Sequence[str], asked: NDArray[np.bool_]) -> NDArray[np.intp]:
    """A fold for every entry: whole groups together, folds of like size by the entries that have an answer."""
    sizes: dict[str, int] = dict.fromkeys(groups, 0)
    for group, counts in zip(groups, asked, strict=True):
        sizes[group] += int(counts)
    filled = [0] * FOLDS
    fold_of = {}
    for group in sorted(sizes, key=lambda group: (-sizes[group], group)):
        fold_of[group] = filled.index(min(filled))
        filled[fold_of[group]] += sizes[group]
    return np.array([fold_of[group] for group in groups])


def answered(gold: Gold) -> NDArray[np.bool_]:
    return np.array([answer is not None for answer in gold.answers])


def cross(examples: Examples, gold: Gold, fold: NDArray[np.intp], foreign: Examples | None = None) -> Crossed:
    """The first stage, learned for each fold without its entries.

    `foreign` are the examples across languages, which it learns from too.
    """
    usable = answered(gold)[examples.entry]
    scores = np.zeros(len(examples.entry), dtype=np.float32)
    weights = []
    for held in range(FOLDS):
        mine = fold[examples.entry] == held
        weights.append(_learn(examples, usable & ~mine, foreign, fold != held))
        scores[mine] = weights[-1].score({name: values[mine] for name, values in examples.evidence.items()})
    return Crossed(tuple(weights), scores)


def leave_out(second: Second, gold: Gold, fold: NDArray[np.intp]) -> LeftOut:
    """Scores of every pair from a second stage that was learned without its fold, calibrated the same way."""
    asked, truth = answered(gold), right(second, gold)
    usable = asked[second.entry] & _hopeful(second)
    scores = np.full(len(second.entry), -30.0, dtype=np.float32)
    probabilities = np.zeros(len(second.entry), dtype=np.float32)
    for held in range(FOLDS):
        mine = fold[second.entry] == held
        learned = _learn_rivals(second, truth, usable & ~mine)
        scores[mine] = learned.score({name: values[mine] for name, values in second.evidence.items()})
    for held in range(FOLDS):
        mine = fold[second.entry] == held
        curve = calibrate(*_proposals(second, scores, truth, asked, ~mine))
        probabilities[mine] = np.interp(scores[mine], curve.points, curve.weights)
    return LeftOut(second, scores, probabilities)


def right(second: Second, gold: Gold) -> NDArray[np.bool_]:
    """Whether each proposed pair is the answer."""
    return np.array([gold.answers[entry] == key for entry, key in zip(second.entry, second.key, strict=True)])


def _hopeful(second: Second) -> NDArray[np.bool_]:
    return np.maximum(second.evidence["pair"], second.evidence.get("precedent", _HOPELESS)) > _HOPELESS


def learn_pairs(examples: Examples, gold: Gold, foreign: Examples | None = None) -> Weights:
    """The weights of pairs, learned from all examples."""
    asked = answered(gold)
    return _learn(examples, asked[examples.entry], foreign, asked)


def learn_links(left_out: LeftOut, gold: Gold, about: str, from_lists: int = 0) -> LinkModel:
    """The model of links, learned from all pairs of the second stage; calibrated on what was left out."""
    second, asked, truth = left_out.second, answered(gold), right(left_out.second, gold)
    rivals = _learn_rivals(second, truth, asked[second.entry] & _hopeful(second))
    scores, hits = _proposals(second, left_out.scores, truth, asked, np.ones(len(truth), dtype=bool))
    curve = calibrate(scores, hits)
    links = sum(bool(answer) for answer in gold.answers)
    link_at, sure_at = thresholds(curve(scores), hits, links)
    return LinkModel(rivals, curve, link_at, sure_at, about, from_lists)


def _learn(
    examples: Examples, usable: NDArray[np.bool_], foreign: Examples | None, allowed: NDArray[np.bool_]
) -> Weights:
    """Weights of pairs from the usable pairs, and from the foreign ones of allowed entries, which count less."""
    if foreign is None:
        return fit_weights({name: values[usable] for name, values in examples.evidence.items()}, examples.same[usable])
    more = allowed[foreign.entry] & foreign.asked
    evidence = {
        name: np.concatenate((values[usable], foreign.evidence[name][more]))
        for name, values in examples.evidence.items()
    }
    same = np.concatenate((examples.same[usable], foreign.same[more]))
    importance = np.concatenate((np.ones(usable.sum()), np.full(more.sum(), _FOREIGN))).astype(np.float32)
    return fit_weights(evidence, same, importance=importance)


def _learn_rivals(second: Second, truth: NDArray[np.bool_], usable: NDArray[np.bool_]) -> Weights:
    return fit_weights(
        {name: values[usable] for name, values in second.evidence.items()}, truth[usable], "rivals", pull=_PULL
    )


def best_pairs(second: Second, scores: Floats) -> NDArray[np.intp]:
    """For each entry, the index of its best pair."""
    order = np.lexsort((-scores, second.entry))
    first = np.concatenate(([True], np.diff(second.entry[order]) != 0))
    return order[first]


def _proposals(
    second: Second,
    scores: Floats,
    truth: NDArray[np.bool_],
    asked: NDArray[np.bool_],
    among: NDArray[np.bool_],
) -> tuple[Floats, NDArray[np.bool_]]:
    """Scores of the best pair of every entry that has an answer, and whether it is right."""
    best = best_pairs(second, scores)
    best = best[asked[second.entry[best]] & among[best]]
    return scores[best], truth[best]


def calibrate(scores: Floats, hits: NDArray[np.bool_]) -> Curve:
    """From score to probability: isotonic regression, thinned to some points with straight lines between."""
    order = np.argsort(scores)
    fitted = IsotonicRegression(y_min=0.001, y_max=0.999, out_of_bounds="clip").fit(scores[order], hits[order])
    points = np.unique(np.quantile(scores, np.linspace(0, 1, _KNOTS)).round(3))
    chances = fitted.predict(points)
    spread = np.maximum.accumulate(chances + np.linspace(0, 1e-4, len(points)))  # ties stay in the order of scores
    return Curve(tuple(map(float, points)), tuple(float(min(chance, 0.9999)) for chance in spread.round(5)))


def thresholds(chances: Floats, hits: NDArray[np.bool_], links: int) -> tuple[float, float]:
    """The probability with the best balance of precision and recall, and the one from which links are sure."""
    order = np.argsort(-chances, kind="stable")
    found = np.cumsum(hits[order])
    proposed = np.arange(1, len(order) + 1)
    balance = 2 * found / (proposed + links)
    link_at = float(chances[order][int(balance.argmax())])
    precise = np.flatnonzero(found / proposed >= SURE)
    sure_at = float(chances[order][int(precise[-1])]) if len(precise) else 1.0
    return round(link_at, 4), round(max(sure_at, link_at), 4)
