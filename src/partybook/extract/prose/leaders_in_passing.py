"""Leaders that a sentence names in passing: "with X as chairwoman", "under X", "X (vice-chair)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.phrases import vocabulary
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.roles import Role, is_party_role, role_modifiers, role_noun, role_of
from partybook.model import Mention, PartialDate

_PARTS = frozenset({"section", "faction", "wing", "group", "part", "minority", "member", "branch", "remnant", "rump"})
"""Nouns for a part of a party, whose leader is not the party's."""
_NOT_AS = frozenset({"describe", "regard", "see", "know", "dismiss", "depose", "replace", "reject", "view", "resign"})
_ROLE_IN_BRACKET = re.compile(r"\s*(?:,|;|\band\b)\s*")
_TURNS = frozenset({"resignation", "election", "appointment", "retirement", "dismissal", "departure", "re-election"})
"""Nouns for the beginning and the end of an office."""


class Named(NamedTuple):
    """A person named as holding a role in a party; `start` where the sentence dates its beginning."""

    party: Mention
    person: str
    title: str
    start: PartialDate | None = None


def named_in_passing(reading: Reading) -> Iterator[Named]:
    """The leaders of a sentence that no clause of it is about."""
    yield from _leadership(reading)
    yield from _resignation(reading)
    yield from _under(reading)
    yield from _as_role(reading)
    yield from _bracketed(reading)


def _under(reading: Reading) -> Iterator[Named]:
    """ "the Conservatives under Ian Reid", "Under Anna Tal, the party won ten seats"."""
    tree, who = reading.tree, reading.reference
    opens = tree[0].text == "Under" and len(tree) > 2
    for under in tree.kids(0, "pobj") if opens else ():
        main = reading.clause_above(0)
        party = next(iter(who.parties(tree, main.subjects)), None) if main is not None else None
        titled = tree[1].text.lower() in vocabulary("titles") or tree[1].tag == "DT"
        if party is not None and not titled and (name := who.person(tree, under)):
            yield Named(party, name, "leader")
    for word in tree.words:
        if word.text.lower() == "under" and word.at and (party := tree[word.at - 1].party) is not None:
            part = tree[tree[word.at - 1].head]
            if part.lemma == "of" and tree[part.head].lemma in _PARTS:
                continue  # "a section of the A under X"
            for noun in tree.kids(word.at, "pobj"):
                if name := who.person(tree, noun):
                    yield Named(who.cast.same(party), name, "leader")


def _resignation(reading: Reading) -> Iterator[Named]:
    """ "X's resignation as chairman of the A", "his election as leader"."""
    tree, who = reading.tree, reading.reference
    for word in tree.words:
        if word.party is not None or word.lemma not in _TURNS:
            continue
        nouns = [
            inner
            for prep in tree.kids(word.at, "prep")
            if tree[prep].lemma == "as"
            for inner in tree.kids(prep, "pobj")
        ]
        people = [name for owner in tree.kids(word.at, "poss") if (name := who.person(tree, owner))]
        for role in filter(None, (role_of(reading, noun) for noun in nouns)):
            if role.party is not None:
                for name in people:
                    yield Named(role.party, name, role.title)


def _as_role(reading: Reading) -> Iterator[Named]:
    """ "with X as chairwoman and Y as his deputy", "X as general secretary"."""
    tree, who = reading.tree, reading.reference
    for word in tree.words:
        if word.text != "as" or not word.at or word.party is not None:
            continue
        named = word.at - 2 if tree[word.at - 1].text == "," and word.at > 1 else word.at - 1
        person = who.person(tree, named)
        nouns = [at for at in range(word.at + 1, min(word.at + 5, len(tree))) if role_noun().match(tree[at].lemma)]
        nouns = nouns[1:] if len(nouns) > 1 and tree[nouns[0]].lemma == "deputy" and nouns[1] == nouns[0] + 1 else nouns
        begin = next((w.at for w in tree.words if w.start == tree.phrase(named)[0]), 0)
        if not begin or tree[begin - 1].text.lower() not in ("with", "and", ",", "by", "of"):
            continue
        if not person or not nouns or any(w.tag.startswith("VB") for w in tree.words[word.at : nouns[0]]):
            continue
        above = reading.clause_above(word.at)
        if above is not None and (above.lemma in _NOT_AS or above.unreal):
            continue
        role = role_of(reading, nouns[0])
        owned = any(tree[child].text.lower() in ("his", "her") for child in tree.kids(nouns[0], "poss"))
        if role is None and owned:
            role = Role(tree[nouns[0]].text, None, False)
        party = (role.party or who.topic) if role is not None else None
        if role is not None and party is not None and (is_party_role(role) or owned):
            date = reading.when(above).date if above is not None and tree[begin - 1].text != "of" else None
            yield Named(party, person, role.title, date)


def _bracketed(reading: Reading) -> Iterator[Named]:
    """ "Anna Tal (vice-chairperson)": a role in the bracket behind a person, in a text about a party."""
    tree, who = reading.tree, reading.reference
    for bracket in tree.brackets:
        words = _ROLE_IN_BRACKET.split(tree.text[bracket.start : bracket.end])[0].strip()
        name = who.person(tree, bracket.word)
        known = words and all(part.lower() in role_modifiers() for part in words.split()[:-1])
        if name and known and who.topic is not None and role_noun().match(words.split()[-1]):
            role = Role(words, who.topic, False)
            if is_party_role(role):
                yield Named(who.topic, name, words)


def _leadership(reading: Reading) -> Iterator[Named]:
    """ "under the leadership of X"."""
    tree = reading.tree
    for word in tree.words:
        if word.lemma not in ("leadership", "chairmanship", "presidency"):
            continue
        party = reading.party_of(word.at) or _spoken_of(reading, word.at)
        people = [
            noun for prep in tree.kids(word.at, "prep") if tree[prep].lemma == "of" for noun in tree.kids(prep, "pobj")
        ]
        people += tree.kids(word.at, "poss")
        under = tree[word.head].lemma == "under" or tree[word.at - 1].lemma == "under" if word.at else False
        if party is not None and under:
            for person in listed_people(reading, tuple(people)):
                yield Named(party, person.name, "leader")


def _spoken_of(reading: Reading, leadership: int) -> Mention | None:
    """Whose leadership it is when no party's name stands behind it: the subject's, and nobody's when the subject is
    a country ("Yugoslavia, under the leadership of X, took Trieste")."""
    tree, who = reading.tree, reading.reference
    clause = reading.clause_above(leadership)
    subjects = clause.subjects if clause is not None else ()
    if not who.cast.in_first_person and any(word.text.lower() in ("we", "our", "us") for word in tree.words):
        return None  # in somebody's own words
    if any(
        tree[noun].party is None and tree[noun].tag == "NNP" and who.cast.is_place(tree.name(noun)) for noun in subjects
    ):
        return None
    return next(iter(who.parties(tree, subjects)), None) or who.topic
