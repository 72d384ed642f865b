"""A lineage as a tree of words: what the party came from above, what came of it below."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.identity.lineage.event import Event
from partybook.parties.ask import Direction, LineageView, described

_DEEPEST = 40
"""Generations printed. Longer chains are cycles of splits and re-mergers."""


def lines(view: LineageView) -> Iterator[str]:
    """The tree, a line each. A party that was printed before is not followed again."""
    when = f", as of {view.as_of}" if view.as_of else ""
    yield f"#{view.party.party} {view.party.name} ({described(view.party)}){when}, identity rule: {view.rule}"
    same = [other for other in view.units.members(view.party.party) if other != view.party.party]
    if same:
        names = "; ".join(f"#{party} {view.name(party)}" for party in same if party in view.parties)
        yield f"one party under this rule with: {names}"
    cuts = view.units.cuts.get(view.party.party, ())
    if cuts:
        yield f"a new party under this rule in {', '.join(map(str, cuts))}"
    for direction, heading in (("ancestors", "Came from"), ("descendants", "What came of it")):
        found = list(_branch(view, view.party.party, direction, "", {view.party.party}))  # type: ignore[arg-type]
        if found:
            yield ""
            yield heading
            yield from found


def _branch(view: LineageView, party: int, direction: Direction, indent: str, seen: set[int]) -> Iterator[str]:
    steps = [(event, beyond) for event in view.events for beyond in _beyond(event, party, direction)]
    for number, (event, other) in enumerate(steps):
        last = number == len(steps) - 1
        again = other in seen or other == 0
        yield f"{indent}{'└─' if last else '├─'} {told(view, event, other)}" + (" (see above)" if other in seen else "")
        deeper = indent + ("   " if last else "│  ")
        for difference in event.differences:
            yield f"{deeper}   sources differ: {difference}"
        if not again and len(deeper) < 3 * _DEEPEST:
            seen.add(other)
            yield from _branch(view, other, direction, deeper, seen)


def _beyond(event: Event, party: int, direction: Direction) -> list[int]:
    """The parties on the far side of an event that a party is on the near side of."""
    near, far = (event.destinations, event.origins) if direction == "ancestors" else (event.origins, event.destinations)
    if all(one.party != party for one in near):
        return []
    return [one.party for one in far if one.party != party]


def told(view: LineageView, event: Event, party: int) -> str:
    """One step: "1990 merger: Green Party (Sweden, 1981–1990), which ended; parlgov, wikidata"."""
    here = next(one for one in event.participants if one.party == party)
    end = {"ends": ", which ended", "continues": ", which went on", "unknown": ", what became of it is unknown"}
    became = end.get(here.continuity, "") if here.side == "origin" else ""
    years = f" ({described(view.parties[party])})" if party in view.parties else ""
    number = f"#{party} " if party else ""
    date = str(event.date) if event.date else "undated"
    return f"{date} {event.type}: {number}{view.name(party)}{years}{became} [{', '.join(event.sources)}]"
