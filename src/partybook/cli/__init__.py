"""The command line: each command parses its options, calls one function of the library and prints.

One module a command, imported when the command is called, so that `--help` and small commands start at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

import click

from partybook.errors import PartybookError

_COMMANDS = (
    "extract",
    "read",
    "import",
    "judge",
    "link",
    "show",
    "elections",
    "measure",
    "allocate",
    "lineage",
    "chart",
    "audit",
    "serve",
    "user",
    "status",
)
"""In the order in which `--help` lists them; `partybook.cli.NAME` holds a `click.Command` of the same name
(`import_` for a name that Python keeps for itself)."""


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name + "_" * iskeyword(cmd_name)
        command: click.Command = getattr(import_module(f"partybook.cli.{name}"), name)
        return command


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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
