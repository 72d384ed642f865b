"""Countries that names of parties tell: "Beer Party of Finland", "Green Front (Peru)", "Pakistan's Green Front"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.context import Context
from partybook.extract.descriptions import countries_in
from partybook.extract.prose.cast import Cast
from partybook.extract.prose.phrases import is_party_phrase
from partybook.extract.sections import Sentence
from partybook.model import Evidence, Mention, TextValue

_IN_NAME = re.compile(r"(?:\bof (?:the )?|\()(?P<place>[A-Z][^()]*?)\)?\Z")
_PEOPLE = re.compile(r"(?P<place>[A-Z][\w-]+)(?= [A-Z])")
_OWNED = re.compile(
    r"(?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s? (?:(?:ruling|governing|largest|main|oldest|own) )?\Z"
)
_NO_PARTY = re.compile(r"\bTrades? Union\b|\A\w+ Federation\Z|\A(?:Federation|Union|Communists|Socialists) of\b")
"""Names with a country behind "of" that are a state's, a trade union's or its people's."""
_WIDEST = 40
"""Characters of a country's name with its possessive."""


def read_homes(context: Context, cast: Cast, sentences: list[Sentence]) -> None:
    """State `country` of the parties whose names or owners say it, once each, where nothing has stated one."""
    told = {statement.subject for statement in context.statements if statement.property == "country"}

    def state(party: Mention, country: str, evidence: Evidence) -> None:
        if country and party not in told:
            told.add(party)
            context.state(party, "country", TextValue(country), evidence)

    for led, country, evidence in _of_leaders(context):
        state(cast.same(led), country, evidence)
    for sentence in sentences:
        text = sentence.text.content
        for span in cast.parties_in(text):
            party = is_party_phrase(span.name) and not _NO_PARTY.search(span.name)
            named = _country(_IN_NAME.search(span.name)) if party else ""
            owner = _country(_OWNED.search(text, max(0, span.start - _WIDEST), span.start))
            first = _PEOPLE.match(span.name) if party and not named else None
            people = _country(first, people=True)
            if people and not _country(first) and not re.search(rf"\b(?:in|across) {re.escape(people)}\b", text):
                people = ""  # "the German Forum Party" alone says too little, beside "liberals in Germany" enough
            state(cast.same(span.party), named or owner or people, context.evidence(sentence.text, sentence.where))
    title = context.document.title
    if context.subject is not None and title and context.subject.name in title.content:
        state(context.subject, _country(_IN_NAME.search(title.content)), context.evidence(title, "title"))


def _of_leaders(context: Context) -> Iterator[tuple[Mention, str, Evidence]]:
    """The parties whose leader or founder the same sentence calls by the people's name: "the Peruvian politician X"."""
    for statement in list(context.statements):
        if statement.property not in ("leader", "founder") or not isinstance(statement.value, Mention):
            continue
        name = re.escape(statement.value.name)
        said = re.search(rf"\b(?P<place>[A-Z][a-z]+) (?:[a-z-]+ ){{1,3}}{name}", statement.evidence.quote)
        if country := _country(said, people=True):
            yield statement.subject, country, statement.evidence


def _country(match: re.Match[str] | None, *, people: bool = False) -> str:
    """The country that is the whole of a place, or its people's name where that may stand; "" for any other."""
    found = countries_in(match["place"]) if match is not None else []
    whole = match is not None and len(found) == 1 and (people or found[0] == match["place"])
    return found[0] if whole else ""
