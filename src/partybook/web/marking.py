"""A text cut at the edges of everything marked in it, so that marks may overlap and the page nests nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec


class Span(msgspec.Struct, frozen=True):
    """Characters of a text that something is said of: `kind` is read, row, skipped or found; `name` tells which."""

    start: int
    stop: int
    kind: str
    name: str = ""


class Segment(msgspec.Struct, frozen=True):
    """A piece of text with everything that holds of all of it; `begins` are the names of spans that begin here."""

    text: str
    read: tuple[str, ...] = ()
    row: bool = False
    skipped: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def segments(text: str, start: int, stop: int, spans: Iterable[Span]) -> list[Segment]:
    """The text from `start` to `stop` in pieces; together they are that text, character for character."""
    inside = [span for span in spans if span.start < stop and span.stop > start and span.start < span.stop]
    inside.sort(key=lambda span: (span.start, span.stop))
    edges = {start, stop}
    for span in inside:
        edges.update((max(span.start, start), min(span.stop, stop)))
    cuts = sorted(edges)
    made = []
    waiting = 0
    active: list[Span] = []
    for left, right in pairwise(cuts):
        active = [span for span in active if span.stop > left]
        begun = []
        while waiting < len(inside) and max(inside[waiting].start, start) <= left:
            active.append(inside[waiting])
            begun.append(inside[waiting].name)
            waiting += 1
        made.append(_segment(text[left:right], active, begun))
    return made


def _segment(text: str, active: Sequence[Span], begun: Sequence[str]) -> Segment:
    def names(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(span.name for span in active if span.kind == kind))

    row = any(span.kind == "row" for span in active)
    return Segment(text, names("read"), row, names("skipped"), names("found"), tuple(filter(None, begun)))


def window(text: str, at: int, size: int) -> tuple[int, int]:
    """The part of a text that a page shows for a character: of about `size`, cut at ends of lines where there are
    any. Windows of all characters together cover the text, each once."""
    number = max(0, min(at, max(len(text) - 1, 0))) // size
    start, stop = _line_start(text, number * size, size), _line_start(text, (number + 1) * size, size)
    if at < start:  # the line that crosses the border belongs to the window before
        return window(text, max((number - 1) * size, 0), size) if number else (0, stop)
    return start, stop


def _line_start(text: str, at: int, size: int) -> int:
    """The beginning of the first line from a character on; the character itself when its line is very long."""
    if at <= 0:
        return 0
    if at >= len(text):
        return len(text)
    end = text.find("\n", at - 1, at + size // 2)
    return at if end < 0 else end + 1
