"""The words of tables: which concepts a header, a row's label or a heading touches, in any of the languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from partybook import terms

_TOKEN = re.compile(r"\+/-|[^\W_]+|[%#№±+]")
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "‒": "-", "ı": "i", "’": "'", "'": None, "/": "/", ".": None})


@lru_cache(maxsize=50_000)
def tokens(text: str) -> tuple[str, ...]:
    """Words and signs of a text in lower case, without accents and full stops; "+/–" is one token."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_DASHES))
    return tuple(_TOKEN.findall("".join(c for c in plain if not unicodedata.combining(c))))


@cache
def _columns() -> dict[str, Any]:
    return terms.load("columns")


@cache
def _phrases(section: str) -> tuple[dict[tuple[str, ...], frozenset[str]], int]:
    """Every phrase of a section with the lists it stands in, and the length of the longest."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name, phrases in _columns()[section].items():
        if isinstance(phrases, list):
            for phrase in phrases:
                if key := tokens(phrase):
                    found.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}, max(map(len, found))


@lru_cache(maxsize=50_000)
def concepts(section: str, text: str) -> frozenset[str]:
    """The lists of a section that have a phrase somewhere in the text."""
    phrases, longest = _phrases(section)
    words = tokens(text)
    found: set[str] = set()
    for start in range(min(len(words), 40)):
        for stop in range(start + 1, min(start + longest, len(words)) + 1):
            found |= phrases.get(words[start:stop], frozenset())
    return frozenset(found)


@lru_cache(maxsize=50_000)
def exact(section: str, text: str) -> frozenset[str]:
    """The lists of a section that hold the whole text as one phrase."""
    return _phrases(section)[0].get(tokens(text), frozenset())


@lru_cache(maxsize=50_000)
def opens_with(section: str, text: str) -> frozenset[str]:
    """The lists of a section with a phrase that the text begins with, the longest one."""
    phrases, longest = _phrases(section)
    words = tokens(text)
    for stop in range(min(longest, len(words)), 0, -1):
        if found := phrases.get(words[:stop]):
            return found
    return frozenset()


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """The single words of one list."""
    return frozenset(words[0] for words in map(tokens, _columns()[section][name]) if len(words) == 1)


@cache
def offices() -> dict[tuple[str, ...], str]:
    """Adjectives such as "presidential" and the office they speak of."""
    return {tokens(word): office for word, office in _columns()["heading"]["office"].items()}
