"""Fields that hold numbers: members, and seats in a chamber."""

from __future__ import annotations

import re
from decimal import Decimal

from partybook.extract.fields.items import brackets
from partybook.extract.fields.parties import read_members
from partybook.extract.fields.remarks import Pair, Remarks, certainty_of, dates_of
from partybook.extract.fields.writing import Entry
from partybook.extract.numbers import FoundNumber, find_numbers
from partybook.model import PartialDate, Quantity, TextValue, Value
from partybook.read.document import Field, Text

_OF_TOTAL = re.compile(r"(?P<seats>\d[\d,. ]*)\s*(?:/|of|out of|из|von|sur|de)\s*(?P<total>\d[\d,. ]*)")
_ONLY_OF_TOTAL = re.compile(r"\s*\d[\d,.]*\s*/\s*\d[\d,.]*(?:\s*\(.*\))?\s*\Z")
_WHOLE = re.compile(r"\d+\Z")
_SEATS_IN = re.compile(r"(?:seats|members|representation|mps)\s+(?:in|of)\s+(?:the\s+)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d,.])\d+(?:[,.]\d{3})*(?![\d,.]*\d)")


def read_membership(entry: Entry) -> None:
    """Each count of members with its date: beside it, or in the box's field for the year.

    A list of names is not a count: these are the members of an alliance.
    """
    value = entry.value
    if not any(character.isdecimal() for character in _outside_links(value)):
        if value.marked("link") or "\n" in value.content:
            entry.remark("not-a-count", f"{entry.field.key!r} lists members instead of counting them")
            read_members(entry)
        elif not entry.says_none(value):
            entry.remark("wrong-kind", f"{entry.field.key!r} should be a number")
        return
    year = entry.others.get("membership year") or entry.others.get("membership date")
    date = _date_in(year.value) if year else None
    stated = False
    for line in value.lines():
        stated |= _count_in(entry, line, date)
    if not stated:
        entry.remark("wrong-kind", f"no count of members was found in {entry.field.key!r}")


def _outside_links(value: Text) -> str:
    """The words that lead nowhere: a digit within a link is part of a name ("Semangat 46"), not a count."""
    words = value.content
    for mark in value.marked("link"):
        words = words[: mark.start] + " " * (mark.end - mark.start) + words[mark.end :]
    return re.sub(r"\([^()]*\)", "", words)


def _count_in(entry: Entry, line: Text, date: PartialDate | None) -> bool:
    numbers = find_numbers(line.content, "count")
    if not numbers:
        if dates_of(line.content) or line.content:
            entry.remark("note", f"words beside the count of {entry.field.key!r}", line)
        return False
    inside = brackets(line.content)
    for index, number in enumerate(numbers):
        if index and any(low < number.start < high for low, high in inside):
            continue  # "(12th)", "(of whom 200 abroad)": said of the count before
        if number.quantity.unit not in ("", "members", "people"):
            continue
        stop = numbers[index + 1].start if index + 1 < len(numbers) else len(line.content)
        found = [d.date for d in dates_of(line.content) if number.end <= d.start <= max(stop, number.end)]
        found = found or ([d.date for d in dates_of(line.content)] if len(numbers) == 1 else [])
        _state_count(entry, line, number, (found[0] if found else date))
    return True


def _state_count(entry: Entry, line: Text, number: FoundNumber, date: PartialDate | None) -> None:
    pairs: list[Pair] = [("date", date)] if date else []
    if trend := next((mark.value for mark in line.marks if mark.kind == "trend" and mark.end <= number.start + 1), ""):
        pairs.append(("trend", TextValue(trend)))
    words = line.slice(number.start, number.end)
    quantity = Quantity(number.quantity.number, number.quantity.text, "members", number.quantity.bound)
    certainty = certainty_of(" ".join(line.content[low:high] for low, high in brackets(line.content)))
    entry.state("membership", quantity, words, Remarks(certainty=certainty), pairs)


def _date_in(value: Text) -> PartialDate | None:
    found = dates_of(value.content)
    return found[0].date if found else None


def read_seats(entry: Entry, title: Field | None) -> None:
    """Seats in a chamber: a result without an election, dated only when the text gives a date."""
    office = title.value if title and title.value else entry.field.label if title is None else Text("")
    stated = False
    for line in entry.value.lines():
        marks = line.marked("composition")
        if marks:
            for index, mark in enumerate(marks):
                stop = marks[index + 1].start if index + 1 < len(marks) else len(line.content)
                seats, _, total = mark.value.partition("/")
                words = line.slice(mark.start, mark.end)
                stated |= _state_seats(entry, words, seats, total, line.slice(mark.end, stop), office)
        elif found := _OF_TOTAL.search(line.content):
            words, rest = line.slice(*found.span()), line.slice(found.end(), len(line.content))
            stated |= _state_seats(entry, words, found["seats"], found["total"], rest, office)
        elif number := _NUMBER.search(line.content):
            words, rest = line.slice(*number.span()), line.slice(number.end(), len(line.content))
            stated |= _state_seats(entry, words, number[0], "", rest, office)
        elif not entry.says_none(line):
            entry.remark("note", f"words beside the seats of {entry.field.key!r}", line)
            stated = True
    if not stated and entry.value and not entry.says_none(entry.value):
        entry.remark("wrong-kind", f"{entry.field.key!r} should count seats")


def _state_seats(entry: Entry, words: Text, seats: str, total: str, rest: Text, office: Text) -> bool:
    number = re.sub(r"[,. ]", "", seats)
    if not _WHOLE.match(number):
        return False
    pairs: list[Pair] = [("seats", Quantity(Decimal(number), seats.strip(), "seats"))]
    whole = re.sub(r"[,. ]", "", total)
    if _WHOLE.match(whole):
        pairs.append(("seats_total", Quantity(Decimal(whole), total.strip(), "seats")))
    chamber = _SEATS_IN.sub("", " ".join(office.content.split()), count=1)
    if chamber:
        pairs.append(("office", TextValue(chamber[:1].upper() + chamber[1:])))
    dates = dates_of(rest.content) or dates_of(office.content)
    value: Value = dates[0].date if dates and not dates[0].date.is_interval else TextValue("undated")
    if rest and not dates and (note := rest.content.strip(" ()\n,;[]")):
        pairs.append(("note", TextValue(note)))
    entry.state("election_result", value, words, qualifiers=pairs)
    return True


def is_of_total(value: Text) -> bool:
    """Whether a value is "7 / 124": seats, whatever its label says."""
    return _ONLY_OF_TOTAL.match(value.content) is not None
