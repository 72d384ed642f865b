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
_COUNT = rf"(?:{_NUMBER}|\b(?:{'|'.join(_SMALL)})\b)"
_SEATS = (
    r"(?:seats?|mandates?|deputies|MPs|MEPs|TDs|MLAs|senators|councillors|councilors|parliamentarians|representatives)"
)
_VOTES = re.compile(
    rf"(?P<votes>{_NUMBER})\s+(?:(?:popular|valid|first-preference|preference|list|personal|party)\s+)?votes\b"
)
_BARE_VOTES = re.compile(rf"(?P<votes>\d{{1,3}}(?:[.,]\d{{3}})+)\s*\(\s*{_NUMBER}\s*%")
_SHARE = re.compile(
    rf"""(?<!\bby\s)(?<!additional\s)(?<!another\s)(?<!extra\s)(?P<share>{_NUMBER})\s*(?:%|per\s?cent\b)
    (?!\s*(?:(?:electoral|parliamentary|national)\s+)?(?:threshold|hurdle|barrier))
    (?!\s*of\s+(?:the\s+)?(?:seats|members|delegates|participants|population|electorate|district|target|party))""",
    re.VERBOSE,
)
_OF_SEATS = re.compile(
    rf"""(?P<seats>{_COUNT})\s+(?:{_SEATS}\s+)?(?:out\s+)?of\s+(?:the\s+|all\s+|a\s+total\s+(?:of\s+)?)?
    (?P<total>{_NUMBER})\s+(?:\w+\s+){{0,2}}?{_SEATS}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SOME_SEATS = re.compile(
    rf"""(?<![\w.,])(?<!\bin\s)(?!(?:1[89]|20)\d\d\s)(?P<seats>{_COUNT}|\ba)\s+
    (?:(?!of\b|out\b|more\b|other\b|additional\b)[A-Za-z’'-]+\s+){{0,2}}?(?P<noun>{_SEATS})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ELECTED = re.compile(rf"\belected\s+(?P<seats>{_COUNT})\s+(?:of\s+its\s+)?(?:candidates|members)\b", re.IGNORECASE)
_GET = r"(?:win|winning|gain|gaining|obtain|obtaining|secure|securing|take|taking|get|getting)"
_NO_SEATS = re.compile(
    rf"""\b(?:
        (?:fail(?:ed|ing)?|unable)\s+to\s+{_GET}\s+(?:any|a\s+single|a)\s+(?:[\w-]+\s+){{0,2}}?seats?
      | (?:not|never|without)\s+(?:managing\s+to\s+)?{_GET}\s+(?:any|a\s+single|a)\s+(?:[\w-]+\s+){{0,2}}?seats?
      | los(?:t|ing)\s+(?:all\s+(?:\w+\s+)?(?:of\s+)?(?:its|their)|its\s+only|both\s+(?:of\s+)?(?:its|their))
        \s+(?:[\w-]+\s+){{0,2}}?(?:seats?|MPs?|TDs?)
      | lost\s+(?:its|their)\s+seats
      | no\s+seats
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RANK = re.compile(
    r"""\b(?:came|coming|come|finish(?:ed|ing)?|plac(?:ed|ing)|arriv(?:ed|ing)|rank(?:ed|ing))\s+(?:in\s+)?(?:a\s+\w+\s+)?
    (?P<rank>\w+(?:th|st|nd|rd|ird|ond|irst|last))\b""",
    re.VERBOSE,
)


class Figure(NamedTuple):
    """A number at a place of the sentence; `kind` is votes, vote_share, seats, seats_total or rank."""

    kind: str
    start: int
    value: Quantity


def find_figures(text: str) -> list[Figure]:
    """The figures of a sentence in order; of two that overlap the first kind wins."""
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []

    def add(kind: str, start: int, end: int, value: Quantity | None) -> None:
        if value is not None and not any(low < end and start < high for low, high in taken):
            taken.append((start, end))
            found.append(Figure(kind, start, value))

    for match in _OF_SEATS.finditer(text):
        add("seats", match.start("seats"), match.end("seats"), _count(match["seats"]))
        add("seats_total", match.start("total"), match.end(), _count(match["total"]))
    for match in _NO_SEATS.finditer(text):
        add("seats", match.start(), match.end(), _quantity(0, match[0]))
    for pattern in (_VOTES, _BARE_VOTES):
        for match in pattern.finditer(text):
            add("votes", match.start("votes"), match.end("votes"), parse_number(match["votes"].strip(".,"), "count"))
    for match in _SHARE.finditer(text):
        add("vote_share", match.start("share"), match.end(), parse_share(match["share"] + "%"))
    for match in _SOME_SEATS.finditer(text):
        add("seats", match.start("seats"), match.end(), _count(match["seats"]))
    for match in _ELECTED.finditer(text):
        add("seats", match.start("seats"), match.end("seats"), _count(match["seats"]))
    for match in _RANK.finditer(text):
        rank = parse_rank(match["rank"])
        add("rank", match.start("rank"), match.end("rank"), None if rank is None else _quantity(rank, match["rank"]))
    return sorted(found, key=lambda figure: figure.start)


def _count(words: str) -> Quantity | None:
    lowered = words.lower()
    if lowered == "a":
        return _quantity(1, words)
    if lowered in _SMALL:
        return _quantity(_SMALL.index(lowered), words)
    return parse_number(words.strip(".,"), "count")


def _quantity(number: int, text: str) -> Quantity | None:
    parsed = parse_number(str(number))
    return None if parsed is None else Quantity(parsed.number, text)
