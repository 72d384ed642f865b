"""Lineage statements as claims: which party came from which, what the source says happened to each, and when."""

from __future__ import annotations

from functools import cache

import msgspec

from partybook import terms
from partybook.identity.lineage.event import Agent, Continuity, Extent, Side
from partybook.model import PartialDate, Statement


class Claim(msgspec.Struct, frozen=True):
    """What one statement says of an origin and a destination, by their party ids.

    `source` is the dataset or document; `others` the side on which the source's word implies a party it does not name.
    """

    origin: int
    destination: int
    before: Continuity
    after: Continuity
    extent: Extent
    agent: Agent
    rank: int
    date: PartialDate | None
    source: str
    statement: str
    words: str
    others: Side | None = None


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rank: int
    subject: Side | None = None
    origin: Continuity = "unknown"
    destination: Continuity = "unknown"
    extent: Extent = "unknown"
    agent: Agent = "unknown"
    others: Side | None = None


@cache
def _declared() -> tuple[dict[str, _Declared], dict[str, _Declared]]:
    known = terms.load("lineage")
    properties = msgspec.convert(known["properties"], dict[str, _Declared])
    return properties, msgspec.convert(known["changes"], dict[str, _Declared])


def lineage_properties() -> frozenset[str]:
    """The properties whose statements are claims."""
    return frozenset(_declared()[0])


def claim(statement: Statement, subject: int, value: int, source: str) -> Claim | None:
    """The claim a statement makes about two parties; None when it is denied or about one party alone twice."""
    properties, changes = _declared()
    declared = properties.get(statement.property)
    if declared is None or statement.certainty == "denied":
        return None
    word = statement.qualifier("change")
    change = changes.get(str(word)) if word is not None else None
    said = change or declared
    origin, destination = (value, subject) if declared.subject == "destination" else (subject, value)
    return Claim(
        origin,
        destination,
        said.origin,
        said.destination,
        said.extent,
        said.agent,
        said.rank,
        _date(statement),
        source,
        statement.id,
        str(word) if word is not None else statement.property.replace("_", " "),
        said.others,
    )


def _date(statement: Statement) -> PartialDate | None:
    date = statement.qualifier("date")
    return date if isinstance(date, PartialDate) else None
