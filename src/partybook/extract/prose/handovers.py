"""Who passed an office of a party to whom: "X resigned as leader", "Y succeeded X", "the leadership passed to Y"."""

from __future__ import annotations

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.people_lists import listed_people
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.roles import Role, is_party_role, role_of
from partybook.extract.prose.seats import BODIES
from partybook.model import Mention, PartialDate, Statement, TextValue

_LEAVING = frozenset({"resign", "retire", "step down", "stand down", "quit", "depose", "oust", "remove", "dismiss"})
_FOLLOWING = frozenset({"succeed", "replace", "supersede"})
_GIVING_UP = frozenset({"give up", "relinquish", "resign", "vacate", "lay down"})
_OUSTING = frozenset({"oust", "defeat", "depose", "unseat"})
_CHOOSING = frozenset({"elect", "appoint", "name", "choose", "select", "pick", "designate"})
_LEADERSHIPS = ("leadership", "chairmanship", "presidency", "chair", "helm", "reins")
_ASSUMING = frozenset({"take over", "assume", "take", "pass", "win", "hand over", "hand"})


def hand_over(reading: Reading, clause: Clause) -> None:
    """State who left an office of a party, and who took it, when a clause says so."""
    lemma, passive = clause.lemma, clause.passive
    if lemma in _LEAVING:
        _left(reading, clause)
    elif lemma in _FOLLOWING or (lemma == "follow" and passive and clause.after("as", "at")):
        _followed(reading, clause)
    if lemma in _GIVING_UP and not passive:
        _gave_up(reading, clause)
    if lemma == "be" or (clause.passive and lemma in _CHOOSING):
        _was_successor(reading, clause)
    if lemma in _LEAVING and passive:
        _in_favour(reading, clause)
    if lemma in _OUSTING and passive and clause.agents and not clause.after("as", "from"):
        _followed(reading, clause)
    if lemma in _ASSUMING:
        _assumed(reading, clause)
    if lemma == "take over" and clause.after("from"):
        _took_from(reading, clause)
    if lemma == "take over" and not clause.objects and not clause.after("as"):
        _took_over(reading, clause)
    if lemma in ("hold", "occupy", "fill") and passive:
        _post_held(reading, clause)
    if lemma == "lose" and clause.after("to"):
        _lost_leadership(reading, clause)
    if lemma in ("defeat", "beat") and not passive:
        _won_leadership(reading, clause)


def _left(reading: Reading, clause: Clause) -> None:
    """ "X resigned as leader in 1999", "X was deposed as chairman"."""
    who = reading.reference
    time = reading.when(clause)
    end: PartialDate | None = time.date or time.start
    for noun in clause.after("as", "from"):
        role = role_of(reading, noun)
        party = (role.party or who.topic or (who.own_party if is_party_role(role) else None)) if role else None
        if role is None or party is None:
            continue
        for person in listed_people(
            reading, clause.subjects if clause.passive or not clause.objects else clause.objects
        ):
            reading.state(party, "leader", person, {"role": TextValue(role.title), "end": end})


def _gave_up(reading: Reading, clause: Clause) -> None:
    """ "X gave up the presidency in 2017"."""
    time = reading.when(clause)
    for noun in clause.objects:
        party = reading.party_of(noun) or reading.reference.topic
        if reading.tree[noun].lemma in _LEADERSHIPS and party is not None:
            for person in listed_people(reading, clause.subjects):
                was = held_by(reading, person)
                title = TextValue(was.title if was is not None else "leader")
                reading.state(party, "leader", person, {"role": title, "end": time.date or time.start})


def _was_successor(reading: Reading, clause: Clause) -> None:
    """ "His successor was X", "X was (elected as) his successor", of somebody known as a leader."""
    tree = reading.tree
    said = (*clause.attributes, *clause.after("as"))
    for successors, people in ((clause.subjects, clause.attributes), (said, clause.subjects)):
        for noun in successors:
            owners = tree.kids(noun, "poss") if tree[noun].lemma == "successor" else []
            before = [at for other in reading.clauses if other.verb < clause.verb for at in other.subjects]
            followed = [*listed_people(reading, owners), *(listed_people(reading, before) if owners else ())]
            held = [role for person in followed if (role := held_by(reading, person))]
            if held and held[0].party is not None:
                for person in list(listed_people(reading, people))[:1]:
                    reading.state(held[0].party, "leader", person, {"role": TextValue(held[0].title)})


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
    known = [role for person in both if (role := held_by(reading, person))]
    known = known or _just_taken(reading, clause)
    roles = [role for noun in clause.after("as") if (role := role_of(reading, noun))] or known
    roles = roles or [role for noun in old if (role := role_of(reading, noun)) and role.party is not None]
    pronoun = any(clause.tree[noun].text.lower() in ("he", "she") for noun in new)
    told = _just_told(reading) if not roles and not clause.passive and pronoun else None
    last = _last_before(reading)
    if told is not None and last is not None and last.value in list(listed_people(reading, new)):
        roles = [told]  # "X was appointed secretary. She succeeds Y"
    if not roles and any(clause.tree[noun].lemma == "head" for noun in clause.after("at")):
        roles = [role for person in listed_people(reading, new) if (role := held_by(reading, person))]
    party = (roles[0].party or who.topic) if roles else None
    if party is None:
        return
    date = reading.when(clause).date
    for person in listed_people(reading, new):
        reading.state(party, "leader", person, {"role": TextValue(roles[0].title), "start": date})
    held = TextValue(roles[0].title.removeprefix("acting ").removeprefix("interim "))
    for person in listed_people(reading, old):
        reading.state(party, "leader", person, {"role": held, "end": date})


def _just_taken(reading: Reading, clause: Clause) -> list[Role]:
    """The role in "X became leader in 1990, succeeding Y"."""
    above = reading.clause_above(clause.tree[clause.verb].head)
    if clause.tree[clause.verb].dep != "advcl" or clause.tree[clause.verb].tag != "VBG" or above is None:
        return []
    nouns = (*above.attributes, *above.after("as"))
    return [role for noun in nouns if (role := role_of(reading, noun)) and (role.party or is_party_role(role))]


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
        post = tree[noun].lemma in ("post", "position", "office") and passed
        was = (
            [held for person in listed_people(reading, clause.subjects) if (held := held_by(reading, person))]
            if post
            else []
        )
        if tree[noun].lemma not in _LEADERSHIPS and not was:
            continue
        states = ("republic", "country", "state", "nation", "government", "council", "senate", "house", "assembly")
        others = [at for at in reading.behind(noun, "of") if reading.tree[at].lemma in states]
        party = was[0].party if was else reading.party_of(noun) or (None if others else who.topic)
        if party is not None:
            start = reading.when(clause).date
            role = TextValue(
                was[0].title if was else "leader" if tree[noun].lemma in ("leadership", "helm", "reins") else "chair"
            )
            for person in listed_people(reading, clause.after("to") if passed else clause.subjects):
                reading.state(party, "leader", person, {"role": role, "start": start})


def _took_over(reading: Reading, clause: Clause) -> None:
    """ "X was leader until 1999, when Y took over": in the role that the sentence says somebody else held."""
    people = list(listed_people(reading, clause.subjects))
    others = [reading.reference.person(reading.tree, noun) for other in reading.clauses for noun in other.subjects]
    held = [role for name in others if name and (role := held_by(reading, Mention(name, "person")))]
    for person in people if held and held[0].party is not None else ():
        title = {"role": TextValue(held[0].title), "start": reading.when(clause).date}
        if held[0].party is not None:
            reading.state(held[0].party, "leader", person, title)


def _took_from(reading: Reading, clause: Clause) -> None:
    """ "its leader is Y, who took over from X in 2008", "Y takes over from X as secretary"."""
    titles = [noun for old in clause.after("from") for noun in reading.behind(old, "as")]
    roles = [role for noun in (*clause.after("as"), *titles) if (role := role_of(reading, noun))]
    new = list(listed_people(reading, clause.subjects))
    roles = roles or [role for person in new if (role := held_by(reading, person))]
    party = (roles[0].party or reading.reference.topic) if roles else None
    if party is not None:
        date = reading.when(clause).date
        for person in listed_people(reading, clause.after("from")):
            reading.state(party, "leader", person, {"role": TextValue(roles[0].title), "end": date})
        for person in new:
            reading.state(party, "leader", person, {"role": TextValue(roles[0].title), "start": date})


def _last_before(reading: Reading) -> Statement | None:
    """The last statement, but those of founders and members in its own sentence: "succeeds Y, who founded it"."""
    start = reading.tree.sentence.text.span()[0]
    beside = ("founder", "founded", "member_of", "seat_holder")
    others = (
        said
        for said in reversed(reading.context.statements)
        if said.evidence.start < start or said.property not in beside
    )
    return next(others, None)


def _just_told(reading: Reading) -> Role | None:
    """The role that the last statement before this clause gave somebody."""
    last = _last_before(reading)
    if last is None or last.property != "leader":
        return None
    title = last.qualifier("role")
    return Role(str(title) if title else "leader", last.subject, False)


def _post_held(reading: Reading, clause: Clause) -> None:
    """ "X is its president; before, the post was held by Y and Z"."""
    posts = [noun for noun in clause.subjects if reading.tree[noun].lemma in ("post", "position", "office", "role")]
    role = _just_told(reading) if posts else None
    if role is not None and role.party is not None:
        for person in listed_people(reading, clause.agents):
            reading.state(role.party, "leader", person, {"role": TextValue(role.title)})


def _lost_leadership(reading: Reading, clause: Clause) -> None:
    """ "X lost the leadership to Y in 1970"."""
    tree = reading.tree
    for noun in clause.objects:
        contest = tree[noun].lemma in ("vote", "election", "contest", "ballot", "race") and any(
            tree[child].lemma == "leadership" for child in tree.kids(noun, "compound")
        )
        was = next((held for old in listed_people(reading, clause.subjects) if (held := held_by(reading, old))), None)
        party = reading.party_of(noun) or (was.party if was is not None else None) or reading.reference.topic
        if (tree[noun].lemma in _LEADERSHIPS or contest) and party is not None:
            date = reading.when(clause).date
            for person in listed_people(reading, clause.after("to")):
                reading.state(party, "leader", person, {"role": TextValue("leader"), "start": date})
            for person in listed_people(reading, clause.subjects):
                reading.state(party, "leader", person, {"role": TextValue("leader"), "end": date})


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


def held_by(reading: Reading, person: Mention) -> Role | None:
    """The role in which the document has named a person as a leader."""
    for statement in reversed(reading.context.statements):
        if statement.property == "leader" and statement.value == person:
            title = statement.qualifier("role")
            return Role(str(title) if title else "leader", statement.subject, False)
    return None
