"""Fixtures for every test: a place for a book on each database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("anywhere", deadline=None)
"""No test fails because the machine is busy."""
settings.register_profile("ci", parent=settings.get_profile("anywhere"), derandomize=True)
"""The same cases at every run, so that a change is not refused for what another one left; elsewhere new ones."""
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def book_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new book can be made: an SQLite path, then the URL of an empty PostgreSQL database."""
    if request.param == "sqlite":
        yield str(tmp_path / "book.sqlite")
        return
    server = os.environ.get("PARTYBOOK_TEST_POSTGRESQL")
    if not server:
        pytest.skip("no PostgreSQL server: set PARTYBOOK_TEST_POSTGRESQL (see .ci/postgresql)")
    import psycopg

    name = f"partybook_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        yield server.rpartition("/")[0] + "/" + name
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
