"""The command line: each command parses its options, calls one function of the library and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from partybook.errors import PartybookError
from partybook.extract import EXTRACTOR, Extraction
from partybook.intake import Failure, extractions

_WIDTH_WHEN_PIPED = 120


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
