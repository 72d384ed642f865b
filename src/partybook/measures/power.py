"""Who can make or break a majority: the power of parties in a chamber."""

from __future__ import annotations

import math
from collections.abc import Sequence

from partybook.errors import InvalidValue

MOST_WEIGHT = 20_000
"""The counts run over all sums of weights; larger chambers do not exist, larger numbers are votes by mistake."""


def majority(weights: Sequence[int]) -> int:
    """The fewest votes that are more than half of all."""
    return sum(weights) // 2 + 1


def banzhaf(weights: Sequence[int], quota: int | None = None) -> list[float]:
    """Normalized Banzhaf index: a member's share of all swings, that is, of coalitions that win with it and lose
    without it.

    `weights` are whole numbers of seats, `quota` the votes needed (more than half, by default). Values sum to 1; all
    are 0 when no coalition can win. Banzhaf (1965), Rutgers Law Review 19: 317-343; counted by generating functions,
    so that chambers of fifty parties are no trouble.
    """
    weights, quota = _checked(weights, quota)
    ways = _ways(weights)
    swings = [_swings(_without(ways, weight), weight, quota) for weight in weights]
    return [swing / sum(swings) for swing in swings] if sum(swings) else [0.0] * len(weights)


def shapley_shubik(weights: Sequence[int], quota: int | None = None) -> list[float]:
    """Shapley and Shubik's index: how often a member is the one that completes a majority, over all orders of joining.

    Values sum to 1; all are 0 when no coalition can win. Shapley and Shubik (1954), American Political Science Review
    48(3): 787-792.
    """
    weights, quota = _checked(weights, quota)
    count, total = len(weights), sum(weights)
    sized: list[list[int]] = [[0] * (total + 1) for _ in range(count + 1)]
    sized[0][0] = 1
    for weight in weights:
        for size in range(count - 1, -1, -1):
            source, target = sized[size], sized[size + 1]
            for reached in range(total - weight, -1, -1):
                if source[reached]:
                    target[reached + weight] += source[reached]
    orders = [math.factorial(size) * math.factorial(count - size - 1) for size in range(count)]
    known: dict[int, float] = {}
    for weight in set(weights):
        pivots, smaller = 0, sized[0]
        for size in range(count):
            pivots += orders[size] * _swings(smaller, weight, quota)
            smaller = [
                sized[size + 1][reached] - (smaller[reached - weight] if reached >= weight else 0)
                for reached in range(total + 1)
            ]
        known[weight] = pivots / math.factorial(count)
    return [known[weight] for weight in weights]


def minimal_winning_coalitions(weights: Sequence[int], quota: int | None = None) -> list[tuple[int, ...]]:
    """Coalitions that win and would lose without any one of their members: places in `weights`, smallest ones first.

    Riker (1962), The Theory of Political Coalitions, Yale University Press. They can be very many: see
    `count_minimal_winning_coalitions`.
    """
    weights, quota = _checked(weights, quota)
    order = sorted((place for place in range(len(weights)) if weights[place]), key=lambda place: -weights[place])
    rest = [0] * (len(order) + 1)
    for place in range(len(order) - 1, -1, -1):
        rest[place] = rest[place + 1] + weights[order[place]]
    found: list[tuple[int, ...]] = []

    def grow(chosen: tuple[int, ...], reached: int, start: int) -> None:
        for place in range(start, len(order)):
            if reached + rest[place] < quota:
                return
            member = order[place]
            if reached + weights[member] >= quota:
                found.append(tuple(sorted((*chosen, member))))
            else:
                grow((*chosen, member), reached + weights[member], place + 1)

    grow((), 0, 0)
    return sorted(found, key=lambda coalition: (len(coalition), coalition))


def count_minimal_winning_coalitions(weights: Sequence[int], quota: int | None = None) -> int:
    """How many minimal winning coalitions there are, without listing them."""
    weights, quota = _checked(weights, quota)
    ways = [1] + [0] * sum(weights)
    count = 0
    for weight in sorted((weight for weight in weights if weight), reverse=True):
        count += sum(ways[max(quota - weight, 0) : quota])
        for reached in range(len(ways) - 1, weight - 1, -1):
            ways[reached] += ways[reached - weight]
    return count


def _checked(weights: Sequence[int], quota: int | None) -> tuple[list[int], int]:
    whole = [int(weight) for weight in weights]
    if any(weight < 0 or weight != given for weight, given in zip(whole, weights, strict=True)):
        raise InvalidValue("power is counted from whole numbers of seats, none of them negative")
    if sum(whole) > MOST_WEIGHT:
        raise InvalidValue(
            f"power is counted in chambers of up to {MOST_WEIGHT} seats, not {sum(whole)}: votes by mistake?"
        )
    chosen = majority(whole) if quota is None else quota
    if chosen < 1:
        raise InvalidValue(f"a quota of {chosen} is met by nobody and everybody: it must be at least 1")
    return whole, chosen


def _ways(weights: Sequence[int]) -> list[int]:
    """How many coalitions have each sum of weights."""
    ways = [1] + [0] * sum(weights)
    for weight in weights:
        for reached in range(len(ways) - 1, weight - 1, -1):
            ways[reached] += ways[reached - weight]
    return ways


def _without(ways: Sequence[int], weight: int) -> list[int]:
    """The coalitions that do not hold one member of this weight."""
    if weight == 0:
        return [count // 2 for count in ways]
    fewer = list(ways)
    for reached in range(weight, len(fewer)):
        fewer[reached] -= fewer[reached - weight]
    return fewer


def _swings(ways: Sequence[int], weight: int, quota: int) -> int:
    """Coalitions that lose and would win with this weight."""
    return sum(ways[max(quota - weight, 0) : quota])
