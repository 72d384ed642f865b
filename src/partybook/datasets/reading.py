"""What is read from one file of a dataset: statements, results of elections, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

from partybook.model import Mention, PartialDate, Remark, Source, Statement


class Election(msgspec.Struct, frozen=True):
    """An election that results belong to. `key` is the dataset's own name of it, unique in the dataset.

    Counts are None when the dataset does not give them.
    """

    dataset: str
    key: str
    name: str
    kind: str
    country: str
    date: PartialDate
    seats_total: int | None = None
    electorate: int | None = None
    votes_cast: int | None = None
    votes_valid: int | None = None


class Result(msgspec.Struct, frozen=True):
    """One row of results: what a party, or its candidate in a district, won.

    `alliance` is the alliance it stood for, in which its votes or seats may be counted. `row`, `start` and `end` are
    the row of the source it comes from: `TableReading.columns` names the column of each figure.
    """

    election: Election
    party: Mention
    row: int
    start: int
    end: int
    alliance: Mention | None = None
    district: str = ""
    candidate: str = ""
    votes: int | None = None
    vote_share: Decimal | None = None
    seats: int | None = None


class TableReading(msgspec.Struct, frozen=True):
    """One file read. `results` gives its rows of results, as often as it is called, without keeping them in memory;
    `columns` are pairs of a figure and the column it comes from."""

    dataset: str
    extractor: str
    source: Source
    title: str
    statements: tuple[Statement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    results: Callable[[], Iterator[Result]] | None = None
    columns: tuple[tuple[str, str], ...] = ()
