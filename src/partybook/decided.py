"""What people decide about the entries of a list, kept in the book: each entry a mention, each decision a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from partybook.identity.judgements import Judgement
from partybook.identity.nodes import scheme_of
from partybook.link.countries import read_countries
from partybook.link.crosswalk import MODEL, Link
from partybook.link.decisions import UNDONE, Decision, Decisions, entry_name, moment, named, take_back
from partybook.link.entries import Entry
from partybook.link.job import LinkedList
from partybook.link.judged import Comparison, admit, as_comparison, as_judgements, say_the_same
from partybook.link.listing import Listing
from partybook.link.output import party_name
from partybook.model import PartialDate
from partybook.parties import refresh
from partybook.parties.compute import Advance, is_current
from partybook.store import Book
from partybook.store.judgement_rows import DatedJudgement, judgement_history, read_anchors, read_judgements
from partybook.store.list_rows import EntryReading, record_judged, withdraw
from partybook.store.party_rows import nodes_of_party, parties_of_nodes
from partybook.store.told_rows import told_of_nodes

_Years = tuple[int | None, int | None]


class _Known(msgspec.Struct, frozen=True):
    """An entry as a book has it, `years` those that the list gives in each of its rows."""

    name: str = ""
    abbreviation: str = ""
    country: str = ""
    years: frozenset[_Years] = frozenset({(None, None)})

    @property
    def named(self) -> tuple[str, ...]:
        """As decisions compare it."""
        return named(self.country, self.name, self.abbreviation)


class DecidedList:
    """A list in a book: the decisions about it that the book holds, and how more are taken in.

    The parties of the book must be computed. Only entries that somebody decided about are in the book.
    """

    def __init__(self, book: Book, listing: Listing, entries: Sequence[Entry]) -> None:
        self._book = book
        self._listing = listing
        self._lists = {listing.scheme(entry): entry.list for entry in entries}
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries:
            for node in self._nodes(entry):
                self._entries.setdefault(node, []).append(entry)
        self._taken: dict[str, list[Entry]] = {}  # rows decided about since the parties were computed

    @property
    def names(self) -> frozenset[str]:
        """What the list, or each of the lists in the table, is called in the keys of mentions."""
        return frozenset(self._lists)

    def settle(self, advance: Advance) -> None:
        """Compute the parties again if anything was decided; the rules' own judgements stay as they are."""
        if not is_current(self._book):
            refresh(self._book, advance=advance, match=False)

    # Out of the book

    def decisions(self) -> list[Decision]:
        """Every decision that the book ever held about this list or an earlier release, oldest first."""
        history = self._history()
        known = self._known({said.entry for _, said in history})
        with self._book.read() as connection:
            parties = parties_of_nodes(connection, {said.other for _, said in history})
        made: list[Decision] = []
        for item, said in history:
            party = f"#{parties[said.other]}" if said.relation != "none" and said.other in parties else ""
            if said.relation != "none" and not party:
                continue
            decided = {"decision": said.relation, "party": party, "by": item.judgement.author, "at": str(item.at)}
            for place in self._places(said.entry, known.get(said.entry)):
                made.append(msgspec.structs.replace(place, **decided))
                if item.ended is not None:
                    made.append(take_back(made[-1], by=item.ended_by, at=str(item.ended)))
        return made

    def missing(self, linked: LinkedList) -> list[tuple[Link, Decision]]:
        """Decisions that are respected, kept in the file, and not in the book: made where writing was stopped.

        A file may be about another book with other numbers of parties: the party must have the name it had then.
        """
        held = Decisions(self.decisions())
        found = []
        for link in linked.links:
            decision = linked.standing.about(link.entry) if link.decided_by != MODEL else None
            if decision is None or (link.party and party_name(link.party) != decision.party_name):
                continue
            known = held.about(link.entry)
            if known is None or (known.party, known.decision) != (decision.party, decision.decision):
                found.append((link, decision))
        return found

    def _history(self) -> list[tuple[DatedJudgement, Comparison]]:
        """The judgements of people about entries of this list, oldest first."""
        history = judgement_history(self._book, by_people=True)
        every = ((item, as_comparison(item.judgement, self._lists)) for item in history)
        return [(item, said) for item, said in every if said is not None]

    def _standing(self) -> list[tuple[Judgement, Comparison]]:
        """Those that nobody ended."""
        return [(item.judgement, said) for item, said in self._history() if item.ended is None]

    def _known(self, nodes: Iterable[str]) -> dict[str, _Known]:
        """What the book has of entries, by their keys: of several names the first, as decisions compare entries."""
        found: dict[str, dict[str, object]] = {}
        years: dict[str, set[_Years]] = {}
        with self._book.read() as connection:
            for told in told_of_nodes(connection, nodes):
                said, of = told.said, found.setdefault(told.node, {})
                of.setdefault("country", dict(said.subject.details).get("country", ""))
                if said.property in ("name", "abbreviation"):
                    of.setdefault(said.property, str(said.value))
                elif said.property == "identifier" and str(said.qualifier("scheme")) == scheme_of(told.node):
                    span = _year(said.qualifier("start")), _year(said.qualifier("end"))
                    years.setdefault(told.node, set()).add(span)
        codes = read_countries((str(of["country"]) for of in found.values()), thorough=True)
        return {
            node: _Known(
                str(of.get("name", "")),
                str(of.get("abbreviation", "")),
                codes.get(str(of["country"]), ""),
                frozenset(years.get(node, {(None, None)})),
            )
            for node, of in found.items()
        }

    def _places(self, node: str, known: _Known | None) -> list[Decision]:
        """What a decision about a mention is about: the rows that are this entry, or else its id and name."""
        entries = [entry for entry in self._entries.get(node, ()) if known is None or _is(entry, known)]
        rows = [(entry.key, _as_known(entry)) for entry in entries]
        if known is not None and not rows:
            rows = [(node.partition(":")[2], known)]
        return [
            Decision(self._lists[scheme_of(node)], key, one.country, one.name, one.abbreviation, "", "", "", "", "")
            for key, one in rows
        ]

    # Into the book

    def take(self, link: Link, decision: Decision) -> str:
        """Take a decision about a link into the book, in place of an earlier one about the same entry.

        Gives a sentence when the book holds something that forbids it, with the judgements that lead there.
        """
        if decision.decision == UNDONE:
            self._take_back(link.entry, decision)
            return ""
        node = self._node_for(link.entry, decision)
        before = {judged.key: judged for judged, said in self._standing() if said.entry == node}
        wanted = self._judgements(node, link, decision)
        if not wanted:
            return ""  # no party was known that it could be told apart from
        same = say_the_same(before.values(), wanted)
        held = [] if same else [item for item in read_judgements(self._book) if item.key not in before]
        made, told = ((), "") if same else admit(wanted, held)
        id = node.partition(":")[2]
        rows = self._rows_of(node, link.entry)
        reading = EntryReading(
            self._listing.source,
            f"{scheme_of(node)}: entries of a list that people decided about",
            self._listing.extractor(link.entry),
            self._listing.mention(link.entry, id),
            tuple(dict.fromkeys(said for row in rows for said in self._listing.statements(row, id))),
        )

        def write(connection: Connection) -> None:
            ended, at = () if same else before, moment(decision.at)
            record_judged(connection, reading, made, ended, at, author=decision.by, reason="decided anew")

        self._book.write(write)
        self._taken[node] = rows
        return told

    def _rows_of(self, node: str, entry: Entry) -> list[Entry]:
        """The rows that a mention stands for, one of each year: those that the book has already, and one more."""
        known = self._known([node]).get(node)
        in_book = (row for row in self._entries.get(node, ()) if known is not None and _is(row, known))
        rows = (*(self._taken.get(node) or in_book), entry)
        by_years = {_years(row): row for row in rows if entry_name(row) == entry_name(entry)}
        return list(by_years.values())

    def _take_back(self, entry: Entry, decision: Decision) -> None:
        node = self._node_of(entry)
        ended = [judged.key for judged, said in self._standing() if said.entry == node]
        if not ended:
            return
        taken = self._taken.pop(node, None)
        fresh = [self._listing.mention(one, node.partition(":")[2]) for one in (entry, *(taken or ()))]

        def write(connection: Connection) -> None:
            at, why = moment(decision.at), "the decision was taken back"
            extractor = self._listing.extractor(entry)
            withdraw(connection, node, extractor, ended, at, author=decision.by, reason=why, subjects=fresh)

        self._book.write(write)

    def _nodes(self, entry: Entry) -> tuple[str, str]:
        """The keys that an entry can have: the plain one, and the one when that is another entry's."""
        scheme = self._listing.scheme(entry)
        return f"{scheme}:{self._listing.id(entry)}", f"{scheme}:{self._listing.other_id(entry)}"

    def _node_of(self, entry: Entry) -> str:
        """The key under which the book has a decision about an entry, be it of an earlier release; empty when none."""
        standing = {said.entry for _, said in self._standing()}
        known = self._known(standing) | {node: _as_known(*rows) for node, rows in self._taken.items()}
        plain, other = self._nodes(entry)
        for node in (other, plain):
            if node in standing and (node not in known or _is(entry, known[node])):
                return node
        gone = (node for node in sorted(standing) if node in known and node not in self._entries)
        return next((node for node in gone if known[node].named == entry_name(entry)), "")

    def _node_for(self, entry: Entry, decision: Decision) -> str:
        """The key to keep a decision under. Where the plain one is that of another entry, which the list gave the same
        id in another release or for other years, and which is another party, it is the other one."""
        plain, other = self._nodes(entry)
        if (node := self._node_of(entry)) in (plain, other):
            return node
        held = {(said.other, said.relation) for _, said in self._standing() if said.entry == plain}
        with self._book.read() as connection:
            parties = parties_of_nodes(connection, {node for node, _ in held})
        decided = {(f"#{parties.get(node, '')}" if relation != "none" else "", relation) for node, relation in held}
        return plain if decided <= {(decision.party, decision.decision)} else other

    def _judgements(self, node: str, link: Link, decision: Decision) -> tuple[Judgement, ...]:
        """What a decision says of its party, or, when it is none of them, of all that were shown."""
        shown = [decision.party] if decision.party else [proposal.party.key for proposal in link.proposals]
        others = [self._mention(party) for party in shown]
        list_name = Path(self._listing.source.name).name
        return as_judgements(decision, node, others, name=link.entry.name, list_name=list_name)

    def _mention(self, party: str) -> str:
        """The mention that stands for a party: the one its number is anchored to, if that is none of this list."""
        number = int(party.removeprefix("#"))
        with self._book.read() as connection:
            anchors = [node for node, id in read_anchors(connection).items() if id == number]
            others = sorted(nodes_of_party(connection, number), key=lambda node: (scheme_of(node) == "name", node))
        return next(node for node in (*anchors, *others) if scheme_of(node) not in self._lists)


def _is(entry: Entry, known: _Known) -> bool:
    """Whether an entry is the one that the book has: by its name, and where no id is its alone by its years."""
    alone = bool(entry.candidate.key) and entry.candidate.key == entry.key
    return known.named == entry_name(entry) and (alone or _years(entry) in known.years)


def _as_known(*rows: Entry) -> _Known:
    """Rows of one name as the book has them."""
    one = rows[-1].candidate
    years = frozenset(map(_years, rows))
    return _Known(next(iter(one.names), ""), next(iter(one.abbreviations), ""), one.country, years)


def _years(entry: Entry) -> _Years:
    return entry.candidate.first, entry.candidate.last


def _year(value: object) -> int | None:
    return value.year if isinstance(value, PartialDate) else None
