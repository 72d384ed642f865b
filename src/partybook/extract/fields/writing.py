"""Statements from one field: the subject, the place, and what is said about fields that say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from partybook.extract.context import Context
from partybook.extract.fields.items import Item
from partybook.extract.fields.labels import words
from partybook.extract.fields.remarks import NO_REMARKS, Pair, Remarks
from partybook.model import Evidence, Mention, TextValue, Value
from partybook.read.document import Field, Text

_QUOTE = 300
"""Characters of a field without words (a colour, an image) that are quoted as evidence."""


class Entry(NamedTuple):
    """A field being read: where its statements go, whose they are, and the other fields of its box by normal key."""

    context: Context
    subject: Mention
    field: Field
    others: Mapping[str, Field]

    @property
    def value(self) -> Text:
        return self.field.value

    @property
    def where(self) -> str:
        return f"infobox/{self.field.key}"

    def evidence(self, text: Text) -> Evidence:
        """The source behind some words; behind the whole line of the field when there are none."""
        if text:
            return self.context.evidence(text, self.where)
        near = (self.field.label, self.field.value, *(f.label for f in self.others.values()))
        start = next((words.span()[0] for words in near if words), 0)  # a row of HTML may hold only a picture
        source = self.context.document.source.text
        end = source.find("\n", start, start + _QUOTE)
        return self.context.evidence_at(start, end if end > start else min(start + _QUOTE, len(source)), self.where)

    def state(
        self,
        property: str,
        value: Value,
        text: Text,
        remarks: Remarks = NO_REMARKS,
        qualifiers: Iterable[Pair] = (),
        subject: Mention | None = None,
        single: str = "date",
    ) -> None:
        """One statement for each time the remarks name, or one."""
        evidence = self.evidence(text)
        for variant in remarks.variants(single):
            self.context.state(
                subject or self.subject, property, value, evidence, [*qualifiers, *variant], remarks.certainty
            )

    def remark(self, code: str, message: str, text: Text | None = None) -> None:
        """Say why the field, or some words of it, became no statement."""
        text = self.value if text is None else text
        self.context.remark(code, message, self.evidence(text), (("field", self.field.key), ("text", text.content)))

    def says_none(self, item: Item | Text) -> bool:
        """Whether a value is a word for nothing ("none", "vacant"); then it says so itself."""
        text = item.text if isinstance(item, Item) else item
        if text.content.strip(" .'\"").lower() in words("none"):
            self.remark("says-none", f"{self.field.key!r} says that there is none", text)
            return True
        return False


def heading_pair(item: Item, name: str = "of") -> list[Pair]:
    """The heading of an item as a qualifier, unless it only says that it is the present one."""
    heading = item.heading.strip()
    if not heading or heading.lower() in words("present"):
        return []
    return [(name, TextValue(heading))]


_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»", "”": "”", "‘": "’"}


def unquoted(name: str) -> str:
    """A name without separators at its ends, and without quotation marks around the whole of it."""
    name = " ".join(name.split()).strip(" ,;")
    while len(name) > 2 and (name[-1] == _QUOTES.get(name[0]) or (name[0], name[-1]) == ("„", "”")):
        if name[0] in name[1:-1]:
            break
        name = name[1:-1].strip(" ,;")
    return name
