"""Party: everything its sources say, each value with its words, each disagreement with what was preferred and why."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from partybook.dossier import Dossier, Result
from partybook.identity.lineage.event import UNNAMED, Event
from partybook.parties.ask import LineageView
from partybook.review import party_dossier
from partybook.store.party_rows import PartyEntry
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import pictures
from partybook.web.pages.elections import kind_words
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.shelf import UNKNOWN_COUNTRY, slug
from partybook.web.when import When
from partybook.web.words import date_words

_SHOWN_EVENTS = 40


class EventLine(msgspec.Struct, frozen=True):
    """An event of a party's lineage: the parties before and after it, None for one that no source names."""

    type: str
    date: str
    origins: tuple[PartyEntry | None, ...]
    destinations: tuple[PartyEntry | None, ...]
    sources: tuple[str, ...]
    differences: tuple[str, ...]


def entry_of(explorer: Explorer, number: int) -> PartyEntry:
    """The party of a number. Raises `NotThere` when the book has none."""
    entry = explorer.shelf().entries.get(number)
    if entry is None:
        raise NotThere(f"The book has no party number {number}.")
    return entry


def crumbs_of(entry: PartyEntry) -> list[Crumb]:
    """The way to a party: through its country."""
    place = slug(entry.country) if entry.country else UNKNOWN_COUNTRY
    return [
        Crumb("Countries", "/#countries"),
        Crumb(entry.country or "Country unknown", f"/country/{place}"),
        Crumb(entry.name, f"/party/{entry.party}"),
    ]


def party(explorer: Explorer, number: int, when: When) -> str:
    """The page at /party/NUMBER."""
    entry = entry_of(explorer, number)
    shelf = explorer.shelf()
    dossier = party_dossier(explorer.book, entry, as_of=when.as_of, held_on=when.held_on)
    parties = explorer.parties
    events = event_lines(parties.lineage(number, as_of=when.as_of))
    return page(
        explorer,
        "party.html",
        entry.name,
        when,
        f"/party/{number}",
        crumbs_of(entry),
        entry=entry,
        dossier=dossier,
        sections=[(heading, facts) for heading, facts in dossier.sections if heading != "Lineage"],
        disputed=sum(fact.disputed for _, facts in dossier.sections for fact in facts),
        offices=offices(dossier.results),
        sources={source.id: source for source in dossier.sources},
        namesakes=shelf.namesakes(entry)[:20],
        names_then=parties.name_on(number, when.as_of) if when.as_of else [],
        leaders_then=parties.leader_on(number, when.as_of) if when.as_of else [],
        events=events,
        statements=shelf.weights.get(number, 0),
        identifiers=identifiers(dossier),
        pictures=pictures(str(number), *drawable(entry, dossier, events)),
    )


def drawable(entry: PartyEntry, dossier: Dossier, events: Sequence[EventLine]) -> list[str]:
    """The charts that there is something to draw for."""
    led = [fact for _, facts in dossier.sections for fact in facts if fact.name == "leader"]
    dated = any(one.qualifier("start") or one.qualifier("end") for fact in led for one in fact.statements)
    won = any(
        result.date is not None and (result.figure("vote_share") or result.figure("seats"))
        for result in dossier.results
    )
    shown = {
        "lifeline": entry.life.first or entry.life.last,
        "results": won,
        "leaders": dated,
        "lineage": events,
    }
    return [name for name, there in shown.items() if there]


def offices(results: Sequence[Result]) -> list[tuple[str, list[Result]]]:
    """Results by what was elected, with the words for it."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.office, []).append(result)
    return [(kind_words(office), members) for office, members in found.items()]


def identifiers(dossier: Dossier) -> int:
    """How many identifiers lists give the party: shown folded, as they are many and for machines."""
    return sum(fact.name == "identifier" for _, facts in dossier.sections for fact in facts)


def event_lines(view: LineageView) -> list[EventLine]:
    """The events of a lineage in order of time, those without a date last."""
    return [_line(event, view) for event in sorted(view.events, key=_time)][:_SHOWN_EVENTS]


def _time(event: Event) -> tuple[bool, str]:
    return event.date is None, str(event.date or "")


def _line(event: Event, view: LineageView) -> EventLine:
    def named(party: int) -> PartyEntry | None:
        return None if party == UNNAMED else view.parties.get(party)

    return EventLine(
        event.type,
        date_words(event.date) if event.date else "",
        tuple(named(one.party) for one in event.origins),
        tuple(named(one.party) for one in event.destinations),
        event.sources,
        event.differences,
    )
