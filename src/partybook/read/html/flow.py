"""Words in the order of the page, with their marks: what paragraphs, cells and fields are made of."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import pairwise

from partybook.read.document import Mark, MarkKind, Text, TextBuilder
from partybook.read.html import meaning
from partybook.read.html.page import Page, cells, rows
from partybook.read.html.tokens import Characters
from partybook.read.html.tree import CLOSES_PARAGRAPH, TABLE_PARTS, Element

BLOCKS = CLOSES_PARAGRAPH | TABLE_PARTS | {"figure", "legend", "optgroup", "option", "tr"}
LONGEST_NOTE = 500
"""Characters of a reference's words that its mark carries."""

_PIECE = re.compile(
    r"(?P<entity>&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[a-zA-Z][a-zA-Z0-9]{1,31};?))"
    r"|(?P<dropped>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]++)"
)
_DROPPED = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_COMPOSITION = re.compile(r"(?m)^(\d[\d.,]*+) ?/ ?(\d[\d.,]*+)(?= ?\(\d++(?:[.,]\d++)? ?%\)$|$)")
_NUMBERED = re.compile(r"\W*\d+\W*\Z")
_TREND_SIGNS = re.compile("[▲▼▬]")
_TREND_OF = {sign: direction for direction, sign in meaning.TREND_SIGNS.items()}


class Flow:
    """Walks elements and collects their words. Subclasses say what happens where a block begins or ends."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.builder = TextBuilder()
        self._marking: list[tuple[MarkKind, str, int, int]] = []  # kind, value, start, where its element was closed
        self._preformatted = 0
        self.last_picture = (0, 0)

    def boundary(self, at: int) -> None:
        """The end of a line or paragraph."""
        raise NotImplementedError

    def table(self, element: Element) -> None:
        """A table among the words."""
        raise NotImplementedError

    def walk(self, nodes: Iterable[Element | Characters]) -> None:
        """All words of the nodes."""
        for node in nodes:
            if isinstance(node, Characters):
                self._characters(node)
            else:
                self._element(node)

    def _element(self, element: Element) -> None:
        tag = element.tag
        if unread := self.page.unread(element):
            self.page.skip(element, *unread)
        elif tag == "br":
            self.boundary(element.start)
        elif tag == "img":
            self._image(element)
        elif meaning.is_reference(element):
            self._reference(element)
        elif tag == "table":
            self.boundary(element.start)
            self.table(element)
            self.boundary(element.end)
        else:
            self.inside(element)

    def inside(self, element: Element) -> None:
        """An element's words under its marks, on lines of their own when it is a block."""
        block = element.tag in BLOCKS
        if block:
            self.boundary(element.start)
        first = len(self._marking)
        self._marking.extend((k, value, len(self.builder), element.closed_at) for k, value in meaning.marks(element))
        self._preformatted += element.tag == "pre"
        self.walk(element.children)
        self._preformatted -= element.tag == "pre"
        if (colour := meaning.colour(element)) and self.page.blank(element) and not _coloured_inside(element):
            self.builder.mark("colour", len(self.builder), value=colour)
        for kind, value, start, _ in self._marking[first:]:
            self._mark(kind, start, value)
        del self._marking[first:]
        if block:
            self.boundary(element.end)

    def _mark(self, kind: MarkKind, start: int, value: str) -> None:
        if start < len(self.builder):
            self.builder.mark(kind, start, len(self.builder), value)

    def restart(self) -> Text:
        """The text so far; its open marks go on in the next."""
        for kind, value, start, _ in self._marking:
            self._mark(kind, start, value)
        text = self.builder.build()
        self.builder = TextBuilder()
        self._marking = [(kind, value, 0, closed) for kind, value, _, closed in self._marking]
        return text

    def _characters(self, node: Characters) -> None:
        if any(0 <= closed <= node.start for _, _, _, closed in self._marking):
            self._end_closed(node.start)
        if self._preformatted:
            at = node.start
            for line in self.page.text[node.start : node.end].splitlines(keepends=True):
                if at > node.start:
                    self.boundary(at)
                self._words(at, at + len(line), node.raw)
                at += len(line)
        else:
            self._words(node.start, node.end, node.raw)

    def _end_closed(self, at: int) -> None:
        for index, (kind, value, start, closed) in enumerate(self._marking):
            if 0 <= closed <= at:
                self._mark(kind, start, value)
                self._marking[index] = (kind, value, 1 << 60, -1)

    def _words(self, start: int, end: int, raw: bool) -> None:
        text, builder = self.page.text, self.builder
        at = start
        for match in () if raw else _PIECE.finditer(text, start, end):
            if match.start() > at:
                builder.add(text[at : match.start()], at)
            at = match.end()
            if match["entity"]:
                self._entity(match[0], match.start(), match.end())
        if at < end:
            builder.add(text[at:end], at)

    def _entity(self, entity: str, start: int, end: int) -> None:
        decoded = html.unescape(entity)
        if decoded == entity:
            self.builder.add(entity, start)
        elif decoded.isspace():
            self.builder.add(" ", start)
        elif words := _DROPPED.sub("", decoded):
            self.builder.add(words, start, end)

    def _image(self, element: Element) -> None:
        if direction := meaning.trend(element):
            at = len(self.builder)
            self.builder.add(meaning.TREND_SIGNS[direction], element.start, element.end)
            self.builder.mark("trend", at, len(self.builder), direction)
        else:
            self.last_picture = element.start, element.end
            self.builder.mark("image", len(self.builder), value=meaning.image_name(element))

    def _reference(self, element: Element) -> None:
        anchors = [e for e in element.descendants() if e.tag == "a"]
        if any(e.tag in BLOCKS or e.tag == "table" for e in element.descendants()):
            self.inside(element)  # a <sup> that was never closed holds the rest of the page
            return
        label = "".join(self.page.text[c.start : c.end] for c in element.characters())
        target = next((e.attributes["href"] for e in anchors if e.attributes.get("href", "").startswith("#")), "")
        kind: MarkKind = "reference" if _NUMBERED.match(label) else "note"
        self.builder.mark(kind, len(self.builder), value=note_words(self.page, target))


def _coloured_inside(element: Element) -> bool:
    return any(meaning.colour(inner) for inner in element.descendants())


def note_words(page: Page, href: str) -> str:
    """The words of the note at an address of the page; empty when there is none."""
    if href not in page.note_words:
        page.note_words[href] = ""  # a note that cites itself
        if note := page.note_element(href):
            inner = next((e for e in note.descendants() if "reference-text" in e.classes), note)
            before = len(page.skipped)
            page.note_words[href] = lines(page, inner.children).content.replace("\n", " ")[:LONGEST_NOTE]
            del page.skipped[before:]
    return page.note_words[href]


class Lines(Flow):
    """The words of a cell or field, a line for each block; tables inside it with data of their own are set aside."""

    def __init__(self, page: Page, *, all_tables: bool = False) -> None:
        super().__init__(page)
        self.tables: list[Element] = []
        self._all_tables = all_tables

    def boundary(self, at: int) -> None:
        self.builder.line(at)

    def table(self, element: Element) -> None:
        if self._all_tables or has_data(self.page, element):
            self.tables.append(element)
            return
        for row in rows(element):
            self.boundary(row.start)
            for cell in cells(row):
                self.builder.add(" ", cell.start)
                self.walk(cell.children)


def has_data(page: Page, table: Element) -> bool:
    """Whether a table has at least two rows with two cells of words: more than a way to place things."""
    full = 0
    for row in rows(table):
        full += sum(not page.blank(cell) for cell in cells(row)) > 1
        if full > 1:
            return True
    return False


def lines(page: Page, nodes: Iterable[Element | Characters], *, compositions: bool = False) -> Text:
    """The words of the nodes, a line for each block or line break; tables among them are left out."""
    flow = Lines(page)
    flow.walk(nodes)
    return finish(flow.builder.build(), compositions)


def finish(text: Text, compositions: bool = False) -> Text:
    """Add the marks that only the whole text shows: headings of lines, trend signs, and seats of a total."""
    found = [Mark("trend", m.start(), m.end(), _TREND_OF[m[0]]) for m in _TREND_SIGNS.finditer(text.content)]
    found = [mark for mark in found if mark not in text.marks]
    if compositions:
        found += [
            Mark("composition", m.start(), m.end(), f"{m[1]}/{m[2]}") for m in _COMPOSITION.finditer(text.content)
        ]
    found += _line_headings(text)
    return Text(text.content, text.runs, text.marks + tuple(found)) if found else text


def _line_headings(text: Text) -> list[Mark]:
    """Bold lines with a line that is not bold below them."""
    if "\n" not in text.content:
        return []
    bold = text.marked("bold")
    spans: list[tuple[int, int, bool]] = []
    at = 0
    for line in text.content.split("\n"):
        end = at + len(line)
        spans.append((at, end, any(m.start <= at and m.end >= end for m in bold)))
        at = end + 1
    return [
        Mark("heading", start, end)
        for (start, end, is_bold), following in pairwise(spans)
        if is_bold and not following[2]
    ]
