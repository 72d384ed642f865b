"""Successions: "A was succeeded by B", "the heir of A", "grew out of A", "A was refounded as B"."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.mergers import Change
from partybook.extract.prose.origins import named, parties_of
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_BEFORE = frozenset({"successor", "continuation", "reincarnation", "heir", "inheritor", "descendant", "reconstitution"})
_REMADE = frozenset(
    {
        "transform",
        "refound",
        "reorganise",
        "reorganize",
        "evolve",
        "reconstitute",
        "convert",
        "reform",
        "re-form",
        "turn",
    }
)
_GROWN = frozenset({"grow", "evolve", "develop", "descend", "emerge", "originate", "derive", "stem", "arise", "spring"})
_ROOTS = frozenset({"root", "origin", "history", "ancestry", "lineage", "beginning", "foundation"})


def read_successions(reading: Reading, clause: Clause) -> Iterator[Change]:
    """The `successor` and `predecessor` that a clause says."""
    who = reading.reference
    subjects = who.parties(clause.tree, clause.subjects)
    if clause.lemma in ("succeed", "replace", "supersede") and not clause.after("as"):  # "as the largest party"
        old, new = (clause.subjects, clause.agents) if clause.passive else (clause.objects, clause.subjects)
        for former in who.parties(clause.tree, old):
            yield from ((former, "successor", later) for later in named(reading, new))
    if clause.lemma in _REMADE:
        plain = [noun for noun in clause.objects if noun not in clause.attributes]
        reflexive = any(clause.tree[noun].text.lower() in ("itself", "themselves") for noun in plain)
        if clause.passive or reflexive or not plain:
            for former in subjects:
                yield from ((former, "successor", later) for later in named(reading, clause.after("as", "into")))
    if clause.lemma in _GROWN:
        for party in subjects:
            origins = who.parties(clause.tree, clause.after("from", "out of", "in"))
            yield from ((party, "predecessor", former) for former in origins if _is_organised(former))
    if clause.lemma in ("trace", "have", "find", "go back", "date back"):
        yield from _rooted(reading, clause)
    if clause.lemma in (
        "be",
        "become",
        "consider",
        "regard",
        "see",
        "view",
        "found",
        "establish",
        "form",
        "create",
        "set up",
    ):
        yield from _named_so(reading, clause)


def _rooted(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "traces its origins to the A", "has its roots in the A"."""
    tree, who = clause.tree, reading.reference
    roots = [noun for noun in (*clause.objects, *clause.subjects) if tree[noun].lemma in _ROOTS]
    if not roots:
        return
    inside = [inner for noun in roots for inner in reading.behind(noun, "in", "to", "from")]
    origins = who.parties(tree, [*inside, *clause.after("to", "in", "from", "back to")])
    for root in roots:
        party = reading.party_of(root) or next(iter(who.parties(tree, clause.subjects)), None)
        if party is not None:
            yield from ((party, "predecessor", former) for former in origins if _is_organised(former))


def _is_organised(party: Mention) -> bool:
    """Whether a name is not that of a broad movement, in which a party may have roots without succeeding it."""
    return not party.name.endswith("Movement")


def _named_so(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "X is the successor of Y", "X is the predecessor of Y"."""
    tree = clause.tree
    for noun in (*clause.attributes, *clause.after("as")):
        if tree[noun].lemma not in (*_BEFORE, "predecessor", "forerunner", "precursor"):
            continue
        property = "predecessor" if tree[noun].lemma in _BEFORE else "successor"
        for party in reading.reference.parties(tree, clause.subjects):
            yield from ((party, property, other) for other in parties_of(reading, noun, "of", "to"))
