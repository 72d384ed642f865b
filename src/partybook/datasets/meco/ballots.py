"""MECo's candidates: one result a row, in a district, for a party and a coalition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.datasets.cells import Row, Table
from partybook.datasets.figures import count
from partybook.datasets.meco.parties import COALITIONS, EXTRACTOR, Members
from partybook.datasets.precision import exact_date
from partybook.datasets.reading import Election, Result, TableReading
from partybook.model import Mention

BY_ELECTION = "BY-ELECTION"


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    known = terms.load("meco")
    return known["elections"], known["seats"]


def read_ballots(table: Table, parties: Members, coalitions: Members | None) -> TableReading:
    """Every candidate; seats are not in this table, votes are those of the candidate in the district."""

    def results() -> Iterator[Result]:
        elections: dict[str, Election] = {}
        standing: set[int] = set()
        for row in table.rows():
            _check_once(row, standing)
            yield _result(row, elections, parties, coalitions)

    return TableReading(
        "meco", EXTRACTOR, table.source, "MECo: candidates", results=results, columns=(("votes", "votes"),)
    )


def _check_once(row: Row, standing: set[int]) -> None:
    """Raise `ReadError` for a candidate who stands a second time in one election of one seat.

    `standing` keeps a number for each candidate, for a million of them are many.
    """
    said = (
        row["date"],
        row["state"],
        row["seat"],
        row.get("ballot_order"),
        row.get("name_on_ballot"),
        row["party_uid"],
    )
    key = hash(said)
    if key in standing:
        raise row.error(
            f"has the candidate {row.get('name_on_ballot')!r} in {row['seat']} on {row['date']} a second time"
        )
    standing.add(key)


def _result(row: Row, elections: dict[str, Election], parties: Members, coalitions: Members | None) -> Result:
    subject = parties.mentions.get(row["party_uid"])
    if subject is None:
        raise row.error(f"has the party_uid {row['party_uid']!r}, which {parties.table.source.name} does not have")
    return Result(
        _election(row, elections),
        subject,
        row.number,
        row.start,
        row.end,
        _coalition(row, coalitions),
        district=f"{row['seat']}, {row['state']}",
        candidate=row.get("name_on_ballot"),
        votes=count(row, "votes"),
    )


def _coalition(row: Row, coalitions: Members | None) -> Mention | None:
    id = row.get("coalition_uid")
    if coalitions is None or id in ("", COALITIONS.none):
        return None
    found = coalitions.mentions.get(id)
    if found is None:
        raise row.error(f"has the coalition_uid {id!r}, which {coalitions.table.source.name} does not have")
    return found


def _election(row: Row, elections: dict[str, Election]) -> Election:
    """An election is one date of one general or state election; a by-election is one seat's."""
    code = row["election"]
    by_election = code == BY_ELECTION
    place = row["seat"] if by_election else row["state"] if code.startswith("SE") else ""
    key = "/".join(part for part in (code, place, row["date"]) if part)
    known = elections.get(key)
    if known is not None:
        return known
    kinds, seats = _kinds()
    kind = seats.get(row["seat"][:1]) if by_election else kinds.get(code.partition("-")[0])
    date = exact_date(row["date"])
    if kind is None or date is None:
        wrong = "date" if date is None else "election"
        raise row.error(f"has {row[wrong]!r} in column {wrong!r}, which is none that MECo's tables know")
    name = f"Malaysia, {code}" + (f", {place}" if place else "")
    elections[key] = Election("meco", key, name, kind, "Malaysia", date)
    return elections[key]
