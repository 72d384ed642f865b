"""Election results with a column for each party: the headers are the entries, with the years of their figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from partybook.identity.candidate import Candidate
from partybook.link.cells import tidy
from partybook.link.countries import read_countries
from partybook.link.figures import HUNDRED, Figure, figure, is_figures, is_no_figure, summed_up
from partybook.link.headers import how_many_known, says
from partybook.link.no_party import names_no_party
from partybook.link.sentences import some_of
from partybook.link.tables import ListTable

_YEAR = re.compile(r"(?<!\d)(?:1[789]\d\d|20\d\d)(?!\d)")
_MOST_OF = 0.8
_FEWEST = 2
"""Parties from which a table has a column for each."""
_SHOWN = 4
_MEASURES = ("share", "", "votes", "seats")
"""What a party's column may hold: of several for one party the first is read."""
_SAYS = (
    ("share", re.compile(r"(?:vote[ _.]?)?shares?|percent(?:age)?|pct|prozent|anteil|pervote", re.IGNORECASE)),
    ("votes", re.compile(r"(?:valid[ _.]?)?votes?|stimmen|voix|votos|voti", re.IGNORECASE)),
    ("seats", re.compile(r"seats?|mandates?|mandate|sitze|sieges|sièges|escaños|seggi|deputados", re.IGNORECASE)),
)
_SIGN = re.compile(r"\s*[(\[]?\s*%\s*[)\]]?\s*\Z|\A%\s*")
_ID = re.compile(r"(?:\A|[_ .])id\Z|\Aid[_ .]", re.IGNORECASE)
_NAMES = ("name", "english", "other", "abbreviation", "page")


class _Column(NamedTuple):
    at: int
    label: str
    measure: str


def by_headers(table: ListTable, given: Mapping[str, str]) -> ListTable | None:
    """The table with a row for each party and country where parties stand side by side as headers, else nothing.

    They do where no column can have names: each has a number in nearly every cell, or says the country, the time or the
    place. Others, sums and turnout are left out; of votes, shares and seats of one party its shares are read. A row of
    the new table has the first and the last year with a figure, and the best share with its year; no share where the
    figures are not shares of a whole country. `given` are headers that the user gave for fields.
    """
    if any(field in given or says(table.header, field) for field in _NAMES):
        return None
    filled = [[cell for cell in table.column(at) if cell] for at in range(len(table.header))]
    country, years = (
        table.header.index(given[field]) if given.get(field) in table.header else None for field in ("country", "year")
    )
    country = _country_column(table, filled) if country is None else country
    years = _year_column(table, filled, country) if years is None else years
    places = [at for at, header in enumerate(table.header) if says([header], "place")]
    told = {country, years, *places}
    columns = [
        at for at, cells in enumerate(filled) if cells and at not in told and not how_many_known([table.header[at]])
    ]
    if not all(is_figures(filled[at]) for at in columns):
        return None
    parties = _parties(table.header, columns)
    if len(parties) < _FEWEST:
        return None
    rows = _rows(table, parties, country, years, whole=not places)
    shown = some_of((column.label for column in parties), _SHOWN)
    said = f"each of {len(parties)} columns is taken for a party ({shown}), because no column has names"
    header: tuple[str, ...] = ("name", "year_first", "year_last", "share", "share_year")
    if country is None:
        rows = [row[1:] for row in rows]
    else:
        header = (table.header[country], *header)
    return table._replace(header=header, rows=rows, notes=(*table.notes, said), text="")


def _country_column(table: ListTable, filled: Sequence[Sequence[str]]) -> int | None:
    for at, header in enumerate(table.header):
        if says([header], "country") and filled[at]:
            return at
    for at, cells in enumerate(filled):
        if cells and not any(map(str.isdigit, cells[0])):
            known = read_countries(cells, thorough=True)
            if sum(cell in known for cell in cells) >= _MOST_OF * len(cells):
                return at
    return None


def _year_column(table: ListTable, filled: Sequence[Sequence[str]], country: int | None) -> int | None:
    """The column that says when: by its header, else the first of which nearly every cell has a year."""
    dated = [
        at
        for at, cells in enumerate(filled)
        if cells and at != country and sum(bool(_YEAR.search(cell)) for cell in cells) >= _MOST_OF * len(cells)
    ]
    return next((at for at in dated if says([table.header[at]], "year")), next(iter(dated), None))


def _parties(header: Sequence[str], columns: Sequence[int]) -> list[_Column]:
    """The columns of parties, one for each."""
    best: dict[str, _Column] = {}
    for at in columns:
        label, measure = _read_header(tidy(header[at])[0])
        if not any(map(str.isalpha, label)) or _ID.search(label) or names_no_party(Candidate((label,))):
            continue
        column = _Column(at, label, measure)
        if label not in best or _MEASURES.index(measure) < _MEASURES.index(best[label].measure):
            best[label] = column
    return list(best.values())


def _read_header(text: str) -> tuple[str, str]:
    """A party's label and what its column holds: "SPÖ (%)", "votes_SPÖ", "SPÖ seats"."""
    plain = _SIGN.sub("", text).strip()
    measure = "share" if plain != text else ""
    words = re.split(r"[\s_.:]+", plain)
    for end in (-1, 0):
        for said, pattern in _SAYS:
            if words and pattern.fullmatch(words[end].strip("()[]")):
                del words[end]
                measure, plain = measure or said, " ".join(words)
    return plain, measure


def _rows(
    table: ListTable, parties: Sequence[_Column], country: int | None, years: int | None, *, whole: bool
) -> list[tuple[str, ...]]:
    """A row for each country and party with a figure."""
    places = _filled_down(table.column(country)) if country is not None else [""] * len(table.rows)
    times = [_year(row[years]) if years is not None else "" for row in table.rows]
    whole = whole and len(set(zip(places, times, strict=True))) == len(table.rows)
    figures: dict[tuple[str, str], list[Figure]] = {}
    for place, time, row in zip(places, times, table.rows, strict=True):
        numbers = {column.label: figure(row[column.at]) for column in parties if not is_no_figure(row[column.at])}
        shares = whole and all(number is not None and number <= HUNDRED for number in numbers.values())
        for column in parties:
            if column.label in numbers:
                share = numbers[column.label] if shares and column.measure in ("share", "") else None
                figures.setdefault((place, column.label), []).append((time, share))
    return [(place, label, *summed_up(found)) for (place, label), found in figures.items()]


def _filled_down(cells: Sequence[str]) -> list[str]:
    """Cells with the empty ones as the one above them."""
    found: list[str] = []
    for cell in cells:
        found.append(cell or (found[-1] if found else ""))
    return found


def _year(text: str) -> str:
    found = _YEAR.search(text)
    return found[0] if found else ""
