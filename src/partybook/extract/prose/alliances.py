"""Parties that work together: "formed a coalition with B", "governs with B", "A and B are allies".

What a coalition is called, and who belongs to it, is read in `memberships`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from partybook.extract.prose.clauses import Clause, moods
from partybook.extract.prose.party_lists import listed_parties
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.seats import leads
from partybook.extract.prose.tree import Tree
from partybook.model import Mention

PACTS = frozenset(
    {
        "coalition",
        "alliance",
        "pact",
        "bloc",
        "ticket",
        "list",
        "partnership",
        "cartel",
        "slate",
        "combine",
        "agreement",
    }
)
"""Nouns for what parties form together."""
_JOINT = frozenset({"joint", "common", "united", "shared", "coalition", "unity"})
_JOINT_NOUNS = frozenset(
    {"group", "faction", "government", "cabinet", "caucus", "candidate", "platform", "campaign", "front"}
)
MAKE = frozenset(
    {
        "form",
        "create",
        "build",
        "make",
        "sign",
        "conclude",
        "enter",
        "found",
        "establish",
        "join",
        "agree",
        "run",
        "present",
        "field",
        "share",
    }
)
_TOGETHER = frozenset({"govern", "rule", "ally", "align", "collaborate", "cooperate", "co-operate", "run", "contest"})
_WITH = ("with", "together with", "alongside", "jointly with", "along with", "alongside with")
_PEOPLE = frozenset(
    {"minister", "deputy", "member", "mp", "councillor", "leader", "government", "list", "group", "candidate"}
)
_FORMED = re.compile(r"\s+(?:\w+\s+)?(?:coalition|alliance|government|cabinet|pact|administration)\b")
_FORMED_BEFORE = re.compile(r"\b(?:coalition|alliance|government|cabinet)\s+(?:of\s+)?\Z")
_UNFORMED = re.compile(
    r"\b(?:preferred|possible|potential|proposed|future|planned|prospective|against|no)\s+(?:\S+\s*)?\Z"
)
_NOT_FORMED = re.compile(
    r"\brul(?:ed|es|ing)\s+out\b|\b(?:unable|failed|refused)\s+to\s+(?:form|agree|enter|join)|\bone\s+(?:possibility|option)\b"
    r"|\b(?:coalition|alliance|government|pact)\b[^,;.]*\b(?:was|were|is|are|seemed)\s+(?:not\s+possible|impossible)\b"
    r"|\b(?:would|could|might)\s+(?:look|try|seek|like)\s+to\s+(?:form|ally|enter)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells of a coalition only to say that there was none."""
_CONSISTING = ("consist", "comprise")
_PARTNERS = frozenset({"ally", "partner"})
_ENDING = frozenset({"break", "end", "terminate", "leave", "abandon", "quit", "dissolve", "collapse", "split"})


def read_alliances(reading: Reading) -> None:
    """State `alliance_with` between the parties that a sentence says stand, govern or work together."""
    if _NOT_FORMED.search(reading.tree.text):
        return
    for clause in reading.clauses:
        if clause.lemma in moods("unreal"):
            continue
        for one, other in _allied(reading, clause):
            state_for_a_time(reading, one, "alliance_with", other, clause, ends=clause.lemma in _ENDING)
    for word in reading.tree.words:
        if word.lemma in _PARTNERS and word.party is None:
            _apposed(reading, word.at)
    for clause in reading.clauses:
        if clause.lemma == "be" and reading.certainty(clause) == "asserted":
            _is_ally(reading, clause)
        if clause.lemma in ("participate", "take", "serve", "enter", "join") and not clause.unreal:
            _in_government(reading, clause)
    _hyphenated(reading)


def _is_ally(reading: Reading, clause: Clause) -> None:
    """ "its main ally is the B"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.subjects:
        owner = reading.party_of(noun) if tree[noun].lemma in _PARTNERS else None
        for other in who.parties(tree, clause.attributes) if owner is not None else ():
            if owner is not None and other != owner:
                state_for_a_time(reading, owner, "alliance_with", other, clause, ends=False)


def _in_government(reading: Reading, clause: Clause) -> None:
    """ "participated in a government led by the B"."""
    tree, who = clause.tree, reading.reference
    nouns = [noun for noun in (*clause.objects, *clause.after("in")) if tree[noun].lemma in ("government", "cabinet")]
    for party in who.parties(tree, clause.subjects):
        for leading in who.parties(tree, [agent for noun in nouns for agent in _leading(reading, noun)]):
            state_for_a_time(reading, party, "alliance_with", leading, clause, ends=False)


def _hyphenated(reading: Reading) -> None:
    """ "the A–B coalition", "an A-B-C government": names joined by dashes before a word for what they form."""
    text, cast = reading.tree.text, reading.reference.cast
    joined: list[Mention] = []
    end = first = -1
    for span in cast.parties_in(text):
        if not (joined and re.fullmatch(r"\s?[–-]\s?", text[end : span.start])):
            joined = []
        joined, end = [*joined, cast.same(span.party)], span.end
        before = text[max(0, span.start - 80) : span.start]
        first = first if len(joined) > 1 else span.start
        formed = _FORMED.match(text, end) or _FORMED_BEFORE.search(text, max(0, first - 40), first)
        if len(joined) > 1 and formed and not _UNFORMED.search(before):
            election = next((at.date for at in reading.moments), None) if len(reading.moments) == 1 else None
            for one, other in combinations(dict.fromkeys(joined), 2):
                reading.state(one, "alliance_with", other, {"date": election})


def state_for_a_time(
    reading: Reading, party: Mention, property: str, other: Mention, clause: Clause, *, starts: bool = False, ends: bool
) -> None:
    """A relation that holds for a time: dated by its clause, else by the election that the sentence names."""
    certainty = reading.certainty(clause)
    if party == other or certainty is None:
        return
    time = reading.when(clause)
    date = time.date
    if date is None and time.start is None and time.end is None and not ends:
        date = next((at.date for at in reading.moments if at.election), None)
    if ends:
        reading.state(party, property, other, {"end": date or time.end}, certainty)
    elif starts:
        reading.state(party, property, other, {"start": date or time.start, "end": time.end}, certainty)
    else:
        reading.state(party, property, other, {"date": date, "start": time.start, "end": time.end}, certainty)


def _allied(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of parties that a clause says are allied."""
    tree, who = clause.tree, reading.reference
    parties = who.parties(tree, clause.subjects) or _of_their_people(reading, clause.subjects)
    pacts = pacts_in(reading, clause)
    if pacts and not parties and clause.lemma in MAKE:  # "X entered a pact with the B", of somebody who leads a party
        names = [who.person(tree, noun) for noun in clause.subjects]
        parties = [party for name in names[:1] if name and (party := leads(reading, name)) is not None]
    behind: list[int] = []
    if pacts:
        inside = {pact for pact in pacts if pact in clause.attributes and clause.lemma == "be"}  # "is a pact between"
        behind = [noun for pact in pacts for noun in reading.behind(pact, *_WITH, "and", "include")]
        behind += [noun for pact in pacts if pact not in inside for noun in reading.behind(pact, "between")]
        behind += clause.after(*_WITH, "include")
        behind += [agent for pact in pacts for agent in _leading(reading, pact)]
        behind += _with_behind(reading, clause, pacts)
        if not parties:
            made = (*clause.subjects, *clause.agents, *(clause.attributes if _is_government(clause) else ()))
            behind += [noun for pact in pacts if pact in made for noun in reading.behind(pact, "of")]
    elif clause.lemma in _TOGETHER or (clause.lemma in MAKE | {"sit", "serve", "be"} and _governs(clause)):
        shared = [noun for noun in clause.after("in") if tree[noun].lemma in ("government", "cabinet", "power")]
        behind = [other for noun in shared for other in reading.behind(noun, *_WITH)]
        behind += [other for noun in clause.subjects for other in _joining(reading, noun)]
        behind += list(clause.after(*_WITH, *(("to",) if clause.lemma in ("ally", "align") else ())))
    partners = _partners(reading, behind)
    for noun in clause.attributes:
        if tree[noun].lemma == "part":  # "was part of the government alongside A and B"
            joint = any(
                tree[inner].lemma in ("government", "coalition", "cabinet") for inner in reading.behind(noun, "of")
            )
            partners += _partners(reading, clause.after("alongside", "with", "together with")) if joint else []
        if tree[noun].lemma in _PARTNERS:  # "was a junior partner of B"; "A and B are allies"
            partners += _partners(reading, reading.behind(noun, "to", "of", "with", "for"))
            if tree[noun].tag == "NNS" and not partners:
                yield from combinations(parties, 2)
    yield from ((party, partner) for party in parties for partner in partners)
    if clause.lemma in ("govern", "rule") and any(
        tree[at].lemma == "together" for at in tree.kids(clause.verb, "advmod")
    ):
        yield from combinations(parties, 2)
    if clause.lemma in _CONSISTING and not parties and _is_government(clause):  # "the cabinet consisted of A and B"
        yield from combinations(_partners(reading, (*clause.objects, *clause.after("of"))), 2)
    elif not parties:
        yield from combinations(partners, 2) if pacts else ()  # without a pact, the subject is somebody unknown
    elif pacts and clause.lemma in MAKE:
        yield from combinations(parties, 2)


def _is_government(clause: Clause) -> bool:
    """ "The second Tal government was a coalition of A and B"."""
    tree = clause.tree
    named = (word for noun in clause.subjects for word in tree.below(noun))
    return clause.lemma in ("be", *_CONSISTING) and any(
        tree[at].lemma in ("government", "cabinet", "ministry", "it") for at in named
    )


def _joining(reading: Reading, noun: int) -> list[int]:
    """The parties in "the A, together with the B, governed"."""
    tree = reading.tree
    preps = [prep for prep in tree.kids(noun, "prep") if tree[prep].lemma == "with"]
    together = [prep for prep in preps if tree[prep - 1].text in ("together", "along", "jointly")]
    return [each for prep in together for head in tree.kids(prep, "pobj") for each in tree.joined(head)]


def _of_their_people(reading: Reading, nouns: tuple[int, ...]) -> list[Mention]:
    """The party of "A ministers governed with B"."""
    found = [reading.party_of(noun) for noun in nouns if reading.tree[noun].lemma in _PEOPLE]
    return list(dict.fromkeys(party for party in found if party is not None))


def _leading(reading: Reading, pact: int) -> list[int]:
    """The party in "part of the ruling coalition led by the A"."""
    tree, who = reading.tree, reading.reference
    led = [
        clause
        for clause in reading.clauses
        if clause.lemma in ("lead", "head") and clause.passive and pact in clause.subjects
    ]
    return [
        agent
        for clause in led
        for agent in clause.agents
        if who.named_party(tree, agent) and not who.person(tree, agent)
    ]


def _with_behind(reading: Reading, clause: Clause, pacts: list[int]) -> list[int]:
    """The nouns behind "with" that the parser hung elsewhere: "a common group in the Bundestag with the B"."""
    tree = reading.tree
    preps = [word for word in reading.words_of(clause) if tree[word].text == "with" and word > pacts[0]]
    return [each for prep in preps for noun in tree.kids(prep, "pobj") for each in tree.joined(noun)]


_PACT_NOUNS = PACTS | _JOINT_NOUNS | {"agreement"}


def pacts_in(reading: Reading, clause: Clause) -> list[int]:
    """The nouns of a clause for what parties form together: "a coalition", "a joint list", "a common group"."""
    tree = clause.tree
    made = clause.lemma in MAKE | {"set up", "launch"}
    return [
        noun
        for noun in reading.words_of(clause)
        if (_is_pact(reading, noun) if tree[noun].party is None else made and _is_named_pact(tree, noun))
    ]


def _is_named_pact(tree: Tree, noun: int) -> bool:
    """Whether a name is that of a pact which somebody makes: "together with the A it set up the Patriotic Pact"."""
    return tree[noun].dep == "dobj" and tree[noun].text.split()[-1].lower() == "pact"


def _is_pact(reading: Reading, noun: int) -> bool:
    tree = reading.tree
    if tree[noun].lemma not in _PACT_NOUNS:
        return False
    adjectives = {tree[child].lemma for child in tree.kids(noun, "amod", "compound", "nmod")}
    if tree[noun].lemma == "agreement":
        return bool(adjectives & {"coalition", "electoral", "cooperation", "co-operation", "alliance"})
    if tree[noun].dep in ("compound", "nmod") and tree[tree[noun].head].lemma not in _JOINT_NOUNS | PACTS:
        return False  # "the coalition leader"
    return tree[noun].lemma in PACTS or (tree[noun].lemma in _JOINT_NOUNS and bool(adjectives & _JOINT))


def _governs(clause: Clause) -> bool:
    """ "formed the government with B", "entered government with B"."""
    if clause.lemma == "join":
        return any(
            clause.tree[noun].lemma in ("force", "government", "cabinet", "executive") for noun in clause.objects
        )
    nouns = (*clause.objects, *(clause.after("in") if clause.lemma in ("sit", "serve", "be") else ()))
    return any(clause.tree[noun].lemma in ("government", "cabinet", "power", "office", "executive") for noun in nouns)


def _partners(reading: Reading, nouns: Iterable[int]) -> list[Mention]:
    tree, who = reading.tree, reading.reference
    nouns = list(nouns)
    each = [name for noun in nouns for name in (reading.listed(noun) or _branches(reading, noun) or [noun])]
    plural = next((noun for noun in nouns if tree[noun].lemma == "party" and tree[noun].tag == "NNS"), None)
    if plural is not None and not reading.listed(plural):
        return listed_parties(reading, plural + 1)  # "with the parties A, B and C"
    found = [who.named_party(tree, _owner(reading, noun)) for noun in each]
    if found and found[0] is not None and tree[each[0]].party is not None:
        found += listed_parties(reading, each[0])
    return list(dict.fromkeys(party for party in found if party is not None))


def _branches(reading: Reading, noun: int) -> list[int]:
    """The parties of "the state branches of A and B"."""
    return reading.behind(noun, "of") if reading.tree[noun].lemma in ("branch", "wing", "section", "federation") else []


def _owner(reading: Reading, noun: int) -> int:
    """The party in "with Labour's John Smith"."""
    owners = [child for child in reading.tree.kids(noun, "poss") if reading.tree[child].party is not None]
    return owners[0] if owners else noun


def _apposed(reading: Reading, noun: int) -> None:
    """ "its ally, the Democratic Movement", "its coalition partner the Labour Party"."""
    tree, who = reading.tree, reading.reference
    owner = reading.party_of(noun)
    names = [
        *tree.kids(noun, "appos"),
        *(head for head in (tree[noun].head,) if tree[noun].dep in ("compound", "nmod")),
    ]
    for name in names:
        other = who.party(tree, name)
        if owner is not None and other is not None and other != owner:
            reading.state(owner, "alliance_with", other)
