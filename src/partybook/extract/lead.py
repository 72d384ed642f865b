"""The names a party's article gives in its first paragraph."""

from __future__ import annotations

from partybook.extract.context import Context
from partybook.extract.name_words import is_abbreviation, title_case
from partybook.extract.names import lead_names
from partybook.extract.notes import is_note
from partybook.extract.sections import lead
from partybook.model import Statement, TextValue


def read_lead(context: Context) -> None:
    """State the name, native names and abbreviations of the lead; nothing when the document is not about a party."""
    paragraph = lead(context.document)
    if context.subject is None or paragraph is None:
        return
    known = {(s.property, str(s.value)) for s in context.statements if _is_name(s)}
    known.add(("name", context.subject.name))  # the subject says it already
    note = is_note(context.document)
    for found in lead_names(paragraph.text, context.subject.name):
        if note and found.kind == "name" and is_abbreviation(found.text.content):
            continue  # "GVF was formed in 1983"
        words = title_case(found.text.content, context.subject.name) if found.kind == "name" else found.text.content
        if (found.kind, words) not in known:
            value = TextValue(words, found.language, found.script)
            context.state(context.subject, found.kind, value, context.evidence(found.text, "lead, sentence 1"))


def _is_name(statement: Statement) -> bool:
    return statement.property in ("name", "native_name", "abbreviation", "former_name")
