"""A scale, years along the bottom of a picture, and marks that do not touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from partybook.charts import canvas
from partybook.charts.lettering import width_of


class Scale(msgspec.Struct, frozen=True):
    """Values from `low` to `high` between the pixels `left` and `right`."""

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Where a value stands; all in the middle when there is one only."""
        if self.high <= self.low:
            return (self.left + self.right) / 2
        return self.left + (value - self.low) * (self.right - self.left) / (self.high - self.low)


class YearScale(Scale, frozen=True):
    """Years along the bottom."""

    def marks(self) -> list[tuple[float, str]]:
        """Round years and where they stand, as many as can be read."""
        most = max(int((self.right - self.left) // 58), 1)
        if self.high <= self.low:
            return [(self.x(self.low), str(int(self.low)))]
        return [(self.x(year), str(year)) for year in round_years(self.low, self.high, most)]

    def grid(self, top: float, bottom: float) -> list[str]:
        """A faint line down the picture at every mark, with its year above."""
        return [
            part
            for x, words in self.marks()
            for part in (
                canvas.line(x, top, x, bottom),
                canvas.faint(words, x, top - 5),
            )
        ]


_LONG_GAP, _TIMES = 9.0, 2.2
"""Years without an election that are an interruption, if they are also this many times the usual distance."""


def interruptions(years: Sequence[float]) -> set[int]:
    """The places in a row of years after which there was nothing for unusually long."""
    distances = [after - before for before, after in pairwise(years)]
    usual = median(distances) if distances else 0.0
    return {place for place, distance in enumerate(distances) if distance > max(_LONG_GAP, _TIMES * usual)}


_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


def year_marks(places: Iterable[tuple[float, int]], size: float) -> list[tuple[float, str]]:
    """Of years at their x, those that fit beside each other: the last, the first, then from left to right."""
    known = list(places)
    kept: list[tuple[float, str]] = []
    for x, year in [*known[-1:], *known]:
        words = str(year)
        room = width_of(words, size) + 7
        if all(abs(x - other) >= room for other, _ in kept):
            kept.append((x, words))
    return sorted(kept)


def round_years(low: float, high: float, most: int) -> list[int]:
    """Round years from `low` to `high`, at most that many."""
    step = next((step for step in _STEPS if (high - low) / step < max(most, 1)), _STEPS[-1])
    first = -(-int(low) // step) * step
    return [year for year in range(first, int(high) + 1, step) if low <= year <= high]


def round_values(high: float, most: int = 5) -> list[float]:
    """Round numbers from 0 to just above `high`, at most about that many."""
    if high <= 0:
        return [0.0, 1.0]
    power = 10.0 ** (len(str(int(high))) - 1 if high >= 1 else -1)
    step = next(part * power for part in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10) if high / (part * power) <= most)
    count = int(-(-high // step))
    return [round(step * place, 6) for place in range(count + 1)]
