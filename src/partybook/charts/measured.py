"""A country's measures over time, from the book's elections by way of `partybook.measures`."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from partybook.charts.facts import moment
from partybook.charts.measures import Panel, Value
from partybook.elections.from_book import results_in
from partybook.measures.compute import measure
from partybook.model import PartialDate
from partybook.store import Book

_PANELS = (
    ("Effective number of parties", "", (("enp_votes", "by votes"), ("enp_seats", "by seats"))),
    ("Disproportionality (least squares)", "", (("least_squares", "least squares"),)),
    ("Volatility (Pedersen)", "", (("pedersen", "Pedersen"),)),
    ("Turnout", " %", (("turnout", "turnout"),)),
)
"""Title, unit, and the measures of each panel with the names of their lines."""


def panels(book: Book, country: str, kind: str, dates: Collection[str]) -> list[Panel]:
    """The measures of the elections of one kind on some dates, with what they are bounded by."""
    table, events = results_in(book, country)
    wanted = pl.col("date").is_in(list(dates)) & (pl.col("kind").fill_null("") == kind)
    chosen = table.filter(wanted)
    names = [name for _, _, lines in _PANELS for name, _ in lines]
    rows = measure(chosen, names, lineage=events).to_dicts() if chosen.height else []
    found = []
    for title, unit, lines in _PANELS:
        drawn = {label: [_value(row) for row in rows if row["measure"] == name] for name, label in lines}
        found.append(Panel(title, {label: values for label, values in drawn.items() if values}, unit))
    return [panel for panel in found if panel.lines]


def _value(row: dict[str, object]) -> Value:
    day = PartialDate(str(row["date"]))
    value, low, high = (_number(row[name]) for name in ("value", "low", "high"))
    return Value(moment(day) or 0.0, str(day), value, low, high)


def _number(value: object) -> float | None:
    return value if isinstance(value, float) and value == value else None
