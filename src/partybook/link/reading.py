"""A list read and understood: its table put right, its columns, its entries, and what was done to it in sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from partybook.errors import InvalidValue
from partybook.link.by_year import by_years
from partybook.link.carried import carried
from partybook.link.cells import mended
from partybook.link.columns import Columns, recognise
from partybook.link.countries import read_countries
from partybook.link.entries import Entry, read_entries
from partybook.link.headed import by_headers
from partybook.link.headers import how_many_known
from partybook.link.row_ids import with_row_ids
from partybook.link.sentences import counted, some_of
from partybook.link.tables import ListTable, read_table
from partybook.link.wide import long_form

_LONGEST_CODE = 3
"""Letters up to which a word of a file's name is taken for no country."""
_SHOWN = 8
"""Unused columns that are named."""


@dataclass(frozen=True)
class ReadList:
    """A list as it was understood; `notes` say what was and what was not, one sentence each.

    `headed` says that its entries are headers of the file.
    """

    table: ListTable
    columns: Columns
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    headed: bool = False

    @property
    def countries(self) -> frozenset[str] | None:
        """The countries of its entries, as codes where they are known; None when an entry may be of any country."""
        found = frozenset(entry.candidate.country or entry.country_given for entry in self.entries)
        return None if "" in found else found


def read_list(path: Path, columns: Mapping[str, str] | None = None, *, sheet: str = "", country: str = "") -> ReadList:
    """Read a list. Raises `ReadError` and `InvalidValue`, each in one sentence.

    `columns` maps fields to headers; `sheet` is the one of a workbook to read, `country` that of every row where no
    column tells.
    """
    table = long_form(read_table(path, sheet))
    given = dict(columns or {})
    first_header = table.header[0]
    if country:
        table = _of_one_country(table, country)
        given = {"country": table.header[0], **given}
    if (headed := by_headers(table, given)) is not None:
        table = headed
        given.pop("year", None)
    table = by_years(table, given)
    found = recognise(table, given)
    table = carried(mended(table, found), found)
    read = read_entries(table, found)
    hints = [] if found.first("country") is not None else _one_country(path)
    if not how_many_known(table.header):
        hints.append(
            f"no header is known: if “{first_header}” is no header but an entry, put a line of headers above it"
        )
    entries = with_row_ids(read.entries)
    notes = (understood(table, found), *table.notes, *read.notes, *hints)
    return ReadList(table, found, entries, notes, headed is not None)


def _of_one_country(table: ListTable, country: str) -> ListTable:
    """The table with a column before the others that says the country of all rows."""
    if country not in read_countries([country], thorough=True):
        raise InvalidValue(f"{country!r} is not known as a country; give a name or a code, such as Sweden or SWE")
    header = ("country given", *table.header)
    return table._replace(header=header, rows=[(country, *row) for row in table.rows], text="")


def _one_country(path: Path) -> list[str]:
    """A hint how to say the country of all, with its name where that of the file has it ("italy_2018.csv")."""
    words = [word for word in re.split(r"[\W\d_]+", path.stem) if len(word) > _LONGEST_CODE]
    named = [word for word in words if word in read_countries([word])]
    if named:
        return [f"the file is called after a country; if it is that of all parties, say --country {named[0]}"]
    return ["if all parties are of one country, say --country NAME"]


def understood(table: ListTable, columns: Columns) -> str:
    """Which column was taken for what, and which for nothing, in one sentence."""
    said = [f"{field}: {_joined(table, indices)}" for field, indices in columns.of.items()]
    used = {index for indices in columns.of.values() for index in indices} | set(columns.identifiers)
    unused = [header for index, header in enumerate(table.header) if index not in used and header]
    twice = [header for header in dict.fromkeys(unused) if header in {table.header[index] for index in used}]
    rest = f"; not used: {some_of(unused, _SHOWN)}" if unused else ""
    again = f"; of columns with one header the first is used ({some_of(twice, _SHOWN)})" if twice else ""
    return f"{counted(len(table.rows), 'entry', 'entries')}; columns " + ", ".join(said) + rest + again


def _joined(table: ListTable, indices: Sequence[int]) -> str:
    return " + ".join(table.header[index] for index in indices)
