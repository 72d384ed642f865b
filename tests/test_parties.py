"""Datasets in a book: all or nothing, nothing twice; who is who and lineage over them; the commands that ask."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest

from partybook.datasets import read_dataset
from partybook.errors import BookError, InvalidValue, PartybookError, ReadError, UnknownParty
from partybook.extract import extract
from partybook.identity.candidate import Candidate
from partybook.identity.judgements import Judgement, check, cluster
from partybook.identity.matching import by_score
from partybook.intake import record
from partybook.model import PartialDate, Source
from partybook.parties import Parties, refresh
from partybook.read import read_source
from partybook.store import Book, open_book
from partybook.store.dataset_rows import record_dataset, result_evidence, stored_results
from partybook.store.judgement_rows import add_judgements, judgement_history, read_judgements, undo_judgement
from partybook.store.party_rows import all_events
from tests.dataset_files import MECO, PARLGOV, PARTYFACTS, WIKIDATA, write
from tests.test_cli import run


def take_in(book: Book, folder: Path) -> None:
    files = {"parlgov": PARLGOV, "partyfacts": PARTYFACTS, "meco": MECO}
    for dataset, content in files.items():
        path = write(folder / dataset, content)
        record_dataset(book, lambda dataset=dataset, path=path: read_dataset(dataset, path))  # type: ignore[misc]
    path = folder / "parties.jsonl"
    path.write_text(WIKIDATA, "utf-8")
    record_dataset(book, lambda: read_dataset("wikidata", path))


def full(tmp_path: Path) -> Book:
    book = open_book(tmp_path / "b.sqlite")
    take_in(book, tmp_path)
    refresh(book)
    return book


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    with open_book(tmp_path / "b.sqlite") as book:
        take_in(book, tmp_path)
        before = (book.counts(), len(list(stored_results(book))))
        take_in(book, tmp_path)
        assert (book.counts(), len(list(stored_results(book)))) == before


def test_a_dataset_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    broken = write(
        tmp_path / "p", PARLGOV, election_result__csv="id,election_id,party_id,alliance_id\n1,100,10,\n2,7,10,\n"
    )
    with open_book(tmp_path / "b.sqlite") as book:
        with pytest.raises(ReadError, match="row 3 has the election_id '7'"):
            record_dataset(book, lambda: read_dataset("parlgov", broken))
        assert book.counts().sources == {}
        assert book.counts().statements == {}


def test_results_come_back_with_their_cells(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        found = list(stored_results(book, dataset="parlgov"))
        first = found[0]
        assert (first.result.party.name, first.result.votes, str(first.result.vote_share)) == (
            "Free-minded Association",
            244577,
            "9.8",
        )
        evidence = result_evidence(book, first, "votes")
        assert (evidence.where, evidence.quote) == ("row 2, column votes", "244577")
        assert result_evidence(book, first).quote == "1,100,11,,20,9.8,244577"
        assert [str(r.result.election.date) for r in stored_results(book, dataset="meco")] == ["1974-08-24"] * 2 + [
            "1976-01-10"
        ]


def test_identifiers_make_one_party_of_four_sources(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        parties = Parties(book)
        liberals = parties.find("parlgov:10").party
        assert parties.mentions(liberals) == [
            "parlgov:10",
            "partyfacts:500",
            "wikidata:Q110843",
            "wikipedia:en:Liberals (Sweden)",
        ]
        assert parties.find("https://en.wikipedia.org/wiki/Liberals_(Sweden)").party == liberals
        assert parties.find(f"#{liberals}").name == "People's Party"


def test_the_scorer_joins_what_no_identifier_does(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        parties = Parties(book)
        assert parties.find("partyfacts:501").party == parties.find("parlgov:13").party  # Right Party of Sweden
        assert parties.find("parlgov:14").party != parties.find("parlgov:13").party  # and that of Norway


DOCUMENTS = {
    "norway.txt": "= Red Party =\n\nThe Red Party is a party in Norway. It was founded in 1990 by the Liberal Party.\n",
    "oslo.txt": "= Oslo Front =\n\nThe Oslo Front is a party in Norway. It split from the Liberal Party in 2001.\n"
    "The Liberal Party was founded in 1884. It has a youth wing. The Oslo Front won 3 seats in 2003.\n",
    "chile.txt": "= Blue Party =\n\nThe Blue Party is a party in Chile. It was founded in 1990 by the Liberal Party.\n"
    "The Liberal Party was founded in 1849.\n",
}


def test_a_bare_name_is_read_in_the_country_of_its_document(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    with open_book(tmp_path / "b.sqlite") as book:
        for name, text in DOCUMENTS.items():
            record(book, extract(read_source(Source.of(text, name, "plaintext"))))
        refresh(book)
        parties = Parties(book)
        liberals = [found.party for found in parties.candidates("Liberal Party")]
        assert len(liberals) == 2  # of Norway, as two documents have it, and of Chile
        assert parties.find("Red Party").country == "Norway"


def test_a_name_means_the_party_of_which_more_than_the_name_is_known(tmp_path: Path) -> None:
    texts = [
        "The Red Party is a party in Norway.\n",
        "The Red Party (RP) is named in passing, as parties of any place are.\n",
    ]
    with open_book(tmp_path / "b.sqlite") as book:
        for number, text in enumerate(texts):
            record(book, extract(read_source(Source.of(text, f"{number}.txt", "plaintext"))))
        refresh(book)
        parties = Parties(book)
        assert len(parties.candidates("Red Party")) == 2
        assert parties.find("Red Party").country == "Norway"


@pytest.mark.parametrize(
    ("node", "same"),
    [
        ("name:bbb:coastal workers union", True),
        ("name:bbb:coastal workers", False),  # not sure enough for two names
        ("name:aaa:coastal workers", False),  # a document that uses two names means two parties
    ],
)
def test_names_that_only_documents_use(node: str, same: bool) -> None:
    one = Candidate(("Coastal Workers' Union",), (), "Norway", key="name:aaa:coastal workers union")
    other = Candidate(("Coastal Workers' Union",), (), "Norway", key=node)
    clusters = cluster([one.key, other.key], [])
    by_score([one, other], clusters, {}, {one.key, other.key})
    assert clusters.same(one.key, other.key) == same


def test_two_names_of_a_document_are_not_joined_by_a_list_either() -> None:
    nodes = ["name:aaa:coastal workers union", "parlgov:1", "name:aaa:young coastal workers"]
    listed = Candidate(("Coastal Workers' Union",), (), "Norway", key=nodes[0])
    young = Candidate(("Coastal Workers' Union", "Young Coastal Workers"), (), "Norway", key=nodes[2])
    clusters = cluster(nodes, [Judgement(nodes[0], nodes[1], "same", "rule:test", "equal names", 1.0, key=1)])
    by_score([listed, young], clusters, {}, set(nodes))
    assert clusters.same(nodes[0], nodes[1]) and not clusters.same(nodes[0], nodes[2])


def test_a_name_of_several_parties_is_not_guessed(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        parties = Parties(book)
        with pytest.raises(UnknownParty, match=r"several parties: #\d+ Right Party \((Sweden|Norway)"):
            parties.find("Right Party")
        assert parties.find("Right Party", country="norway").country == "Norway"
        with pytest.raises(UnknownParty, match="no party of Norway called 'Left Society'"):
            parties.find("Left Society", country="Norway")


def test_events_of_all_sources(tmp_path: Path) -> None:
    with full(tmp_path) as book, book.read() as connection:
        events = {(event.type, str(event.date)): event for event in all_events(connection)}
        # both editions of ParlGov say it; Wikidata names an origin by an item that no list has
        assert set(events) == {
            ("merger", "1934-08-05"), ("secession", "1950-07-01"), ("rename", "1980"), ("secession", "1979"),
            ("absorption", "1970"), ("unspecified", "None"),
        }  # fmt: skip
        assert len(events["merger", "1934-08-05"].statements) == 4


def test_questions(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        parties = Parties(book)
        liberals = parties.find("parlgov:10").party
        assert {span.words for span in parties.name_on(liberals, PartialDate("1995"))} == {
            "Folkpartiet liberalerna", "Liberal People's Party",
        }  # fmt: skip
        assert {entry.name for entry in parties.ancestors(liberals)} == {"Free-minded Association", "Liberal Party"}
        old = parties.find("parlgov:12").party
        assert [entry.name for entry in parties.descendants(old)] == ["People's Party"]
        assert parties.descendants(old, as_of=PartialDate("1930")) == []
        then = {entry.name for entry in parties.in_country("Sweden", PartialDate("1930"))}
        assert then == {"Free-minded Association", "Liberal Party", "Right Party"}
        one = parties.lineage(liberals, rule="component")
        assert len(one.units.members(liberals)) == 4
        kept = parties.lineage(liberals, rule="parlgov")  # 9.8% of 11.7% of the votes in 1932 were the larger's
        assert kept.units.members(liberals) == sorted((liberals, parties.find("parlgov:11").party))


def test_parties_that_are_not_computed_are_not_asked(tmp_path: Path) -> None:
    with open_book(tmp_path / "b.sqlite") as book:
        take_in(book, tmp_path)
        with pytest.raises(BookError, match="not computed yet"):
            Parties(book)
        assert refresh(book).parties > 0
        assert refresh(book).parties == 0  # nothing has changed


def test_judgements_are_kept_and_undone(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        ids = {node: Parties(book).find(node).party for node in ("parlgov:14", "meco:002-ROSE")}
        made = Judgement("parlgov:14", "meco:002-ROSE", "same", "ada", "a test")
        book.write(lambda connection: add_judgements(connection, [made]))
        refresh(book)
        assert {Parties(book).find(node).party for node in ids} == {min(ids.values())}
        held = next(item for item in read_judgements(book) if item.author == "ada")
        with pytest.raises(InvalidValue, match="held to be one party"):
            check(cluster([], read_judgements(book)), Judgement("meco:002-ROSE", "parlgov:14", "different", "bo", "no"))
        undo_judgement(book, held.key, "bo", "a mistake")
        refresh(book)
        assert {node: Parties(book).find(node).party for node in ids} == ids
        with pytest.raises(BookError, match="was undone before"):
            undo_judgement(book, held.key, "bo", "again")
        last = judgement_history(book)[-1]
        assert (last.judgement.author, last.ended_by, last.ended_reason) == ("ada", "bo", "a mistake")


def test_ids_stay_when_sources_are_added(tmp_path: Path) -> None:
    with open_book(tmp_path / "b.sqlite") as book:
        path = write(tmp_path / "parlgov", PARLGOV)
        record_dataset(book, lambda: read_dataset("parlgov", path))
        refresh(book)
        before = {node: Parties(book).find(node).party for node in ("parlgov:10", "parlgov:11", "parlgov:13")}
        take_in(book, tmp_path)
        refresh(book)
        assert {node: Parties(book).find(node).party for node in before} == before


def book_file(tmp_path: Path) -> str:
    full(tmp_path).close()
    return str(tmp_path / "b.sqlite")


def test_import_on_the_command_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "p", PARLGOV)
    book = str(tmp_path / "b.sqlite")
    dry = run("--book", book, "import", "parlgov", str(folder), "--dry-run")
    assert dry.returncode == 0
    assert "7 identifier" in dry.stdout
    assert "4 results" in dry.stdout
    assert not (tmp_path / "b.sqlite").exists()
    done = run("--book", book, "import", "parlgov", str(folder))
    assert "7 new" not in done.stdout
    assert "6 files of parlgov imported" in done.stdout
    broken = write(
        tmp_path / "q", PARLGOV, election_result__csv="id,election_id,party_id,alliance_id\n1,100,10,\n2,7,10,\n"
    )
    failed = run("--book", str(tmp_path / "new.sqlite"), "import", "parlgov", str(broken))
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "new.sqlite").exists()  # nothing came into it
    wrong = run("--book", book, "import", "parlgov", str(tmp_path))
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "no country.csv in it, so it is not ParlGov" in wrong.stderr


def test_lineage_on_the_command_line(tmp_path: Path) -> None:
    book = book_file(tmp_path)
    tree = run("--book", book, "lineage", "parlgov:10")
    assert "merger: #" in tree.stdout
    assert "Free-minded Association (Sweden, 1902–), which ended [parlgov]" in tree.stdout
    data = json.loads(run("--book", book, "lineage", "parlgov:10", "--format", "json").stdout)
    assert {event["type"] for event in data["events"]} == {"merger", "unspecified"}
    picture = ElementTree.fromstring(run("--book", book, "lineage", "parlgov:10", "--format", "svg").stdout)
    assert picture.tag.endswith("svg")
    assert "->" in run("--book", book, "lineage", "parlgov:10", "--format", "dot").stdout
    named = run("--book", book, "lineage", "parlgov:10", "--ask", "name", "--as-of", "1940")
    assert named.stdout.splitlines() == ["1934-08-05–  Folkpartiet", "1934-08-05–  People's Party"]
    several = run("--book", book, "lineage", "Right Party")
    assert (several.returncode, several.stderr.count("\n")) == (5, 1)
    existing = run("--book", book, "lineage", "--country", "sweden", "--ask", "existing", "--as-of", "1930")
    assert "Free-minded Association (Sweden, 1902–)" in existing.stdout


def test_names_and_countries_that_are_nearly_right(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        parties = Parties(book)
        with pytest.raises(UnknownParty, match=r"perhaps #\d+ Free-minded Association \(Sweden"):
            parties.find("Free-minded")
        with pytest.raises(UnknownParty, match="has no party of Swedn; is Sweden meant"):
            parties.find("Nobody", country="Swedn")
        with pytest.raises(UnknownParty, match="it is looked for by name, abbreviation, id"):
            parties.find("Nobody")


def test_a_persons_judgement_does_not_wait_for_the_scorer(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        made = Judgement("parlgov:14", "meco:002-ROSE", "same", "ada", "a test")
        book.write(lambda connection: add_judgements(connection, [made]))
        assert refresh(book, match=False).parties
        assert Parties(book).find("parlgov:14").party == Parties(book).find("meco:002-ROSE").party
        assert refresh(book).parties == 0
        assert refresh(book, again=True).parties > 0  # `judge run` lets the scorer look
        assert refresh(book, again=True).parties == 0


def test_judge_on_the_command_line(tmp_path: Path) -> None:
    book = book_file(tmp_path)
    done = run(
        "--book",
        book,
        "judge",
        "different",
        "parlgov:14",
        "meco:002-ROSE",
        "--reason",
        "two countries",
        "--author",
        "ada",
    )
    assert done.stdout.startswith("parlgov:14 and meco:002-ROSE are different: two countries (judgement ")
    stopped = run("--book", book, "judge", "same", "parlgov:14", "meco:002-ROSE", "--reason", "no", "--author", "bo")
    assert stopped.returncode == 1
    assert "are held different by ada" in stopped.stderr
    listed = run("--book", book, "judge", "list").stdout
    assert "parlgov:14 different meco:002-ROSE  ada: two countries" in listed
    number = listed.split()[0]
    assert "undone" in run("--book", book, "judge", "undo", number, "--reason", "wrong", "--author", "ada").stdout
    why = run("--book", book, "judge", "why", "parlgov:10", "partyfacts:500").stdout
    assert "wikipedia:en:Liberals (Sweden)" in why
    assert run("--book", book, "judge", "queue").returncode == 0


def test_the_audit_over_all_parties(tmp_path: Path) -> None:
    book = book_file(tmp_path)
    found = run("--book", book, "audit", "--rule", "L", "--fail-on", "never").stdout
    assert "L003" in found  # LILY split off from ROSE, in a row about ROSE and FERN
    assert "its note names LILY and not Fern Party" in found
    assert "L004" in found  # 009-GONE
    assert "L002" in found  # Fern Party was founded two years after the split


def test_a_book_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "b.sqlite"
    open_book(path).close()
    with sqlite3.connect(path) as connection:
        kept = {"source", "location", "reading", "subject", "statement", "remark", "ending", "partybook_version"}
        connection.execute("PRAGMA foreign_keys=OFF")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            if name not in kept and not name.startswith("sqlite"):
                connection.execute(f"DROP TABLE {name}")
        connection.execute("UPDATE partybook_version SET version_num='0001'")
    connection.close()
    with open_book(path) as book:
        take_in(book, tmp_path)
        assert refresh(book).parties


def test_errors_are_one_sentence(tmp_path: Path) -> None:
    for arguments in (("import", "parlgob", "x"), ("lineage", "x"), ("judge", "run")):
        done = run("--book", str(tmp_path / "none.sqlite"), *arguments)
        assert done.returncode != 0
        assert done.stderr.startswith("partybook: ")
        assert done.stderr.count("\n") == 1
    assert issubclass(UnknownParty, PartybookError)


def test_a_country_by_its_name_or_code(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        parties = Parties(book)
        assert parties.find("Right Party", country="NOR") == parties.find("Right Party", country="norway")
        assert parties.in_country("SWE", PartialDate("1960")) == parties.in_country("Sweden", PartialDate("1960")) != []
