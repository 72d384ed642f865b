"""Links: what each entry of a list is, with what the model proposed, who decided, and for which time it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import lay_out
from partybook.identity.name_forms import is_joined
from partybook.link.collection import uncollected
from partybook.link.decisions import Decision, Decisions
from partybook.link.entries import Entry
from partybook.link.joined import in_words as told_joined
from partybook.link.joined import is_stranger, members
from partybook.link.matching import Proposal, match_list
from partybook.link.model import LinkModel, link_model
from partybook.link.no_party import called_alike, names_no_party
from partybook.link.panels import Split, agreed, splits
from partybook.link.reference import Reference
from partybook.link.times import common_years, lived, other_time
from partybook.link.twins import meet

Relation = Literal["same", "part", "alliance", "predecessor", "successor", "none"]
RELATIONS: tuple[Relation, ...] = ("same", "part", "alliance", "predecessor", "successor", "none")
MODEL = "model"
NO_PARTY = "the label names no party"
NAMELESS = "the row has neither name nor abbreviation"
WITH_OTHER_ROWS = "linked as the other rows of this entry; alone it would be linked to another party"
_LABEL_IS_PARTY = 0.01
"""Probability that a label that names no party is one all the same: 3 of 597 in lists that people linked."""
_ASKED_FROM = 0.02
"""Probability of the best proposal below which there is nothing to ask a person about."""
_STRANGER = 0.01
"""Probability of a party that only bears letters of an entry that joins two others."""
_TWINS = 1.0
"""Difference of the odds of two namesakes of a reference within which they may be one party, listed twice."""
LISTED_TWICE = "listed twice"
"""How the word about twins of the reference ends."""


class Link(msgspec.Struct, frozen=True):
    """What an entry of a list is.

    `party` is None when it is no known party. `score` is the probability of the proposal that was chosen, or of the
    best when none was. `first` and `last` bound the years for which the link holds, None where open or unknown.
    `certainty` is "sure" (nobody needs to look), "likely", "open" (no link, but a proposal worth asking about) or
    "none". `decided_by` is "model" or the name of the person who did.
    """

    entry: Entry
    relation: Relation
    party: Candidate | None
    score: float
    certainty: Literal["sure", "likely", "open", "none"]
    decided_by: str
    proposals: tuple[Proposal, ...] = ()
    first: int | None = None
    last: int | None = None
    remark: str = ""

    @property
    def proposal(self) -> Proposal | None:
        """The proposal for the linked party, or the best one where there is no link."""
        if self.party is not None:
            key = self.party.key
            return next((proposal for proposal in self.proposals if proposal.party.key == key), None)
        return self.proposals[0] if self.proposals else None

    @property
    def runner_up(self) -> Proposal | None:
        """The best proposal that was not chosen."""
        key = self.party.key if self.party else None
        return next((proposal for proposal in self.proposals if proposal.party.key != key), None)


@uncollected()
def link_list(
    entries: Sequence[Entry],
    reference: Reference,
    decisions: Decisions | None = None,
    model: LinkModel | None = None,
    thresholds: Mapping[str, float] | None = None,
) -> list[Link]:
    """The link of every entry, in the order of the list.

    `thresholds` may replace the model's `link_at` and `sure_at`. What a person decided stands, whatever the score.
    """
    model = msgspec.structs.replace(model or link_model(reference.lists_linked), **(thresholds or {}))
    known = {party.key: party for party in reference.parties}
    links: dict[int, Link] = {}
    matched: list[tuple[Entry, list[Proposal]]] = []
    joined: dict[int, tuple[tuple[Candidate, ...], ...]] = {}
    for entry, proposals in match_list(entries, reference, model):
        if parts := members(entry.candidate, reference.sides(entry.candidate.country or entry.country_given)):
            joined[entry.row] = parts
            proposals = _without_strangers(proposals, parts)
        decision = _standing(entry, decisions, known) if decisions else None
        if decision is not None:
            links[entry.row] = _decided(entry, decision, proposals, known)
        else:
            matched.append((entry, proposals))
    together = agreed(matched, model)
    for entry, proposals in matched:
        links[entry.row] = _judged(entry, proposals, model, together.get(entry.row))
    marks = splits((link.entry, link.party) for link in links.values())
    return [_marked(links[entry.row], joined.get(entry.row, ()), marks.get(entry.row)) for entry in entries]


def _without_strangers(proposals: list[Proposal], parts: Sequence[Sequence[Candidate]]) -> list[Proposal]:
    """The proposals for an entry that joins known parties, last those that are none of them and not their alliance."""
    last = [made for made in proposals if is_stranger(made, parts)]
    unlikely = [msgspec.structs.replace(made, score=min(made.score, _STRANGER)) for made in last]
    return [*(made for made in proposals if made not in last), *unlikely]


def _marked(link: Link, parts: Sequence[Sequence[Candidate]], split: Split | None) -> Link:
    """A link with a word on the parties that the entry joins, and on those that its panel goes to: then it is sure only
    if the years decide so.
    """
    if split is None and not parts:
        return link
    doubtful = link.decided_by == MODEL and link.certainty == "sure" and split is not None and not split.by_years
    remark = "; ".join(filter(None, (link.remark, told_joined(parts), split.text if split else "")))
    return msgspec.structs.replace(link, remark=remark, certainty="likely" if doubtful else link.certainty)


def _standing(entry: Entry, decisions: Decisions, known: Mapping[str, Candidate]) -> Decision | None:
    """What people decided about an entry, if the reference has the party.

    A decision about a row of the same name says nothing of years in which the party did not exist: the next one took
    its name.
    """
    decision = decisions.about(entry)
    if decision is None or (decision.party and decision.party not in known):
        return None
    if decision.party and decision.decision == "same" and decisions.own(entry) is None:
        return decision if lived(entry.candidate, known[decision.party]) else None
    return decision


def _judged(entry: Entry, proposals: Sequence[Proposal], model: LinkModel, together: Proposal | None = None) -> Link:
    """The link that the model makes; an entry whose label names no party is none, unless a party is called so too.

    `together` is what the rows of its panel agree on where the row alone is another party; it is never sure.
    """
    if together is not None:
        others = [made for made in proposals if made.party.key != together.party.key]
        proposals = [together, *others[: len(proposals) - 1]]
    if not entry.candidate.names and not entry.candidate.abbreviations:
        return Link(entry, "none", None, 0.0, "none", MODEL, remark=NAMELESS)
    best = proposals[0] if proposals else None
    score = best.score if best else 0.0
    if names_no_party(entry.candidate) and not (best and called_alike(entry.candidate, best.party)):
        unlikely = tuple(msgspec.structs.replace(made, score=min(made.score, _LABEL_IS_PARTY)) for made in proposals)
        return Link(entry, "none", None, min(score, _LABEL_IS_PARTY), "none", MODEL, unlikely, remark=NO_PARTY)
    if best is None or (best.score < model.link_at and together is None):
        certainty: Literal["open", "none"] = "open" if best and best.score >= _ASKED_FROM else "none"
        return Link(entry, "none", None, score, certainty, MODEL, tuple(proposals))
    first, last = common_years(entry.candidate, best.party)
    return Link(
        entry,
        relation(entry.candidate, best.party),
        best.party,
        best.score,
        "sure" if best.score >= model.sure_at and together is None and not best.twins else "likely",
        MODEL,
        tuple(proposals),
        first,
        last,
        WITH_OTHER_ROWS if together else _twins(proposals),
    )


def _decided(entry: Entry, decision: Decision, proposals: Sequence[Proposal], known: Mapping[str, Candidate]) -> Link:
    """The link that a person made."""
    party = known.get(decision.party)
    score = next((proposal.score for proposal in proposals if party and proposal.party.key == party.key), 0.0)
    first, last = common_years(entry.candidate, party) if party else (None, None)
    kind: Relation = next((known for known in RELATIONS if known == decision.decision), "same")
    return Link(entry, kind, party, score, "sure", decision.by, tuple(proposals), first, last, decision.reason)


def relation(entry: Candidate, party: Candidate) -> Relation:
    """How an entry relates to the party it was linked to.

    `alliance`: the entry joins several parties ("A + B"), and this is one of them; `part`: the reference joins several,
    and the entry is one; `successor` (`predecessor`): the party began after the entry's last year (ended before its
    first), so the list uses another time's name. Else `same`.
    """
    if _joins(entry) != _joins(party) and not _go_by_one_name(entry, party):
        return "alliance" if _joins(entry) else "part"
    return other_time(entry, party) or "same"


def _joins(candidate: Candidate) -> bool:
    return is_joined((*candidate.abbreviations, *candidate.names))


def _go_by_one_name(entry: Candidate, party: Candidate) -> bool:
    """Whether the whole name or abbreviation of one is that of the other, as "GRU-ZF" is "GRU/ZF"."""
    one, other = lay_out([entry]), lay_out([party])
    return bool(one.whole[0] & other.whole[0]) or not one.parts[0] & other.parts[0]


def _twins(proposals: Sequence[Proposal]) -> str:
    """A word about a party that the reference seems to list twice: two that fit alike and have one name."""
    one = proposals[0]
    twins = list(one.twins)
    for other in proposals[1:]:
        if one.odds - other.odds > _TWINS:
            break
        if _same_name(one.party, other.party) and meet(one.party, other.party):
            twins.append(other.party.key)
    if not twins:
        return ""
    keys = [one.party.key, *dict.fromkeys(twins)]
    return f"{', '.join(keys[:-1])} and {keys[-1]} of the reference look like one party {LISTED_TWICE}"


def _same_name(one: Candidate, other: Candidate) -> bool:
    a, b = lay_out([one]), lay_out([other])
    return bool(a.joined[0] & b.joined[0])
