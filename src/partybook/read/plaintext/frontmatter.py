"""Fields above a text: YAML between `---` lines, or `key: value` parts with `---` after each (Lektor's contents)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from partybook import terms
from partybook.read.document import Field, Text
from partybook.read.plaintext.boxes import key_of
from partybook.read.plaintext.inline import plain
from partybook.read.plaintext.lines import Line, line_at, wrapped_paragraphs

MOST_LINES = 500
"""A front matter that has not ended after so many lines is none."""

_KEY = re.compile(r"([^\W\d][\w .-]{0,60}?)\s?:(?:\s+|\Z)")
_BLOCK = re.compile(r"[|>][+-]?\d?\Z")


class FrontMatter(NamedTuple):
    """Fields and title; the lines of fields that hold prose; the number of the first line after the front matter."""

    fields: tuple[Field, ...]
    title: Text
    prose: list[list[Line]]
    stop: int


@cache
def _prose_keys() -> frozenset[str]:
    return frozenset(terms.load("plaintext")["prose_fields"])


def front_matter(source: str, lines: Sequence[Line]) -> FrontMatter | None:
    """The front matter a document begins with; None when it does not begin with one."""
    at = next((n for n, line in enumerate(lines[:5]) if line.bare), None)
    if at is None:
        return None
    if lines[at].bare == "---":
        stop = next((n for n in range(at + 1, min(len(lines), MOST_LINES)) if lines[n].bare in ("---", "...")), None)
        if stop is None or at + 1 == stop or not _KEY.match(lines[at + 1].text):
            return None
        return _read(source, _yaml_parts(lines[at + 1 : stop]), stop + 1)
    if not _KEY.match(lines[at].text):
        return None
    rules = [n for n in range(at + 1, min(len(lines), MOST_LINES)) if lines[n].bare == "---"]
    if not rules or not all(_key_after(lines, n) for n in rules):
        return None
    edges = [at - 1, *rules, len(lines)]
    parts = []
    for before, after in pairwise(edges):
        part = list(lines[before + 1 : after])
        while part and not part[0].bare:
            part.pop(0)
        if part:
            parts.append(part)
    return _read(source, parts, len(lines))


def _key_after(lines: Sequence[Line], at: int) -> bool:
    following = next((line for line in lines[at + 1 : at + 4] if line.bare), None)
    return following is not None and _KEY.match(following.text) is not None


def _yaml_parts(lines: Sequence[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = []
    for line in lines:
        if _KEY.match(line.text) or not parts:
            parts.append([])
        parts[-1].append(line)
    return parts


def _read(source: str, parts: list[list[Line]], stop: int) -> FrontMatter:
    fields: list[Field] = []
    prose: list[list[Line]] = []
    title = Text("")
    for part in parts:
        match = _KEY.match(part[0].text)
        if match is None:
            prose.append(part)
            continue
        start = part[0].start
        label = plain(source, [(start + match.start(1), start + match.end(1))])
        rest = part[0].text[match.end() :]
        lines = [*([line_at(start + match.end(), rest)] if not _BLOCK.match(rest.strip()) else []), *part[1:]]
        key = key_of(label)
        if key in _prose_keys():
            prose.append(lines)
            continue
        value = _value(source, lines)
        if key == "title" and not title:
            title = value
        fields.append(Field(key, label, value))
    return FrontMatter(tuple(fields), title, prose, stop)


def _value(source: str, lines: Sequence[Line]) -> Text:
    """The value of a field: items of a list on lines of their own, quotation marks around a value left out."""
    block: list[Line] = []
    spans: list[tuple[int, int]] = []

    def flush() -> None:
        for paragraph in wrapped_paragraphs(block):
            start, end = paragraph[0].bare_start, paragraph[-1].bare_end
            spans.extend(_unwrapped(source, start, end))
        block.clear()

    for line in lines:
        if not line.bare:
            flush()
        elif line.bare.startswith("- "):
            flush()
            block.append(line_at(line.bare_start + 2, line.bare[2:]))
        else:
            block.append(line)
    flush()
    return plain(source, spans, "\n", files=False)


def _unwrapped(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The source characters of a value without quotation marks; of each item of `[a, b]`."""
    if end - start >= 2 and source[start] == "[" and source[end - 1] == "]" and source[start + 1] != "[":
        spans = []
        at = start + 1
        for piece in source[start + 1 : end - 1].split(","):
            left = len(piece) - len(piece.lstrip())
            spans.extend(_unwrapped(source, at + left, at + max(len(piece.rstrip()), left)))
            at += len(piece) + 1
        return [span for span in spans if span[0] < span[1]]
    if end - start >= 2 and source[start] in "\"'" and source[end - 1] == source[start]:
        return [(start + 1, end - 1)]
    return [(start, end)]
