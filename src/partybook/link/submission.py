"""Party Facts' import format: a line for each party of a list, in the columns that the project takes lists in.

Party Facts, "Step-by-step import guide" (hdigital/partyfactsdata, import/import-guide.md): country as ISO code, names
in the language of origin, in English and in other letters, the first and the last year, the largest share and its year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from partybook.identity.candidate import Candidate
from partybook.link.crosswalk import Link
from partybook.link.entries import Entry

_COLUMNS = (
    "country",
    "dataset_party_id",
    "name_short",
    "name",
    "name_english",
    "name_other",
    "year_first",
    "year_last",
    "share",
    "share_year",
    "comment",
)
Names = tuple[str, str, str]
"""Of an entry: native, English and other names."""


def partyfacts(
    links: Sequence[Link], key_name: str, names: Mapping[int, Names], list_name: str = ""
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """The lines of the parties, each with the linked id behind it.

    Rows of one party are one line with their first and last year and the largest share; rows that go to several known
    parties are a line for each. The id of the list is that of a line where no other line has it. `names` are those of
    each row by its number; `list_name` is what the column of lists is called, where a table holds several.
    """
    together: dict[tuple[str, int, str], list[Link]] = {}
    for link in links:
        place = link.entry.list, link.entry.first_row or link.entry.row, link.party.key if link.party else ""
        together.setdefault(place, []).append(link)
    lines = list(together.values())
    ids = Counter(_id(line[0].entry) for line in lines)
    rows = [_line(line, names, alone=ids[_id(line[0].entry)] == 1) for line in lines]
    header = (*_COLUMNS, key_name)
    if list_name:
        return (list_name, *header), [(line[0].entry.list, *row) for line, row in zip(lines, rows, strict=True)]
    return header, rows


def _id(entry: Entry) -> tuple[str, str, str]:
    return entry.list, entry.candidate.country or entry.country_given, entry.candidate.key


def _line(rows: Sequence[Link], names: Mapping[int, Names], *, alone: bool) -> tuple[object, ...]:
    link = rows[0]
    entry, all_of = link.entry, [row.entry.candidate for row in rows]
    firsts = [one.first for one in all_of if one.first is not None]
    lasts = [one.last for one in all_of if one.last is not None]
    best = max(all_of, key=lambda one: -1.0 if one.share is None else one.share)
    return (
        entry.candidate.country or entry.country_given,
        entry.candidate.key if alone and entry.candidate.key else entry.key,
        " / ".join(dict.fromkeys(text for one in all_of for text in one.abbreviations)),
        *_joined([names[row.entry.row] for row in rows]),
        min(firsts, default=None),
        max(lasts, default=None) if _all_ended(all_of) else None,
        best.share,
        best.share_year,
        f"{link.relation}, {link.certainty} ({link.score:.2f}), {link.decided_by}",
        link.party.key if link.party else "",
    )


def _all_ended(rows: Sequence[Candidate]) -> bool:
    """Whether no row says that the party began and not that it ended: it exists today."""
    return all(one.last is not None or one.first is None for one in rows)


def _joined(names: Sequence[Names]) -> list[str]:
    """The names of several rows, kind by kind."""
    return [" / ".join(dict.fromkeys(filter(None, kind))) for kind in zip(*names, strict=True)]
