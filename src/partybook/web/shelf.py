"""What of a book every page asks for, computed once for each state of the book."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from threading import Lock

from anyascii import anyascii

from partybook.elections.from_book import read_results
from partybook.elections.joined import joined
from partybook.elections.report import OF_A_COUNTRY, comparison
from partybook.elections.views import ElectionView, elections
from partybook.errors import PartybookError
from partybook.model import Mention
from partybook.store import Book, search_key
from partybook.store.browse import (
    all_entries,
    elections_by_country,
    party_names,
    party_subjects,
    results_by_party,
    statements_by_party,
)
from partybook.store.party_rows import PartyEntry
from partybook.store.rows import subject_id
from partybook.web.names import NameIndex

_LONGEST_SHORT = 12
"""Characters of an abbreviation that a list has room for."""

UNKNOWN_COUNTRY = "unknown"
"""The slug of parties whose country no source gives."""


def slug(words: str) -> str:
    """Words as part of a stable address: Latin letters, digits and hyphens."""
    return "-".join(search_key(anyascii(words)).split())[:80] or "-"


Measured = Mapping[tuple[str, str], Mapping[str, float]]
"""Values of measures by the election's name and date."""


def measured(book_name: str, country: str) -> Measured:
    """The measures of a country's elections; none when the book's results of it cannot be measured."""
    try:
        table, lineage = read_results(book_name, country)
        figures = comparison(table, OF_A_COUNTRY, {}, lineage=lineage)
    except PartybookError:
        return {}
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in figures.filter(figures["value"].is_not_null()).iter_rows(named=True):
        found[row["election"], row["date"]][row["measure"]] = row["value"]
    return found


def election_path(view: ElectionView) -> str:
    """The stable address of an election."""
    return f"/election/{view.date.replace('/', '_')}/{slug(view.name)}"


def _counted(views: Sequence[ElectionView]) -> tuple[int, str, str]:
    """How many elections, and the dates of the first and the last."""
    dates = [view.date for view in views]
    return len(set(dates)), min(dates), max(dates)


class Shelf:
    """Parties by number and by country, their names to search in, and the elections of the book.

    With `held_on`, of what the book held then: the parties of which it had a statement or a result, as who is who
    gathers them today, and the elections it had figures of; without measures, which are those of the book as it is.
    """

    def __init__(self, book: Book, held_on: datetime | None = None) -> None:
        self._book = book
        self._held_on = held_on
        self._became: dict[str, tuple[str, ElectionView]] = {}
        self._lock = Lock()
        self._measured: dict[str, Measured] = {}
        with book.read() as connection:
            entries = all_entries(connection)
            self.subjects = party_subjects(connection)
            self.weights = statements_by_party(connection, held_on)
            counted = results_by_party(connection, held_on)
            if held_on is not None:
                entries = [entry for entry in entries if entry.party in self.weights or entry.party in counted]
            known = {entry.party for entry in entries}
            named = [name for name in party_names(connection, held_on) if name.party in known]
            said = Counter(self.weights) + Counter(counted)
            self.names = NameIndex(named, said)
            self.counted_elections = elections_by_country(connection)
        self.entries = {entry.party: entry for entry in entries}
        self.short: dict[int, str] = {}
        for name in named:
            if name.property == "abbreviation" and len(name.name) <= _LONGEST_SHORT:
                self.short.setdefault(name.party, name.name)
        by_country: dict[str, list[PartyEntry]] = defaultdict(list)
        for entry in entries:
            by_country[entry.country].append(entry)
        self.countries = dict(sorted(by_country.items()))
        self.country_of_slug = {slug(country) if country else UNKNOWN_COUNTRY: country for country in self.countries}
        same: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            same[search_key(entry.name)].append(entry.party)
        self._same_named = same
        if held_on is not None:
            self.counted_elections = {country: _counted(views) for country, views in self.elections.items()}

    def party_of(self, mention: Mention) -> PartyEntry | None:
        """The party that a mention is in some source."""
        party = self.subjects.get(subject_id(mention))
        return None if party is None else self.entries.get(party)

    def namesakes(self, entry: PartyEntry) -> list[PartyEntry]:
        """Other parties of the same name."""
        same = self._same_named[search_key(entry.name)]
        return [self.entries[party] for party in same if party != entry.party]

    def warm(self) -> None:
        """Compute now what is else computed when it is first asked for."""
        _ = self.election_at
        for country in self.counted_elections:
            self.measures_of(country)

    def elections_of(self, country: str) -> list[ElectionView]:
        """The elections of a country in order of time."""
        return self.elections.get(country, [])

    def measures_of(self, country: str) -> Measured:
        """The measures of a country's elections at a glance, by the election's name and date."""
        with self._lock:
            known = self._measured.get(country)
        if known is None:
            known = measured(self._book.name, country) if self._measurable(country) else {}
            with self._lock:
                self._measured[country] = known
        return known

    def _measurable(self, country: str) -> bool:
        return self._held_on is None and country in self.counted_elections

    @cached_property
    def elections(self) -> dict[str, list[ElectionView]]:
        """Every election by country; of documents, which name none, by the country of the parties in it."""
        found: dict[str, list[ElectionView]] = defaultdict(list)
        for view in elections(self._book, held_on=self._held_on):
            found[view.country or self._country_of(view)].append(view)
        return {country: sorted(views, key=lambda view: view.date) for country, views in self._joined(found).items()}

    def _joined(self, found: Mapping[str, list[ElectionView]]) -> dict[str, list[ElectionView]]:
        """Those of documents joined to the datasets'; their own addresses lead to what they became part of."""
        whole = {}
        for country, views in found.items():
            whole[country], became = joined(views)
            by_name = {view.name: view for view in views}
            self._became |= {election_path(by_name[name]): (country, view) for name, view in became.items()}
        return whole

    @cached_property
    def election_at(self) -> dict[str, tuple[str, ElectionView]]:
        """Every election with its country by its address."""
        own = {election_path(view): (country, view) for country, views in self.elections.items() for view in views}
        return self._became | own

    def _country_of(self, view: ElectionView) -> str:
        counted: dict[str, int] = defaultdict(int)
        for result in view.versions[0].results:
            entry = self.party_of(result.party)
            if entry is not None and entry.country:
                counted[entry.country] += 1
        return max(counted, key=lambda country: (counted[country], country), default="")
