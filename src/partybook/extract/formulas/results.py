"""Results that formulas give: "Bei der Landtagswahl 2003 erhielt die FLN 4,7 % der Stimmen und zwei Mandate"."""

from __future__ import annotations

import re

from partybook.extract.context import Context
from partybook.extract.formulas.grammar import Grammar
from partybook.extract.formulas.marking import Marked
from partybook.extract.formulas.marks import DATE
from partybook.extract.numbers import parse_number
from partybook.extract.scripts import script_of
from partybook.model import Mention, PartialDate, Quantity, TextValue, Value

_REACH = 110
"""Characters behind the verb within which its figures stand."""
_BEHIND_VERB = 30
"""Characters behind the verb within which its subject may stand ("erhielt die FLN")."""


def read_results(context: Context, marked: Marked, spoken: Grammar, topic: Mention | None) -> None:
    """State the `election_result` of each verb of a sentence that names its election and year."""
    election = _election(marked, spoken)
    if election is None:
        return
    name, date = election
    for formula in spoken.formulas.get("result", ()):
        for verb in formula.finditer(marked.text):
            subject = _subject(marked, verb.end()) or topic
            figures = _figures(marked, verb.end(), spoken)
            if subject is None or not figures:
                continue
            evidence = context.evidence(marked.sentence.text, marked.sentence.where)
            named = TextValue(name, spoken.code, script_of(name))
            context.state(subject, "election_result", date, evidence, [("election", named), *sorted(figures.items())])
            return


def _election(marked: Marked, spoken: Grammar) -> tuple[str, PartialDate] | None:
    """The election that a sentence names, and its date: the nearest behind its name, else before it."""
    found = spoken.election.search(marked.text)
    if found is None or not marked.dates:
        return None
    behind = [date for date in marked.dates if date.start >= found.end()]
    date = (behind or [*reversed(marked.dates)])[0]
    if date.date.is_interval or date.date.year is None:
        return None
    return marked.words(*found.span()).strip(), date.date


def _subject(marked: Marked, verb_end: int) -> Mention | None:
    """The party directly behind the verb."""
    span = next((span for span in marked.parties if verb_end <= span.start <= verb_end + _BEHIND_VERB), None)
    return span.party if span and not re.search(r"\d", marked.text[verb_end : span.start]) else None


def _figures(marked: Marked, start: int, spoken: Grammar) -> dict[str, Value]:
    """Share, votes and seats behind a verb, up to the end of its clause."""
    reach = re.split(r"[;:]|\.\s", marked.text[start : start + _REACH])[0]
    if spoken.no_result.search(reach):
        return {}
    figures: dict[str, Value] = {}
    if share := spoken.share.search(reach):
        value = parse_number(share["share"].replace(",", "."))
        if value is not None:
            figures["vote_share"] = Quantity(value.number, share["share"], "%")
    for pattern in (spoken.seats, spoken.votes):
        found = pattern.search(reach)
        for name, words in found.groupdict().items() if found and DATE not in found[0] else ():
            if words and (value := count_of(words, spoken)):
                figures[name] = value
    return figures


def count_of(words: str, spoken: Grammar) -> Quantity | None:
    """A count in digits or in words of the language."""
    if words.lower() in spoken.numerals:
        number = parse_number(str(spoken.numerals[words.lower()]))
        return Quantity(number.number, words) if number else None
    return parse_number(words.strip(), "count")
