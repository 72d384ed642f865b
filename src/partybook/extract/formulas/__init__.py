"""Sentences in languages that are read without a parser: fixed phrases, as data in `terms/formulas.toml`.

"Sie wurde am 3. Mai 1995 von Anna Huber in Graz gegründet": names, dates and parties of a sentence are marked first,
then the language's formulas are looked for between the marks. What no formula fits stays unread; nothing is guessed.
"""

from __future__ import annotations

from partybook.extract.context import Context
from partybook.extract.formulas.descriptions import read_descriptions
from partybook.extract.formulas.events import read_events
from partybook.extract.formulas.grammar import Grammar, grammar
from partybook.extract.formulas.marking import Marked, mark
from partybook.extract.formulas.names import Names
from partybook.extract.formulas.others import read_others
from partybook.extract.formulas.results import read_results
from partybook.extract.prose.abbreviations import read_abbreviations
from partybook.extract.sections import Sentence
from partybook.model import Mention

__all__ = ["read_formulas"]

_OPENING = 14
"""Characters within which a sentence names the party that it is about: an article and its name."""


def read_formulas(context: Context, found: list[Sentence], language: str) -> None:
    """State what sentences of a language say in its formulas."""
    spoken = grammar(language)
    names = Names(context, found, spoken)
    read_abbreviations(context, names, found)
    for sentence in found:
        marked = mark(sentence, names, spoken)
        topic = _topic(marked, spoken, names)
        read_descriptions(context, marked, spoken, topic)
        read_events(context, marked, spoken, topic)
        read_others(context, marked, spoken)
        read_results(context, marked, spoken, topic)


def _topic(marked: Marked, spoken: Grammar, names: Names) -> Mention | None:
    """Whom a sentence is about: the party that it opens with, else the document's."""
    first = marked.parties[0] if marked.parties else None
    if first is not None and first.start <= _OPENING and not spoken.own.match(marked.text):
        return first.party
    return names.topic
