"""A party's results over time: a panel for each kind of election, shares of the vote as a line, seats below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import YearScale, interruptions, round_values, year_marks
from partybook.charts.colour import PALETTE, outline, visible
from partybook.charts.facts import Party, Tally, Year
from partybook.charts.lettering import width_of
from partybook.charts.wording import kind_words
from partybook.errors import InvalidValue

_MARGIN, _LEFT, _PANEL, _BETWEEN = 16.0, 44.0, 150.0, 48.0

_LOW_PANEL = 70.0
"""Pixels: the height of a panel with a point or two."""


class Result(msgspec.Struct, frozen=True):
    """A party in one election: percent of the vote and seats, None where no source says."""

    when: Year
    label: str
    share: float | None
    seats: float | None
    seats_total: float | None


def results_of(party: int, elections: Mapping[str, Sequence[Tally]]) -> dict[str, list[Result]]:
    """The results of a party in the kinds of elections it stood in."""
    found = {}
    for kind, tallies in elections.items():
        rows = []
        for tally in tallies:
            share, seats = dict(tally.shares).get(party), dict(tally.seats).get(party)
            if share is not None or seats is not None:
                rows.append(Result(tally.when, tally.label, share, seats, tally.seats_total))
        if rows:
            found[kind] = rows
    return found


def picture(party: Party, results: Mapping[str, Sequence[Result]], width: int) -> str:
    """The results as SVG, parliaments first. Raises `InvalidValue` when there are none."""
    if not results:
        raise InvalidValue(f"the book has no results of {party.name} in elections")
    kinds = sorted(results, key=lambda kind: (kind != "parliament", -len(results[kind]), kind))
    title = f"Results of {party.name}"
    head, y = canvas.heading(title, "Percent of the vote; the row below each panel: seats won", width, _MARGIN)
    known = [row.when for rows in results.values() for row in rows]
    scale = YearScale(min(known), max(known), _MARGIN + _LEFT, width - _MARGIN - 24)
    fill = visible(party.colour or PALETTE[0])
    body = [*head]
    for kind in kinds:
        drawn, y = _panel(kind, results[kind], scale, y, fill, width)
        body += drawn
    said = "; ".join(f"{row.label} {kind}: {_said(row)}" for kind in kinds for row in results[kind])
    return canvas.document(title, said, width, y + 6, body)


def _said(row: Result) -> str:
    share = "share not known" if row.share is None else f"{row.share:.2f} %".replace(".00", "")
    total = f" of {row.seats_total:g}" if row.seats_total else ""
    return share + ("" if row.seats is None else f", {row.seats:g}{total} seats")


def _panel(
    kind: str, rows: Sequence[Result], scale: YearScale, top: float, fill: str, width: int
) -> tuple[list[str], float]:
    shares = [row.share for row in rows if row.share is not None]
    first = top + 36
    bottom = first + (_PANEL if len(shares) > 2 else _LOW_PANEL if shares else 6.0)
    name = f"{kind_words(kind)} elections" if kind else "Elections"
    found = [canvas.text(name, _MARGIN, top + 12, weight="bold")]
    if shares:
        marks = round_values(max(shares), 4 if len(shares) > 2 else 2)
        most = marks[-1]
        for value in marks:
            y = bottom - value / most * (bottom - first)
            found.append(canvas.line(scale.left - 6, y, width - _MARGIN, y))
            words = f"{value:g} %"
            found.append(canvas.faint(words, scale.left - 10, y + 3.5, "end"))
        found += _line(rows, scale, first, bottom, most, fill)
    found += _below(rows, scale, bottom)
    return found, bottom + _BETWEEN


def _line(rows: Sequence[Result], scale: YearScale, top: float, bottom: float, most: float, fill: str) -> list[str]:
    """The line through the shares, broken where one is unknown or there was none for long; points; figures that fit."""
    n = canvas.number
    d, pen = "", "M"
    points = []
    pauses = interruptions([row.when for row in rows])
    for place, row in enumerate(rows):
        pen = "M" if place - 1 in pauses else pen
        if row.share is None:
            pen = "M"
            continue
        x, y = scale.x(row.when), bottom - row.share / most * (bottom - top)
        d += f"{pen}{n(x)} {n(y)}"
        pen = "L"
        points.append((x, y, row))
    edge = outline(fill)
    found = [canvas.tag("path", d=d, fill="none", stroke=edge, stroke_width=2)]
    boxes: list[tuple[float, float]] = []
    for x, y, row in points:
        circle = canvas.tag("circle", cx=x, cy=y, r=3.6, fill=fill, stroke=edge)
        found.append(canvas.tag("g", canvas.hint(f"{row.label}: {_said(row)}"), circle))
    ranked = sorted(points, key=lambda point: (point[2] is not rows[-1], -(point[2].share or 0.0)))
    for x, y, row in ranked:
        words = f"{row.share:.1f}" if (row.share or 0) >= 0.05 else f"{row.share:.2f}"
        half = width_of(words, canvas.SMALL) / 2 + 2
        if all(x + half <= left or x - half >= right for left, right in boxes):
            boxes.append((x - half, x + half))
            found.append(canvas.text(words, x, y - 8, size=canvas.SMALL, anchor="middle", halo=canvas.BACKGROUND))
    return found


def _below(rows: Sequence[Result], scale: YearScale, bottom: float) -> list[str]:
    """The years, and under them the seats, as far as they fit."""
    found = [canvas.line(scale.x(row.when), bottom, scale.x(row.when), bottom + 4, stroke=canvas.FAINT) for row in rows]
    places = [(scale.x(row.when), int(row.when)) for row in rows]
    found += [canvas.faint(words, x, bottom + 15) for x, words in year_marks(places, canvas.SMALL)]
    won = [(scale.x(row.when), int(row.seats)) for row in rows if row.seats is not None]
    if won:
        found.append(canvas.faint("seats", scale.left - 14, bottom + 29, "end"))
    found += [
        canvas.text(words, x, bottom + 29, size=canvas.SMALL, anchor="middle", weight="bold")
        for x, words in year_marks(won, canvas.SMALL)
    ]
    return found
