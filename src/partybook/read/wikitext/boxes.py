"""Infobox templates: which templates are one, and their parameters as fields."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any

from partybook.read.document import Field, Infobox, Mark, Text
from partybook.read.templates import kind_of
from partybook.read.wikitext.markup import Node
from partybook.terms import load

if TYPE_CHECKING:
    from partybook.read.wikitext.inline import Page

LEAST_PARAMETERS = 4
"""A template with fewer parameters on lines of their own is no infobox unless its name says so."""

_OWN_LINE = re.compile(r"\n[ \t]*\Z|\|[ \t]*\n\Z")


@cache
def _names() -> dict[str, Any]:
    words = dict(load("wikitext")["infobox"])
    return {key: frozenset(value) if key in ("names", "title") else tuple(value) for key, value in words.items()}


def is_infobox(name: str) -> bool:
    """Whether a template's name says that it is an infobox."""
    words = _names()
    return name.startswith(words["prefixes"]) or name.endswith(words["suffixes"]) or name in words["names"]


def looks_like_infobox(page: Page, node: Node) -> bool:
    """Whether a template of unknown name has many named parameters, each on a line of its own."""
    if kind_of(page.name(node)) is not None:
        return False
    rows = sum(
        1
        for name, pipe, _, _ in page.parameters(node)
        if name and _OWN_LINE.search(page.source, max(node.start, pipe - 40), pipe)
    )
    behind = sum(1 for name, pipe, _, _ in page.parameters(node) if name and page.source[pipe - 1 : pipe] in "\n ")
    return rows >= LEAST_PARAMETERS or (
        behind >= LEAST_PARAMETERS and page.source.count("\n", node.start, node.end) >= 4
    )


def read_infobox(page: Page, node: Node, depth: int = 1) -> Infobox:
    """A template's named parameters as fields; what stands there without a name is reported.

    Infoboxes inside its values ("module") are left to `page.boxes`.
    """
    fields: list[Field] = []
    title = Text("")
    for name, pipe, start, end in page.parameters(node):
        if not name:
            if page.text(start, end, depth, lines=True):
                page.skip(start, end, "unnamed-parameter", "an infobox has words that belong to no parameter")
            continue
        value = _with_headings(page.text(start, end, depth, lines=True))
        label_end = page.source.index("=", pipe)
        label = page.text(pipe + 1, label_end, depth).strip()
        key = " ".join(name.replace("_", " ").split())
        fields.append(Field(key, label, value))
        if not title and value and key in _names()["title"]:
            title = next(value.lines(), Text(""))
    return Infobox(tuple(fields), page.name(node), title)


def _with_headings(value: Text) -> Text:
    """Marks lines that head those below them: wholly bold, without a link, and not the last."""
    if "\n" not in value.content or not any(mark.kind == "bold" for mark in value.marks):
        return value
    starts = [0, *(found.end() for found in re.finditer("\n", value.content))]
    bold: dict[int, int] = {}
    linked: set[int] = set()
    for mark in value.marks:
        line = bisect_right(starts, mark.start) - 1
        if mark.kind == "bold" and mark.start <= starts[line] + 1:
            bold[line] = mark.end
        elif mark.kind in ("link", "heading"):
            linked.add(line)
    added: list[Mark] = []
    for line, reach in bold.items():
        stop = starts[line + 1] - 1 if line + 1 < len(starts) else 0  # the last line heads nothing
        words = value.content[starts[line] : stop].rstrip(": ")
        if words and line not in linked and starts[line] + len(words) <= reach <= stop:
            added.append(Mark("heading", starts[line], stop))
    return Text(value.content, value.runs, (*value.marks, *added)) if added else value
