"""What happened to a party, in a few words each: its own dates, its names, and the events it took part in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from partybook.charts.facts import Party, moment
from partybook.charts.lifeline import Mark
from partybook.identity.lineage.event import UNNAMED, Event
from partybook.identity.lineage.saying import Said
from partybook.model import PartialDate

OWN = ("founded", "registered", "deregistered", "banned", "legalised", "dissolved")
"""The properties that are dates in a party's life."""

_SAID = {
    ("secession", "origin"): "{} splits off", ("secession", "destination"): "splits from {}",
    ("merger", "origin"): "merges into {}", ("merger", "destination"): "merger of {}",
    ("absorption", "origin"): "absorbed by {}", ("absorption", "destination"): "absorbs {}",
    ("succession", "origin"): "succeeded by {}", ("succession", "destination"): "succeeds {}",
    ("division", "origin"): "divides into {}", ("division", "destination"): "from the division of {}",
    ("transfer", "origin"): "part goes over to {}", ("transfer", "destination"): "part of {} comes over",
    ("revival", "origin"): "revived as {}", ("revival", "destination"): "revives {}",
    ("unspecified", "origin"): "{} comes of it", ("unspecified", "destination"): "comes from {}",
}  # fmt: skip
"""Words for a type of event, by the side of it that the party is on, with room for the other side."""


def marks_of(party: Party, said: Iterable[Said], events: Iterable[Event], names: Mapping[int, str]) -> list[Mark]:
    """All that is dated, each once: of dates that can be the same day, the most precise."""
    return [*_own(said), *_names(party), *_kin(party.party, events, names)]


def _own(said: Iterable[Said]) -> list[Mark]:
    kept: dict[str, list[PartialDate]] = {name: [] for name in OWN}
    dated = [
        (one.property, one.value)
        for one in said
        if one.property in OWN and one.certainty == "asserted" and isinstance(one.value, PartialDate)
        and one.qualifier("of") is None
    ]  # fmt: skip
    for name, day in sorted(dated, key=lambda item: (-len(item[1].edtf), item[1].edtf)):
        if not any(known.may_equal(day) for known in kept[name]):
            kept[name].append(day)
    return [Mark(when, str(day), name) for name in OWN for day in kept[name] if (when := moment(day)) is not None]


def _names(party: Party) -> list[Mark]:
    return [Mark(when, str(int(when)), f"called {words}") for when, words in party.renamed if when > 0]


def _kin(party: int, events: Iterable[Event], names: Mapping[int, str]) -> list[Mark]:
    found = []
    for event in events:
        when = moment(event.date)
        sides = {one.side for one in event.participants if one.party == party}
        if when is None or len(sides) != 1:
            continue
        side = sides.pop()
        others = [
            names.get(one.party, "a party no source names") if one.party != UNNAMED else "a party no source names"
            for one in (event.destinations if side == "origin" else event.origins)
        ]
        words = _SAID.get((event.type, side), "{}").format(" and ".join(dict.fromkeys(others)))
        found.append(Mark(when, str(event.date), words, "kin"))
    return found
