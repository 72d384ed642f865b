"""Tables with several parties in a row ("party1, votes1, party2, votes2"), turned into one row for each party."""

from __future__ import annotations

import re

from partybook.link.headers import plain_header, says
from partybook.link.tables import ListTable

_NUMBERED = re.compile(r"(.*?)[_ .-]?(\d{1,2})\Z", re.DOTALL)


def long_form(table: ListTable) -> ListTable:
    """The table with a row for each party, the same table when it has such rows already.

    Columns are taken for parties side by side when a header of names or abbreviations comes with two or more numbers
    and another header with the same ones: "name1, name2" alone may be two names of one party. Places without a name are
    no rows; a note says what was done.
    """
    places = _repeated(table.header)
    stems = list(places)
    named = [stem for stem in stems if says([stem], "name") or says([stem], "abbreviation")]
    numbers = sorted({number for stem in named for number in places[stem]})
    beside = [stem for stem in stems if stem not in named and set(places[stem]) & set(numbers)]
    if len(numbers) < 2 or not beside:
        return table
    stems = [*named, *beside]
    taken = {at for stem in stems for at in places[stem].values()}
    kept = [at for at in range(len(table.header)) if at not in taken]
    rows = []
    for row in table.rows:
        for number in numbers:
            cells = [row[places[stem][number]] if number in places[stem] else "" for stem in stems]
            if any(cells[: len(named)]):
                rows.append((*(row[at] for at in kept), *cells))
    header = (*(table.header[at] for at in kept), *stems)
    which = f"{named[0]} {numbers[0]} to {numbers[-1]}"
    said = f"{len(numbers)} parties stand side by side ({which}): each is an entry of its own"
    return table._replace(header=header, rows=rows, notes=(*table.notes, said))


def _repeated(header: tuple[str, ...]) -> dict[str, dict[int, int]]:
    """Headers that come with several numbers, and the column of each number."""
    places: dict[str, dict[int, int]] = {}
    for at, text in enumerate(header):
        if found := _NUMBERED.match(text):
            places.setdefault(plain_header(found[1]), {})[int(found[2])] = at
    return {stem: numbers for stem, numbers in places.items() if stem and len(numbers) > 1}
