"""Pictures on pages: those that can be drawn of a country, a party or an election, each at an address of its own."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import msgspec

from partybook.errors import PartybookError
from partybook.web.explorer import Explorer
from partybook.web.pages.page import NotThere


class Picture(msgspec.Struct, frozen=True):
    """A chart by the address of its SVG."""

    name: str
    title: str
    description: str
    address: str


def catalogue() -> Any:
    """The module that draws; None where it is not installed."""
    try:
        return import_module("partybook.charts.catalog")
    except ModuleNotFoundError:
        return None


def pictures(about: str, subject: str, names: tuple[str, ...] = ()) -> list[Picture]:
    """The charts of a kind of subject, at /chart/KIND/SUBJECT.svg."""
    module = catalogue()
    if module is None:
        return []
    return [
        Picture(kind.name, kind.title, kind.description, f"/chart/{kind.name}/{subject}.svg")
        for kind in module.KINDS.values()
        if kind.about == about and (not names or kind.name in names)
    ]


def draw(explorer: Explorer, kind: str, subject: str | int) -> str:
    """A chart as SVG. Raises `NotThere` when there is no such chart or nothing to draw."""
    module = catalogue()
    if module is None or kind not in module.KINDS:
        raise NotThere(f"There is no chart called “{kind}”.")
    try:
        drawn: str = module.draw(explorer.book, kind, subject)
    except PartybookError as error:
        raise NotThere(str(error)) from None
    return drawn
