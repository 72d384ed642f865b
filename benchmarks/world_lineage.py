"""The lineage of the world book: events by type and source, unknowns, ParlGov's own types, agreement of the sources."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from partybook.audit.register import Link, RegisterView
from partybook.identity.lineage.claims import lineage_properties
from partybook.identity.lineage.event import Event
from partybook.parties.inspect import register_view
from partybook.store import Book

EXPECTED = {
    "splinter": "secession",
    "politician": "secession",
    "division": "division",
    "merger": "merger",
    "joined": "absorption",
    "successor": "succession",
}
"""ParlGov's types of party change and ours."""


_YEAR = re.compile(r"\b\d{4}\b")


def report(book: Book) -> None:
    view = register_view(book)
    _types(view)
    _represented(view)
    _parlgov_types(view)
    _agreement(view)


def _types(view: RegisterView) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    unknown: Counter[str] = Counter()
    for event in view.events:
        families = {source if source in ("parlgov", "meco", "wikidata") else "documents" for source in event.sources}
        table[" + ".join(sorted(families))][event.type] += 1
        for one in event.participants:
            if one.continuity == "unknown":
                unknown[f"{one.side}: {_YEAR.sub('...', one.basis) or 'NOT EXPLAINED'}"] += 1
    kinds = sorted({kind for counts in table.values() for kind in counts})
    print(f"{'events':34}" + "".join(f"{kind:>12}" for kind in kinds))
    for families, counts in sorted(table.items(), key=lambda item: -sum(item[1].values())):
        print(f"{families:34}" + "".join(f"{counts[kind]:12,}" for kind in kinds))
    for reason, number in unknown.most_common():
        print(f"  unknown {number:5,}  {reason}")


def _represented(view: RegisterView) -> None:
    """Every lineage statement should be in an event."""
    within = {id for event in view.events for id in event.statements}
    said: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for party in view.parties.values():
        for statement in party.statements:
            if statement.property in lineage_properties() and statement.value.__class__.__name__ == "Mention":
                said[view.family(statement)] += 1
                missing[view.family(statement)] += statement.id not in within
    for family, number in said.items():
        print(f"{family}: {number:,} lineage statements, {missing[family]} in no event")


def _parlgov_types(view: RegisterView) -> None:
    of: dict[str, Event] = {id: event for event in view.events for id in event.statements}
    agree: Counter[str] = Counter()
    differ: dict[str, list[str]] = defaultdict(list)
    for link in view.links:
        word = str(link.statement.qualifier("change") or "")
        if view.label(link.statement) == "parlgov" and word in EXPECTED:
            event = of[link.statement.id]
            if event.type == EXPECTED[word]:
                agree[word] += 1
            else:
                names = " -> ".join(view.parties[party].name for party in (link.origin, link.destination))
                told = f"{names}, {link.statement.qualifier('date')}"
                differ[f"{word} derived as {event.type}: {_why(event)}"].append(told)
    unlike = sum(len(told) for told in differ.values())
    print(f"ParlGov's typed changes: {sum(agree.values())} derived alike ({dict(agree)}), {unlike} not:")
    for reason, changes in sorted(differ.items(), key=lambda item: -len(item[1])):
        print(f"  {len(changes):3}  {reason}")
        for told in changes:
            print(f"         {told}")


def _why(event: Event) -> str:
    if len(event.words) > 1:
        return f"one event with rows typed {' and '.join(event.words)}"
    return "several origins or destinations" if len(event.participants) > 2 else "told by one row"


def _agreement(view: RegisterView) -> None:
    """Pairs that Wikidata or documents link, both of them parties of ParlGov, and what ParlGov says of them."""
    pairs: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for link in view.links:
        pairs[view.family(link.statement)].add(_pair(link))
    known = {party.id for party in view.parties.values() if "parlgov" in party.schemes}
    both = pairs["parlgov"] | {(destination, origin) for origin, destination in pairs["parlgov"]}
    for family in ("wikidata", "documents"):
        inside = {pair for pair in pairs[family] if pair[0] in known and pair[1] in known and pair[0] != pair[1]}
        unordered = {tuple(sorted(pair)) for pair in inside}
        linked = {tuple(sorted(pair)) for pair in inside & both}
        same = {tuple(sorted(pair)) for pair in inside & pairs["parlgov"]}
        print(
            f"{family}: {len(unordered)} pairs inside ParlGov, {len(linked)} of them ParlGov changes, "
            f"{len(same)} in its direction"
        )
    shared = {tuple(sorted(p)) for p in pairs["wikidata"]} & {tuple(sorted(p)) for p in pairs["documents"]}
    print(f"pairs in both Wikidata and infoboxes: {len(shared)}")


def _pair(link: Link) -> tuple[int, int]:
    return link.origin, link.destination
