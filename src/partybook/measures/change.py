"""Volatility of every pair of consecutive elections in a table, under one identity rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import polars as pl

from partybook.measures import bounds, volatility
from partybook.measures.decisions import Decisions
from partybook.measures.grouping import Floats, Formula, Groups
from partybook.measures.identity_rules import BREAKING, Event, between, same_unit, within
from partybook.measures.shares import Shares

FORMULAS: dict[str, Formula] = {
    "pedersen": volatility.pedersen,
    "type_a": volatility.type_a,
    "type_b": volatility.type_b,
    "regeneration": volatility.regeneration,
    "alteration": volatility.alteration,
    "other_volatility": volatility.other_volatility,
    "new_party_share": volatility.new_party_share,
}


class Pair(NamedTuple):
    """Two consecutive elections, by their numbers."""

    before: int
    after: int


class Changes(NamedTuple):
    """Units of all pairs: which pair each belongs to, and its shares at both elections."""

    pairs: list[Pair]
    groups: Groups
    before: Floats
    after: Floats
    rest_before: Floats
    rest_after: Floats
    linked: list[int]


def consecutive(elections: pl.DataFrame) -> list[Pair]:
    """Each election with the one before: as the column `previous` says, else by date within a country and kind.

    Elections without a date or on the same date as another of the country have no one before: their order is unknown.
    """
    numbers = {name: code for code, name in elections.select("code", "election").iter_rows()}
    found = []
    if elections["previous"].null_count() < elections.height:
        for code, previous in elections.select("code", "previous").iter_rows():
            if previous in numbers:
                found.append(Pair(numbers[previous], code))
        return found
    of_a_kind: dict[tuple[str | None, str | None], list[tuple[str, int]]] = defaultdict(list)
    for code, country, kind, date in elections.select("code", "country", "kind", "date").iter_rows():
        if date is not None:
            of_a_kind[country, kind].append((date, code))
    for held in of_a_kind.values():
        dates = [date for date, _ in held]
        held.sort()
        for (earlier, first), (later, second) in pairwise(held):
            if earlier != later and dates.count(earlier) == dates.count(later) == 1:
                found.append(Pair(first, second))
    return found


def changes(
    shares: Shares,
    decisions: Decisions,
    events: Sequence[Event],
    alliances: dict[int, list[tuple[str, str]]],
) -> Changes:
    """What moved between each pair of elections, the units named by the identity rule.

    `alliances` are members and the alliance their votes are counted at, by election; used with the unit `alliance`.
    """
    held: dict[int, dict[str, float]] = defaultdict(dict)
    for code, unit, share in zip(shares.groups.codes, shares.units["unit"], shares.votes, strict=True):
        if share > 0:
            held[int(code)][unit] = float(share)
    dates = dict(shares.elections.select("code", "date").iter_rows())
    pairs = [pair for pair in consecutive(shares.elections) if held.get(pair.before) and held.get(pair.after)]
    rows: list[tuple[int, float, float]] = []
    linked = []
    for place, pair in enumerate(pairs):
        one, other = held[pair.before], held[pair.after]
        counted = within if decisions.identity in BREAKING else between
        window = counted(events, dates[pair.before] or "", dates[pair.after] or "") if events else []
        if decisions.unit == "alliance":
            joined = [Event("", *link, "merger") for code in pair for link in alliances.get(code, [])]
            if decisions.identity in BREAKING:
                names = same_unit("component", joined, one, other)
                broken = same_unit(decisions.identity, window, one, other)
                first = {**names[0], **broken[0]}
                second = {**names[1], **broken[1]}
            else:
                first, second = _joined(decisions, window, joined, one, other)
        else:
            first, second = same_unit(decisions.identity, window, one, other)
        rows += [(place, *both) for both in _match(one, other, first, second, decisions.minimum_share)]
        linked.append(sum(1 for name in {*one, *other} if name in first or name in second))
    columns = np.array(rows, dtype=np.float64).reshape(-1, 3)
    groups = Groups(columns[:, 0].astype(np.int64), len(pairs))
    return Changes(
        pairs,
        groups,
        columns[:, 1],
        columns[:, 2],
        shares.rest_votes[[pair.before for pair in pairs]],
        shares.rest_votes[[pair.after for pair in pairs]],
        linked,
    )


def _joined(
    decisions: Decisions,
    window: Sequence[Event],
    joined: Sequence[Event],
    one: dict[str, float],
    other: dict[str, float],
) -> tuple[dict[str, str], dict[str, str]]:
    """Lineage and alliances together: links of both are followed from party to party."""
    names, _ = same_unit(decisions.identity, window, one, other)
    links = [Event("", name, unit, None) for name, unit in names.items()]
    return same_unit("component", [*links, *joined], one, other)


def _match(
    one: dict[str, float], other: dict[str, float], first: dict[str, str], second: dict[str, str], minimum: float
) -> list[tuple[float, float]]:
    """Shares of each unit at both elections, in order of the units' names; small units are left out."""
    before: dict[str, list[float]] = defaultdict(list)
    after: dict[str, list[float]] = defaultdict(list)
    for name, share in one.items():
        before[first.get(name, name)].append(share)
    for name, share in other.items():
        after[second.get(name, name)].append(share)
    both = [(sum(sorted(before[unit])), sum(sorted(after[unit]))) for unit in sorted({*before, *after})]
    return [pair for pair in both if 100.0 * max(pair) >= minimum]


def volatility_values(name: str, found: Changes, decisions: Decisions) -> tuple[Floats, Floats, Floats]:
    """One measure of every pair, with the lowest and highest it can be.

    The others of both elections are one group in Pedersen's index, as is usual, and of its parts belong to the
    volatility of the smallest; bounds are given for Pedersen's index only, since they depend on who the others are.
    """
    value = FORMULAS[name](found.before, found.after, by=found.groups, fractions=True)
    unknown = np.full(found.groups.count, np.nan)
    if decisions.residuals == "raw":
        return value, unknown, unknown
    rest_before, rest_after = found.rest_before, found.rest_after
    if decisions.minimum_share:
        rest_before = np.maximum(1.0 - found.groups.sum(found.before), 0.0)
        rest_after = np.maximum(1.0 - found.groups.sum(found.after), 0.0)
    if name == "pedersen":
        value = value + 50.0 * np.abs(rest_after - rest_before)
        low, high = bounds.volatility(found.groups, found.before, found.after, rest_before, rest_after)
        return value, low, high
    if name == "other_volatility":
        value = value + 50.0 * np.abs(rest_after - rest_before)
    closed = np.where((rest_before < 1e-9) & (rest_after < 1e-9), value, np.nan)
    return value, closed, closed


__all__ = ["FORMULAS", "Changes", "Pair", "changes", "consecutive", "volatility_values"]
