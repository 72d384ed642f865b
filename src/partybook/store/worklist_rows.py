"""Findings and suggestions as lists in the book, and what people decided about findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, delete, exists, func, insert, not_, select

from partybook.audit import Finding
from partybook.errors import BookError, InvalidValue
from partybook.model import decode, digest, encode
from partybook.store import schema, tables
from partybook.store.book import Book
from partybook.store.party_rows import basis
from partybook.store.worklist_tables import account, finding, finding_decision, finding_decision_ending, suggestion

WORKLIST = "worklist"
VERSION = "1"
"""Of how the lists are computed; another one computes them again."""

Verdict = Literal["accept", "dismiss", "settle"]
VERDICTS: tuple[Verdict, ...] = ("accept", "dismiss", "settle")


class Decision(msgspec.Struct, frozen=True):
    """What a person decided about a finding: `statement` is the one that settles it. `ended` is None while it holds."""

    key: int
    finding: str
    verdict: Verdict
    statement: str
    author: str
    reason: str
    at: datetime
    ended: datetime | None = None
    ended_by: str = ""
    ended_reason: str = ""


class ListedFinding(msgspec.Struct, frozen=True):
    """A finding with its place in the list: of which party and country, and what was decided of it, if anything."""

    id: str
    finding: Finding
    country: str
    party: int | None
    decision: Decision | None = None


class ListedSuggestion(msgspec.Struct, frozen=True):
    """Two mentions that may be one party, with the parties they are now."""

    key: int
    one: str
    other: str
    one_party: int | None
    other_party: int | None
    country: str
    score: float
    weight: int
    reason: str


class Wanted(msgspec.Struct, frozen=True):
    """Which findings: empty means any. `rule` may be a family's letter; `state` is open, decided or all."""

    rule: str = ""
    severity: str = ""
    country: str = ""
    party: int | None = None
    source: str = ""
    state: str = "open"


def finding_id(found: Finding) -> str:
    """The same for the same finding, whenever it is found: of its rule, its words and its first place."""
    first = found.evidence[0]
    return digest(encode((found.rule, found.message, first.source, first.start, first.end)))


def present_basis(connection: Connection) -> str:
    """A word for the state of everything that the lists are computed from."""
    return f"{VERSION}:{basis(connection)}"


def worklist_basis(connection: Connection) -> str:
    """The state from which the lists were computed; empty when they never were."""
    query = select(tables.derived.c.basis).where(tables.derived.c.name == WORKLIST)
    return connection.execute(query).scalar() or ""


def write_worklist(
    connection: Connection, findings: Iterable[ListedFinding], suggestions: Iterable[ListedSuggestion]
) -> None:
    """Replace both lists, inside the caller's transaction."""
    for table in (finding, suggestion):
        connection.execute(delete(table))
    connection.execute(delete(tables.derived).where(tables.derived.c.name == WORKLIST))
    lines = [
        {
            "id": one.id,
            "rule": one.finding.rule,
            "severity": one.finding.severity,
            "country": one.country,
            "party_id": one.party,
            "source_id": one.finding.evidence[0].source,
            "data": encode(one.finding).decode(),
        }
        for one in findings
    ]
    pairs = [
        {name: getattr(one, name) for name in ("one", "other", "country", "score", "weight", "reason")}
        | {"one_party": one.one_party, "other_party": one.other_party}
        for one in suggestions
    ]
    for table, rows in ((finding, lines), (suggestion, pairs)):
        for at in range(0, len(rows), 1000):
            connection.execute(insert(table), rows[at : at + 1000])
    connection.execute(insert(tables.derived), {"name": WORKLIST, "basis": present_basis(connection)})


# Findings

_decided = (
    select(finding_decision.c.key)
    .where(finding_decision.c.finding == finding.c.id)
    .where(
        not_(
            exists(
                select(finding_decision_ending.c.decision_key).where(
                    finding_decision_ending.c.decision_key == finding_decision.c.key
                )
            )
        )
    )
)
_SEVERITIES = case({"error": 0, "warning": 1, "note": 2}, value=finding.c.severity, else_=3)


def _condition(wanted: Wanted) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = [finding.c.key > 0]
    if wanted.rule:
        parts.append(finding.c.rule.startswith(wanted.rule, autoescape=True))
    for column, value in ((finding.c.severity, wanted.severity), (finding.c.country, wanted.country)):
        if value:
            parts.append(column == value)
    if wanted.party is not None:
        parts.append(finding.c.party_id == wanted.party)
    if wanted.source:
        parts.append(finding.c.source_id == wanted.source)
    if wanted.state == "open":
        parts.append(not_(exists(_decided)))
    elif wanted.state == "decided":
        parts.append(exists(_decided))
    return and_(*parts)


def find_findings(
    connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0
) -> tuple[int, list[ListedFinding]]:
    """How many findings are wanted, and some of them, the worst first."""
    total = connection.execute(select(func.count()).select_from(finding).where(_condition(wanted))).scalar_one()
    query = select(finding).where(_condition(wanted)).order_by(_SEVERITIES, finding.c.key).limit(limit).offset(offset)
    return total, _listed(connection, list(connection.execute(query)))


def one_finding(connection: Connection, id: str) -> ListedFinding | None:
    """The finding of an id; None when the audit does not find it (any more)."""
    found = list(connection.execute(select(finding).where(finding.c.id == id).limit(1)))
    return _listed(connection, found)[0] if found else None


def _listed(connection: Connection, found: Sequence[Any]) -> list[ListedFinding]:
    decided = {one.finding: one for one in decisions(connection, [row.id for row in found]) if one.ended is None}
    return [
        ListedFinding(row.id, decode(row.data, Finding), row.country, row.party_id, decided.get(row.id))
        for row in found
    ]


def tally_findings(connection: Connection, wanted: Wanted) -> Mapping[str, list[tuple[str, int]]]:
    """How many findings there are by rule, severity and country, each tally without its own filter."""
    tallies = {}
    for name, column in (("rule", finding.c.rule), ("severity", finding.c.severity), ("country", finding.c.country)):
        condition = _condition(msgspec.structs.replace(wanted, **{name: ""}))
        query = select(column, func.count()).where(condition).group_by(column).order_by(column)
        tallies[name] = [(value, number) for value, number in connection.execute(query)]
    return tallies


# Decisions


def decisions(connection: Connection, findings: Sequence[str] | None = None) -> list[Decision]:
    """All decisions ever made (about some findings), oldest first."""
    ending = finding_decision_ending
    query = (
        select(
            finding_decision,
            ending.c.at.label("ended"),
            ending.c.author.label("ended_by"),
            ending.c.reason.label("ended_reason"),
        )
        .outerjoin(ending, ending.c.decision_key == finding_decision.c.key)
        .order_by(finding_decision.c.key)
    )
    if findings is not None:
        query = query.where(finding_decision.c.finding.in_(list(findings)))
    return [
        Decision(
            row.key,
            row.finding,
            row.verdict,
            row.statement,
            row.author,
            row.reason,
            row.at,
            row.ended,
            row.ended_by or "",
            row.ended_reason or "",
        )
        for row in connection.execute(query)
    ]


def settled_statements(connection: Connection, *, held_on: datetime | None = None) -> dict[str, Decision]:
    """The statements that people settled a contradiction with, now or at a moment, by id."""
    return {
        one.statement: one
        for one in decisions(connection)
        if one.verdict == "settle"
        and (one.ended is None if held_on is None else one.at <= held_on and (not one.ended or one.ended > held_on))
    }


def decide(book: Book, id: str, verdict: str, author: str, reason: str, *, statement: str = "") -> None:
    """A person's decision about a finding; an earlier one that stands is ended by it.

    Raises `InvalidValue` without an author or reason, or when a finding is settled by a statement it is not about.
    """
    if verdict not in VERDICTS:
        raise InvalidValue(f"{verdict!r} is no decision: {', '.join(VERDICTS)}")
    if not author.strip() or not reason.strip():
        raise InvalidValue("a decision needs an author and a reason")

    def write(connection: Connection) -> None:
        found = one_finding(connection, id)
        if found is None:
            raise BookError(f"The audit has no finding {id}; it may have been put right.")
        if (verdict == "settle") != (statement in found.finding.statements):
            raise InvalidValue("a finding is settled by one of its statements, and only a settled one names any")
        if found.decision is not None:
            _end(connection, found.decision.key, author, f"decided again: {reason}")
        row = {"finding": id, "verdict": verdict, "statement": statement, "author": author, "reason": reason}
        connection.execute(insert(finding_decision), row | {"at": datetime.now(UTC)})

    book.write(write)


def undo_decision(book: Book, key: int, author: str, reason: str) -> None:
    """End a decision that stands. Raises `BookError` when there is none of that number, or it has ended."""
    if not author.strip() or not reason.strip():
        raise InvalidValue("undoing a decision needs an author and a reason")

    def write(connection: Connection) -> None:
        if connection.execute(select(finding_decision.c.key).where(finding_decision.c.key == key)).first() is None:
            raise BookError(f"{book.name} holds no decision {key}.")
        ending = finding_decision_ending
        if connection.execute(select(ending).where(ending.c.decision_key == key)).first() is not None:
            raise BookError(f"Decision {key} was undone before.")
        _end(connection, key, author, reason)

    book.write(write)


def _end(connection: Connection, key: int, author: str, reason: str) -> None:
    row = {"decision_key": key, "at": datetime.now(UTC), "author": author, "reason": reason}
    connection.execute(insert(finding_decision_ending), row)


# Suggestions


def find_suggestions(
    connection: Connection, *, country: str = "", limit: int, offset: int = 0
) -> tuple[int, list[ListedSuggestion]]:
    """How many pairs there are to judge, and some of them, those first on which most depends.

    Pairs that a person judged since the list was computed are left out.
    """
    condition: ColumnElement[bool] = suggestion.c.key.not_in(_judged_since(connection))
    if country:
        condition = and_(condition, suggestion.c.country == country)
    total = connection.execute(select(func.count()).select_from(suggestion).where(condition)).scalar_one()
    query = select(suggestion).where(condition).order_by(suggestion.c.key).limit(limit).offset(offset)
    return total, [
        ListedSuggestion(
            row.key,
            row.one,
            row.other,
            row.one_party,
            row.other_party,
            row.country,
            row.score,
            row.weight,
            row.reason,
        )
        for row in connection.execute(query)
    ]


def _judged_since(connection: Connection) -> list[int]:
    """The keys of suggestions that a person has judged: looked up by the few judgements of people, not pair by pair."""
    judged, ended = tables.judgement, tables.judgement_ending
    query = (
        select(judged.c.one, judged.c.other)
        .outerjoin(ended, ended.c.judgement_key == judged.c.key)
        .where(ended.c.judgement_key.is_(None), not_(judged.c.author.startswith("rule:")))
    )
    pairs = {frozenset((row.one, row.other)) for row in connection.execute(query)}
    if not pairs:
        return []
    listed = connection.execute(select(suggestion.c.key, suggestion.c.one, suggestion.c.other))
    return [row.key for row in listed if frozenset((row.one, row.other)) in pairs]


def worklist_state(connection: Connection) -> str:
    """A word for the state of decisions and accounts, which change what pages show and not what is computed."""
    newest = [
        connection.execute(select(func.max(column))).scalar() or 0
        for column in (finding_decision.c.key, finding_decision_ending.c.decision_key, account.c.key)
    ]
    ended = connection.execute(select(func.count()).select_from(finding_decision_ending)).scalar_one()
    judged = connection.execute(select(func.max(schema.reading.c.key))).scalar() or 0
    return "/".join(str(number) for number in (*newest, ended, judged))
