"""Two times of every page: the date in history it is about, and the day in the book's own life it is from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import msgspec

from partybook.errors import InvalidValue
from partybook.model import PartialDate


class When(msgspec.Struct, frozen=True):
    """`as_of`: only what can have held then. `held_on`: only what the book held at the end of that day."""

    as_of: PartialDate | None = None
    held_on: datetime | None = None

    @property
    def query(self) -> str:
        """Both as they stand in an address."""
        said = {}
        if self.as_of is not None:
            said["as_of"] = str(self.as_of)
        if self.held_on is not None:
            said["held_on"] = f"{self.held_on:%Y-%m-%d}"
        return urlencode(said)

    def link(self, path: str) -> str:
        """An address that keeps to the same times."""
        if not self.query:
            return path
        path, mark, anchor = path.partition("#")
        return f"{path}{'&' if '?' in path else '?'}{self.query}{mark}{anchor}"


def read_when(query: Mapping[str, str]) -> When:
    """The times that an address asks for. Raises `InvalidValue` when one is no date."""
    as_of, held_on = query.get("as_of", "").strip(), query.get("held_on", "").strip()
    day = PartialDate(as_of) if as_of else None
    if day is not None and (day.earliest is None or day.latest is None):
        raise InvalidValue(f"{as_of!r} is open to one side; a page is as of a day, a month or a year")
    moment = None
    if held_on:
        try:
            moment = datetime.combine(date.fromisoformat(held_on), datetime.max.time(), UTC)
        except ValueError:
            raise InvalidValue(f"{held_on!r} is not a day such as 2026-03-01") from None
    return When(day, moment)
