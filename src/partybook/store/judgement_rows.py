"""Judgements and party ids in the book: added and ended, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from partybook.errors import BookError, InvalidValue
from partybook.identity.judgements import RULE, Judgement
from partybook.store.book import Book
from partybook.store.tables import judgement, judgement_ending, party


class DatedJudgement(msgspec.Struct, frozen=True):
    """A judgement with its times: `ended` is None while it stands."""

    judgement: Judgement
    at: datetime
    ended: datetime | None = None
    ended_by: str = ""
    ended_reason: str = ""


def read_judgements(book: Book, *, held_on: datetime | None = None) -> list[Judgement]:
    """The judgements that stand now, or stood at a moment, oldest first."""
    return [
        item.judgement
        for item in judgement_history(book)
        if (item.ended is None if held_on is None else item.at <= held_on and (not item.ended or item.ended > held_on))
    ]


def judgement_history(book: Book, *, by_people: bool = False) -> list[DatedJudgement]:
    """All judgements ever made, or only those of people, oldest first."""
    query = (
        select(
            judgement,
            judgement_ending.c.at.label("ended"),
            judgement_ending.c.author.label("ended_by"),
            judgement_ending.c.reason.label("ended_reason"),
        )
        .outerjoin(judgement_ending, judgement_ending.c.judgement_key == judgement.c.key)
        .order_by(judgement.c.key)
    )
    if by_people:
        query = query.where(judgement.c.author.not_like(f"{RULE}%"))
    with book.read() as connection:
        return [
            DatedJudgement(_judgement_of(row), row.at, row.ended, row.ended_by or "", row.ended_reason or "")
            for row in connection.execute(query)
        ]


def _judgement_of(row: Any) -> Judgement:
    return Judgement(row.one, row.other, row.verdict, row.author, row.reason, row.score, row.key)


def add_judgements(connection: Connection, made: Sequence[Judgement], at: datetime | None = None) -> None:
    """Add judgements inside the caller's transaction."""
    moment = at or datetime.now(UTC)
    rows = [
        {
            "one": item.one,
            "other": item.other,
            "verdict": item.verdict,
            "author": item.author,
            "reason": item.reason,
            "score": item.score,
            "at": moment,
        }
        for item in made
    ]
    if rows:
        connection.execute(insert(judgement), rows)


def end_judgements(
    connection: Connection, keys: Iterable[int], author: str, reason: str, at: datetime | None = None
) -> None:
    """End judgements inside the caller's transaction."""
    moment = at or datetime.now(UTC)
    rows = [{"judgement_key": key, "at": moment, "author": author, "reason": reason} for key in keys]
    if rows:
        connection.execute(insert(judgement_ending), rows)


def undo_judgement(book: Book, key: int, author: str, reason: str) -> Judgement:
    """End a judgement that stands. Raises `BookError` when there is none of that number, or it has ended."""
    if not author.strip() or not reason.strip():
        raise InvalidValue("undoing a judgement needs an author and a reason")

    def undo(connection: Connection) -> Judgement:
        row = connection.execute(select(judgement).where(judgement.c.key == key)).first()
        if row is None:
            raise BookError(f"{book.name} holds no judgement {key}; `partybook judge list` shows them.")
        query = select(judgement_ending).where(judgement_ending.c.judgement_key == key)
        if connection.execute(query).first() is not None:
            raise BookError(f"Judgement {key} was undone before.")
        end_judgements(connection, [key], author, reason)
        return _judgement_of(row)

    return book.write(undo)


def read_anchors(connection: Connection) -> dict[str, int]:
    """The party ids there are, by the mention that each is anchored to."""
    return {row.anchor: row.id for row in connection.execute(select(party.c.anchor, party.c.id))}


def mint_ids(connection: Connection, anchors: Sequence[str], at: datetime | None = None) -> dict[str, int]:
    """New party ids, anchored at mentions, inside the caller's transaction. An id is never used again."""
    moment = at or datetime.now(UTC)
    if anchors:
        connection.execute(insert(party), [{"anchor": anchor, "at": moment} for anchor in anchors])
    return read_anchors(connection)
