"""Whether a year in brackets behind a name belongs to the name, as in "Farmers' Party (1920)", or dates the statement.

Both are written alike. It belongs to the name where the document needs it there to tell parties apart, or writes it as
a name elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partybook.extract.fields.items import Item
from partybook.model import Mention
from partybook.read.document import Document, Heading, Infobox, Paragraph, Table, Text

_YEARS = re.compile(r"1[6-9]\d\d(?:[-–—/]\d{2,4})?\Z|20\d\d(?:[-–—/]\d{2,4})?\Z")
_BRACKET = re.compile(r"\s*\([^()]*\)\Z")
_BEFORE_NAME = re.compile(r"(?:[\"“”„«‘']|\b(?:named|called|known as|renamed(?: to| as)?|genannt|appelé|llamado))\s*\Z")
_LONGEST = 200
"""Longer items are no names, and are not searched for."""


def named_with_year(item: Item, siblings: Iterable[Item], document: Document, subject: Mention) -> str:
    """The name with its year, such as "Farmers' Party (1920)"; "" where the year is a date.

    It is part of the name when the document's own party goes by the same name but for a bracket; when another item of
    the list differs in nothing but the year; or when the text writes the whole elsewhere as a name: in quotation marks,
    as a link, in bold, as a heading, in a hatnote or at the head of a list item.
    """
    name = item.text.content
    if len(item.remarks) != 1 or item.text.marked("link") or len(name) > _LONGEST:
        return ""
    year = item.remarks[0].content
    if not _YEARS.match(year):
        return ""
    whole = f"{name} ({year})"
    if base(name) in (base(document.title.content), base(subject.name)):
        return whole
    if any(_differs_by_year(item, other) for other in siblings):
        return whole
    return whole if _stands_as_name(whole, document) else ""


def base(name: str) -> str:
    """A name without the bracket at its end and without regard to case: what parties of one name share."""
    return _BRACKET.sub("", name).casefold().strip()


def _differs_by_year(item: Item, other: Item) -> bool:
    return (
        item.text.content.casefold() == other.text.content.casefold()
        and item.heading == other.heading
        and len(other.remarks) == 1
        and other.remarks[0].content != item.remarks[0].content
        and _YEARS.match(other.remarks[0].content) is not None
    )


def _stands_as_name(whole: str, document: Document) -> bool:
    return any(
        _is_name_at(text, found, found + len(whole), opens)
        for text, opens in _texts(document)
        for found in _places(whole, text.content)
    )


def _texts(document: Document) -> Iterator[tuple[Text, bool]]:
    """Texts outside the infobox, and whether what one opens with is a name by its place."""
    for block in document.blocks:
        match block:
            case Paragraph(text=text, kind=kind):
                yield text, kind != "prose"
            case Heading(text=text):
                yield text, True
            case Table(cells=cells):
                yield from ((cell.text, False) for cell in cells)
            case Infobox():
                continue


def _places(whole: str, content: str) -> Iterator[int]:
    at = content.find(whole)
    while at >= 0:
        yield at
        at = content.find(whole, at + len(whole))


def _is_name_at(text: Text, start: int, end: int, opens: bool) -> bool:
    if opens and (start == 0 or text.content[:start].rstrip().casefold().endswith(("with", "for", "see"))):
        return True
    if any(mark.kind in ("link", "bold") and mark.start <= start and end <= mark.end for mark in text.marks):
        return True
    return _BEFORE_NAME.search(text.content, max(0, start - 20), start) is not None
