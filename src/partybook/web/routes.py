"""The addresses of the pages."""

from __future__ import annotations

from collections.abc import Callable
from mimetypes import guess_type
from typing import Any

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from partybook.charts.forms import FORMS, MEDIA_TYPES, converted
from partybook.errors import InvalidValue
from partybook.web.answering import Ask, Desk
from partybook.web.pages.charts import draw
from partybook.web.pages.country import country
from partybook.web.pages.election import election
from partybook.web.pages.findings import finding, findings, wanted_of
from partybook.web.pages.home import home
from partybook.web.pages.identity import identity, pair
from partybook.web.pages.page import NotThere
from partybook.web.pages.party import party
from partybook.web.pages.programs import programs
from partybook.web.pages.search import search
from partybook.web.pages.source import source, sources
from partybook.web.pages.statements import statement, statements
from partybook.web.templating import STATIC
from partybook.web.when import read_when


def page_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """Every page, with the desk that answers."""
    explorer = desk.explorer

    def route(path: str, make: Callable[..., str]) -> HTTPRouteHandler:
        @get(path, include_in_schema=False, name=path)
        async def handler(request: Ask) -> Response[bytes]:
            when = read_when(request.query_params)
            return await desk.answer(request, lambda: make(request, when))

        return handler

    return [
        route("/", lambda ask, when: home(explorer, when)),
        route("/search", lambda ask, when: search(explorer, _word(ask, "q"), when)),
        route("/country/{name:str}", lambda ask, when: country(explorer, ask.path_params["name"], when)),
        route("/party/{number:int}", lambda ask, when: party(explorer, ask.path_params["number"], when)),
        route(
            "/party/{number:int}/statements",
            lambda ask, when: statements(explorer, ask.path_params["number"], _word(ask, "property"), _at(ask), when),
        ),
        route("/statement/{id:str}", lambda ask, when: statement(explorer, ask.path_params["id"], when)),
        route("/election/{date:str}/{name:str}", lambda ask, when: election(explorer, **ask.path_params, when=when)),
        route("/sources", lambda ask, when: sources(explorer, _word(ask, "words"), _at(ask), when)),
        route("/source/{id:str}", lambda ask, when: source(explorer, ask.path_params["id"], _at(ask), when)),
        route("/findings", lambda ask, when: findings(explorer, wanted_of(ask.query_params), _at(ask), when)),
        route("/finding/{id:str}", lambda ask, when: finding(explorer, ask.path_params["id"], when)),
        route("/identity", lambda ask, when: identity(explorer, _word(ask, "country"), _at(ask), when)),
        route("/identity/pair", lambda ask, when: pair(explorer, _word(ask, "one"), _word(ask, "other"), when)),
        route("/api", lambda ask, when: programs(explorer, ask.app.openapi_schema.to_schema(), when)),
        _chart(desk),
        _static(),
    ]


def _word(request: Ask, name: str) -> str:
    return request.query_params.get(name, "").strip()


def _at(request: Ask, name: str = "at") -> int:
    """A place in a list or text. Raises `InvalidValue` when it is no number."""
    words = _word(request, name)
    if words and not (words.isascii() and words.isdigit() and len(words) < 12):
        raise InvalidValue(f"{words[:40]!r} is no place in a list; it is counted from 0")
    return int(words or 0)


def _chart(desk: Desk) -> HTTPRouteHandler:
    @get("/chart/{kind:str}/{subject:path}", include_in_schema=False)
    async def chart(request: Ask, kind: FromPath[str], subject: FromPath[str]) -> Response[bytes]:
        named, _, form = subject.strip("/").rpartition(".")
        if form not in FORMS:
            raise NotThere(f"Charts are served as {', '.join(FORMS)}.")
        width, when = _word(request, "width"), read_when(request.query_params)
        return await desk.answer(
            request, lambda: converted(draw(desk.explorer, kind, named, width, when.as_of), form), MEDIA_TYPES[form]
        )

    return chart


def _static() -> HTTPRouteHandler:
    files: dict[str, Any] = {file.name: file.read_bytes() for file in STATIC.iterdir()}

    @get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
    def static(name: FromPath[str]) -> Response[bytes]:
        if name not in files:
            raise NotThere(f"There is no file “{name}”.")
        return Response(
            files[name],
            media_type=guess_type(name)[0] or "application/octet-stream",
            headers={"cache-control": "public, max-age=31536000, immutable"},
        )

    return static
