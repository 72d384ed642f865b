"""ParlGov's party changes: which party came from which, with the type of change where the newer site has it."""

from __future__ import annotations

from functools import cache

import msgspec

from partybook import terms
from partybook.datasets.cells import Row, Table
from partybook.datasets.parlgov.parties import EXTRACTOR, SCHEME, Parties
from partybook.datasets.precision import exact_date, parlgov_date
from partybook.datasets.reading import TableReading
from partybook.datasets.writing import Writer
from partybook.model import PartialDate, TextValue


class ChangeType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a type of change is said: `about` names the party that is the subject of `property`."""

    property: str
    about: str
    change: str


@cache
def change_types() -> dict[str, ChangeType]:
    """ParlGov's codes of change, from terms/parlgov.toml; the empty code is a change without a type."""
    return msgspec.convert(terms.load("parlgov")["changes"], dict[str, ChangeType])


def read_changes(table: Table, parties: Parties, old_column: str, new_column: str) -> TableReading:
    """One lineage statement a row, with the source's own word for the change and its note."""
    writer = Writer(EXTRACTOR)
    for row in table.keyed("id").values():
        old, new = parties.of(row, old_column), parties.of(row, new_column)
        kind = change_types().get(row.get("type"))
        if kind is None:
            raise row.error(f"has the type {row['type']!r}, which is none of ParlGov's types of party change")
        subject, value = (new, old) if kind.about == "new" else (old, new)
        change = TextValue(kind.change, "en") if kind.change else None
        note = row.get("description") or row.get("comment")
        qualifiers = [("date", _date(row)), ("change", change), ("note", TextValue(note) if note else None)]
        writer.say(subject, kind.property, value, row.evidence(), qualifiers)
    return TableReading(
        SCHEME, EXTRACTOR, table.source, "ParlGov: party changes", tuple(writer.statements), tuple(writer.remarks)
    )


def _date(row: Row) -> PartialDate:
    read = exact_date if '"date_as_is": true' in row.get("data_json") else parlgov_date
    date = read(row["date"])
    if date is None:
        raise row.error(f"has {row['date']!r} in column 'date', which is no date such as 1993-11-27")
    return date
