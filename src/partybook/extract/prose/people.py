"""Leaders and founders: "led by X", "its chairman is X", "party leader X", "X was elected president"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from partybook import terms
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading
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
_FOLLOWING = frozenset({"succeed", "replace"})
_FOUNDER = re.compile(r"(?:co-?)?founder|founding (?:member|leader|president|chairman|father)", re.IGNORECASE)


_BEFORE_BARE = frozenset({"the", "incumbent", "current", "then", "new", "former", "outgoing", "previous"})


class _Role(NamedTuple):
    """A role noun: its words, whose it is (None: nobody's that the sentence names), and whether it is past."""

    title: str
    party: Mention | None
    past: bool


@cache
def _role_noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(terms.load('prose')['roles']['nouns'])})\Z", re.IGNORECASE)


@cache
def _role_words() -> frozenset[str]:
    return frozenset(terms.load("prose")["roles"]["modifiers"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(terms.load("prose")["roles"]["no_party_role"])


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
        if clause.lemma in ("take over", "assume", "take"):
            _assumed(reading, clause)
    for word in reading.tree.words:
        if word.party is None and _role_noun().match(word.lemma):
            _apposed(reading, word.at)
    _leadership(reading)


def _people(reading: Reading, nouns: tuple[int, ...]) -> Iterator[Mention]:
    for noun in nouns:
        if name := reading.reference.person(reading.tree, noun):
            yield Mention(name, "person")
            yield from _listed(reading, noun)


def _listed(reading: Reading, noun: int) -> Iterator[Mention]:
    """The others of "A from Helsinki, B from Espoo and C from Turku", which the parser hangs on the towns."""
    for town in reading.behind(noun, "from"):
        for word in reading.tree.below(town):
            if reading.tree[word].dep in ("appos", "conj") and (name := reading.reference.person(reading.tree, word)):
                yield Mention(name, "person")


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


def _role(reading: Reading, noun: int) -> _Role | None:
    """The role that a noun names, when it is a party's: "the party's deputy leader", "president of the X Party"."""
    tree, who = reading.tree, reading.reference
    if tree[noun].party is not None or not _role_noun().match(tree[noun].lemma):
        return None
    first, past = noun, False
    party: Mention | None = None
    for child in reversed([child for child in tree.kids(noun) if child < noun]):
        word = tree[child]
        if word.dep == "poss":
            party = who.party(tree, child)
            if party is None:
                return None
        elif word.party is not None:
            party = who.party(tree, child)
        elif word.text.lower() in _role_words() and not tree.text[word.end : tree[first].start].strip(" -"):
            first = child
        elif word.lemma in ("former", "previous", "ex", "then", "past", "late", "first"):
            past = past or word.lemma in ("former", "previous", "ex", "past", "late")
        elif word.lemma in ("party", "coalition", "alliance", "movement"):
            party = who.topic
        elif word.text.lower() in _offices() or word.tag in ("NNP", "NNPS"):
            return None
    for prep in tree.kids(noun, "prep"):
        if tree[prep].lemma not in ("of", "for"):
            continue
        for inner in tree.kids(prep, "pobj"):
            owner = who.party(tree, inner)
            if owner is None and tree[inner].lemma in ("committee", "council", "executive", "board", "bureau"):
                owner = party or reading.party_of(inner)
            if owner is None:
                return None
            party = owner
    if tree[first].text.lower() == "first" and tree[noun].lemma != "secretary":
        first += 1  # "its first leader"
    last = tree[noun].lemma if tree[noun].tag == "NNS" else tree[noun].text
    return _Role(tree.text[tree[first].start : tree[noun].start] + last, party, past)


def _led(reading: Reading, clause: Clause) -> None:
    """ "was led by X", "a group headed by X", "X led the party"."""
    who = reading.reference
    if clause.passive:
        parties, people = who.parties(clause.tree, clause.subjects), clause.agents
    else:
        parties, people = who.parties(clause.tree, clause.objects), clause.subjects
    for party in parties:
        for person in _people(reading, people):
            _state(reading, party, person, "chair" if clause.lemma == "chair" else "leader", clause)


def _chosen(reading: Reading, clause: Clause) -> None:
    """ "X was elected chairman", "the party elected X as its leader"."""
    tree, who = clause.tree, reading.reference
    roles = [role for noun in (*clause.attributes, *clause.after("as", "to")) if (role := _role(reading, noun))]
    chosen = clause.subjects if clause.passive else tuple(n for n in clause.objects if n not in clause.attributes)
    body = next(iter(who.parties(tree, clause.agents if clause.passive else clause.subjects)), None)
    for role in roles[:1]:
        party = role.party or body or (who.topic if _is_party_role(role) else None)
        if party is None:
            continue
        time = reading.when(clause)
        for person in _people(reading, chosen):
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
        role = _role(reading, noun)
        if role is not None:
            default = _is_party_role(role) and (_is_definite(reading, noun) or clause.lemma != "be")
            party = role.party or (who.topic if default else None)
            if party is not None:
                for person in _people(reading, clause.subjects):
                    _dated(reading, clause, party, person, role)
    if clause.lemma == "be":
        roles = [_role(reading, noun) for noun in clause.subjects]
        owner = next((role.party for role in reversed(roles) if role and role.party), None)
        for role in roles:  # "the president and founder of A is X"
            if role is not None and (party := role.party or owner or who.topic) is not None:
                for person in _people(reading, clause.attributes):
                    _dated(reading, clause, party, person, role)


def _is_party_role(role: _Role) -> bool:
    """Whether a bare title means an office of the party: a "president" or "head" may be a country's."""
    words = role.title.lower().split()
    return (
        words[-1] not in ("president", "vice-president", "secretary", "head", "chief", "deputy", "spokesman")
        or "general" in words
    )


def _dated(reading: Reading, clause: Clause, party: Mention, person: Mention, role: _Role) -> None:
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
        role = _role(reading, noun)
        party = (role.party or who.topic) if role else None
        if role is None or party is None:
            continue
        for person in _people(reading, clause.subjects if clause.passive or not clause.objects else clause.objects):
            reading.state(party, "leader", person, {"role": TextValue(role.title), "end": end})


def _followed(reading: Reading, clause: Clause) -> None:
    """ "X succeeded Y as leader", "Y was replaced by X as chairman"."""
    who = reading.reference
    new, old = (clause.agents, clause.subjects) if clause.passive else (clause.subjects, clause.objects)
    known = [role for person in _people(reading, old) if (role := _held(reading, person))]
    roles = [role for noun in clause.after("as") if (role := _role(reading, noun))] or known
    party = (roles[0].party or who.topic) if roles else None
    if party is None:
        return
    date = reading.when(clause).date
    for person in _people(reading, new):
        reading.state(party, "leader", person, {"role": TextValue(roles[0].title), "start": date})
    held = TextValue(roles[0].title.removeprefix("acting ").removeprefix("interim "))
    for person in _people(reading, old):
        reading.state(party, "leader", person, {"role": held, "end": date})


def _assumed(reading: Reading, clause: Clause) -> None:
    """ "X took over the leadership of the party in 1999"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.objects:
        if tree[noun].lemma not in ("leadership", "chairmanship", "presidency", "chair"):
            continue
        party = reading.party_of(noun) or who.topic
        if party is not None:
            for person in _people(reading, clause.subjects):
                start = reading.when(clause).date
                reading.state(party, "leader", person, {"role": TextValue("leader"), "start": start})


def _held(reading: Reading, person: Mention) -> _Role | None:
    """The role in which the document has named a person as a leader."""
    for statement in reversed(reading.context.statements):
        if statement.property == "leader" and statement.value == person:
            title = statement.qualifier("role")
            return _Role(str(title) if title else "leader", statement.subject, False)
    return None


def _apposed(reading: Reading, noun: int) -> None:
    """ "party leader X", "its leader, X", "X, the founder of the party"."""
    tree = reading.tree
    role = _role(reading, noun)
    if role is None:
        return
    people = [reading.reference.person(tree, child) for child in tree.kids(noun, "appos")]
    head = tree[noun].head
    if (
        head != noun
        and tree[noun].dep in ("compound", "appos", "nmod")
        and (name := reading.reference.person(tree, head))
    ):
        people.append(name)
        if role.party is None:
            role = role._replace(party=_before(reading, noun) or _bare(reading, noun, role))
    if role.party is None and people:
        role = role._replace(party=_having(reading, noun))
    if role.party is None:
        return
    for name in filter(None, people):
        _state(reading, role.party, Mention(name, "person"), role.title, None)


def _having(reading: Reading, noun: int) -> Mention | None:
    """ "The party has an interim leader, X"."""
    clause = reading.clause_above(noun)
    if clause is None or clause.lemma != "have" or noun not in clause.objects:
        return None
    return next(iter(reading.reference.parties(reading.tree, clause.subjects)), None)


def _bare(reading: Reading, noun: int, role: _Role) -> Mention | None:
    """The party of "The convener X", in a text about a party."""
    words = reading.tree.words[:noun]
    article = words and words[-1].lemma in _BEFORE_BARE and reading.tree[noun].dep in ("compound", "nmod")
    return reading.reference.topic if article and _is_party_role(role) else None


def _before(reading: Reading, noun: int) -> Mention | None:
    """The party directly before a role in a name: "SLNF leader Wimal Geeganage", "party chairman Yeung"."""
    at = noun - 1
    while at >= 0 and reading.tree[at].text.lower() in _role_words():
        at -= 1
    if at < 0:
        return None
    word = reading.tree[at]
    if word.text.lower() in ("party", "coalition"):
        return reading.reference.topic
    return reading.reference.cast.same(word.party) if word.party is not None else None


def _leadership(reading: Reading) -> None:
    """ "under the leadership of X"."""
    tree = reading.tree
    for word in tree.words:
        if word.lemma not in ("leadership", "chairmanship", "presidency"):
            continue
        party = reading.party_of(word.at) or reading.reference.topic
        people = [
            noun for prep in tree.kids(word.at, "prep") if tree[prep].lemma == "of" for noun in tree.kids(prep, "pobj")
        ]
        people += tree.kids(word.at, "poss")
        under = tree[word.head].lemma == "under" or tree[word.at - 1].lemma == "under" if word.at else False
        if party is not None and under:
            for person in _people(reading, tuple(people)):
                _state(reading, party, person, "leader", None)
