"""The book's elections as a table of results, for measures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import polars as pl

from partybook.elections.views import ElectionView, elections
from partybook.errors import BookError
from partybook.identity.lineage.event import UNNAMED
from partybook.identity.nodes import node_of
from partybook.measures.identity_rules import Event
from partybook.measures.table import NUMBER_COLUMNS, ROW_COLUMNS, TOTAL_COLUMNS, standardise
from partybook.model import Mention
from partybook.parties.compute import is_current
from partybook.store import Book, open_book
from partybook.store.party_rows import all_events, entries_of, parties_of_nodes


def read_results(book_name: str, country: str | None = None) -> tuple[pl.DataFrame, list[Event]]:
    """The chosen version of every election of a book, or of one country, standardised, and the events of its parties.

    Where the book knows its parties (`partybook judge run`), mentions of one party have one name, and dated events of
    lineage are given. Raises `BookError` when the book has no results.
    """
    with open_book(book_name, create=False, read_only=True) as book:
        return results_in(book, country)


def results_in(book: Book, country: str | None = None) -> tuple[pl.DataFrame, list[Event]]:
    """`read_results` of a book that is open."""
    views = elections(book, country=country)
    if not views:
        of = f" of {country}" if country else ""
        raise BookError(f"{book.name} holds no results of elections{of}: import a dataset, or give a table")
    mentions = _mentions(views)
    known, events = _register(book, mentions) if is_current(book) else ({}, [])
    return _table(views, _names(mentions) | known), events


def _mentions(views: list[ElectionView]) -> set[Mention]:
    """Everybody who stands in the versions that are measured."""
    results = [result for view in views for result in view.versions[0].results]
    return {mention for result in results for mention in (result.party, result.alliance) if mention is not None}


def _table(views: list[ElectionView], names: dict[Mention, str]) -> pl.DataFrame:
    """The rows of all elections, standardised."""
    rows: list[dict[str, str | float | None]] = []
    for view in views:
        version = view.versions[0]
        totals = dict(version.totals)
        rows.extend(
            {
                "election": view.name,
                "date": view.date,
                "country": view.country or None,
                "kind": view.kind or None,
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


def _register(book: Book, mentions: set[Mention]) -> tuple[dict[Mention, str], list[Event]]:
    """Names of the mentions whose party the book knows, and the events whose date is known, with the same names."""
    nodes = {mention: node_of(mention, "") for mention in mentions}
    with book.read() as connection:
        parties = parties_of_nodes(connection, nodes.values())
        happened = all_events(connection)
        taking_part = {participant.party for event in happened for participant in event.participants}
        entries = entries_of(connection, {*parties.values(), *taking_part} - {UNNAMED})
    shared = Counter(entry.name for entry in entries.values())
    names = {
        party: f"{entry.name} (#{party})" if shared[entry.name] > 1 else entry.name for party, entry in entries.items()
    }
    known = {mention: names[parties[node]] for mention, node in nodes.items() if node in parties}
    events = [
        Event(date.group(), names[origin.party], names[destination.party], event.type)
        for event in happened
        if event.date is not None and (date := _DAY.search(str(event.date)))
        for origin in event.origins
        for destination in event.destinations
        if origin.party in names and destination.party in names
    ]
    return known, sorted(events, key=lambda event: (event.date, event.old, event.new))


_DAY = re.compile(r"\d{4}(-\d\d){0,2}(?=~?$)")
"""The date of an event, of an interval its end, by which it has happened."""


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
