"""Tables of separated values: cells know their characters, whatever the quotes, and errors name file and row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.datasets.cells import Table, row_at
from partybook.errors import ReadError
from partybook.model import Source


def table(text: str, *needed: str) -> Table:
    return Table(Source.of(text, "list.csv", "table"), needed)


@pytest.mark.parametrize(
    ("text", "column", "cell", "quote"),
    [
        ("id,name\n1,Union\n", "name", "Union", "Union"),
        ("id;name\r\n1; Union \r\n", "name", "Union", "Union"),
        ('id,name\n1,"Union, the"\n', "name", "Union, the", "Union, the"),
        ('id,name\n1,"The ""New"" Union"\n', "name", 'The "New" Union', 'The ""New"" Union'),
        ('id,name\n1,"two\nlines"\n', "name", "two\nlines", "two\nlines"),
        ("id\tname\n1\tUnion\n", "name", "Union", "Union"),
        ('id|name\n1|"a|b"', "name", "a|b", "a|b"),
        ('id,name\n1,"the "old" one"\n', "name", 'the "old" one', 'the "old" one'),
    ],
)
def test_a_cell_and_its_characters(text: str, column: str, cell: str, quote: str) -> None:
    read = table(text)
    row = next(read.rows())
    assert row[column] == cell
    evidence = row.evidence(column)
    assert evidence.quote == quote == text[evidence.start : evidence.end]
    assert evidence.where == "row 2, column name"


def test_an_empty_cell_is_shown_by_its_row() -> None:
    row = next(table('id,name,year\n"1",,1990\n').rows())
    assert row.evidence("name").quote == '"1",,1990'


def test_rows_are_numbered_as_spreadsheets_do() -> None:
    rows = list(table('id,name\n1,a\n\n3,"b\nb"\n4,c\n').rows())
    assert [(row.number, row["id"]) for row in rows] == [(2, "1"), (4, "3"), (5, "4")]
    assert row_at(rows[0].table, 5, rows[2].start)["name"] == "c"


@pytest.mark.parametrize(
    ("text", "needed", "sentence"),
    [
        ("", (), "list.csv: empty"),
        ("id,nane\n", ("name",), "row 1 has no column 'name'; is 'nane' meant"),
        ("id,id\n1,2\n", (), "row 1 has the column 'id' twice"),
        ("id,name\n1,a\n2,b,c\n", (), "row 3 has 3 cells and the header 2"),
        ('id,name\n1,"a\n2,b\n', (), "row 2 has a quote that is not closed"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(text: str, needed: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence.replace("(", r"\(")):
        list(table(text, *needed).rows())


def test_two_rows_of_one_id_and_a_row_without() -> None:
    with pytest.raises(ReadError, match="row 3 has the same id as row 2: 1"):
        table("id,name\n1,a\n1,b\n").keyed("id")
    with pytest.raises(ReadError, match="row 2 has nothing in column 'id'"):
        table("id,name\n,a\n").keyed("id")


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8), min_size=2, max_size=2),
        min_size=1,
        max_size=6,
    )
)
def test_what_a_csv_writer_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["one", "two"], *rows])
    source = Source.of(out.getvalue(), "list.csv", "table")
    read = list(Table(source).rows())
    written = [row for row in rows if any(cell.strip() for cell in row) or '"' in out.getvalue()]
    assert [[row["one"], row["two"]] for row in read if row["one"] or row["two"]] == [
        [cell.strip() for cell in row] for row in written if any(cell.strip() for cell in row)
    ]
    for row in read:
        for column in ("one", "two"):
            evidence = row.evidence(column)
            assert source.text[evidence.start : evidence.end] == evidence.quote
