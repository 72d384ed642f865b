"""Numbers, dates and letters that cannot be what they seem: 29.224 votes, 31 June, a Latin j in a Cyrillic word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.audit.finding import Finding, listed
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView
from partybook.extract.dates import find_dates
from partybook.extract.scripts import ForeignLetter, mixed_script_words
from partybook.model import Quantity, Statement

SEPARATOR = Rule(
    "S009",
    "ambiguous thousands separator",
    "A count is written with a dot where the document writes its thousands with a comma.",
    "warning",
)
MALFORMED = Rule("S010", "malformed number", "A number is written as no number is, such as 4,.645.", "warning")
HOMOGLYPHS = Rule(
    "S011",
    "mixed scripts in a word",
    "A word mixes letters of two scripts that look alike, so it is not found when it is searched for.",
    "warning",
)
NO_SUCH_DATE = Rule("S012", "impossible date", "A date that no calendar has.", "warning")

_COMMA_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]*\d)")
_DOTTED = r"(?<![\d.,])\d{1,3}(?:\.\d{3})+"
_MALFORMED = re.compile(r"(?<![\d.,…])\d+(?:,\.|\.,|,,)\d+(?![.,]\d)|(?<![\d.,§#/])\d+\.%")


@cache
def _dotted_count() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{_DOTTED}) (?P<noun>{'|'.join(terms.load('audit')['counts']['nouns'])})\b")


@on_document(SEPARATOR)
def ambiguous_separators(view: DocumentView) -> Iterator[Finding]:
    text_of_all = view.document.source.text
    thousands = _COMMA_THOUSANDS.search(text_of_all)
    if thousands is None or not _dotted_count().search(text_of_all):
        return
    for sentence in view.sentences:
        for found in _dotted_count().finditer(sentence.text.content):
            written = found["number"]
            whole = int(written.replace(".", ""))
            near = _same_magnitude(view, whole)
            evidence = view.evidence(sentence.text, found.start(), found.end(), sentence.where)
            why = f"the dot separates thousands, so it means {whole:,}: {found['noun']} come in whole numbers, "
            if near:
                why += f"and {near.evidence.where} gives {_votes(near):,} for the same election"
            else:
                why += f"and the document writes other thousands with a comma ({thousands[0]})"
            yield SEPARATOR.finding(
                f"“{written} {found['noun']}” reads like a fraction, where the document writes thousands as in "
                f"{thousands[0]}",
                (evidence, near.evidence) if near else (evidence,),
                statements=(near,) if near else (),
                resolution=why,
                subject=view.name,
            )


_NEAR = 0.05
"""Two counts of one election differ by less than this part where the sources only counted differently."""


def _same_magnitude(view: DocumentView, number: int) -> Statement | None:
    """A result read elsewhere whose votes are close to the number, but that is not made from the same words."""
    for statement in view.statements:
        votes = _votes(statement)
        written = statement.qualifier("votes")
        if (
            votes
            and abs(votes - number) <= _NEAR * number
            and "." not in (written.text if isinstance(written, Quantity) else ".")
        ):
            return statement
    return None


def _votes(statement: Statement) -> int:
    votes = statement.qualifier("votes")
    return int(votes.number) if isinstance(votes, Quantity) else 0


@on_document(MALFORMED)
def malformed_numbers(view: DocumentView) -> Iterator[Finding]:
    for passage in view.passages:
        for found in _MALFORMED.finditer(passage.text.content):
            if not view.verbatim(passage.text, found.start(), found.end()):
                continue
            yield MALFORMED.finding(
                f"“{found[0]}” is not written as a number is; a digit or a sign too many or too few",
                (view.evidence(passage.text, found.start(), found.end(), passage.where),),
                subject=view.name,
            )


@on_document(NO_SUCH_DATE)
def impossible_dates(view: DocumentView) -> Iterator[Finding]:
    for sentence in view.sentences:
        for found in find_dates(sentence.text.content):
            words = sentence.text.content[found.start : found.end]
            if found.remark in ("no-such-day", "no-such-month"):
                yield NO_SUCH_DATE.finding(
                    f"“{words}” is on no calendar; only {found.date} was read from it",
                    (view.evidence(sentence.text, found.start, found.end, sentence.where),),
                    subject=view.name,
                )


@on_document(HOMOGLYPHS)
def homoglyphs(view: DocumentView) -> Iterator[Finding]:
    seen: set[str] = set()
    for passage in view.passages:
        text = passage.text
        mixed = [found for found in mixed_script_words(text.content) if found.word not in seen]
        if not mixed:
            continue
        seen.update(found.word for found in mixed)
        words = list(dict.fromkeys(f"“{found.word}”" for found in mixed))
        letters = list(dict.fromkeys(_letter(letter, found.script) for found in mixed for letter in found.letters))
        yield HOMOGLYPHS.finding(
            f"{listed(words)} {'mixes' if len(words) == 1 else 'mix'} letters of two scripts: {listed(letters)}",
            [view.evidence(text, found.start, found.end, passage.where) for found in mixed],
            subject=view.name,
        )


def _letter(letter: ForeignLetter, home: str) -> str:
    """A letter among those of another script, with its code, since no eye can tell it from the one it stands for."""
    code, like = f"U+{ord(letter.letter):04X}", f"U+{ord(letter.looks_like):04X}"
    scripts = _SCRIPTS.get(letter.script, letter.script), _SCRIPTS.get(home, home)
    return f"{scripts[0]} {letter.letter} ({code}) for {scripts[1]} {letter.looks_like} ({like})"


_SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}
