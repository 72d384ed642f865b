"""The items of a field's value: lines, names between separators, their headings, and the remarks behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.fields.labels import words
from partybook.read.document import Text, join

_BRACKETS = re.compile(r"[()\[\]（）]")
_OPEN = frozenset("([（")
_SEPARATORS = {
    "names": re.compile(r"[;•·]\s*|,\s+|,(?=[^\s\d])|\s/\s"),
    "linked": re.compile(r"[;•·]\s*|,\s*(?:and\s+)?|\s/\s|\s(?:and|&|und|et|y|e|и|ve|və|i)\s"),
    "parts": re.compile(r"[;•·]\s*"),
}
_CONJUNCTION = re.compile(r",?\s(?:and|&|und|et|y|e|и|ve|və|i)\s\Z|,\s*and\s+\Z")
_EDGE = " \n,;•·*–—-/&|"
_HEADING = re.compile(r"(?P<head>[^\W\d_][^:,;()\n/.]{1,40}):\s+(?=\S)")
_JOINED_BY = re.compile(r"\s*(?:and|&)\s+", re.IGNORECASE)


class Item(NamedTuple):
    """One item: its words, the heading it stands under, and what stands in brackets behind it."""

    text: Text
    heading: str
    remarks: tuple[Text, ...]


def brackets(content: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets of a text, as spans with their brackets; unclosed ones reach to the end."""
    if "(" not in content and "[" not in content and "（" not in content:
        return []
    spans: list[tuple[int, int]] = []
    depth = start = 0
    for bracket in _BRACKETS.finditer(content):
        if bracket[0] in _OPEN:
            if depth == 0:
                start = bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, bracket.end()))
    if depth:
        spans.append((start, len(content)))
    return spans


def items(value: Text, separators: str = "names") -> Iterator[Item]:
    """The items of a value in order. `separators`: "names" (lines, commas, semicolons, bullets), "linked" (also "and"
    between links or names of two words), "parts" (lines, semicolons, bullets) or "" (lines only).

    A line in bold or with a colon at its end is the heading of the lines below it; "Economic: left-wing" has a heading
    for itself; a line of nothing but a remark in brackets belongs to the item before it.
    """
    heading = ""
    held: Item | None = None
    for line in value.lines():
        head, rest = _heading(line)
        if head is not None:
            heading, line_heading = (head, head) if not rest else (heading, head)
            if not rest:
                continue
            line = rest
        else:
            line_heading = heading
        for piece in _pieces(line, separators):
            text, remarks = _remarks(piece)
            if text:
                if held:
                    yield held
                held = Item(text, line_heading, remarks)
            elif held and remarks:
                held = held._replace(remarks=held.remarks + remarks)
            elif remarks:
                held = Item(remarks[0], line_heading, ())
    if held:
        yield held


def _heading(line: Text) -> tuple[str | None, Text]:
    """The heading a line is or begins with (None without one), and the words behind it."""
    content = line.content
    bare = content.rstrip()
    if bare.endswith((":", "：")) and len(bare) < 80:
        return bare.rstrip(" :："), Text("")
    marks = [mark for mark in line.marks if mark.kind in ("heading", "bold") and mark.end > mark.start]
    for mark in marks:
        if mark.kind == "heading" and mark.start == 0 and mark.end >= len(bare):
            return bare.rstrip(" :："), Text("")
        behind = content[mark.end :].lstrip()
        head = content[: mark.end].rstrip()
        if mark.start == 0 and mark.end < 60 and (head.endswith(":") or behind.startswith(":")):
            rest = line.slice(mark.end, len(content)).strip(" :")
            return head.rstrip(" :"), rest
    if ":" in content and (found := _HEADING.match(content)):
        return found["head"].strip(), line.slice(found.end(), len(content)).strip()
    return None, line


def _pieces(line: Text, separators: str) -> Iterator[Text]:
    pattern = _SEPARATORS.get(separators)
    content = line.content
    found = list(pattern.finditer(content)) if pattern else []
    if not found:
        yield line.strip(_EDGE) if content[0] in _EDGE or content[-1] in _EDGE else line
        return
    covered = brackets(content) + [
        (mark.start, mark.end) for mark in line.marks if mark.kind in ("link", "composition")
    ]
    at = 0
    for separator in found:
        start, end = separator.span()
        if start < at or any(low <= start < high for low, high in covered):
            continue
        if _CONJUNCTION.search(separator[0]) and not _joins_names(line, at, start, end):
            continue
        if separator[0].startswith(",") and _is_suffix(content[end:]):
            continue
        if piece := line.slice(at, start).strip(_EDGE):
            yield piece
        at = end
    if piece := line.slice(at, len(content)).strip(_EDGE):
        yield piece


def _is_suffix(rest: str) -> bool:
    word = re.split(r"[\s,;(]", rest.lstrip(), maxsplit=1)[0]
    return word.lower() in words("suffixes", file="roles")


def _joins_names(line: Text, at: int, start: int, end: int) -> bool:
    """Whether "and" stands between two links, or between two names of at least two capitalised words."""
    links = line.marked("link")
    before = any(mark.end == start or content_between(line, mark.end, start) for mark in links if mark.end <= start)
    behind = any(mark.start == end for mark in links)
    if before and behind:
        return True
    if before or behind:
        sides = [line.content[end:]] if before else [line.content[at:start]]
    else:
        sides = [line.content[at:start], line.content[end:]]
    return all(_is_person(side) for side in sides)


def content_between(line: Text, start: int, end: int) -> bool:
    """Whether nothing but a remark in brackets stands between."""
    between = line.content[start:end].strip()
    return not between or (between[0] in "([" and between[-1] in ")]")


def _is_person(side: str) -> bool:
    name = re.split(r"[,;(]", side, maxsplit=1)[0].split()
    return 2 <= len(name) <= 4 and all(word[0].isupper() for word in name)


def _remarks(piece: Text) -> tuple[Text, tuple[Text, ...]]:
    """The words of a piece without the brackets at its end, and what these hold. Brackets inside a link stay."""
    content = piece.content
    spans = brackets(content)
    if not spans:
        return piece, ()
    links = piece.marked("link")
    end, kept = len(content), []
    for low, high in reversed(spans):
        if content[high:end].strip(" ,;.") or any(m.start <= low and high <= m.end and m.start < low for m in links):
            break
        kept.append(piece.slice(low + 1, high - 1 if content[high - 1] in ")]）" else high).strip())
        end = low
    if not kept:
        return piece, ()
    return piece.slice(0, end).strip(_EDGE), tuple(text for text in reversed(kept) if text)


def one_line(value: Text, separator: str = ", ") -> Text:
    """The lines of a value as one, for an address."""
    return join((line.strip(" ,") for line in value.lines()), separator)
