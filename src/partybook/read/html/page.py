"""A page while it is read: its tree, the words its notes stand for, and the list of what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from partybook.model import Source
from partybook.read.document import Skipped
from partybook.read.html import meaning
from partybook.read.html.tree import CELLS, ROW_GROUPS, Element, Tree
from partybook.terms import load

_BLANK = re.compile(r"(?:\s|&nbsp;?|&#160;?|&#x[aA]0;?|[\u200b\ufeff\u00ad])*+\Z")


class Page:
    """The tree of a source and what readers of its parts share."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.tree = Tree(source.text)
        self.skipped: list[Skipped] = []
        self.elements = list(self.tree.root.descendants())
        self.by_id: dict[str, Element] = {}
        for element in self.elements:
            if identifier := element.attributes.get("id"):
                self.by_id.setdefault(identifier, element)
        self.title = next((e for e in self.elements if e.tag == "title" and not _in_picture(e)), None)
        self.note_words: dict[str, str] = {}
        for start, end in self.tree.flattened:
            self.skipped.append(Skipped(start, end, "too-deep", "a tag nested too deep; its words are kept"))
        for dropped in self.tree.dropped:
            if dropped.code == "broken-tag":
                self.skip_span(dropped.start, dropped.end, dropped.code, "a tag or comment that never ends")

    def skip(self, element: Element, code: str, reason: str) -> None:
        """Report an element that is not read, unless there is nothing in it to read or it is the page's title."""
        if element is not self.title and not self.blank(element):
            self.skip_span(element.start, element.end, code, reason)

    def skip_span(self, start: int, end: int, code: str, reason: str) -> None:
        """Report source characters that are not read."""
        if start < end:
            self.skipped.append(Skipped(start, end, code, reason))

    def blank(self, element: Element) -> bool:
        """Whether there are no words in an element."""
        return all(_BLANK.match(self.text, c.start, c.end) for c in element.characters())

    def unread(self, element: Element) -> tuple[str, str] | None:
        """The code and reason for not reading an element; None when it is read."""
        if meaning.hidden(element):
            return "hidden", "words that the page does not show"
        return meaning.skipped(element)

    def content(self) -> Element:
        """The element that holds the page's own content; what stands around it is reported as skipped."""
        for selector in load("html")["content"]:
            found = [e for e in self.elements if meaning.selects(selector, e) and not self.blank(e)]
            if len(found) == 1 or (found and selector[0] in "#."):
                self._skip_around(found[0])
                return found[0]
        return self.tree.root

    def _skip_around(self, element: Element) -> None:
        inner = element
        while inner.parent:
            for sibling in inner.parent.children:
                if sibling is inner:
                    continue
                if isinstance(sibling, Element):
                    unread = self.unread(sibling) or ("outside-content", "stands around the content of the page")
                    self.skip(sibling, *unread)
                elif not _BLANK.match(self.text, sibling.start, sibling.end):
                    self.skip_span(
                        sibling.start, sibling.end, "outside-content", "stands around the content of the page"
                    )
            inner = inner.parent

    def note_element(self, href: str) -> Element | None:
        """The note that an address such as "#cite_note-3" leads to."""
        return self.by_id.get(href[1:]) or self.by_id.get(unquote(href[1:]))


def _in_picture(element: Element) -> bool:
    outer = element.parent
    while outer and outer.tag != "svg":
        outer = outer.parent
    return outer is not None


def row_groups(table: Element) -> list[list[Element]]:
    """The rows of a table (not of tables inside it), in the groups that a rowspan cannot cross."""
    groups: list[list[Element]] = []
    straight = False
    for child in table.elements():
        if child.tag in ROW_GROUPS:
            groups.append([row for row in child.elements() if row.tag == "tr"])
        elif child.tag == "tr":
            if not straight:
                groups.append([])
            groups[-1].append(child)
        straight = child.tag == "tr"
    return groups


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table in order."""
    for group in row_groups(table):
        yield from group


def cells(row: Element) -> list[Element]:
    """The cells of a row in order."""
    return [cell for cell in row.elements() if cell.tag in CELLS]


def filled(page: Page, elements: Iterable[Element]) -> list[Element]:
    """The elements with words, a picture or a colour in them."""
    return [
        e
        for e in elements
        if not page.blank(e) or meaning.colour(e, border=True) or any(d.tag == "img" for d in e.descendants())
    ]
