"""Lists as CSV: a row an item, a column a field; what is a list inside an item is joined by semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

# What a spreadsheet would take for a formula: a name that begins so is data of somebody else.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(items: Iterable[msgspec.Struct], fields: Sequence[str]) -> str:
    """The items below a header row, as RFC 4180 has it; text that a spreadsheet would compute is kept from it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(fields)
    for item in items:
        writer.writerow([_cell(getattr(item, field)) for field in fields])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    if isinstance(value, tuple | list):
        return "; ".join(_cell(one) if isinstance(one, str) else msgspec.json.encode(one).decode() for one in value)
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode() if value else ""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
