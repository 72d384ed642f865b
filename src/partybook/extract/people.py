"""People as fields name them: "Menachem Begin (1948–1951)", "Dr. James Whetter", "(acting 1951-1952)"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from partybook.extract.dates import find_dates, parse_tenure
from partybook.extract.name_words import is_capitals, title_case
from partybook.model import PartialDate
from partybook.read.document import Text
from partybook.terms import load

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_WORD = re.compile(r"[^\s,]+")
_EDGES = ' \t\n,;:–—-•*†‡"“”'
_FEWEST_WORDS, _MOST_WORDS = 2, 6
_LONGEST_NAME = 80
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})


class Person(msgspec.Struct, frozen=True):
    """A person as a field names them. `link` is the target of the link on the name, or "". `remarks` are the words in
    brackets that are no dates ("acting"), and codes: "not-a-single-person" for a body such as a committee,
    "not-recognised" for words that do not look like a person's name."""

    name: str
    link: str = ""
    tenures: tuple[PartialDate, ...] = ()
    remarks: tuple[str, ...] = ()


class _Words(NamedTuple):
    particles: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str]
    nobody: frozenset[str]
    several: frozenset[str]
    not_people: frozenset[str]


@cache
def _words() -> _Words:
    terms = load("people")
    return _Words(*(frozenset(terms[field]) for field in _Words._fields))


def parse_person(text: Text) -> Person | None:
    """The person of one item of a field; None for an empty one, "Vacant", or a text that holds only dates.

    A link's words are the name. Text that does not look like a person is given with the remark "not-recognised", so
    that nothing is lost; a body ("Collective leadership") with "not-a-single-person".
    """
    line = next(text.lines(), None)
    if line is None:
        return None
    content = line.content
    link = next((mark for mark in line.marked("link") if mark.end > mark.start), None)
    tenures, remarks = [], []
    for bracket in _BRACKET.finditer(content):
        if link and link.start <= bracket.start() and bracket.end() <= link.end:
            continue
        tenures += parse_tenure(bracket[0])
        if words := _without_dates(bracket[1] or bracket[2] or ""):
            remarks.append(words)
    bare = _BRACKET.sub(lambda match: " " * len(match[0]), content)
    if link:
        outside = bare[: link.start] + " " * (link.end - link.start) + bare[link.end :]
        name = content[link.start : link.end]
        tenures += parse_tenure(outside)
        if words := _without_dates(outside):
            remarks.append(words)
    else:
        tenures += parse_tenure(bare)
        name = _without_dates(bare)
    name = " ".join(name.strip(_EDGES).split())
    name = title_case(name) if " " in name and is_capitals(name) else name
    if not any(map(str.isalpha, name)) or name.lower().strip(".") in _words().nobody:
        return None
    if name.lower() in _words().several:
        remarks.append("not-a-single-person")
    elif not looks_like_person(name) and not (link and _is_single_name(name)):
        remarks.append("not-recognised")
    return Person(name, link.value if link else "", tuple(dict.fromkeys(tenures)), tuple(remarks))


def _without_dates(text: str) -> str:
    """The words that are left when the dates are taken out."""
    parts, at = [], 0
    for date in find_dates(text):
        parts.append(text[at : date.start])
        at = date.end
    parts.append(text[at:])
    return " ".join(" ".join(parts).split()).strip(_EDGES)


def _is_single_name(name: str) -> bool:
    return " " not in name and name[:1].isupper() and not name.isupper() and name.lower() not in _words().not_people


def looks_like_person(text: str) -> bool:
    """Whether a text has the form of a person's name: two to six words with capitals, particles and initials allowed.

    "Muhammad Ali Jinnah", "Ursula von der Leyen", "S. Sudhakar Reddy", "Martin Luther King Jr."; not a word of a
    party or office, a number or a date. A name of one word, or in a script without capitals, cannot be told: False.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST_NAME or any(map(str.isdigit, text)):
        return False
    words = _words()
    capitals = count = 0
    for at, match in enumerate(_WORD.finditer(text.translate(_APOSTROPHES))):
        word = match[0]
        bare = word.strip(".\"'“”").lower()
        if not bare or (at and bare in words.suffixes):
            continue
        if bare in words.not_people:
            return False
        if word[0].isupper():
            if word.isupper() and len(bare) > 3 and "." not in word and not text.isupper():
                return False  # an abbreviation among words
            capitals += 1
        elif _prefixed(word):
            capitals += 1
        elif bare not in words.particles and bare not in words.titles:
            return False
        count += 1
    return capitals >= _FEWEST_WORDS and count <= _MOST_WORDS


def _prefixed(word: str) -> bool:
    """al-Assad, d'Estaing, bin-Laden: a small prefix before a capital."""
    head, _, tail = word.replace("'", "-").partition("-")
    return len(head) <= 3 and head.isalpha() and tail[:1].isupper()
