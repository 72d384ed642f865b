"""The contract of the book, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings

from partybook.errors import BookError, InvalidValue
from partybook.model import Evidence, Mention, Remark, Source, Statement, TextValue
from partybook.store import Book, Counts, Recorded, open_book
from tests import strategies
from tests.book_examples import PARTY, evidence, first_reading, remark, second_reading, source, state

JANUARY, FEBRUARY, MARCH, APRIL = (datetime(2026, month, 1, 12, tzinfo=UTC) for month in range(1, 5))


@pytest.fixture
def book(book_address: str) -> Iterator[Book]:
    with open_book(book_address) as opened:
        yield opened


def read_twice(book: Book) -> tuple[Source, list[Statement], list[Statement]]:
    """The example document, read by version 1 in January and by version 2 in March."""
    document = source()
    first, second = first_reading(document), second_reading(document)
    book.record(document, first, [remark(document)], title="Party", extractor="partybook/1", at=JANUARY)
    book.record(document, second, [remark(document, "later")], title="The Party", extractor="partybook/2", at=MARCH)
    return document, first, second


def test_what_was_recorded_comes_back_equal_and_in_order(book: Book) -> None:
    document = source()
    recorded = book.record(document, first_reading(document), [remark(document)], extractor="partybook/1")
    assert recorded == Recorded(new=True, statements_added=4)
    assert list(book.statements()) == first_reading(document)
    assert list(book.remarks()) == [remark(document)]
    assert book.source(document.id) == document


def test_the_book_is_still_there_when_opened_again(book_address: str) -> None:
    document = source()
    with open_book(book_address) as book:
        book.record(document, first_reading(document), [], extractor="partybook/1")
    with open_book(book_address, create=False) as book:
        assert list(book.statements()) == first_reading(document)
    with open_book(book_address, read_only=True) as book:
        assert list(book.statements()) == first_reading(document)


def test_reading_the_same_thing_twice_changes_nothing(book: Book) -> None:
    document = source()
    book.record(document, first_reading(document), [remark(document)], extractor="partybook/1", at=JANUARY)
    before = book.counts()
    again = book.record(document, first_reading(document), [remark(document)], extractor="partybook/1", at=MARCH)
    assert again == Recorded(new=False, unchanged=4)
    assert book.counts() == before
    assert len(book.history(first_reading(document)[0].id)) == 1


def test_what_the_same_version_says_differently_is_not_taken_in_but_counted(book: Book) -> None:
    document = source()
    first = first_reading(document)
    book.record(document, first[:3], [], extractor="partybook/1")
    assert book.record(document, first[1:], [], extractor="partybook/1") == Recorded(False, unchanged=2, ignored=1)
    assert list(book.statements()) == first[:3]


@pytest.mark.parametrize("older", ["partybook/1", "partybook/1.9", "partybook/2"])
def test_an_older_version_changes_nothing(book: Book, older: str) -> None:
    document = source()
    book.record(document, second_reading(document, "partybook/2.0"), [], extractor="partybook/2.0")
    recorded = book.record(document, first_reading(document, older), [], extractor=older)
    assert (recorded.new, recorded.ignored) == (False, 4)
    assert list(book.statements()) == second_reading(document, "partybook/2.0")


def test_versions_are_ordered_as_numbers(book: Book) -> None:
    document = source()
    book.record(document, first_reading(document, "partybook/9"), [], extractor="partybook/9")
    assert book.record(document, second_reading(document, "partybook/10"), [], extractor="partybook/10").superseded == 4


def test_another_extractor_stands_beside_the_first(book: Book) -> None:
    document = source()
    book.record(document, first_reading(document), [], extractor="partybook/1")
    by_hand = second_reading(document, "by-hand/7")
    assert book.record(document, by_hand, [], extractor="by-hand/7").superseded == 0
    assert list(book.statements()) == first_reading(document) + by_hand


def test_a_newer_version_supersedes_and_history_is_kept(book: Book) -> None:
    _, first, second = read_twice(book)
    assert list(book.statements()) == second
    recorded, ended = book.history(first[0].id)
    assert (recorded.at, recorded.kind, recorded.by) == (JANUARY, "recorded", "partybook/1")
    assert (ended.at, ended.kind, ended.by) == (MARCH, "superseded", "partybook/2")
    assert (ended.successor, ended.reason) == (second[0].id, "read again by partybook/2")
    wrong = book.history(first[3].id)[-1]
    assert (wrong.successor, wrong.reason) == ("", "not found again by partybook/2")
    assert book.statement(first[3].id) == first[3]
    assert [event.kind for event in book.history(second[4].id)] == ["recorded"]


def test_statements_of_the_same_id_stay(book: Book) -> None:
    """An extractor that names itself by its reading but whose statements carry the version that first made them."""
    document = source()
    first = first_reading(document)
    book.record(document, first, [], extractor="partybook/1", at=JANUARY)
    recorded = book.record(document, first[:3], [], extractor="partybook/2", at=FEBRUARY)
    assert recorded == Recorded(new=True, statements_added=0, superseded=1, unchanged=3)
    assert len(book.history(first[0].id)) == 1
    returned = book.record(document, first, [], extractor="partybook/3", at=MARCH)
    assert returned == Recorded(new=True, statements_added=1, superseded=0, unchanged=3)
    assert [event.kind for event in book.history(first[3].id)] == ["recorded", "superseded", "recorded"]
    assert {item.id for item in book.statements()} == {item.id for item in first}
    assert [len(list(book.statements(held_on=at))) for at in (JANUARY, FEBRUARY, MARCH)] == [4, 3, 4]


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        (JANUARY - timedelta(microseconds=1), 0),
        (JANUARY, 1),
        (FEBRUARY, 1),
        (MARCH - timedelta(microseconds=1), 1),
        (MARCH, 2),
        (MARCH.astimezone(timezone(timedelta(hours=5))), 2),
        (APRIL, 2),
    ],
)
def test_what_was_held_on_a_day(book: Book, moment: datetime, held: int) -> None:
    _, first, second = read_twice(book)
    assert list(book.statements(held_on=moment)) == [[], first, second][held]
    assert [entry.statements for entry in book.subjects(held_on=moment)] == [[], [4], [5]][held]


def test_a_moment_needs_a_time_zone(book: Book) -> None:
    with pytest.raises(InvalidValue, match="time zone"):
        list(book.statements(held_on=datetime(2026, 3, 1)))


def test_remarks_are_those_of_the_latest_reading(book: Book) -> None:
    document, _, _ = read_twice(book)
    assert list(book.remarks(document.id)) == [remark(document, "later")]
    assert list(book.remarks("0" * 32)) == []


def test_the_same_text_under_two_names_is_one_source(book: Book) -> None:
    one, other = source(name="akp.txt"), source(name="copies/akp.txt")
    book.record(one, first_reading(one), [], title="Party", extractor="partybook/1", at=JANUARY)
    for _ in range(2):
        assert not book.record(other, first_reading(other), [], extractor="partybook/1", at=MARCH).new
    (entry,) = book.sources()
    assert entry.names == ("akp.txt", "copies/akp.txt")
    assert (entry.title, entry.extractor, entry.recorded) == ("Party", "partybook/1", JANUARY)
    assert (entry.id, entry.format, entry.characters) == (one.id, "plaintext", len(one.text))
    assert book.source(one.id) == one


def test_statements_are_chosen_by_source_subject_and_property(book: Book) -> None:
    other = Mention("Other party")
    one, two = source(), source("Other party, founded November 1993, АКП", "b.txt")
    stated = state(two, "founded", TextValue("x"), "November 1993", "partybook/1", other)
    book.record(two, [stated], [], extractor="partybook/1")
    book.record(one, first_reading(one), [], extractor="partybook/1")
    assert list(book.statements()) == [stated, *first_reading(one)]
    assert list(book.statements(source=two.id)) == [stated]
    assert list(book.statements(subject_names=["Other party"])) == [stated]
    assert list(book.statements(subject_names=[])) == []
    assert list(book.statements(property="founded")) == [stated, first_reading(one)[2]]
    assert list(book.statements(property=["founded", "leader"], subject_names=[PARTY.name])) == first_reading(one)[2:]


@pytest.mark.parametrize(
    ("typed", "property"),
    [
        ("azerbaijan communist party (1993)", ""),
        ("Azerbaijan Communist Party", ""),
        ("Azərbaycan Kommunist Partiyası", "native_name"),
        ("AZERBAYCAN KOMMUNİST PARTIYASI", "native_name"),
        ("акп", "abbreviation"),
        ("А.К.П.", "abbreviation"),
    ],
)
def test_a_party_is_found_by_any_of_its_names(book: Book, typed: str, property: str) -> None:
    read_twice(book)
    (found,) = book.find_subjects(typed)
    assert (found.mention, found.statements, found.property) == (PARTY, 5, property)


@pytest.mark.parametrize("typed", ["Communist", "AKP", "", "   ", "%", "_", "Rauf Qurbanov"])
def test_what_is_no_name_of_a_party_finds_none(book: Book, typed: str) -> None:
    """The Latin AKP is another word than the Cyrillic АКП; a leader is no subject."""
    read_twice(book)
    assert book.find_subjects(typed) == []


def test_a_part_of_a_name_finds_when_asked(book: Book) -> None:
    read_twice(book)
    assert [found.name for found in book.find_subjects("communist", partial=True)] == [PARTY.name]
    assert book.find_subjects("%", partial=True) == []


def test_own_names_come_before_stated_ones(book: Book) -> None:
    names = ["Union", "Union (1990)", "League"]
    text = "; ".join(names)
    document = source(text, "list.txt")
    for number, name in enumerate(names):
        stated = state(document, "name", TextValue("Union"), name, f"x{number}/1", Mention(name))
        book.record(document, [stated], [], extractor=f"x{number}/1")
    assert [found.mention.name for found in book.find_subjects("union")] == names


def test_subjects_are_counted_and_told_apart(book: Book) -> None:
    document = source()
    twin = Mention(PARTY.name, details=(("country", "Elsewhere"),))
    extra = state(document, "founded", TextValue("x"), "1993", "partybook/1", twin)
    book.record(document, [*first_reading(document), extra], [], extractor="partybook/1")
    assert {entry.mention: entry.statements for entry in book.subjects()} == {PARTY: 4, twin: 1}


def test_a_retracted_statement_stays_retracted_when_it_is_read_again(book: Book) -> None:
    document = source()
    first, second = first_reading(document), second_reading(document)
    book.record(document, first, [], extractor="partybook/1", at=JANUARY)
    assert book.retract(first[2].id, author="An Editor", reason="misread", at=FEBRUARY)
    assert not book.retract(first[2].id, author="An Editor", reason="misread", at=FEBRUARY)
    assert list(book.statements()) == [first[0], first[1], first[3]]
    book.record(document, second, [], extractor="partybook/2", at=MARCH)
    assert list(book.statements()) == [second[0], second[1], second[3], second[4]]
    event = book.history(second[2].id)[-1]
    assert (event.kind, event.by, event.reason, event.at) == ("retracted", "An Editor", "misread", MARCH)
    assert list(book.statements(held_on=JANUARY)) == first
    assert book.counts().retracted == 2


def test_a_retraction_says_who_and_why(book: Book) -> None:
    with pytest.raises(InvalidValue, match="author and a reason"):
        book.retract("0" * 32, author=" ", reason="x")


def test_counts(book: Book) -> None:
    read_twice(book)
    web = Source.of("<p>Party</p>", "page.html", "html")
    book.record(web, [], [Remark("x", "y", evidence(web, "Party"))], extractor="partybook/2")
    counts = book.counts()
    assert counts.size > 0
    assert counts == Counts(
        sources={"html": 1, "plaintext": 1},
        statements={"abbreviation": 1, "election_result": 1, "founded": 1, "leader": 1, "native_name": 1},
        remarks={"later": 1, "x": 1},
        readings=3,
        subjects=1,
        superseded=4,
        retracted=0,
        size=counts.size,
    )


def test_what_the_book_does_not_hold_is_said(book: Book) -> None:
    for ask in (book.source, book.statement, book.history):
        with pytest.raises(BookError, match="holds no s"):
            ask("0" * 32)
    with pytest.raises(BookError, match="holds no statement"):
        book.retract("0" * 32, author="x", reason="y")


def test_a_quote_that_is_not_in_the_source_is_refused_and_nothing_is_stored(book: Book) -> None:
    document = source()
    good = evidence(document, "АКП")
    for wrong in (Evidence(document.id, "x", 0, 3, "abc"), Evidence("0" * 32, "x", good.start, good.end, good.quote)):
        bad = Statement.of(PARTY, "abbreviation", TextValue("x"), wrong, extractor="partybook/1")
        with pytest.raises(BookError, match="does not say"):
            book.record(document, [*first_reading(document), bad], [], extractor="partybook/1")
        with pytest.raises(BookError, match="does not say"):
            book.record(document, [], [Remark("x", "y", wrong)], extractor="partybook/1")
    assert book.counts().readings == 0


def test_a_document_that_fails_halfway_leaves_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    document = source()

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("partybook.store.rows.remark_row", fail)
    with pytest.raises(KeyboardInterrupt):
        book.record(document, first_reading(document), [remark(document)], extractor="partybook/1")
    assert list(book.sources()) == list(book.statements()) == []
    monkeypatch.undo()
    assert book.record(document, first_reading(document), [remark(document)], extractor="partybook/1").new


def test_the_book_can_be_written_while_it_is_being_read(book: Book) -> None:
    document = source()
    book.record(document, first_reading(document), [], extractor="partybook/1")
    running = book.statements()
    assert next(running) == first_reading(document)[0]
    book.record(document, second_reading(document), [], extractor="partybook/2")
    assert list(running) == first_reading(document)[1:]
    assert list(book.statements()) == second_reading(document)


def test_a_source_comes_back_whatever_characters_are_in_it_and_in_its_name(book: Book) -> None:
    document = Source.of("a\0b \udcff \x1b0041 c", "caf\udce9/\x1b.txt", "plaintext")
    said = Remark("x", "not \udcff", Evidence(document.id, "a\0b", 0, 3, "a\0b"))
    book.record(document, [], [said], title="\0", extractor="partybook/1")
    assert book.source(document.id) == document
    assert list(book.remarks()) == [said]
    assert next(book.sources()).title == "\0"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=strategies.documents())
def test_every_value_comes_back_equal(book: Book, document: tuple[Source, list[Statement], list[Remark]]) -> None:
    origin, statements, remarks = document
    recorded = book.record(origin, statements, remarks, extractor=strategies.EXTRACTOR)
    if recorded.new:
        assert list(book.statements(source=origin.id)) == statements
        assert list(book.remarks(origin.id)) == remarks
        assert book.source(origin.id) == origin
    for statement in statements:
        if statement in book.statements(source=origin.id):
            assert book.statement(statement.id) == statement
            assert statement.subject in [found.mention for found in book.find_subjects(statement.subject.name)]
