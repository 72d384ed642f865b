"""Splits, mergers and successions, with all who took part: "formed by the merger of A and B", "split from A"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading
from partybook.model import Certainty, Mention, PartialDate, Value

_MADE = frozenset(
    {"found", "establish", "form", "create", "set up", "launch", "emerge", "result", "originate", "arise", "constitute"}
)
_MERGE = frozenset({"merge", "unite", "amalgamate", "fuse", "unify", "combine"})
_SPLIT = frozenset({"split", "secede", "break away", "break", "separate", "splinter", "split off", "defect"})
_ABSORB = frozenset({"absorb", "incorporate", "integrate", "subsume"})
_MERGER = frozenset({"merger", "fusion", "unification", "amalgamation", "union", "merging", "unity"})
_SPLINTER = frozenset({"split", "splinter", "breakaway", "split-off", "offshoot", "secession", "faction"})
_GROUPS = ("group", "party", "faction", "movement")
_BEFORE = frozenset({"successor", "continuation", "reincarnation"})


def read_changes(reading: Reading) -> None:
    """State `merger_of`, `merged_into`, `absorbed`, `split_from`, `successor` and `predecessor` with their dates."""
    for clause in reading.clauses:
        certainty = reading.certainty(clause)
        if certainty is None:
            continue
        date = reading.when(clause).date
        for subject, property, value in _changes(reading, clause):
            _state(reading, subject, property, value, date, certainty)


def _changes(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    if clause.lemma in _MADE:
        yield from _made(reading, clause)
    if clause.lemma in _MERGE:
        yield from _merged(reading, clause)
    if clause.lemma in _SPLIT:
        yield from _split(reading, clause)
    if clause.lemma in _ABSORB:
        yield from _absorbed(reading, clause)
    if clause.lemma in (
        "succeed",
        "replace",
        "supersede",
        "transform",
        "refound",
        "reorganise",
        "reorganize",
        "evolve",
    ):
        yield from _succeeded(reading, clause)
    if clause.lemma in ("be", "become", "consider", "regard"):
        yield from _named_so(reading, clause)


def _state(
    reading: Reading, subject: Mention, property: str, value: Mention, date: PartialDate | None, certainty: Certainty
) -> None:
    if subject != value:
        qualifiers: dict[str, Value | None] = {"date": date}
        reading.state(subject, property, value, qualifiers, certainty)


def _made(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    """ "formed by the merger of A and B", "founded as a split from A", "formed by members who left A"."""
    tree, who = clause.tree, reading.reference
    passive = clause.passive or not clause.objects
    parties = who.parties(tree, clause.subjects if passive else clause.objects)
    sources = [
        *clause.agents,
        *clause.after("as", "by", "from", "after", "through", "follow", "following", "in", "out of", "of"),
    ]
    for party in parties:
        people = [noun for noun in (clause.agents if clause.passive else clause.subjects) if not who.party(tree, noun)]
        for other in reading.clauses:  # "X and Y left A and launched the party"
            if other.lemma in ("leave", "quit") and set(other.subjects) & set(people) and not other.unreal:
                for origin in who.parties(tree, other.objects):
                    yield party, "split_from", origin
        for noun in sources:
            lemma = tree[noun].lemma
            if lemma in _MERGER:
                for origin in _of(reading, noun, "of", "between"):
                    yield party, "merger_of", origin
            elif lemma in _SPLINTER:
                for origin in _of(reading, noun, "of", "from", "in", "within"):
                    yield party, "split_from", origin
            else:
                for origin in _left_by(reading, noun):
                    yield party, "split_from", origin


def _of(reading: Reading, noun: int, *prepositions: str) -> Iterator[Mention]:
    """The parties behind a noun: "the merger of A and B", "two parties (A and B)", "a split in A"."""
    tree, who = reading.tree, reading.reference
    for prep in tree.kids(noun, "prep"):
        if tree[prep].lemma not in prepositions:
            continue
        for inner in tree.kids(prep, "pobj"):
            for each in tree.joined(inner):
                party = who.named_party(tree, each)
                if party is not None:
                    yield party
                elif tree[each].lemma in ("party", "group", "organisation", "organization", "movement", "faction"):
                    yield from _listed(reading, each)


def _listed(reading: Reading, noun: int) -> Iterator[Mention]:
    """The parties behind "two parties": apposed, behind a colon or in the bracket that follows."""
    tree, who = reading.tree, reading.reference
    for apposed in tree.kids(noun, "appos"):
        for each in tree.joined(apposed):
            if (party := who.named_party(tree, each)) is not None:
                yield party
    for bracket in tree.brackets:
        if bracket.word == noun:
            yield from in_bracket(reading, bracket.start, bracket.end)


def in_bracket(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Parties listed in a bracket, named as such or not: "(Ensame Nacionalista Astur and Xunta Nacionalista)"."""
    words = reading.tree.text[start:end]
    for part in words.replace(" and ", ",").replace(";", ",").split(","):
        name = part.strip()
        if name[:1].isupper() and not any(character.isdigit() for character in name):
            yield reading.reference.cast.same(reading.reference.cast.party(name) or Mention(name))


def _left_by(reading: Reading, noun: int) -> Iterator[Mention]:
    """The party that the founders left: "by people who left A", "by former members of A", "by dissidents from A"."""
    tree, who = reading.tree, reading.reference
    for clause in reading.clauses:
        if clause.lemma in ("leave", "quit", "break away", "split", "secede", "defect") and noun in clause.subjects:
            yield from _named(reading, clause.objects or clause.after("from", "with"))
    adjectives = {tree[child].lemma for child in tree.kids(noun, "amod", "compound", "nmod")}
    origin = tree[noun].lemma in ("dissident", "defector", "splinter", "rebel", "dissenter", "breakaway")
    former = tree[noun].lemma in ("member", "group", "faction", "mp", "wing") and adjectives & {
        "former",
        "dissident",
        "breakaway",
        "splinter",
        "ex",
        "expelled",
    }
    if origin or former:
        yield from _of(reading, noun, "of", "from", "within")
        yield from who.parties(tree, tree.kids(noun, "compound", "nmod"))


def _merged(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    """ "A merged with B to form C", "A and B merged into C", "A was merged into B"."""
    tree, who = clause.tree, reading.reference
    subjects = who.parties(
        tree, clause.subjects if clause.passive or not _plain_objects(clause) else _plain_objects(clause)
    )
    partners = _named(reading, clause.after("with"))
    into = _named(reading, clause.after("into", "in"))
    formed = [
        party
        for other in reading.clauses
        if other.verb != clause.verb
        and clause.verb in (tree[other.verb].head, *tree.above(other.verb))
        and other.lemma in ("form", "create", "become", "found", "establish")
        for party in _named(reading, other.objects)
    ]
    results = formed or (into if len(subjects) > 1 or partners else [])
    if results:
        for result in results[:1]:
            for part in (*subjects, *partners):
                yield result, "merger_of", part
    elif into:
        for subject in subjects:
            yield subject, "merged_into", into[0]
    elif partners:
        for subject in subjects:
            for partner in partners:
                yield subject, "merged_into", partner


def _plain_objects(clause: Clause) -> tuple[int, ...]:
    return tuple(noun for noun in clause.objects if noun not in clause.attributes)


def _named(reading: Reading, nouns: Iterable[int]) -> list[Mention]:
    found = (reading.reference.named_party(reading.tree, noun) for noun in nouns)
    return [party for party in found if party is not None]


def _split(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    """ "A split from B", "the CPI(M), which separated from the CPI", "a group broke away from A and founded B"."""
    tree, who = clause.tree, reading.reference
    if clause.lemma == "defect":
        return
    origins = _named(reading, clause.after("from", "off from", "away from"))
    if clause.lemma == "break" and not origins:
        return
    parties = who.parties(tree, clause.subjects)
    if not parties:  # a group of people: the party is what they found
        for other in reading.clauses:
            if other.lemma in ("form", "found", "create", "establish", "set up", "launch") and set(
                other.subjects
            ) & set(clause.subjects):
                parties = _named(reading, other.objects)
    for party in parties:
        for origin in origins:
            yield party, "split_from", origin


def _absorbed(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    who = reading.reference
    if clause.passive:
        takers = _named(reading, (*clause.agents, *clause.after("into", "in")))
        for party in who.parties(clause.tree, clause.subjects):
            for taker in takers[:1]:
                yield party, "merged_into", taker
    else:
        for taker in who.parties(clause.tree, clause.subjects):
            for party in _named(reading, clause.objects):
                yield taker, "absorbed", party


def _succeeded(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    """ "A was succeeded by B", "A replaced B", "A was refounded as B", "A was transformed into B"."""
    tree, who = clause.tree, reading.reference
    if clause.lemma in ("succeed", "replace", "supersede"):
        old, new = (clause.subjects, clause.agents) if clause.passive else (clause.objects, clause.subjects)
        for former in who.parties(tree, old):
            for later in _named(reading, new):
                yield former, "successor", later
        return
    for former in who.parties(tree, clause.subjects):
        for later in _named(reading, clause.after("as", "into")):
            yield former, "successor", later


def _is_splinter(reading: Reading, noun: int) -> bool:
    """ "a splinter group of A", "a breakaway party from A"."""
    tree = reading.tree
    before = {tree[child].lemma for child in tree.kids(noun, "compound", "amod", "nmod")}
    return tree[noun].lemma in ("group", "party", "faction", "movement") and bool(
        before & {"splinter", "breakaway", "split-off"}
    )


def _named_so(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str, Mention]]:
    """ "X is the successor of Y", "X is a splinter of Y", "X was a merger of A and B"."""
    tree, who = clause.tree, reading.reference
    for noun in (*clause.attributes, *clause.after("as")):
        lemma = tree[noun].lemma
        parties = who.parties(tree, clause.subjects)
        if lemma in _BEFORE:
            for party in parties:
                for former in _of(reading, noun, "of", "to"):
                    yield party, "predecessor", former
        elif lemma == "predecessor":
            for party in parties:
                for later in _of(reading, noun, "of", "to"):
                    yield party, "successor", later
        elif (lemma in _SPLINTER and lemma != "faction") or _is_splinter(reading, noun):
            for party in parties:
                for origin in _of(reading, noun, "of", "from"):
                    yield party, "split_from", origin
        elif lemma in ("merger", "amalgamation", "fusion"):
            for party in parties:
                for origin in _of(reading, noun, "of", "between"):
                    yield party, "merger_of", origin
