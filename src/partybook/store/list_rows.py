"""Entries of lists in the book: what the list says of one and what people judged about it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, insert, select

from partybook.identity.judgements import Judgement
from partybook.model import Mention, Source, Statement
from partybook.store import recording, rows, schema, tables
from partybook.store.judgement_rows import add_judgements, end_judgements
from partybook.store.recording import Reading, extractor_name


class EntryReading(msgspec.Struct, frozen=True):
    """One entry of a list as it was read; the list is the source. Other entries of the list are left as they are."""

    source: Source
    title: str
    extractor: str
    subject: Mention
    statements: Sequence[Statement]


def record_judged(
    connection: Connection,
    entry: EntryReading,
    made: Sequence[Judgement],
    ended: Iterable[int],
    at: datetime,
    *,
    author: str,
    reason: str,
) -> None:
    """Take in an entry and judgements about it, ending those of the given numbers, inside the caller's transaction."""
    rows.check_evidence(entry.source, (statement.evidence for statement in entry.statements))
    about = frozenset({entry.subject})
    recording.record(connection, Reading(entry.source, entry.statements, (), entry.title, entry.extractor, at, about))
    end_judgements(connection, ended, author, reason, at)
    add_judgements(connection, made, at)


def withdraw(
    connection: Connection,
    node: str,
    extractor: str,
    ended: Iterable[int],
    at: datetime,
    *,
    author: str,
    reason: str,
    subjects: Iterable[Mention] = (),
) -> None:
    """End judgements about an entry, and what its lists said of it, inside the caller's transaction.

    `subjects` are mentions of it that the parties of the book were not computed with yet.
    """
    end_judgements(connection, ended, author, reason, at)
    mention, statement, ending = tables.mention_party, schema.statement, schema.ending
    known = select(mention.c.subject_key).where(mention.c.node == node, mention.c.subject_key.is_not(None))
    keys = set(connection.execute(known).scalars())
    ids = [rows.subject_id(subject) for subject in subjects]
    keys |= set(connection.execute(select(schema.subject.c.key).where(schema.subject.c.id.in_(ids))).scalars())
    held = (
        select(statement.c.key)
        .join(schema.reading, schema.reading.c.key == statement.c.reading_key)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(statement.c.subject_key.in_(keys), ending.c.statement_key.is_(None))
        .where(schema.reading.c.extractor_name == extractor_name(extractor))
    )
    row = {"kind": recording.SUPERSEDED, "at": at, "author": author, "reason": reason}
    gone = [{"statement_key": key, **row} for key in connection.execute(held).scalars()]
    if gone:
        connection.execute(insert(ending), gone)
