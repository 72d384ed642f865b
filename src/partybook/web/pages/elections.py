"""Elections in a list: their figures at a glance."""

from __future__ import annotations

from datetime import datetime

import msgspec

from partybook.charts.wording import date_words, kind_words
from partybook.elections.views import ElectionView
from partybook.model import PartialDate
from partybook.web.explorer import Explorer
from partybook.web.pages.page import NotThere
from partybook.web.shelf import Measured, election_path


class ElectionLine(msgspec.Struct, frozen=True):
    """An election in a list; measures are None where they are not defined."""

    name: str
    date: str
    when: str
    kind: str
    path: str
    parties: int
    sources: tuple[str, ...]
    turnout: float | None = None
    enp_votes: float | None = None
    enp_seats: float | None = None
    least_squares: float | None = None
    pedersen: float | None = None

    @property
    def measured(self) -> bool:
        return any(one is not None for one in (self.turnout, self.enp_votes, self.enp_seats, self.pedersen))


def lines_of(views: list[ElectionView], measured: Measured) -> list[ElectionLine]:
    """Elections, the latest first."""
    lines = []
    for view in sorted(views, key=lambda view: (view.date, view.name), reverse=True):
        figures = measured.get((view.name, view.date), {})
        lines.append(
            ElectionLine(
                view.name,
                view.date,
                date_words(PartialDate(view.date)),
                kind_words(view.kind),
                election_path(view),
                len({result.party for result in view.versions[0].results}),
                tuple(dict.fromkeys(version.source for version in view.versions)),
                figures.get("turnout"),
                figures.get("enp_votes"),
                figures.get("enp_seats"),
                figures.get("least_squares"),
                figures.get("pedersen"),
            )
        )
    return lines


def find_election(
    explorer: Explorer, date: str, name: str, held_on: datetime | None = None
) -> tuple[str, ElectionView]:
    """The election of an address, with its country. Raises `NotThere` when the book has (or had) none."""
    wanted = f"/election/{date}/{name}"
    found = explorer.shelf(held_on).election_at.get(wanted)
    if found is None:
        raise NotThere("The book has no such election.")
    return found
