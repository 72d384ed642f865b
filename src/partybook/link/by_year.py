"""Lists with a column for each election ("2013", "2017 (%)"): their figures as a party's years and largest share."""

from __future__ import annotations

import re
from collections.abc import Collection

from partybook.link.figures import HUNDRED, figure, is_figures, is_no_figure, summed_up
from partybook.link.headers import says
from partybook.link.tables import ListTable

_HEADER = re.compile(
    r"(?:(?:vote[ _.]?)?shares?|votes?|percent|pct|v|y|x|wahl|anteil)?[ _.]*(1[789]\d\d|20\d\d)"
    r"(?:[-./]\d\d?){0,2}[ _.]*(?:\(?%\)?|(?:vote[ _.]?)?share|pct|votes?)?\Z",
    re.IGNORECASE,
)
_FEWEST = 2
_ALL_SCALES = 10.0
"""Up to which figures may be scores, as from 0 (left) to 10 (right)."""
_FIELDS = ("first", "last", "year", "share", "share_year")
_SHOWN = 4


def by_years(table: ListTable, given: Collection[str]) -> ListTable:
    """The table with the first and last year of each row's figures and the largest share with its year behind it.

    The same table when it says years or shares otherwise (`given` are fields that the user gave a header for), or has
    fewer than two columns of figures that are called like years. No share where one figure is above a hundred, or all
    are so low that they may be scores on a scale.
    """
    if any(field in given or says(table.header, field) for field in _FIELDS):
        return table
    found = {at: header[1] for at, text in enumerate(table.header) if (header := _HEADER.match(text.strip()))}
    filled = {at: list(filter(None, table.column(at))) for at in found}
    years = {at: year for at, year in found.items() if filled[at] and is_figures(filled[at])}
    if len(years) < _FEWEST:
        return table
    numbers = [figure(row[at]) for row in table.rows for at in years if not is_no_figure(row[at])]
    shares = None not in numbers and _ALL_SCALES < max(filter(None, numbers), default=0) <= HUNDRED
    rows = []
    for row in table.rows:
        there = [(year, row[at]) for at, year in years.items() if not is_no_figure(row[at])]
        figures = [(year, figure(cell) if shares else None) for year, cell in there]
        rows.append((*row, *(summed_up(figures) if figures else ("", "", "", ""))))
    shown = ", ".join(list(years.values())[:_SHOWN]) + (" and more" if len(years) > _SHOWN else "")
    return table._replace(
        header=(*table.header, "year_first", "year_last", "share", "share_year"),
        rows=rows,
        notes=(*table.notes, f"columns called like years ({shown}) are taken for the party's elections"),
        text="",
    )
