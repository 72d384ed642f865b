"""A list read, linked and ready to be written: what the command and the review work on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from partybook.errors import InvalidValue
from partybook.identity.name_forms import fold_abbreviation
from partybook.link.by_year import by_years
from partybook.link.carried import carried
from partybook.link.cells import mended
from partybook.link.columns import Columns, recognise
from partybook.link.countries import read_countries
from partybook.link.crosswalk import Link, link_list
from partybook.link.decisions import Decision, Decisions, decisions_beside, read_decisions
from partybook.link.entries import Entry, read_entries
from partybook.link.headed import by_headers
from partybook.link.headers import how_many_known
from partybook.link.output import Form, Table, candidates, crosswalk
from partybook.link.reference import Reference
from partybook.link.row_ids import with_row_ids
from partybook.link.submission import partyfacts
from partybook.link.tables import ListTable, read_table
from partybook.link.wide import long_form

_LONGEST_CODE = 3
"""Letters up to which a word of a file's name is taken for no country."""
_FEWEST_KNOWN = 0.25
"""Share of headers that are called like known parties from which headers are parties."""
_FEWEST_HEADERS = 3
"""Columns called like parties from which it is no accident."""
_SHOWN = 8
"""Unused columns that are named."""


@dataclass(frozen=True)
class ReadList:
    """A list as it was understood; `notes` say what was and what was not, one sentence each.

    `headed` says that its entries are headers of the file.
    """

    table: ListTable
    columns: Columns
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    headed: bool = False

    @property
    def countries(self) -> frozenset[str] | None:
        """The countries of its entries, as codes where they are known; None when an entry may be of any country."""
        found = frozenset(entry.candidate.country or entry.country_given for entry in self.entries)
        return None if "" in found else found


@dataclass(frozen=True)
class LinkedList:
    """A list with its links. `decisions` is the file of decisions, `standing` those that were respected."""

    table: ListTable
    columns: Columns
    entries: tuple[Entry, ...]
    reference: Reference
    links: tuple[Link, ...]
    decisions: Path
    standing: Decisions
    notes: tuple[str, ...] = ()

    def output(self, form: Form, most: int = 5) -> Table:
        """The links as a table of the given form; `most` candidates of each entry in the form "candidates"."""
        own = {
            field: self.table.header[at] for field in ("list", "key") if (at := self.columns.first(field)) is not None
        }
        if "key" in own and "row" not in own.values() and any(one.key != one.candidate.key for one in self.entries):
            own["row"] = "row"  # an id that several rows have, or none, does not join the crosswalk back
        name = self.reference.key_name
        if name in own.values():
            name = f"reference_{name}"
        if form == "candidates":
            return candidates(self.links, name, own, most)
        if form == "partyfacts":
            return partyfacts(self.links, name, self._names(), own.get("list", ""))
        return crosswalk(self.links, name, own)

    def _names(self) -> dict[int, tuple[str, str, str]]:
        """The native, English and other names in each row, by its number."""
        kinds = [self.columns.of.get(field, ()) for field in ("name", "english", "other")]
        told = {}
        for entry in self.entries:
            row = self.table.rows[entry.row - 1]
            native, english, other = (" / ".join(filter(None, (row[at] for at in kind))) for kind in kinds)
            page = entry.candidate.names if not (native or english or other) else ()
            told[entry.row] = (native or " / ".join(page), english, other)
        return told


def read_list(path: Path, columns: Mapping[str, str] | None = None, *, sheet: str = "", country: str = "") -> ReadList:
    """Read a list. Raises `ReadError` and `InvalidValue`, each in one sentence.

    `columns` maps fields to headers; `sheet` is the one of a workbook to read, `country` that of every row where no
    column tells.
    """
    table = long_form(read_table(path, sheet))
    given = dict(columns or {})
    first_header = table.header[0]
    if country:
        table = _of_one_country(table, country)
        given = {"country": table.header[0], **given}
    if (headed := by_headers(table, given)) is not None:
        table = headed
        given.pop("year", None)
    table = by_years(table, given)
    found = recognise(table, given)
    table = carried(mended(table, found), found)
    read = read_entries(table, found)
    hints = [] if found.first("country") is not None else _country_of_file(path)
    if not how_many_known(table.header):
        hints.append(
            f"no header is known: if “{first_header}” is no header but an entry, put a line of headers above it"
        )
    entries = with_row_ids(read.entries)
    notes = (understood(table, found), *table.notes, *read.notes, *hints)
    return ReadList(table, found, entries, notes, headed is not None)


def _country_of_file(path: Path) -> list[str]:
    """A hint where the name of the file has a country in it ("italy_2018.csv")."""
    words = [word for word in re.split(r"[\W\d_]+", path.stem) if len(word) > _LONGEST_CODE]
    named = [word for word in words if word in read_countries([word])]
    return (
        [f"the file is called after a country; if it is that of all parties, say --country {named[0]}"] if named else []
    )


def _of_one_country(table: ListTable, country: str) -> ListTable:
    """The table with a column before the others that says the country of all rows."""
    if country not in read_countries([country], thorough=True):
        raise InvalidValue(f"{country!r} is not known as a country; give a name or a code, such as Sweden or SWE")
    header = ("country given", *table.header)
    return table._replace(header=header, rows=[(country, *row) for row in table.rows], text="")


def link_read(
    listed: ReadList,
    reference: Reference,
    *,
    decisions: Path | None = None,
    elsewhere: Iterable[Decision] = (),
    thresholds: Mapping[str, float] | None = None,
) -> LinkedList:
    """Link every entry of a list that was read, respecting what people decided.

    `decisions` is the file of decisions, the one beside the list when not given; `elsewhere` are those that are kept in
    another place (a book). Of two about one entry the later holds. Raises `ReadError` for a file that is none, and
    `InvalidValue` when headers were taken for parties that are none.
    """
    place = decisions or decisions_beside(Path(listed.table.name))
    standing = read_decisions(place).with_others(elsewhere)
    links = link_list(listed.entries, reference, standing, thresholds=thresholds)
    if listed.headed:
        _check_headers(listed, reference)
    hints = (*_ids_given(listed, reference), *_called_like_parties(listed, reference))
    notes = (*listed.notes, *hints, *_unknown_parties(place, standing, reference), *reference.notes)
    return LinkedList(listed.table, listed.columns, listed.entries, reference, tuple(links), place, standing, notes)


def _ids_given(listed: ReadList, reference: Reference) -> list[str]:
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


def _unknown_parties(place: Path, standing: Decisions, reference: Reference) -> list[str]:
    """A sentence on decisions for parties that the reference lacks: a slip of the pen, or another reference."""
    known = {party.key for party in reference.parties}
    lost = list(dict.fromkeys(made.party for made in standing if made.party and made.party not in known))
    if not lost:
        return []
    shown = ", ".join(lost[:_SHOWN]) + (f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else "")
    return [f"{place}: decisions for parties that the reference lacks ({shown}) are not followed; mend their ids"]


def _called_like_parties(listed: ReadList, reference: Reference) -> list[str]:
    """A hint where columns that are not used are called like parties: rows may be elections or places."""
    used = {index for indices in listed.columns.of.values() for index in indices}
    rest = [header for index, header in enumerate(listed.table.header) if header and index not in used]
    called = _called(listed, reference)
    parties = [header for header in rest if len(header) > 1 and fold_abbreviation(header) in called]
    if len(parties) < _FEWEST_HEADERS or 2 * len(parties) < len(rest):
        return []
    shown = ", ".join(parties[:_SHOWN])
    return [
        f"columns are called like parties ({shown}): if each is one, leave only them and columns of countries and years"
    ]


def _check_headers(listed: ReadList, reference: Reference) -> None:
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


def link_file(
    path: Path,
    reference: Reference,
    *,
    columns: Mapping[str, str] | None = None,
    decisions: Path | None = None,
    thresholds: Mapping[str, float] | None = None,
) -> LinkedList:
    """Read a list and link it, as `read_list` and `link_read` do one after the other."""
    return link_read(read_list(path, columns), reference, decisions=decisions, thresholds=thresholds)


def understood(table: ListTable, columns: Columns) -> str:
    """Which column was taken for what, and which for nothing, in one sentence."""
    said = [f"{field}: {_joined(table, indices)}" for field, indices in columns.of.items()]
    used = {index for indices in columns.of.values() for index in indices} | set(columns.identifiers)
    unused = [header for index, header in enumerate(table.header) if index not in used and header]
    rest = f"; not used: {', '.join(unused[:_SHOWN])}" if unused else ""
    more = f" and {len(unused) - _SHOWN} more" if len(unused) > _SHOWN else ""
    return f"{len(table.rows):,} entries; columns " + ", ".join(said) + rest + more


def _joined(table: ListTable, indices: Sequence[int]) -> str:
    return " + ".join(table.header[index] for index in indices)
