"""Taking a document into the book: everything of it in the caller's one transaction, and nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from partybook.model import Mention, Remark, Source, Statement
from partybook.store import rows, schema
from partybook.store.connect import is_sqlite

SUPERSEDED, RETRACTED = "superseded", "retracted"
_KEYS_AT_ONCE = 500
"""Values in one IN (...): well under SQLite's limit of 32,766."""


class Recorded(msgspec.Struct, frozen=True):
    """What taking in a document did to the book.

    `new` is False when this version of the extractor, or a later one, had read the source before: then nothing
    changed, and `ignored` counts the statements given that the book does not hold. `unchanged` were held already.
    """

    new: bool
    statements_added: int = 0
    superseded: int = 0
    unchanged: int = 0
    ignored: int = 0


class Reading(msgspec.Struct, frozen=True):
    """A document as one version of an extractor read it."""

    source: Source
    statements: Sequence[Statement]
    remarks: Sequence[Remark]
    title: str
    extractor: str
    at: datetime


def extractor_name(extractor: str) -> str:
    """ "partybook" of "partybook/12": what one extractor is called through its versions."""
    return extractor.partition("/")[0]


def extractor_version(extractor: str) -> tuple[int, ...]:
    """(1, 12) of "partybook/1.12": versions in their order."""
    return tuple(int(number) for number in re.findall(r"\d+", extractor.partition("/")[2]))


def record(connection: Connection, reading: Reading) -> Recorded:
    """Write a reading; what the same extractor's earlier versions said and this one does not is superseded."""
    _lock(connection, reading.source.id)
    source_key = _source_key(connection, reading)
    earlier = connection.execute(
        select(schema.reading.c.extractor).where(
            schema.reading.c.source_key == source_key,
            schema.reading.c.extractor_name == extractor_name(reading.extractor),
        )
    ).scalars()
    versions = list(earlier)
    known = _rows_of(connection, source_key, reading.extractor) if versions else []
    version = extractor_version(reading.extractor)
    if any(other == reading.extractor or extractor_version(other) > version for other in versions):
        held = {row.id for row in known if row.ended is None}
        unchanged = sum(statement.id in held for statement in reading.statements)
        return Recorded(False, unchanged=unchanged, ignored=len(reading.statements) - unchanged)
    return _write(connection, reading, source_key, known)


def _lock(connection: Connection, source_id: str) -> None:
    """One program at a time writes about a source. On SQLite the transaction itself is that lock."""
    if not is_sqlite(connection):
        number = int(source_id[:16], 16) - (1 << 63)
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def _source_key(connection: Connection, reading: Reading) -> int:
    """The source's key; the source is added when it is new, and its name when it is known under others."""
    source = reading.source
    key: int | None = connection.execute(
        select(schema.source.c.key).where(schema.source.c.id == source.id)
    ).scalar_one_or_none()
    place = {"name": source.name, "format": source.format, "encoding": source.encoding, "at": reading.at}
    if key is None:
        new = {"id": source.id, "characters": len(source.text), "text": rows.compress(source.text)}
        key = _insert_one(connection, schema.source, new)
    elif connection.execute(
        select(schema.location.c.key).where(schema.location.c.source_key == key, schema.location.c.name == source.name)
    ).first():
        return key
    connection.execute(insert(schema.location), {"source_key": key, **place})
    return key


def _insert_one(connection: Connection, table: Any, row: rows.Row) -> int:
    key: int = connection.execute(insert(table).returning(table.c.key), row).scalar_one()
    return key


def _rows_of(connection: Connection, source_key: int, extractor: str) -> list[Any]:
    """Every statement this extractor's versions ever found in the source, with how it ended (None when held)."""
    statement, reading, ending = schema.statement, schema.reading, schema.ending
    query = (
        select(statement, ending.c.kind.label("ended"), ending.c.author, ending.c.reason)
        .join(reading, statement.c.reading_key == reading.c.key)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(reading.c.source_key == source_key, reading.c.extractor_name == extractor_name(extractor))
        .order_by(statement.c.key)
    )
    return list(connection.execute(query))


def _write(connection: Connection, reading: Reading, source_key: int, known: list[Any]) -> Recorded:
    reading_key = _insert_one(
        connection,
        schema.reading,
        {
            "source_key": source_key,
            "extractor": reading.extractor,
            "extractor_name": extractor_name(reading.extractor),
            "title": reading.title,
            "at": reading.at,
        },
    )
    statements = {statement.id: statement for statement in reading.statements}
    held = {row.id: row for row in known if row.ended is None}
    added = [statement for statement in statements.values() if statement.id not in held]
    if added:
        subjects = _subject_keys(connection, {statement.subject for statement in added})
        new = [rows.statement_row(item, reading_key, subjects[rows.subject_id(item.subject)]) for item in added]
        connection.execute(insert(schema.statement), new)
    if reading.remarks:
        connection.execute(insert(schema.remark), [rows.remark_row(remark, reading_key) for remark in reading.remarks])
    lost = [row for row in held.values() if row.id not in statements]
    if known:
        _end(connection, reading, reading_key, known, lost)
    return Recorded(True, len(added), len(lost), len(statements) - len(added))


def _subject_keys(connection: Connection, mentions: set[Mention]) -> dict[str, int]:
    """Keys of the mentions by their ids; those that are new are added."""
    wanted = {rows.subject_id(mention): mention for mention in mentions}
    keys = _known_subjects(connection, list(wanted))
    # In the order of ids, so that two programs that add the same ones wait for each other and never crosswise.
    missing = [rows.subject_row(wanted[id]) for id in sorted(wanted) if id not in keys]
    if missing:
        add = sqlite.insert if is_sqlite(connection) else postgresql.insert
        connection.execute(add(schema.subject).on_conflict_do_nothing(index_elements=["id"]), missing)
        keys |= _known_subjects(connection, [row["id"] for row in missing])
    return keys


def _known_subjects(connection: Connection, ids: list[str]) -> dict[str, int]:
    keys: dict[str, int] = {}
    for at in range(0, len(ids), _KEYS_AT_ONCE):
        chunk = ids[at : at + _KEYS_AT_ONCE]
        found = connection.execute(
            select(schema.subject.c.id, schema.subject.c.key).where(schema.subject.c.id.in_(chunk))
        )
        keys.update((id, key) for id, key in found)
    return keys


def _end(connection: Connection, reading: Reading, reading_key: int, known: list[Any], lost: list[Any]) -> None:
    """End what this reading no longer finds, and what it finds again though a person had retracted it."""
    new = {
        rows.says_the_same(row): row
        for row in connection.execute(select(schema.statement).where(schema.statement.c.reading_key == reading_key))
    }
    endings: list[rows.Row] = []
    for row in lost:
        successor = new.get(rows.says_the_same(row))
        how = "read again" if successor else "not found again"
        endings.append(
            {
                "statement_key": row.key,
                "kind": SUPERSEDED,
                "at": reading.at,
                "author": reading.extractor,
                "reason": f"{how} by {reading.extractor}",
                "successor_key": successor.key if successor else None,
            }
        )
    retracted = {rows.says_the_same(row): row for row in known if row.ended == RETRACTED}
    for content, row in retracted.items():
        if content in new:
            again = {"statement_key": new[content].key, "kind": RETRACTED, "at": reading.at}
            endings.append(again | {"author": row.author, "reason": row.reason, "successor_key": None})
    if endings:
        connection.execute(insert(schema.ending), endings)
