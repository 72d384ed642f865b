"""Where names stand: inside their band where they fit, else in the margin at its end, else in the key below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from partybook.charts.canvas import SMALLEST, cleaned
from partybook.charts.facts import Party, Year
from partybook.charts.lettering import width_of
from partybook.charts.river.layout import Edge

LARGEST = 16.0
"""Pixels: letters inside the widest bands."""
_FULL_FROM = 10.0
"""A whole name is set from this size on; below, the short name is easier to read."""
_LINE = 1.25
"""Height of a line of letters over their size."""
_BREATH = 0.8
"""Letters' sizes left free at the ends of a name."""

MARGIN_LINE = 13.0
"""Pixels from one name in the margin to the next."""


class Label(msgspec.Struct, frozen=True):
    """A name centred on x, y (inside a band) or beginning at x (in the margin), `size` pixels high."""

    party: int
    words: str
    x: float
    y: float
    size: float
    full: bool = True

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a name inside a band."""
        wide, high = width_of(self.words, self.size), self.size * _LINE
        return self.x - wide / 2, self.y - high / 2, self.x + wide / 2, self.y + high / 2


def inside(
    parties: Mapping[int, Party], samples: Mapping[int, Sequence[Sequence[Edge]]], years: Sequence[tuple[float, Year]]
) -> list[Label]:
    """A name in every stretch of every band that one fits in: between two renames, in an unbroken run of elections.

    `years` are x and year of two elections, by which a rename's place is found.
    """
    found = []
    for number, runs in samples.items():
        party = parties.get(number)
        if party is None:
            continue
        for run in runs:
            for name, stretch in _stretches(party, run, years):
                label = _fitting(number, name, party.short if name == party.name else "", stretch)
                if label is not None:
                    found.append(label)
    return found


def _stretches(
    party: Party, run: Sequence[Edge], years: Sequence[tuple[float, Year]]
) -> list[tuple[str, Sequence[Edge]]]:
    """The run cut where the party took another name."""
    if not party.renamed or len(years) < 2 or years[0][1] == years[-1][1]:
        return [(party.name, run)]
    (x0, first), (x1, last) = years[0], years[-1]
    cuts = [(x0 + (when - first) * (x1 - x0) / (last - first), name) for when, name in party.renamed]
    cut: list[tuple[str, Sequence[Edge]]] = []
    for place, (x, name) in enumerate(cuts):
        until = cuts[place + 1][0] if place + 1 < len(cuts) else float("inf")
        since = x if place else float("-inf")
        part = [edge for edge in run if since <= edge.x < until]
        if len(part) > 1:
            cut.append((name, part))
    return cut or [(party.name, run)]


def _fitting(number: int, name: str, short: str, run: Sequence[Edge]) -> Label | None:
    """The name at the largest size that fits anywhere in the run, else its short form."""
    if max(edge.bottom - edge.top for edge in run) < SMALLEST * _LINE:
        return None
    for words, least, full in ((name, _FULL_FROM, True), (short, SMALLEST, False), (name, SMALLEST, True)):
        plain = cleaned(words)
        if not plain:
            continue
        size, x, y = _largest(run, width_of(plain, 1.0) + _BREATH)
        if size >= least:
            return Label(number, plain, x, y, round(size, 1), full)
    return None


def _largest(run: Sequence[Edge], wide: float) -> tuple[float, float, float]:
    """The largest size at which a box `wide` sizes wide fits between the edges, and its middle. Of places that allow
    the largest letters, the one with most room above and below."""
    best, slack, x, y = 0.0, 0.0, 0.0, 0.0
    needed = SMALLEST * _LINE
    for start, first in enumerate(run[:-1]):
        top, bottom, left = first.top, first.bottom, first.x
        for edge in run[start + 1 :]:
            if edge.top > top:
                top = edge.top
            if edge.bottom < bottom:
                bottom = edge.bottom
            room = bottom - top
            if room <= needed:
                break
            long = (edge.x - left) / wide
            size = min(room / _LINE, long, LARGEST)
            if size > best or (size == LARGEST and room > slack):
                best, slack, x, y = size, room, (left + edge.x) / 2, (top + bottom) / 2
                needed = slack if best == LARGEST else max(best * _LINE, needed)
            if long >= min(room / _LINE, LARGEST):
                break  # a longer stretch has no more room
    return best, x, y


def beside(ends: Sequence[tuple[int, str, float]], top: float, bottom: float, line: float = MARGIN_LINE) -> list[float]:
    """The middles of names beside bands' ends: as near to their wanted heights as can be, in the same order, a line
    apart. `ends` are party, words and wanted height; when there is no room for all, they stand closer together."""
    if not ends:
        return []
    line = min(line, (bottom - top) / len(ends))
    wanted = [min(max(height, top + line / 2), bottom - line / 2) for _, _, height in ends]
    groups: list[tuple[float, int]] = []
    for height in wanted:
        groups.append((height, 1))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], line):
            (low, few), (high, more) = groups[-2:]
            middle = (low * few + high * more) / (few + more)
            half = (few + more) * line / 2
            groups[-2:] = [(min(max(middle, top + half), bottom - half), few + more)]
    return [middle + (place - (count - 1) / 2) * line for middle, count in groups for place in range(count)]


def _touch(one: tuple[float, int], other: tuple[float, int], line: float) -> bool:
    return one[0] + one[1] * line / 2 > other[0] - other[1] * line / 2 + 1e-9
