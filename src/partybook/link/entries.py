"""Rows of a list as candidates: one entry a row, with what the list says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import unquote

import msgspec

from partybook.identity.candidate import Candidate
from partybook.link.columns import Columns
from partybook.link.countries import read_countries
from partybook.link.sentences import counted, some_of
from partybook.link.tables import ListTable

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?<!\d)(1[6789]\d\d|20\d\d)(?!\d)")
_DISAMBIGUATION = re.compile(r"\s*\(([^()]*)\)\Z")
_TELLS_APART = re.compile(
    r"\d|\b(?:part(?:y|ies|ei|ido)|politic\w*|coalition|alliance|organi[sz]ation|historical|modern|current|former)\b",
    re.I,
)
_NO_PARTY_PAGE = re.compile(r"\belections?\b|\breferendum\b|^lists? of\b|\bparties in\b|Parteien in", re.IGNORECASE)
_LARGEST_SHARE = 100.0
_SHOWN = 8
"""Unknown countries that are named."""
_DAY = re.compile(r"[1-6]\d{4}(?:\.\d+)?\Z")
_DAY_ZERO = date(1899, 12, 30)
"""The day that spreadsheets count days from."""


class Entry(msgspec.Struct, frozen=True):
    """One row of a list, `row` counts from 1. `candidate.key` is the list's own id, empty where it has none; `key`
    tells the row from all others, whatever rows are inserted (`row_ids`): the same where each row has an id.

    `country_given` is what the list wrote, `candidate.country` the code it stands for, empty when it is none.
    `first_row` is the first row of the list that names the same, such as the party at an earlier election; 0 where this
    row is the first.
    """

    key: str
    row: int
    candidate: Candidate
    list: str = ""
    country_given: str = ""
    first_row: int = 0

    @property
    def name(self) -> str:
        """The name to show: the first there is, else the abbreviation."""
        known = (*self.candidate.names, *self.candidate.abbreviations)
        return known[0] if known else f"row {self.row}"


class Entries(NamedTuple):
    """The entries of a list in its order, and notes on what could not be understood."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


def read_entries(table: ListTable, columns: Columns) -> Entries:
    """Every row as an entry; a row without name and abbreviation stays, so that the crosswalk has a line for it."""
    notes = []
    countries: Mapping[str, str] = {}
    at = columns.first("country")
    if at is None:
        notes.append("no column with countries: every entry is compared with the parties of all countries, less surely")
    else:
        countries = read_countries(table.column(at), thorough=True)
        unknown = sorted({cell for cell in table.column(at) if cell and cell not in countries})
        if unknown:
            notes.append(f"not known as countries: {some_of(unknown, _SHOWN)}")
        if empty := table.column(at).count(""):
            notes.append(f"{counted(empty, 'row has', 'rows have')} no country and may be a party of any, less surely")
    entries = tuple(_entry(row, number, columns, countries) for number, row in enumerate(table.rows, 1))
    entries = _with_first_rows(entries, by_year="year" in columns.of and "first" not in columns.of)
    nameless = sum(not entry.candidate.names and not entry.candidate.abbreviations for entry in entries)
    if nameless:
        notes.append(f"{counted(nameless, 'row has', 'rows have')} neither name nor abbreviation")
    return Entries(entries, tuple(notes))


def _with_first_rows(entries: Sequence[Entry], *, by_year: bool) -> tuple[Entry, ...]:
    """The entries, each with the first row of the same country, names and abbreviation.

    Rows of two ids are about two parties, whatever their names, unless the list has a row for each year: there the ids
    may be those of rows.
    """
    rows: dict[tuple[object, ...], int] = {}
    found = []
    for entry in entries:
        candidate = entry.candidate
        called = (tuple(map(str.casefold, candidate.names)), tuple(map(str.casefold, candidate.abbreviations)))
        place = (entry.list, candidate.country or entry.country_given, called, "" if by_year else candidate.key)
        first = rows.setdefault(place, entry.row) if any(called) else entry.row
        found.append(msgspec.structs.replace(entry, first_row=first) if first != entry.row else entry)
    return tuple(found)


def _entry(row: Sequence[str], number: int, columns: Columns, countries: Mapping[str, str]) -> Entry:
    def cell(field: str) -> str:
        index = columns.first(field)
        return row[index] if index is not None else ""

    names = [row[index] for field in ("name", "english", "other") for index in columns.of.get(field, ())]
    names.append(page_title(cell("page")))
    year = _year(cell("year"))
    share = _share(cell("share"))
    given = cell("country")
    candidate = Candidate(
        names=tuple(dict.fromkeys(name for name in names if name)),
        abbreviations=(cell("abbreviation"),) if cell("abbreviation") else (),
        country=countries.get(given, ""),
        first=_year(cell("first")) or year,
        last=_year(cell("last")) or year,
        share=share,
        share_year=_year(cell("share_year")) or year if share is not None else None,
        key=cell("key"),
    )
    return Entry(candidate.key or str(number), number, candidate, cell("list"), given)


def page_title(address: str) -> str:
    """The name that the address of an encyclopedia page ends with, without its disambiguation; else nothing.

    A section of a page, or a page about an election or a list, names no party. "(Marxist)" is part of a name,
    "(Portugal)" and "(political party)" are not.
    """
    if "wiki" not in address.lower() or "/" not in address or "#" in address:
        return ""
    title = unquote(address.rsplit("/", 1)[-1]).replace("_", " ").strip()
    if _NO_PARTY_PAGE.search(title):
        return ""
    behind = _DISAMBIGUATION.search(title)
    if behind and (_TELLS_APART.search(behind[1]) or read_countries(behind.groups())):
        return title[: behind.start()]
    return title


def _year(text: str) -> int | None:
    """The first year in a text ("2015 general election"); a spreadsheet's number of a day ("41176") has one too."""
    if found := _YEAR.search(text):
        return int(found[1])
    return (_DAY_ZERO + timedelta(days=int(text[:5]))).year if _DAY.match(text) else None


def _share(text: str) -> float | None:
    """A share in percent; "12,5 %" and "12.5" alike. Numbers above 100 are votes, not shares."""
    found = _NUMBER.search(text)
    if not found:
        return None
    share = float(found[0].replace(",", "."))
    return share if 0 <= share <= _LARGEST_SHARE else None
