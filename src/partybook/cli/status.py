"""`partybook status`: what the book holds."""

from __future__ import annotations

import click

from partybook.cli.console import print_plainly
from partybook.export.screen import status_table
from partybook.model import encode
from partybook.store import open_book


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def status(book_name: str, form: str) -> None:
    """Print what the book holds.

    \b
    partybook status
    partybook status --format json
    """
    with open_book(book_name, create=False, read_only=True) as book:
        counts = book.counts()
    if form == "json":
        click.echo(encode(counts).decode())
    else:
        print_plainly(status_table(book_name, counts))
