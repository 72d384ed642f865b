"""A parsed sentence as the rules see it: words with their heads, whatever parser made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.sections import Sentence
from partybook.model import Mention

_QUOTED = re.compile(r"[\"“„«_]([A-ZÀ-Þ][^\"“”„«»_.;]{2,70}?)[\"”»_](?!\w)")
_NEAR = 24
"""How far behind the opening mark the head of a quoted name may begin: "Patriots" in "the young Patriots of X"."""
_FINITE = ("VBD", "VBZ", "VBP")


class Word(NamedTuple):
    """A word of a sentence; `at` is its index, `start` and `end` count in the sentence's text. `party` is set for a
    party's name, which is one word however long. Tags and dependencies are those of spaCy's English models (Penn
    Treebank, ClearNLP)."""

    at: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    party: Mention | None = None


class Bracket(NamedTuple):
    """Words in brackets, which the parser does not see: `text[start:end]` is what stands between them, `word` the index
    of the word before."""

    start: int
    end: int
    word: int


class Tree:
    """The words of a sentence with their children."""

    def __init__(self, sentence: Sentence, words: tuple[Word, ...], brackets: tuple[Bracket, ...]) -> None:
        self.sentence = sentence
        self.text = sentence.text.content
        self.words = words
        self.brackets = brackets
        self._children: list[list[int]] = [[] for _ in words]
        for word in words:
            if word.head != word.at:
                self._children[word.head].append(word.at)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def __len__(self) -> int:
        return len(self.words)

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children of a word, in order; only those of the given dependencies if any are given."""
        children = self._children[index]
        return [child for child in children if self.words[child].dep in deps] if deps and children else list(children)

    def below(self, index: int) -> list[int]:
        """A word and all words under it, in order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo += self._children[at]
        return sorted(found)

    def above(self, index: int) -> Iterator[int]:
        """The heads of a word, nearest first."""
        while (head := self.words[index].head) != index:
            yield head
            index = head

    def joined(self, index: int) -> list[int]:
        """A word and those coordinated with it ("A, B and C"), in order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo += [child for child in self.kids(at, "conj") if not self._verb_between(at, child)]
        if self.words[index].party is not None:
            found += [at for at in self.in_line(index) if at not in found]
        return sorted(found)

    def in_line(self, index: int) -> list[int]:
        """The parties that follow a party with nothing between but commas, "and" and articles, whatever the parse,
        and that are no subject of a verb."""
        found, at = [], index + 1
        while at < len(self.words) and (self.words[at].text in (",", "&") or self.words[at].lemma in ("and", "the")):
            at += 1
            if at < len(self.words) and at > index + 1 and (word := self.words[at]).party is not None:
                if word.dep in ("nsubj", "nsubjpass"):
                    break
                found.append(at)
                at += 1
        return found

    def _verb_between(self, one: int, other: int) -> bool:
        """Whether verbs show that two nouns are not coordinated: "its leader is A and its treasurer is B"."""
        if self.words[one].tag.startswith("VB"):
            return False
        between = self.words[one + 1 : other]
        finite = (w for w in between if w.tag in _FINITE and w.dep not in ("relcl", "aux", "auxpass"))
        following = next((w for w in self.words[other + 1 :] if w.dep != "advmod"), None)
        if following is not None and following.dep in ("aux", "auxpass"):
            following = self.words[following.head]  # "the A and the B were banned" has a subject
        return any(finite) or (following is not None and self.taken_subject(following.at) == other)

    def taken_subject(self, verb: int) -> int | None:
        """The noun directly before a verb without a subject, that the parser took for one more object before "and"."""
        word = self.words[verb]
        passive = [child for child in self.kids(verb, "auxpass") if self.words[child].tag in _FINITE]
        if not (passive or word.tag in _FINITE) or self.kids(verb, "nsubj", "nsubjpass", "aux"):
            return None
        if self.kids(verb, "auxpass") and not passive:
            return None
        first = passive[0] if passive else verb  # "A was elected leader and B was chosen"
        before = next((w for w in reversed(self.words[:first]) if w.dep != "advmod"), None)
        taken = before is not None and before.dep == "conj" and before.tag.startswith("NN")
        return before.at if before is not None and taken else None

    def phrase(self, index: int) -> tuple[int, int]:
        """Where a name with this head stands: the head with the compounds, titles and particles directly before it."""
        first, last = index, index
        if self.words[index].party is not None:
            return self.words[index].start, self.words[index].end
        while first and self.words[first - 1].party is None and self._name_part(first - 1, index):
            first -= 1
        while (
            last + 1 < len(self.words)
            and self.words[last + 1].head in range(first, last + 1)
            and self._follows(last + 1)
        ):
            last += 1
        return self.words[first].start, self.words[last].end

    def _name_part(self, index: int, head: int) -> bool:
        word = self.words[index]
        return (
            word.text[:1].isupper()
            and word.dep in ("compound", "nmod", "amod", "flat", "nummod")
            and (word.tag in ("NNP", "NNPS", "NN", "JJ", "FW") and (word.head == head or head in self.above(index)))
        )

    def _follows(self, index: int) -> bool:
        word = self.words[index]
        return word.tag == "NNP" and word.dep in ("flat", "compound") and word.party is None

    def name(self, index: int) -> str:
        """The words of `phrase`, or all that stands between the quotation marks around them."""
        start, end = self.phrase(index)
        return self.quoted(index) or self.text[start:end]

    def quoted(self, index: int) -> str:
        """What stands between the quotation marks that open or close at a name, "" where none do."""
        start, end = self.phrase(index)
        for match in _QUOTED.finditer(self.text):
            if match.start(1) <= start and end <= match.end(1) and start - match.start(1) <= _NEAR:
                return match[1]
        return ""
