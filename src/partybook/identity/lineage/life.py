"""When a party is known to have lived: what its statements and results say, without choosing between sources."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from partybook.identity.lineage.saying import Saying
from partybook.model import PartialDate


class Life(msgspec.Struct, frozen=True):
    """Years: `founded` and `ended` as sources give them (the earliest and the latest), `active` the first and last
    year of a result, an office or a listing. None where nothing is said."""

    founded: int | None = None
    ended: int | None = None
    first_active: int | None = None
    last_active: int | None = None

    @property
    def first(self) -> int | None:
        """The first year in which it is known to live."""
        known = [year for year in (self.founded, self.first_active) if year is not None]
        return min(known) if known else None

    @property
    def last(self) -> int | None:
        """The year of its end; None when no source gives one."""
        return self.ended


def life(statements: Iterable[Saying], result_years: Iterable[int] = ()) -> Life:
    """The life that statements about one party and the years of its results tell."""
    founded: list[int] = []
    ended: list[int] = []
    active = list(result_years)
    for statement in statements:
        if statement.certainty != "asserted" or statement.qualifier("of") is not None:
            continue
        year = statement.value.year if isinstance(statement.value, PartialDate) else None
        if year is not None and statement.property in ("founded", "dissolved", "election_result"):
            {"founded": founded, "dissolved": ended, "election_result": active}[statement.property].append(year)
        elif statement.property == "identifier":
            start, end = statement.qualifier("start"), statement.qualifier("end")
            active += [date.year for date in (start, end) if isinstance(date, PartialDate) and date.year]
    return Life(
        min(founded, default=None), max(ended, default=None), min(active, default=None), max(active, default=None)
    )
