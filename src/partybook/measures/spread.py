"""Nationalization of every election of a table that has districts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from partybook.measures.decisions import Decisions
from partybook.measures.nationalization import Nationalization, nationalization
from partybook.measures.shares import Shares

_SYSTEM = {
    "nationalization": "system_score",
    "nationalization_weighted": "system_weighted",
    "nationalization_standardized": "system_standardized",
}


def spread_of(table: pl.DataFrame, elections: pl.DataFrame, decisions: Decisions) -> tuple[Nationalization, pl.Series]:
    """Scores from a standardised table's districts, and the names of the parties its codes stand for.

    Parties named "others" are in the districts' totals and no party, unless they are one party by decision.
    """
    rows = table.filter(pl.col("district").is_not_null() & (pl.col("votes") > 0))
    unit = pl.coalesce("alliance", "party") if decisions.unit == "alliance" else pl.col("party")
    coded = rows.select(
        "election",
        "votes",
        "others",
        party=unit.rank("dense").cast(pl.Int64) - 1,
        district=pl.struct("election", "district").rank("dense").cast(pl.Int64) - 1,
        unit=unit,
    ).join(elections.select("election", "code"), on="election")
    names = coded.select("party", "unit").unique().sort("party")["unit"]
    found = nationalization(
        coded["code"].cast(pl.Int64).to_numpy(),
        coded["district"].to_numpy(),
        coded["party"].to_numpy(),
        coded["votes"].to_numpy(),
    )
    return found, names


def district_rows(
    table: pl.DataFrame, shares: Shares, decisions: Decisions, chosen: Sequence[str]
) -> list[tuple[str, pl.DataFrame]]:
    """Rows of the nationalization measures among `chosen`: none for elections without district votes."""
    wanted = [name for name in chosen if name in _SYSTEM or name == "party_nationalization"]
    if not wanted or not table.filter(pl.col("district").is_not_null() & (pl.col("votes") > 0)).height:
        return []
    found, names = spread_of(table, shares.elections, decisions)
    context = shares.elections.select("code", "election", "country", "date").with_columns(
        parties=shares.parties.astype(np.int64), votes_covered=100.0 * shares.covered
    )
    frames = []
    for name in wanted:
        if name in _SYSTEM:
            values = getattr(found, _SYSTEM[name])
            scores = pl.DataFrame(
                {
                    "code": np.arange(len(values)),
                    "party": pl.Series([None] * len(values), dtype=pl.String),
                    "value": values,
                    "districts": found.districts.astype(np.int64),
                }
            ).filter(pl.col("districts") > 0)
        else:
            scores = pl.DataFrame(
                {
                    "code": found.election,
                    "party": names[found.party],
                    "value": found.party_score,
                    "districts": found.districts[found.election].astype(np.int64),
                }
            )
        frame = scores.with_columns(pl.col("code").cast(context.schema["code"])).join(context, on="code")
        said = pl.format("{} districts", "districts").alias("missing")
        frames.append((name, frame.with_columns(said, low=pl.col("value"), high=pl.col("value"))))
    return frames
