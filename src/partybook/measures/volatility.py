"""How much votes moved between two elections, and between which parties.

All functions take the vote shares of the same units (parties, as the identity rule makes them) at the earlier and at
the later election; a unit that did not stand has zero.
"""

from __future__ import annotations

import numpy as np

from partybook.measures.grouping import Floats, Groups, per_election

POWELL_TUCKER_THRESHOLD = 0.02
"""Below 2% of the vote a party does not count as standing: Powell and Tucker (2014)."""
CHIARAMONTE_EMANUELE_THRESHOLD = 0.01
"""Below 1%: Chiaramonte and Emanuele (2017)."""


@per_election
def pedersen(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Total volatility, sum |p(t) - p(t-1)| / 2, in percent: 0 to 100; undefined when either election has no votes.

    Pedersen (1979), European Journal of Political Research 7(1): 1-26.
    """
    return 50.0 * groups.sum(np.abs(after - before)) + _undefined(groups, before, after)


@per_election
def type_a(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Volatility from entry and exit, in percent: half the change of parties that stood at one of the elections only.

    A party below 2% does not count as standing. Powell and Tucker (2014), British Journal of Political Science
    44(1): 123-147.
    """
    chosen = (before >= POWELL_TUCKER_THRESHOLD) != (after >= POWELL_TUCKER_THRESHOLD)
    return _part(groups, before, after, chosen)


@per_election
def type_b(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Volatility between parties that stood at both elections (with 2% or more), in percent.

    Powell and Tucker (2014), British Journal of Political Science 44(1): 123-147.
    """
    chosen = (before >= POWELL_TUCKER_THRESHOLD) & (after >= POWELL_TUCKER_THRESHOLD)
    return _part(groups, before, after, chosen)


@per_election
def regeneration(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Volatility caused by parties that enter or leave the party system, that is, pass 1% at one election only.

    Chiaramonte and Emanuele (2017), Party Politics 23(4): 376-388. With `alteration` and `other_volatility` it sums to
    Pedersen's index, since each party's whole change is put into one of the three.
    """
    bound = CHIARAMONTE_EMANUELE_THRESHOLD
    return _part(groups, before, after, (before >= bound) != (after >= bound))


@per_election
def alteration(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Volatility between parties with 1% or more at both elections. Chiaramonte and Emanuele (2017)."""
    bound = CHIARAMONTE_EMANUELE_THRESHOLD
    return _part(groups, before, after, (before >= bound) & (after >= bound))


@per_election
def other_volatility(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Volatility of parties below 1% at both elections. Chiaramonte and Emanuele (2017)."""
    bound = CHIARAMONTE_EMANUELE_THRESHOLD
    return _part(groups, before, after, (before < bound) & (after < bound))


@per_election
def new_party_share(groups: Groups, before: Floats, after: Floats) -> Floats:
    """Votes at the later election of parties that had none at the earlier, in percent."""
    return 100.0 * groups.sum(np.where(before == 0, after, 0.0)) + _undefined(groups, before, after)


def _part(groups: Groups, before: Floats, after: Floats, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Floats:
    change = np.where(chosen, np.abs(after - before), 0.0)
    return 50.0 * groups.sum(change) + _undefined(groups, before, after)


def _undefined(groups: Groups, before: Floats, after: Floats) -> Floats:
    return np.where((groups.number(before > 0) > 0) & (groups.number(after > 0) > 0), 0.0, np.nan)
