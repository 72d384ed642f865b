"""What a figure of a sentence tells of when that is no result of a whole party: a place, a poll, a margin, a contest
inside the party."""

from __future__ import annotations

import re

from partybook.extract.prose.figures import Figure
from partybook.extract.prose.phrases import country_words, vocabulary
from partybook.extract.prose.seats import BODIES

_NUMBER = r"[\w.,]+\s*(?:%|per\s?cent\b|percent\b)?"
_OF_VOTE = (
    r"(?:\s+(?:share\s+)?(?:of\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,2}?votes?(?:\s+cast)?|\s+share|\s+place|\s*\([^()]*\))*"
)
_PLACE = re.compile(
    rf"{_NUMBER}{_OF_VOTE}\s+in\s+(?:the\s+|both\s+)?"
    r"(?:(?:city|state|town|region|district|county|province|constituency)\s+of\s+)?"
    r"(?P<place>(?:St\.\s+)?[A-Z][\w'’-]*(?:[ –-](?:(?:of|the|and|upon|on|in)\s+){0,2}[A-Z][\w'’-]*)*)"
    r"(?P<behind>\s+\w+)?"
)
_SOME_PLACES = re.compile(
    rf"{_NUMBER}{_OF_VOTE}(?:\s+(?:strongest|largest|biggest)\s+(?:party|force))?\s+in\s+"
    r"(?:(?:the|those|these|its|one|two|three|four|five|six|some|many|several|both|each|certain|other|a|few|\d+)\s+){1,3}"
    r"(?:[a-z-]+\s+)?"
    r"(?:(?<=\bone )(?:area|constituency|ward|district|seat|city|town|state|county|region|province|place|borough)"
    r"|others"
    r"|areas|constituencies|wards|districts|seats|cities|towns|states|counties|regions|provinces|places|boroughs)\b"
)
_LARGEST_IN_PLACES = re.compile(
    r"(?:the|its|\w+)[ -](?:second[ -]|third[ -])?(?:strongest|largest|biggest)\s+(?:political\s+)?(?:party|force)"
    r"\s+in\s+"
    r"(?:the|that|this|two|three|four|five|several|some)\s+(?:[a-z-]+\s+)?"
    r"(?:states?|cit(?:y|ies)|towns?|regions?|count(?:y|ies)|provinces?|districts?|municipalit(?:y|ies)|councils?)\b"
)
_MEAN = re.compile(r"\b(?:averag(?:e|ed|ing)|mean)\b[^.;,]{0,50}\Z")
_CHANGE = re.compile(
    r"\b(?:gain|loss|increase|decrease|swing|rise|drop|decline|majority|margin|lead|difference|deficit)s?\s+of\s+(?:[a-z]+\s+){0,2}\Z"
    r"|(?<!represented\s)(?<!held\s)(?<!taken\s)\bby\s+(?:(?:only|just|about|over|nearly|some|a|mere|margin|of|less|fewer|more|than|around|approximately)\s+)*\Z"
    r"|\bfrom\s+(?:holding|having|winning)\s+\Z"
    r"|\b(?:less|fewer)\s+than\s+\Z(?=.{1,12}\bapart\b)"
)
_APART = re.compile(rf"{_NUMBER}\s+(?:votes\s+)?(?:apart|ahead|short|margin|behind|more\s+votes|fewer\s+votes|swing)\b")
_COMPARED = re.compile(r"\b(?:compared\s+(?:to|with)|against|versus)\s+(?:the\s+)?\Z")
_CAST = re.compile(r"(?:\b(?:of\s+a\s+total|out)|\d)\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?\Z")
_RECORD = re.compile(r"\b(?:ever|first|only)\b[^.;,]*\bto\s+(?:poll|win|get|receive)\s+(?:over|more\s+than)\s\Z")
"""Before a mark that somebody was the only one to pass."""
_NEEDED = re.compile(
    r"\b(?:required|necessary|minimum|needed|mandatory)\s+\Z|\bbetween\s+[\d.]+\s*(?:%|per\s?cent)?\s+(?:and|to)\s+\Z"
)
_NEVER = re.compile(r"\bnor\b[^,;.]*\Z|\bnever\s+(?:\w+\s+){1,2}\Z")
_BEFORE = re.compile(
    r"\b(?:[Pp]rior\s+to|[Bb]efore|[Aa]head\s+of|[Ii]n\s+the\s+run-up\s+to)\s+the\s+[^,;]{0,40}elections?,?\s[^,;]{0,60}"
    r"\b(?:held|had|has|holding)\s+(?:[a-z]+\s+)?\Z"
)
_DIRECT = re.compile(r"\w+\s+direct(?:ly)?[\s-](?:elected\s+)?(?:mandates?|seats?)\b")
_FOR = re.compile(
    r"\b(?:for|short\s+of|to)\s+(?:winning|gaining|getting|obtaining)\s+\Z|\b(?:needed|required|necessary)\s+to\s+\w+\s+\Z"
)
"""Before the seats that somebody missed: "2,000 short of the threshold for winning a seat"."""
_BRINGING = re.compile(r"\w+\s+(?:[a-z]+\s+)?seats?,?\s+(?:bringing|taking|raising)\b")
_CANDIDATES = re.compile(r"\bcandidates?\s+(?:in|for)\s+(?:only\s+|all\s+|the\s+)?\Z")
_POLLS = re.compile(
    r"\b(?:[Oo]pinion|[Pp]re-election|[Ee]xit|[Pp]ublic)\s+(?:polls?|polling|surveys?)\b"
    r"|\b(?:[Pp]olls?|[Ss]urveys?)\s+(?:by|taken|conducted|show|suggest|indicat|predict|put\b|gave\b|found\b)"
    r"|\bin\s+(?:the\s+|some\s+|most\s+|national\s+|recent\s+)polls\b(?!\s+of)"
)
_INSIDE = re.compile(
    r"\b(?:leadership\s+(?:election|contest|ballot|race|vote|spill|challenge)|chair(?:man|person)?ship|new\s+(?:chairman|leader)"
    r"|primar(?:y|ies)\b(?!\s+votes?)|referendum|plebiscite)\b"
)
_OUTSIDE = re.compile(r"\b(?:general|parliamentary|legislative|federal|presidential|state|local)\s+elections?\b")
_WON = re.compile(r"\b(?:won|winning|received|receiving|obtained|obtaining|polled|gained)\s+(?:[a-z]+\s+){0,3}\Z")
_ELECTION_OF_PLACE = re.compile(
    r"\w+\s+(?:place\s+)?(?:in|at)\s+(?:the\s+|an?\s+)?(?:\d{4}\s+)?(?:[\w-]+\s+){0,2}?(?:council|ward|by-)\s?elections?\s+(?:for|in)\s+(?:the\s+)?"
    r"(?P<place>[A-Z][\w'’-]*(?:\s(?:(?:of|the|and)\s){0,2}[A-Z][\w'’-]*)*)"
)
_LOCAL = re.compile(r"\b(?:municipal|local|council|communal|city|mayoral|by-)\s?\w*", re.IGNORECASE)
_WHOLE = frozenset({"Parliament", "Seanad", "Europe"})


def is_no_result(text: str, figure: Figure) -> bool:
    """Whether a figure is no party's result at an election: a change or margin, an average over places, seats with
    candidates, what a poll says or a rule asks for, or votes in a contest inside the party."""
    before = text[: figure.start]
    if figure.kind in ("seats", "seats_total"):
        if _DIRECT.match(text, figure.start) or "directly elected" in text[figure.start : figure.start + 60]:
            return True
        held = (
            _FOR.search(before)
            or _BEFORE.search(before)
            or _BRINGING.match(text, figure.start)
            or _NEVER.search(before)
        )
        return bool(figure.value.number and (held or _CHANGE.search(before) or _CANDIDATES.search(before[-60:])))
    if _NEEDED.search(before) or (figure.kind == "votes" and _RECORD.search(before)):
        return True
    if figure.kind != "rank" and (_POLLS.search(text) and not _WON.search(before)):
        return True
    if figure.kind != "rank" and (_CHANGE.search(before) or _MEAN.search(before) or _APART.match(text, figure.start)):
        return True
    if figure.kind == "votes" and _CAST.search(before):
        return True
    if figure.kind != "votes" and _SOME_PLACES.match(text, figure.start):
        return True
    if _COMPARED.search(before) or _LARGEST_IN_PLACES.match(text, figure.start):
        return True
    return bool(_INSIDE.search(text)) and not _OUTSIDE.search(text)


def district_of(text: str, figure: Figure) -> str:
    """The place in which a figure was reached ("10% in Northtown", "third in the Eastwick constituency"); "" for a
    whole country, a parliament and an election."""
    if figure.kind not in ("vote_share", "votes", "rank"):
        return ""
    found = _PLACE.match(text, figure.start)
    if found is None:
        local = _ELECTION_OF_PLACE.match(text, figure.start) if figure.kind == "rank" else None
        return local["place"] if local else ""
    words = found["place"].split()
    behind = (found["behind"] or "").strip().lower()
    if behind.startswith(
        ("election", "by-election", "poll", "general", "parliament", "assembly", "legislat", "council")
    ):
        return ""
    body = BODIES.search(found["place"]) is not None or "lection" in found["place"]
    known = found["place"] in country_words() or words[-1] in country_words() or bool(set(words) & _WHOLE)
    month = any(word.lower() in vocabulary("months") for word in words)
    return "" if body or known or month else found["place"].removesuffix("'s").removesuffix("’s")


def districts(text: str, figures: list[Figure], election: str) -> dict[Figure, str]:
    """The places of the figures of a sentence; in a local election the only place holds for all of them ("received 11%
    in Longford and four seats")."""
    places = {figure: district_of(text, figure) for figure in figures}
    named = set(filter(None, places.values()))
    placed = {figure.kind for figure in figures if places[figure]}
    others = {figure.kind for figure in figures if not places[figure]}
    if len(named) == 1 and not placed & others and _LOCAL.search(election):
        return dict.fromkeys(figures, next(iter(named)))
    return places
