"""Where the table is in a sheet: titles above it, headers of two lines, countries as headings, notes below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from partybook.link.beside import below_each_other
from partybook.link.countries import read_countries
from partybook.link.headers import how_many_known, plain_header, says
from partybook.link.sentences import some_of

Line = Sequence[str]

_DEEPEST = 20
"""Lines in which the header is looked for."""
_LABEL = re.compile(r"\A[^\W\d_]{2,15}\s*[:=]\s*")
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|[*†‡]+)\s*\Z")
_NOTE = re.compile(
    r"\A(?:[*†‡]|\[?\d{1,2}[\])]\s|(?:sources?|notes?|quellen?|anmerkung(?:en)?|fuentes?|fontes?|fonti|notas?|"
    r"remarks?|comments?)\b\s*[:.\d])",
    re.IGNORECASE,
)
_LONGEST_NAME = 120
"""Letters up to which a text that stands alone below a table may be a party's name."""
_LONGEST_CODE = 3
"""Letters up to which a text that stands alone is no country: it may be an abbreviation."""
_SHOWN = 3
_SHOWN_LETTERS = 40


class Layout(NamedTuple):
    """A table found in lines: its header, its rows as long as that, and what was left out or put together."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]
    notes: tuple[str, ...]


def lay_out_rows(lines: Sequence[Line]) -> Layout:
    """The table in lines of cells, none of them empty throughout.

    The header is the first line, unless that has one cell and others have more, or a later one has known headers and it
    has none. A second line that names what the first left open ("Name", "Abbr." below "Party") belongs to the header.
    Lines of one cell are headings if they are countries and no column has any, else titles above the table and notes
    below it; a header that comes again is none of the rows.
    """
    at = _header_line(lines)
    stacked = below_each_other(lines, at)
    lines = stacked or lines
    header, below = list(lines[at]), at + 1
    if below < len(lines) and _goes_on(header, lines[below]):
        header, below = _both(header, lines[below]), below + 1
    again = {_filled(line) for line in lines[at:below]}
    headings = _headings(lines) if len(_filled(header)) > 1 and not says(header, "country") else {}
    captions, end = _captions(lines, again), _end(lines) if len(_filled(header)) > 1 else len(lines)
    rows: list[Line] = []
    countries: list[str] = []
    left_out: list[str] = []
    country = ""
    for number, line in enumerate(lines):
        alone = _alone(line)
        if at <= number < below:
            continue
        if alone in headings:
            country = headings[alone]
        elif number < at or number in captions or (number >= end and _is_note(alone)):
            left_out.append(" ".join(_filled(line)))
        elif _filled(line) not in again:
            rows.append(line)
            countries.append(country)
    notes = [_left_out(left_out)] if left_out else []
    if stacked:
        notes.append("tables of the same headers stand side by side and are read as one")
    if headings:
        header, rows = ["country", *header], [(heading, *row) for heading, row in zip(countries, rows, strict=True)]
        notes.append(f"countries are taken from headings: {some_of(dict.fromkeys(headings.values()), _SHOWN)}")
    return _squared(header, rows, notes)


def _filled(line: Line) -> tuple[str, ...]:
    return tuple(filter(None, line))


def _alone(line: Line) -> str:
    """The text of a line's only cell, else nothing."""
    filled = _filled(line)
    return filled[0] if len(filled) == 1 else ""


def _header_line(lines: Sequence[Line]) -> int:
    first = lines[0]
    widest = max(len(_filled(line)) for line in lines[:_DEEPEST])
    if widest < 2 or (how_many_known(first) and not _alone(first)):
        return 0
    for number, line in enumerate(lines[:_DEEPEST]):
        if how_many_known(line) > 1:
            return number
    return next(number for number, line in enumerate(lines) if not _alone(line)) if _alone(first) else 0


def _goes_on(header: Line, line: Line) -> bool:
    """Whether a line is the second of the header: it names a column that the first left open, and holds no number."""
    open_ones = [cell for above, cell in zip(header, line, strict=False) if cell and not above]
    figures = any(char.isdigit() for cell in line for char in cell)
    return bool(open_ones) and how_many_known(open_ones) > 0 and not figures


def _both(above: Line, below: Line) -> list[str]:
    """Headers of two lines in one: the lower word where that is known, else both."""
    lower = [*below, *[""] * (len(above) - len(below))]
    upper, last = [], ""
    for at, cell in enumerate(lower):
        own = above[at] if at < len(above) else ""
        last = own or (last if cell else "")
        upper.append(last)
    twice = {cell for cell in lower if cell and lower.count(cell) > 1}
    return [
        (f"{one} {other}".strip() if other in twice or not how_many_known([other]) else other) if other else one
        for one, other in zip(upper, lower, strict=True)
    ]


def _captions(lines: Sequence[Line], again: set[tuple[str, ...]]) -> set[int]:
    """Lines of one cell that stand directly above a header."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if _filled(line) in again and len(_filled(line)) > 1:
            while number and _alone(lines[number - 1]):
                number -= 1
                found.add(number)
    return found


def _end(lines: Sequence[Line]) -> int:
    """Where the last line with several cells ends."""
    return max((number for number, line in enumerate(lines, 1) if not _alone(line)), default=len(lines))


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(text)) or len(text) > _LONGEST_NAME


def _headings(lines: Sequence[Line]) -> dict[str, str]:
    """Texts that stand alone on a line and are countries, with what of them is the country."""
    alone = {text: _LABEL.sub("", _BEHIND.sub("", text)) for text in map(_alone, lines) if text}
    may_be = {text: name for text, name in alone.items() if _LONGEST_CODE < len(name) < _SHOWN_LETTERS}
    known = read_countries(may_be.values(), thorough=len(may_be) > 1)
    return {text: name for text, name in may_be.items() if name in known and any(map(str.isalpha, name))}


def _squared(header: Line, rows: Sequence[Line], notes: list[str]) -> Layout:
    """Rows as long as the header; cells beyond it get a column of their own."""
    width = max(len(header), *map(len, rows)) if rows else len(header)
    odd = [number for number, row in enumerate(rows, 1) if len(row) != len(header)]
    if odd:
        where = f"{some_of(map(str, odd), _SHOWN)} {'have' if len(odd) > 1 else 'has'}"
        notes.append(f"{'rows' if len(odd) > 1 else 'row'} {where} more or fewer cells than the header")
    named = [cell or f"column {number}" for number, cell in enumerate(header, 1)]
    named += [f"column {number + 1}" for number in range(len(header), width)]
    squared = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    return Layout(tuple(named), squared, tuple(notes))


def _left_out(texts: Sequence[str]) -> str:
    shortened = [f"“{text[:_SHOWN_LETTERS]}{'…' if len(text) > _SHOWN_LETTERS else ''}”" for text in texts]
    return f"left out as titles or notes: {some_of(shortened, _SHOWN)}"


def same_headers(one: Line, other: Line) -> bool:
    """Whether two tables have the same columns."""
    return list(map(plain_header, one)) == list(map(plain_header, other))
