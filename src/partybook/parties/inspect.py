"""All parties of a book as the audit looks at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from partybook.audit.finding import Finding
from partybook.audit.lineage import UNDEFINED
from partybook.audit.register import Link, Party, RegisterView, Shared
from partybook.audit.view import PartyView
from partybook.identity.judgements import Clusters, Refused, cluster
from partybook.identity.lineage.claims import claim
from partybook.identity.lineage.life import life
from partybook.identity.matching import shared_identifiers
from partybook.identity.nodes import key_of_identifier, node_of
from partybook.identity.profiles import country_of
from partybook.model import PartialDate, Statement
from partybook.parties.compute import all_nodes
from partybook.parties.gather import Gathered, gather
from partybook.store import Book
from partybook.store.dataset_rows import stored_results
from partybook.store.judgement_rows import read_anchors, read_judgements
from partybook.store.party_rows import all_events


def register_view(book: Book) -> RegisterView:
    """The register of a book whose parties are computed (`refresh`)."""
    found = gather(book)
    clusters = cluster(all_nodes(found), read_judgements(book))
    with book.read() as connection:
        anchors = read_anchors(connection)
        events = tuple(all_events(connection))
    ids: dict[str, int] = {}
    for node, id in anchors.items():
        leader = clusters.add(node)
        ids[leader] = min(id, ids.get(leader, id))
    results = _results(book)
    parties = {}
    for members in clusters.clusters():
        party = _party(found, members, ids.get(clusters.leader(members[0]), 0), results)
        if party is not None:
            parties[party.id] = party
    tables = frozenset(entry.id for entry in book.sources() if not entry.extractor.startswith("partybook/"))
    return RegisterView(
        parties,
        tuple(_links(found, clusters, ids)),
        events,
        found.labels,
        tables,
        tuple(_shared(found)),
        tuple(_refused(found, clusters.refused)),
        tuple(_undefined(book, tables)),
    )


def _results(book: Book) -> dict[str, set[tuple[str, PartialDate]]]:
    dates: dict[str, set[tuple[str, PartialDate]]] = defaultdict(set)
    for stored in stored_results(book):
        election = stored.result.election
        dates[node_of(stored.result.party, stored.source)].add((election.dataset, election.date))
    return dates


def _party(
    found: Gathered, members: list[str], id: int, results: dict[str, set[tuple[str, PartialDate]]]
) -> Party | None:
    """A party of which something is said; one that others only name has nothing to be audited."""
    said = tuple(statement for node in members for statement in found.said.get(node, ()))
    if not said or not id:
        return None
    won = sorted({item for node in members for item in results.get(node, ())}, key=str)
    names: dict[str, int] = defaultdict(int)
    for statement in said:
        names[statement.subject.name] += 1
    name = max(names, key=lambda name: (names[name], name))
    years = [date.year for _, date in won if date.year is not None]
    return Party(id, name, country_of(said), life(said, years), tuple(sorted(members)), said, tuple(won))


def _links(found: Gathered, clusters: Clusters, ids: dict[str, int]) -> list[Link]:
    links = []
    for node, said in found.said.items():
        subject = ids.get(clusters.leader(node), 0)
        for statement in said:
            if statement.id in found.values:
                value = ids.get(clusters.leader(found.values[statement.id][0]), 0)
                made = claim(statement, subject, value, "")
                if made is not None:
                    links.append(Link(statement, made.origin, made.destination))
    return links


def _identifying(found: Gathered) -> dict[tuple[str, str], Statement]:
    """The first statement by which a source gives a mention an identifier."""
    said: dict[tuple[str, str], Statement] = {}
    for node, statements in found.said.items():
        for statement in statements:
            if statement.property == "identifier":
                key = key_of_identifier(str(statement.qualifier("scheme") or ""), statement.value)
                said.setdefault((node, key), statement)
    return said


def _shared(found: Gathered) -> list[Shared]:
    said = _identifying(found)
    return [
        Shared(key, tuple(nodes), tuple(said[node, key] for node in nodes))
        for key, nodes in shared_identifiers(found.claims).items()
    ]


def _refused(found: Gathered, refused: list[Refused]) -> list[tuple[str, Statement]]:
    """Judgements of rules that others contradict, with the statement that gave the identifier."""
    said = _identifying(found)
    told = []
    for item in refused:
        statement = said.get((item.judgement.one, item.judgement.other))
        if statement is not None:
            told.append((f"{item.judgement.one} and {item.judgement.other} cannot be one: {item.reason}", statement))
    return told


_SHOWN = 5
"""Undefined ids of one file that are reported one by one; more are one finding: the file goes with another edition."""


def _undefined(book: Book, tables: frozenset[str]) -> list[Finding]:
    findings = []
    for entry in book.sources():
        if entry.id not in tables:
            continue
        remarks = [remark for remark in book.remarks(entry.id) if remark.code == "undefined-id"]
        if len(remarks) > _SHOWN:
            message = f"{len(remarks)} rows name ids that the dataset does not define, the first: {remarks[0].message}"
            findings.append(UNDEFINED.finding(message, [remark.evidence for remark in remarks]))
        else:
            findings += [UNDEFINED.finding(remark.message, [remark.evidence]) for remark in remarks]
    return findings


def party_views(view: RegisterView, names: dict[str, str]) -> Iterator[PartyView]:
    """Every party that several sources speak of, as the rules over one party look at it. `names` are sources' names."""
    for party in view.parties.values():
        sources = tuple((id, names[id]) for id in dict.fromkeys(s.evidence.source for s in party.statements))
        if len(sources) > 1:
            yield PartyView(party.statements[0].subject, party.statements, party.statements, sources)
