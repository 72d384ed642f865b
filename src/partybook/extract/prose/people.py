"""Leaders and founders: "led by X", "its chairman is X", "party leader X", "X was elected president"."""

from __future__ import annotations

import re

from partybook.extract.prose.clauses import Clause
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
from partybook.extract.prose.seats import BODIES
from partybook.model import Mention, PartialDate, TextValue, Value

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
_LEAVING = frozenset({"resign", "retire", "step down", "stand down", "quit", "depose", "oust", "remove", "dismiss"})
_FOLLOWING = frozenset({"succeed", "replace", "supersede"})
_OUSTING = frozenset({"oust", "defeat", "depose", "unseat"})
_LEADERSHIPS = ("leadership", "chairmanship", "presidency", "chair")
_OF_STATE = re.compile(r"\b(?:presidential|[Ii]ncumbent|re-election|administration|White House|First Lady)\b")
"""Words about heads of state rather than of parties."""
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
        elif clause.lemma in _LEAVING:
            _left(reading, clause)
        elif clause.lemma in _FOLLOWING:
            _followed(reading, clause)
        if clause.lemma in _LEAVING and clause.passive:
            _in_favour(reading, clause)
        if clause.lemma in _OUSTING and clause.passive and clause.agents and not clause.after("as", "from"):
            _followed(reading, clause)
        if clause.lemma in ("take over", "assume", "take", "pass", "win", "hand over", "hand"):
            _assumed(reading, clause)
        if clause.lemma == "take over" and not clause.objects and not clause.after("as"):
            _took_over(reading, clause)
        if clause.lemma in ("defeat", "beat") and not clause.passive:
            _won_leadership(reading, clause)
    for word in reading.tree.words:
        if word.party is None and role_noun().match(word.lemma):
            _apposed(reading, word.at)
    for party, person, title, start in named_in_passing(reading):
        _state(reading, party, Mention(person, "person"), title, None, start=start)


def _state(
    reading: Reading, party: Mention, person: Mention, title: str, clause: Clause | None, **more: Value | None
) -> None:
    """A leader, or a founder when the title says so, dated by the clause."""
    if person.name == party.name:
        return
    if _FOUNDER.search(title):
        reading.state(party, "founder", person)
        title = re.sub(r"\s*\band\b\s*", "", _FOUNDER.sub("", title)).strip()
        if not title:
            return
    role = {"role": TextValue(title)} if title else {}
    if clause is None:
        reading.state(party, "leader", person, {**role, **more})
    else:
        reading.state_dated(party, "leader", person, clause, **role, **more)


def _led(reading: Reading, clause: Clause) -> None:
    """ "was led by X", "a group headed by X", "X led the party"."""
    who = reading.reference
    if clause.passive:
        parties, people = who.parties(clause.tree, clause.subjects), clause.agents
    else:
        parties, people = who.parties(clause.tree, clause.objects), clause.subjects
    for party in parties:
        for person in listed_people(reading, people):
            _state(reading, party, person, "chair" if clause.lemma == "chair" else "leader", clause)


def _chosen(reading: Reading, clause: Clause) -> None:
    """ "X was elected chairman", "the party elected X as its leader"."""
    tree, who = clause.tree, reading.reference
    roles = [role for noun in (*clause.attributes, *clause.after("as", "to")) if (role := role_of(reading, noun))]
    chosen = clause.subjects if clause.passive else tuple(n for n in clause.objects if n not in clause.attributes)
    body = next(iter(who.parties(tree, clause.agents if clause.passive else clause.subjects)), None)
    for role in roles[:1]:
        party = role.party or body or (who.topic if is_party_role(role) else None)
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
    for noun in nouns:
        role = role_of(reading, noun)
        if role is not None:
            bare = reading.tree[noun].tag == "NN" and not reading.tree.kids(noun, "det", "poss")  # "was leader until"
            default = is_party_role(role) and (_is_definite(reading, noun) or bare or clause.lemma != "be")
            party = role.party or (who.topic if default else None)
            if party is not None:
                for person in listed_people(reading, clause.subjects):
                    _dated(reading, clause, party, person, role)
    if clause.lemma == "be":
        roles = [role_of(reading, noun) for noun in clause.subjects]
        owner = next((role.party for role in reversed(roles) if role and role.party), None)
        for role in roles:  # "the president and founder of A is X"
            if role is not None and (party := role.party or owner or who.topic) is not None:
                several = any(reading.tree[noun].tag == "NNS" for noun in clause.subjects)
                for person in list(listed_people(reading, clause.attributes))[: None if several else 1]:
                    _dated(reading, clause, party, person, role)


def _dated(reading: Reading, clause: Clause, party: Mention, person: Mention, role: Role) -> None:
    for again in reading.later_spans(clause):  # "from 2006 to 2009 and again from 2010 to 2016"
        _state(reading, party, person, role.title, None, start=again.start, end=again.end)
    time = reading.when(clause)
    more: dict[str, Value | None] = {"start": time.start, "end": time.end}
    if clause.lemma in ("become", "take over", "take"):
        more["start"] = time.date or time.start
    elif time.date is not None:
        more["date"] = time.date
    _state(reading, party, person, role.title, None, **more)


def _is_definite(reading: Reading, noun: int) -> bool:
    return any(reading.tree[child].lemma in ("the", "its", "their") for child in reading.tree.kids(noun, "det", "poss"))


def _left(reading: Reading, clause: Clause) -> None:
    """ "X resigned as leader in 1999", "X was deposed as chairman"."""
    who = reading.reference
    time = reading.when(clause)
    end: PartialDate | None = time.date or time.start
    for noun in clause.after("as", "from"):
        role = role_of(reading, noun)
        party = (role.party or who.topic) if role else None
        if role is None or party is None:
            continue
        for person in listed_people(
            reading, clause.subjects if clause.passive or not clause.objects else clause.objects
        ):
            reading.state(party, "leader", person, {"role": TextValue(role.title), "end": end})


def _followed(reading: Reading, clause: Clause) -> None:
    """ "X succeeded Y as leader", "Y was replaced by X as chairman"."""
    who = reading.reference
    new, old = (clause.agents, clause.subjects) if _is_passive(clause) else (clause.subjects, clause.objects)
    beside = new if clause.tree[clause.verb].dep == "relcl" else ()  # "the leader X, who succeeded Y"
    both = (*listed_people(reading, old), *listed_people(reading, beside))
    titles = [noun for noun in clause.after("as") if clause.tree[noun].party is None]
    if titles and not any(role_of(reading, noun) for noun in titles):
        return  # "succeeded him as Taoiseach"
    if not titles and _left_seat(reading, old):
        return  # "resigned from the Senate and was replaced by X"
    known = [role for person in both if (role := _held(reading, person))]
    roles = [role for noun in clause.after("as") if (role := role_of(reading, noun))] or known
    party = (roles[0].party or who.topic) if roles else None
    if party is None:
        return
    date = reading.when(clause).date
    for person in listed_people(reading, new):
        reading.state(party, "leader", person, {"role": TextValue(roles[0].title), "start": date})
    held = TextValue(roles[0].title.removeprefix("acting ").removeprefix("interim "))
    for person in listed_people(reading, old):
        reading.state(party, "leader", person, {"role": held, "end": date})


def _is_passive(clause: Clause) -> bool:
    """Whether those in front were followed: "was replaced by X", "a vote saw Y replaced as leader by X"."""
    saw = clause.tree[clause.verb].tag == "VBN" and clause.tree[clause.verb].dep == "ccomp" and not clause.objects
    return clause.passive or saw


def _left_seat(reading: Reading, old: tuple[int, ...]) -> bool:
    """Whether those followed are said to have left a seat in a parliament, in which others followed them."""
    tree = reading.tree
    return any(
        BODIES.search(tree.name(noun)) is not None
        for clause in reading.clauses
        if clause.lemma in _LEAVING and set(clause.subjects) & set(old)
        for noun in clause.after("from")
    )


def _in_favour(reading: Reading, clause: Clause) -> None:
    """ "Y was deposed as leader in favour of X"."""
    tree, who = clause.tree, reading.reference
    roles = [role for noun in clause.after("as", "from") if (role := role_of(reading, noun))]
    party = (roles[0].party or who.topic) if roles else None
    favour = [noun for noun in clause.after("in") if tree[noun].lemma in ("favour", "favor")]
    if party is not None:
        for person in listed_people(reading, [inner for noun in favour for inner in reading.behind(noun, "of")]):
            start = reading.when(clause).date
            reading.state(party, "leader", person, {"role": TextValue(roles[0].title), "start": start})


def _assumed(reading: Reading, clause: Clause) -> None:
    """ "X took over the leadership of the party in 1999", "the leadership passed to X", "X won the leadership"."""
    tree, who = clause.tree, reading.reference
    passed = clause.lemma in ("pass", "hand over", "hand")
    for noun in clause.subjects if clause.lemma == "pass" else clause.objects:
        if tree[noun].lemma not in _LEADERSHIPS:
            continue
        party = reading.party_of(noun) or who.topic
        if party is not None:
            start = reading.when(clause).date
            role = TextValue("leader" if tree[noun].lemma == "leadership" else "chair")
            for person in listed_people(reading, clause.after("to") if passed else clause.subjects):
                reading.state(party, "leader", person, {"role": role, "start": start})


def _took_over(reading: Reading, clause: Clause) -> None:
    """ "X was leader until 1999, when Y took over": in the role that the sentence says somebody else held."""
    people = list(listed_people(reading, clause.subjects))
    others = [reading.reference.person(reading.tree, noun) for other in reading.clauses for noun in other.subjects]
    held = [role for name in others if name and (role := _held(reading, Mention(name, "person")))]
    for person in people if held and held[0].party is not None else ():
        title = {"role": TextValue(held[0].title), "start": reading.when(clause).date}
        if held[0].party is not None:
            reading.state(held[0].party, "leader", person, title)


def _won_leadership(reading: Reading, clause: Clause) -> None:
    """ "Y defeated X in the leadership election of 1999"."""
    tree, who = clause.tree, reading.reference
    contests = [
        noun for noun in clause.after("in", "for") if tree[noun].lemma in ("election", "contest", "race", "leadership")
    ]
    about = any(
        "leadership" in (tree[noun].lemma, *(tree[child].lemma for child in tree.kids(noun))) for noun in contests
    )
    party = next((party for noun in contests if (party := reading.party_of(noun)) is not None), who.topic)
    for person in listed_people(reading, clause.subjects) if about and party is not None else ():
        if party is not None:
            reading.state(party, "leader", person, {"role": TextValue("leader"), "start": reading.when(clause).date})


def _held(reading: Reading, person: Mention) -> Role | None:
    """The role in which the document has named a person as a leader."""
    for statement in reversed(reading.context.statements):
        if statement.property == "leader" and statement.value == person:
            title = statement.qualifier("role")
            return Role(str(title) if title else "leader", statement.subject, False)
    return None


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
    if not named and (one := _one_of(reading, noun)) >= 0:
        named.append(one)
    if role.party is None and named:
        role = role._replace(party=having(reading, noun) or bare_party(reading, noun, role))
    if role.party is None or _is_of_state(reading, role, noun):
        return
    for person in listed_people(reading, named[:1] if tree[noun].tag != "NNS" else named):
        time = role.time
        _state(reading, role.party, person, role.title, None, date=time.date, start=time.start, end=time.end)
        if tree[noun].tag != "NNS":
            break


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
