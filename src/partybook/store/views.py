"""What a book answers with, beside the values of `partybook.model`."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from partybook.model import Mention


class SourceEntry(msgspec.Struct, frozen=True):
    """A source without its text: `names` are the paths and URLs it was found under, the first one first.

    `title` and `extractor` are those of the latest reading.
    """

    id: str
    names: tuple[str, ...]
    format: str
    encoding: str
    characters: int
    recorded: datetime
    title: str = ""
    extractor: str = ""

    @property
    def name(self) -> str:
        return self.names[0]


class SubjectEntry(msgspec.Struct, frozen=True):
    """A subject as documents mention it, and how many held statements are about it."""

    mention: Mention
    statements: int


class FoundSubject(msgspec.Struct, frozen=True):
    """A subject found by name: `name` is the one that matched, `property` what states it, empty for its own name."""

    mention: Mention
    statements: int
    name: str
    property: str = ""


class Event(msgspec.Struct, frozen=True):
    """Something that happened to a statement: `by` is an extractor or a person, `successor` the statement of another
    id that says the same since then, if there is one."""

    at: datetime
    kind: Literal["recorded", "superseded", "retracted"]
    by: str
    reason: str = ""
    successor: str = ""


class Counts(msgspec.Struct, frozen=True):
    """What is in a book: held statements by property, remarks of the latest readings by code, bytes on disk."""

    sources: dict[str, int]
    statements: dict[str, int]
    remarks: dict[str, int]
    readings: int
    subjects: int
    superseded: int
    retracted: int
    size: int
