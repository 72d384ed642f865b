"""Accounts of the explorer: who may read, who may edit. Rows are only added; the newest of a name counts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import insert, select

from partybook.errors import BookError, InvalidValue
from partybook.store.book import Book
from partybook.store.worklist_tables import account

Role = Literal["reader", "editor", "none"]
ROLES: tuple[Role, ...] = ("reader", "editor", "none")
"""`none` closes an account; its name stays on what it decided."""

LONGEST_NAME = 100


class Account(msgspec.Struct, frozen=True):
    """`password` is an Argon2 hash."""

    name: str
    role: Role
    password: str


def set_account(book: Book, name: str, role: str, password: str) -> None:
    """Add an account, or change its role and password. Raises `InvalidValue` for a name or role that cannot be."""
    if role not in ROLES:
        raise InvalidValue(f"{role!r} is no role: {', '.join(ROLES)}")
    if not name.strip() or len(name) > LONGEST_NAME or name.startswith("rule:") or not name.isprintable():
        raise InvalidValue(f"an account's name is 1 to {LONGEST_NAME} printable characters and does not begin 'rule:'")
    row = {"name": name, "role": role, "password": password, "at": datetime.now(UTC)}
    book.write(lambda connection: connection.execute(insert(account), row))


def accounts(book: Book) -> dict[str, Account]:
    """The accounts that are open, by name."""
    with book.read() as connection:
        rows = list(connection.execute(select(account).order_by(account.c.key)))
    newest = {row.name: Account(row.name, row.role, row.password) for row in rows}
    return {name: known for name, known in newest.items() if known.role != "none"}


def known_account(book: Book, name: str) -> Account:
    """The open account of a name. Raises `BookError` when there is none."""
    found = accounts(book).get(name)
    if found is None:
        raise BookError(f"{book.name} has no account {name!r}; `partybook user list` shows them.")
    return found
