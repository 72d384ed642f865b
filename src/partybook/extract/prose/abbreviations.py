"""Abbreviations behind names, in any language: "the Valley Party (PDV)", "el Partido Nacional (el P.N.)"."""

from __future__ import annotations

import re
from typing import Protocol

from partybook.extract.context import Context
from partybook.extract.name_words import is_abbreviation, matches_initials
from partybook.extract.names import script_of
from partybook.extract.prose.cast import PartySpan
from partybook.extract.prose.phrases import abbreviations_behind, vocabulary
from partybook.extract.sections import Sentence
from partybook.model import Mention, TextValue

_INSIDE = re.compile(r"(?:[A-Z][\w’'-]*[–-]|(?<![.!?]\s)\b(?!The\b)[A-Z][a-zà-ÿ]+\s)\Z")
"""Before a name of one word: it is part of a longer name."""

_OF_IT = re.compile(r"\b[A-Z][a-zà-ÿ]+\s+of\s+(?:the\s+)?\Z")


class _Cast(Protocol):
    """Who appears in a document, however that was found out."""

    def parties_in(self, text: str) -> list[PartySpan]: ...

    def same(self, party: Mention) -> Mention: ...


def _goes_on(short: str, name: str) -> bool:
    """Whether an abbreviation holds more than the initials of a name, in front of them."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(short) > len(initials) > 1 and short.endswith(initials)


def read_abbreviations(context: Context, cast: _Cast, sentences: list[Sentence]) -> None:
    """State the abbreviations in the brackets behind names of parties, where nothing stated them yet."""
    known = {(s.subject, str(s.value)) for s in context.statements if s.property == "abbreviation"}
    for sentence in sentences:
        for span in cast.parties_in(sentence.text.content):
            if " " not in span.name and _INSIDE.search(sentence.text.content, 0, span.start):
                continue  # "European United Left–Nordic Green Left (GUE/NGL)" abbreviates no party called Left
            party = cast.same(span.party)
            for start, end in abbreviations_behind(sentence.text.content, span.end):
                short = sentence.text.slice(start, end)
                longer = _OF_IT.search(sentence.text.content, 0, span.start)
                if longer and _goes_on(short.content, span.name):
                    continue  # "the Youth of the European People's Party (YEPP)"
                if "/" in short.content and not re.search(r"[/–-]", span.name):
                    continue  # "the Christian Social Union (CDU/CSU)": of both parties
                if short.content.upper() in vocabulary("not_abbreviations"):
                    continue
                if (party, short.content) in known or short.content == span.name:
                    continue
                known.add((party, short.content))
                value = TextValue(short.content, script=script_of(short.content))
                context.state(party, "abbreviation", value, context.evidence(sentence.text, sentence.where))
    if context.subject is not None:
        _own_initials(context, context.subject, cast, sentences)


def _own_initials(context: Context, subject: Mention, cast: _Cast, sentences: list[Sentence]) -> None:
    """The initials by which a text goes on to call its own party without a bracket, if none is stated yet."""
    if any(s.property == "abbreviation" and s.subject == subject for s in context.statements):
        return
    for sentence in sentences:
        for span in cast.parties_in(sentence.text.content):
            initials = span.name.isalpha() and span.name.isupper() and matches_initials(span.name, subject.name)
            if cast.same(span.party) == subject and initials and is_abbreviation(span.name):
                value = TextValue(span.name, script=script_of(span.name))
                context.state(subject, "abbreviation", value, context.evidence(sentence.text, sentence.where))
                return
