"""The sheets of a workbook as one table: the one with the list, or several of one form, by country or by year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from partybook.errors import InvalidValue
from partybook.link.countries import read_countries
from partybook.link.headers import says
from partybook.link.layout import Layout, lay_out_rows, same_headers
from partybook.link.sentences import some_of

_SHOWN = 4
_YEAR = re.compile(r"(?:1[789]|20)\d\d\Z")


class _Sheet(NamedTuple):
    name: str
    table: Layout

    @property
    def names_parties(self) -> bool:
        return any(says(self.table.header, field) for field in ("name", "english", "other", "abbreviation"))


def one_table(sheets: Mapping[str, list[list[str]]], wanted: str = "") -> Layout:
    """The table of a workbook's sheets, each given as lines; notes say which sheets were read.

    `wanted` is the sheet to read. Without it, sheets that are called like countries or years, or that have the same
    columns, are read as one, with the sheet's name in a column before the others; else the first that has names of
    parties, or the first that is not empty. Raises `InvalidValue` when there is no such sheet.
    """
    if wanted and wanted not in sheets:
        raise InvalidValue(f"no sheet {wanted!r} among {', '.join(sheets)}")
    found = [_Sheet(name, lay_out_rows(lines)) for name, lines in sheets.items() if lines]
    if wanted:
        found = [sheet for sheet in found if sheet.name == wanted]
    if not found:
        return Layout((), [], ())
    first = next((sheet for sheet in found if sheet.names_parties), found[0])
    alike = [sheet for sheet in found if same_headers(sheet.table.header, first.table.header)]
    column, several = _told_apart(found, alike)
    if len(several) < 2:
        return _only(first, sheets, wanted)
    shape = several[0].table
    return Layout(
        (column, *shape.header),
        [(sheet.name, *row) for sheet in several for row in sheet.table.rows],
        (
            _read([sheet.name for sheet in several], len(sheets), column),
            *dict.fromkeys(note for sheet in several for note in sheet.table.notes),
        ),
    )


def _told_apart(found: list[_Sheet], alike: list[_Sheet]) -> tuple[str, list[_Sheet]]:
    """What the names of sheets are, and the sheets that are parts of one table."""
    years = [sheet for sheet in alike if _YEAR.match(sheet.name.strip())]
    if len(years) > 1 and not says(years[0].table.header, "year"):
        return "year", years
    countries = read_countries([sheet.name for sheet in found], thorough=len(found) > 1)
    named = [sheet for sheet in found if sheet.name in countries]
    if len(named) > 1 and not says(named[0].table.header, "country"):
        width = len(named[0].table.header)
        return "country", [sheet for sheet in named if len(sheet.table.header) == width]
    return "sheet", alike


def _only(sheet: _Sheet, sheets: Mapping[str, list[list[str]]], wanted: str) -> Layout:
    table = sheet.table
    if len(sheets) == 1 or wanted:
        return table
    said = f"of {len(sheets)} sheets only “{sheet.name}” was read; --sheet NAME takes another"
    return Layout(table.header, table.rows, (said, *table.notes))


def _read(names: list[str], count: int, column: str) -> str:
    meaning = "" if column == "sheet" else f", its name is the {column} of its parties"
    return f"{len(names)} of {count} sheets are read as one table ({some_of(names, _SHOWN)}){meaning}"
