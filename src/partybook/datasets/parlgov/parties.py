"""ParlGov's parties and the names they had, from either edition of its tables."""

from __future__ import annotations

from functools import cache

from partybook import terms
from partybook.datasets.cells import Row, Table
from partybook.datasets.precision import parlgov_date
from partybook.datasets.reading import TableReading
from partybook.datasets.writing import Writer, party, text
from partybook.model import Mention, PartialDate, TextValue, Url

SCHEME = "parlgov"
EXTRACTOR = "parlgov/1"


class Parties:
    """A party table by id, with the mention that every other table uses for a party."""

    def __init__(self, table: Table, countries: dict[str, str], country_column: str) -> None:
        self.table = table
        self.rows = table.keyed("id")
        self.mentions: dict[str, Mention] = {}
        for id, row in self.rows.items():
            country = row[country_column]
            if country not in countries:
                raise row.error(f"has the {country_column} {country!r}, which country.csv does not have")
            name = row["name_english"] or row["name"] or row["name_short"]
            if not name:
                raise row.error("has no name in any of name_english, name and name_short")
            self.mentions[id] = party(name, SCHEME, id, countries[country])

    def of(self, row: Row, column: str) -> Mention:
        """The party that a cell of another table names. Raises `ReadError` when the party table has no such id."""
        found = self.mentions.get(row[column])
        if found is None:
            raise row.error(f"has the {column} {row[column]!r}, which {self.table.source.name} does not have")
        return found


def read_parties(parties: Parties) -> TableReading:
    """Names, country, page, family, and foundation where the table has it."""
    writer = Writer(EXTRACTOR)
    for id, row in parties.rows.items():
        subject = parties.mentions[id]
        writer.say(subject, "identifier", TextValue(id), row.evidence("id"), [("scheme", TextValue(SCHEME))])
        _names(writer, subject, row)
        country = "country_id" if "country_id" in row.table.place else "country"
        details = dict(subject.details)
        writer.say(subject, "country", TextValue(details["country"], "en"), row.evidence(country))
        if row.get("wikipedia"):
            address = Url(row["wikipedia"])
            writer.say(subject, "identifier", address, row.evidence("wikipedia"), [("scheme", TextValue("wikipedia"))])
        _family(writer, subject, row)
        for column, property in (("foundation_date", "founded"), ("dissolution_date", "dissolved")):
            if row.get(column):
                _dated(writer, subject, row, column, property)
    return TableReading(
        SCHEME, EXTRACTOR, parties.table.source, "ParlGov: parties", tuple(writer.statements), tuple(writer.remarks)
    )


def _names(writer: Writer, subject: Mention, row: Row, start: PartialDate | None = None) -> None:
    said = [("start", start)]
    seen: set[str] = set()
    columns = (("name_english", "name"), ("name", "name"), ("name_nonlatin", "native_name"))
    for column, property in columns:
        if row.get(column) and row[column] not in seen:
            seen.add(row[column])
            writer.say(subject, property, text(row[column]), row.evidence(column), said)
    if row.get("name_short"):
        writer.say(subject, "abbreviation", text(row["name_short"]), row.evidence("name_short"), said)


@cache
def _families() -> dict[str, str]:
    known: dict[str, str] = terms.load("parlgov")["families"]
    return known


def _family(writer: Writer, subject: Mention, row: Row) -> None:
    column = "family_id" if "family_id" in row.table.place else "family"
    family = _families().get(row.get(column), "")
    if family:
        writer.say(
            subject, "ideology", TextValue(family, "en"), row.evidence(column), [("note", TextValue("party family"))]
        )


def _dated(writer: Writer, subject: Mention, row: Row, column: str, property: str) -> None:
    date = parlgov_date(row[column])
    if date is None:
        raise row.error(f"has {row[column]!r} in column {column!r}, which is no date such as 1993-11-27")
    writer.say(subject, property, date, row.evidence(column))


def read_names(table: Table, parties: Parties, party_column: str) -> TableReading:
    """Names with the date from which a party had them."""
    writer = Writer(EXTRACTOR)
    for row in table.keyed("id").values() if "id" in table.place else table.rows():
        subject = parties.of(row, party_column)
        start = parlgov_date(row["date"])
        if start is None:
            raise row.error(f"has {row['date']!r} in column 'date', which is no date such as 1993-11-27")
        if not (row["name"] or row["name_english"]):
            writer.remark("nothing-in-row", "the row names a date and no name", row.evidence())
            continue
        _names(writer, subject, row, start)
    return TableReading(
        SCHEME, EXTRACTOR, table.source, "ParlGov: names", tuple(writer.statements), tuple(writer.remarks)
    )
