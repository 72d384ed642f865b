"""Lineage tables: who became whom, and when."""

from __future__ import annotations

from functools import cache

import polars as pl

from partybook.errors import InvalidValue
from partybook.measures.identity_rules import Event
from partybook.terms import load


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in load("measures")["kinds"].items() for word in words}


def events_of(frame: pl.DataFrame) -> list[Event]:
    """The events of a table whose columns name a date, an old and a new party and perhaps a kind of change.

    Raises `InvalidValue` when a column is missing or a row has no date: an event nobody can date cannot be counted
    between two elections.
    """
    names: dict[str, list[str]] = load("measures")["lineage"]
    plain = {header.strip().lower().replace(" ", "_"): header for header in frame.columns}
    found = {column: next((plain[name] for name in known if name in plain), None) for column, known in names.items()}
    absent = [column for column in ("date", "old", "new") if found[column] is None]
    if absent:
        raise InvalidValue(f"the lineage table has no column for {absent[0]}; it has {', '.join(frame.columns)}")
    chosen = [pl.col(str(header)).cast(pl.String).alias(column) for column, header in found.items() if header]
    events = []
    for number, row in enumerate(frame.select(chosen).iter_rows(named=True), start=1):
        if not row["old"] or not row["new"]:
            continue
        if not row["date"]:
            raise InvalidValue(f"lineage row {number}: {row['old']} to {row['new']} has no date")
        events.append(Event(row["date"], row["old"], row["new"], _kinds().get((row.get("type") or "").lower())))
    return sorted(events, key=lambda event: (event.date, event.old, event.new))
