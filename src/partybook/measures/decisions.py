"""The coding decisions under a figure, and the measures by name: what every row of a result says of itself."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

import msgspec

from partybook.errors import InvalidValue
from partybook.terms import load

Identity = Literal[
    "as-coded", "legal", "parlgov", "strict", "mergers", "splits", "largest-successor", "component", "renames"
]
Unit = Literal["party", "alliance"]
Residuals = Literal["bounds", "one", "drop", "raw"]
Mean = Literal["weighted", "plain"]
Preset = Literal["literature", "parlgov"]


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """What has to be decided before a formula can be applied; recorded in every row.

    identity   when a party at two elections is the same: see `identity_rules`; only volatility asks
    unit       `party`, where parties whose votes are counted at an alliance join it for comparisons of votes and
               seats only; or `alliance`, where members of an alliance are one in every measure
    residuals  votes for "others": `bounds`, they are in the total and in no party's term, as if all others were tiny,
               and low and high say where the value can lie; `one`, they are one party; `drop`, they are left out and
               the rest is the whole; `raw`, shares are taken as printed and rows called "others" are parties
    minimum_share  percent of the votes below which a party is counted among the others (for volatility: below it at
               both elections)
    mean       of polarization: `weighted` by size or `plain`
    """

    identity: Identity = "as-coded"
    unit: Unit = "party"
    residuals: Residuals = "bounds"
    minimum_share: float = 0.0
    mean: Mean = "weighted"

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise InvalidValue(f"{name} {getattr(self, name)!r} is not known: choose {', '.join(allowed)}")
        if not 0 <= self.minimum_share < 100:
            raise InvalidValue(f"a minimum share of {self.minimum_share:g} is no percentage below 100")


CHOICES: dict[str, tuple[str, ...]] = {
    "identity": get_args(Identity),
    "unit": get_args(Unit),
    "residuals": get_args(Residuals),
    "mean": get_args(Mean),
}
"""The values of each decision that is a choice of names."""


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One measure as `terms/measures.toml` declares it."""

    name: str
    label: str
    formula: str
    source: str
    on: Literal["votes", "seats", "both", "positions", "turnout", "change", "districts", "party"]
    scale: str
    low: str
    high: str


@cache
def measures() -> dict[str, Measure]:
    """All measures by name, in the order in which they are printed."""
    return {
        name: msgspec.convert({"name": name, **declared}, Measure)
        for name, declared in load("measures")["measure"].items()
    }


def chosen_measures(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names given, checked, in the order of the catalogue; all but the values of single parties when none are."""
    known = measures()
    for name in names:
        if name not in known:
            raise InvalidValue(f"no measure is called {name!r}; partybook measure --list prints all")
    party_wise = ("party_nationalization",)
    return tuple(
        name
        for name, measure in known.items()
        if name in names or (not names and measure.on != "party" and name not in party_wise)
    )
