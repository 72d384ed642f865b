"""The parties of a document in a language without a parser, under all names by which it speaks of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from partybook.extract.context import Context
from partybook.extract.formulas.grammar import Grammar
from partybook.extract.name_words import is_capitals, title_case
from partybook.extract.names import parenthetical_abbreviations
from partybook.extract.prose.cast import PartySpan
from partybook.extract.prose.phrases import abbreviations_behind, vocabulary
from partybook.extract.sections import Sentence
from partybook.model import Mention, Statement, TextValue

_QUALIFIER = re.compile(r"\s*\([^()]*\)\Z")
_OWN_NAMES = ("name", "native_name", "abbreviation", "former_name")
_OFTEN = 3
"""How often an untitled text must name a party, and twice as often as any other, to be about it."""


class Names:
    """Parties by name: the document's own, those that fields name, those with an abbreviation behind, and those whose
    name holds a noun such as "Partido". `topic` is whom "the party" means."""

    def __init__(self, context: Context, sentences: Iterable[Sentence], spoken: Grammar) -> None:
        self.subject = context.subject
        self._spoken = spoken
        self._known: dict[str, Mention] = {}
        if self.subject is not None:
            for name in (self.subject.name, _QUALIFIER.sub("", self.subject.name)):
                self._known.setdefault(name, self.subject)
        for statement in context.statements:
            self._learn(statement)
        texts = [sentence.text.content for sentence in sentences]
        for text in texts:
            self._read(text)
        for text in texts:
            self._read_abbreviations(text)
        every = sorted({*self._known, *(name.upper() for name in self._known)}, key=lambda name: (-len(name), name))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, every)) or '(?!)'})(?!\w)")
        self._upper = {name.upper(): party for name, party in reversed(self._known.items())}
        self.topic = self.subject or self._most_named(texts)

    def _learn(self, statement: Statement) -> None:
        if statement.subject.kind != "party":
            return
        party = self._known.setdefault(statement.subject.name, statement.subject)
        if statement.property in _OWN_NAMES and isinstance(statement.value, TextValue):
            self._known.setdefault(statement.value.text, party)
        elif isinstance(statement.value, Mention) and statement.value.kind == "party":
            self._known.setdefault(statement.value.name, statement.value)

    def _read(self, text: str) -> None:
        for behind in parenthetical_abbreviations(text):
            name = self._spoken.bare(text[behind.start : behind.end])
            written = title_case(name) if is_capitals(name) else name
            party = (
                self._known.get(name) or self._known.get(written) or self._known.setdefault(written, Mention(written))
            )
            self._known.setdefault(behind.abbreviation, party)
        for short in self._spoken.abbreviated.finditer(text):
            if short["short"] not in vocabulary("not_abbreviations"):
                self._known.setdefault(short["short"], Mention(short["short"]))
        for start, end in self.phrases(text):
            name = text[start:end]
            self._known.setdefault(name, self._known.get(title_case(name)) or Mention(name))

    def _read_abbreviations(self, text: str) -> None:
        """What stands in brackets behind a known name is its abbreviation: "(kurz: FLN)"."""
        for name, party in list(self._known.items()):
            at = max(text.find(name), text.find(name.upper()))
            for start, end in abbreviations_behind(text, at + len(name)) if at >= 0 else ():
                self._known.setdefault(text[start:end], party)

    def phrases(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases with a party's noun stand, without the article before them."""
        for found in self._spoken.phrase.finditer(text):
            start = found.end() - len(self._spoken.bare(found[0]))
            if " " in text[start : found.end()]:
                yield start, found.end()

    def _most_named(self, texts: list[str]) -> Mention | None:
        """The party of a text that speaks of "our party": the one that it names by far the most."""
        if not any(self._spoken.ours.search(text) for text in texts):
            return None
        counted = Counter(span.party for text in texts for span in self.parties_in(text))
        ranked = counted.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] if ranked and clear and ranked[0][1] >= _OFTEN else None

    def parties_in(self, text: str) -> list[PartySpan]:
        """The parties named in a text, in order, the longest names first; none overlap."""
        return [
            PartySpan(found.start(), found.end(), found[0], self._known.get(found[0]) or self._upper[found[0].upper()])
            for found in self._pattern.finditer(text)
        ]

    def same(self, party: Mention) -> Mention:
        """A party by whatever name is one mention already."""
        return party
