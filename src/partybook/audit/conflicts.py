"""Two values for one fact, inside a document or between documents, as `terms/properties.toml` declares facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.registry import Rule, on_party
from partybook.audit.view import PartyView
from partybook.identity.agreement import plain as plain_name
from partybook.identity.agreement import same_fact, values_agree
from partybook.model import PartialDate, Quantity, Statement, Value

TWO_VALUES = Rule("C001", "two values for one fact", "A fact that has one value at a time is given two.", "warning")

PROPERTIES = {
    "founded": "was founded",
    "registered": "was registered",
    "dissolved": "was dissolved",
    "membership": "has members:",
    "headquarters": "has its headquarters in",
    "born": "was born",
    "died": "died",
}
"""Properties of which two different values contradict each other, and how a sentence begins that gives one."""

ABOUT_YEARS = 2
"""Years by which a date that calls itself approximate may miss: "around 1993" does not contradict 1995."""


@on_party(TWO_VALUES)
def two_values(view: PartyView) -> Iterator[Finding]:
    for name, words in PROPERTIES.items():
        told = [s for s in view.of(name) if _is_plain(s)]
        versions = _versions(told)
        if len(versions) < 2:
            continue
        firsts = [version[0] for version in versions]
        values = [f"{_show(v[0].value)} ({listed(_places(view, v))})" for v in versions]
        yield TWO_VALUES.finding(
            f"{view.subject} {words} " + " or ".join(values),
            evidence_of(firsts),
            statements=[s for version in versions for s in version],
            resolution=_by_majority(versions) or _by_first_election(view, name, versions),
            subject=view.subject.name,
            severity="note" if name in ("membership", "headquarters") else None,
        )


def _is_plain(statement: Statement) -> bool:
    """Whether a statement is about the party itself and not, by a qualifier, about a part or a stage of it."""
    return all(name in _HARMLESS for name, _ in statement.qualifiers)


_HARMLESS = frozenset({"date", "role", "place", "by", "location"})
"""Qualifiers that do not make a founding, death or address a different one ("of", "stage" and remarks do)."""


def _show(value: Value) -> str:
    return f"{value.number:,f}" if isinstance(value, Quantity) else str(value)


def _places(view: PartyView, statements: Sequence[Statement]) -> list[str]:
    return list(dict.fromkeys(view.place(s.evidence) for s in statements))[:3]


def _versions(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements by the value they give; empty when none contradicts another.

    A value that agrees with two versions (1993 with both 1993-05 and 1993-11) joins the first.
    """
    versions: list[list[Statement]] = []
    for statement in sorted(statements, key=lambda s: -_precision(s.value)):
        for version in versions:
            if not all(_contradict(statement, other) for other in version):
                version.append(statement)
                break
        else:
            versions.append([statement])
    order = {s.id: at for at, s in enumerate(statements)}
    return sorted((sorted(v, key=lambda s: order[s.id]) for v in versions), key=lambda v: order[v[0].id])


def _precision(value: Value) -> int:
    return len(value.edtf) if isinstance(value, PartialDate) and not value.is_interval else 0


def _contradict(one: Statement, other: Statement) -> bool:
    """Whether two statements of one fact cannot both be right."""
    same_field = one.evidence.source == other.evidence.source and one.evidence.where == other.evidence.where
    if same_field or not same_fact(one, other) or values_agree(one.property, one.value, other.value):
        return False
    a, b = one.value, other.value
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return _dates_contradict(a, b)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        both_dated = one.qualifier("date") is not None and other.qualifier("date") is not None
        undated = one.qualifier("date") is None and other.qualifier("date") is None
        return (both_dated or undated) and not _rounded(a.number, b.number)
    if one.property == "headquarters":
        return _is_town(str(a)) and _is_town(str(b))
    return type(a) is type(b)


def _dates_contradict(one: PartialDate, other: PartialDate) -> bool:
    if not (one.approximate or other.approximate):
        return True
    return one.year is not None and other.year is not None and abs(one.year - other.year) > ABOUT_YEARS


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether the rounder of two counts is the other one rounded: 60,000 does not contradict 61,204."""
    digits = min(
        len(str(n.normalize().as_tuple().digits)) and len(n.normalize().as_tuple().digits) for n in (one, other)
    )
    short, long = sorted((one, other), key=lambda n: len(n.normalize().as_tuple().digits))
    unit = Decimal(1).scaleb(short.adjusted() - digits + 1)
    return abs(short - long) < unit


def _is_town(place: str) -> bool:
    """Whether an address is only a name of a place, so that another name contradicts it."""
    return len(plain_name(place).split()) == 1 and not any(char.isdigit() for char in place)


def _by_majority(versions: Sequence[Sequence[Statement]]) -> str:
    """The value that more independent sources give."""
    counts = sorted(((len({s.evidence.source for s in v}), _show(v[0].value)) for v in versions), reverse=True)
    if counts[0][0] > counts[1][0]:
        total = sum(count for count, _ in counts)
        return f"{counts[0][1]} is more likely: {counts[0][0]} of {total} sources give it"
    return ""


def _by_first_election(view: PartyView, name: str, versions: Sequence[Sequence[Statement]]) -> str:
    """A founding after the party's first result cannot be the founding."""
    results = [s for s in view.of("election_result") if isinstance(s.value, PartialDate) and s.value.latest]
    if name != "founded" or not results or len(versions) != 2:
        return ""
    first = min(results, key=lambda s: (s.value.latest, s.evidence.start) if isinstance(s.value, PartialDate) else ())
    day = first.value.latest if isinstance(first.value, PartialDate) else None
    late = [
        v
        for v in versions
        if isinstance(v[0].value, PartialDate) and v[0].value.earliest and day and v[0].value.earliest > day
    ]
    if len(late) != 1:
        return ""
    kept = next(v for v in versions if v is not late[0])
    return (
        f"{_show(kept[0].value)} is more likely: the party already has a result in {first.value} "
        f"({view.place(first.evidence)})"
    )
