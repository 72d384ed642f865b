"""Tables as rows of cells read so far, made into a `Table` with every cell at its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from partybook.read.document import Cell, Skipped, Table, Text

LARGEST_GRID = 4_000_000
"""Places of a table, empty ones included: no table of an article is near it, and a hostile one stops there."""

NO_CAPTION = Text("")

ALWAYS_READ_COLUMNS = 64
"""So many columns are read however long the table is."""


class DrawnCell(msgspec.Struct, frozen=True):
    """A cell in its row, before its place in the grid is checked."""

    text: Text
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class DrawnRow(msgspec.Struct, frozen=True):
    """A row of a table and its characters in the source."""

    start: int
    end: int
    cells: Sequence[DrawnCell]


def as_table(
    rows: Sequence[DrawnRow], start: int, end: int, caption: Text = NO_CAPTION
) -> tuple[Table | None, list[Skipped]]:
    """The table of these rows; cells beyond `LARGEST_GRID` are skipped with a reason. None when there is no cell."""
    widest = max(ALWAYS_READ_COLUMNS, LARGEST_GRID // max(len(rows), 1))
    cells: list[Cell] = []
    skipped: list[Skipped] = []
    columns = 0
    for number, row in enumerate(rows):
        for cell in row.cells:
            if cell.column + cell.colspan > widest:
                reason = f"a row has more than {widest:,} cells, and a table of {len(rows):,} rows is read no wider"
                skipped.append(Skipped(row.start, row.end, "too-many-cells", reason))
                break
            columns = max(columns, cell.column + cell.colspan)
            cells.append(Cell(cell.text, number, cell.column, cell.rowspan, cell.colspan, cell.header))
    if not cells:
        return None, skipped
    spans = tuple((row.start, row.end) for row in rows)
    return Table(tuple(cells), len(rows), columns, start, end, spans, caption), skipped


def plain_row(start: int, end: int, texts: Iterable[Text], header: bool) -> DrawnRow:
    """A row whose cells stand one after the other and span nothing."""
    return DrawnRow(start, end, [DrawnCell(text, at, header=header) for at, text in enumerate(texts)])
