"""Names that only the words around them show to be parties': "the parties A, B and C", "the Svoboda party", "the merger
of A and the B", "A won 46 seats"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.descriptions import ideology_of
from partybook.extract.name_words import is_abbreviation
from partybook.extract.people import looks_like_person
from partybook.extract.prose.phrases import (
    abbreviations_behind,
    capitalised_runs,
    country_words,
    first_run,
    is_party_phrase,
    vocabulary,
)
from partybook.extract.subject import phrase_is_a_party

_LISTED = re.compile(
    r"""\b(?:
        (?P<parties>(?:parties|movements|organi[sz]ations)
          (?:\s+(?=[\"“_]?[A-Z]|the\s+[A-Z])
            |(?:\s+(?:such\s+as|like|including|namely|being|are|were)|\s*[:–—]|,\s+including)\s+))
      | (?:merger|fusion|unification|amalgamation|coalition|alliance|cartel|bloc|pact|list|cooperation|agreement|split|
           splinter(?:\s+(?:group|party))?|breakaway|faction|offshoot|allied|merged|merge|united|merging)\s+
        (?:of|between|with|from|among|together\s+with|are|were)\s+
      | (?P<called>(?:party|alliance|coalition|movement|list|group|bloc|front|organi[sz]ation)\s+
           (?:named|called|titled))\s+
      | (?P<parts>comprising|comprised(?:\s+of)?|comprises|composed\s+(?:also\s+|mainly\s+)?of|consist(?:ing|s|ed)\s+of|
           made\s+up\s+of|uniting|bringing\s+together|(?:formed|created|founded|launched)\s+(?:by|between|from|of)|which\s+included)\s+
    )""",
    re.VERBOSE,
)
_ITEM = re.compile(r"(?:(?:its|their|a)\s+)?(?:[a-z][\w-]*\s+){0,3}?(?P<the>the\s+|The\s+)?[\"“_]?(?=[^\W\d_a-z])")
_NEXT = re.compile(
    r"[\"”_]?(?:\s*\([^()]*\))*\s*(?:,\s*(?:and\s+|as\s+well\s+as\s+)?|;\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)"
)
_BEFORE_PARTY = re.compile(r"\s+(?:political\s+)?party\b(?!['’\w-])")
_POLITICAL = re.compile(r"\s+political\s+party\b(?!['’\w-])")
_INDEFINITE = re.compile(r"\b(?:an?|another|any|no|every|as|first|other|of)\s+\Z")
_IS_A = re.compile(
    r"[\"”_]?(?:\s*\([^()]*\))*(?:\s+(?:is|was)\s+(?=(?:an?|the|one)\s)|,\s+(?=an?\s))(?P<phrase>(?:an?|the|one\s+of\s+the)\s+(?:[\w'’-]+,?\s+){0,7}?"
    r"(?:party|parties|coalition|alliance)\b(?!['’\w-])(?:\s+\w+)?)"
)
_SPOKEN_TO_BE_UNITED = re.compile(
    r"\b(?:coalition|alliance|bloc|front|list|federation|grouping|cartel|union)\b", re.IGNORECASE
)
_STANDING_FOR = ("It", "It was", "It is", "It mainly")
"""Openings of a sentence that speak of the coalition named in the sentence before."""
_SENTENCE = 160
"""How many characters before "consisting of" may name the coalition that consists of the parties listed behind it."""
_GOT_SEATS = re.compile(
    r"\s+(?:failed\s+to\s+(?:win|gain|obtain|secure)\s+(?:a|any)\s+(?:\w+\s+)?seats?\b|lost\s+its\s+(?:only\s+|sole\s+)?seats?\b|"
    r"(?:won|received|polled|obtained|got|gained)\s+(?:only\s+|about\s+)?[\d.,]+\s*(?:%|per\s?cent)(?!\s+of\s+(?:the\s+)?(?!popular|votes?|total|valid))|"
    r"fielded\s+(?:[\w,]+\s+){1,3}?candidates\b)|\s+(?:(?:had|has|only|narrowly)\s+)?(?:won|got|gained|obtained|secured|received|took|holds|held|has|had)\s+"
    r"(?:\w+\s+)?[\w,.]+\s+(?:(?:of|out\s+of)\s+(?:the\s+)?[\d]+\s+)?(?:\w+\s+)?(?:seats?|mandates)\b"
)
_BEFORE_ALLIANCE = re.compile(
    r"\bthe\s+[\"“_]?(?P<name>(?:[A-Z][\w'’-]+\s+){0,3}[A-Z][\w'’-]+)[\"”_]?\s+(?:electoral\s+|political\s+)?"
    r"(?:alliance|coalition|list|bloc)\b"
)
_NAMED = re.compile(
    r"\b(?:[Rr]enamed|rebranded|relaunched|re-?founded|refounded|reconstituted)(?:\s+itself)?\s+(?:as\s+|(?:in)?to\s+)?(?:the\s+)?[\"“_]?(?=[A-Z])"
    r"|\b(?:its|the|current|present|official)\s+name\s+(?:from\s+[^.,;]{3,60}\s+)?(?:was\s+changed\s+)?to\s+(?:the\s+)?[\"“_]?(?=[A-Z])"
    r"|\bunder\s+the\s+(?:name|banner|label)\s+(?:of\s+)?(?:the\s+)?[\"“_]?(?=[A-Z])"
    r"|\bparty\s+(?:was\s+)?(?:formerly|previously|originally|initially)\s+(?:known\s+as|called|named)\s+(?:the\s+)?[\"“_]?(?=[A-Z])"
)
_PART_OF_ONE = re.compile(r"\s+(?:federation|branch|section|wing|chapter|affiliate)\b")
_JOINT = re.compile(r"\s+(?:and|or)\s+(?:the\s+)?")
_DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})
_LED = re.compile(r"(?:\s*\([^()]*\))?,\s+(?:then\s+)?(?:founded|formed|led|headed|chaired)\s+by\s")
_MERGED = re.compile(
    r"(?:\s*\([^()]*\))?,\s+(?:founded|formed|created|established)\s+in\s+\d{4}\s+(?:through|by|from|after|out of)\s+"
    r"(?:a|the)\s+(?:merger|split|union|fusion)\b"
)
_NO_NAMES = frozenset({"Our", "Your", "Their", "New", "Largest", "Previous", "Minor", "Small", "Newly", "Single"})
"""Words with a capital before "party" that only open a sentence."""
_PLACES = frozenset(
    {
        "parliament",
        "assembly",
        "council",
        "senate",
        "house",
        "court",
        "committee",
        "government",
        "state",
        "states",
        "city",
    }
)
_BROKE_AWAY = re.compile(
    r"(?:\s*\([^()]*\))?,\s+an?\s+(?:recent\s+|small\s+)?(?:breakaway|splinter|offshoot|split)\s+"
    r"(?:(?:party|group|faction)\s+)?(?:from|of)\s|(?:\s*\([^()]*\))?(?:,\s+(?:which|that)|\s+that)\s+(?:had\s+)?(?:broke|broken|split|splintered|seceded)\s+(?:away\s+|off\s+)?from\s"
)
_WIDEST = 160
"""How many characters one name with all that stands around it may take."""


class Introduced(NamedTuple):
    """`text[start:end]` names a party. `bare` tells a name that the text calls a party by a word behind it."""

    start: int
    end: int
    bare: bool = False


def introduced_parties(text: str) -> Iterator[Introduced]:
    """The names in a text that the words around them show to be parties', in no order, some twice."""
    for match in _LISTED.finditer(text):
        before = text[max(0, match.start() - _SENTENCE) : match.start()]
        sentence = before.rsplit(". ", 1)[-1]
        sentence = before if sentence.strip() in _STANDING_FOR else sentence
        united = match["parts"] and _SPOKEN_TO_BE_UNITED.search(sentence)
        if not match["parts"] or united:
            yield from _listed(text, match.end(), sure=bool(match["parties"] or match["called"] or united))
    for match in _BEFORE_ALLIANCE.finditer(text):
        if may_be_party_name(match["name"]) and match["name"].split()[-1].lower() not in vocabulary("adjectives"):
            yield Introduced(match.start("name"), match.end("name"))
    for match in _NAMED.finditer(text):
        run = first_run(text[match.end() : match.end() + _WIDEST])
        if run is not None and run[0][0] == 0:
            end = match.end() + run[-1][1]
            if may_be_party_name(text[match.end() : end]) and not looks_like_place(text[match.end() : end]):
                yield Introduced(match.end(), end)
    for run in capitalised_runs(text):
        start, end = run[0][0], run[-1][1]
        sure = _POLITICAL.match(text, end) and text[start:end] not in country_words()
        if sure or (_BEFORE_PARTY.match(text, end) and may_be_party_name(text[start:end])):
            yield from [] if _describes(text, start, end) else [Introduced(start, end, bare=True)]
        elif _is_a_party(text, start, end) or _is_led(text, start, end) or _got_seats(text, start, end):
            yield Introduced(start, end)


def _describes(text: str, start: int, end: int) -> bool:
    """Whether capitals before "party" only describe one: "a Turkish Islamist party", "the Irish Republican party"."""
    words = text[start:end].split()
    adjectives = [word for word in words if word in country_words() or word in _DIRECTIONS or ideology_of(word)]
    return _INDEFINITE.search(text, max(0, start - 12), start) is not None or (1 < len(words) == len(adjectives))


def _is_a_party(text: str, start: int, end: int) -> bool:
    """ "Cornflower, a centrist party", "New Harvest was an agrarian party": a name said to be a party's."""
    said = _IS_A.match(text, end)
    name = text[start:end]
    if (
        said is None
        or " and the " in name
        or not may_be_party_name(name)
        or looks_like_place(name)
        or not phrase_is_a_party(said["phrase"])
    ):
        return False
    return " " in name or text[:start].rstrip(' "“_')[-1:] not in ("", ".") or " is a" in said[0] or " was a" in said[0]


def _got_seats(text: str, start: int, end: int) -> bool:
    """ "New Wave won 12 seats"; one word that won a single seat may be anybody."""
    name, got = text[start:end], _GOT_SEATS.match(text, end)
    single = got is not None and " " not in name and re.search(r"\ba\s+(?:\w+\s+)?seat", got[0]) is not None
    return got is not None and not single and may_be_party_name(name) and not _is_personal(name)


def _is_personal(name: str) -> bool:
    """Whether a name has the form of a person's and no country in it ("Libertas Ireland" has)."""
    return looks_like_person(name) and not set(name.split()) & country_words()


def _is_led(text: str, start: int, end: int) -> bool:
    """ "New Wave, founded by the singer X, won": a name of several words that somebody founded or leads, or that broke
    away from another."""
    name = text[start:end]
    if _MERGED.match(text, end):
        return may_be_party_name(name) and not looks_like_place(name)
    if _BROKE_AWAY.match(text, end) and " " in name and re.search(r"\b[Tt]he\s\Z", text[:start]):
        return may_be_party_name(name) and not looks_like_place(name)
    noun = any(word in vocabulary("nouns") for word in name.lower().split())
    several = noun or (" " in name and not looks_like_person(name))
    return (
        (_LED.match(text, end) or _BROKE_AWAY.match(text, end)) is not None
        and several
        and may_be_party_name(name)
        and not looks_like_place(name)
    )


def _listed(text: str, at: int, sure: bool) -> Iterator[Introduced]:
    """The names of a list that begins at `at`; `sure` when the text calls them parties."""
    found: list[Introduced] = []
    while item := _ITEM.match(text, at):
        window = text[item.end() : item.end() + _WIDEST]
        run = first_run(window)
        if run is None or run[0][0]:
            break
        parts = list(_parts(window[: run[-1][1]], bool(found)))
        for start, end in parts:
            name = window[start:end]
            if _PART_OF_ONE.match(window, end):
                continue
            known = sure or item["the"] or start or any(abbreviations_behind(window, end))
            if may_be_party_name(name) and (known or not looks_like_person(name)) and (known or is_party_phrase(name)):
                found.append(Introduced(item.end() + start, item.end() + end))
        following = _NEXT.match(text, item.end() + parts[-1][1])
        if following is None:
            break
        at = following.end()
    yield from found


def _parts(run: str, later: bool) -> Iterator[tuple[int, int]]:
    """A run of capitals split at "and the", and at a bare "and" unless it seems to belong to a name."""
    start = 0
    for joint in _JOINT.finditer(run):
        left, right = run[start : joint.start()], run[joint.end() :]
        opened = is_party_phrase(left) and re.search(r"\s(?:of|for)\s", left) and not is_party_phrase(right)
        apart = is_party_phrase(left) or is_abbreviation(left) or later
        one_name = opened or (is_party_phrase(right) and not apart)
        if joint[0].rstrip().endswith("the") or not one_name:
            yield start, joint.start()
            start = joint.end()
    yield start, len(run)


def looks_like_place(name: str) -> bool:
    """Whether a name ends in a word for a body, a place or a time rather than in a party's."""
    words = name.lower().split()
    return words[-1] in _PLACES | vocabulary("months") or name in country_words()


def may_be_party_name(name: str) -> bool:
    """Whether capitals can be a party's name: no country, office, body or word that only opens a sentence."""
    words = [re.sub(r"['’]s?\Z", "", word).lower() for word in name.split()]
    if name in country_words() or name in _NO_NAMES or len(name) < 3 or not words or words[-1] in vocabulary("months"):
        return False
    lowered = " ".join(words)
    if any(other in lowered for other in vocabulary("others")) or name in vocabulary("not_abbreviations"):
        return False
    return not set(words) & (vocabulary("not_parties") | vocabulary("not_party_words") | vocabulary("titles"))
