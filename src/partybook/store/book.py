"""The book: all that sources say, kept with when it was taken in and when it stopped being held."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, insert, select, text
from sqlalchemy.exc import DBAPIError

from partybook.errors import BookError, InvalidValue
from partybook.model import Remark, Source, Statement, decode
from partybook.store import queries, recording, rows, schema
from partybook.store.connect import connect, is_sqlite, sync
from partybook.store.failures import clear_failures, is_transient
from partybook.store.migrate import prepare
from partybook.store.recording import Reading, Recorded
from partybook.store.source_texts import SourceTexts
from partybook.store.views import Counts, Event, FoundSubject, SourceEntry, SubjectEntry

WAIT = 60.0
"""Seconds to wait for another program that is writing: far longer than any document takes."""

TEXT_CHARACTERS = 40_000_000
"""Characters of sources' texts kept for the next question: a dataset's file is asked for by every party in it."""

ROWS_AT_ONCE = 1000
"""Rows fetched together: memory stays the same however large the book is."""

_T = TypeVar("_T")


def open_book(url_or_path: str | Path, *, create: bool = True, read_only: bool = False, wait: float = WAIT) -> Book:
    """The book in an SQLite file or at a postgresql:// URL; use it in a `with` statement.

    A missing book is made (unless `create` is False or `read_only`), an older one brought up to date. `wait` is how
    many seconds to wait for another program that is writing.

    Raises `BookError` when there is no book, when it is something else or of a newer version, or when it cannot be
    opened or written.
    """
    engine, name = connect(url_or_path, create=create, read_only=read_only, wait=wait)
    book = Book(engine, name, wait)
    try:
        with clear_failures(name):
            book._retry(lambda: prepare(engine, name, create=create, read_only=read_only))
    except BaseException:
        book.close()
        raise
    return book


class Book:
    """An open book. Everything it yields comes in a fixed order and in constant memory, as of when the asking began.

    Each method raises `BookError`, in one sentence, when the database fails: full or read-only disk, a lost
    connection, another program writing for too long.
    """

    def __init__(self, engine: Engine, name: str, wait: float = WAIT) -> None:
        self.name = name
        self._engine = engine
        self._wait = wait
        self._unsynced = False
        self._texts = SourceTexts(TEXT_CHARACTERS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection. From here on a power cut, too, leaves what was recorded."""
        try:
            self._sync()
        finally:
            with clear_failures(self.name):
                self._engine.dispose()

    # Writing

    def record(
        self,
        source: Source,
        statements: Sequence[Statement],
        remarks: Sequence[Remark] = (),
        *,
        title: str = "",
        extractor: str,
        at: datetime | None = None,
    ) -> Recorded:
        """Take in a document, wholly or not at all, as read by `extractor` ("name/version") at `at` (now).

        The same source read again by the same or an older version changes nothing, except that a new name of the
        source is noted. Read by a newer version, statements that it no longer gives are superseded. Other extractors'
        statements are left alone. Raises `BookError` when a quote is not what stands in the source.
        """
        rows.check_evidence(source, (item.evidence for item in statements))
        rows.check_evidence(source, (item.evidence for item in remarks))
        reading = Reading(source, statements, remarks, title, extractor, at or datetime.now(UTC))
        return self._write(lambda connection: recording.record(connection, reading))

    def retract(self, statement_id: str, *, author: str, reason: str, at: datetime | None = None) -> bool:
        """A person's decision that a statement does not stand; later versions of its extractor respect it.

        False when the statement is no longer held. Raises `BookError` when the book never held it, `InvalidValue`
        when author or reason is empty.
        """
        if not author.strip() or not reason.strip():
            raise InvalidValue("a retraction needs an author and a reason")

        def retract(connection: Connection) -> bool:
            found = list(connection.execute(queries.statement_rows(statement_id)))
            if not found:
                raise BookError(f"{self.name} holds no statement {statement_id}.")
            if found[-1].ended:
                return False
            row = {"statement_key": found[-1].key, "kind": recording.RETRACTED, "at": at or datetime.now(UTC)}
            connection.execute(insert(schema.ending), row | {"author": author, "reason": reason})
            return True

        decided = self._write(retract)
        self._sync()  # a document can be read again; a person's decision cannot
        return decided

    # Sources

    def sources(self) -> Iterator[SourceEntry]:
        """Every source, in the order they were taken in."""
        with self._reading() as connection:
            for _, names in groupby(self._stream(connection, queries.sources()), attrgetter("key")):
                yield self._entry(connection, list(names))

    def source_entry(self, source_id: str) -> SourceEntry:
        """A source without its text. Raises `BookError` when the book does not hold it."""
        with self._reading() as connection:
            names = list(connection.execute(queries.sources(source_id)))
            if not names:
                raise BookError(f"{self.name} holds no source {source_id}.")
            return self._entry(connection, names)

    def source(self, source_id: str) -> Source:
        """The whole source, under the name it was first found. Raises `BookError` when the book does not hold it."""
        with self._reading() as connection:
            first = connection.execute(queries.sources(source_id)).first()
            if first is None:
                raise BookError(f"{self.name} holds no source {source_id}.")
            text = self._text(connection, first.source_key)[1]
            return Source(first.id, first.name, first.format, text, first.encoding)

    def _entry(self, connection: Connection, names: list[Any]) -> SourceEntry:
        first = names[0]
        latest = list(connection.execute(queries.readings(first.source_key)))[-1]
        return SourceEntry(
            first.id,
            tuple(row.name for row in names),
            first.format,
            first.encoding,
            first.characters,
            first.at,
            latest.title,
            latest.extractor,
        )

    # Statements and remarks

    def statements(
        self,
        *,
        source: str | None = None,
        subject_names: Iterable[str] | None = None,
        property: str | Iterable[str] | None = None,
        held_on: datetime | None = None,
    ) -> Iterator[Statement]:
        """Statements held now, or at the moment `held_on` (with a time zone), in the order they were taken in.

        `source` is a source's id; `subject_names` are names exactly as documents have them (see `find_subjects`).
        """
        properties = [property] if isinstance(property, str) else property
        return self._with_sources(queries.statements(source, subject_names, properties, held_on), rows.statement_of)

    def remarks(self, source: str | None = None) -> Iterator[Remark]:
        """Remarks of the latest reading of one source, or of each."""
        return self._with_sources(queries.remarks(source), rows.remark_of)

    def statement(self, statement_id: str) -> Statement:
        """One statement, held or not. Raises `BookError` when the book never had it."""
        with self._reading() as connection:
            row = connection.execute(queries.statement_rows(statement_id)).first()
            if row is None:
                raise BookError(f"{self.name} holds no statement {statement_id}.")
            return rows.statement_of(row, *self._text(connection, row.source_key))

    def history(self, statement_id: str) -> list[Event]:
        """What happened to a statement, oldest first. Raises `BookError` when the book never had it."""
        events: list[Event] = []
        with self._reading() as connection:
            for row in connection.execute(queries.statement_rows(statement_id)):
                events.append(Event(row.recorded, "recorded", row.read_by))
                if row.ended:
                    events.append(Event(row.ended_at, row.ended, row.author, row.reason, row.successor or ""))
        if not events:
            raise BookError(f"{self.name} holds no statement {statement_id}.")
        return events

    # Subjects

    def subjects(self, *, held_on: datetime | None = None) -> Iterator[SubjectEntry]:
        """Every subject of a held statement with the number of those statements, in the order of their names."""
        with self._reading() as connection:
            for row in self._stream(connection, queries.subjects(held_on)):
                yield SubjectEntry(rows.mention_of(row.name, row.kind, row.link, row.details), row.statements)

    def find_subjects(self, name: str, *, partial: bool = False) -> list[FoundSubject]:
        """Subjects of that name, or to which a statement gives it as name or abbreviation; each once.

        Case, accents and punctuation do not count, in any script, nor brackets at the end of a subject's name: "X"
        finds "X (1993)" too, after "X". With `partial`, the name may be part of theirs.
        First those whose own name it is, whole before without its brackets, then by number of statements.
        """
        key = rows.stored_key(name)
        found: dict[int, FoundSubject] = {}
        if not key:
            return []
        with self._reading() as connection:
            for row in connection.execute(queries.found_subjects(key, partial=partial)):
                mention = rows.mention_of(row.name, row.kind, row.link, row.details)
                stated = str(decode(row.value, rows.AnyValue)) if row.property else row.name
                if row.statements:
                    found.setdefault(row.key, FoundSubject(mention, row.statements, stated, row.property))

        def rank(item: FoundSubject) -> tuple[bool, bool, int]:
            return item.property != "", rows.stored_key(item.mention.name) != key, -item.statements

        return sorted(found.values(), key=rank)

    def counts(self) -> Counts:
        """What is in the book, for `partybook status`."""
        with self._reading() as connection:

            def tally(query: Select[Any]) -> dict[str, int]:
                return dict(sorted((str(name), int(number)) for name, number in connection.execute(query)))

            ended = tally(queries.endings_by_kind())
            return Counts(
                sources=tally(queries.sources_by_format()),
                statements=tally(queries.statements_by_property()),
                remarks=tally(queries.remarks_by_code()),
                readings=connection.execute(queries.number_of(schema.reading)).scalar_one(),
                subjects=connection.execute(queries.number_of(schema.subject)).scalar_one(),
                superseded=ended.get(recording.SUPERSEDED, 0),
                retracted=ended.get(recording.RETRACTED, 0),
                size=_size(connection),
            )

    # Connections

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for questions that have a module of their own in this package."""
        with self._reading() as connection:
            yield connection

    def write(self, work: Callable[[Connection], _T]) -> _T:
        """Work in one transaction, wholly or not at all, tried again when another program's writing got in its way."""
        done = self._write(work)
        self._sync()
        return done

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with clear_failures(self.name), self._engine.connect() as connection:
            yield connection

    def _stream(self, connection: Connection, query: Select[Any]) -> Iterator[Any]:
        return iter(connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE}))

    def _with_sources(self, query: Select[Any], make: Callable[[Any, str, str], _T]) -> Iterator[_T]:
        """Rows made into values with the id and text of their source, one source in memory at a time."""
        with self._reading() as connection:
            for key, of_source in groupby(self._stream(connection, query), attrgetter("source_key")):
                id, text = self._text(connection, key)
                for row in of_source:
                    yield make(row, id, text)

    def _text(self, connection: Connection, source_key: int) -> tuple[str, str]:
        """Id and text of a source."""
        known = self._texts.get(source_key)
        if known is None:
            query = select(schema.source.c.id, schema.source.c.text).where(schema.source.c.key == source_key)
            row = connection.execute(query).one()
            known = self._texts.keep(source_key, row.id, rows.decompress(row.text))
        return known

    def _write(self, work: Callable[[Connection], _T]) -> _T:
        """The work in one transaction, tried again when another program's writing got in its way."""

        def attempt() -> _T:
            with self._engine.connect().execution_options(writing=True) as connection, connection.begin():
                return work(connection)

        with clear_failures(self.name):
            done = self._retry(attempt)
        self._unsynced = True
        return done

    def _sync(self) -> None:
        if self._unsynced and self._engine.dialect.name == "sqlite":
            sync(Path(self.name))
        self._unsynced = False

    def _retry(self, attempt: Callable[[], _T]) -> _T:
        deadline = time.monotonic() + self._wait
        while True:
            try:
                return attempt()
            except (DBAPIError, sqlite3.OperationalError) as error:  # sqlite3's own: a pragma outside a transaction
                transient = is_transient(error) if isinstance(error, DBAPIError) else "locked" in str(error)
                if not transient or time.monotonic() > deadline:
                    raise
                time.sleep(random.uniform(0.01, 0.1))


def _size(connection: Connection) -> int:
    """Bytes the book takes on disk, without a log that is not folded in yet."""
    if is_sqlite(connection):
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        names = ", ".join(f"'{name}'" for name in schema.metadata.tables)
        query = f"SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(ARRAY[{names}]) AS name"
    return int(connection.execute(text(query)).scalar_one())
