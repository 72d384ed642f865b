"""Which language prose is in, by the share of a language's words of grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from partybook import terms
from partybook.extract.sections import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.12
"""Prose has at least this share of the commonest words of its language."""
_SHARE_OF_LISTS = 0.06
"""English lists of names have fewer of them; other languages have below 0.05 of the English ones."""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    parsed: dict[str, list[str]] = terms.load("prose")["languages"]
    others = {code: said["words"] for code, said in terms.load("formulas").items()}
    return {code: frozenset(words) for code, words in (parsed | others).items()}


def language_of(found: Sequence[Sentence]) -> str:
    """The language (ISO 639-1) of most words of some prose, English among equals; "" for none known."""
    words = [word.lower() for sentence in found for word in _WORD.findall(sentence.text.content)]
    counts = {code: sum(word in common for word in words) for code, common in _words().items()}
    code = max(counts, key=lambda code: (counts[code], code == "en"))
    share = _SHARE_OF_LISTS if code == "en" else _SHARE
    return code if words and counts[code] >= share * len(words) else ""
