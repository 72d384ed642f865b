"""Events of a party's life told by nouns: "the dissolution of the party", "held its founding congress in 1990"."""

from __future__ import annotations

from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading, event_date
from partybook.extract.prose.seats import BODIES
from partybook.extract.prose.when import labelled
from partybook.model import Certainty, Mention, PartialDate

_NOUNS = {
    "founded": ("foundation", "founding", "establishment", "creation", "formation", "inception"),
    "dissolved": ("dissolution", "disbandment", "disbanding"),
    "registered": ("registration",),
    "banned": ("ban", "banning", "prohibition"),
}
_PROPERTY_OF_NOUN = {noun: property for property, nouns in _NOUNS.items() for noun in nouns}
_CONGRESSES = ("congress", "convention", "conference", "meeting", "assembly")
_MADE_KNOWN = frozenset({"announce", "declare", "approve", "proclaim", "confirm", "decide", "order"})
_LED_TO = frozenset({"culminate", "lead", "result", "end"})


def read_event_nouns(reading: Reading) -> None:
    """Dates of a party's life, and its founders, from nouns that the party stands behind."""
    for word in reading.tree.words:
        if word.party is None and word.lemma in _PROPERTY_OF_NOUN:
            _named_event(reading, word.at, _PROPERTY_OF_NOUN[word.lemma])
        elif word.party is None and word.lemma in _CONGRESSES:
            _founding_congress(reading, word.at)


def state_date(reading: Reading, party: Mention, property: str, date: PartialDate | None, certainty: Certainty) -> None:
    """State a date of a party's life, unless it is unknown or a span."""
    if date is not None and not date.is_interval:
        reading.state(party, property, date, certainty=certainty)


def _date_behind(reading: Reading, noun: int) -> PartialDate | None:
    """The date directly behind "the establishment of the X", wherever the parser hung it."""
    end = max(reading.tree[at].end for at in reading.tree.below(noun))
    for at in reading.moments:
        if 0 <= at.start - end <= 8 and not at.election and not at.date.is_interval:
            return at.date
    return None


def _founding_congress(reading: Reading, noun: int) -> None:
    """ "held its founding congress on 14 October 2016"."""
    tree, who = reading.tree, reading.reference
    if not any(tree[child].text.lower() in ("founding", "constituent") for child in tree.kids(noun)):
        return
    if tree[noun].dep == "compound":
        return  # "the Constituent Assembly election"
    clause = reading.clause_above(noun)
    certainty = reading.certainty(clause) if clause else None
    if clause is None or certainty is None:
        return
    inside = set(tree.below(noun))
    own = [at.date for at in reading.moments if at.word in inside and not at.date.is_interval]
    days = [at.date.start for at in reading.moments if at.date.is_interval]  # "was held on 4–9 May 1931"
    party = reading.party_of(noun) or next(iter(who.parties(tree, clause.subjects)), None)
    if party is not None:
        date = own[0] if own else event_date(reading.when(clause)) or next(iter(days), None)
        state_date(reading, party, "founded", date, certainty)


def _is_of_body(reading: Reading, noun: int) -> bool:
    """Whether "its inception" is that of the council or parliament named last before it."""
    tree = reading.tree
    if not any(tree[child].text.lower() in ("its", "their") for child in tree.kids(noun, "poss")):
        return False
    clause = reading.clause_above(noun)
    places = clause.after("on", "in", "at") if clause is not None else ()
    return any(BODIES.search(tree.name(place)) and place < noun for place in places)


def _named_event(reading: Reading, noun: int, property: str) -> None:
    """ "the dissolution of the party", dated where it is announced; "since its foundation in 1990", dated itself."""
    party = reading.party_of(noun)
    if party is None:
        return
    tree = reading.tree
    inside = set(tree.below(noun))
    own = [at.date for at in reading.moments if at.word in inside and not at.date.is_interval and not at.election]
    clause = next((clause for clause in reading.clauses if noun in clause.objects), None)
    above = reading.clause_above(noun)
    if above is not None and above.unreal:
        return
    label = labelled(tree, reading.moments)
    if label is not None and not (above is not None and above.negated):
        state_date(reading, party, property, label.date, "asserted")
        if property == "founded":
            by = [
                inner
                for prep in tree.kids(noun, "prep")
                if tree[prep].lemma == "by"
                for inner in tree.kids(prep, "pobj")
            ]
            for person in listed_people(reading, by):
                reading.state(party, "founder", person)
    elif own and not _is_of_body(reading, noun):
        state_date(reading, party, property, own[0], "asserted")
    elif above is not None and above.lemma == "decide" and noun in above.after("on", "for") and not above.negated:
        state_date(reading, party, property, event_date(reading.when(above)), "asserted")
    elif clause is not None and clause.lemma in _MADE_KNOWN and reading.certainty(clause) in ("asserted", "claimed"):
        state_date(reading, party, property, event_date(reading.when(clause)), "asserted")
    elif above is not None and above.lemma in _LED_TO and noun in above.after("in", "to", "with") and not above.negated:
        state_date(reading, party, property, event_date(reading.when(above)), "asserted")
    elif tree[noun].dep == "pobj" and (after := _date_behind(reading, noun)) is not None:
        state_date(reading, party, property, after, "asserted")
    elif above is not None and tree[tree[noun].head].lemma == "with" and not above.negated:
        state_date(reading, party, property, event_date(reading.when(above)), "asserted")
