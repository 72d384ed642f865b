"""What the categories of an encyclopedia page say of its party: "Category:Political parties established in 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.context import Context
from partybook.extract.dates import parse_date
from partybook.extract.descriptions import country_in, ideologies_in, position_in
from partybook.model import Mention, TextValue, Value
from partybook.read.document import Paragraph

_CATEGORY = re.compile(r"Category:\s*(?P<name>.+?)(?=\s*Category:|\s*\[\d|\Z)", re.DOTALL)
_LIFE = re.compile(
    r"(?:Political parties|Parties|Political organi[sz]ations) (?P<event>dis)?established in (?P<date>\d{4})\Z"
)
_KIND = re.compile(
    r"(?P<kind>.*?)\b(?:political )?(?:parties|party)\b(?:\s+(?:in|of|from)\s+(?:the\s+)?(?P<place>.+))?\Z",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"(?:Member )?parties of the (?P<body>[A-Z].+)\Z")


def read_categories(context: Context) -> None:
    """State founding, end, country, ideology and position from the page's categories; nothing for another subject."""
    if context.subject is None:
        return
    number = 0
    for block in context.document.blocks:
        if not isinstance(block, Paragraph) or block.kind != "category":
            continue
        text = block.text
        for found in _CATEGORY.finditer(text.content):
            number += 1
            evidence = context.evidence(text.slice(*found.span()).strip(), f"category {number}")
            for property, value in _read(" ".join(found["name"].split())):
                context.state(context.subject, property, value, evidence)


def _read(category: str) -> Iterator[tuple[str, Value]]:
    if life := _LIFE.match(category):
        date = parse_date(life["date"])
        if date is not None:
            yield "dissolved" if life["event"] else "founded", date
    elif member := _MEMBERS.match(category):
        yield "member_of", Mention(member["body"])
    elif kind := _KIND.match(category):
        if country := country_in(kind["place"] or ""):
            yield "country", TextValue(country)
        if position := position_in(kind["kind"]):
            yield "position", TextValue(position)
        for ideology in ideologies_in(kind["kind"]):
            yield "ideology", TextValue(ideology)
