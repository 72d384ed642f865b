"""When people died: "X died on 17 June 2006"."""

from __future__ import annotations

from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_DEATHS = frozenset({"death", "demise", "passing"})
_NEAR = 4
"""Characters between "death" and its date."""


def read_lives(reading: Reading) -> None:
    """State `died` of the people the sentence names."""
    for clause in reading.clauses:
        if clause.lemma in ("die", "pass away") or (clause.lemma in ("assassinate", "murder") and clause.passive):
            date = reading.when(clause).date
            for noun in clause.subjects:
                name = reading.reference.person(clause.tree, noun)
                if name and date is not None and reading.certainty(clause) == "asserted":
                    reading.state(Mention(name, "person"), "died", date)
    for word in reading.tree.words:
        if word.lemma in _DEATHS and word.tag == "NN":
            _death(reading, word.at)


def _death(reading: Reading, noun: int) -> None:
    """ "following X's demise in 1997", "the death of X on 2 May 1999", with the date right behind."""
    tree, who = reading.tree, reading.reference
    people = [at for at in (*tree.kids(noun, "poss"), *reading.behind(noun, "of")) if tree[at].tag == "NNP"]
    end = max([tree[noun].end, *(tree.phrase(at)[1] for at in people)])
    dates = [
        at for at in reading.moments if 0 <= at.start - end <= _NEAR and not at.date.is_interval and not at.election
    ]
    names = [name for at in people if (name := who.person(tree, at))]
    shared = [name for name in names if name.split()[-1] in who.cast.namesakes]
    if len(names) == 1 and dates and not shared:
        reading.state(Mention(names[0], "person"), "died", dates[0].date)
