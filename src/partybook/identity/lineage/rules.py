"""When an event makes a new party: four named rules, over events and, where a rule asks for it, vote shares.

legal       a new party is only what the sources call one; a rename or revival is the same party
parlgov     a new party that came out of others goes on as its largest predecessor, if that had at least 75% of the
            votes that all predecessors had together at their last election (ParlGov's codebook, "Party change")
strict      any merger, division, absorption or secession makes everyone who took part a new party
component   all parties that events link are one
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, get_args

import msgspec

from partybook.errors import InvalidValue
from partybook.identity.lineage.event import UNNAMED, Event
from partybook.model import PartialDate

Rule = Literal["legal", "parlgov", "strict", "component"]
RULES: tuple[Rule, ...] = get_args(Rule)

DOMINANT = Decimal("0.75")
"""The part of all predecessors' votes from which the largest of them is only renamed (ParlGov's codebook)."""

Shares = Callable[[int, PartialDate | None], Decimal | None]
"""The vote share of a party at its last election before a date, None when unknown."""

_NEW_PARTY = frozenset({"merger", "division", "absorption", "secession"})


def checked_rule(name: str) -> Rule:
    """The rule of that name. Raises `InvalidValue` when there is none."""
    for rule in RULES:
        if rule == name:
            return rule
    raise InvalidValue(f"{name!r} is no rule of identity; there are {', '.join(RULES)}")


class Units(msgspec.Struct, frozen=True):
    """Which parties a rule takes for one: `unit` is a party's representative, the one with the lowest id.

    Under `strict` a party is cut into pieces at `cuts`, the years of the events that make it new.
    """

    rule: Rule
    unit: Mapping[int, int]
    cuts: Mapping[int, tuple[int, ...]] = {}

    def of(self, party: int, year: int | None = None) -> str:
        """The unit a party belongs to, under `strict` in a year: "12", "12 from 1990"."""
        unit = self.unit.get(party, party)
        begun = [cut for cut in self.cuts.get(party, ()) if year is not None and cut <= year]
        return f"{unit} from {max(begun)}" if begun else str(unit)

    def members(self, party: int) -> list[int]:
        """All parties of the unit of a party, itself included."""
        unit = self.unit.get(party, party)
        return sorted({other for other, mine in self.unit.items() if mine == unit} | {party})


def units(rule: Rule, events: Iterable[Event], shares: Shares = lambda party, date: None) -> Units:
    """The units of all parties that events touch, under a rule."""
    joined = _Joined()
    cuts: dict[int, set[int]] = {}
    for event in events:
        named = [one for one in event.participants if one.party != UNNAMED]
        if rule == "component" or event.type in ("rename", "revival"):
            joined.join(one.party for one in named)
        elif rule == "parlgov" and (pair := _dominated(event, shares)):
            joined.join(pair)
        elif rule == "strict" and event.type in _NEW_PARTY and event.date and event.date.year:
            for one in named:
                if one.continuity in ("continues", "existing"):
                    cuts.setdefault(one.party, set()).add(event.date.year)
    return Units(rule, joined.leaders(), {party: tuple(sorted(years)) for party, years in cuts.items()})


def _dominated(event: Event, shares: Shares) -> tuple[int, int] | None:
    """The new party and the predecessor as which it goes on; None when none dominates, or votes are unknown."""
    origins = [one.party for one in event.origins if one.party != UNNAMED and one.continuity == "ends"]
    new = [one.party for one in event.destinations if one.party != UNNAMED and one.continuity == "new"]
    if len(new) != 1 or not origins or len(origins) < len(event.origins):
        return None
    votes = {party: shares(party, event.date) for party in origins}
    if any(share is None for share in votes.values()):
        return None
    total = sum(share for share in votes.values() if share is not None)
    largest = max(origins, key=lambda party: votes[party] or 0)
    if total and (votes[largest] or 0) >= DOMINANT * total:
        return largest, new[0]
    return None


class _Joined:
    """Parties joined into sets, each led by its lowest id."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def _leader(self, party: int) -> int:
        self._above.setdefault(party, party)
        while self._above[party] != party:
            self._above[party] = party = self._above[self._above[party]]
        return party

    def join(self, parties: Iterable[int]) -> None:
        leaders = sorted({self._leader(party) for party in parties})
        for other in leaders[1:]:
            self._above[other] = leaders[0]

    def leaders(self) -> dict[int, int]:
        return {party: self._leader(party) for party in self._above}
