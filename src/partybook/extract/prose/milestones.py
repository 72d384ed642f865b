"""Events of a party's life that a verb means with what stands beside it: "came into being", "lost its registration"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, PartialDate

_ENLIST = frozenset({"admit", "enter", "add", "include", "accept", "inscribe"})
_REVOKE = frozenset({"cancel", "revoke", "withdraw", "lose", "strike", "annul"})
_STATES = {"legalised": "legalised", "legalized": "legalised", "outlawed": "banned", "proscribed": "banned"}
"""Participles that the parser takes for adjectives: "was legalised, under its present name, in April 2011"."""
_YEARS = re.compile(r"((?:1[89]|20)\d\d)\s*[–-]\s*((?:1[89]|20)\d\d)")
_OPENING = 3
"""Before which word the name of an article's party stands in its lead."""


def milestones(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str]]:
    """The parties that a clause says something happened to, each with the property for it."""
    if phrase := _in_other_words(clause):
        yield from ((party, phrase) for party in reading.reference.parties(clause.tree, clause.subjects))
    if clause.lemma in _REVOKE:
        yield from ((party, "deregistered") for party in _revoked(reading, clause))
    if clause.lemma in _ENLIST and clause.passive:
        yield from ((party, "registered") for party in _enlisted(reading, clause))


def _in_other_words(clause: Clause) -> str:
    """The event that a verb means with what stands beside it: "came into being", "was declared illegal"."""
    tree = clause.tree
    beside = {
        tree[child].lemma for child in tree.kids(clause.verb, "acomp", "oprd", "advmod", "xcomp", "prt", "attr", "dobj")
    }
    into = {tree[noun].lemma for noun in (*clause.after("into"), *clause.after("out of"), *clause.after("of"))}
    if clause.lemma == "come" and into & {"be", "being", "existence"}:
        return "founded"
    results = [noun for noun in clause.after("as") if tree[noun].lemma in ("result", "consequence")]
    if clause.lemma == "emerge" and (results or clause.after("from", "out of")):
        return "founded"
    if clause.lemma in ("date", "originate") and not clause.objects:
        return "founded"
    if clause.lemma in ("declare", "make", "rule") and clause.passive and beside & {"illegal"}:
        return "banned"
    if clause.lemma == "be" and (state := next((_STATES[word] for word in beside if word in _STATES), "")):
        return state
    if clause.lemma in ("begin", "start") and not clause.passive and clause.after("as") and not clause.objects:
        return "founded"
    if (clause.lemma == "fall" and "apart" in beside) or clause.lemma == "fall apart":
        return "dissolved"
    if clause.lemma == "go" and "existence" in into:
        return "dissolved"
    ended = {tree[noun].lemma for noun in clause.objects} & {"activity", "existence", "operation"}
    if clause.lemma in ("end", "terminate", "discontinue") and not clause.passive and ended:
        return "dissolved"
    if clause.lemma == "become" and beside & {"defunct", "extinct"}:
        return "dissolved"
    if clause.lemma in ("recognise", "recognize") and clause.passive and beside & {"officially", "legally", "formally"}:
        return "registered"
    if clause.lemma in ("obtain", "receive", "gain", "get", "acquire") and not clause.passive:
        legal = any(
            tree[noun].lemma in ("registration", "recognition")
            or (tree[noun].lemma == "status" and any(tree[child].lemma == "legal" for child in tree.kids(noun)))
            for noun in clause.objects
        )
        return "registered" if legal else ""
    return ""


def _revoked(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """ "its registration was cancelled", "lost its registration", "was struck off the register"."""
    tree, who = clause.tree, reading.reference
    nouns = clause.subjects if clause.passive else clause.objects
    for noun in nouns:
        if tree[noun].lemma == "registration" and (party := reading.party_of(noun)) is not None:
            yield party
    if clause.lemma in ("strike", "strike off", "remove") and clause.passive:
        off = [inner for word in tree.below(clause.verb) if tree[word].lemma == "register" for inner in [word]]
        for party in who.parties(tree, clause.subjects) if off else ():
            yield party


def _enlisted(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """ "was admitted to the register of political parties in 2016"."""
    tree = clause.tree
    if any(tree[noun].lemma in ("register", "registry", "roll") for noun in clause.after("to", "in", "into", "on")):
        yield from reading.reference.parties(tree, clause.subjects)


def years_behind(reading: Reading) -> Iterator[tuple[Mention, str, PartialDate]]:
    """ "The Green Party (1990–1999) was": the years behind the name that opens a lead."""
    tree = reading.tree
    for bracket in tree.brackets[:1]:
        years = _YEARS.fullmatch(tree.text[bracket.start : bracket.end].strip())
        party = tree[bracket.word].party
        if (
            years
            and party is not None
            and not tree.sentence.section
            and tree.sentence.number == 1
            and bracket.word < _OPENING
        ):
            yield party, "founded", PartialDate.of(int(years[1]))
            yield party, "dissolved", PartialDate.of(int(years[2]))
