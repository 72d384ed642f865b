"""Roles in a party as nouns name them: "the party's deputy leader", "president of the X Party", "SLNF leader"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from partybook import terms
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.when import When, held
from partybook.model import Mention

_BEFORE_BARE = frozenset({"the", "incumbent", "current", "then", "new", "former", "outgoing", "previous"})

_WITHOUT_ARTICLE = frozenset({"with", "under", "by"})
"""Before "leader X", "Vice Chairman X" of the party that is spoken of."""
_SHORT_TITLE = 4
"""Letters of a title that is itself an abbreviation: "CEO"."""
_OF_STATE = re.compile(r"\b(?:[Gg]overnments?|[Mm]inist(?:er|ry|ers)|[Cc]abinet|[Pp]remier)\b")


class Role(NamedTuple):
    """A role noun: its words, whose it is (None: nobody's that the sentence names), whether it is past, and when it was
    held as far as its own phrase says ("leader from 1990 to 1995")."""

    title: str
    party: Mention | None
    past: bool
    time: When = When()


@cache
def role_noun() -> re.Pattern[str]:
    """Nouns for those who lead a party or hold an office in it."""
    return re.compile(rf"(?:{'|'.join(terms.load('prose')['roles']['nouns'])})\Z", re.IGNORECASE)


@cache
def role_modifiers() -> frozenset[str]:
    """Words before a role that belong to its title."""
    return frozenset(terms.load("prose")["roles"]["modifiers"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(terms.load("prose")["roles"]["no_party_role"])


def role_of(reading: Reading, noun: int) -> Role | None:
    """The role that a noun names, when it is a party's: "the party's deputy leader", "president of the X Party"."""
    tree, who = reading.tree, reading.reference
    if tree[noun].party is not None or not role_noun().match(tree[noun].lemma):
        return None
    if tree[noun].lemma == "deputy" and not any(
        tree[child].text.lower() in ("his", "her") for child in tree.kids(noun, "poss")
    ):
        return None  # of a parliament
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
        elif word.text.lower() in role_modifiers() and tree.text[word.end : tree[first].start].strip(" -") in (
            "",
            "party",
        ):
            first = child
        elif word.lemma in ("former", "previous", "ex", "then", "past", "late", "first"):
            past = past or word.lemma in ("former", "previous", "ex", "past", "late")
        elif word.lemma in ("party", "coalition", "alliance", "movement"):
            party = who.topic
        elif word.dep in ("compound", "nmod") and word.tag == "NN" and tree[noun].lemma.startswith("spokes"):
            return None  # "health spokesman"
        elif word.text.lower() in _offices() or word.tag in ("NNP", "NNPS"):
            return None
    if party is None and tree[noun].lemma == "treasurer" and _OF_STATE.search(tree.text):
        return None  # "became Treasurer in the second government"
    for prep in tree.kids(noun, "prep"):
        if tree[prep].lemma in ("in", "at") and prep == noun + 1 and _is_local(reading, prep):
            return None  # "the party's leader in the Senate", "its secretary in Syria"
        if tree[prep].lemma not in ("of", "for"):
            continue
        for inner in tree.kids(prep, "pobj"):
            owner = who.party(tree, inner)
            if owner is None and tree[inner].lemma in ("committee", "council", "executive", "board", "bureau"):
                owner = None if _is_of_town(reading, inner) else party or reading.party_of(inner)
            if owner is None:
                return None
            party = owner
    if tree[first].text.lower() == "first" and tree[noun].lemma != "secretary":
        first += 1  # "its first leader"
    title = tree.text[tree[first].start : tree[noun].end].replace(" party ", " ")
    if tree[noun].tag == "NNS":
        title = title.removesuffix("s")
    inside = set(tree.below(noun))
    title = title.lower() if len(title) > _SHORT_TITLE and title.isupper() else title  # a text in capitals
    time = held(tree, [at for at in reading.moments if at.word in inside and not at.election])
    return Role(title, party or _shared(reading, noun), past, time)


def _is_local(reading: Reading, prep: int) -> bool:
    """Whether a role is held "in" a place or chamber only."""
    names = [inner for inner in reading.tree.kids(prep, "pobj") if reading.tree[inner].tag in ("NNP", "NNPS")]
    dated = {at.word for at in reading.moments}
    return any(reading.tree[inner].party is None and inner not in dated for inner in names)


def _is_of_town(reading: Reading, committee: int) -> bool:
    """Whether a committee is that of a town: "the CPSU Moscow City Committee"."""
    return any(
        reading.tree[child].text in ("City", "District", "Regional", "Provincial", "Oblast", "County", "State")
        for child in reading.tree.kids(committee, "compound", "nmod", "amod")
    )


def _beside(between: str) -> bool:
    """Whether nothing stands between a modifier and the role but a hyphen, or "party" ("deputy party leader")."""
    return between.strip(" -") in ("", "party")


def _shared(reading: Reading, noun: int) -> Mention | None:
    """Whose both roles are in "founder and first president of the party"."""
    tree = reading.tree
    first = tree[noun].head if tree[noun].dep == "conj" else noun
    roles = [other for other in tree.joined(first) if other != noun and role_noun().match(tree[other].lemma)]
    return next((party for other in roles if (party := reading.party_of(other)) is not None), None)


def is_party_role(role: Role) -> bool:
    """Whether a bare title means an office of the party: a "president" or "head" may be a country's."""
    words = role.title.lower().split()
    return (
        words[-1] not in ("president", "vice-president", "secretary", "head", "chief", "deputy", "spokesman")
        or "general" in words
    )


def having(reading: Reading, noun: int) -> Mention | None:
    """ "The party has an interim leader, X"."""
    clause = reading.clause_above(noun)
    if clause is None or clause.lemma != "have" or noun not in clause.objects:
        return None
    return next(iter(reading.reference.parties(reading.tree, clause.subjects)), None)


def bare_party(reading: Reading, noun: int, role: Role) -> Mention | None:
    """The party of "The convener X", in a text about a party."""
    words = reading.tree.words[:noun]
    following = reading.tree.words[noun + 1 : noun + 2]
    named = bool(following) and following[0].tag in ("NNP", "NNPS")
    beside = reading.tree[noun].dep in ("compound", "nmod") or (named and bool(reading.tree.kids(noun, "appos")))
    apposed = any(reading.reference.person(reading.tree, child) for child in reading.tree.kids(noun, "appos"))
    first = noun
    while first and reading.tree[first - 1].text.lower() in role_modifiers():
        first -= 1
    before = reading.tree[first - 1].lemma if first else ""
    article = (before in _BEFORE_BARE and (beside or apposed)) or (before in _WITHOUT_ARTICLE and beside)
    others = {reading.reference.cast.same(word.party) for word in words if word.party is not None}
    topic = reading.reference.topic
    if words and words[-1].lemma == "then" and topic is not None:
        topic = reading.reference.cast.topic or topic  # "founded by the then leader X", of a youth wing
    if others and topic not in others and not any(word.text.lower() in ("party", "it") for word in words):
        return None  # "they left the Red Party after talks with the leader X"
    return topic if article and is_party_role(role) else None


def party_before(reading: Reading, noun: int) -> Mention | None:
    """The party directly before a role in a name: "SLNF leader Wimal Geeganage", "party chairman Yeung"."""
    at = noun - 1
    while at >= 0 and reading.tree[at].text.lower() in role_modifiers():
        at -= 1
    if at < 0:
        return None
    word = reading.tree[at]
    if word.text.lower() in ("party", "coalition"):
        before = reading.tree[at - 1] if at else word
        if before.tag == "NNP" and before.party is None:
            return None  # "CDU party chairman Helmut Kohl" in a text that does not explain the CDU
        return reading.reference.topic if before.party is None else reading.reference.cast.same(before.party)
    return reading.reference.cast.same(word.party) if word.party is not None else None
