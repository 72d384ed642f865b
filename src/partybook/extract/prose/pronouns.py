"""Whom a pronoun can and cannot mean by its place in the sentence: "for which", "with X becoming its", "left it"."""

from __future__ import annotations

from collections.abc import Collection

from partybook.extract.prose.tree import Tree
from partybook.model import Mention


def before_relative(tree: Tree, index: int) -> Mention | None:
    """ "His career in the A, for which he was elected": the party right before the comma, hung elsewhere."""
    first = index - 1 if tree[index].dep == "pobj" and tree[index].head == index - 1 else index
    beside = first > 1 and tree[first - 1].text == "," and tree[index].text.lower() == "which"
    return tree[first - 2].party if beside else None


def made_before(tree: Tree, index: int, making: Collection[str]) -> Mention | None:
    """The party that "formed the A, with X becoming its president" is about, or "founded the A and led it"."""
    if (own := _made_by_subject(tree, index, making)) is not None:
        return own
    doing = next((at for at in tree.above(index) if tree[at].tag == "VBG" and tree[at].dep == "pcomp"), None)
    if doing is None or tree[tree[doing].head].lemma != "with":
        return None
    made = [
        word.party
        for word in tree.words[: tree[doing].head]
        if word.party is not None and word.dep == "dobj" and tree[word.head].lemma in making
    ]
    return made[-1] if made else None


def _made_by_subject(tree: Tree, index: int, making: Collection[str]) -> Mention | None:
    """The party of "X founded the A with Y and became its first chairman", by what the verb before made."""
    verb = next((at for at in tree.above(index) if tree[at].tag.startswith("VB")), None)
    while verb is not None and tree[verb].dep == "conj" and not tree.kids(verb, "nsubj", "nsubjpass"):
        verb = tree[verb].head
        made = [at for at in tree.kids(verb, "dobj") if tree[verb].lemma in making and at < index]
        named = [tree[each].party for at in made for each in (at, *tree.kids(at, "appos")) if tree[each].party]
        people = [at for at in tree.kids(verb, "nsubj") if tree[at].party is None]
        if named and people:
            return named[0]
    return None


def acting_on(tree: Tree, index: int) -> list[int]:
    """The subjects of the verb whose object a pronoun is: "the A broke away from it" - from another than the A."""
    if tree[index].text.lower() not in ("it", "them") or tree[index].dep not in ("dobj", "pobj", "dative"):
        return []
    verb = next((at for at in tree.above(index) if tree[at].tag.startswith("VB")), None)
    return tree.kids(verb, "nsubj", "nsubjpass") if verb is not None else []
