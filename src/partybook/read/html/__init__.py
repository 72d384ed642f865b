"""HTML to a document: MediaWiki pages, whole or only their content, and other sites."""

from __future__ import annotations

import re

from partybook.model import Source
from partybook.read.document import Document, Heading, Infobox, Text
from partybook.read.html import meaning
from partybook.read.html.blocks import Blocks
from partybook.read.html.flow import lines
from partybook.read.html.page import Page
from partybook.read.html.tree import Element
from partybook.terms import load

__all__ = ["read"]


def read(source: Source) -> Document:
    """The blocks of an HTML page in the order of the page, each character traced to the source.

    Boxes of fields become `Infobox` (grids inside them follow as `Table`), data tables `Table`; tables that only place
    things are read through. What is not read (navigation, hidden words, lists of references, programs, forms, places
    beyond the limits of `grid`) stands in `skipped`. The title is the page's heading, else `<title>` without the name
    of the site, else the title of its infobox, else its only first-level heading, else empty. Never raises.
    """
    page = Page(source)
    blocks = Blocks(page)
    blocks.walk(page.content().children)
    blocks.boundary(len(source.text))
    title = _title(page, blocks)
    found = tuple(b for b in blocks.blocks if not (isinstance(b, Heading) and b.level == 1 and _same(b.text, title)))
    skipped = sorted(set(page.skipped), key=lambda skip: (skip.start, skip.end, skip.code))
    return Document(source, title, found, tuple(skipped))


def _same(heading: Text, title: Text) -> bool:
    return heading.content == title.content


def _title(page: Page, blocks: Blocks) -> Text:
    before = len(page.skipped)
    heading = next((e for e in page.elements if meaning.selects("#firstHeading", e) or _heads_page(e)), None)
    title = _flat(lines(page, heading.children)) if heading else Text("")
    if not title and page.title:
        title = _without_site(_flat(lines(page, page.title.children)))
    del page.skipped[before:]  # the blocks have reported it
    if heading and page.title and not page.blank(page.title):
        page.skip_span(page.title.start, page.title.end, "hidden", "the page's heading says its title")
    if title:
        return title
    boxes = [block.title for block in blocks.blocks if isinstance(block, Infobox) and block.title]
    headings = [block.text for block in blocks.blocks if isinstance(block, Heading) and block.level == 1]
    return boxes[0] if boxes else headings[0] if len(headings) == 1 else Text("")


def _heads_page(element: Element) -> bool:
    return meaning.has_class(element, "heading_of_page")


def _flat(text: Text) -> Text:
    return Text(text.content.replace("\n", " "), text.runs, text.marks)


def _without_site(title: Text) -> Text:
    names = "|".join(map(re.escape, load("html")["site_names"]))
    match = re.search(rf"\s*[-–—|:]\s*(?:{names})(?:\W.*)?$", title.content)
    return title.slice(0, match.start()) if match else title
