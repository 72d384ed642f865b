"""`partybook link` as a user runs it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.corpora import corpus
from tests.link_cases import write, write_reference
from tests.test_cli import EXAMPLE, run, run_process

ROWS = [("AUT", "SPÖ", "Social Democrats", 1999), ("SWE", "", "Ny demokrati", 1991), ("SWE", "", "Piraterna", 2009)]
HEADER = ["country", "abbreviation", "party", "year"]


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return write(tmp_path / "list.csv", HEADER, ROWS)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return write_reference(tmp_path)


@pytest.mark.parametrize("option", ["--against", "--reference", "-a"])
def test_a_crosswalk_on_standard_output(listed: Path, reference: Path, option: str) -> None:
    done = run("link", listed, option, reference)
    assert done.returncode == 0
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [row["partyfacts_id"] for row in rows] == ["1", "13", ""]
    assert [row["row"] for row in rows] == ["1", "2", "3"]
    assert "3 entries; columns country: country, name: party" in done.stderr
    assert "no known party (none)" in done.stderr


def test_of_two_columns_with_one_header_the_first_is_used_and_said_to_be(tmp_path: Path, reference: Path) -> None:
    listed = write(
        tmp_path / "l.csv", ["country", "party", "party"], [("SWE", "Ny demokrati", "seen in a long list of 1991")]
    )
    done = run("link", listed, "-a", reference, "-q", "--column", "name=party")
    assert [row["entry"] for row in csv.DictReader(done.stdout.splitlines())] == ["Ny demokrati"]
    assert "of columns with one header the first is used (party)" in run("link", listed, "-a", reference).stderr
    assert "1 entry; columns" in run("link", listed, "-a", reference).stderr
    other = write(tmp_path / "o.csv", ["country", "party", "note", "note"], [("SWE", "Ny demokrati", "a", "b")])
    assert "one header" not in run("link", other, "-a", reference).stderr  # neither is used


def test_a_crosswalk_in_a_file(listed: Path, reference: Path, tmp_path: Path) -> None:
    done = run("link", listed, "--against", reference, "-o", tmp_path / "out.csv", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out.csv").read_text("utf-8").count("\n") == 4


def test_candidates_are_what_the_scoring_tool_takes(tmp_path: Path, reference: Path) -> None:
    rows = [("survey", "s1", "AUT", "Freedom Party", 1999)]
    listed = write(tmp_path / "l.csv", ["dataset", "dataset_party_id", "country", "name", "year"], rows)
    done = run("link", listed, "--against", reference, "--format", "candidates", "--candidates", "2")
    rows_out = list(csv.DictReader(done.stdout.splitlines()))
    assert [row["dataset_party_id"] for row in rows_out] == ["s1", "s1"]
    assert rows_out[0]["dataset"] == "survey"
    assert rows_out[0]["partyfacts_id"] == "3"
    assert float(rows_out[0]["score"]) > float(rows_out[1]["score"])


def test_evidence_on_screen(listed: Path, reference: Path) -> None:
    done = run("link", listed, "--against", reference, "--explain", "Ny demokrati")
    assert "the same name: Ny demokrati" in done.stdout
    assert "a chance of" in done.stdout
    missing = run("link", listed, "--against", reference, "--explain", "Nobody")
    assert missing.returncode == 1
    assert "no entry with the id or name 'Nobody'" in missing.stderr


def test_a_review_in_the_terminal(listed: Path, reference: Path) -> None:
    done = run_process(
        "link", listed, "--against", reference, "--sure", "1", "--by", "Ada", "--review", stdin=b"0\nq\n"
    )
    assert done.returncode == 0
    assert "1 decided" in done.stdout
    decided = list(csv.DictReader((listed.parent / "list.decisions.csv").open(encoding="utf-8")))
    assert [(row["decision"], row["by"]) for row in decided] == [("none", "Ada")]
    undone = run("link", listed, "--against", reference, "--undo", decided[0]["name"], "--by", "Ada")
    assert "decided by people" not in undone.stderr
    again = run("link", listed, "--against", reference, "--undo", decided[0]["name"])
    assert "nobody decided" in again.stderr


def test_a_review_says_what_may_be_answered(listed: Path, reference: Path) -> None:
    done = run_process("link", listed, "-a", reference, "--sure", "1", "--review", stdin=b"?\nw 77\nx\nq\n")
    assert "b: that party came before" in done.stdout
    assert "there is no candidate 77" in done.stdout
    assert "“x” is no answer" in done.stdout and "0 decided" in done.stdout


def test_against_the_book(tmp_path: Path) -> None:
    book = tmp_path / "book.sqlite"
    assert run("read", EXAMPLE, book=book).returncode == 0
    listed = write(tmp_path / "l.csv", ["country", "party", "year"], [("Russia", "Agrarian Party of Russia", 1995)])
    done = run("link", listed, book=book)
    assert next(csv.DictReader(done.stdout.splitlines()))["book_party"] == "#1"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["none.csv"], "no such file"),
        (["{list}", "--column", "name"], "'name' says no column"),
        (["{list}", "--column", "name=x"], "no column 'x'"),
        (["{list}", "--column", "tune=party"], "'tune' is no field"),
        (["{list}", "--decisions", "{list}"], "no file of decisions"),
    ],
)
def test_errors_are_one_sentence(listed: Path, reference: Path, arguments: list[str], said: str) -> None:
    done = run("link", *(text.replace("{list}", str(listed)) for text in arguments), "--against", reference)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.corpus
def test_most_of_a_real_list_is_linked_right(tmp_path: Path) -> None:
    """One list of the benchmark that is far from easy: abbreviations and English names without years of founding."""
    with corpus("linking", "lists.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["dataset"] == "cses"]
    listed = write(tmp_path / "l.csv", list(rows[0])[:10], [list(row.values())[:10] for row in rows])
    reference = corpus("linking", "reference.csv")
    done = run("link", listed, "--against", reference, "--format", "candidates", "--candidates", "1", "-q")
    found = {row["dataset_party_id"]: row["partyfacts_id"] for row in csv.DictReader(done.stdout.splitlines())}
    asked = [row for row in rows if row["scored"] == "1" and row["gold_status"] == "link"]
    right = sum(found.get(row["dataset_party_id"]) == row["gold_partyfacts_id"] for row in asked)
    assert right / len(asked) > 0.93
