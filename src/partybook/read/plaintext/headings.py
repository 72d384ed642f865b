"""Headings in plain text: marked (`== x ==`, `## x`, underlined) or only a short line that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from partybook.read.plaintext.lines import Line

LONGEST_MARKED = 500
LONGEST_BARE = 90
MOST_BARE_WORDS = 12
"""A short line is a heading up to here; longer ones are sentences that lost their full stop."""

_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\Z")
_NO_HEADING = re.compile(r"[-*•–+|=#>\[{(<~^]|\d{1,2}[./]\d|https?://|www\.")


class Marked(NamedTuple):
    """A heading with its level (1 for a title), its source characters and the number of lines it takes."""

    level: int
    start: int
    end: int
    lines: int


def marked_heading(lines: Sequence[Line], at: int) -> Marked | None:
    """The heading that markup makes of line `at`; None when there is none."""
    line = lines[at]
    if not line.bare or len(line.bare) > LONGEST_MARKED:
        return None
    if line.bare[0] == "=":
        return _between_equals(line)
    if line.bare[0] == "#":
        return _atx(lines, at)
    if at + 1 < len(lines) and line.indent < 4 and (at == 0 or not lines[at - 1].bare):
        under = lines[at + 1].text.rstrip()
        if _UNDERLINE.match(under) and line.bare[-1] not in ".|" and not _UNDERLINE.match(line.bare):
            return Marked(1 if under[0] == "=" else 2, line.bare_start, line.bare_end, 2)
    return None


def _between_equals(line: Line) -> Marked | None:
    left = len(line.bare) - len(line.bare.lstrip("="))
    right = len(line.bare) - len(line.bare.rstrip("="))
    inner = line.bare[left : len(line.bare) - right]
    if left != right or left > 6 or not inner.strip():
        return None
    start = line.bare_start + left + len(inner) - len(inner.lstrip())
    return Marked(left, start, start + len(inner.strip()), 1)


def _atx(lines: Sequence[Line], at: int) -> Marked | None:
    line = lines[at]
    match = _ATX.match(line.bare)
    if match is None:
        return None
    if match[1] == "#" and at + 1 < len(lines) and lines[at + 1].bare.startswith("# "):
        return None  # lines that follow each other are a numbered list
    if match[1] == "#" and at and lines[at - 1].bare.startswith("# "):
        return None
    text = line.bare[match.end() :].rstrip("# ")
    if not text:
        return None
    start = line.bare_start + match.end()
    return Marked(len(match[1]), start, start + len(text), 1)


def looks_like_heading(line: Line) -> bool:
    """Whether a line could head what follows: short, no sentence, no other markup. Where it stands is not asked."""
    text = line.bare
    if not text or len(text) > LONGEST_BARE or text[-1] in ".,;:…=\\]}" or line.indent >= 4:
        return False
    if "|" in text or (" " not in text and "_" in text):
        return False
    if len(text.split()) > MOST_BARE_WORDS or (_NO_HEADING.match(text) and not text.startswith("**")):
        return False
    first = next((c for c in text if c.isalnum()), "")
    return bool(first) and not first.islower()


def uses_marked_headings(lines: Sequence[Line]) -> bool:
    """Whether the document marks its headings; then a short line alone is none. A title alone does not count."""
    return any(
        lines[at].bare[:1] in ("=", "#") and (found := marked_heading(lines, at)) is not None and found.level > 1
        for at in range(len(lines))
    )


def parts_with_two_blanks(lines: Sequence[Line]) -> bool:
    """Whether sections are parted by two blank lines, so that headings with one before them lie deeper."""
    return any(
        looks_like_heading(lines[at]) and not lines[at - 1].bare and not lines[at - 2].bare
        for at in range(2, len(lines))
    )
