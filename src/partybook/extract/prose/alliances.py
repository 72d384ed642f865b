"""Alliances and memberships: "formed a coalition with B called C", "is a member of the D", "joined the E"."""

from __future__ import annotations

from itertools import combinations

from partybook.extract.prose.clauses import Clause, moods
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.reference import is_alliance
from partybook.model import Mention

_PACTS = frozenset({"coalition", "alliance", "pact", "bloc", "ticket", "list", "partnership", "cartel"})
_MAKE = frozenset({"form", "create", "build", "make", "sign", "conclude", "enter", "found", "establish", "join"})
_MEMBER = frozenset({"member", "part", "affiliate", "component", "constituent", "observer"})
_INCLUDE = frozenset({"include", "comprise", "consist", "compose", "unite", "bring together"})
_CALLED = frozenset({"call", "name", "know", "title", "dub"})


def read_alliances(reading: Reading) -> None:
    """State `alliance_with` between parties and `member_of` for what they belong to."""
    for clause in reading.clauses:
        _allied(reading, clause)
        if clause.lemma in ("be", "become", "remain") or clause.lemma in _INCLUDE:
            _belongs(reading, clause)
        if clause.lemma in ("join", "affiliate", "enter", "belong", "leave", "withdraw"):
            _joined(reading, clause)
    for word in reading.tree.words:
        _ally(reading, word.at)


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
        behind = [each for noun in (*inside, *outside) for each in (reading.listed(noun) or [noun])]
        partners = [who.named_party(tree, _owner(reading, noun)) for noun in behind]
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
    """ "X is a member of Y", "the members of Y are A and B", "the coalition Y includes A and B"."""
    tree, who = clause.tree, reading.reference
    pairs: list[tuple[Mention | None, Mention | None]] = []
    for noun in clause.attributes:
        if tree[noun].lemma in _MEMBER:
            bodies = [who.named_party(tree, body) for body in reading.behind(noun, "of")]
            pairs += [(party, body) for party in who.parties(tree, clause.subjects) for body in bodies]
    for noun in clause.subjects:
        if tree[noun].lemma in ("member", "component", "constituent"):
            body = reading.party_of(noun)
            members = clause.attributes if tree[noun].tag == "NNS" and not _founding(reading, noun) else ()
            pairs += [(who.named_party(tree, name), body) for name in members if not who.person(tree, name)]
    if clause.lemma in _INCLUDE:
        bodies = [party for party in who.parties(tree, clause.subjects) if is_alliance(party)]
        parts = (*clause.objects, *clause.after("of"))
        pairs += [(who.party(tree, part), body) for body in bodies for part in parts]
    for party, body in pairs:
        if party is not None and body is not None and party != body:
            reading.state_dated(party, "member_of", body, clause)


def _founding(reading: Reading, noun: int) -> bool:
    """ "the founding members of the party were" people."""
    return any(reading.tree[child].text.lower() == "founding" for child in reading.tree.kids(noun, "amod"))


def _ally(reading: Reading, noun: int) -> None:
    """ "its ally, the Democratic Movement"."""
    tree, who = reading.tree, reading.reference
    if tree[noun].lemma not in ("ally", "partner") or tree[noun].party is not None:
        return
    owner = reading.party_of(noun)
    others = [who.party(tree, child) for child in tree.kids(noun, "appos")]
    for other in others:
        if owner is not None and other is not None and other != owner:
            reading.state(owner, "alliance_with", other)


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
