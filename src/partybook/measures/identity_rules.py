"""When a party at one election is the same as a party at the next: the rules that move volatility.

A lineage table has the columns `date` (EDTF, so `1979` is some time that year), `old`, `new` and `kind`: merger,
absorption, secession, division, succession, rename, change (a party changed so much that a strict reader sees a new
one, though its source keeps it) or null. A change of one party has the same name in `old` and `new`. A link counts
between two elections when the time its date stands for overlaps the time after the earlier and up to the later one; a
break (rules `strict` and `renames`) when the middle of that time does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from partybook.measures.decisions import Identity

LARGEST_KEEPS = 0.75
"""ParlGov: a party that had this share of its predecessors' combined vote is the largest of them renamed."""

BREAKING = ("strict", "renames")
"""The rules that part what the table joins."""

Shares = Mapping[str, float]


class Event(NamedTuple):
    """One line of a lineage table."""

    date: str
    old: str
    new: str
    kind: str | None


def between(events: Iterable[Event], before: str, after: str) -> list[Event]:
    """The events whose time overlaps the time after one date and up to another."""
    return [event for event in events if _last(event.date) > _last(before) and event.date <= _last(after)]


def within(events: Iterable[Event], before: str, after: str) -> list[Event]:
    """The events whose middle lies after one date and up to another, so that a break is counted between two elections
    only, however vague its date."""
    return [event for event in events if _last(before) < _middle(event.date) <= _last(after)]


def same_unit(
    rule: Identity, events: Sequence[Event], before: Shares, after: Shares
) -> tuple[dict[str, str], dict[str, str]]:
    """What to call each party at the earlier and at the later election, so that the same unit has the same name.

    `events` are those between the elections, `before` and `after` the parties' shares. The rules:

    as-coded           a party is what the table calls one
    legal              and a renamed party is the same, if the table has it twice
    mergers            parties that merge are one with what they become
    splits             parties that divide or lose a part are one with what comes of it
    largest-successor  a party continues in its largest successor, if it is that one's largest predecessor
    parlgov            a party that ends continues in the new one, if it had 75% of all predecessors' votes
    component          all parties that any event links are one
    strict             all that took part in a merger, absorption, division or secession are new, and who was changed
    renames            a party that changed its name is a new one
    """
    moved = [event for event in events if event.old != event.new]
    if rule in BREAKING:
        broken = _broken(rule, events)
        return {name: f"{name} (before)" for name in broken}, {name: f"{name} (after)" for name in broken}
    names = _components(_links(rule, moved, before, after))
    return names, names


def _links(rule: Identity, moved: Sequence[Event], before: Shares, after: Shares) -> list[tuple[str, str]]:
    olds, news = defaultdict(set), defaultdict(set)
    for event in moved:
        olds[event.new].add(event.old)
        news[event.old].add(event.new)
    match rule:
        case "legal":
            chosen = [event for event in moved if event.kind == "rename"]
        case "mergers":
            chosen = [event for event in moved if len(olds[event.new]) > 1 or event.kind == "merger"]
        case "splits":
            kinds = ("secession", "division")
            chosen = [event for event in moved if len(news[event.old]) > 1 or event.kind in kinds]
        case "component":
            chosen = list(moved)
        case "largest-successor":
            largest_old = {new: _largest(found, before) for new, found in olds.items()}
            largest_new = {
                old: _largest({*found, old} if old in after else found, after) for old, found in news.items()
            }
            chosen = [
                event for event in moved if largest_old[event.new] == event.old and largest_new[event.old] == event.new
            ]
        case "parlgov":
            chosen = [
                event for event in moved if event.old not in after and _mostly(event.old, olds[event.new], before)
            ]
        case _:
            chosen = []
    return [(event.old, event.new) for event in chosen]


def _largest(names: Iterable[str], shares: Shares) -> str:
    """The party with most votes; of equals, the first by name, so that the order of rows decides nothing."""
    return min(names, key=lambda name: (-shares.get(name, 0.0), name))


def _mostly(name: str, names: Iterable[str], shares: Shares) -> bool:
    combined = sum(shares.get(other, 0.0) for other in names)
    return combined > 0 and shares.get(name, 0.0) >= LARGEST_KEEPS * combined


def _broken(rule: Identity, events: Sequence[Event]) -> set[str]:
    if rule == "renames":
        return {event.new for event in events if event.old == event.new or event.kind == "rename"}
    made_new = [event for event in events if event.kind in ("merger", "absorption", "division", "secession", "change")]
    return {name for event in made_new for name in (event.old, event.new)}


def _components(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each linked name to the first name, by alphabet, of those it is linked with."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for one, other in links:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {name: root(name) for name in list(parent)}


def _middle(date: str) -> str:
    """A day in the middle of what a date can stand for: of a year 1 July, of a month the 15th."""
    return {4: f"{date}-07-01", 7: f"{date}-15"}.get(len(date), date)


def _last(date: str) -> str:
    """The last day a date can stand for, so that text comparison orders dates of different precision."""
    return f"{date}-99" if len(date) in (4, 7) else date
