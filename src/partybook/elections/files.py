"""Tables of results on disk: CSV, Parquet, Stata and Excel, in and out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import polars as pl

from partybook.errors import InvalidValue, ReadError
from partybook.read.detect import decode_table

SEPARATORS = ",;\t|"


def read_table(path: Path) -> pl.DataFrame:
    """A table by its file's ending: .parquet, .dta, .xlsx, .xls, .ods, else separated values.

    Raises `ReadError` when it is not there, cannot be read, or has no rows.
    """
    if not path.is_file():
        raise ReadError(f"{path}: there is no such file; check the path")
    try:
        frame = _READERS.get(path.suffix.lower(), _separated)(path)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read as a table ({str(error).splitlines()[0]})") from None
    if not frame.height:
        raise ReadError(f"{path}: a table without rows")
    return frame


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Write a table by the file's ending: .csv, .tsv, .parquet or .dta. Raises `InvalidValue` for another."""
    ending = path.suffix.lower()
    if ending not in _WRITERS:
        raise InvalidValue(f"{path}: results are written as {', '.join(_WRITERS)}; choose an ending")
    _WRITERS[ending](frame, path)


def _separated(path: Path) -> pl.DataFrame:
    """Separated values as text, since 1.234 may be votes; the separator is the one that the header has most of."""
    data = path.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = decode_table(data, str(path)).text.encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    header = data.split(b"\n", 1)[0].decode("utf-8", "replace")
    separator = max(SEPARATORS, key=header.count)
    return pl.read_csv(io.BytesIO(data), separator=separator, infer_schema=False)


def _stata(path: Path) -> pl.DataFrame:
    import pyreadstat

    try:
        columns, _ = pyreadstat.read_dta(str(path), output_format="dict")
    except pyreadstat.ReadstatError as error:
        raise ReadError(f"{path}: cannot be read as Stata ({error})") from None
    return pl.DataFrame(columns, strict=False)


def _write_stata(frame: pl.DataFrame, path: Path) -> None:
    import pyreadstat

    text = [name for name, kind in frame.schema.items() if kind == pl.String]
    filled = frame.with_columns(pl.col(text).fill_null(""))
    pyreadstat.write_dta(filled, str(path), version=15)


_READERS: dict[str, Callable[[Path], pl.DataFrame]] = {
    ".parquet": pl.read_parquet,
    ".dta": _stata,
    ".xlsx": pl.read_excel,
    ".xls": pl.read_excel,
    ".ods": lambda path: pl.read_excel(path, engine="calamine"),
}
_WRITERS: dict[str, Callable[[pl.DataFrame, Path], object]] = {
    ".csv": lambda frame, path: frame.write_csv(path),
    ".tsv": lambda frame, path: frame.write_csv(path, separator="\t"),
    ".parquet": lambda frame, path: frame.write_parquet(path),
    ".dta": _write_stata,
}
