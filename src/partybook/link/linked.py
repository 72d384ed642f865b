"""Lists that are linked already, read as precedents: a list with the reference's ids, a crosswalk, or decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from partybook.errors import ReadError
from partybook.identity.candidate import Candidate
from partybook.link.columns import recognise
from partybook.link.crosswalk import MODEL
from partybook.link.decision_file import read_decisions
from partybook.link.entries import read_entries
from partybook.link.precedents import Precedent
from partybook.link.reference import Reference
from partybook.link.tables import ListTable, read_table

_OF_DECISIONS = ("decision", "party", "by")
_OF_CROSSWALK = ("entry", "relation", "certainty", "decided_by")
_AS_CROSSWALK = {"name": "entry", "first": "from", "last": "until"}
_NONE = "none"
"""Instead of an id: the entry is no known party. An empty cell says nothing."""


def with_linked(reference: Reference, paths: Iterable[Path]) -> Reference:
    """The reference with the entries of files that are linked to its parties as precedents, and a note on each file.

    Raises `ReadError` for a file that says no links.
    """
    known = {party.key for party in reference.parties}
    precedents, notes = list(reference.precedents), list(reference.notes)
    for path in paths:
        found = _read(path, reference.key_name)
        usable = [made for made in found if not made.party or made.party in known]
        notes.append(_note(path, found, usable))
        precedents += usable
    return Reference(reference.parties, reference.key_name, tuple(notes), tuple(precedents))


def _note(path: Path, found: Sequence[Precedent], usable: Sequence[Precedent]) -> str:
    links, none = sum(bool(made.party) for made in usable), sum(not made.party for made in usable)
    told = f"{path}: {links:,} entries linked to known parties, {none:,} to none of them"
    lost = len(found) - len(usable)
    return told + (f"; {lost:,} have ids that the reference does not know" if lost else "")


def _read(path: Path, key_name: str) -> list[Precedent]:
    table = read_table(path)
    if set(_OF_DECISIONS) <= set(table.header):
        return _decided(path)
    column = next((at for at, header in enumerate(table.header) if header.casefold() == key_name.casefold()), None)
    if column is None:
        raise ReadError(
            f"{path}: no column {key_name}, so it says no links; call the column with the ids of parties so"
        )
    is_crosswalk = set(_OF_CROSSWALK) <= set(table.header)
    rest = ListTable(
        table.name,
        (*table.header[:column], *table.header[column + 1 :]),
        [(*row[:column], *row[column + 1 :]) for row in table.rows],
    )
    entries = read_entries(rest, recognise(rest, _AS_CROSSWALK if is_crosswalk else None)).entries
    made = []
    for entry, row in zip(entries, table.rows, strict=True):
        cells = dict(zip(table.header, row, strict=True))
        party = row[column].strip().removesuffix(".0")
        if _stands(cells, party) if is_crosswalk else party:
            known = "" if party.casefold() == _NONE else party
            made.append(Precedent(entry.candidate, known, entry.list or path.stem))
    return made


def _stands(cells: dict[str, str], party: str) -> bool:
    """Whether a line of a crosswalk is a link to rely on: a sure one, or what a person decided."""
    return cells["decided_by"] != MODEL or (bool(party) and cells["certainty"] == "sure")


def _decided(path: Path) -> list[Precedent]:
    return [
        Precedent(
            Candidate(
                (made.name,) if made.name else (), (made.abbreviation,) if made.abbreviation else (), made.country
            ),
            made.party,
            made.list or path.stem,
        )
        for made in read_decisions(path)
    ]
