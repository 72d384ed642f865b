"""The open book behind the pages: in which state it is, what was computed of that state, and pages made before."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from partybook.parties import Parties
from partybook.store import Book, open_book
from partybook.store.party_rows import basis, stored_basis
from partybook.web.settings import Settings
from partybook.web.shelf import Shelf

STATE_SECONDS = 0.5
"""How long a look at the state of the book counts: another program's writing is seen after that."""

PAGE_BYTES = 48_000_000
"""Bytes of pages that are kept: some ten thousand, compressed."""


class PageCache:
    """Made pages by their key, the ones asked for longest ago let go of first; safe between threads."""

    def __init__(self, room: int = PAGE_BYTES) -> None:
        self._room = room
        self._kept: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> bytes | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: tuple[str, ...], page: bytes) -> None:
        with self._lock:
            if key in self._kept or len(page) > PAGE_BYTES // 20:
                return
            self._kept[key] = page
            self._room -= len(page)
            while self._room < 0:
                _, old = self._kept.popitem(last=False)
                self._room += len(old)


class Explorer:
    """A book that is looked at by many. Its `shelf` is that of the last computed state."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.book: Book = open_book(settings.book, create=False, read_only=not settings.edit)
        self.pages = PageCache()
        self._lock = Lock()
        self._state = ("", -1.0)
        self._shelf: tuple[str, Shelf] | None = None

    def close(self) -> None:
        self.book.close()

    @property
    def parties(self) -> Parties:
        """The parties as they were last computed."""
        return Parties(self.book, stale=True)

    def state(self) -> str:
        """A word for the state of everything that pages show."""
        word, at = self._state
        if time.monotonic() - at > STATE_SECONDS:
            with self.book.read() as connection:
                word = f"{basis(connection)};{stored_basis(connection)}"
            self._state = (word, time.monotonic())
        return word

    def changed(self) -> None:
        """Look at the state again at the next question."""
        self._state = ("", -1.0)

    def shelf(self) -> Shelf:
        """What is computed once of the present state; made when it is first asked for."""
        state = self.state()
        known = self._shelf
        if known is not None and known[0] == state:
            return known[1]
        with self._lock:
            if self._shelf is None or self._shelf[0] != state:
                self._shelf = (state, Shelf(self.book))
            return self._shelf[1]

    def page(self, key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """The page of a key in the present state, made only when it was not before."""
        whole = (self.state(), *key)
        known = self.pages.get(whole)
        if known is None:
            known = make()
            self.pages.keep(whole, known)
        return known
