"""Lists and references as people keep them: CSV, TSV, Excel, Stata, SPSS or Parquet, read into rows of text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from partybook.errors import InvalidValue, ReadError
from partybook.link.layout import lay_out_rows
from partybook.link.old_encodings import likeliest
from partybook.link.sheets import one_table
from partybook.read.detect import decode

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50
_EXCEL = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")
_LABELLED = {".dta": "read_dta", ".sav": "read_sav", ".zsav": "read_sav", ".por": "read_por"}
"""Endings of files with labels of values, and what reads them."""
_LARGEST_CELL = 10_000_000
_OTHERS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a workbook or another archive with the wrong ending",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file with the wrong ending",
    b"{\\rtf": "a text document (RTF)",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}
"""How files begin that are no tables of text, and what they are."""


_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*(?:\"[^\"\n]*\"\s*:|\})|\s*\[\s*[\[\]\"]")


class ListTable(NamedTuple):
    """A table of texts: missing cells are empty, rows are as long as `header`; `notes` say what had to be mended.

    `text` is the file as it was decoded, empty for one that is no text (Excel, Stata, Parquet).
    """

    name: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]
    notes: tuple[str, ...] = ()
    text: str = ""

    def column(self, index: int) -> list[str]:
        return [row[index] for row in self.rows]


def read_table(path: Path, sheet: str = "") -> ListTable:
    """The table in a file, told by its content for text and by its ending for other formats; `sheet` of a workbook.

    Raises `ReadError` in one sentence when the file is missing, empty, unreadable, or has no row below its header.
    """
    if not path.exists():
        raise ReadError(f"{path}: there is no such file; check the path")
    if path.is_dir():
        raise ReadError(f"{path}: a folder; give the file with the list")
    ending = path.suffix.lower()
    try:
        if ending in _EXCEL:
            table = _excel(path, sheet)
        elif ending in _LABELLED:
            table = _labelled(path)
        elif ending in (".parquet", ".pq"):
            table = _parquet(path)
        else:
            table = _separated(path.read_bytes(), str(path))
    except (ReadError, InvalidValue):
        raise
    except PermissionError:
        raise ReadError(f"{path}: may not be read; check its permissions") from None
    except Exception as error:  # the libraries of these formats raise what they like
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ReadError(f"{path}: cannot be read as {ending.lstrip('.') or 'a table'} ({reason})") from None
    if not table.rows:
        raise ReadError(f"{path}: has a header but no entries; give a list with a row for each party")
    return table


def _separated(data: bytes, name: str) -> ListTable:
    """Text with a delimiter, in any encoding, even one that changes from line to line."""
    for beginning, kind in _OTHERS.items():
        if data.startswith(beginning):
            raise ReadError(f"{name}: {kind}, not a table of text; save the list as CSV or Excel (.xlsx)")
    if not data.strip():
        raise ReadError(f"{name}: empty; give a list with a header and a row for each party")
    text, notes = _text(data, name)
    if _JSON.match(text):
        raise ReadError(f"{name}: JSON, not a table; save the list as CSV, with a header and a row for each party")
    csv.field_size_limit(_LARGEST_CELL)
    delimiter = _delimiter(text)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = [line for line in ([cell.strip() for cell in row] for row in read) if any(line)]
    if not lines:
        raise ReadError(f"{name}: empty; give a list with a header and a row for each party")
    table = lay_out_rows(lines)
    return ListTable(name, table.header, table.rows, (*notes, *table.notes), text)


def _text(data: bytes, name: str) -> tuple[str, list[str]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    if b"\0" not in data[:4096]:
        lines = data.splitlines(keepends=True)
        beyond = [line for line in lines if not line.isascii()]
        sound = sum(_is_utf8(line) for line in beyond)
        if sound > 0:
            text = "".join(
                line.decode("utf-8") if _is_utf8(line) else line.decode("cp1252", "replace") for line in lines
            )
            return text.removeprefix("\ufeff"), [
                f"{len(beyond) - sound} of {len(lines)} lines are not UTF-8 as the others and were read as Windows-1252"
            ]
    decoded = decode(data, name)
    if decoded.note and (better := likeliest(data, decoded.encoding)) != decoded.encoding:
        return data.decode(better, "replace"), [f"the encoding is {better} by its words; save it as UTF-8 to be sure"]
    return decoded.text, [decoded.note] if decoded.note else []


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the most columns, all alike."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def evenness(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        wide = widths[0]
        return (sum(width == wide for width in widths) / len(widths) if wide > 1 else 0.0, wide)

    return max(_DELIMITERS, key=evenness) if lines else ","


def _excel(path: Path, sheet: str) -> ListTable:
    import fastexcel

    book = fastexcel.read_excel(path)
    sheets = {}
    for name in book.sheet_names:
        frame = book.load_sheet(name, header_row=None, dtypes="string").to_polars()
        sheets[name] = [line for line in ([_cell(value) for value in row] for row in frame.iter_rows()) if any(line)]
    table = one_table(sheets, sheet)
    if not table.header:
        raise ReadError(f"{path}: empty; give a list with a header and a row for each party")
    return ListTable(str(path), table.header, table.rows, table.notes)


def _labelled(path: Path) -> ListTable:
    """Stata and SPSS files, with the labels of values in place of their codes."""
    import pyreadstat

    read = getattr(pyreadstat, _LABELLED[path.suffix.lower()])
    frame, _ = read(str(path), apply_value_formats=True, output_format="polars")
    return _frame(str(path), frame.columns, frame.iter_rows(), [])


def _parquet(path: Path) -> ListTable:
    import polars

    frame = polars.read_parquet(path)
    return _frame(str(path), frame.columns, frame.iter_rows(), [])


def _frame(name: str, header: Sequence[str], rows: Iterable[Sequence[object]], notes: list[str]) -> ListTable:
    texts = [tuple(map(_cell, row)) for row in rows]
    return ListTable(name, tuple(header), [row for row in texts if any(row)], tuple(notes))


def _cell(value: object) -> str:
    """A cell as text; a whole number stored as a decimal fraction is whole, not-a-number is missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
