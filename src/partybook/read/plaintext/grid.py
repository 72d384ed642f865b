"""Tables drawn with `+---+` rules, whose cells may hold several lines, lists, or span rows and columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from partybook.read.document import Text, join
from partybook.read.plaintext.drawn import DrawnCell, DrawnRow
from partybook.read.plaintext.inline import plain
from partybook.read.plaintext.lines import Line, character_at, columns_of, first_word_length

_RULE = re.compile(r"\+(?:[-=:]+\+)+\Z")
_DASHES = re.compile(r"[-=:]+\Z")
# a single space before a digit is a minus ("- 5"), and a lone dash says "none"
_BULLET = re.compile(r"(?:[-*]\s+(?=[^\W\d])|[-*]\s{2,}(?=\S)|•\s*(?=\S)|\d{1,3}[.)]\s{2,}(?=\S))")

WIDEST_GRID = 200
"""Columns of a drawn table: rules with more crossings are not read as a table."""


class _Band(NamedTuple):
    """The lines of one row, between two rules; `closed` tells for each column whether a rule stands above it."""

    lines: list[Line]
    closed: list[bool]
    header: bool


def grid_rows(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are one drawn table; 0 when there is none."""
    if not _RULE.match(lines[at].bare) or at + 1 >= len(lines) or not lines[at + 1].bare.startswith(("|", "+")):
        return 0
    stop = at
    while stop < len(lines) and lines[stop].bare.startswith(("|", "+")):
        stop += 1
    return stop - at


def read_grid(source: str, lines: Sequence[Line], notes: Mapping[str, str], *, wrapped: bool) -> list[DrawnRow]:
    """The rows of a drawn table; `wrapped` tells whether lines in its cells may have been broken to fit.

    Cell borders are found by the columns of the crossings. A line that does not keep to them is cut at its bars.
    """
    indent = lines[0].indent
    crossings = {at for line in lines if _RULE.match(line.bare) for at, c in enumerate(line.bare) if c == "+"}
    borders = sorted(crossings)
    if len(borders) > WIDEST_GRID:
        return []
    bands = _bands(lines, borders, indent)
    if not bands:
        return []
    return _Grid(source, bands, borders, indent, notes, wrapped).rows()


def _rule_columns(line: Line, borders: list[int]) -> list[bool] | None:
    """For each column whether this line rules it off; None when the line holds only cells."""
    if "-" not in line.bare and "=" not in line.bare:
        return None
    if not line.bare.startswith("+") and "+-" not in line.bare and "-+" not in line.bare:
        return None
    text = line.bare
    if _RULE.match(text):
        return [True] * (len(borders) - 1)
    ruled = [
        b < len(text) and text[a] in "+|-=" and text[b] in "+|-=" and _DASHES.match(text, a + 1, b) is not None
        for a, b in pairwise(borders)
    ]
    return ruled if any(ruled) else None


def _bands(lines: Sequence[Line], borders: list[int], indent: int) -> list[_Band]:
    last_double = max((n for n, line in enumerate(lines) if "=" in line.bare and _RULE.match(line.bare)), default=-1)
    if last_double == 0:
        last_double = -1  # a double rule on top heads nothing
    bands: list[_Band] = []
    closed = [True] * (len(borders) - 1)
    pending: list[Line] = []
    for number, line in enumerate(lines):
        ruled = _rule_columns(line, borders)
        if ruled is None:
            pending.append(line)
            continue
        if pending:
            bands.append(_Band(pending, closed, number <= last_double))
            closed = ruled
        else:
            closed = [a or b for a, b in zip(closed, ruled, strict=True)]
        pending = [] if all(ruled) else [line]
        if not all(ruled) and not _holds_words(line, borders, ruled):
            pending = []
    if pending and any(line.bare.strip("|+ ") for line in pending):
        bands.append(_Band(pending, closed, header=False))
    return bands


def _holds_words(line: Line, borders: list[int], ruled: list[bool]) -> bool:
    """Whether a rule that does not go through stands beside words of a cell that does."""
    return any(
        not is_ruled and line.bare[a + 1 : b].strip()
        for is_ruled, a, b in zip(ruled, borders, borders[1:], strict=False)
    )


class _Grid:
    """Walks the bands of a drawn table and joins what no rule and no bar parts."""

    def __init__(
        self,
        source: str,
        bands: list[_Band],
        borders: list[int],
        indent: int,
        notes: Mapping[str, str],
        wrapped: bool,
    ) -> None:
        self.source, self.bands, self.borders, self.notes, self.wrapped = source, bands, borders, notes, wrapped
        self.pieces: list[list[list[tuple[int, int, int]]]] = [
            [self._cut(line) for line in band.lines] for band in bands
        ]

    def _cut(self, line: Line) -> list[tuple[int, int, int]]:
        """Cells of a line as (column, start, end) in the source; a cell that no bar ends goes on to the next bar."""
        borders, text, start = self.borders, line.bare, line.bare_start
        columns = columns_of(text)
        if columns is None or len(text) == borders[-1] + 1:
            places: list[int | None] = [b if b < len(text) and text[b] in "|+" else None for b in borders]
        else:
            places = []
            for border in borders:
                at = character_at(columns, border)
                places.append(at if at < len(text) and columns[at] == border and text[at] in "|+" else None)
        if places[0] is None or places[-1] is None:
            return self._cut_at_bars(line)
        cells = []
        left = 0
        for right in range(1, len(borders)):
            place, begin = places[right], places[left]
            if place is not None and begin is not None:
                cells.append((left, start + begin + 1, start + place))
                left = right
        return cells

    def _cut_at_bars(self, line: Line) -> list[tuple[int, int, int]]:
        """A line that does not keep to the borders: its cells in order, the last one with all that is left."""
        at = line.bare_start + line.bare.startswith("|")
        last = len(self.borders) - 2
        inner = line.bare[1:-1] if line.bare.endswith("|") and len(line.bare) > 1 else line.bare[1:]
        cells = []
        for column, piece in enumerate(inner.split("|", last) if last > 0 else [inner]):
            cells.append((column, at, at + len(piece)))
            at += len(piece) + 1
        return cells

    def rows(self) -> list[DrawnRow]:
        rows: list[list[DrawnCell]] = [[] for _ in self.bands]
        covered: dict[int, tuple[int, int]] = {}  # column -> (band the cell began in, colspan)
        content: dict[tuple[int, int], tuple[int, int, list[tuple[int, int]]]] = {}
        for number, band in enumerate(self.bands):
            spans: dict[int, list[tuple[int, int]]] = {}
            for line in self.pieces[number]:
                for column, start, end in line:
                    spans.setdefault(column, []).append((start, end))
            columns = sorted(spans)
            for index, column in enumerate(columns):
                following = columns[index + 1] if index + 1 < len(columns) else len(self.borders) - 1
                began, colspan = covered.get(column, (number, following - column))
                if band.closed[column] or column not in covered:
                    began, colspan = number, following - column
                    covered[column] = (began, colspan)
                    content[began, column] = (colspan, 1, list(spans[column]))
                else:
                    _, _, before = content[began, column]
                    before.extend(spans[column])
                    content[began, column] = (colspan, number - began + 1, before)
        for (number, column), (colspan, rowspan, pieces) in sorted(content.items()):
            width = self.borders[min(column + colspan, len(self.borders) - 1)] - self.borders[column] - 3
            text = cell_text(self.source, pieces, width, self.notes, wrapped=self.wrapped)
            rows[number].append(DrawnCell(text, column, rowspan, colspan, self.bands[number].header))
        return [
            DrawnRow(band.lines[0].start, band.lines[-1].end, cells)
            for band, cells in zip(self.bands, rows, strict=True)
        ]


def cell_text(
    source: str, pieces: Sequence[tuple[int, int]], width: int, notes: Mapping[str, str], *, wrapped: bool
) -> Text:
    """The text of a cell from the pieces of its lines: items and broken lines stand on lines of their own.

    A line that was `wrapped` to the `width` of its column is joined with the next one.
    """
    lines: list[list[tuple[int, int]]] = []
    before = ""
    open_item = False
    for start, end in pieces:
        words = source[start:end].strip()
        bullet = _BULLET.match(words)
        if not words:
            open_item, before = False, ""
            continue
        at = start + (len(source[start:end]) - len(source[start:end].lstrip()))
        span = (at + (bullet.end() if bullet else 0), end)
        indented = open_item and source[start : start + 3].isspace() and not bullet
        full = wrapped and bool(before) and len(before) + 1 + first_word_length(words) > width
        if not bullet and lines and (indented or full):
            lines[-1].append(span)
        else:
            lines.append([span])
        open_item = bool(bullet) or indented
        before = words
    texts = [plain(source, spans, notes=notes, breaks=True) for spans in lines]
    return texts[0] if len(texts) == 1 else join(texts, "\n")
