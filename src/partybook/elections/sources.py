"""Where results come from: a table in a file, ParlGov's folder, or the book."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import polars as pl

from partybook.elections import parlgov
from partybook.elections.files import read_table
from partybook.elections.lineage import events_of
from partybook.errors import InvalidValue, ReadError
from partybook.link.countries import same_country
from partybook.measures.identity_rules import Event
from partybook.measures.table import standardise


class Results(NamedTuple):
    """A standardised table of results, and the lineage that belongs to it."""

    table: pl.DataFrame
    lineage: list[Event]

    def only(self, *, country: str | None = None, kind: str | None = None, election: str | None = None) -> Results:
        """The results of one country or election; raises `InvalidValue`, naming some there are, when there are none."""
        table = self.table
        for name, value in (("country", country), ("kind", kind), ("election", election)):
            if value is None:
                continue
            kept = table.filter(pl.col(name).str.to_lowercase() == value.lower())
            if name == "country" and not kept.height:
                meant = [one for one in table[name].drop_nulls().unique().to_list() if same_country(one, value)]
                kept = table.filter(pl.col(name).is_in(meant))
            if not kept.height:
                known = table[name].drop_nulls().unique().sort().head(20).to_list()
                raise InvalidValue(f"no results of {name} {value!r}; there are {', '.join(known) or 'none named'}")
            table = kept
        return Results(table, self.lineage)


def results(source: Path | None, book: str, columns: Mapping[str, str], lineage: Path | None) -> Results:
    """Results from a file, a ParlGov folder, or the book when `source` is None."""
    events = events_of(read_table(lineage)) if lineage else []
    if source is None:
        from partybook.elections.from_book import read_results

        table, known = read_results(book)
        return Results(table, events or known)
    if source.is_dir():
        if not parlgov.is_parlgov(source):
            raise ReadError(f"{source}: a folder, but not ParlGov's; give a table of results")
        return Results(parlgov.read_results(source), events or parlgov.read_lineage(source))
    try:
        return Results(standardise(read_table(source), columns), events)
    except InvalidValue as error:
        raise InvalidValue(f"{source}: {error}") from None
