"""Statements about one thing gathered into facts: what the sources say of it, which version is preferred, and why.

The preference follows the design: agreement of independent sources, then precision, then the order of the sources and
their words. (A person's decision comes before all of these: see `settled`.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from partybook import terms
from partybook.identity.agreement import FIGURES, election_kind, same_fact, values_agree
from partybook.model import PartialDate, Statement, Value


class Reading(msgspec.Struct, frozen=True):
    """One version of a fact: its most precise value, and every statement that agrees with it."""

    value: Value
    statements: tuple[Statement, ...]

    @property
    def sources(self) -> int:
        """How many sources say it."""
        return len({s.evidence.source for s in self.statements})


class Fact(msgspec.Struct, frozen=True):
    """What is said of one thing: `name` is its property or figure, `readings` has the preferred version first."""

    name: str
    readings: tuple[Reading, ...]
    reason: str = ""

    @property
    def disputed(self) -> bool:
        return len(self.readings) > 1

    @property
    def value(self) -> Value:
        return self.readings[0].value

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for reading in self.readings for s in reading.statements)

    def qualifier(self, name: str) -> Value | None:
        """The qualifier, from the first statement of the preferred version that has it."""
        found = (s.qualifier(name) for s in self.readings[0].statements)
        return next((value for value in found if value is not None), None)


class Result(msgspec.Struct, frozen=True):
    """One election's result: its figures ("votes", "vote_share", "seats", "seats_total", "rank"), each a fact."""

    date: Value
    office: str
    statements: tuple[Statement, ...]
    figures: tuple[tuple[str, Fact], ...]

    def figure(self, name: str) -> Fact | None:
        return dict(self.figures).get(name)

    def text(self, name: str) -> str:
        """A qualifier in words ("candidate", "election", "district", "round"), empty when no statement has it."""
        found = (s.qualifier(name) for s in self.statements)
        return next((str(value) for value in found if value is not None), "")


def _precision(value: Value) -> float:
    """How much a value says: the shorter the time it leaves open, the more digits or words, the more."""
    if isinstance(value, PartialDate):
        if value.earliest is None or value.latest is None:
            return -1e9
        return -float((value.latest - value.earliest).days) - 0.5 * value.approximate
    return float(len(str(value)))


def _reading(statements: Sequence[Statement], value_of: dict[str, Value]) -> Reading:
    best = max(statements, key=lambda s: _precision(value_of[s.id]))
    return Reading(value_of[best.id], tuple(statements))


def gather(property: str, statements: Sequence[Statement], value_of: dict[str, Value] | None = None) -> Fact:
    """One fact from the statements about it. `value_of` gives each statement's value where it is a qualifier."""
    values = value_of or {s.id: s.value for s in statements}
    versions: list[list[Statement]] = []
    for statement in statements:
        for version in versions:
            if all(values_agree(property, values[statement.id], values[other.id]) for other in version):
                version.append(statement)
                break
        else:
            versions.append([statement])
    readings = [_reading(version, values) for version in versions]
    order = sorted(range(len(readings)), key=lambda i: (-readings[i].sources, -_precision(readings[i].value), i))
    ranked = tuple(readings[i] for i in order)
    return Fact(property, ranked, _reason(ranked))


def _reason(ranked: tuple[Reading, ...]) -> str:
    if len(ranked) < 2:
        return ""
    first, second = ranked[:2]
    if first.sources != second.sources:
        return f"preferred because {first.sources} sources agree on it"
    if isinstance(first.value, PartialDate) and _precision(first.value) != _precision(second.value):
        return "preferred because it is more precise"
    return "nothing decides between them; the first in the order of the sources is shown first"


def facts_of(property: str, statements: Iterable[Statement]) -> list[Fact]:
    """The facts of one property: one each for things that hold singly, one for each value where several may hold."""
    groups: list[list[Statement]] = []
    single = terms.properties()[property].holds == "one"
    for statement in statements:
        for group in groups:
            if single and same_fact(group[0], statement):
                group.append(statement)
                break
            if not single and _same_value(property, group[0], statement):
                group.append(statement)
                break
        else:
            groups.append([statement])
    return [gather(property, group) for group in groups]


def _same_value(property: str, a: Statement, b: Statement) -> bool:
    keys = terms.properties()[property].keys
    return values_agree(property, a.value, b.value) and all(
        (x := a.qualifier(key)) is None or (y := b.qualifier(key)) is None or values_agree(key, x, y) for key in keys
    )


def results_of(statements: Sequence[Statement]) -> list[Result]:
    """Election results, one for each election, office, district and round, in order of time."""
    groups: list[list[Statement]] = []
    for statement in statements:
        group = next((g for g in groups if any(same_fact(other, statement) for other in g)), None)
        if group is None:
            groups.append([statement])
        else:
            group.append(statement)
    results = [_result(group) for group in groups]
    return sorted(results, key=lambda r: (_office_order(r.office), str(r.date)))


def _office_order(office: str) -> tuple[int, str]:
    order = ("president", "parliament", "upper_house", "european", "regional", "local")
    return (order.index(office) if office in order else len(order), office)


def _result(statements: list[Statement]) -> Result:
    figures = []
    for name in FIGURES:
        having = {s.id: value for s in statements if (value := s.qualifier(name)) is not None}
        if having:
            figures.append((name, gather(name, [s for s in statements if s.id in having], having)))
    dates = [s.value for s in statements]
    date = max(dates, key=lambda value: (isinstance(value, PartialDate), _precision(value)))
    return Result(date, election_kind(statements[0]), tuple(statements), tuple(figures))
