"""ParlGov's folder of tables as results and lineage, without a book."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from partybook.elections.files import read_table
from partybook.elections.lineage import events_of
from partybook.errors import ReadError
from partybook.measures.identity_rules import Event
from partybook.measures.table import standardise

KINDS = {"parliament": "13", "ep": "1"}
"""ParlGov's codes of its two kinds of election."""
NEEDED = ("election.csv", "election_result.csv")


def is_parlgov(folder: Path) -> bool:
    """Whether a folder holds ParlGov's tables of elections."""
    return folder.is_dir() and all((folder / name).is_file() for name in NEEDED)


def read_results(folder: Path, kind: str | None = "parliament") -> pl.DataFrame:
    """All results of ParlGov as a standardised table; parties and alliances by their ids.

    `kind` is `parliament`, `ep`, or None for both. Positions are those of `view_party`, where families stand in for
    parties without one.
    """
    if not is_parlgov(folder):
        raise ReadError(f"{folder}: not ParlGov, which is a folder with {' and '.join(NEEDED)}")
    elections, results = read_table(folder / NEEDED[0]), read_table(folder / NEEDED[1])
    if kind is not None:
        elections = elections.filter(pl.col("type_id") == KINDS[kind])
    previous = pl.coalesce(
        pl.when(pl.col("type_id") == code).then(pl.col(column))
        for code, column in (("13", "previous_parliament_election_id"), ("1", "previous_ep_election_id"))
    )
    leads = results.select(alliance_id="id", alliance="party_id")
    joined = (
        results.join(leads, on="alliance_id", how="left")
        .join(
            elections.select(
                "date", "seats_total", "electorate", "votes_cast", "votes_valid", "country_id",
                election_id="id", previous=previous,
            ),
            on="election_id",
        )
        .drop("alliance_id")
    )  # fmt: skip
    joined = _countries(folder, joined)
    if (folder / "view_party.csv").is_file():
        joined = joined.join(
            read_table(folder / "view_party.csv").select("party_id", "left_right"), on="party_id", how="left"
        )
    return standardise(joined.rename({"election_id": "election"}))


def _countries(folder: Path, joined: pl.DataFrame) -> pl.DataFrame:
    if not (folder / "country.csv").is_file():
        return joined.rename({"country_id": "country"})
    names = read_table(folder / "country.csv").select(country_id="id", country="name_short")
    return joined.join(names, on="country_id", how="left")


def read_lineage(folder: Path) -> list[Event]:
    """ParlGov's party changes and name changes as events, with the types of its newer site where that is there.

    A date of 1 July stands for "that year" and day 1 for "that month", as ParlGov writes them. A name change that
    ParlGov marks as a party change is a `change`, any other a `rename`.
    """
    changes = read_table(folder / "party_change.csv").select(
        "id", date=_precise(pl.col("date")), old="party_id", new="party_id_new"
    )
    typed = folder / "web" / "24__parties__PartyChange.csv"
    if typed.is_file():
        changes = changes.join(read_table(typed).select("id", "type"), on="id", how="left")
    names = read_table(folder / "party_name_change.csv").select(
        date=_precise(pl.col("date")),
        old="party_id",
        new="party_id",
        marked=pl.col("party_change").cast(pl.String).str.to_lowercase().is_in(["1", "true"]),
    )
    renames = [
        Event(date, str(party), str(party), "change" if marked else "rename")
        for date, party, marked in names.select("date", "old", "marked").iter_rows()
    ]
    return sorted([*events_of(changes.drop("id")), *renames], key=lambda event: (event.date, event.old, event.new))


def _precise(date: pl.Expr) -> pl.Expr:
    text = date.cast(pl.String)
    return (
        pl.when(text.str.ends_with("-07-01"))
        .then(text.str.slice(0, 4))
        .when(text.str.ends_with("-01"))
        .then(text.str.slice(0, 7))
        .otherwise(text)
    )
