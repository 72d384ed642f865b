"""A parliament as a half circle of seats, the parties from left to right, with a key of names and numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.colour import OTHERS, assigned, outline
from partybook.charts.key import KeyEntry, key_below
from partybook.charts.seats import Contest, Won
from partybook.errors import InvalidValue

_MOST_DOTS = 900
"""Seats drawn one by one; of a larger house a dot stands for several."""

_INNER = 0.42
"""The radius of the innermost row over that of the outermost."""

_UNKNOWN = -1
"""The party of seats that nobody is known to hold."""


class Seat(msgspec.Struct, frozen=True):
    """The middle of a seat, on a half circle of radius 1 around 0, 0; y upwards."""

    x: float
    y: float
    party: int


def seats(parties: Sequence[tuple[int, int]]) -> tuple[list[Seat], float]:
    """Seats of parties, from left to right in the order given, and half the distance between two neighbours.

    Rows are as many as make seats about as far apart within a row as between rows; every party holds one sector.
    """
    total = sum(number for _, number in parties)
    as_square = math.sqrt(2 * total * (1 - _INNER) / (math.pi * (1 + _INNER)))
    rows = min(max(1, math.ceil(as_square)), total)
    radii = [1.0 if rows == 1 else _INNER + (1 - _INNER) * row / (rows - 1) for row in range(rows)]
    places = []
    for row, number in enumerate(_per_row(total, radii)):
        for seat in range(number):
            angle = math.pi * (1 - (seat / (number - 1) if number > 1 else 0.5))
            places.append((angle, radii[row]))
    places.sort(key=lambda place: (-place[0], place[1]))
    holders = [party for party, number in parties for _ in range(number)]
    numbers = _per_row(total, radii)
    apart = [math.pi * radius / max(number - 1, 1) for radius, number in zip(radii, numbers, strict=True)]
    between = (1 - _INNER) / (rows - 1) if rows > 1 else 1.0
    made = [
        Seat(radius * math.cos(angle), radius * math.sin(angle), party)
        for (angle, radius), party in zip(places, holders, strict=True)
    ]
    return made, min(between, *apart) / 2


def _per_row(total: int, radii: Sequence[float]) -> list[int]:
    """Seats of each row, by its length, adding up to all (largest remainders)."""
    length = sum(radii)
    exact = [total * radius / length for radius in radii]
    numbers = [int(part) for part in exact]
    left = sorted(range(len(radii)), key=lambda row: (numbers[row] - exact[row], row))
    for row in left[: total - sum(numbers)]:
        numbers[row] += 1
    return numbers


def picture(contest: Contest, width: int) -> str:
    """The half circle as SVG. Raises `InvalidValue` when no source gives seats."""
    holding = [won for won in contest.won if won.seats and won.seats >= 1]
    if not holding:
        raise InvalidValue(f"no source gives the seats of {contest.title}; try its shares")
    order = _from_left(holding)
    won = sum(int(one.seats or 0) for one in order)
    empty = max(int(contest.seats_total or 0) - won, 0)
    each = max(1, math.ceil((won + empty) / _MOST_DOTS))
    drawn = [(one.party, max(1, round((one.seats or 0) / each))) for one in order]
    if empty:
        drawn.append((_UNKNOWN, max(1, empty // each)))
    colours = _colours(order)
    placed, half = seats(drawn)
    margin = 16.0
    head, top = canvas.heading(contest.title, _told(contest, won, empty, each), width, margin)
    radius = min((width - 2 * margin) / 2.15, 300.0)
    centre, base = width / 2, top + radius * 1.05 + 4
    dot = min(half * 0.84, 0.07) * radius
    body = [*head]
    named = {one.party: one for one in order}
    for party, _ in drawn:
        fill = colours[party]
        circles = [
            canvas.tag("circle", cx=centre + seat.x * radius, cy=base - seat.y * radius, r=dot)
            for seat in placed
            if seat.party == party
        ]
        said = f"{named[party].name}: {named[party].seats:g}" if party in named else f"not known who: {empty}"
        data = str(party) if party in named else None
        look: dict[str, str | float | None] = {"fill": fill, "stroke": outline(fill), "stroke_width": 0.6}
        body.append(canvas.tag("g", canvas.hint(said), *circles, data_party=data, **look))
    body.append(_total(won + empty, centre, base, radius))
    entries = [KeyEntry(colours[one.party], one.name, one.short, f"{one.seats:g}", one.party) for one in order]
    if empty:
        entries.append(KeyEntry(colours[_UNKNOWN], "not known who", "", f"{empty}", 0))
    keys, bottom = key_below(entries, margin, base + dot + 18, width - 2 * margin)
    description = "; ".join(f"{one.name}: {one.seats:g} seats" for one in order)
    return canvas.document(f"Seats: {contest.title}", description, width, bottom + 10, [*body, *keys])


def _told(contest: Contest, won: int, empty: int, each: int) -> str:
    house = f"{won + empty} seats" + (f", {empty} of them of parties the source does not list" if empty else "")
    return f"{house}; from left to right; source: {contest.source}" + (f"; a dot is {each} seats" if each > 1 else "")


def _total(total: int, centre: float, base: float, radius: float) -> str:
    size = min(radius * _INNER * 0.42, 44.0)
    return canvas.text(str(total), centre, base - 2, size=size, anchor="middle", weight="bold")


def _from_left(holding: Sequence[Won]) -> list[Won]:
    """By place on the left-right scale; those of no known place in the middle, larger ones first."""
    return sorted(holding, key=lambda one: (one.place or 0.0, -(one.seats or 0), one.name, one.party))


def _colours(order: Sequence[Won]) -> dict[int, str]:
    ids = [one.party for one in order]
    beside = {one: [ids[i] for i in (place - 1, place + 1) if 0 <= i < len(ids)] for place, one in enumerate(ids)}
    largest = sorted(order, key=lambda one: (-(one.seats or 0), one.name, one.party))
    known = {one.party: one.colour for one in order}
    return assigned(known, [one.party for one in largest], beside) | {_UNKNOWN: OTHERS}
