"""What came of a list, in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from partybook.link.asked import asked_together
from partybook.link.crosswalk import LISTED_TWICE, MODEL, Link
from partybook.link.panels import SPLIT
from partybook.link.sentences import counted

_KINDS = {
    "sure": "linked (sure)",
    "likely": "linked, worth a look (likely)",
    "open": "not linked, worth a look (open)",
    "none": "no known party (none)",
}
"""The values of the crosswalk's column `certainty` in words."""

_GOOD = 0.9
"""A probability that many take for sure: of such links, nine in ten or more are right."""
_MANY, _LESS = 50, 0.7
"""Questions from which a hint at fewer is worth its words, and the share of them that may be left then."""


def summary(links: Sequence[Link]) -> str:
    """How many links of which kind, and of how many a person should know more."""
    counts: Counter[str] = Counter(link.certainty for link in links)
    told = f"{counted(len(links), 'entry', 'entries')}: " + ", ".join(
        f"{counts[kind]:,} {words}" for kind, words in _KINDS.items()
    )
    for count, words in (
        (sum(link.decided_by != MODEL for link in links), "decided by people"),
        (
            sum(LISTED_TWICE in link.remark for link in links),
            "fit two parties of the reference that look like one (see remark)",
        ),
        (
            sum(SPLIT in link.remark for link in links),
            "rows of entries that are linked to several parties (see remark)",
        ),
    ):
        told += f"; {count:,} {words}" if count else ""
    asked = asked_together(links)
    return told + (f"; `--review` asks about {len(asked):,}{_fewer(asked)}" if asked else "")


def _fewer(asked: Sequence[Sequence[Link]]) -> str:
    """How many would be asked about by who takes a lower probability for sure, where that saves much."""
    left = sum(any(link.certainty == "open" or link.score < _GOOD for link in together) for together in asked)
    much = len(asked) >= _MANY and left <= _LESS * len(asked)
    return f", or about {left:,} with `--sure {_GOOD}`" if much else ""
