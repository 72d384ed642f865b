"""A page of MediaWiki source as blocks: boxes, headings, paragraphs, items, notes about the page, tables."""

from __future__ import annotations

import re

from partybook.errors import ReadError
from partybook.model import Source
from partybook.read import templates
from partybook.read.document import Block, Document, Heading, Infobox, Paragraph, Table, Text
from partybook.read.wikitext import results
from partybook.read.wikitext.boxes import is_infobox, looks_like_infobox, read_infobox
from partybook.read.wikitext.inline import Page
from partybook.read.wikitext.markup import Node
from partybook.read.wikitext.tables import TableReader, logical_lines, opens_table, table_lines

MAX_CHARACTERS = 8_000_000
"""MediaWiki stores at most 2 MB a page; four times that is no page."""

_BULLETS = re.compile(r"[*#:;]+")
_SPACE = re.compile(r"[ \t\n]*")


def read(source: Source) -> Document:
    """The document in MediaWiki source (one page's wikitext).

    Raises `ReadError` when it is empty, or has more characters or markup than a page can have. What is not read, such
    as templates that are not in the vocabulary, galleries and data that stand on other pages, is in `skipped`.
    """
    if not source.text.strip():
        raise ReadError(f"{source.name} is empty")
    if len(source.text) > MAX_CHARACTERS:
        raise ReadError(
            f"{source.name} has {len(source.text):,} characters; a wiki page has at most {MAX_CHARACTERS:,}"
        )
    page = Page(source.text)
    reader = _Blocks(page)
    reader.read()
    for start, end in page.markup.recovered:
        page.skip(start, end, "unclosed-box", "the infobox is not closed; it was taken to end at its last line")
    known = {start for start, _ in page.markup.recovered}
    for place in page.markup.unclosed:
        if place not in known:
            page.skip(place, place + 2, "unclosed-template", "braces that nothing closes")
    title = page.title or next((box.title for box in reader.blocks if isinstance(box, Infobox) and box.title), Text(""))
    return Document(source, title, tuple(reader.blocks), tuple(sorted(page.skipped, key=lambda skipped: skipped.start)))


class _Blocks:
    def __init__(self, page: Page) -> None:
        self._page = page
        self.blocks: list[Block] = []
        self._prose: tuple[int, int] | None = None
        self._box_rows: list[Node] = []
        self._lead_seen = False

    def read(self) -> None:
        page, source = self._page, self._page.source
        lines = list(logical_lines(page.markup, 0, len(source)))
        index = 0
        while index < len(lines):
            start, end = lines[index]
            if opens_table(source, start):
                self._flush()
                after = table_lines(source, lines, index)
                self._table(lines[index:after])
                index = after
                continue
            self._line(start, end)
            index += 1
        self._flush()
        self._flush_box()

    def _line(self, start: int, end: int) -> None:
        page, source = self._page, self._page.source
        begin = start
        start = self._leading_templates(start, end)
        if start != begin and start < end:
            start = min(_SPACE.match(source, start, end).end(), end)  # type: ignore[union-attr]
        if start >= end or not source[start:end].strip():
            if begin == start:
                self._flush()
            return
        first = source[start]
        if (
            first == "<"
            and (node := page.markup.nodes.get(start))
            and node.kind == "comment"
            and not source[node.end : end].strip()
        ):
            return  # MediaWiki takes a line with nothing but a comment away
        if first == "=" and (heading := self._heading(start, end)):
            self._flush()
            self._emit(heading if heading.text else None)
        elif first in "*#:;":
            self._flush()
            self._item(start, end)
        elif first == "-" and source.startswith("----", start):
            self._flush()
        else:
            self._prose = (self._prose[0] if self._prose else start, end)

    def _heading(self, start: int, end: int) -> Heading | None:
        """`== words ==`, with nothing but comments and space behind; the smaller number of signs is the level."""
        source = self._page.source
        stop = start + len(source[start:end].rstrip())
        while source.endswith("-->", start, stop) and (opened := source.rfind("<!--", start, stop)) > 0:
            stop = start + len(source[start:opened].rstrip())
        line = source[start:stop]
        level = min(len(line) - len(line.lstrip("=")), len(line) - len(line.rstrip("=")), 6)
        if level == 0 or len(line) <= 2 * level:
            return None
        title = self._page.text(start + level, stop - level).strip()
        return Heading(title, max(level, 2)) if title else None

    def _leading_templates(self, start: int, end: int) -> int:
        """Reads templates that are blocks of their own at the beginning of a line; returns what is behind them."""
        page, source = self._page, self._page.source
        while start < end:
            place = _SPACE.match(source, start, end).end()  # type: ignore[union-attr]
            node = page.markup.nodes.get(place)
            if node is None or node.end > end or not (node.kind == "comment" or self._block_template(node)):
                break
            if node.kind == "comment" and node.end >= end:
                break
            start = node.end
        return start

    def _block_template(self, node: Node) -> bool:
        if node.kind != "template":
            return False
        page = self._page
        name = page.name(node)
        if results.is_box_row(name):
            self._flush(keep_box=True)
            self._box_rows.append(node)
            if results.ends_box(name):
                self._flush_box()
            return True
        if results.is_results(name):
            self._flush()
            self._emit(results.read_results(page, node))
            return True
        kind = templates.kind(name)
        if kind is None and (is_infobox(name) or (not self._lead_seen and looks_like_infobox(page, node))):
            self._flush()
            self._emit(read_infobox(page, node))
            return True
        if kind == "hatnote":
            self._flush()
            text = templates.render(page.call(node, 1)) or Text("")
            self._emit(Paragraph(text, "hatnote") if text else None)
            return True
        if name == "displaytitle":
            page.title = page.call(node, 1).argument(1)
            return True
        return kind == "nothing"

    def _item(self, start: int, end: int) -> None:
        bullets = _BULLETS.match(self._page.source, start, end)
        depth = len(bullets[0]) if bullets else 0
        text = self._page.text(start + depth, end).strip()
        whole = next((mark for mark in text.marked("italic") if mark.start == 0), None)
        if (
            not self._lead_seen
            and bullets
            and bullets[0] == ":"
            and whole
            and whole.end >= len(text.content.rstrip(". "))
        ):
            self._emit(Paragraph(text, "hatnote"))
            return
        for line in text.lines():
            self._emit(Paragraph(line, "item", depth))
        self._emit(None)

    def _table(self, lines: list[tuple[int, int]]) -> None:
        reader = TableReader(self._page)
        table = reader.read(lines)
        for found in (table, *reader.inner):
            self._emit(found if found.cells else None)

    def _flush(self, *, keep_box: bool = False) -> None:
        if not keep_box:
            self._flush_box()
        if self._prose is None:
            return
        (start, end), self._prose = self._prose, None
        text = self._page.text(start, end).strip()
        lines = list(text.lines())
        for line in lines:
            self._emit(Paragraph(line) if len(lines) == 1 else Paragraph(line, "item", 1))
        self._emit(None)

    def _flush_box(self) -> None:
        if self._box_rows:
            rows, self._box_rows = self._box_rows, []
            self._emit(results.read_box(self._page, rows))

    def _emit(self, block: Block | None) -> None:
        """Add a block, and before it the infoboxes that stood inside its text, behind it those inside its values."""
        boxes, self._page.boxes = self._page.boxes, []
        if isinstance(block, Infobox):
            self.blocks += [block, *boxes]
            return
        self.blocks += boxes
        if block is None or (isinstance(block, Table) and not block.cells):
            return
        if (isinstance(block, Paragraph) and block.kind == "prose") or isinstance(block, Heading):
            self._lead_seen = True
        self.blocks.append(block)
