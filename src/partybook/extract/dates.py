"""Dates as people write them, in ten languages: found in a text, or read from a text that is one date.

Nothing is padded: "November 1993" is 1993-11, "the 1990s" is 199X, "after 2006" is 2006/... Where the text does not
decide, the coarser date is given with a remark.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

from partybook.errors import InvalidValue
from partybook.extract.date_points import Point, edtf, point_at
from partybook.extract.date_words import CLOSING, DASHES, Tokens, beginnings, century_pattern, phrases
from partybook.model import PartialDate

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|\dX")
_TWO_ROUNDS = timedelta(days=200)
"""Days joined by "and" are one election in rounds when they lie no farther apart; else they are two dates."""
_YEARS_AGO = re.compile(r"(?:\d{1,4} (?:years?|months?|days?)(?:,? and |, )?){1,3} ago|aged? \d{1,3}(?:[–-]\d{1,3})?")
_NOT_BETWEEN_REPEATS = re.compile(r"[^\s();,\[\]]|\n")


class FoundDate(NamedTuple):
    """A date in `text[start:end]`, with the words that qualify it ("about", "before").

    `remark` is "" or what the text left open: "no-such-day" and "no-such-month" (the coarser date is given),
    "day-or-month" (5/6/1993 is given as its year), "month-or-range" (1905-07 is given as a month, and may be two
    years), "alternative" (1891/1893: one of several dates, each given), "season" (summer of 1936 is given as its
    year), "backwards" (an interval that ends before it begins: its two dates are given).
    """

    start: int
    end: int
    date: PartialDate
    remark: str = ""


class _Side(NamedTuple):
    """A point with its modifiers, between two tokens."""

    first: int
    stop: int
    point: Point
    relation: str  # "", "before", "after", "since", "between"
    approximate: bool

    def text(self, point: Point | None = None) -> str:
        text = (point or self.point).text
        return text + "~" if self.approximate and text[-1:] not in "~?%" else text


def find_dates(text: str) -> list[FoundDate]:
    """All dates of a text in order, none overlapping, each at its longest; a date said twice in a row once.

    "2 September 1945; 79 years ago (1945-09-02)" is one date. Relative dates ("two years later") are not read.
    """
    found: list[FoundDate] = []
    last = None
    for date in _scan(text):
        if last is None or not _repeats(text, found[-1], last, date):
            found.append(date)
        last = date
    return found


def _scan(text: str) -> list[FoundDate]:
    # most texts hold no date, and most words of the others begin none: this is what makes reading fast
    if not _YEAR.search(text) and not century_pattern().search(text):
        return []
    tokens, begins = Tokens(text), beginnings()
    found: list[FoundDate] = []
    index = 0
    while index < tokens.size:
        token = tokens.items[index]
        if not token.digits and token.word not in begins:
            index += 1
        elif expression := _expression(tokens, index):
            dates, index = expression
            found += dates
        else:
            index += 1
    return found


def parse_date(text: str) -> PartialDate | None:
    """The date that the whole text is, or None: for no date, several dates, or other words than "in", "since", "of"."""
    found = find_dates(text)
    if len(found) != 1:
        return None
    rest, at = [], 0
    for date in _scan(text):
        rest.append(text[at : date.start])
        at = date.end
    rest.append(text[at:])
    for token in Tokens(_YEARS_AGO.sub("", "\n".join(rest))).items:
        if token.digits or (token.word.isalpha() and token.word not in phrases("around")):
            return None
    return found[0].date


def parse_tenure(text: str) -> list[PartialDate]:
    """The times of an office: "(1926–1931, 1932–1933)", "since 2010", "from 2003", "(acting 1951-1952)".

    Words that are no dates ("acting", names) are passed over. Unlike in running text, 2005-06 is 2005 to 2006.
    """
    tenures = []
    for date in find_dates(text):
        if date.remark == "month-or-range":
            year, end = date.date.edtf.split("-")
            tenures.append(PartialDate(f"{year}/{year[:2]}{end}"))
        else:
            tenures.append(date.date)
    return tenures


def _repeats(text: str, kept: FoundDate, last: FoundDate, date: FoundDate) -> bool:
    """Whether this is the date kept before it once more, in brackets or after "79 years ago"."""
    if date.date not in (kept.date, kept.date.start):
        return False
    return not _NOT_BETWEEN_REPEATS.search(_YEARS_AGO.sub("", text[last.end : date.start]))


def _expression(tokens: Tokens, index: int) -> tuple[list[FoundDate], int] | None:
    """The dates that begin exactly at this token, and the index behind them."""
    side = _side(tokens, index)
    if side is None:
        return _open_start(tokens, index)
    if side.point.iso and (interval := _edtf_interval(tokens, side)):
        return interval
    for join in (_two_digit_end, _joined, _open_end):
        if result := join(tokens, side):
            return result
    if not side.point.text:
        return None
    return [_single(tokens, side)], side.stop


def _side(tokens: Tokens, index: int) -> _Side | None:
    """A point in time with the modifiers before and behind it."""
    relation, approximate, at = "", False, index
    point = point_at(tokens, at)
    while point is None:
        stop, word = _modifier(tokens, at)
        if not stop:
            return None
        if word in ("approximate", "part"):
            approximate = True
        else:
            relation = word
        at = stop
        for _ in range(3):
            if (point := point_at(tokens, at)) or not (stop := phrases("noise").at(tokens, at)):
                break
            at = stop
    stop = point.stop
    if tokens[stop].word in "?~" and tokens.close(stop) and point.text:
        mark = tokens[stop].word
        point, stop = point._replace(text=point.text.rstrip("~?") + mark), stop + 1
    for category in ("after_before", "after_after", "after_since", "after_until"):
        if behind := phrases(category).at(tokens, stop):
            relation, stop = {"after_until": "before"}.get(category, category.removeprefix("after_")), behind
            break
    return _Side(index, stop, point, relation, approximate)


def _modifier(tokens: Tokens, index: int) -> tuple[int, str]:
    """The index behind a word such as "about" or "before" and its category; 0 when there is none."""
    token = tokens[index]
    if token.digits or token.word in ("\n", ","):
        return 0, ""
    for category in ("between", "since", "before", "after", "part", "approximate"):
        if stop := phrases(category).at(tokens, index):
            if tokens[stop].word in DASHES and tokens.close(stop):
                stop += 1  # mid-1993, pre-1990
            elif tokens[stop].word == ".":
                stop += 1
            return stop, category
    return 0, ""


def _found(tokens: Tokens, first: int, stop: int, date: str, remark: str = "") -> FoundDate:
    return FoundDate(tokens[first].start, tokens[stop - 1].end, PartialDate(date), remark)


def _single(tokens: Tokens, side: _Side) -> FoundDate:
    point, text = side.point, side.text()
    if point.last_day:
        last, remark = edtf(point.year, point.month, point.last_day)
        if remark:
            return _found(tokens, side.first, side.stop, f"{point.year:04d}-{point.month:02d}", remark)
        text = f"{text}/{last}"
    elif side.relation == "before":
        text = f"../{text}"
    elif side.relation in ("since", "after"):
        text = f"{text}/.."
    return _found(tokens, side.first, side.stop, text, point.remark)


def _open_start(tokens: Tokens, index: int) -> tuple[list[FoundDate], int] | None:
    """–1994 at the start of a text or bracket, and ../1994."""
    if tokens[index].word == "." and tokens[index + 1].word == "." and tokens[index + 2].word == "/":
        side = _side(tokens, index + 3)
    elif (
        tokens[index].word in DASHES
        and tokens.close(index + 1)
        and (
            tokens[index - 1].word in "(["
            or (index == 0 and tokens[index].word not in "-−")
            or tokens[index - 1].word == "\n"
        )
        and (index > 0 or tokens[index].word not in "-−")
    ):
        side = _side(tokens, index + 1)
    else:
        return None
    if not side or not side.point.text or side.relation:
        return None
    return [_found(tokens, index, side.stop, f"../{side.text()}", side.point.remark)], side.stop


def _edtf_interval(tokens: Tokens, side: _Side) -> tuple[list[FoundDate], int] | None:
    """2000-11-05/2001-01-07, as a date template gives it."""
    if tokens[side.stop].word != "/" or not tokens.close(side.stop):
        return None
    other = point_at(tokens, side.stop + 1)
    if other and other.iso and tokens.close(side.stop + 1):
        return _interval(tokens, side, other.stop, side.text(), other.text)
    return None


def _interval(
    tokens: Tokens, side: _Side, stop: int, start: str, end: str, remark: str = ""
) -> tuple[list[FoundDate], int] | None:
    try:
        return [_found(tokens, side.first, stop, f"{start}/{end}", remark)], stop
    except InvalidValue:
        return None


def _two_digit_end(tokens: Tokens, side: _Side) -> tuple[list[FoundDate], int] | None:
    """1933–34, 1999–00, 1933/34, 1930s–40s."""
    at, point = side.stop, side.point
    digits, separator = tokens[at + 1], tokens[at].word
    if digits.digits != 2 or (separator not in DASHES and separator != "/"):
        return None
    end = int(digits.word)
    behind = tokens[at + 2].word if tokens.close(at + 2) else " "
    decade = len(point.text) == 4 and point.text.endswith("X") and point.text[:3].isdecimal()
    if decade and behind == "s" and end % 10 == 0:
        return _interval(tokens, side, at + 3, side.text(), f"{point.text[:2]}{end // 10}X")
    if not point.year or point.month or behind.isalnum() or behind in "%./":
        return None
    if separator == "/" and not (tokens.close(at) and tokens.close(at + 1)):
        return None
    if behind in DASHES and tokens[at + 3].digits and tokens.close(at + 3):
        return None
    century = point.year // 100 * 100
    year = century + end if century + end > point.year else century + 100 + end
    if not point.year < year <= point.year + 60 or phrases("counted").at(tokens, at + 2):
        return None
    return _interval(tokens, side, at + 2, side.text(), f"{year}")


def _joined(tokens: Tokens, side: _Side) -> tuple[list[FoundDate], int] | None:
    """Two points with a dash, slash or word between them."""
    at = side.stop
    if at >= tokens.size:
        return None
    kind = ""
    if tokens[at].word in DASHES:
        kind, behind = "to", at + 1
    elif tokens[at].word == "/":
        kind, behind = "/", at + 1
    elif behind := phrases("and").at(tokens, at):
        kind = "and"
    elif behind := phrases("to").at(tokens, at):
        kind = "to"
    elif side.point.tail in phrases("from_ending"):
        kind, behind = "from", at
    if not kind or not (other := _side(tokens, behind)):
        return None
    if other.relation and not (kind == "from" and other.relation == "before"):
        return None
    return _pair(tokens, side, other, "to" if kind == "from" else kind)


def _pair(tokens: Tokens, side: _Side, other: _Side, kind: str) -> tuple[list[FoundDate], int] | None:
    first, second = side.point, other.point
    if not second.text or (first.last_day and first.text):
        return None
    if not first.text:  # "26 June – 2 July 1995": the year stands once
        if not second.month or bool(first.day) != bool(second.day) or side.relation not in ("", "between", "since"):
            return None
        text, remark = edtf(second.year, first.month, first.day)
        first = first._replace(text=text, year=second.year, remark=remark)
        if kind == "/" or (kind == "and" and not first.day):
            kind = "to"
    elif kind == "/":
        return _alternatives(tokens, side, other)
    start = side.text(first)
    end = other.text(
        second if not second.last_day else second._replace(text=edtf(second.year, second.month, second.last_day)[0])
    )
    if kind == "and" and side.relation != "between" and not _rounds(start, end):
        return None
    remark = first.remark or second.remark
    if remark == "month-or-range":
        remark = ""
    if result := _interval(tokens, side, other.stop, start, end, remark):
        return result
    if not side.point.text:
        return [_found(tokens, other.first, other.stop, other.text(), second.remark)], other.stop
    return [
        _found(tokens, side.first, side.stop, side.text(), "backwards"),
        _found(tokens, other.first, other.stop, other.text(), "backwards"),
    ], other.stop


def _rounds(start: str, end: str) -> bool:
    """Whether two dates are days near each other: the rounds of one election."""
    first, second = PartialDate(start), PartialDate(end)
    if first.precision != "day" or second.precision != "day":
        return False
    one, two = first.earliest, second.earliest
    return one is not None and two is not None and timedelta(0) < two - one <= _TWO_ROUNDS


def _alternatives(tokens: Tokens, side: _Side, other: _Side) -> tuple[list[FoundDate], int] | None:
    if side.relation or other.relation or not side.point.text or not tokens.close(side.stop):
        return None
    return [
        _found(tokens, side.first, side.stop, side.text(), "alternative"),
        _found(tokens, other.first, other.stop, other.text(), "alternative"),
    ], other.stop


def _open_end(tokens: Tokens, side: _Side) -> tuple[list[FoundDate], int] | None:
    """1993–present, 1993–, 1993 to date, 1993/.. ."""
    if not side.point.text or side.relation not in ("", "since") or side.point.last_day:
        return None
    at = side.stop
    text = f"{side.text()}/.."
    if tokens[at].word == "/" and tokens[at + 1].word == "." and tokens[at + 2].word == "." and tokens.close(at):
        return _interval(tokens, side, at + 3, side.text(), "..")
    dash = tokens[at].word in DASHES
    behind = at + 1 if dash else phrases("to").at(tokens, at)
    if not behind or at >= tokens.size:
        return None
    after = behind
    for _ in range(2):
        if stop := phrases("present").at(tokens, after):
            return [_found(tokens, side.first, stop, text, side.point.remark)], stop
        after = phrases("noise").at(tokens, after) or after
    if dash and tokens[behind].word in CLOSING and (tokens.close(at) or tokens[at].word != "-"):
        return [_found(tokens, side.first, behind, text, side.point.remark)], behind
    return None
