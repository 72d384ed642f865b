"""Results as shares and seats of parties, one tally an election: from sums of datasets, or from what documents say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from partybook.charts.facts import Tally, moment
from partybook.identity.agreement import office_kind
from partybook.identity.lineage.saying import Said
from partybook.model import PartialDate, Quantity, Statement
from partybook.store.country_rows import PartySum

UNKNOWN = 0
"""The party of results that no computed party is."""

_WHOLE = 0.5
"""An election in fewer than this part of the districts of the largest before it is a by-election, and left out."""
_EVER = 0.2
"""The same, of the largest ever: where a country's record begins with by-elections."""


def from_sums(sums: Iterable[PartySum]) -> dict[str, tuple[Tally, ...]]:
    """The elections of each kind in order of date; of several datasets the one that says most."""
    held: dict[tuple[str, str], dict[str, list[PartySum]]] = defaultdict(lambda: defaultdict(list))
    for one in sums:
        held[one.kind, str(one.date)][one.dataset].append(one)
    made: dict[str, list[tuple[Tally, int]]] = defaultdict(list)
    for (kind, _), versions in sorted(held.items()):
        best = max(sorted(versions), key=lambda dataset: _fullness(versions[dataset]))
        tally = _tally(best, versions[best])
        if tally is not None:
            made[kind].append((tally, max(one.districts for one in versions[best])))
    return {kind: tuple(_general(tallies)) for kind, tallies in made.items()}


def _fullness(rows: Sequence[PartySum]) -> tuple[bool, float, int]:
    """As elections are chosen for measures: votes and seats, then the share of the votes, then the number of rows."""
    votes = any(row.votes is not None or row.vote_share is not None for row in rows)
    seats = any(row.seats is not None for row in rows)
    return votes and seats, min(sum(float(row.vote_share or 0) for row in rows), 100.0), len(rows)


def _tally(dataset: str, rows: Sequence[PartySum]) -> Tally | None:
    when = moment(rows[0].date)
    if when is None:
        return None
    stated = [(row.party, float(row.vote_share)) for row in rows if row.vote_share is not None]
    valid = rows[0].votes_valid or sum(row.votes or 0 for row in rows)
    counted = [(row.party, 100.0 * row.votes / valid) for row in rows if row.votes is not None and valid]
    return Tally(
        when,
        str(rows[0].date),
        _by_party(stated or counted),
        _by_party((row.party, float(row.seats)) for row in rows if row.seats is not None),
        tuple((row.party, row.alliance) for row in rows if row.alliance not in (UNKNOWN, row.party)),
        None if rows[0].seats_total is None else float(rows[0].seats_total),
        dataset,
    )


def _by_party(figures: Iterable[tuple[int, float]]) -> tuple[tuple[int, float], ...]:
    """The figures of each party added up: that of several entries in a list is theirs together."""
    total: dict[int, float] = defaultdict(float)
    for party, figure in figures:
        total[party] += figure
    return tuple(sorted(total.items()))


def _general(tallies: Sequence[tuple[Tally, int]]) -> list[Tally]:
    """Without by-elections: those held in a small part of the districts."""
    largest, ever = 0, max(districts for _, districts in tallies)
    kept = []
    for tally, districts in tallies:
        if districts >= max(_WHOLE * largest, _EVER * ever):
            kept.append(tally)
        largest = max(largest, districts)
    return kept


def from_statements(said: Mapping[int, Iterable[Said | Statement]]) -> dict[str, tuple[Tally, ...]]:
    """The elections that documents name, by office; results of one office whose dates can mean one day are one's."""
    told: dict[str, list[tuple[PartialDate, int, Said | Statement]]] = defaultdict(list)
    for party, statements in said.items():
        for one in statements:
            if one.property == "election_result" and isinstance(one.value, PartialDate) and _is_national(one):
                told[_kind(one)].append((one.value, party, one))
    return {kind: tuple(_grouped(results)) for kind, results in sorted(told.items()) if results}


def _is_national(one: Said | Statement) -> bool:
    named = one.qualifier("election") is not None and one.qualifier("district") is None
    return named and one.certainty == "asserted" and moment(_date(one)) is not None


def _date(one: Said | Statement) -> PartialDate | None:
    return one.value if isinstance(one.value, PartialDate) else None


def _kind(one: Said | Statement) -> str:
    words = f"{one.qualifier('office') or ''} {one.qualifier('election') or ''}"
    return office_kind(words) or "other"


def _grouped(results: Sequence[tuple[PartialDate, int, Said | Statement]]) -> list[Tally]:
    """Results gathered around the most precise dates."""
    groups: list[tuple[PartialDate, list[tuple[int, Said | Statement]]]] = []
    for day, party, one in sorted(results, key=lambda item: (-len(item[0].edtf), item[0].edtf, item[1])):
        home = next((group for known, group in groups if known.may_equal(day)), None)
        if home is None:
            groups.append((day, [(party, one)]))
        else:
            home.append((party, one))
    tallies = []
    for day, rows in sorted(groups, key=lambda group: group[0].edtf):
        when = moment(day)
        shares, seats = _figures(rows, "vote_share"), _figures(rows, "seats")
        total = next(iter(_figures(rows, "seats_total").values()), None)
        if when is not None and (shares or seats):
            tallies.append(Tally(when, str(day), tuple(shares.items()), tuple(seats.items()), (), total, "documents"))
    return tallies


def _figures(rows: Iterable[tuple[int, Said | Statement]], name: str) -> dict[int, float]:
    """The first figure of each party; a bound such as "<0.1" is none."""
    found: dict[int, float] = {}
    for party, one in rows:
        value = one.qualifier(name)
        if isinstance(value, Quantity) and value.bound in ("", "~"):
            found.setdefault(party, float(value.number))
    return found
