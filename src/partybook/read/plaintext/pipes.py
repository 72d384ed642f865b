"""Tables whose cells stand between bars (`| a | b |`, `a | b`) or tabs, one row a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from partybook.read.plaintext.drawn import DrawnRow, plain_row
from partybook.read.plaintext.inline import plain
from partybook.read.plaintext.lines import Line

LONGEST_LONE_CELL = 100
"""A line without a bar between two rows is a row of one cell (a lost colspan) when it is no longer than this."""

_BAR = re.compile(r"(?<!\\)\|")
_TAB = re.compile(r"\t")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*\Z")
_INNER_BAR = re.compile(r"\S\s*\|(?:\s|\Z)|(?:\A|\s)\|\s*\S")


def pipe_rows(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are rows that begin with a bar; 0 unless there are two, and one has two bars."""
    stop = at
    many = False
    while stop < len(lines) and lines[stop].bare.startswith("|"):
        many = many or lines[stop].bare.count("|") > 1
        stop += 1
    return stop - at if many and stop - at > 1 else 0


def bare_rows(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are rows of cells with bars between them, and none around them; 0 under two."""
    stop, last, found = at, at, 0
    while stop < len(lines) and lines[stop].bare:
        if _has_bars(lines[stop]):
            found, last = found + 1, stop + 1
        elif stop == at or len(lines[stop].bare) > LONGEST_LONE_CELL or stop > last:
            break
        stop += 1
    return last - at if found >= 2 else 0


def tab_rows(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are rows of cells with tabs between them; 0 under three."""
    stop = at
    while stop < len(lines) and "\t" in lines[stop].bare:
        stop += 1
    return stop - at if stop - at >= 3 else 0


def _has_bars(line: Line) -> bool:
    """Bars between cells; in a template that a rendering left behind they part arguments."""
    return "|" in line.text and _INNER_BAR.search(line.text) is not None and "{{" not in line.text


def read_rows(source: str, lines: Sequence[Line], notes: Mapping[str, str], *, tabs: bool = False) -> list[DrawnRow]:
    """The rows of a table, one a line; lines that only draw a rule are left out.

    Rows above a rule are headers; without a rule the first row is. Empty cells stay, as cells without text. A table
    with outer bars may leave out the last one.
    """
    outer = not tabs and lines[0].bare.startswith("|")
    is_rule = [not tabs and "-" in line.bare and _RULE.match(line.bare) is not None for line in lines]
    above = is_rule.index(True) if True in is_rule else 1
    rows = []
    for number, line in enumerate(lines):
        if not is_rule[number]:
            texts = [plain(source, [span], notes=notes, breaks=True) for span in _cell_spans(line, outer, tabs)]
            rows.append(plain_row(line.start, line.end, texts, header=number < above))
    return rows


def _cell_spans(line: Line, outer: bool, tabs: bool) -> list[tuple[int, int]]:
    start, end = line.start, line.end
    if outer:
        start, end = line.bare_start, line.bare_end
        start += line.bare.startswith("|")
        if end > start and line.bare.endswith("|") and not line.bare.endswith("\\|"):
            end -= 1
    spans = []
    at = start
    for separator in (_TAB if tabs else _BAR).finditer(line.text, start - line.start, end - line.start):
        spans.append((at, line.start + separator.start()))
        at = line.start + separator.end()
    return [*spans, (at, end)]
