"""A list as a source: what its entries are known by, and what it says of one, each statement with its cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from partybook.datasets import DATASETS
from partybook.datasets.cells import Row, Table
from partybook.datasets.writing import Writer, country_name, party, text
from partybook.errors import ReadError
from partybook.identity.name_forms import fold
from partybook.identity.nodes import SHARED_SCHEMES
from partybook.link.columns import Columns
from partybook.link.entries import Entry
from partybook.link.tables import ListTable
from partybook.link.times import years_told
from partybook.model import Mention, PartialDate, Quantity, Source, Statement, TextValue, Url, Value

VERSION = "1"
"""Of what is read from an entry: another one reads entries that are in a book anew when they are decided again."""

_RELEASE = re.compile(r"[\W_]+(?:v|version|release)?[\W_]?\d[\d\W_]*\Z", re.IGNORECASE)
"""What tells one release of a list from another at the end of its name: "_2019", "-v2", " 2020-05-01"."""
_TAKEN = frozenset(DATASETS) | SHARED_SCHEMES


class Listing:
    """The entries of a list as a book knows them: `survey:17`, by the list's name and its own id of the entry.

    `name` is what the list is called where its entries do not say ("survey" of "survey_2019.csv", so that the next
    release has the same name). An entry without an id goes by its name, abbreviation and country.
    """

    def __init__(self, table: ListTable, columns: Columns, entries: Sequence[Entry], name: str = "") -> None:
        self._listed = table
        self._columns = columns
        self._name = scheme(name or _without_release(Path(table.name).stem))
        self._countries: dict[tuple[str, str], set[str]] = {}
        for entry in entries:
            self._countries.setdefault((entry.list, entry.candidate.key), set()).add(_country(entry))

    def scheme(self, entry: Entry) -> str:
        """The first part of an entry's key: the name of the list it is from."""
        return scheme(entry.list) if entry.list else self._name

    def id(self, entry: Entry) -> str:
        """The second part of an entry's key: its id, with the country where the list gives the id in several."""
        if not entry.candidate.key:
            short = [words for words in entry.candidate.abbreviations if words != entry.name]
            told = ", ".join(filter(None, (*short, _country(entry))))
            return f"{entry.name} ({told})" if told else entry.name
        own = entry.candidate.key
        several = len(self._countries[entry.list, own]) > 1
        return f"{own} ({_country(entry)})" if several else own

    def other_id(self, entry: Entry) -> str:
        """As `id`, for an entry that is not what went by that id before: with its name too, and with its years where
        the id is not the row's alone.
        """
        if entry.candidate.key and entry.key == entry.candidate.key:
            return f"{self.id(entry)}, {entry.name}"
        named = f"{self.id(entry)}, {entry.name}" if entry.candidate.key else self.id(entry)
        return f"{named}, {years_told(entry.candidate) or 'no years'}"

    def extractor(self, entry: Entry) -> str:
        """Who says so in the book; not what `import` calls a table of the same name, which it reads as a whole."""
        return f"{self.scheme(entry)} list/{VERSION}"

    def mention(self, entry: Entry, id: str) -> Mention:
        """The entry as a party that the list knows by `id`."""
        return party(entry.name, self.scheme(entry), id, _country(entry))

    @property
    def source(self) -> Source:
        """The list whole: its text where that is a table, else the table that was read from it."""
        return self._table.source

    @cached_property
    def _table(self) -> Table:
        if self._listed.text:
            try:
                table = Table(Source.of(self._listed.text, self._listed.name, "table"))
                if table.columns == self._listed.header and _cells(table) == self._listed.rows:
                    return table
            except ReadError:
                pass  # uneven rows, two columns of one name: the list was mended when it was read
        return Table(Source.of(_written(self._listed), self._listed.name, "table"))

    @cached_property
    def _rows(self) -> list[Row]:
        return list(self._table.rows())

    def statements(self, entry: Entry, id: str) -> tuple[Statement, ...]:
        """What the list says of an entry that goes by `id`: names, abbreviation, country, years, share and page."""
        row = self._rows[entry.row - 1]
        writer, subject = Writer(self.extractor(entry)), self.mention(entry, id)
        self._listing(writer, subject, entry, row)
        seen: set[str] = set()
        for field, language in (("name", ""), ("english", "en"), ("other", "")):
            for column in self._of(field):
                if row[column] and row[column] not in seen:
                    seen.add(row[column])
                    words = text(row[column])
                    writer.say(subject, "name", TextValue(words.text, language, words.script), row.evidence(column))
        for column in self._of("page")[:1] if not seen else []:
            for name in entry.candidate.names[:1]:  # the end of the page's address, where the list has no other name
                writer.say(subject, "name", text(name), row.evidence(column))
        for column in self._of("abbreviation")[:1]:
            writer.words(subject, "abbreviation", row, column)
        for column in self._of("country")[:1]:
            if row[column]:
                writer.say(subject, "country", TextValue(_country(entry), "en"), row.evidence(column))
        for column in self._of("page")[:1]:
            # no key of a party: what a list gives may be another's, and a person has said who the entry is
            page: list[tuple[str, Value | None]] = [("scheme", TextValue("page in the list"))]
            writer.say(subject, "identifier", Url(row[column]) if row[column] else None, row.evidence(column), page)
        self._share(writer, subject, entry, row)
        return tuple(writer.statements)

    def _listing(self, writer: Writer, subject: Mention, entry: Entry, row: Row) -> None:
        """That the list has the entry, and for which years."""
        key = self._of("key")[:1] if entry.candidate.key else []
        years = (("start", entry.candidate.first), ("end", entry.candidate.last))
        listed: list[tuple[str, Value | None]] = [("scheme", TextValue(self.scheme(entry)))]
        listed += [(name, None if year is None else PartialDate.of(year)) for name, year in years]
        id = dict(subject.details)[self.scheme(entry)]
        writer.say(subject, "identifier", TextValue(id), row.evidence(*key), listed)

    def _share(self, writer: Writer, subject: Mention, entry: Entry, row: Row) -> None:
        year = entry.candidate.share_year
        for column in self._of("share")[:1]:
            if year is not None and entry.candidate.share is not None:
                share = Quantity(Decimal(str(entry.candidate.share)), row[column], "%")
                figures: list[tuple[str, Value | None]] = [("vote_share", share), ("note", TextValue("as listed"))]
                writer.say(subject, "election_result", PartialDate.of(year), row.evidence(column), figures)

    def _of(self, field: str) -> list[str]:
        """The columns of a field, as the stored table calls them."""
        return [self._table.columns[index] for index in self._columns.of.get(field, ())]


def scheme(name: str) -> str:
    """A list's name as the first part of keys: small Latin letters, figures and hyphens, no dataset's own."""
    words = fold(name).replace(" ", "-").encode("ascii", "ignore").decode() or "list"
    if not words[0].isalpha():
        words = f"list-{words}"
    return f"{words}-list" if words.partition("-")[0] in _TAKEN else words


def _without_release(name: str) -> str:
    while (shorter := _RELEASE.sub("", name)) not in ("", name):
        name = shorter
    return name


def _country(entry: Entry) -> str:
    """The country of an entry by its English name; as the list has it when it is not known."""
    return country_name(entry.candidate.country or entry.country_given)


def _cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in table.columns) for row in table.rows()]


def _written(listed: ListTable) -> str:
    """A list that is no plain table as one: separated by commas, each column with a name of its own."""
    taken: dict[str, int] = {}
    header = []
    for name in listed.header:
        taken[name] = taken.get(name, 0) + 1
        header.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows([header, *listed.rows])
    return file.getvalue()
