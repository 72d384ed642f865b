"""Learn the party words: what each word of a native name means in English, from pairs of names of one party.

The alignment is IBM's first model (Brown, Della Pietra, Della Pietra and Mercer 1993, Computational Linguistics 19(2):
263-311): every English word is the translation of one word of the native name, or of none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from partybook.identity.name_forms import fold
from partybook.identity.party_words import PartyWords
from partybook.identity.romanising import script_words

_ROUNDS = 6
_FEWEST = 2
"""Pairs in which a word must stand before its meaning is believed."""
_LEAST = 0.12
"""Probability below which a meaning is noise of the alignment."""
_SHORTEST = 3
"""Letters of a romanised word; shorter ones are words of many languages."""
_LIKELIHOODS = {1: (0.9,), 2: (0.6, 0.3), 3: (0.5, 0.25, 0.15)}
"""Likelihoods of the meanings of a word that has so many."""
_NOTHING = ""
_FROM_NOTHING = 0.01
"""Chance that an English word stands for no native word, beside those of the native words."""

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def learn_party_words(parties: Iterable[Iterable[str]], pairs: Sequence[tuple[str, str]]) -> PartyWords:
    """The vocabulary of folded names: `parties` gives the names of each party, `pairs` a native and an English name."""
    counts: Counter[str] = Counter()
    total = 0
    for names in parties:
        total += 1
        counts.update({word for name in names for word in name.split()})
    split = [(tuple(dict.fromkeys(native.split())), tuple(dict.fromkeys(english.split()))) for native, english in pairs]
    meanings = _meanings([pair for pair in split if pair[0] and pair[1]])
    meanings = _of_scripts() | meanings
    kept = {word: count for word, count in counts.items() if count >= _FEWEST or word in meanings}
    return PartyWords(total, kept, meanings)


def _of_scripts() -> dict[str, tuple[tuple[str, float], ...]]:
    """Words of other scripts as they are romanised, with the meanings that people gave them."""
    return {
        word: tuple(zip(meanings, _LIKELIHOODS[len(meanings)], strict=True))
        for spelling, meanings in script_words()
        if " " not in (word := fold(spelling)) and len(word) >= _SHORTEST
    }


def _meanings(pairs: Sequence[Pair]) -> dict[str, tuple[tuple[str, float], ...]]:
    """P(English word | native word) for words seen often enough."""
    support: Counter[str] = Counter(word for native, _ in pairs for word in native)
    together: Counter[tuple[str, str]] = Counter((w, e) for native, english in pairs for w in native for e in english)
    chance: dict[tuple[str, str], float] = dict.fromkeys(together, 1.0)
    for _ in range(_ROUNDS):
        expected: dict[tuple[str, str], float] = defaultdict(float)
        totals: dict[str, float] = defaultdict(float)
        for native, english in pairs:
            sources = (*native, _NOTHING)
            for meant in english:
                weights = [chance.get((word, meant), _FROM_NOTHING) for word in sources]
                whole = sum(weights)
                for word, weight in zip(sources, weights, strict=True):
                    expected[word, meant] += weight / whole
                    totals[word] += weight / whole
        chance = {(w, e): n / totals[w] for (w, e), n in expected.items() if w != _NOTHING and n > 1e-4}
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (word, meant), weight in chance.items():
        if support[word] >= _FEWEST and together[word, meant] >= _FEWEST and weight >= _LEAST:
            shrunk = weight * support[word] / (support[word] + 0.5)
            found[word].append((meant, round(shrunk, 2)))
    return {
        word: tuple(sorted(options, key=lambda option: (-option[1], option[0]))[:4]) for word, options in found.items()
    }
