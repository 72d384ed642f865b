"""Wiki tables `{| ... |}` to cells in a grid: attributes, spans, captions, nested tables, coloured party cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook.read import templates
from partybook.read.document import Cell, Table, Text, TextBuilder, join
from partybook.read.wikitext.inline import Page
from partybook.read.wikitext.markup import Markup, Node
from partybook.terms import load

MAX_COLUMNS = 1_000
"""Columns a cell may cover, as in HTML (WHATWG, table model)."""

_BREAK = re.compile(r"\n|\{\{|\[\[|<")
_SEPARATOR = re.compile(r"\|\||!!|\||\{\{|\[\[|<")
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,20})", re.IGNORECASE)
_OPEN = re.compile(r"[ \t:]*\{\|")
_CLOSE = re.compile(r"[ \t]*\|\}")


def logical_lines(markup: Markup, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of the source, of which one that opens a template or link goes on until that is closed."""
    text, nodes, at, begin = markup.text, markup.nodes, start, start
    while found := _BREAK.search(text, at, end):
        if text[found.start()] == "\n":
            yield begin, found.start()
            begin = at = found.end()
        else:
            node = nodes.get(found.start())
            at = node.end if node is not None and node.end <= end else found.start() + 1
    if begin < end:
        yield begin, end


def opens_table(source: str, start: int) -> bool:
    """Whether a line begins a table."""
    return _OPEN.match(source, start) is not None


def table_lines(source: str, lines: list[tuple[int, int]], first: int) -> int:
    """The index behind the last line of the table that line `first` begins; the tables inside it included."""
    depth = 0
    for index in range(first, len(lines)):
        start = lines[index][0]
        if _OPEN.match(source, start):
            depth += 1
        elif _CLOSE.match(source, start):
            depth -= 1
            if depth == 0:
                return index + 1
    return len(lines)


class _Draft:
    """A cell while its lines are read."""

    __slots__ = ("attributes", "header", "parts", "template")

    def __init__(self, start: int, end: int, attributes: str, header: bool) -> None:
        self.parts, self.attributes, self.header = [(start, end)], attributes, header
        self.template: Text | None = None


@cache
def _colour_cells() -> frozenset[str]:
    return frozenset(load("wikitext")["cells"]["colour"])


class TableReader:
    """Reads the lines of one table; the tables inside its cells are left in `inner`."""

    def __init__(self, page: Page, depth: int = 0) -> None:
        self._page, self._depth = page, depth
        self._rows: list[tuple[int, list[_Draft]]] = []
        self._caption = Text("")
        self._last: _Draft | None = None
        self.inner: list[Table] = []

    def read(self, lines: list[tuple[int, int]]) -> Table:
        source, index = self._page.source, 1
        start, end = lines[0][0], lines[-1][1]
        self._rows.append((lines[0][1], []))
        while index < len(lines):
            begin, stop = lines[index]
            index += 1
            content = begin + len(source[begin:stop]) - len(source[begin:stop].lstrip(" \t:"))
            if source.startswith("{|", content):
                index = self._nested(lines, index - 1)
                continue
            self._line(content, stop)
        return self._build(start, end)

    def _nested(self, lines: list[tuple[int, int]], first: int) -> int:
        after = table_lines(self._page.source, lines, first)
        if self._depth >= 8:
            self._page.skip(
                lines[first][0], lines[after - 1][1], "too-deep", "tables nested deeper than 8 levels are not read"
            )
            return after
        reader = TableReader(self._page, self._depth + 1)
        self.inner.append(reader.read(lines[first:after]))
        self.inner += reader.inner
        return after

    def _line(self, start: int, end: int) -> None:
        source = self._page.source
        if source.startswith("|}", start):
            return
        if source.startswith("|+", start):
            self._caption = self._page.text(self._content(start + 2, end)[0], end)
            self._last = None
        elif source.startswith("|-", start):
            self._rows.append((start, []))
            self._last = None
        elif source[start : start + 1] in ("|", "!") and start < end:
            self._cells(start + 1, end, source[start] == "!")
        elif start < end and not self._template_cells(start, end):
            if self._last is not None:
                self._last.parts.append((start, end))
            elif text := self._page.text(start, end):
                self._page.skip(start, end, "outside-cell", f"words of a table in no cell: {text.content[:60]}")

    def _tokens(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Separators of cells outside other markup."""
        text, nodes, at = self._page.source, self._page.markup.nodes, start
        while found := _SEPARATOR.search(text, at, end):
            at = found.end()
            if found[0][0] in "{[<":
                node = nodes.get(found.start())
                at = node.end if node is not None and node.end <= end else found.start() + 1
            else:
                yield found[0], found.start(), found.end()

    def _content(self, start: int, end: int) -> tuple[int, str]:
        """Where a cell's words begin, and the attributes before them."""
        for separator, place, behind in self._tokens(start, end):
            attributes = self._page.source[start:place]
            if separator == "|" and "[[" not in attributes:
                return behind, attributes
            break
        return start, ""

    def _cells(self, start: int, end: int, header: bool) -> None:
        at = start
        for separator, place, behind in [*self._tokens(start, end), ("||", end, end)]:
            if separator == "||" or (separator == "!!" and header):
                self._cell(at, place, header)
                at = behind

    def _cell(self, start: int, end: int, header: bool) -> None:
        content, attributes = self._content(start, end)
        draft = _Draft(content, end, attributes, header)
        first = content + len(self._page.source[content:end]) - len(self._page.source[content:end].lstrip())
        node = self._page.markup.nodes.get(first)
        if node is not None and self._is_party_name(node) and node.end <= end:
            self._party_cells(node, attributes, header)
            return
        self._rows[-1][1].append(draft)
        self._last = draft

    def _is_party_name(self, node: Node) -> bool:
        known = templates.kind_of(self._page.name(node)) if node.kind == "template" else None
        return known is not None and known.name == "party-name"

    def _party_cells(self, node: Node, attributes: str, header: bool) -> None:
        """`{{party name with colour|...}}`: a cell of colour and a cell with the name."""
        call = self._page.call(node, 1)
        spans = attributes + "".join(
            f' {key}="{call.named[key]}"' for key in ("rowspan", "colspan") if call.named.get(key)
        )
        whole = templates.render(call) or Text("")
        colour = TextBuilder()
        for mark in whole.marked("colour"):
            colour.mark("colour", 0, None, mark.value)
        for text, own in ((colour.build(), _SPAN.sub(_without_columns, spans)), (_without_colour(whole), spans)):
            draft = _Draft(node.start, node.start, own, header)
            draft.template = text
            self._rows[-1][1].append(draft)
        self._last = None

    def _template_cells(self, start: int, end: int) -> bool:
        """A template on a line of its own that makes cells by itself."""
        node = self._page.markup.nodes.get(start)
        if node is None or node.kind != "template" or node.end > end:
            return False
        if self._is_party_name(node):
            self._party_cells(node, "", False)
        elif self._page.name(node) in _colour_cells():
            self._last = _Draft(start, node.end, "", False)
            self._rows[-1][1].append(self._last)
        else:
            return False
        behind = self._page.source[node.end : end]
        if behind.strip():
            self._line(node.end + len(behind) - len(behind.lstrip()), end)
        return True

    def _text(self, draft: _Draft) -> Text:
        if draft.template is not None:
            return draft.template
        start, end = draft.parts[0]
        whole = self._page.text(*self._trim(start, end), lines=True)
        if len(draft.parts) == 1:
            return whole
        if draft.parts[-1][1] - start < 4 * sum(stop - begin for begin, stop in draft.parts) and not self.inner:
            return self._page.text(*self._trim(start, draft.parts[-1][1]), lines=True)
        texts = [self._page.text(*self._trim(*part), lines=True) for part in draft.parts]
        return join(texts, "\n")

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        piece = self._page.source[start:end]
        return start + len(piece) - len(piece.lstrip()), max(start + len(piece.rstrip()), start)

    def _spans(self, draft: _Draft, rows_left: int) -> tuple[int, int]:
        attributes = draft.attributes
        node = self._page.markup.nodes.get(self._trim(*draft.parts[0])[0]) if draft.template is None else None
        if node is not None and node.kind == "template" and self._page.name(node) in _colour_cells():
            attributes += self._page.source[node.start : node.end]
        spans = {"colspan": 1, "rowspan": 1}
        for found in _SPAN.finditer(attributes):
            spans[found[1].lower()] = int(found[2])
        if spans["colspan"] > MAX_COLUMNS or spans["rowspan"] > 65_534:
            start, end = draft.parts[0]
            self._page.skip(
                start, max(end, start), "span-clamped", "a cell covers more columns or rows than a table can have"
            )
        rows = spans["rowspan"] or rows_left
        return max(1, min(rows, rows_left)), max(1, min(spans["colspan"], MAX_COLUMNS))

    def _build(self, start: int, end: int) -> Table:
        rows = [row for row in self._rows if row[1]]
        cells: list[Cell] = []
        busy: dict[int, int] = {}
        columns = 0
        for number, (_, drafts) in enumerate(rows):
            column = 0
            taken = {place for place, until in busy.items() if until > number}
            for draft in drafts:
                while column in taken:
                    column += 1
                rowspan, colspan = self._spans(draft, len(rows) - number)
                if column + colspan > MAX_COLUMNS:
                    self._page.skip(*draft.parts[0], "too-wide", f"cells beyond column {MAX_COLUMNS} are not read")
                    colspan = MAX_COLUMNS - column
                    if colspan <= 0:
                        break
                cells.append(Cell(self._text(draft), number, column, rowspan, colspan, draft.header))
                if rowspan > 1:
                    busy.update((place, number + rowspan) for place in range(column, column + colspan))
                column += colspan
            columns = max(columns, column, max(taken, default=-1) + 1)
        starts = [place for place, _ in rows]
        spans = tuple(zip(starts, [*starts[1:], end][: len(starts)], strict=True))
        return Table(tuple(cells), len(rows), columns, start, end, spans, self._caption)


def _without_columns(found: re.Match[str]) -> str:
    return "" if found[1].lower() == "colspan" else found[0]


def _without_colour(text: Text) -> Text:
    return Text(text.content, text.runs, tuple(mark for mark in text.marks if mark.kind != "colour"))
