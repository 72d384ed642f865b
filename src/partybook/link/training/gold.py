"""Links that people made, to learn from: a list of lists with the known party of every entry."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from partybook.errors import ReadError
from partybook.identity.name_forms import name_forms
from partybook.link.columns import recognise
from partybook.link.entries import Entry, read_entries
from partybook.link.precedents import Precedent
from partybook.link.tables import ListTable, read_table

_GOLD, _STATUS, _SCORED, _SPLIT = "gold_partyfacts_id", "gold_status", "scored", "split"


class Gold(NamedTuple):
    """Entries with their answers: the id of the known party, "" for none, None where it is not known or not asked.

    Entries without an answer are still rivals of the others in their list. `coded` are all links that people made, also
    those that are not asked because they would be too easy.
    """

    entries: tuple[Entry, ...]
    answers: tuple[str | None, ...]
    coded: tuple[str | None, ...] = ()

    def precedents(self) -> tuple[Precedent, ...]:
        """Every coded entry as a precedent for entries of other lists."""
        return tuple(
            Precedent(entry.candidate, party, entry.list)
            for entry, party in zip(self.entries, self.coded, strict=True)
            if party is not None
        )


def read_gold(path: Path, split: str = "dev") -> Gold:
    """The entries of a benchmark whose rows say the list, the party and how the coding was done.

    Rows of another split, rows that are not scored and rows whose coding is unclear get the answer None. Raises
    `ReadError` when the file has no such columns.
    """
    table = read_table(path)
    lacking = [name for name in (_GOLD, _STATUS) if name not in table.header]
    if lacking:
        raise ReadError(f"{path}: no column {' or '.join(lacking)}, so there is nothing to learn from")
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    coded = tuple(map(_coded, rows))
    answers = tuple(code if _is_asked(row, split) else None for row, code in zip(rows, coded, strict=True))
    return Gold(read_entries(table, recognise(table)).entries, answers, coded)


def _is_asked(row: dict[str, str], split: str) -> bool:
    return row.get(_SCORED, "1") == "1" and not (split and row.get(_SPLIT, split) != split)


def _coded(row: dict[str, str]) -> str | None:
    status = row[_STATUS]
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
