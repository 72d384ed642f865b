"""A table on its way to statements: where it stands, its rows with repairs made, and remarks with the row's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from partybook.extract.context import Context
from partybook.extract.results.columns import looks_like_header
from partybook.extract.results.elections import Place
from partybook.extract.results.kinds import NUMERIC, Content, Kind, clean
from partybook.extract.results.layout import Layout, Row
from partybook.extract.results.repair import Repair, align_rows
from partybook.extract.results.vocabulary import exact, opens_with, tokens
from partybook.model import Evidence
from partybook.read.document import Table

if TYPE_CHECKING:
    from partybook.extract.results.totals import Sum

_EMPTY = Content(Kind.EMPTY)
_NOTE = re.compile(r"\s*\([^()]*\)")
_OF = re.compile(r"\b(?:hold|gain from|win|gains? seat)\b", re.IGNORECASE)
_LABELS = ("total", "invalid", "turnout", "majority", "source")


class Sheet:
    """One table being read into a context; `number` counts the document's tables from 1."""

    def __init__(self, context: Context, table: Table, number: int, layout: Layout, place: Place) -> None:
        self.context = context
        self.table = table
        self.number = number
        self.layout = layout
        self.place = place
        self.sums: list[Sum] = []
        self._rows: list[Row] | None = None
        self._words: dict[int, frozenset[str]] = {}

    def where(self, row: Row) -> str:
        return f"table {self.number}, row {row.number - self.layout.first + 1}"

    def evidence(self, row: Row) -> Evidence | None:
        """The row's words in the source; None when the row has none."""
        start, end = self.table.row_spans[row.number]
        return self.context.evidence_at(start, end, self.where(row)) if end > start else None

    def remark(self, code: str, message: str, row: Row, detail: Iterable[tuple[str, str]] = ()) -> None:
        """A remark about a row."""
        if evidence := self.evidence(row):
            self.context.remark(code, message, evidence, detail)

    def remark_table(self, code: str, message: str, detail: Iterable[tuple[str, str]] = ()) -> None:
        """A remark about the whole table."""
        if self.table.end > self.table.start:
            where = f"table {self.number}"
            self.context.remark(
                code, message, self.context.evidence_at(self.table.start, self.table.end, where), detail
            )

    def header(self, column: int) -> str:
        """The words over a column, or its number."""
        return self.layout.columns[column].header or f"column {column + 1}"

    def column_words(self, column: int) -> frozenset[str]:
        """All texts of a column."""
        if column not in self._words:
            self._words[column] = frozenset(row.text(column).content for row in self.layout.rows) - {""}
        return self._words[column]

    def rows(self) -> list[Row]:
        """The rows of the body as they belong: shifted ones repaired, undecided ones left out, both with a remark."""
        if self._rows is None:
            rows = self.layout.rows
            plain = [row for row in rows if row.plain and _has_numbers(row)]
            repairs = dict(
                zip(
                    (row.number for row in plain),
                    align_rows([row.contents for row in plain], self.layout.columns),
                    strict=True,
                )
            )
            self._rows = [kept for row in rows if (kept := self._mended(row, repairs.get(row.number)))]
        return self._rows

    def _mended(self, row: Row, repair: Repair | None) -> Row | None:
        if repair is None:
            return row
        sources = repair.sources
        if sources is None or not any(cell is not None and row.contents[cell].kind in NUMERIC for cell in sources):
            message = "The cells of this row fit the columns in more than one way; it is left out."
            self.remark("ambiguous-row", message, row, [("table", str(self.number))])
            return None
        if repair.alignment.doubtful:
            left_out = ", ".join(f"'{clean(row.text(cell).content)}'" for cell in repair.alignment.doubtful)
            message = f"Cells of this row fit the columns in more than one way; they are left out: {left_out}."
            self.remark("ambiguous-row", message, row, [("table", str(self.number))])
        moved = [
            (self.header(column), clean(row.text(cell).content))
            for column, cell in enumerate(sources)
            if cell is not None and cell != column and row.contents[cell].kind is not Kind.EMPTY
        ]
        lost = ", ".join(self.header(column) for column in repair.alignment.lost)
        how = "the other rows of the table" if repair.alignment.by_neighbours else "the kinds of its values"
        shown = ", ".join(f"{value!r} is {header}" for header, value in moved)
        message = (
            f"The cells of this row stand under the wrong columns (no cell for {lost or 'one'}): by {how}, {shown}."
        )
        detail = [("table", str(self.number)), ("lost", lost), ("by", how), *moved]
        self.remark("shifted-row", message, row, detail)
        return Row(
            row.number,
            tuple(None if cell is None else row.cells[cell] for cell in sources),
            tuple(_EMPTY if cell is None else row.contents[cell] for cell in sources),
        )


def _has_numbers(row: Row) -> bool:
    return any(content.kind in NUMERIC or content.kind is Kind.YEAR for content in row.contents)


def row_kind(row: Row) -> str:
    """What a row is, by its label: "total", "invalid", "turnout", "majority", "swing", "source", "header", or ""
    for a result."""
    filled = [cell for cell in row.distinct() if cell.text]
    if not filled:
        return "source"
    label = _NOTE.sub("", clean(filled[0].text.content.split("\n")[0])).strip(" :")
    words = tokens(label)
    if (len(filled) == 1 and filled[0].colspan > 2) or (len(filled) == 1 and len(words) > 8):
        return "swing" if _OF.search(label) else "source"
    if len(filled) > 1 and looks_like_header(filled, [row.contents[c.column] for c in filled]):
        return "header"
    own = exact("row", label)
    for kind in _LABELS:
        if kind in own:
            return kind
    if any(exact("row", clean(cell.text.content)) == {"swing"} for cell in filled[:3]) or _OF.search(label):
        return "swing"
    spanning = filled[0].colspan > 1 or filled[0].header
    opening = opens_with("row", label)
    for kind in _LABELS:
        if kind in opening and (spanning or kind in ("invalid", "turnout")) and len(words) <= 12:
            return kind
    return ""
