"""What the book holds of a computed party: the statements of all its mentions, and its results as statements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, or_, select

from partybook.datasets.cells import Table, row_at
from partybook.model import Mention, Quantity, Statement, TextValue, Value
from partybook.store import rows, schema, tables
from partybook.store.book import Book
from partybook.store.dataset_rows import StoredResult, stored_results

_UNITS = {"votes": "votes", "vote_share": "%", "seats": "seats"}
_EXTRACTOR = "results table"


def statements_of_party(book: Book, party: int, *, held_on: datetime | None = None) -> Iterator[Statement]:
    """Statements held now, or at the moment `held_on`, of every mention that is the party, in the order of the book."""
    with book.read() as connection:
        keys = _places(connection, party)
    names = {mention.name for mention in keys}
    for statement in book.statements(subject_names=names, held_on=held_on):
        places = keys.get(statement.subject, set())
        if None in places or statement.evidence.source in places:
            yield statement


def results_of_party(book: Book, party: int, *, held_on: datetime | None = None) -> list[Statement]:
    """The national results of a party in the datasets of the book, each a statement `election_result` with its row.

    Results of districts and of candidates are left out; `stored_results` has them.
    """
    with book.read() as connection:
        keys = _subject_keys(connection, party)
    found = [one for one in stored_results(book, subject_keys=keys, held_on=held_on) if not one.result.district]
    sheets = {id: Table(book.source(id)) for id in dict.fromkeys(one.source for one in found)}
    return [_statement(one, sheets[one.source]) for one in found]


def _statement(stored: StoredResult, table: Table) -> Statement:
    result, columns = stored.result, dict(stored.columns)
    row = row_at(table, result.row, result.start)
    said: list[tuple[str, Value]] = [("office", TextValue(result.election.kind))]
    if result.election.name:
        said.append(("election", TextValue(result.election.name)))
    if result.candidate:
        said.append(("candidate", TextValue(result.candidate)))
    if result.alliance is not None:
        said.append(("of", result.alliance))
    for name in ("votes", "vote_share", "seats"):
        figure = getattr(result, name)
        if figure is not None:
            text = row.get(columns.get(name, "")) or str(figure)
            said.append((name, Quantity(Decimal(figure), text, _UNITS[name])))
    total = result.election.seats_total
    if total is not None and result.seats is not None:
        said.append(("seats_total", Quantity(Decimal(total), str(total), "seats")))
    return Statement.of(
        result.party, "election_result", result.election.date, row.evidence(), qualifiers=said, extractor=_EXTRACTOR
    )


def _subject_keys(connection: Connection, party: int) -> list[int]:
    mention = tables.mention_party
    query = select(mention.c.subject_key).where(mention.c.party_id == party, mention.c.subject_key.is_not(None))
    return list(connection.execute(query.distinct().order_by(mention.c.subject_key)).scalars())


def _places(connection: Connection, party: int) -> dict[Mention, set[str | None]]:
    """The subjects that are a party, each with the sources in which it is; None for every source."""
    mention, subject, source = tables.mention_party, schema.subject, schema.source
    query = (
        select(subject.c.name, subject.c.kind, subject.c.link, subject.c.details, source.c.id.label("source"))
        .join(subject, subject.c.key == mention.c.subject_key)
        .outerjoin(source, source.c.key == mention.c.source_key)
        .where(mention.c.party_id == party, or_(mention.c.source_key.is_(None), source.c.id.is_not(None)))
    )
    places: dict[Mention, set[str | None]] = {}
    for row in connection.execute(query):
        places.setdefault(rows.mention_of(row.name, row.kind, row.link, row.details), set()).add(row.source)
    return places
