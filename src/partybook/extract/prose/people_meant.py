"""Whom a word means: "Tal", "he", "Dr. Tal", "the journalist John Smith"."""

from __future__ import annotations

import re

from partybook.extract.name_words import is_capitals, title_case
from partybook.extract.people import looks_like_person
from partybook.extract.prose.cast import Cast
from partybook.extract.prose.complements import is_of_office
from partybook.extract.prose.register import is_title, without_titles
from partybook.extract.prose.tree import Tree

_PERSONAL = frozenset({"he", "she", "his", "her", "him"})


class People:
    """Whom the words of a sentence mean, by what the text has told before it.

    `spoken` is the person that "he" means where its sentence names none before; `last_named` are those of people with
    one surname whom the text last named in full, by the surname.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.spoken = cast.protagonist
        self.last_named: dict[str, str] = {}

    def person(self, tree: Tree, index: int) -> str:
        """The full name of the person a word means, "" when it means none; not in capitals, as leads write it."""
        name = self._meant(tree, index)
        return title_case(name) if " " in name and is_capitals(name) else name

    def _meant(self, tree: Tree, index: int) -> str:
        word = tree[index]
        if word.party is not None:
            return ""
        if word.text.lower() in _PERSONAL:
            return self._before(tree, index) or self.spoken
        surname = word.tag == "NNS" and self._cast.person(word.text) != word.text  # "Lindt" taken for a plural
        if (word.tag not in ("NNP", "NNPS", "NN", "JJ", "FW", "VB", "VBN", "VBD") and not surname) or not word.text[
            :1
        ].isupper():
            return self._apposed(tree, index)
        name = self._cast.person_at(tree.text, word.start, word.end) or re.sub(r"['’]s$", "", tree.name(index))
        name = without_titles(name)
        first, _, last = name.partition(" ")
        if last and is_title(first) and (full := self._cast.person(last)).endswith(f" {last}") and full != name:
            name = full  # "Dr. Tal"
        if " " in name and (name.startswith(("The ", "New ")) or is_of_office(name)):
            return self._apposed(tree, index)  # "Global Ireland", "former Lord Mayor, X"
        if " " not in name:
            full = self.last_named.get(name) or self._cast.person(name)
            return full if full != name else self._apposed(tree, index)
        plural = word.tag == "NNPS" and not self._cast.is_person(name)  # "Digital Affairs", but "Walter Céspedes"
        return name if looks_like_person(name) and not plural else ""

    def _before(self, tree: Tree, index: int) -> str:
        """The last person named as a subject before "he" in its sentence, who does nothing to "him"."""
        own: set[int] = set()
        if tree[index].dep in ("dobj", "pobj"):
            own = {index, tree[index].head}
            for head in tree.above(tree[index].head):  # up to the verb whose subject acts
                if tree.kids(tree[index].head, "nsubj", "nsubjpass"):
                    break
                own.add(head)
        for word in reversed(tree.words[:index]):
            if (
                word.head not in own
                and word.dep in ("nsubj", "nsubjpass")
                and word.tag in ("NNP", "NNPS")
                and (name := self.person(tree, word.at))
            ):
                return name
        return ""

    def _apposed(self, tree: Tree, index: int) -> str:
        """The person in "the journalist John Smith" and "its leader, John Smith"."""
        for child in tree.kids(index, "appos", "flat"):
            if name := self.person(tree, child):
                return name
        return ""

    def is_known(self, name: str) -> bool:
        """Whether a name is that of a person of the document."""
        return looks_like_person(name) and self._cast.person(name.split()[-1]) == name
