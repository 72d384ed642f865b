"""MECo's parties and coalitions, and who succeeded whom."""

from __future__ import annotations

from functools import cache

import msgspec

from partybook import terms
from partybook.datasets.cells import Row, Table
from partybook.datasets.precision import exact_date
from partybook.datasets.reading import TableReading
from partybook.datasets.writing import Writer, party, text
from partybook.model import Mention, PartialDate, TextValue

EXTRACTOR = "meco/1"
COUNTRY = "MYS"
NOTHING = "-1"
"""Stands for "still existing", and in the rows for no party and no coalition for "does not apply"."""


class Kind(msgspec.Struct, frozen=True):
    """One of MECo's two tables of members: its columns, and the id of the row that means none."""

    scheme: str
    title: str
    uid: str
    short: str
    english: str
    malay: str
    start: str
    end: str
    none: str

    @property
    def columns(self) -> tuple[str, ...]:
        return self.uid, self.short, self.english, self.malay, self.start, self.end


PARTIES = Kind(
    "meco",
    "parties",
    "party_uid",
    "party",
    "party_name_en",
    "party_name_bm",
    "year_formed",
    "year_end",
    "000-BEBAS",
)
COALITIONS = Kind(
    "meco-coalition",
    "coalitions",
    "coalition_uid",
    "coalition",
    "coalition_name_en",
    "coalition_name_bm",
    "year_start",
    "year_end",
    "000-ALONE",
)


class Members:
    """A table of parties or coalitions by id, with the mention that every other table uses."""

    def __init__(self, kind: Kind, table: Table) -> None:
        self.kind = kind
        self.table = table
        self.rows = table.keyed(kind.uid)
        self.mentions = {id: self._mention(id, row) for id, row in self.rows.items()}

    def _mention(self, id: str, row: Row) -> Mention:
        name = row[self.kind.english] or row[self.kind.malay] or row[self.kind.short]
        if not name:
            raise row.error("has no name in any of its columns")
        return party(name, self.kind.scheme, id, COUNTRY)


def read_members(members: Members) -> TableReading:
    """Names, years and notes of parties or coalitions."""
    kind = members.kind
    writer = Writer(EXTRACTOR)
    for id, row in members.rows.items():
        if id == kind.none:
            writer.remark("not-a-party", f"{id} stands for candidates without one", row.evidence())
            continue
        subject = members.mentions[id]
        note = TextValue(row["notes"], "en") if row.get("notes") else None
        said = [("scheme", TextValue(kind.scheme)), ("note", note)]
        writer.say(subject, "identifier", TextValue(id), row.evidence(kind.uid), said)
        writer.words(subject, "name", row, kind.english)
        if row[kind.malay] != row[kind.english] and row[kind.malay]:
            writer.say(subject, "native_name", TextValue(row[kind.malay], "ms", "Latn"), row.evidence(kind.malay))
        writer.say(subject, "abbreviation", text(row[kind.short]), row.evidence(kind.short))
        writer.say(subject, "country", TextValue("Malaysia", "en"), row.evidence())
        for column, property in ((kind.start, "founded"), (kind.end, "dissolved")):
            writer.say(subject, property, _year(row, column), row.evidence(column))
    title = f"MECo: {kind.title}"
    return TableReading("meco", EXTRACTOR, members.table.source, title, tuple(writer.statements), tuple(writer.remarks))


def _year(row: Row, column: str) -> PartialDate | None:
    cell = row[column]
    if cell in ("", NOTHING):
        return None
    year = exact_date(cell)
    if year is None:
        raise row.error(f"has {cell!r} in column {column!r}, which is no year")
    return year


class SuccessionType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a type of succession is said: `about` names the party that is the subject of `property`."""

    property: str
    about: str


@cache
def succession_types() -> dict[str, SuccessionType]:
    """MECo's types, from terms/meco.toml."""
    return msgspec.convert(terms.load("meco")["successions"], dict[str, SuccessionType])


@cache
def _changes() -> dict[str, list[str]]:
    known: dict[str, list[str]] = terms.load("meco")["notes"]
    return known


def read_successions(table: Table, members: Members) -> TableReading:
    """One lineage statement a row, with the type MECo gives it and its note."""
    writer = Writer(EXTRACTOR)
    told: dict[tuple[str, ...], int] = {}
    for row in table.rows():
        key = tuple(row[column] for column in ("predecessor_uid", "successor_uid", "type", "year"))
        if key in told:
            raise row.error(f"says the same as row {told[key]:,}: {', '.join(key)}")
        told[key] = row.number
        kind = succession_types().get(row["type"])
        if kind is None:
            raise row.error(f"has the type {row['type']!r}; MECo's types are {', '.join(succession_types())}")
        old = _member(writer, members, row, "predecessor_uid")
        new = _member(writer, members, row, "successor_uid")
        subject, value = (new, old) if kind.about == "new" else (old, new)
        note = row.get("notes")
        said = [
            ("date", _year(row, "year")),
            ("change", TextValue(_change(row["type"], note), "en")),
            ("note", TextValue(note, "en") if note else None),
        ]
        writer.say(subject, kind.property, value, row.evidence(), said)
    title = f"MECo: successions of {members.kind.title}"
    return TableReading("meco", EXTRACTOR, table.source, title, tuple(writer.statements), tuple(writer.remarks))


def _change(type: str, note: str) -> str:
    """The type; where it is "replace", the word of the note that says how."""
    if type == "replace":
        for change, words in _changes().items():
            if any(word in note.lower() for word in words):
                return change
    return type


def _member(writer: Writer, members: Members, row: Row, column: str) -> Mention:
    found = members.mentions.get(row[column])
    if found is not None:
        return found
    if not row[column]:
        raise row.error(f"has nothing in column {column!r}")
    message = f"{members.table.source.name} has no {members.kind.uid} {row[column]!r}, which this row names"
    writer.remark("undefined-id", message, row.evidence(column))
    return party(row[column].partition("-")[2] or row[column], members.kind.scheme, row[column], COUNTRY)
