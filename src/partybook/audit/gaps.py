"""Words that a text has lost or doubled: a preposition before nothing, empty brackets, a sentence without a subject.

A gap counts only where the source itself has it character for character; what a reader may have left out is no gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from partybook import terms
from partybook.audit.finding import Finding
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView, Passage
from partybook.extract.dates import find_dates
from partybook.model import Evidence, PartialDate, Statement
from partybook.read.document import Text

MISSING = Rule(
    "S001", "missing word", "A preposition or article stands where the word it belongs to is lost.", "warning"
)
NO_SUBJECT = Rule(
    "S002", "missing subject", "A sentence goes from its introduction to its verb: who did it is lost.", "warning"
)
EMPTY_BRACKETS = Rule(
    "S003", "empty brackets", "Brackets hold nothing, or begin with a comma: words were lost.", "warning"
)
DOUBLED = Rule("S004", "doubled word", "A word that never follows itself stands twice.", "warning")

_BRACKET = r"\((?P<inside>[^()]{1,80})\)"
_ABBREVIATION = re.compile(r"[A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я0-9]+(?:[-–/ ][A-ZÀ-ÞЀ-Я0-9]+)*\Z")
_ONLY_DATES = re.compile(r"(?:born|died|b\.|d\.|c\.|ca\.|[\s,;–—/-])*\Z", re.IGNORECASE)
_EMPTY = re.compile(r"\((?:\s*[,;]\s*|\s*)\)|\(\s*[,;]\s*(?=[^\W\d_\"“«‘(])")
_CONTEXT = 60
"""Characters of context that a quote may have before and after a gap, so that a reader recognises the place."""


@cache
def _terms() -> dict[str, Any]:
    return terms.load("audit")


@cache
def _before_bracket() -> re.Pattern[str]:
    words = "|".join(_terms()["gap"]["before_bracket"])
    return re.compile(rf"(?<![\w-])(?P<word>{words}) {_BRACKET}(?P<after>[^\w(]{{0,2}})(?P<next>\w*)")


@cache
def _before_stop() -> re.Pattern[str]:
    gap = _terms()["gap"]
    always = "|".join(sorted(gap["before_stop"], key=len, reverse=True))
    lone = "|".join(gap["before_lone_stop"])
    return re.compile(
        rf"(?<=[\w,] )(?:(?P<word>{always})(?: [,.](?!\w|\.)|[,;](?=\s)|\.(?=\s*\Z))"
        rf"|(?P<lone>{lone}) [,.](?!\w|\.))"
    )


@cache
def _subjectless() -> re.Pattern[str]:
    words = _terms()["subjectless"]
    return re.compile(
        rf"\A(?:{words['opening']}) (?P<occasion>[^,;:()]{{0,80}}?\b(?:{words['occasion']}))"
        rf"(?P<date>(?: (?:of|in|on|held))*(?: [^,;:()]{{4,60}}?)?)(?P<comma>,?) "
        rf"(?P<verb>{'|'.join(words['verbs'])})\b(?! by\b| in\b)"
    )


@cache
def _doubled() -> re.Pattern[str]:
    words = "|".join(_terms()["doubled"]["words"])
    return re.compile(rf"(?<![\w'’.-])(?P<word>{words}) (?P=word)(?![\w'’.-])")


def _around(text: Text, start: int, end: int) -> tuple[int, int]:
    """A gap with a few words on both sides, cut between words."""
    content = text.content
    left = max(0, start - _CONTEXT)
    if left:
        left = content.find(" ", left, start) + 1 or start
    right = min(len(content), end + _CONTEXT)
    if right < len(content):
        right = max(content.rfind(" ", end, right), end)
    return left, right


def _quote(text: Text, start: int, end: int) -> str:
    left, right = _around(text, start, end)
    return ("… " if left else "") + text.content[left:right] + (" …" if right < len(text.content) else "")


def _is_dates(words: str) -> bool:
    """Whether words are nothing but dates, such as the years of a life."""
    found = find_dates(words)
    for date in reversed(found):
        words = words[: date.start] + words[date.end :]
    return bool(found) and bool(_ONLY_DATES.match(words))


@on_document(MISSING)
def missing_words(view: DocumentView) -> Iterator[Finding]:
    for sentence in view.sentences:
        text = sentence.text
        for found in _before_bracket().finditer(text.content) if " (" in text.content else ():
            inside, word = found["inside"].strip(), found["word"]
            names_an_abbreviation = bool(_ABBREVIATION.match(inside)) and _closes(found)
            if not (names_an_abbreviation or _is_dates(inside)) or not view.verbatim(
                text, found.start(), found.end("inside")
            ):
                continue
            evidence = view.evidence(text, found.start(), found.end("inside") + 1, sentence.where)
            lost = (
                f"whose abbreviation is {inside}" if names_an_abbreviation else f"to whom or which “{inside}” belongs"
            )
            resolution, statements = ("", ()) if names_an_abbreviation else _by_life_dates(view, inside, evidence)
            yield MISSING.finding(
                f"a name is missing after “{word}”: the one {lost} "
                f"(“{_quote(text, found.start(), found.end('inside') + 1)}”)",
                (evidence, *(s.evidence for s in statements)),
                statements=statements,
                resolution=resolution,
                subject=view.name,
            )
        for found in _before_stop().finditer(text.content):
            if view.verbatim(text, found.start(), found.end()):
                word = found["word"] or found["lone"]
                yield MISSING.finding(
                    f"a word is missing after “{word}” (“{_quote(text, found.start(), found.end())}”)",
                    (view.evidence(text, found.start(), found.end(), sentence.where),),
                    subject=view.name,
                )


def _closes(found: re.Match[str]) -> bool:
    """Whether a bracket ends its phrase: not "the (UK) government", where a noun follows."""
    return (
        bool(found["after"].strip()) or not found["next"] or found["next"] in ("was", "is", "has", "had", "and", "were")
    )


def _by_life_dates(view: DocumentView, bracket: str, evidence: Evidence) -> tuple[str, tuple[Statement, ...]]:
    """Whose birth or death, told elsewhere in the document, falls on a day of the bracket: likely the lost name."""
    days: dict[PartialDate, str] = {}
    dates = [found.date for found in find_dates(bracket)]
    bounds = [bound for date in dates for bound in ((date.start, date.end) if date.is_interval else (date,)) if bound]
    if bounds:
        days[bounds[-1]] = "died"
        if len(bounds) > 1:
            days[bounds[0]] = "born"
    for day, what in days.items():
        if day.precision != "day":
            continue
        people = [s for s in view.statements if s.property == what and s.value == day and s.evidence != evidence]
        if len({s.subject.name for s in people}) == 1:
            name, verb = people[0].subject.name, "end" if what == "died" else "begin"
            return (
                f"the missing name is most likely {name}: the dates in the bracket {verb} on {long_date(day)}, the day "
                f"on which {name} {'died' if what == 'died' else 'was born'} ({people[0].evidence.where})"
            ), (people[0],)
    return "", ()


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(date: PartialDate) -> str:
    """A day as English prose writes it, "10 September 2007"; another precision as EDTF."""
    if date.precision == "day" and not date.is_interval and (day := date.earliest):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return date.edtf


@on_document(NO_SUBJECT)
def missing_subjects(view: DocumentView) -> Iterator[Finding]:
    for sentence in view.sentences:
        text = sentence.text
        found = _subjectless().match(text.content)
        if not found or not _only_a_date(found["date"]) or not view.verbatim(text, 0, found.end()):
            continue
        yield NO_SUBJECT.finding(
            f"who {found['verb']} is missing after “{text.content[: found.start('verb')].strip()}”",
            (view.evidence(text, 0, found.end(), sentence.where),),
            subject=view.name,
        )


def _only_a_date(words: str) -> bool:
    """Whether nothing but a date (or nothing at all) stands between the election and the verb."""
    for date in reversed(find_dates(words)):
        words = words[: date.start] + words[date.end :]
    return not re.sub(r"\b(?:of|in|on|held)\b|\s", "", words)


@on_document(EMPTY_BRACKETS)
def empty_brackets(view: DocumentView) -> Iterator[Finding]:
    for passage in view.passages:
        content = passage.text.content
        for found in _EMPTY.finditer(content) if "(" in content else ():
            if found.start() and not content[found.start() - 1].isspace():
                continue  # f(), functions and titles
            if not view.verbatim(passage.text, found.start(), found.end()) or _reader_left_out(view, passage, found):
                continue
            left, _ = _around(passage.text, found.start(), found.end())
            yield EMPTY_BRACKETS.finding(
                f"words are missing inside the brackets after “{content[left : found.start()].strip()}”",
                (view.evidence(passage.text, found.start(), found.end(), passage.where),),
                subject=view.name,
            )


def _reader_left_out(view: DocumentView, passage: Passage, found: re.Match[str]) -> bool:
    """Whether the reader itself skipped something inside these brackets."""
    low, high = passage.text.span(found.start(), found.end())
    return any(skipped.start < high and low < skipped.end for skipped in view.document.skipped)


@on_document(DOUBLED)
def doubled_words(view: DocumentView) -> Iterator[Finding]:
    for sentence in view.sentences:
        for found in _doubled().finditer(sentence.text.content):
            if view.verbatim(sentence.text, found.start(), found.end()):
                yield DOUBLED.finding(
                    f"“{found['word']}” stands twice (“{_quote(sentence.text, found.start(), found.end())}”)",
                    (view.evidence(sentence.text, found.start(), found.end(), sentence.where),),
                    subject=view.name,
                )
