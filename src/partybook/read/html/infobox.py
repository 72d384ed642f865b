"""Boxes of fields: rows of a label and a value; grids inside them, such as candidates side by side, are tables."""

from __future__ import annotations

import re

from partybook.read.document import Field, Infobox, Table, Text
from partybook.read.html import meaning
from partybook.read.html.flow import Lines, finish
from partybook.read.html.grid import read_table
from partybook.read.html.page import Page, cells, filled, rows
from partybook.read.html.tree import Element

_SIGN = re.compile(r"(?:\[\w{1,3}\]|[*†‡§¹²³:\s])\Z")


def label_key(label: str) -> str:
    """A label as the key of its field: lower case, single spaces, no colon or footnote sign at its end."""
    end = len(label)
    while found := _SIGN.search(label, max(end - 5, 0), end):
        end = found.start()
    return " ".join(label[:end].split()).lower()


def read_infobox(page: Page, element: Element) -> tuple[Infobox, list[Table]]:
    """The fields of a box, in order, and the grids found inside it.

    A row of one cell is a title, a heading (a field without a value) or a value without a label (key ""); the row of
    the elections before and after, and any other grid of a single row, is such a value with a line a cell.
    """
    box = _Box(page)
    box.read(element)
    kind = " ".join(element.classes)
    return Infobox(tuple(box.fields), kind, box.title), box.tables


class _Box:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.title = Text("")
        self.fields: list[Field] = []
        self.tables: list[Table] = []

    def read(self, element: Element) -> None:
        if element.tag == "table":
            self._table(element)
            return
        for child in element.children:  # a box of <div>: headings and tables in turn
            if not isinstance(child, Element):
                continue
            if unread := self.page.unread(child):
                self.page.skip(child, *unread)
            elif child.tag == "table":
                self._table(child)
            elif any(inner.tag == "table" for inner in child.elements()):
                self.read(child)
            else:
                self._alone(child)

    def _table(self, table: Element, *, nested: bool = False) -> None:
        for child in table.elements():
            if child.tag == "caption":
                self._alone(child)
        grid: list[Element] = []
        several = nested and any(len(filled(self.page, cells(row))) > 2 for row in rows(table))
        for row in rows(table):
            if unread := self.page.unread(row):
                self.page.skip(row, *unread)
                continue
            inside = [cell for cell in cells(row) if not self._unread(cell)]
            if self._in_grid(inside, several, bool(grid)):
                grid.append(row)
                continue
            self._grid(table, grid)
            grid = []
            self._row(inside)
        self._grid(table, grid)

    def _unread(self, cell: Element) -> bool:
        unread = self.page.unread(cell)
        if unread:
            self.page.skip(cell, *unread)
        return unread is not None

    def _in_grid(self, inside: list[Element], several: bool, going_on: bool) -> bool:
        """Whether a row is one of a grid: three cells or more, two of them filled in the first row.

        In a table inside the box with such rows (`several`), two cells are a grid too when the first row of them has no
        label: that is where the last of an odd number of candidates stands.
        """
        full = filled(self.page, inside)
        if len(inside) > 2:
            return len(full) > 1 or going_on
        return several and len(inside) == 2 and bool(full) and (going_on or full[0] is inside[1])

    def _grid(self, table: Element, grid: list[Element]) -> None:
        if len(grid) > 1:
            read, nested = read_table(self.page, table, [grid])
            self.tables.append(read)
            for inner in nested:
                self._table(inner, nested=True)
        elif grid:
            self._field(Text(""), self._cells_as_lines(cells(grid[0])))

    def _cells_as_lines(self, inside: list[Element]) -> Text:
        flow = Lines(self.page)
        for cell in inside:
            flow.boundary(cell.start)
            flow.walk(cell.children)
        flow_tables, text = flow.tables, finish(flow.builder.build(), compositions=True)
        for inner in flow_tables:
            self._table(inner, nested=True)
        return text

    def _row(self, inside: list[Element]) -> None:
        full = filled(self.page, inside)
        if len(full) == 2 or (len(inside) == 2 and full and full[0] is inside[1]):
            label = self._cells_as_lines([inside[0] if len(inside) == 2 else full[0]])
            value = self._cells_as_lines([full[-1]])
            if (
                label.marked("heading") and value
            ):  # two headed values side by side, such as who governed before and after
                self._headed(label)
                self._headed(value)
            else:
                self._field(label, value)
        elif full:
            self._alone(full[0])

    def _headed(self, text: Text) -> None:
        """A value whose first line names it."""
        first = next(iter(text.marked("heading")), None)
        if first and first.start == 0:
            self._field(text.slice(0, first.end), text.slice(first.end, len(text.content)).strip())
        else:
            self._field(Text(""), text)

    def _alone(self, element: Element) -> None:
        """A cell or caption that fills its row: title, heading, picture, tables, or a value without a label."""
        title = next((e for e in (element, *element.descendants()) if meaning.has_class(e, "infobox_title")), None)
        flow = Lines(self.page, all_tables=True)
        flow.walk(element.children)
        text = finish(flow.builder.build(), compositions=True)
        names = [e for e in element.descendants() if meaning.has_class(e, "native_name")]
        heads = element.tag in {"th", "caption"} or (title is not None and not self.title)
        if text and heads and not self.title and (title is not None or not self.fields):
            self._title(element, title or element, names)
        elif heads and text and "\n" not in text.content:
            self._field(text, Text(""))
        elif text.marked("heading"):
            self._headed(text)
        elif text or text.marks:
            self._field(Text(""), text)
        for table in flow.tables:
            self._table(table, nested=True)

    def _title(self, element: Element, title: Element, names: list[Element]) -> None:
        before = len(self.page.skipped)
        said = [title, *names]
        for node in said:
            flow = Lines(self.page)
            flow.walk(node.children)
            text = finish(flow.builder.build())
            if node is not title:
                self.fields.append(Field("native name", Text(""), text))
                continue
            head, *rest = text.lines() if not any(name in list(title.descendants()) for name in names) else [text]
            self.title = self._without(head, names)
            for line in rest:
                self._field(Text(""), line)
        if title is not element:
            self._rest(element, said)
        del self.page.skipped[before:]  # the walk of the whole cell has reported it

    def _without(self, text: Text, names: list[Element]) -> Text:
        """A title without the native name inside it."""
        for line in text.lines():
            low, high = line.span()
            if not any(name.start <= low and high <= name.end for name in names):
                return line
        return text

    def _rest(self, element: Element, said: list[Element]) -> None:
        """What a title's cell says beside the title, as values without a label."""
        flow = Lines(self.page)
        flow.walk(child for child in element.children)
        for line in finish(flow.builder.build()).lines():
            low, high = line.span()
            if not any(node.start <= low and high <= node.end for node in said):
                self._field(Text(""), line)

    def _field(self, label: Text, value: Text) -> None:
        if value and not label and (index := self._heading_above()) is not None:
            heading = self.fields[index]  # the row below a heading is its value when it has no label of its own
            self.fields[index] = Field(heading.key, heading.label, value)
        elif label or value or value.marks:
            flat = label.content.replace("\n", " ")
            self.fields.append(Field(label_key(flat), Text(flat, label.runs, label.marks), value))

    def _heading_above(self) -> int | None:
        """Index of the field without a value just above, but for pictures between."""
        for index in range(len(self.fields) - 1, -1, -1):
            if self.fields[index].value:
                return None
            if self.fields[index].label:
                return index
        return None
