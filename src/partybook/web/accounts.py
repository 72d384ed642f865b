"""Who asks: sessions after a password, and how often one may be tried."""

from __future__ import annotations

import getpass
import secrets
import time
from collections import OrderedDict, deque
from threading import Lock

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from partybook.errors import InvalidValue
from partybook.store import Book
from partybook.store.account_rows import Account, accounts

SESSION_SECONDS = 12 * 3600
"""A working day: an editor logs in once."""

SESSIONS = 10_000
"""Open at once; those begun longest ago end first."""

TRIES, TRY_SECONDS = 8, 300.0
"""Passwords that one address may try in that many seconds."""

SHORTEST_PASSWORD = 10

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))
"""Checked for names that are no account's, so that the time of an answer does not tell which names are."""


class Person(msgspec.Struct, frozen=True):
    """Somebody who asks, known by name."""

    name: str
    role: str

    @property
    def may_edit(self) -> bool:
        return self.role == "editor"


def hashed(password: str) -> str:
    """The Argon2id hash of a password. Raises `InvalidValue` for one that is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise InvalidValue(f"a password needs at least {SHORTEST_PASSWORD} characters")
    return _hasher.hash(password)


def the_one_here() -> Person:
    """Who edits a book on his own machine."""
    return Person(getpass.getuser(), "editor")


class Sessions:
    """Who logged in, by the secret word in their cookie; in memory, so that a restart logs everybody out."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def log_in(self, book: Book, name: str, password: str, address: str) -> str | None:
        """The word for a new session; None when name or password are wrong.

        Raises `InvalidValue` when that address tried too often.
        """
        self._count_try(address)
        known = accounts(book).get(name)
        try:
            _hasher.verify(known.password if known else _NOBODY, password[:1000])
        except (VerificationError, InvalidHashError):
            return None
        if known is None:
            return None
        word = secrets.token_urlsafe(32)
        with self._lock:
            self._tries.pop(address, None)
            self._open[word] = (name, time.monotonic() + SESSION_SECONDS)
            while len(self._open) > SESSIONS:
                self._open.popitem(last=False)
        return word

    def who(self, book: Book, word: str) -> Person | None:
        """Whose session it is, with the role that the account has now; None when it has ended."""
        with self._lock:
            name, until = self._open.get(word, ("", 0.0))
            if not name or until < time.monotonic():
                self._open.pop(word, None)
                return None
        known: Account | None = accounts(book).get(name)
        return Person(known.name, known.role) if known else None

    def log_out(self, word: str) -> None:
        with self._lock:
            self._open.pop(word, None)

    def _count_try(self, address: str) -> None:
        now = time.monotonic()
        with self._lock:
            tried = self._tries.setdefault(address, deque())
            while tried and tried[0] < now - TRY_SECONDS:
                tried.popleft()
            if len(tried) >= TRIES:
                raise InvalidValue("too many passwords were tried from this address; wait five minutes")
            tried.append(now)
            self._tries.move_to_end(address)
            while len(self._tries) > SESSIONS:
                self._tries.popitem(last=False)
