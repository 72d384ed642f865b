"""The command line: each command parses its options, calls one function of the library and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from partybook import review
from partybook.audit import as_html, as_json, as_text, check_rules, worst
from partybook.dossier.text import render as dossier_text
from partybook.errors import InvalidValue, PartybookError
from partybook.export import jsonl
from partybook.export.json_dossier import dossier_json
from partybook.export.screen import statements_table, status_table
from partybook.intake import Failure, Tally, extractions, is_url, record
from partybook.model import PartialDate, encode
from partybook.read import find_documents
from partybook.store import open_book

_WIDTH_WHEN_PIPED = 120
_UNREAD = "S015"
"""The rule that lists fields and templates that were not read: of use to who wonders, noise to everybody else."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors become one sentence on standard error and a non-zero exit."""
    try:
        code = commands.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except PartybookError as error:
        click.echo(f"partybook: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("partybook: stopped; what was finished is kept, run the same command again to go on", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stdout = None
        sys.exit(0)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="partybook")
@click.option(
    "--book",
    envvar="PARTYBOOK_BOOK",
    default="partybook.sqlite",
    show_default=True,
    help="The book: a SQLite file, or the URL of a PostgreSQL database. Also from PARTYBOOK_BOOK.",
)
@click.pass_context
def commands(context: click.Context, book: str) -> None:
    """Read documents about political parties into sourced statements, and find what contradicts what.

    \b
    partybook extract article.txt          statements of one document, nothing is stored
    partybook read articles/               read a folder into the book
    partybook show "Green Party"           what the sources say of a party
    partybook audit                        what contradicts what
    """
    context.obj = book


@contextmanager
def _progress(label: str, total: int | None = None) -> Iterator[Any]:
    """A progress bar on the terminal's standard error; nothing when that is piped."""
    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda description="": bar.update(task, advance=1, description=description[-60:])


def _console() -> Console:
    """Standard output: as wide as the terminal, or a fixed width when piped, so that output does not depend on it."""
    return Console() if sys.stdout.isatty() else Console(width=_WIDTH_WHEN_PIPED, color_system=None, highlight=False)


def _fail(failures: Sequence[Failure]) -> None:
    """Say what could not be read, and exit with 2 if anything was not."""
    for failure in failures:
        click.echo(f"partybook: {failure.message}", err=True)
    if failures:
        sys.exit(2)


def _partial_date(_context: click.Context, _option: click.Parameter, value: str | None) -> PartialDate | None:
    try:
        return PartialDate(value) if value else None
    except InvalidValue as error:
        raise click.BadParameter(f"{error}") from None


def _count_documents(paths: Sequence[str]) -> int:
    """How many documents there are to read, as far as that can be told without reading them."""
    return sum(1 if path == "-" or is_url(path) else len(find_documents([Path(path)])) for path in paths)


@commands.command()
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
        if form == "jsonl":
            for line in jsonl.lines(item.statements):
                click.echo(line)
        else:
            _console().print(statements_table(item))
        if remarks:
            for remark in item.remarks:
                place = f"{item.document.source.name}: {remark.evidence.where}"
                click.echo(f"{place}: {remark.code}: {remark.message}", err=True)
    _fail(failures)


@commands.command()
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
    with open_book(book_name) as book, _progress("reading", _count_documents(paths)) as advance:
        tally = Tally()
        for item in extractions(paths, jobs):
            if isinstance(item, Failure):
                failures.append(item)
                advance(item.name)
            else:
                tally = tally.add(record(book, item))
                advance(item.document.source.name)
    click.echo(tally.sentence(book_name))
    _fail(failures)


@commands.command()
@click.argument("party")
@click.option("--as-of", metavar="DATE", callback=_partial_date, help="Only what can have held then, e.g. 1998-05.")
@click.option("--held-on", type=click.DateTime(["%Y-%m-%d"]), help="What the book held at the end of that day.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def show(book_name: str, party: str, as_of: PartialDate | None, held_on: datetime | None, form: str) -> None:
    """Print a party's dossier: what each source says, disagreements shown.

    \b
    partybook show "Azerbaijan Communist Party (1993)"
    partybook show AzKP --as-of 2001
    """
    moment = held_on and held_on.replace(hour=23, minute=59, second=59, tzinfo=UTC)
    with open_book(book_name, create=False, read_only=True) as book:
        found = review.dossier(book, party, as_of=as_of, held_on=moment)
    if form == "json":
        click.echo(dossier_json(found))
    else:
        _console().print(dossier_text(found))


@commands.command()
@click.argument("files", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule or family, e.g. C001 or S.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 when there is a finding of this severity or worse.",
)
@click.option("--verbose", is_flag=True, help="Also list fields and templates that were not read.")
@click.pass_obj
def audit(
    book_name: str, files: tuple[str, ...], form: str, rules: tuple[str, ...], fail_on: str, verbose: bool
) -> None:
    """Print what contradicts what, in the book or in FILES.

    \b
    partybook audit
    partybook audit article.txt --format html > findings.html
    partybook audit --rule C --fail-on warning
    """
    check_rules(rules)
    failures: list[Failure] = []
    if files:
        read_files = list(extractions(files))
        failures = [item for item in read_files if isinstance(item, Failure)]
        extracted = [item for item in read_files if not isinstance(item, Failure)]
        findings = [finding for item in extracted for finding in review.audit_extraction(item, rules)]
        sources = [item.document.source for item in extracted]
    else:
        with open_book(book_name, create=False, read_only=True) as book:
            findings = review.audit_book(book, rules)
            sources = review.cited_sources(book, findings)
    shown = [finding for finding in findings if verbose or rules or finding.rule != _UNREAD]
    click.echo({"text": as_text, "json": as_json, "html": as_html}[form](shown, sources))
    _fail(failures)
    if worst(shown, fail_on):
        sys.exit(1)


@commands.command()
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
        _console().print(status_table(book_name, counts))
