"""Every kind of picture, what it is about, and the way from a subject's name to the picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from partybook.charts import hemicycle, lineage, shares
from partybook.charts.elections import contest
from partybook.charts.from_book import country
from partybook.charts.river import picture as river
from partybook.errors import InvalidValue
from partybook.parties import Parties
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
    Kind(
        "river", "country", "Party river", "parties as bands as wide as their share, flowing from election to election"
    ),
    Kind("lineage", "party", "Lineage", "what a party came from and what came of it, along the years"),
    Kind("hemicycle", "election", "Seats", "the seats of a parliament as a half circle, from left to right"),
    Kind("shares", "election", "Votes and seats", "the share of the vote of each party as bars, with that of seats"),
)
"""The pictures that can be drawn, in the order in which they are listed."""


def draw(book: Book, kind: str, subject: str | int, *, width: int = 960) -> str:
    """A picture as SVG text, `width` pixels wide.

    `subject` is a country's name, a party's number or name, or the name or date of an election, as the kind asks.
    Elements of a party carry its number as `data-party`. Raises `InvalidValue` for an unknown kind, a width beyond
    `NARROWEST` and `WIDEST`, or when the book holds nothing to draw, saying why, and `UnknownParty` for a party it
    does not hold or a name that several share.
    """
    if kind not in KINDS:
        raise InvalidValue(f"{kind!r} is no kind of picture; there are {', '.join(KINDS)}")
    if not NARROWEST <= width <= WIDEST:
        raise InvalidValue(f"a picture {width} wide cannot be drawn; give a width from {NARROWEST} to {WIDEST}")
    return _DRAWN[kind](book, subject, width)


def _party(book: Book, subject: str | int) -> int:
    parties = Parties(book, stale=True)
    return parties.find(f"#{subject}" if isinstance(subject, int) else subject).party


def _river(book: Book, subject: str | int, width: int) -> str:
    found = country(book, str(subject))
    kind = found.main_kind()
    if not kind:
        raise InvalidValue(f"{book.name} has no results of elections of {found.name}; import a dataset that has")
    return river.picture(found.name, kind, found.elections[kind], found.parties, found.steps, width)


def _lineage(book: Book, subject: str | int, width: int) -> str:
    return lineage.as_svg(Parties(book, stale=True).lineage(_party(book, subject)))


def _hemicycle(book: Book, subject: str | int, width: int) -> str:
    return hemicycle.picture(contest(book, str(subject)), width)


def _shares(book: Book, subject: str | int, width: int) -> str:
    return shares.picture(contest(book, str(subject)), width)


_DRAWN: Mapping[str, Callable[[Book, str | int, int], str]] = {
    "river": _river,
    "lineage": _lineage,
    "hemicycle": _hemicycle,
    "shares": _shares,
}
