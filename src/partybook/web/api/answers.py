"""From the book to the shapes of the API."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import TypeVar

from partybook.elections.views import ElectionView
from partybook.export.jsonl import plain_value, statement_object
from partybook.identity.lineage.names import Span
from partybook.model import Evidence
from partybook.model import Statement as Said
from partybook.store.browse import SourceLine, source_lines
from partybook.store.party_rows import PartyEntry
from partybook.store.views import Event
from partybook.store.worklist_rows import ListedFinding, ListedSuggestion
from partybook.web.api import shapes
from partybook.web.explorer import Explorer
from partybook.web.names import Found
from partybook.web.pages.coverage import Coverage
from partybook.web.shelf import election_path

V1 = "/api/v1"
VERSION = metadata.version("partybook")
"""Of the program that answers."""

_T = TypeVar("_T")


def index(explorer: Explorer) -> shapes.Index:
    """What is at /api/v1."""
    shelf = explorer.shelf()
    with explorer.book.read() as connection:
        sources, _ = source_lines(connection, limit=0)
    names = (
        "parties",
        "search",
        "countries",
        "elections",
        "measures",
        "statements",
        "findings",
        "suggestions",
        "sources",
        "charts",
    )
    return shapes.Index(
        explorer.book.name.rpartition("/")[2],
        VERSION,
        len(shelf.entries),
        sources,
        len(shelf.countries),
        {name: f"{V1}/{name}" for name in names} | {"openapi": f"{V1}/openapi.json"},
    )


def party(entry: PartyEntry, weights: dict[int, int]) -> shapes.Party:
    number = entry.party
    return shapes.Party(
        number, entry.name, entry.country, entry.life.first, entry.life.last, weights.get(number, 0), f"/party/{number}"
    )


def match(found: Found, entry: PartyEntry) -> shapes.Match:
    return shapes.Match(
        entry.party,
        entry.name,
        entry.country,
        entry.life.first,
        entry.life.last,
        found.name.name,
        found.name.property,
        round(found.distance, 3),
    )


def country(one: Coverage) -> shapes.Country:
    return shapes.Country(one.country, one.slug, one.parties, one.statements, one.elections, one.first, one.last)


def span(one: Span) -> shapes.Span:
    return shapes.Span(
        one.words,
        str(one.start) if one.start else None,
        str(one.end) if one.end else None,
        one.role,
        one.language,
        one.statements,
    )


def election(country: str, view: ElectionView) -> shapes.Election:
    return shapes.Election(
        election_path(view).removeprefix("/election/"),
        view.name,
        country,
        view.date,
        view.kind,
        len({result.party for result in view.versions[0].results}),
        tuple(dict.fromkeys(version.source for version in view.versions)),
    )


def results(explorer: Explorer, view: ElectionView) -> list[shapes.PartyFigures]:
    """Every row of every source of an election."""
    shelf = explorer.shelf()
    rows = []
    for version in view.versions:
        for one in version.results:
            entry = shelf.party_of(one.party)
            rows.append(
                shapes.PartyFigures(
                    version.source,
                    entry.party if entry else None,
                    one.party.name,
                    one.district,
                    one.candidate,
                    one.alliance.name if one.alliance else "",
                    one.votes,
                    one.vote_share,
                    one.seats,
                )
            )
    return rows


def measures(explorer: Explorer, country: str) -> list[shapes.Measure]:
    """The measures of a country's elections."""
    return [
        shapes.Measure(name, country, date, measure, value)
        for (name, date), values in explorer.shelf().measures_of(country).items()
        for measure, value in values.items()
    ]


def place(evidence: Evidence) -> shapes.Place:
    return shapes.Place(evidence.source, evidence.where, evidence.start, evidence.end, evidence.quote)


def statement(one: Said) -> shapes.Statement:
    said = statement_object(one)
    return shapes.Statement(
        one.id,
        one.subject.name,
        one.subject.kind,
        one.property,
        plain_value(one.value),
        said.get("language", ""),
        said.get("script", ""),
        said["qualifiers"],
        one.certainty,
        place(one.evidence),
        one.extractor,
    )


def event(one: Event) -> shapes.Event:
    return shapes.Event(one.at.isoformat(), one.kind, one.by, one.reason, one.successor)


def finding(one: ListedFinding) -> shapes.Finding:
    found, decided = one.finding, one.decision
    return shapes.Finding(
        one.id,
        found.rule,
        found.severity,
        found.message,
        found.resolution,
        one.country,
        one.party,
        found.statements,
        tuple(place(evidence) for evidence in found.evidence),
        decided.verdict if decided else "",
        decided.author if decided else "",
        decided.reason if decided else "",
    )


def suggestion(one: ListedSuggestion) -> shapes.Suggestion:
    return shapes.Suggestion(
        one.one, one.other, one.one_party, one.other_party, one.country, one.score, one.weight, one.reason
    )


def source(one: SourceLine) -> shapes.Source:
    return shapes.Source(
        one.id, one.name, one.title, one.format, one.characters, one.recorded.isoformat(), one.statements
    )


def part(items: Sequence[_T], limit: int, offset: int, path: str, query: str) -> shapes.Page[_T]:
    """A part of a list that is there as a whole."""
    return paged(list(items[offset : offset + limit]), len(items), limit, offset, path, query)


def paged(items: list[_T], total: int, limit: int, offset: int, path: str, query: str) -> shapes.Page[_T]:
    """A part of a list, with the address of the next; `query` are the other parameters."""
    more = offset + len(items) < total and items
    following = f"{path}?{query}{'&' if query else ''}limit={limit}&offset={offset + limit}" if more else None
    return shapes.Page(items, total, limit, offset, following)
