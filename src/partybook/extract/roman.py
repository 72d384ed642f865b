"""Roman numerals, as centuries and half-years are written."""

from __future__ import annotations

import re

_NUMERAL = re.compile(r"[xvi]{1,5}e?\Z")
_VALUES = {"i": 1, "v": 5, "x": 10}


def roman(word: str) -> int:
    """The value of a Roman numeral up to 39 in lower case, also written "xixe" in French; 0 when it is none."""
    if not _NUMERAL.match(word):
        return 0
    word = word.removesuffix("e")
    total = 0
    for letter, after in zip(word, word[1:] + " ", strict=True):
        value = _VALUES[letter]
        total += -value if value < _VALUES.get(after, 0) else value
    return total
