"""Lines of a text with their place in it, and what their layout says: wrapped or not, columns on the screen."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

LONGEST_WRAP = 130
"""Text wrapped by a program has no longer lines than this."""

SHORTEST_WRAP = 45
"""Blocks narrower than this are lines somebody broke on purpose."""

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_IGNORED = "\ufeff\u200b\u200e\u200f"


class Line(NamedTuple):
    """A line without its line break; `bare` is it without white space at both ends."""

    start: int
    text: str
    bare: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def bare_start(self) -> int:
        return self.start + self.text.find(self.bare)

    @property
    def bare_end(self) -> int:
        return self.bare_start + len(self.bare)


def line_at(start: int, text: str) -> Line:
    """A line from the characters that stand at `start` in the source."""
    bare = text.strip()
    if bare and (bare[0] in _IGNORED or bare[-1] in _IGNORED):
        bare = bare.strip(_IGNORED + " \t\xa0")
    return Line(start, text, bare)


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]`; a break is a line feed, a carriage return, or both."""
    end = len(text) if end is None else end
    lines: list[Line] = []
    while start < end:
        match = _LINE.match(text, start, end)
        if match is None:
            break
        lines.append(line_at(start, match[1]))
        start = match.end()
    return lines


def first_word_length(text: str) -> int:
    """Characters of the first word, without making a list of all words."""
    return len(text.split(None, 1)[0]) if text else 0


def wrapped_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines without a blank one between them, as paragraphs.

    A line break was made by a program filling lines when the next line's first word would not have fitted any more.
    Other breaks were made by somebody, and part two paragraphs.
    """
    lengths = sorted(len(line.bare) for line in lines)
    # one line of several may be longer than the rest: it began after the key of a field
    width = lengths[-2] if len(lines) > 3 else lengths[-1] if lines else 0
    if len(lines) < 2 or not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return [[line] for line in lines]
    if len(lines) == 2 and lines[0].bare.endswith((".", "!", "?", ":", ";")):
        return [[line] for line in lines]
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        if len(before.bare) + 1 + first_word_length(line.bare) > width:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def columns_of(text: str) -> list[int] | None:
    """For each character the screen column it begins at, and the width at the end; None when it is the index.

    East Asian wide characters fill two columns and combining marks none: programs that draw tables count so.
    """
    if text.isascii():
        return None
    at = 0
    columns: list[int] = []
    for character in text:
        columns.append(at)
        if character < "\u0300":
            at += 1
        elif unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        else:
            at += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    columns.append(at)
    return None if at == len(text) else columns


def character_at(columns: Sequence[int], column: int) -> int:
    """The index of the character that begins at a screen column, or of the first one behind it.

    `columns` comes from `columns_of`; marks of no width belong to the character before them.
    """
    at = bisect_right(columns, column) - 1
    return at if columns[at] == column else bisect_left(columns, column)
