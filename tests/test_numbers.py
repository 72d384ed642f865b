"""Numbers as people write them. The expected values were written by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.numbers import (
    find_numbers,
    parse_change,
    parse_number,
    parse_rank,
    parse_seats,
    parse_share,
)
from partybook.model import Quantity, TextValue

COUNTS = {
    "31,415": "31415",
    "31.415": "31415",
    "31 415": "31415",
    "31\u00a0415": "31415",
    "31\u202f415": "31415",
    "3'141'592": "3141592",
    "3.141.592": "3141592",
    "3.141.592,65": "3141592.65",
    "3,14,159": "314159",
    "٣١٤١٥": "31415",
    "٣١٬٤١٥": "31415",
    "۳۱": "31",
    "3.5 million": "3500000",
    "3,5 Mio.": "3500000",
    "5 lakh": "500000",
    "20万": "200000",
    "10k": "10000",
    "fewer than 60": "<60",
    "over 100,000": ">100000",
    "more than 1.5 million members": ">1500000",
    "60,000+": ">60000",
    "about 5,000 (2010)": "~5000",
    "c. 3,000": "~3000",
    "yaklaşık 10.000": "~10000",
    "около 5 000 человек": "~5000",
    "▲ 31.415 (2014)": "31415",
    "-5": "-5",
    "−5": "-5",
    "1921": "1921",
    "0.404": "0.404",
}


@pytest.mark.parametrize("text", COUNTS)
def test_counts(text: str) -> None:
    assert str(parse_number(text, "count")) == COUNTS[text]


@pytest.mark.parametrize(
    "text", ["3,000–5,000", "D66", "4th", "N/A", "—", "", "3 of 5", "12 and 13", "1.2.3", "7/9", "1" * 60]
)
def test_texts_that_are_not_one_number(text: str) -> None:
    assert parse_number(text) is None


def test_a_dot_before_three_digits_is_ambiguous_unless_the_text_decides() -> None:
    assert [(str(n.quantity), n.ambiguous) for n in find_numbers("29.224")] == [("29.224", True)]
    assert [(str(n.quantity), n.ambiguous) for n in find_numbers("29.224 votes")] == [("29224", True)]
    assert [(str(n.quantity), n.ambiguous) for n in find_numbers("29.224%")] == [("29.224", False)]
    assert [(str(n.quantity), n.ambiguous) for n in find_numbers("0.224")] == [("0.224", False)]
    assert [(str(n.quantity), n.ambiguous) for n in find_numbers("1.029.224")] == [("1029224", False)]


def test_numbers_of_a_text_leave_out_dates_and_keep_both_ends_of_a_range() -> None:
    text = "In 1921 it had 3,000–5,000 members, 2.5% of the votes and, on 4 May 1925, over 7 seats."
    assert [(text[n.start : n.end], str(n.quantity), n.quantity.unit) for n in find_numbers(text)] == [
        ("3,000", ">3000", ""),
        ("5,000", "<5000", ""),
        ("2.5%", "2.5", "%"),
        ("over 7", ">7", ""),
    ]


SHARES = {
    "6.3%": "6.3",
    "6,3 %": "6.3",
    "0.40": "0.40",
    "0,4": "0.4",
    "11.1 per cent": "11.1",
    "11,1 Prozent": "11.1",
    "<0.1%": "<0.1",
    "(6.3%)": "6.3",
    "45.2% (first round)": "45.2",
    "6.325%": "6.325",
    "12,345%": "12.345",
    "101%": "101",
}


@pytest.mark.parametrize("text", SHARES)
def test_shares(text: str) -> None:
    share = parse_share(text)
    assert share and (str(share), share.unit) == (SHARES[text], "%")


@pytest.mark.parametrize("text", ["6,942", "101", "1/3", "-3", "New", "", "5th"])
def test_texts_that_are_no_share(text: str) -> None:
    assert parse_share(text) is None


SEATS = {
    "7 / 124": (7, 124),
    "2 of 125": (2, 125),
    "2 out of 125 seats": (2, 125),
    "23/60": (23, 60),
    "0 / 150 (0%)": (0, 150),
    "▲ 7 / 124": (7, 124),
    "2,119 / 2,980": (2119, 2980),
    "2 von 125": (2, 125),
    "2 из 125": (2, 125),
}


@pytest.mark.parametrize("text", SEATS)
def test_seats_of_all_seats(text: str) -> None:
    assert parse_seats(text) == SEATS[text]


@pytest.mark.parametrize("text", ["7", "7/", "1.5/2", "7 / 124 / 3", "a/b", ""])
def test_texts_that_are_no_seats(text: str) -> None:
    assert parse_seats(text) is None


RANKS = {
    "17th": 17,
    "2nd": 2,
    "4º": 4,
    "4.º": None,
    "3.": 3,
    "2-е": 2,
    "third": 3,
    "dritte": 3,
    "#2": 2,
    "joint 3rd": 3,
    "3rd=": 3,
    "▲ 4th": 4,
    "4": None,
    "0th": None,
    "": None,
    "New": None,
    "6.3": None,
}


@pytest.mark.parametrize("text", RANKS)
def test_ranks(text: str) -> None:
    assert parse_rank(text) == RANKS[text]


def test_a_number_alone_is_a_rank_only_where_one_is_expected() -> None:
    assert parse_rank("4", bare=True) == 4


CHANGES = {
    "+4": 4,
    "−2": -2,
    "–1": -1,
    "-1": -1,
    "▲ 3": 3,
    "▼12": -12,
    "▼ 1.5%": "-1.5",
    "±0": 0,
    "=": 0,
    "▬": 0,
    "▬ 0": 0,
    "(+3)": 3,
    "+2.3 pp": "2.3",
}


@pytest.mark.parametrize("text", CHANGES)
def test_changes(text: str) -> None:
    change = parse_change(text)
    assert isinstance(change, Quantity) and change.number == Decimal(CHANGES[text])


def test_new_is_a_change_without_a_number() -> None:
    assert parse_change("New") == TextValue("New")


@pytest.mark.parametrize("text", ["2", "—", "", "▲", "4th", "+abc"])
def test_texts_that_are_no_change(text: str) -> None:
    assert parse_change(text) is None


@given(st.text(alphabet="0123456789.,' /%+-−–()▲kMth<~ ٣৩²万", max_size=30))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.quantity.text
        end = number.end
    for parse in (parse_number, parse_share, parse_seats, parse_rank, parse_change):
        parse(text)


@given(st.integers(0, 10**12), st.sampled_from([",", "'", "\u00a0", "\u2009", " "]))
def test_every_count_is_read_back_with_any_separator(count: int, separator: str) -> None:
    quantity = parse_number(f"{count:,}".replace(",", separator), "count")
    assert quantity and quantity.number == count
