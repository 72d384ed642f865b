"""Splits: "split from A", "a breakaway faction of A", "formed by dissidents of A", "left A and founded B"."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.mergers import MADE, Change, made_parties, sources_of
from partybook.extract.prose.origins import GROUPS, named, parties_of
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_SPLIT = frozenset(
    {"split", "secede", "break away", "break", "separate", "splinter", "split off", "break off", "divide"}
)
_LEAVE = frozenset(
    {
        "leave",
        "quit",
        "break away",
        "split",
        "secede",
        "defect",
        "resign",
        "withdraw",
        "depart",
        "expel",
        "walk",
        "walk out",
        "bolt",
    }
)
_SPLINTER = frozenset({"split", "splinter", "breakaway", "split-off", "offshoot", "secession", "faction", "schism"})
_DISSIDENTS = frozenset({"dissident", "defector", "splinter", "rebel", "dissenter", "breakaway"})
_FORMER = frozenset({"former", "dissident", "breakaway", "splinter", "ex", "expelled", "disaffected", "disgruntled"})
_PEOPLE = frozenset(
    {
        "member",
        "group",
        "faction",
        "mp",
        "wing",
        "deputy",
        "councillor",
        "leader",
        "politician",
        "activist",
        "supporter",
        "minister",
        "senator",
        "chairman",
        "secretary",
        "official",
        "cadre",
        "element",
    }
)
_EX_PEOPLE = frozenset({"exmember", "ex-member", "ex-leader", "ex-minister", "ex-deputy", "ex-mp"})
_DEPARTURE = frozenset({"expulsion", "departure", "resignation", "split", "exit", "break", "secession", "withdrawal"})
_SIDES = frozenset({"side", "faction", "wing", "half", "group", "rest", "part"})
_COME = frozenset({"come", "emerge", "result", "arise", "stem", "grow", "originate", "evolve", "develop", "bear"})


def read_splits(reading: Reading, clause: Clause) -> Iterator[Change]:
    """The `split_from` that a clause says."""
    if clause.lemma in MADE:
        yield from _made(reading, clause)
    if clause.lemma in _SPLIT:
        yield from _split(reading, clause)
    if clause.lemma in ("be", "become", "consider", "regard", "describe", "start", "begin", "originate"):
        yield from _named_so(reading, clause)
    if clause.lemma == "trace" and not clause.passive:  # "traces its origins to a breakaway group of A"
        for noun in clause.after("to", "back to"):
            if clause.tree[noun].lemma in _SPLINTER - {"faction"} or _is_splinter(reading, noun):
                for party in reading.reference.parties(clause.tree, clause.subjects):
                    yield from (
                        (party, "split_from", origin) for origin in parties_of(reading, noun, "of", "from", "in")
                    )
    if clause.lemma in _COME:
        yield from _came_from(reading, clause)
    if clause.lemma in ("become", "form", "found", "create"):
        yield from _other_side(reading, clause)
    if clause.lemma in MADE and not clause.passive:
        yield from _left_to_form(reading, clause)


def read_apposed_splits(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "the B, a breakaway from A, has": the verb behind does not date the split."""
    for noun in clause.subjects:
        for child in clause.tree.kids(noun, "appos"):
            if clause.tree[child].lemma in _SPLINTER - {"faction"} or _is_splinter(reading, child):
                for party in reading.reference.parties(clause.tree, [noun]):
                    yield from ((party, "split_from", origin) for origin in parties_of(reading, child, "of", "from"))


def _made(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "founded as a split from A", "formed by members who left A", "X left A and launched the party"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.subjects if clause.passive or not clause.objects else clause.objects:
        party = who.party(tree, noun) if _is_splinter(reading, noun) else None
        if party is not None:  # "a splinter group of A was formed"
            yield from ((party, "split_from", origin) for origin in parties_of(reading, noun, "of", "from"))
    for party in made_parties(reading, clause):
        people = [noun for noun in (clause.agents if clause.passive else clause.subjects) if not who.party(tree, noun)]
        for other in reading.clauses:
            if other.lemma in _LEAVE and set(other.subjects) & set(people) and not other.unreal and not other.negated:
                yield from ((party, "split_from", origin) for origin in _left(reading, other))
        for noun in people:
            yield from ((party, "split_from", origin) for origin in _left_by(reading, noun) if origin != party)
        yield from ((party, "split_from", origin) for origin in _left_before(reading, clause) if origin != party)
        for noun in sources_of(clause):
            if tree[noun].lemma in _SPLINTER:
                origins = list(parties_of(reading, noun, "of", "from", "in", "within", "with"))
            elif tree[noun].lemma in _DEPARTURE:  # "as a result of the expulsion of the youth section from A"
                people = [noun, *reading.behind(noun, "of")]
                origins = [origin for each in people for origin in parties_of(reading, each, "from")]
            else:
                origins = list(_left_by(reading, noun))
            yield from ((party, "split_from", origin) for origin in origins)


def _left_before(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """The party that founders left before: "following his expulsion from A", "after leaving A, X founded"."""
    tree, who = clause.tree, reading.reference
    for noun in clause.after("after", "following", "follow", "upon", "since"):
        if tree[noun].lemma in _DEPARTURE:
            yield from parties_of(reading, noun, "from", "with")
    for other in reading.clauses:
        if (
            other.lemma in _LEAVE
            and (other.lemma != "expel" or other.passive)
            and clause.verb in tree.above(other.verb)
            and other.verb != clause.verb
        ):
            when = any(tree[child].lemma == "when" for child in tree.kids(other.verb, "advmod"))
            dep = "advcl" if when else tree[other.verb].dep
            people = [noun for noun in other.subjects if who.party(tree, noun) is None]
            if dep in ("pcomp", "advcl") and people and not other.unreal and not other.negated:
                yield from _left(reading, other)


def _left(reading: Reading, clause: Clause) -> list[Mention]:
    """What a clause says was left."""
    if clause.lemma in ("leave", "quit"):
        return reading.reference.parties(clause.tree, clause.objects)
    if clause.lemma.startswith("walk"):
        return named(reading, clause.after("out of"))
    return named(reading, clause.after("from", "with", "off from", "away from"))


def _left_by(reading: Reading, noun: int) -> Iterator[Mention]:
    """The party that the founders left: "by people who left A", "by former members of A", "by dissidents from A"."""
    tree, who = reading.tree, reading.reference
    for clause in reading.clauses:
        if clause.lemma in _LEAVE and noun in clause.subjects:
            yield from named(reading, clause.objects or clause.after("from", "with"))
    for inner in reading.behind(noun, "of") if tree[noun].lemma in GROUPS | {"number", "part"} else ():
        yield from _left_by(reading, inner)  # "a group of dissidents from the A"
    before = {tree[child].lemma for child in tree.kids(noun, "amod", "compound", "nmod")}
    ex = tree[noun].lemma in _EX_PEOPLE
    if ex or tree[noun].lemma in _DISSIDENTS or (tree[noun].lemma in _PEOPLE and before & _FORMER):
        yield from parties_of(reading, noun, "of", "from", "within")
        of = [at for at in tree.kids(noun, "compound", "nmod") if tree[at].party or tree[at].tag == "NNP"]
        yield from (party for at in of[-1:] if (party := who.named_party(tree, at)) is not None)


def _split(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "A split from B", "a group broke away from A and founded B", "A split into B and C", "seceded as B"."""
    tree, who = clause.tree, reading.reference
    parties = who.parties(tree, clause.subjects)
    into = named(reading, clause.after("into", "between"))
    if len(into) > 1:
        yield from ((part, "split_from", party) for party in parties for part in into if part != party)
        return
    origins = who.parties(tree, clause.after("from", "off from", "away from"))
    origins = origins or named(reading, clause.after("from", "off from", "away from"))
    if clause.lemma == "break" and not origins:
        return
    if not parties:  # a group of people: the party is what they found
        parties = named(reading, clause.after("as"))
        for other in reading.clauses:
            founded = other.lemma in MADE and set(other.subjects) & set(clause.subjects)
            parties += named(reading, other.objects) if founded else []
        if not parties and who.cast.of_note and who.topic is not None:
            parties = [who.topic]  # a note about those who left
        if not origins and parties and who.topic not in (None, *parties):
            origins = [party for party in (who.topic,) if party is not None]
    yield from ((party, "split_from", origin) for party in parties for origin in origins)


def _is_splinter(reading: Reading, noun: int) -> bool:
    """ "a splinter group of A", "a breakaway party from A"."""
    tree = reading.tree
    before = {tree[child].lemma for child in tree.kids(noun, "compound", "amod", "nmod")}
    return tree[noun].lemma in GROUPS and bool(before & {"splinter", "breakaway", "split-off"})


def _named_so(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "X is a splinter of Y", "X is a breakaway faction of Y"."""
    tree = clause.tree
    for noun in (*clause.attributes, *clause.after("as")):
        if (tree[noun].lemma in _SPLINTER - {"faction"}) or _is_splinter(reading, noun):
            for party in reading.reference.parties(tree, clause.subjects):
                yield from ((party, "split_from", origin) for origin in parties_of(reading, noun, "of", "from"))


def _came_from(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "the B, which came from a split in A", "emerged from a 1986 split" in a text about A."""
    tree, who = clause.tree, reading.reference
    for noun in clause.after("from", "out of", "after", "in", "as"):
        if tree[noun].lemma not in _SPLINTER - {"faction"}:
            continue
        origins = list(parties_of(reading, noun, "of", "from", "in", "within"))
        if not origins and not tree.kids(noun, "prep") and who.topic is not None:
            origins = [who.topic]
        for party in who.parties(tree, clause.subjects) or _behind_of(reading, clause.subjects):
            yield from ((party, "split_from", origin) for origin in origins)


def _left_to_form(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "part of the membership left to form the B", "X quit the A and started the B"."""
    tree, who = clause.tree, reading.reference
    made = named(reading, tuple(noun for noun in clause.objects if noun not in clause.attributes))
    for other in reading.clauses:
        same = set(other.subjects) & set(clause.subjects) and other.verb < clause.verb
        if (
            not made
            or not same
            or other.lemma not in ("leave", "quit", "break away", "secede")
            or other.negated
            or other.unreal
        ):
            continue
        people = [noun for noun in other.subjects if who.party(tree, noun) is None]
        origins = who.parties(tree, other.objects) or (
            [] if other.objects else [p for p in (who.topic,) if p is not None]
        )
        yield from ((party, "split_from", origin) for party in made for origin in origins if people and party != origin)


def _behind_of(reading: Reading, nouns: tuple[int, ...]) -> list[Mention]:
    """The party of "supporters of the B, which": the relative clause is about the nearer noun."""
    return reading.reference.parties(reading.tree, [inner for noun in nouns for inner in reading.behind(noun, "of")])


def _other_side(reading: Reading, clause: Clause) -> Iterator[Change]:
    """ "after a split, with the other side becoming the B"."""
    tree, who = clause.tree, reading.reference
    sides = [noun for noun in clause.subjects if tree[noun].lemma in _SIDES]
    others = [noun for noun in sides if any(tree[child].lemma == "other" for child in tree.kids(noun, "amod"))]
    split = any(word.lemma in _SPLINTER | _SPLIT for word in tree.words)
    if others and split and who.topic is not None:
        for party in named(reading, (*clause.attributes, *clause.objects)):
            yield party, "split_from", who.topic
