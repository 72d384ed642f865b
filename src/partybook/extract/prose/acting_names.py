"""Names that what their bearers do shows to be parties': "FF won 20 seats", "SDP leader", "The Guard was founded"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.extract.name_words import is_abbreviation
from partybook.extract.people import looks_like_person
from partybook.extract.prose.introductions import looks_like_place
from partybook.extract.prose.phrases import vocabulary

_POLITICS = re.compile(r"\b(?:part(?:y|ies)|elections?|seats?|coalitions?|votes?|parliament)\b")
_FEWEST_POLITICS = 2
"""How often a text must speak of parties, elections and seats for a bare abbreviation in it to be a party's."""
_OPENED = re.compile(
    r"(?:The\s+)?(?P<name>(?:[A-Z][\w’'-]*\s+){0,4}[A-Z][\w’'-]*)(?:\s\([^()]*\))*\s+(?:was|were)\s+"
    r"(?:officially\s+|originally\s+)?"
    r"(?:founded|formed|established|created|launched|set up|a (?:breakaway|splinter|split))\b"
)
_LED_NAME = re.compile(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]+\s+(?:(?:na|of|for|de|di|da|van|del)\s+)?){1,4}n?[A-Z][\w’-]+)"
    r"\s+(?:party\s+)?(?:leader|chair(?:man|woman)|MPs?|MEPs?|TDs?)\s+(?=[A-Z])"
)
_PARTY_ACTS = (
    r"(?:(?:won|contested|lost)\s|(?:was|were)\s+(?:founded|formed|set up|launched|established)\b"
    r"|(?:has|have|had|holds?)\s+(?:[\w-]+\s+){1,3}?(?:seats?|MPs?|MEPs?|TDs?|councillors|members|deputies)\b)"
)
_ACTING = re.compile(
    r"(?<![\w-])(?:(?:a|the|former|by|and|then)\s+)?(?P<before>[A-Z][A-Z0-9Ö]{1,6})(?:['’]s)?\s+"
    r"(?:(?:won|contested|polled|fielded|gained|obtained|lost)\s+(?:[\w.,%-]+\s+){0,3}?(?:seats?|votes?|elections?|%|candidates)"
    r"|(?:party\s+)?(?:leader|chair(?:man|woman|person)?|candidates?|MPs?|senators?|deput(?:y|ies)|councillors?|politicians?|"
    r"ministers?|members?|headquarters|manifesto|voters?)\b|has been one of the|[’']s (?:share|vote|first leader))"
    r"|(?:politician|deputy|senator|mayor)\s\((?P<after>[A-Z][A-ZÖ]{1,6})\)"
)


def acting_names(texts: list[str], *, opens: bool) -> Iterator[str]:
    """Abbreviations that stand for election, lead or are led as only parties do, in a text about politics; and with
    `opens`, the name that opens the text by being founded."""
    if len(_POLITICS.findall(" ".join(texts))) < _FEWEST_POLITICS:
        return
    whole = " ".join(texts)
    for match in _LED_NAME.finditer(whole):  # "New Dawn leader X", where New Dawn also won or has something
        name = match["name"]
        acts = re.search(rf"(?<!\w){re.escape(name)}(?:['’]s)?\s+{_PARTY_ACTS}", whole)
        if acts and not looks_like_place(name) and not looks_like_person(name.split(" and ")[-1]):
            yield name
    opened = _OPENED.match(texts[0]) if opens else None
    name = opened["name"] if opened is not None else ""
    if name and not looks_like_place(name) and name not in vocabulary("not_abbreviations"):
        yield name
    for content in texts:
        for match in _ACTING.finditer(content):
            word = match["before"] or match["after"]
            if word not in vocabulary("not_abbreviations") and is_abbreviation(word):
                yield word


@cache
def short_names() -> re.Pattern[str]:
    """The short names of `terms/prose.toml` where they are no part of a longer one."""
    names = sorted(terms.load("prose")["short_names"], key=len, reverse=True)
    return re.compile(rf"(?<![\w’'-])({'|'.join(names)})(?![\w’'-]|\s+[A-Z])")
