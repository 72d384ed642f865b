"""Who belongs to which party: "X is a politician of the A", "A member of the B, she served", "X (Green Party)".

Members of a party are remembered as the text tells of them (`Reference.membership`), so that a seat told of later
counts for their party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.people import looks_like_person
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

HOLDERS = re.compile(
    r"(?:Cllr|MP|MEP|TD|MLA|MSP|MPP|MHA|MK|MNA|deputy|senator|councillor|councilor|congressman|congresswoman|parliamentarian|"
    r"representative|mayor|assemblyman|assemblywoman|legislator|lawmaker|alderman)\Z",
    re.IGNORECASE,
)
"""Nouns for those who hold a seat that is won in an election."""
_POLITICIANS = frozenset(
    {"politician", "member", "activist", "candidate", "parliamentarian", "statesman", "lawyer", "lawmaker", "supporter"}
)
_OF = ("of", "from", "with", "for", "in")
_AS = re.compile(r"\b[Aa]s an? |\b[Aa]s the ")
_MEMBERS = frozenset({"member", "politician", "activist", "parliamentarian", "statesman"})
"""Those of them that belong to the party, rather than stand for it or back it."""
CHANGING = frozenset({"join", "rejoin", "defect", "switch", "cross over", "go over", "move over"})
"""Verbs for becoming a member; a seat told before them in a sentence was held for another party, if any."""
_LEAVING = frozenset({"leave", "quit", "resign", "abandon", "desert", "decide", "go on"})
"""Before "to join": then they did."""
_EXACT = frozenset({"year", "month", "day"})
_GOING_OVER = CHANGING - {"join", "rejoin"}
_BELONG = frozenset({"belong", "affiliate", "join", "rejoin"})
_STANDING = frozenset({"stand", "run", "sit", "compete", "campaign"})


class Affiliation(NamedTuple):
    """That a person belongs to a party; `said` when the text says so in so many words ("is a member of", "joined"), not
    when it only follows from what the person did; `clause` is the one that says when."""

    person: str
    party: Mention
    said: bool = False
    clause: Clause | None = None


def follow_members(reading: Reading) -> None:
    """Let the sentence's own rules, and the sentences behind it, know the parties that people belong to; state
    `member_of` where a text that is not a party's own says so."""
    for found in affiliations(reading):
        reading.reference.affiliate(found.person, found.party)
        if found.said and _is_own(reading, found.person) and "coalition" not in found.party.name.lower():
            _member(reading, found)


def _is_own(reading: Reading, person: str) -> bool:
    """Whether a text is about people, and names this one in full; a party's own article tells of members in passing."""
    cast = reading.reference.cast
    return cast.subject is None and " " in person and looks_like_person(person) and cast.is_person(person)


def _is_wished(clause: Clause) -> bool:
    """ "Called on X to join them", "banned its members from joining the A": nothing that happened."""
    tree, verb = clause.tree, clause.verb
    kept_from = tree[verb].dep == "pcomp" and tree[tree[verb].head].lemma in ("from", "for", "of", "about", "on")
    infinitive = any(tree[child].tag == "TO" for child in tree.kids(verb, "aux"))
    return kept_from or (infinitive and not set(clause.matrix[:1]) & _LEAVING)


def _member(reading: Reading, found: Affiliation) -> None:
    """State that a person belongs to a party, from the date of joining it."""
    person, party, clause = Mention(found.person, "person"), found.party, found.clause
    if clause is None:
        reading.state(person, "member_of", party)
        return
    if _is_wished(clause) or any(clause.tree[noun].party is not None for noun in clause.subjects):
        return  # "the A and B Dal are members of the C"
    time = reading.when(clause)
    joined = clause.lemma in CHANGING
    start = (time.date or time.start) if joined else time.start
    if joined and start is not None and start.precision not in _EXACT:
        start = None
    when = {"start": start, "end": time.end, "date": None if joined else time.date}
    reading.state(person, "member_of", party, when, reading.certainty(clause) or "asserted")


def note_members(reading: Reading) -> None:
    """Remember the party that people are first said to belong to: a life is told with the seat before the party."""
    for found in affiliations(reading):
        later = found.clause is not None and found.clause.lemma in CHANGING and not _had(found.clause)
        if not later:
            reading.reference.cast.members.setdefault(found.person, found.party)


def _had(clause: Clause) -> bool:
    """ "She had joined the A": before what the text has told."""
    return any(clause.tree[child].text.lower() in ("had", "having") for child in clause.tree.kids(clause.verb, "aux"))


def affiliations(reading: Reading) -> Iterator[Affiliation]:
    """The people that a sentence says belong to a party, in its clauses or in a bracket: "Anna Tal (Green Party)"."""
    for clause in reading.clauses:
        if reading.certainty(clause) in ("asserted", "claimed"):
            yield from _said(reading, clause)
            yield from _shown(reading, clause)
    for word in reading.tree.words:  # "X, a member of the A"
        if word.dep == "appos" and word.party is None and word.lemma in _POLITICIANS:
            name = person_of(reading, word.head)
            said = word.lemma in _MEMBERS and not reading.tree.kids(word.head, "poss")
            yield from (Affiliation(name, party, said) for party in (party_with(reading, word.at)[:1] if name else ()))
    for bracket in reading.tree.brackets:
        inside = reading.tree.text[bracket.start : bracket.end]
        party = reading.reference.cast.party(inside.strip())
        if party is not None and (name := person_of(reading, bracket.word)):
            yield Affiliation(name, reading.reference.cast.same(party))


def _said(reading: Reading, clause: Clause) -> Iterator[Affiliation]:
    """Those who a clause says are members or politicians of a party, belong to it, join it or go over to it."""
    tree, who = clause.tree, reading.reference
    people = _people(reading, clause)
    parties: list[Mention] = []
    if clause.lemma == "be":
        said = [noun for noun in clause.attributes if tree[noun].lemma in _POLITICIANS]
        parties = [party for noun in said for party in party_with(reading, noun)]
        own = any(tree[noun].lemma in _MEMBERS for noun in said)
        yield from (Affiliation(name, party, own, clause) for name in people for party in parties[:1])
        return
    if clause.lemma in _BELONG:
        parties = who.parties(tree, (*clause.objects, *clause.after("to", "with")))
        if clause.lemma == "belong" and not parties:
            parties = [party for noun in clause.after("to") if (party := who.named_party(tree, noun)) is not None]
    elif clause.lemma in _GOING_OVER:  # "she defected to the A"
        parties = who.parties(tree, clause.after("to"))
    yield from (Affiliation(name, party, True, clause) for name in people for party in parties[:1])
    before = [noun for noun in tree.kids(clause.verb) if noun < clause.verb and tree[noun].lemma in _POLITICIANS]
    apart = [noun for noun in before if noun not in clause.subjects[-1:] and tree[noun].tag == "NN"]
    for noun in apart:  # "A member of the A, she served in the Senate"
        own = tree[noun].lemma in _MEMBERS
        for party in party_with(reading, noun)[:1]:
            yield from (Affiliation(name, party, own) for name in people)


def _people(reading: Reading, clause: Clause) -> list[str]:
    """The people that a clause is about; "who" behind a place is the person of the text."""
    tree, cast = clause.tree, reading.reference.cast
    people = [name for noun in clause.subjects if (name := person_of(reading, noun))]
    if not people and any(tree[child].text == "who" for child in tree.kids(clause.verb, "nsubj", "nsubjpass")):
        return [cast.protagonist] if cast.protagonist else []
    return people


def _shown(reading: Reading, clause: Clause) -> Iterator[Affiliation]:
    """Those whose party shows in what they do: "stood for the A", "as a member of the A", "X of the A", "A's X"."""
    tree, who = clause.tree, reading.reference
    people = _people(reading, clause)
    parties: list[Mention] = []
    if clause.lemma == "be":
        holders = [noun for noun in clause.attributes if HOLDERS.match(tree[noun].lemma)]
        parties = [party for noun in holders for party in party_with(reading, noun)]
    elif clause.lemma == "represent":
        parties = who.parties(tree, clause.objects)
    elif clause.lemma in _STANDING:  # "she stood for the A"
        parties = who.parties(tree, clause.after("for"))
    words = reading.words_of(clause) if people and _AS.search(tree.text) else []
    for at in words:  # "as a member of the A she was elected", "ran as the A's"
        behind = tree.kids(at, "pobj") if tree[at].text.lower() == "as" else []
        own = [noun for noun in behind if tree[noun].lemma in _POLITICIANS and not _is_independent(reading, noun)]
        members = any(tree[noun].lemma == "member" for noun in own)
        shown = [party for noun in own for party in party_with(reading, noun)][:1]
        yield from (Affiliation(name, party, members) for name in people for party in shown if not parties)
        parties += shown
    yield from (Affiliation(name, party) for name in people for party in parties[:1])
    agents = clause.agents if clause.lemma in ("represent", "hold", "win") else ()
    for noun in (*clause.subjects, *agents):  # "X of the A"
        owners = who.parties(tree, reading.behind(noun, "of", "from"))
        if owners and (name := reading.reference.person(tree, noun)):
            yield Affiliation(name, owners[0])
    for noun in clause.subjects:  # "A politician X", "A's X"
        beside = [child for child in tree.kids(noun, "poss") if tree[child].text.lower() not in ("his", "her")]
        titles = [child for child in tree.kids(noun, "compound", "nmod") if tree[child].lemma in _POLITICIANS]
        beside += [child for title in titles for child in tree.kids(title, "compound", "nmod")]
        if name := reading.reference.person(tree, noun):
            yield from (Affiliation(name, party) for party in who.parties(tree, beside)[:1])
    for noun in clause.subjects:  # "its most prominent member, X, was elected"
        owner = reading.party_of(noun) if tree[noun].lemma in ("member", "candidate", "politician") else None
        if owner is not None:
            for person in listed_people(reading, tree.kids(noun, "appos")):
                yield Affiliation(person.name, owner)


def _is_independent(reading: Reading, noun: int) -> bool:
    """ "As an independent Labour candidate": of no party."""
    return any(word.lemma == "independent" for word in reading.tree.words[max(0, noun - 3) : noun])


def person_of(reading: Reading, noun: int) -> str:
    """The person a subject means; the noun said of a person means the person ("a politician who belonged to")."""
    tree = reading.tree
    if name := reading.reference.person(tree, noun):
        return name
    subjects = tree.kids(tree[noun].head, "nsubj") if tree[noun].dep == "attr" else []
    return reading.reference.person(tree, subjects[0]) if subjects and subjects[0] != noun else ""


def party_with(reading: Reading, noun: int) -> list[Mention]:
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
    if tree[verb].lemma not in _BELONG | {"represent"}:
        return []
    behind = [inner for prep in tree.kids(verb, "prep") for inner in tree.kids(prep, "pobj")]
    return [*tree.kids(verb, "dobj"), *behind]
