"""Why a proposal has its odds: the evidence in words, each reason with its weight."""

from __future__ import annotations

import msgspec

from partybook.identity.reasons import Reason, explain
from partybook.identity.weights import weights
from partybook.link.entries import Entry
from partybook.link.matching import GROUPS, Proposal
from partybook.link.sentences import some_of

_LITTLE = 0.05
"""Weight below which precedents are not worth a reason of their own."""
_START = "most pairs of one country are two parties, and reasons that agree tell less together than one by one"
_SHOWN = 3
"""Lists that are named one by one."""


def reasons(entry: Entry, proposal: Proposal) -> tuple[Reason, ...]:
    """Why a proposal has its odds, heaviest first, last what had to be outweighed; the weights add up to the odds."""
    groups = dict(zip(GROUPS, proposal.groups, strict=True))
    *about, start = explain(entry.candidate, proposal.party, groups, weights().needed)
    if proposal.margin >= 0:
        ahead = f"ahead of the next party by {proposal.margin:.1f}"
    else:
        ahead = f"behind a better party by {-proposal.margin:.1f}"
    rival = (
        "no other entry of the list fits the party better"
        if proposal.rival >= 0
        else f"another entry of the list fits the party better by {-proposal.rival:.1f}"
    )
    if abs(proposal.precedents) > _LITTLE:
        about.append(Reason("precedents", round(proposal.precedents, 4), _linked_before(proposal)))
    about.append(Reason("list", round(proposal.others, 4), f"{ahead}; {rival}"))
    about.sort(key=lambda reason: -abs(reason.weight))
    left = round(proposal.odds - sum(reason.weight for reason in about), 4)
    return (*about, msgspec.structs.replace(start, weight=left, text=_START))


def _linked_before(proposal: Proposal) -> str:
    """Which lists link entries like this one to the party, and which do not."""
    if not proposal.linked_by and not proposal.not_by:
        return "lists linked earlier have at most entries a little like it"
    told = [f"entries like it are linked to it in {some_of(proposal.linked_by, _SHOWN)}"] if proposal.linked_by else []
    if proposal.not_by:
        told.append(f"to another party or to none in {some_of(proposal.not_by, _SHOWN)}")
    return ", ".join(told) if proposal.linked_by else f"entries like it are linked {told[0]}"


def in_words(entry: Entry, proposal: Proposal) -> str:
    """The reasons on one line, those that say most first."""
    told = [reason for reason in reasons(entry, proposal) if reason.about != "start"]
    return " | ".join(f"{reason.about} {reason.weight:+.1f}: {reason.text}" for reason in told)
