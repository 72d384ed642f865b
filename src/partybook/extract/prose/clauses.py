"""Who did what in a sentence: its verbs with their subjects, objects and prepositions, and how real it all is.

A clause knows whether it is denied, only planned, or what somebody says. Subjects are inherited as grammar has it:
from the verb before "and", from the noun before "which" or "founded by", from the sentence a participle opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from partybook import terms
from partybook.extract.prose.tree import Tree

_PARTICLES = ("down", "away", "off", "up")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative", "oprd", "attr")
_BEFORE_AGENTS = frozenset(
    {
        "splinter",
        "breakaway",
        "split",
        "merger",
        "continuation",
        "faction",
        "party",
        "offshoot",
        "successor",
        "city",
        "town",
        "year",
        "month",
        "election",
        "congress",
    }
)
"""Nouns on which the parser hangs the "by" of a passive verb, though nothing of them is done by anybody."""

_MADE_BY = frozenset({"found", "form", "establish", "create", "launch", "set up", "start"})
"""Verbs whose agents are those who did what a participle behind them tells."""


class Clause(NamedTuple):
    """One verb of a tree. All fields but `verb`, `lemma` and flags are indices of head words, coordinations expanded.

    `lemma` is the verb with its particle ("set up"). `objects` are direct objects and what the subject is said to be
    (`attributes` only the latter). `matrix` are the lemmas of the verbs above it ("decide" in "decided to dissolve"),
    nearest first. `speaker` is the subject of the verb of speaking above it, -1 without one; `said` its lemma.
    """

    tree: Tree
    verb: int
    lemma: str
    passive: bool
    negated: bool
    unreal: bool
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    attributes: tuple[int, ...]
    agents: tuple[int, ...]
    prepositions: tuple[tuple[str, int], ...]
    matrix: tuple[str, ...]
    speaker: int
    said: str

    def after(self, *prepositions: str) -> tuple[int, ...]:
        """The nouns behind these prepositions."""
        return tuple(noun for preposition, noun in self.prepositions if preposition in prepositions)


@cache
def moods(kind: str) -> frozenset[str]:
    """A list of words from `terms/prose.toml` that say how real something is."""
    return frozenset(terms.load("prose")["moods"][kind])


def clauses(tree: Tree) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs."""
    built: dict[int, Clause] = {}
    verbs = [word.at for word in tree.words if _is_verb(tree, word.at)]
    for verb in sorted(verbs, key=lambda verb: (_depth(tree, verb), verb)):
        built[verb] = _clause(tree, verb, built)
    return [built[index] for index in sorted(built)]


def _is_verb(tree: Tree, index: int) -> bool:
    word = tree[index]
    if word.lemma in ("be", "being") and word.dep == "pobj" and tree[word.head].lemma == "into":
        return False  # "came into being in 1994"
    verbal = word.tag.startswith("VB") or (word.tag == "MD" and word.dep == "ROOT")
    return word.party is None and verbal and word.dep not in ("aux", "auxpass", "amod", "compound", "prep")


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in tree.above(index))


def _verb_above(tree: Tree, index: int, built: dict[int, Clause]) -> Clause | None:
    return next((built[head] for head in tree.above(index) if head in built), None)


def _clause(tree: Tree, verb: int, built: dict[int, Clause]) -> Clause:
    word, above = tree[verb], _verb_above(tree, verb, built)
    passive = _is_passive(tree, verb, above)
    subjects = _subjects(tree, verb, above)
    attributes = _expanded(tree, tree.kids(verb, "attr", "oprd"))
    if attributes and word.lemma == "be":  # "is a party, and the largest faction of", with the second noun on the verb
        second = [noun for noun in tree.kids(verb, "conj") if tree[noun].tag.startswith("NN") and noun > attributes[-1]]
        attributes += tuple(noun for noun in second if not tree.kids(noun, "nsubj", "nsubjpass"))
    prepositions = tuple(_prepositions(tree, verb))
    agents = tuple(noun for by in _agent_words(tree, verb) for noun in _expanded(tree, tree.kids(by, "pobj")))
    if passive and not agents:
        agents = tuple(noun for preposition, noun in prepositions if preposition == "by")
        agents = agents or _agents_elsewhere(tree, verb)
    matrix = _matrix(tree, verb, above)
    speaker, said = _speaker(tree, verb, above)
    return Clause(
        tree,
        verb,
        _lemma(tree, verb),
        passive,
        _is_negated(tree, verb, above),
        _is_unreal(tree, verb) or (above is not None and not _apart(tree, verb, above) and _passes_on(word.dep, above)),
        subjects,
        _expanded(tree, tree.kids(verb, *_OBJECTS)),
        attributes,
        agents,
        prepositions,
        matrix,
        speaker,
        said,
    )


def _agent_words(tree: Tree, verb: int) -> list[int]:
    """The "by" of a passive verb, each of "by A from 1990 to 2001, and then by B"."""
    own = tree.kids(verb, "agent")
    return own + [other for by in own for other in tree.kids(by, "conj") if tree[other].lemma == "by"]


def _agents_elsewhere(tree: Tree, verb: int) -> tuple[int, ...]:
    """The agents that hang on the next verb ("led and founded by X"), a place or a date ("founded in Rome by X")."""
    for other in tree.kids(verb, "conj"):
        if other == verb + 2 and tree[verb + 1].lemma == "and" and tree[other].tag == "VBN":
            return tuple(noun for by in tree.kids(other, "agent") for noun in _expanded(tree, tree.kids(by, "pobj")))
    for word in tree.words[verb + 1 :]:
        if word.tag.startswith("VB") or word.tag in ("WDT", "WP"):
            break
        head = tree[word.head]
        hung = word.lemma == "by" and word.dep in ("prep", "agent") and verb in tree.above(word.at)
        if hung and (head.tag in ("NNP", "NNPS", "CD") or head.lemma in _BEFORE_AGENTS):
            return _expanded(tree, tree.kids(word.at, "pobj"))
    return ()


def _apart(tree: Tree, verb: int, above: Clause) -> bool:
    """Whether a semicolon parts two sentences of which the parser took the first for what the second says."""
    first = tree[verb].dep == "ccomp" and verb < above.verb
    return first and any(word.text == ";" for word in tree.words[verb : above.verb])


def _passes_on(dep: str, above: Clause) -> bool:
    """Whether what hangs on a clause that has not happened has not happened either."""
    if dep in ("xcomp", "ccomp") and above.lemma in moods("unreal"):
        return not (above.lemma == "consider" and above.passive)  # "is considered to be", but "considered merging"
    return dep in ("conj", "xcomp", "ccomp", "pcomp") and above.unreal  # "hoped to break through by winning a seat"


def _lemma(tree: Tree, verb: int) -> str:
    particles = [tree[child].text.lower() for child in tree.kids(verb, "prt")]
    if not particles and verb + 1 < len(tree) and tree[verb + 1].text in _PARTICLES and tree[verb + 1].dep == "advmod":
        particles = [tree[verb + 1].text]
    return " ".join([tree[verb].lemma, *particles])


def _is_negated(tree: Tree, verb: int, above: Clause | None) -> bool:
    if tree.kids(verb, "neg") or any(
        tree[child].lemma in ("never", "seldom", "rarely", "hardly") for child in tree.kids(verb, "advmod")
    ):
        return True
    if above is not None and tree[verb].dep == "conj" and above.negated and tree[verb].head == above.verb:
        return any(word.lemma in ("or", "nor") for word in tree.words[above.verb : verb])  # "has not left or joined"
    return above is not None and tree[verb].dep == "xcomp" and above.negated


def _is_passive(tree: Tree, verb: int, above: Clause | None) -> bool:
    word = tree[verb]
    if tree.kids(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if word.tag not in ("VBN", "VBD") or tree.kids(verb, "aux", "nsubj", "dobj"):
        return False
    if word.dep == "conj" and above is not None and above.verb == word.head:
        return above.passive  # "was banned in 1967 and legalised in 1974"
    return word.tag == "VBN"


def _expanded(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    found: list[int] = []
    for head in heads:
        for noun in tree.joined(head):
            if noun not in found:
                found.append(noun)
    return tuple(found)


def _prepositions(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    behind = [
        inner for other in tree.kids(verb, "advmod", "acomp", "oprd", "prt") for inner in tree.kids(other, "prep")
    ]
    given = [
        child for child in tree.kids(verb, "dative") if tree[child].tag in ("IN", "TO")
    ]  # "won the seat for the A"
    for child in (*tree.kids(verb, "prep", "agent"), *given, *behind):
        name = tree[child].lemma
        beside = child and tree[child - 1].text in ("together", "along", "jointly") and name == "with"
        for inner in tree.kids(child, "prep"):  # "out of", "together with"
            for noun in _expanded(tree, tree.kids(inner, "pobj", "pcomp")):
                yield f"{name} {tree[inner].lemma}", noun
        heads = tree.kids(child, "pobj", "pcomp") or (tree.kids(child, "amod") if name == "as" else [])
        for noun in _expanded(tree, heads):
            yield name, noun
            if beside:
                yield f"{tree[child - 1].text} with", noun


def _subjects(tree: Tree, verb: int, above: Clause | None) -> tuple[int, ...]:
    own = tree.kids(verb, *_SUBJECTS)
    word = tree[verb]
    if own:
        if word.dep == "relcl" and tree[own[0]].tag in ("WDT", "WP"):
            return _who(tree, word.head) if tree[own[0]].text.lower() == "who" else (word.head,)
        return _expanded(tree, own)
    being = next((child for child in tree.kids(verb, "auxpass", "aux") if tree[child].text == "being"), 0)
    if being and tree[being - 1].tag.startswith("NN"):
        return (being - 1,)  # "resulted in X being elected"
    if word.dep in ("relcl", "acl"):
        return (_party_before(tree, verb) if word.dep == "acl" else None) or (_modified(tree, word.head),)
    if word.dep in ("conj", "ccomp", "dep", "ROOT") and (taken := tree.taken_subject(verb)) is not None:
        return (taken,)
    if word.dep == "ROOT" and (loose := _loose_subject(tree, verb)):
        return loose
    if word.dep == "ROOT":  # "A, launched in 1994, was founded in 1995", with A at the first verb
        early = [noun for child in tree.kids(verb, "advcl") if child < verb for noun in tree.kids(child, *_SUBJECTS)]
        if early and tree[early[0]].at < tree.kids(verb, "advcl")[0]:
            return _expanded(tree, early[:1])
    for mark in tree.kids(verb, "mark"):  # "the coalition X, that in 1979 became Y", taken for what is said
        if word.dep == "ccomp" and tree[mark].text == "that" and mark > 1 and tree[mark - 1].text == ",":
            return (mark - 2,)
    if above is None:
        return ()
    if word.dep in ("pcomp", "advcl") and word.tag == "VBG" and above.agents and above.lemma in _MADE_BY:
        return above.agents  # "was formed by X after leaving the A"
    if word.dep == "xcomp" and above.objects and above.verb == word.head and above.lemma not in ("leave", "quit"):
        direct = [noun for noun in above.objects if noun not in above.attributes]
        return tuple(direct) or above.subjects
    return above.subjects if word.dep in ("conj", "xcomp", "advcl", "dep", "pcomp", "ccomp") else ()


def _who(tree: Tree, noun: int) -> tuple[int, ...]:
    """Whom "who" means: no party, but the person beside it ("a politician of the A, who"); of what somebody is said to
    be, the one who is it ("X is a politician who")."""
    while tree[noun].party is not None and tree[noun].dep == "pobj" and tree[tree[noun].head].dep == "prep":
        above = tree[tree[noun].head].head
        if not tree[above].tag.startswith("NN") or tree[above].tag == "NNS":
            break
        noun = above
    verb = tree[noun].head
    one = tree[noun].tag == "NN" or any(tree[child].lemma == "a" for child in tree.kids(noun, "det"))
    if tree[noun].dep == "attr" and one and tree[verb].lemma == "be":
        subjects = tree.kids(verb, "nsubj")
        if subjects and subjects[0] < noun and tree[subjects[0]].party is None and tree[subjects[0]].tag != "NN":
            return (subjects[0],)
    return (noun,)


def _loose_subject(tree: Tree, verb: int) -> tuple[int, ...]:
    """The noun before a verb that the parser did not see as its subject: "A, founded in 1955", "the party adheres"."""
    before = [child for child in tree.kids(verb, "npadvmod", "compound", "nmod", "dep") if child < verb]
    named = [child for child in before if tree[child].party is not None and tree[verb].tag in ("VBN", "VBD", "VBZ")]
    plain = [child for child in before if tree[child].lemma == "party" and tree[verb].tag in ("VBD", "VBZ")]
    return tuple(named[:1] or plain[:1])


def _party_before(tree: Tree, verb: int) -> tuple[int, ...] | None:
    """The party in "relations with the A, then led by": the participle behind its comma, hung on an outer noun."""
    adverbs = [child for child in tree.kids(verb, "advmod") if child == verb - 1 and child > 1]
    beside = tree[verb].tag == "VBN" and adverbs and tree[verb - 2].text == "," and tree[verb - 3].party is not None
    return (verb - 3,) if beside else None


def _modified(tree: Tree, noun: int) -> int:
    """The noun that a participle belongs to: "a party in Hong Kong established by" is about the party."""
    above = [noun, *tree.above(noun)]
    if tree[noun].dep in ("pobj", "appos") and tree[noun].party is None and tree[noun].tag in ("NNP", "NNPS"):
        for head in above[1:4]:
            if tree[head].tag in ("NN", "NNS") and tree[head].dep == "attr":
                return head
    return noun


def _is_unreal(tree: Tree, verb: int) -> bool:
    for child in tree.kids(verb, "aux"):
        if tree[child].text.lower() in moods("modals") and not _in_history(tree, verb):
            return True
    if tree[verb].dep == "pcomp" and tree[tree[tree[verb].head].head].lemma in moods("intents"):
        return True  # "the idea of merging"
    if verb > 1 and tree[verb].dep == "pcomp" and tree[verb - 2].lemma in moods("intents"):
        return True  # "in the referendum on joining", with the words hung on the verb above
    if tree[verb].dep in ("acl", "ccomp") and tree[tree[verb].head].lemma in moods("intents"):
        return True  # "under the condition that it joined"
    if tree[verb].dep == "pcomp" and tree[tree[verb].head].lemma in ("against", "without", "instead"):
        return True  # "against Ukraine joining", "without joining it"
    if tree[verb].dep == "acl" and any(tree[child].tag == "TO" for child in tree.kids(verb, "aux")):
        return True  # "talks to form a coalition", "an attempt to merge"
    return any(tree[child].lemma in moods("conditions") for child in tree.kids(verb, "mark"))


def _in_history(tree: Tree, verb: int) -> bool:
    """ "would later become": the future of the past, which has happened."""
    auxiliaries = {tree[child].text.lower() for child in tree.kids(verb, "aux")}
    adverbs = {tree[child].lemma for child in tree.kids(verb, "advmod")}
    return "would" in auxiliaries and bool(adverbs & {"later", "eventually", "subsequently", "ultimately"})


def _matrix(tree: Tree, verb: int, above: Clause | None) -> tuple[str, ...]:
    if above is None or tree[verb].dep not in ("xcomp", "ccomp", "conj", "advcl", "pcomp", "acl"):
        return ()
    if tree[verb].dep == "conj":
        return above.matrix
    return (above.lemma, *above.matrix)


def _speaker(tree: Tree, verb: int, above: Clause | None) -> tuple[int, str]:
    if above is None or tree[verb].dep not in ("ccomp", "xcomp", "conj"):
        return -1, ""
    if tree[verb].dep in ("ccomp", "xcomp") and above.lemma in moods("claims"):
        return (above.subjects[0] if above.subjects and not above.passive else -1), above.lemma
    return (above.speaker, above.said) if tree[verb].dep in ("conj", "xcomp") else (-1, "")
