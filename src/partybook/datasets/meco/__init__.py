"""MECo, the Malaysian Election Corpus: parties, coalitions, successions, and every candidate since 1955 (Thevesh 2025).

Read from a folder with `lookup_party.csv` and, where they are given, `lookup_coalition.csv`, the two tables of
successions, and `raw_ballots.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from partybook.datasets.cells import Table
from partybook.datasets.files import find_table, open_table, required_table
from partybook.datasets.meco.ballots import read_ballots
from partybook.datasets.meco.parties import (
    COALITIONS,
    PARTIES,
    Members,
    read_members,
    read_successions,
)
from partybook.datasets.reading import TableReading

NAME = "meco"


def read(folder: Path) -> Iterator[TableReading]:
    """Every table of the folder that is understood. Raises `ReadError`, with file and row, for what cannot be right.

    An id in a table of successions that no party has is kept, with a remark: the audit reports it.
    """
    table = open_table(required_table(folder, "MECo", "lookup_party.csv"), PARTIES.columns)
    parties = Members(PARTIES, table)
    yield read_members(parties)
    yield from _successions(folder, "lookup_party_succession.csv", parties)
    coalitions = None
    for table in _tables(folder, "lookup_coalition.csv", COALITIONS.columns):
        coalitions = Members(COALITIONS, table)
        yield read_members(coalitions)
        yield from _successions(folder, "lookup_coalition_succession.csv", coalitions)
    for table in _tables(folder, "raw_ballots.csv", ("date", "election", "state", "seat", "party_uid", "votes")):
        yield read_ballots(table, parties, coalitions)


def _successions(folder: Path, file: str, members: Members) -> Iterator[TableReading]:
    for table in _tables(folder, file, ("predecessor_uid", "successor_uid", "type", "year")):
        yield read_successions(table, members)


def _tables(folder: Path, file: str, needed: tuple[str, ...]) -> Iterator[Table]:
    path = find_table(folder, file)
    if path is not None:
        yield open_table(path, needed)
