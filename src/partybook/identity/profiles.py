"""What all statements about one party or mention say to tell it apart: a `Candidate` for the scorer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from partybook.identity.candidate import Candidate
from partybook.identity.lineage.life import Life, life
from partybook.identity.lineage.saying import Telling
from partybook.model import PartialDate, Quantity

_NAMES = frozenset({"name", "native_name", "former_name", "renamed_to"})
_MOST_NAMES = 12
"""Names compared of one party; the commonest go first."""


def candidate(key: str, statements: Iterable[Telling], result_years: Iterable[int] = ()) -> Candidate:
    """The candidate that statements about one party make; `key` is what the caller knows it by."""
    names: Counter[str] = Counter()
    abbreviations: Counter[str] = Counter()
    share: tuple[float, int] | None = None
    said = list(statements)
    for statement in said:
        words = str(statement.value)
        if statement.property in _NAMES:
            names[words] += 1
        elif statement.property == "abbreviation":
            abbreviations[words] += 1
        elif statement.property == "election_result":
            share = max(filter(None, (share, _share(statement))), default=None)
        if statement.subject.name not in names:
            names[statement.subject.name] = 0
    lived = life(said, result_years)
    first, last = _years(lived)
    return Candidate(
        names=tuple(name for name, _ in names.most_common(_MOST_NAMES)),
        abbreviations=tuple(name for name, _ in abbreviations.most_common(_MOST_NAMES)),
        country=country_of(said),
        first=first,
        last=last,
        share=share[0] if share else None,
        share_year=share[1] if share else None,
        key=key,
    )


def candidate_today(key: str, statements: Iterable[Telling]) -> Candidate:
    """As `candidate`, by nothing but the names and abbreviations that the party has now.

    A name that a source dates from some year on is one of a chain of names; the one without a date stands for it.
    """
    said = list(statements)
    undated = [statement for statement in said if statement.qualifier("start") is None]
    now = candidate(key, undated or said)
    return Candidate(names=now.names, abbreviations=now.abbreviations, country=now.country, key=key)


def country_of(statements: Iterable[Telling]) -> str:
    """The country of a party: the one a dataset lists it under, else the one most statements name; empty if unknown.

    A list's own country goes first because the country of a source may be the state of its time ("Weimar Republic").
    """
    listed: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for statement in statements:
        listed.update(value for key, value in statement.subject.details if key == "country")
        if statement.property == "country":
            named[str(statement.value)] += 1
    countries = listed or named
    return max(countries, key=lambda name: (countries[name], name), default="")


def _share(statement: Telling) -> tuple[float, int] | None:
    """The share and year of a result of the whole party; a candidate's or a district's says nothing of its size."""
    part = any(statement.qualifier(name) is not None for name in ("district", "candidate", "of"))
    share = statement.qualifier("vote_share")
    year = statement.value.year if isinstance(statement.value, PartialDate) else None
    if part or year is None or not isinstance(share, Quantity):
        return None
    return float(share.number), year


def _years(lived: Life) -> tuple[int | None, int | None]:
    return lived.first, lived.ended
