"""A table as rows under columns with known meanings: its title rows, its header rows, its body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from partybook.extract.results import columns as headers
from partybook.extract.results.columns import Column
from partybook.extract.results.kinds import Content, Kind, content_of
from partybook.extract.results.lost_spans import regrouped
from partybook.extract.results.vocabulary import concepts
from partybook.read.document import Cell, Table, Text

_MOST_HEADER_ROWS = 5
_SAMPLED_ROWS = 400
"""Rows looked at to tell what the columns hold: enough for any table, and a bound for very long ones."""
_NO_CELL = Content(Kind.EMPTY)


class Row(msgspec.Struct, frozen=True):
    """A row of the body. `number` is its index in the table; `contents` what each cell holds, by column."""

    number: int
    cells: tuple[Cell | None, ...]
    contents: tuple[Content, ...]

    def own(self, column: int) -> bool:
        """Whether the cell at this column begins in this row, so was not carried down by a rowspan."""
        cell = self.cells[column]
        return cell is not None and cell.row == self.number

    def text(self, column: int) -> Text:
        """The words at a column, empty when there is no cell."""
        cell = self.cells[column]
        return cell.text if cell else Text("")

    def distinct(self) -> list[Cell]:
        """Its cells from left to right, a spanning one once."""
        return list(dict.fromkeys(cell for cell in self.cells if cell is not None))

    @property
    def plain(self) -> bool:
        """Whether each cell stands for one column of this row alone: only such rows can have lost a cell."""
        return all(cell is None or (cell.rowspan == 1 and cell.colspan == 1) for cell in self.cells)


class Layout(msgspec.Struct, frozen=True):
    """A table taken apart. `titles` are caption and rows above the header that name the whole table."""

    titles: tuple[Text, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first: int

    def index(self, *meanings: str) -> int | None:
        """The first column with the first of these meanings that occurs."""
        for meaning in meanings:
            for index, column in enumerate(self.columns):
                if column.meaning == meaning:
                    return index
        return None

    def indexes(self, meaning: str) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.meaning == meaning]


def layout_of(table: Table) -> Layout:
    """The layout of any table; columns that nothing tells about have an empty meaning."""
    grid = table.grid()
    titles, first = _titles(table, grid)
    start = _end_of_header(grid, first)
    rows = tuple(
        Row(number, tuple(cells), tuple(content_of(cell.text) if cell else _NO_CELL for cell in cells))
        for number, cells in enumerate(grid[start:], start)
    )
    return Layout(titles, _columns(grid[first:start], rows, table.columns), rows, start)


def _titles(table: Table, grid: list[list[Cell | None]]) -> tuple[tuple[Text, ...], int]:
    """The caption and the leading rows that hold a single text."""
    titles = [table.caption] if table.caption else []
    first = 0
    while first < len(grid) - 1 and table.columns > 1:
        filled = list(dict.fromkeys(cell for cell in grid[first] if cell is not None and cell.text))
        if len(filled) > 1 or (filled and filled[0].rowspan > 1):
            break
        if filled and (filled[0].colspan > 1 or len([c for c in grid[first] if c]) == 1 or filled[0].header):
            titles.append(filled[0].text)
        elif filled:
            break
        first += 1
    return tuple(titles), first


def _end_of_header(grid: list[list[Cell | None]], first: int) -> int:
    row = first
    while row < len(grid) and row - first < _MOST_HEADER_ROWS:
        cells = [cell for cell in dict.fromkeys(grid[row]) if cell is not None]
        filled = [cell for cell in cells if cell.text]
        spanned = row > first and any(cell.row < row for cell in cells)
        all_headers = bool(filled) and all(cell.header for cell in filled) and not _is_body(filled)
        unmarked = bool(filled) and headers.looks_like_header(filled, [content_of(cell.text) for cell in filled])
        if not (all_headers or spanned or (unmarked and row - first < 3) or (not filled and row == first)):
            break
        row += 1
    return row


def _is_body(cells: Sequence[Cell]) -> bool:
    """Whether cells marked as headers are values all the same: some tables mark everything."""
    kinds = [content_of(cell.text).kind for cell in cells]
    values = sum(1 for kind in kinds if kind in (Kind.LARGE, Kind.PERCENT, Kind.DECIMAL, Kind.SMALL, Kind.OF_TOTAL))
    return values * 2 > len(kinds)


def _columns(header: list[list[Cell | None]], rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    sample = rows[:_SAMPLED_ROWS]
    kinds = [Counter[Kind]() for _ in range(width)]
    for row in sample:
        for index, cell in enumerate(row.cells):
            if cell is not None and cell.colspan == 1:
                kinds[index][row.contents[index].kind] += 1
    paths = regrouped(header, width) or [
        headers.header_path([cells[index] for cells in header]) for index in range(width)
    ]
    if _lacks_first(paths, kinds):
        paths = [[], *paths[:-1]]
    found: list[Column] = []
    for index in range(width):
        left = next((column.meaning for column in reversed(found) if column.meaning), "")
        found.append(headers.qualified(headers.choose(paths[index], kinds[index], left), paths[index]))
    _keep_best_of_spanned(found, header, kinds)
    taken = {column.meaning for column in found}
    for index, column in enumerate(found):
        about = frozenset[str]().union(*(concepts("header", text) for text in paths[index]))
        if not column.meaning and (not paths[index] or about in ({"party"}, {"party", "district"})):
            meaning = headers.by_values(kinds[index], taken)
            if meaning and not (paths[index] and meaning == "date"):
                taken.add(meaning)
                found[index] = headers.qualified(meaning, paths[index])
    return tuple(found)


def _lacks_first(paths: list[list[str]], kinds: list[Counter[Kind]]) -> bool:
    """Whether the header has one cell too few: the rows begin with numbers, then words stand under its second cell.

    "Leader | From | To" over "1 | Theodor Heuss | 1948 | 1949".
    """
    if len(paths) < 3 or not all(paths[:3]) or not kinds[0].total():
        return False
    numbers = kinds[0][Kind.SMALL] + kinds[0][Kind.ORDINAL] + kinds[0][Kind.DASH]
    meanings = headers.header_meanings(paths[0])
    names = bool(meanings) and meanings[0] in ("leader", "candidate", "party")
    return names and numbers > 0.8 * kinds[0].total() and kinds[1][Kind.WORDS] > 0.8 * kinds[1].total()


def _keep_best_of_spanned(found: list[Column], header: list[list[Cell | None]], kinds: list[Counter[Kind]]) -> None:
    """Under a header that spans a colour bar and a name, the column with the words is the one meant."""
    groups: dict[tuple[str, int], list[int]] = {}
    for index, column in enumerate(found):
        cell = header[-1][index] if header else None
        if cell is not None and cell.colspan > 1 and column.meaning:
            groups.setdefault((column.meaning, cell.column), []).append(index)
    for indexes in groups.values():
        best = max(indexes, key=lambda index: sum(n for kind, n in kinds[index].items() if kind is not Kind.EMPTY))
        for index in indexes:
            if index != best:
                found[index] = Column("")
