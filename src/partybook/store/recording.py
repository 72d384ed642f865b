"""Taking a document into the book: everything of it in the caller's one transaction, and nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from partybook.model import Mention, Remark, Source, Statement
from partybook.store import rows, schema
from partybook.store.connect import is_sqlite

SUPERSEDED, RETRACTED = "superseded", "retracted"
_KEYS_AT_ONCE = 500
"""Values in one IN (...): well under SQLite's limit of 32,766."""

# Made once: building a query costs more than running it.
_LOCK = text("SELECT pg_advisory_xact_lock(:number)")
_FIND_SOURCE = select(schema.source.c.key).where(schema.source.c.id == bindparam("id"))
_FIND_LOCATION = select(schema.location.c.key).where(
    schema.location.c.source_key == bindparam("source_key"), schema.location.c.name == bindparam("name")
)
_FIND_VERSIONS = select(schema.reading.c.extractor).where(
    schema.reading.c.source_key == bindparam("source_key"), schema.reading.c.extractor_name == bindparam("name")
)
_FIND_SUBJECTS = select(schema.subject.c.id, schema.subject.c.key).where(
    schema.subject.c.id.in_(bindparam("ids", expanding=True))
)
_FIND_STATEMENTS = (
    select(schema.statement, schema.ending.c.kind.label("ended"), schema.ending.c.author, schema.ending.c.reason)
    .join(schema.reading, schema.statement.c.reading_key == schema.reading.c.key)
    .outerjoin(schema.ending, schema.ending.c.statement_key == schema.statement.c.key)
    .where(schema.reading.c.source_key == bindparam("source_key"), schema.reading.c.extractor_name == bindparam("name"))
    .order_by(schema.statement.c.key)
)
_STATEMENTS_OF_READING = select(schema.statement).where(schema.statement.c.reading_key == bindparam("reading_key"))
_ADD = {table: insert(table) for table in (schema.location, schema.statement, schema.remark, schema.ending)}
_ADD_WITH_KEY = {table: insert(table).returning(table.c.key) for table in (schema.source, schema.reading)}
_ADD_SUBJECTS = {
    "sqlite": sqlite.insert(schema.subject).on_conflict_do_nothing(index_elements=["id"]),
    "postgresql": postgresql.insert(schema.subject).on_conflict_do_nothing(index_elements=["id"]),
}


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
    """A document as one version of an extractor read it; `about` are the only subjects that were read of, when not all.

    What is read in parts, one subject now and another later, is taken in part by part: each is a reading of its own,
    numbered behind the version ("survey list/1.3"), and changes nothing of what is held of other subjects.
    """

    source: Source
    statements: Sequence[Statement]
    remarks: Sequence[Remark]
    title: str
    extractor: str
    at: datetime
    about: frozenset[Mention] | None = None


def extractor_name(extractor: str) -> str:
    """ "partybook" of "partybook/12": what one extractor is called through its versions."""
    return extractor.partition("/")[0]


def extractor_version(extractor: str) -> tuple[int, ...]:
    """(1, 12) of "partybook/1.12": versions in their order."""
    return tuple(int(number) for number in re.findall(r"\d+", extractor.partition("/")[2]))


def record(connection: Connection, reading: Reading) -> Recorded:
    """Write a reading; what the same extractor's earlier versions said and this one does not is superseded."""
    _lock(connection, reading.source.id)
    source_key, is_new = _source_key(connection, reading)
    if is_new and reading.about is None:
        return _write(connection, reading, source_key, [])
    asked = {"source_key": source_key, "name": extractor_name(reading.extractor)}
    versions = list(connection.execute(_FIND_VERSIONS, asked).scalars())
    # Every statement this extractor's versions ever found in the source, with how it ended (None when held).
    known = list(connection.execute(_FIND_STATEMENTS, asked)) if versions else []
    if reading.about is not None:
        return _record_part(connection, reading, source_key, known, len(versions))
    version = extractor_version(reading.extractor)
    if any(other == reading.extractor or extractor_version(other) > version for other in versions):
        held = {row.id for row in known if row.ended is None}
        unchanged = sum(statement.id in held for statement in reading.statements)
        return Recorded(False, unchanged=unchanged, ignored=len(reading.statements) - unchanged)
    return _write(connection, reading, source_key, known)


def _record_part(connection: Connection, reading: Reading, source_key: int, known: list[Any], parts: int) -> Recorded:
    """Write what was read about some subjects; nothing when all of it is held, or a person retracted it."""
    keys = set(subject_keys(connection, set(reading.about or ())).values())
    mine = [row for row in known if row.subject_key in keys]
    retracted = {row.id for row in mine if row.ended == RETRACTED}
    said = [statement for statement in reading.statements if statement.id not in retracted]
    held = {row.id for row in mine if row.ended is None}
    if held == {statement.id for statement in said}:
        return Recorded(False, unchanged=len(held))
    numbered = msgspec.structs.replace(reading, statements=said, extractor=f"{reading.extractor}.{parts + 1}")
    return _write(connection, numbered, source_key, mine)


def _lock(connection: Connection, source_id: str) -> None:
    """One program at a time writes about a source. On SQLite the transaction itself is that lock."""
    if not is_sqlite(connection):
        connection.execute(_LOCK, {"number": int(source_id[:16], 16) - (1 << 63)})


def _source_key(connection: Connection, reading: Reading) -> tuple[int, bool]:
    """The source's key and whether it is new; its name is added when it is known under others."""
    source = reading.source
    key: int | None = connection.execute(_FIND_SOURCE, {"id": source.id}).scalar_one_or_none()
    is_new = key is None
    if key is None:
        row = {"id": source.id, "characters": len(source.text), "text": rows.compress(source.text)}
        key = _add_with_key(connection, schema.source, row)
    if is_new or not connection.execute(_FIND_LOCATION, {"source_key": key, "name": source.name}).first():
        place = {"name": source.name, "format": source.format, "encoding": source.encoding, "at": reading.at}
        connection.execute(_ADD[schema.location], {"source_key": key, **place})
    return key, is_new


def _add_with_key(connection: Connection, table: Table, row: rows.Row) -> int:
    key: int = connection.execute(_ADD_WITH_KEY[table], row).scalar_one()
    return key


def _write(connection: Connection, reading: Reading, source_key: int, known: list[Any]) -> Recorded:
    reading_key = _add_with_key(
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
        subjects = subject_keys(connection, {statement.subject for statement in added})
        new = [rows.statement_row(item, reading_key, subjects[item.subject]) for item in added]
        connection.execute(_ADD[schema.statement], new)
    if reading.remarks:
        connection.execute(_ADD[schema.remark], [rows.remark_row(item, reading_key) for item in reading.remarks])
    lost = [row for row in held.values() if row.id not in statements]
    if known:
        _end(connection, reading, reading_key, known, lost)
    return Recorded(True, len(added), len(lost), len(statements) - len(added))


def subject_keys(connection: Connection, mentions: set[Mention]) -> dict[Mention, int]:
    """Keys of the mentions; those that are new are added."""
    wanted = {rows.subject_id(mention): mention for mention in mentions}
    keys = _known_subjects(connection, list(wanted))
    # In the order of ids, so that two programs that add the same ones wait for each other and never crosswise.
    missing = [rows.subject_row(wanted[id]) for id in sorted(wanted) if id not in keys]
    if missing:
        connection.execute(_ADD_SUBJECTS[connection.dialect.name], missing)
        keys |= _known_subjects(connection, [row["id"] for row in missing])
    return {mention: keys[id] for id, mention in wanted.items()}


def _known_subjects(connection: Connection, ids: list[str]) -> dict[str, int]:
    keys: dict[str, int] = {}
    for at in range(0, len(ids), _KEYS_AT_ONCE):
        found = connection.execute(_FIND_SUBJECTS, {"ids": ids[at : at + _KEYS_AT_ONCE]})
        keys |= {id: key for id, key in found}  # noqa: C416 (dict() takes a result for a mapping)
    return keys


def _end(connection: Connection, reading: Reading, reading_key: int, known: list[Any], lost: list[Any]) -> None:
    """End what this reading no longer finds, and what it finds again though a person had retracted it."""
    new = {
        rows.says_the_same(row): row for row in connection.execute(_STATEMENTS_OF_READING, {"reading_key": reading_key})
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
        connection.execute(_ADD[schema.ending], endings)
