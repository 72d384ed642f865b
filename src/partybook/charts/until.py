"""Pictures as of a date in history: what came later is left out, and whoever existed then goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from partybook.charts.facts import Party, Span, Step, Tally, Year, year_of
from partybook.charts.from_book import Country
from partybook.charts.lifeline import Mark
from partybook.model import PartialDate


def last_moment(day: PartialDate | None) -> Year | None:
    """The last moment of a date; None without one, or of one that is open."""
    return None if day is None or day.latest is None else year_of(day.latest) + 1 / 366


def party_until(party: Party, end: Year) -> Party:
    """A party as it was known then: without a later end or name."""
    later = [year for year in (party.ended, party.last_seen) if year is not None and year > end]
    return msgspec.structs.replace(
        party,
        ended=party.ended if party.ended is not None and party.ended <= end else None,
        last_seen=int(end) if later else party.last_seen,
        renamed=tuple(one for one in party.renamed if one[0] <= end),
    )


def parties_until(parties: Mapping[int, Party], end: Year) -> dict[int, Party]:
    """Those that are not known to have begun later."""
    return {one: party_until(party, end) for one, party in parties.items() if party.first is None or party.first <= end}


def country_until(country: Country, end: Year) -> Country:
    """A country with its elections, parties and what became of them until then."""
    elections = {kind: _until(tallies, end) for kind, tallies in country.elections.items()}
    parties = parties_until(country.parties, end)
    counted = {
        party for tallies in elections.values() for tally in tallies for party, _ in (*tally.shares, *tally.seats)
    }
    parties |= {
        one: party_until(country.parties[one], end) for one in counted - parties.keys() if one in country.parties
    }
    return msgspec.structs.replace(
        country,
        parties=parties,
        elections={kind: tallies for kind, tallies in elections.items() if tallies},
        steps=steps_until(country.steps, parties, end),
    )


def _until(tallies: Iterable[Tally], end: Year) -> tuple[Tally, ...]:
    return tuple(tally for tally in tallies if tally.when <= end)


def steps_until(steps: Iterable[Step], parties: Mapping[int, Party], end: Year) -> tuple[Step, ...]:
    """Steps between those parties that are not dated later."""
    return tuple(
        step
        for step in steps
        if (step.when is None or step.when <= end) and step.origin in parties and step.destination in parties
    )


def marks_until(marks: Iterable[Mark], end: Year) -> list[Mark]:
    return [mark for mark in marks if mark.when <= end]


def spans_until(spans: Iterable[Span], end: Year) -> list[Span]:
    """What had begun by then; what ended later had not ended."""
    return [
        msgspec.structs.replace(span, end=None, label=span.label.partition(" – ")[0] + " –")
        if span.end is not None and span.end > end and span.start is not None
        else span
        for span in spans
        if span.start is None or span.start <= end
    ]
