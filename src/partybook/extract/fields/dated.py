"""Fields that hold dates: founded, registered, dissolved, banned, legalised."""

from __future__ import annotations

import re

from partybook.errors import InvalidValue
from partybook.extract.dates import FoundDate
from partybook.extract.fields.items import brackets
from partybook.extract.fields.labels import words
from partybook.extract.fields.remarks import Pair, Remarks, certainty_of, dates_of
from partybook.extract.fields.writing import Entry
from partybook.model import PartialDate, TextValue
from partybook.read.document import Text

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20[0-3]\d)(?!\d)")
_DAYS_BEFORE = re.compile(r"(?<!\d)(\d{1,2})\s?[-–—]\s?(?:(\d{1,2})\s+)?\Z")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_IN_BRACKETS = re.compile(r"\A\(([^()]*)\)\Z")
_MOST_WORDS = 160
_JOINING = frozenset({"or", "and", "to", "of", "oder", "ou", "und", "et", "или", "и"})


def read_dated(entry: Entry, property: str) -> None:
    """Each date of the value with the remark behind it; a value without a date is of the wrong kind."""
    heading = ""
    found_any = False
    for line in entry.value.lines():
        content = line.content
        dates = _days_joined(content, dates_of(content))
        if not dates:
            if content.endswith(":") or (line.marked("bold") and not _YEAR.search(content)):
                heading = content.strip(" :")
                continue
            _undated_line(entry, property, line, found_any)
            continue
        before = _heading_before(content, dates[0].start)
        for index, date in enumerate(dates):
            stop = dates[index + 1].start if index + 1 < len(dates) else len(content)
            _state(entry, property, line, date, stop, before or heading)
            found_any = True
        heading = "" if before else heading
        _left_out(entry, line, dates)
    if not found_any and entry.value:
        entry.remark("wrong-kind", f"{entry.field.key!r} should be a date, and holds none")


def _undated_line(entry: Entry, property: str, line: Text, follows: bool) -> None:
    if follows and not entry.says_none(line):
        entry.remark("note", f"words beside the date of {entry.field.key!r}", line)


def _heading_before(content: str, start: int) -> str:
    """Words before the first date of a line: "Original: 1896", "In Chechnya 1993"."""
    before = content[:start].strip(" :,–-•*(")
    return before if _LETTERS.search(before) and before.count("(") == before.count(")") else ""


def _state(entry: Entry, property: str, line: Text, date: FoundDate, stop: int, heading: str) -> None:
    content = line.content
    remarks = _remarks_behind(line, date, stop)
    qualifiers: list[Pair] = []
    if heading and heading.lower() not in words("present"):
        qualifiers.append(("of", TextValue(heading)))
    if date.remark == "alternative":
        qualifiers.append(("note", TextValue("alternative")))
        entry.remark("alternative-dates", "several dates are given of which one is meant", line)
    elif date.remark and not any(mark.start <= date.start < mark.end for mark in line.marked("date")):
        entry.remark("doubtful-date", f"{content[date.start : date.end]!r}: {date.remark}", line)
    low, high = date.start, date.end
    words_behind = line.slice(low, max(high, low + 1))
    entry.state(property, date.date, words_behind, remarks, qualifiers)


def _remarks_behind(line: Text, date: FoundDate, stop: int) -> Remarks:
    """Notes between a date and the next one: words in brackets, footnotes, other words."""
    content = line.content
    notes: list[str] = []
    behind = content[date.end : stop]
    for low, high in brackets(behind):
        notes.append(behind[low:high].strip("()[]（） "))
    if not notes:
        plain = behind.strip(" ,;:.)–-•")
        if _LETTERS.search(plain) and len(plain) <= _MOST_WORDS and plain.lower() not in _JOINING:
            notes.append(plain.strip("("))
    certainty = certainty_of(" ".join(notes))  # a footnote discusses: its words decide nothing
    notes += [mark.value for mark in line.marked("note") if date.end <= mark.start <= stop and mark.value]
    bare = [_IN_BRACKETS.sub(r"\1", note.strip()) for note in notes]
    return Remarks((), tuple(note for note in bare if note), certainty)


def _days_joined(content: str, dates: tuple[FoundDate, ...]) -> list[FoundDate]:
    """Days written before a date template: "25–27 1909-05" and "24– 1962-11-25" are spans of days."""
    joined: list[FoundDate] = []
    for date in dates:
        text = date.date.edtf
        found = (
            _DAYS_BEFORE.search(content, 0, date.start) if text[:4].isdecimal() and not date.date.is_interval else None
        )
        if found and (date.date.precision == "day") == (found[2] is None) and date.date.precision in ("day", "month"):
            first, last = int(found[1]), int(found[2] or text[8:10])
            try:
                span = PartialDate(f"{text[:7]}-{first:02d}/{text[:7]}-{last:02d}")
            except InvalidValue:
                span = None
            if span:
                if joined and joined[-1].end > found.start():
                    joined.pop()
                joined.append(FoundDate(found.start(), date.end, span, ""))
                continue
        joined.append(date)
    return joined


def _left_out(entry: Entry, line: Text, dates: list[FoundDate]) -> None:
    """A year that no date covers is reported, so that none is lost."""
    for year in _YEAR.finditer(line.content):
        if not any(date.start <= year.start() < date.end for date in dates):
            entry.remark("unread-year", f"{year[0]} was not read as a date", line)
