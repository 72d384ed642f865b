"""What is known of the words in party names: how common each is, and what it means in English.

Learned from names that a reference list gives in two languages, and shipped as `party_words.tsv` beside this module:
word, number of parties in whose names it stands, meanings with their probability. `partybook.link.training` writes it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import msgspec

from partybook import terms
from partybook.identity.name_forms import fold

_FILE = "party_words.tsv"
_MEANS = 0.5
"""Probability from which a word is said to have a meaning."""


class PartyWords(msgspec.Struct, frozen=True):
    """Counts of words over the names of `parties` parties, and each word's meanings, whose weights sum to 1 at most."""

    parties: int
    counts: Mapping[str, int]
    meanings: Mapping[str, tuple[tuple[str, float], ...]]

    def rarity(self, word: str) -> float:
        """How much a shared word tells: 0.1 when every party has it, 9 for a word of no known party (logarithm)."""
        return max(0.1, math.log((self.parties + 1) / (self.counts.get(word, 0) + 0.5)))

    def lines(self) -> Iterable[str]:
        """The content of the shipped file, in alphabetical order."""
        yield f"\t{self.parties}\t"
        for word in sorted({*self.counts, *self.meanings}):
            meanings = " ".join(f"{english}:{weight:.2f}" for english, weight in self.meanings.get(word, ()))
            yield f"{word}\t{self.counts.get(word, 0)}\t{meanings}"


def read_party_words(lines: Iterable[str]) -> PartyWords:
    """The vocabulary from lines as `PartyWords.lines` gives them."""
    parties, counts, meanings = 1, {}, {}
    for line in lines:
        word, count, known = line.rstrip("\n").split("\t")
        if not word:
            parties = int(count)
            continue
        counts[word] = int(count)
        if known:
            pairs = (pair.rpartition(":") for pair in known.split(" "))
            meanings[word] = tuple((english, float(weight)) for english, _, weight in pairs)
    return PartyWords(parties, counts, meanings)


@cache
def small_words() -> frozenset[str]:
    """Articles, prepositions and the like, which initials leave out."""
    return frozenset(terms.load("party_kinds")["small"]["words"])


@cache
def words_for_party() -> frozenset[str]:
    """Words that mean "party" in some language, from the shipped vocabulary."""
    known = party_words().meanings.items()
    return frozenset({"party"} | {word for word, meanings in known if dict(meanings).get("party", 0) > _MEANS})


@cache
def _countries() -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
    return terms.load("country_codes")["codes"], terms.load("countries")["adjectives"]


@cache
def home_words(country: str) -> frozenset[str]:
    """Folded words of a country's name and adjectives, by code or English name: they tell its parties little apart."""
    codes, adjectives = _countries()
    name = codes.get(country, country)
    named = (name, *adjectives.get(name, ()))
    return frozenset(word for text in named for word in fold(text).split() if word not in small_words())


@cache
def party_words() -> PartyWords:
    """The shipped vocabulary."""
    text = resources.files(__package__ or "partybook.identity").joinpath(_FILE).read_text("utf-8")
    return read_party_words(text.splitlines())
