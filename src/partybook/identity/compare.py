"""Whether two candidates are one party: a score, and the reasons for and against it.

One scorer serves judgements between sources and links to other people's lists, so "same party" has one meaning. The
score is a sum: each kind of evidence adds its weight, learned from links that people made (`partybook.link.training`).
`compare` is for one pair; `score_all` does whole countries at once, a thousand times faster for each pair.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Floats, Side, evidence, lay_out
from partybook.identity.party_words import party_words
from partybook.identity.reasons import Reason, explain
from partybook.identity.weights import weights

__all__ = ["Candidate", "Comparison", "Reason", "compare", "probability", "score_all", "weigh_all"]


class Comparison(msgspec.Struct, frozen=True):
    """`score` is the probability, 0 to 1, that the two are one party when nothing else is known.

    The sum of the weights of all `reasons` is the logarithm of its odds.
    """

    score: float
    reasons: tuple[Reason, ...]


def compare(a: Candidate, b: Candidate) -> Comparison:
    """Compare a mention or entry `a` with a known party `b`.

    Two identifiers of one scheme decide alone: equal ones give 1, different ones 0. Candidates of two known countries
    get 0. Without any name or abbreviation the score is that of years and shares alone, which is never high.
    """
    if (decided := _decided(a, b)) is not None:
        return decided
    words = party_words()
    found = evidence(lay_out([a]), lay_out([b]), words)
    groups = {group: float(added[0, 0]) for group, added in weights().by_group(found).items()}
    reasons = explain(a, b, groups, weights().needed)
    return Comparison(probability(sum(reason.weight for reason in reasons)), reasons)


def weigh_all(left: Sequence[Candidate] | Side, right: Sequence[Candidate] | Side) -> dict[str, Floats]:
    """What each group of evidence adds for every pair of two sides, as `score_all`; for those who explain scores."""
    one, other = _laid_out(left), _laid_out(right)
    return weights().by_group(evidence(one, other, party_words()))


def score_all(left: Sequence[Candidate] | Side, right: Sequence[Candidate] | Side) -> Floats:
    """Scores (logarithms of odds) of every pair of two sides of one country, left by right.

    The right side is the reference: words that many of its parties share count less. Identifiers and countries are not
    looked at. `lay_out` prepares a side once for several calls.
    """
    one, other = _laid_out(left), _laid_out(right)
    if not one.candidates or not other.candidates:
        return np.zeros((len(one.candidates), len(other.candidates)), dtype=np.float32)
    return weights().score(evidence(one, other, party_words()))


def _laid_out(side: Sequence[Candidate] | Side) -> Side:
    return side if isinstance(side, Side) else lay_out(side)


def probability(score: float) -> float:
    """The probability whose logarithm of odds is the score."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def _decided(a: Candidate, b: Candidate) -> Comparison | None:
    """What identifiers and countries decide without any weighing."""
    known = dict(b.identifiers)
    for scheme, value in a.identifiers:
        if scheme in known:
            same = known[scheme] == value
            text = f"both are {value} in {scheme}" if same else f"{value} and {known[scheme]} in {scheme}"
            return Comparison(float(same), (Reason("identifiers", math.inf if same else -math.inf, text),))
    if a.country and b.country and a.country != b.country:
        return Comparison(0.0, (Reason("country", -math.inf, f"of {a.country}, not {b.country}"),))
    return None
