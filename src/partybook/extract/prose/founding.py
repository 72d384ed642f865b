"""Foundings, registrations and ends: "was founded by A in 1990", "registered in", "announced its dissolution"."""

from __future__ import annotations

import re

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.event_nouns import read_event_nouns, state_date
from partybook.extract.prose.figures import find_figures
from partybook.extract.prose.mergers import MERGERS
from partybook.extract.prose.milestones import milestones, years_behind
from partybook.extract.prose.officeholders import is_of_person
from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading, event_date
from partybook.extract.prose.seats import BODIES
from partybook.model import Mention, PartialDate

_EVENTS = {
    "founded": (
        "found",
        "establish",
        "form",
        "create",
        "set up",
        "launch",
        "constitute",
        "float",
        "start",
        "bear",
        "inaugurate",
        "organise",
        "organize",
    ),
    "registered": ("register", "license"),
    "deregistered": ("deregister", "de-register"),
    "dissolved": (
        "dissolve",
        "disband",
        "wind up",
        "disappear",
        "cease",
        "disintegrate",
        "break up",
        "break",
        "close down",
        "abolish",
        "disestablish",
        "collapse",
        "fold",
        "liquidate",
        "self-dissolve",
    ),
    "banned": ("ban", "outlaw", "prohibit", "proscribe"),
    "legalised": ("legalise", "legalize"),
}
_PROPERTY = {verb: property for property, verbs in _EVENTS.items() for verb in verbs}
_INTRANSITIVE = frozenset(
    {
        "register",
        "dissolve",
        "disband",
        "disappear",
        "cease",
        "disintegrate",
        "break up",
        "break",
        "form",
        "launch",
        "collapse",
        "fold",
    }
)
_GROUPS = ("party", "coalition", "alliance", "movement", "front", "organisation", "organization", "group", "bloc")
_NO_PARTY = ("charity", "company", "corporation", "trademark", "business", "non-profit", "nonprofit")
_NOT_YET = frozenset({"fully", "yet", "formally", "officially", "properly"})
"""With a negation no denial: "was not yet fully formed"."""
_IN_PART = frozenset({"still", "largely", "partly", "nearly", "practically"})
"""What did not happen then, or not wholly: "is still registered", "was largely disbanded"."""
_MERELY_AS = re.compile(r"\s+(?:only|merely|just|solely|mainly)\s+as\b")
_WITH_OTHERS = re.compile(r"\b(?:predecessors?|successors?)\s+(?:has|have|had)\b")
_EVE = re.compile(
    r"\b(?:on the eve of|in the run-?up to|ahead of|(?:shortly|just|immediately) before|in time for|"
    r"to (?:contest|fight|run in))\s+(?:the\s+)?(?:\w+\s+){0,3}\Z"
    r"|\b(?:formed|founded|created|established|launched|set up)\s+(?:for\s+)?(?:the\s+)?\Z"
)
_YEAR = re.compile(r"\d{4}")
_BEFORE_ELECTIONS = frozenset({"found", "form", "establish", "create", "launch", "set up", "register"})


def read_events(reading: Reading) -> None:
    """Dates of a party's life, and its founders, from verbs whose object is the party, then from nouns."""
    for clause in reading.clauses:
        property = _PROPERTY.get(clause.lemma)
        if property is not None:
            for party in _undergone(reading, clause):
                _state(reading, clause, party, property)
        if clause.lemma in ("exist", "operate", "last"):
            _existed(reading, clause)
        if clause.lemma == "be" and not reading.tree.sentence.section and reading.tree.sentence.number == 1:
            _existed(reading, clause, only_spans=True)
        for party, property in milestones(reading, clause):
            _state(reading, clause, party, property)
        if clause.lemma in ("be", "include"):
            _founders(reading, clause)
        elif "ounding member" in reading.tree.text:
            _was_founding(reading, clause)
    for party, property, date in years_behind(reading):
        state_date(reading, party, property, date, "asserted")
    read_event_nouns(reading)


def _undergone(reading: Reading, clause: Clause) -> list[Mention]:
    """The parties that the event happened to."""
    tree, who = clause.tree, reading.reference
    objects = tuple(noun for noun in clause.objects if noun not in clause.attributes)
    if tree[clause.verb].tag == "VBG" and not objects and not clause.passive and clause.after("of"):
        return who.parties(tree, clause.after("of"))  # "the founding of the party by"
    if clause.lemma in ("organise", "organize") and _is_arranged(clause):
        return []
    if clause.passive:
        dangling = tree[clause.verb].dep == "advcl" and not tree.kids(clause.verb, "nsubj", "nsubjpass")
        owners = [reading.party_of(noun) for noun in clause.subjects] if dangling else []
        named = list(dict.fromkeys(party for party in owners if party is not None))  # "Founded in 1990, its leader is"
        return who.parties(tree, clause.subjects) or named or _under_name(reading, clause)
    if clause.lemma == "break":  # "the coalition broke in 1992", not "broke the law", "broke with the past"
        other = objects or clause.after("with", "from", "into", "for", "away from")
        return [] if other else who.parties(tree, clause.subjects)
    if clause.lemma == "cease":
        ended = (
            "exist" in _below(clause)
            or clause.after("to")
            or _below(clause) & {"be", "activity", "operation", "existence"}
        )
        return who.parties(tree, clause.subjects) if ended else []
    itself = any(tree[noun].text.lower() in ("itself", "themselves") for noun in objects)
    if itself and clause.after("as"):  # "constituted itself as the B"
        return [party for noun in clause.after("as") if (party := who.named_party(tree, noun)) is not None]
    if objects:
        merging = clause.matrix[:1] and clause.matrix[0] in ("merge", "unite", "fuse", "unify", "amalgamate", "combine")
        made = [party for noun in objects if merging and (party := who.named_party(tree, noun)) is not None]
        return who.parties(tree, objects) or made or _introduced(reading, objects)
    apart = any(child > clause.verb for noun in clause.subjects for child in tree.kids(noun, "appos"))
    if apart:
        return []  # "it formed, with the B, the coalition C", with C hung on "it"
    return who.parties(tree, clause.subjects) if clause.lemma in _INTRANSITIVE else []


def _is_arranged(clause: Clause) -> bool:
    """ "has been organised into factions", "was badly organised": of how a party is made up."""
    how = {clause.tree[child].lemma for child in clause.tree.kids(clause.verb, "advmod")}
    return bool(clause.after("into", "along", "around")) or bool(
        how & {"badly", "well", "poorly", "loosely", "internally"}
    )


def _under_name(reading: Reading, clause: Clause) -> list[Mention]:
    """ "a liberal party was founded under the name of X"."""
    tree, who = clause.tree, reading.reference
    if not any(tree[noun].lemma in _GROUPS for noun in clause.subjects):
        return []
    names = [noun for noun in clause.after("under") if tree[noun].lemma == "name"]
    behind = [inner for noun in names for inner in (*reading.behind(noun, "of"), *tree.kids(noun, "appos", "nmod"))]
    return [party for inner in behind if (party := who.named_party(tree, inner)) is not None]


def _below(clause: Clause) -> set[str]:
    return {clause.tree[child].lemma for child in clause.tree.kids(clause.verb, "xcomp", "dobj")}


def _introduced(reading: Reading, objects: tuple[int, ...]) -> list[Mention]:
    """New parties by their names: "founded two new parties: A and B", "a coalition called C"."""
    tree, who = reading.tree, reading.reference
    found = []
    for noun in objects:
        if tree[noun].lemma not in _GROUPS:  # "established a rival, the New National Front"
            found += [tree[child].party for child in tree.kids(noun, "appos")]
            continue
        for apposed in tree.kids(noun, "appos"):
            found += [who.named_party(tree, each) for each in tree.joined(apposed)]
        for clause in reading.clauses:
            if clause.lemma in ("call", "name", "know") and noun in clause.subjects:
                found += [
                    who.named_party(tree, each) for each in (*clause.attributes, *clause.objects, *clause.after("as"))
                ]
    return [party for party in found if party is not None]


def _is_earlier(reading: Reading, clause: Clause) -> bool:
    """ "registered in 1996, having been set up before": the date is the later event's."""
    tree = reading.tree
    having = any(tree[at].text.lower() == "having" for at in tree.kids(clause.verb, "aux"))
    return having and not any(at.word in tree.below(clause.verb) for at in reading.moments)


def _before_election(reading: Reading, clause: Clause) -> PartialDate | None:
    """The year of "founded on the eve of the 1990 election", "formed to contest the 1990 election"."""
    text = reading.tree.text
    for at in reading.moments if clause.lemma in _BEFORE_ELECTIONS else ():
        before = text[max(0, at.start - 50) : at.start]
        if at.election and at.start > reading.tree[clause.verb].end and _EVE.search(before):
            return PartialDate.of(int(year[0])) if (year := _YEAR.search(str(at.date))) else None
    return None


def _state(reading: Reading, clause: Clause, party: Mention, property: str) -> None:
    certainty = reading.certainty(clause)
    adverbs = {reading.tree[child].lemma for child in reading.tree.kids(clause.verb, "advmod")}
    if (certainty == "denied" and adverbs & _NOT_YET) or (property != "founded" and adverbs & _IN_PART):
        return
    if certainty is None or any(reading.tree[noun].lemma in _NO_PARTY for noun in clause.after("as")):
        return
    date = event_date(reading.when(clause)) or _of_leaving(reading, clause)
    if _is_earlier(reading, clause):
        date = None
    if property == "registered" and (eve := _before_election(reading, clause)) is not None:
        date = eve
    if property == "founded" and (date is None or date.start is None):
        date = _before_election(reading, clause) or date
    if property == "founded" and _is_local(reading, clause, party, date):
        return
    state_date(reading, party, property, date, certainty)
    if property == "founded":
        of = reading.tree[clause.verb].tag == "VBG" and bool(clause.after("of"))
        people = clause.agents if clause.passive else clause.after("by") if of else clause.subjects
        for noun in clause.after("on", "by", "at"):  # "on the initiative of X"
            if clause.passive and reading.tree[noun].lemma == "initiative":
                people = (*people, *reading.behind(noun, "of"))
        people = (*people, *(leader for noun in people for leader in _led_by(reading, noun)))
        people = people or _who_left(reading, clause)
        people = (*people, *clause.after("together with", "along with", "alongside"))
        if not clause.passive and reading.tree[clause.verb].text.startswith("co"):  # "co-founded the A with B and C"
            people = (*people, *clause.after("with"))
        for person in listed_people(reading, people):
            reading.state(party, "founder", person, certainty=certainty)


def _who_left(reading: Reading, clause: Clause) -> tuple[int, ...]:
    """The founders in "was founded in 1926 when X and his supporters split from the A"."""
    tree = reading.tree
    for other in reading.clauses:
        left = other.lemma in ("leave", "split", "break away", "break", "secede", "quit", "resign")
        when = any(tree[child].lemma == "when" for child in tree.kids(other.verb, "advmod"))
        if left and when and clause.verb in tree.above(other.verb) and not other.unreal and not other.negated:
            return other.subjects
    return ()


def _led_by(reading: Reading, noun: int) -> list[int]:
    """The people in "founded by dissidents led by X"."""
    tree = reading.tree
    if tree[noun].party is not None or reading.reference.person(tree, noun) or tree[noun].lemma in MERGERS:
        return []
    return [
        agent
        for clause in reading.clauses
        if clause.lemma in ("lead", "head")
        and clause.passive
        and tree[clause.verb].dep == "acl"
        and _is_of(reading, clause, noun)
        for agent in clause.agents
    ]


def _is_of(reading: Reading, clause: Clause, noun: int) -> bool:
    """Whether a participle belongs to a group of people or to the party behind it ("members of the A led by X")."""
    head = reading.tree[clause.verb].head
    return head == noun or (noun in reading.tree.above(head) and reading.tree[head].party is not None)


def _of_leaving(reading: Reading, clause: Clause) -> PartialDate | None:
    """The date on which those who founded it left another party: "formed by people who left A on 28 May 1975"."""
    for other in reading.clauses:
        if other.lemma in ("leave", "split", "break away", "secede", "merge") and set(other.subjects) & set(
            clause.agents
        ):
            return reading.when(other).date
    return None


def _is_local(reading: Reading, clause: Clause, party: Mention, date: PartialDate | None) -> bool:
    """Whether a founding is that of a branch, or of one of several bodies anew: in a place, or together with others,
    when the text has dated the party's founding otherwise."""
    tree = reading.tree
    known = [s.value for s in reading.context.statements if s.property == "founded" and s.subject == party]
    if (
        date is None
        or date.precision == "day"
        or not any(isinstance(at, PartialDate) and not at.may_equal(date) for at in known)
    ):
        return False
    dated = {at.word for at in reading.moments}
    places = [noun for noun in clause.after("in") if tree[noun].tag == "NNP" and noun not in dated]
    places = [noun for noun in places if not BODIES.search(tree.name(noun))]
    places += [noun for noun in clause.after("in") if tree[noun].lemma in ("state", "province", "city", "region")]
    return bool(places) or len(_undergone(reading, clause)) > 1


def _existed(reading: Reading, clause: Clause, only_spans: bool = False) -> None:
    """ "existed from 1969", "existed between 1920 and 1929", "was a party in Peru from 1920 to 1929"."""
    certainty = reading.certainty(clause)
    if certainty not in ("asserted", "claimed"):
        return
    if clause.lemma == "operate" and _WITH_OTHERS.search(reading.tree.text):
        return  # "the party and its predecessors have operated since"
    if _MERELY_AS.match(clause.tree.text, clause.tree[clause.verb].end):
        return  # "before 1931 the party existed only as a club of deputies"
    time = reading.when(clause)
    kinds = [noun for noun in clause.attributes if clause.tree[noun].lemma in _GROUPS]
    if only_spans and (time.start is None or time.end is None or not kinds or len(clause.attributes) > 1):
        return
    if only_spans and (is_of_person(reading.tree.text) or find_figures(reading.tree.text)):
        return  # "the party of X, president from 1975 to 1987", "a party with one seat from 1975 to 1987"
    for party in reading.reference.parties(clause.tree, clause.subjects):
        state_date(reading, party, "founded", time.start, certainty)
        state_date(reading, party, "dissolved", time.end, certainty)


def _was_founding(reading: Reading, clause: Clause) -> None:
    """ "A founding member of the party, X led it": what somebody was who did something else."""
    tree = reading.tree
    before = [at for at in tree.kids(clause.verb) if at < clause.verb and tree[at].lemma == "member"]
    for noun in before if not clause.negated else ():
        founding = noun not in clause.subjects and any(tree[child].text == "founding" for child in tree.kids(noun))
        own = reading.party_of(noun) if founding else None
        for person in list(listed_people(reading, clause.subjects))[:1] if own is not None else ():
            if own is not None:
                reading.state(own, "founder", person)


def _founders(reading: Reading, clause: Clause) -> None:
    """ "The founding members of the party were A, B and C"; "the founders were A and B"."""
    tree, who = clause.tree, reading.reference
    made = [noun for noun in clause.attributes if tree[noun].lemma == "creation"]
    among = clause.after("among", "amongst")  # "among its founders were A and B"
    brainchild = [noun for noun in clause.attributes if tree[noun].lemma == "brainchild"]
    for noun in (*brainchild, *made):
        for party in who.parties(tree, clause.subjects):
            for person in listed_people(reading, reading.behind(noun, "of")):
                reading.state(party, "founder", person)
    for noun in clause.attributes:  # "X was a founding member of the party and its first chairman"
        founding = any(tree[child].text.lower() == "founding" for child in tree.kids(noun, "amod", "compound"))
        own = reading.party_of(noun) if founding and tree[noun].lemma == "member" else None
        for person in listed_people(reading, clause.subjects) if own is not None else ():
            if own is not None and not clause.negated:
                reading.state(own, "founder", person)
    for noun in (*clause.subjects, *among):
        adjectives = {tree[child].text.lower() for child in tree.kids(noun, "amod", "compound")}
        if tree[noun].lemma != "founder" and not (tree[noun].lemma == "member" and "founding" in adjectives):
            continue
        owner = reading.party_of(noun) or who.topic
        if owner is not None:
            named = clause.attributes or clause.objects
            for person in listed_people(reading, (clause.subjects or named) if noun in among else named):
                reading.state(owner, "founder", person)
