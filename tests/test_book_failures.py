"""Books that cannot be opened or written: one clear sentence each, and nothing half done."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from partybook.errors import BookError
from partybook.model import Source
from partybook.store import Book, open_book
from partybook.store.failures import clear_failures
from partybook.store.schema import VERSION, VERSION_TABLE
from tests.book_examples import TEXT, first_reading, remark, source


def record(book: Book, document: Source | None = None) -> None:
    document = document or source()
    book.record(document, first_reading(document), [remark(document)], extractor="partybook/1")


def a_book(path: Path) -> Path:
    with open_book(path) as book:
        record(book)
    return path


def large(number: int) -> Source:
    """A document that does not compress: some 200 kB in the book."""
    return source(TEXT + os.urandom(200_000).hex(), f"large{number}.txt")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; needs the right to mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("may not mount a small file system here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def check_whole(path: Path) -> None:
    """The book at the path is sound and its documents are whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with open_book(path, read_only=True) as book:
        for entry in book.sources():
            assert list(book.statements(source=entry.id)) == first_reading(book.source(entry.id))


def test_a_full_disk_is_said_and_nothing_is_half_written(small_disk: Path) -> None:
    path = small_disk / "book.sqlite"
    taken = 0
    with open_book(path) as book:
        with pytest.raises(BookError, match=r"The disk is full.*book\.sqlite"):
            for number in range(20):
                record(book, large(number))
                taken += 1
        assert taken > 0
        assert sum(1 for _ in book.sources()) == taken
        subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
        record(book, large(20))
    check_whole(path)


def test_a_disk_too_full_to_make_a_book(small_disk: Path) -> None:
    (small_disk / "other").write_bytes(b"x" * 1_020_000)
    with pytest.raises(BookError, match="The disk is full"):
        open_book(small_disk / "book.sqlite")
    (small_disk / "other").unlink()
    check_whole(a_book(small_disk / "book.sqlite"))


def test_a_book_that_may_not_grow(tmp_path: Path) -> None:
    """The same refusal by SQLite, where no file system can be mounted."""
    path = a_book(tmp_path / "book.sqlite")
    with open_book(path) as book:
        event.listen(book._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=40"))
        book._engine.dispose()
        with pytest.raises(BookError, match="The disk is full"):
            record(book, large(1))
        assert book.counts().readings == 1
    check_whole(path)


def test_a_read_only_disk_can_be_read_but_not_written(small_disk: Path) -> None:
    path = a_book(small_disk / "book.sqlite")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with open_book(path, read_only=True) as book:
        assert list(book.statements()) == first_reading(source())
    with pytest.raises(BookError, match=r"Cannot (write to|open) .*book\.sqlite"), open_book(path) as book:
        record(book, large(1))
    with pytest.raises(BookError, match=r"Cannot (write to|open) .*other\.sqlite"):
        open_book(small_disk / "other.sqlite")


def test_a_book_opened_for_reading_takes_nothing(book_address: str) -> None:
    with open_book(book_address) as book:
        record(book)
    with open_book(book_address, read_only=True) as book:
        with pytest.raises(BookError, match=r"Cannot write to .*(read-only|no writes)"):
            record(book, source(TEXT + "more"))
        assert book.counts().readings == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    path = a_book(tmp_path / "book.sqlite")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    with open_book(path, read_only=True) as book:
        assert list(book.statements()) == first_reading(source())
    with pytest.raises(BookError, match=r"Cannot (write to|open)"), open_book(path) as book:
        record(book, source(TEXT + "more"))
    tmp_path.chmod(0o700)


def test_what_a_closed_book_holds_has_been_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not after each document, but when the book is closed and after a person's decision."""
    synced: list[Path] = []
    monkeypatch.setattr("partybook.store.book.sync", synced.append)
    path = tmp_path / "book.sqlite"
    with open_book(path) as book:
        with book._engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1
        record(book)
        assert synced == []
        book.retract(first_reading(source())[0].id, author="An Editor", reason="misread")
        assert synced == [path]
        record(book, source(TEXT + "more"))
    assert synced == [path, path]
    with open_book(path) as book:
        list(book.statements())
    assert synced == [path, path]


def test_without_a_log_every_document_is_synced(tmp_path: Path) -> None:
    path = a_book(tmp_path / "book.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with open_book(path) as book:
        with book._engine.connect() as opened:
            assert opened.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        record(book, source(TEXT + "more"))


def test_a_disk_that_cannot_sync_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    path = tmp_path / "book.sqlite"
    book = open_book(path)
    record(book)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BookError, match=r"The disk failed while writing .*book\.sqlite: Input/output error"):
        book.close()


def test_what_is_not_there(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(BookError, match=r"There is no book at .*none\.sqlite; `partybook read` makes one"):
            open_book(tmp_path / "none.sqlite", **options)
    assert not list(tmp_path.iterdir())
    with pytest.raises(BookError, match=r"The folder .*missing does not exist"):
        open_book(tmp_path / "missing" / "book.sqlite")
    with pytest.raises(BookError, match="is a folder"):
        open_book(tmp_path)


def test_what_is_not_a_book_is_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("These are notes and not a database. " * 100)
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE song (title)")
    for path, sentence in ((text, "not an SQLite database"), (other, r"a database with other tables \(song\)")):
        before = path.read_bytes()
        for read_only in (False, True):
            with pytest.raises(BookError, match=f"{path.name} is not a book: it is {sentence}"):
                open_book(path, read_only=read_only)
        assert path.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["notes.txt", "other.sqlite"]


def test_an_empty_file_becomes_a_book_only_when_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite"
    path.touch()
    with pytest.raises(BookError, match="There is no book in"):
        open_book(path, create=False)
    check_whole(a_book(path))


def test_a_damaged_book_is_said(tmp_path: Path) -> None:
    path = a_book(tmp_path / "book.sqlite")
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = os.urandom(len(content) - 4096 * 2)
    path.write_bytes(content)
    with pytest.raises(BookError, match="damaged"), open_book(path) as book:
        list(book.statements())
        record(book, large(1))


def test_a_book_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = a_book(tmp_path / "book.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(BookError, match=rf"newer Partybook \(book version 9999, this one knows up to {VERSION}\)"):
            open_book(path, read_only=read_only)


def test_waiting_for_another_writer_has_an_end(tmp_path: Path) -> None:
    path = a_book(tmp_path / "book.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_book(path, wait=0.1) as book:
            assert book.counts().readings == 1
            with pytest.raises(BookError, match="being written by another program"):
                record(book, large(1))
            other.execute("ROLLBACK")
            record(book, large(1))
    check_whole(path)


def test_a_paths_odd_characters_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "a book? 100%#1 ərəb.sqlite"
    check_whole(a_book(path))
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://localhost/book", "an SQLite file or a postgresql:// URL, not mysql://"),
        ("postgresql://host:port/book", "is not a database URL"),
        ("postgresql://someone:secret@127.0.0.1:1/book", r"postgresql\+?.*someone:\*\*\*@127.0.0.1:1/book"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, sentence: str) -> None:
    with pytest.raises(BookError, match=sentence) as raised:
        open_book(address, wait=0)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.postgresql
def test_a_postgresql_database_that_is_missing() -> None:
    server = os.environ.get("PARTYBOOK_TEST_POSTGRESQL")
    if not server:
        pytest.skip("no PostgreSQL server: set PARTYBOOK_TEST_POSTGRESQL (see .ci/postgresql)")
    with pytest.raises(BookError, match=r"There is no such database|does not exist"):
        open_book(server.rpartition("/")[0] + "/no_such_database")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_IOERR_LOCK, "not on a network drive"),
        (sqlite3.SQLITE_IOERR_SHMMAP, "not on a network drive"),
        (sqlite3.SQLITE_PROTOCOL, "not on a network drive"),
        (sqlite3.SQLITE_IOERR_WRITE, "The disk failed"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
    ],
)
def test_failures_that_cannot_be_brought_about_here(code: int, sentence: str) -> None:
    cause = sqlite3.OperationalError("disk I/O error")
    cause.sqlite_errorcode = code
    with pytest.raises(BookError, match=sentence), clear_failures("book.sqlite"):
        raise OperationalError("INSERT", {}, cause)


def test_opening_waits_no_longer_than_asked(tmp_path: Path) -> None:
    """A new book while another program holds the empty file."""
    path = tmp_path / "book.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        begun = time.monotonic()
        with pytest.raises(BookError, match="being written by another program"):
            open_book(path, wait=0.1)
        assert time.monotonic() - begun < 30
