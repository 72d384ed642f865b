"""Rows whose cells stand under the wrong columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.results.columns import Column
from partybook.extract.results.kinds import Content, Kind, content_of
from partybook.extract.results.repair import align_rows
from partybook.read.document import Text
from tests.test_results import codes, only, read

HEADER = "Election | Leader | Votes | % | Seats | +/– | Position"
NAMES = ("votes", "vote_share", "seats", "change", "rank")


def test_rows_that_lost_a_spanning_leader() -> None:
    context = read(
        HEADER,
        "1990 | Ann Lee | 9,000 | 5.1 | 4 | New | 4th",
        "1994 | 6,100 | 3.2 | 2 | −2 | 6th |",
        "1998 | 5,400 | 2.9 | 1 | −1 | 7th |",
    )
    assert only(context, *NAMES) == [
        ["1990", "9000", "5.1", "4", "New", "4"],
        ["1994", "6100", "3.2", "2", "-2", "6"],
        ["1998", "5400", "2.9", "1", "-1", "7"],
    ]
    remarks = [remark for remark in context.remarks if remark.code == "shifted-row"]
    assert [remark.evidence.where for remark in remarks] == ["table 1, row 2", "table 1, row 3"]
    assert remarks[0].evidence.quote == "1994 | 6,100 | 3.2 | 2 | −2 | 6th |"
    assert ("lost", "Leader") in remarks[0].detail and ("Votes", "6,100") in remarks[0].detail


def test_neighbours_decide_a_row_that_reads_both_ways() -> None:
    context = read(
        HEADER,
        "1990 | Ann Lee |  | 5.1 |  | New | 4th",
        "1994 |  |  |  | 3 |  |",
        "1998 | 5,400 | 2.9 |  | 0 | 7th |",
        "2002 | 3,300 | 1.7 |  | 0 | 9th |",
    )
    assert only(context, *NAMES)[1] == ["1994", "", "", "", "3", ""]
    moved = next(remark for remark in context.remarks if remark.evidence.where == "table 1, row 2")
    assert ("by", "the other rows of the table") in moved.detail


def test_without_shifted_neighbours_the_row_stands() -> None:
    context = read(HEADER, "1990 | Ann Lee | 9,000 | 5.1 | 4 | New | 4th", "1994 |  |  |  | 3 |  |")
    assert only(context, *NAMES)[1] == ["1994", "", "", "3", "", ""]
    assert codes(context) == []


def test_bars_that_vanished_leave_a_column_empty() -> None:
    context = read(
        "Election | Leader | Seats won | ± | Total votes | %",
        "1990 | Ann Lee | | 14 | 79,736 | 15.8%",
        "1994 | Bo Ray | | 16 | 660,864 | 49.9%",
        "1998 | Cy Poe | | 20 | 827,541 | 43.9%",
        "2002 | | 7 | 223,163 | 30.9% |",
    )
    assert only(context, "seats", "change", "votes", "vote_share")[3] == ["2002", "", "7", "223163", "30.9"]


def test_cells_that_stay_ambiguous_are_left_out() -> None:
    """The 4 may be seats or their change, 9,400 members or votes; the share is clear."""
    context = read(
        "Election | Seats | +/– | Members | Votes | %",
        "1990 | 4 | +1 | Nine | 9,000 | 5.1",
        "1994 | 4 | 9,400 | 5.0 | |",
    )
    assert only(context, *NAMES) == [["1990", "9000", "5.1", "4", "1", ""], ["1994", "", "5.0", "", "", ""]]
    remark = next(remark for remark in context.remarks if remark.code == "ambiguous-row")
    assert remark.evidence.quote == "1994 | 4 | 9,400 | 5.0 | |"
    assert "left out: '4', '9,400'." in remark.message


def test_an_odd_cell_is_not_taken_for_a_shift() -> None:
    context = read(HEADER, "1990 | Ann Lee | withdrawn | 5.1 | 4 | New | 4th")
    assert only(context, *NAMES) == [["1990", "", "5.1", "4", "New", "4"]]
    assert codes(context) == ["unread-cell"]


KINDS = [
    ("1998", Kind.YEAR), ("2000–2001", Kind.DATE), ("5 November 2000", Kind.DATE), ("12,345", Kind.LARGE),
    ("12 345", Kind.LARGE), ("1,23,456", Kind.LARGE), ("957", Kind.SMALL), ("29.224", Kind.POINT),
    ("0.29", Kind.DECIMAL),
    ("4,5", Kind.DECIMAL), ("4.5%", Kind.PERCENT), ("%4,5", Kind.PERCENT), ("+3", Kind.SIGNED), ("−3", Kind.SIGNED),
    ("▲ 3", Kind.SIGNED), ("4th", Kind.ORDINAL), ("#4", Kind.ORDINAL), ("4º", Kind.ORDINAL), ("7 / 124", Kind.OF_TOTAL),
    ("7 out of 124", Kind.OF_TOTAL), ("–", Kind.DASH), ("N/A", Kind.DASH), ("New", Kind.NEW), ("Ann Lee", Kind.WORDS),
    ("", Kind.EMPTY), ("12,345[a]", Kind.LARGE), ("2,134 (45.2%)", Kind.LARGE), ("22 ▼", Kind.SMALL),
]  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), KINDS)
def test_kinds(content: str, kind: Kind) -> None:
    assert content_of(Text(content)).kind is kind


COLUMNS = [Column(meaning) for meaning in ("date", "leader", "votes", "vote_share", "seats", "change", "rank")]
FITTING = [Content(k) for k in (Kind.YEAR, Kind.WORDS, Kind.LARGE, Kind.DECIMAL, Kind.SMALL, Kind.SIGNED, Kind.ORDINAL)]


@pytest.mark.parametrize(("lost", "decided"), [(1, True), (2, True), (3, False), (4, True)])
def test_a_lost_cell_is_found_where_the_kinds_decide(lost: int, decided: bool) -> None:
    """A full row without one of its cells; without its share, the seats may be a share as well."""
    row = [*FITTING[:lost], *FITTING[lost + 1 :], Content(Kind.EMPTY)]
    (repair,) = align_rows([row], COLUMNS)
    assert repair is not None and repair.alignment.lost == (lost,)
    assert repair.alignment.clear == decided


@given(st.lists(st.lists(st.sampled_from(list(Kind)), min_size=7, max_size=7), max_size=6))
def test_no_filled_cell_is_lost_or_doubled(rows: list[list[Kind]]) -> None:
    contents = [[Content(kind) for kind in row] for row in rows]
    for row, repair in zip(contents, align_rows(contents, COLUMNS), strict=True):
        assert repair is None or (repair.sources is None) == (0 in repair.alignment.doubtful)
        if repair is not None and repair.sources is not None:
            placed = [source for source in repair.sources if source is not None]
            assert placed == sorted(set(placed))
            filled = {i for i, content in enumerate(row) if content.kind is not Kind.EMPTY}
            assert filled == filled & {*placed, *repair.alignment.doubtful}
            assert not set(placed) & set(repair.alignment.doubtful)


def test_a_long_table() -> None:
    rows = [[*FITTING[:1], *FITTING[2:], Content(Kind.EMPTY)] if n % 2 else FITTING for n in range(100_000)]
    repairs = align_rows(rows, COLUMNS)
    assert sum(repair is not None for repair in repairs) == 50_000
