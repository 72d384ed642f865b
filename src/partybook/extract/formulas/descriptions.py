"""Ideology and position in the sentence that says what a party is: "ist eine konservative Partei in Österreich"."""

from __future__ import annotations

from partybook.extract.context import Context
from partybook.extract.formulas.grammar import Grammar
from partybook.extract.formulas.marking import Marked
from partybook.extract.subject import sentence_is_about_a_party
from partybook.model import Mention, TextValue

_REACH = 170
"""Characters of the sentence within which adjectives describe the party."""


def read_descriptions(context: Context, marked: Marked, spoken: Grammar, topic: Mention | None) -> None:
    """State what the adjectives of such a sentence mean, by their English names as in `terms/ideologies.toml`."""
    if topic is None or not sentence_is_about_a_party(marked.sentence.text.content):
        return
    evidence = context.evidence(marked.sentence.text, marked.sentence.where)
    text = marked.text[:_REACH]
    for property in ("position", "ideology"):
        for meaning, pattern in spoken.means[property]:
            if pattern.search(text):
                context.state(topic, property, TextValue(meaning), evidence)
                if property == "position":
                    text = pattern.sub("", text)
                    break
