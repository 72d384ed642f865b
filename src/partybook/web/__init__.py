"""The explorer and the HTTP API: a book in a browser. Thin: every answer is computed below and only set here.

settings   what `partybook serve` was told
explorer   the open book, what is kept of it between questions, and when that is out of date
pages/     one module a kind of page: a question to the book, and what its template is given
api/       the same answers as JSON and CSV
templates/ static/   how they look
"""

from __future__ import annotations

from partybook.web.settings import Settings

__all__ = ["Settings"]
