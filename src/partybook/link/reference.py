"""The known parties that a list is linked to: by country, laid out once for all comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from partybook.errors import ReadError
from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Side, lay_out
from partybook.link.cells import mended
from partybook.link.collection import uncollected
from partybook.link.columns import Columns, recognise
from partybook.link.countries import known_as
from partybook.link.entries import read_entries
from partybook.link.precedents import Precedent, Precedents, lay_out_precedents
from partybook.link.tables import ListTable, read_table

_T = TypeVar("_T")


@dataclass
class Reference:
    """Known parties. `key_name` is how their ids are called ("partyfacts_id").

    `precedents` are entries of lists that are linked to these parties already.
    """

    parties: tuple[Candidate, ...]
    key_name: str = "party_id"
    notes: tuple[str, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    _sides: dict[str, Side] = field(default_factory=dict, repr=False)
    _by_country: dict[str, list[Candidate]] = field(default_factory=dict, repr=False)
    _linked: dict[str, list[Precedent]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for party in self.parties:
            self._by_country.setdefault(party.country, []).append(party)
        homes = {party.key: party.country for party in self.parties}
        for made in self.precedents:
            home = homes.get(made.party) if made.party else made.candidate.country
            if home is not None:
                self._linked.setdefault(home, []).append(made)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(self._by_country)

    @property
    def lists_linked(self) -> int:
        """How many lists there are precedents of."""
        return len({made.list for made in self.precedents})

    def sides(self, country: str) -> tuple[Side, ...]:
        """The parties of a country (or of its heirs, when it is no more), or of every country, for none.

        Empty when the reference has no party there. Laid out when first asked for.
        """
        places = known_as(country, self.countries) if country else sorted(self.countries)
        for place in places:
            if place not in self._sides:
                self._sides[place] = lay_out(self._by_country[place])
        return tuple(self._sides[place] for place in places)

    def precedents_of(self, country: str) -> Precedents | None:
        """The precedents for entries of a country, for the parties of its `sides` in their order; nothing for none.

        Laid out anew each time: most lists ask once, and they are many.
        """
        places = known_as(country, self.countries) if country else sorted(self.countries)
        near = [made for place in places for made in self._linked.get(place, ())]
        return lay_out_precedents(near, [party for side in self.sides(country) for party in side.candidates])


@uncollected()
def read_reference(path: Path, columns: Mapping[str, str] | None = None, aliases: Sequence[Path] = ()) -> Reference:
    """A reference list from a file: a row for each party, with an id, names, and what else there is.

    `aliases` are further files with the same ids and more names of the same parties. Two rows with one id are one
    party with the names of both. Raises `ReadError` when there is no column with ids.
    """
    table = read_table(path)
    found = recognise(table, columns, reference=True)
    at = found.first("key")
    if at is None:
        raise ReadError(
            f"{path}: no column with the ids of parties among {', '.join(table.header[:12])}; "
            "say which it is with --reference-column key=HEADER"
        )
    key_name = table.header[at]
    table = mended(table, found)
    read = read_entries(table, found)
    parties: dict[str, Candidate] = {}
    for entry in read.entries:
        party = msgspec.structs.replace(
            entry.candidate,
            country=entry.candidate.country or entry.country_given,
            identifiers=_identifiers(table, found, entry.row),
        )
        parties[party.key] = _joined(parties[party.key], party) if party.key in parties else party
    of_lists = ("not known as countries", "no country")
    notes = [note for note in read.notes if not any(words in note for words in of_lists)]
    notes += [_add_aliases(parties, extra, key_name) for extra in aliases]
    return Reference(tuple(parties.values()), key_name, tuple(notes))


def _identifiers(table: ListTable, columns: Columns, row: int) -> tuple[tuple[str, str], ...]:
    cells = table.rows[row - 1]
    return tuple((table.header[index], cells[index]) for index in columns.identifiers if cells[index])


def _joined(one: Candidate, other: Candidate) -> Candidate:
    return msgspec.structs.replace(
        one,
        names=_both(one.names, other.names),
        abbreviations=_both(one.abbreviations, other.abbreviations),
        identifiers=_both(one.identifiers, other.identifiers),
    )


def _both(one: Iterable[_T], other: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _add_aliases(parties: dict[str, Candidate], path: Path, key_name: str) -> str:
    """Add the names, abbreviations and ids of a file to the parties of the same id; say how many it knew."""
    table = read_table(path)
    given = {"key": key_name} if key_name in table.header else {}
    columns = recognise(table, given, reference=True)
    known = 0
    for entry in read_entries(table, columns).entries:
        if (party := parties.get(entry.key)) is None:
            continue
        known += 1
        extra = msgspec.structs.replace(entry.candidate, identifiers=_identifiers(table, columns, entry.row))
        parties[entry.key] = _joined(party, extra)
    return f"{path}: further names of {known} of {len(parties)} parties"
