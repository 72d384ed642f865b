"""Pictures on pages: those that can be drawn of a country, a party or an election, each at an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import msgspec

from partybook.charts.catalog import KINDS, NARROWEST, WIDEST
from partybook.charts.catalog import draw as drawn
from partybook.charts.from_book import country
from partybook.errors import InvalidValue, PartybookError
from partybook.model import PartialDate
from partybook.web.explorer import Explorer
from partybook.web.pages.elections import find_election
from partybook.web.pages.page import NotThere
from partybook.web.when import When

WIDTHS = (960, 400)
"""Pixels: of a picture on a page, and of the same on a narrow screen."""


class Picture(msgspec.Struct, frozen=True):
    """A chart by the address of its SVG."""

    title: str
    description: str
    address: str
    narrow: str

    def as_form(self, form: str) -> str:
        """The address of the picture as svg, png or pdf."""
        return self.address.replace(".svg", f".{form}", 1)


def pictures(subject: str, names: Sequence[str], when: When) -> dict[str, Picture]:
    """Charts by the names of their kinds, at /chart/KIND/SUBJECT.svg."""
    found = {}
    for name in names:
        address = f"/chart/{name}/{subject}.svg"
        narrow = when.link(f"{address}?width={WIDTHS[1]}")
        found[name] = Picture(KINDS[name].title, KINDS[name].description, when.link(address), narrow)
    return found


def draw(explorer: Explorer, kind: str, subject: str, width: str, as_of: PartialDate | None = None) -> str:
    """The chart of an address as SVG text. Raises `NotThere` when there is no such chart or nothing to draw, and
    `InvalidValue` for a width that is none."""
    if kind not in KINDS:
        raise NotThere(f"There is no chart called “{kind}”.")
    pixels = int(width) if width.isascii() and width.isdigit() and len(width) < 6 else 0 if width else WIDTHS[0]
    if not NARROWEST <= pixels <= WIDEST:
        raise InvalidValue(f"{width[:40]!r} is no width of a chart; give pixels from {NARROWEST} to {WIDEST}")
    try:
        return drawn(explorer.book, kind, _named(explorer, kind, subject), width=pixels, as_of=as_of)
    except PartybookError as error:
        raise NotThere(str(error)) from None


def warm(explorer: Explorer) -> None:
    """Read what the first visitors will ask for: what every page needs, and what the rivers are drawn from."""
    shelf = explorer.shelf()
    shelf.warm()
    for name in filter(None, shelf.counted_elections):
        with suppress(PartybookError):
            country(explorer.book, name)


def _named(explorer: Explorer, kind: str, subject: str) -> str | int:
    """What is drawn under an address: a party's number, a country of that slug, an election of that date and slug."""
    match KINDS[kind].about:
        case "party":
            return int(subject) if subject.isascii() and subject.isdigit() and len(subject) < 12 else subject
        case "country":
            return explorer.shelf().country_of_slug.get(subject, subject)
        case _:
            date, _, name = subject.partition("/")
            _, view = find_election(explorer, date, name)
            return f"{view.name} {view.date}"
