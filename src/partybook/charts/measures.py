"""Measures of a country's elections over time: a panel for each, one above the other along the same years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import YearScale, interruptions, round_values, year_marks
from partybook.charts.colour import PALETTE, outline
from partybook.charts.facts import Year
from partybook.charts.lettering import width_of
from partybook.errors import InvalidValue

_MARGIN, _LEFT, _PANEL, _BETWEEN = 16.0, 40.0, 92.0, 22.0


class Value(msgspec.Struct, frozen=True):
    """A measure of one election: its value (None where it has none), and the bounds it lies between, if any."""

    when: Year
    label: str
    value: float | None
    low: float | None = None
    high: float | None = None


class Panel(msgspec.Struct, frozen=True):
    """One panel: a title, a unit behind its figures, and a line for each name."""

    title: str
    lines: Mapping[str, Sequence[Value]]
    unit: str = ""


def picture(title: str, below: str, panels: Sequence[Panel], width: int) -> str:
    """The panels as SVG. Raises `InvalidValue` when none has a value."""
    shown = [panel for panel in panels if any(one.value is not None for line in panel.lines.values() for one in line)]
    if not shown:
        raise InvalidValue(f"{title}: no measure can be computed from what the sources give")
    known = [one.when for panel in shown for line in panel.lines.values() for one in line]
    head, y = canvas.heading(title, below, width, _MARGIN)
    scale = YearScale(min(known), max(known), _MARGIN + _LEFT, width - _MARGIN - 40)
    body = [*head]
    for panel in shown:
        drawn, y = _panel(panel, scale, y, width)
        body += drawn
    whens = {one.when for panel in shown for line in panel.lines.values() for one in line}
    years = year_marks([(scale.x(when), int(when)) for when in sorted(whens)], canvas.SMALL)
    body += [canvas.faint(words, x, y - _BETWEEN + 16) for x, words in years]
    said = "; ".join(
        f"{panel.title}, {name}: " + ", ".join(f"{one.label} {one.value:.2f}" for one in line if one.value is not None)
        for panel in shown
        for name, line in panel.lines.items()
    )
    return canvas.document(title, said, width, y - _BETWEEN + 26, body)


def _panel(panel: Panel, scale: YearScale, top: float, width: int) -> tuple[list[str], float]:
    first, bottom = top + 24, top + 24 + _PANEL
    found = [canvas.text(panel.title, _MARGIN, top + 13, weight="bold")]
    values = [v for line in panel.lines.values() for one in line for v in (one.value, one.high) if v is not None]
    marks = round_values(max(values), 3)
    for value in marks:
        y = bottom - value / marks[-1] * (bottom - first)
        found.append(canvas.line(scale.left - 6, y, width - _MARGIN, y))
        words = f"{value:g}{panel.unit}"
        found.append(canvas.faint(words, scale.left - 10, y + 3.5, "end"))
    ends: list[tuple[float, float]] = []
    left = _MARGIN + width_of(panel.title, canvas.PLAIN, True) + 14
    for number, (name, line) in enumerate(panel.lines.items()):
        colour = PALETTE[number]
        found += _line(line, scale, first, bottom, marks[-1], colour, number, ends, panel.unit)
        if len(panel.lines) > 1:
            dash = _DASHES[number]
            found.append(
                canvas.line(
                    left, top + 9, left + 20, top + 9, stroke=outline(colour), stroke_width=2, stroke_dasharray=dash
                )
            )
            found.append(canvas.text(name, left + 25, top + 13, size=11.0))
            left += 25 + width_of(name, 11.0) + 16
    return found, bottom + _BETWEEN


_DASHES = (None, "5 3", "2 3", "8 3 2 3")


def _line(
    line: Sequence[Value], scale: YearScale, top: float, bottom: float, most: float, colour: str, number: int,
    ends: list[tuple[float, float]], unit: str,
) -> list[str]:  # fmt: skip
    """A line broken where there is no value, or no election for long; bounds as bars; the last figure beside it."""
    n = canvas.number
    edge = outline(colour)
    d, pen = "", "M"
    points, bars = [], []
    pauses = interruptions([one.when for one in line])
    for place, one in enumerate(line):
        pen = "M" if place - 1 in pauses else pen
        x = scale.x(one.when)
        if one.low is not None and one.high is not None and one.high - one.low > most / 40:
            low, high = (bottom - min(bound, most) / most * (bottom - top) for bound in (one.low, one.high))
            bars.append(canvas.line(x, low, x, high, stroke=edge, stroke_width=3, stroke_opacity=0.3))
        if one.value is None:
            pen = "M"
            continue
        y = bottom - one.value / most * (bottom - top)
        d += f"{pen}{n(x)} {n(y)}"
        pen = "L"
        hint = canvas.hint(f"{one.label}: {one.value:.2f}")
        points.append(canvas.tag("circle", hint, cx=x, cy=y, r=2.6, fill=colour, stroke=edge))
    found = [
        *bars,
        canvas.tag("path", d=d, fill="none", stroke=edge, stroke_width=1.6, stroke_dasharray=_DASHES[number]),
    ]
    last = next((one for one in reversed(line) if one.value is not None), None)
    if last is not None and last.value is not None:
        y = bottom - last.value / most * (bottom - top) + 3.5
        if all(abs(y - other) > 11 for _, other in ends):
            ends.append((scale.right, y))
            found.append(
                canvas.text(f"{last.value:.1f}{unit}", scale.x(last.when) + 7, y, size=canvas.SMALL, weight="bold")
            )
    return [*found, *points]
