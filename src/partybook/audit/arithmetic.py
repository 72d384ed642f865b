"""Figures that do not add up: shares, totals, seats, changes and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from partybook.audit.figures import election_name, half_unit, implied_total, number
from partybook.audit.finding import Finding, evidence_of
from partybook.audit.registry import Rule, on_document, on_party
from partybook.audit.view import DocumentView, PartyView
from partybook.model import PartialDate, Quantity, Statement

SHARES = Rule(
    "A001", "shares above 100%", "The shares of one election's table sum to more than a hundred per cent.", "warning"
)
RATIO = Rule(
    "A003",
    "votes against share",
    "A party's votes and its share imply another total of votes than those of the other parties.",
    "warning",
)
HOUSE = Rule("A004", "seats above the house", "A party has more seats than the house it sits in.", "error")
CHANGE = Rule(
    "A005",
    "change against seats",
    "The change of seats is not the difference of the seats before and after.",
    "warning",
)
RANK = Rule(
    "A006", "place against votes", "A party stands behind another one in rank, but before it in votes.", "warning"
)
PERCENT = Rule("A007", "share above 100%", "One party's share of the vote is more than a hundred per cent.", "error")
NEGATIVE = Rule("A008", "negative count", "Votes, seats or members below zero.", "error")

Key = tuple[str, ...]

SHARES_MOST = Decimal(110)
"""Above this sum the rows are not parts of one whole: an alliance beside its members, or several votes a voter."""
RATIO_LEAST_ROWS = 3
"""Other rows that must agree on a total before one that differs is the fault."""
RATIO_TOLERANCE = Decimal("0.02")
"""Part by which an implied total may miss the others' beyond rounding: shares are taken of valid or of all votes."""


def _tables(view: DocumentView) -> Iterator[list[Statement]]:
    """Results of one election in one table, across parties: at least two parties or candidates."""
    groups: dict[Key, list[Statement]] = {}
    for statement in view.statements:
        where = statement.evidence.where
        if statement.property == "election_result" and where.startswith("table"):
            keys = (str(statement.qualifier(k)) for k in ("election", "office", "district", "round"))
            groups.setdefault((where.partition(",")[0], str(statement.value), *keys), []).append(statement)
    for group in groups.values():
        if len({str(s.qualifier("candidate") or s.subject) for s in group}) > 1:
            yield group


@on_document(SHARES)
def shares_above_hundred(view: DocumentView) -> Iterator[Finding]:
    for group in _tables(view):
        shares = [(s, q) for s in group if isinstance(q := s.qualifier("vote_share"), Quantity) and not q.bound]
        total = sum((q.number for _, q in shares), Decimal(0))
        rounding = sum((half_unit(q.number) for _, q in shares), Decimal(0))
        if 100 + rounding < total <= SHARES_MOST:
            yield SHARES.finding(
                f"the shares of {len(shares)} rows sum to {total}%, more than rounding explains "
                f"({election_name(group[0])})",
                evidence_of([s for s, _ in shares]),
                statements=[s for s, _ in shares],
                subject=view.name,
            )


@on_document(RATIO)
def votes_against_share(view: DocumentView) -> Iterator[Finding]:
    for group in _tables(view):
        implied = [(s, bounds) for s in group if (bounds := implied_total(s))]
        if len(implied) <= RATIO_LEAST_ROWS:
            continue
        middle = Decimal(median((low + high) / 2 for _, (low, high) in implied))
        low, high = middle * (1 - RATIO_TOLERANCE), middle * (1 + RATIO_TOLERANCE)
        odd = [(s, b) for s, b in implied if b[1] < low or b[0] > high]
        if not odd or len(implied) - len(odd) < max(RATIO_LEAST_ROWS, 3 * len(odd)):
            continue  # no total that most rows agree on: the shares are of several wholes
        for statement, (least, most) in odd:
            votes, share = number(statement, "votes"), number(statement, "vote_share")
            yield RATIO.finding(
                f"{statement.subject}: {votes:,f} votes are {share}% of about {(least + most) / 2:,.0f}, but the other "
                f"rows imply about {middle:,.0f} votes in all ({election_name(statement)})",
                (statement.evidence,),
                statements=(statement,),
                resolution=_settle(votes or Decimal(0), share or Decimal(0), middle),
                subject=statement.subject.name,
            )


def _settle(votes: Decimal, share: Decimal, total: Decimal) -> str:
    return (
        f"{votes:,f} votes would be {votes * 100 / total:.2f}% of that total, and {share}% would be "
        f"{share * total / 100:,.0f} votes"
    )


@on_party(HOUSE)
def seats_above_house(view: PartyView) -> Iterator[Finding]:
    for statement in view.of("election_result"):
        seats, total = number(statement, "seats"), number(statement, "seats_total")
        if seats is not None and total is not None and seats > total:
            yield HOUSE.finding(
                f"{view.subject} has {seats} seats in a house of {total} ({election_name(statement)})",
                (statement.evidence,),
                statements=(statement,),
                subject=view.subject.name,
            )


@on_party(CHANGE)
def change_against_seats(view: PartyView) -> Iterator[Finding]:
    for series in _series(view):
        for before, after in pairwise(series):
            old, new = number(before, "seats"), number(after, "seats")
            change = after.qualifier("change")
            if old is None or new is None or not isinstance(change, Quantity) or change.unit != "seats":
                continue
            if new - old != change.number:
                yield CHANGE.finding(
                    f"{view.subject} went from {old} to {new} seats between {before.value} and {after.value}, a change "
                    f"of {new - old:+f}, but the table says {change.number:+f}",
                    (after.evidence, before.evidence),
                    statements=(after, before),
                    subject=view.subject.name,
                )


def _series(view: PartyView) -> Iterator[Sequence[Statement]]:
    """The results of one table across elections, in the order of time; none when two fall into one year."""
    groups: dict[Key, list[Statement]] = {}
    for statement in view.of("election_result"):
        where = statement.evidence.where
        if where.startswith("table") and isinstance(statement.value, PartialDate) and statement.value.earliest:
            keys = (str(statement.qualifier(k)) for k in ("office", "district", "round", "of"))
            groups.setdefault((statement.evidence.source, where.partition(",")[0], *keys), []).append(statement)
    for group in groups.values():
        ordered = sorted(group, key=lambda s: str(s.value))
        if len({s.value for s in group}) == len(group):
            yield ordered


@on_document(RANK)
def place_against_votes(view: DocumentView) -> Iterator[Finding]:
    for group in _tables(view):
        ranked = [(s, r, v) for s in group if (r := number(s, "rank")) and (v := number(s, "votes")) is not None]
        ranked.sort(key=lambda row: row[1])
        for (first, rank, votes), (second, next_rank, next_votes) in pairwise(ranked):
            if rank < next_rank and votes < next_votes and not _seats_explain(first, second):
                yield RANK.finding(
                    f"{first.subject} is placed {rank} with {votes:,f} votes before {second.subject}, placed "
                    f"{next_rank} with {next_votes:,f} ({election_name(first)})",
                    (first.evidence, second.evidence),
                    statements=(first, second),
                    subject=first.subject.name,
                )


def _seats_explain(first: Statement, second: Statement) -> bool:
    one, other = number(first, "seats"), number(second, "seats")
    return one is not None and (other is None or one > other)


@on_party(PERCENT)
def share_above_hundred(view: PartyView) -> Iterator[Finding]:
    for statement in view.of("election_result"):
        share = number(statement, "vote_share")
        if share is not None and share > 100:
            yield PERCENT.finding(
                f"{view.subject} has {share}% of the vote ({election_name(statement)})",
                (statement.evidence,),
                statements=(statement,),
                subject=view.subject.name,
            )


@on_party(NEGATIVE)
def negative_counts(view: PartyView) -> Iterator[Finding]:
    for statement in view.of("election_result", "membership"):
        figures = [(n, statement.qualifier(n)) for n in ("votes", "vote_share", "seats", "seats_total", "rank")]
        for name, value in [*figures, ("membership", statement.value)]:
            if isinstance(value, Quantity) and value.number < 0:
                yield NEGATIVE.finding(
                    f"{view.subject} has {name.replace('_', ' ')} {value.number}, below zero",
                    (statement.evidence,),
                    statements=(statement,),
                    subject=view.subject.name,
                )
