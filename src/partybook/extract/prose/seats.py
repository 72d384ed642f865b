"""Who holds seats for whom: "a politician of the A who sits in the Senate", "its two deputies are X and Y".

Members of a party are remembered as the text tells of them (`Reference.membership`), so that a seat told of later
counts for their party; a seat told of nobody's member counts for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue, Value

HOLDERS = re.compile(
    r"(?:MP|MEP|TD|MLA|MSP|MPP|MHA|MK|MNA|deputy|senator|councillor|councilor|congressman|congresswoman|parliamentarian|"
    r"representative|mayor|assemblyman|assemblywoman|legislator|lawmaker|alderman)\Z",
    re.IGNORECASE,
)
"""Nouns for those who hold a seat that is won in an election."""
BODIES = re.compile(
    r"\b(?:council|parliament|assembly|senate|congress|house|dáil|seanad|bundestag|knesset|duma|legislature|cortes|diet|riksdag|"
    r"storting|folketing|sejm|bundesrat|landtag|chamber|sabha|majlis|rada|seimas|saeima|althing|riigikogu|verkhovna|meclis)\b",
    re.IGNORECASE,
)
"""Nouns and names of bodies in which seats are held."""
_POLITICIANS = frozenset(
    {"politician", "member", "activist", "candidate", "parliamentarian", "statesman", "lawyer", "lawmaker", "supporter"}
)
_OF = ("of", "from", "with", "for", "in")
_BELONG = frozenset({"belong", "represent", "affiliate", "join"})
_BEING = frozenset({"be", "serve", "become", "remain", "act"})


def follow_members(reading: Reading) -> None:
    """Let the sentence's own rules, and the sentences behind it, know the parties that people belong to."""
    for person, party in affiliations(reading):
        reading.reference.affiliate(person, party)


def read_seats(reading: Reading) -> None:
    """State `seat_holder` for people whose party and seat the text names, together or one after the other."""
    for clause in reading.clauses:
        if reading.certainty(clause) in ("asserted", "claimed"):
            _own_holders(reading, clause)
            if seat := _seat(reading, clause):
                _held(reading, clause, seat)


def note_members(reading: Reading) -> None:
    """Remember the party that people are first said to belong to: a life is told with the seat before the party."""
    for person, party in affiliations(reading):
        reading.reference.cast.members.setdefault(person, party)


def affiliations(reading: Reading) -> Iterator[tuple[str, Mention]]:
    """The people that a sentence says belong to a party, in its clauses or in a bracket: "Anna Tal (Green Party)"."""
    for clause in reading.clauses:
        if reading.certainty(clause) in ("asserted", "claimed"):
            yield from _affiliations(reading, clause)
    for bracket in reading.tree.brackets:
        inside = reading.tree.text[bracket.start : bracket.end]
        party = reading.reference.cast.party(inside.strip())
        if party is not None and (name := reading.reference.person(reading.tree, bracket.word)):
            yield name, reading.reference.cast.same(party)


def _affiliations(reading: Reading, clause: Clause) -> Iterator[tuple[str, Mention]]:
    """The people that a clause says belong to a party: "X is a politician of the A", "X, who belonged to the A"."""
    tree, who = clause.tree, reading.reference
    people = [name for noun in clause.subjects if (name := _person(reading, noun))]
    if not people and any(tree[child].text == "who" for child in tree.kids(clause.verb, "nsubj", "nsubjpass")):
        people = [who.cast.protagonist] if who.cast.protagonist else []  # hung on the nearest noun, a place
    parties: list[Mention] = []
    if clause.lemma == "be":
        for noun in clause.attributes:
            parties += (
                _party_with(reading, noun)
                if tree[noun].lemma in _POLITICIANS or HOLDERS.match(tree[noun].lemma)
                else []
            )
    elif clause.lemma in _BELONG:
        parties = who.parties(tree, (*clause.objects, *clause.after("to", "with")))
        if clause.lemma == "belong" and not parties:
            parties = [party for noun in clause.after("to") if (party := who.named_party(tree, noun)) is not None]
    yield from ((name, party) for name in people for party in parties[:1])


def _person(reading: Reading, noun: int) -> str:
    """The person a subject means; the noun said of a person means the person ("a politician who belonged to")."""
    tree = reading.tree
    if name := reading.reference.person(tree, noun):
        return name
    subjects = tree.kids(tree[noun].head, "nsubj") if tree[noun].dep == "attr" else []
    return reading.reference.person(tree, subjects[0]) if subjects and subjects[0] != noun else ""


def _party_with(reading: Reading, noun: int) -> list[Mention]:
    """The party in "a politician of the A", "a Labour Party politician", "a politician and member of the A"."""
    tree, who = reading.tree, reading.reference
    near = [noun, *tree.kids(noun, "appos", "conj")]
    nouns = [child for at in near for child in tree.kids(at, "compound", "nmod", "poss")]
    nouns += [inner for at in near for inner in reading.behind(at, *_OF)]
    nouns += [inner for at in near for verb in tree.kids(at, "acl") for inner in _objects(reading, verb)]
    return who.parties(tree, nouns)


def _objects(reading: Reading, verb: int) -> list[int]:
    """The nouns behind "affiliated with", "belonging to", "representing"."""
    tree = reading.tree
    if tree[verb].lemma not in _BELONG:
        return []
    behind = [inner for prep in tree.kids(verb, "prep") for inner in tree.kids(prep, "pobj")]
    return [*tree.kids(verb, "dobj"), *behind]


def _is_body(words: str) -> bool:
    """Whether a name is that of a body with seats, not of an election to one."""
    return BODIES.search(words) is not None and "election" not in words.lower()


def _seat(reading: Reading, clause: Clause) -> str:
    """The seat or body that a clause says somebody holds, "" for none."""
    tree = clause.tree
    if clause.lemma in _BEING or (clause.lemma in ("elect", "appoint", "reelect") and clause.passive):
        for noun in (*clause.attributes, *clause.after("as")):
            if HOLDERS.match(tree[noun].lemma):
                return tree[noun].text
            if tree[noun].lemma == "member":
                bodies = [tree.name(body) for body in reading.behind(noun, "of") if _is_body(tree.name(body))]
                if bodies:
                    return bodies[0]
    if clause.lemma in ("elect", "represent", "sit", "enter") and (clause.passive or clause.lemma != "elect"):
        for noun in (*clause.after("to", "in", "into"), *clause.objects):
            if _is_body(tree.name(noun)) and reading.party_of(noun) is None:
                return tree.name(noun)
    if clause.lemma in ("hold", "win", "retain") and any(tree[noun].lemma == "seat" for noun in clause.objects):
        return "seat"
    return ""


def _held(reading: Reading, clause: Clause, seat: str) -> None:
    """State the seat for the party that the person is known to belong to."""
    tree, who = clause.tree, reading.reference
    time = reading.when(clause)
    when: dict[str, Value | None] = {"date": time.date, "start": time.start, "end": time.end, "body": TextValue(seat)}
    beside = who.parties(tree, clause.after("for", "as"))
    nouns = [noun for noun in (*clause.attributes, *clause.after("as")) if HOLDERS.match(tree[noun].lemma)]
    beside += [party for noun in nouns for party in _party_with(reading, noun)]
    for noun in clause.subjects:
        name = _person(reading, noun)
        party = next(iter(beside), None) or who.membership(name) or leads(reading, name)
        if name and party is not None:
            reading.state(party, "seat_holder", Mention(name, "person"), when)


def leads(reading: Reading, person: str) -> Mention | None:
    """The party that the document says somebody founded or leads."""
    for statement in reversed(reading.context.statements):
        if statement.property in ("leader", "founder") and str(statement.value) == person:
            return reading.reference.cast.same(statement.subject)
    return None


def _own_holders(reading: Reading, clause: Clause) -> None:
    """ "its deputies are A and B", "it elected one deputy, A", "is represented by A", "the mayor is A of the B"."""
    tree, who = clause.tree, reading.reference
    if clause.lemma == "be":
        for noun in clause.subjects:
            if HOLDERS.match(tree[noun].lemma):
                for person in listed_people(reading, clause.attributes):
                    owner = (
                        reading.party_of(noun) or _of_party(reading, clause.attributes) or who.membership(person.name)
                    )
                    if owner is not None:
                        reading.state(owner, "seat_holder", person)
    if clause.lemma in ("elect", "have", "win", "return", "gain", "hold"):
        for noun in clause.objects:
            sits = tree[noun].lemma == "member" and any(
                BODIES.search(tree.name(body)) for body in reading.behind(noun, "of", "on", "in")
            )
            if HOLDERS.match(tree[noun].lemma) or tree[noun].lemma == "seat" or sits:
                for party in who.parties(tree, clause.subjects)[:1]:
                    for person in listed_people(reading, [*tree.kids(noun, "appos"), *_holding(reading, noun)]):
                        reading.state(party, "seat_holder", person)
    if clause.lemma == "represent" and clause.passive:
        for party in who.parties(tree, clause.subjects)[:1]:
            for person in listed_people(reading, clause.agents):
                reading.state(party, "seat_holder", person)


def _of_party(reading: Reading, nouns: tuple[int, ...]) -> Mention | None:
    """The party in "Jan Kok of the A"."""
    found = reading.reference.parties(
        reading.tree, [inner for noun in nouns for inner in reading.behind(noun, "of", "from")]
    )
    return found[0] if found else None


def _holding(reading: Reading, noun: int) -> list[int]:
    """The people in "one seat, held by A"."""
    held = [clause for clause in reading.clauses if clause.lemma in ("hold", "occupy") and clause.passive]
    return [agent for clause in held if clause.verb > noun for agent in clause.agents]
