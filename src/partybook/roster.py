"""The parties of a book as a reference list to link other lists to."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection

from partybook.errors import BookError
from partybook.identity.candidate import Candidate
from partybook.identity.lineage.saying import SaidOf
from partybook.identity.nodes import key_of_identifier, scheme_of
from partybook.identity.profiles import candidate
from partybook.link.countries import known_as, read_countries
from partybook.link.reference import Reference
from partybook.parties import refresh
from partybook.parties.compute import Advance
from partybook.store import Book
from partybook.store.told_rows import countries_of_parties, result_years, told_of_parties


def roster(
    book: Book,
    countries: Collection[str] | None = None,
    *,
    without: Collection[str] = (),
    advance: Advance = lambda step: None,
) -> Reference:
    """The parties of the book as candidates, each with its number ("#12") as its key, as other commands take it.

    `countries` are those of the list that is linked, as its entries have them: parties of others are left out; None is
    for all. `without` are lists (the first parts of mentions' keys) whose words do not count, as those of the linked
    list itself: what people decided about it is no evidence for it. Identity is computed first where the book has
    changed. Raises `BookError` when the book has no party.
    """
    refresh(book, advance=advance)
    with book.read() as connection:
        homes = countries_of_parties(connection)
        if not homes:
            raise BookError(f"{book.name} has no party yet; read documents, import a dataset, or give --against FILE")
        codes = read_countries(homes.values(), thorough=True)
        places = {party: codes.get(home, home) for party, home in homes.items()}
        wanted = None
        if countries is not None:
            there = frozenset(places.values())
            asked = {place for country in countries for place in known_as(country, there)}
            wanted = [party for party, place in places.items() if place in asked]
        known = _candidates(connection, wanted, frozenset(without))
    located = (msgspec.structs.replace(party, country=codes.get(party.country, party.country)) for party in known)
    return Reference(tuple(located), "book_party")


def _candidates(connection: Connection, parties: Iterable[int] | None, without: frozenset[str]) -> list[Candidate]:
    """Candidates of all parties of which something is said, or of some, in the order of their numbers."""
    said: dict[int, list[SaidOf]] = {}
    nodes: dict[int, dict[str, None]] = {}
    for told in told_of_parties(connection, parties):
        if scheme_of(told.node) not in without:
            said.setdefault(told.party, []).append(told.said)
            nodes.setdefault(told.party, {})[told.node] = None
    years = result_years(connection)
    made = []
    for party in sorted(said):
        lived = {year for node in nodes[party] for year in years.get(node, ())}
        one = candidate(f"#{party}", said[party], lived)
        made.append(msgspec.structs.replace(one, identifiers=_identifiers(said[party])))
    return made


def _identifiers(said: Iterable[SaidOf]) -> tuple[tuple[str, str], ...]:
    """The party's ids in other projects, one of each, as its statements give them."""
    claimed = {
        key_of_identifier(str(statement.qualifier("scheme") or ""), statement.value)
        for statement in said
        if statement.property == "identifier"
    }
    found = {scheme: id for scheme, _, id in (key.partition(":") for key in sorted(claimed)) if id}
    return tuple(sorted(found.items()))
