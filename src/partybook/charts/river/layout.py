"""Where every band runs: the elections as columns to scale, the bands of each stacked, the flows between them curved.

All curves between two columns are the same curve stretched (a cubic with level ends), so that bands which keep their
order cannot cross between elections either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from partybook.charts.axis import interruptions
from partybook.charts.river.flow import Column, Flow, Link

_HALF = 1.2
"""Pixels: half the width of a column, less where elections are close."""

_TAPER = 34.0
"""Pixels in which a band without origin swells, or without sequel peters out; less where elections are closer."""

PURE = (0.35, 0.65)
"""The parts of the way between two bands up to which, and from which, a flow has the colour of the one, the other."""

_CURVE = tuple(step / 8 for step in range(9))


class Frame(msgspec.Struct, frozen=True):
    """The room for the bands in pixels, and the least gap between two of them in a column."""

    left: float
    top: float
    right: float
    bottom: float
    gap: float = 1.5


class Slot(msgspec.Struct, frozen=True):
    """A band in a column, from `top` to `bottom`; both are the same for one that is not in it."""

    top: float
    bottom: float


class Edge(msgspec.Struct, frozen=True):
    """The band at x."""

    x: float
    top: float
    bottom: float


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a band from one election or more to a later one: its edges at the elections, between which it
    curves. It is `faint` where no election was held in between, or one that nothing is known of."""

    party: int
    edges: tuple[Edge, ...]
    faint: bool = False


class Crossing(msgspec.Struct, frozen=True):
    """A flow from one band to another."""

    link: Link
    left: Edge
    right: Edge
    faint: bool = False


class Layout(msgspec.Struct, frozen=True):
    """The geometry of a river. `samples` are each party's edges closely, in order of x, a run of elections each."""

    xs: tuple[float, ...]
    half: tuple[float, ...]
    slots: Mapping[int, tuple[Slot, ...]]
    pieces: tuple[Piece, ...]
    crossings: tuple[Crossing, ...]
    samples: Mapping[int, tuple[tuple[Edge, ...], ...]]
    gaps: tuple[int, ...]
    scale: float


def laid_out(flow: Flow, order: Sequence[int], frame: Frame) -> Layout:
    """The geometry of a river in a frame: heights in proportion to percent, x in proportion to time."""
    xs = _across(flow.columns, frame)
    most = max(sum(party in column.sizes for party in order) for column in flow.columns)
    scale = (frame.bottom - frame.top - frame.gap * (most - 1)) / flow.peak
    slots = _stacked(flow.columns, order, frame, scale)
    gaps = _interruptions(flow)
    rank = {party: place for place, party in enumerate(order)}
    ends = _link_ends(flow, slots, scale, rank)
    half = _halves(xs)
    pieces, crossings = [], []
    for link in flow.links:
        leaving, arriving = ends[link.left, link.origin, link.destination]
        left = Edge(xs[link.left] + half[link.left], *leaving)
        right = Edge(xs[link.left + 1] - half[link.left + 1], *arriving)
        if link.origin == link.destination:
            pieces.append(Piece(link.origin, (left, right), link.left in gaps))
        else:
            crossings.append(Crossing(link, left, right, link.left in gaps))
    pieces += _tapers(flow, order, slots, xs, half)
    samples = {party: _samples(flow, party, slots[party], ends, xs, half, gaps) for party in order}
    return Layout(xs, half, slots, tuple(pieces), tuple(crossings), samples, gaps, scale)


def _across(columns: Sequence[Column], frame: Frame) -> tuple[float, ...]:
    first, last = columns[0].when, columns[-1].when
    if len(columns) == 1 or last <= first:
        return tuple((frame.left + frame.right) / 2 for _ in columns)
    scale = (frame.right - frame.left) / (last - first)
    return tuple(frame.left + (column.when - first) * scale for column in columns)


def _halves(xs: Sequence[float]) -> tuple[float, ...]:
    found = []
    for place, x in enumerate(xs):
        near = [abs(xs[other] - x) for other in (place - 1, place + 1) if 0 <= other < len(xs)]
        found.append(min(_HALF, *(distance / 4 for distance in near)) if near else 24.0)
    return tuple(found)


def _interruptions(flow: Flow) -> tuple[int, ...]:
    """The columns after which there was no election for long, or one whose figures nobody gives."""
    columns = flow.columns
    long = interruptions([column.when for column in columns])
    for place, (before, after) in enumerate(pairwise(columns)):
        if any(before.when < when < after.when for when in flow.unknown):
            long.add(place)
    return tuple(sorted(long))


def _stacked(
    columns: Sequence[Column], order: Sequence[int], frame: Frame, scale: float
) -> dict[int, tuple[Slot, ...]]:
    """Every party's slot in every column, the stack in the middle of the frame."""
    slots: dict[int, list[Slot]] = {party: [] for party in order}
    for column in columns:
        present = sum(party in column.sizes for party in order)
        height = sum(column.sizes.values()) * scale + frame.gap * max(present - 1, 0)
        y = (frame.top + frame.bottom - height) / 2
        above = False
        for party in order:
            size = column.sizes.get(party)
            if size is None:
                here = y + (frame.gap / 2 if above and _any_below(order, party, column) else 0.0)
                slots[party].append(Slot(here, here))
                continue
            y += frame.gap if above else 0.0
            slots[party].append(Slot(y, y + size * scale))
            y += size * scale
            above = True
    return {party: tuple(found) for party, found in slots.items()}


def _any_below(order: Sequence[int], party: int, column: Column) -> bool:
    return any(other in column.sizes for other in order[order.index(party) + 1 :])


_Ends = dict[tuple[int, int, int], tuple[tuple[float, float], tuple[float, float]]]


def _link_ends(flow: Flow, slots: Mapping[int, Sequence[Slot]], scale: float, rank: Mapping[int, int]) -> _Ends:
    """Top and bottom of every link at both columns: within a band, links stand in the order of where they lead."""
    leaving: dict[tuple[int, int], list[Link]] = defaultdict(list)
    arriving: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in flow.links:
        leaving[link.left, link.origin].append(link)
        arriving[link.left + 1, link.destination].append(link)
    tops: dict[tuple[int, int, int], tuple[float, float]] = {}
    for (column, party), links in leaving.items():
        y = slots[party][column].top
        for link in sorted(links, key=lambda link: rank[link.destination]):
            tops[link.left, link.origin, link.destination] = (y, y + link.at_left * scale)
            y += link.at_left * scale
    ends: _Ends = {}
    for (column, party), links in arriving.items():
        y = slots[party][column].top
        for link in sorted(links, key=lambda link: rank[link.origin]):
            key = (link.left, link.origin, link.destination)
            ends[key] = (tops[key], (y, y + link.at_right * scale))
            y += link.at_right * scale
    return ends


def _tapers(
    flow: Flow, order: Iterable[int], slots: Mapping[int, Sequence[Slot]], xs: Sequence[float], half: Sequence[float]
) -> list[Piece]:
    """The beginnings and ends of bands that come from nowhere and lead nowhere; within the band's own room."""
    comes = {(link.left + 1, link.destination) for link in flow.links}
    goes = {(link.left, link.origin) for link in flow.links}
    found = []
    last = len(xs) - 1
    for party in order:
        for column, at in enumerate(flow.columns):
            if party not in at.sizes:
                continue
            here = slots[party][column]
            if column < last and (column, party) not in goes:
                x, there = xs[column] + half[column], slots[party][column + 1]
                found.append(_taper(party, x, xs[column + 1] - half[column + 1], here, there))
            if column > 0 and (column, party) not in comes:
                x, there = xs[column] - half[column], slots[party][column - 1]
                found.append(_taper(party, x, xs[column - 1] + half[column - 1], here, there))
    return found


def _taper(party: int, x: float, beyond: float, here: Slot, there: Slot) -> Piece:
    """From full width at x to nothing, on the way to where the band's place is at the next column."""
    reach = min(abs(beyond - x), _TAPER)
    part = reach / abs(beyond - x) if beyond != x else 0.0
    edges = []
    for step in _CURVE:
        along = step * part
        t = _parameter(along)
        ease = t * t * (3 - 2 * t)
        top = here.top + (there.top - here.top) * ease
        bottom = here.bottom + (there.bottom - here.bottom) * ease
        shrink = 1 - step * step * (3 - 2 * step)
        middle, room = (top + bottom) / 2, min((here.bottom - here.top) * shrink, bottom - top)
        edges.append(Edge(x + (beyond - x) * along, middle - room / 2, middle + room / 2))
    return Piece(party, tuple(sorted(edges, key=lambda edge: edge.x)))


def _parameter(along: float) -> float:
    """The parameter at which the level-ended cubic is this part of its way across: x(t) = 1.5 t (1 - t) + t^3."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        if 1.5 * middle * (1 - middle) + middle**3 < along:
            low = middle
        else:
            high = middle
    return (low + high) / 2


_STEPS = tuple(
    (1.5 * t * (1 - t) + t**3, t * t * (3 - 2 * t)) for t in (0.0, 0.15, 0.28, 0.4, 0.5, 0.6, 0.72, 0.85, 1.0)
)


def _samples(
    flow: Flow,
    party: int,
    slots: Sequence[Slot],
    ends: _Ends,
    xs: Sequence[float],
    half: Sequence[float],
    gaps: Iterable[int],
) -> tuple[tuple[Edge, ...], ...]:
    """The edges of each unbroken run of a party, at and between its elections."""
    runs: list[list[Edge]] = []
    for column, at in enumerate(flow.columns):
        if party not in at.sizes:
            continue
        slot = slots[column]
        on = (column - 1, party, party) in ends and column - 1 not in gaps
        if not on:
            runs.append(_of_crossing(_main(flow, column, party, arriving=True), ends, xs, half, gaps, arriving=True))
        else:
            runs[-1] += _between(column - 1, ends[column - 1, party, party], xs, half)
        runs[-1] += [Edge(xs[column] - half[column], slot.top, slot.bottom)]
        runs[-1] += [Edge(xs[column] + half[column], slot.top, slot.bottom)]
        if (column, party, party) not in ends or column in gaps:
            runs[-1] += _of_crossing(_main(flow, column, party, arriving=False), ends, xs, half, gaps, arriving=False)
    return tuple(tuple(run) for run in runs)


def _between(
    left: int, end: tuple[tuple[float, float], tuple[float, float]], xs: Sequence[float], half: Sequence[float]
) -> list[Edge]:
    """The edges of what leads from a column to the next."""
    (top, bottom), (end_top, end_bottom) = end
    start, stop = xs[left] + half[left], xs[left + 1] - half[left + 1]
    return [
        Edge(start + (stop - start) * across, top + (end_top - top) * ease, bottom + (end_bottom - bottom) * ease)
        for across, ease in _STEPS
    ]


_MAIN = 0.6
"""The part of a band that one flow must be for the band's name to reach into it."""


def _main(flow: Flow, column: int, party: int, *, arriving: bool) -> Link | None:
    """The flow that most of a band comes from or goes over to."""
    size = flow.columns[column].sizes[party]
    for link in flow.links:
        if link.origin == link.destination:
            continue
        if arriving and (link.left + 1, link.destination) == (column, party) and link.at_right >= _MAIN * size:
            return link
        if not arriving and (link.left, link.origin) == (column, party) and link.at_left >= _MAIN * size:
            return link
    return None


def _of_crossing(
    link: Link | None, ends: _Ends, xs: Sequence[float], half: Sequence[float], gaps: Iterable[int], *, arriving: bool
) -> list[Edge]:
    """The part of a flow that has the colour of the band it leads to or from, up to where the colours mix."""
    if link is None or link.left in gaps:
        return []
    edges = _between(link.left, ends[link.left, link.origin, link.destination], xs, half)
    width = edges[-1].x - edges[0].x
    if arriving:
        return [edge for edge in edges if edge.x >= edges[0].x + PURE[1] * width]
    return [edge for edge in edges if edge.x <= edges[0].x + PURE[0] * width]
