"""Values: dates as precise as their source, statements whose id is what they say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.errors import InvalidValue
from partybook.model import Evidence, Mention, PartialDate, Quantity, Source, Statement, decode, encode

BOUNDS = [  # EDTF level 1 examples of the specification (Library of Congress, 2019) and of DESIGN
    ("1993", date(1993, 1, 1), date(1993, 12, 31), "year"),
    ("1993-11", date(1993, 11, 1), date(1993, 11, 30), "month"),
    ("2000-02", date(2000, 2, 1), date(2000, 2, 29), "month"),
    ("1993-11-27", date(1993, 11, 27), date(1993, 11, 27), "day"),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
    ("1993~", date(1993, 1, 1), date(1993, 12, 31), "year"),
    ("2000-11-05/2001-01-07", date(2000, 11, 5), date(2001, 1, 7), "interval"),
    ("../1994", None, date(1994, 12, 31), "interval"),
    ("2006/..", date(2006, 1, 1), None, "interval"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), BOUNDS)
def test_a_date_means_as_much_as_it_says(text: str, earliest: date | None, latest: date | None, precision: str) -> None:
    found = PartialDate(text)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "text", ["", "93", "1993-13", "1993-02-30", "1993-1-1", "27.11.1993", "2001/1999", "1993-00", "x"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        PartialDate(text)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("1993", "1993-11-27", True),
        ("1993-11", "1993-12-01", False),
        ("199X", "1993", True),
        ("../1994", "1990", True),
        ("../1994", "1995", False),
        ("2000-11-05/2001-01-07", "2000", True),
        ("1993", "1994", False),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(a: str, b: str, agree: bool) -> None:
    assert PartialDate(a).may_equal(PartialDate(b)) is agree
    assert PartialDate(b).may_equal(PartialDate(a)) is agree


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_is_a_date_and_lies_in_its_month_and_year(day: date) -> None:
    exact = PartialDate.of(day.year, day.month, day.day)
    assert exact.earliest == exact.latest == day
    assert exact.may_equal(PartialDate.of(day.year, day.month)) and exact.may_equal(PartialDate.of(day.year))


def statement(text: str = "0.40", quote: str = "abc") -> Statement:
    evidence = Evidence("s", "lead, sentence 1", 0, len(quote), quote)
    share = Quantity(Decimal(text), text, "%")
    return Statement.of(
        Mention("A"),
        "election_result",
        PartialDate("1993"),
        evidence,
        qualifiers=[("vote_share", share)],
        extractor="x/1",
    )


def test_the_same_words_give_the_same_id_and_other_words_another() -> None:
    assert statement().id == statement().id
    assert statement().id != statement("0.4").id
    assert statement().id != statement(quote="abd").id


def test_a_number_keeps_its_decimals_through_json() -> None:
    again = decode(encode(statement()), Statement)
    assert again == statement()
    share = again.qualifier("vote_share")
    assert isinstance(share, Quantity) and str(share.number) == "0.40"


def test_evidence_without_a_quote_of_its_length_is_refused() -> None:
    with pytest.raises(InvalidValue):
        Evidence("s", "x", 3, 3, "")
    with pytest.raises(InvalidValue):
        Evidence("s", "x", 3, 5, "abc")


def test_one_text_from_two_places_is_one_source() -> None:
    assert Source.of("text", "a.txt", "plaintext").id == Source.of("text", "b.txt", "plaintext").id
