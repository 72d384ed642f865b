"""Whom a noun means that is said of a name or stands beside one: "X is a party founded by", "a party, X"."""

from __future__ import annotations

from typing import Protocol

from partybook.extract.prose.cast import Cast
from partybook.extract.prose.phrases import vocabulary
from partybook.extract.prose.tree import Tree, Word
from partybook.model import Mention


class Who(Protocol):
    """Who tells which party a word means."""

    @property
    def cast(self) -> Cast: ...

    def party(self, tree: Tree, index: int) -> Mention | None: ...


def predicated(who: Who, tree: Tree, index: int) -> Mention | None:
    """The party in "X is a party founded by": the noun said of a subject, or apposed to it, means the subject."""
    word = tree[index]
    if word.text.lower() not in vocabulary("descriptions") and word.lemma not in vocabulary("descriptions"):
        return None
    if word.dep == "attr" and (beside := beside_party(tree, index)) is not None:
        return who.cast.same(beside)
    if word.dep == "attr":
        return _predicated_of(who, tree, word)
    one = tree[tree[word.head].head] if word.dep == "pobj" and tree[word.head].lemma == "of" else None
    if one is not None and one.lemma == "one" and one.dep == "attr":  # "was one of the parties that joined"
        return _predicated_of(who, tree, one)
    if word.dep == "pobj" and tree[word.head].text == "as" and tree.kids(tree[word.head].head, "nsubjpass"):
        return who.party(tree, tree.kids(tree[word.head].head, "nsubjpass")[0])  # "founded as a party led by X"
    if word.dep == "appos" and tree[word.head].party is not None:
        return tree[word.head].party
    if word.dep == "appos":  # the parser hung it on an outer noun: "a member of the X, a party founded in"
        first = tree.below(index)[0]
        before = [w for w in tree.words[max(first - 2, 0) : first] if w.tag != ","]
        if first and before and before[-1].party is not None:
            return before[-1].party
    for child in tree.kids(index, "acl"):  # "a coalition called X"
        if tree[child].lemma in ("call", "name", "know"):
            for name in tree.below(child):
                if (named := tree[name].party) is not None:
                    return who.cast.same(named)
    apposed = tree.kids(index, "appos")
    return tree[apposed[0]].party if apposed and tree[apposed[0]].party is not None else None


def beside_party(tree: Tree, index: int) -> Mention | None:
    """The party in "a supporter of the A, a left-wing party": the parser took the apposition for a second attribute."""
    first = tree.below(index)[0]
    second = any(at < first for at in tree.kids(tree[index].head, "attr"))
    apposed = second and first > 1 and tree[first].lemma in ("a", "another") and tree[first - 1].text == ","
    return tree[first - 2].party if apposed else None


def _predicated_of(who: Who, tree: Tree, word: Word) -> Mention | None:
    """The party that a noun is said of."""
    subjects = tree.kids(word.head, "nsubj")
    return who.party(tree, subjects[0]) if subjects and subjects[0] != word.at else None
