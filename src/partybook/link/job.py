"""A list read, linked and ready to be written: what the command and the review work on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from partybook.link.columns import Columns, recognise
from partybook.link.crosswalk import Link, link_list
from partybook.link.decisions import decisions_beside, read_decisions
from partybook.link.entries import Entry, read_entries
from partybook.link.output import Form, Table, candidates, crosswalk, partyfacts
from partybook.link.reference import Reference
from partybook.link.tables import ListTable, read_table

_SHOWN = 8
"""Unused columns that are named."""


@dataclass(frozen=True)
class LinkedList:
    """A list with its links. `notes` say what was understood and what was not, one sentence each."""

    table: ListTable
    columns: Columns
    entries: tuple[Entry, ...]
    reference: Reference
    links: tuple[Link, ...]
    decisions: Path
    notes: tuple[str, ...] = ()

    def output(self, form: Form, most: int = 5) -> Table:
        """The links as a table of the given form; `most` candidates of each entry in the form "candidates"."""
        own = {
            field: self.table.header[at] for field in ("list", "key") if (at := self.columns.first(field)) is not None
        }
        name = self.reference.key_name
        if name in own.values():
            name = f"reference_{name}"
        if form == "candidates":
            return candidates(self.links, name, own, most)
        if form == "partyfacts":
            return partyfacts(self.links, name)
        return crosswalk(self.links, name, own)


def link_file(
    path: Path,
    reference: Reference,
    *,
    columns: Mapping[str, str] | None = None,
    decisions: Path | None = None,
    thresholds: Mapping[str, float] | None = None,
) -> LinkedList:
    """Read a list, link every entry, respect what people decided.

    `columns` maps fields to headers; `decisions` is the file of decisions, the one beside the list when not given.
    Raises `ReadError` and `InvalidValue`, each in one sentence.
    """
    table = read_table(path)
    found = recognise(table, columns)
    read = read_entries(table, found)
    place = decisions or decisions_beside(path)
    links = link_list(read.entries, reference, read_decisions(place), thresholds=thresholds)
    notes = (understood(table, found), *table.notes, *read.notes, *reference.notes)
    return LinkedList(table, found, read.entries, reference, tuple(links), place, notes)


def understood(table: ListTable, columns: Columns) -> str:
    """Which column was taken for what, and which for nothing, in one sentence."""
    said = [f"{field}: {_joined(table, indices)}" for field, indices in columns.of.items()]
    used = {index for indices in columns.of.values() for index in indices} | set(columns.identifiers)
    unused = [header for index, header in enumerate(table.header) if index not in used and header]
    rest = f"; not used: {', '.join(unused[:_SHOWN])}" if unused else ""
    more = f" and {len(unused) - _SHOWN} more" if len(unused) > _SHOWN else ""
    return f"{len(table.rows):,} entries; columns " + ", ".join(said) + rest + more


def _joined(table: ListTable, indices: Sequence[int]) -> str:
    return " + ".join(table.header[index] for index in indices)
