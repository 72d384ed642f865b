"""The open book behind the pages: in which state it is, what was computed of that state, and pages made before."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock, Thread

from partybook.errors import BookError
from partybook.parties import Parties
from partybook.parties.compute import is_current
from partybook.store import Book, open_book
from partybook.store.browse import last_change
from partybook.store.party_rows import basis, stored_basis
from partybook.store.worklist_rows import present_basis, worklist_basis, worklist_state
from partybook.web.computing import Computing
from partybook.web.settings import Settings
from partybook.web.shelf import Shelf

STATE_SECONDS = 0.5
"""How long a look at the state of the book counts: another program's writing is seen after that."""

PAST_SHELVES = 2
"""States of the book in its past that are kept once computed."""

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
    """A book that is looked at by many.

    What is computed of the whole book, the `shelf`, is made again in the background when the book changed; until then
    the last one counts. Parties, findings and suggestions are computed in a process of their own.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.book: Book = _open(settings)
        self.pages = PageCache()
        self._computing = Computing(settings.book)
        self._lock = Lock()
        self._word, self._looked = "", -1.0
        self._worklist = False
        self._shelf: tuple[str, Shelf] | None = None
        self._past: OrderedDict[tuple[str, datetime | None], Shelf] = OrderedDict()
        self._making: Thread | None = None

    def close(self) -> None:
        self._computing.stop()
        self.book.close()

    @property
    def parties(self) -> Parties:
        """The parties as they were last computed."""
        return Parties(self.book, stale=True)

    def state(self) -> str:
        """A word for the state of everything that pages show; looked at anew twice a second."""
        if time.monotonic() - self._looked > STATE_SECONDS:
            self._look()
        return self._word

    def changed(self) -> None:
        """The book was written: the next question looks at its state."""
        self._looked = -1.0

    def _look(self) -> None:
        with self.book.read() as connection:
            present, parties = basis(connection), stored_basis(connection)
            worklist, wanted = worklist_basis(connection), present_basis(connection)
            decided = worklist_state(connection)
        current = is_current(self.book)
        self._worklist = current and worklist == wanted
        if not self._worklist:
            self._computing.start(present)
        shelf = self._present_shelf(parties)
        self._word = f"{present};{shelf};{worklist};{decided};{self._computing.running}"
        self._looked = time.monotonic()

    def _present_shelf(self, parties: str) -> str:
        """The state of the shelf that pages get, a newer one being begun when it is old."""
        if self._shelf is None:
            with self._lock:
                if self._shelf is None:
                    self._shelf = (parties, Shelf(self.book))
        elif self._shelf[0] != parties and (self._making is None or not self._making.is_alive()):
            self._making = Thread(target=self._make_shelf, args=(parties,), daemon=True)
            self._making.start()
        return self._shelf[0]

    def _make_shelf(self, parties: str) -> None:
        shelf = Shelf(self.book)
        shelf.warm()
        self._shelf = (parties, shelf)
        self.changed()

    def shelf(self, held_on: datetime | None = None) -> Shelf:
        """What was computed of the whole book last; or what it held at a moment, of which a few are kept."""
        if self._shelf is None:
            self.state()
        assert self._shelf is not None
        if held_on is None:
            return self._shelf[1]
        with self.book.read() as connection:
            changed = last_change(connection, held_on)
            if changed == last_change(connection, datetime.max.replace(tzinfo=UTC)):
                return self._shelf[1]
        key = (self._shelf[0], changed)
        with self._lock:
            if key not in self._past:
                self._past[key] = Shelf(self.book, changed or datetime.min.replace(tzinfo=UTC))
            self._past.move_to_end(key)
            while len(self._past) > PAST_SHELVES:
                self._past.popitem(last=False)
            return self._past[key]

    def computing_now(self) -> bool:
        """Whether parties and findings are being computed again."""
        return self._computing.running

    def has_worklist(self) -> bool:
        """Whether findings and suggestions are those of the book as it is."""
        return self._worklist

    def page(self, key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """The page of a key in the present state, made only when it was not before."""
        whole = (self.state(), *key)
        known = self.pages.get(whole)
        if known is None:
            known = make()
            self.pages.keep(whole, known)
        return known


def _open(settings: Settings) -> Book:
    """The book, brought up to date where it can be written; for reading alone unless it is edited."""
    if not settings.edit:
        with suppress(BookError):
            open_book(settings.book, create=False).close()
    return open_book(settings.book, create=False, read_only=not settings.edit)
