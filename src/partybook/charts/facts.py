"""What pictures are drawn from: small frozen values, without a trace of where they were read."""

from __future__ import annotations

from datetime import date

import msgspec

from partybook.model import PartialDate

Year = float
"""A moment as a year and its fraction: 1998.5 is the middle of 1998."""


class Party(msgspec.Struct, frozen=True):
    """A party as pictures show it.

    `short` is an abbreviation, empty when none is known; `colour` is #rrggbb or empty; `place` is on the left-right
    scale of `terms/charts.toml`, -3 to 3. Years are None where nothing is known. `renamed` are names with the moment
    from which each was borne, in order, the oldest first. `nobody` is what a list counts those of no party under.
    """

    party: int
    name: str
    short: str = ""
    colour: str = ""
    place: float | None = None
    first: int | None = None
    ended: int | None = None
    last_seen: int | None = None
    renamed: tuple[tuple[Year, str], ...] = ()
    nobody: bool = False


class Tally(msgspec.Struct, frozen=True):
    """One election: shares of the vote in percent and seats, of the parties that a source gives them of.

    `allied` are pairs of a party and the party under whose name, as an alliance, it stood.
    """

    when: Year
    label: str
    shares: tuple[tuple[int, float], ...] = ()
    seats: tuple[tuple[int, float], ...] = ()
    allied: tuple[tuple[int, int], ...] = ()
    seats_total: float | None = None
    source: str = ""


class Step(msgspec.Struct, frozen=True):
    """What became of what: from one party to another, of an event of lineage; `when` is None where no source says."""

    origin: int
    destination: int
    kind: str
    when: Year | None = None
    label: str = ""


class Span(msgspec.Struct, frozen=True):
    """Something that held for a time, as a leader; None where a side is not known."""

    words: str
    start: Year | None
    end: Year | None
    label: str = ""
    role: str = ""


def moment(day: PartialDate | None, *, end: bool = False) -> Year | None:
    """The middle of what a date can mean, or, for `end`, of what its end can mean; None for an open or absent one."""
    one = day and (day.end if end else day.start)
    if one is None or one.earliest is None or one.latest is None:
        return None
    return (year_of(one.earliest) + year_of(one.latest)) / 2


def year_of(day: date) -> Year:
    """A day as a year and its fraction."""
    start = date(day.year, 1, 1)
    days = 366 if day.year % 4 == 0 and (day.year % 100 or day.year % 400 == 0) else 365
    return day.year + (day - start).days / days
