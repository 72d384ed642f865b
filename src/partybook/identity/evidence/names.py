"""What names say: how much of the rare words of one name the other has, as spelled or in another language."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from partybook.identity.evidence.sides import Bag, Floats, Side, Whole
from partybook.identity.party_words import PartyWords, home_words

_ALIKE = 72
"""Indel ratio from which two spellings may be one word: "kommunisticheskaya" and "komunisticeskaja"."""
_LOCAL_FROM = 8
"""Parties of a country from which its own counts of words are worth asking."""
_TELLING = 2.5
"""Rarity from which the words of a name are a name, not "the party"."""
_AT_HOME = 0.4
"""Rarity of the words of a country's own name."""


def name_evidence(left: Side, right: Side, words: PartyWords) -> dict[str, Floats]:
    """Evidence of names, each array left by right, between 0 and 1 but for `shared_rarity` and `unshared_rarity`."""
    one, other = left.bag, right.bag
    local = _local_rarity(right, words) if len(right.candidates) >= _LOCAL_FROM else {}
    home = frozenset(word for country in {c.country for c in right.candidates} for word in home_words(country))
    one_rarity, other_rarity = (_rarities(names.words, local, home, words) for names in (one, other))
    spelled = _spelled_alike(one.words, other.words)
    there = np.maximum(_best_word(spelled, other), _meant(one, other, words))
    back = np.maximum(_best_word(spelled.T, one), _meant(other, one, words))
    weights, back_weights = one.bag * one_rarity, other.bag * other_rarity
    sums, back_sums = weights.sum(1, keepdims=True), back_weights.sum(1, keepdims=True)
    matched = weights @ there
    back_matched = (back_weights @ back).T
    covered = matched / np.maximum(sums, 1e-6)
    back_covered = back_matched / np.maximum(back_sums.T, 1e-6)
    trust = left.trust[:, None] * right.trust
    both = trust * 2 * covered * back_covered / np.maximum(covered + back_covered, 1e-6)
    unshared = (sums - matched) + (back_sums.T - back_matched)
    balance = matched + back_matched - unshared
    by_cell = _best(both, left.cells, right.starts)
    agreeing = np.minimum.reduceat(by_cell, left.owners, axis=0)
    letters: Floats = (cdist(left.names, right.names, scorer=fuzz.ratio, dtype=np.float32) / 100).astype(np.float32)
    letters[[not name for name in left.names]] = 0
    letters[:, [not name for name in right.names]] = 0
    letters *= trust
    triples = _triples(left, right) * trust
    return {
        "name_elsewhere": _elsewhere(matched, sums, back_covered, back_sums[:, 0], left, right),
        "words_of_entry": _best(covered, left.starts, right.starts),
        "words_of_other": _best(back_covered, left.starts, right.starts),
        "words_both": np.maximum.reduceat(by_cell, left.owners, axis=0),
        "words_each_name": agreeing,
        "words_whole": _best(both[left.cells][:, right.cells], left.owners, right.owners),
        "letters_whole": _best(letters[left.cells][:, right.cells], left.owners, right.owners),
        "triples_whole": _best(triples[left.cells][:, right.cells], left.owners, right.owners),
        "balance": _best(balance, left.starts, right.starts),
        "shared_rarity": _best(np.minimum(matched, back_matched), left.starts, right.starts),
        "unshared_rarity": -_best(-unshared, left.starts, right.starts),
        "letters": _best(letters, left.starts, right.starts),
        "triples": _best(triples, left.starts, right.starts),
    }


def _rarities(tokens: Sequence[str], local: Mapping[str, float], home: frozenset[str], words: PartyWords) -> Floats:
    """How rare words are; those of the country's own name, in any language, tell least."""
    found = []
    for token in tokens:
        at_home = token in home or any(meant in home for meant, weight in words.meanings.get(token, ()) if weight > 0.4)
        found.append(_AT_HOME if at_home else local.get(token) or words.rarity(token))
    return np.array(found, dtype=np.float32)


def _local_rarity(side: Side, words: PartyWords) -> dict[str, float]:
    """Rarity of words among the parties of one country, halfway to that among all."""
    counts = Counter(chain.from_iterable(side.words))
    parties = len(side.candidates)
    return {
        word: 0.5 * max(0.1, math.log((parties + 1) / (count + 0.5))) + 0.5 * words.rarity(word)
        for word, count in counts.items()
    }


def _spelled_alike(one: list[str], other: list[str]) -> Floats:
    """0 to 1 for each pair of words: 1 for the same spelling, falling fast."""
    ratio: Floats = cdist(one, other, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.float32)
    return np.where(ratio > 0, (ratio - 60) / 40, 0).astype(np.float32)


def _best_word(alike: Floats, names: Bag) -> Floats:
    """For each word, the most alike word of each name."""
    best: Floats = np.maximum.reduceat(np.ascontiguousarray(alike.T)[names.flat], names.starts, axis=0)
    return np.ascontiguousarray(best.T)


def _meant(one: Bag, other: Bag, words: PartyWords) -> Floats:
    """How much of the meaning of each word on one side stands in each name of the other, in English."""
    concepts = _concepts(one, other, words)
    rows, present = (_meanings(names, words, concepts) for names in (one, other))
    columns = _best_word(np.minimum(present.T, 1), other)
    for column, word in enumerate(concepts):  # an English word stands for itself
        if (at := other.index.get(word)) is not None:
            columns[column] = np.maximum(columns[column], other.bag[:, at])
        if (at := one.index.get(word)) is not None:
            rows[at, column] = max(rows[at, column], 0.95)
    meant: Floats = np.minimum(rows @ columns, 1)
    return meant


def _concepts(one: Bag, other: Bag, words: PartyWords) -> list[str]:
    """The English words that a word of either side means or is, if one of the other side means or is it too."""
    mine, theirs = (
        dict.fromkeys(english for word in names.words for english, _ in words.meanings.get(word, ()))
        for names in (one, other)
    )
    return [
        english
        for english in mine | theirs
        if (english in mine or english in one.index) and (english in theirs or english in other.index)
    ]


def _meanings(names: Bag, words: PartyWords, concepts: Sequence[str]) -> Floats:
    """How much each word means each concept."""
    columns = {english: column for column, english in enumerate(concepts)}
    matrix = np.zeros((len(names.words), max(1, len(concepts))), dtype=np.float32)
    for row, word in enumerate(names.words):
        for english, weight in words.meanings.get(word, ()):
            if (column := columns.get(english)) is not None:
                matrix[row, column] = weight
    return matrix


def _elsewhere(
    matched: Floats, sums: Floats, back_covered: Floats, back_sums: Floats, left: Side, right: Side
) -> Floats:
    """For each pair, the share of the words of an entry's name that are another party's whole name but not this one's.

    "Union of the Farmers' Party and New Democracy" holds two names: it is an alliance, or one of its members.
    """
    inside = np.where((back_covered > 0.97) & (back_sums > _TELLING) & (right.trust == 1), matched, 0)
    owners = np.repeat(np.arange(len(right.candidates)), np.diff([*right.starts, len(right.names)]))
    found = np.zeros_like(matched)
    rows = np.arange(len(matched))
    for _ in range(2):
        best = inside.argmax(1)
        share = inside[rows, best] / np.maximum(sums[:, 0], 1e-6)
        if not share.any():
            break
        room = sums[:, 0] - inside[rows, best]
        apart = (matched > _TELLING) & (matched <= room[:, None] + 0.1) & (owners[best][:, None] != owners)
        found = np.maximum(found, apart * share[:, None])
        inside[owners[best][:, None] == owners] = 0
    return _best(found, left.starts, right.starts)


def _triples(left: Side, right: Side) -> Floats:
    """Cosine of the letter triples of names, rare triples weighing more: spelling, inflection and word parts."""
    columns = right.triples
    rarity = np.log((len(columns) + 1) / (columns.sum(0, dtype=np.int32) + 0.5)).astype(np.float32)
    rarity = np.maximum(rarity, 0.1)
    cosine: Floats = _unit(left.triples * rarity) @ _unit(columns * rarity).T
    return cosine


def _unit(matrix: Floats) -> Floats:
    unit: Floats = matrix / np.maximum(np.sqrt((matrix * matrix).sum(1, keepdims=True)), 1e-6)
    return unit


def _best(pairs: Floats, rows: Whole, columns: Whole) -> Floats:
    """The best pair of names of each pair of groups."""
    best: Floats = np.maximum.reduceat(np.maximum.reduceat(pairs, rows, axis=0), columns, axis=1)
    return best
