"""Which links a person should look at, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from partybook.link.crosswalk import MODEL, Link


def asked_together(links: Iterable[Link]) -> list[list[Link]]:
    """Links that a person should look at, those together that one answer holds for: rows of one party for which the
    same is proposed. The most consequential come first, in each group too: doubt, weighed by the votes at stake.
    """
    doubtful = [link for link in links if link.decided_by == MODEL and link.certainty in ("likely", "open")]
    groups: dict[tuple[int, str], list[Link]] = {}
    for link in sorted(doubtful, key=lambda link: (-_at_stake(link), link.entry.row)):
        proposed = link.proposals[0].party.key if link.proposals else ""
        groups.setdefault((link.entry.first_row or link.entry.row, proposed), []).append(link)
    return list(groups.values())


def _at_stake(link: Link) -> float:
    share = link.entry.candidate.share or 0.0
    return link.score * (1 - link.score) * (1 + share)
