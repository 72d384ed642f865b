"""One election, two results of one party: votes and seats exactly, shares after rounding to the fewer decimals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partybook.audit.figures import election_name, implied_total, number
from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.registry import Rule, on_party
from partybook.audit.view import PartyView
from partybook.identity.agreement import election_kind, plain, same_fact, same_share
from partybook.model import PartialDate, Statement

TWO_RESULTS = Rule(
    "C002", "two results of one election", "One party's result in one election is given with two figures.", "warning"
)
FIGURES = ("votes", "vote_share", "seats", "rank")
"""Figures of a result of which two values contradict each other. The size of the house is not the party's."""
_WITNESSES = 2
"""Other parties whose votes and share must imply one total of votes before it settles anything."""


@on_party(TWO_RESULTS)
def two_results(view: PartyView) -> Iterator[Finding]:
    primaries = _inside_parties(view) if view.of("election_result") else set()
    results = [s for s in view.of("election_result") if (*_place(s), s.value) not in primaries]
    for election in _elections(results):
        for figure in FIGURES:
            versions = _versions([s for s in election if number(s, figure) is not None], figure)
            if len(versions) < 2:
                continue
            firsts = [version[0] for version in versions]
            told = [f"{_words(figure, v[0])} ({_places(view, v)})" for v in versions]
            candidate = next((f" ({named})" for s in firsts if (named := s.qualifier("candidate"))), "")
            yield TWO_RESULTS.finding(
                f"{view.subject}{candidate} has {' or '.join(told)} in the {election_name(firsts[0])}",
                evidence_of(firsts),
                statements=[s for version in versions for s in version],
                resolution=_by_implied_total(view, figure, firsts) or _by_majority(figure, versions),
                subject=view.subject.name,
            )


def _elections(results: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Results of one election each, from different places: the rows of one table differ by plan."""
    buckets: dict[tuple[object, ...], list[Statement]] = {}
    for statement in results:
        if isinstance(statement.value, PartialDate) and statement.value.year is not None:
            keys = (plain(str(statement.qualifier(key))) for key in ("district", "round", "of"))
            buckets.setdefault((statement.value.year, election_kind(statement), *keys), []).append(statement)
    for bucket in buckets.values():
        if len({_place(statement) for statement in bucket}) < 2 or len(bucket) > _MOST_ALIKE:
            continue
        elections: list[list[Statement]] = []
        for statement in bucket:
            for election in elections:
                if all(_comparable(statement, other) for other in election):
                    election.append(statement)
                    break
            else:
                elections.append([statement])
        yield from (election for election in elections if len(election) > 1)


_MOST_ALIKE = 300
"""Results of a party in one year that nothing tells apart: more are candidates of a long list, not one election."""


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether two results can contradict each other: one election, two places.

    Two tables of one document stand beside each other because they differ (two councils, a by-election
    and the general one), so both must name the office, the election and the date in one way.
    """
    if _place(one) == _place(other) or not same_fact(one, other):
        return False
    if not _two_tables(one, other):
        return True
    return one.value == other.value and all(
        plain(str(one.qualifier(key))) == plain(str(other.qualifier(key))) for key in ("office", "election")
    )


def _two_tables(one: Statement, other: Statement) -> bool:
    tables = all(s.evidence.where.startswith("table") for s in (one, other))
    return tables and one.evidence.source == other.evidence.source


def _inside_parties(view: PartyView) -> set[tuple[object, ...]]:
    """Tables in which all candidates of one day are of one party: a primary, which is not the election."""
    rows: dict[tuple[object, ...], tuple[set[str], set[str]]] = {}
    for statement in view.around:
        if statement.property == "election_result" and statement.evidence.where.startswith("table"):
            parties, candidates = rows.setdefault((*_place(statement), statement.value), (set(), set()))
            parties.add(plain(statement.subject.name))
            candidates.add(str(statement.qualifier("candidate") or ""))
    return {key for key, (parties, candidates) in rows.items() if len(parties) == 1 and len(candidates - {""}) > 1}


def _place(statement: Statement) -> tuple[str, str]:
    """The table or infobox a result was read from, or its sentence."""
    where = statement.evidence.where
    if where.startswith("infobox"):
        return statement.evidence.source, "infobox"  # fields beside each other are two houses, or two moments
    return statement.evidence.source, where.partition(",")[0] if where.startswith("table") else where


def _versions(results: Sequence[Statement], figure: str) -> list[list[Statement]]:
    """Results by the value of a figure."""
    versions: list[list[Statement]] = []
    for statement in results:
        for version in versions:
            if _agree(figure, statement, version[0]):
                version.append(statement)
                break
        else:
            versions.append([statement])
    return versions


def _agree(figure: str, one: Statement, other: Statement) -> bool:
    a, b = number(one, figure), number(other, figure)
    if a is None or b is None:
        return True
    if figure == "vote_share" and _two_tables(one, other):
        counted = [number(statement, "votes") for statement in (one, other)]
        if None in counted:
            return True  # a share beside no votes may be of another whole, such as two parties preferred
    return same_share(a, b) if figure == "vote_share" else a == b


def _words(figure: str, statement: Statement) -> str:
    shown = f"{number(statement, figure):,f}"
    return {"vote_share": f"{shown}% of the vote", "rank": f"place {shown}"}.get(figure, f"{shown} {figure}")


def _places(view: PartyView, statements: Sequence[Statement]) -> str:
    return listed(list(dict.fromkeys(view.place(s.evidence) for s in statements))[:3])


def _by_majority(figure: str, versions: Sequence[Sequence[Statement]]) -> str:
    counts = [(len({s.evidence.source for s in version}), version[0]) for version in versions]
    counts.sort(key=lambda count: -count[0])
    if counts[0][0] == counts[1][0]:
        return ""
    return (
        f"{_words(figure, counts[0][1])} is more likely: {counts[0][0]} of {sum(c for c, _ in counts)} sources say so"
    )


def _by_implied_total(view: PartyView, figure: str, firsts: Sequence[Statement]) -> str:
    """Which version fits the total of votes that other parties' results in the same election imply."""
    if figure not in ("votes", "vote_share"):
        return ""
    others = [s for s in view.around if s.property == "election_result" and s.subject != firsts[0].subject]
    totals = [bounds for s in others if _same_election(s, firsts[0]) and (bounds := implied_total(s))]
    low, high = max((t[0] for t in totals), default=0), min((t[1] for t in totals), default=0)
    if len(totals) < _WITNESSES or low > high:
        return ""
    fitting = [s for s in firsts if (bounds := implied_total(s)) and bounds[0] <= high and bounds[1] >= low]
    if len(fitting) != 1:
        return ""
    return (
        f"{_words(figure, fitting[0])} fits: its votes and share imply the same total of votes as those of "
        f"{len(totals)} others in that election"
    )


def _same_election(one: Statement, other: Statement) -> bool:
    if not (isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate)):
        return False
    kind = election_kind(one)
    keys = ("district", "round", "of")
    same_part = all(str(one.qualifier(key)) == str(other.qualifier(key)) for key in keys)
    return bool(kind) and kind == election_kind(other) and same_part and one.value.may_equal(other.value)
