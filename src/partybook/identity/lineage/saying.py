"""The part of a statement that lives and names are read from, so that a book need not fetch whole sources for them."""

from __future__ import annotations

import builtins
from typing import Protocol

import msgspec

from partybook.model import Certainty, Mention, Qualifiers, Value


class Saying(Protocol):
    """A `Statement`, or a `Said`."""

    @builtins.property
    def id(self) -> str: ...
    @builtins.property
    def property(self) -> str: ...
    @builtins.property
    def value(self) -> Value: ...
    @builtins.property
    def certainty(self) -> Certainty: ...
    def qualifier(self, name: str) -> Value | None: ...


class Telling(Saying, Protocol):
    """A `Statement`, or a `SaidOf`: a saying with whom it is about."""

    @builtins.property
    def subject(self) -> Mention: ...


class Said(msgspec.Struct, frozen=True):
    """A statement without its subject and its evidence."""

    id: str
    property: str
    value: Value
    qualifiers: Qualifiers
    certainty: Certainty

    def qualifier(self, name: str) -> Value | None:
        """The first qualifier of that name."""
        return next((value for key, value in self.qualifiers if key == name), None)


class SaidOf(Said, frozen=True):
    """A statement without its evidence."""

    subject: Mention
