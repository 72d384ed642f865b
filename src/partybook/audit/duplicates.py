"""Family I across sources: one party entered twice, one name for several, one id for two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.register import Party, RegisterView, Shared, on_register
from partybook.audit.registry import Rule
from partybook.identity.agreement import plain
from partybook.identity.nodes import SHARED_SCHEMES
from partybook.model import Statement

TWICE = Rule(
    "I010",
    "entered twice",
    "Two entries of one list have the same name, country and years: near certainly one party.",
    "warning",
)
ONE_NAME = Rule("I011", "one name, several parties", "Several parties of one country have the same full name.", "note")
ONE_PAGE = Rule(
    "I012", "one page for two entries", "Two entries of one list give the same page or item as theirs.", "warning"
)
CONTRADICTED = Rule(
    "I013",
    "identifiers contradict",
    "Following the identifiers that sources give leads to two ids of one list.",
    "warning",
)

CLOSE = 1
"""Years between the beginnings of two entries that are one party."""

_ELECTION = re.compile(r"\belections?\b", re.IGNORECASE)
_FEW_WORDS = 2
"""Names of fewer words ("Unity", "Future") are taken by many."""


@on_register(TWICE)
def entered_twice(view: RegisterView) -> Iterator[Finding]:
    """Not where two lists tell them apart, where one is said to have come from the other (these are two stages), or
    where their abbreviations differ: a table may give one native name to two parties by mistake."""
    told: set[tuple[int, int]] = set()
    linked = {(link.origin, link.destination) for link in view.links}
    for name, parties in _namesakes(view):
        for one, other in combinations(parties, 2):
            shared = one.schemes & other.schemes - SHARED_SCHEMES - {"wikidata"}
            stages = {(one.id, other.id), (other.id, one.id)} & linked
            alike = _alike(one, other) and not _differ_in_short(one, other)
            if len(shared) == 1 and alike and not stages and (one.id, other.id) not in told:
                told.add((one.id, other.id))
                statements = [_named(one, name), _named(other, name)]
                yield TWICE.finding(
                    f"{one.name} ({one.country}) is entered twice in {listed(sorted(shared))}: "
                    f"{_entries(one, shared)} and {_entries(other, shared)}",
                    evidence_of(statements),
                    statements=statements,
                    subject=one.name,
                )


@on_register(ONE_NAME)
def one_name_for_several(view: RegisterView) -> Iterator[Finding]:
    linked = {(link.origin, link.destination) for link in view.links}
    told: list[set[int]] = []
    for name, parties in sorted(_namesakes(view), key=lambda group: -len(group[1])):
        apart = [party for party in parties if party.life.first is not None]
        ids = {party.id for party in apart}
        pairs = list(combinations(apart, 2))
        if not pairs or any(ids <= known for known in told) or not all(_held_apart(*pair) for pair in pairs):
            continue
        told.append(ids)
        statements = [_named(party, name) for party in apart]
        lives = [f"{party.name} of {party.life.first}–{party.life.ended or ''}" for party in apart]
        related = any((a.id, b.id) in linked or (b.id, a.id) in linked for a, b in pairs)
        yield ONE_NAME.finding(
            f"{len(apart)} parties of {apart[0].country} have the name “{statements[0].value}”: {listed(lives)}",
            evidence_of(statements),
            statements=statements,
            resolution="kept apart: a change leads from one to another"
            if related
            else "kept apart: their years or ids differ",
            subject=apart[0].name,
        )


def _namesakes(view: RegisterView) -> list[tuple[str, list[Party]]]:
    """Parties of one country that share a full name, as some source writes it, by that name."""
    found: dict[tuple[str, str], dict[int, Party]] = defaultdict(dict)
    for party in view.parties.values():
        if party.country and party.schemes - SHARED_SCHEMES:
            for statement in party.of("name"):
                name = plain(str(statement.value))
                if len(name.split()) >= _FEW_WORDS and statement.qualifier("start") is None:
                    found[party.country, name][party.id] = party
    return [(name, list(parties.values())) for (_, name), parties in found.items() if len(parties) > 1]


def _differ_in_short(one: Party, other: Party) -> bool:
    """Whether both have abbreviations and share none."""
    short = [{plain(str(s.value)) for s in party.of("abbreviation")} for party in (one, other)]
    return bool(short[0] and short[1]) and not short[0] & short[1]


def _held_apart(one: Party, other: Party) -> bool:
    """Whether namesakes are two parties for sure: their beginnings differ, and a list has both or one ended first.

    Else they may be one party that two lists have, which `partybook judge queue` asks about.
    """
    lists = one.schemes & other.schemes - SHARED_SCHEMES - {"wikidata"}
    ended = any(
        a.life.ended is not None and b.life.first is not None and a.life.ended <= b.life.first
        for a, b in ((one, other), (other, one))
    )
    return not _alike(one, other) and bool(lists or ended)


def _named(party: Party, name: str) -> Statement:
    """The statement that gives a party that name."""
    return next(statement for statement in party.of("name") if plain(str(statement.value)) == name)


def _alike(one: Party, other: Party) -> bool:
    """Whether two lives can be one: they begin within a year of each other, and no ends differ."""
    if one.life.first is None or other.life.first is None:
        return False
    ends = one.life.ended, other.life.ended
    if None not in ends and abs((ends[0] or 0) - (ends[1] or 0)) > CLOSE:
        return False
    return abs(one.life.first - other.life.first) <= CLOSE


def _entries(party: Party, schemes: frozenset[str]) -> str:
    return listed([node for node in party.nodes if node.partition(":")[0] in schemes])


@on_register(ONE_PAGE)
def one_page_for_two(view: RegisterView) -> Iterator[Finding]:
    """A page and an item that the same entries share are one finding."""
    by_entries: dict[tuple[str, ...], list[Shared]] = defaultdict(list)
    for shared in view.shared:
        by_entries[shared.entries].append(shared)
    for entries, found in by_entries.items():
        statements = [statement for shared in found for statement in shared.statements]
        every = "both" if len(entries) == 2 else "all"
        yield ONE_PAGE.finding(
            f"{listed(list(entries))} {every} give {listed([shared.key for shared in found])} as theirs",
            evidence_of(statements),
            statements=statements,
            resolution="the page is about an election, which tells of several parties"
            if any(_ELECTION.search(shared.key) for shared in found)
            else "not used as evidence of who is who",
            subject=statements[0].subject.name,
        )


@on_register(CONTRADICTED)
def contradicting_identifiers(view: RegisterView) -> Iterator[Finding]:
    """Not where the contradiction is only that two entries give one page, which I012 reports."""
    shared = {statement.id for item in view.shared for statement in item.statements}
    shared_keys = {item.key for item in view.shared}
    for reason, statement in view.refused:
        if statement.id in shared or any(f"{key} " in reason or f"{key};" in reason for key in shared_keys):
            continue
        yield CONTRADICTED.finding(
            reason, evidence_of([statement]), statements=[statement], subject=statement.subject.name
        )
