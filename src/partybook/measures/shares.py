"""From rows to fractions: the units, the residual and the total of each election, under the coding decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from partybook.measures.decisions import Decisions
from partybook.measures.grouping import Floats, Groups, divide

POINTS_APART = 1.0
"""Votes and shares that are further apart than this are two different results: rounding and invalid votes are less."""

TOO_MUCH = 1.005
"""Named shares that sum to more than this times the whole are remarked on; less is rounding."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The units of many elections as fractions, in the order of `elections`.

    `units` has the columns election, code, unit; `votes` and `seats` follow it (0 where unknown), `rest_votes` and
    `rest_seats` are the residual of each election, `parties` counts units, `covered` says what fraction of the votes
    they hold, `paired` which units have both, and `notes` what was missing, a list of sentences an election.
    """

    elections: pl.DataFrame
    units: pl.DataFrame
    groups: Groups
    votes: Floats
    seats: Floats
    positions: Floats
    whole_seats: Floats
    rest_votes: Floats
    rest_seats: Floats
    paired: np.ndarray[tuple[int], np.dtype[np.bool_]]
    parties: Floats
    covered: Floats
    votes_known: np.ndarray[tuple[int], np.dtype[np.bool_]]
    seats_known: np.ndarray[tuple[int], np.dtype[np.bool_]]
    notes: list[list[str]]


def election_frame(table: pl.DataFrame) -> pl.DataFrame:
    """One row an election, in order of country, date and name, with its totals and its number `code`."""
    firsts = [pl.col(name).drop_nulls().min().alias(name) for name in ("country", "date", "previous", "kind")]
    by_district = table.group_by("election", "district").agg(
        *firsts, pl.col("seats_total", "electorate", "votes_cast", "votes_valid").max()
    )
    totals = [
        pl.when(pl.col(name).count() > 0)
        .then(pl.col(name).sum() if name != "seats_total" else pl.col(name).max())
        .alias(name)
        for name in ("seats_total", "electorate", "votes_cast", "votes_valid")
    ]
    found = by_district.group_by("election").agg(
        *[pl.col(name).min() for name in ("country", "date", "previous", "kind")], *totals
    )
    return found.sort("country", "date", "election", nulls_last=True).with_row_index("code")


def shares(table: pl.DataFrame, decisions: Decisions, *, paired: bool = False) -> Shares:
    """The fractions of votes and seats of each unit, from a standardised table.

    Votes are taken where every row with a share has them, shares elsewhere; the whole is the larger of the valid votes
    and the sum (100 for shares). `paired` joins parties whose votes are counted at their alliance to it, so that votes
    and seats are of the same units.
    """
    elections = election_frame(table)
    units = _units(table, decisions, paired).join(elections.select("election", "code"), on="election")
    units = units.sort("code", "unit")
    code = units["code"].cast(pl.Int64).to_numpy()
    groups = Groups(code, elections.height)
    notes: list[list[str]] = [[] for _ in range(elections.height)]
    raw = decisions.residuals == "raw"
    votes, votes_known = _vote_fractions(units, elections, groups, notes, raw)
    seats, whole_seats, seats_known = _seat_fractions(units, elections, groups, notes, raw)
    rest = (
        np.zeros(len(units), dtype=np.bool_)
        if raw
        else units["others"].to_numpy() | ((votes > 0) & (votes * 100.0 < decisions.minimum_share))
    )
    rest |= (votes == 0) & (decisions.minimum_share > 0) & units["votes_known"].to_numpy()
    kept = ~rest
    named, chosen = units.filter(pl.Series(kept)), Groups(code[kept], elections.height)
    # The residual is what is listed as such and what is missing to the whole, never less than nothing.
    named_votes, named_seats = chosen.sum(votes[kept]), chosen.sum(seats[kept])
    rest_votes = np.where(votes_known & (not raw), np.maximum(1.0 - named_votes, 0.0), 0.0)
    rest_seats = np.where(seats_known & (not raw), np.maximum(1.0 - named_seats, 0.0), 0.0)
    rest_votes[rest_votes < 1e-12] = 0.0
    rest_seats[rest_seats < 1e-12] = 0.0
    for place in np.flatnonzero(named_votes > TOO_MUCH):
        notes[place].append(f"the shares sum to {100 * named_votes[place]:.2f} percent")
    return _resolve(
        Shares(
            elections=elections,
            units=named.select("election", "code", "unit"),
            groups=chosen,
            votes=votes[kept],
            seats=seats[kept],
            positions=named["position"].fill_null(float("nan")).to_numpy(),
            whole_seats=whole_seats,
            rest_votes=rest_votes,
            rest_seats=rest_seats,
            paired=(named["share_known" if raw else "votes_known"] & named["seats"].is_not_null()).to_numpy(),
            parties=chosen.number((votes[kept] > 0) | (seats[kept] > 0)),
            covered=named_votes,
            votes_known=votes_known,
            seats_known=seats_known,
            notes=notes,
        ),
        decisions,
    )


def _units(table: pl.DataFrame, decisions: Decisions, paired: bool) -> pl.DataFrame:
    """Votes, share, seats and position of each unit and election."""
    lead = pl.col("alliance")
    if decisions.unit == "alliance":
        unit = pl.when(lead.is_not_null()).then(lead).otherwise(pl.col("party"))
    elif paired:
        # Votes that are counted at the alliance, and seats at its members, are compared where both are known: members
        # without votes join it, and where one of them has seats, all do.
        silent = pl.col("votes").is_null() & pl.col("vote_share").is_null()
        split = (silent & (pl.col("seats") > 0)).any().over("election", "alliance")
        unit = pl.when(lead.is_not_null() & (silent | split)).then(lead).otherwise(pl.col("party"))
    else:
        unit = pl.col("party")
    summed = [
        pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name)
        for name in ("votes", "vote_share", "seats")
    ]
    # A share of a district's votes is no share of the election's.
    whole = pl.when(pl.col("district").is_null()).then(pl.col("vote_share"))
    source = table.with_columns(unit=unit, vote_share=whole).filter(pl.col("unit").is_not_null())
    known = pl.col("votes").is_not_null() | pl.col("vote_share").is_not_null()
    return source.group_by("election", "unit").agg(
        *summed,
        pl.col("position").mean(),
        pl.col("others").all(),
        known.any().alias("votes_known"),
        pl.col("vote_share").is_not_null().any().alias("share_known"),
        # A share without its votes anywhere in the election makes votes unusable there.
        (pl.col("vote_share").is_not_null() & pl.col("votes").is_null()).any().alias("share_only"),
    )


def _vote_fractions(
    units: pl.DataFrame, elections: pl.DataFrame, groups: Groups, notes: list[list[str]], raw: bool
) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    votes = units["votes"].fill_null(0.0).to_numpy()
    percent = units["vote_share"].fill_null(0.0).to_numpy()
    sums = groups.sum(votes)
    shared = groups.sum(percent) > 0
    by_votes = (groups.number(units["share_only"].to_numpy()) == 0) & (sums > 0) & ~(shared & raw)
    valid = elections["votes_valid"].fill_null(0.0).to_numpy()
    by_votes &= ~_disagree(units, votes, percent, by_votes, np.maximum(sums, valid), groups, notes)
    for place in np.flatnonzero(by_votes & (valid > 0) & (valid < sums)):
        notes[place].append(f"{sums[place]:.0f} votes are listed, {valid[place]:.0f} are said to be valid")
    by_share = np.full(groups.count, 100.0) if raw else np.maximum(groups.sum(percent), 100.0)
    whole = np.where(by_votes, np.maximum(sums, valid), by_share)
    found = divide(np.where(by_votes[groups.codes], votes, percent), whole[groups.codes])
    known = by_votes | shared
    silent = groups.number(~units["votes_known"].to_numpy())
    for place in np.flatnonzero(known & (silent > 0)):
        notes[place].append(f"votes of {silent[place]:.0f} unknown")
    for place in np.flatnonzero(~known):
        notes[place].append("no votes")
    return np.where(known[groups.codes], found, 0.0), known


def _disagree(
    units: pl.DataFrame,
    votes: Floats,
    percent: Floats,
    by_votes: np.ndarray[tuple[int], np.dtype[np.bool_]],
    whole: Floats,
    groups: Groups,
    notes: list[list[str]],
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where a party's votes are not its share: a slip in the votes distorts everything, so that shares are taken."""
    apart = np.abs(100.0 * np.nan_to_num(divide(votes, whole[groups.codes])) - percent)
    wrong = by_votes[groups.codes] & units["share_known"].to_numpy() & (apart > POINTS_APART)
    found = groups.number(wrong) > 0
    for place in np.flatnonzero(found):
        rows = np.flatnonzero(wrong & (groups.codes == place))
        worst = int(rows[np.argmax(apart[rows])])
        notes[place].append(f"votes and shares disagree, most for {units['unit'][worst]}: shares taken")
    return np.asarray(found)


def _seat_fractions(
    units: pl.DataFrame, elections: pl.DataFrame, groups: Groups, notes: list[list[str]], raw: bool
) -> tuple[Floats, Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    seats = units["seats"].fill_null(0.0).to_numpy()
    sums = groups.sum(seats)
    total = elections["seats_total"].fill_null(0.0).to_numpy()
    known = sums > 0
    silent = groups.number(units["seats"].is_null().to_numpy())
    for place in np.flatnonzero(known & (silent > 0)):
        notes[place].append(f"seats of {silent[place]:.0f} unknown, counted as none")
    for place in np.flatnonzero(known & (total > 0) & (total < sums)):
        notes[place].append(f"{sums[place]:.0f} seats are listed, {total[place]:.0f} are said to be all")
    for place in np.flatnonzero(~known):
        notes[place].append("no seats")
    whole = np.maximum(sums, total)
    if raw:
        whole = np.where(total > 0, total, sums)
    return np.where(known[groups.codes], divide(seats, whole[groups.codes]), 0.0), whole, known


def _resolve(found: Shares, decisions: Decisions) -> Shares:
    """The residual as one party, left out, or left as it is."""
    if decisions.residuals in ("bounds", "raw") or not len(found.rest_votes):
        return found
    nothing = np.zeros(len(found.rest_votes))
    if decisions.residuals == "drop":
        votes = np.nan_to_num(divide(found.votes, found.groups.sum(found.votes)[found.groups.codes]))
        seats = np.nan_to_num(divide(found.seats, found.groups.sum(found.seats)[found.groups.codes]))
        return _replaced(found, found.units, found.groups, votes, seats, found.positions, nothing)
    places = np.flatnonzero((found.rest_votes > 0) | (found.rest_seats > 0))
    added = found.elections.select("election", "code").gather(places).with_columns(unit=pl.lit("others"))
    units = pl.concat([found.units, added.select(found.units.columns)])
    groups = Groups(np.concatenate((found.groups.codes, places)), found.groups.count)
    return _replaced(
        found,
        units,
        groups,
        np.concatenate((found.votes, found.rest_votes[places])),
        np.concatenate((found.seats, found.rest_seats[places])),
        np.concatenate((found.positions, np.full(len(places), np.nan))),
        nothing,
    )


def _replaced(
    found: Shares, units: pl.DataFrame, groups: Groups, votes: Floats, seats: Floats, positions: Floats, rest: Floats
) -> Shares:
    return replace(
        found,
        units=units,
        groups=groups,
        votes=votes,
        seats=seats,
        positions=positions,
        rest_votes=rest,
        rest_seats=rest,
        paired=(votes > 0) & (seats > 0),
    )
