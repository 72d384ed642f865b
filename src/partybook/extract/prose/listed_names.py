"""The names that a party bore, as its note lists them line by line with their years."""

from __future__ import annotations

from partybook.extract.context import Context
from partybook.extract.name_lines import name_line, pieces
from partybook.extract.prose.phrases import is_party_phrase
from partybook.extract.scripts import script_of
from partybook.extract.sections import Sentence
from partybook.model import PartialDate, TextValue, Value

_FEWEST = 2
"""Lines that make such a list."""


def read_listed_names(context: Context, sentences: list[Sentence]) -> None:
    """State the names and abbreviations of the document's own party; nothing when any line is another one."""
    texts = [(s, s.text.slice(*place).strip()) for s in sentences for place in pieces(s.text.content)]
    lines = [(sentence.where, text, name_line(text.content)) for sentence, text in texts]
    named = [(where, text, line) for where, text, line in lines if line is not None]
    party = context.subject
    if party is None or len(named) < max(_FEWEST, len(lines)) or not any(is_party_phrase(x.name) for *_, x in named):
        return
    for where, text, line in named:
        evidence = context.evidence(text, where)
        time: list[tuple[str, Value]] = [("start", PartialDate.of(int(line.start)))]
        if line.end.isdigit():
            time.append(("end", PartialDate.of(int(line.end))))
        if line.name.casefold() != party.name.casefold():
            context.state(party, "former_name", TextValue(line.name, script=script_of(line.name)), evidence, time)
        for short in line.shorts:
            context.state(party, "abbreviation", TextValue(short, script=script_of(short)), evidence, time)
