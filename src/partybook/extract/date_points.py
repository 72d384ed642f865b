"""One point in time as it is written, without the words around it: a day, month, year, decade or century."""

from __future__ import annotations

import calendar
from typing import NamedTuple

from partybook.extract.date_words import DASHES, Tokens, months, phrases
from partybook.extract.roman import roman

FIRST_YEAR, LAST_YEAR = 1500, 2100
"""A number of four digits alone is a year between these; with a month beside it, any year from 1000."""

_EARLIEST_WITH_MONTH = 1000

_DAY_ORDINALS = frozenset(["st", "nd", "rd", "th", "er", "º", "ª", "°", "го", "е", "o"])
_MOST_DAYS_IN_A_LIST = 4


class Point(NamedTuple):
    """What is written between two tokens; 0 stands for an unknown part, and `year` 0 asks the other side for its year.

    `text` is the EDTF text once the year is known, "" before; `last_day` is the end of "30–31 December".
    """

    stop: int
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    last_day: int = 0
    remark: str = ""
    iso: bool = False
    tail: str = ""  # the word or ending that followed the year


def edtf(year: int, month: int = 0, day: int = 0) -> tuple[str, str]:
    """The EDTF text, as precise as the calendar allows, and a remark when a part had to be left out."""
    if not year:
        return "", ""
    if not 1 <= month <= 12:
        return f"{year:04d}", "no-such-month" if month else ""
    if not day:
        return f"{year:04d}-{month:02d}", ""
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}", "no-such-day"
    return f"{year:04d}-{month:02d}-{day:02d}", ""


def point_at(tokens: Tokens, index: int) -> Point | None:
    """The point in time that begins at this token, at its longest; None when none does."""
    token = tokens[index]
    if not token.digits:
        if month := months().get(token.word):
            return _month_first(tokens, index, month)
        return _named_period(tokens, index)
    if token.digits == 4:
        return _iso(tokens, index) or _year_first(tokens, index)
    if token.digits <= 2:
        return (
            _unspecified(tokens, index)
            or _numeric(tokens, index)
            or _century(tokens, index, int(token.word))
            or _day_first(tokens, index)
        )
    return _unspecified(tokens, index) if token.digits == 3 else None


def _point(stop: int, year: int, month: int = 0, day: int = 0, **rest: object) -> Point:
    text, remark = edtf(year, month, day)
    if remark == "no-such-day":
        day = 0
    elif remark:
        month = day = 0
    return Point(stop, text, year, month, day, remark=remark)._replace(**rest)  # type: ignore[arg-type]


def _is_year(tokens: Tokens, index: int, earliest: int = FIRST_YEAR) -> bool:
    """Whether the number of four digits there is a year, as far as its neighbours tell."""
    year = tokens.number(index, 4)
    if not earliest <= year <= LAST_YEAR:
        return False
    if tokens.close(index):
        before = tokens[index - 1].word
        if before in "$£€₹+−#№_@=" or before.isalpha():
            return False
        if before in ".,:" and tokens[index - 2].digits and tokens.close(index - 1):
            return False
        if before in DASHES and tokens.close(index - 1) and _names_something(tokens, index - 2):
            return tokens[index - 2].word in phrases("part") or tokens[index - 2].word in ("pre", "post")
        if before == "-" and (
            index == 1 or (tokens[index - 2].digits and not FIRST_YEAR <= tokens.number(index - 2, 4) <= LAST_YEAR)
        ):
            return False  # a negative number, or the tail of a longer one
    elif tokens[index - 1].word in phrases("numbered") or (
        tokens[index - 1].word == "." and tokens[index - 2].word in phrases("numbered")
    ):
        return False
    return not _counts(tokens, index)


def _names_something(tokens: Tokens, index: int) -> bool:
    """Whether there is a word that no number precedes: "Left-1993", unlike "1920s–1930s" or "23rd-1921"."""
    return tokens[index].word.isalpha() and not (tokens.close(index) and tokens[index - 1].digits)


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether what follows the number shows that it is no year: more digits, a unit, another era, a thing counted."""
    after = tokens[index + 1]
    if tokens.close(index + 1):
        if after.word in "%°$€£_":
            return True
        if after.word in ".," and tokens[index + 2].digits and tokens.close(index + 2):
            # "1993,1994" lists two years, "1.993" and "1993.5" are numbers
            return not (after.word == "," and tokens[index + 2].digits == 4)
        if after.word.isalpha() and after.word not in phrases("decade_after"):
            return after.word not in phrases("year_word") and after.word not in phrases("year_ending")
        return False
    return (
        after.word == "%"
        or phrases("counted").at(tokens, index + 1) > 0
        or phrases("other_era").at(tokens, index + 1) > 0
    )


def _iso(tokens: Tokens, index: int) -> Point | None:
    """1993-11-27, 1993-11, 1993/11/27, 1993.11.27 written without spaces."""
    year, month = tokens.number(index, 4), tokens.number(index + 2, 2)
    separator = tokens[index + 1].word
    if separator not in "-./" or not 1 <= month <= 12 or not _adjacent(tokens, index + 1, 2):
        return None
    if not _EARLIEST_WITH_MONTH <= year <= LAST_YEAR or (tokens.close(index) and tokens[index - 1].word.isalnum()):
        return None
    day = tokens.number(index + 4, 2)
    if tokens[index + 3].word == separator and day > 0 and _adjacent(tokens, index + 3, 2):
        if tokens.close(index + 5) and tokens[index + 5].word in DASHES and tokens[index + 6].digits:
            return None  # the head of a longer number, such as an ISBN
        return _point(index + 5, year, month, day, iso=True)
    if separator != "-" or (tokens.close(index + 3) and tokens[index + 3].word.isalnum()):
        return None
    # 1905-07 in running text may be "1905 to 1907": said, and left to the caller who knows the column
    remark = "month-or-range" if month > year % 100 else ""
    return _point(index + 3, year, month, iso=True)._replace(remark=remark)


def _adjacent(tokens: Tokens, index: int, count: int) -> bool:
    return all(tokens.close(at) for at in range(index, index + count))


def _unspecified(tokens: Tokens, index: int) -> Point | None:
    """The EDTF texts 199X and 19XX."""
    token, mask = tokens[index], tokens[index + 1]
    if mask.word == "x" * (4 - token.digits) and token.digits in (2, 3) and tokens.close(index + 1):
        stop = index + 2
        return (
            None if tokens.close(stop) and tokens[stop].word.isalnum() else Point(stop, token.word + mask.word.upper())
        )
    return None


def _year_first(tokens: Tokens, index: int) -> Point | None:
    year = tokens.number(index, 4)
    if not _is_year(tokens, index):
        return None
    if decade := _decade(tokens, index, year):
        return decade
    stop, tail = _year_tail(tokens, index + 1)
    at = stop + 1 if tokens[stop].word == "," else stop
    month = months().get(tokens[at].word, 0)
    if not month:
        return _point(stop, year, tail=tail)
    behind = at + 2 if tokens[at + 1].word == "." and tokens.close(at + 1) else at + 1
    day = tokens.number(behind)
    if 1 <= day <= 31 and tokens[behind].digits:
        after_day = _after_ordinal(tokens, behind + 1)
        if not _year_follows(tokens, after_day):
            return _point(after_day, year, month, day)
    elif at == stop and not _year_follows(tokens, behind) and not tokens[behind].digits:
        return _point(behind, year, month)
    return _point(stop, year, tail=tail)


def _year_follows(tokens: Tokens, index: int) -> bool:
    index += tokens[index].word in (",", ".")
    index = phrases("of").at(tokens, index) or index
    return FIRST_YEAR <= tokens.number(index, 4) <= LAST_YEAR


def _decade(tokens: Tokens, index: int, year: int) -> Point | None:
    """1990s, 1990's, 1990-е, 1990er, 1990-cı illər; a year that does not end in 0 is no decade."""
    if year % 10:
        return None
    at = index + 1
    if tokens.close(at) and (tokens[at].word in "'’`" or tokens[at].word in DASHES):
        at += 1
    text = f"{year // 10}X"
    if tokens.close(at) and (stop := phrases("decade_after").at(tokens, at)):
        stop = phrases("decade_words").at(tokens, stop) or phrases("noise").at(tokens, stop) or stop
        return Point(stop, text)
    if stop := phrases("decade_words").at(tokens, at):
        return Point(stop, text)
    if (
        tokens.close(at)
        and tokens[at].word in phrases("year_ending")
        and (stop := phrases("decade_words").at(tokens, at + 1))
    ):
        return Point(stop, text)
    return None


def _year_tail(tokens: Tokens, index: int) -> tuple[int, str]:
    """Past the ending and the word for "year" behind a year: 1993-cü ildə, 1993'ten, 1993 г., 1993 roku, AD."""
    tail = ""
    stop = index
    if tokens.close(index) and (tokens[index].word in "'’`" or tokens[index].word in DASHES):
        if tokens.close(index + 1) and tokens[index + 1].word in phrases("year_ending"):
            tail, stop = tokens[index + 1].word, index + 2
    elif tokens.close(index) and tokens[index].word in phrases("year_ending"):
        tail, stop = tokens[index].word, index + 1
    if behind := phrases("year_word").at(tokens, stop):
        # "1993 r" may begin another word only where no dot follows; a dot has been passed over by then
        tail = tokens[stop].word
        return behind, tail
    return stop, tail


def _numeric(tokens: Tokens, index: int) -> Point | None:
    """27.11.1993, 27/11/1993, 27-11-1993, 11/1993. With both numbers up to 12, only dots say which is the day."""
    separator = tokens[index + 1].word
    if separator not in "./-–" or (tokens.close(index) and tokens[index - 1].word in "./-–,"):
        return None
    first, second = tokens.number(index), tokens.number(index + 2)
    if tokens[index + 3].word == separator and second > 0:
        year = tokens.number(index + 4, 4)
        close = _adjacent(tokens, index + 1, 4) or (
            separator == "." and tokens.close(index + 1) and tokens.close(index + 3)
        )
        if not close or not _EARLIEST_WITH_MONTH <= year <= LAST_YEAR:
            return None
        stop = _year_tail(tokens, index + 5)[0]
        if separator == "." or (first > 12 >= second) or first == second:
            return _point(stop, year, second, first)
        if second > 12 >= first:
            return _point(stop, year, first, second)
        return _point(stop, year, remark="day-or-month")
    year = tokens.number(index + 2, 4)
    if separator == "/" and 1 <= first <= 12 and tokens[index].digits == 2 and _adjacent(tokens, index + 1, 2):
        return _point(index + 3, year, first) if FIRST_YEAR <= year <= LAST_YEAR else None
    return None


def _after_ordinal(tokens: Tokens, index: int) -> int:
    """Past the ending of an ordinal directly behind a day: 27th, 27., 1er, 1º, 27-го, 5-də."""
    if tokens.close(index):
        if tokens[index].word in _DAY_ORDINALS:
            return index + 1
        if tokens[index].word == "." and tokens[index + 1].word != ".":
            return index + 1
        if tokens[index].word == "-" and tokens[index + 1].word in _DAY_ORDINALS and tokens.close(index + 1):
            return index + 2
    return index


def _day_first(tokens: Tokens, index: int) -> Point | None:
    """27 November 1993; 27 November; 30–31 December 1917; 5 and 12 May 1990; 24– 1962-11-25; or a day alone."""
    first = tokens.number(index)
    if not 1 <= first <= 31 or (tokens.close(index) and tokens[index - 1].word in ".,:+−$€£%"):
        return None
    last, at, commas = first, _after_ordinal(tokens, index + 1), False
    for _ in range(_MOST_DAYS_IN_A_LIST):
        comma = tokens[at].word == ","
        following = at + 1 if comma else _joined(tokens, at)
        commas = comma or (commas and not following)
        day = tokens.number(following) if following else -1
        if not 1 <= day <= 31:
            break
        if day <= last:
            return None
        last, at = day, _after_ordinal(tokens, following + 1)
    behind = phrases("of").at(tokens, at) or at
    if commas:
        return None  # "won 7, 27 November 1993": only "5, 12 and 19 May" is a list of days
    if month := months().get(tokens[behind].word):
        found = _with_year(tokens, behind, month, first)
        return found._replace(last_day=last) if last > first else found
    template = at
    if (following := _joined(tokens, at)) and tokens[following].digits == 4:
        template = following
    if tokens[template].digits == 4 and not tokens.close(template) and (whole := _iso(tokens, template)):
        if template == at and not whole.day:
            return _point(whole.stop, whole.year, whole.month, first, last_day=last if last > first else 0)
        if template != at and whole.day > first == last:
            return _point(whole.stop, whole.year, whole.month, first, last_day=whole.day)
    return None


def _joined(tokens: Tokens, index: int) -> int:
    """The index behind a dash, slash or word that may join two days; 0 when there is none."""
    if tokens[index].word in DASHES or tokens[index].word in "/&":
        return index + 1
    return phrases("and").at(tokens, index) or phrases("to").at(tokens, index)


def _with_year(tokens: Tokens, index: int, month: int, day: int) -> Point:
    """A day and the month at `index`, with the year behind it if there is one."""
    at = index + 1
    if tokens[at].word == "." and tokens.close(at):
        at += 1
    stop = at
    if tokens[at].word == ",":
        at += 1
    at = phrases("of").at(tokens, at) or at
    if tokens[at].word in "'’":
        at += 1
    if _is_year(tokens, at, _EARLIEST_WITH_MONTH):
        behind, tail = _year_tail(tokens, at + 1)
        return _point(behind, tokens.number(at, 4), month, day, tail=tail)
    return Point(stop, "", 0, month, day)


def _month_first(tokens: Tokens, index: int, month: int) -> Point | None:
    """November 1993; November 27, 1993; Nov. 27–29 1993; November; November 27."""
    at = index + 1
    if tokens[at].word == "." and tokens.close(at):
        at += 1
    day = tokens.number(at)
    if not 1 <= day <= 31:
        found = _with_year(tokens, index, month, 0)
        return found if found.text or _range_follows(tokens, found.stop) else None
    last, stop = day, _after_ordinal(tokens, at + 1)
    if (following := _joined(tokens, stop)) and day < tokens.number(following) <= 31:
        last, stop = tokens.number(following), _after_ordinal(tokens, following + 1)
    year_at = stop + 1 if tokens[stop].word == "," else stop
    year_at = phrases("of").at(tokens, year_at) or year_at
    if not _is_year(tokens, year_at, _EARLIEST_WITH_MONTH):
        return Point(stop, "", 0, month, day, last_day=last if last > day else 0)
    behind, tail = _year_tail(tokens, year_at + 1)
    return _point(behind, tokens.number(year_at, 4), month, day, last_day=last if last > day else 0, tail=tail)


def _range_follows(tokens: Tokens, index: int) -> bool:
    return _joined(tokens, index) > 0


def _named_period(tokens: Tokens, index: int) -> Point | None:
    """A season or quarter of a year; a decade or century that a word announces; a century in Roman numerals."""
    word = tokens[index].word
    if stop := phrases("season").at(tokens, index):
        found = _year_behind(tokens, stop)
        return found._replace(remark="season") if found else None
    if word in ("q", "h") and tokens[index + 1].digits == 1 and tokens.close(index + 1):
        found = _year_behind(tokens, index + 2)
        return found._replace(remark="season") if found else None
    if stop := phrases("decade_before").at(tokens, index):
        if tokens.number(stop, 4) % 10 or not _is_year(tokens, stop):
            return None
        end = _decade_end(tokens, stop)
        # "lata 1990–1995" are years, not a decade
        return None if tokens[end].word in DASHES else Point(end, f"{tokens[stop].word[:3]}X")
    if stop := phrases("century_before").at(tokens, index):
        number = roman(tokens[stop].word) or max(tokens.number(stop), 0)
        return _century_point(stop + 1, number)
    if number := roman(word):
        return _century(tokens, index, number)
    return None


def _decade_end(tokens: Tokens, index: int) -> int:
    stop = index + 1
    return stop + 1 if tokens.close(stop) and tokens[stop].word in ("s", ".") else stop


def _year_behind(tokens: Tokens, index: int) -> Point | None:
    at = index + 1 if tokens[index].word == "," else index
    at = phrases("of").at(tokens, at) or phrases("noise").at(tokens, at) or at
    if _is_year(tokens, at):
        return _point(_year_tail(tokens, at + 1)[0], tokens.number(at, 4))
    return None


def _century(tokens: Tokens, index: int, number: int) -> Point | None:
    """19th century, 19. Jahrhundert, XIXe siècle, XIX век."""
    at = _after_ordinal(tokens, index + 1)
    if at == index + 1 and tokens.close(at) and tokens[at].word in ("e", "ème", "è"):
        at += 1
    if stop := phrases("century").at(tokens, at):
        return _century_point(stop, number)
    return None


def _century_point(stop: int, number: int) -> Point | None:
    return Point(stop, f"{number - 1:02d}XX") if 11 <= number <= 21 else None
