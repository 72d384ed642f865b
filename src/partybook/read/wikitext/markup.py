"""The brackets of MediaWiki source in one pass: templates, links, references and comments with their places.

A stack of open brackets, as MediaWiki's own preprocessor keeps it, so that time grows with the length of the text and
not with its nesting. Pipes and first equal signs are noted for the template or link they belong to. A bracket that is
never closed is text; an infobox that is never closed ends at the first line that begins with its closing braces.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from partybook.errors import ReadError

MAX_NODES = 400_000
"""Pieces of markup in one page: MediaWiki's own limit of 2 MB of text leaves room for far fewer."""

MAX_RECOVERED = 3
"""Unclosed templates that are looked at again: a page has one or two infoboxes."""

NodeKind = Literal["template", "parameter", "link", "reference", "comment", "verbatim", "hidden"]

_TOKEN = re.compile(
    r"\{\{+|\}\}+|\[\[|\]\]|\||=|<!--|<(nowiki|pre|math|syntaxhighlight|source|chem|ref|gallery|timeline|score|graph"
    r"|mapframe|maplink|imagemap|templatestyles|templatedata)\b([^<>]{0,600})>",
    re.IGNORECASE,
)
_VERBATIM = frozenset({"nowiki", "pre", "math", "syntaxhighlight", "source", "chem"})
_ROW = re.compile(r"\n[ \t]*\|(?![|}-])[ \t]*([^\n|={}\[\]<>]{1,60})=")
_BOX_END = re.compile(r"\n[ \t]*\}\}")


class Node:
    """A piece of markup `source[start:end]`; what is between its brackets is `source[inner:inner_end]`.

    `pipes` are the places of the "|" that belong to it, `equals` the first "=" behind each of them or -1.
    """

    __slots__ = ("end", "equals", "inner", "inner_end", "kind", "pipes", "start")

    def __init__(self, kind: NodeKind, start: int, end: int, inner: int, inner_end: int) -> None:
        self.kind, self.start, self.end, self.inner, self.inner_end = kind, start, end, inner, inner_end
        self.pipes: list[int] = []
        self.equals: list[int] = []

    def parts(self) -> list[tuple[int, int, int]]:
        """Start, end and first "=" (or -1) of what stands behind each pipe."""
        stops = [*self.pipes[1:], self.inner_end] if self.pipes else []
        return [(p + 1, stop, e) for p, stop, e in zip(self.pipes, stops, self.equals, strict=True)]


class _Frame:
    __slots__ = ("count", "equals", "pipes", "position")

    def __init__(self, position: int, count: int) -> None:
        self.position, self.count = position, count  # count: opening braces, 0 for the brackets of a link
        self.pipes: list[int] = []
        self.equals: list[int] = []


class Markup:
    """All nodes of a text by where they start, and the places of brackets that nothing closed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes: dict[int, Node] = {}
        self.unclosed: list[int] = []
        self.recovered: list[tuple[int, int]] = []
        self._ends: dict[str, int] = {}
        self._blank_lines = [found.start() for found in re.finditer(r"\n\n", text)]
        self._scan(0, len(text))

    def _find(self, name: str, start: int, limit: int) -> re.Match[str] | None:
        """The closing tag; a tag that was not found once is not looked for again."""
        if self._ends.get(name, len(self.text) + 1) <= start:
            return None
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, start)
        if found is None:
            self._ends[name] = start
        return found if found and found.end() <= limit else None

    def _add(self, node: Node) -> None:
        self.nodes[node.start] = node
        if len(self.nodes) > MAX_NODES:
            raise ReadError(f"more than {MAX_NODES:,} templates, links and references; a page has not so many")

    def _scan(self, start: int, end: int) -> None:
        text, stack, at = self.text, list[_Frame](), start
        braces = 0
        search = _TOKEN.search
        while token := search(text, at, end):
            at = token.end()
            first = text[token.start()]
            if first == "|":
                if stack:
                    stack[-1].pipes.append(token.start())
                    stack[-1].equals.append(-1)
            elif first == "=":
                if stack and (equals := stack[-1].equals) and equals[-1] < 0:
                    equals[-1] = token.start()
            elif first == "{":
                stack.append(_Frame(token.start(), at - token.start()))
                braces += 1
            elif first == "[":
                stack.append(_Frame(token.start(), 0))
            elif first == "]":
                if stack and not stack[-1].count:
                    self._close_link(stack, at)
            elif first == "}":
                braces, at = self._close_braces(stack, braces, token.start(), at)
            else:
                at = self._tag(token, end)
        for frame in stack:
            if frame.count:
                self.unclosed.append(frame.position)
                if len(self.unclosed) <= MAX_RECOVERED:
                    self._recover(frame, end)

    def _close_link(self, stack: list[_Frame], end: int) -> None:
        frame = stack.pop()
        start = frame.position
        target_end = frame.pipes[0] if frame.pipes else end - 2
        if "\n" in self.text[start + 2 : min(target_end, start + 600)] or self._has_blank_line(start, end):
            self._give_back(stack, [frame])
            return
        node = Node("link", start, end, start + 2, end - 2)
        node.pipes, node.equals = frame.pipes, frame.equals
        self._add(node)

    def _has_blank_line(self, start: int, end: int) -> bool:
        index = bisect_left(self._blank_lines, start)
        return index < len(self._blank_lines) and self._blank_lines[index] < end

    @staticmethod
    def _give_back(stack: list[_Frame], broken: list[_Frame]) -> None:
        """Pipes inside brackets that turned out to be text belong to what stands around them."""
        if stack:
            for frame in broken:
                stack[-1].pipes += frame.pipes
                stack[-1].equals += frame.equals

    def _close_braces(self, stack: list[_Frame], braces: int, start: int, end: int) -> tuple[int, int]:
        while end - start >= 2 and braces:
            broken: list[_Frame] = []
            while not stack[-1].count:
                broken.append(stack.pop())
            self._give_back(stack, broken[::-1])
            frame = stack[-1]
            size = 3 if frame.count >= 3 and end - start >= 3 else 2
            begin = frame.position + frame.count - size
            node = Node("parameter" if size == 3 else "template", begin, start + size, begin + size, start)
            node.pipes, node.equals = frame.pipes, frame.equals
            self._add(node)
            start += size
            frame.count -= size
            frame.pipes, frame.equals = [], []
            if frame.count < 2:
                stack.pop()
                braces -= 1
        return braces, end

    def _tag(self, token: re.Match[str], limit: int) -> int:
        """A comment or a tag whose contents are no markup of the page; returns where reading goes on."""
        text, start, inner = self.text, token.start(), token.end()
        if token[1] is None:
            close = text.find("-->", inner, limit)
            end = limit if close < 0 else close + 3
            self._add(Node("comment", start, end, inner, end))
            return end
        name = token[1].lower()
        kind: NodeKind = "reference" if name == "ref" else "verbatim" if name in _VERBATIM else "hidden"
        if token[2].rstrip().endswith("/"):
            self._add(Node(kind, start, inner, inner, inner))
            return inner
        found = self._find(name, inner, limit)
        if found is None:
            return inner
        self._add(Node(kind, start, found.end(), inner, found.start()))
        if kind == "reference":
            self._scan(inner, found.start())
        return found.end()

    def _recover(self, frame: _Frame, end: int) -> None:
        """An infobox that nothing closes: an inner template without its braces has taken those of the box."""
        text, start = self.text, frame.position
        close = _BOX_END.search(text, start, min(end, start + 60_000))
        if close is None or (start and text[start - 1] != "\n"):
            return
        stop = close.end() - 2
        rows = [found.start() + text[found.start() :].index("|") for found in self._rows(start, stop)]
        if len(rows) < 4:
            return
        box = Node("template", start, close.end(), start + 2, stop)
        box.pipes = rows
        box.equals = [text.index("=", row) for row in rows]
        for node in [self.nodes[at] for at in self.nodes if start < at < stop and self.nodes[at].end > stop]:
            inside = next((row for row in rows if row > node.start), stop)
            node.end = node.inner_end = inside
            node.pipes = [pipe for pipe in node.pipes if pipe < inside]
            node.equals = [equal if equal < inside else -1 for equal in node.equals[: len(node.pipes)]]
        self._add(box)
        self.recovered.append((box.start, box.end))

    def _rows(self, start: int, stop: int) -> list[re.Match[str]]:
        """Lines that begin a parameter and stand in no inner template that is closed before the box is."""
        found, at = [], start + 2
        step = re.compile(r"\{\{|\[\[|" + _ROW.pattern)
        while match := step.search(self.text, at, stop):
            node = self.nodes.get(match.start()) if match[0][0] in "{[" else None
            at = node.end if node and node.end <= stop else match.start() + 1
            if match[0][0] == "\n":
                found.append(match)
        return found
