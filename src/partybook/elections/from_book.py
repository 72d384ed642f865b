"""The book's elections as a table of results, for measures."""

from __future__ import annotations

from collections import Counter, defaultdict

import polars as pl

from partybook.elections.views import elections
from partybook.errors import BookError
from partybook.measures.table import NUMBER_COLUMNS, ROW_COLUMNS, TOTAL_COLUMNS, standardise
from partybook.model import Mention
from partybook.store import open_book


def read_results(book_name: str) -> pl.DataFrame:
    """The chosen version of every election of a book, standardised. Raises `BookError` when it has none."""
    with open_book(book_name, create=False, read_only=True) as book:
        views = elections(book)
    if not views:
        raise BookError(f"{book_name} holds no results of elections: import a dataset, or give a table of results")
    names = _names(
        {
            mention
            for view in views
            for result in view.versions[0].results
            for mention in (result.party, result.alliance)
        }
        - {None}  # type: ignore[arg-type]
    )
    rows: list[dict[str, str | float | None]] = []
    for view in views:
        version = view.versions[0]
        totals = dict(version.totals)
        rows.extend(
            {
                "election": view.name,
                "date": view.date,
                "country": view.country or None,
                "district": result.district or None,
                "party": names[result.party],
                "alliance": names[result.alliance] if result.alliance else None,
                "votes": result.votes,
                "vote_share": result.vote_share,
                "seats": result.seats,
                **{name: totals.get(name) for name in TOTAL_COLUMNS},
            }
            for result in version.results
        )
    kinds = dict.fromkeys(ROW_COLUMNS, pl.String) | dict.fromkeys((*NUMBER_COLUMNS, *TOTAL_COLUMNS), pl.Float64)
    return standardise(pl.DataFrame(rows, schema={name: kind for name, kind in kinds.items() if name in rows[0]}))


def _names(mentions: set[Mention]) -> dict[Mention, str]:
    """A name for each mention, with its dataset's id, link or country where several share the name."""
    shared = Counter(mention.name for mention in mentions)
    named = {}
    taken: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        taken[mention.name].append(mention)
    for name, same in taken.items():
        for mention in same:
            told = mention.link or ", ".join(f"{key} {value}" for key, value in mention.details)
            named[mention] = f"{name} ({told})" if shared[name] > 1 and told else name
    return named
