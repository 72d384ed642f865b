"""A page's elements to blocks: headings, paragraphs, items of lists, boxes and tables, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from partybook.read.document import Block, Heading, Infobox, Paragraph
from partybook.read.html import meaning
from partybook.read.html.flow import Flow, finish, has_data, lines
from partybook.read.html.grid import read_table
from partybook.read.html.infobox import read_infobox
from partybook.read.html.page import Page, cells, filled, row_groups, rows
from partybook.read.html.tokens import Characters
from partybook.read.html.tree import HEADINGS, Element

LISTS = frozenset({"ul", "ol", "menu", "dir"})


class Blocks(Flow):
    """Collects the blocks of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.blocks: list[Block] = []
        self._depth = 0
        self._item = False
        self._hatnote = False
        self._terms = False

    def boundary(self, at: int) -> None:
        """The end of a paragraph."""
        text = finish(self.restart())
        if text:
            kind: Literal["hatnote", "item", "prose"] = (
                "hatnote" if self._hatnote else "item" if self._item else "prose"
            )
            self.blocks.append(Paragraph(text, kind, self._depth if kind == "item" else 0))
        elif pictures := text.marked("image"):
            self.page.skip_span(*self.last_picture, "image", f"a picture without words: {pictures[0].value}")

    def inside(self, element: Element) -> None:
        """An element's words, with what its tag makes of them."""
        if element.tag in HEADINGS:
            self._heading(element)
        elif meaning.is_infobox(element):
            self.boundary(element.start)
            self._infobox(element)
        elif element.tag in LISTS or element.tag in {"dl", "li", "dd", "dt"}:
            self._in_list(element)
        elif meaning.has_class(element, "hatnote"):
            self.boundary(element.start)
            outer, self._hatnote = self._hatnote, True
            super().inside(element)
            self.boundary(element.end)
            self._hatnote = outer
        else:
            super().inside(element)

    def _in_list(self, element: Element) -> None:
        self.boundary(element.start)
        outer = self._depth, self._item, self._terms
        if element.tag in {"li", "dt", "dd"}:
            # "dd" without "dt" is how MediaWiki indents a paragraph
            self._item = self._item or element.tag != "dd" or self._terms
        else:
            self._depth += 1
            self._terms = any(child.tag == "dt" for child in element.elements())
        super().inside(element)
        self.boundary(element.end)
        self._depth, self._item, self._terms = outer

    def _heading(self, element: Element) -> None:
        self.boundary(element.start)
        text = lines(self.page, element.children)
        if text:
            flat = type(text)(text.content.replace("\n", " "), text.runs, text.marks)
            self.blocks.append(Heading(flat, int(element.tag[1])))

    def table(self, element: Element) -> None:
        """A table as the box, the data or the layout that it is."""
        if meaning.is_infobox(element):
            self._infobox(element)
        elif is_layout(self.page, element):
            self._layout(element)
        else:
            self._data(element)

    def _infobox(self, element: Element) -> None:
        box, tables = read_infobox(self.page, element)
        if box.fields or box.title:
            self.blocks.append(Infobox(box.fields, box.kind, box.title))
        self.blocks.extend(tables)

    def _data(self, element: Element) -> None:
        table, nested = read_table(self.page, element)
        if any(cell.text or cell.text.marks for cell in table.cells) or table.caption:
            self.blocks.append(table)
        for inner in nested:
            self.table(inner)

    def _layout(self, table: Element) -> None:
        """Words of a table that only places them, cell by cell."""
        for part in _parts(table):
            self.boundary(part.start)
            if unread := self.page.unread(part):
                self.page.skip(part, *unread)
            else:
                self.inside_part(part.children)
            self.boundary(part.end)

    def inside_part(self, nodes: Iterable[Element | Characters]) -> None:
        """The content of a cell of a layout table: neither item nor hatnote by what stands around the table."""
        outer = self._depth, self._item, self._hatnote
        self._depth, self._item, self._hatnote = 0, False, False
        self.walk(nodes)
        self.boundary(0)
        self._depth, self._item, self._hatnote = outer


def _parts(table: Element) -> Iterator[Element]:
    for child in table.elements():
        if child.tag == "caption":
            yield child
    for row in rows(table):
        yield from cells(row)


def is_layout(page: Page, table: Element) -> bool:
    """Whether a table only places things on the page: its cells hold blocks, or it has one column or one cell.

    A table that calls itself data (`wikitable`, `sortable`) is layout only when its cells hold tables of that kind.
    """
    if table.attributes.get("role") in {"presentation", "none"} or meaning.has_class(table, "layout_table"):
        return True
    all_rows = [row for group in row_groups(table) for row in group]
    below = list(table.descendants())
    inner = [e for e in below if e.tag == "table"]
    if meaning.has_class(table, "data_table"):
        return len(all_rows) <= 2 and any(meaning.has_class(e, "data_table") for e in inner)
    if max((len(filled(page, cells(row))) for row in all_rows), default=0) < 2:
        return True
    if any(e.tag in HEADINGS for e in below) or any(meaning.is_infobox(e) or has_data(page, e) for e in inner):
        return True
    headed = any(e.tag == "th" for e in below)
    return not headed and len(all_rows) <= 2 and sum(e.tag in {"li", "p"} for e in below) > 1
