"""Coverage: what the book holds of each country, and of each of its decades."""

from __future__ import annotations

import math
from collections import Counter

import msgspec
from anyascii import anyascii

from partybook.parties.ask import Parties
from partybook.web.shelf import UNKNOWN_COUNTRY, Shelf, slug
from partybook.web.when import When


class Coverage(msgspec.Struct, frozen=True):
    """What the book holds of a country; `first` and `last` are years of its parties' lives."""

    country: str
    slug: str
    parties: int
    statements: int
    elections: int = 0
    first: int | None = None
    last: int | None = None


def coverage(parties: Parties, shelf: Shelf, when: When) -> list[Coverage]:
    """Every country by name, parties of no known country last; as of a date, with the parties that existed then."""
    lines = []
    for country, entries in shelf.countries.items():
        if when.as_of is not None:
            held = {entry.party for entry in entries}
            entries = [one for one in parties.in_country(country, when.as_of) if one.party in held]
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


class Cell(msgspec.Struct, frozen=True):
    """Ten years of a country: the column they stand in, how dark, and whether the book has elections in them."""

    at: int
    depth: str
    elections: bool


class CoverageLine(msgspec.Struct, frozen=True):
    """A country in the table of coverage; `letter` where it is the first of its initial."""

    country: Coverage
    cells: tuple[Cell, ...] = ()
    letter: str = ""


_EARLIEST = 1850
"""The first decade of the table; what is older counts there."""


def by_decade(covered: list[Coverage], shelf: Shelf) -> tuple[list[int], list[CoverageLine]]:
    """The decades of the table, and each country with what is known of it in each."""
    years = [year for one in covered for year in (one.first, one.last) if year]
    first, last = max(min(years, default=_EARLIEST), _EARLIEST) // 10 * 10, max(years, default=_EARLIEST) // 10 * 10
    decades = list(range(first, last + 1, 10))
    lines: list[CoverageLine] = []
    initials: set[str] = set()
    for one in covered:
        letter = anyascii(one.country)[:1].upper()
        lines.append(CoverageLine(one, _cells(one.country, decades, shelf), "" if letter in initials else letter))
        initials.add(letter)
    return decades, lines


def _cells(country: str, decades: list[int], shelf: Shelf) -> tuple[Cell, ...]:
    alive: Counter[int] = Counter()
    for entry in shelf.countries.get(country, []):
        begun, ended = entry.life.first, entry.life.last or entry.life.last_active or entry.life.first
        if begun and ended:
            alive.update(range(max(begun, decades[0]) // 10 * 10, ended + 1, 10))
    held = {int(view.date[:4]) // 10 * 10 for view in shelf.elections_of(country) if view.date[:4].isdigit()}
    return tuple(
        Cell(at, f"{min(0.2 + 0.8 * math.sqrt(alive[year] / 20), 1.0):.2f}", year in held)
        for at, year in enumerate(decades)
        if alive[year]
    )
