"""All measures of a table, each row with the decisions under it and with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from partybook.measures import bounds, disproportionality, fragmentation, power
from partybook.measures.change import changes, volatility_values
from partybook.measures.decisions import Decisions, Preset, chosen_measures, measures
from partybook.measures.disproportionality import largest_advantage_ratio
from partybook.measures.grouping import Floats, Formula, divide
from partybook.measures.identity_rules import Event
from partybook.measures.polarization import polarization, polarization_bounds
from partybook.measures.shares import Shares, shares
from partybook.measures.spread import district_rows
from partybook.measures.turnout import turnout

SCHEMA = {
    "election": pl.String, "country": pl.String, "date": pl.String, "party": pl.String, "measure": pl.String,
    "value": pl.Float64, "low": pl.Float64, "high": pl.Float64, "scale": pl.String, "parties": pl.Int64,
    "votes_covered": pl.Float64, "missing": pl.String, "preset": pl.String, "identity": pl.String, "unit": pl.String,
    "residuals": pl.String, "minimum_share": pl.Float64, "mean": pl.String,
}  # fmt: skip
"""The columns of a result, a row a measure of an election."""

PARLGOV_MEASURES = (
    "turnout", "enp_votes", "enp_seats", "least_squares", "advantage_ratio", "polarization_votes", "polarization_seats",
)  # fmt: skip
"""What ParlGov computes: its columns turnout, enp_votes, enp_seats, disproportionality, advantage_ratio,
polarization_vote and polarization_seats."""

_OF_ONE: dict[str, Formula] = {
    "enp": fragmentation.effective_number,
    "golosov": fragmentation.golosov,
    "fractionalization": fragmentation.fractionalization,
    "concentration": fragmentation.concentration,
    "competitiveness": fragmentation.competitiveness,
}
_OF_TWO: dict[str, Formula] = {
    "least_squares": disproportionality.least_squares,
    "loosemore_hanby": disproportionality.loosemore_hanby,
    "rose": disproportionality.rose,
    "rae": disproportionality.rae,
    "sainte_lague_index": disproportionality.sainte_lague_index,
    "dhondt_index": disproportionality.dhondt_index,
    "advantage_ratio": disproportionality.advantage_ratio,
}
_POWER: dict[str, Callable[[Sequence[int]], list[float]]] = {
    "banzhaf": power.banzhaf,
    "shapley_shubik": power.shapley_shubik,
}
MOST_SEATS_FOR_POWER = power.MOST_WEIGHT

LEAST_COVERED = 0.5
"""Where the named parties hold less than half of the votes, a value would say more of the others than of them: bounds
are given, and no value."""

Values = tuple[Floats, Floats, Floats]


def measure(
    table: pl.DataFrame,
    names: Sequence[str] = (),
    decisions: Decisions | None = None,
    *,
    preset: Preset = "literature",
    lineage: Sequence[Event] = (),
) -> pl.DataFrame:
    """The measures of every election of a standardised table (see `standardise`), as rows of `SCHEMA`.

    `names` are measures of the catalogue, all of elections by default. `decisions` default to the literature's; the
    preset `parlgov` computes as ParlGov does: raw shares, the plain mean in polarization, the largest advantage ratio,
    least squares over rows with both shares, turnout with two decimals. A measure that is undefined for an election is
    a row without a value whose `missing` says why. `lineage` is asked by the identity rules.
    """
    if preset == "parlgov":
        given = decisions or Decisions()
        decisions = Decisions(identity=given.identity, unit=given.unit, residuals="raw", mean="plain")
        names = names or PARLGOV_MEASURES
    decisions = decisions or Decisions()
    chosen = chosen_measures(tuple(names))
    by_party = shares(table, decisions)
    allied = preset == "literature" and table["alliance"].null_count() < table.height
    paired = shares(table, decisions, paired=True) if allied else by_party
    frames = []
    for name in chosen:
        match measures()[name].on:
            case "change" | "districts":
                continue
            case "party":
                frames += _party_rows(name, by_party, paired, decisions, preset)
            case _:
                shown = paired if measures()[name].on == "both" else by_party
                values = _supported(name, shown, _values(name, by_party, paired, decisions, preset))
                frames.append(_rows(name, shown, values, decisions, preset))
    frames += _change_rows(chosen, table, by_party, decisions, preset, lineage)
    frames += [
        _finish(frame, name, decisions, preset) for name, frame in district_rows(table, by_party, decisions, chosen)
    ]
    if not frames:
        return pl.DataFrame(schema=SCHEMA)
    order = {name: place for place, name in enumerate(chosen)}
    return (
        pl.concat(frames)
        .sort(
            "country",
            "date",
            "election",
            pl.col("measure").replace_strict(order, return_dtype=pl.Int64),
            "party",
            nulls_last=True,
        )
        .select(list(SCHEMA))
    )


def _values(name: str, by_party: Shares, paired: Shares, decisions: Decisions, preset: Preset) -> Values:
    """Value, low and high of one measure for every election."""
    kind, _, side = name.rpartition("_")
    if kind in ("enp", "golosov", "fractionalization"):
        return _distribution(kind, by_party, side)
    if name in ("concentration", "competitiveness"):
        return _distribution(name, by_party, "votes")
    if name in _OF_TWO:
        return _comparison(name, paired, preset)
    if kind == "polarization":
        return _polarization(by_party, side, decisions)
    if name == "minimal_winning_coalitions":
        counted = [
            float(power.count_minimal_winning_coalitions(seats)) if seats else np.nan for seats in _seats(by_party)
        ]
        value = np.array(counted, dtype=np.float64)
        return value, value, value
    totals = by_party.elections
    electorate, cast, valid = (
        totals[column].fill_null(float("nan")).to_numpy() for column in ("electorate", "votes_cast", "votes_valid")
    )
    value = turnout(electorate, cast, valid)
    for place in np.flatnonzero(value > 100.0):
        by_party.notes[place].append("more voted than are said to be entitled")
    if preset == "parlgov":
        value = np.round(value, 2)
    return value, value, value


def _supported(name: str, found: Shares, values: Values) -> Values:
    """No value where most votes (or seats) are the others'."""
    if measures()[name].on not in ("votes", "seats", "both"):
        return values
    votes = (found.rest_votes > 1.0 - LEAST_COVERED) & (measures()[name].on != "seats")
    seats = (found.rest_seats > 1.0 - LEAST_COVERED) & (measures()[name].on != "votes")
    for place in np.flatnonzero(votes | seats):
        said = "the parties named hold less than half of all: no value"
        if said not in found.notes[place]:
            found.notes[place].append(said)
    return np.where(votes | seats, np.nan, values[0]), values[1], values[2]


def _distribution(kind: str, found: Shares, side: str) -> Values:
    part, rest = (found.votes, found.rest_votes) if side == "votes" else (found.seats, found.rest_seats)
    known = found.votes_known if side == "votes" else found.seats_known
    value = _OF_ONE[kind](part, by=found.groups, fractions=True)
    low, high = bounds.one_distribution(kind, found.groups, part, rest)
    if kind == "golosov":
        value = high
    value, low, high = (np.where(known, figure, np.nan) for figure in (value, low, high))
    return value, low, high


def _comparison(name: str, found: Shares, preset: Preset) -> Values:
    votes, seats, groups = found.votes, found.seats, found.groups
    if preset == "parlgov":
        both = found.paired
        votes, seats = np.where(both, votes, 0.0), np.where(both, seats, 0.0)
        formula = largest_advantage_ratio if name == "advantage_ratio" else _OF_TWO[name]
        value = formula(votes, seats, by=groups, fractions=True)
        return value, value, value
    value = _OF_TWO[name](votes, seats, by=groups, fractions=True)
    low, high = bounds.two_distributions(name, groups, votes, seats, found.rest_votes, found.rest_seats)
    closed = (found.rest_votes == 0) & (found.rest_seats == 0)
    low, high = np.where(closed, value, low), np.where(closed, value, high)
    if name in ("loosemore_hanby", "sainte_lague_index"):
        value = low
    if name == "rose":
        value = high
    known = found.votes_known & found.seats_known
    value, low, high = (np.where(known, figure, np.nan) for figure in (value, low, high))
    return value, low, high


def _polarization(found: Shares, side: str, decisions: Decisions) -> Values:
    sizes = found.votes if side == "votes" else found.seats
    raw = decisions.residuals == "raw"
    value = polarization(sizes, found.positions, decisions.mean, by=found.groups, renormalise=not raw)
    if decisions.mean == "plain":
        unknown = np.full(found.groups.count, np.nan)
        return value, unknown, unknown
    placed = found.groups.sum(np.where(np.isnan(found.positions), 0.0, sizes))
    low, high = polarization_bounds(sizes, found.positions, found.groups, np.maximum(1.0 - placed, 0.0))
    return value, low, high


def _rows(name: str, found: Shares, values: Values, decisions: Decisions, preset: Preset) -> pl.DataFrame:
    missing = ["; ".join(notes) or None for notes in found.notes]
    frame = found.elections.select("election", "country", "date").with_columns(
        pl.Series("party", [None] * found.elections.height, dtype=pl.String),
        value=values[0],
        low=values[1],
        high=values[2],
        parties=found.parties.astype(np.int64),
        votes_covered=np.where(found.votes_known, 100.0 * found.covered, np.nan),
        missing=pl.Series(missing, dtype=pl.String),
    )
    if measures()[name].on == "positions":
        sizes = found.votes if name.endswith("votes") else found.seats
        placed = found.groups.sum(np.where(np.isnan(found.positions), 0.0, sizes))
        number = found.groups.number(~np.isnan(found.positions) & (sizes > 0))
        frame = frame.with_columns(parties=number.astype(np.int64), votes_covered=100.0 * placed)
    return _finish(frame, name, decisions, preset)


def _finish(frame: pl.DataFrame, name: str, decisions: Decisions, preset: Preset) -> pl.DataFrame:
    """The columns that say which measure it is and under which decisions."""
    return frame.with_columns(
        pl.col("value", "low", "high", "votes_covered").fill_nan(None),
        measure=pl.lit(name),
        scale=pl.lit(measures()[name].scale),
        preset=pl.lit(preset),
        identity=pl.lit(decisions.identity),
        unit=pl.lit(decisions.unit),
        residuals=pl.lit(decisions.residuals),
        minimum_share=pl.lit(decisions.minimum_share),
        mean=pl.lit(decisions.mean),
    ).select(list(SCHEMA))


def _seats(found: Shares) -> list[list[int]]:
    """Whole seats of each election's units, most first; nothing where seats are not known or are no whole numbers."""
    seats = found.seats * found.whole_seats[found.groups.codes]
    listed: list[list[float]] = [[] for _ in range(found.groups.count)]
    for code, number in zip(found.groups.codes, seats, strict=True):
        if number > 0:
            listed[int(code)].append(float(number))
    whole = [sorted((round(number) for number in numbers), reverse=True) for numbers in listed]
    odd = [any(abs(number - round(number)) > 1e-6 for number in numbers) for numbers in listed]
    return [
        [] if wrong or sum(seats) > MOST_SEATS_FOR_POWER else seats for seats, wrong in zip(whole, odd, strict=True)
    ]


def _party_rows(
    name: str, by_party: Shares, paired: Shares, decisions: Decisions, preset: Preset
) -> list[pl.DataFrame]:
    """Rows of a measure that has a value a party."""
    found = paired if name == "party_advantage_ratio" else by_party
    if name in _POWER:
        value = np.full(len(found.votes), np.nan)
        for code, seats in enumerate(_seats(found)):
            if seats:
                rows = np.flatnonzero(found.groups.codes == code)
                numbers = np.round(found.seats[rows] * found.whole_seats[code]).astype(int).tolist()
                value[rows] = _POWER[name](numbers)
    else:
        value = divide(found.seats, found.votes)
    context = _rows(name, found, (np.full(found.groups.count, np.nan),) * 3, decisions, preset)
    frame = found.units.select("election", pl.col("unit").alias("party")).with_columns(
        value=value, low=value, high=value
    )
    frame = frame.filter(pl.col("value").is_not_nan())
    held = context.drop("party", "value", "low", "high")
    return [frame.join(held, on="election").select(list(SCHEMA))] if frame.height else []


def _change_rows(
    chosen: Sequence[str],
    table: pl.DataFrame,
    by_party: Shares,
    decisions: Decisions,
    preset: Preset,
    lineage: Sequence[Event],
) -> list[pl.DataFrame]:
    """Rows of volatility: an election compared with the one before."""
    wanted = [name for name in chosen if measures()[name].on == "change"]
    if not wanted:
        return []
    from msgspec.structs import replace

    plain = shares(table, replace(decisions, unit="party", minimum_share=0.0))
    found = changes(plain, decisions, lineage, alliances(table, plain))
    if not found.pairs:
        return []
    later = [pair.after for pair in found.pairs]
    missing = []
    for pair, linked in zip(found.pairs, found.linked, strict=True):
        said = [*(f"before: {note}" for note in plain.notes[pair.before]), *plain.notes[pair.after]]
        if linked:
            said.append(f"{linked} parties joined or parted by the rule")
        missing.append("; ".join(note for note in said if "seats" not in note) or None)
    covered = np.minimum(found.groups.sum(found.before), found.groups.sum(found.after))
    base = plain.elections.select("election", "country", "date")[later].with_columns(
        pl.Series("party", [None] * len(later), dtype=pl.String),
        parties=found.groups.number(np.ones(len(found.before), dtype=np.bool_)).astype(np.int64),
        votes_covered=100.0 * covered,
        missing=pl.Series(missing, dtype=pl.String),
    )
    frames = []
    for name in wanted:
        value, low, high = volatility_values(name, found, decisions)
        frames.append(_finish(base.with_columns(value=value, low=low, high=high), name, decisions, preset))
    return frames


def alliances(table: pl.DataFrame, found: Shares) -> dict[int, list[tuple[str, str]]]:
    """Members and their alliance, by election, where the alliance has votes of its own in that election."""
    codes = dict(found.elections.select("election", "code").iter_rows())
    rows = (
        table.filter(pl.col("alliance").is_not_null()).select("election", "party", "alliance").unique().sort(pl.all())
    )
    voted = (
        table.filter((pl.col("vote_share") > 0) | (pl.col("votes") > 0)).select("election", alliance="party").unique()
    )
    listed: dict[int, list[tuple[str, str]]] = {}
    for election, party, alliance in rows.join(voted, on=["election", "alliance"], how="semi").iter_rows():
        listed.setdefault(codes[election], []).append((party, alliance))
    return listed
