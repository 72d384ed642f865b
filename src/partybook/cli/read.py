"""`partybook read`: documents into the book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from partybook.cli.console import fail, note_encoding, progress
from partybook.intake import Failure, Tally, extractions, is_url, record
from partybook.read import find_documents
from partybook.store import open_book


def _count_documents(paths: Sequence[str]) -> int:
    """How many documents there are to read, as far as that can be told without reading them."""
    return sum(1 if path == "-" or is_url(path) else len(find_documents([Path(path)])) for path in paths)


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="Read in this many processes.")
@click.pass_obj
def read(book_name: str, paths: tuple[str, ...], jobs: int) -> None:
    """Read documents into the book: files, folders, URLs, or - for standard input.

    \b
    partybook read article.txt pages/
    partybook --book postgresql://host/partybook read pages/ --jobs 4
    """
    failures: list[Failure] = []
    with open_book(book_name) as book, progress("reading", _count_documents(paths)) as advance:
        tally = Tally()
        for item in extractions(paths, jobs):
            if isinstance(item, Failure):
                failures.append(item)
                advance(item.name)
            else:
                note_encoding(item.document)
                tally = tally.add(record(book, item))
                advance(item.document.source.name)
    click.echo(tally.sentence(book_name))
    fail(failures)
