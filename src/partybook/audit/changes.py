"""Family L: changes whose word does not go with the years that the same dataset gives their parties."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.audit.finding import Finding, evidence_of
from partybook.audit.lineage import GRACE, LONG, sides_of, year_of
from partybook.audit.register import Party, RegisterView, on_register
from partybook.audit.registry import Rule
from partybook.identity.lineage.claims import Claim, claim
from partybook.model import Statement

EXISTED = Rule(
    "L008",
    "new party existed before",
    "A change is said to have made a new party that its dataset founds years before.",
    "warning",
)
WENT_ON = Rule(
    "L009",
    "ended party goes on",
    "A change is said to have ended a party that its dataset ends only later.",
    "warning",
)


def _dated_claims(view: RegisterView) -> Iterator[tuple[Statement, Claim, Party, Party, int]]:
    """The changes of tables that have a year, each once, with origin and destination."""
    seen: set[tuple[int, int, int]] = set()
    for link in view.links:
        year, both = year_of(link), sides_of(view, link)
        told = claim(link.statement, link.origin, link.destination, "")
        key = (link.origin, link.destination, year or 0)
        if year and both and told and link.statement.evidence.source in view.tables and key not in seen:
            seen.add(key)
            yield link.statement, told, *both, year


def _own(view: RegisterView, statement: Statement, party: Party, property: str) -> list[tuple[int, Statement]]:
    """Foundings or ends of a party as the dataset gives them that tells of the change."""
    return [item for item in party.dated(property) if view.label(item[1]) == view.label(statement)]


@on_register(EXISTED)
def new_party_existed(view: RegisterView) -> Iterator[Finding]:
    """Not of mergers: where one of the merged is much the largest, ParlGov has the others merge into it."""
    for statement, told, origin, heir, year in _dated_claims(view):
        founded = _own(view, statement, heir, "founded")
        if told.after == "new" and told.others != "origin" and founded and founded[-1][0] < year - LONG:
            yield EXISTED.finding(
                f"{heir.name} is said to be new in {year} ({told.words} of {origin.name}), but was founded in "
                f"{founded[-1][0]}",
                evidence_of([statement, founded[-1][1]]),
                statements=[statement, founded[-1][1]],
                subject=heir.name,
            )


@on_register(WENT_ON)
def ended_party_goes_on(view: RegisterView) -> Iterator[Finding]:
    for statement, told, origin, heir, year in _dated_claims(view):
        ended = _own(view, statement, origin, "dissolved")
        if told.before == "ends" and ended and ended[0][0] > year + GRACE:
            yield WENT_ON.finding(
                f"{origin.name} is said to have ended in {year} ({told.words}, {heir.name}), but ended {ended[0][0]}",
                evidence_of([statement, ended[0][1]]),
                statements=[statement, ended[0][1]],
                subject=origin.name,
            )
