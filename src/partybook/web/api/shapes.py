"""The fields of the API's answers. A field is never renamed or removed within a version; new ones may come."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")


class Party(msgspec.Struct, frozen=True):
    """A party: years are those sources give or imply, null where nothing is said."""

    id: int
    name: str
    country: str
    first_year: int | None
    last_year: int | None
    statements: int
    page: str


class Match(msgspec.Struct, frozen=True):
    """A party found by a name: `distance` is 0 for its own whole name, more for lesser and mistyped ones."""

    id: int
    name: str
    country: str
    first_year: int | None
    last_year: int | None
    matched: str
    property: str
    distance: float


class Country(msgspec.Struct, frozen=True):
    """What the book holds of a country."""

    name: str
    slug: str
    parties: int
    statements: int
    elections: int
    first_year: int | None
    last_year: int | None


class Chart(msgspec.Struct, frozen=True):
    """A kind of chart, and whether it is of a country, a party or an election."""

    kind: str
    about: str
    title: str
    description: str


class Span(msgspec.Struct, frozen=True):
    """A name or an office-holder, from and until; dates are EDTF."""

    words: str
    start: str | None
    end: str | None
    role: str
    language: str
    statements: tuple[str, ...]


class Election(msgspec.Struct, frozen=True):
    """An election: `id` is its address below /api/v1/elections; of its sources the measured one is first."""

    id: str
    name: str
    country: str
    date: str
    kind: str
    parties: int
    sources: tuple[str, ...]


class PartyFigures(msgspec.Struct, frozen=True):
    """What one source says a party won; null is unknown, 0 is none."""

    source: str
    party: int | None
    name: str
    district: str
    candidate: str
    alliance: str
    votes: float | None
    vote_share: float | None
    seats: float | None


class Measure(msgspec.Struct, frozen=True):
    """A measure of an election."""

    election: str
    country: str
    date: str
    measure: str
    value: float


class Place(msgspec.Struct, frozen=True):
    """Characters of a source, and the words that stand there."""

    source: str
    where: str
    start: int
    end: int
    quote: str


class Statement(msgspec.Struct, frozen=True):
    """A statement in the statement format, as `partybook extract` prints it, always with all fields."""

    id: str
    subject: str
    subject_kind: str
    property: str
    value: Any
    language: str
    script: str
    qualifiers: dict[str, Any]
    certainty: str
    evidence: Place
    extractor: str


class Event(msgspec.Struct, frozen=True):
    """Something that happened to a statement."""

    at: str
    kind: str
    by: str
    reason: str
    successor: str


class StatementWithHistory(msgspec.Struct, frozen=True):
    """A statement, and when it was recorded, superseded or retracted."""

    statement: Statement
    history: tuple[Event, ...]


class Finding(msgspec.Struct, frozen=True):
    """A finding of the audit; `decision` is empty while nobody decided."""

    id: str
    rule: str
    severity: str
    message: str
    resolution: str
    country: str
    party: int | None
    statements: tuple[str, ...]
    evidence: tuple[Place, ...]
    decision: str
    decided_by: str
    decision_reason: str


class Suggestion(msgspec.Struct, frozen=True):
    """Two mentions that may be one party."""

    one: str
    other: str
    one_party: int | None
    other_party: int | None
    country: str
    probability: float
    statements: int
    reason: str


class Source(msgspec.Struct, frozen=True):
    """A source without its text."""

    id: str
    name: str
    title: str
    format: str
    characters: int
    recorded: str
    statements: int


class SourceText(msgspec.Struct, frozen=True):
    """A part of a source's text, from `start`."""

    id: str
    name: str
    format: str
    characters: int
    start: int
    text: str


class Page(msgspec.Struct, Generic[T], frozen=True):
    """A part of a list: `total` items in all, `next` the address of what follows, null at the end."""

    items: list[T]
    total: int
    limit: int
    offset: int
    next: str | None


class Index(msgspec.Struct, frozen=True):
    """What the book holds, and where to ask."""

    book: str
    version: str
    parties: int
    sources: int
    countries: int
    links: dict[str, str]


class Problem(msgspec.Struct, frozen=True):
    """An error: one sentence that says what is wrong."""

    status: int
    detail: str
