"""Whether the years of an entry and of a party meet, and years in words."""

from __future__ import annotations

from typing import Literal

from partybook.identity.candidate import Candidate


def other_time(entry: Candidate, party: Candidate) -> Literal["", "successor", "predecessor"]:
    """What a party is to an entry when it lived only after the entry's years, or only before; else nothing.

    A year between the two is none: dates of foundation are often that of the first election. Where years are not known,
    the party may have lived then.
    """
    last = entry.last if entry.last is not None else entry.first
    if last is not None and party.first is not None and last < party.first - 1:
        return "successor"
    if entry.first is not None and party.last is not None and entry.first > party.last + 1:
        return "predecessor"
    return ""


def lived(entry: Candidate, party: Candidate) -> bool:
    """Whether a party existed in an entry's years, give or take one; so it may have where years are not known."""
    return not other_time(entry, party)


def common_years(entry: Candidate, party: Candidate) -> tuple[int | None, int | None]:
    """The years of the entry in which the party existed; the entry's own when the two do not meet."""
    begins = [year for year in (entry.first, party.first) if year is not None]
    ends = [year for year in (entry.last, party.last) if year is not None]
    first = max(begins) if entry.first is not None else None
    last = min(ends) if entry.last is not None and ends else entry.last
    if first is not None and last is not None and first > last:
        return entry.first, entry.last
    return first, last


def years_told(one: Candidate) -> str:
    """Years in words: "1994", "1990–1998", "1990–", or nothing."""
    years = (one.first, one.last)
    return "–".join(dict.fromkeys(str(year or "") for year in years)) if any(years) else ""
