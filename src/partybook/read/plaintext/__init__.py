"""Plain-text renderings of articles, and text as people write it, read into blocks.

Headings, lists, paragraphs, tables of every drawn kind and boxes of facts are told by their layout alone; nothing is
assumed of the language.
"""

from __future__ import annotations

from partybook.model import Source
from partybook.read.document import Document, Infobox
from partybook.read.plaintext.blocks import Reader
from partybook.read.plaintext.frontmatter import front_matter
from partybook.read.plaintext.leftovers import footnotes
from partybook.read.plaintext.lines import split_lines


def read(source: Source) -> Document:
    """The blocks of a plain text; never raises, whatever the text.

    The title comes from `= Title =`, a front matter, the line above a box of facts, or a short first line that stands
    alone; it is empty when there is none of these. Footnote markers leave reference marks whose values are the words
    of the footnotes; footnotes and lines of a box without a label are in `skipped`.
    """
    lines = split_lines(source.text)
    reader = Reader(source.text, lines, footnotes(lines))
    front = front_matter(source.text, lines)
    if front is None:
        reader.read(lines)
    else:
        reader.title = front.title
        if front.fields:
            reader.blocks.append(Infobox(front.fields, "front matter", front.title))
        for prose in front.prose:
            reader.read(prose)
        reader.read(lines[front.stop :])
    return Document(source, reader.title, tuple(reader.blocks), tuple(reader.skipped))
