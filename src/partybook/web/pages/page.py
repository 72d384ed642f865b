"""What all pages share: who looks, at which times, where the page stands."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

import msgspec

from partybook.web.explorer import Explorer
from partybook.web.templating import render
from partybook.web.when import When

EDITING: ContextVar[bool] = ContextVar("EDITING", default=False)
"""Whether the page that is being made is for somebody who may edit."""


class Crumb(msgspec.Struct, frozen=True):
    """A step on the way to a page."""

    words: str
    path: str


class NotThere(Exception):
    """A page that the book has nothing for; its sentence is shown."""


def page(
    explorer: Explorer, template: str, title: str, when: When, path: str, crumbs: list[Crumb], **given: Any
) -> str:
    """A whole page. `path` is its own address, without times."""
    return render(
        template,
        title=title,
        when=when,
        path=path,
        crumbs=crumbs,
        editing=EDITING.get(),
        personal=explorer.settings.edit or explorer.settings.private,
        book_name=explorer.book.name.rpartition("/")[2],
        **given,
    )
