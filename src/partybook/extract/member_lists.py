"""Parties that a page lists as those of an alliance: items below "Member parties", "Composition" or "Current members".

The heading must say that parties are listed, or the lead that its subject is made of parties. An item counts when it
opens with a name in capitals that is no person's.
"""

from __future__ import annotations

import re

from partybook.extract.context import Context
from partybook.extract.people import looks_like_person
from partybook.extract.sections import lead
from partybook.model import Mention, Value
from partybook.read.document import Heading, Paragraph, Text

_PARTIES = re.compile(
    r"\b(?:(?:member|constituent|component|participating|founding|affiliated|full member|associate|observer)\s+"
    r"(?:parties|organi[sz]ations)|parties\s+in\s+the\s+(?:alliance|coalition))\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"(?:(?:current|present|full|founding|former|past)\s+)?(?:members?|composition|constituents)\Z", re.IGNORECASE
)
_UNITED = re.compile(
    r"\b(?:is|was|were)\s+(?:an?|the)\s+(?:[\w'’-]+,?\s+){0,6}?(?:alliance|coalition|federation|europarty|bloc|cartel)\b"
)
_NAME = re.compile(r"\s*(?P<name>[^,:;()–—]{3,80}?(?:\s\([A-Z][\w’' -]{3,30}\))?)\s*(?:[,:;(–—]|\s-\s|\Z)")
_MOST_WORDS = 10


def read_member_lists(context: Context) -> None:
    """State `member_of` for the parties listed as members of the document's own alliance."""
    opening = lead(context.document)
    united = opening is not None and _UNITED.search(opening.text.content) is not None
    heading, number = "", 0
    for block in context.document.blocks:
        if isinstance(block, Heading):
            heading, number = block.text.content.strip(), 0
        elif isinstance(block, Paragraph) and block.kind == "item" and _lists_parties(heading, united):
            number += 1
            _read_item(context, block.text, f"{heading}, item {number}")


def _lists_parties(heading: str, united: bool) -> bool:
    return _PARTIES.search(heading) is not None or (united and _MEMBERS.match(heading) is not None)


def _read_item(context: Context, text: Text, where: str) -> None:
    found = _NAME.match(text.content)
    name = found["name"].strip(" .'\"*_") if found is not None else ""
    if context.subject is None or not name[:1].isupper() or len(name.split()) > _MOST_WORDS:
        return
    if name == context.subject.name or looks_like_person(name):
        return
    qualifiers: list[tuple[str, Value]] = []
    context.state(Mention(name), "member_of", context.subject, context.evidence(text, where), qualifiers)
