"""Datasets into the book, all their files or none, and their results of elections out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, insert, select

from partybook.datasets.cells import Table, row_at
from partybook.datasets.reading import Election, Result, TableReading
from partybook.model import Evidence, Mention, PartialDate, digest, encode
from partybook.store import recording, rows, schema, tables
from partybook.store.book import Book

ROWS_AT_ONCE = 5000
"""Results written together: enough that the database is not asked for each, few enough that memory stays flat."""

TABLE_FORMATS = ("table", "records")
"""Formats of sources that are files of a dataset and no documents."""

_FIND_READING = select(schema.reading.c.key).join(schema.source, schema.source.c.key == schema.reading.c.source_key)
_columns = msgspec.json.Decoder(tuple[tuple[str, str], ...])


class Imported(msgspec.Struct, frozen=True):
    """What an import did: files read, how many of them were new, and what was added."""

    files: int = 0
    new: int = 0
    statements: int = 0
    superseded: int = 0
    results: int = 0
    remarks: int = 0


class StoredResult(msgspec.Struct, frozen=True):
    """A result as the book holds it: where its row stands, and which column each figure comes from."""

    result: Result
    source: str
    columns: tuple[tuple[str, str], ...]


def record_dataset(
    book: Book,
    readings: Callable[[], Iterable[TableReading]],
    *,
    at: datetime | None = None,
    advance: Callable[[str], None] = lambda name: None,
) -> Imported:
    """Take in all files of a dataset in one transaction: when one cannot be read, nothing of any is stored.

    `readings` is called once for each attempt. A file that the same or a later version had read changes nothing.
    `advance` is called with a few words for every file, and for every few thousand results.
    """
    moment = at or datetime.now(UTC)

    def take_in(connection: Connection) -> Imported:
        done = Imported()
        for reading in readings():
            advance(reading.title)
            done = _add(done, _record(connection, reading, moment, advance))
        return done

    return book.write(take_in)


def _add(one: Imported, other: Imported) -> Imported:
    fields = Imported.__struct_fields__
    return Imported(**{name: getattr(one, name) + getattr(other, name) for name in fields})


def _record(connection: Connection, given: TableReading, at: datetime, advance: Callable[[str], None]) -> Imported:
    rows.check_evidence(given.source, (item.evidence for item in given.statements))
    rows.check_evidence(given.source, (item.evidence for item in given.remarks))
    reading = recording.Reading(given.source, given.statements, given.remarks, given.title, given.extractor, at)
    recorded = recording.record(connection, reading)
    if not recorded.new:
        return Imported(1)
    key = connection.execute(
        _FIND_READING.where(schema.source.c.id == given.source.id, schema.reading.c.extractor == given.extractor)
    ).scalar_one()
    results = 0 if given.results is None else _write_results(connection, key, given, advance)
    return Imported(1, 1, recorded.statements_added, recorded.superseded, results, len(given.remarks))


def _write_results(
    connection: Connection, reading_key: int, given: TableReading, advance: Callable[[str], None]
) -> int:
    columns = {"reading_key": reading_key, "columns": encode(given.columns).decode()}
    connection.execute(insert(tables.result_columns), columns)
    subjects: dict[Mention, int] = {}
    elections: dict[Election, int] = {}
    written = 0
    for some in _batches(given.results() if given.results else iter(())):
        mentions = {item.party for item in some} | {item.alliance for item in some if item.alliance}
        if unknown := mentions - subjects.keys():
            subjects |= recording.subject_keys(connection, unknown)
        for election in {item.election for item in some} - elections.keys():
            elections[election] = _election_key(connection, election)
        connection.execute(insert(tables.result), [_row(item, reading_key, subjects, elections) for item in some])
        written += len(some)
        advance(f"{given.title}: {written:,}")
    return written


def _batches(results: Iterator[Result]) -> Iterator[list[Result]]:
    while some := list(islice(results, ROWS_AT_ONCE)):
        yield some


def _election_key(connection: Connection, election: Election) -> int:
    id = digest(encode(election))
    found: int | None = connection.execute(
        select(tables.election.c.key).where(tables.election.c.id == id)
    ).scalar_one_or_none()
    if found is not None:
        return found
    row = {
        "id": id,
        "dataset": election.dataset,
        "name_key": election.key,
        "name": election.name,
        "kind": election.kind,
        "country": election.country,
        "date": str(election.date),
    }
    counts = {name: getattr(election, name) for name in ("seats_total", "electorate", "votes_cast", "votes_valid")}
    key: int = connection.execute(insert(tables.election).returning(tables.election.c.key), row | counts).scalar_one()
    return key


def _row(item: Result, reading_key: int, subjects: dict[Mention, int], elections: dict[Election, int]) -> rows.Row:
    return {
        "reading_key": reading_key,
        "election_key": elections[item.election],
        "subject_key": subjects[item.party],
        "alliance_key": subjects[item.alliance] if item.alliance else None,
        "district": item.district,
        "candidate": item.candidate,
        "votes": item.votes,
        "vote_share": None if item.vote_share is None else str(item.vote_share),
        "seats": item.seats,
        "row": item.row,
        "start": item.start,
        "stop": item.end,
    }


def latest_readings(held_on: datetime | None = None) -> Any:
    """Keys of the readings that no later version of the same extractor has replaced, now or at a moment."""
    reading = schema.reading
    query = select(func.max(reading.c.key)).group_by(reading.c.source_key, reading.c.extractor_name)
    return query if held_on is None else query.where(reading.c.at <= held_on)


def _results(
    dataset: str | None, subject_keys: Iterable[int] | None, country: str | None, held_on: datetime | None
) -> Select[Any]:
    alliance = schema.subject.alias("alliance")
    query = (
        select(
            tables.result,
            tables.election.c.dataset,
            tables.election.c.name_key,
            tables.election.c.name.label("election_name"),
            tables.election.c.kind.label("election_kind"),
            tables.election.c.country,
            tables.election.c.date,
            tables.election.c.seats_total,
            tables.election.c.electorate,
            tables.election.c.votes_cast,
            tables.election.c.votes_valid,
            *(schema.subject.c[name] for name in ("name", "kind", "link", "details")),
            *(alliance.c[name].label(f"alliance_{name}") for name in ("name", "kind", "link", "details")),
            schema.source.c.id.label("source"),
            tables.result_columns.c.columns,
        )
        .join(tables.election, tables.election.c.key == tables.result.c.election_key)
        .join(schema.subject, schema.subject.c.key == tables.result.c.subject_key)
        .outerjoin(alliance, alliance.c.key == tables.result.c.alliance_key)
        .join(schema.reading, schema.reading.c.key == tables.result.c.reading_key)
        .join(schema.source, schema.source.c.key == schema.reading.c.source_key)
        .join(tables.result_columns, tables.result_columns.c.reading_key == tables.result.c.reading_key)
        .where(tables.result.c.reading_key.in_(latest_readings(held_on)))
        .order_by(tables.result.c.key)
    )
    if dataset is not None:
        query = query.where(tables.election.c.dataset == dataset)
    if subject_keys is not None:
        query = query.where(tables.result.c.subject_key.in_(list(subject_keys)))
    if country is not None:
        query = query.where(func.lower(tables.election.c.country) == country.lower())
    return query


def stored_results(
    book: Book,
    *,
    dataset: str | None = None,
    subject_keys: Iterable[int] | None = None,
    country: str | None = None,
    held_on: datetime | None = None,
) -> Iterator[StoredResult]:
    """Results of elections in the order they were taken in, of one dataset, of some subjects, or of one country; those
    that the book had at a moment, or has now."""
    with book.read() as connection:
        query = _results(dataset, subject_keys, country, held_on)
        elections: dict[int, Election] = {}
        for row in connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE}):
            if row.election_key not in elections:
                elections[row.election_key] = _election_of(row)
            alliance = None
            if row.alliance_key is not None:
                alliance = rows.mention_of(
                    row.alliance_name, row.alliance_kind, row.alliance_link, row.alliance_details
                )
            result = Result(
                elections[row.election_key],
                rows.mention_of(row.name, row.kind, row.link, row.details),
                row.row,
                row.start,
                row.stop,
                alliance,
                row.district,
                row.candidate,
                row.votes,
                None if row.vote_share is None else Decimal(row.vote_share),
                row.seats,
            )
            yield StoredResult(result, row.source, _columns.decode(row.columns))


def _election_of(row: Any) -> Election:
    return Election(
        row.dataset,
        row.name_key,
        row.election_name,
        row.election_kind,
        row.country,
        PartialDate(row.date),
        row.seats_total,
        row.electorate,
        row.votes_cast,
        row.votes_valid,
    )


def result_evidence(book: Book, stored: StoredResult, figure: str = "") -> Evidence:
    """The words a result rests on: the cell of a figure ("votes"), or the whole row."""
    source = book.source(stored.source)
    row = row_at(Table(source), stored.result.row, stored.result.start)
    return row.evidence(dict(stored.columns).get(figure, ""))
