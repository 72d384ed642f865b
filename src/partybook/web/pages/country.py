"""Country: its parties with their lives, its elections with their measures."""

from __future__ import annotations

import msgspec

from partybook.elections.views import ElectionView
from partybook.store.party_rows import PartyEntry
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import pictures
from partybook.web.pages.elections import lines_of
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.shelf import slug
from partybook.web.when import When


class PartyLine(msgspec.Struct, frozen=True):
    """A party in its country's list. `left` and `width` are percents of the time from `first` to `last` of all."""

    entry: PartyEntry
    statements: int
    left: float | None = None
    width: float = 0.0
    open: bool = False


def country(explorer: Explorer, country_slug: str, when: When) -> str:
    """The page at /country/SLUG; the country's name as people write it ("Germany") finds it too."""
    shelf = explorer.shelf()
    country_slug = slug(country_slug)
    if country_slug not in shelf.country_of_slug:
        raise NotThere(f"The book has no parties of a country called “{country_slug}”.")
    name = shelf.country_of_slug[country_slug]
    entries = shelf.countries[name]
    if when.as_of is not None:
        entries = explorer.parties.in_country(name, when.as_of)
    shown = name or "Country unknown"
    elections = of_country(explorer, name, when)
    return page(
        explorer,
        "country.html",
        shown,
        when,
        f"/country/{country_slug}",
        [Crumb("Countries", "/#countries"), Crumb(shown, f"/country/{country_slug}")],
        name=shown,
        country_slug=country_slug,
        parties=party_lines(entries, shelf.weights),
        span=lived(entries),
        elections=lines_of(elections, shelf.measures_of(name)),
        pictures=pictures(country_slug, *drawable(entries, bool(elections), bool(shelf.measures_of(name))))
        if name
        else [],
    )


def drawable(entries: list[PartyEntry], elections: bool, measured: bool) -> list[str]:
    """The charts that there is something to draw for: elections, parties that a source dates, measures."""
    dated = any(entry.life.first or entry.life.last for entry in entries)
    return [*(["river"] if elections else []), *(["lifelines"] if dated else []), *(["measures"] if measured else [])]


def of_country(explorer: Explorer, name: str, when: When) -> list[ElectionView]:
    """A country's elections, up to the date in history."""
    found = explorer.shelf().elections_of(name)
    if when.as_of is None or when.as_of.latest is None:
        return found
    last = when.as_of.latest.isoformat()
    return [view for view in found if view.date <= last]


def lived(entries: list[PartyEntry]) -> tuple[int, int] | None:
    """First and last year of some parties' lives."""
    years = [year for entry in entries for year in (entry.life.first, entry.life.last, entry.life.last_active) if year]
    return (min(years), max(years)) if years else None


def party_lines(entries: list[PartyEntry], weights: dict[int, int]) -> list[PartyLine]:
    """Parties with what is known of them, those of which most is said first."""
    order = sorted(entries, key=lambda entry: (-weights.get(entry.party, 0), entry.name))
    span = lived(entries)
    return [_line(entry, weights.get(entry.party, 0), span) for entry in order]


def _line(entry: PartyEntry, statements: int, span: tuple[int, int] | None) -> PartyLine:
    first, last = entry.life.first, entry.life.last or entry.life.last_active
    if span is None or first is None:
        return PartyLine(entry, statements)
    years = max(span[1] - span[0], 1)
    width = max((last or first) - first, 1) / years * 100
    return PartyLine(entry, statements, (first - span[0]) / years * 100, width, entry.life.last is None)
