"""A party's lineage: a row for each party along the years, kin close to each other, and a curve for each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import YearScale
from partybook.charts.colour import outline, visible
from partybook.charts.facts import Party, Step
from partybook.charts.lettering import width_of
from partybook.charts.lifelines import bar_of, years
from partybook.charts.lives import Life, lives_of

_ROW, _BAR, _SIZE, _MARGIN = 26.0, 9.0, 12.0, 16.0
_OF_OTHERS = "#8a94a3"
_STEP = "#8c1c13"
_MOST_PASSES = 6

_DASHES = {"unspecified": "4 3", "transfer": "1.5 3"}
"""How steps are drawn that are not known to be a new beginning or an end; all others are whole lines."""


class Rows(msgspec.Struct, frozen=True):
    """Which row each party stands in, from 0, and its years."""

    row: Mapping[int, int]
    lives: Mapping[int, Life]


def rows_of(party: int, parties: Mapping[int, Party], steps: Sequence[Step]) -> Rows:
    """The rows of a lineage: kin as close as can be found quickly, otherwise in the order of their beginnings.

    A party that nothing dates stands where its kin begin or end.
    """
    lives = _with_undated(parties, steps)
    order = sorted(parties, key=lambda one: (lives[one].start, lives[one].end, parties[one].name, one))
    return Rows({one: row for row, one in enumerate(_closer(order, steps))}, lives)


def _with_undated(parties: Mapping[int, Party], steps: Sequence[Step]) -> dict[int, Life]:
    lives = lives_of(parties, steps)
    middle = max((life.end for life in lives.values()), default=2000.0)
    for _ in parties:
        found = {}
        for party in parties.keys() - lives.keys():
            after = [
                lives[step.destination].start for step in steps if step.origin == party and step.destination in lives
            ]
            before = [lives[step.origin].end for step in steps if step.destination == party and step.origin in lives]
            if after or before:
                when = min(after) if after else max(before)
                found[party] = Life(party, when, when, False, False, False)
        if not found:
            break
        lives |= found
    return {party: lives.get(party, Life(party, middle, middle, False, False, False)) for party in parties}


def _closer(order: list[int], steps: Sequence[Step]) -> list[int]:
    """The order with parties moved beside their kin, as long as the steps become shorter together."""
    pairs = {(step.origin, step.destination) for step in steps}

    def length(tried: Sequence[int]) -> int:
        place = {party: number for number, party in enumerate(tried)}
        return sum(abs(place[one] - place[other]) for one, other in pairs)

    least = length(order)
    for _ in range(_MOST_PASSES):
        before = least
        for one, other in sorted(pairs):
            for moved, beside in ((one, other), (other, one)):
                without = [party for party in order if party != moved]
                place = without.index(beside)
                for at in (place, place + 1):
                    tried = [*without[:at], moved, *without[at:]]
                    found = length(tried)
                    if found < least:
                        order, least = tried, found
        if least == before:
            break
    return order


def picture(party: int, parties: Mapping[int, Party], steps: Sequence[Step], width: int, *, rule: str = "legal") -> str:
    """The lineage as SVG. `parties` are all that take part, `steps` what leads from one to another."""
    rows = rows_of(party, parties, steps)
    title = f"Lineage of {parties[party].name}"
    kinds = sorted({step.kind for step in steps})
    below = _told(len(parties), steps, kinds)
    head, top = canvas.heading(title, below, width, _MARGIN)
    names = min(max(width_of(one.name, _SIZE, one.party == party) for one in parties.values()) + 4, width * 0.42)
    low, high = min(life.start for life in rows.lives.values()), max(life.end for life in rows.lives.values())
    scale = YearScale(low, high, _MARGIN + names + 10, width - _MARGIN - 12)
    first = top + 22
    bottom = first + len(parties) * _ROW
    body = [*head, *scale.grid(first - 4, bottom)]
    for one, row in rows.row.items():
        body.append(_row(parties[one], rows.lives[one], one == party, names, first + row * _ROW, scale))
    body += [_curve(step, rows, scale, first, parties) for step in _once(steps)]
    said = "; ".join(
        f"{parties[step.origin].name} to {parties[step.destination].name}, {step.kind} {step.label}".rstrip()
        for step in steps
    )
    return canvas.document(title, f"{below} Rule: {rule}. {said}", width, bottom + 12, body)


def _told(number: int, steps: Sequence[Step], kinds: Sequence[str]) -> str:
    if not steps:
        return "No source says what it came from or what came of it."
    lines = "whole lines: " + ", ".join(kind for kind in kinds if kind not in _DASHES)
    broken = [{"unspecified": "dashes: nothing more is known", "transfer": "dots: a part went over"}[kind]
              for kind in kinds if kind in _DASHES]  # fmt: skip
    said = ([lines] if any(kind not in _DASHES for kind in kinds) else []) + broken
    return (
        f"{number} parties; {'; '.join(said)}. An arrow: seen until the last years; a point: no source gives the end."
    )


def _once(steps: Sequence[Step]) -> list[Step]:
    """Steps that are drawn alike, once."""
    return list({(step.origin, step.destination, step.when): step for step in steps}.values())


def _row(party: Party, life: Life, own: bool, names: float, y: float, scale: YearScale) -> str:
    middle = y + _ROW / 2
    left, right = scale.x(life.start), max(scale.x(life.end), scale.x(life.start) + 3)
    name = party.name if width_of(party.name, _SIZE, own) <= names or not party.short else party.short
    fill = visible(party.colour) if party.colour else _OF_OTHERS
    return canvas.tag(
        "g",
        canvas.hint(f"{party.name}: {years(life)}"),
        canvas.line(_MARGIN, y + _ROW, _MARGIN + names, y + _ROW),
        canvas.text(
            canvas.fitted(name, names, _SIZE, own), _MARGIN, middle + 4, size=_SIZE, weight="bold" if own else None
        ),
        *bar_of(left, right, middle, _BAR + (3 if own else 0), fill, life),
        data_party=str(party.party),
    )


def _curve(step: Step, rows: Rows, scale: YearScale, first: float, parties: Mapping[int, Party]) -> str:
    """From the origin's row at the time of the step to the destination's, with a point where it arrives."""
    origin, destination = rows.lives[step.origin], rows.lives[step.destination]
    when = step.when if step.when is not None else destination.start
    x1 = scale.x(min(max(when, origin.start), max(origin.end, origin.start)))
    x2 = scale.x(max(when, destination.start) if when <= destination.end else destination.start)
    y1, y2 = (first + rows.row[party] * _ROW + _ROW / 2 for party in (step.origin, step.destination))
    n = canvas.number
    bend = min(max(abs(y2 - y1) * 0.18, 7.0), 26.0)
    d = f"M{n(x1)} {n(y1)}C{n(x1 + bend)} {n(y1)} {n(x2 - bend)} {n((y1 + y2) / 2)} {n(x2)} {n(y2)}"
    names = f"{parties[step.origin].name} → {parties[step.destination].name}"
    return canvas.tag(
        "g",
        canvas.hint(f"{names}: {step.kind} {step.label}".rstrip()),
        canvas.tag("path", d=d, fill="none", stroke=canvas.BACKGROUND, stroke_width=3.4, stroke_opacity=0.8),
        canvas.tag("path", d=d, fill="none", stroke=_STEP, stroke_width=1.5, stroke_dasharray=_DASHES.get(step.kind)),
        canvas.tag("circle", cx=x2, cy=y2, r=3.2, fill=_STEP, stroke=outline(_STEP)),
    )
