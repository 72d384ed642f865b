"""What is computed of parties and their lineage, written for quick answers, and what it is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select

from partybook.identity.lineage.event import UNNAMED, Event
from partybook.identity.lineage.life import Life
from partybook.identity.lineage.saying import Said
from partybook.model import PartialDate, Statement, encode
from partybook.store import queries, rows, schema, tables
from partybook.store.book import Book

_LINEAGE = "lineage"
_event = msgspec.json.Decoder(Event)
_life = msgspec.json.Decoder(Life)


class KeyedStatement(msgspec.Struct, frozen=True):
    """A held statement with the keys of its subject and source in the book."""

    statement: Statement
    subject_key: int
    source_key: int


class MentionEntry(msgspec.Struct, frozen=True):
    """Which party a mention is. `subject_key` and `source_key` are None for one that only other parties' statements
    name; `source_key` is None when the subject is that party in whatever source."""

    node: str
    party: int
    subject_key: int | None = None
    source_key: int | None = None


class PartyEntry(msgspec.Struct, frozen=True):
    """A party as lists show it: the name most sources use, its countries, the years of its life."""

    party: int
    name: str
    country: str
    life: Life


def keyed_statements(book: Book) -> Iterator[KeyedStatement]:
    """Every held statement, in the order they were taken in, one source in memory at a time."""
    with book.read() as connection:
        texts: dict[int, tuple[str, str]] = {}
        found = connection.execute(queries.statements(None, None, None, None), execution_options={"yield_per": 1000})
        for row in found:
            if row.source_key not in texts:
                source = connection.execute(select(schema.source).where(schema.source.c.key == row.source_key)).one()
                texts = {row.source_key: (source.id, rows.decompress(source.text))}
            id, text = texts[row.source_key]
            yield KeyedStatement(rows.statement_of(row, id, text), row.subject_key, row.source_key)


def basis(connection: Connection) -> str:
    """A word for the state of everything that parties and lineage are computed from."""
    counted = (schema.statement.c.key, tables.judgement.c.key, tables.result.c.key)
    newest = [connection.execute(select(func.max(column))).scalar() or 0 for column in counted]
    endings = [
        connection.execute(queries.number_of(table)).scalar_one() for table in (schema.ending, tables.judgement_ending)
    ]
    return "/".join(str(number) for number in (*newest, *endings))


def stored_basis(connection: Connection) -> str:
    """The state from which the stored lineage was computed, with the version of the computation; empty when none."""
    query = select(tables.derived.c.basis).where(tables.derived.c.name == _LINEAGE)
    return connection.execute(query).scalar() or ""


def write_parties(
    connection: Connection,
    basis: str,
    mentions: Sequence[MentionEntry],
    entries: Sequence[PartyEntry],
    events: Sequence[Event],
) -> None:
    """Replace what was computed before, inside the caller's transaction."""
    for table in tables.DERIVED:
        connection.execute(delete(table))
    _insert(
        connection,
        tables.mention_party,
        (
            {"node": m.node, "subject_key": m.subject_key, "source_key": m.source_key, "party_id": m.party}
            for m in mentions
        ),
    )
    _insert(
        connection,
        tables.party_entry,
        (
            {
                "party_id": e.party,
                "name": e.name,
                "country": e.country,
                "first": e.life.first,
                "last": e.life.last,
                "data": encode(e.life).decode(),
            }
            for e in entries
        ),
    )
    numbered = list(enumerate(events, 1))
    _insert(
        connection,
        tables.lineage_event,
        ({"key": key, "kind": event.type, "data": encode(event).decode()} for key, event in numbered),
    )
    _insert(
        connection,
        tables.lineage_participant,
        (
            {"event_key": key, "party_id": party}
            for key, event in numbered
            for party in dict.fromkeys(one.party for one in event.participants)
            if party != UNNAMED
        ),
    )
    connection.execute(insert(tables.derived), {"name": _LINEAGE, "basis": basis})


def _insert(connection: Connection, table: Any, made: Iterable[rows.Row]) -> None:
    batch: list[rows.Row] = []
    for row in made:
        batch.append(row)
        if len(batch) == 5000:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


# Ways out


def entries_of(connection: Connection, parties: Iterable[int]) -> dict[int, PartyEntry]:
    """The entries of parties by id."""
    query = select(tables.party_entry).where(tables.party_entry.c.party_id.in_(list(parties)))
    return {row.party_id: entry_of(row) for row in connection.execute(query)}


def entries_in(connection: Connection, country: str, first: int, last: int) -> list[PartyEntry]:
    """The parties of a country that can have existed between two years, by name."""
    entry = tables.party_entry
    query = (
        select(entry)
        .where(entry.c.country == country, or_(entry.c.first.is_(None), entry.c.first <= last))
        .where(or_(entry.c.last.is_(None), entry.c.last >= first))
        .order_by(entry.c.name, entry.c.party_id)
    )
    return [entry_of(row) for row in connection.execute(query)]


def entry_of(row: Any) -> PartyEntry:
    """The entry that a row of `party_entry` holds."""
    return PartyEntry(row.party_id, row.name, row.country, _life.decode(row.data))


def parties_of_nodes(connection: Connection, nodes: Iterable[str]) -> dict[str, int]:
    """The parties that mentions belong to, by the mentions' keys."""
    mention = tables.mention_party
    query = select(mention.c.node, mention.c.party_id).where(mention.c.node.in_(list(nodes)))
    return {row.node: row.party_id for row in connection.execute(query)}


def nodes_of_party(connection: Connection, party: int) -> list[str]:
    """The keys of a party's mentions."""
    mention = tables.mention_party
    query = select(mention.c.node).where(mention.c.party_id == party).distinct().order_by(mention.c.node)
    return list(connection.execute(query).scalars())


def shares_of(connection: Connection, parties: Iterable[int]) -> dict[int, list[tuple[PartialDate, Decimal]]]:
    """The vote shares of parties in elections to their parliament, each with its date."""
    mention, result, election = tables.mention_party, tables.result, tables.election
    query = (
        select(mention.c.party_id, election.c.date, result.c.vote_share)
        .join(result, result.c.subject_key == mention.c.subject_key)
        .join(election, election.c.key == result.c.election_key)
        .where(mention.c.party_id.in_(list(parties)), election.c.kind == "parliament")
        .where(result.c.vote_share.is_not(None), result.c.district == "")
        .distinct()
    )
    shares: dict[int, list[tuple[PartialDate, Decimal]]] = {}
    for row in connection.execute(query):
        shares.setdefault(row.party_id, []).append((PartialDate(row.date), Decimal(row.vote_share)))
    return shares


def parties_of_subject_ids(connection: Connection, ids: Iterable[str]) -> list[int]:
    """The parties that some subjects are in any source, each once."""
    mention = tables.mention_party
    query = (
        select(mention.c.party_id)
        .join(schema.subject, schema.subject.c.key == mention.c.subject_key)
        .where(schema.subject.c.id.in_(list(ids)))
        .distinct()
        .order_by(mention.c.party_id)
    )
    return list(connection.execute(query).scalars())


def said_of(connection: Connection, party: int, properties: Iterable[str]) -> list[Said]:
    """What is held of a party, of some properties, without the words of the sources."""
    mention, statement = tables.mention_party, schema.statement
    query = (
        select(statement.c.id, statement.c.property, statement.c.value, statement.c.qualifiers, statement.c.certainty)
        .join(mention, mention.c.subject_key == statement.c.subject_key)
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == statement.c.key)
        .where(mention.c.party_id == party, statement.c.property.in_(list(properties)), queries.held(None))
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == schema.reading.c.source_key))
        .order_by(statement.c.key)
    )
    return [rows.said_of(row) for row in connection.execute(query)]


def events_of(connection: Connection, parties: Iterable[int]) -> dict[int, Event]:
    """The events in which any of some parties took part, by number."""
    event, participant = tables.lineage_event, tables.lineage_participant
    query = (
        select(event.c.key, event.c.data)
        .join(participant, participant.c.event_key == event.c.key)
        .where(participant.c.party_id.in_(list(parties)))
        .distinct()
    )
    return {row.key: _event.decode(row.data) for row in connection.execute(query)}


def all_events(connection: Connection) -> list[Event]:
    """Every event, in order of time."""
    query = select(tables.lineage_event.c.data).order_by(tables.lineage_event.c.key)
    return [_event.decode(data) for data in connection.execute(query).scalars()]
