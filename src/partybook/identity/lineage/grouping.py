"""Claims of all sources grouped into events: inverse statements into one, several origins into one merger.

A pair of parties has one event, or several when one source dates two of them apart (re-mergers are legitimate). What
no source says outright about a participant is concluded from the years of its life, and says so in its `basis`; what
cannot be concluded stays unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from partybook.identity.lineage.claims import Claim
from partybook.identity.lineage.event import (
    UNNAMED,
    Continuity,
    Event,
    EventType,
    Participant,
    Side,
    event_type,
)
from partybook.identity.lineage.life import Life
from partybook.model import PartialDate

APART = 2
"""Years by which two sources may date one event differently. Beyond, it takes a second event to explain both."""

NEAR = 1
"""Years between an event and a founding or end that belong to it: sources count from the congress or the register."""


class _Step(msgspec.Struct):
    """What happened between one origin and one destination, once."""

    origin: int
    destination: int
    claims: list[Claim]
    before: Continuity = "unknown"
    after: Continuity = "unknown"
    before_basis: str = ""
    after_basis: str = ""

    @property
    def main(self) -> Claim:
        """The claim whose wording says most."""
        return max(self.claims, key=lambda claim: (claim.rank, claim.date is not None))

    @property
    def date(self) -> PartialDate | None:
        dated = [claim.date for claim in self.claims if claim.date is not None]
        return max(dated, key=_precision) if dated else None

    @property
    def others(self) -> Side | None:
        return next((claim.others for claim in self.claims if claim.others), None)


def _precision(date: PartialDate) -> int:
    return -((date.latest - date.earliest).days if date.latest and date.earliest else 1_000_000)


def group_events(claims: Iterable[Claim], lives: Mapping[int, Life]) -> list[Event]:
    """The events that claims tell of, in order of their dates, those without one last."""
    by_pair: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_pair[claim.origin, claim.destination].append(claim)
    steps = [step for (_, _), said in by_pair.items() for step in _steps(said)]
    for step in steps:
        _settle(step, lives)
    events = [_event(together) for together in _together(steps)]
    return sorted(events, key=lambda event: (str(event.date) if event.date else "9", event.statements))


def _steps(claims: Sequence[Claim]) -> list[_Step]:
    """The claims about one pair, by when they say it happened; those without a date go with the first."""
    steps: list[_Step] = []
    for claim in sorted(claims, key=lambda claim: (claim.date is None, str(claim.date))):
        for step in steps:
            if _one_event(claim, step):
                step.claims.append(claim)
                break
        else:
            steps.append(_Step(claim.origin, claim.destination, [claim]))
    return steps


def _one_event(claim: Claim, step: _Step) -> bool:
    for other in step.claims:
        if claim.date is None or other.date is None or claim.date.may_equal(other.date):
            continue
        if claim.source == other.source or abs((claim.date.year or 0) - (other.date.year or 0)) > APART:
            return False
    return True


def _settle(step: _Step, lives: Mapping[int, Life]) -> None:
    """Decide what became of both sides: as said by the claim that says most, else from their lives."""
    said = sorted(step.claims, key=lambda claim: -claim.rank)
    step.before = next((claim.before for claim in said if claim.before != "unknown"), "unknown")
    step.after = next((claim.after for claim in said if claim.after != "unknown"), "unknown")
    origin, destination = lives.get(step.origin, Life()), lives.get(step.destination, Life())
    if step.origin == step.destination:
        step.before = step.after = "continues"
        step.before_basis = step.after_basis = "both names are one party's"
        return
    year = step.date.year if step.date else None
    if step.before == "unknown":
        step.before, step.before_basis = _before(year, origin, destination)
    if step.after == "unknown":
        step.after, step.after_basis = _after(year, origin, destination)


def _before(year: int | None, origin: Life, destination: Life) -> tuple[Continuity, str]:
    """What became of an origin of which the sources do not say it."""
    when = year if year is not None else destination.founded
    if when is None:
        return "unknown", "no source says when it was, nor when what came of it was founded"
    if origin.last_active is not None and origin.last_active > when + NEAR:
        return "continues", f"it is still found in {origin.last_active}"
    if origin.ended is not None:
        if origin.ended <= when + NEAR:
            return "ends", f"it ended in {origin.ended}"
        return "continues", f"it ended only in {origin.ended}"
    return "unknown", "no source says that it ended, nor is it found later"


def _after(year: int | None, origin: Life, destination: Life) -> tuple[Continuity, str]:
    """What a destination was of which the sources do not say it."""
    when = year if year is not None else origin.ended
    first = destination.founded if destination.founded is not None else destination.first_active
    if when is None:
        return "unknown", "no source says when it was, nor when what it came from ended"
    if first is None:
        return "unknown", "no source says when it was founded"
    if first < when - NEAR:
        return "existing", f"it is found from {first} on"
    if destination.founded is not None:
        return "new", f"it was founded in {first}"
    return "unknown", f"no source says when it was founded; it is first found in {first}"


def _together(steps: list[_Step]) -> list[list[_Step]]:
    """Steps that are one event: several origins that end in one new party, one origin that ends in several, several
    that a new party broke away from."""
    groups: list[list[_Step]] = []
    waiting: list[_Step] = []
    by_destination: dict[int, list[list[_Step]]] = defaultdict(list)
    for step in steps:
        # a party that goes on is one event with each of those it met: only what is new has its origins at once
        if step.after == "new":
            _file(by_destination[step.destination], step, lambda one, two: one.before == two.before)
        else:
            waiting.append(step)
    single: list[_Step] = []
    for found in by_destination.values():
        for group in found:
            if len(group) > 1:
                groups.append(group)
            else:
                single += group
    by_origin: dict[int, list[list[_Step]]] = defaultdict(list)
    for step in single:
        if step.before == "ends" and step.others != "origin":
            _file(by_origin[step.origin], step, lambda one, two: True)
        else:
            waiting.append(step)
    groups += [group for found in by_origin.values() for group in found]
    joining: dict[int, list[list[_Step]]] = defaultdict(list)
    for step in waiting:
        if step.after == "existing" and step.before == "ends" and step.date is not None:
            _file(joining[step.destination], step, lambda one, two: one.date == two.date)
        else:
            groups.append([step])
    return groups + [group for found in joining.values() for group in found]


def _file(groups: list[list[_Step]], step: _Step, alike) -> None:  # type: ignore[no-untyped-def]
    for group in groups:
        if all(alike(step, other) and _same_time(step, other) for other in group):
            group.append(step)
            return
    groups.append([step])


def _same_time(one: _Step, other: _Step) -> bool:
    if one.date is None or other.date is None:
        return True
    return one.date.may_equal(other.date) or (
        abs((one.date.year or 0) - (other.date.year or 0)) <= NEAR
        and {claim.source for claim in one.claims}.isdisjoint(claim.source for claim in other.claims)
    )


def _event(steps: list[_Step]) -> Event:
    origins = {step.origin: step for step in steps}
    destinations = {step.destination: step for step in steps}
    participants = [
        Participant(party, "origin", step.before, step.main.extent, step.main.agent, step.before_basis)
        for party, step in origins.items()
    ]
    participants += [
        Participant(party, "destination", step.after, basis=step.after_basis) for party, step in destinations.items()
    ]
    participants += _implied(steps, origins, destinations)
    claims = [claim for step in steps for claim in step.claims]
    dates = [step.date for step in steps if step.date is not None]
    return Event(
        event_type(tuple(participants)),
        tuple(participants),
        max(dates, key=_precision) if dates else None,
        tuple(dict.fromkeys(claim.statement for claim in claims)),
        tuple(sorted({claim.source for claim in claims})),
        tuple(_differences(steps)),
        tuple(dict.fromkeys(claim.words for claim in sorted(claims, key=lambda claim: -claim.rank))),
    )


def _implied(steps: list[_Step], origins: Mapping[int, _Step], destinations: Mapping[int, _Step]) -> list[Participant]:
    """The party that a source's word implies and no source names: a merger of one, a division into one."""
    for step in steps:
        word = step.main.words
        if step.others == "origin" and len(origins) == 1:
            return [Participant(UNNAMED, "origin", "ends", basis=f"a {word} has another origin, which no source names")]
        if step.others == "destination" and len(destinations) == 1:
            basis = f"a {word} has another destination, which no source names"
            return [Participant(UNNAMED, "destination", "new", basis=basis)]
    return []


_KIND_OF: dict[tuple[Continuity, Continuity], EventType] = {
    ("ends", "new"): "succession",
    ("ends", "existing"): "absorption",
    ("continues", "new"): "secession",
    ("continues", "existing"): "transfer",
    ("continues", "continues"): "rename",
    ("ends", "continues"): "revival",
}


def _differences(steps: list[_Step]) -> list[str]:
    """Where sources disagree about one step: when it was, and what it was."""
    found: list[str] = []
    for step in steps:
        dated = {claim.source: claim.date for claim in step.claims if claim.date is not None}
        versions = {str(date): source for source, date in dated.items()}
        dates = list(dated.values())
        if any(not one.may_equal(other) for one in dates for other in dates):
            told = " and ".join(f"{date} ({source})" for date, source in sorted(versions.items()))
            found.append(f"dated {told}")
        kinds = {
            _KIND_OF[claim.before, claim.after]: claim.source
            for claim in step.claims
            if (claim.before, claim.after) in _KIND_OF
        }
        if len(kinds) > 1:
            told = " and ".join(f"{kind} ({source})" for kind, source in sorted(kinds.items()))
            found.append(f"told as {told}")
    return list(dict.fromkeys(found))
