"""The lives of all parties of a country: a bar for each from its beginning to its end, packed into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import YearScale
from partybook.charts.colour import outline, visible
from partybook.charts.facts import Party, Step
from partybook.charts.lettering import width_of
from partybook.charts.lives import Life, lives_of
from partybook.errors import InvalidValue

_ROW, _BAR, _SIZE, _MARGIN = 19.0, 8.0, 10.5, 16.0
"""Pixels: height of a row and of a bar in it, letters, and the margin."""
_UNCOLOURED = "#8a94a3"


class Placed(msgspec.Struct, frozen=True):
    """A life in its row: the bar from `left` to `right`, the name from `name_left`, all it takes up to `until`."""

    life: Life
    row: int
    left: float
    right: float
    words: str
    name_left: float
    since: float
    until: float


def placed(lives: Iterable[Life], names: Mapping[int, tuple[str, str]], scale: YearScale) -> list[Placed]:
    """Every life in the first row with room for its bar and its name, those that began first before the others.

    The name stands after the bar, or before it where there is no room to the right; `names` are long and short.
    """
    edge = scale.right + 60.0
    rows: list[float] = []
    found = []
    for life in sorted(lives, key=lambda life: (life.start, life.end, life.party)):
        left, right = scale.x(life.start), max(scale.x(life.end), scale.x(life.start) + 3)
        tail = right + (9 if life.goes_on or not life.ended else 0)
        long, short = names[life.party]
        words = long if tail + 5 + width_of(long, _SIZE) <= edge or left - width_of(long, _SIZE) - 6 >= 4 else short
        wide = width_of(words, _SIZE)
        after = tail + 5 + wide <= edge
        if not after and left - wide - 6 < 4:
            words = canvas.fitted(words, max(edge - tail - 5, 24.0), _SIZE) or "…"
            wide, after = width_of(words, _SIZE), True
        name = tail + 5 if after else left - wide - 6
        since, until = min(left, name), max(tail, name + wide)
        row = next((number for number, taken in enumerate(rows) if taken + 10 <= since), len(rows))
        if row == len(rows):
            rows.append(until)
        rows[row] = until
        found.append(Placed(life, row, left, right, words, name, since, until))
    return found


def picture(country: str, parties: Mapping[int, Party], steps: Sequence[Step], width: int) -> str:
    """The lives as SVG. Raises `InvalidValue` when no year of any party is known."""
    parties = {number: party for number, party in parties.items() if not party.nobody}
    lives = lives_of(parties, steps)
    if not lives:
        raise InvalidValue(f"no source dates any party of {country}")
    low, high = min(life.start for life in lives.values()), max(life.end for life in lives.values())
    without = len(parties) - len(lives)
    below = (
        f"{len(lives)} parties from the year of their beginning to that of their end. A point at the end: no source "
        "gives the end, and the party is not seen later; an arrow: it is seen until the last years."
        + (f" {without} without any date are left out." if without else "")
    )
    head, top = canvas.heading(f"{country}: parties and their lives", below, width, _MARGIN)
    scale = YearScale(low, high, _MARGIN, width - _MARGIN - 60)
    names = {one.party: (one.name, one.short or one.name) for one in parties.values()}
    bars = placed(lives.values(), names, scale)
    first = top + 22
    bottom = first + (max(bar.row for bar in bars) + 1) * _ROW
    body = [*head, *scale.grid(first - 4, bottom)]
    body += [_drawn(bar, parties[bar.life.party], first + bar.row * _ROW) for bar in bars]
    said = "; ".join(f"{parties[bar.life.party].name}: {years(bar.life)}" for bar in bars)
    return canvas.document(f"{country}: parties and their lives", said, width, bottom + 12, body)


def years(life: Life) -> str:
    """ "1949–1961", with a question mark where no source gives the beginning or the end."""
    start = f"{int(life.start)}" if life.begun else f"{int(life.start)}?"
    return f"{start}–" if life.goes_on else f"{start}–{int(life.end)}" + ("" if life.ended else "?")


def bar_of(left: float, right: float, middle: float, high: float, fill: str, life: Life) -> list[str]:
    """A life's bar, with an arrow at its right when it goes on, a point when its end is not known."""
    edge = outline(fill)
    found = [
        canvas.tag(
            "rect", x=left, y=middle - high / 2, width=right - left, height=high, fill=fill, stroke=edge,
            stroke_width=0.6, rx=1.5,
        )
    ]  # fmt: skip
    n = canvas.number
    if life.goes_on:
        d = f"M{n(right)} {n(middle - high / 2)}L{n(right + 6)} {n(middle)}L{n(right)} {n(middle + high / 2)}Z"
        found.append(canvas.tag("path", d=d, fill=fill, stroke=edge, stroke_width=0.6))
    elif not life.ended:
        found.append(canvas.tag("circle", cx=right + 5, cy=middle, r=1.6, fill=edge))
    return found


def _drawn(bar: Placed, party: Party, y: float) -> str:
    fill = visible(party.colour) if party.colour else _UNCOLOURED
    middle = y + _ROW / 2
    return canvas.tag(
        "g",
        canvas.hint(f"{party.name}: {years(bar.life)}"),
        *bar_of(bar.left, bar.right, middle, _BAR, fill, bar.life),
        canvas.text(bar.words, bar.name_left, middle + _SIZE * 0.36, size=_SIZE, halo=canvas.BACKGROUND),
        data_party=str(party.party),
    )
