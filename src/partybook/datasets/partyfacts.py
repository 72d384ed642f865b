"""Party Facts: the reference list of the world's parties with their pages and Wikidata items (Bederke, Döring, Regel).

Read from a folder with `core-parties.csv` and, where they are given, `wikipedia.csv` and `wikidata.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from partybook.datasets.cells import Row, Table
from partybook.datasets.figures import share
from partybook.datasets.files import find_table, open_table, required_table
from partybook.datasets.precision import exact_date
from partybook.datasets.reading import TableReading
from partybook.datasets.writing import Writer, country_name, party, text
from partybook.model import Mention, PartialDate, Quantity, TextValue, Url, Value

NAME = "partyfacts"
EXTRACTOR = "partyfacts/1"
_CORE = ("country", "partyfacts_id", "technical", "name_short", "name", "name_english", "year_first", "year_last")


def read(folder: Path) -> Iterator[TableReading]:
    """The list and its keys. Raises `ReadError`, with file and row, for a missing column or an id that stands twice.

    A key for a party that the list does not have is kept, with a remark: the audit reports it."""
    table = open_table(required_table(folder, "Party Facts", "core-parties.csv"), _CORE)
    rows = table.keyed("partyfacts_id")
    mentions = {id: _mention(row) for id, row in rows.items()}
    yield _read_list(table, rows, mentions)
    for file, column, scheme in (("wikipedia.csv", "url", "wikipedia"), ("wikidata.csv", "wikidata_id", "wikidata")):
        path = find_table(folder, file)
        if path is not None:
            yield _read_keys(open_table(path, ("partyfacts_id", column)), mentions, column, scheme)


def _mention(row: Row) -> Mention:
    name = row["name_english"] or row["name"] or row["name_short"]
    if not name:
        raise row.error("has no name in any of name_english, name and name_short")
    return party(name, NAME, row["partyfacts_id"], row["country"])


def _read_list(table: Table, rows: dict[str, Row], mentions: dict[str, Mention]) -> TableReading:
    writer = Writer(EXTRACTOR)
    for id, row in rows.items():
        if row["technical"]:
            message = f"{row['name'] or row['name_short']!r} is a technical entry of the list and no party"
            writer.remark("not-a-party", message, row.evidence())
            continue
        _read_party(writer, mentions[id], row)
    return TableReading(
        NAME, EXTRACTOR, table.source, "Party Facts: parties", tuple(writer.statements), tuple(writer.remarks)
    )


def _read_party(writer: Writer, subject: Mention, row: Row) -> None:
    listed = [("scheme", TextValue(NAME)), ("start", _year(row, "year_first")), ("end", _year(row, "year_last"))]
    writer.say(subject, "identifier", TextValue(row["partyfacts_id"]), row.evidence("partyfacts_id"), listed)
    seen: set[str] = set()
    for column, property in (("name_english", "name"), ("name", "name"), ("name_other", "native_name")):
        if row.get(column) and row[column] not in seen:
            seen.add(row[column])
            writer.words(subject, property, row, column)
    writer.words(subject, "abbreviation", row, "name_short")
    writer.say(subject, "country", TextValue(country_name(row["country"]), "en"), row.evidence("country"))
    if row.get("wikipedia"):
        scheme: list[tuple[str, Value | None]] = [("scheme", TextValue("wikipedia"))]
        writer.say(subject, "identifier", Url(row["wikipedia"]), row.evidence("wikipedia"), scheme)
    best, year = share(row, "share"), _year(row, "share_year")
    if best is not None and year is not None:
        figures: list[tuple[str, Value | None]] = [
            ("vote_share", Quantity(best, row["share"], "%")),
            ("note", TextValue("largest vote share")),
        ]
        writer.say(subject, "election_result", year, row.evidence("share"), figures)


def _year(row: Row, column: str) -> PartialDate | None:
    cell = row.get(column)
    if not cell:
        return None
    year = exact_date(cell)
    if year is None:
        raise row.error(f"has {cell!r} in column {column!r}, which is no year")
    return year


def _read_keys(table: Table, mentions: dict[str, Mention], column: str, scheme: str) -> TableReading:
    writer = Writer(EXTRACTOR)
    for row in table.rows():
        subject = mentions.get(row["partyfacts_id"])
        if subject is None:
            subject = _undefined(writer, row)
        if not row[column]:
            writer.remark("nothing-in-row", f"the row has nothing in column {column}", row.evidence())
            continue
        key = Url(row[column]) if scheme == "wikipedia" else text(row[column])
        writer.say(subject, "identifier", key, row.evidence(column), [("scheme", TextValue(scheme))])
        for name in ("name_native", "name_short"):
            property = "native_name" if name == "name_native" else "abbreviation"
            writer.words(subject, property, row, name)
        for name, property in (("year_founded", "founded"), ("year_dissolved", "dissolved")):
            if row.get(name):
                _year_said(writer, subject, row, name, property)
    return TableReading(
        NAME, EXTRACTOR, table.source, f"Party Facts: {scheme} keys", tuple(writer.statements), tuple(writer.remarks)
    )


def _undefined(writer: Writer, row: Row) -> Mention:
    """A party that has a key and is not in the list: the list and its keys are published apart."""
    id = row["partyfacts_id"]
    if not id:
        raise row.error("has nothing in column 'partyfacts_id'")
    message = f"the list has no partyfacts_id {id}, which this row names"
    writer.remark("undefined-id", message, row.evidence("partyfacts_id"))
    return party(row.get("name") or row.get("name_native") or id, NAME, id, row.get("country"))


def _year_said(writer: Writer, subject: Mention, row: Row, column: str, property: str) -> None:
    date = exact_date(row[column])
    if date is None:
        writer.remark("unread-field", f"{row[column]!r} in column {column} is no year", row.evidence(column))
    else:
        writer.say(subject, property, date, row.evidence(column))
