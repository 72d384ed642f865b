"""Who voted."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from partybook.measures.grouping import Floats, divide


def turnout(electorate: ArrayLike, votes_cast: ArrayLike, votes_valid: ArrayLike) -> Floats:
    """Votes cast over those entitled to vote, in percent; valid votes where votes cast are not known.

    nan where neither is known, or the electorate is not. Above 100 where the register is older than the electorate:
    the figure is given as it is. International IDEA (2002), Voter Turnout since 1945.
    """
    entitled = np.asarray(electorate, dtype=np.float64)
    cast = np.asarray(votes_cast, dtype=np.float64)
    voted = np.where(np.isnan(cast), np.asarray(votes_valid, dtype=np.float64), cast)
    return 100.0 * divide(voted, entitled)
