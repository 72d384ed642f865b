"""Parties that a page lists with a phrase each: "Forward (1998), a centre-right political party in Peru (1998–2004)".

So write disambiguation pages and lists of parties. An item counts when its phrase says that it is a party; parties in
one list that share a name but for a bracket are distinct, because the page tells them apart.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations

import msgspec

from partybook import terms
from partybook.extract.context import Context
from partybook.extract.dates import find_dates, parse_date
from partybook.extract.name_words import is_abbreviation
from partybook.extract.names import script_of
from partybook.extract.subject import phrase_is_a_party
from partybook.model import Mention, PartialDate, TextValue
from partybook.read.document import Heading, Paragraph, Text

_ITEM = re.compile(
    r"(?P<name>[^,:;(]{2,80}?(?:\s\([^()]{1,40}\))?)(?:\s\((?P<short>[^()\s]{2,12})\))?"
    r"(?:,|\s[–—-])\s(?P<phrase>(?:(?:a|an|the)\s|(?=[a-z]|[A-Z][a-z]+\s[a-z]))[^.]{3,300})"
)
_YEARS = re.compile(r"\((?P<years>[^()]*\d{4}[^()]*)\)")
_FOUNDED = re.compile(r"\b(?:founded|established|formed|created|set up)\s+(?:in|on)?\s*(?P<rest>.*)")
_DISSOLVED = re.compile(r"\b(?:dissolved|disbanded|defunct since)\s+(?:in|on)?\s*(?P<rest>.*)")
_MAY_REFER = re.compile(r"(?P<name>\S.{0,60}?)\s+(?:may|can) (?:also )?(?:refer|stand) (?:to|for)\b")
_ACTIVE = re.compile(r"\b(?:active|existing|existed) (?:from|between) (\d{4})\s*(?:[–-]|to|until|till|and)\s*(\d{4})")
_SPAN = re.compile(r"[,;]\s(?P<years>\d{4}\s*[–-]\s*(?:\d{4}|present))\Z")
_BRACKET = re.compile(r"\s*\([^()]*\)$")


class _Item(msgspec.Struct, frozen=True):
    party: Mention
    text: Text
    where: str
    phrase: str


@cache
def _country() -> re.Pattern[str]:
    names = sorted(terms.load("countries")["adjectives"], key=len, reverse=True)
    return re.compile(rf"\b(?:of|in|from)\s+(?:[\w' -]{{1,40}},\s+)?(?:the\s+)?({'|'.join(map(re.escape, names))})\b")


def _by_adjective(phrase: str) -> str:
    """The country of "a former Dutch regional party", "" for none or several."""
    words = phrase.split(" party")[0].split()
    countries = terms.load("countries")["adjectives"]
    found = {country for country, adjectives in countries.items() if set(adjectives) & set(words)}
    return found.pop() if len(found) == 1 and " party" in phrase else ""


def _in_bracket(name: str) -> str:
    """The country by which a page tells parties of one name apart: "National Union (Ghana)"."""
    bracket = _BRACKET.search(name)
    inside = bracket[0].strip(" ()") if bracket else ""
    return inside if inside in terms.load("countries")["adjectives"] else ""


@cache
def _position() -> re.Pattern[str]:
    words = terms.load("positions")["en"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def read_listings(context: Context) -> None:
    """State what each listed party's phrase says: country, position, dates, abbreviation, and whom it is not."""
    short = ""
    section = ""
    number = 0
    found: list[_Item] = []
    for block in context.document.blocks:
        if isinstance(block, Heading):
            section, number = block.text.content, 0
        elif isinstance(block, Paragraph) and block.kind == "item":
            number += 1
            if item := _item(block.text, f"{section or 'list'}, item {number}"):
                found.append(item)
        elif isinstance(block, Paragraph) and (refer := _MAY_REFER.match(block.text.content)):
            short = refer["name"] if is_abbreviation(refer["name"]) else ""
    for item in found:
        _describe(context, item, short)
    for one, other in combinations(found, 2):
        if one.party != other.party and _base(one.party) == _base(other.party):
            evidence = context.evidence(other.text, other.where)
            context.state(one.party, "distinct_from", other.party, evidence)


def _base(party: Mention) -> str:
    return _BRACKET.sub("", party.name).casefold()


def _item(text: Text, where: str) -> _Item | None:
    found = _ITEM.match(text.content)
    if not found or not phrase_is_a_party(found["phrase"]):
        return None
    name = text.slice(found.start("name"), found.end("name")).strip()
    link = next((mark.value for mark in name.marked("link")), "")
    return _Item(Mention(name.content, link=link), text, where, found["phrase"])


def _describe(context: Context, item: _Item, short: str) -> None:
    party, phrase = item.party, item.phrase
    evidence = context.evidence(item.text, item.where)
    own = _ITEM.match(item.text.content)
    for name in dict.fromkeys(filter(None, (own and own["short"], short))):
        if is_abbreviation(name):
            context.state(party, "abbreviation", TextValue(name, script=script_of(name)), evidence)
    found = _country().search(phrase)
    if country := found[1] if found else _by_adjective(phrase) or _in_bracket(party.name):
        context.state(party, "country", TextValue(country), evidence)
    if position := _position().search(phrase.split(" party")[0]):
        context.state(party, "position", TextValue(position[0]), evidence)
    for property, date in _life(phrase):
        context.state(party, property, date, evidence)


def _life(phrase: str) -> list[tuple[str, PartialDate]]:
    """Founding and end from "(1990–2004)", "(since 1990)", "founded 2005", "dissolved in 2004"."""
    life: list[tuple[str, PartialDate]] = []
    if (
        (years := _YEARS.search(phrase) or _SPAN.search(phrase))
        and (span := parse_date(years["years"]))
        and span.is_interval
    ):
        life += [(name, side) for name, side in (("founded", span.start), ("dissolved", span.end)) if side]
    if active := _ACTIVE.search(phrase):
        life += [("founded", PartialDate.of(int(active[1]))), ("dissolved", PartialDate.of(int(active[2])))]
    for name, pattern in (("founded", _FOUNDED), ("dissolved", _DISSOLVED)):
        if (said := pattern.search(phrase)) and (dates := find_dates(said["rest"])) and dates[0].start < 4:
            life.append((name, dates[0].date))
    return list(dict.fromkeys(life))
