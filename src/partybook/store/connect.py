"""Connections to a book's database: an SQLite file, or PostgreSQL by URL. Nothing here knows the tables."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from partybook.errors import BookError

CACHE_KIBIBYTES = 32 * 1024
"""SQLite's page cache: holds the indexes of a book of some hundred thousand statements."""

_POSTGRESQL = {"postgresql", "postgres", "postgresql+psycopg"}


def connect(url_or_path: str | Path, *, create: bool, read_only: bool, wait: float) -> tuple[Engine, str]:
    """An engine for the database, and the database's name as messages give it (a URL without its password).

    `wait` is how many seconds to wait for another program that is writing. Raises `BookError` when there can be no
    such database; a file is not opened yet.
    """
    text = str(url_or_path)
    if "://" not in text or isinstance(url_or_path, Path):
        return _sqlite(Path(url_or_path), create, read_only, wait), text
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise BookError(f"{text} is not a database URL such as postgresql://user@host/database.") from None
    if url.drivername == "sqlite" and url.database:
        return _sqlite(Path(url.database), create, read_only, wait), url.database
    if url.drivername not in _POSTGRESQL:
        raise BookError(f"A book is an SQLite file or a postgresql:// URL, not {url.drivername}://.")
    return _postgresql(url, read_only, wait), url.render_as_string(hide_password=True)


def is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _sqlite(path: Path, create: bool, read_only: bool, wait: float) -> Engine:
    if path.is_dir():
        raise BookError(f"{path} is a folder; a book is a file in it, such as {path / 'partybook.sqlite'}.")
    if not path.exists():
        if read_only or not create:
            raise BookError(f"There is no book at {path}; `partybook read` makes one.")
        if not path.absolute().parent.is_dir():
            raise BookError(f"The folder {path.absolute().parent} does not exist, so no book can be made in it.")
    mode = "immutable=1" if read_only and _unchanging(path) else "mode=rwc" if create and not read_only else "mode=rw"
    address = f"{path.absolute().as_uri()}?{mode}"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare_sqlite)
    if read_only:
        # Not mode=ro, which could not remove SQLite's notes beside the book when it is closed.
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only=ON"))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def sync(path: Path) -> None:
    """Have the disk keep all that was committed to an SQLite file, through a power cut too."""
    try:
        with _log(path).open("r+b") as log:
            os.fsync(log.fileno())
    except FileNotFoundError:
        return  # SQLite has folded the log into the file, and synced that
    except OSError as error:
        raise BookError(f"The disk failed while writing {path}: {error.strerror}.") from None


def _log(path: Path) -> Path:
    """SQLite's write-ahead log, beside the file."""
    return path.with_name(path.name + "-wal")


def _unchanging(path: Path) -> bool:
    """Whether nobody can be writing the file and SQLite could not keep its notes beside it: a read-only disk.

    A book whose last writer was killed has a log beside it that SQLite must read; such a book is not unchanging.
    """
    log = _log(path)
    return not os.access(path.absolute().parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # With a write-ahead log, NORMAL loses nothing committed when a process is killed; only a power cut can take the
    # last documents, whole, unless `sync` was called since. Without that log it could damage the book.
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.execute(f"PRAGMA synchronous={'NORMAL' if journal == 'wal' else 'FULL'}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: one that reads first and then finds another writer has
    # to fail. Python's own transactions would begin late and not cover CREATE TABLE.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgresql(url: URL, read_only: bool, wait: float) -> Engine:
    options = f"-c lock_timeout={int(wait * 1000)} -c timezone=UTC"
    if read_only:
        options += " -c default_transaction_read_only=on"
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"options": options, "client_encoding": "utf8", "connect_timeout": max(int(wait), 2)},
        )
    except ModuleNotFoundError:
        raise BookError("PostgreSQL needs psycopg: pip install 'partybook[postgresql]'.") from None
