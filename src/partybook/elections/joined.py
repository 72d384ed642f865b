"""Results that documents give of an election of a dataset, as further versions of it: so that figures meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from partybook.elections.views import ElectionView
from partybook.identity.agreement import office_kind
from partybook.model import PartialDate


def joined(views: Sequence[ElectionView]) -> tuple[list[ElectionView], Mapping[str, ElectionView]]:
    """A country's elections, those of documents joined to the dataset's of the same day and kind; and of each joined
    one by its name, which it became part of.

    The dataset's versions come first, as they are measured. Documents that give a month or a year alone stay apart.
    """
    known: dict[tuple[str, str], ElectionView] = {(one.date, one.kind): one for one in views if one.country}
    more: dict[tuple[str, str], list[ElectionView]] = defaultdict(list)
    kept = []
    for one in views:
        key = (one.date, office_kind(f"{one.kind} {one.name}") or "")
        if not one.country and key in known and PartialDate(one.date).precision == "day":
            more[key].append(one)
        else:
            kept.append(one)
    whole = {
        key: msgspec.structs.replace(
            known[key], versions=(*known[key].versions, *(version for one in others for version in one.versions))
        )
        for key, others in more.items()
    }
    became = {one.name: whole[key] for key, others in more.items() for one in others}
    return [whole.get((one.date, one.kind), one) if one.country else one for one in kept], became
