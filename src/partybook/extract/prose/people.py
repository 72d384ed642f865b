"""Leaders and founders: "led by X", "its chairman is X", "party leader X", "X was elected president"."""

from __future__ import annotations

import re

from partybook.extract.dates import parse_tenure
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.handovers import hand_over
from partybook.extract.prose.leaders_in_passing import named_in_passing
from partybook.extract.prose.people_lists import adjacent_person, listed_people
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.roles import (
    Role,
    bare_party,
    having,
    is_party_role,
    party_before,
    role_noun,
    role_of,
)
from partybook.model import Certainty, Mention, PartialDate, TextValue, Value

_LEADING = frozenset({"lead", "head", "chair", "preside"})
_CHOSEN = frozenset(
    {
        "elect",
        "appoint",
        "name",
        "choose",
        "select",
        "nominate",
        "reelect",
        "re-elect",
        "make",
        "install",
        "confirm",
        "pick",
    }
)
_ASSEMBLIES = frozenset({"congress", "conference", "convention", "meeting"})
"""Where a party elects its president."""
_OF_STATE = re.compile(r"\b(?:presidential|[Ii]ncumbent|re-election|administration|White House|First Lady)\b")
"""Words about heads of state rather than of parties."""
_TENURE = re.compile(r"\s\(((?:since |from )?\d{4}[^()]{0,12})\)")
_LONGEST_IN_OFFICE = 40
"""Years; a longer span in a bracket behind somebody's name is their life."""
_FOUNDER = re.compile(r"(?:co-?)?founder|founding (?:member|leader|president|chairman|father)", re.IGNORECASE)


def read_people(reading: Reading) -> None:
    """State leaders with their role and time, and founders."""
    for clause in reading.clauses:
        if reading.certainty(clause) is None:
            continue
        if clause.lemma in _LEADING:
            _led(reading, clause)
        elif clause.lemma in _CHOSEN:
            _chosen(reading, clause)
        elif clause.lemma in ("be", "become", "remain", "serve", "act", "take over", "take"):
            _is_role(reading, clause)
        if clause.lemma == "include":
            _included(reading, clause)
        _as_leader(reading, clause)
        hand_over(reading, clause)
    for word in reading.tree.words:
        if word.party is None and role_noun().match(word.lemma):
            _apposed(reading, word.at)
    for party, person, title, start in named_in_passing(reading):
        _state(reading, party, Mention(person, "person"), title, None, start=start)


def _state(
    reading: Reading,
    party: Mention,
    person: Mention,
    title: str,
    clause: Clause | None,
    certainty: Certainty = "asserted",
    **more: Value | None,
) -> None:
    """A leader, or a founder when the title says so, dated by the clause."""
    if person.name == party.name:
        return
    if _FOUNDER.search(title):
        reading.state(party, "founder", person, certainty=certainty)
        title = re.sub(r"\s*\band\b\s*", "", _FOUNDER.sub("", title)).strip()
        if not title:
            return
    role = {"role": TextValue(title)} if title else {}
    if (tenure := _in_brackets(reading, person)) is not None:
        reading.state(party, "leader", person, {**role, "start": tenure.start, "end": tenure.end}, certainty)
        return
    if clause is None:
        reading.state(party, "leader", person, {**role, **more}, certainty)
    else:
        reading.state_dated(party, "leader", person, clause, **role, **more)


def _in_brackets(reading: Reading, person: Mention) -> PartialDate | None:
    """The time in office of "led by A (1990–1998) and B (since 1998)"; a life in the bracket has a longer span."""
    at = reading.tree.text.find(f"{person.name} (")
    bracket = _TENURE.match(reading.tree.text, at + len(person.name)) if at >= 0 else None
    tenures = parse_tenure(bracket[1]) if bracket is not None else []
    return tenures[0] if len(tenures) == 1 and tenures[0].is_interval and _is_short(tenures[0]) else None


def _is_short(time: PartialDate) -> bool:
    """Whether a span may be a time in office rather than a life."""
    first, last = time.start, time.end
    return first is not None and (last is None or (last.year or 0) - (first.year or 0) < _LONGEST_IN_OFFICE)


def _led(reading: Reading, clause: Clause) -> None:
    """ "was led by X", "a group headed by X", "X led the party"."""
    who = reading.reference
    if clause.passive:
        parties, people = who.parties(clause.tree, clause.subjects), clause.agents
    else:
        led = clause.after("over") if clause.lemma == "preside" else clause.objects
        parties, people = who.parties(clause.tree, led), clause.subjects
    of_dissidents = clause.passive and any(_is_left(reading, noun) for noun in clause.subjects)
    for party in parties if not of_dissidents else ():
        for person in listed_people(reading, people):
            _state(reading, party, person, "chair" if clause.lemma == "chair" else "leader", clause)


def _is_left(reading: Reading, noun: int) -> bool:
    """ "dissidents from the A led by X": X leads the dissidents."""
    tree = reading.tree
    prep = tree[noun].head
    return tree[prep].text == "from" and tree[tree[prep].head].lemma in (
        "dissident",
        "defector",
        "group",
        "faction",
        "member",
    )


def _chosen(reading: Reading, clause: Clause) -> None:
    """ "X was elected chairman", "the party elected X as its leader"."""
    tree, who = clause.tree, reading.reference
    roles = [role for noun in (*clause.attributes, *clause.after("as", "to")) if (role := role_of(reading, noun))]
    chosen = clause.subjects if clause.passive else tuple(n for n in clause.objects if n not in clause.attributes)
    body = next(iter(who.parties(tree, clause.agents if clause.passive else clause.subjects)), None)
    for role in roles[:1]:
        at_congress = any(tree[noun].lemma in _ASSEMBLIES for noun in clause.after("at", "by"))
        party = role.party or body or (who.own_party if is_party_role(role) or at_congress else None)
        elsewhere = any(tree[noun].tag == "WDT" for noun in clause.after("of"))
        if party is None or (role.party is None and elsewhere):  # "the Union, of which X was elected leader"
            continue
        time = reading.when(clause)
        for person in listed_people(reading, chosen):
            reading.state(
                party,
                "leader",
                person,
                {"role": TextValue(role.title), "start": time.date or time.start, "end": time.end},
            )


def _is_role(reading: Reading, clause: Clause) -> None:
    """ "X is the leader of the party", "its chairman is X", "X became leader", "X served as treasurer"."""
    who = reading.reference
    nouns = clause.attributes if clause.lemma in ("be", "become", "remain") else clause.after("as")
    if clause.lemma == "become":
        nouns = nouns or clause.objects  # "becoming its deputy chair"
    ones = [each for noun in nouns if reading.tree[noun].lemma == "one" for each in reading.behind(noun, "of")]
    for noun in (*nouns, *ones):  # "X was one of the founders of the A and its first secretary"
        role = role_of(reading, noun)
        if role is not None:
            bare = reading.tree[noun].tag == "NN" and not reading.tree.kids(noun, "det", "poss")  # "was leader until"
            default = is_party_role(role) and (_is_definite(reading, noun) or bare or clause.lemma != "be")
            which = [inner for inner in clause.after("of") if reading.tree[inner].tag == "WDT"]
            told = next(iter(who.parties(reading.tree, which)), None)  # "the A, of which he became leader"
            party = role.party or told or (who.topic if default else None)
            party = party or (_of_others(reading, noun) if bare else None)
            if party is not None:
                for person in listed_people(reading, clause.subjects):
                    _dated(reading, clause, party, person, role)
    if clause.lemma == "be":
        roles = [role_of(reading, noun) for noun in clause.subjects]
        owner = next((role.party for role in reversed(roles) if role and role.party), None)
        for role in roles:  # "the president and founder of A is X"
            if role is not None and (party := role.party or owner or who.topic) is not None:
                words = [reading.tree[noun] for noun in clause.subjects]
                several = any(word.tag == "NNS" or word.lemma != word.text.lower() for word in words)
                for person in list(listed_people(reading, clause.attributes))[: None if several else 1]:
                    _dated(reading, clause, party, person, role)


def _as_leader(reading: Reading, clause: Clause) -> None:
    """ "As leader of the A, X became prime minister": what somebody was when they did something."""
    tree = reading.tree
    for prep in tree.kids(clause.verb, "prep"):
        if prep > clause.verb or tree[prep].text.lower() != "as" or clause.passive:
            continue
        roles = [role for noun in tree.kids(prep, "pobj") if (role := role_of(reading, noun)) is not None]
        for role in roles[:1]:
            for person in list(listed_people(reading, clause.subjects))[:1] if role.party is not None else ():
                if role.party is not None:
                    _state(reading, role.party, person, role.title, None)


def _of_others(reading: Reading, noun: int) -> Mention | None:
    """The party in whose row of officers one stands: "its president is A; B serves as vice-president"."""
    others = [word.at for word in reading.tree.words if word.party is None and role_noun().match(word.lemma)]
    roles = [role_of(reading, other) for other in others if other < noun]
    return next((role.party for role in reversed(roles) if role is not None and role.party is not None), None)


def _dated(reading: Reading, clause: Clause, party: Mention, person: Mention, role: Role) -> None:
    certainty = reading.certainty(clause) or "asserted"
    for again in reading.later_spans(clause):  # "from 2006 to 2009 and again from 2010 to 2016"
        _state(reading, party, person, role.title, None, certainty, start=again.start, end=again.end)
    time = reading.when(clause)
    more: dict[str, Value | None] = {"start": time.start, "end": time.end}
    if clause.lemma in ("become", "take over", "take"):
        more["start"] = time.date or time.start
    elif time.date is not None:
        more["date"] = time.date
    _state(reading, party, person, role.title, None, certainty, **more)


def _is_definite(reading: Reading, noun: int) -> bool:
    return any(reading.tree[child].lemma in ("the", "its", "their") for child in reading.tree.kids(noun, "det", "poss"))


def _included(reading: Reading, clause: Clause) -> None:
    """ "chairpersons of the party included X and Y"."""
    for noun in clause.subjects:
        role = role_of(reading, noun) if reading.tree[noun].tag == "NNS" else None
        if role is not None and role.party is not None:
            for person in listed_people(reading, clause.objects):
                _state(reading, role.party, person, role.title, None)


def _apposed(reading: Reading, noun: int) -> None:
    """ "party leader X", "its leader, X", "X, the founder of the party", "X, its leader since 2003"."""
    tree, who = reading.tree, reading.reference
    role = role_of(reading, noun)
    if role is None:
        return
    named = [child for child in tree.kids(noun, "appos") if who.person(tree, child)]
    if not named and tree[noun].dep in ("nsubj", "nsubjpass") and adjacent_person(reading, noun):
        named = [next(w.at for w in tree.words[noun + 1 :] if w.dep == tree[noun].dep and w.head == tree[noun].head)]
        role = role if role.party is not None else role._replace(party=party_before(reading, noun))
    named = named or _titled_twice(reading, noun)
    head = tree[noun].head
    own_verb = noun + 1 < len(tree) and tree[noun + 1].tag in ("VBZ", "VBD", "VBP")
    if tree[noun].dep == "conj" and own_verb and not named:
        return  # "its leader is X and its deputy leader is Y", with the second role hung on X
    if not named and tree[noun].dep == "conj" and tree[head].dep == "appos" and role_noun().match(tree[head].lemma):
        head = tree[head].head  # "X, the founder and first president of the party"
    if (
        not named
        and head != noun
        and tree[noun].dep in ("compound", "appos", "nmod", "conj")
        and who.person(tree, head)
    ):
        named.append(head)
        if role.party is None:
            role = role._replace(party=party_before(reading, noun) or bare_party(reading, noun, role))
    bare = tree[head].dep == "attr" and not tree.kids(head, "prep")
    if not named and tree[noun].dep == "appos" and bare and role.party is not None:
        named += tree.kids(tree[head].head, "nsubj")[:1]  # "X was a politician, co-founder of the A"
    if not named and (one := _one_of(reading, noun)) >= 0:
        named.append(one)
    if role.party is None and named:
        role = role._replace(party=having(reading, noun) or bare_party(reading, noun, role))
    if role.party is None and named and tree[noun].dep == "appos" and role.time.start and is_party_role(role):
        role = role._replace(party=who.topic)  # "X, national convenor since 2006"
    if role.party is None or _is_of_state(reading, role, noun):
        return
    for person in listed_people(reading, named[:1] if tree[noun].tag != "NNS" else named):
        time = role.time
        _state(reading, role.party, person, role.title, None, date=time.date, start=time.start, end=time.end)
        if tree[noun].tag != "NNS":
            break


def _titled_twice(reading: Reading, noun: int) -> list[int]:
    """The person in "party leader and former minister X", whom the parser took for a second one."""
    tree = reading.tree
    return [
        child
        for child in tree.kids(noun, "conj")
        if tree[child].tag == "NNP"
        and tree[noun].tag == "NN"
        and any(tree[title].tag == "NN" for title in tree.kids(child, "compound"))
        and reading.reference.person(tree, child)
    ]


def _is_of_state(reading: Reading, role: Role, noun: int) -> bool:
    """Whether "Republican President X" is a head of state: with a capital, in a sentence about such an office."""
    titled = role.title == "President" and reading.tree[noun].dep in ("compound", "nmod", "appos")
    return titled and _OF_STATE.search(reading.tree.text) is not None


def _one_of(reading: Reading, noun: int) -> int:
    """The person in "X, one of the leaders of the party"; -1 for none."""
    tree = reading.tree
    one = tree[tree[noun].head].head if tree[noun].dep == "pobj" else noun
    if tree[one].lemma == "one" and tree[one].dep == "appos" and reading.reference.person(tree, tree[one].head):
        return tree[one].head
    return -1
