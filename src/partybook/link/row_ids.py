"""Ids of a list's rows that stay when rows are inserted, so that what people decided about a row finds it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from partybook.link.entries import Entry
from partybook.link.times import years_told


def with_row_ids(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with `key` telling every row from all others of its list.

    The list's own id does where it stands in one row of its country. Where it stands in several, as a party's in a
    panel of elections, the row's years stand behind it, and name and abbreviation where rows have one id and one year.
    Where the list has no id, name, abbreviation, country and years are it. Rows that are alike in all are numbered.
    """
    rows = Counter(_place(entry, entry.candidate.key) for entry in entries)
    once = [_place(entry, entry.candidate.key) for entry in entries]
    by_year = Counter((place, years_told(entry.candidate)) for place, entry in zip(once, entries, strict=True))
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for place, entry in zip(once, entries, strict=True):
        own = entry.candidate.key
        if not own or rows[place] > 1:
            own = _told(entry, named=not own or by_year[place, years_told(entry.candidate)] > 1)
            seen[_place(entry, own)] += 1
            if (number := seen[_place(entry, own)]) > 1:
                own = f"{own} #{number}"
        found.append(entry if own == entry.key else msgspec.structs.replace(entry, key=own))
    return tuple(found)


def _place(entry: Entry, id: str) -> tuple[str, str, str]:
    return entry.list, entry.candidate.country or entry.country_given, id


def _told(entry: Entry, *, named: bool) -> str:
    """An id in words: "7 (1994)", or "New Democracy (NyD, SWE, 1994)" with what tells it from other rows."""
    one = entry.candidate
    name = next(iter(one.names), "") or next(iter(one.abbreviations), "")
    short = next((words for words in one.abbreviations if words != name), "")
    called = (name, short) if one.key else (short, one.country or entry.country_given)
    behind = ", ".join(filter(None, (*(called if named else ()), years_told(one))))
    before = one.key or name or "no name"
    return f"{before} ({behind})" if behind else before
