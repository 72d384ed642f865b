"""What a list and a reference say of each other that a user should know, in sentences: ids given, headers that are
parties, decisions for parties that are not there.
"""

from __future__ import annotations

from pathlib import Path

from partybook.errors import InvalidValue
from partybook.identity.name_forms import fold_abbreviation
from partybook.link.decisions import Decisions
from partybook.link.reading import ReadList
from partybook.link.reference import Reference
from partybook.link.sentences import some_of

_FEWEST_KNOWN = 0.25
"""Share of headers that are called like known parties from which headers are parties."""
_FEWEST_HEADERS = 3
"""Columns called like parties from which it is no accident."""
_SHOWN = 8
"""Parties and columns that are named."""


def ids_given(listed: ReadList, reference: Reference) -> list[str]:
    """A hint where the list has ids of the reference already: they are no evidence unless the user says so."""
    if reference.key_name not in listed.table.header:
        return []
    at = listed.table.header.index(reference.key_name)
    if at not in listed.columns.identifiers:
        return []
    given = sum(bool(row[at]) for row in listed.table.rows)
    return [
        f"{reference.key_name} is given in {given:,} of {len(listed.table.rows):,} rows and is not looked at; "
        f"--linked {listed.table.name} counts it as evidence"
    ]


def unknown_parties(place: Path, standing: Decisions, reference: Reference) -> list[str]:
    """A sentence on decisions for parties that the reference lacks: a slip of the pen, or another reference."""
    known = {party.key for party in reference.parties}
    lost = list(dict.fromkeys(made.party for made in standing if made.party and made.party not in known))
    if not lost:
        return []
    shown = some_of(lost, _SHOWN)
    return [f"{place}: decisions for parties that the reference lacks ({shown}) are not followed; mend their ids"]


def called_like_parties(listed: ReadList, reference: Reference) -> list[str]:
    """A hint where columns that are not used are called like parties: rows may be elections or places."""
    used = {index for indices in listed.columns.of.values() for index in indices}
    rest = [header for index, header in enumerate(listed.table.header) if header and index not in used]
    called = _called(listed, reference)
    parties = [header for header in rest if len(header) > 1 and fold_abbreviation(header) in called]
    if len(parties) < _FEWEST_HEADERS or 2 * len(parties) < len(rest):
        return []
    shown = some_of(parties, _SHOWN)
    return [
        f"columns are called like parties ({shown}): if each is one, leave only them and columns of countries and years"
    ]


def check_headers(listed: ReadList, reference: Reference) -> None:
    """Raise `InvalidValue` when of the headers that were taken for parties hardly one is called like a known party."""
    called = _called(listed, reference)
    known = sum(fold_abbreviation(entry.name) in called for entry in listed.entries)
    if known < _FEWEST_KNOWN * len(listed.entries):
        names = ", ".join(entry.name for entry in listed.entries[:_SHOWN])
        raise InvalidValue(
            f"{listed.table.name}: no column has names, and hardly a header is a party of the reference ({names}); "
            "say which column has names with --column name=HEADER"
        )


def _called(listed: ReadList, reference: Reference) -> frozenset[str]:
    """What the parties of a list's countries are called."""
    countries = listed.countries or reference.countries
    sides = [side for country in countries for side in reference.sides(country)]
    return frozenset(name for side in sides for names in side.called for name in names)
