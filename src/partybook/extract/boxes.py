"""Boxes that a rendering left as tables of two columns, `| Founded | 1990 |`, are boxes again: their labels tell."""

from __future__ import annotations

import msgspec

from partybook import terms
from partybook.extract.fields.labels import find_label
from partybook.read.document import Document, Field, Heading, Infobox, Table, Text

FEWEST_ROWS = 3
"""Fewer rows with known labels are no box."""

SHARE_OF_LABELS = 0.6
"""So many of the rows of a box have a label that the vocabulary knows; roles alone make a list."""

_NAMES = ("name", "party", "party name", "political party", "full name")
"""Labels of the row that names what the box is about."""
_KNOWN = ("property", "role", "affiliation", "members", "seats", "fact", "presentation")


def with_boxes(document: Document) -> Document:
    """The document with its tables of labels and values, before the first section or under a heading such as "Facts",
    as infoboxes."""
    if not any(isinstance(block, Table) and block.columns == 2 for block in document.blocks):
        return document
    blocks = []
    opens = True
    for block in document.blocks:
        if isinstance(block, Heading):
            opens = block.level < 2 or block.text.content.lower().strip(" :") in _fact_headings()
        box = _as_box(block) if opens and isinstance(block, Table) else None
        blocks.append(box or block)
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _fact_headings() -> frozenset[str]:
    return frozenset(terms.load("plaintext")["fact_headings"])


def _as_box(table: Table) -> Infobox | None:
    """The box that a table of two columns is; None for any other table."""
    if table.columns != 2 or table.rows < FEWEST_ROWS:
        return None
    fields: list[Field] = []
    title = Text("")
    for label, value in table.grid():
        if label is None or value is None or label is value or not label.text:
            alone = next((cell.text for cell in (label, value) if cell is not None and cell.text), Text(""))
            title = title or (alone if not fields else Text(""))
        elif key := " ".join(label.text.content.lower().split()).rstrip(" :"):
            fields.append(Field(key, label.text, value.text))
    known = [find_label(field.key).meaning for field in fields]
    told = sum(meaning in _KNOWN or field.key in _NAMES for meaning, field in zip(known, fields, strict=True))
    if "property" not in known or told < FEWEST_ROWS or told < SHARE_OF_LABELS * len(fields):
        return None
    if fields[0].key in _NAMES:
        title = title or fields[0].value
        fields = fields[1:] if fields[0].key not in ("name", "full name") else fields
    return Infobox(tuple(fields), title=title)
