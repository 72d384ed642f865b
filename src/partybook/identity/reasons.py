"""Reasons in words: the weights of a comparison gathered by what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec
import numpy as np
from rapidfuzz import fuzz

from partybook import terms
from partybook.identity.candidate import Candidate
from partybook.identity.name_forms import name_forms
from partybook.identity.party_words import party_words, small_words
from partybook.identity.weights import Weights

_LITTLE = 0.05
"""Weight below which a group of evidence is not worth a line."""


class Reason(msgspec.Struct, frozen=True):
    """What one group of evidence says: its weight (above 0 speaks for, below against), and the facts in words."""

    about: str
    weight: float
    text: str


@cache
def _groups() -> dict[str, str]:
    return {name: declared["group"] for name, declared in terms.load("evidence")["evidence"].items()}


def explain(a: Candidate, b: Candidate, values: Mapping[str, float], weights: Weights) -> tuple[Reason, ...]:
    """The reasons of a score, heaviest first, and last what had to be outweighed; their weights add up to the score."""
    totals = dict.fromkeys(("names", "abbreviations", "years", "results", "kind"), 0.0)
    for name, curve in weights.curves.items():
        totals[_groups()[name]] += float(np.interp(values[name], curve.points, curve.weights))
    tell = {
        "names": lambda: name_words(a, b),
        "abbreviations": lambda: abbreviation_words(a, b, values),
        "years": lambda: year_words(a, b),
        "results": lambda: result_words(a, b),
        "kind": lambda: kind_words(values),
    }
    reasons = [Reason(group, round(total, 4), tell[group]()) for group, total in totals.items() if abs(total) > _LITTLE]
    rest = sum(total for total in totals.values()) - sum(reason.weight for reason in reasons)
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return (*reasons, Reason("start", round(rest - weights.needed, 4), "most pairs of one country are two parties"))


def name_words(a: Candidate, b: Candidate) -> str:
    """Which words the two most alike names share, and which only one has."""
    if not a.names or not b.names:
        return "no name to compare" if a.names or b.names else "no names"
    pairs = [
        (one, other, x, y)
        for x in a.names
        for y in b.names
        for one in name_forms(x).names
        for other in name_forms(y).names
    ]
    if not pairs:
        return "no name to compare"
    one, other, x, y = max(pairs, key=lambda pair: _overlap(pair[0], pair[1]))
    if one == other:
        return f"the same name: {y}"
    shared, only_one, only_other = _compared_words(one, other)
    parts = [f"“{x}” and “{y}”"]
    parts.append("share " + ", ".join(shared) if shared else "share no word")
    if only_one:
        parts.append("only in the first: " + ", ".join(only_one))
    if only_other:
        parts.append("only in the second: " + ", ".join(only_other))
    return "; ".join(parts)


def _overlap(one: str, other: str) -> float:
    shared, only_one, only_other = _compared_words(one, other)
    return 2 * len(shared) / max(1, 2 * len(shared) + len(only_one) + len(only_other))


def _compared_words(one: str, other: str) -> tuple[list[str], list[str], list[str]]:
    """Words shared ("narodna = peoples" for translations), and those of one side only; small words are left out."""
    small = small_words()
    left = [word for word in dict.fromkeys(one.split()) if word not in small]
    right = [word for word in dict.fromkeys(other.split()) if word not in small]
    shared, only = [], []
    for word in left:
        if word in right:
            right.remove(word)
            shared.append(word)
            continue
        match = next((r for r in right if _mean_the_same(word, r) or fuzz.ratio(word, r) >= 85), None)
        if match is None:
            only.append(word)
        else:
            right.remove(match)
            shared.append(f"{word} = {match}")
    return shared, only, right


def _mean_the_same(one: str, other: str) -> bool:
    meanings = party_words().meanings
    first, second = dict(meanings.get(one, ())), dict(meanings.get(other, ()))
    return (
        other in first or one in second or any(min(first[word], second[word]) > 0.5 for word in first if word in second)
    )


def abbreviation_words(a: Candidate, b: Candidate, values: Mapping[str, float]) -> str:
    one, other = " / ".join(a.abbreviations), " / ".join(b.abbreviations)
    if values["abbreviation"]:
        alone = "" if values["abbreviation_only_one"] else ", as others have"
        return f"the same abbreviation {one or other}{alone}"
    sentences = {
        "abbreviation_part": f"{one} and {other} share a part",
        "abbreviation_named": "the abbreviation of one is the name of the other",
        "abbreviation_initials": f"{one} are the initials of a name",
        "initials_abbreviation": f"{other} are the initials of the name given",
        "abbreviation_is_word": "the abbreviation of one is a word in a name of the other",
        "abbreviation_begins_word": "the abbreviation of one begins a word in a name of the other",
        "abbreviation_differs": f"{one} is not {other}",
        "both_initials": "the initials of the names are the same",
    }
    return next((text for name, text in sentences.items() if values[name]), "only one abbreviation is known")


def year_words(a: Candidate, b: Candidate) -> str:
    if a.first is None or b.first is None:
        return "years are not known"
    return f"{_span(a)} in the eyes of one, {_span(b)} of the other"


def _span(party: Candidate) -> str:
    return f"{party.first}" if party.first == party.last else f"{party.first} to {party.last or 'today'}"


def result_words(a: Candidate, b: Candidate) -> str:
    if b.share is None:
        return "no vote share is known"
    known = f"{b.share:g}%" + (f" in {b.share_year}" if b.share_year else "")
    if a.share is None:
        return f"its best known share is {known}"
    return f"{a.share:g}%" + (f" in {a.share_year}" if a.share_year else "") + f" against {known}"


def kind_words(values: Mapping[str, float]) -> str:
    if values["entry_is_nobody"] or values["other_is_nobody"]:
        return "one is named as nobody in particular (independents, others)"
    if values["both_alliances"] or values["both_joined"]:
        return "both are several parties together"
    return "only one is several parties together"
