"""Dates of datasets with the precision their makers meant: a day that stands for a missing one is left out."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from partybook.errors import InvalidValue
from partybook.model import PartialDate

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_WIKIDATA = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)T00:00:00Z\Z")
_YEAR = re.compile(r"\d{4}\Z")


def parlgov_date(text: str) -> PartialDate | None:
    """ParlGov writes 1 July for a year and day 1 for a month, so these say no more here; None when it is no date.

    A true 1 July or first of a month loses its day or month; the text itself stays in the evidence.
    """
    found = _DAY.match(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if (month, day) == (7, 1):
        return _date(year)
    return _date(year, month, 0 if day == 1 else day)


def wikidata_date(text: str) -> PartialDate | None:
    """Wikidata's time without its precision: 1 January means a year, day 0 a month; None before year 1 or when broken.

    Day 1 of another month is kept: there it is as often the day as the month.
    """
    found = _WIKIDATA.match(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    return _date(year) if (month, day) == (1, 1) else _date(year, month, day)


def exact_date(text: str) -> PartialDate | None:
    """A date that means what it says: a day, or a year alone; None when it is neither."""
    found = _DAY.match(text)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    return _date(int(text)) if _YEAR.match(text) else None


def written_date(text: str) -> PartialDate | None:
    """A date as EDTF; None when it is none."""
    try:
        return PartialDate(text)
    except InvalidValue:
        return None


def _date(year: int, month: int = 0, day: int = 0) -> PartialDate | None:
    try:
        return PartialDate.of(year, month, day)
    except InvalidValue:
        return None


def whole_number(text: str) -> int | None:
    """A count as datasets write it ("1234", "1234.0"); None when there is none."""
    number = decimal_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def decimal_number(text: str) -> Decimal | None:
    """An exact number; None when the cell is empty or holds none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
