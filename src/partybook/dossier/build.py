"""All facts of a party, in the order in which a reader asks for them, today or on a date in history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from partybook.dossier.facts import Fact, Result, facts_of, results_of
from partybook.model import Mention, PartialDate, Source, Statement

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Names": ("name", "native_name", "abbreviation", "former_name", "renamed_to"),
    "Lifeline": ("founded", "founder", "registered", "deregistered", "banned", "legalised", "dissolved"),
    "Lineage": ("predecessor", "successor", "split_from", "merger_of", "merged_into", "absorbed"),
    "Leaders": ("leader",),
    "Positions": ("ideology", "position", "stance"),
    "Affiliations": ("member_of", "alliance_with", "youth_wing"),
    "Organisation": ("country", "headquarters", "newspaper", "membership", "seat_holder", "endorsed_candidate"),
    "Marks": ("colour", "website", "logo", "identifier"),
}
"""Headings of a dossier and the properties below each, in order."""


class Dossier(msgspec.Struct, frozen=True):
    """What the sources say of one party. `sections` maps a heading to its facts; `results` are its elections.

    `distinct` are parties it is not, `sources` the documents by id, in the order in which they are cited.
    """

    name: str
    sections: tuple[tuple[str, tuple[Fact, ...]], ...]
    results: tuple[Result, ...]
    distinct: tuple[Fact, ...]
    sources: tuple[Source, ...]
    as_of: PartialDate | None = None


def build_dossier(
    party: Mention, statements: Iterable[Statement], sources: Sequence[Source], as_of: PartialDate | None = None
) -> Dossier:
    """The dossier of a party from the statements about it.

    With `as_of`, only what can have held then: tenures and memberships that cover it, results and events up to it.
    """
    held = list(statements) if as_of is None else _held(list(statements), as_of)
    by_property: dict[str, list[Statement]] = {}
    for statement in held:
        by_property.setdefault(statement.property, []).append(statement)
    sections = []
    for heading, properties in SECTIONS.items():
        facts = [fact for name in properties for fact in facts_of(name, by_property.get(name, []))]
        if facts:
            sections.append((heading, tuple(sorted(facts, key=_tenure) if heading == "Leaders" else facts)))
    cited = {s.evidence.source for s in held}
    return Dossier(
        party.name,
        tuple(sections),
        tuple(results_of(by_property.get("election_result", []))),
        tuple(facts_of("distinct_from", by_property.get("distinct_from", []))),
        tuple(source for source in sources if source.id in cited),
        as_of,
    )


def _tenure(fact: Fact) -> tuple[str, str]:
    start = fact.qualifier("start") or fact.qualifier("date")
    return (str(start) if start else "9999", str(fact.qualifier("role") or ""))


_EVENTS = ("founded", "registered", "deregistered", "banned", "legalised", "dissolved", "election_result")


def _held(statements: Sequence[Statement], day: PartialDate) -> list[Statement]:
    """What can have held on a date. Who led "2001–2004" by one source and without dates by another did not in 2006."""
    dated = {(s.property, s.value) for s in statements if _is_dated(s)}
    return [s for s in statements if _holds(s, day) and (_is_dated(s) or (s.property, s.value) not in dated)]


def _is_dated(statement: Statement) -> bool:
    return any(statement.qualifier(name) is not None for name in ("start", "end", "date"))


def _holds(statement: Statement, day: PartialDate) -> bool:
    """Whether a statement can have held on a date: nothing dated after it, no tenure that ended before it."""
    if statement.property in _EVENTS:
        return not _after(statement.value, day)
    if _after(statement.qualifier("start"), day) or _after(statement.qualifier("date"), day):
        return False
    end = statement.qualifier("end")
    return not (isinstance(end, PartialDate) and end.latest and day.earliest and end.latest < day.earliest)


def _after(value: object, day: PartialDate) -> bool:
    return isinstance(value, PartialDate) and bool(value.earliest and day.latest and value.earliest > day.latest)
