"""What an entry is by its words: a party, an alliance of parties, independents, "others"."""

from __future__ import annotations

from functools import cache

import numpy as np

from partybook import terms
from partybook.identity.evidence.sides import Floats, Side, shared
from partybook.identity.party_words import small_words, words_for_party


@cache
def _kinds() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Words and beginnings of words of each kind, from `terms/party_kinds.toml`."""
    return {
        kind: (frozenset(table["words"]), tuple(table.get("beginnings", ())))
        for kind, table in terms.load("party_kinds").items()
    }


def kind_marks(side: Side, kind: str) -> Floats:
    """For each candidate, the share of the words of its most telling name or abbreviation that mean the kind."""
    marks = np.zeros(len(side.candidates), dtype=np.float32)
    bounds = [*side.starts, len(side.names)]
    words_of_kind, beginnings = _kinds()[kind]
    meaning = side.vocabulary & words_of_kind | {text for text in side.vocabulary if text.startswith(beginnings)}
    for row, (words, short) in enumerate(zip(side.words, side.whole, strict=True)):
        if not (words.isdisjoint(meaning) and short.isdisjoint(meaning)):
            texts = [*side.names[bounds[row] : bounds[row + 1]], *short]
            marks[row] = max(_mark(text, kind) for text in texts)
    return marks


def _means(word: str, kind: str) -> bool:
    """Whether a word means the kind."""
    words, beginnings = _kinds()[kind]
    return word in words or word.startswith(beginnings)


@cache
def _neutral() -> frozenset[str]:
    return small_words() | words_for_party()


def _mark(text: str, kind: str) -> float:
    """The share of the words of a text that mean the kind; small words and words for "party" are not counted."""
    neutral = _neutral()
    tokens = text.split()
    telling = [token for token in tokens if token not in neutral or _means(token, kind)] or tokens
    return sum(_means(token, kind) for token in telling) / max(1, len(telling))


def kind_evidence(left: Side, right: Side) -> dict[str, Floats]:
    """Marks of kinds on either side, left by right."""
    alliance, alliance_r = kind_marks(left, "alliance") > 0, kind_marks(right, "alliance") > 0
    nobody, nobody_r = kind_marks(left, "nobody"), kind_marks(right, "nobody")
    joined, joined_r = left.joins, right.joins
    flat = np.ones((len(left.candidates), len(right.candidates)), dtype=np.float32)
    return {
        "entry_is_nobody": np.maximum(0, nobody[:, None] - nobody_r[None]),
        "other_is_nobody": np.maximum(0, nobody_r[None] - nobody[:, None]),
        "entry_is_alliance": flat * alliance[:, None] * ~alliance_r[None],
        "other_is_alliance": flat * alliance_r[None] * ~alliance[:, None],
        "both_alliances": flat * alliance_r[None] * alliance[:, None],
        "entry_is_joined": flat * joined[:, None] * ~joined_r[None],
        "other_is_joined": flat * joined_r[None] * ~joined[:, None],
        "both_joined": flat * joined_r[None] * joined[:, None],
    } | _parts_elsewhere(left, right)


def _parts_elsewhere(left: Side, right: Side) -> dict[str, Floats]:
    """For entries that join several parties: the share of their parts that other parties of the reference are called,
    that nobody is called, and that the party itself is called; and whether that part stands first.

    Who puts down an alliance as one party puts it down as the one that is named first.
    """
    counts = np.array([max(1, len(parts)) for parts in left.several], dtype=np.float32)[:, None]
    here = shared(left, "several", right, "called") / counts
    leads = shared(left, "leading", right, "called") > 0
    names = frozenset().union(*right.called) if any(left.several) else frozenset()
    known = np.array([len(parts & names) for parts in left.several], dtype=np.float32)[:, None] / counts
    joined = np.array([bool(parts) for parts in left.several], dtype=np.float32)[:, None]
    return {
        "parts_elsewhere": joined * (known - here),
        "parts_unknown": joined * (1 - known) * np.ones_like(here),
        "parts_here": joined * here,
        "later_part": ((here > 0) & (here < 1) & ~leads).astype(np.float32),
        "leading_part": ((here < 1) & leads).astype(np.float32),
    }
