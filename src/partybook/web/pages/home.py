"""Home: what the book holds, country by country, and what came in last."""

from __future__ import annotations

import msgspec

from partybook.parties.ask import Parties
from partybook.store.browse import source_lines
from partybook.web.explorer import Explorer
from partybook.web.pages.page import page
from partybook.web.shelf import UNKNOWN_COUNTRY, Shelf, slug
from partybook.web.when import When

NEWEST = 8
"""Sources listed."""


class Coverage(msgspec.Struct, frozen=True):
    """What the book holds of a country; `first` and `last` are years of its parties' lives."""

    country: str
    slug: str
    parties: int
    statements: int
    elections: int = 0
    first: int | None = None
    last: int | None = None


def home(explorer: Explorer, when: When) -> str:
    """The page at /."""
    shelf = explorer.shelf()
    with explorer.book.read() as connection:
        sources, newest = source_lines(connection, limit=NEWEST, held_on=when.held_on)
    covered = coverage(explorer.parties, shelf, when)
    return page(
        explorer,
        "home.html",
        "Partybook",
        when,
        "/",
        [],
        coverage=covered,
        parties=sum(one.parties for one in covered),
        statements=sum(one.statements for one in covered),
        elections=sum(one.elections for one in covered),
        sources=sources,
        newest=newest,
    )


def coverage(parties: Parties, shelf: Shelf, when: When) -> list[Coverage]:
    """Every country by name, parties of no known country last; as of a date, with the parties that existed then."""
    lines = []
    for country, entries in shelf.countries.items():
        if when.as_of is not None:
            entries = parties.in_country(country, when.as_of)
        if not entries:
            continue
        years = [year for entry in entries for year in (entry.life.first, entry.life.last) if year]
        lines.append(
            Coverage(
                country,
                slug(country) if country else UNKNOWN_COUNTRY,
                len(entries),
                sum(shelf.weights.get(entry.party, 0) for entry in entries),
                shelf.counted_elections.get(country, (0, "", ""))[0],
                min(years, default=None),
                max(years, default=None),
            )
        )
    return sorted(lines, key=lambda one: (not one.country, one.country))
