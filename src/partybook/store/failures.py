"""What a database says when it fails, as one sentence a user can act on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError

from partybook.errors import BookError, PartybookError

ROOM = 64 * 1024
"""Bytes: SQLite makes the index of its log in steps of 32 KiB."""

# By primary result code: https://www.sqlite.org/rescode.html. "{}" stands for the book's path.
_SQLITE = {
    sqlite3.SQLITE_FULL: "The disk is full, so nothing more was written to {}; free some space and read again.",
    sqlite3.SQLITE_READONLY: "Cannot write to {}: the file, its folder or its disk is read-only.",
    sqlite3.SQLITE_CANTOPEN: "Cannot open {}: its folder is missing or may not be written to.",
    sqlite3.SQLITE_PERM: "Cannot open {}: permission denied.",
    sqlite3.SQLITE_AUTH: "Cannot open {}: permission denied.",
    sqlite3.SQLITE_NOTADB: "{} is not a book: it is not an SQLite database.",
    sqlite3.SQLITE_CORRUPT: "{} is damaged; restore it from a copy, or read its documents into a new book.",
    sqlite3.SQLITE_BUSY: "{} is being written by another program, and stayed so for too long; try again later.",
    sqlite3.SQLITE_LOCKED: "{} is being written by another program, and stayed so for too long; try again later.",
    sqlite3.SQLITE_PROTOCOL: "Cannot lock {}; a book must lie on a disk of this machine, not on a network drive.",
    sqlite3.SQLITE_TOOBIG: "The document is too large for {}: SQLite keeps at most 1 GB in one value.",
    sqlite3.SQLITE_NOMEM: "Out of memory while working on {}.",
    sqlite3.SQLITE_IOERR: "The disk failed while working on {}; it holds what it held before this document.",
}
_LOCKING = {  # extended codes of SQLITE_IOERR that mean locks do not work there, as on many network drives
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_SHMOPEN,
}
_SQLITE_TRANSIENT = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}

# By SQLSTATE: PostgreSQL documentation, appendix A.
_POSTGRESQL = {
    "53100": "The disk of the server is full, so nothing more was written to {}.",
    "25006": "Cannot write to {}: the server takes no writes.",
    "42501": "Not allowed to work on {}: ask for the right to create and write tables there.",
    "3D000": "There is no such database: {}; create it first.",
    "28P01": "The server refused the user or password for {}.",
    "28000": "The server refused the user or password for {}.",
    "40001": "{} is being written by many programs at once; try again.",
    "40P01": "{} is being written by many programs at once; try again.",
    "55P03": "{} is being written by another program, and stayed so for too long; try again later.",
    "53300": "The server of {} has no free connection; try again later.",
}
_POSTGRESQL_TRANSIENT = {"40001", "40P01"}


@contextmanager
def clear_failures(book: str) -> Iterator[None]:
    """Turns every error of the database inside the block into a `BookError` of one sentence about `book`."""
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError) as error:
        if isinstance(error, StatementError) and isinstance(error.orig, PartybookError):
            raise error.orig from None  # a value that its column refused
        raise BookError(_sentence(error, book)) from error


def is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed when it is tried again."""
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_code(error.orig) & 0xFF in _SQLITE_TRANSIENT
    return getattr(error.orig, "sqlstate", None) in _POSTGRESQL_TRANSIENT


def _sqlite_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) or 0


def _sentence(error: Exception, book: str) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        code = _sqlite_code(cause)
        if code in _LOCKING:
            code = sqlite3.SQLITE_PROTOCOL
        elif code & 0xFF == sqlite3.SQLITE_IOERR and _no_room(book):
            code = sqlite3.SQLITE_FULL
        template = _SQLITE.get(code & 0xFF)
    else:
        template = _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")
    if template:
        return template.format(book)
    reason = str(cause).strip().partition("\n")[0].rstrip(".")
    return f"The database failed while working on {book}: {reason}."


def _no_room(path: str) -> bool:
    """Whether the disk of the book is full: SQLite tells so of the book, but not of the files it keeps beside it."""
    try:
        return shutil.disk_usage(Path(path).absolute().parent).free < ROOM
    except OSError:
        return False
