"""Where in a document a text stands, in words a reader understands, and the sentences of its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count

import msgspec

from partybook import terms
from partybook.read.document import Document, Heading, Paragraph, Text

_END = re.compile(r"[.!?…。](?:[\"'”’»)\]]*)(?:\[[^\[\]\s]{1,8}\])*(?=\s+[\"'“‘«(\[]*[^\W_a-zа-яәіїєґўёçğıöşüåäøæ])|\n")


_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of prose: `section` is its heading (empty in the lead), `number` counts from 1 in the section.

    `above` are the headings over the section's own, outermost first; `opens` is set for the first of a paragraph.
    """

    text: Text
    section: str
    number: int
    above: tuple[str, ...] = ()
    opens: bool = False

    @property
    def where(self) -> str:
        return f"{self.section or 'lead'}, sentence {self.number}"


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(terms.load("sentences")[kind])


def _ends_none(word: str, follower: str) -> bool:
    """Whether the full stop after this word, before this character, ends no sentence."""
    if _INITIALS.fullmatch(word):
        return True
    folded = word.casefold()
    if (word.isdigit() and len(word) < 4) or folded in _words("abbreviations"):
        return True
    return follower.isdigit() and folded in _words("before_numbers")


def split_sentences(text: Text) -> Iterator[Text]:
    """The sentences of a paragraph; a full stop after an initial, a number or a known abbreviation ends none."""
    start = 0
    content = text.content
    for stop in _END.finditer(content):
        before = content[start : stop.start()].rsplit(None, 1)[-1:]
        word = before[0].lstrip("(\"'“‘[") if before else ""
        following = content[stop.end() :].lstrip()[:1]
        if content[stop.start()] == "." and _ends_none(word, following):
            continue
        if content[stop.start()] == "!" and following == "(":
            continue  # the bracket behind a name: "Forward! (FW)"
        if sentence := text.slice(start, stop.end()).strip():
            yield sentence
        start = stop.end()
    if rest := text.slice(start, len(content)).strip():
        yield rest


def sentences(document: Document) -> Iterator[Sentence]:
    """All sentences of the document's paragraphs and list items, in order; hatnotes and categories are left out."""
    section, numbers = "", count(1)
    path: list[Heading] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            section, numbers = block.text.content, count(1)
            path = [*(heading for heading in path if heading.level < block.level), block]
        elif isinstance(block, Paragraph) and block.kind in ("prose", "item"):
            above = tuple(heading.text.content for heading in path[:-1])
            for at, text in enumerate(split_sentences(block.text)):
                yield Sentence(text, section, next(numbers), above, at == 0)


def lead(document: Document) -> Paragraph | None:
    """The first paragraph of prose before any section."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level >= 2:
            return None
        if isinstance(block, Paragraph) and block.kind == "prose" and block.text:
            return block
    return None
