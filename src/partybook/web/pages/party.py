"""Party: everything its sources say, each value with its words, each disagreement with what was preferred and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

import msgspec

from partybook.charts.facts import moment
from partybook.charts.from_book import elections_of
from partybook.charts.happenings import OWN
from partybook.charts.readings import colour_of
from partybook.charts.results import results_of
from partybook.charts.tallies import from_statements
from partybook.charts.until import last_moment
from partybook.charts.wording import date_words, kind_words
from partybook.dossier import Dossier, Fact, Result
from partybook.identity.lineage.event import UNNAMED, Event
from partybook.model import PartialDate, Statement
from partybook.parties.ask import LineageView
from partybook.review import party_dossier
from partybook.store.party_rows import PartyEntry
from partybook.store.worklist_rows import Wanted, find_findings
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import pictures
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.shelf import UNKNOWN_COUNTRY, slug
from partybook.web.when import When

_SHOWN_EVENTS = 40


class EventLine(msgspec.Struct, frozen=True):
    """An event of a party's lineage: the parties before and after it, None for one that no source names."""

    type: str
    date: str
    origins: tuple[PartyEntry | None, ...]
    destinations: tuple[PartyEntry | None, ...]
    sources: tuple[str, ...]
    differences: tuple[str, ...]


def entry_of(explorer: Explorer, number: int, held_on: datetime | None = None) -> PartyEntry:
    """The party of a number. Raises `NotThere` when the book has none, or held nothing of it at a moment."""
    entry = explorer.shelf(held_on).entries.get(number)
    if entry is None:
        then = f" on {held_on:%Y-%m-%d}" if held_on else ""
        raise NotThere(f"The book has no party number {number}{then}.")
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
    entry = entry_of(explorer, number, when.held_on)
    shelf = explorer.shelf(when.held_on)
    dossier = party_dossier(explorer.book, entry, as_of=when.as_of, held_on=when.held_on)
    parties = explorer.parties
    events = [] if when.held_on else event_lines(parties.lineage(number, as_of=when.as_of))
    drawn = [] if when.held_on else drawable(explorer, entry, dossier, events, when)
    sections = [(heading, grouped(facts)) for heading, facts in dossier.sections if heading != "Lineage"]
    first = [one for one in sections if one[0] != _LAST]
    last = [one for one in sections if one[0] == _LAST]
    results = offices(dossier.results)
    with explorer.book.read() as connection:
        findings = 0 if when.held_on else find_findings(connection, Wanted(party=number), limit=0)[0]
    same = shelf.namesakes(entry)
    return page(
        explorer,
        "party.html",
        entry.name,
        when,
        f"/party/{number}",
        crumbs_of(entry),
        entry=entry,
        dossier=dossier,
        also=also(entry, dossier),
        colour=colour_of(statements_in(dossier)),
        sections=first,
        last_sections=last,
        contents=contents(first, events, results, last),
        disputed=sum(fact.disputed for _, facts in dossier.sections for fact in facts),
        offices=results,
        sources={source.id: source for source in dossier.sources},
        namesakes=[one for one in same if one.country or one.life.first][:20],
        unknown_namesakes=[one for one in same if not one.country and not one.life.first][:20],
        names_then=parties.name_on(number, when.as_of) if when.as_of else [],
        leaders_then=parties.leader_on(number, when.as_of) if when.as_of else [],
        events=events,
        statements=shelf.weights.get(number, 0),
        findings=findings,
        pictures=pictures(str(number), drawn, when),
    )


_LAST = "Marks"
"""The section below everything else: identifiers and the like, many and for machines."""

_FOLDED_FROM = 8
"""Facts of one property that are shown at once; the rest is one click away."""


class Group(msgspec.Struct, frozen=True):
    """The facts of one property: those shown, and those folded away."""

    name: str
    first: tuple[Fact, ...]
    rest: tuple[Fact, ...] = ()


def grouped(facts: Sequence[Fact]) -> list[Group]:
    """Facts by property, in their order; of many of one property, the first few and the rest."""
    found = []
    for name, members in groupby(facts, key=lambda fact: fact.name):
        some = tuple(members)
        cut = _FOLDED_FROM if len(some) > _FOLDED_FROM + 2 else len(some)
        found.append(Group(name, some[:cut], some[cut:]))
    return found


def also(entry: PartyEntry, dossier: Dossier) -> list[str]:
    """The abbreviation and native names that most sources give, for the line below the title."""
    said: dict[str, list[str]] = {"abbreviation": [], "native_name": []}
    for _, facts in dossier.sections:
        for fact in sorted(facts, key=lambda fact: -fact.readings[0].sources):
            if fact.name in said and str(fact.value) != entry.name:
                said[fact.name].append(str(fact.value))
    return list(dict.fromkeys([*said["abbreviation"][:2], *said["native_name"][:2]]))


def contents(
    sections: Sequence[tuple[str, Sequence[Group]]],
    events: Sequence[EventLine],
    results: Sequence[object],
    last: Sequence[tuple[str, Sequence[Group]]],
) -> list[tuple[str, str]]:
    """The headings of the page with their anchors."""
    found = [(slug(heading), heading) for heading, _ in sections]
    found += [("lineage", "Lineage")] if events else []
    found += [("results", "Results")] if results else []
    return [*found, *((slug(heading), heading) for heading, _ in last), ("sources", "Sources")]


def drawable(
    explorer: Explorer, entry: PartyEntry, dossier: Dossier, events: Sequence[EventLine], when: When
) -> list[str]:
    """The charts that there is something to draw for."""
    said = statements_in(dossier)
    led = [one for one in said if one.property == "leader"]
    shown = {
        "lifeline": any(map(_is_moment, said)) or any(event.date for event in events),
        "results": has_results(explorer, entry, dossier, when),
        "leaders": any(one.qualifier("start") or one.qualifier("end") for one in led),
        "lineage": events,
    }
    return [name for name, there in shown.items() if there]


def statements_in(dossier: Dossier) -> list[Statement]:
    """All statements behind the facts of a dossier."""
    return [one for _, facts in dossier.sections for fact in facts for one in fact.statements]


def _is_moment(one: Statement) -> bool:
    """Whether a statement dates something in the party's own life."""
    asserted = one.certainty == "asserted" and one.qualifier("of") is None
    return asserted and one.property in OWN and isinstance(one.value, PartialDate) and moment(one.value) is not None


def has_results(explorer: Explorer, entry: PartyEntry, dossier: Dossier, when: When) -> bool:
    """Whether the chart of results has a figure: in the datasets of its country, or in its own documents."""
    if not dossier.results:
        return False
    if entry.country in explorer.shelf().counted_elections:
        known = results_of(entry.party, elections_of(explorer.book, entry.party))
    else:
        said = [one for result in dossier.results for one in result.statements]
        known = results_of(entry.party, from_statements({entry.party: said}))
    end = last_moment(when.as_of) or float("inf")
    return any(row.when <= end for rows in known.values() for row in rows)


_FIGURES = ("votes", "vote_share", "seats", "rank")


def offices(results: Sequence[Result]) -> list[tuple[str, tuple[str, ...], list[Result]]]:
    """Results by what was elected, with the words for it and the columns that have anything."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.office, []).append(result)
    order = sorted(found, key=lambda office: (_ORDER.index(office) if office in _ORDER else len(_ORDER), office))
    return [(kind_words(office), _columns(found[office]), found[office]) for office in order]


_ORDER = ("parliament", "president", "upper_house", "european", "regional", "local")


def _columns(results: Sequence[Result]) -> tuple[str, ...]:
    stood = any(result.text("candidate") or result.text("of") for result in results)
    return (*(("candidate",) if stood else ()), *(n for n in _FIGURES if any(r.figure(n) for r in results)))


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
