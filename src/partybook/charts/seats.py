"""Who won what in one election, as values: seats for the hemicycle, shares for the bars."""

from __future__ import annotations

import msgspec


class Won(msgspec.Struct, frozen=True):
    """A party's part in one election: None where the source does not say. `place` is from left (-3) to right (3)."""

    party: int
    name: str
    short: str = ""
    colour: str = ""
    place: float | None = None
    share: float | None = None
    seats: float | None = None


class Contest(msgspec.Struct, frozen=True):
    """An election as its pictures need it. `seats_total` is the size of the house, None when no source gives it."""

    title: str
    source: str
    won: tuple[Won, ...]
    seats_total: float | None = None
