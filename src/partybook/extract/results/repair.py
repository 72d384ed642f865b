"""Rows whose cells stand under the wrong columns, because a cell that once spanned rows (or a bar) was lost.

Every plain row is aligned with the columns, in order, so that the kinds of its values fit best: columns may be skipped
(their cell was lost) and empty cells dropped, each at a price. Where the best alignment leaves any filled cell
undecided, the other rows of the table decide: if rows that surely lost a cell all lost the same one, a row that shows
nothing there lost it too. Cells that they do not decide are left out, and the row with them when no figure is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from partybook.extract.results.columns import Column
from partybook.extract.results.kinds import Content, Kind

_SKIP = 1.2  # a column whose cell was lost
_DROP = 1.4  # an empty cell that belongs to no column
_MARGIN = 1.5  # how much better the best place of a cell must be than its second best
_CONTRADICTS = 2.5  # misfit from which a row is worth aligning
_IN_BLANK = 2.0  # a value in a column that is empty in all rows that fit
_ENOUGH_ROWS = 3
_FAR = 1e9
_WIDEST = 60
"""Wider tables are matrices, not lists of results; aligning them would cost the square of their width."""


class Alignment(msgspec.Struct, frozen=True):
    """Where a row's cells belong: `places[i]` is the column of its cell `i`, None for a cell that belongs nowhere.

    `lost` are the columns passed over, so without a cell in this row. `doubtful` are the filled cells that have no
    place far better than any other.
    """

    places: tuple[int | None, ...]
    lost: tuple[int, ...]
    doubtful: tuple[int, ...] = ()
    by_neighbours: bool = False

    @property
    def clear(self) -> bool:
        return not self.doubtful

    @property
    def shifted(self) -> bool:
        return any(column is not None and column != index for index, column in enumerate(self.places))


class Repair(msgspec.Struct, frozen=True):
    """The outcome for one row: its contents by column as they belong; None when its first cell's place is doubtful."""

    alignment: Alignment
    sources: tuple[int | None, ...] | None
    """For each column, the cell that belongs there."""


def align_rows(rows: Sequence[Sequence[Content]], columns: Sequence[Column]) -> list[Repair | None]:
    """A repair for each row of a table that needs one; None for rows that stand as they are.

    Linear in the number of cells, times the number of columns for rows that do not fit.
    """
    if len(columns) > _WIDEST or not any(column.meaning for column in columns):
        return [None] * len(rows)
    blank = _always_blank(rows, columns)
    found: list[Alignment | None] = []
    seen: dict[tuple[tuple[Kind, bool], ...], Alignment | None] = {}
    for contents in rows:
        key = tuple((content.kind, bool(content.beside)) for content in contents)
        if key not in seen:
            seen[key] = _align(contents, columns, blank) if _misfit(contents, columns) >= _CONTRADICTS else None
        found.append(seen[key])
    usual = _usual_loss(rows, columns, found)
    return [
        _repair(_settle(alignment, contents, columns, usual), len(columns))
        for alignment, contents in zip(found, rows, strict=True)
    ]


def _always_blank(rows: Sequence[Sequence[Content]], columns: Sequence[Column]) -> frozenset[int]:
    """Columns that are empty in every row that fits as it stands: their values were drawn, and are lost."""
    fitting = [contents for contents in rows if _misfit(contents, columns) < _CONTRADICTS]
    if len(fitting) < _ENOUGH_ROWS:
        return frozenset()
    return frozenset(
        index for index in range(len(columns)) if all(contents[index].kind is Kind.EMPTY for contents in fitting)
    )


def _cost(content: Content, column: Column) -> float:
    cost = column.misfit(content.kind)
    if content.kind is Kind.YEAR and column.meaning in ("seats", "change", "rank"):
        return max(cost, 2.5)
    return cost


def _misfit(contents: Sequence[Content], columns: Sequence[Column]) -> float:
    return max((_cost(content, column) for content, column in zip(contents, columns, strict=False)), default=0.0)


def _align(contents: Sequence[Content], columns: Sequence[Column], blank: frozenset[int]) -> Alignment:
    """The cheapest alignment, and whether it is clear, from the cheapest cost through every pair of cell and column."""
    size = _length(contents)
    width = len(columns)
    fit = [
        [
            _cost(content, column) + _IN_BLANK * (j in blank and content.kind is not Kind.EMPTY)
            for j, column in enumerate(columns)
        ]
        for content in contents[:size]
    ]
    empty = [content.kind is Kind.EMPTY for content in contents[:size]]
    ahead = _table(fit, empty, width, _SKIP)
    behind = _table([row[::-1] for row in fit[::-1]], empty[::-1], width, 0.0)  # a row may end early for nothing
    best = behind[size][width]
    places: list[int | None] = [None] * size
    doubtful: list[int] = []
    stray = False
    stop = width
    for i in reversed(range(size)):
        costs = [ahead[i][j] + fit[i][j] + behind[size - i - 1][width - j - 1] for j in range(width)]
        place = next((j for j in reversed(range(stop)) if costs[j] <= best + 1e-9), None)
        places[i] = place
        if place is not None:
            stop = place
        fits = place is not None and fit[i][place] < _CONTRADICTS
        alone = all(cost >= best + _MARGIN for j, cost in enumerate(costs) if j != place)
        if contents[i].kind is not Kind.EMPTY and not (fits and (alone or _dates(contents[i], columns, place))):
            doubtful.append(i)
            stray |= not fits
    if stray:  # a cell without any column: small numbers beside it may stand anywhere
        doubtful += [i for i in range(size) if contents[i].kind is Kind.SMALL]
    return _finish(places, contents, tuple(sorted(set(doubtful))))


def _dates(content: Content, columns: Sequence[Column], place: int | None) -> bool:
    """Whether a date stands in the column of dates, however well it would do elsewhere."""
    return place is not None and columns[place].meaning == "date" and content.kind in (Kind.DATE, Kind.YEAR)


def _finish(places: list[int | None], contents: Sequence[Content], doubtful: tuple[int, ...]) -> Alignment:
    """Trailing cells keep their places; columns passed over between placed cells are the lost ones."""
    last = max((place for place in places if place is not None), default=-1)
    taken = {place for place in places if place is not None}
    lost = tuple(column for column in range(last) if column not in taken)
    padded = tuple(places) + (None,) * (len(contents) - len(places))
    return Alignment(padded, lost, doubtful)


def _length(contents: Sequence[Content]) -> int:
    """Cells up to the last filled one: those after it may be padding."""
    size = len(contents)
    while size and contents[size - 1].kind is Kind.EMPTY:
        size -= 1
    return size


def _table(fit: Sequence[Sequence[float]], empty: Sequence[bool], width: int, outer: float) -> list[list[float]]:
    """`table[i][j]`: the least cost of placing the first `i` cells within the first `j` columns.

    `fit[i][j]` is the cost of cell `i` in column `j`, `outer` the price of a column passed over before the first cell.
    """
    table = [[0.0] * (width + 1) for _ in range(len(fit) + 1)]
    for j in range(1, width + 1):
        table[0][j] = table[0][j - 1] + outer
    for i, costs in enumerate(fit, 1):
        table[i][0] = table[i - 1][0] + _DROP if empty[i - 1] else _FAR
        for j in range(1, width + 1):
            cost = min(table[i - 1][j - 1] + costs[j - 1], table[i][j - 1] + _SKIP)
            if empty[i - 1]:
                cost = min(cost, table[i - 1][j] + _DROP)
            table[i][j] = cost
    return table


class _Loss(msgspec.Struct, frozen=True):
    """The column that rows of a table surely lost; `contested` when others show it empty and yet stand right."""

    column: int
    contested: bool


def _usual_loss(
    rows: Sequence[Sequence[Content]], columns: Sequence[Column], found: Sequence[Alignment | None]
) -> _Loss | None:
    losses: Counter[int] = Counter()
    for alignment in found:
        if alignment and alignment.clear and alignment.shifted and alignment.lost:
            losses[alignment.lost[0]] += 1
    if not losses:
        return None
    column, times = losses.most_common(1)[0]
    against = sum(
        1
        for alignment, contents in zip(found, rows, strict=True)
        if alignment is None and contents[column].kind is Kind.EMPTY and not _may_lack(contents, columns, column)
    )
    return _Loss(column, times < 2 or times <= 4 * against)


def _may_lack(contents: Sequence[Content], columns: Sequence[Column], column: int) -> bool:
    """Whether the row reads as well when the cell of that column is taken for lost, and other cells move by it."""
    size = _length(contents)
    if size <= column or size >= len(columns):
        return False
    if all(content.kind is Kind.EMPTY for content in contents[column:size]):
        return False
    return all(_cost(contents[i], columns[i + 1]) < _CONTRADICTS for i in range(column, size))


def _settle(
    alignment: Alignment | None, contents: Sequence[Content], columns: Sequence[Column], usual: _Loss | None
) -> Alignment | None:
    """Let the neighbours decide where the row itself does not."""
    if usual is None or (alignment and alignment.clear) or not _may_lack(contents, columns, usual.column):
        return alignment
    if alignment is None and contents[usual.column].kind is not Kind.EMPTY:
        return None
    size = _length(contents)
    places = [i if i < usual.column else i + 1 for i in range(size)]
    padding: list[int | None] = [None] * (len(contents) - size)
    filled = tuple(i for i in range(size) if contents[i].kind is not Kind.EMPTY)
    return Alignment((*places, *padding), (usual.column,), filled if usual.contested else (), by_neighbours=True)


def _repair(alignment: Alignment | None, width: int) -> Repair | None:
    if alignment is None or not alignment.shifted:
        return None  # one odd cell in its own place is left to whoever reads it
    if 0 in alignment.doubtful:
        return Repair(alignment, None)  # what the row is about
    sources: list[int | None] = [None] * width
    for cell, column in enumerate(alignment.places):
        if column is not None and cell not in alignment.doubtful:
            sources[column] = cell
    return Repair(alignment, tuple(sources))
