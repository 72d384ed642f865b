"""A lineage as JSON: the party, the parties by number, and every event with its participants and statements."""

from __future__ import annotations

from typing import Any

from partybook.export.jsonl import encode_row
from partybook.identity.lineage.event import Event, Participant
from partybook.parties.ask import LineageView
from partybook.store.party_rows import PartyEntry


def as_json(view: LineageView) -> str:
    """The view as one object; the numbers of parties are those of `partybook lineage "#12"`."""
    return encode_row(
        {
            "party": view.party.party,
            "rule": view.rule,
            "as_of": str(view.as_of) if view.as_of else None,
            "parties": {str(number): _party(view, entry) for number, entry in sorted(view.parties.items())},
            "events": [_event(event) for event in view.events],
        }
    )


def _party(view: LineageView, entry: PartyEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "country": entry.country,
        "first": entry.life.first,
        "ended": entry.life.ended,
        "unit": view.units.of(entry.party),
        "cuts": list(view.units.cuts.get(entry.party, ())),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "date": str(event.date) if event.date else None,
        "participants": [_participant(one) for one in event.participants],
        "words": list(event.words),
        "sources": list(event.sources),
        "differences": list(event.differences),
        "statements": list(event.statements),
    }


def _participant(one: Participant) -> dict[str, Any]:
    return {
        "party": one.party or None,
        "side": one.side,
        "continuity": one.continuity,
        "extent": one.extent,
        "agent": one.agent,
        "basis": one.basis,
    }
