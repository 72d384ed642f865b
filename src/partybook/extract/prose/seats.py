"""Who holds seats for whom: "a politician of the A who sits in the Senate", "its two deputies are X and Y".

A seat counts for the party that the sentence names, or to which the text has said that its holder belongs
(`affiliations.py`); a seat told of nobody's member counts for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.prose.affiliations import CHANGING, HOLDERS, party_with, person_of
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import last_of_name, listed_people, people_behind
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.tree import Bracket
from partybook.model import Mention, TextValue, Value

BODIES = re.compile(
    r"\b(?:council|parliament|assembly|senate|congress|house|dáil|seanad|bundestag|knesset|duma|legislature|cortes|diet|riksdag|"
    r"storting|folketing|sejm|bundesrat|landtag|chamber|sabha|majlis|rada|kenesh|khural|jirga|asamblea|congreso|cortes|nationalrat|ständerat|lagting|seimas|saeima|althing|riigikogu|verkhovna|meclis)\b",
    re.IGNORECASE,
)
"""Nouns and names of bodies in which seats are held."""
_DISTRICTS = frozenset(
    {"constituency", "district", "riding", "electorate", "division", "ward", "province", "state", "region"}
)
"""What somebody represents in a body."""
_RUNNING = frozenset({"member", "candidate", "nominee", "representative"})
"""As what somebody is elected for a party."""
_CONTEST = re.compile(r"\b(?:leadership|primary|primaries|congress of the party|executive)\b")
"""Elections inside a party."""
_CONSTITUENCIES = frozenset({"seat", "constituency", "district", "riding", "ward", "electorate", "division"})
"""What one person wins for a party."""
_TICKETS = frozenset({"ticket", "list", "slate", "platform", "banner"})
WINNING = frozenset({"win", "gain", "take", "obtain", "secure", "capture", "hold"})
"""Verbs for getting seats."""
_BEING = frozenset({"be", "serve", "become", "remain", "act"})


def read_seats(reading: Reading) -> None:
    """State `seat_holder` for people whose party and seat the text names, together or one after the other."""
    for word in reading.tree.words:
        if word.party is None and (word.lemma == "member" or (word.lemma == "election" and word.tag == "NN")):
            _member_of_body(reading, word.at) if word.lemma == "member" else _election_of(reading, word.at)
        if word.party is None and word.tag in ("NN", "NNP"):
            _titled(reading, word.at)
            _titled_of(reading, word.at)
    for bracket in reading.tree.brackets:
        _in_bracket(reading, bracket)
    for clause in reading.clauses:
        if reading.certainty(clause) in ("asserted", "claimed"):
            _own_holders(reading, clause)
            seat = _seat(reading, clause)
            if seat or _is_elected(reading, clause):
                _held(reading, clause, seat)


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


def _titled(reading: Reading, noun: int) -> None:
    """ "the sitting A MP, X", "A councillor X": the party before the word for who holds a seat, the name behind."""
    tree = reading.tree
    if not HOLDERS.match(tree[noun].lemma) or not noun or tree[noun - 1].party is None:
        return
    owner = reading.reference.party(tree, noun - 1)
    clause = reading.clause_above(noun)
    at = noun + 1 if noun + 1 < len(tree) and tree[noun + 1].text != "," else noun + 2
    real = clause is None or reading.certainty(clause) in ("asserted", "claimed")
    if owner is None or not real or at >= len(tree) or tree[at].tag != "NNP" or tree[at].party is not None:
        return
    last = last_of_name(reading, at)
    beside = tree[last].dep not in ("nsubj", "nsubjpass") or tree[noun].dep == "compound"
    if beside and (name := reading.reference.person(tree, last)):
        reading.state(owner, "seat_holder", Mention(name, "person"))


def _titled_of(reading: Reading, noun: int) -> None:
    """ "Senator X of the A", "MP X (A)": the word for who holds a seat right before a name, the party behind."""
    tree, who = reading.tree, reading.reference
    if not HOLDERS.match(tree[noun].lemma) or noun + 1 >= len(tree) or tree[noun + 1].tag != "NNP":
        return
    last = last_of_name(reading, noun + 1)
    name = who.person(tree, last)
    if not name.startswith(tree[noun + 1].text):
        return  # "Deputy Prime Minister X"
    inside = [tree.text[at.start : at.end].strip() for at in tree.brackets if at.word == last]
    owners = [who.cast.same(party) for words in inside if (party := who.cast.party(words)) is not None]
    owners = owners or who.parties(tree, reading.behind(last, "of"))
    clause = reading.clause_above(noun)
    if len(owners) == 1 and (clause is None or reading.certainty(clause) in ("asserted", "claimed")):
        reading.state(owners[0], "seat_holder", Mention(name, "person"))


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


def _is_elected(reading: Reading, clause: Clause) -> bool:
    """ "Was elected for the A in Riga" or "as a candidate of the A", "stood for the A and won", "sat for the A"."""
    tree, who = clause.tree, reading.reference
    if _CONTEST.search(tree.text):
        return False
    if clause.lemma == "win":
        above = reading.clause_above(tree[clause.verb].head) if tree[clause.verb].dep == "conj" else None
        ran = above is not None and above.lemma in ("stand", "run") and bool(who.parties(tree, above.after("for")))
        return ran and not clause.objects and not clause.passive
    if clause.lemma == "sit":  # "sat for the A in the Senate", with the body hung on the party
        return bool(who.parties(tree, clause.after("for")))
    if clause.lemma not in ("elect", "re-elect", "reelect") or not clause.passive or clause.attributes:
        return False
    as_what = clause.after("as")
    independent = any("independent" in tree.text[tree[noun].start - 25 : tree[noun].start].lower() for noun in as_what)
    otherwise = any(tree[noun].lemma not in _RUNNING for noun in as_what)
    if independent or otherwise or who.parties(tree, clause.after("to")):
        return False
    lists = [noun for noun in clause.after("on", "from") if tree[noun].lemma in _TICKETS]
    return bool(who.parties(tree, clause.after("for")) or as_what or lists)


def _held(reading: Reading, clause: Clause, seat: str) -> None:
    """State the seat for the party that the person is known to belong to."""
    tree, who = clause.tree, reading.reference
    time = reading.when(clause)
    body = TextValue(seat) if seat else None
    when: dict[str, Value | None] = {"date": time.date, "start": time.start, "end": time.end, "body": body}
    beside = who.parties(tree, clause.after("for", "as"))
    behalf = [word.at for word in tree.words if word.lemma == "behalf"]
    beside += who.parties(tree, [inner for noun in behalf for inner in reading.behind(noun, "of")])
    tickets = [
        party
        for noun in reading.words_of(clause)
        if tree[noun].lemma in _TICKETS
        and tree[tree[noun].head].text in ("on", "from", "under")
        and (party := reading.party_of(noun))
    ]
    for at in reading.words_of(clause):  # "a member of the Assembly for the A", "sat since 2012 as a member of the A"
        behind = tree.kids(at, "pobj") if tree[at].text in ("for", "as") else []
        beside += who.parties(tree, behind) if tree[at].text == "for" else []
        beside += [party for noun in behind if tree[noun].lemma in _RUNNING for party in party_with(reading, noun)]
    nouns = [noun for noun in (*clause.attributes, *clause.after("as")) if HOLDERS.match(tree[noun].lemma)]
    beside += [party for noun in nouns for party in party_with(reading, noun)]
    names = [person_of(reading, noun) for noun in clause.subjects]
    if any(tree[noun].lemma == "candidate" and tree[noun].tag == "NNS" for noun in clause.subjects):
        names = []  # their names are listed behind
    names += [person.name for noun in clause.subjects for person in _of_candidates(reading, noun)]
    changed = any(later.lemma in CHANGING and later.verb > clause.verb for later in reading.clauses)
    for name in dict.fromkeys(names):
        known = who.membership_before(name) if changed else who.membership(name)
        own = next(iter(beside), None) or (next(iter(tickets), None) if changed else None) or known
        party = own or next(iter(tickets), None) or (None if changed else leads(reading, name))
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
        clause.lemma in WINNING | {"retain", "regain"}
        and clause.passive
        and any(_is_single(reading, noun) for noun in clause.subjects)
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


def _is_single(reading: Reading, noun: int) -> bool:
    """Whether a noun means a seat or an election to one: "the constituency", "the by-election", "it" in such a text."""
    word = reading.tree[noun]
    if word.lemma == "election":
        return any(reading.tree[child].lemma == "by" for child in reading.tree.kids(noun))
    return word.lemma in _CONSTITUENCIES | {"by-election", "byelection"} or word.text.lower() == "it"


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
