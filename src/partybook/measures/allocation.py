"""Seats from votes, by the methods in use: what a result would have been under another rule.

All arithmetic is exact (whole numbers and fractions), so that a tie is a tie. A tie for the last seats is broken by
name, never by the order of rows, and reported.

The libraries on the package index (votelib 0.4 of 2021, apportionment 1.0 of 2022, voting 0.1.3 of 2019) are kept no
more, and break ties by the order of rows or not at all; the tests compare with two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import msgspec

from partybook.errors import InvalidValue


class Allocation(msgspec.Struct, frozen=True):
    """Seats of each party, and the ties that had to be broken: the seats at stake and the parties among whom."""

    seats: dict[str, int]
    ties: tuple[tuple[int, tuple[str, ...]], ...] = ()


Divisor = Callable[[int], Fraction]

DIVISORS: dict[str, Divisor] = {
    "dhondt": lambda won: Fraction(won + 1),
    "sainte-lague": lambda won: Fraction(2 * won + 1),
    "modified-sainte-lague": lambda won: Fraction(7, 5) if won == 0 else Fraction(2 * won + 1),
    "modified-sainte-lague-1.2": lambda won: Fraction(6, 5) if won == 0 else Fraction(2 * won + 1),
    "danish": lambda won: Fraction(3 * won + 1),
    "imperiali": lambda won: Fraction(won + 2),
    "adams": lambda won: Fraction(won),
}
"""The divisor of a party's next seat when it has won so many: Jefferson and D'Hondt, Webster and Sainte-Lague, its
variants with a first divisor of 1.4 (Norway, and Sweden until 2014) and 1.2 (Sweden since 2018), the Danish method,
Imperiali, and Adams, under which every party with votes has a seat before any has two."""

QUOTAS: dict[str, Callable[[int, int], Fraction]] = {
    "hare": lambda votes, seats: Fraction(votes, seats),
    "droop": lambda votes, seats: Fraction(votes // (seats + 1) + 1),
    "hagenbach-bischoff": lambda votes, seats: Fraction(votes, seats + 1),
    "imperiali-quota": lambda votes, seats: Fraction(votes, seats + 2),
}
"""The price of a seat under largest remainders."""

METHODS = (*DIVISORS, "huntington-hill", *QUOTAS)


def allocate(votes: Mapping[str, int], seats: int, method: str = "dhondt", *, threshold: float = 0.0) -> Allocation:
    """Seats of each party in one district.

    `votes` are whole numbers; `threshold` is in percent of all votes, and a party exactly at it is in. Parties below it
    have no seats and stay in the result. A tie for the last seats is broken by name and reported in `ties`. Raises
    `InvalidValue` for an unknown method, negative votes or seats, or when nobody can have the seats. Methods: see
    `DIVISORS`, `QUOTAS` and huntington-hill (equal proportions); Balinski and Young (1982), Fair Representation.
    """
    _check(votes, seats, method)
    total = sum(votes.values())
    share = Fraction(str(threshold)) / 100
    admitted = {name: count for name, count in sorted(votes.items()) if count > 0 and count >= share * total}
    if seats and not admitted:
        raise InvalidValue("no party has the votes to be given a seat: lower the threshold")
    if method in QUOTAS:
        won, ties = _largest_remainders(admitted, seats, QUOTAS[method])
    else:
        won, ties = _highest_averages(admitted, seats, method)
    return Allocation({name: won.get(name, 0) for name in votes}, tuple(ties))


def allocate_districts(
    districts: Mapping[str, tuple[Mapping[str, int], int]], method: str = "dhondt", *, threshold: float = 0.0,
    national: bool = True,
) -> Allocation:  # fmt: skip
    """Seats of each party over districts, each with its votes and its number of seats.

    The threshold is of the votes of the whole country, or, without `national`, of each district.
    """
    sums: dict[str, int] = {}
    for votes, _ in districts.values():
        for name, count in votes.items():
            sums[name] = sums.get(name, 0) + count
    least = Fraction(str(threshold)) / 100 * sum(sums.values())
    won = dict.fromkeys(sums, 0)
    ties: list[tuple[int, tuple[str, ...]]] = []
    for votes, seats in districts.values():
        standing = {name: count for name, count in votes.items() if not national or sums[name] >= least}
        found = allocate(standing, seats, method, threshold=0.0 if national else threshold)
        for name, number in found.seats.items():
            won[name] += number
        ties += found.ties
    return Allocation(won, tuple(ties))


def _check(votes: Mapping[str, int], seats: int, method: str) -> None:
    if method not in METHODS:
        raise InvalidValue(f"no method is called {method!r}: choose {', '.join(METHODS)}")
    if seats < 0:
        raise InvalidValue(f"{seats} seats cannot be given to anybody")
    for name, count in votes.items():
        if count < 0 or count != int(count):
            raise InvalidValue(f"{name} has {count} votes: seats are given for whole numbers of votes")


_Ties = list[tuple[int, tuple[str, ...]]]


def _highest_averages(votes: Mapping[str, int], seats: int, method: str) -> tuple[dict[str, int], _Ties]:
    """One seat after the other to the highest quotient; equal quotients are served together when seats suffice."""
    won = dict.fromkeys(votes, 0)
    left, ties = seats, []
    while left:
        ranks = {name: _rank(count, won[name], method) for name, count in votes.items()}
        highest = max(ranks.values())
        first = [name for name, rank in ranks.items() if rank == highest]
        if len(first) > left:
            ties.append((left, tuple(first)))
        for name in first[:left]:
            won[name] += 1
        left -= min(len(first), left)
    return won, ties


def _rank(votes: int, won: int, method: str) -> tuple[bool, Fraction]:
    """Larger is served first; a divisor of 0 comes before all, by votes. Huntington and Hill compare squares."""
    if method == "huntington-hill":
        return (True, Fraction(votes)) if won == 0 else (False, Fraction(votes * votes, won * (won + 1)))
    divisor = DIVISORS[method](won)
    return (True, Fraction(votes)) if divisor == 0 else (False, Fraction(votes) / divisor)


def _largest_remainders(
    votes: Mapping[str, int], seats: int, quota_of: Callable[[int, int], Fraction]
) -> tuple[dict[str, int], _Ties]:
    """Whole quotas first, then the largest remainders; seats too many (Imperiali) go back from the smallest."""
    won, ties = dict.fromkeys(votes, 0), _Ties()
    if not seats:
        return won, ties
    quota = quota_of(sum(votes.values()), seats)
    won = {name: int(count // quota) for name, count in votes.items()}
    rest = {name: votes[name] - won[name] * quota for name in votes}
    over = sum(won.values()) - seats
    while over > 0:
        chosen = _extreme(rest, [name for name in won if won[name]], over, ties, lowest=True)
        for name in chosen:
            won[name] -= 1
            rest[name] += quota
        over -= len(chosen)
    left = max(-over, 0)
    while left:
        chosen = _extreme(rest, list(rest), left, ties, lowest=False)
        for name in chosen:
            won[name] += 1
            rest[name] -= quota
        left -= len(chosen)
    return won, ties


def _extreme(
    rest: Mapping[str, Fraction], names: Sequence[str], wanted: int, ties: _Ties, *, lowest: bool
) -> list[str]:
    """The parties with the largest (or smallest) remainder, all of them if seats suffice."""
    bound = (min if lowest else max)(rest[name] for name in names)
    found = [name for name in names if rest[name] == bound]
    if len(found) > wanted:
        ties.append((wanted, tuple(found)))
    return found[:wanted]
