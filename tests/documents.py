"""Documents made of a few words, for tests of what is said rather than of how it is marked up."""

from __future__ import annotations

from collections.abc import Iterable

from partybook.extract.context import Context
from partybook.model import Mention, Source
from partybook.read.document import Block, Document, Heading, Paragraph, Text, TextBuilder


def text_at(source: str, start: int, end: int) -> Text:
    """The characters of the source as readable text."""
    builder = TextBuilder()
    builder.add(source[start:end], start)
    return builder.build()


def prose(*paragraphs: str, title: str = "") -> Document:
    """A document of paragraphs; one that begins with "== " is a heading."""
    source = "\n\n".join(paragraphs)
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        if paragraph.startswith("== "):
            blocks.append(Heading(text_at(source, at + 3, at + len(paragraph) - 3), 2))
        else:
            blocks.append(Paragraph(text_at(source, at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Document(Source.of(source, "test", "plaintext"), Text(title), tuple(blocks))


def context_of(paragraphs: Iterable[str], party: str = "Green Party") -> Context:
    """A context for an extractor over such a document."""
    return Context(prose(*paragraphs), Mention(party) if party else None)


def said(context: Context) -> list[tuple[str, str, str, dict[str, str]]]:
    """Subject, property, value and qualifiers of each statement, as text."""
    return [
        (s.subject.name, s.property, str(s.value), {name: str(value) for name, value in s.qualifiers})
        for s in context.statements
    ]
