"""Measures under several decisions side by side, and what of them is shown on a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import polars as pl

from partybook.errors import InvalidValue
from partybook.measures.compute import measure
from partybook.measures.decisions import CHOICES, Decisions, Preset
from partybook.measures.identity_rules import Event

MINIMUM_SHARES = (0.0, 1.0, 2.0, 5.0)
"""The minimum shares that are compared: none, Chiaramonte and Emanuele's, Powell and Tucker's, a usual threshold."""

OF_A_COUNTRY = ("enp_votes", "enp_seats", "least_squares", "pedersen", "turnout")
"""The measures shown of a country at a glance."""

OF_A_PARTY = ("party_advantage_ratio", "banzhaf", "party_nationalization")
"""The measures shown of a party at a glance."""

_DECISIONS = ("preset", "identity", "unit", "residuals", "minimum_share", "mean")


def comparison(
    table: pl.DataFrame,
    names: Sequence[str],
    decided: Mapping[str, Any],
    compare: Sequence[str] = (),
    *,
    preset: Preset = "literature",
    lineage: Sequence[Event] = (),
) -> pl.DataFrame:
    """The measures under the decisions given, and under all choices of the decisions compared.

    `compare` names decisions (identity, unit, residuals, minimum-share, mean, preset); of several, all combinations are
    computed. Raises `InvalidValue` for another name.
    """
    compared = [name.replace("-", "_") for name in compare]
    choices: dict[str, Sequence[Any]] = {
        **CHOICES,
        "minimum_share": MINIMUM_SHARES,
        "preset": ("literature", "parlgov"),
    }
    for name in compared:
        if name not in choices:
            raise InvalidValue(f"{name!r} is no decision: compare {', '.join(choices)}")
    frames = []
    for chosen in product(*(choices[name] for name in compared)):
        made = {**decided, **dict(zip(compared, chosen, strict=True))}
        of = made.pop("preset", preset)
        frames.append(measure(table, names, Decisions(**made), preset=of, lineage=lineage))
    return pl.concat(frames).unique(maintain_order=True)


def means(figures: pl.DataFrame) -> pl.DataFrame:
    """One row a measure and set of decisions: over how many elections, average, median, least and most."""
    return figures.group_by("measure", *_DECISIONS, maintain_order=True).agg(
        elections=pl.col("value").count(),
        average=pl.col("value").mean(),
        low=pl.col("low").mean(),
        high=pl.col("high").mean(),
        median=pl.col("value").median(),
        least=pl.col("value").min(),
        most=pl.col("value").max(),
    )


def courses(figures: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """One row a country, kind of election and measure: its course over the elections, which stand in order of date.

    `course` draws each election as a bar between the least and the most; a point is an election without a value.
    """
    kinds = table.group_by("election").agg(pl.col("kind").drop_nulls().first())
    groups = ["country", "kind", "party", "measure", *_DECISIONS]
    dated = figures.filter(pl.col("date").is_not_null()).join(kinds, on="election", how="left")
    valued = pl.col("value").is_not_null()
    drawn = dated.group_by(groups, maintain_order=True).agg(
        first=pl.col("date").filter(valued).first(),
        value_first=pl.col("value").drop_nulls().first(),
        least=pl.col("value").min(),
        most=pl.col("value").max(),
        value_last=pl.col("value").drop_nulls().last(),
        last=pl.col("date").filter(valued).last(),
        course=pl.col("value"),
    )
    return drawn.with_columns(
        course=pl.Series([_bars(values) for values in drawn["course"].to_list()], dtype=pl.String)
    )


_BARS = "▁▂▃▄▅▆▇█"


def _bars(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    steps = len(_BARS) - 1
    return "".join(
        "·" if value is None else _BARS[round(steps * (value - low) / (high - low)) if high > low else 0]
        for value in values
    )


def rows_for_screen(figures: pl.DataFrame, compared: Sequence[str] = ()) -> pl.DataFrame:
    """The columns that say something: decisions that are the same in every row, and empty columns, are left out.

    With decisions compared, their choices stand side by side, a column each.
    """
    names = [name.replace("-", "_") for name in compared]
    if names and "value" in figures.columns and "choice" not in figures.columns:
        return figures.with_columns(choice=pl.concat_str(names, separator=", ")).pivot(
            "choice", index=["election", "country", "date", "party", "measure"], values="value", maintain_order=True
        )
    kept = [
        name
        for name in figures.columns
        if name in names
        or (name not in _DECISIONS and name not in ("scale", "date") and figures[name].null_count() < figures.height)
    ]
    if "country" in kept and _named_in_election(figures, "country"):
        kept.remove("country")
    several = "date" in figures.columns and figures["election"].n_unique() > 1
    if several and not _named_in_election(figures, "date"):
        kept.insert(1, "date")
    return figures.select(kept)


def _named_in_election(figures: pl.DataFrame, column: str) -> bool:
    """Whether every election's name says what the column says."""
    if "election" not in figures.columns:
        return False
    said = pl.col("election").str.contains(pl.col(column), literal=True)
    return bool(figures.select(said.fill_null(True).all()).item())
