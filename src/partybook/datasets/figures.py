"""Numbers of a row: what is no number stops the import, what is empty is unknown."""

from __future__ import annotations

from decimal import Decimal

from partybook.datasets.cells import Row
from partybook.datasets.precision import decimal_number, whole_number


def count(row: Row, column: str) -> int | None:
    """The whole number in a cell; None when it is empty or there is no such column. Raises `ReadError` otherwise."""
    number = whole_number(row.get(column))
    if number is None and row.get(column):
        raise row.error(f"has {row[column]!r} in column {column!r}, which is no whole number")
    if number is not None and number < 0:
        raise row.error(f"has {number} in column {column!r}; a count is never below zero")
    return number


def share(row: Row, column: str) -> Decimal | None:
    """The number in a cell, exactly; None when it is empty or there is no such column. Raises `ReadError` otherwise."""
    number = decimal_number(row.get(column))
    if number is None and row.get(column):
        raise row.error(f"has {row[column]!r} in column {column!r}, which is no number")
    return number
