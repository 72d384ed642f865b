"""Whom a party supports: "endorsed X", "nominated X as its presidential candidate", "supported X in the election"."""

from __future__ import annotations

from partybook.extract.prose.elections import elections_in
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue, Value

_BACK = frozenset(
    {"endorse", "support", "back", "nominate", "announce", "field", "select", "choose", "present", "name", "propose"}
)
_SURE = frozenset({"endorse", "nominate", "field"})


def read_candidates(reading: Reading) -> None:
    """State `endorsed_candidate`, with the election where it is named."""
    tree, who = reading.tree, reading.reference
    for clause in reading.clauses:
        if clause.lemma not in _BACK:
            continue
        certainty = reading.certainty(clause)
        if certainty is None:
            continue
        people = clause.subjects if clause.passive else clause.objects
        parties = who.parties(tree, clause.agents if clause.passive else clause.subjects)
        roles = [
            noun
            for noun in (*clause.after("as", "for"), *clause.attributes)
            if tree[noun].lemma in ("candidate", "nominee", "candidacy")
            or (tree[noun].lemma == "president" and not tree.kids(noun, "poss"))
        ]
        elections = elections_in(reading)
        if not parties or not (roles or elections or clause.lemma in _SURE):
            continue
        qualifiers: dict[str, Value | None] = {"date": reading.when(clause).date}
        if elections:
            qualifiers["election"] = TextValue(elections[0].name)
        for noun in people:
            named = who.person(tree, noun)
            if not named and tree[noun].lemma == "candidate":  # "the candidate of the ruling party, President X"
                named = next(iter(who.cast.people_in(tree.text[tree[noun].end :])), "")
            if named:
                reading.state(parties[0], "endorsed_candidate", Mention(named, "person"), qualifiers, certainty)
