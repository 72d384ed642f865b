"""The migrations and the tables the program works with are the same, and older books are brought up to date."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from partybook.errors import BookError
from partybook.model import Mention, Source, Statement, TextValue
from partybook.store import migrate, open_book, recording
from partybook.store.schema import VERSION, VERSION_TABLE, metadata
from tests.book_examples import evidence, first_reading, source, state


def test_the_migrations_make_the_tables_of_the_schema(book_address: str) -> None:
    with open_book(book_address) as book, book._engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_schema_names_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrate._configuration()).get_current_head() == VERSION


def test_an_older_book_is_brought_up_to_date_when_it_is_opened_for_writing(
    book_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As there is only one version yet, an older one is made up, and its migration only noticed."""
    with open_book(book_address) as book, book._engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = 'before'"))
    monkeypatch.setattr(migrate, "_known_versions", lambda: {"before", VERSION})
    with pytest.raises(BookError, match=r"older version \(before\); any `partybook read`"):
        open_book(book_address, read_only=True)
    upgraded: list[bool] = []
    monkeypatch.setattr(migrate, "_upgrade", lambda engine, new: upgraded.append(new))
    open_book(book_address).close()
    assert upgraded == [False]


def test_many_open_a_new_book_at_once(book_address: str) -> None:
    """All of them get the one book, and each one's document is in it."""
    failures: list[BaseException] = []

    def read(number: int) -> None:
        document = source(name=f"{number}.txt")
        try:
            with open_book(book_address) as book:
                book.record(document, first_reading(document), [], extractor="partybook/1")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_book(book_address) as book:
        (entry,) = book.sources()
        assert sorted(entry.names) == [f"{number}.txt" for number in range(6)]
        assert list(book.statements()) == first_reading(source())


def test_many_take_in_documents_about_the_same_parties_at_once(book_address: str) -> None:
    """Subjects shared between documents are made once, in whatever order the writers come to them."""
    open_book(book_address).close()
    failures: list[BaseException] = []

    def read(offset: int) -> None:
        try:
            with open_book(book_address) as book:
                for number in range(15):
                    document = source(text_of((number * offset) % 15, offset), f"{offset}-{number}.txt")
                    book.record(document, statements_of(document), [], extractor="partybook/1")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read, args=(offset,)) for offset in (1, 2, 4, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_book(book_address) as book:
        assert book.counts().readings == 60
        assert book.counts().subjects == 15


def text_of(number: int, offset: int) -> str:
    return f"reader {offset}: " + " ".join(f"Party{(number + step) % 15:02d}" for step in range(8))


def statements_of(document: Source) -> list[Statement]:
    names = document.text.partition(": ")[2].split()
    return [state(document, "name", TextValue(name), name, "partybook/1", Mention(name)) for name in names]


def test_the_migrations_are_part_of_the_package() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    assert sorted(path.name for path in folder.iterdir() if path.name != "__pycache__") == [
        "env.py",
        "script.py.mako",
        "versions",
    ]


def test_a_source_read_in_parts(book_address: str) -> None:
    """What is read about some subjects leaves what is held of the others; read again it adds nothing."""
    document = source()
    subjects = [Mention(name, "party") for name in ("Kommunist", "АКП")]
    said = ("native_name", TextValue("Azərbaycan Kommunist Partiyası")), ("abbreviation", TextValue("АКП"))
    first = [
        Statement.of(subject, property, value, evidence(document, value.text), extractor="list/1")
        for subject in subjects
        for property, value in said
    ]

    def take_in(some: list[Mention], statements: list[Statement]) -> recording.Recorded:
        about = frozenset(some)
        reading = recording.Reading(document, statements, [], "", "list/1", datetime.now(UTC), about)
        return book.write(lambda connection: recording.record(connection, reading))

    def of(subject: Mention) -> list[Statement]:
        return [statement for statement in first if statement.subject == subject]

    with open_book(book_address) as book:
        for subject in subjects:
            assert take_in([subject], of(subject)).statements_added == len(of(subject))
        assert sorted(one.id for one in book.statements()) == sorted(one.id for one in first)
        assert not take_in(subjects[:1], of(subjects[0])).new
        assert take_in(subjects[:1], []).superseded == len(of(subjects[0]))
        assert {one.subject for one in book.statements()} == set(subjects[1:])
        assert take_in(subjects[:1], of(subjects[0])).statements_added == len(of(subjects[0]))
        gone = of(subjects[1])[0]
        book.retract(gone.id, author="Ada", reason="a slip")
        assert not take_in(subjects[1:2], of(subjects[1])).new
        assert gone.id not in {one.id for one in book.statements()}
