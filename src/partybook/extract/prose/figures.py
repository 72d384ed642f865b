"""The figures of a sentence that can be an election's result: votes, shares, seats and ranks, each where it stands.

Numbers that are no results (thresholds, candidates, districts, losses) have no pattern here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from partybook.extract.numbers import parse_number, parse_rank, parse_share
from partybook.model import Quantity

_NUMBER = r"(?:\d[\d.,\u00a0\u202f]*\d|\d)"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDED = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join((*_TEENS, *_SMALL))}|(?:a|one) hundred"
)
COUNT = rf"(?:{_NUMBER}|\b(?:{_WORDED})\b)"
"""A count in digits or words, as a regular expression."""
_SEATS = (
    r"(?:seats?|mandates?|deputy|deputies|MPs?|MEPs?|TDs?|MLAs?|senators?|councillors?|councilors?|parliamentarians?|"
    r"representatives?)"
)
_VOTES = re.compile(
    rf"(?P<votes>{_NUMBER})\s+"
    r"(?:(?:popular|valid|first[- ]preference|preference|list|personal|party|direct|primary)\s+)?votes\b"
)
_BARE_VOTES = re.compile(rf"(?P<votes>\d{{1,3}}(?:[.,]\d{{3}})+)\s*\(\s*{_NUMBER}\s*%")
_SHARE = re.compile(
    rf"""(?<!\bby\s)(?<!additional\s)(?<!another\s)(?<!extra\s)(?<!from\s)(?<!less\sthan\s)(?<![\d.,])(?P<share>{_NUMBER}|\b(?:{_WORDED})\b)\s*(?:%|per\s?cent\b)
    (?!\s*(?:(?:electoral|parliamentary|national)\s+)?(?:threshold|hurdle|barrier))
    (?!\s*(?:of\s+the\s+)?seats?\b)
    (?!\s*of\s+[\w'’ -]{{0,30}}(?:population|electorate|adults|workforce|respondents))
    (?!\s*of\s+(?:the\s+)?(?:seats|members|delegates|participants|population|electorate|district|target|party(?!\s+(?:list\s+)?votes?)|total(?!\s+(?:\w+\s+)?votes?)))""",
    re.VERBOSE,
)
_OF_SEATS = re.compile(
    rf"""(?P<seats>{COUNT})(?:\s?/\s?|\s+(?:{_SEATS}\s+)?(?:out\s+)?of\s+)(?:the\s+|all\s+|[A-Z][\w-]+['’]s\s+|a\s+total\s+(?:of\s+)?)?
    (?P<total>{COUNT})\s+(?:\w+\s+){{0,2}}?{_SEATS}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SEATS_OF = re.compile(
    rf"(?P<seats>{COUNT})\s+{_SEATS}\s+(?:out\s+)?of\s+(?:the\s+)?(?P<total>\d{{2,4}})(?![\d.,]*\s*(?:%|per|\w))",
    re.IGNORECASE,
)
_BARE_OF = re.compile(
    r"(?:And\s)?(?P<seats>\d{1,3})\s?(?:of|/)\s?(?P<total>\d{2,3})(?=\s(?:in|at)\s(?:the\s)?(?:1[89]|20)\d\d\b)"
)
"""Seats at the head of a note that leaves the word out: "16 of 132 in the 1936 election"."""
_SOME_SEATS = re.compile(
    rf"""(?<![\w.,-])(?<!\bin\s)(?!(?:1[89]|20)\d\d\s)(?P<seats>{COUNT}|\ba)\s+
    (?:(?!of\b|out\b|more\b|other\b|additional\b)[A-Za-z’'-]+\s+){{0,2}}?(?P<noun>{_SEATS})\b(?!-)(?!\s+from\s+(?:the\s+)?[A-Z])""",
    re.VERBOSE | re.IGNORECASE,
)
_ONLY_SEAT = re.compile(
    r"""(?:its|their)\s+(?:(?:very\s+)?first(?:-ever|\s+ever)?|only|sole|lone|single)\s+
    (?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?(?:[a-z-]+\s+){0,2}?(?:seats?|MPs?|MEPs?|TDs?|deputy)\b""",
    re.VERBOSE,
)
_TO_SEATS = re.compile(
    rf"""\b(?:seats?|representation|share|votes?|vote|result|tally|caucus)\s+(?:[a-z]+\s+){{0,3}}?(?:from\s+{COUNT}\s*%?\s+)?
    to\s+(?P<seats>{COUNT})(?!\s*(?:%|per\s?cent|[\d]))(?=\s|[.,;)])""",
    re.VERBOSE,
)
_VOTES_WERE = re.compile(rf"\bvotes?\s+(?:was|were|totalled|amounted\s+to)\s+(?P<votes>{_NUMBER})(?!\s*(?:%|per))")
_LARGEST = re.compile(
    r"""\b(?:(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|\d(?:nd|rd|th))[ -]
        (?:largest|biggest|strongest|most\s+voted)
      | (?:the|its)\s+(?P<first>largest|biggest|strongest)
    )\s+(?:single\s+)?(?:political\s+|parliamentary\s+)?(?:party|force)\b""",
    re.VERBOSE,
)
_AGAIN = re.compile(
    rf"(?:,|\band|\bbut)\s+(?:only\s+|just\s+)?(?P<seats>{COUNT})\s+in\s+(?=(?:the\s+)?(?:1[89]|20)\d\d\b)"
)
"""Behind seats: "3 seats in 2009 and 5 in 2011"."""
_ELECTED = re.compile(rf"\belected\s+(?P<seats>{COUNT})\s+(?:of\s+its\s+)?(?:candidates|members)\b", re.IGNORECASE)
_GET = r"(?:win|winning|gain|gaining|obtain|obtaining|secure|securing|take|taking|get|getting)"
_NO_SEATS = re.compile(
    rf"""\b(?:
        (?:fail(?:ed|ing)?|unable)\s+to\s+{_GET}\s+(?:any|a\s+single|a(?!\s+majority))\s+(?:[\w-]+\s+){{0,2}}?seats?
      | (?:none|neither)\s+(?:of\s+(?:them|whom|its\s+candidates)\s+)?(?:was|were|got|being)\s+elected
      | out\s+of\s+whom\s+none\s+(?:was|were)\s+elected
      | (?:not|never|without)\s+(?:managing\s+to\s+)?{_GET}\s+(?:any|a\s+single|a)\s+(?:[\w-]+\s+){{0,2}}?seats?
      | los(?:t|ing)\s+(?:all\s+(?:\w+\s+)?(?:of\s+)?(?:its|their)|its\s+only|both\s+(?:of\s+)?(?:its|their))
        \s+(?:[\w-]+\s+){{0,2}}?(?:seats?|MPs?|TDs?)
      | los(?:t|ing)\s+(?:its|their)\s+(?:(?:\w+\s+)?(?:remaining|last)\s+(?:\w+\s+)?)?(?:seats|(?<=last\s)seat)
      | no\s+seats
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MEMBERS = re.compile(
    rf"\b(?:enter(?:ed|ing)|storm(?:ed|ing)\s+into|swept\s+into|re-entered|returned\s+to|sits?\s+in|sat\s+in)\s+[^.;,]{{0,50}}?\bwith\s+(?:[\d.]+\s*(?:%|per\s?cent)\s+(?:of\s+the\s+votes?\s+)?and\s+)?(?P<seats>{COUNT})\s+(?:members|people)\b"
)
"""Seats as those who sit on them: "entered parliament in 2010 with three members"."""
_RANK = re.compile(
    r"""\b(?:came|coming|come|finish(?:ed|ing)?|plac(?:ed|ing)|arriv(?:ed|ing)|rank(?:ed|ing))\s+(?:in\s+)?(?:a\s+\w+\s+)?
    (?P<rank>\w+(?:th|st|nd|rd|ird|ond|irst|last))\b""",
    re.VERBOSE,
)


_ANY = re.compile(
    r"\d|seat|mandate|deput|\bM[PE]|\bTDs?\b|MLA|enator|ouncill?or|arliamentarian|representative|vote|largest|"
    r"biggest|strongest|elected|\bfinish|\bcame\b|\bcom(?:e|ing)\b|plac(?:ed|ing)|arriv|rank|"
    r"with [\w-]+ (?:members|people)"
)
"""What every sentence with a figure holds."""


class Figure(NamedTuple):
    """A number at a place of the sentence; `kind` is votes, vote_share, seats, seats_total or rank."""

    kind: str
    start: int
    value: Quantity


def find_figures(text: str) -> list[Figure]:
    """The figures of a sentence in order; of two that overlap the first kind wins."""
    if not _ANY.search(text):
        return []
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []

    def add(kind: str, start: int, end: int, value: Quantity | None) -> None:
        if value is not None and not any(low < end and start < high for low, high in taken):
            taken.append((start, end))
            found.append(Figure(kind, start, value))

    bare = _BARE_OF.match(text)
    for match in (*_OF_SEATS.finditer(text), *_SEATS_OF.finditer(text), *([bare] if bare else ())):
        add("seats", match.start("seats"), match.end("seats"), count_of(match["seats"]))
        add("seats_total", match.start("total"), match.end(), count_of(match["total"]))
    for match in _NO_SEATS.finditer(text):
        add("seats", match.start(), match.end(), _quantity(0, match[0]))
    for pattern in (_VOTES, _BARE_VOTES):
        for match in pattern.finditer(text):
            add("votes", match.start("votes"), match.end("votes"), parse_number(match["votes"].strip(".,"), "count"))
    for match in _SHARE.finditer(text):
        share = match["share"] if match["share"][0].isdigit() else _digits(match["share"])
        add("vote_share", match.start("share"), match.end(), parse_share(share + "%"))
    for match in _VOTES_WERE.finditer(text):
        add("votes", match.start("votes"), match.end("votes"), parse_number(match["votes"].strip(".,"), "count"))
    for match in _ONLY_SEAT.finditer(text):
        if match["count"] or not match[0].endswith("s"):  # "its first seats" are not one
            add("seats", match.start(), match.end(), count_of(match["count"] or "a"))
    for match in _TO_SEATS.finditer(text):
        if re.match(r"seat|rep|cau", match[0]):
            add("seats", match.start("seats"), match.end("seats"), count_of(match["seats"]))
    for match in _SOME_SEATS.finditer(text):
        add("seats", match.start("seats"), match.end(), count_of(match["seats"]))
    for match in (*_ELECTED.finditer(text), *_MEMBERS.finditer(text)):
        add("seats", match.start("seats"), match.end("seats"), count_of(match["seats"]))
    seats = [figure.start for figure in found if figure.kind == "seats"]
    for match in _AGAIN.finditer(text, min(seats)) if seats else ():
        add("seats", match.start("seats"), match.end("seats"), count_of(match["seats"]))
    for match in _RANK.finditer(text):
        rank = parse_rank(match["rank"])
        add("rank", match.start("rank"), match.end("rank"), None if rank is None else _quantity(rank, match["rank"]))
    for match in _LARGEST.finditer(text):
        rank = parse_rank(match["rank"]) if match["rank"] else 1
        add("rank", match.start(), match.end(), None if rank is None else _quantity(rank, match[0]))
    return sorted(found, key=lambda figure: figure.start)


def count_of(words: str) -> Quantity | None:
    """A count in digits or in words up to a hundred; "a" is one."""
    lowered = words.lower()
    if lowered == "a":
        return _quantity(1, words)
    if lowered in ("a hundred", "one hundred"):
        return _quantity(100, words)
    if lowered in _TEENS:
        return _quantity(13 + _TEENS.index(lowered), words)
    tens, _, ones = lowered.replace("-", " ").partition(" ")
    if tens in _TENS:
        return _quantity(20 + 10 * _TENS.index(tens) + (_SMALL.index(ones) if ones in _SMALL else 0), words)
    if lowered in _SMALL:
        return _quantity(_SMALL.index(lowered), words)
    return parse_number(words.strip(".,"), "count")


def _digits(words: str) -> str:
    """A count in words as digits, "" for none."""
    count = count_of(words)
    return "" if count is None else str(count.number)


def _quantity(number: int, text: str) -> Quantity | None:
    parsed = parse_number(str(number))
    return None if parsed is None else Quantity(parsed.number, text)
