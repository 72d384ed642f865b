"""A result under other rules: seats by each method, and the measures that compare them with the votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import polars as pl

from partybook.errors import InvalidValue
from partybook.measures import disproportionality, fragmentation
from partybook.measures.allocation import allocate_districts

_BELOW = ("least squares", "Loosemore-Hanby", "effective number")


def what_if(
    table: pl.DataFrame,
    methods: Sequence[str],
    *,
    seats: int | None = None,
    threshold: float = 0.0,
    national: bool = True,
) -> tuple[pl.DataFrame, list[str]]:
    """Seats of each party by each method for the one election of a standardised table, and sentences about ties.

    Districts have the seats that the table's parties won in them; without districts the house has `seats`, else the
    total the table gives, else the seats its parties won. Below the parties stand three measures of each column.
    Parties called others are given no seats. Raises `InvalidValue` for several elections, no votes or no seats.
    """
    names = table["election"].unique().sort().to_list()
    if len(names) != 1:
        raise InvalidValue(f"the table has {len(names)} elections: choose one with --election, such as {names[-1]!r}")
    listed = table.filter(pl.col("votes").is_not_null() & ~pl.col("others"))
    if not listed.height:
        raise InvalidValue("no votes: seats are given for numbers of votes, not for shares")
    districts = _districts(table, listed, seats)
    votes = _sums(listed, "votes")
    won = _sums(table.filter(~pl.col("others")), "seats")
    columns: dict[str, dict[str, int]] = {"as it was": {name: won.get(name, 0) for name in votes}} if won else {}
    said = []
    for method in methods:
        found = allocate_districts(districts, method, threshold=threshold, national=national)
        columns[method] = found.seats
        said += [f"{method}: a tie for {number} seats among {', '.join(tied)}" for number, tied in found.ties]
    order = sorted(votes, key=lambda name: (-votes[name], name))
    rows = [
        {"party": name, "votes": votes[name], **{key: seats[name] for key, seats in columns.items()}} for name in order
    ]
    frame = pl.DataFrame(rows).cast(dict.fromkeys(columns, pl.Float64))
    return pl.concat([frame, _measures(order, votes, columns)], how="diagonal"), said


def _districts(table: pl.DataFrame, listed: pl.DataFrame, seats: int | None) -> dict[str, tuple[dict[str, int], int]]:
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for district, party, number in listed.select("district", "party", "votes").iter_rows():
        votes[district or ""][party] += int(number)
    given = {
        district or "": int(number)
        for district, number in table.group_by("district").agg(pl.col("seats").sum()).iter_rows()
    }
    if len(votes) == 1:
        total = table["seats_total"].drop_nulls()
        house = seats or (int(total[0]) if len(total) else 0) or sum(given.values())
        given = dict.fromkeys(votes, house)
    elif seats is not None:
        raise InvalidValue(
            "the table has districts: their seats are those won in them, and --seats cannot divide others"
        )
    if not sum(given.values()):
        raise InvalidValue("no seats: say how many with --seats")
    return {district: (dict(held), given.get(district, 0)) for district, held in votes.items()}


def _sums(table: pl.DataFrame, column: str) -> dict[str, int]:
    rows = table.filter(pl.col(column).is_not_null()).group_by("party").agg(pl.col(column).sum()).iter_rows()
    return {party: int(number) for party, number in rows}


def _measures(order: Sequence[str], votes: dict[str, int], columns: dict[str, dict[str, int]]) -> pl.DataFrame:
    counts = [votes[name] for name in order]
    rows: list[dict[str, object]] = [{"party": name} for name in _BELOW]
    for key, seats in columns.items():
        given = [seats[name] for name in order]
        figures = (
            disproportionality.least_squares(counts, given),
            disproportionality.loosemore_hanby(counts, given),
            fragmentation.effective_number(given),
        )
        for row, figure in zip(rows, figures, strict=True):
            row[key] = figure
    return pl.DataFrame(rows)
