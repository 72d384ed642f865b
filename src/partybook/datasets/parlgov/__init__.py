"""ParlGov: parties, names, changes, elections and results of established democracies (Döring and Manow).

Read from a folder with the published tables (`party.csv`, `party_change.csv`, ...) and, where they are given, the
tables of the newer site (`web/21__parties__Party.csv`, ...), which have foundation dates and types of change.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from partybook.datasets.cells import Table
from partybook.datasets.files import find_table, open_table, required_table
from partybook.datasets.parlgov.changes import read_changes
from partybook.datasets.parlgov.elections import read_elections
from partybook.datasets.parlgov.parties import Parties, read_names, read_parties
from partybook.datasets.reading import TableReading

NAME = "parlgov"
EXTRACTOR = "parlgov/1"
PARTY_COLUMNS = ("id", "name_short", "name_english", "name")


def read(folder: Path) -> Iterator[TableReading]:
    """Every table of the folder that is understood. Raises `ReadError`, with file and row, for what cannot be right:
    a missing column, two rows of one id, a party or election that no table has."""
    countries = open_table(required_table(folder, "ParlGov", "country.csv"), ("id", "name", "name_short"))
    names = {id: row["name"] for id, row in countries.keyed("id").items()}
    party_table = open_table(
        required_table(folder, "ParlGov", "party.csv"), (*PARTY_COLUMNS, "country_id", "family_id", "wikipedia")
    )
    parties = Parties(party_table, names, "country_id")
    yield read_parties(parties)
    for table in _tables(folder, ("party_name_change.csv",), ("party_id", "date", "name", "name_english")):
        yield read_names(table, parties, "party_id")
    for table in _tables(folder, ("party_change.csv",), ("party_id", "party_id_new", "date")):
        yield read_changes(table, parties, "party_id", "party_id_new")
    for table in _tables(folder, ("election.csv",), ("id", "type_id", "country_id", "date", "seats_total")):
        results = _tables(folder, ("election_result.csv",), ("id", "election_id", "party_id", "alliance_id"))
        yield from read_elections(table, next(results, None), parties, names)
    yield from _newer_site(folder, names)


def _newer_site(folder: Path, countries: dict[str, str]) -> Iterator[TableReading]:
    here = folder / "web" if (folder / "web").is_dir() else folder
    for table in _tables(here, ("21__parties__Party.csv",), (*PARTY_COLUMNS, "country", "foundation_date")):
        parties = Parties(table, countries, "country")
        yield read_parties(parties)
        for names in _tables(here, ("23__parties__PartyNameChange.csv",), ("party", "date", "name", "name_english")):
            yield read_names(names, parties, "party")
        for changes in _tables(here, ("24__parties__PartyChange.csv",), ("party", "party_new", "date", "type")):
            yield read_changes(changes, parties, "party", "party_new")


def _tables(folder: Path, names: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[Table]:
    found = find_table(folder, *names)
    if found is not None:
        yield open_table(found, needed)
