"""One abbreviation spelled in two ways inside a document: UPC-CPSU and UCP-CPSU.

Parties of one country have abbreviations so close (PSD, PDS; SPD, SPÖ) that likeness proves nothing. The rule keeps to
what a slip of the pen does: two neighbouring letters change places in a long abbreviation, or in one part of a compound
whose other parts are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from partybook.audit.finding import Finding
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView, Passage
from partybook.model import Evidence

SPELLING = Rule(
    "C003",
    "two spellings of one abbreviation",
    "One abbreviation stands in a document with two neighbouring letters exchanged.",
    "warning",
)

_TOKEN = re.compile(r"(?<![\w-])[^\W\d_a-zа-я]{2,}(?:[-–/.][^\W\d_a-zа-я]+)*(?![\w]|-\w)")
_LONG = 6
"""Letters from which two abbreviations without parts are too alike by exchange alone to be two parties."""
_MOST_ANAGRAMS = 20
"""Words of the same letters in a document; more are a list of codes."""
_SHARED_PART = 3
"""Letters that a part shared by two compound abbreviations needs: shorter ones (ML, R, U) are everywhere."""


class _Occurrence:
    """Where a token stands first, and how often."""

    def __init__(self, passage: Passage, start: int, end: int) -> None:
        self.passage, self.start, self.end, self.times = passage, start, end, 1

    def evidence(self, view: DocumentView) -> Evidence:
        return view.evidence(self.passage.text, self.start, self.end, self.passage.where)


def exchanged(one: str, other: str) -> bool:
    """Whether two abbreviations differ by one exchange of neighbours, and are long or share a part."""
    if len(one) != len(other) or one == other:
        return False
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    if one[:at] + one[at : at + 2][::-1] + one[at + 2 :] != other:
        return False
    parts, others = (re.split(r"[-–/.]", text) for text in (one, other))
    if len(parts) != len(others):
        return False
    shared = any(a == b and len(a) >= _SHARED_PART for a, b in zip(parts, others, strict=True))
    return shared or sum(map(len, parts)) >= _LONG


def _occurrences(view: DocumentView) -> dict[str, _Occurrence]:
    found: dict[str, _Occurrence] = {}
    for passage in view.passages:
        content = passage.text.content
        if passage.kind in ("heading", "sentence") and content.isupper() and " " in content:
            continue  # a line set in capitals has no abbreviations
        for token in _TOKEN.finditer(content):
            if token[0] in found:
                found[token[0]].times += 1
            else:
                found[token[0]] = _Occurrence(passage, token.start(), token.end())
    return found


@on_document(SPELLING)
def two_spellings(view: DocumentView) -> Iterator[Finding]:
    occurrences = _occurrences(view)
    by_letters: dict[str, list[str]] = {}
    for token in occurrences:
        by_letters.setdefault("".join(sorted(token)), []).append(token)
    for alike in by_letters.values():
        if len(alike) > _MOST_ANAGRAMS:
            continue
        for one, other in combinations(alike, 2):
            if not exchanged(one, other):
                continue
            first, second = sorted((one, other), key=lambda t: occurrences[t].passage.kind == "field")
            evidence = [occurrences[token].evidence(view) for token in (first, second)]
            yield SPELLING.finding(
                f"{first} ({evidence[0].where}) and {second} ({evidence[1].where}) look like one abbreviation in two "
                "spellings: the same letters, two neighbours exchanged",
                evidence,
                resolution=_settled(view, first, second, occurrences),
                subject=view.name,
            )


def _settled(view: DocumentView, one: str, other: str, occurrences: dict[str, _Occurrence]) -> str:
    """Which spelling is right, when the document spells the name out or uses one of them far more often."""
    for right, wrong in ((one, other), (other, one)):
        spelled_out = _initials_of_a_name(view, right)
        if spelled_out and not _initials_of_a_name(view, wrong):
            return f"{right} is right: its letters begin the words of “{spelled_out}”"
    for right, wrong in ((one, other), (other, one)):
        if occurrences[wrong].times == 1 and occurrences[right].times >= _OFTEN:
            return f"{right} is most likely right: it stands {occurrences[right].times} times, {wrong} once"
    return ""


_OFTEN = 3
"""How often one spelling stands against a single other before the single one is taken for the slip."""


def _initials_of_a_name(view: DocumentView, abbreviation: str) -> str:
    """A run of capitalised words in the document whose initials are the letters, small words skipped."""
    letters = [char for char in abbreviation if char.isalpha()]
    pattern = re.compile(
        r"\b"
        + r"\W+(?:(?:of|the|and|for|de|la|do|da|der|und)\W+){0,2}".join(rf"{re.escape(c)}\w+" for c in letters)
        + r"\b"
    )
    for passage in view.passages:
        if found := pattern.search(passage.text.content):
            return found[0]
    return ""
