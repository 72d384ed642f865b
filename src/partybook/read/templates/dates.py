"""Date templates to EDTF under a "date" mark; what is no date stays as the words it was given."""

from __future__ import annotations

import re
from functools import cache

from partybook.errors import InvalidValue
from partybook.model import PartialDate
from partybook.read.document import Text, TextBuilder
from partybook.read.templates.call import Call, fixed
from partybook.terms import load

_YEAR = re.compile(r"\d{3,4}\Z")
_SHORT = re.compile(r"0?\d{1,2}\Z")
_DAY = re.compile(r"\d{1,2}(?:er|\.)?\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\Z")


@cache
def _months() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for months in load("months").values():
        for number, forms in enumerate(months, 1):
            for form in forms.split():
                numbers.setdefault(form.casefold(), number)
    return numbers


def _part(text: Text) -> str:
    return text.content.strip().strip(",.").strip()


def _month(word: str) -> int | None:
    """1 to 12; 0 when the word is empty; None when it is no month."""
    if not word:
        return 0
    if _SHORT.match(word):
        return int(word) if 1 <= int(word) <= 12 else None
    return _months().get(word.casefold())


def _date(year: str, month: str, day: str) -> str | None:
    """EDTF from three words, any of which may be missing from the right; None when they are no date."""
    number = _month(month)
    if not _YEAR.match(year) or number is None or (day and not (number and _SHORT.match(day))):
        return None
    try:
        return PartialDate.of(int(year), number, int(day or 0)).edtf
    except InvalidValue:
        return None


def _single(word: str) -> str | None:
    """EDTF of a date in one argument: a year, ISO 8601, or day, month by name and year in any order."""
    if _YEAR.match(word):
        return _date(word, "", "")
    if found := _ISO.match(word):
        return _date(found[1], found[2], found[3] or "")
    parts = word.replace(",", " ").split()
    if not 2 <= len(parts) <= 3:
        return None
    years = [part for part in parts if _YEAR.match(part)]
    days = [part.rstrip(".") for part in parts if _DAY.match(part)]
    months = [part for part in parts if part.rstrip(".").casefold() in _months()]
    if len(years) != 1 or len(months) != 1 or len(days) != len(parts) - 2:
        return None
    return _date(years[0], months[0].rstrip("."), days[0].removesuffix("er") if days else "")


def _carry(builder: TextBuilder, arguments: list[Text]) -> None:
    """References and notes inside arguments keep their place behind the words."""
    for argument in arguments:
        for mark in argument.marks:
            if mark.start == mark.end:
                builder.mark(mark.kind, len(builder), None, mark.value)


def _dated(call: Call, edtf: str, arguments: list[Text], before: str = "") -> Text:
    builder = TextBuilder()
    if before:
        builder.add(before, call.start, call.end)
    start = len(builder)
    builder.extend(fixed(edtf, call))
    builder.mark("date", start, len(builder), edtf)
    _carry(builder, arguments)
    return builder.build()


def _words(arguments: list[Text]) -> Text:
    """The arguments as they are, a space between two, without the empty ones."""
    builder = TextBuilder()
    for argument in arguments:
        if len(builder) and argument:
            at = argument.span()[0]
            builder.add(" ", at, at)
        builder.extend(argument)
    return builder.build()


def _arguments(call: Call) -> list[Text]:
    return [text.strip() if text else text for text in call.arguments()]


def year_month_day(call: Call, _: str = "") -> Text:
    """`1993|11|27`, `1993|11`, `1993`, or one argument of words; `year=`, `month=`, `day=` are read too."""
    arguments = _arguments(call) or [call.named.get(name, Text("")) for name in ("year", "month", "day")]
    while arguments and not arguments[0]:  # "|1990|05|27" behind a stray pipe
        arguments = arguments[1:]
    words = [_part(text) for text in arguments[:3]] + ["", "", ""]
    edtf = _date(*words[:3]) or (None if any(words[1:3]) else _single(words[0]))
    if edtf is None and len(arguments) >= 3 and _YEAR.match(words[2]):  # written in the other order all the same
        edtf = _date(words[2], words[1], words[0])
    return _dated(call, edtf, arguments) if edtf else _words(arguments)


def day_month_year(call: Call, _: str = "") -> Text:
    """`27|novembre|1993`, `27|11|1993`, `novembre|1993`, `1993`; also written year first. A further word is no part."""
    arguments = _arguments(call)
    words = [_part(text) for text in arguments[:3]]
    edtf: str | None = None
    filled = [word for word in words if word]
    if len(filled) == 1:
        edtf = _single(filled[0])
    elif len(filled) >= 2:
        if _YEAR.match(words[0]):
            edtf = _date(words[0], words[1], words[2] if len(words) > 2 else "")
        elif len(words) > 2 and _YEAR.match(words[2]):
            edtf = _date(words[2], words[1], words[0].removesuffix("er"))
        elif _YEAR.match(words[1]):
            edtf = _date(words[1], words[0], "")
    return _dated(call, edtf, arguments) if edtf else _words(arguments)


def date_range(call: Call, _: str = "") -> Text:
    """`1926|05|08|1926|05|10`: two dates, an interval."""
    arguments = _arguments(call)
    words = [_part(text) for text in arguments]
    half = len(words) // 2
    if len(words) in (2, 4, 6):
        first, last = (_date(*[*part, "", ""][:3]) for part in (words[:half], words[half:]))
        if first and last:
            try:
                return _dated(call, PartialDate(f"{first}/{last}").edtf, arguments)
            except InvalidValue:
                pass
    return _words(arguments)


def as_of(call: Call, _: str = "") -> Text:
    """`as of|2025|3`: "as of 2025-03"; `alt=` gives the words instead."""
    if alternative := call.named.get("alt"):
        return alternative
    arguments = _arguments(call)
    words = [_part(text) for text in arguments[:3]] + ["", "", ""]
    edtf = _date(*words[:3]) or _single(words[0])
    return _dated(call, edtf, arguments, "as of ") if edtf else _words(arguments)
