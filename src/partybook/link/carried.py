"""What a list says once for several rows: a country above its block, numbers before the labels of a survey."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partybook.link.columns import Columns
from partybook.link.sentences import counted
from partybook.link.tables import ListTable

_NUMBERED = re.compile(r"[\[(]?\d{1,6}[\])]?\s*[.):=–-]?\s+(?=[^\W\d_])|\d{1,6}[.):=]\s*(?=[^\W\d_])")
_MOST = 0.6
"""Share of a column's labels that begin with a number from which the numbers are none of the names."""
_FEWEST = 3
_LABELS = ("name", "english", "other", "abbreviation")


def carried(table: ListTable, columns: Columns) -> ListTable:
    """The list with its rows complete, and notes on what was filled in or taken off.

    A country (a list, a year) that stands in the first row of each block only, as in merged cells, holds for the rows
    below it; a year for those of its country. Numbers before most labels of a column ("2. SPD") are taken off.
    """
    rows = [list(row) for row in table.rows]
    notes = []
    country = columns.first("country")
    for field in ("list", "country", "year"):
        at = columns.first(field)
        blocks = _blocks(rows, country if field == "year" else None)
        if at is not None and at != (country if field == "year" else None) and _once_a_block(rows, at, blocks):
            filled = sum(_fill(rows[start:end], at) for start, end in blocks)
            cells = counted(filled, "empty cell below a filled one holds", "empty cells below a filled one hold")
            notes.append(f"{field}: {cells} what it says")
    for field in _LABELS:
        notes += [
            f"{field}: the numbers before the labels of {table.header[at]} were taken off"
            for at in columns.of.get(field, ())
            if _unnumbered(rows, at)
        ]
    if not notes:
        return table
    return table._replace(rows=[tuple(row) for row in rows], notes=(*table.notes, *notes))


def _blocks(rows: Sequence[Sequence[str]], at: int | None) -> list[tuple[int, int]]:
    """From where to where rows have one text in a column; all rows where no column is given."""
    if at is None:
        return [(0, len(rows))]
    starts = [0, *(n for n in range(1, len(rows)) if rows[n][at] != rows[n - 1][at])]
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _once_a_block(rows: Sequence[Sequence[str]], at: int, blocks: Sequence[tuple[int, int]]) -> bool:
    """Whether a column is filled in the first row of each run of rows only: it begins so, no row says what the row
    above it says, and at least a third of the cells are empty. A list that lacks the country of some rows is not so:
    it gives the same one in rows that follow each other.
    """
    empty = sum(not row[at] for row in rows)
    if not rows or not rows[0][at] or 3 * empty < len(rows):
        return False
    return not any(
        rows[n][at] and rows[n][at] == rows[n - 1][at] for start, end in blocks for n in range(start + 1, end)
    )


def _fill(rows: Sequence[list[str]], at: int) -> int:
    filled, last = 0, ""
    for row in rows:
        if not row[at] and last:
            row[at] = last
            filled += 1
        last = row[at]
    return filled


def _unnumbered(rows: Sequence[list[str]], at: int) -> bool:
    """Take the numbers off the labels of a column when most have one, hardly any twice; whether that was so."""
    labels = {row[at] for row in rows if row[at]}
    numbered = [label for label in labels if _NUMBERED.match(label)]
    if len(numbered) < max(_FEWEST, _MOST * len(labels)):
        return False
    for row in rows:
        row[at] = _NUMBERED.sub("", row[at], count=1) if _NUMBERED.match(row[at]) else row[at]
    return True
