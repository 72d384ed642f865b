"""The real datasets: every row is accounted for."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from partybook.audit import audit_register
from partybook.datasets import read_dataset
from partybook.parties import Parties, refresh
from partybook.parties.inspect import register_view
from partybook.store import Book, open_book
from partybook.store.dataset_rows import record_dataset, stored_results
from tests.corpora import corpus

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    folders = {name: corpus(name) for name in ("parlgov", "meco")}
    with open_book(tmp_path_factory.mktemp("book") / "b.sqlite") as made:
        for name, folder in folders.items():
            record_dataset(made, lambda name=name, folder=folder: read_dataset(name, folder))  # type: ignore[misc]
        refresh(made)
        yield made


def rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def test_every_change_and_succession_is_in_an_event(book: Book) -> None:
    register = register_view(book)
    within = {id for event in register.events for id in event.statements}
    for folder, file in (("parlgov", "party_change.csv"), ("meco", "lookup_party_succession.csv")):
        path = corpus(folder, file)
        source = next(entry.id for entry in book.sources() if entry.name == str(path))
        said = list(book.statements(source=source))
        assert len(said) == rows(path)
        assert {statement.id for statement in said} <= within


def test_every_unknown_says_why(book: Book) -> None:
    unknown = [one for event in register_view(book).events for one in event.participants if one.continuity == "unknown"]
    assert all(one.basis for one in unknown)


def test_every_result_is_there(book: Book) -> None:
    for dataset, path in (
        ("parlgov", corpus("parlgov", "election_result.csv")),
        ("meco", corpus("meco", "raw_ballots.csv")),
    ):
        assert sum(1 for _ in stored_results(book, dataset=dataset)) == rows(path)


def test_typed_changes_are_derived_alike(book: Book) -> None:
    expected = {"splinter": "secession", "joined": "absorption", "merger": "merger", "politician": "secession"}
    register = register_view(book)
    of = {id: event.type for event in register.events for id in event.statements}
    typed = [
        (expected[word], of[link.statement.id])
        for link in register.links
        if (word := str(link.statement.qualifier("change"))) in expected
    ]
    assert sum(one == other for one, other in typed) > 0.99 * len(typed)


def test_what_is_wrong_in_the_successions_is_found_by_rule(book: Book) -> None:
    """Rows of MECo's table of successions, and the rules that find them; docs/audit.md tells of them."""
    found: dict[str, set[int]] = defaultdict(set)
    for finding in audit_register(register_view(book), ["L"]):
        place = finding.evidence[0]
        if "lookup_party_succession" in book.source(place.source).name:
            found[finding.rule].add(int(place.where.partition(",")[0].removeprefix("row ")))
    assert found == {
        "L002": {5, 6, 7, 9, 41, 44},  # a party founded after the change, or ended long before
        "L003": {5, 6, 10, 11, 41},  # mergers and a renaming linked to the id of another party
        "L004": {3},  # an id that the table of parties does not have
        "L008": {32, 37, 38},  # "new" parties that existed before
        "L009": {5, 23},  # an origin that its own row ends years later
    }


def test_heirs_and_revivals_are_no_findings(book: Book) -> None:
    told = [finding.message for finding in audit_register(register_view(book), ["L002"])]
    assert not any("New Sarawak Dayak People's Party" in message for message in told)
    assert not any("Barisan Alternatif" in message for message in told)


def test_parties_are_not_taken_for_coalitions_of_their_name(book: Book) -> None:
    parties = Parties(book)
    for party, coalition in (("104-WARISAN", "013-WARISAN-PLUS"), ("107-BERSATU", "016-BERSATU+")):
        assert parties.find(f"meco:{party}").party != parties.find(f"meco-coalition:{coalition}").party


def test_cycles_do_not_hold_up_a_question(book: Book) -> None:
    parties = Parties(book)
    for node in ("meco:078-PKR", "parlgov:558", "meco:001-UMNO"):
        party = parties.find(node).party
        assert party not in {entry.party for entry in parties.ancestors(party)}
        assert parties.lineage(party).events
