"""Whether what was read adds up to the total that the table gives."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from partybook.extract.results.columns import RESULT_MEANINGS
from partybook.extract.results.kinds import Content
from partybook.extract.results.layout import Row
from partybook.extract.results.sheet import Sheet, row_kind
from partybook.extract.results.values import read_value
from partybook.model import Quantity

_ROUNDING = Decimal("0.06")
"""The most that one share rounded to a decimal place can be off, with a little for the total's own rounding."""
_COARSE_ROUNDING = Decimal("0.51")
_WHOLE = Decimal(100)
"""Shares are of the valid votes even where the row of valid votes gives its own share of all ballots."""


class Sum(msgspec.Struct, frozen=True):
    """A column's sum of what was read, beside the total that the table gives."""

    header: str
    meaning: str
    sum: Decimal
    total: Decimal
    agrees: bool


def sums(sheet: Sheet, rows: Sequence[Row], total: Row) -> list[Sum]:
    """Each column of the total row compared with the rows above. Invalid votes may be part of the total or not."""
    found: list[Sum] = []
    for index, column in enumerate(sheet.layout.columns):
        expected = number(total.contents[index], column.meaning) if column.meaning in RESULT_MEANINGS else None
        if expected is None:
            continue
        counted = _distinct(rows, index)
        values = [(row, number(row.contents[index], column.meaning)) for row in counted]
        valid = [value for row, value in values if value is not None and row_kind(row) != "invalid"]
        everything = [value for _, value in values if value is not None]
        if valid:
            slack = _slack(counted, index) if column.meaning == "vote_share" else Decimal(0)
            wanted = [expected, _WHOLE] if column.meaning == "vote_share" else [expected]
            agrees = any(abs(sum(some) - total) <= slack for some in (valid, everything) for total in wanted)
            found.append(Sum(sheet.header(index), column.meaning, Decimal(sum(valid)), expected, agrees))
    return found


def check(sheet: Sheet, rows: Sequence[Row], total: Row) -> None:
    """Keep the sums with the sheet, and a remark for each that is not the total's."""
    found_sums = sums(sheet, rows, total)
    sheet.sums += found_sums
    for found in found_sums:
        if not found.agrees:
            message = f"The rows under {found.header!r} add up to {found.sum:f}, the total says {found.total:f}."
            detail = [("column", found.header), ("meaning", found.meaning), ("sum", f"{found.sum:f}")]
            sheet.remark("total-differs", message, total, [*detail, ("total", f"{found.total:f}")])


def number(content: Content, meaning: str) -> Decimal | None:
    """The number a cell adds to a sum."""
    for name, value in read_value(content, meaning):
        if name == meaning and isinstance(value, Quantity) and value.bound in ("", "~"):
            return value.number
    return None


def _distinct(rows: Sequence[Row], index: int) -> list[Row]:
    """Rows with a cell that spans several counted once."""
    seen: set[tuple[int, int]] = set()
    found = []
    for row in rows:
        cell = row.cells[index]
        if cell is not None and (cell.row, cell.column) not in seen:
            seen.add((cell.row, cell.column))
            found.append(row)
    return found


def _slack(rows: Sequence[Row], index: int) -> Decimal:
    coarse = any("." not in row.contents[index].number.replace(",", ".") for row in rows)
    return (_COARSE_ROUNDING if coarse else _ROUNDING) * (len(rows) + 1)
