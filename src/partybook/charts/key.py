"""A key below a picture: a square of colour, a name and a figure, in as many columns as the width allows."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.colour import outline
from partybook.charts.lettering import width_of

_SIZE, _ROW, _SQUARE = 11.0, 17.0, 10.0
"""Pixels: letters, a row, and the square."""


class KeyEntry(msgspec.Struct, frozen=True):
    """One line of a key; `party` is 0 for what is no party."""

    colour: str
    name: str
    short: str = ""
    figure: str = ""
    party: int = 0


def key_below(entries: Sequence[KeyEntry], x: float, y: float, width: float) -> tuple[list[str], float]:
    """The key as elements, read down its columns, and how far down it reaches."""
    if not entries:
        return [], y
    wanted = [_SQUARE + 6 + width_of(_words(one), _SIZE) + width_of(one.figure, _SIZE) + 28 for one in entries]
    columns = max(1, min(int(width // min(max(wanted), 300.0)), len(entries), 4))
    rows = -(-len(entries) // columns)
    room = width / columns
    out = []
    for number, one in enumerate(entries):
        column, row = divmod(number, rows)
        left, base = x + column * room, y + row * _ROW + _SIZE
        figure = width_of(one.figure, _SIZE)
        free = room - _SQUARE - 6 - figure - 20
        name = _words(one)
        if width_of(name, _SIZE) > free and one.short and width_of(one.short, _SIZE) <= free:
            name = one.short
        name = canvas.fitted(name, free, _SIZE)
        square = canvas.tag(
            "rect", x=left, y=base - _SQUARE + 1, width=_SQUARE, height=_SQUARE, rx=2, fill=one.colour,
            stroke=outline(one.colour), stroke_width=0.6,
        )  # fmt: skip
        words = canvas.text(name, left + _SQUARE + 6, base, size=_SIZE, after=one.figure)
        told = canvas.hint(f"{one.name}: {one.figure}" if one.figure else one.name)
        out.append(canvas.tag("g", told, square, words, data_party=str(one.party) if one.party else None))
    return out, y + rows * _ROW


def _words(one: KeyEntry) -> str:
    return f"{one.name} ({one.short})" if one.short and one.short != one.name else one.name
