"""Where in a document a text stands, in words a reader understands, and the sentences of its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from partybook import terms
from partybook.read.document import Document, Heading, Paragraph, Text

_END = re.compile(r"[.!?…。](?:[\"'”’»)\]]*)(?=\s+[\"'“‘«(\[]*[^\W_a-zа-яәіїєґўёçğıöşüåäøæ])|\n")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of prose: `section` is its heading (empty in the lead), `number` counts from 1 in the section."""

    text: Text
    section: str
    number: int

    @property
    def where(self) -> str:
        return f"{self.section or 'lead'}, sentence {self.number}"


@cache
def _abbreviations() -> frozenset[str]:
    """Words whose full stop ends no sentence, in lower case and without it."""
    return frozenset(terms.load("sentences")["abbreviations"])


def split_sentences(text: Text) -> Iterator[Text]:
    """The sentences of a paragraph; a full stop after an initial, a number or a known abbreviation ends none."""
    start = 0
    content = text.content
    for stop in _END.finditer(content):
        before = content[start : stop.start()].rsplit(None, 1)[-1:]
        word = before[0].lstrip("(\"'“‘[") if before else ""
        is_initial = len(word) == 1 and word.isupper()
        if content[stop.start()] == "." and (is_initial or word.isdigit() or word.casefold() in _abbreviations()):
            continue
        if sentence := text.slice(start, stop.end()).strip():
            yield sentence
        start = stop.end()
    if rest := text.slice(start, len(content)).strip():
        yield rest


def sentences(document: Document) -> Iterator[Sentence]:
    """All sentences of the document's paragraphs and list items, in order; hatnotes are left out."""
    section, number = "", 0
    for block in document.blocks:
        if isinstance(block, Heading):
            section, number = block.text.content, 0
        elif isinstance(block, Paragraph) and block.kind != "hatnote":
            for text in split_sentences(block.text):
                number += 1
                yield Sentence(text, section, number)


def lead(document: Document) -> Paragraph | None:
    """The first paragraph of prose before any section."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level >= 2:
            return None
        if isinstance(block, Paragraph) and block.kind == "prose" and block.text:
            return block
    return None
