"""What becomes of the tables of the 52 stored HTML pages: `python -m benchmarks.tables [FILES] [--sample N --seed S]`.

For each page: its tables, how many were read and how, why the others were not, statements, and total rows whose sum
agrees with what was read. `--sample` prints random statements beside the words of their row, to be checked by eye.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from partybook.extract.context import Context
from partybook.extract.results import Reading, read_each
from partybook.extract.subject import find_subject
from partybook.model import Statement
from partybook.read import read_path
from partybook.read.document import Document

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles" / "html"


def documents(paths: list[Path]) -> Iterator[Document]:
    """The documents of the given files, or of all stored pages."""
    for path in paths or sorted(PAGES.glob("*.html")):
        yield from read_path(path)


def report(document: Document, readings: list[Reading], context: Context) -> Counter[str]:
    """Print one page's account; its figures for the sum at the end."""
    sums = [found for reading in readings for found in reading.sums]
    figures = Counter[str](
        pages=1,
        tables=len(readings),
        read=sum(1 for reading in readings if reading.kind),
        statements=len(context.statements),
        totals=len(sums),
        agreeing=sum(1 for found in sums if found.agrees),
        shifted=sum(1 for remark in context.remarks if remark.code == "shifted-row"),
        ambiguous=sum(1 for remark in context.remarks if remark.code == "ambiguous-row"),
    )
    print(f"{Path(document.source.name).name}: {', '.join(f'{n} {name}' for name, n in figures.items() if n)}")
    for reason, times in Counter(reading.reason for reading in readings if not reading.kind).items():
        print(f"    {times} not read: {reason}")
    for reading in readings:
        for found in reading.sums:
            if not found.agrees:
                print(f"    table {reading.number}, {found.header}: sum {found.sum}, total {found.total}")
    for code, times in Counter(remark.code for remark in context.remarks).items():
        if code not in ("unread-table", "total-differs"):
            print(f"    {times} {code}")
    return figures


def show(statement: Statement, page: str) -> None:
    """A statement and the words of its row."""
    qualifiers = "; ".join(f"{name}={value}" for name, value in statement.qualifiers)
    print(
        f"{page}, {statement.evidence.where}: {statement.subject} {statement.property} {statement.value}; {qualifiers}"
    )
    print("        " + " ".join(statement.evidence.quote.split())[:600])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    figures: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    statements: list[tuple[Statement, str]] = []
    for document in documents(options.files):
        context = Context(document, find_subject(document))
        readings = read_each(context)
        if options.sample:
            statements += [(statement, Path(document.source.name).name) for statement in context.statements]
        else:
            figures += report(document, readings, context)
            kinds.update(reading.kind or "not read" for reading in readings)
    for statement, page in random.Random(options.seed).sample(statements, min(options.sample, len(statements))):
        show(statement, page)
    if not options.sample:
        print("all:", ", ".join(f"{n} {name}" for name, n in figures.items()))
        print("tables:", ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))


if __name__ == "__main__":
    main()
