"""The book as lists: every party with its names, its sources newest first, the parties of a country counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from partybook.model import Mention, TextValue, decode
from partybook.store import queries, rows, schema, tables
from partybook.store.dataset_rows import latest_readings
from partybook.store.party_rows import PartyEntry, entry_of

_IDS_AT_ONCE = 500
"""Values in one IN (...): well under SQLite's limit of 32,766."""


class PartyName(msgspec.Struct, frozen=True):
    """A name that leads to a party: its own in some source (`property` empty), or one that a statement gives it."""

    party: int
    name: str
    property: str = ""


class SourceLine(msgspec.Struct, frozen=True):
    """A source in a list: its first name, the title of its latest reading, and how much of it is held."""

    id: str
    name: str
    title: str
    format: str
    characters: int
    recorded: datetime
    statements: int = 0


def all_entries(connection: Connection) -> list[PartyEntry]:
    """Every party by country and name."""
    entry = tables.party_entry
    query = select(entry).order_by(entry.c.country, entry.c.name, entry.c.party_id)
    return [entry_of(row) for row in connection.execute(query)]


def party_subjects(connection: Connection) -> dict[str, int]:
    """Which party the subject of an id is; of subjects that are several, the one with the lowest number."""
    mention, subject = tables.mention_party, schema.subject
    query = select(subject.c.id, func.min(mention.c.party_id).label("party")).join(
        mention, mention.c.subject_key == subject.c.key
    )
    return {row.id: row.party for row in connection.execute(query.group_by(subject.c.id))}


def party_names(connection: Connection, held_on: datetime | None = None) -> Iterator[PartyName]:
    """Every name of every party, as subjects have it and as statements give it that are held, or were at a moment."""
    mention, subject, statement = tables.mention_party, schema.subject, schema.statement
    own = select(mention.c.party_id, subject.c.name).join(subject, subject.c.key == mention.c.subject_key).distinct()
    for party, words in connection.execute(own):
        yield PartyName(party, words)
    stated = (
        select(mention.c.party_id, statement.c.property, statement.c.value)
        .join(mention, mention.c.subject_key == statement.c.subject_key)
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == statement.c.key)
        .where(statement.c.search_key.is_not(None), queries.held(held_on))
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == schema.reading.c.source_key))
        .distinct()
    )
    for row in connection.execute(stated):
        value = decode(row.value, rows.AnyValue)
        if isinstance(value, TextValue | Mention):
            yield PartyName(row.party_id, str(value), row.property)


def results_by_party(connection: Connection, held_on: datetime | None = None) -> dict[int, int]:
    """How many rows of results in datasets are each party's."""
    mention, result = tables.mention_party, tables.result
    query = (
        select(mention.c.party_id, func.count())
        .join(result, result.c.subject_key == mention.c.subject_key)
        .where(result.c.reading_key.in_(latest_readings(held_on)))
        .group_by(mention.c.party_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def last_change(connection: Connection, held_on: datetime) -> datetime | None:
    """When the book was last read into or corrected, up to a moment; None when it was empty."""
    moments = [
        connection.execute(select(func.max(column)).where(column <= held_on)).scalar_one()
        for column in (schema.reading.c.at, schema.ending.c.at)
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def statements_by_party(connection: Connection, held_on: datetime | None = None) -> dict[int, int]:
    """How many statements are about each party that are held, or were at a moment."""
    mention, statement = tables.mention_party, schema.statement
    query = (
        select(mention.c.party_id, func.count())
        .join(statement, statement.c.subject_key == mention.c.subject_key)
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == statement.c.key)
        .where(queries.held(held_on))
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == schema.reading.c.source_key))
        .group_by(mention.c.party_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def elections_by_country(connection: Connection) -> dict[str, tuple[int, str, str]]:
    """Of each country with results in datasets: how many elections, and the dates of the first and the last."""
    election = tables.election
    query = select(
        election.c.country,
        func.count(func.distinct(election.c.date)),
        func.min(election.c.date),
        func.max(election.c.date),
    ).group_by(election.c.country)
    return {country: (number, first, last) for country, number, first, last in connection.execute(query)}


def source_lines(
    connection: Connection, *, limit: int, offset: int = 0, search: str = "", held_on: datetime | None = None
) -> tuple[int, list[SourceLine]]:
    """How many sources there are (with those words in name or title), and some of them, newest first."""
    source, location, reading = schema.source, schema.location, schema.reading
    names, readings = location.alias(), reading.alias()
    first = select(func.min(names.c.key)).where(names.c.source_key == source.c.key).scalar_subquery()
    latest = select(func.max(readings.c.key)).where(readings.c.source_key == source.c.key).scalar_subquery()
    condition: list[ColumnElement[bool]] = [location.c.key == first, reading.c.key == latest]
    if search:
        words = location.c.name.icontains(search, autoescape=True)
        condition.append(or_(words, reading.c.title.icontains(search, autoescape=True)))
    if held_on is not None:
        condition.append(location.c.at <= held_on)
    joined = source.join(location, location.c.source_key == source.c.key).join(
        reading, reading.c.source_key == source.c.key
    )
    counted = select(func.count()).select_from(joined if search or held_on else source)
    total = connection.execute(counted.where(*condition) if search or held_on else counted).scalar_one()
    query = (
        select(source.c.key, source.c.id, source.c.characters, location.c.name, location.c.format, location.c.at)
        .add_columns(reading.c.title)
        .select_from(joined)
        .where(and_(*condition))
        .order_by(source.c.key.desc())
        .limit(limit)
        .offset(offset)
    )
    found = list(connection.execute(query))
    held = _held_of_sources(connection, [row.key for row in found])
    return total, [
        SourceLine(row.id, row.name, row.title, row.format, row.characters, row.at, held.get(row.key, 0))
        for row in found
    ]


def _held_of_sources(connection: Connection, keys: list[int]) -> dict[int, int]:
    query = (
        select(schema.reading.c.source_key, func.count())
        .join(schema.statement, schema.statement.c.reading_key == schema.reading.c.key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == schema.statement.c.key)
        .where(schema.reading.c.source_key.in_(keys), queries.held(None))
        .group_by(schema.reading.c.source_key)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def parties_of_statements(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The party that each statement of some ids is about."""
    mention, statement = tables.mention_party, schema.statement
    query = (
        select(statement.c.id, mention.c.party_id)
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .join(mention, mention.c.subject_key == statement.c.subject_key)
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == schema.reading.c.source_key))
        .where(mention.c.party_id > 0)
    )
    found: dict[str, int] = {}
    wanted = sorted(ids)
    for at in range(0, len(wanted), _IDS_AT_ONCE):
        some = query.where(statement.c.id.in_(wanted[at : at + _IDS_AT_ONCE]))
        found |= {row.id: row.party_id for row in connection.execute(some)}
    return found


def party_of_sources(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The party that most statements of each source of some ids are about, where that is at least half of them."""
    mention, statement = tables.mention_party, schema.statement
    query = (
        select(schema.source.c.id, mention.c.party_id, func.count().label("number"))
        .join(schema.reading, schema.reading.c.source_key == schema.source.c.key)
        .join(statement, statement.c.reading_key == schema.reading.c.key)
        .join(mention, mention.c.subject_key == statement.c.subject_key)
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == schema.source.c.key))
        .group_by(schema.source.c.id, mention.c.party_id)
        .order_by("number", mention.c.party_id)
    )
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    wanted = sorted(ids)
    for at in range(0, len(wanted), _IDS_AT_ONCE):
        some = query.where(schema.source.c.id.in_(wanted[at : at + _IDS_AT_ONCE]))
        for id, party, number in connection.execute(some):
            counted[id][party] = number
    most = {id: max(parties, key=lambda party: parties[party]) for id, parties in counted.items()}
    return {id: party for id, party in most.items() if 2 * counted[id][party] >= counted[id].total()}
