"""Entries of handbooks: "Green Front (GF): f. 1985 by breakaway group from Red Union; 31,000 mems; Leader Anna Tal".

A paragraph or item is an entry when it opens with a party's name and a colon, and two of the fragments behind say what
only entries say. What no pattern fits stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from partybook import terms
from partybook.extract.context import Context
from partybook.extract.dates import find_dates
from partybook.extract.descriptions import ideology_named, ideology_of, position_in
from partybook.extract.name_words import is_abbreviation
from partybook.extract.numbers import parse_number
from partybook.extract.people import looks_like_person
from partybook.extract.scripts import script_of
from partybook.model import Mention, Quantity, TextValue, Value
from partybook.read.document import Heading, Paragraph, Text

_HEAD = re.compile(r"(?P<name>[A-Z][^:;.()\n]{2,80}?)(?:\s*\((?P<inside>[^()]{2,60})\))?\s*:\s+(?=\S)")
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Sir|Dame|Col|Gen|Maj|Capt|Lt|Brig|Prof|Rev|Sheikh|Chief|Hon|Eng)\.?(?:-Gen\.?)?\s+)*"
_PERSON = rf"(?:{_TITLE})(?P<person>[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|da|van|von|bin|al|el|dos|del|la))+)"
_SMALL = 3
"""Letters of "of", "for" and "and"."""
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


@cache
def _patterns() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    said = terms.load("entries")
    life = {name: re.compile(rf"\b{words}\s(?P<rest>.{{4,60}})") for name, words in said["life"].items()}
    people = {
        title: re.compile(rf"(?:{words}):?\s+(?P<names>{_TITLE}[A-Z].*)\Z") for title, words in said["people"].items()
    }
    return {"life": life, "people": people, "other": {name: re.compile(words) for name, words in said["other"].items()}}


def read_entries(context: Context) -> None:
    """State what the entries of a handbook say of their parties."""
    section, number = "", 0
    shorts = _abbreviations(context)
    for block in context.document.blocks:
        if isinstance(block, Heading):
            section, number = block.text.content, 0
        elif isinstance(block, Paragraph) and block.kind in ("prose", "item"):
            number += 1
            _read_entry(context, block.text, f"{section or 'entries'}, entry {number}", shorts)


def _abbreviations(context: Context) -> dict[str, Mention]:
    """The parties of a handbook by their abbreviations, which its other entries use."""
    found: dict[str, Mention] = {}
    for block in context.document.blocks:
        if isinstance(block, Paragraph) and (head := _HEAD.match(block.text.content)) and head["inside"]:
            for short in filter(is_abbreviation, re.split(r"[,;–-]\s*", head["inside"])):
                found.setdefault(short, Mention(head["name"].strip()))
    return found


def _read_entry(context: Context, text: Text, where: str, shorts: Mapping[str, Mention]) -> None:
    head = _HEAD.match(text.content)
    if head is None or ";" not in text.content or not _is_name(head["name"]):
        return
    fragments = list(_fragments(text.content, head.end()))
    found = [statement for fragment in fragments for statement in _said(fragment)]
    told = {name for name, _, _ in found if name in terms.load("entries")["life"] or name in ("leader", "membership")}
    if len(found) < terms.load("entries")["fewest"] or not told:
        return
    party = Mention(head["name"].strip())
    evidence = context.evidence(text, where)
    for short in filter(is_abbreviation, re.split(r"[,;–-]\s*", head["inside"] or "")):
        context.state(party, "abbreviation", TextValue(short, script=script_of(short)), evidence)
    for property, value, qualifiers in found:
        if isinstance(value, Mention):
            value = shorts.get(value.name, value)
        context.state(party, property, value, evidence, qualifiers)
    context.entries.add(text.span())


def _is_name(words: str) -> bool:
    """Whether all but the small words before the colon have capitals."""
    return all(word[0].isupper() for word in words.split() if len(word) > _SMALL)


def _fragments(content: str, start: int) -> Iterator[str]:
    """The pieces between semicolons, without the full stop at the end."""
    for piece in content[start:].split(";"):
        if bare := piece.strip().removesuffix("."):
            yield bare


_Said = tuple[str, Value, list[tuple[str, Value]]]


def _said(fragment: str) -> Iterator[_Said]:
    """What one fragment says."""
    patterns = _patterns()
    for title, pattern in patterns["people"].items():
        if (match := pattern.match(fragment)) is not None:
            yield from _people(title, match["names"])
            return
    dates = _life(fragment)
    yield from dates
    other = patterns["other"]
    if (members := other["members"].search(fragment)) and (count := parse_number(members["count"].strip(), "count")):
        yield "membership", Quantity(count.number, count.text, "members"), []
    if dates and (former := other["former_name"].search(fragment)):
        yield "former_name", TextValue(former["name"].strip(), script=script_of(former["name"])), []
    if split := other["split_from"].search(fragment):
        yield "split_from", Mention(split["party"].strip()), [("date", dates[0][1])] if dates else []
    elif dates and (by := other["by"].search(fragment)):
        yield from _people("founder", by["people"])
    if not dates and len(fragment.split()) <= _SHORT:
        for word in re.split(r",\s*|\s+and\s+", fragment):
            if position := position_in(word):
                yield "position", TextValue(position), []
            elif ideology := ideology_of(word.strip()) or ideology_named(word):
                yield "ideology", TextValue(ideology), []


_SHORT = 5
"""Words of a fragment that only says what a party believes: "conservative", "left-wing, ecologist"."""


def _life(fragment: str) -> list[_Said]:
    """The dates of a party's life in a fragment: "f. 1993, legalized 1995, dissolved 2001"."""
    found: list[_Said] = []
    for property, pattern in _patterns()["life"].items():
        match = pattern.search(fragment)
        dates = find_dates(match["rest"]) if match is not None else []
        if dates and dates[0].start <= len("in ") and not dates[0].date.is_interval:
            found.append((property, dates[0].date, []))
    return found


def _people(title: str, names: str) -> Iterator[_Said]:
    """The people behind a title, each a founder or a leader with that role."""
    for name in _JOINT.split(names):
        match = re.match(_PERSON, re.sub(r"\s*\([^()]*\)", "", name).strip())
        if match is None or not looks_like_person(match["person"]):
            continue
        person = Mention(match["person"], "person")
        if title == "founder":
            yield "founder", person, []
        else:
            yield "leader", person, [("role", TextValue(title))]
