"""How many members, and who holds seats: "has 38,438 members", "Labour MP X", "X was elected to the Senate"."""

from __future__ import annotations

import re

from partybook.extract.numbers import find_numbers
from partybook.extract.prose.affiliations import HOLDERS
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.roles import role_noun
from partybook.extract.prose.seats import BODIES, leads
from partybook.model import Certainty, Mention, PartialDate, Quantity, TextValue, Value

_HAVE = frozenset(
    {
        "have",
        "claim",
        "boast",
        "count",
        "number",
        "grow",
        "reach",
        "exceed",
        "rise",
        "fall",
        "drop",
        "report",
        "increase",
        "decline",
        "be",
        "gain",
        "attract",
        "total",
        "stand",
        "surpass",
        "estimate",
    }
)
_CROSSING = ("defect", "cross", "cross over", "bolt", "switch")
"""Verbs for going over to another party."""
_OF_OTHERS = re.compile(
    r"\s+(?:of|in|on)\s+(?:the\s+)?(?:[A-Z]|parliament|assembly|council|committee|board|cabinet|senate|house|legislature|government)"
)


def read_members(reading: Reading) -> None:
    """State `membership`, and `seat_holder` for people the sentence names as the party's."""
    for word in reading.tree.words:
        if word.party is None and word.lemma in ("member", "membership", "number"):
            _membership(reading, word.at)
        elif word.party is None and HOLDERS.match(word.lemma):
            _holder(reading, word.at)
    for clause in reading.clauses:
        if clause.lemma in ("elect", "appoint", "join", "expel", "re-elect", "leave", "quit", *_CROSSING):
            _seated(reading, clause)
        elif clause.lemma == "be":
            _sat(reading, clause)


def _membership(reading: Reading, noun: int) -> None:
    tree, who = reading.tree, reading.reference
    clause = reading.clause_above(noun)
    if clause is None or clause.lemma not in _HAVE:
        return
    certainty = reading.certainty(clause)
    lemma = tree[noun].lemma
    if certainty is None or (lemma == "number" and not who.counting):
        return
    if lemma == "number" and any(
        tree[inner].lemma not in ("member", "supporter") for inner in reading.behind(noun, "of")
    ):
        return  # "its number of councillors grew from 7 to 23"
    quantity = _quantity(reading, noun, clause)
    if noun in clause.subjects and tree.kids(clause.verb, "acomp") and clause.lemma == "be" and lemma == "member":
        return  # "some 400 members were unable to attend"
    if any(tree[child].lemma in ("require", "need", "minimum") for child in tree.kids(noun, "amod", "compound")):
        return  # "the required 500 members"
    others = [inner for inner in reading.behind(noun, "of") if tree[inner].tag in ("NNP", "NNPS")]
    if lemma == "membership" and others and not who.parties(tree, others):
        return  # "membership of the Central Committee"
    if quantity is None or (lemma == "member" and _OF_OTHERS.match(tree.text[tree[noun].end :])):
        return
    party = reading.party_of(noun) or next(iter(who.parties(tree, clause.subjects)), None)
    if party is None and (lemma == "number" or (lemma == "membership" and noun in clause.subjects)):
        party = who.topic
    if party is None:
        return
    who.counting = True
    if clause.lemma in ("claim", "boast", "estimate", "report"):
        certainty = "claimed"
    time = reading.when(clause)
    when: dict[str, Value | None] = {"date": time.date or time.start}
    reading.state(party, "membership", quantity, when, _claimed(certainty))


def _claimed(certainty: Certainty) -> Certainty:
    return certainty


def _quantity(reading: Reading, noun: int, clause: Clause) -> Quantity | None:
    """The number before "members", or behind "membership of" and "number has grown to"."""
    tree = reading.tree
    numbers = [
        found
        for found in find_numbers(tree.text, "count")
        if not found.quantity.unit or found.quantity.unit == "members"
    ]
    if tree[noun].lemma == "member":
        before = [
            f
            for f in numbers
            if f.end <= tree[noun].end
            and not re.search(r"[.,;]\s|\b(?:of|are|were)\b", tree.text[f.end : tree[noun].start])
        ]
        return before[-1].quantity if before and before[-1].quantity.number > 1 else None
    after = [found for found in numbers if found.start >= tree[noun].end]
    return (
        after[0].quantity
        if after and after[0].quantity.number > 1 and clause.verb in (tree[noun].head, *tree.above(noun))
        else None
    )


def _holder(reading: Reading, noun: int) -> None:
    """ "Labour MP John Smith", "its only senator, John Smith"."""
    tree, who = reading.tree, reading.reference
    if tree[noun].lemma == "deputy" and noun + 1 < len(tree) and role_noun().match(tree[noun + 1].lemma):
        return  # "its deputy leader, X"
    people = [person.name for person in listed_people(reading, tree.kids(noun, "appos")[:1])]
    people = people if tree[noun].tag in ("NNS", "NNPS") else people[:1]  # "between former A MP X and Y"
    head = tree[noun].head
    owner = reading.party_of(noun)
    if head != noun and tree[noun].dep in ("compound", "nmod", "appos"):
        people.append(who.person(tree, head))
        before = tree[noun - 1].party if noun and owner is None else None
        owner = owner or (who.cast.same(before) if before is not None else None)
    told = reading.behind(noun, "for", "from", "since") or any(tree[at].text == "an" for at in tree.kids(noun, "det"))
    if owner is None and tree[noun].dep == "appos" and told:  # "X, the MP for Y", "X, an MEP since 2019"
        owner = next(
            (party for name in filter(None, people) if (party := who.membership(name) or leads(reading, name))), None
        )
    if owner is None and tree[noun].dep == "compound" and tree[noun].text[:1].isupper():  # "its president, Senator X"
        former = noun and tree[noun - 1].lemma in ("former", "ex", "then", "late")
        owner = next(
            (s.subject for s in reading.context.statements if s.property == "leader" and str(s.value) in people), None
        )
        owner = None if former else owner
        councillor = tree[noun].lemma in ("cllr", "councillor") and who.cast.subject is None
        if owner is None and councillor and who.cast.in_first_person and not former:  # "Cllr X" on a party's own pages
            owner = who.topic if all(word.party in (None, who.topic) for word in tree.words) else None
    if owner is None and people:  # "X, then a senator for the A"; "the senator X, a member of the A"
        owner = next(iter(who.parties(tree, reading.behind(noun, "for"))), None)
        owner = owner or (who.membership(people[0]) if tree[noun].tag == "NN" and tree.kids(noun, "det") else None)
    if owner is None:
        return
    for name in filter(None, people):
        reading.state(owner, "seat_holder", Mention(name, "person"))


def _seated(reading: Reading, clause: Clause) -> None:
    tree, who = clause.tree, reading.reference
    certainty = reading.certainty(clause)
    if certainty is None:
        return
    time = reading.when(clause)
    if clause.lemma == "join":
        for noun in clause.subjects:
            if not _is_holder(reading, noun):
                continue
            for party in who.parties(tree, clause.objects):
                if name := who.person(tree, noun):
                    reading.state(party, "seat_holder", Mention(name, "person"), {"start": time.date}, certainty)
    elif clause.lemma in ("leave", "quit", *_CROSSING):  # "MP X left the A and joined the B"
        for noun in clause.subjects:
            _one_of_its(reading, clause, noun, time.date, certainty)
            name = who.person(tree, noun) if _is_holder(reading, noun) else ""
            for party in (
                who.parties(tree, clause.after("from") if clause.lemma in _CROSSING else clause.objects) if name else ()
            ):
                reading.state(party, "seat_holder", Mention(name, "person"), {"end": time.date}, certainty)
            to = clause.after("to", "over to") if name and clause.lemma in _CROSSING else ()
            for party in filter(None, (who.named_party(tree, at) for at in to)):
                reading.state(party, "seat_holder", Mention(name, "person"), {"start": time.date}, certainty)
    elif clause.lemma == "expel":
        for noun in clause.subjects if clause.passive else clause.objects:
            owner = (
                next(iter(who.parties(tree, clause.agents if clause.passive else clause.subjects)), None) or who.topic
            )
            if owner is not None:
                for name in _holders_in(reading, noun):
                    reading.state(owner, "seat_holder", Mention(name, "person"), {"end": time.date}, certainty)
    elif clause.passive:
        _elected(reading, clause, certainty)


def _one_of_its(reading: Reading, clause: Clause, noun: int, date: PartialDate | None, certainty: Certainty) -> None:
    """ "one of its two councillors, X, defected to the B"."""
    tree, who = reading.tree, reading.reference
    owner = next((party for inner in tree.below(noun) if (party := reading.party_of(inner)) is not None), None)
    counted = tree[noun].tag == "CD" or tree[noun].lemma in ("both", "several", "one")
    holders = _holders_in(reading, noun) if owner is not None and counted else []
    for name in holders:
        if owner is not None:
            reading.state(owner, "seat_holder", Mention(name, "person"), {"end": date}, certainty)
        floor = [inner for noun in clause.objects for inner in reading.behind(noun, "to")]  # "crossed the floor to"
        to = (*clause.after("to", "over to"), *floor) if clause.lemma in _CROSSING else ()
        for party in filter(None, (who.named_party(tree, at) for at in to)):
            reading.state(party, "seat_holder", Mention(name, "person"), {"start": date}, certainty)


def _elected(reading: Reading, clause: Clause, certainty: Certainty) -> None:
    """ "X was elected to the Senate (for the party)"."""
    tree, who = clause.tree, reading.reference
    bodies = [
        noun for noun in clause.after("to", "in") if BODIES.search(tree.name(noun)) and not _own_body(reading, noun)
    ]
    if not bodies:
        return
    otherwise = any(word.text == "as" for word in tree.words[clause.verb :])  # "as a Liberal member"
    party = next(iter(who.parties(tree, clause.after("for", "as"))), None) or (None if otherwise else who.topic)
    if (
        party is None
        or len({word.party for word in tree.words if word.party is not None and who.cast.same(word.party) != party}) > 0
    ):
        return
    for noun in clause.subjects:
        if name := who.person(tree, noun):
            body = TextValue(tree.name(bodies[0]))
            reading.state(
                party,
                "seat_holder",
                Mention(name, "person"),
                {"date": reading.when(clause).date, "body": body},
                certainty,
            )


def _sat(reading: Reading, clause: Clause) -> None:
    """ "From 2000 to 2005 X was a member of the National Assembly", of somebody known as the party's leader."""
    tree, who = clause.tree, reading.reference
    certainty = reading.certainty(clause)
    nouns = [noun for noun in clause.attributes if tree[noun].lemma == "member"]
    bodies = [
        tree.name(body) for noun in nouns for body in reading.behind(noun, "of") if BODIES.search(tree.name(body))
    ]
    if not bodies or certainty is None:
        return
    time = reading.when(clause)
    when: dict[str, Value | None] = {"date": time.date, "start": time.start, "end": time.end}
    for noun in clause.subjects:
        name = who.person(tree, noun)
        parties = [s.subject for s in reading.context.statements if s.property == "leader" and str(s.value) == name]
        if name and parties:
            qualifiers = {**when, "body": TextValue(bodies[0])}
            reading.state(parties[0], "seat_holder", Mention(name, "person"), qualifiers, certainty)


def _own_body(reading: Reading, noun: int) -> bool:
    """A party's own council: "its central council", "the party's national executive council"."""
    tree = reading.tree
    words = {tree[child].lemma for child in tree.kids(noun, "amod", "compound")}
    return reading.party_of(noun) is not None or bool(
        words & {"central", "executive", "party", "political", "revolutionary"}
    )


def _is_holder(reading: Reading, noun: int) -> bool:
    """Whether the sentence calls somebody a member of a parliament or council."""
    tree = reading.tree
    near = [noun, *tree.kids(noun, "compound", "appos", "nmod"), tree[noun].head if tree[noun].dep == "appos" else noun]
    return any(HOLDERS.match(tree[word].lemma) for word in near) or any(
        noun in clause.subjects
        and (
            clause.lemma == "elect"
            or (clause.lemma == "win" and any(tree[at].lemma == "seat" for at in clause.objects))
        )
        for clause in reading.clauses
    )


def _holders_in(reading: Reading, noun: int) -> list[str]:
    """The people behind "two of its parliamentarians, A and B"."""
    tree, who = reading.tree, reading.reference
    below = tree.below(noun)
    if not any(HOLDERS.match(tree[word].lemma) for word in below):
        return []
    found = [
        who.person(tree, word)
        for word in below
        if tree[word].tag in ("NNP", "NNPS") and tree[word].dep in ("appos", "conj")
    ]
    return [name for name in dict.fromkeys(found) if name]
