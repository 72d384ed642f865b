"""The web application: routes, headers that keep the browser in bounds, and errors as sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Litestar, Request, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import Message, Scope

from partybook.errors import InvalidValue, PartybookError, UnknownParty
from partybook.web.answering import Desk
from partybook.web.api.answers import VERSION
from partybook.web.api.routes import api
from partybook.web.explorer import Explorer
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.routes import page_routes
from partybook.web.settings import LOOPBACK, Settings
from partybook.web.when import When

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
DRAWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""For charts, whose SVG has styles of its own and nothing else."""

_HEADERS = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("x-frame-options", "DENY"),
)


def create_app(settings: Settings) -> Litestar:
    """The application over one book. Raises `BookError` when the book cannot be opened."""
    explorer = Explorer(settings)
    desk = Desk(explorer)
    return Litestar(
        [*page_routes(desk), api()],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        before_send=[_guard],
        exception_handlers={Exception: _problems(explorer)},
        on_startup=[explorer.warm],
        on_shutdown=[explorer.close],
        before_request=_known_host(settings),
        openapi_config=OpenAPIConfig(
            "Partybook",
            VERSION,
            description="The history of political parties as sourced statements. Every answer of one state of the book "
            "has an ETag; lists are also CSV (Accept: text/csv, or .csv after the address).",
            path="/api/v1/openapi",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
    )


def _known_host(settings: Settings) -> Callable[[Request[Any, Any, Any]], Response[bytes] | None]:
    """Refuses names under which nobody was told to ask: a page elsewhere could else point its own name here and read
    the answers."""
    known = {*LOOPBACK, *settings.hosts}

    def check(request: Request[Any, Any, Any]) -> Response[bytes] | None:
        name = request.headers.get("host", "").rpartition("]")[0].lstrip("[") or request.headers.get("host", "")
        name = name if name.count(":") > 1 else name.partition(":")[0]
        if (settings.on_loopback or settings.hosts) and name.lower() not in known:
            return Response(b"unknown host; give it with --allow-host", status_code=400, media_type="text/plain")
        return None

    return check


async def _guard(message: Message, scope: Scope) -> None:
    """Every answer says what a browser may do with it: nothing but show it with our own style sheet."""
    if message["type"] != "http.response.start":
        return
    headers = list(message["headers"])
    drawn = scope["path"].startswith("/chart/")
    headers.append((b"content-security-policy", (DRAWN_POLICY if drawn else POLICY).encode()))
    headers += [(name.encode(), value.encode()) for name, value in _HEADERS]
    message["headers"] = headers


def _problems(explorer: Explorer) -> Any:
    """Errors as pages: one sentence and never a traceback."""

    def answer(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        status, title, sentence = _told(error)
        shown = page(
            explorer,
            "problem.html",
            title,
            When(),
            request.url.path,
            [Crumb(title, request.url.path)],
            sentence=sentence,
        )
        return Response(shown.encode(), status_code=status, media_type="text/html")

    return answer


def _told(error: Exception) -> tuple[int, str, str]:
    match error:
        case NotThere() | UnknownParty():
            return 404, "Not in the book", str(error)
        case InvalidValue():
            return 400, "Not understood", str(error)
        case PartybookError():
            return 503, "The book cannot answer", str(error)
        case HTTPException(status_code=404):
            return 404, "No such page", "There is no page at this address."
        case HTTPException():
            return error.status_code, "Not understood", error.detail if error.status_code < 500 else "It failed."
    return 500, "Something failed", "The page could not be made; the server's log says why."
