"""ParlGov's elections and their results, for the book's table of results."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.datasets.cells import Row, Table
from partybook.datasets.figures import count, share
from partybook.datasets.parlgov.parties import EXTRACTOR, SCHEME, Parties
from partybook.datasets.precision import exact_date, whole_number
from partybook.datasets.reading import Election, Result, TableReading

_FIGURES = ("votes", "vote_share", "seats")


@cache
def _kinds() -> dict[str, str]:
    known: dict[str, str] = terms.load("parlgov")["elections"]
    return known


def read_elections(
    table: Table, results: Table | None, parties: Parties, countries: dict[str, str]
) -> Iterator[TableReading]:
    """The results of all elections; an election table alone says nothing of parties and gives nothing."""
    elections = {id: _election(row, countries) for id, row in table.keyed("id").items()}
    if results is None:
        return
    rows = results.keyed("id")
    for row in rows.values():  # before anything is stored
        _result(row, elections, parties, rows)

    def again() -> Iterator[Result]:
        for row in rows.values():
            yield _result(row, elections, parties, rows)

    yield TableReading(
        SCHEME,
        EXTRACTOR,
        results.source,
        "ParlGov: election results",
        results=again,
        columns=tuple((figure, figure) for figure in _FIGURES if figure in results.place),
    )


def _election(row: Row, countries: dict[str, str]) -> Election:
    date = exact_date(row["date"])
    kind = _kinds().get(row["type_id"])
    if date is None or kind is None or row["country_id"] not in countries:
        wrong = "date" if date is None else "type_id" if kind is None else "country_id"
        raise row.error(f"has {row[wrong]!r} in column {wrong!r}, which is none that ParlGov's tables know")
    country = countries[row["country_id"]]
    return Election(
        SCHEME,
        row["id"],
        f"{country}, {terms.load('parlgov')['titles'][row['type_id']]} {date}",
        kind,
        country,
        date,
        *(whole_number(row.get(name)) for name in ("seats_total", "electorate", "votes_cast", "votes_valid")),
    )


def _result(row: Row, elections: dict[str, Election], parties: Parties, rows: dict[str, Row]) -> Result:
    election = elections.get(row["election_id"])
    if election is None:
        raise row.error(f"has the election_id {row['election_id']!r}, which election.csv does not have")
    alliance = None
    if row["alliance_id"]:
        head = rows.get(row["alliance_id"])
        if head is None:
            raise row.error(f"has the alliance_id {row['alliance_id']!r}, which is the id of no row")
        alliance = parties.of(head, "party_id")
    return Result(
        election,
        parties.of(row, "party_id"),
        row.number,
        row.start,
        row.end,
        alliance,
        votes=count(row, "votes"),
        vote_share=share(row, "vote_share"),
        seats=count(row, "seats"),
    )
