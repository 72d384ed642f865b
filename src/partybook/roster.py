"""The parties of a book as a reference list to link other lists to."""

from __future__ import annotations

import msgspec

from partybook.errors import BookError
from partybook.identity.candidate import Candidate
from partybook.identity.profiles import candidate
from partybook.link.countries import read_countries
from partybook.link.reference import Reference
from partybook.model import Statement
from partybook.parties import refresh
from partybook.parties.gather import Gathered, gather
from partybook.store import Book
from partybook.store.party_rows import parties_of_nodes

_AT_ONCE = 500
"""Mentions asked for in one query."""


def roster(book: Book) -> Reference:
    """Every party of the book as a candidate; its key is its number in the book ("#12"), as other commands take it.

    Identity is computed first where the book has changed. Raises `BookError` when the book has no party.
    """
    refresh(book)
    found = gather(book)
    said: dict[int, list[Statement]] = {}
    nodes: dict[int, list[str]] = {}
    for node, party in _parties(book, found).items():
        said.setdefault(party, []).extend(found.said[node])
        nodes.setdefault(party, []).append(node)
    if not said:
        raise BookError(f"{book.name} has no party yet; read documents, import a dataset, or give --against FILE")
    known = [_known(party, said[party], nodes[party], found) for party in sorted(said)]
    codes = read_countries(party.country for party in known)
    located = (msgspec.structs.replace(party, country=codes.get(party.country, party.country)) for party in known)
    return Reference(tuple(located), "book_party")


def _parties(book: Book, found: Gathered) -> dict[str, int]:
    """The number of the party that each mention is."""
    nodes = list(found.said)
    parties: dict[str, int] = {}
    with book.read() as connection:
        for at in range(0, len(nodes), _AT_ONCE):
            parties |= parties_of_nodes(connection, nodes[at : at + _AT_ONCE])
    return parties


def _known(party: int, said: list[Statement], nodes: list[str], found: Gathered) -> Candidate:
    years = {year for node in nodes for year in found.results.get(node, ())}
    mine = set(nodes)
    claimed = [key for node, key in found.claims if node in mine]
    identifiers = {scheme: id for scheme, _, id in (key.partition(":") for key in sorted(claimed)) if id}
    made = candidate(f"#{party}", said, years)
    return msgspec.structs.replace(made, identifiers=tuple(sorted(identifiers.items())))
