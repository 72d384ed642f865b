"""An election of the book as a contest of parties, for its pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from partybook.charts.facts import Party
from partybook.charts.readings import ASKED, party_shown
from partybook.charts.seats import Contest, Won
from partybook.charts.wording import election_title
from partybook.elections.side_by_side import chosen_election
from partybook.elections.views import ElectionView, PartyResult, elections
from partybook.model import Mention
from partybook.store import Book
from partybook.store.browse import elections_by_country
from partybook.store.country_rows import parties_of_mentions, said_of_parties
from partybook.store.party_rows import entries_of


def contest(book: Book, name: str) -> Contest:
    """The election of that name ("Denmark 2022-11-01 parliament"), in the version that is measured.

    Raises `InvalidValue`, naming some, when there is none or several.
    """
    view = chosen_election(_views(book, name), name)
    mentions = {result.party for result in view.versions[0].results}
    with book.read() as connection:
        parties = parties_of_mentions(connection, mentions)
        shown = _shown(connection, set(parties.values()))
    return contest_of(view, {mention: shown[party] for mention, party in parties.items() if party in shown})


def _views(book: Book, name: str) -> list[ElectionView]:
    """The elections among which a name is looked for: those of the country it begins with, else all."""
    with book.read() as connection:
        countries = elections_by_country(connection)
    begun = [country for country in countries if country and name.lower().startswith(country.lower() + " ")]
    return elections(book, country=max(begun, key=len)) if begun else elections(book)


def _shown(connection: Connection, parties: set[int]) -> dict[int, Party]:
    said = said_of_parties(connection, parties, ASKED)
    entries = entries_of(connection, parties)
    return {party: party_shown(entry, [one for one, _ in said[party]]) for party, entry in entries.items()}


def contest_of(view: ElectionView, parties: dict[Mention, Party]) -> Contest:
    """The results of the version that is measured, added up by party; a share of districts is that of all votes."""
    version = view.versions[0]
    by_party: dict[tuple[int, str], list[PartyResult]] = defaultdict(list)
    national = [result for result in version.results if not result.district]
    for result in national or version.results:
        known = parties.get(result.party)
        by_party[(known.party, known.name) if known else (0, result.party.name)].append(result)
    valid = _sum(result.votes for result in national or version.results)
    shown = {party.party: party for party in parties.values()}
    won = []
    for number, ((party, name), rows) in enumerate(by_party.items(), start=1):
        stated = [row.vote_share for row in rows if row.vote_share is not None]
        votes = _sum(row.votes for row in rows)
        share = stated[0] if len(stated) == 1 else 100 * votes / valid if votes is not None and valid else None
        one = shown.get(party, Party(-number, name))
        won.append(Won(one.party, name, one.short, one.colour, one.place, share, _sum(row.seats for row in rows)))
    return Contest(election_title(view), version.source, tuple(won), dict(version.totals).get("seats_total"))


def _sum(figures: Iterable[float | None]) -> float | None:
    """The sum of those that are known; None when none is."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
