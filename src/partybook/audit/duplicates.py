"""Family I across sources: one party entered twice, one name for several, one id for two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.register import Party, RegisterView, on_register
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
    for parties in _namesakes(view):
        for place, one in enumerate(parties):
            for other in parties[place + 1 :]:
                shared = one.schemes & other.schemes - SHARED_SCHEMES - {"wikidata"}
                if shared and _alike(one, other):
                    statements = [_name(one), _name(other)]
                    yield TWICE.finding(
                        f"{one.name} ({one.country}) is entered twice in {listed(sorted(shared))}: "
                        f"{_entries(one, shared)} and {_entries(other, shared)}",
                        evidence_of(statements),
                        statements=statements,
                        subject=one.name,
                    )


@on_register(ONE_NAME)
def one_name_for_several(view: RegisterView) -> Iterator[Finding]:
    for parties in _namesakes(view):
        apart = [party for party in parties if party.life.first is not None]
        told = [f"{party.name} of {party.life.first}–{party.life.ended or ''}" for party in apart]
        if len(apart) > 1 and not any(_alike(apart[0], other) for other in apart[1:]):
            statements = [_name(party) for party in apart]
            yield ONE_NAME.finding(
                f"{len(apart)} parties of {apart[0].country} have one name: {listed(told)}",
                evidence_of(statements),
                statements=statements,
                resolution="kept apart: their years or ids differ",
                subject=apart[0].name,
            )


def _namesakes(view: RegisterView) -> list[list[Party]]:
    """Parties of one country that share a full name, as some source writes it."""
    found: dict[tuple[str, str], dict[int, Party]] = defaultdict(dict)
    for party in view.parties.values():
        if party.country and party.schemes - SHARED_SCHEMES:
            for statement in party.of("name"):
                name = plain(str(statement.value))
                if len(name.split()) >= _FEW_WORDS and statement.qualifier("start") is None:
                    found[party.country, name][party.id] = party
    groups = {tuple(sorted(parties)): list(parties.values()) for parties in found.values() if len(parties) > 1}
    return list(groups.values())


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


def _name(party: Party) -> Statement:
    """The statement of its name that stands for a party."""
    return (party.of("name") or list(party.statements))[0]


@on_register(ONE_PAGE)
def one_page_for_two(view: RegisterView) -> Iterator[Finding]:
    for shared in view.shared:
        yield ONE_PAGE.finding(
            f"{listed(list(shared.entries))} all give {shared.key} as theirs",
            evidence_of(shared.statements),
            statements=shared.statements,
            resolution="the page is about an election, which tells of several parties"
            if _ELECTION.search(shared.key)
            else "not used as evidence of who is who",
            subject=shared.statements[0].subject.name,
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
