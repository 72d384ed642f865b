"""The whole world book from nothing: ParlGov, Party Facts, MECo, and the infobox corpus with its Wikidata statements.

python -m benchmarks.world            build it in a temporary folder, and measure everything
python -m benchmarks.world BOOK       measure a book that was built so before
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.shared import shared
from partybook.datasets import read_dataset
from partybook.identity.lineage.event import UNNAMED
from partybook.intake import Failure, extractions, record
from partybook.model import PartialDate
from partybook.parties import Parties, refresh
from partybook.roster import roster
from partybook.store import Book, open_book
from partybook.store.dataset_rows import record_dataset
from partybook.store.party_rows import all_events

DATASETS = (
    ("parlgov", "parlgov"),
    ("partyfacts", "partyfacts"),
    ("meco", "meco"),
    ("wikidata", "infoboxes/parties.jsonl"),
)
SAMPLE = 200
"""Parties that each question is asked of: every so many-th of those with a lineage."""
RUNS = 3
"""Times that each question is asked."""


def build(path: Path) -> None:
    """Build the book, a line for each step."""
    begun = time.perf_counter()
    with open_book(path) as book:
        for dataset, folder in DATASETS:
            start = time.perf_counter()
            done = record_dataset(
                book, lambda dataset=dataset, folder=folder: read_dataset(dataset, shared("data", folder))
            )
            took = time.perf_counter() - start
            rows = done.statements + done.results
            print(
                f"import {dataset:12} {done.statements:7,} statements {done.results:7,} results {took:6.1f} s"
                f" {rows / took:8,.0f} a second"
            )
        start = time.perf_counter()
        added = 0
        for item in extractions([str(shared("data", "infoboxes", "parties.jsonl"))], jobs=2):
            if not isinstance(item, Failure):
                added += record(book, item).statements_added
        took = time.perf_counter() - start
        print(f"read infoboxes      {added:7,} statements {took:21.1f} s {added / took:8,.0f} a second")
        start = time.perf_counter()
        done_again = refresh(book)
        took = time.perf_counter() - start
        print(f"who is who, lineage {done_again.parties:7,} parties {done_again.events:10,} events {took:6.1f} s")
        held = sum(book.counts().statements.values())
    total = time.perf_counter() - begun
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        f"together            {held:7,} statements {total:21.1f} s {held / total:8,.0f} a second, "
        f"{used / 1024:,.0f} MB, {path.stat().st_size / 1e6:,.0f} MB on disk"
    )


def ask(book: Book) -> None:
    """The questions of the issue, timed over a sample of parties: median and worst."""
    parties = Parties(book)
    with book.read() as connection:
        found = {one.party for event in all_events(connection) for one in event.participants} - {UNNAMED}
    sample = sorted(found)[:: max(len(found) // SAMPLE, 1)]
    day = PartialDate("1995-06-01")
    questions: dict[str, Callable[[int], object]] = {
        "name on a date": lambda party: parties.name_on(party, day),
        "leader on a date": lambda party: parties.leader_on(party, day),
        "chain of names": parties.names,
        "all ancestors": parties.ancestors,
        "all descendants": parties.descendants,
        "lineage, legal": parties.lineage,
        "lineage, component": lambda party: parties.lineage(party, rule="component"),
        "lineage, parlgov": lambda party: parties.lineage(party, rule="parlgov"),
    }
    for name, question in questions.items():
        _report(name, [_timed(lambda party=party, question=question: question(party)) for party in sample])
    countries = ("Sweden", "France", "Italy", "Malaysia", "Japan", "Poland", "India", "Brazil")
    _report(
        "parties of a country",
        [_timed(lambda country=country: parties.in_country(country, day)) for country in countries],
    )
    codes = ("SWE", "FRA", "ITA", "MYS", "JPN", "POL", "IND", "BRA")
    _report("reference list, a country", [_timed(lambda code=code: roster(book, [code])) for code in codes])
    _report("reference list, the world", [_timed(lambda: roster(book))])
    names = ("parlgov:558", "Liberals", "Social Democratic Party", "UMNO", "Left Party")
    _report("finding by name or id", [_timed(lambda name=name: parties.candidates(name)) for name in names])


def _timed(question: Callable[[], object]) -> float:
    """Milliseconds; the best of a few runs, for what other programs take is not the question's."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def _report(name: str, times: list[float]) -> None:
    print(f"{name:25} median {statistics.median(times):6.1f} ms, worst of {len(times)} {max(times):6.1f} ms")


def measure(path: Path) -> None:
    """What the book answers, and how good who is who and lineage are."""
    from benchmarks import world_identity, world_lineage

    with open_book(path, create=False) as book:
        print("-- questions")
        ask(book)
        print("-- lineage")
        world_lineage.report(book)
        print("-- who is who, against Party Facts' ids")
        world_identity.report(book)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(Path(folder) / "world.sqlite")
            measure(Path(folder) / "world.sqlite")
