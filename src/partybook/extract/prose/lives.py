"""When people died: "X died on 17 June 2006"."""

from __future__ import annotations

from partybook.extract.prose.reading import Reading
from partybook.model import Mention


def read_lives(reading: Reading) -> None:
    """State `died` of the people the sentence names."""
    for clause in reading.clauses:
        if clause.lemma in ("die", "pass away") or (clause.lemma in ("assassinate", "murder") and clause.passive):
            date = reading.when(clause).date
            for noun in clause.subjects:
                name = reading.reference.person(clause.tree, noun)
                if name and date is not None and reading.certainty(clause) == "asserted":
                    reading.state(Mention(name, "person"), "died", date)
