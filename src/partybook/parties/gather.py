"""All statements of a book by the mention they are about: what identity and lineage are computed from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from partybook.identity.homes import likely_homes
from partybook.identity.lineage.claims import lineage_properties
from partybook.identity.nodes import key_of_identifier, node_of, scheme_of, unique_id
from partybook.model import Mention, Statement
from partybook.store import Book
from partybook.store.dataset_rows import stored_results
from partybook.store.party_rows import keyed_statements

PARTY_KINDS = ("party", "organisation")
"""Kinds of mentions that can be a party."""


@dataclass
class Gathered:
    """`said` are the statements of each mention; `subjects` where each mention is a subject (subject, source; source
    None for any); `claims` the identifiers that sources give mentions; `values` the mentions that are values of
    lineage statements, by the statement's id; `results` the years in which a mention won votes or seats; `labels` the
    dataset or document that a source is from; `homes` the likely country of mentions for which nothing states it;
    `datasets` the dataset that each list of ids belongs to, where one has several (parties and coalitions)."""

    said: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    subjects: dict[str, set[tuple[int, int | None]]] = field(default_factory=lambda: defaultdict(set))
    claims: list[tuple[str, str]] = field(default_factory=list)
    values: dict[str, tuple[str, Mention]] = field(default_factory=dict)
    results: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    datasets: dict[str, str] = field(default_factory=dict)


def gather(book: Book) -> Gathered:
    """Everything held in a book about parties."""
    found = Gathered()
    names: dict[str, tuple[str, str]] = {}
    for entry in book.sources():
        names[entry.id] = (entry.name, entry.title)
        found.labels[entry.id] = _label(entry.extractor, entry.name, entry.title)
    lineage = lineage_properties()
    nodes: dict[tuple[int, str], str] = {}
    named: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    tellers: dict[str, set[str]] = defaultdict(set)
    for keyed in keyed_statements(book):
        statement = keyed.statement
        if statement.subject.kind not in PARTY_KINDS:
            continue
        source = statement.evidence.source
        place = (keyed.subject_key, source)
        node = nodes.get(place)
        if node is None:
            node = nodes[place] = node_of(statement.subject, source, *names[source])
            found.subjects[node].add((keyed.subject_key, keyed.source_key))
            if unique_id(node) is not None:
                tellers[scheme_of(node)].add(found.labels[source])
        found.said[node].append(statement)
        if scheme_of(node) == "name":
            named[source][node].append(statement)
        if statement.property == "identifier":
            key = key_of_identifier(str(statement.qualifier("scheme") or ""), statement.value)
            if key:
                found.claims.append((node, key))
        elif statement.property in lineage and isinstance(statement.value, Mention):
            found.values[statement.id] = (node_of(statement.value, source, names[source][0]), statement.value)
    for said in named.values():
        found.homes |= likely_homes(said)
    for stored in stored_results(book):
        result = stored.result
        if result.election.date.year is not None:
            found.results[node_of(result.party, stored.source)].add(result.election.date.year)
    found.datasets = {
        scheme: next(iter(labels)) for scheme, labels in tellers.items() if len(labels) == 1 and scheme not in labels
    }
    return found


def _label(extractor: str, name: str, title: str) -> str:
    """A source's name in an event: the dataset it is from, or the document's title."""
    dataset = extractor.partition("/")[0]
    return title or name if dataset == "partybook" else dataset
