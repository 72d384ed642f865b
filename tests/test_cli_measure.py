"""`measure` and `allocate` as a user runs them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from tests.corpora import corpus
from tests.dataset_files import PARLGOV, write
from tests.test_cli import run

RESULTS = """country;year;party;votes;seats;left_right
Freedonia;2001;Greens;1.234;5;2,5
Freedonia;2001;Blues;4.000;20;7
Freedonia;2001;Others;500;0;
Freedonia;2005;Greens;2.000;9;2,5
Freedonia;2005;Blues;3.000;16;7
Freedonia;2005;New list;700;0;5
Sylvania;2003;Reds;10;1;3
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "results.csv"
    path.write_text(RESULTS, "utf-8")
    return path


def test_measures_of_a_plain_table(table: Path) -> None:
    done = run("measure", table, "--measure", "enp_votes", "--measure", "pedersen")
    assert done.returncode == 0
    assert "enp_votes" in done.stdout
    assert "pedersen" in done.stdout
    assert "Sylvania" in done.stdout
    only = run("measure", table, "--measure", "enp_votes", "--country", "freedonia")
    assert "Sylvania" not in only.stdout
    assert "2.408" in only.stdout  # 1 / (0.351^2 + 0.526^2 + 0.123^2)


@pytest.mark.parametrize("ending", ["csv", "tsv", "parquet", "dta"])
def test_output_files_hold_every_row_and_decision(table: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"figures.{ending}"
    done = run("measure", table, "--output", path, "--residuals", "one")
    assert done.returncode == 0
    if ending == "dta":
        columns, _ = pyreadstat.read_dta(str(path), output_format="dict")
        made = pl.DataFrame(columns)
    elif ending == "parquet":
        made = pl.read_parquet(path)
    else:
        made = pl.read_csv(path, separator="\t" if ending == "tsv" else ",")
    assert {"value", "low", "high", "parties", "votes_covered", "missing", "identity", "unit"} <= set(made.columns)
    assert made["residuals"].unique().to_list() == ["one"]
    assert f"{made.height} rows" in done.stdout


def test_decisions_side_by_side(table: Path) -> None:
    done = run("measure", table, "--measure", "enp_votes", "--compare", "residuals", "--country", "Freedonia")
    header = done.stdout.splitlines()[0].split()
    assert header[-4:] == ["bounds", "one", "drop", "raw"]


def test_summary_and_catalogue(table: Path) -> None:
    assert "average" in run("measure", table, "--summary").stdout
    listed = run("measure", "--list").stdout
    assert "Gallagher 1991" in listed
    assert "Pedersen 1979" in listed


def test_a_lineage_table_moves_volatility(tmp_path: Path) -> None:
    results, lineage = tmp_path / "r.csv", tmp_path / "l.csv"
    results.write_text("year,party,votes\n2001,Old,60\n2001,B,40\n2005,New,60\n2005,B,40\n", "utf-8")
    lineage.write_text("year,predecessor,successor,type\n2003,Old,New,succession\n", "utf-8")
    command = ("measure", results, "--measure", "pedersen", "--lineage", lineage)
    assert " 60 " in run(*command).stdout
    assert " 60 " not in run(*command, "--identity", "component").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("party,votes\nA,ten\n", "row 1, column votes: 'ten' is no number"),
        ("party,votes\nA,-1\n", "row 1: votes is -1"),
        ("party,vote_share\nA,120\n", "row 1: vote_share is 120, more than 100 percent"),
        ("party,votes\n", "a table without rows"),
    ],
)
def test_a_bad_table_gets_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf-8")
    done = run("measure", path)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--measure", "luck"), "no measure is called 'luck'"),
        (("--identity", "guess"), "identity 'guess' is not known"),
        (("--compare", "weather"), "'weather' is no decision"),
        (("--country", "Ruritania"), "no results of country 'Ruritania'; there are Freedonia, Sylvania"),
        (("--column", "party"), "write NAME=HEADER"),
        (("--output", "figures.doc"), "choose an ending"),
    ],
)
def test_a_wrong_option_gets_a_sentence(table: Path, options: tuple[str, ...], said: str) -> None:
    done = run("measure", table, *options)
    assert done.returncode != 0
    assert said in done.stderr


def test_an_empty_book_has_nothing_to_measure(tmp_path: Path) -> None:
    done = run("measure", book=tmp_path / "none.sqlite")
    assert done.returncode != 0
    assert done.stderr.startswith("partybook: ")


def test_seats_by_another_method(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("party,votes,seats\nA,100000,4\nB,80000,4\nC,30000,0\nD,20000,0\n", "utf-8")
    done = run("allocate", path, "--method", "dhondt", "--method", "sainte-lague")
    assert [line.split() for line in done.stdout.splitlines()[1:5]] == [
        ["A", "100000", "4", "4", "3"],
        ["B", "80000", "4", "3", "3"],
        ["C", "30000", "0", "1", "1"],
        ["D", "20000", "0", "0", "1"],
    ]
    assert "least squares" in done.stdout
    excluded = run("allocate", path, "--method", "dhondt", "--threshold", "10")
    assert excluded.stdout.splitlines()[4].split() == ["D", "20000", "0", "0"]


def test_a_tie_for_a_seat_is_said(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("party,votes\nB,10\nA,10\n", "utf-8")
    done = run("allocate", path, "--method", "dhondt", "--seats", "1")
    assert "a tie for 1 seats among A, B" in done.stdout
    assert run("allocate", path).returncode != 0  # nobody said how many seats


def test_results_of_documents_are_measured_from_the_book(tmp_path: Path) -> None:
    book, page = tmp_path / "book.sqlite", tmp_path / "page.txt"
    page.write_text(
        "Freedonian general election, 2004\n=================================\n\n"
        "| Party | Votes | % | Seats |\n| --- | --- | --- | --- |\n"
        "| Green Party | 600 | 60.0 | 6 |\n| Blue Party | 400 | 40.0 | 4 |\n",
        "utf-8",
    )
    assert run("read", page, book=book).returncode == 0
    done = run("measure", "--measure", "enp_votes", book=book)
    assert "1.923" in done.stdout  # 1 / 0.52


def test_a_country_has_its_course(table: Path) -> None:
    done = run("measure", table, "--country", "Freedonia", "--measure", "enp_votes", "--over-time")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].split()[-1] == "▁█"  # 1.88 and 2.41


def test_chambers_of_a_country_are_apart(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    rows = [("2001", "lower", 60), ("2001", "upper", 50), ("2005", "lower", 50), ("2005", "upper", 50)]
    text = "".join(f"{year},{chamber},A,{votes}\n{year},{chamber},B,{100 - votes}\n" for year, chamber, votes in rows)
    path.write_text("year,chamber,party,votes\n" + text, "utf-8")
    out = tmp_path / "figures.csv"
    assert run("measure", path, "--measure", "pedersen", "--output", out).returncode == 0
    assert sorted(pl.read_csv(out)["value"].to_list()) == pytest.approx([0.0, 10.0])
    only = run("measure", path, "--measure", "enp_votes", "--kind", "upper")
    assert "lower" not in only.stdout


@pytest.mark.corpus
def test_a_country_of_the_book_is_shown(tmp_path: Path) -> None:
    """A dataset imported by its mapping, then its country asked for by name."""
    folder = corpus("parlgov")
    book = tmp_path / "book.sqlite"
    assert run("import", "parlgov", folder, book=book).returncode == 0
    shown = run("show", "Denmark", book=book)
    assert shown.returncode == 0
    assert "least_squares" in shown.stdout
    assert "pedersen" in shown.stdout
    assert run("show", "Ruritania", book=book).returncode == 5


def test_rival_figures_stand_side_by_side(tmp_path: Path) -> None:
    book = tmp_path / "book.sqlite"
    heading = "Freedonian general election, 2004\n=================================\n\n"
    for name, rows in (
        ("first.txt", "| Green Party | 600 | 60.0 | 6 |\n| Blue Party | 400 | 40.0 | 4 |\n"),
        (
            "second.txt",
            "| Green Party | 590 | 59.0 | 6 |\n| Blue Party | 400 | 40.0 | 4 |\n| Red Party | 10 | 1.0 | 0 |\n",
        ),
    ):
        page = tmp_path / name
        page.write_text(f"{heading}| Party | Votes | % | Seats |\n| --- | --- | --- | --- |\n{rows}", "utf-8")
        assert run("read", page, book=book).returncode == 0
    assert "names more parties" in run("elections", book=book).stdout
    shown = run("elections", "2004", book=book)
    green = next(line for line in shown.stdout.splitlines() if line.startswith("Green Party"))
    assert "600" in green
    assert "590" in green
    assert "measured:" in shown.stdout
    assert run("elections", "1815", book=book).returncode != 0


def test_a_party_of_a_dataset_is_shown_with_its_results_and_measures(tmp_path: Path) -> None:
    """Whatever it is asked for by: its name, its id, its number in the book."""
    folder, book = write(tmp_path / "parlgov", PARLGOV), tmp_path / "book.sqlite"
    assert run("import", "parlgov", folder, book=book).returncode == 0
    shown = run("show", "parlgov:10", book=book)
    assert shown.returncode == 0, shown.stderr
    name = shown.stdout.splitlines()[0]
    assert "Parliamentary elections" in shown.stdout
    assert "Measures over time" in shown.stdout
    assert "party_advantage" in shown.stdout
    assert run("show", name, book=book).stdout == shown.stdout
