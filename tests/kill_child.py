"""The process that `test_kill.py` kills: it takes documents into a book, one after the other, until it is gone."""

from __future__ import annotations

from multiprocessing.connection import Connection

from partybook.model import Evidence, Mention, PartialDate, Remark, Source, Statement, TextValue
from partybook.store import Book, open_book

VERSIONS = ("partybook/1", "partybook/2")
Reading = tuple[Source, list[Statement], list[Remark]]


def document(number: int, version: str) -> Reading:
    """What one version of an extractor says of document `number`: all of it known beforehand.

    Between 1 and 40 statements and up to 5 remarks; version 2 leaves out every fourth line of version 1.
    """
    lines = [f"Leader {line} of party {number} since {1900 + line}" for line in range(1 + number * 7 % 40)]
    source = Source.of("\n".join(lines), f"folder/{number}.txt", "plaintext")
    statements, remarks, at = [], [], 0
    for index, line in enumerate(lines):
        evidence = Evidence(source.id, f"line {index}", at, at + len(line), line)
        at += len(line) + 1
        if version == VERSIONS[1] and index % 4 == 3:
            remarks.append(Remark("left-out", f"Line {index} is left out.", evidence, (("line", str(index)),)))
            continue
        statement = Statement.of(
            Mention(f"Party {number // 2}"),
            "leader",
            Mention(f"Leader {index}", "person"),
            evidence,
            qualifiers=[("start", PartialDate(str(1900 + index))), ("role", TextValue("chair"))],
            extractor=version,
        )
        statements.append(statement)
        if index % 9 == 8:
            remarks.append(Remark("ninth", f"Line {index} is a ninth line.", evidence))
    return source, statements, remarks


def record(book: Book, number: int, version: str) -> None:
    source, statements, remarks = document(number, version)
    book.record(source, statements, remarks, title=f"Party {number}", extractor=version)


def record_until_killed(path: str, first: int, committed: Connection) -> None:
    """Open (or make) the book and take in document `first`, the next, and so on, each read by both versions.

    Tells `committed` of every reading that `record` has returned from.
    """
    with open_book(path) as book:
        number = first
        while True:
            for version in VERSIONS:
                record(book, number, version)
                committed.send((number, version))
            number += 1
