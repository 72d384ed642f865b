"""Foundings, registrations and ends: "was founded by A in 1990", "registered in", "was dissolved", "was banned"."""

from __future__ import annotations

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading, event_date
from partybook.model import Mention

_EVENTS = {
    "founded": ("found", "establish", "form", "create", "set up", "launch", "constitute", "co-found", "cofound"),
    "registered": ("register",),
    "deregistered": ("deregister", "de-register"),
    "dissolved": ("dissolve", "disband", "wind up", "disappear", "cease", "defunct", "disintegrate", "break up"),
    "banned": ("ban", "outlaw", "prohibit", "proscribe"),
    "legalised": ("legalise", "legalize"),
}
_PROPERTY = {verb: property for property, verbs in _EVENTS.items() for verb in verbs}
_INTRANSITIVE = frozenset(
    {"register", "dissolve", "disband", "disappear", "cease", "disintegrate", "break up", "form", "launch"}
)


def read_events(reading: Reading) -> None:
    """Dates of a party's life, and its founders, from verbs whose object or passive subject is the party."""
    for clause in reading.clauses:
        property = _PROPERTY.get(clause.lemma)
        if property is None:
            continue
        for party in _undergone(reading, clause):
            _state(reading, clause, party, property)


def _undergone(reading: Reading, clause: Clause) -> list[Mention]:
    """The parties that the event happened to."""
    tree, who = clause.tree, reading.reference
    if clause.passive:
        return who.parties(tree, clause.subjects)
    objects = [noun for noun in clause.objects if noun not in clause.attributes]
    if objects:
        return who.parties(tree, tuple(objects))
    return who.parties(tree, clause.subjects) if clause.lemma in _INTRANSITIVE else []


def _state(reading: Reading, clause: Clause, party: Mention, property: str) -> None:
    certainty = reading.certainty(clause)
    if certainty is None:
        return
    date = event_date(reading.when(clause))
    if date is not None and not date.is_interval:
        reading.state(party, property, date, certainty=certainty)
    if property == "founded":
        people = clause.agents if clause.passive else clause.subjects
        for noun in people:
            if name := reading.reference.person(clause.tree, noun):
                reading.state(party, "founder", Mention(name, "person"), certainty=certainty)
