"""Numbers as people write them: with any thousands separator, bounds ("over 100,000"), units and trends.

A dot before exactly three digits may be a fraction or thousands: 29.224 is ambiguous, and said to be. What a text
does not decide is None, never a guess.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from partybook.extract.dates import find_dates
from partybook.extract.number_words import Bound, key, number_words
from partybook.model import Quantity, TextValue

Kind = Literal["count", "share", "any"]

_SPACES = " \u00a0\u2007\u2009\u202f"
_NUMBER = re.compile(
    rf"""(?<![\w])
    (?:
        (?P<indian>\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?)
      | (?P<grouped>\d{{1,3}}(?P<mark>[,.'’٬{_SPACES}])\d{{3}}(?:(?P=mark)\d{{3}}){{0,8}}(?P<fraction>[.,٫·]\d+)?)(?!\d)
      | (?P<plain>\d+(?:[.,٫·]\d+)?)
    )""",
    re.VERBOSE,
)
_MOST_DIGITS = 30
"""A longer number is no count of anything and is not read (nor would it fit a `Decimal` exactly)."""
_TREND = re.compile(r"[▲▼▬△▽↑↓⬆⬇⇧⇩]|\b(?:increase|decrease|steady)\b", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEGATIVE, _MINUS, _RANGE = "-−–", "-−–‐‑", "-–—−‒"
_REACH = 32
"""How many characters before a number may hold the words of its bound."""
_EMPTY_TREND = {"▲": 1, "△": 1, "↑": 1, "⬆": 1, "⇧": 1, "increase": 1, "▬": 0, "steady": 0}


class FoundNumber(NamedTuple):
    """A number in `text[start:end]` (bound words and unit included); `ambiguous` when a dot may mean either thing."""

    start: int
    end: int
    quantity: Quantity
    ambiguous: bool


class _Core(NamedTuple):
    number: Decimal
    ambiguous: bool


def find_numbers(text: str, kind: Kind = "any") -> list[FoundNumber]:
    """All numbers of a text in order, except those in dates (see `find_dates`), ranks ("4th") and words ("G66").

    Of a range ("3,000–5,000") both ends are given, the lower with the bound ">", the upper with "<".
    """
    if not _has_digit(text):
        return []
    dates = [(date.start, date.end) for date in find_dates(text)]
    found: list[FoundNumber] = []
    at = 0
    for match in _NUMBER.finditer(text):
        while at < len(dates) and dates[at][1] <= match.start():
            at += 1
        floor = found[-1].end if found else 0
        if match.start() < floor or (at < len(dates) and dates[at][0] < match.end()):
            continue
        if number := _found(text, match, kind, floor):
            previous = found[-1] if found else None
            if previous and text[previous.end : number.start].strip() in tuple(_RANGE) and previous.end < number.start:
                found[-1], number = _as_range(previous, number)
            found.append(number)
    return found


def _as_range(low: FoundNumber, high: FoundNumber) -> tuple[FoundNumber, FoundNumber]:
    if low.quantity.bound or high.quantity.bound or low.quantity.number >= high.quantity.number:
        return low, high
    return low._replace(quantity=_bounded(low.quantity, ">")), high._replace(quantity=_bounded(high.quantity, "<"))


def _bounded(quantity: Quantity, bound: Bound) -> Quantity:
    return Quantity(quantity.number, quantity.text, quantity.unit, bound)


def _has_digit(text: str) -> bool:
    return any(character.isdecimal() for character in text) if not text.isascii() else _DIGIT.search(text) is not None


_DIGIT = re.compile(r"\d")


def _found(text: str, match: re.Match[str], kind: Kind, floor: int = 0) -> FoundNumber | None:
    """The number of a match with its sign, bound and unit, which reach back to `floor` at most."""
    start, end = match.span()
    if end - start > _MOST_DIGITS or (start and text[start - 1] in ".,:/" and text[start - 2 : start - 1].isdecimal()):
        return None
    words = number_words()
    multiplier, unit, bound = Decimal(1), "", ""
    if end < len(text) and (behind := words.behind.match(text, end)) and behind.end() > end:
        multiplier = words.multipliers[key(behind[1])] if behind[1] else multiplier
        unit = words.units[key(behind[2])] if behind[2] else ""
        bound = words.bounds_behind[key(behind[3])] if behind[3] else ""
        end = behind.end()
    if end == match.end() and text[end : end + 1].isalpha():
        return None
    if unit:
        kind = "share"
    elif words.counted.match(text, end):
        kind = "count"
    core = _core(match, "share" if multiplier != 1 else kind)
    number, first = core.number * multiplier, start
    if multiplier != 1 and number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    if start > floor and text[start - 1] in _NEGATIVE and not text[max(start - 2, 0) : start - 1].strip(" \n(["):
        if not (start > 2 and text[start - 2] == " " and text[start - 3].isdecimal()):
            number, start = -number, start - 1
    elif start > floor and text[start - 1] == "+":
        start -= 1
    if not bound:
        first, bound = _bound_before(text, start, floor)
        start = min(start, first)
    return FoundNumber(start, end, Quantity(number, text[start:end], unit, bound), core.ambiguous)  # type: ignore[arg-type]


def _bound_before(text: str, start: int, floor: int) -> tuple[int, str]:
    head = text[max(start - _REACH, floor) : start]
    if not (stripped := head.rstrip()) or not (stripped[-1].isalpha() or stripped[-1] in "~≈<>≤≥."):
        return start, ""
    words = number_words()
    if found := words.before.search(head):
        return start - len(head) + found.start(), words.bounds[key(found[1])]
    return start, ""


def _core(match: re.Match[str], kind: Kind) -> _Core:
    """The value of the digits. Thousands or fraction is decided by the form, then by the kind expected."""
    if indian := match["indian"]:
        return _Core(Decimal(indian.replace(",", "")), False)
    if plain := match["plain"]:
        return _Core(Decimal(_dotted(plain)), False)
    grouped, mark, fraction = match["grouped"], match["mark"], match["fraction"] or ""
    whole = grouped[: len(grouped) - len(fraction)]
    joined = Decimal(whole.replace(mark, "") + _dotted(fraction))
    if mark not in ".," or fraction or whole.count(mark) > 1:
        return _Core(joined, False)
    split = Decimal(whole.replace(mark, "."))
    if split < 1 or whole.startswith("0"):
        return _Core(split, False)
    if kind == "share":
        return _Core(split, False)
    if mark == ",":
        return _Core(joined, False)
    return _Core(joined if kind == "count" else split, True)


def _dotted(digits: str) -> str:
    return digits.replace(",", ".").replace("٫", ".").replace("·", ".")


def parse_number(text: str, kind: Kind = "any") -> Quantity | None:
    """The number that the whole text is, or None; `kind` says what is expected and decides what 29.224 means.

    Trend markers, remarks in brackets and words for what is counted ("members") may stand around it. None for a range,
    for several numbers, a rank, or other words.
    """
    if not _has_digit(text):
        return None
    bare = _TREND.sub(" ", _REMARK.sub(" ", text)).strip() or text.strip(" ()[]")
    match = _NUMBER.search(bare)
    if not match or not (found := _found(bare, match, kind)):
        return None
    rest = bare[found.end :]
    if counted := number_words().counted.match(rest):
        rest = rest[counted.end() :]
    if bare[: found.start].strip(" :;") or rest.strip(" .;*†‡"):
        return None
    return Quantity(found.quantity.number, text.strip(), found.quantity.unit, found.quantity.bound)


def parse_share(text: str) -> Quantity | None:
    """A share in percent, the sign given or not: 6.3%, "6,3 %", "11.1 per cent", "<0.1%", "0,4".

    None without a sign for what is more than 100, or grouped like thousands with a comma ("6,942").
    """
    quantity = parse_number(text, "share")
    if quantity is None or quantity.unit not in ("", "%"):
        return None
    if not quantity.unit and (quantity.number > 100 or quantity.number < 0 or _THOUSANDS.search(quantity.text)):
        return None
    return Quantity(quantity.number, quantity.text, "%", quantity.bound)


_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}[,'’٬{_SPACES}]\d{{3}}(?!\d)")


def parse_seats(text: str) -> tuple[int, int] | None:
    """Seats won and all seats: "7 / 124", "2 of 125", "2 out of 125 seats", "0 / 150 (0%)". None for anything else."""
    if not _has_digit(text):
        return None
    bare = _TREND.sub(" ", _REMARK.sub(" ", text)).strip()
    first = _NUMBER.match(bare)
    between = number_words().seats.match(bare, first.end()) if first else None
    second = _NUMBER.match(bare, between.end()) if between else None
    if (
        not first
        or not second
        or first.end() - first.start() > _MOST_DIGITS
        or second.end() - second.start() > _MOST_DIGITS
    ):
        return None
    rest = bare[second.end() :]
    if counted := number_words().counted.match(rest):
        rest = rest[counted.end() :]
    won, total = _core(first, "count").number, _core(second, "count").number
    if rest.strip(" .;*") or won != int(won) or total != int(total):
        return None
    return int(won), int(total)


def parse_rank(text: str, *, bare: bool = False) -> int | None:
    """A place among others: 17th, 4º, "3.", 2-е, third, #2, "joint 3rd". With `bare`, also a number alone."""
    text = _TREND.sub(" ", _REMARK.sub(" ", text)).strip()
    if len(text) > _REACH:
        return None
    words = number_words()
    if rank := words.ordinals.get(key(text)):
        return rank
    if match := words.rank.match(text):
        return int(match[1]) or None
    if text[:1] in ("#", "№") or bare:
        digits = text.lstrip("#№ ")
        return (int(digits) or None) if digits.isdecimal() and len(digits) <= 3 else None
    return None


def parse_change(text: str) -> Quantity | TextValue | None:
    """A change against the time before: "+4", "−2", "▲ 3", "▼ 1.5%", "±0", "="; `TextValue` for "New".

    None for a number without a sign or marker, and for a dash alone, which says nothing.
    """
    text = text.strip()
    if text[:1] == "(" and text[-1:] == ")":
        text = text[1:-1].strip()
    if not text or len(text) > 2 * _REACH:
        return None
    words = number_words()
    word = key(_REMARK.sub(" ", text).strip(" ()"))
    if word in words.new:
        return TextValue(text)
    if word in words.same:
        return Quantity(Decimal(0), text)
    trend = _TREND.search(text)
    bare = _TREND.sub(" ", text, count=1).strip().strip("()") if trend else text
    sign = bare[:1] if bare[:1] in ("+", "±") or bare[:1] in tuple(_MINUS) else ""
    if not trend and not sign:
        return None
    if trend and not bare:
        return None if _EMPTY_TREND.get(trend[0].lower(), -1) else Quantity(Decimal(0), text)
    quantity = parse_number(bare.lstrip("+±" + _MINUS).strip())
    if quantity is None or (sign == "±" and quantity.number):
        return None
    down = bool(trend and _EMPTY_TREND.get(trend[0].lower(), -1) < 0) or (bool(sign) and sign in _MINUS)
    return Quantity(-quantity.number if down else quantity.number, text, quantity.unit)
