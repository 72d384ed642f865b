"""A table of separated values as rows of cells, each of which knows its characters in the stored file.

Rows are numbered as a spreadsheet shows them: the header is row 1. A quoted cell's characters are those between the
quotes, so `text[start:end]` is what the file says, doubled quotes and all, and the cell is what it means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property

from partybook.errors import ReadError
from partybook.model import Evidence, Source

DELIMITERS = ",;\t|"
_CLOSING = {delimiter: re.compile(rf'"(?=[ \t]*(?:{re.escape(delimiter)}|\r?\n|\r|\Z))') for delimiter in DELIMITERS}
LONGEST_CELL = 1_000_000
"""Characters of one cell. A quote that is never closed would swallow the rest of the file."""


class Row:
    """One row: `row["votes"]` is a cell without space around it, empty when there is nothing in it."""

    __slots__ = ("_cells", "_spans", "number", "table")

    def __init__(self, table: Table, number: int, cells: list[str], spans: list[tuple[int, int]]) -> None:
        self.table = table
        self.number = number
        self._cells = cells
        self._spans = spans

    def __getitem__(self, column: str) -> str:
        return self._cells[self.table.place[column]].strip()

    def get(self, column: str) -> str:
        """The cell, or nothing when the table has no such column."""
        place = self.table.place.get(column)
        return "" if place is None else self._cells[place].strip()

    @property
    def start(self) -> int:
        """The first character of the row, its quote if it has one."""
        start = self._spans[0][0]
        return start - 1 if start and self.table.source.text[start - 1] == '"' else start

    @property
    def end(self) -> int:
        """The end of the row's last cell, its quote included."""
        end = self._spans[-1][1]
        return end + 1 if self.table.source.text[end : end + 1] == '"' else end

    def evidence(self, column: str = "") -> Evidence:
        """The words of a cell; those of the whole row when no column is named or its cell is empty."""
        source = self.table.source
        where = f"row {self.number}, column {column}" if column else f"row {self.number}"
        start, end = self.start, self.end
        if column and self[column]:
            start, end = self._spans[self.table.place[column]]
            while source.text[start].isspace():
                start += 1
            while source.text[end - 1].isspace():
                end -= 1
        return Evidence(source.id, where, start, end, source.text[start:end])

    def error(self, problem: str) -> ReadError:
        """An error about this row, for the caller to raise."""
        return ReadError(f"{self.table.source.name}: row {self.number:,} {problem}")


class Table:
    """A stored file as a table. Raises `ReadError` when a column that is needed is missing or stands there twice."""

    def __init__(self, source: Source, needed: Sequence[str] = ()) -> None:
        self.source = source
        if "\r" in source.text and "\n" not in source.text:
            raise ReadError(f"{source.name}: its lines end in carriage returns alone; save it with usual line ends")
        self.delimiter = _delimiter(source.text)
        first = next(_rows(source, self.delimiter), None)
        if first is None:
            raise ReadError(f"{source.name}: empty; a table needs a header row")
        self.columns = tuple(cell.strip().lstrip("\ufeff") for cell in first[1])
        doubled = [name for name, number in Counter(self.columns).items() if number > 1 and name]
        if doubled:
            raise ReadError(f"{source.name}: row 1 has the column {doubled[0]!r} twice; rename one")
        self.need(needed)

    @cached_property
    def place(self) -> dict[str, int]:
        """The position of each column."""
        return {name: number for number, name in enumerate(self.columns)}

    def need(self, columns: Iterable[str]) -> None:
        """Raise `ReadError` when a column is missing, naming one that is nearly called so."""
        for column in columns:
            if column not in self.columns:
                near = get_close_matches(column, self.columns, 1)
                perhaps = f"; is {near[0]!r} meant?" if near else f"; it has {', '.join(self.columns[:12])}"
                raise ReadError(f"{self.source.name}: row 1 has no column {column!r}{perhaps}")

    def rows(self) -> Iterator[Row]:
        """The rows below the header. Raises `ReadError` at one with more or fewer cells than the header."""
        rows = _rows(self.source, self.delimiter)
        next(rows)
        for number, cells, spans in rows:
            if len(cells) != len(self.columns):
                raise ReadError(
                    f"{self.source.name}: row {number:,} has {len(cells)} cells and the header {len(self.columns)} "
                    f"(separated by {self.delimiter!r}); check quotes and separators there"
                )
            yield Row(self, number, cells, spans)

    def keyed(self, column: str) -> dict[str, Row]:
        """The rows by a column that identifies them. Raises `ReadError` when two rows have one key, or one has none."""
        self.need([column])
        found: dict[str, Row] = {}
        for row in self.rows():
            key = row[column]
            if not key:
                raise row.error(f"has nothing in column {column!r}, which identifies its rows")
            if key in found:
                raise row.error(f"has the same {column} as row {found[key].number:,}: {key}")
            found[key] = row
        return found


def row_at(table: Table, number: int, start: int) -> Row:
    """The row of that number that begins at a character, read alone."""
    _, cells, spans = next(_rows(table.source, table.delimiter, start, number - 1))
    return Row(table, number, cells, spans)


def _delimiter(text: str) -> str:
    """The character that separates cells: the commonest one in the first line, outside of quotes."""
    line = re.sub(r'"[^"]*"', "", text[: text.find("\n")] if "\n" in text else text)
    return max(DELIMITERS, key=lambda mark: (line.count(mark), -DELIMITERS.index(mark)))


def _rows(
    source: Source, delimiter: str, at: int = 0, number: int = 0
) -> Iterator[tuple[int, list[str], list[tuple[int, int]]]]:
    """Number, cells and spans of every row that is not empty, the header too, from a character on."""
    text = source.text
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        number += 1
        if '"' in line:
            cells, spans, end = _quoted(source, delimiter, at, number)
            at = end + 1
            yield number, cells, spans
            continue
        line = line.removesuffix("\r")
        if line.strip():
            cells = line.split(delimiter)
            spans, start = [], at
            for cell in cells:
                spans.append((start, start + len(cell)))
                start += len(cell) + 1
            yield number, cells, spans
        at = end + 1


def _quoted(source: Source, delimiter: str, at: int, number: int) -> tuple[list[str], list[tuple[int, int]], int]:
    """A row with quotes in it, which may go over several lines, and where its line ends."""
    text = source.text
    cells: list[str] = []
    spans: list[tuple[int, int]] = []
    stop = re.compile(rf"{re.escape(delimiter)}|\n")
    while True:
        start = at
        while start < len(text) and text[start] in " \t" and text[start] != delimiter:
            start += 1
        quoted = start < len(text) and text[start] == '"'
        if quoted:
            end = _close(source, delimiter, start + 1, number)
            cells.append(text[start + 1 : end].replace('""', '"'))
            spans.append((start + 1, end))
            at = end + 1
        found = stop.search(text, at)
        end = found.start() if found else len(text)
        if not quoted:
            cell = text[at:end].removesuffix("\r")
            cells.append(cell)
            spans.append((at, at + len(cell)))
        if found is None or found[0] == "\n":
            return cells, spans, end
        at = end + 1


def _close(source: Source, delimiter: str, start: int, number: int) -> int:
    """Where the quote that begins a cell is closed: at a single quote before a separator or the end of the line."""
    text, at = source.text, start
    while at - start <= LONGEST_CELL:
        end = text.find('"', at)
        if end < 0:
            break
        if text[end + 1 : end + 2] == '"':
            at = end + 2
            continue
        if _CLOSING[delimiter].match(text, end):
            return end
        at = end + 1  # a quote inside a cell that the writer did not double
    raise ReadError(f"{source.name}: row {number:,} has a quote that is not closed; check the quotes there")
