"""Tables that stand on their side: a column a party or candidate, a row for each kind of value."""

from __future__ import annotations

from partybook.extract.results.columns import header_meanings, header_words
from partybook.read.document import Cell, Table

_TELLING = frozenset({"party", "votes", "vote_share", "seats", "candidate", "leader"})
_LARGEST = 400


def turned(table: Table) -> Table | None:
    """The table with rows and columns exchanged, when its first column names parties, votes, shares or seats.

    The source characters of a new row are those of all its cells, from the first to the last.
    """
    if table.columns < 2 or table.columns > _LARGEST or table.rows > _LARGEST:
        return None
    labels = [cell for cell in table.cells if cell.column == 0 and cell.colspan == 1 and cell.text]
    meanings = {meaning for cell in labels for meaning in header_meanings([header_words(cell.text)])[:1]}
    if len(meanings & _TELLING) < 2 or not meanings & {"votes", "vote_share", "seats"} or "party" not in meanings:
        return None
    rows = sorted({cell.row for cell in labels})
    places = {row: index for index, row in enumerate(rows)}
    cells = [
        Cell(cell.text, cell.column, places[cell.row], cell.colspan, 1, header=cell.column == 0)
        for cell in table.cells
        if cell.row in places
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    spans = [_span([cell for cell in cells if cell.row == row]) for row in range(table.columns)]
    return Table(tuple(cells), table.columns, len(rows), table.start, table.end, tuple(spans), table.caption)


def _span(cells: list[Cell]) -> tuple[int, int]:
    spans = [cell.text.span() for cell in cells if cell.text and cell.text.runs]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
