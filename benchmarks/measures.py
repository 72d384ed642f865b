"""A million district rows through the measures, ParlGov's figures, and what other libraries compute.

`python -m benchmarks.measures [--rows N]`: MECo's candidates, repeated with new election names until there are N rows,
are written to Parquet and read; effective number of parties by district, least squares by election and nationalization
by election are computed by Partybook and by a plain NumPy reference, both on one core, best of five. Then ParlGov's
seven columns, and every value on which poli-sci-kit, votelib and voting differ, when they are installed (`.[bench]`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from benchmarks import measure_libraries
from benchmarks.shared import shared
from partybook.elections.parlgov import read_results
from partybook.measures import Groups, effective_number, least_squares, measure, nationalization, standardise

REPEATS = 5
PARLGOV = {
    "turnout": "turnout",
    "enp_votes": "enp_votes",
    "enp_seats": "enp_seats",
    "least_squares": "disproportionality",
    "advantage_ratio": "advantage_ratio",
    "polarization_votes": "polarization_vote",
    "polarization_seats": "polarization_seats",
}


def district_table(rows: int, path: Path) -> None:
    """MECo's candidates as rows of election, district, party, votes and seats, repeated to at least so many rows."""
    ballots = pl.read_csv(shared("data", "meco", "raw_ballots.csv"), infer_schema_length=None)
    base = ballots.select(
        election=pl.concat_str("election", "date", separator=" "),
        district=pl.concat_str("state", "seat", separator=" "),
        party="party_uid",
        votes=pl.col("votes").cast(pl.Int64),
    ).with_columns(
        seats=(pl.col("votes") == pl.col("votes").max().over("election", "district")).cast(pl.Int64),
    )
    times = -(-rows // base.height)
    copies = [base.with_columns(election=pl.format("{} {}", "election", pl.lit(number))) for number in range(times)]
    pl.concat(copies).head(rows).write_parquet(path)


def coded(frame: pl.DataFrame) -> dict[str, np.ndarray[Any, Any]]:
    """The columns as codes from 0: what both sides start from."""

    def codes(expression: pl.Expr) -> np.ndarray[Any, Any]:
        return frame.select(expression.rank("dense").cast(pl.Int64) - 1).to_series().to_numpy()

    return {
        "election": codes(pl.col("election")),
        "district": codes(pl.concat_str("election", "district", separator="|")),
        "party": codes(pl.col("party")),
        "votes": frame["votes"].cast(pl.Float64).to_numpy(),
        "seats": frame["seats"].cast(pl.Float64).to_numpy(),
    }


def ours(columns: dict[str, np.ndarray[Any, Any]]) -> tuple[Any, Any, Any]:
    election, district, party = columns["election"], columns["district"], columns["party"]
    by_district = effective_number(columns["votes"], by=Groups(district, int(district.max()) + 1))
    parties = int(party.max()) + 1
    elections = int(election.max()) + 1
    national = Groups(election * parties + party, elections * parties)
    systems = Groups(np.repeat(np.arange(elections), parties), elections)
    distance = least_squares(national.sum(columns["votes"]), national.sum(columns["seats"]), by=systems)
    return by_district, distance, nationalization(election, district, party, columns["votes"]).system_score


def reference(columns: dict[str, np.ndarray[Any, Any]]) -> tuple[Any, Any, Any]:
    """The same formulas in plain NumPy, with a dense table of elections and parties and a sort of shares."""
    election, district, party = columns["election"], columns["district"], columns["party"]
    votes, seats = columns["votes"], columns["seats"]
    sizes = np.bincount(district, votes)
    with np.errstate(divide="ignore", invalid="ignore"):
        enp = sizes**2 / np.bincount(district, votes**2)
        parties, elections = int(party.max()) + 1, int(election.max()) + 1
        pair = election * parties + party
        v = np.bincount(pair, votes, elections * parties).reshape(elections, parties)
        s = np.bincount(pair, seats, elections * parties).reshape(elections, parties)
        lsq = 100 * np.sqrt(((v / v.sum(1, keepdims=True) - s / s.sum(1, keepdims=True)) ** 2).sum(1) / 2)
    held = votes > 0
    cells, where = np.unique(district[held] * parties + party[held], return_inverse=True)
    cell_votes = np.bincount(where, votes[held])
    home = np.zeros(len(sizes), dtype=np.int64)
    home[district] = election
    units = np.bincount(home[sizes > 0], minlength=elections)
    place = cells // parties
    share, key = cell_votes / sizes[place], home[place] * parties + cells % parties
    order = np.lexsort((share, key))
    share, key = share[order], key[order]
    keys, starts, counts = np.unique(key, return_index=True, return_counts=True)
    n = units[keys // parties].astype(float)
    rank = np.arange(len(key)) - np.repeat(starts, counts) + 1 + np.repeat(n - counts, counts)
    gini = 2 * np.add.reduceat(rank * share, starts) / (n * np.add.reduceat(share, starts)) - (n + 1) / n
    part = v.ravel()[keys] / v.sum(1)[keys // parties]
    return enp, lsq, np.bincount(keys // parties, part * (1 - gini), elections)


def best(run: Callable[[], Any]) -> float:
    """Seconds of the quickest of five runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def districts(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "districts.parquet"
        district_table(rows, path)
        frame = pl.read_parquet(path)
        reading = best(lambda: pl.read_parquet(path))
    columns = coded(frame)
    coding = best(lambda: coded(frame))
    mine, theirs = best(lambda: ours(columns)), best(lambda: reference(columns))
    for name, one, other in zip(
        ("enp", "least squares", "nationalization"), ours(columns), reference(columns), strict=True
    ):
        known = ~np.isnan(other)
        assert np.allclose(one[known], other[known], rtol=1e-9), name
    names = ["enp_votes", "least_squares", "nationalization"]
    start = time.perf_counter()
    measure(standardise(frame), names)
    table = time.perf_counter() - start
    print(f"{frame.height} district rows, one core: read Parquet {reading:.3f} s, names to codes {coding:.3f} s")
    print(f"  ENP by district, LSq and nationalization by election: {mine:.3f} s, plain NumPy {theirs:.3f} s")
    print(f"  ratio {mine / theirs:.2f} (aim: at most 1.5); the same values to 1e-9")
    print(f"  measure(standardise(frame)), from names to rows with decisions: {table:.2f} s")


def parlgov() -> None:
    folder = shared("data", "parlgov")
    published = pl.read_csv(folder / "viewcalc_election_parameter.csv", schema_overrides={"election_id": pl.String})
    start = time.perf_counter()
    found = measure(read_results(folder, None), preset="parlgov")
    taken = time.perf_counter() - start
    said = []
    for name, column in PARLGOV.items():
        values = found.filter(pl.col("measure") == name).select(election_id="election", value="value")
        both = published.filter(pl.col(column).is_not_null()).join(values, on="election_id", how="left")
        agree = ((both["value"] - both[column]).abs() < 1e-6).sum()
        said.append(f"{column} {agree}/{both.height}")
    print(f"ParlGov's viewcalc_election_parameter to 1e-6 ({taken:.2f} s): {', '.join(said)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    if os.environ.get("POLARS_MAX_THREADS") != "1":
        # Polars takes its number of threads when it is imported: one core for both sides needs a new process.
        one_core = dict.fromkeys(("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        command = [sys.executable, "-m", "benchmarks.measures", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=os.environ | one_core, check=False).returncode)
    districts(options.rows)
    parlgov()
    measure_libraries.compare()


if __name__ == "__main__":
    main()
