"""Decisions about a list as judgements over mentions, and judgements read as decisions: pure, whatever keeps them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from partybook.identity.judgements import Judgement, Verdict, cluster
from partybook.identity.nodes import scheme_of
from partybook.link.crosswalk import RELATIONS
from partybook.link.decisions import Decision

_WHY = {
    "same": "{list} has this party as “{entry}”",
    "none": "“{entry}” of {list} is no party that was shown",
    "alliance": "“{entry}” of {list} joins several parties, this is one of them",
    "part": "“{entry}” of {list} is a part of this party",
    "predecessor": "this party came before “{entry}” of {list}",
    "successor": "this party followed “{entry}” of {list}",
}
"""What a judgement says of each relation, behind the relation and a colon, by which it is known again."""


class Comparison(msgspec.Struct, frozen=True):
    """What a judgement says of an entry of a list: `relation` to the party that the mention `other` is."""

    entry: str
    other: str
    relation: str


def as_judgements(
    decision: Decision, entry: str, others: Sequence[str], *, name: str, list_name: str
) -> tuple[Judgement, ...]:
    """What a decision says: of the party decided on, or, when it is none, of all parties that were shown.

    `entry` is the key of the entry's mention, `others` those of the parties. Only "same" joins two mentions.
    """
    verdict: Verdict = "same" if decision.decision == "same" else "different"
    reason = f"{decision.decision}: {_WHY[decision.decision].format(entry=name, list=list_name)}"
    return tuple(Judgement(entry, other, verdict, decision.by, reason) for other in others)


def as_comparison(judged: Judgement, lists: Collection[str]) -> Comparison | None:
    """What a judgement says of an entry of one of some lists; None when it decides nothing about one.

    A person may also have said "same" with `judge`, in whatever order; "different" from there is about one party only.
    """
    relation = judged.reason.partition(":")[0]
    linked = relation in RELATIONS
    if scheme_of(judged.one) in lists:
        if judged.verdict == "same":
            return Comparison(judged.one, judged.other, "same")
        return Comparison(judged.one, judged.other, relation) if linked else None
    if scheme_of(judged.other) in lists and judged.verdict == "same" and not linked:
        return Comparison(judged.other, judged.one, "same")
    return None


def say_the_same(some: Collection[Judgement], others: Collection[Judgement]) -> bool:
    """Whether two decisions say the same, whoever made them."""

    def content(judgements: Collection[Judgement]) -> set[tuple[str, ...]]:
        return {(one.one, one.other, one.verdict, one.reason.partition(":")[0]) for one in judgements}

    return content(some) == content(others)


def admit(wanted: Sequence[Judgement], held: Sequence[Judgement]) -> tuple[Sequence[Judgement], str]:
    """Those of a decision's judgements that may join what is held, and a sentence on why something forbids one.

    A "same" that is forbidden is admitted, and holds as soon as nothing forbids it any more; a "different" that would
    break what people joined is not.
    """
    top = max((item.key for item in held), default=0)
    numbered = [msgspec.structs.replace(item, key=top + number) for number, item in enumerate(wanted, 1)]
    refused = {item.judgement.key: item for item in cluster((), [*held, *numbered]).refused}
    if wanted[0].verdict == "same":
        own = refused.get(numbered[0].key)
        return wanted, f"the book keeps the two apart, for the list they are one: {own.reason}" if own else ""
    before = cluster((), held)
    broken = refused.keys() - {item.judgement.key for item in before.refused}
    if not any(refused[key].judgement.by_person for key in broken):
        return wanted, ""
    joined = [one for one in wanted if before.same(one.one, one.other)]
    chain = "; ".join(before.chain(joined[0].one, joined[0].other))
    admitted = [one for one in wanted if one not in joined]
    return admitted, f"the book holds the two to be one party, for the list they are not: {chain}"
