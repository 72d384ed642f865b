"""Panels: rows of one party in several years. Which party they agree on, and a word where they go to several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from partybook.identity.candidate import Candidate
from partybook.link.entries import Entry
from partybook.link.matching import Proposal
from partybook.link.model import LinkModel
from partybook.link.sentences import some_of
from partybook.link.times import lived

SPLIT = "rows of this entry are linked to"
"""How the word about a panel begins whose rows go to several parties."""
_SHOWN = 4
"""Parties that are named one by one."""


class Split(NamedTuple):
    """A word on a panel whose rows go to several parties; `by_years` says whether their years alone decide so."""

    text: str
    by_years: bool


def agreed(matched: Iterable[tuple[Entry, Sequence[Proposal]]], model: LinkModel) -> dict[int, Proposal]:
    """What rows are proposed to be with the other rows of their panel, by row number, where alone they are another.

    Rows of one name go to several known parties where their years say so, and where shares and rivals of one year
    favour another. Of the parties that the rows go to, each row goes to the one that fits them all best, on average
    over the years in which it existed, if it existed in the row's years and was proposed for it; that average gives the
    probability. Two rows of one year that go to two parties may be two of one name: such panels stay as they are.
    """
    panels: dict[int, list[tuple[Entry, Sequence[Proposal]]]] = {}
    for entry, proposals in matched:
        if proposals and proposals[0].score >= model.link_at:
            panels.setdefault(entry.first_row or entry.row, []).append((entry, proposals))
    found: dict[int, Proposal] = {}
    for rows in panels.values():
        linked = {proposals[0].party.key: proposals[0].party for _, proposals in rows}
        if len(linked) > 1 and not _namesakes(rows):
            found |= _as_their_years_say(rows, linked, model)
    return found


def _namesakes(rows: Sequence[tuple[Entry, Sequence[Proposal]]]) -> bool:
    """Whether two rows of one year go to two parties."""
    of_year: dict[int | None, str] = {}
    keys = ((entry.candidate.first, proposals[0].party.key) for entry, proposals in rows)
    return any(of_year.setdefault(year, key) != key for year, key in keys)


def _as_their_years_say(
    rows: Sequence[tuple[Entry, Sequence[Proposal]]], linked: Mapping[str, Candidate], model: LinkModel
) -> dict[int, Proposal]:
    """The proposals of those rows that go to another party than alone."""
    by_row = [(entry, {made.party.key: made for made in proposals}) for entry, proposals in rows]
    lowest = min(made.odds for _, proposals in rows for made in proposals)
    odds: dict[str, float] = {}
    for key, party in linked.items():
        known = [made[key].odds if key in made else lowest for entry, made in by_row if lived(entry.candidate, party)]
        if known:
            odds[key] = sum(known) / len(known)
    found = {}
    for entry, made in by_row:
        there = [key for key in made if key in odds and lived(entry.candidate, linked[key])]
        first = next(iter(made))
        best = max(there, key=lambda key: odds[key], default=first)
        if best != first:
            score = max(made[best].score, model.probability(odds[best]))
            found[entry.row] = msgspec.structs.replace(made[best], score=score)
    return found


def splits(links: Iterable[tuple[Entry, Candidate | None]]) -> dict[int, Split]:
    """A word about each row, by its number, of a panel whose rows go to several known parties.

    `links` are all rows with what they are linked to. Rows are a panel by their name, and by their own id where that
    is a party's.
    """
    found: dict[int, Split] = {}
    for rows in _panels(list(links)):
        parties = {party.key: party for _, party in rows if party}
        if len(parties) > 1:
            said = Split(_in_words(rows), _years_decide(rows, parties))
            found |= {entry.row: said for entry, party in rows if party}
    return found


def _panels(
    links: Sequence[tuple[Entry, Candidate | None]],
) -> Iterable[list[tuple[Entry, Candidate | None]]]:
    """Rows of one name, then rows of one id: those of a party that changed its name."""
    named: dict[object, list[tuple[Entry, Candidate | None]]] = {}
    for entry, party in links:
        named.setdefault(entry.first_row or entry.row, []).append((entry, party))
    yield from named.values()
    owned: dict[object, list[tuple[Entry, Candidate | None]]] = {}
    for entry, party in links:
        if entry.candidate.key:
            place = entry.list, entry.candidate.country or entry.country_given, entry.candidate.key
            owned.setdefault(place, []).append((entry, party))
    yield from (rows for rows in owned.values() if len(rows) > 1 and not _names_of_one_year(rows))


def _names_of_one_year(rows: Sequence[tuple[Entry, Candidate | None]]) -> bool:
    """Whether an id stands beside two names in one year: that of an election or a country, not of a party."""
    name_of: dict[int | None, str] = {}
    return any(name_of.setdefault(entry.candidate.first, entry.name) != entry.name for entry, _ in rows)


def _years_decide(rows: Sequence[tuple[Entry, Candidate | None]], parties: Mapping[str, Candidate]) -> bool:
    """Whether each row's party is the only one of these that existed then."""
    return all(
        lived(entry.candidate, party) and not any(_then(entry, other) for other in parties.values() if other != party)
        for entry, party in rows
        if party
    )


def _then(entry: Entry, party: Candidate) -> bool:
    """Whether a party is known to have existed in the very years of an entry, other than in its first or last."""
    year = entry.candidate.first
    if year is None:
        return True
    return (party.first or 0) < year < (party.last or 9999)


def _in_words(rows: Sequence[tuple[Entry, Candidate | None]]) -> str:
    years: dict[str, list[int]] = {}
    for entry, party in rows:
        if party:
            known = years.setdefault(party.key, [])
            known += [year for year in (entry.candidate.first, entry.candidate.last) if year is not None]
    told = [f"{key} ({_span(known)})" if known else key for key, known in years.items()]
    return f"{SPLIT} {len(told)} parties: {some_of(told, _SHOWN)}"


def _span(years: Sequence[int]) -> str:
    return "–".join(dict.fromkeys((str(min(years)), str(max(years)))))
