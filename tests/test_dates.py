"""Dates as people write them. The expected EDTF texts were written by hand from what a careful reader understands."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.dates import find_dates, parse_date, parse_tenure
from partybook.model import PartialDate

ONE_DATE = {
    # days
    "12 March 1921": "1921-03-12",
    "March 12, 1921": "1921-03-12",
    "Mar. 12 1921": "1921-03-12",
    "12th of March, 1921": "1921-03-12",
    "1921-03-12": "1921-03-12",
    "12.3.1921": "1921-03-12",
    "23/03/1921": "1921-03-23",
    "03/23/1921": "1921-03-23",
    "1921 March 12": "1921-03-12",
    "1. Mai 1919": "1919-05-01",
    "1er mai 1919": "1919-05-01",
    "3 de marzo de 1921": "1921-03-03",
    "3 de março de 1921": "1921-03-03",
    "3 marzo 1921": "1921-03-03",
    "3 września 1921 r.": "1921-09-03",
    "3 сентября 1921 года": "1921-09-03",
    "3 Ağustos 1921": "1921-08-03",
    "3 avqust 1921-ci il": "1921-08-03",
    # months and years
    "March 1921": "1921-03",
    "in March 1921": "1921-03",
    "Okt. 1921": "1921-10",
    "в июле 1921 г.": "1921-07",
    "03/1921": "1921-03",
    "1921": "1921",
    "(1921)": "1921",
    "summer of 1921": "1921",
    "Q3 1921": "1921",
    "1921?": "1921?",
    # coarser
    "1920s": "192X",
    "the 1920s": "192X",
    "1920-е": "192X",
    "años 1920": "192X",
    "lata 1920.": "192X",
    "1920-ci illər": "192X",
    "19th century": "18XX",
    "XIXe siècle": "18XX",
    "XIX век": "18XX",
    "siglo XIX": "18XX",
    "19. Jahrhundert": "18XX",
    # about
    "c. 1921": "1921~",
    "~1921": "1921~",
    "circa March 1921": "1921-03~",
    "um 1921": "1921~",
    "vers 1921": "1921~",
    "около 1921": "1921~",
    "Late 1921": "1921~",
    "early 1920s": "192X~",
    "mid-1921": "1921~",
    # open
    "before 1921": "../1921",
    "until 1921": "../1921",
    "by 1921": "../1921",
    "after 1921": "1921/..",
    "past 1921": "1921/..",
    "since 1921": "1921/..",
    "1921'den beri": "1921/..",
    "1921–present": "1921/..",
    "1921–": "1921/..",
    "1921-": "1921/..",
    "–1921": "../1921",
    # intervals
    "1921–1923": "1921/1923",
    "1921-1923": "1921/1923",
    "1921–23": "1921/1923",
    "1999–00": "1999/2000",
    "Between 1921 and 1923": "1921/1923",
    "from 1921 to 1923": "1921/1923",
    "de 1921 a 1923": "1921/1923",
    "с 1921 по 1923 год": "1921/1923",
    "von 1921 bis 1923": "1921/1923",
    "1921'den 1923'e kadar": "1921/1923",
    "30–31 March 1921": "1921-03-30/1921-03-31",
    "March 30–31, 1921": "1921-03-30/1921-03-31",
    "5, 12 and 19 March 1921": "1921-03-05/1921-03-19",
    "3– 1921-03-05": "1921-03-03/1921-03-05",
    "3–5 1921-03": "1921-03-03/1921-03-05",
    "November–December 1921": "1921-11/1921-12",
    "26 June - 2 July 1921": "1921-06-26/1921-07-02",
    "3 May 1921 – 4 June 1923": "1921-05-03/1923-06-04",
    "6 May 2012 and 17 June 2012": "2012-05-06/2012-06-17",
    "1920s–1930s": "192X/193X",
    # from templates
    "2012-05-06/2012-06-17": "2012-05-06/2012-06-17",
    "192X": "192X",
    "../1921": "../1921",
    "1921/..": "1921/..",
    # said twice
    "2 March 1921; 103 years ago (1921-03-02)": "1921-03-02",
    "2 March 1921 (103 years ago)": "1921-03-02",
    # a day that does not exist
    "31 February 1921": "1921-02",
    "31.02.1921": "1921-02",
}


@pytest.mark.parametrize("text", ONE_DATE)
def test_a_text_that_is_one_date(text: str) -> None:
    assert str(parse_date(text)) == ONE_DATE[text]


NO_DATE = [
    "1,921 members",
    "1921 members",
    "2000 seats",
    "1921 Mitglieder",
    "$1921",
    "(79 years ago)",
    "1,500",
    "12.345",
    "-1921",
    "1372",
    "2536",
    "44 BC",
    "ISBN 978-1-4020-1993-4",
    "A1921",
    "27.11.93",
    "May",
    "7 / 124",
    "No. 1921",
    "50.1990",
]


@pytest.mark.parametrize("text", NO_DATE)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find_dates(text) == []
    assert parse_date(text) is None


SEVERAL = {
    "1891/1893": [("1891", "alternative"), ("1893", "alternative")],
    "5/6/1921": [("1921", "day-or-month")],
    "1905-07": [("1905-07", "month-or-range")],
    "31 April 1921": [("1921-04", "no-such-day")],
    "1923–1921": [("1923", "backwards"), ("1921", "backwards")],
    "the elections of 1921 and 1925": [("1921", ""), ("1925", "")],
    "On 5 May 1921 and 12 May 1925": [("1921-05-05", ""), ("1925-05-12", "")],
    "late 1920s and early 1930s": [("192X~", ""), ("193X~", "")],
    "1921 (de facto)\n31 July 1931 (de jure)": [("1921", ""), ("1931-07-31", "")],
    "28 June 2002\n28 June 1896": [("2002-06-28", ""), ("1896-06-28", "")],
    "1372 (1993)": [("1993", "")],
    "It was founded in 1921, split in May 1923 and dissolved by 1930.": [
        ("1921", ""),
        ("1923-05", ""),
        ("../1930", ""),
    ],
    "1921–1923, 1930–1935": [("1921/1923", ""), ("1930/1935", "")],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_dates_in_a_text(text: str) -> None:
    assert [(date.date.edtf, date.remark) for date in find_dates(text)] == SEVERAL[text]


def test_the_span_holds_the_words_that_qualify_the_date() -> None:
    text = "It arose about 1921, in Vienna."
    assert [text[date.start : date.end] for date in find_dates(text)] == ["about 1921"]


TENURES = {
    "(1926–1931, 1932–1933, 1937–1947)": ["1926/1931", "1932/1933", "1937/1947"],
    "since 2010": ["2010/.."],
    "1993-present": ["1993/.."],
    "from 2003": ["2003/.."],
    "(acting 1951-1952)": ["1951/1952"],
    "until 2012": ["../2012"],
    "2005-06": ["2005/2006"],
    "chairman": [],
}


@pytest.mark.parametrize("text", TENURES)
def test_tenures(text: str) -> None:
    assert [str(date) for date in parse_tenure(text)] == TENURES[text]


# fmt: off
PIECES = st.sampled_from(
    [
        "1921", "1930s", "12", "31", "3", "May", "Nov.", "1921-03-12", "1921-02-30", "-", "–", "/", ".", ",", "(",
        ")", "and", "bis", "от", "по", "until", "since", "c.", "~", "before", "05/06/1921", "192X", "present",
        "years", "ago", "99", "2030", "siglo", "XIX", "век", "1000", "0", "'", "'den", "\n", "?", "kadar",
        "Between", "early", "of",
    ]
)
# fmt: on


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " "]))
def test_any_sequence_of_pieces_gives_valid_dates_in_order(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert PartialDate(found.date.edtf) == found.date
        end = found.end
    parse_date(text)
    parse_tenure(text)


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    find_dates(text)
    parse_date(text)


@given(st.dates(PartialDate("1500").earliest, PartialDate("2100").latest))
def test_every_day_is_read_back_from_its_common_forms(day: date) -> None:
    months = [calendar.month_name[number] for number in range(1, 13)]
    month = months[day.month - 1]
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert str(parse_date(text)) == f"{day:%Y-%m-%d}"


@pytest.mark.parametrize("piece", ["1", " ", "1.", "(", "1990 ", "1-", "c. ", "–"])
def test_long_repetitions_are_read(piece: str) -> None:
    find_dates(piece * 20_000)
