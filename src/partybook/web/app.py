"""The web application: routes, headers that keep the browser in bounds, and errors as sentences."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from secrets import token_hex
from threading import Thread
from typing import Any

from litestar import Litestar, Request, Response
from litestar.config.csrf import CSRFConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import Message, Scope

from partybook.errors import BookError, InvalidValue, PartybookError, UnknownParty
from partybook.model import encode
from partybook.store.account_rows import accounts
from partybook.web.answering import Desk
from partybook.web.api.answers import V1, VERSION
from partybook.web.api.routes import api
from partybook.web.api.shapes import Problem
from partybook.web.editing import editing_routes
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import warm
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.routes import page_routes
from partybook.web.settings import LOOPBACK, Settings
from partybook.web.when import When

_log = logging.getLogger(__name__)

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
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
    """The application over one book. Raises `BookError` when the book cannot be opened, or would be open to all."""
    explorer = Explorer(settings)
    needs_accounts = settings.private or (settings.edit and not settings.on_loopback)
    if needs_accounts and not accounts(explorer.book):
        explorer.close()
        raise BookError("Editing on a network and private books need an account; `partybook user add NAME` makes one.")
    desk = Desk(explorer)
    personal = settings.edit or settings.private
    return Litestar(
        [*page_routes(desk), api(), *([editing_routes()] if personal else [])],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        before_send=[_guard],
        exception_handlers={Exception: _problems(desk)},
        on_startup=[lambda: Thread(target=warm, args=(explorer,), daemon=True).start()],
        on_shutdown=[explorer.close],
        before_request=_known_host(settings),
        csrf_config=_csrf() if personal else None,
        middleware=[_rate_limit(settings)] if settings.rate_limit else [],
        request_max_body_size=64_000,
        openapi_config=OpenAPIConfig(
            "Partybook",
            VERSION,
            description="The history of political parties as sourced statements. Every answer of one state of the book "
            "has an ETag; lists are also CSV (Accept: text/csv, or .csv after the address).",
            path="/api/v1/openapi",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
    )


def _csrf() -> CSRFConfig:
    """Forms need the token of their browser's cookie. Both are of this process: its name, so that a cookie of an
    earlier one is not taken for its."""
    return CSRFConfig(
        secret=token_hex(32), cookie_name=f"partybook_{token_hex(4)}", cookie_samesite="strict", cookie_httponly=True
    )


def _rate_limit(settings: Settings) -> DefineMiddleware:
    limit = RateLimitConfig(("minute", settings.rate_limit), exclude=["^/static/"])
    return limit.middleware


def _known_host(settings: Settings) -> Callable[[Request[Any, Any, Any]], Response[bytes] | None]:
    """Refuses names under which nobody was told to ask: a page elsewhere could else point its own name here and read
    the answers."""
    known = {*LOOPBACK, *(host.lower() for host in settings.hosts)}

    def check(request: Request[Any, Any, Any]) -> Response[bytes] | None:
        if (settings.on_loopback or settings.hosts) and host_name(request.headers.get("host", "")) not in known:
            return Response(b"unknown host; --allow-host names it", status_code=400, media_type="text/plain")
        return None

    return check


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets, in small letters."""
    bracketed = re.match(r"\[([^\]]*)\]", host)
    return (bracketed[1] if bracketed else host.partition(":")[0]).lower()


async def _guard(message: Message, scope: Scope) -> None:
    """Every answer says what a browser may do with it: nothing but show it with our own style sheet."""
    if message["type"] != "http.response.start":
        return
    headers = list(message["headers"])
    drawn = scope["path"].startswith("/chart/")
    headers.append((b"content-security-policy", (DRAWN_POLICY if drawn else POLICY).encode()))
    headers += [(name.encode(), value.encode()) for name, value in _HEADERS]
    message["headers"] = headers


def _problems(desk: Desk) -> Any:
    """Errors as pages, in the API as JSON: one sentence and never a traceback."""

    def answer(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        status, title, sentence = _told(error)
        if status >= 500:
            _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        path = request.url.path
        if path.startswith(V1):
            return Response(encode(Problem(status, sentence)), status_code=status, media_type="application/json")
        if status == 401:
            return Response(b"", status_code=303, headers={"location": "/login"})
        shown = page(desk.explorer, "problem.html", title, When(), path, [Crumb(title, path)], sentence=sentence)
        return desk.personal(request, shown, status)

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
