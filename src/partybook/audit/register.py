"""What rules over all parties of a book look at: every party with what all sources say of it, and their lineage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

import msgspec

from partybook.audit.finding import Finding, arrange
from partybook.audit.registry import Rule
from partybook.identity.lineage.event import Event
from partybook.identity.lineage.life import Life
from partybook.model import PartialDate, Statement


class Party(msgspec.Struct, frozen=True):
    """One party: its mentions' keys, the statements about it, and the dates of its results by dataset."""

    id: int
    name: str
    country: str
    life: Life
    nodes: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    results: tuple[tuple[str, PartialDate], ...] = ()

    def of(self, *properties: str) -> list[Statement]:
        """The asserted statements of these properties."""
        return [s for s in self.statements if s.property in properties and s.certainty == "asserted"]

    def dated(self, property: str) -> list[tuple[int, Statement]]:
        """Years with their statements, earliest first; those about a part or a stage of the party left out."""
        found = [
            (s.value.year, s)
            for s in self.of(property)
            if isinstance(s.value, PartialDate) and s.value.year is not None and s.qualifier("of") is None
        ]
        return sorted(found, key=lambda item: item[0])

    @property
    def schemes(self) -> frozenset[str]:
        """The lists it is on."""
        return frozenset(node.partition(":")[0] for node in self.nodes)


class Link(msgspec.Struct, frozen=True):
    """A lineage statement with the parties on both sides, by id."""

    statement: Statement
    origin: int
    destination: int


class Shared(msgspec.Struct, frozen=True):
    """An identifier that several entries of one list claim: the statements that give it."""

    key: str
    entries: tuple[str, ...]
    statements: tuple[Statement, ...]


class RegisterView(msgspec.Struct, frozen=True, dict=True):
    """All parties of a book. `labels` names the dataset or document of each source, `tables` are the sources that are
    tables of a dataset; `refused` are judgements that contradict others, each with why and a statement it rests on."""

    parties: Mapping[int, Party]
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    labels: Mapping[str, str]
    tables: frozenset[str] = frozenset()
    shared: tuple[Shared, ...] = ()
    refused: tuple[tuple[str, Statement], ...] = ()
    undefined: tuple[Finding, ...] = ()

    def label(self, statement: Statement) -> str:
        """The dataset or document a statement is from."""
        return self.labels.get(statement.evidence.source, statement.evidence.source)

    def family(self, statement: Statement) -> str:
        """As `label`, with all documents taken together."""
        return self.label(statement) if statement.evidence.source in self.tables else "documents"

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Every statement about a party by its id."""
        return {statement.id: statement for party in self.parties.values() for statement in party.statements}


RENAMED_WITHIN = 1
"""Years before the end that others give a party within which a new name may have been taken in its stead."""


def renamed(view: RegisterView, party: Party, dataset: str, ended: int) -> list[Statement]:
    """The name that a dataset gives a party from about its end on, or from later: what others end is renamed there."""
    named = [
        (date.year, statement)
        for statement in party.of("name")
        if view.label(statement) == dataset and isinstance(date := statement.qualifier("start"), PartialDate)
    ]
    return [statement for year, statement in named if year is not None and year >= ended - RENAMED_WITHIN][:1]


Run = Callable[[RegisterView], Iterator[Finding]]
register_checks: list[tuple[Rule, Run]] = []


def on_register(rule: Rule) -> Callable[[Run], None]:
    """Register a rule that looks at all parties of a book at once."""

    def register(run: Run) -> None:
        register_checks.append((rule, run))

    return register


def audit_register(view: RegisterView, chosen: Collection[str] = ()) -> list[Finding]:
    """The findings over all parties of a book. `chosen` names codes of rules or letters of families, empty for all."""
    found = [
        finding
        for rule, run in register_checks
        if not chosen or any(rule.code.startswith(code.upper()) for code in chosen)
        for finding in run(view)
    ]
    return arrange(found)
