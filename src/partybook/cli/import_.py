"""`partybook import`: research datasets, and any table by a mapping file, into the book."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.table import Table

from partybook.cli.console import progress, stdout_console
from partybook.datasets import TableReading, read_dataset
from partybook.store import Book, open_book
from partybook.store.dataset_rows import record_dataset

STOPPED = 130
"""Exit code of a command that was interrupted: 128 and the signal's number, as shells have it."""

_SHOWN = 5
"""Statements and remarks of each file that a dry run shows."""


@click.command("import")
@click.argument("dataset", metavar="DATASET")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what is understood; nothing is stored.")
@click.pass_obj
def import_(book_name: str, dataset: str, path: Path, dry_run: bool) -> None:
    """Take a dataset into the book: all of it, or nothing when something in it cannot be right.

    DATASET is parlgov, partyfacts, meco or wikidata (the infobox corpus), or a mapping file that ends in .toml.

    \b
    partybook import parlgov parlgov/
    partybook import wikidata parties.jsonl
    partybook import registry.toml registry.csv --dry-run
    """
    if dry_run:
        for reading in read_dataset(dataset, path):
            _show(reading)
        return
    next(read_dataset(dataset, path))  # what cannot be read at all makes no book
    try:
        with new_book_or_none(book_name) as book, progress("importing") as advance:
            done = record_dataset(book, lambda: read_dataset(dataset, path), advance=advance)
    except KeyboardInterrupt:
        click.echo("\npartybook: stopped; nothing of the dataset was stored", err=True)
        sys.exit(STOPPED)
    files = f"{done.files:,} file" + "s" * (done.files != 1)
    click.echo(
        f"{files} of {dataset} imported into {book_name}: {done.new:,} new, {done.statements:,} statements and "
        f"{done.results:,} results added, {done.superseded:,} superseded, {done.remarks:,} remarks"
    )


@contextmanager
def new_book_or_none(book_name: str) -> Iterator[Book]:
    """The book, made if there is none yet; when nothing comes into a new one, no file is left behind."""
    file = None if "://" in book_name or Path(book_name).exists() else Path(book_name)
    empty = False
    try:
        with open_book(book_name) as book:
            try:
                yield book
            finally:
                empty = not book.counts().sources
    finally:
        if file is not None and empty:
            file.unlink(missing_ok=True)


def _show(reading: TableReading) -> None:
    """One file as it is understood: how many statements of each property, the first of them, and what is left out."""
    console = stdout_console()
    said = Counter(statement.property for statement in reading.statements)
    results = sum(1 for _ in reading.results()) if reading.results else 0
    counts = ", ".join(f"{number:,} {property}" for property, number in said.most_common())
    console.print(f"{reading.source.name}: {reading.title}", markup=False, highlight=False)
    console.print(f"  {counts or 'no statements'}; {results:,} results", markup=False, highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2), show_header=False)
    for statement in reading.statements[:_SHOWN]:
        table.add_row("  " + statement.evidence.where, statement.subject.name, statement.property, str(statement.value))
    for result in list(_first(reading)):
        table.add_row(*result)
    console.print(table)
    for code, number in Counter(remark.code for remark in reading.remarks).most_common():
        example = next(remark for remark in reading.remarks if remark.code == code)
        words = f"  {number:,} {code}, such as {example.evidence.where}: {example.message}"
        console.print(words, markup=False, highlight=False)


def _first(reading: TableReading) -> list[tuple[str, ...]]:
    """The first results of a reading, as rows to print."""
    found: list[tuple[str, ...]] = []
    for result in reading.results() if reading.results else ():
        if len(found) == _SHOWN:
            break
        figures = (("votes", result.votes), ("%", result.vote_share), ("seats", result.seats))
        said = ", ".join(f"{name} {figure}" for name, figure in figures if figure is not None)
        found.append((f"  row {result.row}", result.party.name, f"{result.election.name}", said))
    return found
