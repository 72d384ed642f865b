"""What takes long and is computed beside the server, in a process of its own: parties, findings, suggestions."""

from __future__ import annotations

import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing.process import BaseProcess

from sqlalchemy import Connection

from partybook.audit import Finding
from partybook.errors import PartybookError
from partybook.parties import refresh
from partybook.parties.compute import is_current, suggestions
from partybook.review import audit_book
from partybook.store import Book, open_book
from partybook.store.browse import all_entries, parties_of_statements, party_of_sources
from partybook.store.party_rows import PartyEntry, parties_of_nodes
from partybook.store.worklist_rows import (
    ListedFinding,
    ListedSuggestion,
    finding_id,
    present_basis,
    worklist_basis,
    write_worklist,
)

UNREAD = "S015"
"""The rule that lists fields that were not read: of use to who writes readers, and too long a list to work through."""


def is_computed(book: Book) -> bool:
    """Whether parties, findings and suggestions are those of the book as it is."""
    with book.read() as connection:
        return is_current(book) and worklist_basis(connection) == present_basis(connection)


def compute(book_name: str) -> None:
    """Compute what is out of date, and write it into the book."""
    with open_book(book_name, create=False) as book:
        refresh(book)
        with book.read() as connection:
            if worklist_basis(connection) == present_basis(connection):
                return
        findings = [one for one in audit_book(book) if one.rule != UNREAD]
        pairs = suggestions(book)
        with book.read() as connection:
            entries = {entry.party: entry for entry in all_entries(connection)}
            listed = list(_findings(connection, findings, entries))
            nodes = parties_of_nodes(connection, {node for pair in pairs for node in (pair.one, pair.other)})
        suggested = []
        for number, pair in enumerate(pairs):
            one, other = nodes.get(pair.one), nodes.get(pair.other)
            entry = entries.get(one or other or 0)
            country = entry.country if entry else ""
            suggested.append(
                ListedSuggestion(
                    number, pair.one, pair.other, one, other, country, pair.score, pair.weight, pair.reason
                )
            )
        book.write(lambda connection: write_worklist(connection, listed, suggested))


def _findings(
    connection: Connection, findings: Sequence[Finding], entries: dict[int, PartyEntry]
) -> Iterator[ListedFinding]:
    """Findings with the party most of their statements are about, else the one most of their source is about."""
    ids = {id for one in findings for id in one.statements}
    by_statement = parties_of_statements(connection, ids)
    by_source = party_of_sources(connection, {one.evidence[0].source for one in findings if not one.statements})
    for one in findings:
        parties = Counter(by_statement[id] for id in one.statements if id in by_statement)
        party = _most(parties) or by_source.get(one.evidence[0].source)
        entry = entries.get(party or 0)
        yield ListedFinding(finding_id(one), one, entry.country if entry else "", party)


def _most(parties: Counter[int]) -> int | None:
    """The party that at least half of some statements are about: a row of a list of all parties is about none."""
    party = max(parties, key=lambda party: (parties[party], -party), default=None)
    return party if party is not None and 2 * parties[party] >= parties.total() else None


def _run(book_name: str) -> None:
    try:
        compute(book_name)
    except PartybookError as error:
        print(f"partybook: findings and identity were not computed: {error}", file=sys.stderr)


class Computing:
    """At most one such process at a time."""

    def __init__(self, book_name: str) -> None:
        self._book_name = book_name
        self._process: BaseProcess | None = None
        self._tried = ""

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    def start(self, state: str) -> None:
        """Begin, unless it runs or was tried for this state of the book."""
        if self.running or self._tried == state:
            return
        self._tried = state
        self._process = multiprocessing.get_context("spawn").Process(
            target=_run, args=(self._book_name,), daemon=True, name="partybook computing"
        )
        self._process.start()

    def stop(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(5)
