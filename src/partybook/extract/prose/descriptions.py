"""What a party is said to be: "X is a centre-right liberal party in Y" gives its position, ideology and country."""

from __future__ import annotations

import re

from partybook.extract.descriptions import countries_in, country_in, ideologies_in, position_in
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue

_KINDS = frozenset(
    {
        "party",
        "alliance",
        "coalition",
        "front",
        "movement",
        "league",
        "bloc",
        "federation",
        "union",
        "organisation",
        "organization",
        "group",
        "grouping",
        "formation",
        "force",
        "one",
        "branch",
    }
)


_PLACING = frozenset({"base", "operate", "register", "act", "be"})
_PLACED = re.compile(
    r"\s*(?:\([^()]*\)\s*|\[[^\[\]]*\]\s*)*(?:(?:(?:that|which) )?(?:is |was )?"
    r"(?:based|active|operating|registered|operates|operated) )?"
    r"(?:in|of|from)\s+(?P<place>.*)",
    re.DOTALL,
)


def read_descriptions(reading: Reading) -> None:
    """State position, ideology and country from the words around the noun that says what a party is."""
    tree, who = reading.tree, reading.reference
    for clause in reading.clauses:
        if clause.lemma != "be" or reading.certainty(clause) not in ("asserted", "claimed"):
            continue
        first = not tree.sentence.section and tree.sentence.number == 1
        parties = who.parties(tree, clause.subjects) or ([who.topic] if first and who.topic is not None else [])
        for noun in clause.attributes:
            if tree[noun].party is None and tree[noun].lemma in _KINDS:
                for party in parties:
                    _describe(reading, clause, noun, party)
    for word in tree.words:
        _apposed(reading, word.at)


def _describe(reading: Reading, clause: Clause, noun: int, party: Mention) -> None:
    tree = clause.tree
    first = min([*clause.attributes, *_modifiers(reading, noun)])
    before = tree.text[tree[first].start : tree[noun].start]
    _state(reading, party, before)
    if country := _place(_behind(reading, clause, noun)) or next(iter(countries_in(before)), ""):
        reading.state(party, "country", TextValue(country))


def _state(reading: Reading, party: Mention, words: str) -> None:
    if position := position_in(words):
        reading.state(party, "position", TextValue(position))
    for ideology in ideologies_in(words):
        reading.state(party, "ideology", TextValue(ideology))


def _modifiers(reading: Reading, noun: int) -> list[int]:
    """The words before a noun that belong to what it is said to be, and the noun."""
    below = reading.tree.below(noun)
    return [child for child in below if child <= noun and _modifies(reading, child, noun)]


def _apposed(reading: Reading, noun: int) -> None:
    """ "the Labour Party, a centre-left party"; "the nationalist party Mebyon"."""
    tree = reading.tree
    if tree[noun].lemma not in ("party", "alliance", "coalition") or tree[noun].party is not None:
        return
    if tree[noun].dep not in ("appos", "compound"):
        return
    party = tree[tree[noun].head].party
    if party is None or tree[tree[noun].head].at == noun:
        return
    modifiers = _modifiers(reading, noun)
    _state(reading, reading.reference.cast.same(party), tree.text[tree[modifiers[0]].start : tree[noun].start])


def _modifies(reading: Reading, child: int, noun: int) -> bool:
    """Whether a word before the noun belongs to what the noun is said to be, not to a clause inside."""
    tree = reading.tree
    heads = [child, *tree.above(child)]
    return all(tree[head].dep not in ("relcl", "acl", "advcl") for head in heads[: heads.index(noun)])


def _behind(reading: Reading, clause: Clause, noun: int) -> str:
    """The words behind the noun, up to the next clause or comma with a verb."""
    tree = clause.tree
    following = tree.words[noun + 1 :]
    ends = (word.at for word in following if _opens_clause(word.tag, word.lemma))
    end = next(ends, len(tree))
    return tree.text[tree[noun].end : tree[end - 1].end]


def _opens_clause(tag: str, lemma: str) -> bool:
    """Whether a word begins another clause; "based in" and "that operates in" still say where the party is."""
    return (tag.startswith("VB") and lemma not in _PLACING) or tag in ("WP", "WP$")


def _place(behind: str) -> str:
    """The country of "in Asturias, Spain" behind the noun."""
    placed = _PLACED.match(behind)
    return country_in(re.split(r"[.;]", placed["place"])[0]) if placed else ""
