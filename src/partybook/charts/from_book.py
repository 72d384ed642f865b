"""What a book holds of a country, a party or an election, as the values that pictures are drawn from."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import Connection

from partybook.charts.facts import Party, Span, Step, Tally, moment
from partybook.charts.happenings import OWN, marks_of
from partybook.charts.lifeline import Mark
from partybook.charts.readings import ASKED, party_shown
from partybook.charts.tallies import from_statements, from_sums
from partybook.errors import InvalidValue
from partybook.identity.lineage.event import Event
from partybook.identity.lineage.names import spans
from partybook.parties import LineageView
from partybook.parties.ask import spelled_country
from partybook.store import Book
from partybook.store.country_rows import entries_of_country, said_of_parties, sums_of_country
from partybook.store.party_rows import basis, entries_of, events_of, stored_basis

_KEPT = 300
"""Answers of one kind about a book that are kept once read: all countries of the world."""

_T = TypeVar("_T")


class Country(msgspec.Struct, frozen=True):
    """A country's parties, its elections by kind ("parliament"), and what became of which party."""

    name: str
    parties: Mapping[int, Party]
    elections: Mapping[str, tuple[Tally, ...]]
    steps: tuple[Step, ...]

    def main_kind(self) -> str:
        """The kind of election that pictures of the country show: the parliament's, else the one held most often."""
        if "parliament" in self.elections:
            return "parliament"
        return max(sorted(self.elections), key=lambda kind: len(self.elections[kind]), default="")


def country(book: Book, name: str) -> Country:
    """A country as the book has it; kept until the book changes. Raises `InvalidValue` when it has no party of it."""
    spelled = spelled_country(book, name)
    return _kept(book, ("country", spelled.lower()), lambda connection: _country(connection, spelled, book.name))


def _country(connection: Connection, name: str, book_name: str) -> Country:
    entries = {entry.party: entry for entry in entries_of_country(connection, name)}
    if not entries:
        raise InvalidValue(f"{book_name} has no party of {name!r}; `partybook status` says what it holds")
    said = said_of_parties(connection, entries.keys(), (*ASKED, "election_result"))
    elections = from_sums(sums_of_country(connection, name))
    named = {party for tallies in elections.values() for tally in tallies for party, _ in tally.shares} - entries.keys()
    entries |= entries_of(connection, named - {0})
    plain = {party: [one for one, _ in said.get(party, [])] for party in entries}
    elections = from_statements(plain) | elections
    parties = {party: party_shown(entry, plain[party]) for party, entry in entries.items()}
    spelled = next(iter(entries.values())).country or name
    return Country(spelled, parties, elections, steps_of(events_of(connection, parties).values(), parties.keys()))


def steps_of(events: Iterable[Event], among: Iterable[int]) -> tuple[Step, ...]:
    """Every origin of every event with every destination, of those among some parties."""
    known = set(among)
    return tuple(
        Step(origin.party, destination.party, event.type, moment(event.date), str(event.date or ""))
        for event in events
        for origin in event.origins
        for destination in event.destinations
        if origin.party in known and destination.party in known and origin.party != destination.party
    )


def party(book: Book, number: int) -> Party:
    """A party as pictures show it. Raises `InvalidValue` when the book has none of the number."""

    def read(connection: Connection) -> Party:
        entry = entries_of(connection, [number]).get(number)
        if entry is None:
            raise InvalidValue(f"{book.name} has no party #{number}")
        return party_shown(entry, [one for one, _ in said_of_parties(connection, [number], ASKED)[number]])

    return _kept(book, ("party", number), read)


def marks(book: Book, number: int) -> list[Mark]:
    """What happened to a party and when."""
    shown = party(book, number)
    with book.read() as connection:
        said = said_of_parties(connection, [number], OWN)[number]
        events = list(events_of(connection, [number]).values())
        others = {one.party for event in events for one in event.participants} - {0}
        names = {other: entry.name for other, entry in entries_of(connection, others).items()}
    return marks_of(shown, [one for one, _ in said], events, names)


def elections_of(book: Book, number: int) -> dict[str, tuple[Tally, ...]]:
    """The elections of a party's country by kind; of a party of no country, those that its own statements name."""
    with book.read() as connection:
        entry = entries_of(connection, [number]).get(number)
        if entry is None:
            raise InvalidValue(f"{book.name} has no party #{number}")
        if not entry.country:
            said = said_of_parties(connection, [number], ("election_result",))[number]
            return from_statements({number: [one for one, _ in said]})
    return dict(country(book, entry.country).elections)


def lineage(book: Book, view: LineageView) -> tuple[dict[int, Party], tuple[Step, ...]]:
    """The parties of a lineage as pictures show them, and the steps between them."""

    def read(connection: Connection) -> dict[int, Party]:
        said = said_of_parties(connection, view.parties.keys(), ASKED)
        return {number: party_shown(entry, [one for one, _ in said[number]]) for number, entry in view.parties.items()}

    numbers = ",".join(map(str, sorted(view.parties)))
    parties = _kept(book, ("parties", numbers), read)
    return parties, steps_of(view.events, parties)


def leaders(book: Book, number: int) -> list[Span]:
    """Everyone who led a party, those with dates first, in order of time."""
    with book.read() as connection:
        said = said_of_parties(connection, [number], ("leader",))[number]
    found = []
    for span in spans([one for one, _ in said], ("leader",)):
        start, end = moment(span.start), moment(span.end, end=True)
        label = "" if span.start is None and span.end is None else f"{span.start or '?'} – {span.end or ''}".strip()
        found.append(Span(span.words, start, end, label, span.role))
    return found


_lock = Lock()
_read: WeakKeyDictionary[Book, dict[str, OrderedDict[Any, Any]]] = WeakKeyDictionary()


def _kept(book: Book, question: tuple[str, str | int], read: Callable[[Connection], _T]) -> _T:
    """What was read for a question, as long as the book is the same."""
    with book.read() as connection:
        key = (question, basis(connection), stored_basis(connection))
        with _lock:
            answers = _read.setdefault(book, {}).setdefault(question[0], OrderedDict())
            if key in answers:
                answers.move_to_end(key)
                kept: _T = answers[key]
                return kept
        found = read(connection)
    with _lock:
        answers[key] = found
        while len(answers) > _KEPT:
            answers.popitem(last=False)
    return found
