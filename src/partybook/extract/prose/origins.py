"""Parties in phrases about origins: "the merger of A and B", "parties such as A", "his new party"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partybook.extract.prose.reading import Reading
from partybook.model import Mention

GROUPS = frozenset(
    {"party", "group", "organisation", "organization", "movement", "faction", "coalition", "alliance", "formation"}
)
"""Nouns for what can be a party or a part of one."""
_NUMBERS = frozenset(
    {"number", "range", "variety", "host", "couple", "series", "group", "coalition", "alliance", "array"}
)


def named(reading: Reading, nouns: Iterable[int]) -> list[Mention]:
    """The parties that nouns name, lists behind "the parties" included, each once."""
    tree, who = reading.tree, reading.reference
    each = (name for noun in nouns for name in (reading.listed(noun) or [noun]))
    found = (who.named_party(tree, noun) for noun in each)
    return list(dict.fromkeys(party for party in found if party is not None))


def parties_of(reading: Reading, noun: int, *prepositions: str) -> Iterator[Mention]:
    """The parties behind a noun: "the merger of A and B", "two parties (A and B)", "parties such as A"."""
    tree, who = reading.tree, reading.reference
    for inner in reading.behind(noun, *prepositions):
        party = who.named_party(tree, inner)
        if party is not None:
            yield party
        elif tree[inner].lemma in GROUPS:
            yield from listed_behind(reading, inner)
        elif tree[inner].lemma in ("member", "dissident", "defector"):  # "a splinter group of A members"
            yield from who.parties(tree, tree.kids(inner, "compound", "nmod"))


def listed_behind(reading: Reading, noun: int) -> list[Mention]:
    """The parties behind "two parties": apposed, behind a colon or "such as", or in the bracket that follows."""
    tree, who = reading.tree, reading.reference
    found: list[Mention | None] = []
    for apposed in [*tree.kids(noun, "appos"), *reading.listed(noun), *reading.behind(noun, "as", "like", "including")]:
        found += [who.named_party(tree, each) for each in tree.joined(apposed)]
    for bracket in tree.brackets:
        if bracket.word == noun:
            found += in_bracket(reading, bracket.start, bracket.end)
    if not found and ":" in tree.text[tree[noun].end :]:
        colon = tree.text.index(":", tree[noun].end)
        found += [who.cast.same(word.party) for word in tree.words if word.party is not None and word.start > colon]
    return list(dict.fromkeys(party for party in found if party is not None))


def several(reading: Reading, noun: int) -> list[Mention]:
    """The parties of "a number of parties such as A and B", "several parties: A, B and C"."""
    tree = reading.tree
    if tree[noun].lemma in _NUMBERS:
        return [party for inner in reading.behind(noun, "of") for party in listed_behind(reading, inner)]
    return listed_behind(reading, noun) if tree[noun].lemma in GROUPS and tree[noun].tag == "NNS" else []


def in_bracket(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Parties listed in a bracket, named as such or not: "(Ensame Nacionalista Astur and Xunta Nacionalista)"."""
    words = reading.tree.text[start:end]
    for part in words.replace(" and ", ",").replace(";", ",").split(","):
        name = part.strip()
        if name[:1].isupper() and not any(character.isdigit() for character in name):
            yield reading.reference.cast.same(reading.reference.cast.party(name) or Mention(name))


def own_party(reading: Reading, noun: int) -> Mention | None:
    """A party, also as "his new party" in a text about one."""
    tree, who = reading.tree, reading.reference
    if (party := who.party(tree, noun)) is not None:
        return party
    if tree[noun].lemma == "member" and tree[noun].tag == "NNS" and tree.kids(noun, "poss"):
        return reading.party_of(noun)  # "its members merged into"
    owned = any(tree[child].text.lower() in ("his", "her") for child in tree.kids(noun, "poss"))
    return who.topic if owned and tree[noun].lemma == "party" else None
