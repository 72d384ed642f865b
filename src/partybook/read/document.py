"""A document as its reader gives it: blocks of text that know the characters they came from, and what was skipped.

`Text` is the heart: readable content, `marks` on it (links, bold, notes), and the way back to the stored source. Every
reader turns its own markup into the same conventions, so that nothing above `read` needs to know the format:

- items of a list and lines of a value stand on lines of their own ("\\n"), whatever the markup was (`<br>`, bullets,
  list templates); a paragraph of prose has no "\\n" in it;
- white space is collapsed and no-break spaces are spaces; character entities are decoded;
- a date template becomes its EDTF text ("1993-11-27") under a "date" mark; a composition bar becomes "7 / 124" under a
  "composition" mark; a trend marker becomes "▲", "▼" or "▬" under a "trend" mark;
- references vanish and leave a "reference" mark of no width; footnotes leave a "note" mark whose value is their text;
- images vanish and leave an "image" mark with the alternative text or file name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from partybook.model import Source

MarkKind = Literal[
    "link",  # value: the target, a page title or a URL
    "bold",
    "italic",
    "small",
    "heading",  # a line that heads the lines below it inside a value, such as a bold "Original:"
    "language",  # value: BCP 47 code of the marked words
    "date",  # value: EDTF of a date template
    "composition",  # value: "seats/total", total empty when the text does not give it
    "trend",  # value: up, down or same
    "reference",  # no width; value: what the reference says, may be empty
    "note",  # no width; value: the words of a footnote
    "colour",  # no width; value: hex, CSS name, or party whose colour it is
    "image",  # no width; value: alternative text or file name
    "strike",  # words struck out or hidden
]


class Mark(NamedTuple):
    """Something the markup says about `content[start:end]`."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


class Run(NamedTuple):
    """`content[start:...]` up to the next run comes from `source[source_start:source_end]`.

    When both have the same length, character maps to character; otherwise (an entity, a date template) every
    character of the run maps to the whole source span.
    """

    start: int
    source_start: int
    source_end: int


class Text(msgspec.Struct, frozen=True):
    """Readable text with the way back to the characters of the source. Make it with `TextBuilder`."""

    content: str
    runs: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.content)

    def __str__(self) -> str:
        return self.content

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Source characters that `content[start:end]` came from. Raises `ValueError` when that is empty."""
        end = len(self.content) if end is None else min(end, len(self.content))
        if start >= end or not self.runs:
            raise ValueError(f"no text between {start} and {end} to trace to the source")
        if len(self.runs) == 1:
            _, source_start, source_end = self.runs[0]
            verbatim = source_end - source_start == len(self.content)
            return (source_start + start, source_start + end) if verbatim else (source_start, source_end)
        first = bisect_right(self.runs, start, key=_run_start) - 1
        last = bisect_right(self.runs, end - 1, key=_run_start) - 1
        low, high = self._source(first, start)[0], self._source(last, end - 1)[1]
        for run in self.runs[first + 1 : last]:  # markup may have moved words about
            low, high = min(low, run.source_start), max(high, run.source_end)
        if first != last:
            low, high = min(low, self.runs[last].source_start), max(high, self.runs[first].source_start + 1)
        return low, high

    def _stop(self, index: int) -> int:
        return self.runs[index + 1].start if index + 1 < len(self.runs) else len(self.content)

    def _source(self, index: int, position: int) -> tuple[int, int]:
        run = self.runs[index]
        if run.source_end - run.source_start == self._stop(index) - run.start:
            at = run.source_start + position - run.start
            return at, at + 1
        return run.source_start, run.source_end

    def slice(self, start: int, end: int) -> Text:
        """`content[start:end]` with its own runs and marks."""
        start, end = max(start, 0), min(end, len(self.content))
        if start >= end:
            return Text("")
        if start == 0 and end == len(self.content):
            return self
        return Text(self.content[start:end], self._runs_between(start, end), self._marks_between(start, end))

    def _runs_between(self, start: int, end: int) -> tuple[Run, ...]:
        runs, size = self.runs, len(self.runs)
        kept: list[Run] = []
        for index in range(bisect_right(runs, start, key=_run_start) - 1 if size > 1 else 0, size):
            at, source_start, source_end = runs[index]
            if at >= end:
                break
            stop = runs[index + 1].start if index + 1 < size else len(self.content)
            low, high = at if at > start else start, stop if stop < end else end
            if source_end - source_start == stop - at:  # verbatim: character by character
                kept.append(Run(low - start, source_start + low - at, source_start + high - at))
            else:
                kept.append(Run(low - start, source_start, source_end))
        return tuple(kept)

    def _marks_between(self, start: int, end: int) -> tuple[Mark, ...]:
        if not self.marks:
            return ()
        return tuple(
            [
                Mark(kind, low - start if low > start else 0, (high if high < end else end) - start, value)
                for kind, low, high, value in self.marks
                if (low < end and high > start) or (low == high and start <= low <= end)
            ]
        )

    def strip(self, characters: str | None = None) -> Text:
        """Without white space (or the given characters) at both ends."""
        left = len(self.content) - len(self.content.lstrip(characters))
        return self.slice(left, len(self.content.rstrip(characters)))

    def split(self, separator: str) -> Iterator[Text]:
        """The stripped, non-empty pieces between separators."""
        at = 0
        for piece in self.content.split(separator):
            if stripped := self.slice(at, at + len(piece)).strip():
                yield stripped
            at += len(piece) + len(separator)

    def lines(self) -> Iterator[Text]:
        """The stripped, non-empty lines: the items of a list."""
        return self.split("\n")

    def marked(self, kind: MarkKind) -> list[Mark]:
        """All marks of one kind, in order."""
        return [mark for mark in self.marks if mark.kind == kind]


_SPACE = re.compile(r"\A\s+|\s+\Z|[^\S ]\s*| \s+")
"""White space other than a single space between words."""


def _run_start(run: Run) -> int:
    return run.start


class TextBuilder:
    """Collects a `Text` piece by piece; collapses white space as it goes.

    Adding " " or text that begins with white space after white space adds nothing twice. "\\n" begins a new line and
    removes spaces before it; several in a row count as one.
    """

    __slots__ = ("_length", "_marks", "_parts", "_runs", "_tail")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._tail = "\n"

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, source_start: int, source_end: int | None = None) -> None:
        """Append text read from the source at `source_start`.

        Without `source_end`, `text` stands there verbatim (character to character) and its white space is collapsed;
        with it, `text` as a whole stands for that span (an entity, a template).
        """
        if source_end is not None:
            self._append(text, source_start, source_end)
            return
        at = 0
        for space in _SPACE.finditer(text):  # a single space between words stays inside one run
            if at < space.start():
                self._append(text[at : space.start()], source_start + at, source_start + space.start())
            if self._tail not in " \n":
                self._append(" ", source_start + space.start(), source_start + space.start() + 1)
            at = space.end()
        if at < len(text):
            self._append(text[at:] if at else text, source_start + at, source_start + len(text))

    def line(self, source_at: int) -> None:
        """Begin a new line (an item of a list) at this place in the source."""
        if self._tail == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
            run = self._runs[-1]
            if run.source_end - run.source_start == self._length + 1 - run.start:
                self._runs[-1] = run._replace(source_end=run.source_end - 1)
            if not self._parts[-1]:
                self._parts.pop()
                self._runs.pop()
        if self._length and self._parts[-1][-1] != "\n":
            self._append("\n", source_at, source_at)
        self._tail = "\n"

    def mark(self, kind: MarkKind, start: int, end: int | None = None, value: str = "") -> None:
        """Mark `content[start:end]`; without `end`, a mark of no width at `start`, or before the space that ends there.

        That space may go when a line or the text ends, and would take the mark with it.
        """
        size = self._length
        if end is None:
            end = start = start - 1 if start >= size and self._tail == " " else start
        self._marks.append(Mark(kind, min(start, size), min(end, size), value))

    def extend(self, text: Text) -> None:
        """Append another text with its runs and marks."""
        base = self._length
        skip = 1 if text.content[:1] == " " and self._tail in " \n" else 0
        if len(text.content) == skip:
            at = base - 1 if base and self._tail == " " else base  # that space may go, see `mark`
            self._marks.extend(Mark(m.kind, at, at, m.value) for m in text.marks)
            return
        self._parts.append(text.content[skip:] if skip else text.content)
        shift = base - skip
        for run in text.runs:
            self._runs.append(Run(max(run.start + shift, base), run.source_start, run.source_end))
        for mark in text.marks:
            self._marks.append(Mark(mark.kind, max(mark.start + shift, base), max(mark.end + shift, base), mark.value))
        self._length += len(text.content) - skip
        self._tail = text.content[-1]

    def _append(self, text: str, source_start: int, source_end: int) -> None:
        if text:
            self._runs.append(Run(self._length, source_start, source_end))
            self._parts.append(text)
            self._length += len(text)
            self._tail = text[-1]

    def build(self) -> Text:
        """The text, without white space at its end."""
        content = "".join(self._parts)
        text = Text(content, tuple(self._runs), tuple(self._marks))
        size = len(content.rstrip())
        if size == len(content):
            return text
        if size == 0:
            return Text("", (), tuple(Mark(m.kind, 0, 0, m.value) for m in self._marks if m.start == m.end))
        return text.slice(0, size)


class Heading(msgspec.Struct, frozen=True):
    """A section's title; `level` 2 for the sections of a document, 3 below them."""

    text: Text
    level: int


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of prose, an item of a list (with its depth), a note about the page ("hatnote"), or the categories
    that an encyclopedia puts it in ("category": one or several, each behind "Category:")."""

    text: Text
    kind: Literal["prose", "item", "hatnote", "category"] = "prose"
    depth: int = 0


class Field(msgspec.Struct, frozen=True):
    """One row of an infobox. `key` is the label in lower case with single spaces ("leader1 name", "founded");
    `value` has a line for each item, empty when the field is there without a value."""

    key: str
    label: Text
    value: Text


class Infobox(msgspec.Struct, frozen=True):
    """The box of fields beside an article; `kind` is what its markup calls it ("infobox political party"), if known."""

    fields: tuple[Field, ...]
    kind: str = ""
    title: Text = Text("")


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table at its place in the grid, counted from 0."""

    text: Text
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table: its cells in reading order, a cell with spans once, at its upper left place.

    `start` and `end` are the whole table in the source; `row_spans` are the source characters of each row.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    start: int
    end: int
    row_spans: tuple[tuple[int, int], ...]
    caption: Text = Text("")

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells with spans filled in (the same cell at every place it covers); None where there is none."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rowspan, self.rows)):
                for column in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    grid[row][column] = cell
        return grid


Block = Heading | Paragraph | Infobox | Table


class Skipped(msgspec.Struct, frozen=True):
    """Something the reader did not read, where, and why: `code` is a stable word, `reason` a sentence."""

    start: int
    end: int
    code: str
    reason: str


class Document(msgspec.Struct, frozen=True):
    """A source read into blocks, in the order of the text. `title` is empty when the source does not say it."""

    source: Source
    title: Text
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Every text of the document: the title, headings, paragraphs, labels, values, captions and cells."""
        yield self.title
        for block in self.blocks:
            match block:
                case Infobox(fields=fields, title=title):
                    yield title
                    for field in fields:
                        yield from (field.label, field.value)
                case Table(cells=cells, caption=caption):
                    yield caption
                    yield from (cell.text for cell in cells)
                case _:
                    yield block.text


def join(texts: Iterable[Text], separator: str = "") -> Text:
    """Texts one after the other; `separator` ("\\n" or " ") stands between them and belongs to no source character."""
    builder = TextBuilder()
    for text in texts:
        if separator and len(builder) and text:
            at = text.span()[0]
            builder.line(at) if separator == "\n" else builder.add(separator, at, at)
        builder.extend(text)
    return builder.build()
