"""What kind of value a cell holds, told by its looks alone: a year, a count, a share, a signed change, a rank, words.

The kind does not depend on the column; `number` keeps the digits as written, since only the column's meaning tells
whether "29.224" are thousands (votes) or a fraction (a share).
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal

import msgspec

from partybook.extract.results import vocabulary
from partybook.read.document import Text


class Kind(StrEnum):
    EMPTY = "empty"
    DASH = "dash"  # "–", "n/a", "?": nothing is said
    NEW = "new"  # "New" where a change would stand
    YEAR = "year"  # a number that may be a year
    DATE = "date"  # words or figures with a year in them
    SMALL = "small number"  # a whole number below 1000
    LARGE = "large number"  # a whole number from 1000 on, or with separators of thousands
    POINT = "number with a point"  # "29.224": thousands or a fraction
    DECIMAL = "decimal number"
    PERCENT = "percentage"
    SIGNED = "signed number"
    ORDINAL = "ordinal"
    OF_TOTAL = "seats of total"  # "7 / 124"
    WORDS = "words"


NUMERIC = frozenset(
    {Kind.SMALL, Kind.LARGE, Kind.POINT, Kind.DECIMAL, Kind.PERCENT, Kind.SIGNED, Kind.ORDINAL, Kind.OF_TOTAL}
)


class Content(msgspec.Struct, frozen=True):
    """A cell by its looks: its kind, its number as written, and what stands beside it.

    `sign` is "+", "-" or "0" (from a sign, or an arrow on either side), empty when the cell shows none; `total` is the
    number after the stroke of "7 / 124"; `bound` tells "<0.1" and "~5" from the number itself; `beside` are further
    values of the same cell, as in "2,134,556 (45.2%)".
    """

    kind: Kind
    number: str = ""
    sign: str = ""
    total: str = ""
    bound: Literal["", "<", ">", "~"] = ""
    beside: tuple[Content, ...] = ()


_NUM = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*"
_NUMBER = re.compile(rf"(?:([~≈<>])|c\.|ca\.)?\s*({_NUM})\Z")
_PERCENT = re.compile(rf"([~≈<>])?\s*({_NUM})\s*(?:%|percent|per cent|prozent)\Z", re.IGNORECASE)
_PERCENT_BEFORE = re.compile(rf"([~≈<>])?%\s*({_NUM})\Z")
_SIGNED = re.compile(
    rf"(?:([+＋▲△↑⬆]|[-−–—▼▽↓⬇]|[±▬►↔=]|increase|decrease|steady)\s*)({_NUM})?\s*"
    r"(?:%|pp\.?|pts?|p\.p\.|points?|percentage points?|seats?)?\Z",
    re.IGNORECASE,
)
_SIGNED_AFTER = re.compile(rf"({_NUM})\s*(?:%|pp\.?)?\s*([▲△↑▼▽↓▬►↔])\Z")
_ORDINAL = re.compile(
    r"(?:#|no\.?\s*|№\s*|nº\s*)(\d{1,3})\Z|"
    r"(\d{1,3})\s*(?:st|nd|rd|th|º|ª|°|er|ère|e|ème|eme|me|ième|\.|\.º|\.ª|-е|-й|-я|-ое|-ый|-е место|-ci|-cı|-cu|-cü|"
    r"-nci|-ncı|-üncü|-inci|-ıncı|\. sıra|o|a)\Z",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(rf"({_NUM})\s*(?:/|⁄|of|out of|von|aus|из|sur|de|di|z|od)\s*({_NUM})\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_YEAR_WITHIN = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s*[-–—/]\s*\d{2,4}\Z")
_DASH = re.compile(r"[-−–—‒.…?*·=×x✗\s]+\Z")
_UNIT = re.compile(rf"({_NUM})\s+([^\W\d_].{{0,30}})\Z")
_BRACKETED = re.compile(r"(.+?)(?:\s*\(([^()]{1,40})\)|\s+(#\d{1,2}))\Z", re.DOTALL)
_DECORATION = re.compile(r"\{\{[^{}]{0,300}(?:\}\}|\Z)|'{2,}|\[[^\[\]]{1,8}\]|[*†‡§¶^▌█■●_]+|[¹²³⁰-⁹ᵃ-ᶻ]+")
_UP, _DOWN = frozenset("+＋▲△↑⬆"), frozenset("-−–—▼▽↓⬇")
_GROUPS = re.compile(r"\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*\Z")
_LAKHS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}\Z")
_BOUNDS: dict[str, Literal["", "<", ">", "~"]] = {"<": "<", ">": ">", "~": "~", "≈": "~"}
_LONGEST = 120


def clean(content: str) -> str:
    """Words of a cell without emphasis, colour bars and marks of notes."""
    return " ".join(_DECORATION.sub(" ", content).split()) if content else ""


def content_of(text: Text) -> Content:
    """What the cell holds. Arrows that the reader knows as trends give the sign of a change."""
    if not text.content:
        return Content(Kind.EMPTY)
    content = _content(text.content)
    if not content.sign and content.number:
        for mark in text.marks:
            if mark.kind == "trend" and mark.value in _TRENDS:
                return msgspec.structs.replace(content, sign=_TRENDS[mark.value])
    return content


_TRENDS = {"up": "+", "down": "-", "same": "0"}


@lru_cache(maxsize=100_000)
def _content(raw: str) -> Content:
    if len(raw) > _LONGEST:
        return Content(Kind.WORDS)
    lines = [line for line in map(clean, raw.split("\n")) if line]
    if not lines:
        return Content(Kind.DASH if raw.strip() else Kind.EMPTY)
    first = _one(lines[0])
    if first.kind in NUMERIC and len(lines) > 1:
        rest = tuple(part for line in lines[1:] if (part := _one(line.strip("()"))).kind in NUMERIC)
        return msgspec.structs.replace(first, beside=first.beside + rest)
    if first.kind is Kind.WORDS and len(lines) == 2 and _one(lines[1]).kind is Kind.YEAR:
        return Content(Kind.DATE)
    return first


def _one(text: str) -> Content:
    """The kind of one line."""
    if found := _simple(text):
        return found
    if bracketed := _BRACKETED.match(text):
        main, inner = _simple(bracketed[1].strip()), _simple((bracketed[2] or bracketed[3]).strip())
        if main and main.kind in NUMERIC:
            beside = (inner,) if inner and inner.kind in NUMERIC else ()
            return msgspec.structs.replace(main, beside=main.beside + beside)
        if main and main.kind is Kind.YEAR:
            return Content(Kind.DATE)
    if _YEAR_WITHIN.search(text) and len(text) <= 60:
        return Content(Kind.DATE)
    return Content(Kind.WORDS)


def _simple(text: str) -> Content | None:
    """A line that is a single value; None for words."""
    if _DASH.match(text) or "missing" in vocabulary.exact("cell", text):
        return Content(Kind.DASH)
    if _YEAR.match(text):
        return Content(Kind.YEAR, text)
    if _YEARS.match(text):
        return Content(Kind.DATE, text)
    if number := _NUMBER.match(text):
        return Content(_plain_kind(number[2]), number[2], bound=_BOUNDS.get(number[1] or "", ""))
    if percent := _PERCENT.match(text) or _PERCENT_BEFORE.match(text):
        return Content(Kind.PERCENT, percent[2], bound=_BOUNDS.get(percent[1] or "", ""))
    if (signed := _SIGNED.match(text)) and (signed[2] or len(text) < 12):
        return Content(Kind.SIGNED, signed[2] or "", _sign(signed[1]))
    if after := _SIGNED_AFTER.match(text):
        return Content(_plain_kind(after[1]), after[1], _sign(after[2]))
    if ordinal := _ORDINAL.match(text):
        return Content(Kind.ORDINAL, ordinal[1] or ordinal[2])
    if of_total := _OF_TOTAL.match(text):
        return Content(Kind.OF_TOTAL, of_total[1], total=of_total[2])
    if "new" in vocabulary.exact("cell", text):
        return Content(Kind.NEW)
    unit = _UNIT.match(text)
    if unit and vocabulary.exact("header", unit[2]) & {"seats", "votes"} and not _YEAR.match(unit[1]):
        return Content(_plain_kind(unit[1]), unit[1])
    return None


def _plain_kind(number: str) -> Kind:
    if number.isdigit():
        return Kind.SMALL if len(number) < 4 else Kind.LARGE
    if _LAKHS.match(number):
        return Kind.LARGE
    if (groups := _GROUPS.match(number)) and not number.startswith("0"):
        several = len(number) > 7
        return Kind.POINT if groups[1] in ".," and not several and groups[1] == "." else Kind.LARGE
    return Kind.DECIMAL


def _sign(mark: str) -> str:
    mark = mark.casefold()
    return "+" if mark in _UP or mark == "increase" else "-" if mark in _DOWN or mark == "decrease" else "0"


def count(number: str) -> Decimal | None:
    """A whole number as people write it, with any separator of thousands; None when it is none."""
    if number.isdigit() or _GROUPS.match(number) or _LAKHS.match(number):
        return Decimal("".join(c for c in number if c.isdigit()))
    return None


def fraction(number: str) -> Decimal | None:
    """A share or other number with a decimal point or comma; the last separator is the decimal one."""
    digits = number.replace(",", ".").replace("'", ".").replace("’", ".")
    whole, _, rest = digits.rpartition(".")
    text = f"{whole.replace('.', '')}.{rest}" if whole else digits
    return Decimal(text) if text.replace(".", "", 1).isdigit() and text.isascii() else None
