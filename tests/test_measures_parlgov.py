"""ParlGov's published figures, all of them, and how far volatility moves with the rule."""

from __future__ import annotations

import polars as pl
import pytest

from partybook.elections.parlgov import read_lineage, read_results
from partybook.measures import Decisions, measure
from tests.corpora import corpus

COLUMNS = {
    "turnout": "turnout",
    "enp_votes": "enp_votes",
    "enp_seats": "enp_seats",
    "least_squares": "disproportionality",
    "advantage_ratio": "advantage_ratio",
    "polarization_votes": "polarization_vote",
    "polarization_seats": "polarization_seats",
}


@pytest.mark.corpus
def test_all_seven_columns_of_parlgov() -> None:
    published = pl.read_csv(
        corpus("parlgov", "viewcalc_election_parameter.csv"), schema_overrides={"election_id": pl.String}
    )
    found = measure(read_results(corpus("parlgov"), None), preset="parlgov")
    for ours, theirs in COLUMNS.items():
        values = found.filter(pl.col("measure") == ours).select(election_id="election", ours="value")
        both = published.filter(pl.col(theirs).is_not_null()).join(values, on="election_id", how="left")
        assert both.height > 1000
        assert both["ours"].null_count() == 0
        assert (both["ours"] - both[theirs]).abs().max() < 1e-6, ours


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("identity", "unit", "expected"),
    [
        # What the project's notes on measures found before any of this was written.
        ("as-coded", "party", 17.4),
        ("component", "party", 14.5),
        ("mergers", "party", 16.2),
        ("as-coded", "alliance", 15.4),
        ("component", "alliance", 12.2),
        ("renames", "party", 20.7),
    ],
)
def test_volatility_moves_with_the_rule(identity: str, unit: str, expected: float) -> None:
    folder = corpus("parlgov")
    decisions = Decisions(identity=identity, unit=unit)  # type: ignore[arg-type]
    found = measure(read_results(folder), ["pedersen"], decisions, preset="parlgov", lineage=read_lineage(folder))
    assert found["value"].count() == 803
    assert round(float(found["value"].mean()), 1) == expected  # type: ignore[arg-type]


@pytest.mark.corpus
def test_bounds_hold_the_value_in_every_election() -> None:
    found = measure(read_results(corpus("parlgov"), None))
    outside = found.filter((pl.col("value") < pl.col("low") - 1e-9) | (pl.col("value") > pl.col("high") + 1e-9))
    assert outside.height == 0
    assert found.filter(pl.col("low") < pl.col("high") - 0.1).height > 1000
