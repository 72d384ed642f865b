"""Which column of a list holds what: told by the header, then by what stands in it, or given by the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from partybook.errors import InvalidValue
from partybook.link.countries import read_countries
from partybook.link.headers import known_headers, plain_header, says
from partybook.link.sentences import some_of
from partybook.link.tables import ListTable

FIELDS = (
    "key",
    "list",
    "country",
    "name",
    "english",
    "other",
    "abbreviation",
    "first",
    "last",
    "year",
    "share",
    "share_year",
    "page",
)
"""What a user may give a column for."""
_NAMES = ("name", "english", "other")
_SAMPLE = 300
_MOST_OF = 0.8
_YEAR = re.compile(r"(?:1[789]\d\d|20\d\d)(?:\.0)?(?:-\d\d(?:-\d\d)?)?\Z")
_SHORT = 12
_HALF = 0.5
_SHOWN = 12
"""Headers that are named where a wanted one is missing."""
_FIGURES = ("first", "last", "year", "share", "share_year")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?\Z")
_OF_PARTIES = ("party", "partei", "parti", "partit", "vote", "prtv", "prtc", "ballot")
"""How words of headers begin that speak of parties."""


class Columns(NamedTuple):
    """Indices of the columns of each field, in the order they are asked in; fields without a column are absent."""

    of: Mapping[str, tuple[int, ...]]
    identifiers: tuple[int, ...] = ()

    def first(self, field: str) -> int | None:
        found = self.of.get(field, ())
        return found[0] if found else None


def recognise(table: ListTable, given: Mapping[str, str] | None = None, *, reference: bool = False) -> Columns:
    """The columns of a list (or of a reference list, whose key is the id of known parties).

    `given` maps fields to headers and goes before all else. Raises `InvalidValue` for a field or header that is not
    there, and when nothing in the table can be a name or an abbreviation, with the headers it has.
    """
    found = _given(table, given or {})
    plain = {plain_header(header): index for index, header in reversed(list(enumerate(table.header)))}
    taken = {index for indices in found.values() for index in indices}
    for field in ("reference_key", *FIELDS) if reference else FIELDS:
        place = "key" if field == "reference_key" else field
        if place in found:
            continue
        known = [index for index in _headed(known_headers()[field], plain) if index not in taken]
        known = [index for index in known if _may_be(place, table.column(index))]
        if place == "country" and len(known) > 1:
            known.sort(key=lambda index: _is_doubtful(table.column(index)))
        indices = known if field in _NAMES else known[:1]
        if indices:
            found[place] = tuple(indices)
            taken.update(indices)
    _by_content(table, found, taken)
    listed = [plain[header] for header in known_headers()["identifiers"] if header in plain]
    others = [index for index in listed if index not in taken]
    if not any(field in found for field in (*_NAMES, "abbreviation")):
        raise InvalidValue(
            f"{table.name}: no column with names or abbreviations among {some_of(table.header, _SHOWN)}; "
            f"say which it is with --{'reference-' if reference else ''}column name=HEADER"
        )
    return Columns(found, tuple(others))


def _headed(known: Sequence[str], plain: Mapping[str, int]) -> list[int]:
    """The columns that known headers stand over, in the order of the headers; "?" in one stands for any letter."""
    found = []
    for header in known:
        if "?" in header:
            found += [index for name, index in plain.items() if fnmatchcase(name, header)]
        elif header in plain:
            found.append(plain[header])
    return list(dict.fromkeys(found))


def _may_be(field: str, column: Sequence[str]) -> bool:
    """Whether what stands in a column can be what its header says: shares and years have figures, names are none."""
    cells = list(dict.fromkeys(cell for cell in column if cell))[:_SAMPLE]
    if not cells:
        return True
    if field in _FIGURES:
        return _share_of(cells, lambda cell: any(map(str.isdigit, cell))) >= _HALF
    if field in (*_NAMES, "abbreviation"):
        return _share_of(cells, lambda cell: bool(_NUMBER.match(cell))) < _HALF
    return True


def _is_doubtful(column: Sequence[str]) -> bool:
    """Whether a column with a header of countries should stand behind another: it has numbers, or hardly a country."""
    cells = list(dict.fromkeys(cell for cell in column if cell))[:_SAMPLE]
    return not cells or _share_of_countries(cells) < _HALF


def _given(table: ListTable, given: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for field, header in given.items():
        if field not in FIELDS:
            raise InvalidValue(f"{field!r} is no field of a list; fields are {', '.join(FIELDS)}")
        if header not in table.header:
            raise InvalidValue(f"{table.name}: no column {header!r} among {some_of(table.header, _SHOWN)}")
        found[field] = (table.header.index(header),)
    return found


def _by_content(table: ListTable, found: dict[str, tuple[int, ...]], taken: set[int]) -> None:
    """Columns that no header told, by what stands in them."""
    samples = {
        index: list(dict.fromkeys(cell for cell in table.column(index)[: 4 * _SAMPLE] if cell))[:_SAMPLE]
        for index, header in enumerate(table.header)
        if index not in taken and not says([header], "place")
    }
    samples = {index: cells for index, cells in samples.items() if cells}
    if "country" not in found:
        telling = {index: _share_of_countries(cells) for index, cells in samples.items()}
        best = max(telling, key=lambda index: telling[index], default=None)
        if best is not None and telling[best] >= _MOST_OF:
            found["country"] = (best,)
            del samples[best]
    if "country" in found:
        own = table.column(found["country"][0])
        samples = {index: cells for index, cells in samples.items() if not _says_again(table.column(index), own)}
    if not any(field in found for field in _NAMES):
        worded = {index: _share_of(cells, _is_name) for index, cells in samples.items()}
        if worded and max(worded.values()) >= 0.5:
            best = max(worded, key=lambda index: worded[index])
            found["name"] = (best,)
            del samples[best]
    if not any(field in found for field in (*_NAMES, "abbreviation")):
        said = [index for index, cells in samples.items() if _is_of_parties(table.header[index]) and _is_text(cells)]
        if said:
            found["name"] = (said[0],)
            del samples[said[0]]
    if "abbreviation" not in found:
        short = {index: _share_of(cells, _is_abbreviation) for index, cells in samples.items()}
        best = max(short, key=lambda index: short[index], default=None)
        if best is not None and short[best] >= _MOST_OF:
            found["abbreviation"] = (best,)
            del samples[best]
    if not any(field in found for field in ("first", "last", "year")):
        years = [index for index, cells in samples.items() if _share_of(cells, lambda c: bool(_YEAR.match(c))) > 0.9]
        if years:
            found["year"] = (years[0],)


def _share_of(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _share_of_countries(cells: Sequence[str]) -> float:
    if _share_of(cells, str.isdigit) > 0.5:
        return 0.0  # numbers are countries only when the header says so
    codes = read_countries(cells)
    return sum(cell in codes for cell in cells) / len(cells)


def _says_again(column: Sequence[str], countries: Sequence[str]) -> bool:
    """Whether a column has the countries of another once more, in another way of writing."""
    pairs = {(cell, country) for cell, country in zip(column, countries, strict=True) if cell and country}
    one, other = read_countries(cell for cell, _ in pairs), read_countries(country for _, country in pairs)
    same = sum(cell in one and one[cell] == other.get(country) for cell, country in pairs)
    return bool(pairs) and same >= _MOST_OF * len(pairs)


def _is_of_parties(header: str) -> bool:
    """Whether a header speaks of parties or of votes for them: "partyvote", "prtvtde1", "Parteien"."""
    plain = plain_header(header)
    return (
        any(word.startswith(_OF_PARTIES) for word in plain.split("_")) and "abb" not in plain and "short" not in plain
    )


def _is_text(cells: Sequence[str]) -> bool:
    return _share_of(cells, lambda cell: sum(map(str.isalpha, cell)) > len(cell) / 2) >= _MOST_OF


def _is_name(cell: str) -> bool:
    return " " in cell and sum(char.isalpha() for char in cell) > len(cell) / 2


def _is_abbreviation(cell: str) -> bool:
    return 1 < len(cell) <= _SHORT and any(char.isupper() for char in cell) and cell.count(" ") <= 1
