"""Whom a party's seats went to: "the successful candidates were A and B", "its two seats are held by A and B", "its
parliamentary group comprises A, B and C", "it elected A to the council"."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.seats import WINNING, is_body
from partybook.model import Mention

_SUCCESSFUL = frozenset({"successful", "elected", "victorious", "winning"})
_GROUPS = frozenset({"caucus", "group", "delegation", "bench"})
_PARLIAMENTARY = frozenset({"parliamentary", "council", "senate", "assembly", "house", "legislative"})


def read_caucuses(reading: Reading) -> None:
    """State `seat_holder` for the people who are said to have the seats of a party."""
    for clause in reading.clauses:
        if reading.certainty(clause) in ("asserted", "claimed"):
            for party, people in _seated(reading, clause):
                for person in listed_people(reading, people):
                    reading.state(party, "seat_holder", person)


def _seated(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, tuple[int, ...]]]:
    """Parties with the nouns for those who sit for them."""
    if clause.lemma == "be":
        yield from _candidates(reading, clause)
    elif clause.lemma == "go" or (clause.lemma in ("hold", "occupy", "fill", "take") and clause.passive):
        yield from _seats_gone(reading, clause)
    elif clause.lemma in ("comprise", "include", "consist"):
        yield from _groups(reading, clause)
    elif clause.lemma == "elect" and not clause.passive:
        yield from _sent(reading, clause)


def _candidates(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, tuple[int, ...]]]:
    """ "The successful candidates were A, B and C", in a text about a party."""
    tree = clause.tree
    for noun in clause.subjects:
        party = reading.party_of(noun) or reading.reference.topic
        successful = any(tree[child].lemma in _SUCCESSFUL for child in tree.kids(noun))
        if tree[noun].lemma == "candidate" and successful and party is not None:
            yield party, clause.attributes


def _seats_gone(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, tuple[int, ...]]]:
    """ "It won two seats, which went to A and B", "its seats are held by A and B"."""
    tree = clause.tree
    for noun in clause.subjects:
        if tree[noun].lemma == "seat":
            above = reading.clause_above(noun)
            winners = above.subjects if above is not None and above.lemma in WINNING else ()
            party = reading.party_of(noun) or next(iter(reading.reference.parties(tree, winners)), None)
            if party is not None:
                yield party, (*clause.after("to"), *clause.agents)


def _groups(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, tuple[int, ...]]]:
    """ "Its parliamentary caucus comprises A, B and C"."""
    tree = clause.tree
    for noun in clause.subjects:
        party = reading.party_of(noun) if tree[noun].lemma in _GROUPS else None
        if party is not None and {tree[at].lemma for at in tree.kids(noun, "amod", "compound")} & _PARLIAMENTARY:
            yield party, (*clause.objects, *clause.after("of"))


def _sent(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, tuple[int, ...]]]:
    """ "It elected A to the general council"."""
    tree, who = clause.tree, reading.reference
    if any(is_body(tree.name(noun)) for noun in clause.after("to")):
        for party in who.parties(tree, clause.subjects)[:1]:
            yield party, tuple(noun for noun in clause.objects if who.person(tree, noun))
