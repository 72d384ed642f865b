"""Mergers and absorptions: "formed by the merger of A and B", "A merged with B to form C", "was absorbed by B"."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.origins import named, own_party, parties_of, several
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

MADE = frozenset(
    {
        "found",
        "establish",
        "form",
        "create",
        "set up",
        "launch",
        "emerge",
        "result",
        "originate",
        "arise",
        "constitute",
        "start",
    }
)
"""Verbs for the making of a party."""
_SOURCES = ("as", "by", "from", "after", "through", "follow", "following", "in", "out of", "of", "via", "upon", "with")
_MERGE = frozenset({"merge", "unite", "amalgamate", "fuse", "unify", "combine"})
_ABSORB = frozenset({"absorb", "incorporate", "integrate", "subsume", "assimilate"})
MERGERS = frozenset({"merger", "fusion", "unification", "amalgamation", "union", "merging", "unity", "combination"})

Change = tuple[Mention, str, Mention]
"""Subject, property and value of a statement to be made."""


def read_mergers(reading: Reading, clause: Clause) -> Iterator[Change]:
    """The `merger_of`, `merged_into` and `absorbed` that a clause says."""
    if clause.lemma in MADE:
        yield from _made(reading, clause)
    elif clause.lemma in _MERGE or (clause.lemma == "join" and clause.after("with") and _formed(reading, clause)):
        yield from _merged(reading, clause)
    elif clause.lemma in _ABSORB:
        yield from _absorbed(reading, clause)
    elif clause.lemma in ("dissolve", "disband", "fold"):
        for taker in named(reading, clause.after("into"))[:1]:
            nouns = clause.subjects
            yield from ((party, "merged_into", taker) for party in reading.reference.parties(clause.tree, nouns))
    elif clause.lemma in ("be", "become"):
        for noun in clause.attributes:
            if clause.tree[noun].lemma in ("merger", "amalgamation", "fusion"):
                for party in reading.reference.parties(clause.tree, clause.subjects):
                    yield from ((party, "merger_of", part) for part in parties_of(reading, noun, "of", "between"))


def sources_of(clause: Clause) -> tuple[int, ...]:
    """The nouns that say from what something was made; "as a result of a split" means the split."""
    tree = clause.tree
    nouns: list[int] = []
    for noun in (*clause.agents, *clause.after(*_SOURCES, "due to", "because of", "as of")):
        if tree[noun].lemma in ("result", "consequence", "outcome", "product"):
            of = [prep for prep in tree.kids(noun, "prep") if tree[prep].lemma == "of"]
            nouns += [inner for prep in of for head in tree.kids(prep, "pobj") for inner in tree.joined(head)]
        else:
            nouns.append(noun)
    return tuple(nouns)


def made_parties(reading: Reading, clause: Clause) -> list[Mention]:
    """The parties that a clause says were made."""
    passive = clause.passive or not clause.objects
    return reading.reference.parties(clause.tree, clause.subjects if passive else clause.objects)


def _made(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "formed by the merger of A and B", "formed from a number of parties such as A and B"."""
    tree = clause.tree
    for party in made_parties(reading, clause):
        for noun in sources_of(clause):
            parts = list(parties_of(reading, noun, "of", "between")) if tree[noun].lemma in MERGERS else []
            if not parts and noun in clause.after("from", "by", "out of"):
                parts = several(reading, noun)
            yield from ((party, "merger_of", part) for part in parts)


def _merged(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "A merged with B to form C", "A and B merged into C", "A was merged into B", "he merged his party with B"."""
    plain = tuple(noun for noun in clause.objects if noun not in clause.attributes and clause.tree[noun].tag != "CD")
    nouns = clause.subjects if clause.passive or not plain else plain
    found = (own_party(reading, noun) for noun in nouns)
    subjects = list(dict.fromkeys(party for party in found if party is not None))
    if not subjects:
        subjects = [part for noun in nouns for part in several(reading, noun)]
    partners, into = named(reading, clause.after("with")), named(reading, clause.after("into", "in", "to"))
    results = _formed(reading, clause) or (into if len(subjects) > 1 or partners else [])
    if results:
        yield from ((results[0], "merger_of", part) for part in (*subjects, *partners) if part != results[0])
    elif into:
        yield from ((subject, "merged_into", into[0]) for subject in subjects)
    elif len(partners) > 1 and len(subjects) == 1:  # one that takes several in
        yield from ((subjects[0], "absorbed", partner) for partner in partners)
    else:
        yield from ((subject, "merged_into", partner) for subject in subjects for partner in partners)


def _formed(reading: Reading, clause: Clause) -> list[Mention]:
    """What a merger made: "merged to form C", "C was founded, when A and B merged"."""
    tree = clause.tree
    formed = []
    for other in reading.clauses:
        if other.verb == clause.verb:
            continue
        if clause.verb in (tree[other.verb].head, *tree.above(other.verb)) and other.lemma in {*MADE, "become"}:
            formed += named(reading, other.objects)
        elif other.lemma == "give" and clause.verb in tree.above(other.verb):  # "merged, giving rise to C"
            rise = [noun for noun in other.objects if tree[noun].lemma == "rise"]
            to = [inner for noun in rise for inner in reading.behind(noun, "to")]
            formed += named(reading, (*to, *(other.after("to") if rise else ())))
        elif other.lemma in MADE and other.verb in tree.above(clause.verb) and _at_which(reading, clause):
            formed += made_parties(reading, other)
    return formed


def _at_which(reading: Reading, clause: Clause) -> bool:
    return any(reading.tree[child].lemma in ("when", "where") for child in reading.tree.kids(clause.verb, "advmod"))


def _absorbed(reading: Reading, clause: Clause) -> Iterator[Change]:
    who = reading.reference
    if clause.passive:
        takers = named(reading, (*clause.agents, *clause.after("into", "in", "within")))
        for party in who.parties(clause.tree, clause.subjects):
            yield from ((party, "merged_into", taker) for taker in takers[:1])
    else:
        for taker in who.parties(clause.tree, clause.subjects):
            yield from ((taker, "absorbed", party) for party in named(reading, clause.objects))
