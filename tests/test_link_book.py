"""A list linked to the book: decisions become judgements there, are found again without the file, and are undone."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from partybook.errors import BookError
from partybook.identity.judgements import Judgement, Verdict
from partybook.link.judged import admit
from partybook.link.listing import Listing
from partybook.link.reading import read_list
from partybook.parties import Parties
from partybook.store import open_book
from partybook.store.judgement_rows import judgement_history, read_judgements
from tests.link_cases import write, write_reference
from tests.test_cli import Done, run

MAPPING = """
dataset = "registry"
country_column = "country"
[subject]
name = ["name_english"]
id = "partyfacts_id"
[[statement]]
column = "name_english"
property = "name"
[[statement]]
column = "name"
property = "native_name"
[[statement]]
column = "name_short"
property = "abbreviation"
[[statement]]
column = "year_first"
property = "founded"
[[statement]]
column = "year_last"
property = "dissolved"
"""
HEADER = ["party_id", "country", "abbreviation", "name", "year", "share"]
LIST = [
    ("17", "Austria", "SP", "Social Democrats", 1999, 33.2),
    ("18", "Sweden", "", "New Democratic Party", 1991, 6.7),
    ("19", "Chile", "PS-RN", "Socialists and Renewal", 1999, ""),
]


@pytest.fixture
def book(tmp_path: Path, book_address: str) -> str:
    (tmp_path / "registry.toml").write_text(MAPPING, "utf-8")
    done = run("import", tmp_path / "registry.toml", write_reference(tmp_path), book=book_address)
    assert done.returncode == 0, done.stderr
    return book_address


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return write(tmp_path / "survey_2019.csv", HEADER, LIST)


def decide(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch, *answers: str, by: str = "Ada") -> Done:
    """A review in which every entry is asked about, in the order of the votes at stake."""
    waiting = [f"{answer}\n" for answer in answers]
    monkeypatch.setattr("sys.stdin", Typed(waiting))
    monkeypatch.setattr(
        "partybook.link.asked.asked_together", lambda links: [[x] for x in links if x.decided_by == "model"]
    )
    return run("link", listed, "--review", "--by", by, book=book)


class Typed:
    """Standard input with the answers of a person who then hangs up."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def readline(self) -> str:
        if self.lines and self.lines[0] == "^C\n":
            raise KeyboardInterrupt
        return self.lines.pop(0) if self.lines else ""


def rows(done: Done) -> dict[str, dict[str, str]]:
    assert done.returncode == 0, done.stderr
    return {row["party_id"]: row for row in csv.DictReader(done.stdout.splitlines())}


def without_file(listed: Path, folder: str = "elsewhere") -> Path:
    """The same list on another machine: no file of decisions beside it."""
    (listed.parent / folder).mkdir()
    return Path(shutil.copy(listed, listed.parent / folder / listed.name))


def judged(book: str) -> list[tuple[str, str, str, str, str]]:
    with open_book(book) as held:
        return [
            (one.one, one.other, one.verdict, one.author, one.reason.partition(":")[0])
            for one in read_judgements(held)
            if one.by_person
        ]


def state(book: str) -> tuple[object, ...]:
    with open_book(book) as held:
        counts = held.counts()
        return counts.statements, counts.sources, counts.readings, len(judgement_history(held))


def test_a_decision_is_a_judgement_and_the_entry_a_mention(
    book: str, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert decide(book, listed, monkeypatch, "1").returncode == 0
    assert judged(book) == [("survey:17", "registry:1", "same", "Ada", "same")]
    shown = run("show", "registry:1", book=book).stdout
    assert "Social Democrats" in shown
    assert "survey_2019.csv" in shown
    assert "row 2, column abbreviation" in shown
    assert "33.2" in shown
    assert "Ada: same: survey_2019.csv has this party as “Social Democrats”" in run("judge", "list", book=book).stdout
    assert json.loads(run("status", "--format", "json", book=book).stdout)["sources"] == {"table": 2}
    with open_book(book) as held:
        said = [one for one in held.statements() if ("survey", "17") in one.subject.details]
        assert {(one.property, str(one.value), one.evidence.quote) for one in said} >= {
            ("name", "Social Democrats", "Social Democrats"),
            ("abbreviation", "SP", "SP"),
            ("country", "Austria", "Austria"),
            ("identifier", "17", "17"),
        }
        # nothing of the entries that nobody decided about
        assert not [one for one in held.statements() if ("survey", "18") in one.subject.details]


def test_a_book_is_enough_to_remember(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(book, listed, monkeypatch, "1", "0", "1a")
    found = rows(run("link", without_file(listed), book=book))
    assert [(found[key]["relation"], found[key]["decided_by"]) for key in ("17", "18", "19")] == [
        ("same", "Ada"),
        ("none", "Ada"),
        ("alliance", "Ada"),
    ]
    assert found["17"]["book_party"].startswith("#")
    verdicts = {(one, verdict, relation) for one, _, verdict, _, relation in judged(book)}
    assert ("survey:18", "different", "none") in verdicts
    assert ("survey:19", "different", "alliance") in verdicts


def test_the_next_release_and_what_it_changed(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(book, listed, monkeypatch, "1", "0")
    release = [("170", *LIST[0][1:]), ("18", "Sweden", "", "Centre", 1991, 6.7)]
    (listed.parent / "new").mkdir()
    found = rows(run("link", write(listed.parent / "new" / "survey_2020.csv", HEADER, release), book=book))
    assert found["170"]["decided_by"] == "Ada"  # another id, the same name
    assert found["18"]["decided_by"] == "model"  # the old id, another name


def test_an_id_that_the_next_release_gives_to_another_party_joins_nothing(
    book: str, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(book, listed, monkeypatch, "1")
    release = write(listed.parent / "survey_2020.csv", HEADER, [("17", "Austria", "", "Freedom Party", 1999, 26.9)])
    decide(book, release, monkeypatch, "1")
    found = {(one, other) for one, other, *_ in judged(book)}
    assert found == {("survey:17", "registry:1"), ("survey:17, Freedom Party", "registry:3")}


def test_a_second_run_adds_nothing(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(book, listed, monkeypatch, "1", "0", "1")
    before = state(book)
    decide(book, listed, monkeypatch)
    assert rows(run("link", listed, book=book))["17"]["decided_by"] == "Ada"
    assert state(book) == before


def test_undoing_in_the_review_and_by_key(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(book, listed, monkeypatch, "1", "u", "2", "0")
    assert {one for one, *_ in judged(book)} == {"survey:17", "survey:18"}
    assert len([one for one in judged(book) if one[0] == "survey:17"]) == 1
    undone = run("link", listed, "--undo", "17", "--by", "Bob", book=book)
    assert rows(undone)["17"]["decided_by"] == "model"
    assert {one for one, *_ in judged(book)} == {"survey:18"}
    with open_book(book) as held:
        ended = [item for item in judgement_history(held, by_people=True) if item.ended]
        assert ended[-1].ended_by == "Bob"
        assert not [one for one in held.statements() if ("survey", "17") in one.subject.details]
    again = run("link", listed, "--undo", "17", book=book)
    assert again.returncode != 0
    assert "nobody decided" in again.stderr
    decide(book, listed, monkeypatch, "1")  # and is decided again, with its statements
    assert ("survey:17", "registry:1", "same", "Ada", "same") in judged(book)
    assert "SP" in run("show", "registry:1", book=book).stdout


def test_of_file_and_book_the_later_one_holds(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(book, listed, monkeypatch, "1")
    elsewhere = without_file(listed)
    run("link", elsewhere, "--undo", "17", "--by", "Bob", book=book)
    assert rows(run("link", listed, book=book))["17"]["decided_by"] == "model"  # though this file still has it
    decide(book, elsewhere, monkeypatch, "0", by="Bob")
    assert rows(run("link", listed, book=book))["17"]["relation"] == "none"


def test_a_judgement_undone_as_such_is_no_decision(book: str, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(book, listed, monkeypatch, "1")
    with open_book(book) as held:
        number = next(one.key for one in read_judgements(held) if one.by_person)
    assert run("judge", "undo", str(number), "--reason", "a slip", book=book).returncode == 0
    assert rows(run("link", listed, book=book))["17"]["decided_by"] == "model"


@pytest.mark.parametrize("stopped", ["q", "^C", ""])
def test_a_review_that_is_stopped_loses_nothing(
    book: str, listed: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    decide(book, listed, monkeypatch, "1", *([stopped] if stopped else []))
    assert len(judged(book)) == 1
    assert len((listed.parent / "survey_2019.decisions.csv").read_text("utf-8").splitlines()) == 2


def test_two_entries_of_one_list_that_a_person_holds_to_be_one_party_are_one_in_the_book(
    book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = [LIST[0], ("20", "Austria", "SPOe", "Socialist Party", 1975, 50.4)]
    listed = write(tmp_path / "survey.csv", HEADER, twice)
    said = decide(book, listed, monkeypatch, "1", "1").stdout
    assert "the book keeps" not in said
    found = rows(run("link", without_file(listed), book=book))
    assert found["17"]["book_party"] == found["20"]["book_party"] != ""
    with open_book(book) as held:
        parties = Parties(held)
        assert parties.find("survey:17").party == parties.find("registry:1").party == parties.find("survey:20").party
    shown = run("show", "survey:20", book=book).stdout
    assert "Social Democrats" in shown
    assert "Socialist Party" in shown
    run("link", listed, "--undo", "20", "--by", "Bob", book=book)
    assert judged(book) == [("survey:17", "registry:1", "same", "Ada", "same")]
    assert rows(run("link", listed, book=book))["20"]["decided_by"] == "model"


def test_years_of_one_id_that_are_two_parties_are_two_entries_in_the_book(
    book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = [("7", "Sweden", "", "New Democratic Party", year, "") for year in (1991, 1994, 2010)]
    listed = write(tmp_path / "panel.csv", HEADER, years)
    decide(book, listed, monkeypatch, "1", "1", "1")
    found = {one: other for one, other, *_ in judged(book)}
    assert list(found) == ["panel:7", "panel:7, New Democratic Party, 2010"]
    assert len(set(found.values())) == 2
    again = list(csv.DictReader(run("link", without_file(listed), book=book).stdout.splitlines()))
    assert [row["decided_by"] for row in again] == ["Ada"] * 3
    assert again[0]["book_party"] == again[1]["book_party"] != again[2]["book_party"]
    assert [row["party_id"] for row in again] == ["7"] * 3
    assert "rows of this entry are linked to 2 parties" in again[2]["remark"]
    run("link", listed, "--undo", "7 (2010)", book=book)
    assert list({one for one, *_ in judged(book)}) == ["panel:7"]


def said(number: int, one: str, other: str, verdict: Verdict, author: str = "Bob") -> Judgement:
    return Judgement(one, other, verdict, author, "they sat together", key=number)


BRIDGE = [said(1, "survey:18", "votes:x", "same"), said(2, "votes:x", "registry:13", "same")]


@pytest.mark.parametrize(
    "wanted, held, admitted, told",
    [
        ([("registry:13", "same")], [], 1, ""),
        # two entries of the list are one party, if a person says so, and if nobody says that they are two
        ([("registry:13", "same")], [said(1, "survey:17", "registry:13", "same")], 1, ""),
        (
            [("registry:13", "same")],
            [said(1, "survey:17", "registry:13", "same"), said(2, "survey:17", "survey:18", "different")],
            1,
            "survey:17 and survey:18 are held different by Bob",
        ),
        ([("registry:13", "different"), ("registry:12", "different")], [], 2, ""),
        # what a rule joined, a person may part
        ([("registry:13", "different")], [said(1, "survey:18", "registry:13", "same", "rule:scorer/1")], 1, ""),
        # of two judgements of people over the same two the later holds
        ([("registry:13", "different")], [said(1, "survey:18", "registry:13", "same")], 1, ""),
        # what people joined by other mentions, nobody parts unawares
        ([("registry:13", "different"), ("registry:12", "different")], BRIDGE, 1, "votes:x = registry:13 (Bob: they sat"),
    ],
)  # fmt: skip
def test_what_the_book_admits(
    wanted: list[tuple[str, Verdict]], held: list[Judgement], admitted: int, told: str
) -> None:
    given = [Judgement("survey:18", other, verdict, "Ada", f"{verdict}: so") for other, verdict in wanted]
    kept, sentence = admit(given, held)
    assert len(kept) == admitted
    assert told in sentence
    assert bool(told) == bool(sentence)


def test_what_was_said_with_judge_counts_and_is_replaced(
    book: str, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(book, listed, monkeypatch, "1")
    with open_book(book) as held:
        number = next(one.key for one in read_judgements(held) if one.by_person)
    run("judge", "undo", str(number), "--reason", "a slip", book=book)
    bob = "--reason", "the same seat", "--author", "Bob"
    assert run("judge", "same", "registry:3", "survey:17", *bob, book=book).returncode == 0
    assert rows(run("link", without_file(listed), book=book))["17"]["decided_by"] == "Bob"
    run("link", listed, "--undo", "17", book=book)
    decide(book, listed, monkeypatch, "1")
    assert judged(book) == [("survey:17", "registry:1", "same", "Ada", "same")]


def test_a_list_against_a_file_leaves_the_book_alone(
    book: str, listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(book)
    monkeypatch.setattr("sys.stdin", Typed(["0\n"]))
    done = run("link", listed, "--against", tmp_path / "reference.csv", "--sure", "1", "--review", book=book)
    assert "1 decided" in done.stdout
    assert "into the book" not in done.stdout
    assert state(book) == before


def test_a_list_without_ids_goes_by_names(book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = write(tmp_path / "votes.csv", ["country", "party", "year"], [("Sweden", "New Democrats", 1991)])
    decide(book, listed, monkeypatch, "1")
    assert [one[:2] for one in judged(book)] == [("votes:New Democrats (Sweden)", judged(book)[0][1])]
    release = [("Sweden", "Somebody", 1991), ("Sweden", "New Democrats", 1991)]
    (tmp_path / "e").mkdir()
    again = run("link", write(tmp_path / "e" / "votes.csv", ["country", "party", "year"], release), book=book)
    found = list(csv.DictReader(again.stdout.splitlines()))
    assert [row["decided_by"] for row in found] == ["model", "Ada"]


def test_a_file_that_is_no_plain_table_is_stored_as_the_table_read_from_it(
    book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import polars

    polars.DataFrame(LIST, schema=HEADER, orient="row", strict=False).write_parquet(tmp_path / "survey.parquet")
    decide(book, tmp_path / "survey.parquet", monkeypatch, "1")
    with open_book(book) as held:
        source = next(entry for entry in held.sources() if entry.name.endswith("survey.parquet"))
        assert held.source(source.id).text.startswith("party_id,country,abbreviation,name,year,share\n17,Austria,SP,")


def test_a_decision_only_in_the_file_goes_into_the_book_with_the_next_review(
    book: str, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise BookError("The disk is full.")

    with monkeypatch.context() as for_now:
        for_now.setattr("partybook.decided.DecidedList.take", broken)
        assert "The disk is full." in decide(book, listed, monkeypatch, "1").stderr
    assert judged(book) == []
    decide(book, listed, monkeypatch)
    assert judged(book) == [("survey:17", "registry:1", "same", "Ada", "same")]


@pytest.mark.parametrize(
    "file, name",
    [
        ("survey.csv", "survey"),
        ("Survey_2019.csv", "survey"),
        ("my survey-v2.1.xlsx", "my-survey"),
        ("survey 2020-05-01_v3.csv", "survey"),
        ("ess10.csv", "ess10"),
        ("2019.csv", "list-2019"),
        ("Партии.csv", "partii"),
        ("parlgov.csv", "parlgov-list"),
        ("wikidata_2020.csv", "wikidata-list"),
    ],
)
def test_what_a_list_is_called(tmp_path: Path, file: str, name: str) -> None:
    read = read_list(write(tmp_path / "l.csv", ["country", "party"], [("Austria", "Greens")]))
    listing = Listing(read.table._replace(name=file), read.columns, read.entries)
    assert listing.scheme(read.entries[0]) == name
    assert Listing(read.table, read.columns, read.entries, "Other list").scheme(read.entries[0]) == "other-list"


@pytest.mark.parametrize(
    "header, row, id",
    [
        (["id", "country", "party"], [("7", "Austria", "Greens")], "7"),
        (["id", "country", "party"], [("7", "Austria", "Greens"), ("7", "Sweden", "Greens")], "7 (Austria)"),
        (["country", "party", "abbr"], [("Austria", "Greens", "G")], "Greens (G, Austria)"),
        (["party"], [("Greens",)], "Greens"),
    ],
)
def test_what_entries_are_known_by(tmp_path: Path, header: list[str], row: list[tuple[object, ...]], id: str) -> None:
    read = read_list(write(tmp_path / "l.csv", header, row), {"name": "party"})
    assert Listing(read.table, read.columns, read.entries).id(read.entries[0]) == id


def test_a_list_that_had_to_be_mended_is_a_source_too(
    book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.csv").write_bytes(
        'id;country;party;party\n1;Austria;"Social ""Democrats""";SPÖ;more\n\n2;Sweden;Moderate'.encode()
    )
    decide(book, tmp_path / "odd.csv", monkeypatch, "1")
    with open_book(book) as held:
        said = [one for one in held.statements() if ("odd", "1") in one.subject.details]
        assert ("name", 'Social "Democrats"', "row 2, column party") in {
            (one.property, str(one.value), one.evidence.where) for one in said
        }
