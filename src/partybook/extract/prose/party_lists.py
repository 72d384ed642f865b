"""Parties listed one after another, however the parser hung them: "the A, the smaller B (BP), C and the D of E"."""

from __future__ import annotations

from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_JOINS = frozenset({",", "and", "&", ";", "/", "plus"})
_BETWEEN = frozenset({"DT", "JJ", "JJR", "JJS", "RB", "CD", "PRP$", "HYPH"})
_HEADS = frozenset(
    {"party", "group", "movement", "organisation", "organization", "alliance", "formation", ":", "namely"}
)
_PROPER = ("NNP", "NNPS")


def listed_parties(reading: Reading, start: int) -> list[Mention]:
    """The parties listed from a word on, each once; what is neither a name nor between names ends the list."""
    tree = reading.tree
    found: list[Mention] = []
    at, joined = start, True
    while at < len(tree):
        word = tree[at]
        if word.text in _JOINS or word.lemma == "and":
            joined = True
        elif word.text.lower() == "as" and [w.text for w in tree.words[at : at + 3]] == ["as", "well", "as"]:
            at, joined = at + 2, True
        elif word.party is not None or (word.tag in _PROPER and word.text[:1].isupper()):
            end = _end(reading, at)
            name = reading.reference.named_party(tree, end) or (Mention(tree.name(end)) if found else None)
            if not joined or name is None or (tree[end].dep in ("nsubj", "nsubjpass", "poss") and found):
                break
            found.append(name)
            at, joined = end, False
        elif not joined or not (word.tag in _BETWEEN or word.lemma in _HEADS):
            break
        at += 1
    return list(dict.fromkeys(found))


def first_word(reading: Reading, noun: int) -> int:
    """The first word of the phrase before a noun: where a list that begins with it begins."""
    return min(at for at in reading.tree.below(noun) if at <= noun)


def _end(reading: Reading, at: int) -> int:
    """The last word of the name that begins at a word."""
    tree = reading.tree
    while at + 1 < len(tree) and tree[at].party is None and tree[at + 1].tag in _PROPER and tree[at + 1].party is None:
        at += 1
    return at
