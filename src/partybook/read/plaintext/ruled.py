"""Tables whose columns are drawn by a line of dashes (`------ -----`), with rows of one line or of several."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from partybook.read.plaintext.drawn import DrawnCell, DrawnRow
from partybook.read.plaintext.grid import cell_text
from partybook.read.plaintext.lines import Line, character_at, columns_of

_RULER = re.compile(r"-{2,}(?: +-{2,})+\Z")
_DASHES = re.compile(r"-{5,}\Z")

WIDEST_RULER = 200
"""Columns of a ruler; more are not read as a table."""


def is_ruler(line: Line) -> bool:
    """Whether the line draws at least two columns."""
    return line.bare.startswith("--") and _RULER.match(line.bare) is not None


def is_frame(line: Line) -> bool:
    """Whether the line is an unbroken rule, such as frames a table with rows of several lines; it is indented."""
    return line.text.startswith(" ") and line.bare.startswith("-----") and _DASHES.match(line.bare) is not None


def ruled_rows(lines: Sequence[Line], at: int, frames: Mapping[str, Sequence[int]]) -> int:
    """How many lines from `at` on are one ruled table; 0 when there is none.

    `frames` gives, for each unbroken rule in the document, the numbers of the lines that are equal to it.
    """
    if is_frame(lines[at]):
        same = frames.get(lines[at].text.rstrip(), ())
        following = bisect_left(same, at + 1)
        return same[following] - at + 1 if following < len(same) else 0
    stop = at + 1
    if not is_ruler(lines[at]):
        if stop >= len(lines) or not is_ruler(lines[stop]) or not lines[at].bare:
            return 0
        stop += 1
    while stop < len(lines) and lines[stop].bare and not is_ruler(lines[stop]):
        stop += 1
    closes = stop < len(lines) and is_ruler(lines[stop]) and lines[stop].bare
    return stop - at + bool(closes)


def read_ruled(source: str, lines: Sequence[Line], notes: Mapping[str, str], *, wrapped: bool) -> list[DrawnRow]:
    """The rows of a ruled table. Lines above the ruler are the header; in a frame, blank lines part the rows.

    Columns begin where the ruler's dashes begin. A word that runs over a border belongs to the cell it begins in.
    """
    ruler = next((line for line in lines if is_ruler(line)), None)
    framed = is_frame(lines[0])
    starts = (
        [line_at for line_at, c in enumerate(ruler.text) if c == "-" and (ruler.text[:line_at] or " ")[-1] != "-"]
        if ruler
        else [0]
    )
    if len(starts) > WIDEST_RULER:
        return []
    header_stop = lines.index(ruler) if ruler is not None and not is_ruler(lines[0]) else 0
    groups: list[tuple[list[Line], bool]] = []
    fresh = True
    many = framed and any(not line.bare for line in lines)
    for number, line in enumerate(lines):
        if not line.bare or is_ruler(line) or is_frame(line):
            fresh = True
            continue
        header = number < header_stop
        if fresh or not (many or (header and framed)):
            groups.append(([], header))
        groups[-1][0].append(line)
        fresh = False
    return [_row(source, group, starts, notes, header, wrapped) for group, header in groups]


def _row(
    source: str, lines: list[Line], starts: list[int], notes: Mapping[str, str], header: bool, wrapped: bool
) -> DrawnRow:
    pieces: list[list[tuple[int, int]]] = [[] for _ in starts]
    for line in lines:
        for column, span in enumerate(_cut(line, starts)):
            pieces[column].append(span)
    cells = []
    for column, spans in enumerate(pieces):
        width = starts[column + 1] - starts[column] - 1 if column + 1 < len(starts) else 0
        text = cell_text(source, spans, width, notes, wrapped=wrapped and width > 0)
        cells.append(DrawnCell(text, column, header=header))
    return DrawnRow(lines[0].start, lines[-1].end, cells)


def _cut(line: Line, starts: list[int]) -> list[tuple[int, int]]:
    text = line.text
    columns = columns_of(text)
    cuts = [0]
    for start in starts[1:]:
        at = max(min(start if columns is None else character_at(columns, start), len(text)), cuts[-1])
        if 0 < at < len(text) and not text[at].isspace() and not text[at - 1].isspace():
            while at < len(text) and not text[at].isspace():
                at += 1
        cuts.append(at)
    cuts.append(len(text))
    return [(line.start + a, line.start + b) for a, b in pairwise(cuts)]
