"""Who holds seats for whom: "a politician of the A who sits in the Senate", "its two deputies are X and Y".

Members of a party are remembered as the text tells of them (`Reference.membership`), so that a seat told of later
counts for their party; a seat told of nobody's member counts for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import listed_people, people_behind
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.tree import Bracket
from partybook.model import Mention, TextValue, Value

HOLDERS = re.compile(
    r"(?:Cllr|MP|MEP|TD|MLA|MSP|MPP|MHA|MK|MNA|deputy|senator|councillor|councilor|congressman|congresswoman|parliamentarian|"
    r"representative|mayor|assemblyman|assemblywoman|legislator|lawmaker|alderman)\Z",
    re.IGNORECASE,
)
"""Nouns for those who hold a seat that is won in an election."""
BODIES = re.compile(
    r"\b(?:council|parliament|assembly|senate|congress|house|dáil|seanad|bundestag|knesset|duma|legislature|cortes|diet|riksdag|"
    r"storting|folketing|sejm|bundesrat|landtag|chamber|sabha|majlis|rada|kenesh|khural|jirga|asamblea|congreso|cortes|nationalrat|ständerat|lagting|seimas|saeima|althing|riigikogu|verkhovna|meclis)\b",
    re.IGNORECASE,
)
"""Nouns and names of bodies in which seats are held."""
_POLITICIANS = frozenset(
    {"politician", "member", "activist", "candidate", "parliamentarian", "statesman", "lawyer", "lawmaker", "supporter"}
)
_OF = ("of", "from", "with", "for", "in")
_DISTRICTS = frozenset(
    {"constituency", "district", "riding", "electorate", "division", "ward", "province", "state", "region"}
)
"""What somebody represents in a body."""
_AS = re.compile(r"\b[Aa]s an? |\b[Aa]s the ")
_TICKETS = frozenset({"ticket", "list", "slate", "platform"})
WINNING = frozenset({"win", "gain", "take", "obtain", "secure", "capture", "hold"})
"""Verbs for getting seats."""
_BELONG = frozenset({"belong", "represent", "affiliate", "join"})
_STANDING = frozenset({"stand", "run", "sit", "compete", "campaign"})
_BEING = frozenset({"be", "serve", "become", "remain", "act"})


def follow_members(reading: Reading) -> None:
    """Let the sentence's own rules, and the sentences behind it, know the parties that people belong to."""
    for person, party in affiliations(reading):
        reading.reference.affiliate(person, party)


def read_seats(reading: Reading) -> None:
    """State `seat_holder` for people whose party and seat the text names, together or one after the other."""
    for word in reading.tree.words:
        if word.party is None and (word.lemma == "member" or (word.lemma == "election" and word.tag == "NN")):
            _member_of_body(reading, word.at) if word.lemma == "member" else _election_of(reading, word.at)
    for bracket in reading.tree.brackets:
        _in_bracket(reading, bracket)
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
    for word in reading.tree.words:  # "X, a member of the A"
        if word.dep == "appos" and word.party is None and word.lemma in _POLITICIANS:
            name = _person(reading, word.head)
            yield from ((name, party) for party in (_party_with(reading, word.at)[:1] if name else ()))
    for bracket in reading.tree.brackets:
        inside = reading.tree.text[bracket.start : bracket.end]
        party = reading.reference.cast.party(inside.strip())
        if party is not None and (name := _person(reading, bracket.word)):
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
    elif clause.lemma in _STANDING:  # "she stood for the A"
        parties = who.parties(tree, clause.after("for"))
    words = reading.words_of(clause) if people and _AS.search(tree.text) else []
    for at in words:  # "as a member of the A she was elected", "ran as the A's"
        behind = tree.kids(at, "pobj") if tree[at].text.lower() == "as" else []
        own = [noun for noun in behind if tree[noun].lemma in _POLITICIANS and not _is_independent(reading, noun)]
        parties += [party for noun in own for party in _party_with(reading, noun)]
    yield from ((name, party) for name in people for party in parties[:1])
    before = [noun for noun in tree.kids(clause.verb) if noun < clause.verb and tree[noun].lemma in _POLITICIANS]
    apart = [noun for noun in before if noun not in clause.subjects and tree[noun].tag == "NN"]
    for noun in apart:  # "A member of the A, she served in the Senate"
        yield from ((name, party) for name in people for party in _party_with(reading, noun)[:1])
    agents = clause.agents if clause.lemma in ("represent", "hold", "win") else ()
    for noun in (*clause.subjects, *agents):  # "X of the A"
        owners = who.parties(tree, reading.behind(noun, "of", "from"))
        if owners and (name := reading.reference.person(tree, noun)):
            yield name, owners[0]
    for noun in clause.subjects:  # "A politician X", "A's X"
        beside = [child for child in tree.kids(noun, "poss") if tree[child].text.lower() not in ("his", "her")]
        titles = [child for child in tree.kids(noun, "compound", "nmod") if tree[child].lemma in _POLITICIANS]
        beside += [child for title in titles for child in tree.kids(title, "compound", "nmod")]
        if name := reading.reference.person(tree, noun):
            yield from ((name, party) for party in who.parties(tree, beside)[:1])
    for noun in clause.subjects:  # "its most prominent member, X, was elected"
        owner = reading.party_of(noun) if tree[noun].lemma in ("member", "candidate", "politician") else None
        if owner is not None:
            yield from ((person.name, owner) for person in listed_people(reading, tree.kids(noun, "appos")))


def _is_independent(reading: Reading, noun: int) -> bool:
    """ "As an independent Labour candidate": of no party."""
    return any(word.lemma == "independent" for word in reading.tree.words[max(0, noun - 3) : noun])


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


def is_body(words: str) -> bool:
    """Whether a name is that of a body with seats, not of an election to one."""
    return BODIES.search(words) is not None and "election" not in words.lower()


def _member_of_body(reading: Reading, noun: int) -> None:
    """ "the sole A member of the council, X", "X, A member of parliament", "X is its only member in the Senate"."""
    tree = reading.tree
    owner = reading.party_of(noun)
    if owner is None or not _sits(reading, noun):
        return
    people = [*tree.kids(noun, "appos"), *([tree[noun].head] if tree[noun].dep == "appos" else [])]
    clause = reading.clause_above(noun)
    if clause is not None and clause.lemma == "be" and noun in clause.attributes and not clause.negated:
        people += clause.subjects
    for person in (*listed_people(reading, people), *(people_behind(reading, noun) if not people else ())):
        reading.state(owner, "seat_holder", person)


def _election_of(reading: Reading, noun: int) -> None:
    """ "with the election of X to the Senate in 1999, the party gained its first seat"."""
    tree, who = reading.tree, reading.reference
    clause = reading.clause_above(noun)
    to = [inner for inner in reading.behind(noun, "to", "in") if is_body(tree.name(inner))]
    if clause is None or not to or clause.unreal or clause.negated:
        return
    for party in who.parties(tree, clause.subjects)[:1]:
        for person in listed_people(reading, reading.behind(noun, "of")):
            reading.state(party, "seat_holder", person, {"body": TextValue(tree.name(to[0]))})


def _in_bracket(reading: Reading, bracket: Bracket) -> None:
    """ "won two seats (X and Y)": the people in the bracket behind the seats of a party."""
    tree, who = reading.tree, reading.reference
    clause = reading.clause_above(bracket.word)
    won = tree[bracket.word].lemma == "seat" or HOLDERS.match(tree[bracket.word].lemma)
    if (
        clause is None
        or not won
        or clause.unreal
        or clause.lemma not in ("win", "gain", "elect", "have", "hold", "take")
    ):
        return
    inside = tree.text[bracket.start : bracket.end]
    taken = tree.text[bracket.end + 1 :].lstrip().startswith("from ")  # "one seat (Upper Hill) from the A": a place
    names = (
        [] if taken or re.search(r"\d", inside) else re.split(r",\s*|\s+and\s+|;\s*", inside)
    )  # digits: seats by place
    for party in who.parties(tree, clause.subjects)[:1]:
        for name in (name.strip() for name in names if who.cast.is_person(name.strip())):
            reading.state(party, "seat_holder", Mention(name, "person"))


def _seat(reading: Reading, clause: Clause) -> str:
    """The seat or body that a clause says somebody holds, "" for none."""
    tree = clause.tree
    if clause.lemma in _BEING or (clause.lemma in ("elect", "appoint", "reelect") and clause.passive):
        for noun in (*clause.attributes, *clause.after("as")):
            assistant = tree[noun].lemma == "deputy" and any(
                tree[prep].text == "to" for prep in tree.kids(noun, "prep")
            )
            own = any(tree[child].text.lower() in ("his", "her") for child in tree.kids(noun, "poss"))
            if HOLDERS.match(tree[noun].lemma) and not assistant and not own:
                return tree[noun].text
            if tree[noun].lemma == "member":
                bodies = [tree.name(body) for body in reading.behind(noun, "of") if is_body(tree.name(body))]
                if bodies:
                    return bodies[0]
    if clause.lemma in ("elect", "represent", "sit", "enter", "serve") and (clause.passive or clause.lemma != "elect"):
        places = [noun for noun in clause.objects if tree[noun].lemma in _DISTRICTS or tree[noun].tag == "NNP"]
        inside = [inner for noun in places for inner in reading.behind(noun, "in")]
        for noun in (*clause.after("to", "in", "into"), *clause.objects, *inside):
            if is_body(tree.name(noun)) and reading.party_of(noun) is None:
                return tree.name(noun)
    if clause.lemma == "represent" and not clause.passive:  # "representing the riding of Barton for the A"
        for noun in clause.objects:
            if tree[noun].lemma in _DISTRICTS and tree[noun].tag == "NN" and tree.kids(noun, "det", "prep"):
                return tree[noun].text
    if clause.lemma in ("elect", "re-elect") and clause.passive:  # "was elected from Riga"
        places = [noun for noun in clause.after("from") if tree[noun].tag == "NNP" and tree[noun].party is None]
        return tree.name(places[0]) if places else ""
    own = any(tree[at].text.lower() in ("his", "her") for noun in clause.objects for at in tree.kids(noun, "poss"))
    verbs = ("hold", "win", "retain", "keep", "lose") if own else ("hold", "win", "retain")
    if clause.lemma in verbs and any(tree[noun].lemma == "seat" and tree[noun].tag == "NN" for noun in clause.objects):
        return "seat"
    return ""


def _held(reading: Reading, clause: Clause, seat: str) -> None:
    """State the seat for the party that the person is known to belong to."""
    tree, who = clause.tree, reading.reference
    time = reading.when(clause)
    when: dict[str, Value | None] = {"date": time.date, "start": time.start, "end": time.end, "body": TextValue(seat)}
    beside = who.parties(tree, clause.after("for", "as"))
    behalf = [word.at for word in tree.words if word.lemma == "behalf"]
    beside += who.parties(tree, [inner for noun in behalf for inner in reading.behind(noun, "of")])
    tickets = [
        party for noun in clause.after("on") if tree[noun].lemma in _TICKETS and (party := reading.party_of(noun))
    ]
    for at in reading.words_of(clause):  # "a member of the Assembly for the A", "sat since 2012 as a member of the A"
        behind = tree.kids(at, "pobj") if tree[at].text in ("for", "as") else []
        beside += who.parties(tree, behind) if tree[at].text == "for" else []
        beside += [party for noun in behind if tree[noun].lemma == "member" for party in _party_with(reading, noun)]
    nouns = [noun for noun in (*clause.attributes, *clause.after("as")) if HOLDERS.match(tree[noun].lemma)]
    beside += [party for noun in nouns for party in _party_with(reading, noun)]
    names = [_person(reading, noun) for noun in clause.subjects]
    if any(tree[noun].lemma == "candidate" and tree[noun].tag == "NNS" for noun in clause.subjects):
        names = []  # their names are listed behind
    names += [person.name for noun in clause.subjects for person in _of_candidates(reading, noun)]
    for name in dict.fromkeys(names):
        party = next(iter(beside), None) or who.membership(name) or next(iter(tickets), None) or leads(reading, name)
        if name and party is not None:
            reading.state(party, "seat_holder", Mention(name, "person"), when)


def _of_candidates(reading: Reading, noun: int) -> Iterator[Mention]:
    """The people of "two of its candidates, A and B, were elected"; they belong to whose candidates they are."""
    tree = reading.tree
    own = ("candidate", "leader", "member")
    candidates = [at for at in (noun, *reading.behind(noun, "of")) if tree[at].lemma in own and tree[at].tag == "NNS"]
    owner = next((party for at in candidates if (party := reading.party_of(at)) is not None), None)
    if owner is not None:
        for person in (*listed_people(reading, tree.kids(noun, "appos")), *people_behind(reading, candidates[0])):
            reading.reference.affiliate(person.name, owner)
            yield person


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
            personal = any(
                tree[child].text.lower() in ("his", "her") for child in tree.kids(noun, "poss")
            )  # "his deputy"
            if (HOLDERS.match(tree[noun].lemma) and not personal) or _sits(reading, noun):
                for person in listed_people(reading, clause.attributes):
                    owner = (
                        reading.party_of(noun) or _of_party(reading, clause.attributes) or who.membership(person.name)
                    )
                    if owner is not None:
                        reading.state(owner, "seat_holder", person)
    for noun in clause.after("among", "amongst") if clause.lemma == "be" else ():  # "among its deputies were A and B"
        owner = reading.party_of(noun) if HOLDERS.match(tree[noun].lemma) or _sits(reading, noun) else None
        for person in listed_people(reading, (*clause.subjects, *clause.attributes)) if owner is not None else ():
            if owner is not None:
                reading.state(owner, "seat_holder", person)
    if clause.lemma in ("elect", "have", "return", "get", *WINNING):
        to = any(is_body(tree.name(noun)) for noun in clause.after("to"))
        for noun in clause.objects:
            sits = _sits(reading, noun) or (to and tree[noun].lemma == "member")
            if HOLDERS.match(tree[noun].lemma) or tree[noun].lemma == "seat" or sits:
                for party in who.parties(tree, clause.subjects)[:1]:
                    people = list(listed_people(reading, [*tree.kids(noun, "appos"), *_holding(reading, noun)]))
                    for person in dict.fromkeys([*people, *people_behind(reading, noun)]):
                        reading.state(party, "seat_holder", person)
    if clause.lemma in ("elect", "re-elect") and clause.passive:  # "three of its candidates were elected: A, B and C"
        for noun in clause.subjects:
            for person in list(_of_candidates(reading, noun)):
                if (owner := who.membership(person.name)) is not None:
                    reading.state(owner, "seat_holder", person)
    if clause.lemma == "include":  # "senators elected for the party include A and B"
        for noun in clause.subjects:
            acts = [other for other in reading.clauses if noun in other.subjects and other.lemma == "elect"]
            parties = who.parties(tree, [inner for other in acts for inner in other.after("for")]) if acts else []
            owner = next(iter(parties), None) or (reading.party_of(noun) if HOLDERS.match(tree[noun].lemma) else None)
            for person in listed_people(reading, clause.objects) if owner is not None else ():
                if owner is not None:
                    reading.state(owner, "seat_holder", person)
    _of_agents(reading, clause)


def _of_agents(reading: Reading, clause: Clause) -> None:
    """ "The seat was won by X for the A", "the party is represented by X", "it is represented by X of the A"."""
    tree, who = clause.tree, reading.reference
    if (
        clause.lemma in WINNING | {"retain"}
        and clause.passive
        and any(tree[noun].lemma in ("seat", "constituency", "district") for noun in clause.subjects)
    ):  # "the seat was won by X for the A"
        for noun in clause.agents:
            owners = who.parties(tree, (*clause.after("for"), *reading.behind(noun, "of"), *tree.kids(noun, "poss")))
            for person in listed_people(reading, [noun]) if len(owners) == 1 else ():
                reading.state(owners[0], "seat_holder", person)
    if clause.lemma == "represent" and clause.passive:
        for party in who.parties(tree, clause.subjects)[:1]:
            for person in listed_people(reading, clause.agents):
                reading.state(party, "seat_holder", person)
        for noun in (
            clause.agents if not who.parties(tree, clause.subjects) else ()
        ):  # "it is represented by X of the A"
            owners = who.parties(tree, reading.behind(noun, "of", "from"))
            for person in listed_people(reading, [noun]) if len(owners) == 1 else ():
                reading.state(owners[0], "seat_holder", person)


def _sits(reading: Reading, noun: int) -> bool:
    """Whether a noun means members of a body: "three members of the Senate"."""
    tree = reading.tree
    bodies = reading.behind(noun, "of", "on", "in") if tree[noun].lemma == "member" else []
    return any(is_body(tree.text[tree[min(tree.below(body))].start : tree[body].end]) for body in bodies)


def _of_party(reading: Reading, nouns: tuple[int, ...]) -> Mention | None:
    """The party in "Jan Kok of the A"."""
    found = reading.reference.parties(
        reading.tree, [inner for noun in nouns for inner in reading.behind(noun, "of", "from")]
    )
    return found[0] if found else None


def _holding(reading: Reading, noun: int) -> list[int]:
    """The people in "one seat, held by A"."""
    held = [
        clause for clause in reading.clauses if clause.lemma in ("hold", "occupy", "take", "fill") and clause.passive
    ]
    return [agent for clause in held if clause.verb > noun for agent in clause.agents]
