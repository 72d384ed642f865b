"""Links that people made, to learn from: a list of lists with the known party of every entry."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from partybook.errors import ReadError
from partybook.identity.name_forms import name_forms
from partybook.link.columns import recognise
from partybook.link.entries import Entry, read_entries
from partybook.link.tables import ListTable, read_table

_GOLD, _STATUS, _SCORED, _SPLIT = "gold_partyfacts_id", "gold_status", "scored", "split"


class Gold(NamedTuple):
    """Entries with their answers: the id of the known party, "" for none, None where it is not known or not asked.

    Entries without an answer are still rivals of the others in their list.
    """

    entries: tuple[Entry, ...]
    answers: tuple[str | None, ...]


def read_gold(path: Path, split: str = "dev") -> Gold:
    """The entries of a benchmark whose rows say the list, the party and how the coding was done.

    Rows of another split, rows that are not scored and rows whose coding is unclear get the answer None. Raises
    `ReadError` when the file has no such columns.
    """
    table = read_table(path)
    lacking = [name for name in (_GOLD, _STATUS) if name not in table.header]
    if lacking:
        raise ReadError(f"{path}: no column {' or '.join(lacking)}, so there is nothing to learn from")
    answers = tuple(_answer(dict(zip(table.header, row, strict=True)), split) for row in table.rows)
    return Gold(read_entries(table, recognise(table)).entries, answers)


def _answer(row: dict[str, str], split: str) -> str | None:
    status = row[_STATUS]
    if row.get(_SCORED, "1") != "1" or (split and row.get(_SPLIT, split) != split):
        return None
    if status == "link":
        return row[_GOLD]
    return "" if status.startswith("nil_") else None


def native_and_english(table: ListTable) -> list[tuple[str, str]]:
    """Folded native and English names of one party, from a reference list that gives both; equal ones left out."""
    columns = recognise(table, reference=True)
    native, english = columns.first("name"), columns.first("english")
    if native is None or english is None:
        return []
    pairs = []
    for row in table.rows:
        one, other = name_forms(row[native]).names, name_forms(row[english]).names
        if len(one) == len(other) > 1:
            one, other = one[1:], other[1:]
        pairs += [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return pairs
