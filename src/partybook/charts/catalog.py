"""Every kind of picture, what it is about, and the way from a subject's name to the picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from partybook.charts import from_book, hemicycle, leaders, lifeline, lifelines, lineage, measures, results, shares
from partybook.charts.elections import contest
from partybook.charts.facts import Party, Year
from partybook.charts.river import picture as river
from partybook.charts.until import (
    country_until,
    last_moment,
    marks_until,
    parties_until,
    party_until,
    spans_until,
    steps_until,
)
from partybook.charts.wording import kind_words
from partybook.errors import InvalidValue
from partybook.model import PartialDate
from partybook.parties import LineageView, Parties
from partybook.store import Book

About = Literal["country", "party", "election"]

NARROWEST, WIDEST = 280, 4000
"""Pixels: the widths that a picture can have."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of picture: its name on the command line, what its subject is, its title, and what it shows."""

    name: str
    about: About
    title: str
    description: str


def _by_name(*kinds: Kind) -> Mapping[str, Kind]:
    return MappingProxyType({kind.name: kind for kind in kinds})


KINDS: Mapping[str, Kind] = _by_name(
    Kind("river", "country", "Party river", "parties as bands as wide as their share, flowing through elections"),
    Kind("lifelines", "country", "Lives of parties", "every party from the year of its beginning to that of its end"),
    Kind("measures", "country", "Measures", "fragmentation, disproportionality, volatility and turnout over time"),
    Kind("lineage", "party", "Lineage", "what a party came from and what came of it, along the years"),
    Kind("lifeline", "party", "Lifeline", "what happened to a party, and when"),
    Kind("leaders", "party", "Leaders", "who led a party, and when"),
    Kind("results", "party", "Results", "a party's share of the vote and seats over time"),
    Kind("hemicycle", "election", "Seats", "the seats of a parliament as a half circle, from left to right"),
    Kind("shares", "election", "Votes and seats", "the share of the vote of each party as bars, with that of seats"),
)
"""The pictures that can be drawn, in the order in which they are listed."""


def draw(book: Book, kind: str, subject: str | int, *, width: int = 960, as_of: PartialDate | None = None) -> str:
    """A picture as SVG text, `width` pixels wide; `as_of` a date in history, without what came later.

    `subject` is a country's name, a party's number or name, or the name or date of an election, as the kind asks.
    Elements of a party carry its number as `data-party`. Raises `InvalidValue` for an unknown kind, a width beyond
    `NARROWEST` and `WIDEST`, or when the book holds nothing to draw, saying why, and `UnknownParty` for a party it
    does not hold or a name that several share.
    """
    if kind not in KINDS:
        raise InvalidValue(f"{kind!r} is no kind of picture; there are {', '.join(KINDS)}")
    if not NARROWEST <= width <= WIDEST:
        raise InvalidValue(f"a picture {width} wide cannot be drawn; give a width from {NARROWEST} to {WIDEST}")
    return _DRAWN[kind](book, subject, width, as_of)


def _party(book: Book, subject: str | int) -> int:
    parties = Parties(book, stale=True)
    return parties.find(f"#{subject}" if isinstance(subject, int) else subject).party


def _shown(book: Book, number: int, end: Year | None) -> Party:
    found = from_book.party(book, number)
    return found if end is None else party_until(found, end)


def _country(book: Book, subject: str | int, as_of: PartialDate | None) -> from_book.Country:
    found, end = from_book.country(book, str(subject)), last_moment(as_of)
    return found if end is None else country_until(found, end)


def _with_elections(book: Book, subject: str | int, as_of: PartialDate | None) -> tuple[from_book.Country, str]:
    """A country and the kind of election that pictures of it show."""
    found = _country(book, subject, as_of)
    kind = found.main_kind()
    if not kind:
        until = f" until {as_of}" if as_of else ""
        raise InvalidValue(f"{book.name} has no results of elections of {found.name}{until}; import a dataset that has")
    return found, kind


def _river(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    found, kind = _with_elections(book, subject, as_of)
    return river.picture(found.name, kind, found.elections[kind], found.parties, found.steps, width)


def _lifelines(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    found = _country(book, subject, as_of)
    return lifelines.picture(found.name, found.parties, found.steps, width)


def _measures(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    from partybook.charts.measured import panels

    found, kind = _with_elections(book, subject, as_of)
    dates = [tally.label for tally in found.elections[kind]]
    title = f"{found.name}: measures of {kind_words(kind).replace('P', 'p', 1)} elections"
    below = "Pale bars: where a value can lie, given the votes for others"
    return measures.picture(title, below, panels(book, found.name, kind, dates), width)


def _lineage(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    view = Parties(book, stale=True).lineage(_party(book, subject), as_of=as_of)
    return lineage_picture(book, view, width, as_of)


def lineage_picture(book: Book, view: LineageView, width: int = 960, as_of: PartialDate | None = None) -> str:
    """The picture of a lineage that was asked for with a rule or a date."""
    parties, steps = from_book.lineage(book, view)
    end = last_moment(as_of)
    if end is not None:
        parties = parties_until(parties, end)
        steps = steps_until(steps, parties, end)
    return lineage.picture(view.party.party, parties, steps, width, rule=view.rule)


def _lifeline(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    number, end = _party(book, subject), last_moment(as_of)
    marks = from_book.marks(book, number)
    return lifeline.picture(_shown(book, number, end), marks if end is None else marks_until(marks, end), width)


def _leaders(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    number, end = _party(book, subject), last_moment(as_of)
    party, led = _shown(book, number, end), from_book.leaders(book, number)
    until = party.ended or party.last_seen
    return leaders.picture(party.name, led if end is None else spans_until(led, end), party.colour, until, width)


def _results(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    number, end = _party(book, subject), last_moment(as_of)
    won = results.results_of(number, from_book.elections_of(book, number))
    if end is not None:
        won = {kind: kept for kind, rows in won.items() if (kept := [row for row in rows if row.when <= end])}
    return results.picture(_shown(book, number, end), won, width)


def _hemicycle(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    return hemicycle.picture(contest(book, str(subject)), width)


def _shares(book: Book, subject: str | int, width: int, as_of: PartialDate | None) -> str:
    return shares.picture(contest(book, str(subject)), width)


_DRAWN: Mapping[str, Callable[[Book, str | int, int, PartialDate | None], str]] = {
    "river": _river,
    "lifelines": _lifelines,
    "measures": _measures,
    "lineage": _lineage,
    "lifeline": _lifeline,
    "leaders": _leaders,
    "results": _results,
    "hemicycle": _hemicycle,
    "shares": _shares,
}
