"""Marks over whole texts."""

from __future__ import annotations

from partybook.read.document import MarkKind, Text, TextBuilder


def marked(text: Text, kind: MarkKind, value: str = "") -> Text:
    builder = TextBuilder()
    builder.extend(text)
    if len(builder):
        builder.mark(kind, 0, len(builder), value)
    return builder.build()
