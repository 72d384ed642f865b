"""What is held of many parties at once, by their mentions and without the words of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, or_, select

from partybook.identity.lineage.saying import SaidOf
from partybook.identity.nodes import node_of
from partybook.model import PartialDate
from partybook.store import queries, rows, schema, tables
from partybook.store.dataset_rows import latest_readings

_AT_ONCE = 500
"""Values in one IN (...): well under SQLite's limit of 32,766."""


class Told(msgspec.Struct, frozen=True):
    """A held statement with the mention it is about and the party that the mention is."""

    node: str
    party: int
    said: SaidOf


def countries_of_parties(connection: Connection) -> dict[int, str]:
    """The country of every party by its number; empty where none is known."""
    entry = tables.party_entry
    return {row.party_id: row.country for row in connection.execute(select(entry.c.party_id, entry.c.country))}


def told_of_parties(connection: Connection, parties: Iterable[int] | None = None) -> Iterator[Told]:
    """Everything held of some parties, or of all, in the order in which the book took it in."""
    return _told(connection, tables.mention_party.c.party_id, parties)


def told_of_nodes(connection: Connection, nodes: Iterable[str]) -> Iterator[Told]:
    """Everything held of some mentions, by their keys."""
    return _told(connection, tables.mention_party.c.node, nodes)


def _told(connection: Connection, column: Any, values: Iterable[Any] | None) -> Iterator[Told]:
    mention, statement, subject = tables.mention_party, schema.statement, schema.subject
    query = (
        select(
            mention.c.node,
            mention.c.party_id,
            *(statement.c[name] for name in ("id", "property", "value", "qualifiers", "certainty")),
            *(subject.c[name] for name in ("name", "kind", "link", "details")),
        )
        .join(statement, statement.c.subject_key == mention.c.subject_key)
        .join(subject, subject.c.key == statement.c.subject_key)
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == statement.c.key)
        .where(queries.held(None))
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == schema.reading.c.source_key))
        .order_by(statement.c.key)
    )
    if values is None:
        yield from _rows(connection, query)
        return
    wanted = sorted(set(values))
    for at in range(0, len(wanted), _AT_ONCE):
        yield from _rows(connection, query.where(column.in_(wanted[at : at + _AT_ONCE])))


def _rows(connection: Connection, query: Any) -> Iterator[Told]:
    for row in connection.execute(query, execution_options={"yield_per": 1000}):
        yield Told(row.node, row.party_id, rows.said_of_subject(row))


def result_years(connection: Connection) -> dict[str, set[int]]:
    """The years in which each mention has results in datasets, by its key."""
    subject = schema.subject
    query = (
        select(*(subject.c[name] for name in ("name", "kind", "link", "details")), schema.source.c.id)
        .add_columns(tables.election.c.date)
        .select_from(tables.result)
        .join(tables.election, tables.election.c.key == tables.result.c.election_key)
        .join(subject, subject.c.key == tables.result.c.subject_key)
        .join(schema.reading, schema.reading.c.key == tables.result.c.reading_key)
        .join(schema.source, schema.source.c.key == schema.reading.c.source_key)
        .where(tables.result.c.reading_key.in_(latest_readings()))
        .distinct()
    )
    years: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(query):
        year = PartialDate(row.date).year
        if year is not None:
            years[node_of(rows.mention_of(row.name, row.kind, row.link, row.details), row.id)].add(year)
    return years
