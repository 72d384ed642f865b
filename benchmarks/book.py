"""How fast the book takes in documents, beside plain sqlite3 writing the same rows: `python -m benchmarks.book`.

Documents of twenty statements, a transaction each. The lower bound writes the finished rows of `statement` with
sqlite3's executemany, one transaction a document, same settings, without sources, readings, remarks, subjects and
checks. The best of several rounds counts: other work on the machine only ever makes a round slower.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
from pathlib import Path

from partybook.model import Evidence, Mention, PartialDate, Remark, Source, Statement, TextValue
from partybook.store import Book, open_book
from partybook.store.rows import statement_row

STATEMENTS = 20
EXTRACTOR = "benchmark/1"
Taken = tuple[Source, list[Statement], list[Remark]]


def documents(count: int) -> list[Taken]:
    """Documents of some 4,000 characters, each about a party of its own."""
    return [_document(number) for number in range(count)]


def _document(number: int) -> Taken:
    lines = [f"Leader {row} of party {number}: Firstname{row} Lastname{number % 997}" for row in range(STATEMENTS)]
    prose = " ".join(
        f"In {1900 + n % 120} the congress number {n} met and elected {n * number % 91}." for n in range(40)
    )
    source = Source.of(f"= Party {number} =\n" + "\n".join(lines) + "\n" + prose, f"party-{number}.txt", "plaintext")
    subject = Mention(f"Party {number}", details=(("country", "Nowhere"),))
    statements, at = [], source.text.index("\n") + 1
    for row, line in enumerate(lines):
        evidence = Evidence(source.id, f"infobox/leader{row}", at, at + len(line), line)
        value = Mention(line.partition(": ")[2], "person")
        qualifiers = [("role", TextValue("chair", "en", "Latn")), ("start", PartialDate(str(1900 + row)))]
        made = Statement.of(subject, "leader", value, evidence, qualifiers=qualifiers, extractor=EXTRACTOR)
        statements.append(made)
        at += len(line) + 1
    return source, statements, [Remark("unread-field", "The field is not known.", statements[0].evidence)]


def record_all(book: Book, taken: list[Taken]) -> float:
    """Seconds to record all documents."""
    begun = time.perf_counter()
    for source, statements, remarks in taken:
        book.record(source, statements, remarks, extractor=EXTRACTOR)
    return time.perf_counter() - begun


def write_plainly(path: Path, taken: list[Taken]) -> float:
    """Seconds to write the statements' rows with sqlite3 alone."""
    documents_rows = [[tuple(statement_row(item, 1, 1).values()) for item in items] for _, items, _ in taken]
    width = len(documents_rows[0][0])
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(f"CREATE TABLE statement (key INTEGER PRIMARY KEY, {', '.join(f'c{n}' for n in range(width))})")
    connection.execute("CREATE UNIQUE INDEX by_id ON statement (c0, c1)")
    insert = f"INSERT INTO statement VALUES (NULL, {', '.join('?' * width)})"
    begun = time.perf_counter()
    for rows in documents_rows:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert, rows)
        connection.execute("COMMIT")
    taken_seconds = time.perf_counter() - begun
    connection.close()
    return taken_seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    taken = documents(options.documents)
    total = STATEMENTS * len(taken)
    ours, plain, reading, size = [], [], [], 0
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(dir=os.environ.get("PARTYBOOK_BENCH_FOLDER")) as folder:
            with open_book(Path(folder, "book.sqlite")) as book:
                ours.append(record_all(book, taken))
                begun = time.perf_counter()
                assert sum(1 for _ in book.statements()) == total
                reading.append(time.perf_counter() - begun)
                size = book.counts().size
            plain.append(write_plainly(Path(folder, "plain.sqlite"), taken))
    characters = sum(len(source.text) for source, _, _ in taken)
    print(
        f"{len(taken)} documents of {STATEMENTS} statements and {characters // len(taken)} characters, best of rounds"
    )
    print(f"book            {total / min(ours):10,.0f} statements/s   {len(taken) / min(ours):8,.0f} documents/s")
    print(f"plain sqlite3   {total / min(plain):10,.0f} statements/s   {len(taken) / min(plain):8,.0f} documents/s")
    print(f"ratio           {min(ours) / min(plain):10.2f} times the lower bound")
    print(f"reading back    {total / min(reading):10,.0f} statements/s")
    print(f"size            {size / len(taken):10,.0f} bytes a document")


if __name__ == "__main__":
    main()
