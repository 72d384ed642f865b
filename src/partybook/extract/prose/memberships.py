"""What parties belong to: "is a member of the D", "ran as part of the D", "a coalition called D", "D unites A"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partybook.extract.prose.alliances import MAKE, PACTS, pacts_in, state_for_a_time
from partybook.extract.prose.bodies import GROUPS, LARGEST, MEMBERS, bodies_of, body_of
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.party_lists import first_word, listed_parties
from partybook.extract.prose.phrases import is_alliance, is_party_phrase, vocabulary
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.register import is_title
from partybook.model import Mention

_INCLUDE = frozenset(
    {
        "include",
        "comprise",
        "consist",
        "compose",
        "unite",
        "bring together",
        "encompass",
        "gather",
        "make up",
        "group",
        "group together",
        "assemble",
    }
)
_FORMED = frozenset({"form", "create", "found", "launch", "establish", "constitute", "set up"})
_COMPONENT = frozenset({"member", "founding", "participating", "coalition", "alliance"})
_AGAINST = frozenset(
    {
        "oppose",
        "criticise",
        "criticize",
        "defeat",
        "attack",
        "reject",
        "fight",
        "replace",
        "face",
        "accuse",
        "support",
        "lose",
    }
)
_CALLED = frozenset({"call", "name", "know", "title", "dub"})
_JOINING = frozenset(
    {"join", "affiliate", "enter", "belong", "admit", "accept", "participate", "take", "adhere", "sit"}
)
_LEAVING = frozenset({"leave", "withdraw", "quit", "exit", "expel", "suspend"})
_STANDING = frozenset(
    {"run", "stand", "contest", "compete", "participate", "take", "campaign", "present", "win", "field"}
)
_OF_STATES = frozenset(
    {"European Union", "European Community", "European Economic Community", "United Nations", "Common Market"}
)


def read_memberships(reading: Reading) -> None:
    """State `member_of` for what a party or a coalition is said to belong to."""
    for clause in reading.clauses:
        for party, body in _pairs(reading, clause):
            state_for_a_time(reading, party, "member_of", body, clause, ends=False)
            if pacts_in(reading, clause):
                reading.reference.alliance = body
            for other in _beside(reading, clause):
                state_for_a_time(reading, other, "member_of", body, clause, ends=False)
        for party, body in _formed_by(reading, clause):
            state_for_a_time(reading, party, "member_of", body, clause, ends=False)
            reading.reference.alliance = body
        if clause.lemma in _JOINING or clause.lemma in _LEAVING:
            leaves = clause.lemma in _LEAVING
            for party, body in _joined(reading, clause):
                state_for_a_time(reading, party, "member_of", body, clause, starts=not leaves, ends=leaves)
    for word in reading.tree.words:
        if word.party is None and word.lemma in MEMBERS | PACTS | {"party"}:
            for party, body in (*_apposed(reading, word.at), *_component_parties(reading, word.at)):
                reading.state(party, "member_of", body)


def _beside(reading: Reading, clause: Clause) -> list[Mention]:
    """ "It is a component of the D alongside the A and the B"."""
    parts = [noun for noun in clause.attributes if reading.tree[noun].lemma in MEMBERS]
    words = reading.words_of(clause) if parts else []
    beside = [at for at in words if reading.tree[at].lemma == "alongside"]
    heads = [head for at in beside for head in reading.tree.kids(at, "pobj")]
    nouns = [noun for head in heads for noun in reading.tree.joined(head)]
    return _named(reading, nouns) if parts and clause.lemma == "be" else []


def _formed_by(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, Mention]]:
    """ "an alliance formed in 1989 between A, B and C", "the D coalition was created by A and B"."""
    tree = clause.tree
    if clause.lemma not in _FORMED or not clause.passive:
        return
    bodies = reading.reference.parties(tree, clause.subjects)
    pact = any(tree[noun].lemma in PACTS for noun in clause.subjects)
    between = clause.after("between", "of", "among") or (clause.agents if pact else ())
    united = pact or any(map(is_alliance, bodies)) or reading.reference.cast.of_parties in bodies
    between = between or (clause.agents if united else ())
    for body in bodies if united else ():
        for noun in between[:1]:
            parts = listed_parties(reading, first_word(reading, noun))
            yield from ((part, body) for part in parts if part != body and not _is_titled(part))


def _is_titled(part: Mention) -> bool:
    """Whether what founded a coalition is a person with a title: "formed by MP Anna Tal"."""
    return is_title(part.name.split()[0]) and not is_party_phrase(part.name)


def _apposed(reading: Reading, noun: int) -> Iterator[tuple[Mention, Mention]]:
    """ "a liberal party, a member of the D", "Cornflower, part of the D coalition"."""
    tree, who = reading.tree, reading.reference
    if tree[noun].dep != "appos" or tree[noun].lemma not in MEMBERS | PACTS:
        return
    first = tree.below(noun)[0]
    beside = tree[first - 2].party if first > 1 and tree[first - 1].text == "," else None
    party = who.cast.same(beside) if beside is not None else who.party(tree, tree[noun].head)
    if tree[noun].lemma in PACTS:  # "the Ecologists, an alliance of the A and B"
        parts = reading.behind(noun, "of", "between")[:1]
        listed = [part for inner in parts for part in listed_parties(reading, first_word(reading, inner))]
        yield from ((part, party) for part in listed if party is not None and part != party and len(listed) > 1)
        return
    if party is not None and (beside is not None or not who.person(tree, tree[noun].head)):
        yield from ((party, body) for body in bodies_of(reading, noun) if body != party)


def _component_parties(reading: Reading, noun: int) -> Iterator[tuple[Mention, Mention]]:
    """ "its three component parties, A, B and C", "the member parties of the D (A and B)"."""
    tree, who = reading.tree, reading.reference
    before = {tree[child].text.lower() for child in tree.kids(noun, "amod", "compound", "nmod")}
    if tree[noun].tag != "NNS" or tree[noun].lemma != "party" or not before & {*_COMPONENT, "constituent", "component"}:
        return
    behind = tree.text[tree[noun].end : tree[noun].end + 1]
    owner = reading.party_of(noun) or who.topic
    if owner is None or not (behind in (",", ":") or tree.kids(noun, "appos")):
        return
    yield from ((part, owner) for part in listed_parties(reading, noun + 1) if part != owner)


def _pairs(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, Mention]]:
    """Parties with what they belong to by what a clause says they are, form, consist of or stand as."""
    tree, who = clause.tree, reading.reference
    parties = who.parties(tree, clause.subjects)
    if clause.lemma in ("be", "become", "remain", "consider", "constitute"):
        whole = who.cast.of_parties
        for noun in clause.attributes:
            yield from ((party, body) for party in parties for body in bodies_of(reading, noun))
            if tree[noun].lemma == "member" and not tree.kids(noun, "prep") and whole is not None:
                yield from ((party, whole) for party in parties if party != whole)  # "the A was an observer member"
        yield from _members_named(reading, clause)
    for noun in clause.subjects:  # "A founding member of the D, it has governed since"
        if tree[noun].tag == "NN" and tree[noun].lemma in MEMBERS and len(clause.subjects) > 1:
            yield from ((party, body) for party in parties for body in bodies_of(reading, noun))
    if (
        clause.lemma in ("form", "hold", "make up") and not clause.passive
    ):  # "forms part of the D", "holds membership in the D"
        for noun in clause.objects:
            if tree[noun].lemma in ("part", "membership"):
                bodies = [
                    body for inner in reading.behind(noun, "of", "in") if (body := body_of(reading, inner)) is not None
                ]
                yield from ((party, body) for party in parties for body in bodies)
    if clause.lemma == "be" and tree[clause.verb].dep == "relcl":  # "the D, of which the party is a member"
        member = any(tree[noun].lemma in MEMBERS for noun in clause.attributes)
        which = [noun for noun in clause.after("of") if tree[noun].tag == "WDT"] if member else []
        yield from ((party, body) for party in parties for body in who.parties(tree, which))
    yield from _called(reading, clause, parties)
    yield from _including(reading, clause, parties)
    along = _named(reading, clause.after("along with", "together with", "alongside"))
    yield from ((party, body) for body in _stood_for(reading, clause) for party in (*parties, *along) if party != body)


def _members_named(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, Mention]]:
    """ "the members of the D are A and B", "the founding parties being A, B and C"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.subjects:
        before = {tree[child].text.lower() for child in tree.kids(noun, "amod", "compound", "nmod")}
        parties = tree[noun].lemma == "party" and bool(before & LARGEST)
        if tree[noun].tag != "NNS" or not (tree[noun].lemma in MEMBERS - {"part"} or parties):
            continue
        people = tree[noun].lemma == "member" and "founding" in before  # "the founding members were" people
        body = reading.party_of(noun) or (who.topic if parties and who.topic is not None else None)
        for name in clause.attributes:
            party = who.party(tree, name) if people else who.named_party(tree, name)
            if body is not None and party is not None and party != body and not who.person(tree, name):
                yield party, body


def _named(reading: Reading, nouns: Iterable[int]) -> list[Mention]:
    tree, who = reading.tree, reading.reference
    each = (name for noun in nouns for name in (reading.listed(noun) or [noun]))
    found = (who.party(tree, noun) for noun in each)
    return list(dict.fromkeys(party for party in found if party is not None))


def _called(reading: Reading, clause: Clause, parties: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """ "formed a coalition with B called D", "A and B formed the D alliance": all who formed it belong to it."""
    tree = clause.tree
    pacts = pacts_in(reading, clause)
    names = _names_of(reading, pacts)
    if clause.lemma in MAKE - {"join", "enter"}:
        names += [party for party in _named(reading, clause.objects) if is_alliance(party)]
    others = [*clause.after("with", "together with", "alongside")]
    others += [noun for pact in pacts for noun in reading.behind(pact, "with", "between")]
    members = [*parties, *_named(reading, others)]
    several = (len(set(members)) > 1 or bool(pacts)) and clause.lemma not in _AGAINST
    for name in dict.fromkeys(names):
        if several and tree[clause.verb].lemma != "be":
            yield from ((party, name) for party in dict.fromkeys(members) if party != name)


def _names_of(reading: Reading, pacts: list[int]) -> list[Mention]:
    """What a coalition is called: "a coalition called X", "the coalition X"."""
    tree, who = reading.tree, reading.reference
    found: list[Mention | None] = []
    for pact in pacts:
        found += [who.named_party(tree, apposed) for apposed in tree.kids(pact, "appos")]
        for clause in reading.clauses:
            if clause.lemma in _CALLED and pact in clause.subjects:
                called = (*clause.attributes, *clause.objects, *clause.after("as"))
                found += [who.named_party(tree, noun) for noun in called]
    return list(dict.fromkeys(filter(None, found)))


def _including(reading: Reading, clause: Clause, parties: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """ "D comprises A and B", "D, composed of A and B", "D is an alliance of A and B", "the alliance consisted of"."""
    tree = clause.tree
    parts: list[int] = []
    cast = reading.reference.cast
    united = any(map(is_alliance, parties)) or cast.of_parties in parties or (cast.of_note and cast.topic in parties)
    if clause.lemma in _INCLUDE and (united or _is_described(reading, clause)):
        parts = [*clause.objects, *clause.after("of", "by")]
    elif clause.lemma == "be":
        pacts = [noun for noun in clause.attributes if tree[noun].lemma in PACTS]
        parts = [part for pact in pacts for part in reading.behind(pact, "of", "between", "among", "by")]
    elif clause.lemma == "include" and tree[clause.verb].dep == "relcl":  # "an alliance of five parties which included"
        before = [w for w in tree.words[: clause.verb] if w.party is not None and is_alliance(w.party)]
        pact = any(w.lemma in PACTS and w.party is None for w in tree.words[: clause.verb])
        parties = [reading.reference.cast.same(word.party) for word in before[-1:] if word.party is not None and pact]
        parts = list(clause.objects) if parties else []
    listed = listed_parties(reading, first_word(reading, parts[0])) if parts else []
    for part in dict.fromkeys((*_named(reading, parts), *listed)):
        yield from ((part, body) for body in parties if part != body)


def _is_described(reading: Reading, clause: Clause) -> bool:
    """Whether a party is spoken of as an alliance: "the alliance consisted of", "D was a coalition made up of"."""
    tree = clause.tree
    above = reading.clause_above(tree[clause.verb].head) if tree[clause.verb].head != clause.verb else None
    said = above.attributes if above is not None and above.lemma == "be" else ()
    return any(
        tree[noun].lemma in PACTS
        or any(tree[child].lemma in PACTS for child in tree.kids(noun, "compound", "nmod"))
        or (noun and tree[noun].party is not None and tree[noun - 1].lemma in PACTS)
        for noun in (*clause.subjects, *said)
    )


def _stood_for(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """ "ran as part of the D", "contested the election within the D alliance", "as a member of the D"."""
    tree = clause.tree
    for noun in clause.after("as"):
        if tree[noun].lemma in MEMBERS and clause.lemma not in ("describe", "regard", "see", "found", "establish"):
            yield from bodies_of(reading, noun)
    if clause.lemma in _STANDING:
        banners = [
            noun for noun in clause.after("under", "on") if tree[noun].lemma in ("banner", "list", "ticket", "umbrella")
        ]
        for noun in (each for banner in banners for each in reading.behind(banner, "of")):
            body = body_of(reading, noun)
            if body is not None and is_alliance(body):
                yield body
        inside = [each for noun in clause.objects for each in reading.behind(noun, "within", "in", "under")]
        for noun in (*clause.after("within", "in", "under", "on"), *inside):
            body = body_of(reading, noun)
            if body is not None and (
                is_alliance(body) or tree[noun].lemma in ("alliance", "coalition", "list", "bloc")
            ):
                yield body


def _is_joint(reading: Reading, body: Mention) -> bool:
    """Whether a body is one that parties belong to, by its name or by what the text has said."""
    known = any(s.property == "member_of" and s.value == body for s in reading.context.statements)
    return known or is_alliance(body, "coalition") or body == reading.reference.cast.of_parties


def _joined(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, Mention]]:
    """ "the party joined the Y in 1990", "is affiliated to Y", "left the Y in 1995", "its MEPs sit with the Y"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.subjects:
        party = who.party(tree, noun)
        if clause.lemma == "sit" and any(
            tree[inner].lemma in ("government", "cabinet") for inner in clause.after("in")
        ):
            return
        if clause.lemma == "sit":
            party = reading.party_of(noun) if tree[noun].lemma in ("mep", "member", "deputy", "mp") else party
        if party is None or tree[noun].text.lower() in ("who", "whom", "they"):
            continue
        for target in _targets(clause):
            body = body_of(reading, target)
            bare = body is not None and tree[target].party is None and " " not in body.name and not body.name.isupper()
            if body is None or body == party or bare:
                continue
            if tree[target].text.lower() in ("it", "them") and not _is_joint(reading, body):
                continue  # "the coalition fell when the A left it"
            if body.name in vocabulary("not_abbreviations") or body.name in _OF_STATES:
                continue
            unknown = tree[target].party is None and tree[target].lemma not in GROUPS
            if unknown and (clause.lemma == "withdraw" or who.cast.is_place(body.name)):
                continue
            if clause.lemma in ("enter", "participate", "take", "accept") and not is_alliance(body):
                continue
            if clause.lemma == "join" and not clause.objects:
                continue  # "joined with the A to form the B"
            behind = tree.words[target + 1 :]
            doing = any(w.tag == "VBG" and tree[w.at - 1].text == "in" for w in behind)
            if clause.lemma == "join" and doing:
                continue  # "joined the A in overthrowing the king"
            yield party, body


def _targets(clause: Clause) -> tuple[int, ...]:
    """The nouns for what is joined or left."""
    if clause.lemma in ("withdraw", "expel", "suspend"):
        return clause.after("from")
    if clause.lemma in ("belong", "admit", "affiliate", "adhere") or clause.passive:
        return clause.after("to", "with", "into")
    if clause.lemma in ("participate", "take"):
        return clause.after("in") if clause.lemma == "participate" else ()
    if clause.lemma == "sit":
        return clause.after("with", "in", "within")
    return clause.objects or clause.after("to", "with")
