"""Entries that join several known parties: "A + B-C", where both A and B-C are known."""

from __future__ import annotations

from collections.abc import Sequence

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Side
from partybook.identity.name_forms import is_joined, joined_parts
from partybook.link.matching import GROUPS, Proposal
from partybook.link.times import lived

_ONLY_LETTERS = frozenset({"abbreviations", "years"})
"""Evidence that a party is meant which only bears letters of a part: "PP" in "A + CDS-PP"."""
_LITTLE = 0.1
"""Weight below which evidence says nothing by itself."""


def members(entry: Candidate, sides: Sequence[Side]) -> tuple[tuple[Candidate, ...], ...]:
    """The known parties that an entry joins: for each part, in its order, those that are called so and existed then.

    Empty when the entry joins none, when a part is no known party, and when one party may be two of the parts.
    """
    for text in (*entry.names, *entry.abbreviations):
        found = [_called(part, entry, sides) for part in joined_parts(text)]
        keys = [party.key for parties in found for party in parties]
        if found and all(found) and len(set(keys)) == len(keys):
            return tuple(found)
    return ()


def _called(part: str, entry: Candidate, sides: Sequence[Side]) -> tuple[Candidate, ...]:
    return tuple(
        party
        for side in sides
        for party, names in zip(side.candidates, side.called, strict=True)
        if part in names and lived(entry, party)
    )


def is_stranger(proposal: Proposal, joined: Sequence[Sequence[Candidate]]) -> bool:
    """Whether a proposal for an entry that joins known parties is none of them and not their alliance.

    An alliance may have a name of its own: its name, its share of the votes, or lists linked earlier say that it is
    meant. A party that only bears letters of a part is not.
    """
    party = proposal.party
    if any(party.key == member.key for parties in joined for member in parties):
        return False
    said = {group for group, weight in zip(GROUPS, proposal.groups, strict=True) if weight > _LITTLE}
    told_earlier = proposal.precedents > _LITTLE
    return (
        bool(joined)
        and said <= _ONLY_LETTERS
        and not told_earlier
        and not is_joined((*party.abbreviations, *party.names))
    )


def in_words(joined: Sequence[Sequence[Candidate]]) -> str:
    """The parties that an entry joins, as a remark."""
    told = [" or ".join(party.key for party in parties) for parties in joined]
    return f"joins the known parties {', '.join(told[:-1])} and {told[-1]}" if told else ""
