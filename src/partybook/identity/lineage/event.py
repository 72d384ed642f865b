"""Events in the lives of parties. The type is derived from what happened to the participants, never stored by hand."""

from __future__ import annotations

from typing import Literal

import msgspec

from partybook.model import PartialDate

Side = Literal["origin", "destination"]
Continuity = Literal["ends", "continues", "new", "existing", "unknown"]
Extent = Literal["whole", "part", "unknown"]
Agent = Literal["organisation", "faction", "person", "parliamentary group", "unknown"]
EventType = Literal[
    "rename",
    "succession",
    "merger",
    "absorption",
    "secession",
    "division",
    "transfer",
    "revival",
    "unspecified",
]

UNNAMED = 0
"""Stands for a party that a source implies and does not name: a merger's other half."""


class Participant(msgspec.Struct, frozen=True):
    """A party in an event. `basis` says what `continuity` rests on when no source says it outright."""

    party: int
    side: Side
    continuity: Continuity = "unknown"
    extent: Extent = "unknown"
    agent: Agent = "unknown"
    basis: str = ""


class Event(msgspec.Struct, frozen=True):
    """`date` is None when no source gives one. `statements` are the ids of all statements about it.

    `sources` are the datasets and documents that tell of it; `differences` say in words where they disagree.
    """

    type: EventType
    participants: tuple[Participant, ...]
    date: PartialDate | None = None
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def origins(self) -> tuple[Participant, ...]:
        return tuple(one for one in self.participants if one.side == "origin")

    @property
    def destinations(self) -> tuple[Participant, ...]:
        return tuple(one for one in self.participants if one.side == "destination")


def event_type(participants: tuple[Participant, ...]) -> EventType:
    """The type that follows from the participants (DESIGN: parties through time).

    Anything unknown makes it unspecified, except where what is known leaves one type only: a party that splits off
    is a secession whatever became of the rest, as long as it went on.
    """
    origins = [one for one in participants if one.side == "origin"]
    destinations = [one for one in participants if one.side == "destination"]
    if not origins or not destinations:
        return "unspecified"
    before, after = {one.continuity for one in origins}, {one.continuity for one in destinations}
    if "unknown" in before | after:
        return "unspecified"
    if after == {"continues"}:
        return "rename" if before == {"continues"} else "revival"
    if after == {"existing"}:
        return "absorption" if before == {"ends"} else "transfer" if before == {"continues"} else "absorption"
    if after != {"new"}:
        return "unspecified"
    if before == {"continues"}:
        return "secession"
    if len(destinations) > 1:
        return "division" if len(origins) == 1 else "unspecified"
    return "merger" if len(origins) > 1 else "succession"
