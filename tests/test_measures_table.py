"""Measures of tables: columns found by name, decisions, bounds, what is missing, and what is said about bad rows."""

from __future__ import annotations

import math

import polars as pl
import pytest

from partybook.errors import InvalidValue
from partybook.measures import CHOICES, Decisions, Event, measure, measures, standardise

ELECTION = pl.DataFrame(
    {
        "party": ["Greens", "Blues", "Reds", "Others"],
        "votes": [400, 300, 200, 100],
        "seats": [5, 3, 2, 0],
        "left_right": [3.0, 6.0, 8.0, None],
    }
)


def figures(frame: pl.DataFrame, *names: str, lineage: tuple[Event, ...] = (), **decided: object) -> dict[str, dict]:
    """Rows of the first election's last date, by measure."""
    made = measure(standardise(frame), names, Decisions(**decided), lineage=lineage)  # type: ignore[arg-type]
    return {row["measure"]: row for row in made.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("residuals", "value", "low", "high"),
    [
        ("bounds", 1 / 0.29, 1 / 0.30, 1 / 0.29),  # others are tiny; at most they are one party
        ("one", 1 / 0.30, 1 / 0.30, 1 / 0.30),
        ("drop", 0.81 / 0.29, 0.81 / 0.29, 0.81 / 0.29),
    ],
)
def test_others_are_a_decision(residuals: str, value: float, low: float, high: float) -> None:
    row = figures(ELECTION, "enp_votes", residuals=residuals)["enp_votes"]
    assert (row["value"], row["low"], row["high"]) == pytest.approx((value, low, high))
    assert row["residuals"] == residuals
    assert row["parties"] == 3
    assert row["votes_covered"] == pytest.approx(90)


def test_least_squares_bounds_of_others() -> None:
    """Named parties differ by 10 each, others have 10% of the votes and no seat: at most one party that lost them all."""
    row = figures(ELECTION, "least_squares")["least_squares"]
    assert row["value"] == pytest.approx(100 * math.sqrt((0.1**2 + 0 + 0) / 2))
    assert row["low"] == pytest.approx(row["value"])
    assert row["high"] == pytest.approx(100 * math.sqrt((0.1**2 + 0.1**2) / 2))


def test_minimum_share_moves_small_parties_to_the_others() -> None:
    row = figures(ELECTION, "enp_votes", minimum_share=25.0)["enp_votes"]
    assert row["value"] == pytest.approx(1 / (0.16 + 0.09))
    assert row["low"] == pytest.approx(1 / (0.16 + 0.09 + 0.09))
    assert (row["parties"], row["minimum_share"]) == (2, 25.0)


def test_votes_missing_to_the_valid_votes_are_others() -> None:
    frame = ELECTION.head(3).with_columns(votes_valid=pl.lit(1000))
    assert figures(frame, "enp_votes")["enp_votes"]["value"] == pytest.approx(1 / 0.29)


def test_values_are_not_given_for_a_tenth_of_the_votes() -> None:
    frame = pl.DataFrame({"party": ["A", "B"], "vote_share": [6.0, 4.0]})
    row = figures(frame, "enp_votes")["enp_votes"]
    assert row["value"] is None
    assert row["low"] == pytest.approx(1 / (0.0036 + 0.0016 + 0.81))
    assert "less than half" in row["missing"]


def test_alliances_with_votes_are_compared_with_their_members_seats() -> None:
    frame = pl.DataFrame(
        {
            "party": ["Union", "Farmers", "Workers", "Blues"],
            "alliance": [None, "Union", "Union", None],
            "votes": [600, None, None, 400],
            "seats": [None, 4, 2, 4],
        }
    )
    by_party, united = figures(frame), figures(frame, unit="alliance")
    assert by_party["least_squares"]["value"] == pytest.approx(0)
    assert by_party["enp_seats"]["value"] == pytest.approx(1 / (0.16 + 0.04 + 0.16))
    assert united["enp_seats"]["value"] == pytest.approx(1 / (0.36 + 0.16))
    assert "votes of 2 unknown" in by_party["enp_votes"]["missing"]
    assert united["enp_votes"]["unit"] == "alliance"


def test_seats_without_votes_leave_ratios_undefined() -> None:
    found = figures(pl.DataFrame({"party": ["A", "B"], "votes": [100, 0], "seats": [4, 1]}))
    assert found["dhondt_index"]["value"] is None
    assert found["sainte_lague_index"]["value"] is None
    assert found["least_squares"]["value"] == pytest.approx(20)


def test_without_seats_only_votes_are_measured() -> None:
    found = figures(pl.DataFrame({"party": ["A", "B"], "votes": [60, 40]}))
    assert found["enp_votes"]["value"] == pytest.approx(1 / 0.52)
    assert found["enp_seats"]["value"] is None
    assert found["least_squares"]["value"] is None
    assert found["least_squares"]["missing"] == "no seats"


def test_rows_may_come_in_any_order() -> None:
    years = pl.concat(
        [ELECTION.with_columns(year=pl.lit(year), votes=pl.col("votes") + 7 * year) for year in (1, 2, 3)]
    )
    first = measure(standardise(years))
    for seed in range(5):
        assert measure(standardise(years.sample(fraction=1, shuffle=True, seed=seed))).equals(first)


def test_shares_may_be_fractions_or_percentages() -> None:
    percent = pl.DataFrame({"party": ["A", "B"], "share": [60.0, 40.0]})
    fraction = pl.DataFrame({"party": ["A", "B"], "share": [0.6, 0.4]})
    assert figures(percent)["enp_votes"]["value"] == pytest.approx(figures(fraction)["enp_votes"]["value"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", 1234),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("12.345", 12345),
        ("12.5", 12.5),
        (" 7 ", 7),
        ("", None),
    ],
)
def test_numbers_as_people_write_them(text: str, number: float | None) -> None:
    found = standardise(pl.DataFrame({"party": ["A"], "votes": [text], "seats": ["1"]}))
    assert found["votes"][0] == number


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        ({"party": ["A", "B"], "votes": ["10", "many"]}, "row 2, column votes: 'many' is no number"),
        ({"party": ["A", "B"], "votes": [10, -3]}, "row 2: votes is -3, and nothing of it can be negative"),
        ({"party": ["A", "B"], "vote_share": [100.5, 3]}, "row 1: vote_share is 100.5, more than 100 percent"),
        ({"party": ["A", None], "votes": [1, 2]}, "row 2: votes or seats, but no party; name it, or call it others"),
        ({"party": ["A"], "votes": [1], "left_right": [12]}, "row 1: position is 12, off the scale from 0 to 10"),
        ({"party": ["A"], "colour": ["red"]}, "no column holds votes, vote shares or seats; say --column votes=NAME"),
        ({"colour": ["red"], "votes": [1]}, "no column names the parties"),
        ({"party": ["A", "B"], "votes": [1, 2], "election": ["x", None]}, "row 2: no election is named"),
    ],
)
def test_bad_rows_are_named(frame: dict[str, list], sentence: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        standardise(pl.DataFrame(frame))
    assert sentence in str(raised.value)


@pytest.mark.parametrize(
    "wrong",
    [{"identity": "guess"}, {"unit": "person"}, {"minimum_share": 100.0}, {"residuals": "ignore"}, {"mean": "x"}],
)
def test_unknown_decisions_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        Decisions(**wrong)  # type: ignore[arg-type]


def two_elections(before: dict[str, int], after: dict[str, int]) -> pl.DataFrame:
    rows = [(2001, *item) for item in before.items()] + [(2005, *item) for item in after.items()]
    return pl.DataFrame(rows, schema=["year", "party", "votes"], orient="row")


MERGER = two_elections({"Farmers": 30, "Workers": 20, "Blues": 50}, {"Union": 50, "Blues": 50})
MERGED = (Event("2003", "Farmers", "Union", "merger"), Event("2003", "Workers", "Union", "merger"))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("as-coded", 50.0),
        ("legal", 50.0),
        ("mergers", 0.0),
        ("component", 0.0),
        ("splits", 50.0),
        ("largest-successor", 20.0),  # Farmers go on as the Union, Workers' 20 are gone
        ("parlgov", 50.0),  # 30 of 50 is less than 75%
        ("strict", 50.0),
    ],
)
def test_identity_rules_on_a_merger(rule: str, expected: float) -> None:
    row = figures(MERGER, "pedersen", identity=rule, lineage=MERGED)["pedersen"]
    assert row["value"] == pytest.approx(expected)
    assert row["identity"] == rule


def test_a_predecessor_with_three_quarters_is_only_renamed() -> None:
    frame = two_elections({"Farmers": 39, "Workers": 11, "Blues": 50}, {"Union": 50, "Blues": 50})
    assert figures(frame, "pedersen", identity="parlgov", lineage=MERGED)["pedersen"]["value"] == pytest.approx(11.0)


def test_events_outside_the_time_between_do_not_count() -> None:
    late = tuple(event._replace(date="2006-01") for event in MERGED)
    assert figures(MERGER, "pedersen", identity="component", lineage=late)["pedersen"]["value"] == pytest.approx(50.0)


def test_a_renamed_party_is_new_under_renames_only() -> None:
    frame = two_elections({"A": 60, "B": 40}, {"A": 60, "B": 40})
    renamed = (Event("2003", "A", "A", "rename"),)
    assert figures(frame, "pedersen", identity="renames", lineage=renamed)["pedersen"]["value"] == pytest.approx(60.0)
    assert figures(frame, "pedersen", identity="strict", lineage=renamed)["pedersen"]["value"] == pytest.approx(0.0)


def test_volatility_bounds_of_others() -> None:
    """20 others before, none after, and a party of 20 that was not named before: it may have been among them."""
    frame = two_elections({"A": 80, "Others": 20}, {"A": 80, "New": 20})
    row = figures(frame, "pedersen")["pedersen"]
    assert (row["low"], row["high"]) == pytest.approx((0.0, 20.0))
    assert row["low"] - 1e-9 <= row["value"] <= row["high"] + 1e-9


def test_parts_of_volatility_sum_to_the_whole() -> None:
    frame = two_elections({"A": 500, "B": 300, "C": 5, "Others": 195}, {"A": 400, "C": 300, "D": 4, "Others": 296})
    found = figures(frame)
    parts = sum(found[name]["value"] for name in ("regeneration", "alteration", "other_volatility"))
    assert parts == pytest.approx(found["pedersen"]["value"])


def test_elections_of_one_day_have_no_order() -> None:
    frame = pl.concat([MERGER, MERGER.with_columns(votes=pl.col("votes") * 2)]).with_columns(
        election=pl.Series([str(number // 5) for number in range(10)])
    )
    assert "pedersen" not in figures(frame.filter(pl.col("year") == 2001), "pedersen")


def test_districts_are_summed_and_spread() -> None:
    frame = pl.DataFrame(
        {
            "district": ["N", "N", "S", "S"],
            "party": ["A", "B", "A", "B"],
            "votes": [50, 50, 20, 80],
            "seats": [1, 1, 0, 2],
        }
    )
    found = figures(frame)
    assert found["enp_votes"]["value"] == pytest.approx(1 / (0.35**2 + 0.65**2))
    assert found["nationalization"]["value"] == pytest.approx(0.35 * (1 - 30 / 140) + 0.65 * (1 - 30 / 260))
    assert found["nationalization"]["missing"] == "2 districts"


def test_every_measure_declared_can_be_asked_for() -> None:
    frame = pl.concat(
        [
            ELECTION.with_columns(year=pl.lit(year), district=pl.lit(place), electorate=2000, votes_cast=1100)
            for year in (2001, 2005)
            for place in "NS"
        ]
    )
    for name in measures():
        found = measure(standardise(frame), [name])
        assert found["measure"].unique().to_list() == [name]
        assert found["value"].is_not_null().all(), name


def test_every_row_says_under_which_decisions() -> None:
    found = measure(standardise(ELECTION))
    for name in (*CHOICES, "minimum_share", "preset", "parties"):
        assert found[name].null_count() == 0
