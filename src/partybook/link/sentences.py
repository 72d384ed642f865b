"""Numbers and lists in a sentence: "1 entry", "A, B, C and 5 more"."""

from __future__ import annotations

from collections.abc import Iterable


def some_of(texts: Iterable[str], most: int) -> str:
    """The first texts, at most `most`, and how many more there are."""
    every = list(texts)
    shown = ", ".join(every[:most])
    return f"{shown} and {len(every) - most:,} more" if len(every) > most else shown


def counted(number: int, one: str, several: str) -> str:
    """A number of things in words: "1 entry", "2,000 entries"."""
    return f"{number:,} {one if number == 1 else several}"
