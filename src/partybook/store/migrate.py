"""A book's version: recognised when it is opened, and brought up to date by the migrations in this package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from partybook.errors import BookError
from partybook.store.connect import is_sqlite
from partybook.store.schema import VERSION, VERSION_TABLE
from partybook.store.worklist_tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

_UPGRADE_LOCK = 0x7061727479626F6F
"""Number of the PostgreSQL advisory lock that lets one program at a time upgrade; spells "partyboo"."""


def prepare(engine: Engine, name: str, *, create: bool, read_only: bool) -> None:
    """Make sure the database is a book of this version, creating or upgrading it when that is allowed.

    Raises `BookError` when it is something else, or of a version that this program does not know.
    """
    with engine.connect() as connection:
        version = _version(connection, name)
    if version == VERSION:
        return
    if version is None and (read_only or not create):
        raise BookError(f"There is no book in {name} yet; `partybook read` makes one.")
    if version is not None and version not in _known_versions():
        raise BookError(
            f"{name} was written by a newer Partybook (book version {version}, this one knows up to {VERSION}); "
            "upgrade Partybook to open it."
        )
    if read_only:
        raise BookError(f"{name} is of an older version ({version}); any `partybook read` brings it up to date.")
    _upgrade(engine, new=version is None)


def _version(connection: Connection, name: str) -> str | None:
    """The version of the book; None when the database has no book and room for one."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        version: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return version
    # A file holds one book and nothing else; a PostgreSQL database may hold other things under other names.
    if tables if is_sqlite(connection) else tables & set(metadata.tables):
        raise BookError(f"{name} is not a book: it is a database with other tables ({', '.join(sorted(tables)[:3])}).")
    if not is_sqlite(connection) and connection.execute(text("SHOW server_encoding")).scalar() != "UTF8":
        raise BookError(f"{name} cannot hold every script: create the database with ENCODING 'UTF8'.")
    return None


def _upgrade(engine: Engine, *, new: bool) -> None:
    from alembic import command

    with engine.connect().execution_options(writing=True) as connection:
        if new and is_sqlite(connection):
            # Readers and one writer at once; kept in the file, and impossible to set inside a transaction.
            connection.connection.execute("PRAGMA journal_mode=WAL")
        with connection.begin():
            if not is_sqlite(connection):
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})"))
            configuration = _configuration()
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
    engine.dispose()  # connections are set up by what they find: see `connect`


def _configuration() -> Config:
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return configuration


@cache
def _known_versions() -> frozenset[str]:
    from alembic.script import ScriptDirectory

    return frozenset(revision.revision for revision in ScriptDirectory.from_config(_configuration()).walk_revisions())
