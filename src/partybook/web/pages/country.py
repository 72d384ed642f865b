"""Country: its parties with their lives, its elections with their measures."""

from __future__ import annotations

import msgspec

from partybook.charts.readings import is_nobody
from partybook.elections.views import ElectionView
from partybook.store.party_rows import PartyEntry
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import pictures
from partybook.web.pages.elections import ElectionLine, lines_of
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.shelf import Shelf, slug
from partybook.web.when import When


class PartyLine(msgspec.Struct, frozen=True):
    """A party in its country's list. `left` and `width` are percents of the time from `first` to `last` of all."""

    entry: PartyEntry
    statements: int
    left: float | None = None
    width: float = 0.0
    open: bool = False
    short: str = ""
    nobody: bool = False


def country(explorer: Explorer, country_slug: str, when: When) -> str:
    """The page at /country/SLUG; the country's name as people write it ("Germany") finds it too."""
    shelf = explorer.shelf(when.held_on)
    country_slug = slug(country_slug)
    if country_slug not in shelf.country_of_slug:
        raise NotThere(f"The book has no parties of a country called “{country_slug}”.")
    name = shelf.country_of_slug[country_slug]
    entries = shelf.countries[name]
    if when.as_of is not None:
        held = {entry.party for entry in entries}
        entries = [one for one in explorer.parties.in_country(name, when.as_of) if one.party in held]
    shown = name or "Country unknown"
    elections = of_country(explorer, name, when)
    several, single = told_apart(lines_of(elections, shelf.measures_of(name)))
    drawn = drawable(entries, bool(elections), bool(shelf.measures_of(name))) if name and not when.held_on else []
    return page(
        explorer,
        "country.html",
        shown,
        when,
        f"/country/{country_slug}",
        [Crumb("Countries", "/#countries"), Crumb(shown, f"/country/{country_slug}")],
        name=shown,
        country_slug=country_slug,
        parties=party_lines(entries, shelf),
        span=lived(entries),
        elections=several,
        single=single,
        measured=any(line.measured for line in several),
        counted=sum(not is_nobody(entry.name) for entry in entries),
        pictures=pictures(country_slug, drawn, when),
    )


def told_apart(lines: list[ElectionLine]) -> tuple[list[ElectionLine], list[ElectionLine]]:
    """Elections with the figures of several parties, and those of which the book has one party's alone."""
    return [one for one in lines if one.parties > 1], [one for one in lines if one.parties <= 1]


def drawable(entries: list[PartyEntry], elections: bool, measured: bool) -> list[str]:
    """The charts that there is something to draw for: elections, parties that a source dates, measures."""
    dated = any(entry.life.first or entry.life.last for entry in entries)
    return [*(["river"] if elections else []), *(["lifelines"] if dated else []), *(["measures"] if measured else [])]


def of_country(explorer: Explorer, name: str, when: When) -> list[ElectionView]:
    """A country's elections, up to the date in history."""
    found = explorer.shelf(when.held_on).elections_of(name)
    if when.as_of is None or when.as_of.latest is None:
        return found
    last = when.as_of.latest.isoformat()
    return [view for view in found if view.date <= last]


def lived(entries: list[PartyEntry]) -> tuple[int, int] | None:
    """First and last year of some parties' lives."""
    years = [year for entry in entries for year in (entry.life.first, entry.life.last, entry.life.last_active) if year]
    return (min(years), max(years)) if years else None


def party_lines(entries: list[PartyEntry], shelf: Shelf) -> list[PartyLine]:
    """Parties with what is known of them, those of which most is said first; what is no party last."""
    span = lived(entries)
    found = [_line(entry, shelf, span) for entry in entries]
    return sorted(found, key=lambda one: (one.nobody, -one.statements, one.entry.name))


def _line(entry: PartyEntry, shelf: Shelf, span: tuple[int, int] | None) -> PartyLine:
    first, last = entry.life.first, entry.life.last or entry.life.last_active
    said = shelf.weights.get(entry.party, 0), shelf.short.get(entry.party, ""), is_nobody(entry.name)
    if span is None or first is None:
        return PartyLine(entry, said[0], short=said[1], nobody=said[2])
    years = max(span[1] - span[0], 1)
    width = max((last or first) - first, 1) / years * 100
    return PartyLine(entry, said[0], (first - span[0]) / years * 100, width, entry.life.last is None, *said[1:])
