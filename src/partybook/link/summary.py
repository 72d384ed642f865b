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
    asked = len(asked_together(links))
    return told + (f"; `--review` asks about {asked:,}" if asked else "")
