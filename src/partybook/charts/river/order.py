"""The order of bands from top to bottom: from left to right as known, kin side by side, few crossings; the same at
every election, so that a band is found again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from partybook.charts.river.flow import OTHERS, Flow, Link

_PULL = 0.45
"""How far kin draw each other from their own places in one round."""
_ROUNDS = 3

_DISORDER = 0.6
"""What a percent of a band standing a whole step of the scale out of order costs, where a percent crossed costs 1."""


def ordered(flow: Flow) -> list[int]:
    """The bands from top to bottom, `OTHERS` last."""
    bands = sorted({party for column in flow.columns for party in column.sizes} - {OTHERS})
    kin = [link for link in flow.links if link.origin != link.destination]
    scores = _scores(flow, bands, kin)
    order = sorted(bands, key=lambda party: (round(scores[party], 6), party))
    order = _fewer_crossings(flow, order, kin, scores)
    return [*order, OTHERS] if any(OTHERS in column.sizes for column in flow.columns) else order


def _scores(flow: Flow, bands: Sequence[int], kin: Sequence[Link]) -> dict[int, float]:
    """Places on the left-right scale, drawn towards kin; where unknown, that of kin, else the middle."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for link in kin:
        weight = min(link.at_left, link.at_right)
        near[link.origin].append((link.destination, weight))
        near[link.destination].append((link.origin, weight))
    places = {party: flow.parties[party].place for party in bands if party in flow.parties}
    scores = {party: place for party in bands if (place := places.get(party)) is not None}
    for _ in range(_ROUNDS):
        drawn = dict(scores)
        for party in bands:
            known = [(scores[other], weight) for other, weight in near[party] if other in scores]
            if known:
                mean = sum(score * weight for score, weight in known) / sum(weight for _, weight in known)
                drawn[party] = mean if party not in scores else (1 - _PULL) * scores[party] + _PULL * mean
        scores = drawn
    return {party: scores.get(party, 0.0) for party in bands}


def _fewer_crossings(flow: Flow, order: list[int], kin: Sequence[Link], scores: dict[int, float]) -> list[int]:
    """Bands moved beside their kin as long as that costs less."""
    weights = {party: max(column.sizes.get(party, 0.0) for column in flow.columns) for party in order}
    standing = [
        {party: max(flow.columns[link.left].sizes.get(party, 0.0), flow.columns[link.left + 1].sizes.get(party, 0.0))
         for party in order} for link in kin
    ]  # fmt: skip

    def cost(tried: Sequence[int]) -> float:
        rank = {party: place for place, party in enumerate(tried)}
        total = 0.0
        for link, sizes in zip(kin, standing, strict=True):
            low, high = sorted((rank[link.origin], rank[link.destination])) if link.origin in rank else (0, 0)
            thin = min(link.at_left, link.at_right)
            total += sum(min(thin, sizes[party]) for party in tried[low + 1 : high])
        for place, party in enumerate(tried[:-1]):
            after = tried[place + 1]
            if scores[party] > scores[after]:
                total += _DISORDER * (scores[party] - scores[after]) * min(weights[party], weights[after])
        return total

    best, least = order, cost(order)
    for _ in range(2):
        before = least
        for link in sorted(kin, key=lambda link: (-min(link.at_left, link.at_right), link.left, link.origin)):
            for moved, beside in ((link.origin, link.destination), (link.destination, link.origin)):
                if OTHERS in (moved, beside):
                    continue
                without = [party for party in best if party != moved]
                place = without.index(beside)
                for tried in (
                    [*without[:place], moved, *without[place:]],
                    [*without[: place + 1], moved, *without[place + 1 :]],
                ):
                    found = cost(tried)
                    if found < least - 1e-9:
                        best, least = tried, found
        if least >= before:
            break
    return best
