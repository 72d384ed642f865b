"""Tables whose cells only white space parts, one row a line: `Founded   1990`, `1991   Anna Tal   4,118`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from partybook.read.plaintext.drawn import DrawnRow, plain_row
from partybook.read.plaintext.inline import plain
from partybook.read.plaintext.lines import Line

FEWEST_ROWS = 3
"""Two lines with a gap in each may be anything."""

LONGEST_CELL = 60
"""All cells of a row but the last are short; what is longer is prose with wide spaces."""

_GAP = re.compile(r"(?<=[^\s.!?:;])(?:[ \xa0]{2,}|[ \xa0]*\t\s*)(?=\S)")
"""What parts two cells; wide spaces behind a full stop part sentences."""
_BULLET = re.compile(r"(?:[-*•–+◦▪·]|\d{1,3}[.)])\s")


def spaced_rows(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are rows with equally many cells, two or more; 0 under three."""
    width = _cells(lines[at])
    stop = at
    while width > 1 and stop < len(lines) and _cells(lines[stop]) == width:
        stop += 1
    return stop - at if stop - at >= FEWEST_ROWS else 0


def _cells(line: Line) -> int:
    """The number of cells of a line; 0 for prose, list items and what other tables draw."""
    if "  " not in line.bare and "\t" not in line.bare:
        return 0
    if "|" in line.bare or _BULLET.match(line.bare):
        return 0
    cells = _GAP.split(line.bare)
    return 0 if any(len(cell) > LONGEST_CELL for cell in cells[:-1]) else len(cells)


def read_spaced(source: str, lines: Sequence[Line], notes: Mapping[str, str]) -> list[DrawnRow]:
    """The rows of such a table; the first one is the header."""
    rows = []
    for number, line in enumerate(lines):
        cuts = [(gap.start(), gap.end()) for gap in _GAP.finditer(line.bare)]
        starts = [0, *(end for _, end in cuts)]
        stops = [*(start for start, _ in cuts), len(line.bare)]
        spans = [(line.bare_start + start, line.bare_start + stop) for start, stop in zip(starts, stops, strict=True)]
        texts = [plain(source, [span], notes=notes, breaks=True) for span in spans]
        rows.append(plain_row(line.start, line.end, texts, header=number == 0))
    return rows
