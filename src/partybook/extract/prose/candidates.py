"""Whom a party supports: "endorsed X", "nominated X as its presidential candidate", "supported X in the election"."""

from __future__ import annotations

import re

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.elections import elections_in
from partybook.extract.prose.people_lists import adjacent_person
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue, Value

_BACK = frozenset(
    {
        "endorse",
        "support",
        "back",
        "nominate",
        "announce",
        "field",
        "run",
        "select",
        "choose",
        "present",
        "name",
        "propose",
    }
)
_CANDIDATES = frozenset({"candidate", "nominee", "flagbearer", "flag-bearer", "standard-bearer", "spitzenkandidat"})
_BIDS = frozenset({"bid", "candidacy", "candidature"})
_POSTS = frozenset({"speakership", "speaker", "leadership", "chairmanship", "chair", "judge", "ambassador"})
"""What candidates stand for in no election of the people."""
_ROUND = re.compile(r"\b(?:second round|run-?off)\b")
_TOGETHER = frozenset({"endorse", "support", "back"})
"""What several parties do with one candidate."""
_SURE = frozenset({"endorse", "nominate", "field"})


def read_candidates(reading: Reading) -> None:
    """State `endorsed_candidate`, with the election where it is named."""
    tree, who = reading.tree, reading.reference
    for word in tree.words:
        if word.party is None and word.lemma in _CANDIDATES:
            _named_candidate(reading, word.at)
    for clause in reading.clauses:
        if clause.lemma not in _BACK:
            continue
        certainty = reading.certainty(clause)
        if certainty is None:
            continue
        people = _backed_as(reading, clause) or (clause.subjects if clause.passive else clause.objects)
        parties = who.parties(tree, clause.agents if clause.passive else clause.subjects)
        roles = [
            noun
            for noun in (*clause.after("as", "for"), *clause.attributes)
            if tree[noun].lemma in ("candidate", "nominee", "candidacy")
            or (tree[noun].lemma == "president" and not tree.kids(noun, "poss"))
        ]
        if clause.passive and not parties:  # "X was nominated as its candidate"
            parties = [
                party
                for noun in roles
                if tree[noun].lemma != "president" and (party := reading.party_of(noun)) is not None
            ]
        elections = elections_in(reading)
        time = reading.when(clause).date
        of_state = any("presidential" in (tree[at].text for at in tree.kids(noun)) for noun in roles)
        if of_state and not elections and time is not None:
            reading.reference.election = ("presidential election", time)
        roles += [noun for noun in clause.objects if tree[noun].lemma in _BIDS]
        if not parties or not (roles or elections or clause.lemma in _SURE or _ROUND.search(tree.text)):
            continue
        qualifiers: dict[str, Value | None] = {"date": reading.when(clause).date}
        if elections:
            qualifiers["election"] = TextValue(elections[0].name)
        for noun in people:
            if tree[noun].tag == "NNP" and any(tree[child].lemma == "a" for child in tree.kids(noun, "det")):
                continue  # "nominated a Green MP to chair the committee"
            named = who.person(tree, noun)
            if not named and tree[noun].lemma == "candidate":  # "the candidate of the ruling party, President X"
                behind = re.split(r"\b(?:as|because|since|after|when|while|but)\b|;", tree.text[tree[noun].end :])[0]
                named = next(iter(who.cast.people_in(behind)), "")
            if not named and tree[noun].lemma in _BIDS:  # "X's bid", "the candidacy of X", not "his bid"
                owners = [own for own in tree.kids(noun, "poss") if tree[own].tag == "NNP"]
                owners += reading.behind(noun, "of")
                named = next((name for own in owners if (name := who.person(tree, own))), "")
            if named:
                for party in parties if clause.lemma in _TOGETHER else parties[:1]:
                    reading.state(party, "endorsed_candidate", Mention(named, "person"), qualifiers, certainty)


def _backed_as(reading: Reading, clause: Clause) -> tuple[int, ...]:
    """The person in "X ran as an independent backed by the A": whoever ran as what the participle belongs to."""
    tree = clause.tree
    noun = tree[clause.verb].head if clause.passive and tree[clause.verb].dep == "acl" else clause.verb
    if noun == clause.verb or tree[noun].dep != "pobj" or tree[tree[noun].head].text.lower() != "as":
        return ()
    above = reading.clause_above(noun)
    return above.subjects if above is not None else ()


def _named_candidate(reading: Reading, noun: int) -> None:
    """ "its presidential candidate, X", "the party's candidate was X", "X, the A's candidate for president"."""
    tree, who = reading.tree, reading.reference
    clause = reading.clause_above(noun)
    own = reading.party_of(noun)
    party = own or (who.topic if _is_the_only(reading, noun) else None)
    if any(tree[inner].lemma in _POSTS for inner in reading.behind(noun, "for", "to")):
        return
    if party is None or clause is None or reading.certainty(clause) not in ("asserted", "claimed"):
        return
    elected = [election for election in elections_in(reading) if election.end > tree[noun].start]
    if own is None and not elected:
        return
    people = tree.kids(noun, "appos")[:1]
    if clause.lemma == "be" and noun in clause.subjects:
        people += clause.attributes[:1]
    elif clause.lemma in ("be", "become") and noun in clause.attributes:
        people += clause.subjects[:1]
    elif tree[noun].dep in ("appos", "compound", "nmod"):
        people.append(tree[noun].head)
    named = {"election": TextValue(elected[0].name)} if elected else {}
    beside = adjacent_person(reading, noun)
    for name in dict.fromkeys(filter(None, (beside, *(who.person(tree, each) for each in people)))):
        reading.state(
            party, "endorsed_candidate", Mention(name, "person"), {"date": reading.when(clause).date, **named}
        )


def _is_the_only(reading: Reading, noun: int) -> bool:
    """ "X was the candidate in the 2008 by-election", of nobody else: the candidate of the party that is spoken of."""
    tree = reading.tree
    before = [tree[child].lemma for child in tree.kids(noun) if child < noun]
    return tree[noun].dep == "attr" and before == ["the"] and not any(word.party for word in tree.words)
