"""Reasons in words: the weights of a comparison gathered by what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from partybook.identity.candidate import Candidate
from partybook.identity.name_forms import (
    abbreviation_forms,
    acronyms,
    initials,
    is_joined,
    joined_parts,
    name_forms,
    names_to_compare,
)
from partybook.identity.party_words import party_words, small_words, words_for_party

_LITTLE = 0.15
"""Weight below which a group of evidence is not worth a line."""
_SAME_SPELLING = 85
_MANY_LETTERS = 60
"""Likeness of spelling from which names without a word in common are told to share letters."""
_LONGEST_SHOWN = 120
_MEANS = 0.4
"""Probability of a translation from which it is told."""


class Reason(msgspec.Struct, frozen=True):
    """What one group of evidence says: its weight (above 0 speaks for, below against), and the facts in words."""

    about: str
    weight: float
    text: str


def explain(a: Candidate, b: Candidate, groups: Mapping[str, float], needed: float) -> tuple[Reason, ...]:
    """The reasons of a score, heaviest first, and last what had to be outweighed; their weights add up to the score.

    `groups` are the weights by group of evidence, `needed` what they have to outweigh. A group of which nothing is
    known on one side, or that says next to nothing, has no reason of its own.
    """
    tell = {
        "names": name_words,
        "abbreviations": abbreviation_words,
        "years": year_words,
        "results": result_words,
        "kind": kind_words,
    }
    told = ((group, weight, tell[group](a, b)) for group, weight in groups.items() if abs(weight) > _LITTLE)
    reasons = [Reason(group, round(weight, 4), text) for group, weight, text in told if text]
    rest = sum(groups.values()) - sum(reason.weight for reason in reasons)
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return (*reasons, Reason("start", round(rest - needed, 4), "most pairs of one country are two parties"))


def name_words(a: Candidate, b: Candidate) -> str:
    """Which words the two most alike names share, and which only one has; nothing when a side has no name."""
    one_named, other_named = (names_to_compare(side.names, side.abbreviations) for side in (a, b))
    if not one_named or not other_named:
        return ""
    mine = {form: text for text in reversed(one_named) for form in name_forms(text).names}
    theirs = {form: text for text in reversed(other_named) for form in name_forms(text).names}
    if same := next((form for form in theirs if form in mine), ""):
        whole = theirs[same] if name_forms(theirs[same]).names[0] == same else same
        return f"the same name: {_shown(whole)}"
    pairs = [(one, other, _compared_words(one, other)) for one in mine for other in theirs]
    if not pairs:
        return ""
    one, other, (shared, only_one, only_other) = max(
        pairs, key=lambda pair: (_overlap(*pair[2]), fuzz.ratio(pair[0], pair[1]))
    )
    parts = [f"“{_shown(mine[one])}” and “{_shown(theirs[other])}”"]
    letters = ", but most letters" if fuzz.ratio(one, other) >= _MANY_LETTERS else ""
    parts.append("share " + ", ".join(shared) if shared else f"share no word{letters}")
    if only_one:
        parts.append("only in the first: " + _shown(", ".join(only_one)))
    if only_other:
        parts.append("only in the second: " + _shown(", ".join(only_other)))
    return "; ".join(parts)


def _shown(text: str) -> str:
    """A text short enough for a table."""
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _overlap(shared: list[str], only_one: list[str], only_other: list[str]) -> float:
    return 2 * len(shared) / max(1, 2 * len(shared) + len(only_one) + len(only_other))


def _compared_words(one: str, other: str) -> tuple[list[str], list[str], list[str]]:
    """Words shared ("narodna = peoples" for translations), and those of one side only; small words are left out."""
    small = small_words()
    left = [word for word in dict.fromkeys(one.split()) if word not in small]
    right = [word for word in dict.fromkeys(other.split()) if word not in small]
    shared, only = [], []
    used: set[str] = set()
    for word in left:
        if word in right:
            used.add(word)
            shared.append(word)
            continue
        matches = [r for r in right if _mean_the_same(word, r) or fuzz.ratio(word, r) >= _SAME_SPELLING]
        if matches:
            used.update(matches)
            shared.append(f"{word} = {' '.join(matches)}")
        else:
            only.append(word)
    return shared, only, [word for word in right if word not in used]


@lru_cache(maxsize=1 << 15)
def _mean_the_same(one: str, other: str) -> bool:
    meanings = party_words().meanings
    first, second = dict(meanings.get(one, ())), dict(meanings.get(other, ()))
    both = (word for word in first if word in second)
    told = max(first.get(other, 0), second.get(one, 0), *(min(first[word], second[word]) for word in both), 0)
    return told >= _MEANS


def abbreviation_words(a: Candidate, b: Candidate) -> str:
    """How the abbreviations of one side meet those, or the names, of the other."""
    one, other = " / ".join(a.abbreviations), " / ".join(b.abbreviations)
    mine, theirs = _abbreviations(a), _abbreviations(b)
    if not mine and not theirs:
        return ""
    if set(mine[:1]) & set(theirs[:1]):
        return f"the same abbreviation {one or other}"
    if shared := [form for form in mine if form in theirs]:
        return f"{one or shared[0]} and {other or shared[0]} share {shared[0].upper()}"
    for forms, shown, side in ((mine, one, b), (theirs, other, a)):
        if found := _in_names(forms, side):
            return f"{shown or forms[0].upper()} {found}"
    if not mine or not theirs:
        return f"only {one or other} is known"
    return f"{one or mine[0].upper()} is not {other or theirs[0].upper()}"


def _abbreviations(candidate: Candidate) -> list[str]:
    given = [form for text in candidate.abbreviations for form in abbreviation_forms(text)]
    inside = [form for text in candidate.names for form in name_forms(text).abbreviations]
    return list(dict.fromkeys((*given, *inside)))


def _in_names(forms: list[str], side: Candidate) -> str:
    """How one of the abbreviations stands in the names of a side; nothing when it does not."""
    small, party, wanted = small_words(), words_for_party(), frozenset(forms)
    for text in side.names:
        for name in name_forms(text).names:
            words = name.split()
            if not wanted.isdisjoint(initials(words, small, party)):
                return f"are the initials of “{text}”"
            if name.replace(" ", "") in wanted or not wanted.isdisjoint(words):
                return f"stands in “{text}”"
            if not wanted.isdisjoint(acronyms(words, small)):
                return f"is made of “{text}”"
    return ""


def year_words(a: Candidate, b: Candidate) -> str:
    """The years of both; nothing when a side has none."""
    if a.first is None or b.first is None:
        return ""
    return f"{_span(a)} and {_span(b)}"


def _span(party: Candidate) -> str:
    return f"{party.first}" if party.first == party.last else f"{party.first} to {party.last or 'today'}"


def result_words(a: Candidate, b: Candidate) -> str:
    if b.share is None:
        return ""
    known = f"{b.share:g}%" + (f" in {b.share_year}" if b.share_year else "")
    if a.share is None:
        return f"its best known share is {known}"
    return f"{a.share:g}%" + (f" in {a.share_year}" if a.share_year else "") + f" against {known}"


def kind_words(a: Candidate, b: Candidate) -> str:
    """Which of the two is no party like others: it joins several, or its words mean an alliance or nobody."""
    names = [" / ".join(_shown(text) for text in (*party.names[:1], *party.abbreviations[:1])) for party in (a, b)]
    joined = [f"“{name}”" for party, name in zip((a, b), names, strict=True) if _joins(party)]
    if joined:
        return " and ".join(joined) + (" join several parties" if len(joined) == 2 else " joins several parties")
    return f"“{names[0]}” or “{names[1]}” means an alliance or nobody in particular, or holds another party's name"


def _joins(party: Candidate) -> bool:
    texts = (*party.abbreviations, *party.names)
    return is_joined(texts) or any(joined_parts(text) for text in texts)
