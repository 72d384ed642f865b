"""Election: what each source says of its result, side by side, and its measures."""

from __future__ import annotations

from collections import Counter

import msgspec

from partybook.charts.wording import election_title, election_words
from partybook.elections.views import ElectionView, PartyResult, Version
from partybook.model import Mention
from partybook.store import search_key
from partybook.store.party_rows import PartyEntry
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import pictures
from partybook.web.pages.elections import find_election
from partybook.web.pages.page import Crumb, page
from partybook.web.shelf import UNKNOWN_COUNTRY, Shelf, election_path, slug
from partybook.web.templating import titled
from partybook.web.when import When

MEASURES = {
    "turnout": ("Turnout", "%", 1),
    "enp_votes": ("Effective number of parties, votes", "", 2),
    "enp_seats": ("Effective number of parties, seats", "", 2),
    "least_squares": ("Disproportionality (least squares)", "%", 1),
    "pedersen": ("Volatility (Pedersen)", "%", 1),
}
FIGURES = (("votes", "Votes", None), ("vote_share", "Share, %", 2), ("seats", "Seats", None))

DIFFERENCES: dict[str, float] = {"votes": 0.5, "vote_share": 0.06, "seats": 0.5}
"""From what difference two sources' figures are rival ones: shares are rounded to one decimal by some."""


class Cell(msgspec.Struct, frozen=True):
    """A figure of one source with its decimals; `rival` when another source says otherwise."""

    value: float | None
    places: int = 0
    rival: bool = False


class Row(msgspec.Struct, frozen=True):
    """A party, or what a source calls one, with the figures of each source, and the address of the row they stand in,
    empty where the source has none."""

    name: str
    entry: PartyEntry | None
    cells: tuple[tuple[Cell, ...], ...]
    places: tuple[str, ...]


def election(explorer: Explorer, date: str, name: str, when: When) -> str:
    """The page at /election/DATE/NAME."""
    country, view = find_election(explorer, date, name, when.held_on)
    shelf = explorer.shelf(when.held_on)
    figures = shelf.measures_of(country).get((view.name, view.date), {})
    shown, title = election_words(view), election_title(view)
    others = shelf.elections_of(country)
    place = next((number for number, other in enumerate(others) if other is view), 0)
    return page(
        explorer,
        "election.html",
        title,
        when,
        election_path(view),
        [
            Crumb("Countries", "/#countries"),
            Crumb(country or "Country unknown", f"/country/{slug(country) if country else UNKNOWN_COUNTRY}"),
            Crumb(shown, election_path(view)),
        ],
        view=view,
        shown=shown,
        columns=columns(view),
        reason=reason(view),
        rows=rows(shelf, view),
        measured=[(*MEASURES[name], figures[name]) for name in MEASURES if name in figures],
        totals=dict(view.versions[0].totals),
        districts=len({result.district for result in view.versions[0].results if result.district}),
        before=election_path(others[place - 1]) if place else None,
        after=election_path(others[place + 1]) if place + 1 < len(others) else None,
        pictures=pictures(
            election_path(view).removeprefix("/election/"), [] if when.held_on else drawable(view), When()
        ),
    )


def drawable(view: ElectionView) -> list[str]:
    """The charts that the measured version of an election has figures for."""
    results = view.versions[0].results
    seats = any((result.seats or 0) >= 1 for result in results)
    shares = any(result.vote_share is not None or result.votes for result in results)
    return [*(["hemicycle"] if seats else []), *(["shares"] if shares or seats else [])]


def reason(view: ElectionView) -> str:
    """Why the first version is measured."""
    first, *others = (version.rank for version in view.versions)
    if others and max(others) > first:
        return "a dataset goes before a document"
    return view.reason


def columns(view: ElectionView) -> list[tuple[str, list[str]]]:
    """The title of each source, and of its figures."""
    shared = Counter(version.source for version in view.versions)
    titles = []
    for number, version in enumerate(view.versions, start=1):
        name = titled(version.source)
        title = name if shared[version.source] == 1 else f"{name} ({number})"
        titles.append((title, [words for name, words, _ in FIGURES if _given(version, name)]))
    return titles


def _given(version: Version, name: str) -> bool:
    return any(getattr(result, name) is not None for result in version.results)


def rows(shelf: Shelf, view: ElectionView) -> list[Row]:
    """One row a party, the largest first; rows of districts and candidates are added up within a source."""
    named: dict[str, tuple[str, PartyEntry | None]] = {}
    figures: dict[str, list[dict[str, float]]] = {}
    places: dict[str, list[str]] = {}
    for number, version in enumerate(view.versions):
        seen = Counter(_key(shelf.party_of(result.party), result.party) for result in version.results)
        for result in version.results:
            entry = shelf.party_of(result.party)
            key = _key(entry, result.party)
            named.setdefault(key, (result.party.name, entry))
            held = figures.setdefault(key, [{} for _ in view.versions])[number]
            stands = places.setdefault(key, ["" for _ in view.versions])
            stands[number] = stands[number] or _place(result)
            for name, _, _ in FIGURES:
                value = getattr(result, name)
                if value is not None and (name != "vote_share" or seen[key] == 1):
                    held[name] = held.get(name, 0.0) + value
    given = [[name for name, _, _ in FIGURES if _given(version, name)] for version in view.versions]
    _join_namesakes(named, figures, places)

    def order(key: str) -> tuple[float, float, str]:
        most = [max((held.get(name, -1.0) for held in figures[key]), default=-1.0) for name in ("votes", "seats")]
        share = max((held.get("vote_share", -1.0) for held in figures[key]), default=-1.0)
        return -max(most[0], share), -most[1], key

    return [Row(*named[key], _cells(figures[key], given), tuple(places[key])) for key in sorted(figures, key=order)]


def _join_namesakes(
    named: dict[str, tuple[str, PartyEntry | None]],
    figures: dict[str, list[dict[str, float]]],
    places: dict[str, list[str]],
) -> None:
    """Parties of one name, each of them in other sources: in one election they are the same."""
    first: dict[str, str] = {}
    for key in list(figures):
        entry = named[key][1]
        home = first.setdefault(search_key(entry.name), key) if entry is not None else key
        apart = all(not (here and there) for here, there in zip(figures[home], figures[key], strict=True))
        if home != key and apart:
            figures[home] = [here or there for here, there in zip(figures[home], figures.pop(key), strict=True)]
            places[home] = [here or there for here, there in zip(places[home], places.pop(key), strict=True)]


def _place(result: PartyResult) -> str:
    return f"/source/{result.source}?at={result.start}" if result.source else ""


def _key(entry: PartyEntry | None, mention: Mention) -> str:
    return f"#{entry.party}" if entry is not None else mention.name


def _cells(figures: list[dict[str, float]], given: list[list[str]]) -> tuple[tuple[Cell, ...], ...]:
    rivals = set()
    for name, least in DIFFERENCES.items():
        values = [held[name] for held in figures if name in held]
        if values and max(values) - min(values) > least:
            rivals.add(name)
    return tuple(
        tuple(Cell(held.get(name), 2 if name == "vote_share" else 0, name in rivals and name in held) for name in names)
        for held, names in zip(figures, given, strict=True)
    )
