"""Pages as HTTP answers: made in a few threads, kept while the book stays as it is, not sent twice to who has them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from litestar import Request, Response
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.exceptions import NotAuthorizedException
from litestar.utils.scope.state import ScopeState
from markupsafe import escape

from partybook.model import digest
from partybook.web.accounts import Person, Sessions, the_one_here
from partybook.web.explorer import Explorer
from partybook.web.pages.page import EDITING
from partybook.web.templating import CSRF_MARK, WHO_MARK, looks

THREADS = 2
"""Pages made at the same time: Python computes one at a time anyway, and a third would only delay the first two."""

SESSION = "partybook_session"

Ask = Request[Any, Any, State]


class Desk:
    """Answers questions over an explorer, and knows who asks."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self.sessions = Sessions()
        self._limiter = CapacityLimiter(THREADS)

    def person(self, request: Ask) -> Person | None:
        """Who asks: on this machine alone who runs it, else whoever logged in."""
        settings = self.explorer.settings
        if settings.on_loopback and settings.edit and not settings.private:
            return the_one_here()
        word = request.cookies.get(SESSION, "")
        return self.sessions.who(self.explorer.book, word) if word else None

    async def answer(
        self, request: Ask, make: Callable[[], str | bytes], media_type: str = MediaType.HTML, status: int = 200
    ) -> Response[bytes]:
        """What `make` gives, compressed where the browser takes it, or 304 when it has that already."""
        settings = self.explorer.settings
        person = self.person(request) if settings.edit or settings.private else None
        if settings.private and person is None:
            raise NotAuthorizedException("Log in first.")
        key = (request.url.path, request.url.query, media_type, "edit" if person and person.may_edit else "")
        state = await to_thread.run_sync(self.explorer.state, limiter=self._limiter)
        token = self._token(request)
        name = person.name if person else ""
        tag = f'"{digest(chr(0).join((state, looks(), token, name, *key)).encode())[:20]}"'
        headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "accept-encoding, accept, cookie"}
        if status == 200 and tag in request.headers.get("if-none-match", ""):
            return Response(b"", status_code=304, headers=headers)
        page = self.explorer.pages.get((state, *key))
        if page is None:
            may_edit = settings.edit and person is not None and person.may_edit
            page = await to_thread.run_sync(
                lambda: self.explorer.page(key, lambda: _made(make, may_edit)), limiter=self._limiter
            )
        if media_type == MediaType.HTML and (token or settings.private):
            page = self._addressed(gzip.decompress(page), token, person)
        elif "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
        else:
            page = gzip.decompress(page)
        return Response(page, status_code=status, headers=headers, media_type=media_type)

    def personal(self, request: Ask, page: str, status: int = 200) -> Response[bytes]:
        """A page for one browser, never kept."""
        made = self._addressed(page.encode(), self._token(request), self.person(request))
        return Response(made, status_code=status, media_type="text/html", headers={"cache-control": "no-store"})

    def _token(self, request: Ask) -> str:
        """The browser's token against forged forms; empty where nothing is edited."""
        token = ScopeState.from_scope(request.scope).csrf_token
        return token if isinstance(token, str) else ""

    def _addressed(self, page: bytes, token: str, person: Person | None) -> bytes:
        """A kept page with what belongs to this browser alone."""
        settings = self.explorer.settings
        if settings.on_loopback and not settings.private:
            who = "editing"
        elif person is None:
            who = '<a href="/login">Log in</a>'
        else:
            who = (
                f'<form method="post" action="/logout"><input type="hidden" name="_csrf_token" value="{escape(token)}">'
                f"{escape(person.name)}, {escape(person.role)} <button>Log out</button></form>"
            )
        return page.replace(CSRF_MARK.encode(), escape(token).encode()).replace(WHO_MARK.encode(), who.encode())


def _made(make: Callable[[], str | bytes], may_edit: bool) -> bytes:
    EDITING.set(may_edit)
    made = make()
    return gzip.compress(made.encode() if isinstance(made, str) else made, 5, mtime=0)


AtDesk = NamedDependency[Desk]
"""How a handler asks for the application's desk."""
