"""Alliances and memberships: "formed a coalition with B called C", "is a member of the D", "joined the E"."""

from __future__ import annotations

from itertools import combinations

from partybook.extract.prose.clauses import Clause, moods
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_PACTS = frozenset({"coalition", "alliance", "pact", "bloc", "ticket", "list", "partnership", "cartel"})
_MAKE = frozenset({"form", "create", "build", "make", "sign", "conclude", "enter", "found", "establish", "join"})
_MEMBER = frozenset({"member", "part", "affiliate", "component", "constituent", "observer"})
_CALLED = frozenset({"call", "name", "know", "title", "dub"})


def read_alliances(reading: Reading) -> None:
    """State `alliance_with` between parties and `member_of` for what they belong to."""
    for clause in reading.clauses:
        _allied(reading, clause)
        if clause.lemma in ("be", "become", "remain", "include", "comprise", "consist", "make up", "compose"):
            _belongs(reading, clause)
        if clause.lemma in ("join", "affiliate", "enter", "belong", "leave", "withdraw"):
            _joined(reading, clause)


def _allied(reading: Reading, clause: Clause) -> None:
    """ "A and B formed a coalition", "governs in coalition with B", "allied with B"."""
    tree, who = clause.tree, reading.reference
    parties = who.parties(tree, clause.subjects)
    if not parties or clause.lemma in moods("unreal"):
        return
    pacts = [noun for noun in reading.words_of(clause) if tree[noun].lemma in _PACTS and tree[noun].party is None]
    if clause.lemma in ("ally", "align"):
        partners = [who.named_party(tree, noun) for noun in clause.after("with", "to")]
    elif pacts:
        inside = [noun for pact in pacts for noun in reading.behind(pact, "with", "between")]
        outside = clause.after("with", "together with", "alongside")
        partners = [who.named_party(tree, _owner(reading, noun)) for noun in (*inside, *outside)]
    else:
        return
    named = [party for party in partners if party is not None]
    for party in parties:
        for partner in named:
            if partner != party:
                reading.state_dated(party, "alliance_with", partner, clause)
    if clause.lemma in _MAKE and len(parties) > 1:
        for one, other in combinations(parties, 2):
            reading.state_dated(one, "alliance_with", other, clause)
    for name in _names_of(reading, pacts):
        for party in dict.fromkeys((*parties, *named)):
            if party != name:
                reading.state_dated(party, "member_of", name, clause)


def _owner(reading: Reading, noun: int) -> int:
    """The party in "with Labour's John Smith"."""
    owners = [child for child in reading.tree.kids(noun, "poss") if reading.tree[child].party is not None]
    return owners[0] if owners else noun


def _names_of(reading: Reading, pacts: list[int]) -> list[Mention]:
    """What a coalition is called: "a coalition called X", "the coalition X"."""
    tree, who = reading.tree, reading.reference
    found: list[Mention | None] = []
    for pact in pacts:
        found += [who.named_party(tree, apposed) for apposed in tree.kids(pact, "appos")]
        for clause in reading.clauses:
            if clause.lemma in _CALLED and pact in clause.subjects:
                called = (*clause.attributes, *clause.objects, *clause.after("as"))
                found += [who.named_party(tree, noun) for noun in called]
    return list(dict.fromkeys(filter(None, found)))


def _belongs(reading: Reading, clause: Clause) -> None:
    """ "X is a member of Y", "X is part of the Z alliance"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.attributes:
        if tree[noun].lemma not in _MEMBER:
            continue
        bodies = reading.behind(noun, "of")
        for party in who.parties(tree, clause.subjects):
            for body in bodies:
                name = who.named_party(tree, body)
                if name is not None and name != party:
                    reading.state_dated(party, "member_of", name, clause)


def _joined(reading: Reading, clause: Clause) -> None:
    """ "the party joined the Y in 1990", "is affiliated to Y", "left the Y in 1995"."""
    tree, who = clause.tree, reading.reference
    leaving = clause.lemma in ("leave", "withdraw")
    nouns = clause.after("from") if clause.lemma == "withdraw" else clause.objects or clause.after("to", "with")
    if clause.passive:
        nouns = clause.after("to", "with")
    certainty = reading.certainty(clause)
    if certainty is None:
        return
    time = reading.when(clause)
    for party in who.parties(tree, clause.subjects):
        if tree[clause.subjects[0]].text.lower() in ("who", "whom"):
            continue
        for noun in nouns:
            body = who.named_party(tree, noun)
            if (
                body is None
                or body == party
                or (tree[noun].party is None and " " not in body.name and not body.name.isupper())
            ):
                continue
            date = {"end": time.date or time.end} if leaving else {"start": time.date or time.start, "end": time.end}
            reading.state(party, "member_of", body, date, certainty)
