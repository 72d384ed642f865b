"""HTML tables to grids: the algorithm of the HTML Living Standard, section 4.9.12, within limits."""

from __future__ import annotations

import re

from partybook.read.document import Cell, Mark, Table, Text
from partybook.read.html import meaning
from partybook.read.html.flow import Lines, finish, lines
from partybook.read.html.page import Page, cells, row_groups
from partybook.read.html.tree import Element

MAX_COLSPAN = 1000
"""Columns a cell can cover: the limit of the standard."""
MAX_ROWSPAN = 65534
"""Rows a cell can cover: the limit of the standard."""
MAX_COLUMNS = 1000
"""Columns read; the widest real tables have under 100."""
MAX_PLACES = 1_000_000
"""Rows times columns read, so that the filled-in grid of any table fits in memory."""

_NUMBER = re.compile(r"\s*\+?(\d{1,9})(\d*)")


def span(text: str, limit: int) -> int:
    """A colspan or rowspan as written to a number from 0 to the limit; 1 when it is no number."""
    match = _NUMBER.match(text)
    if not match:
        return 1
    return limit if match[2] else min(int(match[1]), limit)


def read_table(page: Page, element: Element, groups: list[list[Element]] | None = None) -> tuple[Table, list[Element]]:
    """A table (or the given rows of it) and the tables with data of their own inside its cells."""
    groups = row_groups(element) if groups is None else groups
    grid = _Grid(page)
    for group in groups:
        grid.group(group)
    caption = next((child for child in element.elements() if child.tag == "caption"), None)
    all_rows = [row for group in groups for row in group][: grid.rows]
    whole = (element.start, element.end) if len(all_rows) != 1 or not all_rows else (all_rows[0].start, all_rows[0].end)
    return grid.build(whole, all_rows, lines(page, caption.children) if caption else Text("")), grid.tables


class _Grid:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows = 0
        self.cells: list[Cell] = []
        self.tables: list[Element] = []
        self._columns = 0
        self._busy: list[int] = []  # for each column the first row that no cell from above covers

    def group(self, group: list[Element]) -> None:
        """Place the rows of one group; no cell reaches beyond its end."""
        last = self.rows + len(group)
        for row in group:
            if (self.rows + 1) * max(self._columns, 1) > MAX_PLACES:
                self.page.skip(row, "table-too-large", f"a table of more than {MAX_PLACES:,} places")
                continue
            self._row(row, last)
            self.rows += 1

    def _row(self, row: Element, last: int) -> None:
        column = 0
        limit = min(MAX_COLUMNS, MAX_PLACES // (self.rows + 1))
        for element in cells(row):
            while column < len(self._busy) and self._busy[column] > self.rows:
                column += 1
            if column >= limit:
                self.page.skip(element, "table-too-large", f"a row of more than {limit} columns")
                continue
            wanted = span(element.attributes.get("colspan", ""), MAX_COLSPAN) or 1
            width = min(wanted, limit - column)
            height = span(element.attributes.get("rowspan", ""), MAX_ROWSPAN) or last - self.rows
            height = min(height, last - self.rows)
            self._busy.extend([0] * (column + width - len(self._busy)))
            self._busy[column : column + width] = [self.rows + height] * width
            self.cells.append(
                Cell(self._text(element), self.rows, column, height, width, header=self._is_header(element))
            )
            self._columns = max(self._columns, column + 1)  # a column begins where a cell does
            column += width

    def _is_header(self, cell: Element) -> bool:
        return cell.tag == "th" or bool(cell.parent and cell.parent.parent and cell.parent.parent.tag == "thead")

    def _text(self, element: Element) -> Text:
        if unread := self.page.unread(element):
            self.page.skip(element, *unread)
            return Text("")
        flow = Lines(self.page)
        flow.walk(element.children)
        text = finish(flow.builder.build(), compositions=_has_bar(element))
        self.tables.extend(flow.tables)
        colour = meaning.colour(element, border=True)
        if not text and colour:
            return Text("", (), (*text.marks, Mark("colour", 0, 0, colour)))
        return text

    def build(self, whole: tuple[int, int], elements: list[Element], caption: Text) -> Table:
        columns = self._columns
        placed = tuple(
            Cell(c.text, c.row, c.column, c.rowspan, min(c.colspan, columns - c.column), c.header)
            if c.column + c.colspan > columns
            else c
            for c in self.cells
        )
        spans = tuple((row.start, row.end) for row in elements)
        return Table(placed, self.rows, columns, *whole, spans, caption)


def _has_bar(element: Element) -> bool:
    """Whether a coloured strip without words stands in a cell, as in a composition bar."""
    return any(meaning.colour(inner) and inner.tag in {"div", "td", "span"} for inner in element.descendants())
