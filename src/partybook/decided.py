"""What people decide about the entries of a list, kept in the book: each entry a mention, each decision a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from partybook.identity.judgements import Judgement, Verdict, cluster
from partybook.identity.nodes import scheme_of
from partybook.link.countries import read_countries
from partybook.link.crosswalk import MODEL, RELATIONS, Link
from partybook.link.decisions import UNDONE, Decision, Decisions, entry_name, moment, named
from partybook.link.entries import Entry
from partybook.link.job import LinkedList
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

_WHY = {
    "same": "{list} has this party as {entry}",
    "none": "{entry} of {list} is no party that was shown",
    "alliance": "{entry} of {list} joins several parties, this is one of them",
    "part": "{entry} of {list} is a part of this party",
    "predecessor": "this party came before {entry} of {list}",
    "successor": "this party followed {entry} of {list}",
}
"""What a judgement says of each relation, behind the relation and a colon, by which it is known again."""


class _Known(msgspec.Struct, frozen=True):
    """An entry as the book has it: `named` as decisions compare it, `first` and `last` the years the list gives."""

    named: tuple[str, ...]
    name: str
    abbreviation: str
    country: str
    first: int | None
    last: int | None


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
        self._taken: dict[str, Entry] = {}
        """Entries decided about since the parties were computed."""

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
        history = [(item, *found) for item in self._history() if (found := self._about(item.judgement))]
        known = self._known({node for _, node, _, _ in history})
        with self._book.read() as connection:
            parties = parties_of_nodes(connection, {other for _, _, other, _ in history})
        made = []
        for item, node, other, relation in history:
            party = f"#{parties[other]}" if relation != "none" and other in parties else ""
            if relation != "none" and not party:
                continue
            at = item.at.isoformat()
            for place in self._places(node, known.get(node)):
                held = msgspec.structs.replace(place, decision=relation, party=party, by=item.judgement.author, at=at)
                made.append(held)
                if item.ended is not None:
                    gone = {"decision": UNDONE, "party": "", "by": item.ended_by, "at": item.ended.isoformat()}
                    made.append(msgspec.structs.replace(held, **gone))
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

    def _history(self) -> list[DatedJudgement]:
        return judgement_history(self._book, by_people=True)

    def _about(self, judged: Judgement) -> tuple[str, str, str] | None:
        """The entry of this list that a judgement is about, the mention it is compared with, and the relation.

        A person may also have said it with `judge same`, in whatever order.
        """
        relation = judged.reason.partition(":")[0]
        linked = relation in RELATIONS
        if scheme_of(judged.one) in self._lists:
            if judged.verdict == "same":
                return judged.one, judged.other, "same"
            return (judged.one, judged.other, relation) if linked else None
        if scheme_of(judged.other) in self._lists and judged.verdict == "same" and not linked:
            return judged.other, judged.one, "same"
        return None

    def _known(self, nodes: Iterable[str]) -> dict[str, _Known]:
        """What the book has of entries."""
        names: dict[str, dict[str, list[str]]] = {}
        years: dict[str, list[int | None]] = {}
        with self._book.read() as connection:
            for told in told_of_nodes(connection, nodes):
                said = told.said
                of = names.setdefault(told.node, {"name": [], "abbreviation": [], "country": []})
                of["country"] += [value for key, value in said.subject.details if key == "country"]
                if said.property in of and said.property != "country":
                    of[said.property].append(str(said.value))
                elif said.property == "identifier" and str(said.qualifier("scheme")) == scheme_of(told.node):
                    years[told.node] = [_year(said.qualifier(name)) for name in ("start", "end")]
        codes = read_countries(words for of in names.values() for words in of["country"])
        found = {}
        for node, of in names.items():
            name, short, country = (next(iter(of[field]), "") for field in ("name", "abbreviation", "country"))
            code = codes.get(country, "")
            found[node] = _Known(named(code, name, short), name, short, code, *years.get(node, (None, None)))
        return found

    def _places(self, node: str, known: _Known | None) -> list[Decision]:
        """What a decision about a mention is about: the rows that are this entry, or else its id and name."""
        rows = [entry for entry in self._entries.get(node, ()) if known is None or _is(entry, known)]
        if rows:
            told = [
                (e.key, e.candidate.country, _first(e.candidate.names), _first(e.candidate.abbreviations)) for e in rows
            ]
        elif known is not None:
            told = [(node.partition(":")[2], known.country, known.name, known.abbreviation)]
        else:
            return []
        return [
            Decision(self._lists[scheme_of(node)], key, country, name, short, "", "", "", "", "")
            for key, country, name, short in dict.fromkeys(told)
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
        before = {item.judgement.key: item.judgement for item in self._standing(node)}
        wanted = self._judgements(node, link, decision)
        if not wanted:
            return ""  # no party was known that it could be told apart from
        same = {_content(one) for one in before.values()} == {_content(one) for one in wanted}
        made, told = ([], "") if same else self._allowed(wanted, frozenset(before))
        id = node.partition(":")[2]
        reading = EntryReading(
            self._listing.source,
            f"{scheme_of(node)}: entries of a list that people decided about",
            self._listing.extractor(link.entry),
            self._listing.mention(link.entry, id),
            self._listing.statements(link.entry, id),
        )

        def write(connection: Connection) -> None:
            ended, at = () if same else before, moment(decision.at)
            record_judged(connection, reading, made, ended, at, author=decision.by, reason="decided anew")

        self._book.write(write)
        self._taken[node] = link.entry
        return told

    def _take_back(self, entry: Entry, decision: Decision) -> None:
        node = self._node_of(entry)
        ended = [item.judgement.key for item in self._standing(node)] if node else []
        if not ended:
            return
        taken = self._taken.pop(node, None)
        fresh = [self._listing.mention(one, node.partition(":")[2]) for one in (entry, taken) if one]

        def write(connection: Connection) -> None:
            at, by = moment(decision.at), decision.by
            extractor = self._listing.extractor(entry)
            withdraw(
                connection, node, extractor, ended, at, author=by, reason="the decision was taken back", subjects=fresh
            )

        self._book.write(write)

    def _nodes(self, entry: Entry) -> tuple[str, str]:
        """The keys that an entry can have: the plain one, and the one when that is another entry's."""
        scheme = self._listing.scheme(entry)
        return f"{scheme}:{self._listing.id(entry)}", f"{scheme}:{self._listing.other_id(entry)}"

    def _standing(self, node: str) -> list[DatedJudgement]:
        """The decisions about an entry that stand."""
        found = ((item, self._about(item.judgement)) for item in self._history() if item.ended is None)
        return [item for item, about in found if about and about[0] == node]

    def _node_of(self, entry: Entry) -> str:
        """The key under which the book has a decision about an entry, be it of an earlier release; empty when none."""
        standing = {
            about[0] for item in self._history() if item.ended is None and (about := self._about(item.judgement))
        }
        known = self._known(standing) | {node: _as_known(one) for node, one in self._taken.items()}
        plain, other = self._nodes(entry)
        for node in (other, plain):
            if node in standing and (node not in known or _is(entry, known[node])):
                return node
        return next((node for node in sorted(standing) if node in known and known[node].named == entry_name(entry)), "")

    def _node_for(self, entry: Entry, decision: Decision) -> str:
        """The key to keep a decision under. Where the plain one is that of another entry, which the list gave the same
        id in another release or for other years, and which is another party, it is the other one."""
        plain, other = self._nodes(entry)
        if self._node_of(entry) in (plain, other):
            return self._node_of(entry)
        with self._book.read() as connection:
            held = {found[1:] for item in self._standing(plain) if (found := self._about(item.judgement))}
            parties = parties_of_nodes(connection, {node for node, _ in held})
        decided = {(f"#{parties.get(node, '')}" if relation != "none" else "", relation) for node, relation in held}
        return plain if decided <= {(decision.party, decision.decision)} else other

    def _judgements(self, node: str, link: Link, decision: Decision) -> list[Judgement]:
        """What a decision says of the party, or, when it is none of them, of all that were shown."""
        shown = [decision.party] if decision.party else [proposal.party.key for proposal in link.proposals]
        verdict: Verdict = "same" if decision.decision == "same" else "different"
        called = f"“{link.entry.name}”"
        words = _WHY[decision.decision].format(list=Path(self._listing.source.name).name, entry=called)
        reason = f"{decision.decision}: {words}"
        return [Judgement(node, self._mention(party), verdict, decision.by, reason) for party in shown]

    def _mention(self, party: str) -> str:
        """The mention that stands for a party: the one its number is anchored to, if that is none of this list."""
        number = int(party.removeprefix("#"))
        with self._book.read() as connection:
            anchors = [node for node, id in read_anchors(connection).items() if id == number]
            others = sorted(nodes_of_party(connection, number), key=lambda node: (scheme_of(node) == "name", node))
        return next(node for node in (*anchors, *others) if scheme_of(node) not in self._lists)

    def _allowed(self, wanted: Sequence[Judgement], ended: frozenset[int]) -> tuple[list[Judgement], str]:
        """The judgements that may be taken in, and why one of them does not hold or may not.

        A "same" that is forbidden is kept, and holds as soon as nothing forbids it any more; a "different" that would
        break what other people joined is not.
        """
        held = [item for item in read_judgements(self._book) if item.key not in ended]
        top = max((item.key for item in held), default=0)
        numbered = [msgspec.structs.replace(item, key=top + n) for n, item in enumerate(wanted, 1)]
        refused = {item.judgement.key: item.reason for item in cluster((), [*held, *numbered]).refused}
        before = cluster((), held)
        broken = {key for key in refused if key <= top} - {item.judgement.key for item in before.refused}
        if numbered and numbered[0].verdict == "same":
            reason = refused.get(numbered[0].key, "")
            return list(wanted), f"the book keeps the two apart, for the list they are one: {reason}" if reason else ""
        if not any(item.by_person for item in held if item.key in broken):
            return list(wanted), ""
        kept = [one for one in wanted if not before.same(one.one, one.other)]
        chain = next("; ".join(before.chain(one.one, one.other)) for one in wanted if one not in kept)
        return kept, f"the book holds the two to be one party, for the list they are not: {chain}"


def _content(judged: Judgement) -> tuple[str, ...]:
    return judged.one, judged.other, judged.verdict, judged.reason.partition(":")[0]


def _is(entry: Entry, known: _Known) -> bool:
    """Whether an entry is the one that the book has: by its name, and where it has no id of its own by its years."""
    years = (entry.candidate.first, entry.candidate.last)
    return known.named == entry_name(entry) and bool(entry.candidate.key or years == (known.first, known.last))


def _as_known(entry: Entry) -> _Known:
    one = entry.candidate
    return _Known(entry_name(entry), _first(one.names), _first(one.abbreviations), one.country, one.first, one.last)


def _first(texts: Sequence[str]) -> str:
    return texts[0] if texts else ""


def _year(value: object) -> int | None:
    return value.year if isinstance(value, PartialDate) else None
