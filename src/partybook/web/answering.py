"""Pages as HTTP answers: made in a few threads, kept while the book stays as it is, not sent twice to who has them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from litestar import Request, Response
from litestar.datastructures import State
from litestar.enums import MediaType

from partybook.model import digest
from partybook.web.explorer import Explorer
from partybook.web.templating import looks

THREADS = 2
"""Pages made at the same time: Python computes one at a time anyway, and a third would only delay the first two."""

Ask = Request[Any, Any, State]


class Desk:
    """Answers questions over an explorer."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self._limiter = CapacityLimiter(THREADS)

    async def answer(
        self, request: Ask, make: Callable[[], str], media_type: str = MediaType.HTML, status: int = 200
    ) -> Response[bytes]:
        """What `make` gives, compressed where the browser takes it, or 304 when it has that already."""
        key = (request.url.path, request.url.query, media_type)
        state = await to_thread.run_sync(self.explorer.state, limiter=self._limiter)
        tag = f'"{digest("|".join((state, looks(), *key)).encode())[:20]}"'
        headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "accept-encoding, accept, cookie"}
        if status == 200 and tag in request.headers.get("if-none-match", ""):
            return Response(b"", status_code=304, headers=headers)
        page = self.explorer.pages.get((state, *key))
        if page is None:
            page = await to_thread.run_sync(
                lambda: self.explorer.page(key, lambda: gzip.compress(make().encode(), 5, mtime=0)),
                limiter=self._limiter,
            )
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
        else:
            page = gzip.decompress(page)
        return Response(page, status_code=status, headers=headers, media_type=media_type)
