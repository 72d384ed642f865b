"""Fields that hold people: founders, and leaders with their titles and times in office."""

from __future__ import annotations

import re

from partybook.extract.fields.items import Item, items
from partybook.extract.fields.labels import find_label, words
from partybook.extract.fields.parties import Named, named
from partybook.extract.fields.remarks import Pair
from partybook.extract.fields.writing import Entry
from partybook.model import TextValue
from partybook.read.document import Text

_LETTER = re.compile(r"[^\W\d_]{2}")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20[0-3]\d)(?!\d)")


def read_founders(entry: Entry) -> None:
    """Each founder; a heading or words behind the name are kept as notes."""
    for item in _people(entry):
        if found := named(item, "person"):
            pairs: list[Pair] = [("note", TextValue(item.heading))] if item.heading else []
            entry.state("founder", found.mention, found.text, found.remarks, pairs)
        else:
            entry.remark("wrong-kind", f"{entry.field.key!r} should name a person", item.text)


def read_leaders(entry: Entry, role: str, property: str = "leader") -> None:
    """Each leader once for each time in office; the title, or the heading he or she stands under, is the role."""
    for item in _people(entry):
        found = named(item, "person")
        if not found:
            entry.remark("wrong-kind", f"{entry.field.key!r} should name a person", item.text)
            continue
        title = item.heading or role
        pairs: list[Pair] = [("role", TextValue(title))] if title else []
        entry.state(property, found.mention, found.text, found.remarks, pairs)


def _people(entry: Entry) -> list[Item]:
    """The items of the value, where a word such as "chairman" behind a name and a comma is a remark on it."""
    people: list[Item] = []
    for item in items(entry.value, "linked"):
        if entry.says_none(item):
            continue
        content = item.text.content
        if people and _is_title(content):
            people[-1] = people[-1]._replace(remarks=(*people[-1].remarks, item.text, *item.remarks))
        elif people and _YEAR.search(content) and not _LETTER.search(content):
            people[-1] = people[-1]._replace(remarks=(*people[-1].remarks, item.text))
        else:
            people.append(item)
    return people


def _is_title(content: str) -> bool:
    """Whether an item is no name but a lower-case title of the person before it."""
    return content.lower() in words("behind_names", file="roles") or (
        content.islower() and find_label(content).meaning == "role"
    )


def mention_of(text: Text) -> Named | None:
    """A single person or party in a cell of an infobox."""
    item = next(items(text, "linked"), None)
    return named(item, "person") if item else None
