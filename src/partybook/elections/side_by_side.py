"""Rival figures of one election beside each other, and the elections of a book as a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import polars as pl

from partybook.elections.views import ElectionView, Version
from partybook.errors import InvalidValue

_FIGURES = ("votes", "vote_share", "seats")
_LISTED = 10


def listed(views: Sequence[ElectionView]) -> pl.DataFrame:
    """One row an election: how many sources give its results, which is measured and why."""
    return pl.DataFrame(
        {
            "election": [view.name for view in views],
            "date": [view.date for view in views],
            "parties": [len({result.party for result in view.versions[0].results}) for view in views],
            "sources": [len(view.versions) for view in views],
            "measured": [view.versions[0].source for view in views],
            "because": [view.reason for view in views],
        },
        schema_overrides={"election": pl.String, "parties": pl.Int64, "sources": pl.Int64},
    )


def chosen_election(views: Sequence[ElectionView], name: str) -> ElectionView:
    """The election of that name (or date). Raises `InvalidValue`, naming some, when there is none or several."""
    exact = [view for view in views if name.lower() in (view.name.lower(), f"{view.name} {view.date}".lower())]
    found = exact or [view for view in views if name.lower() in f"{view.name} {view.date}".lower()]
    if len(found) == 1:
        return found[0]
    shown = ", ".join(repr(view.name) for view in (found or views)[:_LISTED])
    raise InvalidValue(f"{'several elections match' if found else 'no election is called'} {name!r}; there are {shown}")


def side_by_side(view: ElectionView) -> pl.DataFrame:
    """One row a party, with each source's votes, share and seats; None where a source does not say.

    Rows of districts and candidates are added up within a source; shares only where a party has one row. Below stands
    the sum of what is listed.
    """
    shares = Counter(version.source for version in view.versions)
    columns: dict[str, dict[str, float]] = {}
    order: dict[str, float] = {}
    for number, version in enumerate(view.versions, start=1):
        title = version.source if shares[version.source] == 1 else f"{version.source} ({number})"
        for name, figures in _figures(version).items():
            columns[f"{title} {name}"] = figures
            for party, value in figures.items():
                order[party] = max(order.get(party, 0.0), value)
    parties = sorted(order, key=lambda party: (-order[party], party))
    rows = [{"party": party, **{name: held.get(party) for name, held in columns.items()}} for party in parties]
    rows.append({"party": "(sum)", **{name: sum(held.values()) for name, held in columns.items()}})
    return pl.DataFrame(rows, schema={"party": pl.String, **dict.fromkeys(columns, pl.Float64)})


def _figures(version: Version) -> dict[str, dict[str, float]]:
    """Votes, shares and seats of each party, of the figures that the source gives at all."""
    rows = Counter(result.party.name for result in version.results)
    found: dict[str, dict[str, float]] = {}
    for name in _FIGURES:
        held: dict[str, float] = defaultdict(float)
        for result in version.results:
            value = getattr(result, name)
            if value is not None and (name != "vote_share" or rows[result.party.name] == 1):
                held[result.party.name] += value
        if held:
            found[name] = dict(held)
    return found
