"""What the commands share: the terminal, progress on it, failures, and options of a kind."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from partybook.errors import InvalidValue
from partybook.intake import Failure
from partybook.model import PartialDate
from partybook.read.document import Document

_WIDTH_WHEN_PIPED = 120


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Any]:
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


def stdout_console() -> Console:
    """Standard output: as wide as the terminal, or a fixed width when piped, so that output does not depend on it."""
    return Console() if sys.stdout.isatty() else Console(width=_WIDTH_WHEN_PIPED, color_system=None, highlight=False)


def print_plainly(renderable: RenderableType) -> None:
    """Print tables and dossiers: as they are on a terminal, without blanks at the ends of lines when piped."""
    console = stdout_console()
    if console.is_terminal:
        console.print(renderable)
        return
    with console.capture() as captured:
        console.print(renderable)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def fail(failures: Sequence[Failure]) -> None:
    """Say what could not be read, and exit with 2 if anything was not."""
    for failure in failures:
        click.echo(f"partybook: {failure.message}", err=True)
    if failures:
        sys.exit(2)


def partial_date(_context: click.Context, _option: click.Parameter, value: str | None) -> PartialDate | None:
    try:
        return PartialDate(value) if value else None
    except InvalidValue as error:
        raise click.BadParameter(f"{error}") from None


def note_encoding(document: Document) -> None:
    """Say on standard error that a document's encoding was guessed, or that bytes of it were damaged."""
    for skipped in document.skipped:
        if skipped.code == "encoding":
            click.echo(f"partybook: note: {document.source.name}: {skipped.reason}", err=True)
