"""Questions about parties through time, each answered by a few short queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from difflib import get_close_matches
from typing import Literal

import msgspec

from partybook.errors import BookError, UnknownParty
from partybook.identity.lineage.event import UNNAMED, Event
from partybook.identity.lineage.names import NAMES, Span, holder_on, name_on, spans
from partybook.identity.lineage.rules import Rule, Shares, Units, units
from partybook.identity.nodes import page_key
from partybook.link.countries import same_country
from partybook.model import PartialDate
from partybook.parties.compute import is_current
from partybook.store import Book
from partybook.store.country_rows import country_names
from partybook.store.party_rows import (
    PartyEntry,
    entries_in,
    entries_of,
    events_of,
    nodes_of_party,
    parties_of_nodes,
    parties_of_subject_ids,
    said_of,
    shares_of,
)
from partybook.store.rows import subject_id

Direction = Literal["ancestors", "descendants"]
_LISTED = 10
"""How many parties of one name a message lists."""
_NEAR = 3
"""How many parties of a similar name a message lists."""


class LineageView(msgspec.Struct, frozen=True):
    """A party's lineage under a rule: every event that leads to or from it, and the parties in them.

    `as_of` leaves out later events; `units` says which of the parties the rule takes for one.
    """

    party: PartyEntry
    rule: Rule
    as_of: PartialDate | None
    events: tuple[Event, ...]
    parties: dict[int, PartyEntry]
    units: Units

    def name(self, party: int) -> str:
        """A party's name as lists show it; a word for one that no source names."""
        return "a party no source names" if party == UNNAMED else self.parties[party].name


class Parties:
    """The parties of a book. Raises `BookError` when they were not computed since the book last changed.

    With `stale`, they are those of the last computation, however long ago that was.
    """

    def __init__(self, book: Book, *, stale: bool = False) -> None:
        self.book = book
        if not stale and not is_current(book):
            raise BookError(f"The parties of {book.name} are not computed yet; `partybook judge run` does it.")

    # Which party

    def find(self, name: str, *, country: str = "") -> PartyEntry:
        """The one party that goes by a name, abbreviation, id ("parlgov:558"), number in the book ("#12") or page.

        Of several that share the name, one is meant when nothing but the name is known of the others, as of parties
        that documents mention in passing. Raises `UnknownParty` when there is none, or several; then it lists them.
        """
        found = self.candidates(name, country=country)
        known = [entry for entry in found if _told(entry)]
        if len(found) == 1 or len(known) == 1:
            return (known or found)[0]
        of = f" of {country}" if country else ""
        if not found:
            raise UnknownParty(f"{self.book.name} has no party{of} called {name!r}{self._perhaps(name, country)}")
        listed = ", ".join(f"#{entry.party} {entry.name} ({described(entry)})" for entry in found[:_LISTED])
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        raise UnknownParty(f"{name!r} is the name of several parties{of}: {listed}{more}; give one by its number")

    def candidates(self, name: str, *, country: str = "") -> list[PartyEntry]:
        """All parties that a name can mean, those whose own name it is before those it is a lesser name of."""
        with self.book.read() as connection:
            if name.startswith("#") and name[1:].isdigit():
                return list(entries_of(connection, [int(name[1:])]).values())
            page = page_key(name)
            node = f"wikipedia:{page}" if page else name
            if ":" in node and (known := parties_of_nodes(connection, [node])):
                return list(entries_of(connection, known.values()).values())
        tiers: dict[bool, list[str]] = {True: [], False: []}
        for item in self.book.find_subjects(name):
            tiers[item.property in ("", "name", "native_name")].append(subject_id(item.mention))
        with self.book.read() as connection:
            for own in (True, False):
                parties = parties_of_subject_ids(connection, tiers[own])
                entries = entries_of(connection, parties)
                kept = [
                    entries[party] for party in dict.fromkeys(parties) if not country or _is_of(entries[party], country)
                ]
                if kept:
                    return kept
        return []

    def _perhaps(self, name: str, country: str) -> str:
        """What may be meant by a name or country that is not known, for a message."""
        if country:
            country = self.country(country)
        with self.book.read() as connection:
            subjects = [subject_id(item.mention) for item in self.book.find_subjects(name, partial=True)]
            alike = entries_of(connection, parties_of_subject_ids(connection, subjects))
        near_ones = [entry for entry in alike.values() if not country or _is_of(entry, country)]
        if not near_ones:
            return "; it is looked for by name, abbreviation, id (parlgov:558), number (#12) or page"
        listed = ", ".join(f"#{entry.party} {entry.name} ({described(entry)})" for entry in near_ones[:_NEAR])
        return f"; perhaps {listed}"

    def mentions(self, party: int) -> list[str]:
        """The keys of the mentions that are a party."""
        with self.book.read() as connection:
            return nodes_of_party(connection, party)

    # Names and offices

    def names(self, party: int) -> list[Span]:
        """The chain of names of a party, dated ones first, in order of time."""
        with self.book.read() as connection:
            return spans(said_of(connection, party, NAMES), NAMES)

    def name_on(self, party: int, day: PartialDate) -> list[Span]:
        """What a party was called on a date, once for each language; the undated names when no source dates any."""
        return name_on(self.names(party), day)

    def leaders(self, party: int) -> list[Span]:
        """Everyone who led a party, in order of time, those without dates last."""
        with self.book.read() as connection:
            return spans(said_of(connection, party, ("leader",)), ("leader",))

    def leader_on(self, party: int, day: PartialDate) -> list[Span]:
        """Who led a party on a date, once for each office; none when no source dates a leader to it."""
        return holder_on(self.leaders(party), day)

    # A country on a date

    def country(self, name: str) -> str:
        """A country as the book spells it. Raises `UnknownParty` when the book has no party of it."""
        with self.book.read() as connection:
            countries = country_names(connection)
        found = spelled_country(self.book, name)
        if found not in countries:
            near = get_close_matches(name, countries, 1)
            perhaps = f"; is {near[0]} meant?" if near else ""
            raise UnknownParty(f"{self.book.name} has no party of {name}{perhaps}")
        return found

    def in_country(self, country: str, day: PartialDate) -> list[PartyEntry]:
        """The parties of a country that are known to have existed on a date: founded before, not ended.

        A party without an end counts until the last year it is found in, so that one that only stood once in 1950 does
        not exist today; a party nothing dates is left out.
        """
        if day.earliest is None or day.latest is None:
            return []
        country = spelled_country(self.book, country)
        with self.book.read() as connection:
            found = entries_in(connection, country, day.earliest.year, day.latest.year)
        return [entry for entry in found if _alive(entry, day.earliest.year, day.latest.year)]

    # Lineage

    def ancestors(self, party: int, *, as_of: PartialDate | None = None) -> list[PartyEntry]:
        """All parties that a party came from, through any number of events, nearest first."""
        return self._entries(self._walk(party, "ancestors", as_of)[0])

    def descendants(self, party: int, *, as_of: PartialDate | None = None) -> list[PartyEntry]:
        """All parties that came from a party, through any number of events, nearest first."""
        return self._entries(self._walk(party, "descendants", as_of)[0])

    def lineage(self, party: int, *, rule: Rule = "legal", as_of: PartialDate | None = None) -> LineageView:
        """Everything that leads to and from a party, and what a rule of identity makes of it."""
        events: dict[int, Event] = {}
        for direction in ("ancestors", "descendants"):
            events |= self._walk(party, direction, as_of)[1]
        ordered = tuple(event for _, event in sorted(events.items()))
        involved = {one.party for event in ordered for one in event.participants} - {UNNAMED} | {party}
        with self.book.read() as connection:
            entries = entries_of(connection, involved)
        counted = units(rule, ordered, self._shares(involved) if rule == "parlgov" else lambda party, date: None)
        return LineageView(entries[party], rule, as_of, ordered, entries, counted)

    def _walk(self, party: int, direction: Direction, as_of: PartialDate | None) -> tuple[list[int], dict[int, Event]]:
        """The parties beyond one, and the events on the way, a generation at a time."""
        seen, events = {party: None}, {}
        frontier: list[int] = [party]
        with self.book.read() as connection:
            while frontier:
                found = {key: event for key, event in events_of(connection, frontier).items() if _by(event, as_of)}
                beyond: dict[int, None] = {}
                for key, event in found.items():
                    here = {one.party for one in _ends(event, direction, near=True)}
                    if here.isdisjoint(frontier):
                        continue
                    events[key] = event
                    beyond |= dict.fromkeys(one.party for one in _ends(event, direction, near=False))
                frontier = [other for other in beyond if other not in seen and other != UNNAMED]
                seen |= dict.fromkeys(frontier)
        return [other for other in seen if other != party], events

    def _entries(self, parties: Iterable[int]) -> list[PartyEntry]:
        wanted = list(parties)
        with self.book.read() as connection:
            entries = entries_of(connection, wanted)
        return [entries[party] for party in wanted if party in entries]

    def _shares(self, parties: Collection[int]) -> Shares:
        """The vote shares of parties at their last parliamentary election before a date."""
        with self.book.read() as connection:
            shares = shares_of(connection, parties)

        def share(party: int, date: PartialDate | None) -> Decimal | None:
            before = [
                (day.edtf, share)
                for day, share in shares.get(party, ())
                if not (date and date.latest and day.earliest and day.earliest > date.latest)
            ]
            return max(before)[1] if before else None

        return share


def _ends(event: Event, direction: Direction, *, near: bool) -> tuple:  # type: ignore[type-arg]
    """The participants on this side of an event, or beyond it."""
    return event.destinations if near == (direction == "ancestors") else event.origins


def _by(event: Event, as_of: PartialDate | None) -> bool:
    """Whether an event can have happened by a date; one without a date can."""
    first = event.date.earliest if event.date else None
    return as_of is None or as_of.latest is None or first is None or first <= as_of.latest


def spelled_country(book: Book, country: str) -> str:
    """A country as the book spells it, by a name or code of any system ("DEU"); one that it does not hold, as given."""
    with book.read() as connection:
        names = country_names(connection)
    exact = [name for name in names if name.casefold() == country.casefold()]
    return next(iter([*exact, *(name for name in names if same_country(name, country))]), country)


def _is_of(entry: PartyEntry, country: str) -> bool:
    return same_country(entry.country, country)


def _alive(entry: PartyEntry, first: int, last: int) -> bool:
    lived = entry.life
    if lived.first is None or lived.first > last:
        return False
    if lived.ended is not None:
        return lived.ended >= first
    return lived.founded is not None or (lived.last_active or lived.first) >= first


def described(entry: PartyEntry) -> str:
    """ "Sweden, 1917–2019": what tells a party from others of its name."""
    return _told(entry) or "nothing else known"


def _told(entry: PartyEntry) -> str:
    lived = entry.life
    years = f"{lived.first or ''}–{lived.ended or ''}" if lived.first or lived.ended else ""
    return ", ".join(filter(None, (entry.country, years)))
