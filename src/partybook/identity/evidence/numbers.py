"""What years and vote shares say."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from partybook.identity.evidence.sides import Floats, Side, column

Years = NDArray[np.float64]

_TODAY = 2030
"""A party that has not ended exists longer than any list."""
_SMALLEST_SHARE = 0.1


def year_evidence(left: Side, right: Side) -> dict[str, Floats]:
    """Years by which the times of two parties differ, 0 where unknown; `times_known` says where both begin."""
    first, first_r = column(c.first for c in left.candidates)[:, None], column(c.first for c in right.candidates)[None]
    last, last_r = column(c.last for c in left.candidates)[:, None], column(c.last for c in right.candidates)[None]
    last = np.where(np.isnan(last), first, last)
    known = ~np.isnan(first) & ~np.isnan(first_r)
    open_r = np.where(np.isnan(last_r), _TODAY, last_r)
    gap = np.maximum(0, np.maximum(first - open_r, first_r - last))
    within = within_closed(first, last, first_r, open_r)
    ending = np.where(np.isnan(last_r), np.maximum(last, first_r), last_r)
    union = np.maximum(last, ending) - np.minimum(first, first_r) + 1
    return {
        "years_shared": _known(np.clip(within_closed(first, last, first_r, ending) / np.maximum(union, 1), 0, 1)),
        "times_known": known.astype(np.float32),
        "begins_before": _known(np.maximum(0, first_r - first)),
        "ends_after": _known(np.maximum(0, last - open_r)),
        "years_apart": _known(gap),
        "years_inside": _known(np.clip(within / np.maximum(last - first + 1, 1), 0, 1)),
        "same_first": _known((np.abs(first - first_r) <= 1).astype(float) * known),
        "first_distance": _known(np.abs(first - first_r)),
        "same_last": _known((np.abs(last - last_r) <= 1).astype(float)),
        "last_distance": _known(np.abs(last - last_r)),
    }


def within_closed(first: Years, last: Years, other_first: Years, other_last: Years) -> Years:
    """Years that two closed spans have in common; below 1 when none."""
    return np.minimum(last, other_last) - np.maximum(first, other_first) + 1


def share_evidence(left: Side, right: Side) -> dict[str, Floats]:
    """Likeness of vote shares; `same_result` means the same share in the same year."""
    share, share_r = column(c.share for c in left.candidates)[:, None], column(c.share for c in right.candidates)[None]
    year, year_r = (
        column(c.share_year for c in left.candidates)[:, None],
        column(c.share_year for c in right.candidates)[None],
    )
    logs = np.abs(np.log(np.maximum(share, _SMALLEST_SHARE)) - np.log(np.maximum(share_r, _SMALLEST_SHARE)))
    close = np.abs(share - share_r)
    same_year = np.abs(year - year_r) <= 0
    return {
        "shares_known": (~np.isnan(share) & ~np.isnan(share_r)).astype(np.float32),
        "share_factor": _known(logs),
        "exceeds_best": _known(np.maximum(0, np.log(np.maximum(share, 1) / np.maximum(share_r, 1)))),
        "same_result": _known(np.where(same_year, np.clip(1 - close / 0.55, 0, 1), 0)),
        "near_result": _known(np.where(same_year, np.clip(1 - close / 4, 0, 1), 0)),
        "other_result": _known(np.where(same_year, np.clip(close / 10 - 0.2, 0, 1), 0)),
        "other_best": _known(np.where(~same_year, np.clip(1 - close / 0.55, 0, 1), 0)),
    }


def _known(values: NDArray[np.float64]) -> Floats:
    return np.where(np.isnan(values), 0, values).astype(np.float32)
