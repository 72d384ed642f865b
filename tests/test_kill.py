"""Whatever kills a process while it reads, each document is in the book wholly or not at all, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from partybook.store import Book, open_book
from tests.kill_child import VERSIONS, document, record, record_until_killed

PARTS, KILLS_OF_A_PART = 4, 50
"""200 kills, in parts that can run at the same time."""
KILLS_OF_ONE_BOOK = 10
"""A new book every so often, so that the making of a book is killed too."""
SHORTEST, LONGEST = 0.005, 0.15
"""Seconds a process lives: from before the book is open to some fifty documents."""


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Starts processes quickly: each is forked from one that has already imported everything."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["partybook.store.migrate", "alembic.command", "tests.kill_child"])
    return context


def kill_a_reading(processes: ForkServerContext, path: Path, first: int, seconds: float) -> list[tuple[int, str]]:
    """Let a process take in documents for that long, kill it, and give what it knew to be committed."""
    receiving, sending = processes.Pipe(duplex=False)
    process = processes.Process(target=record_until_killed, args=(str(path), first, sending), daemon=True)
    process.start()
    sending.close()
    process.join(seconds)
    assert process.exitcode is None, "the process ended by itself"
    process.kill()
    process.join()
    committed = []
    with closing(receiving):
        while receiving.poll():
            try:
                committed.append(receiving.recv())
            except EOFError:
                break
    return committed


def check_document(book: Book, number: int) -> str:
    """The version by which the document is held, empty for none; fails when it is there in part."""
    source = document(number, VERSIONS[0])[0]
    statements, remarks = list(book.statements(source=source.id)), list(book.remarks(source.id))
    entries = {entry.id: entry for entry in book.sources()}
    if source.id not in entries:
        assert (statements, remarks) == ([], [])
        return ""
    version = entries[source.id].extractor
    assert book.source(source.id) == source
    assert (statements, remarks) == document(number, version)[1:]
    if version == VERSIONS[1]:
        for earlier in document(number, VERSIONS[0])[1]:
            assert [event.kind for event in book.history(earlier.id)] == ["recorded", "superseded"]
    return version


def check_soundness(path: Path) -> bool:
    """Whether there are tables in the file yet; fails when SQLite finds a fault in it."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def rounds(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Books to be killed while written, and whether it is the last time for each."""
    for number in range(KILLS_OF_A_PART):
        last = number % KILLS_OF_ONE_BOOK == KILLS_OF_ONE_BOOK - 1
        yield folder / f"book{number // KILLS_OF_ONE_BOOK}.sqlite", last


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_reading_leaves_whole_documents_and_a_sound_book(
    processes: ForkServerContext, tmp_path: Path, part: int
) -> None:
    chance = random.Random()
    first, unfinished, unmade, committed_in_all = 0, 0, 0, 0
    for path, last in rounds(tmp_path):
        committed = kill_a_reading(processes, path, first, chance.uniform(SHORTEST, LONGEST))
        if path.exists():
            unmade += not check_soundness(path)
        with open_book(path) as book:
            held = {}
            for number in range(first, first + len(committed) // 2 + 2):
                held[number] = check_document(book, number)
            for number, version in committed:
                assert held[number] >= version, f"document {number} was committed and is lost"
            unfinished += VERSIONS[0] in held.values()
            committed_in_all += len(committed)
            first = next(number for number, version in held.items() if version != VERSIONS[1])
            if last:
                assert sum(1 for _ in book.sources()) == first + (held[first] != "")
                first = 0
    print(f"part {part}: {committed_in_all} readings; killed between two of a document: {unfinished}; unmade: {unmade}")
    assert committed_in_all, "the processes were killed before they did anything"


def test_two_processes_read_into_one_new_book(processes: ForkServerContext, tmp_path: Path) -> None:
    """Both make the book and take in some of the same documents: nothing fails, nothing is there twice."""
    path = tmp_path / "book.sqlite"
    both = [processes.Process(target=record_range, args=(str(path), start, start + 40)) for start in (0, 20)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    check_soundness(path)
    with open_book(path) as book:
        assert book.counts().readings == 60
        assert {check_document(book, number) for number in range(60)} == {VERSIONS[0]}


def record_range(path: str, first: int, end: int) -> None:
    with open_book(path) as book:
        for number in range(first, end):
            record(book, number, VERSIONS[0])
