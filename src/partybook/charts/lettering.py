"""How wide words are, without the font: estimates that err on the wide side, so that what fits here fits there."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

_ASCII = (
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61,
    69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59,
    82, 59, 59, 52, 64, 34, 64, 84,
)  # fmt: skip
"""Advances of U+0020 to U+007E in hundredths of the size, of DejaVu Sans 2.37: the widest of the fonts asked for."""

_BOLD = 1.12
"""DejaVu Sans Bold's mean advance over that of the plain face."""

_WIDE, _OTHER_LETTER, _CAPITAL = 100, 74, 76
"""East Asian characters fill a square; letters beside ASCII are set as wide as DejaVu's Cyrillic and Arabic."""


@lru_cache(maxsize=65536)
def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    if base != character and 32 <= ord(base) < 127:
        return _ASCII[ord(base) - 32]
    return _CAPITAL if kind in ("Lu", "Lt") else 64 if kind[0] in "NZ" else _OTHER_LETTER


@lru_cache(maxsize=8192)
def width_of(words: str, size: float, bold: bool = False) -> float:
    """Pixels that a line of words takes at a size, at most."""
    return sum(map(_advance, words)) * size / 100.0 * (_BOLD if bold else 1.0)


def direction(words: str) -> Literal["ltr", "rtl"]:
    """Which way a line runs: that of its first letter with a direction (Unicode Bidirectional Algorithm, rule P2)."""
    for character in words:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
