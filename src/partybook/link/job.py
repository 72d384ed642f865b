"""A list linked and ready to be written: what the command and the review work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from partybook.errors import InvalidValue
from partybook.link.columns import Columns
from partybook.link.crosswalk import Link, link_list
from partybook.link.decision_file import decisions_beside, read_decisions
from partybook.link.decisions import Decision, Decisions
from partybook.link.entries import Entry
from partybook.link.hints import called_like_parties, check_headers, ids_given, unknown_parties
from partybook.link.output import Form, Table, candidates, crosswalk
from partybook.link.reading import ReadList, read_list
from partybook.link.reference import Reference
from partybook.link.submission import partyfacts
from partybook.link.tables import ListTable


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

    def find(self, wanted: str) -> Link:
        """The link of the entry with that id, name or abbreviation. Raises `InvalidValue` when there is none."""
        for tier in (
            [made for made in self.links if made.entry.key == wanted],
            [made for made in self.links if (made.entry.candidate.key or str(made.entry.row)) == wanted],
            [
                made
                for made in self.links
                if wanted in (*made.entry.candidate.names, *made.entry.candidate.abbreviations)
            ],
        ):
            if tier:
                return tier[0]
        raise InvalidValue(f"{self.table.name}: no entry with the id or name {wanted!r}")

    def to_undo(self, link: Link) -> list[Decision]:
        """The decisions to take back so that nothing is decided about an entry; none when nothing is.

        Those about rows of the same party that say the same are taken back with it.
        """
        first = link.entry.first_row or link.entry.row
        others = [entry for entry in self.entries if (entry.first_row or entry.row) != first]
        own = self.standing.about(link.entry)
        return [made for made in self.standing.to_undo(link.entry, others) if own and made.party == own.party]

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
        check_headers(listed, reference)
    hints = (*ids_given(listed, reference), *called_like_parties(listed, reference))
    notes = (*listed.notes, *hints, *unknown_parties(place, standing, reference), *reference.notes)
    return LinkedList(listed.table, listed.columns, listed.entries, reference, tuple(links), place, standing, notes)


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
