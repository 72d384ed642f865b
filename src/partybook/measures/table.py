"""A table of results as people keep them, to the columns the measures read: recognised, checked, in one order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl

from partybook.errors import InvalidValue
from partybook.terms import load

ROW_COLUMNS = ("election", "date", "country", "district", "party", "alliance", "previous", "kind")
NUMBER_COLUMNS = ("votes", "vote_share", "seats", "position")
TOTAL_COLUMNS = ("seats_total", "electorate", "votes_cast", "votes_valid")
FULL_SHARE = 100.0
ROUNDING = 0.5
"""Shares rounded to a decimal may sum to a little over 100; a single share may not."""
FRACTIONS_UP_TO = 1.02
"""A table in which no election's shares sum to more than this, though some come near 1, holds fractions."""


@cache
def _vocabulary() -> tuple[dict[str, list[str]], frozenset[str]]:
    names: dict[str, list[str]] = load("measures")["columns"]
    return names, frozenset(load("columns")["row"]["residual"])


def recognise(headers: list[str], given: Mapping[str, str] = {}) -> dict[str, str]:
    """Which header holds which column: `given` first, then by name. Raises `InvalidValue` for a header not there."""
    found: dict[str, str] = {}
    for column, header in given.items():
        if column not in _vocabulary()[0]:
            raise InvalidValue(f"{column!r} is no column of results: choose {', '.join(_vocabulary()[0])}")
        if header not in headers:
            raise InvalidValue(f"the table has no column {header!r}; it has {', '.join(headers)}")
        found[column] = header
    plain = {header.strip().lower().replace(" ", "_").replace(".", "_").replace("-", "_"): header for header in headers}
    for column, names in _vocabulary()[0].items():
        known = [plain[name] for name in names if name in plain and plain[name] not in found.values()]
        if column not in found and known:
            found[column] = known[0]
    return found


def standardise(frame: Any, columns: Mapping[str, str] = {}) -> pl.DataFrame:
    """A table of results with the columns the measures read, checked row by row.

    `frame` is a Polars or pandas data frame (`measure(...).to_pandas()` is the way back) or a dictionary of columns.
    One row is one party (or candidate) in one election, or in one district of it. Raises `InvalidValue`, naming the
    row (the first below the header is row 1) and the column, for text in numbers, negative numbers, shares above 100
    and positions off the scale from 0 to 10; and when there is no party, or neither votes, shares nor seats.
    A table without an election column has one election a date, country and kind (such as a chamber), or one altogether.
    """
    if not isinstance(frame, pl.DataFrame):
        held = frame.to_dict("list") if hasattr(frame, "to_dict") else frame
        frame = pl.DataFrame(held, strict=False, nan_to_null=True)
    found = recognise(frame.columns, columns)
    if "party" not in found:
        raise InvalidValue(
            f"no column names the parties; the table has {', '.join(frame.columns)}; say --column party=NAME"
        )
    if not {"votes", "vote_share", "seats"} & set(found):
        raise InvalidValue("no column holds votes, vote shares or seats; say --column votes=NAME")
    made = [
        (
            pl.col(found[name]).cast(pl.String).str.strip_chars() if name in found else pl.lit(None, dtype=pl.String)
        ).alias(name)
        for name in ROW_COLUMNS
    ]
    numbers = [numeric(frame, found.get(name), name) for name in (*NUMBER_COLUMNS, *TOTAL_COLUMNS)]
    result = frame.select(made).with_columns(numbers).with_row_index("row", offset=1)
    for name in ROW_COLUMNS:
        if result.schema[name] == pl.String:
            result = result.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name))
    result = result.with_columns(_others(frame, found))
    _check(result)
    return _as_percent(_named_elections(result))


def numeric(frame: pl.DataFrame, header: str | None, name: str) -> pl.Series:
    """A column as numbers, signs and separators of thousands read away; raises naming the row that is text.

    In counts a comma or point before three digits separates thousands, if all of the column's do; in shares and
    positions a comma is a decimal point.
    """
    if header is None:
        return pl.Series(name, [None] * frame.height, dtype=pl.Float64)
    column = frame[header].alias(name)
    if column.dtype.is_numeric() or column.dtype == pl.Null:
        return column.cast(pl.Float64).fill_nan(None)
    text = column.cast(pl.String).str.strip_chars()
    plain = text.str.replace_all(r"[\s\u00a0\u202f'’]|%$", "")
    plain = plain.str.replace(",", ".", literal=True) if name in ("vote_share", "position") else _counts(plain)
    values = plain.cast(pl.Float64, strict=False)
    missing = text.is_null() | text.str.to_lowercase().is_in(_MISSING)
    wrong = (values.is_null() & ~missing).arg_true()
    if len(wrong):
        raise InvalidValue(f"row {wrong[0] + 1}, column {header}: {text[int(wrong[0])]!r} is no number")
    return pl.select(pl.when(~missing & values.is_finite()).then(values)).to_series().alias(name)


_MISSING = ["", "na", "nan", "n/a", "null", "none", ".", "-", "–", "—"]


def _counts(plain: pl.Series) -> pl.Series:
    """Counts without separators of thousands."""
    for mark in (",", "."):
        marked = plain.filter(plain.str.contains(mark, literal=True))
        other = "." if mark == "," else ","
        if len(marked) and marked.str.contains(rf"^\d{{1,3}}(\{mark}\d{{3}})+(\{other}\d+)?$").all():
            plain = plain.str.replace_all(mark, "", literal=True)
    return plain.str.replace(",", ".", literal=True)


def _others(frame: pl.DataFrame, found: Mapping[str, str]) -> pl.Expr | pl.Series:
    """Which rows are a residual: as the table says, else by the party's name."""
    if "others" in found:
        said = frame[found["others"]].cast(pl.String).str.to_lowercase().is_in(["1", "true", "yes", "t"])
        return said.fill_null(False).alias("others")
    return pl.col("party").str.to_lowercase().is_in(list(_vocabulary()[1])).fill_null(False).alias("others")


def _check(result: pl.DataFrame) -> None:
    for name in (*NUMBER_COLUMNS, *TOTAL_COLUMNS):
        low = result.filter(pl.col(name) < 0)
        if low.height:
            raise InvalidValue(f"row {low['row'][0]}: {name} is {low[name][0]:g}, and nothing of it can be negative")
    above = result.filter(pl.col("vote_share") > FULL_SHARE)
    if above.height:
        raise InvalidValue(f"row {above['row'][0]}: vote_share is {above['vote_share'][0]:g}, more than 100 percent")
    off = result.filter(pl.col("position") > 10)
    if off.height:
        raise InvalidValue(f"row {off['row'][0]}: position is {off['position'][0]:g}, off the scale from 0 to 10")
    nameless = result.filter(
        pl.col("party").is_null() & (pl.col("votes").is_not_null() | pl.col("seats").is_not_null())
    )
    if nameless.height:
        raise InvalidValue(f"row {nameless['row'][0]}: votes or seats, but no party; name it, or call it others")


def _named_elections(result: pl.DataFrame) -> pl.DataFrame:
    """An election column for tables without one: country, date and kind, whichever there are."""
    if result["election"].null_count() == result.height:
        named = pl.concat_str(["country", "date", "kind"], separator=" ", ignore_nulls=True)
        return result.with_columns(election=pl.when(named != "").then(named).otherwise(pl.lit("all rows")))
    absent = result.filter(pl.col("election").is_null())
    if absent.height:
        raise InvalidValue(f"row {absent['row'][0]}: no election is named")
    varied = result.group_by("election").agg(
        (pl.col(name).drop_nulls().n_unique() > 1).alias(f"several_{name}") for name in ("country", "date", "kind")
    )
    parts = [pl.when(f"several_{name}").then(pl.col(name)) for name in ("country", "date", "kind")]
    named = pl.concat_str([*parts, "election"], separator=" ", ignore_nulls=True)
    return result.join(varied, on="election", how="left", maintain_order="left").with_columns(election=named)


def _as_percent(result: pl.DataFrame) -> pl.DataFrame:
    """Shares as percentages, whatever the table holds."""
    if result["vote_share"].null_count() == result.height:
        return result
    sums = result.group_by("election", "district").agg(pl.col("vote_share").sum())["vote_share"]
    highest = float(str(sums.max() or 0.0))
    if 0.5 < highest <= FRACTIONS_UP_TO:
        return result.with_columns(pl.col("vote_share") * 100.0)
    return result
