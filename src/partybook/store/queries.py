"""The questions a book answers, as SQL that runs on both databases. Nothing here opens a connection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, literal, or_, select, union_all

from partybook.store.columns import Moment
from partybook.store.rows import stored_key
from partybook.store.schema import ending, location, reading, remark, source, statement, subject


def held(at: datetime | None) -> Any:
    """Condition on joined statement, reading and (outer) ending: in the book at that moment, or now."""
    if at is None:
        return ending.c.statement_key.is_(None)
    moment = literal(at, Moment)
    return and_(reading.c.at <= moment, or_(ending.c.statement_key.is_(None), ending.c.at > moment))


def statements(
    source_id: str | None,
    subject_names: Iterable[str] | None,
    properties: Iterable[str] | None,
    held_on: datetime | None,
) -> Select[Any]:
    """Statements with their subjects, a reading after the other in the order they were taken in."""
    query = (
        select(
            statement,
            subject.c.name,
            subject.c.kind,
            subject.c.link,
            subject.c.details,
            reading.c.source_key,
        )
        .select_from(reading)
        .join(statement, statement.c.reading_key == reading.c.key)
        .join(subject, subject.c.key == statement.c.subject_key)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(held(held_on))
        # the order of an index, so that the database need not sort the whole book first
        .order_by(statement.c.reading_key, statement.c.key)
    )
    if source_id is not None:
        query = query.where(
            reading.c.source_key == select(source.c.key).where(source.c.id == source_id).scalar_subquery()
        )
    if subject_names is not None:
        names = list(subject_names)
        keys = {stored_key(name) for name in names}  # the key has an index; names may be too long for one
        query = query.where(subject.c.search_key.in_(keys), subject.c.name.in_(names))
    if properties is not None:
        query = query.where(statement.c.property.in_(list(properties)))
    return query


def statement_rows(statement_id: str) -> Select[Any]:
    """Every row of one statement id, oldest first, with its reading, its ending and its successor's id."""
    successor = statement.alias("successor")
    return (
        select(
            statement,
            subject.c.name,
            subject.c.kind,
            subject.c.link,
            subject.c.details,
            reading.c.source_key,
            reading.c.at.label("recorded"),
            reading.c.extractor.label("read_by"),
            ending.c.kind.label("ended"),
            ending.c.at.label("ended_at"),
            ending.c.author,
            ending.c.reason,
            successor.c.id.label("successor"),
        )
        .join(reading, statement.c.reading_key == reading.c.key)
        .join(subject, subject.c.key == statement.c.subject_key)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .outerjoin(successor, successor.c.key == ending.c.successor_key)
        .where(statement.c.id == statement_id)
        .order_by(statement.c.key)
    )


def _latest_readings() -> Any:
    """Keys of the readings that no later version of the same extractor has replaced."""
    return select(func.max(reading.c.key)).group_by(reading.c.source_key, reading.c.extractor_name)


def remarks(source_id: str | None) -> Select[Any]:
    """Remarks of the latest readings, one reading after the other."""
    query = (
        select(remark, reading.c.source_key)
        .join(reading, remark.c.reading_key == reading.c.key)
        .where(reading.c.key.in_(_latest_readings()))
        .order_by(remark.c.reading_key, remark.c.key)
    )
    if source_id is not None:
        query = query.where(
            reading.c.source_key == select(source.c.key).where(source.c.id == source_id).scalar_subquery()
        )
    return query


def sources(source_id: str | None = None) -> Select[Any]:
    """A row for each name of each source, in the order they were taken in; without the text."""
    query = (
        select(source.c.key, source.c.id, source.c.characters, location)
        .join(location, location.c.source_key == source.c.key)
        .order_by(source.c.key, location.c.key)
    )
    return query if source_id is None else query.where(source.c.id == source_id)


def readings(source_key: int) -> Select[Any]:
    return select(reading).where(reading.c.source_key == source_key).order_by(reading.c.key)


def subjects(held_on: datetime | None = None) -> Select[Any]:
    """Every subject of a held statement with the number of those statements, in the order of their names."""
    return (
        select(subject.c.name, subject.c.kind, subject.c.link, subject.c.details, func.count().label("statements"))
        .select_from(statement)
        .join(subject, subject.c.key == statement.c.subject_key)
        .join(reading, reading.c.key == statement.c.reading_key)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(held(held_on))
        .group_by(subject.c.key)
        .order_by(subject.c.search_key, subject.c.name, subject.c.id)
    )


def found_subjects(key: str, *, partial: bool) -> Select[Any]:
    """Subjects whose own name, or a name that a held statement gives them, has this search key (or has it in it)."""

    def matches(column: Any) -> Any:
        return column.contains(key, autoescape=True) if partial else column == key

    own = select(subject.c.key, literal("").label("property"), literal(None, subject.c.name.type).label("value")).where(
        or_(matches(subject.c.search_key), matches(subject.c.short_key))
    )
    stated = (
        select(statement.c.subject_key, statement.c.property, statement.c.value)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(statement.c.search_key.is_not(None), matches(statement.c.search_key), held(None))
    )
    found = union_all(own, stated).subquery("found")
    count = (
        select(func.count())
        .select_from(statement)
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(statement.c.subject_key == subject.c.key, held(None))
        .correlate(subject)
        .scalar_subquery()
    )
    return (
        select(
            subject.c.key,
            subject.c.name,
            subject.c.kind,
            subject.c.link,
            subject.c.details,
            subject.c.search_key,
            found.c.property,
            found.c.value,
            count.label("statements"),
        )
        .join(found, found.c.key == subject.c.key)
        .order_by(subject.c.search_key, subject.c.name, subject.c.id, found.c.property, found.c.value)
    )


def statements_by_property() -> Select[Any]:
    return (
        select(statement.c.property, func.count())
        .outerjoin(ending, ending.c.statement_key == statement.c.key)
        .where(held(None))
        .group_by(statement.c.property)
    )


def remarks_by_code() -> Select[Any]:
    return (
        select(remark.c.code, func.count()).where(remark.c.reading_key.in_(_latest_readings())).group_by(remark.c.code)
    )


def sources_by_format() -> Select[Any]:
    """Sources by the format under which each was first taken in."""
    first = select(func.min(location.c.key)).group_by(location.c.source_key)
    return select(location.c.format, func.count()).where(location.c.key.in_(first)).group_by(location.c.format)


def endings_by_kind() -> Select[Any]:
    return select(ending.c.kind, func.count()).group_by(ending.c.kind)


def number_of(table: Any) -> Select[Any]:
    return select(func.count()).select_from(table)
