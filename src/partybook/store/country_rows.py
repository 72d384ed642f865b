"""A country at a glance: the results of its parties added up by election, and what is held of many parties at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, func, or_, select

from partybook.identity.lineage.saying import Said
from partybook.model import Mention, PartialDate
from partybook.store import queries, rows, schema, tables
from partybook.store.dataset_rows import latest_readings
from partybook.store.party_rows import PartyEntry, entry_of


class PartySum(msgspec.Struct, frozen=True):
    """What one subject won in one election in one dataset, its rows added up: None where no row says.

    `party` is the subject's, 0 when no computed party is it; two subjects can be one. `vote_share` is in percent, None
    when only districts have one. `alliance` is the party that the alliance it stood for is known as, 0 for none.
    `districts` counts its districts.
    """

    dataset: str
    kind: str
    date: PartialDate
    party: int
    votes: int | None
    vote_share: Decimal | None
    seats: int | None
    alliance: int
    districts: int
    seats_total: int | None
    votes_valid: int | None


def country_names(connection: Connection) -> list[str]:
    """The countries of all parties and elections, as their sources spell them."""
    entries, elections = select(tables.party_entry.c.country).distinct(), select(tables.election.c.country).distinct()
    return sorted({row[0] for query in (entries, elections) for row in connection.execute(query) if row[0]})


def entries_of_country(connection: Connection, country: str) -> list[PartyEntry]:
    """Every party of a country, in whatever case its name is written, by name."""
    entry = tables.party_entry
    query = select(entry).where(func.lower(entry.c.country) == country.lower()).order_by(entry.c.name, entry.c.party_id)
    return [entry_of(row) for row in connection.execute(query)]


def sums_of_country(connection: Connection, country: str) -> list[PartySum]:
    """The results of the parties of a country's elections in datasets, in order of date and dataset."""
    election, result = tables.election, tables.result
    of_country = func.lower(election.c.country) == country.lower()
    query = (
        select(
            election.c.key,
            election.c.dataset,
            election.c.kind,
            election.c.date,
            election.c.seats_total,
            election.c.votes_valid,
            result.c.subject_key,
            func.sum(result.c.votes).label("votes"),
            func.max(result.c.vote_share).label("vote_share"),
            func.count(result.c.vote_share).label("shares"),
            func.sum(result.c.seats).label("seats"),
            func.min(result.c.alliance_key).label("alliance_key"),
            func.count(func.distinct(result.c.district)).label("districts"),
        )
        .join(result, result.c.election_key == election.c.key)
        .where(of_country, result.c.reading_key.in_(latest_readings()))
        .group_by(election.c.key, result.c.subject_key)
        .order_by(election.c.date, election.c.dataset, election.c.key, result.c.subject_key)
    )
    found = list(connection.execute(query))
    known = _parties_of_subjects(connection, {row.subject_key for row in found} | {row.alliance_key for row in found})
    return [_sum(row, known) for row in found]


def _parties_of_subjects(connection: Connection, keys: set[int | None]) -> dict[int, int]:
    """Which party each subject is, of those that are one; of a subject that is several, the first."""
    mention = tables.mention_party
    query = select(mention.c.subject_key, func.min(mention.c.party_id).label("party_id"))
    query = query.where(mention.c.subject_key.in_([key for key in keys if key is not None]))
    return {row.subject_key: row.party_id for row in connection.execute(query.group_by(mention.c.subject_key))}


def _sum(row: Any, known: dict[int, int]) -> PartySum:
    share = Decimal(row.vote_share) if row.vote_share is not None and row.shares == 1 else None
    return PartySum(
        row.dataset,
        row.kind,
        PartialDate(row.date),
        known.get(row.subject_key, 0),
        row.votes,
        share,
        row.seats,
        known.get(row.alliance_key, 0),
        row.districts,
        row.seats_total,
        row.votes_valid,
    )


def said_of_parties(
    connection: Connection, parties: Collection[int], properties: Iterable[str]
) -> dict[int, list[tuple[Said, str]]]:
    """What is held of some parties, of some properties, each with the id of its source, in the order of the book."""
    mention, statement, reading = tables.mention_party, schema.statement, schema.reading
    query = (
        select(
            mention.c.party_id,
            schema.source.c.id.label("source"),
            statement.c.id,
            statement.c.property,
            statement.c.value,
            statement.c.qualifiers,
            statement.c.certainty,
        )
        .join(mention, mention.c.subject_key == statement.c.subject_key)
        .join(reading, reading.c.key == statement.c.reading_key)
        .join(schema.source, schema.source.c.key == reading.c.source_key)
        .outerjoin(schema.ending, schema.ending.c.statement_key == statement.c.key)
        .where(mention.c.party_id.in_(list(parties)), statement.c.property.in_(list(properties)), queries.held(None))
        .where(or_(mention.c.source_key.is_(None), mention.c.source_key == reading.c.source_key))
        .order_by(statement.c.key)
    )
    found: dict[int, list[tuple[Said, str]]] = {party: [] for party in parties}
    for row in connection.execute(query):
        found[row.party_id].append((rows.said_of(row), row.source))
    return found


def parties_of_mentions(connection: Connection, mentions: Iterable[Mention]) -> dict[Mention, int]:
    """Which party each mention is, of those that are one; of a mention that is several, the first."""
    ids = {rows.subject_id(mention): mention for mention in mentions}
    mention, subject = tables.mention_party, schema.subject
    query = (
        select(subject.c.id, func.min(mention.c.party_id).label("party"))
        .join(mention, mention.c.subject_key == subject.c.key)
        .where(subject.c.id.in_(list(ids)))
        .group_by(subject.c.id)
    )
    return {ids[row.id]: row.party for row in connection.execute(query)}
