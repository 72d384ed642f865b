"""What comes out: workbooks that open, files that are whole or not there, Party Facts' format with a line for a party."""

from __future__ import annotations

import csv
from pathlib import Path

import fastexcel
import pytest

from partybook.errors import ReadError
from partybook.link import workbook
from partybook.link.job import link_read
from partybook.link.output import check_place, write_table
from partybook.link.reading import read_list
from partybook.link.reference import read_reference
from partybook.link.tables import read_table
from partybook.link.workbook import write_workbook
from tests.link_cases import write, write_reference
from tests.test_cli import run

TABLE = (
    ("id", "name", "score"),
    [("007", 'Österreich <&> "Ост"', 0.25), ("12", "=1+1", None), ("3", "A\x01B_x0041_", 1)],
)


def test_a_workbook_reads_as_it_was_written(tmp_path: Path) -> None:
    write_table(TABLE, tmp_path / "o.xlsx")
    sheet = fastexcel.read_excel(tmp_path / "o.xlsx").load_sheet(0, header_row=None, dtypes="string").to_polars()
    assert sheet.rows() == [
        ("id", "name", "score"),
        ("007", 'Österreich <&> "Ост"', "0.25"),
        ("12", "=1+1", None),
        ("3", "AB_x0041_", "1"),
    ]
    numbers = fastexcel.read_excel(tmp_path / "o.xlsx").load_sheet(0).to_polars()
    assert numbers["score"].to_list() == [0.25, None, 1.0]
    assert list(tmp_path.iterdir()) == [tmp_path / "o.xlsx"]


def test_a_sheet_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(ReadError, match=r"3 rows, and a sheet has at most 2; write .csv"):
        write_workbook(*TABLE, tmp_path / "o.xlsx")


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "o.csv").write_text("before", "utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("partybook.link.output.csv_lines", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_table(TABLE, tmp_path / "o.csv")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("o.csv", "before")]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no/o.csv", "there is no folder"),
        (".", "a folder; give the name of a file in it"),
        ("list.csv", "would be written over, and it is read"),
        ("o.ods", ".ods is not written; give a name that ends in .csv, .tsv, .xlsx, .parquet"),
    ],
)
def test_a_place_that_is_none_is_told_before_the_work(tmp_path: Path, name: str, told: str) -> None:
    listed = write(tmp_path / "list.csv", ["country", "party"], [("AUT", "SPÖ")])
    with pytest.raises(ReadError, match="give") as error:
        check_place(tmp_path / name, [listed])
    assert told in str(error.value)
    done = run("link", listed, "-a", write_reference(tmp_path), "-o", tmp_path / name)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_place_that_may_not_be_written_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda place, mode: place != tmp_path)
    with pytest.raises(ReadError, match="cannot be written \\(permission denied\\); give another place"):
        check_place(tmp_path / "crosswalk.csv")


HEADER = ["country", "party_id", "year", "name", "name_english", "abbreviation", "share"]
ROWS: list[tuple[object, ...]] = [
    ("Austria", "7", 1999, "Liberales Forum", "Liberal Forum", "LIF", 3.7),
    ("Austria", "7", 1994, "Liberales Forum", "Liberal Forum", "LIF", 6.0),
    ("Austria", "8", 1994, "", "People's Party", "ÖVP", 27.7),
    ("Sweden", "8", 1994, "Centerpartiet", "", "C", 7.7),
]


def test_party_facts_format_has_a_line_for_a_party(tmp_path: Path) -> None:
    listed = write(tmp_path / "list.csv", HEADER, ROWS)
    done = run("link", listed, "-a", write_reference(tmp_path), "--format", "partyfacts", "-q")
    found = list(csv.DictReader(done.stdout.splitlines()))
    assert [(row["country"], row["dataset_party_id"], row["name"], row["name_english"]) for row in found] == [
        ("AUT", "7", "Liberales Forum", "Liberal Forum"),
        ("AUT", "8", "", "People's Party"),
        ("SWE", "8", "Centerpartiet", ""),
    ]
    lif = found[0]
    assert [lif[field] for field in ("name_short", "year_first", "year_last", "share", "share_year", "partyfacts_id")] == [
        "LIF", "1994", "1999", "6.0", "1994", "5",
    ]  # fmt: skip


def test_party_facts_format_keeps_lists_apart_and_splits_what_is_two_parties(tmp_path: Path) -> None:
    rows = [("a", "AUT", 1990, "Forum"), ("a", "AUT", 2010, "Forum"), ("b", "AUT", 1990, "Forum")]
    listed = write(tmp_path / "list.csv", ["dataset", "country", "year", "party"], rows)
    header = ["country", "partyfacts_id", "name", "year_first", "year_last"]
    known = [("AUT", "1", "Forum", 1950, 2000), ("AUT", "2", "Forum", 2000, ""), ("AUT", "3", "Greens", 1980, "")]
    linked = link_read(read_list(listed), read_reference(write(tmp_path / "r.csv", header, known)))
    names, lines = linked.output("partyfacts")
    assert names[:3] == ("dataset", "country", "dataset_party_id")
    assert [(line[0], line[2], line[-1]) for line in lines] == [
        ("a", "Forum (AUT, 1990)", "1"),
        ("a", "Forum (AUT, 2010)", "2"),
        ("b", "Forum (AUT, 1990)", "1"),
    ]


@pytest.mark.parametrize(
    "text", ['[{"country": "Austria"}]', '{"country":"Austria","party":"SPÖ"}\n{"party":"ÖVP"}', '[\n  ["a", 1]\n]']
)
def test_json_is_no_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "l.csv").write_text(text, "utf-8")
    with pytest.raises(ReadError, match="JSON, not a table; save the list as CSV"):
        read_table(tmp_path / "l.csv")


def test_spss_files_have_their_labels(tmp_path: Path) -> None:
    import polars
    import pyreadstat

    frame = polars.DataFrame({"country": [1, 2], "vote": [1, 2]})
    labels = {"country": {1: "Austria", 2: "Sweden"}, "vote": {1: "SPÖ", 2: "Centerpartiet"}}
    pyreadstat.write_sav(frame, str(tmp_path / "l.sav"), variable_value_labels=labels)
    assert read_table(tmp_path / "l.sav").rows == [("Austria", "SPÖ"), ("Sweden", "Centerpartiet")]
