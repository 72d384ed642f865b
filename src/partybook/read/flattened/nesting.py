"""Gives nested templates their braces back, in values that wptools flattened.

wptools (the tool that fetched the corpus) wrote a template as all the texts of its parse tree joined by "|", so that
`{{ubl|{{nowrap|a}} b|x={{c}}}}` became `{{ubl|nowrap|a| b|x|=|c}}`. After it, it wrote each nested template again in
braces, each followed by its tail: ` {{nowrap|a}} b {{c}}`. These repetitions are noise for a reader but say exactly
where each nested template begins and ends, and which text stood behind it rather than in the next argument; here they
are taken off and used for that. A reference became `ref| name="n"|its text|</ref>`.

All positions are characters of the stored source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.read.templates import kind_of, template_name

MAX_DEPTH = 40
"""Templates nested deeper than this are read as plain text and reported; real values stay below 8."""

_BRACES = re.compile(r"\{\{|\}\}")
_SEPARATOR = re.compile(r"\||\[\[|\{\{|<!--")
_REFERENCE = re.compile(r"\|(?:ref|nowiki|gallery|templatestyles)(?=\|)(?:\|(\s[^|{}<]*))?")
_SPACE = re.compile(r"\s*")
_SPECIAL = re.compile(r"\[\[|\{\{|<!--|\|(?:ref|nowiki|gallery|templatestyles)(?=\|)")
_TAIL_BEGINS = re.compile(r"\s*(?:\Z|[,;.:)(<–*/&]|(?:and|or|to|from|since|until)\s)")


class Span(NamedTuple):
    """Words of the source without a template in them."""

    start: int
    end: int


class Reference(NamedTuple):
    """A reference or comment: nothing to read, but the text behind it belongs to the same argument."""

    start: int
    end: int


class Argument(NamedTuple):
    """An argument of a template; `name` is empty for a positional one, `start` is where its name begins."""

    name: str
    start: int
    items: list[Span | Reference | Template]


class Template(NamedTuple):
    """A template with its arguments; `start` and `end` are the characters between its braces."""

    name: str
    start: int
    end: int
    arguments: list[Argument]


class _Nested(NamedTuple):
    start: int
    end: int


def pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Where each `{{` between `start` and `end` is closed: the position of its `}}`. Stray braces are not in it."""
    closed: dict[int, int] = {}
    open_: list[int] = []
    for brace in _BRACES.finditer(text, start, end):
        if brace[0] == "{{":
            open_.append(brace.start())
        elif open_:
            closed[open_.pop()] = brace.start()
    return closed


def unfold(text: str, at: int, end: int, closed: dict[int, int]) -> tuple[Template, Span | None, int]:
    """The template whose `{{` stands at `at`; the text behind it, if repetitions follow; where reading goes on.

    `end` is the end of the value; `closed` comes from `pairs`.
    """
    start, stop = at + 2, closed[at]
    if stop + 2 >= end or text.find("|", start, stop) < 0:
        return _template(text, start, stop, [], set(), 0), None, stop + 2
    seen = _Repetitions(text, start, stop, end, closed)
    return _template(text, start, stop, seen.nested, seen.tails, 0), seen.kept, seen.after


class _Repetitions:
    """What is written again behind a template: nested templates and the text behind each.

    `kept` is the text behind the template itself, which comes before the repetitions; `after` is where they end.
    """

    def __init__(self, text: str, start: int, stop: int, end: int, closed: dict[int, int]) -> None:
        self.text, self.start, self.stop, self.end = text, start, stop, end
        self.nested: list[_Nested] = []
        self.tails: set[int] = set()
        self.kept: Span | None = None
        self.after = stop + 2
        self._cursor = self._tail_cursor = start
        has_reference = _REFERENCE.search(text, start, stop) is not None or text.find("<!--", start, stop) >= 0
        while (at := _SPACE.match(text, self.after, end).end()) < end:  # type: ignore[union-attr]
            if text.startswith("{{", at):
                if at not in closed or not self._template(at, closed[at]):
                    break
            elif (self.nested or has_reference) and self._tail(at):
                pass
            elif self.nested or self.kept or not self._own_tail(at, closed):
                break

    def _template(self, at: int, stop: int) -> bool:
        found = _find_inside(self.text, self.text[at + 2 : stop], self._cursor, self.stop)
        if found < 0:
            return False
        self.nested.append(_Nested(found, found + stop - at - 2))
        self._cursor, self._tail_cursor = found + 1, self.nested[-1].end
        self.after = stop + 2
        return True

    def _tail(self, at: int) -> bool:
        tail = _tail(self.text, at, self.end, self._tail_cursor, self.stop)
        if tail is None:
            return False
        self.tails.add(tail.start)
        self._tail_cursor = tail.end
        self.after = at + len(self.text[tail.start : tail.end].strip())
        return True

    def _own_tail(self, at: int, closed: dict[int, int]) -> bool:
        """Whether text is the template's own, because a repetition comes behind it."""
        brace = self.text.find("{{", at, self.end)
        if brace < 0 or brace not in closed:
            return False
        if _find_inside(self.text, self.text[brace + 2 : closed[brace]], self._cursor, self.stop) < 0:
            return False
        self.kept = Span(self.after, brace)
        self.after = brace
        return True


def _find_inside(text: str, inner: str, cursor: int, stop: int) -> int:
    """Where the words of a nested template stand between two separators; -1 if they do not."""
    found = text.find(inner, cursor, stop)
    while found >= 0:
        behind = found + len(inner)
        if _after_separator(text, found):
            rest = _SPACE.match(text, behind, stop)
            if rest and (rest.end() == stop or text[rest.end()] == "|"):
                return found
        found = text.find(inner, found + 1, stop)
    return -1


def _after_separator(text: str, at: int) -> bool:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at > 0 and text[at - 1] == "|"


def _tail(text: str, at: int, end: int, cursor: int, stop: int) -> Span | None:
    """The words inside the template, from one separator to another, that are written again at `at`."""
    separator = text.find("|", cursor, stop)
    while separator >= 0:
        begin = _SPACE.match(text, separator + 1, stop).end()  # type: ignore[union-attr]
        if begin < stop and text[begin] == text[at] and text[begin] != "|":
            best = None
            bound = separator
            while bound < stop:
                bound = text.find("|", max(bound + 1, begin), stop)
                bound = stop if bound < 0 else bound
                words = text[begin:bound].rstrip()
                if not text.startswith(words, at):
                    break
                behind = at + len(words)
                if words and (behind >= end or text[behind].isspace()):
                    best = Span(separator + 1, bound)
            if best:
                return best
        separator = text.find("|", separator + 1, stop)
    return None


def _template(text: str, start: int, stop: int, nested: list[_Nested], tails: set[int], depth: int) -> Template:
    if not nested and not tails and not _SPECIAL.search(text, start, stop):
        return _plain_template(text, start, stop)
    pieces = list(_pieces(text, start, stop, nested, tails, depth))
    name = ""
    if pieces and isinstance(pieces[0], Span):
        name = text[pieces[0].start : pieces[0].end]
        pieces = pieces[1:]
    return Template(template_name(name), start, stop, _arguments(text, pieces, tails))


def _plain_template(text: str, start: int, stop: int) -> Template:
    """A template that holds no link, reference or other template: its arguments stand between bars."""
    name, *written = text[start:stop].split("|")
    at = start + len(name) + 1
    arguments: list[Argument] = []
    named = False
    for index, words in enumerate(written):
        end = at + len(words)
        if named:
            if words != "=":
                arguments[-1].items.append(Span(at, end))
                named = False
        elif index + 1 < len(written) and written[index + 1] == "=":
            arguments.append(Argument(words.strip().lower(), at + len(words) - len(words.lstrip()), []))
            named = True
        else:
            arguments.append(Argument("", at, [Span(at, end)]))
        at = end + 1
    return Template(template_name(name), start, stop, arguments)


def _pieces(
    text: str, start: int, stop: int, nested: list[_Nested], tails: set[int], depth: int
) -> Iterator[Span | Reference | Template]:
    at, index = start, 0
    while index < len(nested):
        inner = nested[index]
        if inner.start < at or inner.start >= stop:
            index += 1
            continue
        behind = index + 1
        while behind < len(nested) and nested[behind].start < inner.end:
            behind += 1
        within = [n for n in nested[index + 1 : behind] if inner.start < n.start and n.end <= inner.end]
        begin = text.rfind("|", at, inner.start)
        yield from _spans(text, at, max(begin, at), tails)
        if depth < MAX_DEPTH:
            yield _template(text, inner.start, inner.end, within, tails, depth + 1)
        else:
            yield Span(inner.start, inner.end)
        at = _SPACE.match(text, inner.end, stop).end() + 1  # type: ignore[union-attr]
        index = behind
    if at <= stop:
        yield from _spans(text, at, stop, tails)


def _spans(text: str, start: int, stop: int, tails: set[int]) -> Iterator[Span | Reference]:
    """The words between separators, references taken together."""
    at = begin = start
    while True:
        if reference := _REFERENCE.match(text, begin - 1, stop):
            begin = yield_end = _reference_end(text, reference, stop)
            yield Reference(reference.start() + 1, yield_end)
            begin += 1
            at = begin
            if begin > stop:
                return
            continue
        found = _SEPARATOR.search(text, at, stop)
        if not found:
            yield Span(begin, stop)
            return
        if found[0] == "|":
            yield Span(begin, found.start())
            at = begin = found.end()
            continue
        closing = {"[[": "]]", "{{": "}}", "<!--": "-->"}[found[0]]
        at = _closing(text, found.start(), stop, found[0], closing)
        if found[0] == "<!--" and found.start() == begin and (at >= stop or text[at] == "|"):
            yield Reference(begin, at)
            at = begin = at + 1
            if begin > stop:
                return


def _closing(text: str, at: int, stop: int, opening: str, closing: str) -> int:
    """Behind the bracket that closes the one at `at`; the end when nothing does."""
    depth, size = 0, len(opening)
    for bracket in re.compile(f"{re.escape(opening)}|{re.escape(closing)}").finditer(text, at, stop):
        depth += 1 if bracket[0] == opening else -1
        if depth == 0 or (opening == "<!--" and bracket[0] == closing):
            return bracket.end()
    return stop if opening != "{{" else at + size


def _reference_end(text: str, reference: re.Match[str], stop: int) -> int:
    """Where a reference ends: behind its `</ref>`, or behind its name when it only points to another one."""
    close = text.find("|</", reference.end(), stop)
    other = _REFERENCE.search(text, reference.end(), stop)
    if close < 0 or (reference[1] is not None and other is not None and other.start() < close):
        return reference.end()
    end = text.find(">", close, stop)
    return stop if end < 0 else end + 1


def _arguments(text: str, pieces: list[Span | Reference | Template], tails: set[int]) -> list[Argument]:
    """Pieces put together to arguments: which text and which nested template stood in one is told by the tails."""
    arguments: list[Argument] = []
    items: list[Span | Reference | Template] = []
    fresh = False  # behind "=": what comes next is the value
    for index, piece in enumerate(pieces):
        if isinstance(piece, Span):
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            if isinstance(following, Span) and text[following.start : following.end] == "=":
                items = []
                name = text[piece.start : piece.end]
                at = piece.start + len(name) - len(name.lstrip())
                arguments.append(Argument(name.strip().lower(), at, items))
                continue
            if text[piece.start : piece.end] == "=" and items == [] and arguments and arguments[-1].items is items:
                fresh = True
                continue
            behind_other = items and not isinstance(items[-1], Span)
            if fresh or (behind_other and _is_tail(text, piece, tails, arguments[-1])):
                items.append(piece)
            else:
                items = [piece]
                arguments.append(Argument("", piece.start, items))
        elif isinstance(piece, Reference):
            if not arguments:
                arguments.append(Argument("", piece.start, items))
            items.append(piece)
        elif fresh or _continues(text, items, piece):
            items.append(piece)
        else:
            items = [piece]
            arguments.append(Argument("", piece.start, items))
        fresh = False
    return arguments


def _is_tail(text: str, piece: Span, tails: set[int], argument: Argument) -> bool:
    """Whether words belong to what stands before them; behind a named argument only a repetition shows that."""
    if piece.start in tails or not text[piece.start : piece.end].strip():
        return True
    return not argument.name and _TAIL_BEGINS.match(text, piece.start, piece.end) is not None


_ATTACHED = frozenset({"small", "note", "anchored-note", "reference", "nothing", "trend", "character"})
"""Kinds of templates that say something of the words before them rather than beginning an item."""


def _continues(text: str, items: list[Span | Reference | Template], piece: Template) -> bool:
    """Whether a nested template stood in the same argument as what is before it."""
    if not items:
        return False
    last = items[-1]
    if isinstance(last, Span):
        words = text[last.start : last.end]
        if not words.strip() or words[-1] in " ([\"'" or ("[[" in words and "]]" not in words[words.rindex("[[") :]):
            return True
    kind = kind_of(piece.name)
    return kind is not None and kind.name in _ATTACHED
