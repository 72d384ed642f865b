"""What was read in a part of a source, and what was passed over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, or_, select

from partybook.model import Mention, Qualifiers, Value
from partybook.store import queries, rows, schema, tables
from partybook.store.dataset_rows import latest_readings


class Mark(msgspec.Struct, frozen=True):
    """A statement by its characters in the source; `party` is None for persons and what is no party yet."""

    id: str
    start: int
    stop: int
    place: str
    subject: Mention
    property: str
    value: Value
    qualifiers: Qualifiers
    certainty: str
    party: int | None


class Passed(msgspec.Struct, frozen=True):
    """A remark of the reader by its characters: skipped, repaired or doubtful, and why."""

    code: str
    message: str
    start: int
    stop: int
    place: str


def marks_of(
    connection: Connection, source_key: int, start: int, stop: int, *, held_on: datetime | None = None
) -> list[Mark]:
    """The statements that rest on characters between `start` and `stop`, in the order of the text."""
    statement, subject, mention = schema.statement, schema.subject, tables.mention_party
    party = (
        select(func.min(mention.c.party_id))
        .where(mention.c.subject_key == statement.c.subject_key)
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == source_key))
        .correlate(statement)
        .scalar_subquery()
    )
    query = (
        select(
            statement,
            subject.c.name,
            subject.c.kind,
            subject.c.link,
            subject.c.details,
            party.label("party"),
        )
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .join(subject, subject.c.key == statement.c.subject_key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == statement.c.key)
        .where(schema.reading.c.source_key == source_key, queries.held(held_on))
        .where(statement.c.start < stop, statement.c.stop > start)
        .order_by(statement.c.start, statement.c.stop, statement.c.key)
    )
    return [_mark(row) for row in connection.execute(query)]


def _mark(row: Any) -> Mark:
    said = rows.said_of(row)
    mention = rows.mention_of(row.name, row.kind, row.link, row.details)
    return Mark(
        row.id,
        row.start,
        row.stop,
        row.place,
        mention,
        row.property,
        said.value,
        said.qualifiers,
        row.certainty,
        row.party,
    )


def passed_over(connection: Connection, source_key: int, start: int, stop: int) -> list[Passed]:
    """The remarks of the latest readings about characters between `start` and `stop`."""
    remark = schema.remark
    query = (
        select(remark)
        .join(schema.reading, schema.reading.c.key == remark.c.reading_key)
        .where(schema.reading.c.source_key == source_key, remark.c.reading_key.in_(latest_readings()))
        .where(remark.c.start < stop, remark.c.stop > start)
        .order_by(remark.c.start, remark.c.key)
    )
    return [Passed(row.code, row.message, row.start, row.stop, row.place) for row in connection.execute(query)]


def result_rows(connection: Connection, source_key: int, start: int, stop: int) -> list[tuple[int, int]]:
    """The characters of the rows from which results were read, between `start` and `stop`."""
    result = tables.result
    query = (
        select(result.c.start, result.c.stop)
        .join(schema.reading, schema.reading.c.key == result.c.reading_key)
        .where(schema.reading.c.source_key == source_key)
        .where(result.c.start < stop, result.c.stop > start)
        .distinct()
        .order_by(result.c.start)
    )
    return [(row.start, row.stop) for row in connection.execute(query)]


def source_key_of(connection: Connection, source_id: str) -> int | None:
    """The key of a source; None when the book does not hold it."""
    query = select(schema.source.c.key).where(schema.source.c.id == source_id)
    return connection.execute(query).scalar_one_or_none()
