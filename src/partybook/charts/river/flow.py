"""From elections and lineage to flows: how much of each party at an election leads to which party at the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from partybook.charts.facts import Party, Step, Tally, Year

OTHERS = 0
"""Stands for everybody without a band."""

_WHOLE = 60.0
"""Percent that an election's listed parties must have for the rest to be drawn as others; below, the rest is unknown
and left out."""

_BEYOND = 5.0
"""Years before the first election or after the last within which a step may still be seen there."""

_MINIMUM = 0.05
"""Percent below which what is left over is rounding."""


class Column(msgspec.Struct, frozen=True):
    """An election and the percent of each band in it, `OTHERS` included when what is listed is nearly all."""

    when: Year
    label: str
    sizes: Mapping[int, float]


class Link(msgspec.Struct, frozen=True):
    """What leads from a band at election `left` to a band at the next: percent at either end.

    `kind` is empty where a party simply goes on, "alliance" where it stood under another's name, else the type of the
    event.
    """

    left: int
    origin: int
    destination: int
    at_left: float
    at_right: float
    kind: str = ""
    label: str = ""


class Flow(msgspec.Struct, frozen=True):
    """A country's elections as columns, and what leads from one to the next. `unit` is "votes" or "seats".

    `folded` are parties that are part of the others; `unknown` are elections of whose figures no source says any;
    `peak` is the largest sum of bands in any column.
    """

    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    parties: Mapping[int, Party]
    unit: str
    folded: tuple[int, ...]
    unknown: tuple[Year, ...]
    whole: bool

    @property
    def peak(self) -> float:
        return max((sum(column.sizes.values()) for column in self.columns), default=0.0)


def flow_of(
    tallies: Sequence[Tally], parties: Mapping[int, Party], steps: Iterable[Step], *, threshold: float, most: int
) -> Flow:
    """The flows of a country's elections.

    A party has a band when it once won `threshold` percent; of more than `most`, those that once won most. Everybody
    else, those without a party, and what no source lists, is `OTHERS`.
    """
    unit, listed = _percents(tallies)
    nobody = {number for number, party in parties.items() if party.nobody}
    shown = _with_bands(listed, threshold, most) - nobody
    whole = 2 * sum(sum(sizes.values()) >= _WHOLE for sizes in listed) > len(listed)
    columns = []
    for tally, sizes in zip(tallies, listed, strict=True):
        kept = {party: sizes[party] for party in sizes if party in shown}
        if not sizes:
            continue
        rest = (
            max(100.0, sum(sizes.values())) - sum(kept.values()) if whole else sum(sizes.values()) - sum(kept.values())
        )
        columns.append(Column(tally.when, tally.label, kept | ({OTHERS: rest} if rest > _MINIMUM else {})))
    allied = [tally.allied for tally, sizes in zip(tallies, listed, strict=True) if sizes]
    folded = tuple(sorted({party for sizes in listed for party in sizes} - shown - {OTHERS}))
    pairs = _pairs(columns, steps, allied)
    links = tuple(link for left in range(len(columns) - 1) for link in _sized(columns, left, pairs[left]))
    unknown = tuple(tally.when for tally, sizes in zip(tallies, listed, strict=True) if not sizes)
    return Flow(tuple(columns), links, parties, unit, folded, unknown, whole)


def unit_of(tallies: Sequence[Tally]) -> Literal["votes", "seats"]:
    """What is given of more elections; of equals, votes."""
    votes, seats = sum(bool(tally.shares) for tally in tallies), sum(bool(tally.seats) for tally in tallies)
    return "votes" if votes >= seats else "seats"


def _percents(tallies: Sequence[Tally]) -> tuple[str, list[dict[int, float]]]:
    """Percent of what `unit_of` says."""
    if unit_of(tallies) == "votes":
        return "votes", [{p: share for p, share in tally.shares if share > 0} for tally in tallies]
    found = []
    for tally in tallies:
        house = max(tally.seats_total or 0.0, sum(seats for _, seats in tally.seats))
        found.append({party: 100 * seats / house for party, seats in tally.seats if seats > 0 and house})
    return "seats", found


def _with_bands(listed: Sequence[Mapping[int, float]], threshold: float, most: int) -> set[int]:
    best: dict[int, float] = defaultdict(float)
    total: dict[int, float] = defaultdict(float)
    for sizes in listed:
        for party, size in sizes.items():
            best[party] = max(best[party], size)
            total[party] += size
    best.pop(OTHERS, None)
    few = len(best) <= most // 3
    large = [party for party in best if few or best[party] >= threshold]
    return set(sorted(large, key=lambda party: (-best[party], -total[party], party))[:most])


_Pair = tuple[int, int, str, str]
"""Origin, destination, kind and label of what leads from a column to the next."""


def _pairs(
    columns: Sequence[Column], steps: Iterable[Step], allied: Sequence[Iterable[tuple[int, int]]]
) -> list[dict[tuple[int, int], _Pair]]:
    """Who leads to whom after each column: those that go on, then what lineage says, then alliances."""
    found: list[dict[tuple[int, int], _Pair]] = []
    for here, there in pairwise(columns):
        found.append({(p, p): (p, p, "", "") for p in here.sizes if p in there.sizes})
    for step in steps:
        left = _place(columns, step) if columns else None
        if left is not None:
            pair = (step.origin, step.destination)
            found[left].setdefault(pair, (*pair, step.kind, step.label))
    for number, pairs in enumerate(allied):
        for member, head in pairs:
            if head not in columns[number].sizes or member in columns[number].sizes:
                continue
            if number > 0 and member in columns[number - 1].sizes:
                found[number - 1].setdefault((member, head), (member, head, "alliance", columns[number].label))
            if number + 1 < len(columns) and member in columns[number + 1].sizes:
                found[number].setdefault((head, member), (head, member, "alliance", columns[number].label))
    return found


def _place(columns: Sequence[Column], step: Step) -> int | None:
    """The column after which a step is seen: where the origin stands before and the destination after, and either the
    one ends there or the other begins. With a date, within one election of it; without, where it begins or ends."""
    possible = [
        left
        for left in range(len(columns) - 1)
        if step.origin in columns[left].sizes
        and step.destination in columns[left + 1].sizes
        and (step.destination not in columns[left].sizes or step.origin not in columns[left + 1].sizes)
    ]
    if step.when is None:
        return _outer(columns, step, possible)
    if not columns[0].when - _BEYOND <= step.when <= columns[-1].when + _BEYOND:
        return None
    dated = sum(column.when <= step.when for column in columns) - 1
    near = [left for left in possible if abs(left - dated) <= 1]
    return min(near, key=lambda left: (abs(left - dated), left), default=None)


def _outer(columns: Sequence[Column], step: Step, possible: Collection[int]) -> int | None:
    """Where the destination first stands, else where the origin last does."""
    first = min(n for n, column in enumerate(columns) if step.destination in column.sizes) if possible else None
    last = max(n for n, column in enumerate(columns) if step.origin in column.sizes) if possible else None
    return next((left for left in possible if left + 1 == first or left == last), None)


def _sized(columns: Sequence[Column], left: int, pairs: Mapping[tuple[int, int], _Pair]) -> list[Link]:
    """The links after a column with their ends: a band's width is dealt out to where it leads in proportion to what
    stands there, and filled from where it comes in proportion to what came."""
    before, after = columns[left].sizes, columns[left + 1].sizes
    sources: dict[int, list[int]] = defaultdict(list)
    for origin, destination in pairs:
        sources[destination].append(origin)
    claims: dict[tuple[int, int], float] = {}
    for destination, origins in sources.items():
        standing = sum(before[origin] for origin in origins)
        for origin in origins:
            claims[origin, destination] = after[destination] * before[origin] / standing
    claimed: dict[int, float] = defaultdict(float)
    for (origin, _), claim in claims.items():
        claimed[origin] += claim
    leaving = {(o, d): before[o] * claim / claimed[o] for (o, d), claim in claims.items()}
    arriving: dict[int, float] = defaultdict(float)
    for (_, destination), size in leaving.items():
        arriving[destination] += size
    return [
        Link(left, o, d, leaving[o, d], after[d] * leaving[o, d] / arriving[d], kind, label)
        for (o, d), (_, _, kind, label) in sorted(pairs.items())
    ]
