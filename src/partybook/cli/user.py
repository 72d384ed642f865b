"""`partybook user`: who may read and edit the book in a browser."""

from __future__ import annotations

import sys

import click

from partybook.errors import BookError
from partybook.store import open_book


@click.group()
def user() -> None:
    """Say who may read and edit the book in a browser, where `partybook serve` listens on a network.

    \b
    partybook user add ada --role editor
    partybook user list
    partybook user close ada
    """


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "editor"]), default="reader", show_default=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking.")
@click.pass_obj
def add(book_name: str, name: str, role: str, password_stdin: bool) -> None:
    """Add NAME, or change the role and password of NAME; the password is kept as an Argon2 hash."""
    try:
        from partybook.web.accounts import hashed
    except ModuleNotFoundError as error:
        raise BookError(f"accounts need {error.name}: pip install 'partybook[web]'") from None
    from partybook.store.account_rows import set_account

    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with open_book(book_name, create=False) as book:
        set_account(book, name, role, hashed(password))
    click.echo(f"{name} is {'an' if role == 'editor' else 'a'} {role} of {book_name}")


@user.command("list")
@click.pass_obj
def list_(book_name: str) -> None:
    """Print the accounts and their roles."""
    from partybook.store.account_rows import accounts

    with open_book(book_name, create=False, read_only=True) as book:
        for name, known in sorted(accounts(book).items()):
            click.echo(f"{name}  {known.role}")


@user.command()
@click.argument("name")
@click.pass_obj
def close(book_name: str, name: str) -> None:
    """Close the account of NAME; what NAME decided stays."""
    from partybook.store.account_rows import known_account, set_account

    with open_book(book_name, create=False) as book:
        set_account(book, known_account(book, name).name, "none", "")
    click.echo(f"{name} is closed")
