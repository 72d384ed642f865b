"""`partybook extract`: statements of documents on standard output."""

from __future__ import annotations

import click

from partybook.cli.console import fail, note_encoding, print_plainly
from partybook.export import jsonl
from partybook.export.screen import statements_table
from partybook.intake import Failure, extractions


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@click.option("--remarks", is_flag=True, help="Also list, on standard error, what was skipped, repaired or doubted.")
def extract(files: tuple[str, ...], form: str, remarks: bool) -> None:
    """Print the statements of documents; nothing is stored.

    \b
    partybook extract article.txt
    partybook extract https://en.wikipedia.org/wiki/Volt_Europa --format table
    cat page.html | partybook extract -
    """
    failures = []
    for item in extractions(files):
        if isinstance(item, Failure):
            failures.append(item)
            continue
        note_encoding(item.document)
        if form == "jsonl":
            for line in jsonl.lines(item.statements):
                click.echo(line)
        else:
            print_plainly(statements_table(item))
        if remarks:
            for remark in item.remarks:
                place = f"{item.document.source.name}: {remark.evidence.where}"
                click.echo(f"{place}: {remark.code}: {remark.message}", err=True)
    fail(failures)
