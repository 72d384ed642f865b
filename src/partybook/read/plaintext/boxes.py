"""Boxes of facts in plain text: `- Key: value` and `Key: value` lines, with or without a title line above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from partybook.read.document import Field, Text
from partybook.read.plaintext.inline import plain
from partybook.read.plaintext.lines import Line

LONGEST_LABEL = 60
MOST_LABEL_WORDS = 7
"""Labels are short: what stands before a colon in prose is longer, or a sentence."""

LONGEST_TITLE = 160
"""The line above the fields names the party, perhaps in several languages."""

FEWEST_FIELDS = 2
"""One line with a colon is not a box."""

SHARE_OF_FIELDS = 0.6
"""So many of a box's lines have a label; the others are headings in it, addresses, or what the rendering lost."""

_BULLET = re.compile(r"[-*•–]\s+(?=\S)")
_FIELD = re.compile(r"(\**)([^\W\d_][^:：|]*?)(\**)\s?[:：](?!//)(\**)(?:\s+(?=\S)|\Z)")
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.)+[a-z]{2,12}(?:/\S*)?\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")


class Labelled(NamedTuple):
    """A line `Key: value`: the source characters of key and value."""

    key: tuple[int, int]
    value: tuple[int, int]
    bulleted: bool


def labelled(line: Line) -> Labelled | None:
    """The key and value of a line such as `- Founded: 1993`, `**Founded:** 1993` or `Founded : 1993`; else None."""
    bullet = _BULLET.match(line.bare)
    at = bullet.end() if bullet else 0
    match = _FIELD.match(line.bare, at, min(len(line.bare), at + LONGEST_LABEL + 10))
    if match is None or len(match[1]) != len(match[3]) + len(match[4]) or len(match[1]) > 2:
        return None
    label = match[2]
    if len(label) > LONGEST_LABEL or len(label.split()) > MOST_LABEL_WORDS or _SENTENCE_END.search(label):
        return None
    start = line.bare_start
    value_at = match.end()
    return Labelled((start + match.start(2), start + match.end(2)), (start + value_at, line.bare_end), bool(bullet))


def is_address(text: str) -> bool:
    """Whether the text is a web address, with or without its scheme."""
    return len(text) < 500 and _ADDRESS.match(text) is not None


class BoxLines(NamedTuple):
    """Where a box stands among the lines of a document; `title` is -1 when it has none."""

    title: int
    first: int
    stop: int


def find_box(lines: Sequence[Line], at: int) -> BoxLines | None:
    """The box that begins at line `at`, perhaps with its title; None when there is none.

    Bulleted fields make a box when all items of the list have a label; they may stand a blank line below the title.
    Bare fields make a box when most lines of the block have one. Indented lines below a field belong to it.
    """
    first = at
    if labelled(lines[at]) is None:
        if len(lines[at].bare) > LONGEST_TITLE or lines[at].bare.endswith((".", ":")) or _BULLET.match(lines[at].bare):
            return None
        first = at + 1
        if first + 1 < len(lines) and not lines[first].bare:
            first += 1
            if (start := labelled(lines[first])) is None or not start.bulleted:
                return None
    if first >= len(lines) or (found := labelled(lines[first])) is None:
        return None
    stop = _bulleted_stop(lines, first) if found.bulleted else _bare_stop(lines, first)
    return BoxLines(at if first > at else -1, first, stop) if stop else None


def _bulleted_stop(lines: Sequence[Line], first: int) -> int:
    stop, fields, indent = first, 0, lines[first].indent
    while stop < len(lines) and lines[stop].bare:
        line = lines[stop]
        if line.indent <= indent:
            if not _BULLET.match(line.bare):
                break
            if labelled(line) is None:
                return 0
            fields += 1
        stop += 1
    return stop if fields >= FEWEST_FIELDS else 0


def _bare_stop(lines: Sequence[Line], first: int) -> int:
    stop, fields, last = first, 0, first
    while stop < len(lines) and lines[stop].bare:
        if labelled(lines[stop]) is not None:
            fields, last = fields + 1, stop + 1
        elif is_address(lines[stop].bare):
            last = stop + 1
        elif len(lines[stop].bare) > LONGEST_TITLE:
            break
        stop += 1
    if stop < len(lines) and lines[stop].bare:  # a paragraph follows at once: the box ends with its last field
        stop = last
    return stop if fields >= FEWEST_FIELDS and fields >= SHARE_OF_FIELDS * (last - first) else 0


def read_fields(
    source: str, lines: Sequence[Line], notes: Mapping[str, str]
) -> tuple[list[Field], list[tuple[int, int]]]:
    """The fields of a box, and the lines of it that belong to none.

    A line without label before a web address is its label. Indented lines below a field are lines of its value.
    """
    fields: list[Field] = []
    unread: list[tuple[int, int]] = []
    number = 0
    base = min((line.indent for line in lines), default=0)
    while number < len(lines):
        line = lines[number]
        number += 1
        found = labelled(line)
        if found is None:
            if number < len(lines) and is_address(lines[number].bare) and not is_address(line.bare):
                following = lines[number]
                key = plain(source, [(line.bare_start, line.bare_end)])
                value = plain(source, [(following.bare_start, following.bare_end)], files=False)
                fields.append(Field(key_of(key), key, value))
                number += 1
            else:
                unread.append((line.bare_start, line.bare_end))
            continue
        spans = list(value_lines(source, *found.value))
        while number < len(lines) and lines[number].indent > base and lines[number].indent > line.indent:
            inner = lines[number]
            bullet = _BULLET.match(inner.bare)
            spans.extend(value_lines(source, inner.bare_start + (bullet.end() if bullet else 0), inner.bare_end))
            number += 1
        key = plain(source, [found.key])
        fields.append(Field(key_of(key), key, plain(source, spans, "\n", notes=notes, files=False, breaks=True)))
    return fields, unread


def key_of(label: Text) -> str:
    """A label as a key: lower case, single spaces."""
    return " ".join(label.content.lower().split())


def value_lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a value: what stands between semicolons outside brackets and character entities."""
    depth = 0
    at = start
    for match in _VALUE_TOKEN.finditer(source, start, end):
        token = match[0]
        if token in "([":
            depth += 1
        elif token in ")]":
            depth = max(depth - 1, 0)
        elif token.endswith(";") and not token.startswith("&") and depth == 0:
            yield at, match.start()
            at = match.end()
    yield at, end


_VALUE_TOKEN = re.compile(r"&#?\w{1,31};|[()\[\]]|,?;")
