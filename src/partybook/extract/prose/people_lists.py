"""People listed one after another, however the parser hung them: "A, a former minister, the mayor B and C of Turku"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_ENDS = frozenset(
    {"as", "like", "who", "which", "that", "whose", "whom", "where", "when", "while", "but", "then", "after", "before"}
)
_NEAR = 10
"""How many words a phrase before a list of people may have."""
_JOINS = frozenset({",", "and", "&", ";", "/"})


def listed_people(reading: Reading, nouns: Iterable[int]) -> Iterator[Mention]:
    """The people that nouns mean, each with those listed behind, once each."""
    found: dict[str, None] = {}
    for noun in nouns:
        named = reading.reference.person(reading.tree, noun) or adjacent_person(reading, noun)
        if name := named or _of_office(reading, noun):
            found.setdefault(name)
        found.update(dict.fromkeys(_listed(reading, noun)))
    yield from (Mention(name, "person") for name in found)


def people_behind(reading: Reading, noun: int) -> Iterator[Mention]:
    """The people listed behind the comma or colon after a phrase: "two deputies in the Rada, A and B"."""
    tree = reading.tree
    for at in range(noun + 1, min(noun + _NEAR, len(tree))):
        if tree[at].tag.startswith(("VB", "W")):
            return
        if tree[at].text in (",", ":", "–") and at + 1 < len(tree) and tree[at + 1].tag == "NNP":
            last = last_of_name(reading, at + 1)
            if tree[at].text != "," or tree[last].dep not in ("nsubj", "nsubjpass"):  # "won 45 seats, X became"
                yield from listed_people(reading, [last])
            return


def _of_office(reading: Reading, noun: int) -> str:
    """The person in "the mayor of Sucre, X", whom the parser hung on the place."""
    tree = reading.tree
    if tree[noun].tag != "NN" or tree[noun].party is not None or noun + 1 >= len(tree) or tree[noun + 1].text != "of":
        return ""
    for at in range(noun + 2, min(noun + 7, len(tree) - 1)):
        if tree[at].text == "," and tree[at + 1].tag == "NNP" and tree[at + 1].party is None:
            last = last_of_name(reading, at + 1)
            return reading.reference.person(tree, last) if tree[last].dep in ("appos", "conj", "npadvmod") else ""
        if tree[at].tag not in ("NNP", "NNPS", "DT"):
            return ""
    return ""


def adjacent_person(reading: Reading, noun: int) -> str:
    """The person directly behind "the businessman", wherever the parser hung the name."""
    tree = reading.tree
    common = tree[noun].tag == "NN" and tree[noun].party is None and noun + 1 < len(tree)
    if not common or tree[noun + 1].tag != "NNP" or tree[noun + 1].party is not None:
        return ""
    last = last_of_name(reading, noun + 1)
    same = tree[last].dep == tree[noun].dep and tree[last].head == tree[noun].head  # "its candidate X won"
    return reading.reference.person(tree, last) if same or tree[last].dep != "nsubj" else ""


def _listed(reading: Reading, noun: int) -> Iterator[str]:
    """The people listed behind a person, or behind "farmers, including"; a verb or the subject of one ends the list."""
    tree, who = reading.tree, reading.reference
    joined = False
    at = noun + 1
    if not who.person(tree, noun):
        if not (including := _including(reading, noun)):
            return
        at, joined = including, True
    while at < len(tree):
        word = tree[at]
        if word.text in _JOINS or word.lemma == "and":
            joined = True
        elif word.tag.startswith(("VB", "MD", "PRP$")) or (word.text.lower() in _ENDS and not _then_is(reading, at)):
            return
        elif word.tag in ("NNP", "NNPS") and word.party is None:
            last = last_of_name(reading, at)
            if word.text[:1].isupper() and joined and (name := who.person(tree, last)):
                if tree[last].dep in ("nsubj", "nsubjpass"):
                    return
                if tree[last].dep in ("compound", "nmod", "poss") and not tree[tree[last].head].tag.startswith("NNP"):
                    at = last + 1  # "a Rajapaksa ally"
                    continue
                yield name
                joined = False
            at = last
        elif word.tag == "IN":
            if word.text == "with" and any(other.text == "as" for other in tree.words[at:]):
                return  # "is headed by A, with B and C as vice-chairs"
            joined = False
        at += 1


def _then_is(reading: Reading, at: int) -> bool:
    """Whether "then" tells what somebody was: "founded by A, then head of a bank, and B"."""
    tree = reading.tree
    behind = tree[at + 1].tag if at + 1 < len(tree) else ""
    return tree[at].text.lower() == "then" and behind in ("NN", "JJ", "DT")


def last_of_name(reading: Reading, at: int) -> int:
    """The last word of the name that begins at a word."""
    tree = reading.tree
    while at + 1 < len(tree) and tree[at].dep == "compound" and tree[at + 1].tag in ("NNP", "NNPS"):
        at += 1
    return at


def _including(reading: Reading, noun: int) -> int | None:
    """Where the names begin in "farmers, including A and B", "politicians such as A"."""
    tree = reading.tree
    for at in range(noun + 1, min(noun + 6, len(tree))):
        if tree[at].text.lower() in ("including", "like", "notably", "namely", "e.g."):
            return at + 1
        if tree[at].text.lower() == "as" and tree[at - 1].text.lower() == "such":
            return at + 1
        if tree[at].tag.startswith("VB"):
            return None
    return None
