"""Same, different or unsure: judgements over mentions, the clusters that follow, and the chain that led to each.

"Same" is transitive; "different" forbids it, and two ids of one scheme forbid it to rules: that a list has one party
twice, only a person can say. A judgement is never deleted, only ended. Clusters are computed: from people's judgements
first, then from the older and surer ones of rules.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from partybook.errors import InvalidValue
from partybook.identity.nodes import unique_id

Verdict = Literal["same", "different", "unsure"]

RULE = "rule:"
"""How the author of a judgement that no person made begins."""


class Judgement(msgspec.Struct, frozen=True):
    """What someone decided about two mentions, named by their keys (`nodes.py`). `key` numbers it in the book.

    `author` is a person, or "rule:" and the rule's name; `score` is the rule's probability, None for a person.
    """

    one: str
    other: str
    verdict: Verdict
    author: str
    reason: str
    score: float | None = None
    key: int = 0

    def __post_init__(self) -> None:
        if self.one == self.other:
            raise InvalidValue(f"{self.one} is one mention; a judgement is about two")
        if not self.author.strip() or not self.reason.strip():
            raise InvalidValue("a judgement needs an author and a reason")

    @property
    def by_person(self) -> bool:
        return not self.author.startswith(RULE)


class Refused(msgspec.Struct, frozen=True):
    """A "same" that does not join its two, and the sentence that says why."""

    judgement: Judgement
    reason: str


class Clusters:
    """Which mentions are one party. `refused` lists the judgements that would have joined what must stay apart."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._ids: dict[str, dict[str, tuple[str, ...]]] = {}
        self._apart: dict[str, list[Judgement]] = {}
        self._links: dict[str, list[Judgement]] = {}
        self.refused: list[Refused] = []

    def add(self, node: str) -> str:
        """Make a mention known; gives the leader of its cluster."""
        if node not in self._leader:
            self._leader[node] = node
            self._members[node] = [node]
            id = unique_id(node)
            self._ids[node] = {id[0]: (id[1],)} if id else {}
        return self.leader(node)

    def leader(self, node: str) -> str:
        while (above := self._leader[node]) != node:
            self._leader[node] = node = self._leader[above]
        return node

    def members(self, node: str) -> list[str]:
        """All mentions of the cluster, in no order that means anything."""
        return self._members[self.add(node)]

    def clusters(self) -> list[list[str]]:
        return list(self._members.values())

    def same(self, one: str, other: str) -> bool:
        return self.add(one) == self.add(other)

    def keep_apart(self, judgement: Judgement) -> None:
        """A "different": from now on nothing joins the two."""
        for node in (judgement.one, judgement.other):
            self.add(node)
            self._apart.setdefault(node, []).append(judgement)

    def join(self, judgement: Judgement) -> str:
        """A "same". Empty when it holds, else the sentence that says why it cannot."""
        one, other = self.add(judgement.one), self.add(judgement.other)
        if one != other:
            twice = "" if judgement.by_person else self._two_ids(judgement.one, judgement.other)
            if reason := twice or self._held_different(judgement.one, judgement.other):
                return reason
            if len(self._members[one]) < len(self._members[other]):
                one, other = other, one
            self._leader[other] = one
            self._members[one] += self._members.pop(other)
            for scheme, ids in self._ids.pop(other).items():
                self._ids[one][scheme] = self._ids[one].get(scheme, ()) + ids
        self._links.setdefault(judgement.one, []).append(judgement)
        self._links.setdefault(judgement.other, []).append(judgement)
        return ""

    def obstacle(self, one: str, other: str) -> str:
        """Why no rule can join two mentions, with the chain that leads there; empty when nothing forbids it."""
        return self._two_ids(one, other) or self._held_different(one, other)

    def obstacle_to_person(self, one: str, other: str) -> str:
        """Why a person should not join two mentions unawares; empty when nothing forbids it.

        Two ids of one scheme are joined by who names them both, not by who joins something else to each of them.
        """
        own, rival = unique_id(one), unique_id(other)
        both_named = own is not None and rival is not None and own[0] == rival[0]
        if not both_named and (reason := self._two_ids(one, other)):
            return f"{reason}; if they are one party all the same, judge first that these two ids are"
        return self._held_different(one, other)

    def _two_ids(self, one: str, other: str) -> str:
        """The two ids of one scheme that the clusters of two mentions have, in words; empty when there are none."""
        a, b = self.add(one), self.add(other)
        for scheme, ids in self._ids[a].items() if a != b else ():
            if rivals := self._ids[b].get(scheme):
                ends = f"{scheme}:{ids[0]}", f"{scheme}:{rivals[0]}"
                chain = self._told(ends[0], one, other, ends[1])
                return f"{ends[0]} and {ends[1]} are two ids of one scheme: {chain}"
        return ""

    def _held_different(self, one: str, other: str) -> str:
        """The "different" that stands between the clusters of two mentions, in words; empty when there is none."""
        a, b = self.add(one), self.add(other)
        if a == b:
            return ""
        few, many = (a, b) if len(self._members[a]) <= len(self._members[b]) else (b, a)
        for node in self._members[few]:
            for judged in self._apart.get(node, ()):
                far = judged.other if judged.one == node else judged.one
                if self.leader(far) == many:
                    near_one, near_other = (node, far) if few == a else (far, node)
                    chain = self._told(near_one, one, other, near_other)
                    return f"{judged.one} and {judged.other} are held different by {judged.author}: {chain}"
        return ""

    def _told(self, start: str, one: str, other: str, end: str) -> str:
        steps = [*self.chain(start, one), f"{one} = {other} (this judgement)", *self.chain(other, end)]
        return "; ".join(steps)

    def chain(self, one: str, other: str) -> list[str]:
        """The judgements that lead from one mention to another, each as words; empty when they are not joined."""
        before: dict[str, Judgement | None] = {one: None}
        waiting = deque([one])
        while waiting and other not in before:
            node = waiting.popleft()
            for judged in self._links.get(node, ()):
                far = judged.other if judged.one == node else judged.one
                if far not in before:
                    before[far] = judged
                    waiting.append(far)
        steps: list[str] = []
        node = other
        while (step := before.get(node)) is not None:
            far = step.other if step.one == node else step.one
            steps.append(f"{far} = {node} ({step.author}: {step.reason})")
            node = far
        return steps[::-1]


def cluster(nodes: Iterable[str], judgements: Sequence[Judgement]) -> Clusters:
    """The clusters that judgements make of mentions.

    A person's judgement goes before any rule's, a later one of the same person over the same two before an earlier
    one; of rules the older goes first, so that new sources do not move what stands.
    """
    found = Clusters()
    for node in nodes:
        found.add(node)
    latest: dict[frozenset[str], Judgement] = {}
    for judged in sorted(judgements, key=lambda judged: judged.key):
        pair = frozenset((judged.one, judged.other))
        if judged.by_person or pair not in latest or not latest[pair].by_person:
            latest[pair] = judged
    standing = sorted(latest.values(), key=lambda judged: (not judged.by_person, judged.key))
    for judged in standing:
        if judged.verdict == "different":
            found.keep_apart(judged)
    for judged in standing:
        if judged.verdict == "same" and (reason := found.join(judged)):
            found.refused.append(Refused(judged, reason))
    return found


def check(clusters: Clusters, judgement: Judgement) -> None:
    """Raise `InvalidValue`, with the chain, when a judgement contradicts what is held."""
    if judgement.verdict == "same" and (reason := clusters.obstacle_to_person(judgement.one, judgement.other)):
        raise InvalidValue(f"{judgement.one} and {judgement.other} cannot be one party: {reason}")
    if judgement.verdict == "different" and clusters.same(judgement.one, judgement.other):
        chain = "; ".join(clusters.chain(judgement.one, judgement.other))
        raise InvalidValue(
            f"{judgement.one} and {judgement.other} are held to be one party: {chain}; undo one of these first"
        )


def assign_ids(clusters: Clusters, anchors: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """Party ids of the clusters that have an anchor, by leader, and the mentions to anchor new ids at.

    A cluster with several anchors, two parties that became one, goes by its lowest id; when they are told apart again
    each has its own back. New ids are anchored at the first key in alphabetical order, ids of datasets before names.
    """
    ids: dict[str, int] = {}
    for node, id in anchors.items():
        leader = clusters.add(node)
        ids[leader] = min(id, ids.get(leader, id))
    new = [min(members, key=_anchor) for members in clusters.clusters() if clusters.leader(members[0]) not in ids]
    return ids, sorted(new, key=_anchor)


def _anchor(node: str) -> tuple[bool, str]:
    return node.startswith("name:"), node
