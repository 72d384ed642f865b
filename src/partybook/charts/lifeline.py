"""One party's life: a bar along the years, what the party itself did above it, what parted or joined below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import YearScale
from partybook.charts.colour import PALETTE, outline, visible
from partybook.charts.facts import Party, Year
from partybook.charts.lettering import width_of
from partybook.charts.lifelines import bar_of, years
from partybook.charts.lives import Life, lives_of
from partybook.errors import InvalidValue

_LANE, _BAR, _SIZE, _MARGIN = 17.0, 14.0, 11.0, 16.0
_ROOM = 60.0
"""Pixels that the last words have at least."""


class Mark(msgspec.Struct, frozen=True):
    """Something that happened: when, the date as its source has it, and words for it."""

    when: Year
    label: str
    words: str
    side: Literal["own", "kin"] = "own"


class Flag(msgspec.Struct, frozen=True):
    """A mark with the lane its words stand in, 0 the nearest to the bar, and where they begin and end."""

    mark: Mark
    x: float
    lane: int
    words: str
    until: float


def flags(marks: Sequence[Mark], scale: YearScale, edge: float) -> list[Flag]:
    """A lane for the words of each mark, so that neither words nor the lines down to the bar touch other words.

    Words begin at their mark; one whose words reach over later marks stands above all of these.
    """
    found: list[Flag] = []
    for mark in sorted(marks, key=lambda mark: (mark.when, mark.label, mark.words), reverse=True):
        x = scale.x(mark.when)
        words = canvas.fitted(f"{mark.label} {mark.words}", max(edge - x, _ROOM), _SIZE)
        until = x + width_of(words, _SIZE) + 10
        lane = 1 + max((flag.lane for flag in found if flag.x < until), default=-1)
        found.append(Flag(mark, x, lane, words, until))
    return found[::-1]


def picture(party: Party, marks: Sequence[Mark], width: int) -> str:
    """The lifeline as SVG. Raises `InvalidValue` when nothing is dated."""
    lived = _dated(lives_of({party.party: party}, ()).get(party.party), marks)
    known = [mark.when for mark in marks] + ([lived.start, lived.end] if lived else [])
    if not known:
        raise InvalidValue(f"no source dates anything of {party.name}")
    low, high = min(known), max(known)
    edge = width - _MARGIN
    last = max(
        (width_of(f"{m.label} {m.words}", _SIZE) for m in marks if m.when > low + 0.7 * (high - low)), default=0.0
    )
    scale = YearScale(low, high, _MARGIN + 8, edge - min(max(last + 4, 40.0), width * 0.34))
    title = f"The life of {party.name}"
    head, top = canvas.heading(title, _told(marks), width, _MARGIN)
    own = flags([mark for mark in marks if mark.side == "own"], scale, edge)
    kin = flags([mark for mark in marks if mark.side == "kin"], scale, edge)
    above = (max((flag.lane for flag in own), default=-1) + 1) * _LANE
    under = (max((flag.lane for flag in kin), default=-1) + 1) * _LANE
    middle = top + 8 + above + _BAR / 2 + 8
    fill = visible(party.colour or PALETTE[0])
    body = [*head, *(_flag(flag, middle, -1) for flag in own), *(_flag(flag, middle, 1) for flag in kin)]
    if lived:
        bar = bar_of(scale.x(lived.start), max(scale.x(lived.end), scale.x(lived.start) + 3), middle, _BAR, fill, lived)
        body.append(canvas.tag("g", canvas.hint(years(lived)), *bar))
    else:
        body.append(canvas.line(scale.left, middle, scale.right, middle, stroke=outline(fill), stroke_width=2.0))
    body += [
        canvas.tag("circle", cx=flag.x, cy=middle, r=3.4, fill=canvas.BACKGROUND, stroke=canvas.INK, stroke_width=1.3)
        for flag in (*own, *kin)
    ]
    bottom = middle + _BAR / 2 + 8 + under + 10
    for x, words in scale.marks():
        body.append(canvas.line(x, bottom, x, bottom + 5, stroke=canvas.FAINT))
        body.append(canvas.faint(words, x, bottom + 16))
    body.append(canvas.line(scale.left, bottom, scale.right, bottom, stroke=canvas.FAINT))
    said = "; ".join(f"{mark.label} {mark.words}" for mark in sorted(marks, key=lambda mark: mark.when))
    return canvas.document(title, said or years(lived) if lived else said, width, bottom + 26, body)


def _dated(lived: Life | None, marks: Sequence[Mark]) -> Life | None:
    """The life from and to the moments that marks of its first and last year give; a year alone begins in January."""
    if lived is None:
        return None
    own = [mark.when for mark in marks if mark.side == "own"]
    start = min((when for when in own if int(when) == int(lived.start)), default=lived.start)
    end = max((when for when in own if int(when) == int(lived.end)), default=lived.end)
    return msgspec.structs.replace(lived, start=start, end=max(end, start))


def _told(marks: Sequence[Mark]) -> str:
    if not marks:
        return "From its first to its last known year; no source dates an event in it"
    kin = any(mark.side == "kin" for mark in marks)
    return "Above: the party itself; below: what it came from and what came of it" if kin else "What it did, and when"


def _flag(flag: Flag, middle: float, towards: int) -> str:
    """The words of a mark above (-1) or below (1) the bar, with a line to it."""
    y = middle + towards * (_BAR / 2 + 10 + flag.lane * _LANE)
    base = y if towards < 0 else y + _SIZE * 0.72
    reach = base - (_SIZE * 0.72 if towards < 0 else 0)
    return canvas.tag(
        "g",
        canvas.hint(f"{flag.mark.label} {flag.mark.words}"),
        canvas.line(flag.x, middle, flag.x, reach, stroke=canvas.FAINT, stroke_width=0.8),
        canvas.text(flag.words, flag.x + 4, base, size=_SIZE),
    )
