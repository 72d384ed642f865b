"""When parties lived, as stretches of years with ends that are known or open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from partybook.charts.facts import Party, Step, Year

_STILL_SEEN = 8
"""Years within which a party without an end must have been seen before the last year of the record to be drawn as
going on; one seen longer ago ended at a time nobody gives."""


class Life(msgspec.Struct, frozen=True):
    """A party's years in a picture: `start` and `end` of the bar, and what either side rests on.

    `begun` says that a source gives the beginning, else it is only the first year in which the party is seen; `ended`
    that a source gives the end. `goes_on` is a party that is seen until the last years of the record.
    """

    party: int
    start: Year
    end: Year
    begun: bool
    ended: bool
    goes_on: bool


def lives_of(parties: Mapping[int, Party], steps: Iterable[Step]) -> dict[int, Life]:
    """The lives of those of whom any year is known, be it that of an event they took part in."""
    told: dict[int, list[Year]] = {party: [] for party in parties}
    for step in steps:
        if step.when is not None:
            for party in (step.origin, step.destination):
                if party in told:
                    told[party].append(step.when)
    known = {party: _years(parties[party], told[party]) for party in parties}
    latest = max((year for years in known.values() for year in years), default=0.0)
    found = {}
    for party, years in known.items():
        if not years:
            continue
        one = parties[party]
        start = one.first if one.first is not None else min(years)
        goes_on = one.ended is None and max(years) >= latest - _STILL_SEEN
        end = latest if goes_on else max(float(one.ended or 0), max(years), start)
        found[party] = Life(party, float(start), end, one.first is not None, one.ended is not None, goes_on)
    return found


def _years(party: Party, told: Iterable[Year]) -> list[Year]:
    return [*told, *(float(year) for year in (party.first, party.ended, party.last_seen) if year is not None)]
