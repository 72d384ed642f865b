"""What was only reported: "The paper reported that A was considering a merger with B, but its spokesman denied it"."""

from __future__ import annotations

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.mergers import MERGERS
from partybook.extract.prose.origins import named
from partybook.extract.prose.reading import Reading
from partybook.model import Certainty, Mention

_WEIGH = frozenset({"consider", "plan", "discuss", "negotiate", "prepare", "contemplate", "seek", "weigh", "intend"})
_REPORT = frozenset({"report", "claim", "write", "allege", "suggest", "state", "say"})
_REFUTE = frozenset({"refute", "deny", "reject", "dismiss", "rebut", "repudiate", "contradict"})


def read_reports(reading: Reading) -> None:
    """State a `merged_into` that was reported to be weighed: rumoured, or denied where the sentence has it refuted."""
    reported = any(clause.lemma in _REPORT for clause in reading.clauses)
    refuted = any(clause.lemma in _REFUTE and not clause.negated for clause in reading.clauses)
    certainty: Certainty = "denied" if refuted else "rumoured"
    for clause in reading.clauses:
        if clause.lemma not in _WEIGH or not (reported or refuted):
            continue
        for noun in clause.objects:
            if reading.tree[noun].lemma in MERGERS:
                for partner in named(reading, reading.behind(noun, "with")):
                    for party in _weighing(reading, clause):
                        if party != partner:
                            date = reading.when(clause).date
                            reading.state(party, "merged_into", partner, {"date": date}, certainty)


def _weighing(reading: Reading, clause: Clause) -> list[Mention]:
    """The party that weighs something, itself or in the person of one of its people."""
    who = reading.reference
    parties = who.parties(reading.tree, clause.subjects)
    people = [person for noun in clause.subjects if (person := who.person(reading.tree, noun))]
    own = (who.membership(person) or who.topic for person in people)
    return parties or list(dict.fromkeys(party for party in own if party is not None))
