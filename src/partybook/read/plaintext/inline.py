"""Marks inside plain text: emphasis, links, footnote markers, entities, names of image files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from partybook import terms
from partybook.read.document import MarkKind, Run, Text, TextBuilder

EMPHASIS: dict[str, MarkKind] = {"*": "italic", "_": "italic", "**": "bold", "__": "bold", "~~": "strike"}

FARTHEST_EMPHASIS = 2_000
"""Emphasis that closes farther away than this many characters was not meant as such."""

_OPENS_BEFORE = "'\"“‘„«([_*¡¿#&§$€£"
_CLOSES_AFTER = ".,!?:;)'\"”’»]%_*…+–—-"

_MARKUP = re.compile(r"[\\\[&<*_~]|'''|\.[A-Za-z]|\s\s|[^\S ]")
"""Whatever may begin a token, or white space that is collapsed."""


class _Token(NamedTuple):
    kind: str
    start: int
    end: int
    part: int


@cache
def _token_pattern() -> re.Pattern[str]:
    words = terms.load("plaintext")

    def alternatives(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(words[name], key=len, reverse=True))

    file_character = r"\w().,'’–&-"
    return re.compile(
        rf"""
          (?P<escape>\\[\\`*_\[\]()#+.!|~-])
        | (?P<image>!\[[^\[\]]*\]\([^()\s]*\))
        | (?P<link>\[[^\[\]]+\]\([^()\s]+(?:\([^()\s]*\)[^()\s]*)*(?:\s"[^"]*")?\))
        | (?P<note>\^\(\[\d{{1,3}}\]\) | \[\^?\d{{1,3}}\](?::\d{{1,4}}(?:[-–]\d{{1,4}})?(?!\d))?(?!\()
            | \[(?i:(?:{alternatives("note_words")})\s?\d{{1,3}}|{alternatives("editor_remarks")})\]
            | (?<=\S)\[[a-z]{{1,2}}\](?![\w(]))
        | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,30}});)
        | (?P<line><br\s{{0,8}}/?>)
        | (?P<nothing>'{{3,5}})
        | (?P<emphasis>\*+|_+|~~)
        | (?P<file>(?<![{file_character}/:@])[\w(][{file_character}]{{0,250}}\.(?i:{alternatives("image_extensions")})
            (?![{file_character}/]))
        """,
        re.VERBOSE,
    )


def plain(
    source: str,
    spans: Iterable[tuple[int, int]],
    between: Literal[" ", "\n"] = " ",
    *,
    notes: Mapping[str, str] | None = None,
    files: bool = True,
    breaks: bool = False,
) -> Text:
    """Readable text of the source characters in `spans`, with a space or a line break between them.

    With `breaks`, `<br>` breaks a line, as in a cell; otherwise it is a space, as in prose.

    `notes` gives the words of footnotes by their number; they become the values of the reference marks. Unless
    `files` is set, the names of image files stay in the text (in a field such as "Logo" they are the value).
    """
    parts = list(spans)
    if len(parts) == 1 and (simple := _verbatim(source, *parts[0])) is not None:
        return simple
    tokens = _tokens(source, parts)
    pairs = _emphasis_pairs(source, tokens, parts)
    writer = _Writer(source, notes or {}, files, breaks, pairs)
    at_token = 0
    for number, (start, end) in enumerate(parts):
        if number:
            writer.separate(parts[number - 1][1], start, between)
        at = start
        while at_token < len(tokens) and tokens[at_token].part == number:
            token = tokens[at_token]
            writer.text(at, token.start)
            writer.token(at_token, token)
            at = token.end
            at_token += 1
        writer.text(at, end)
    return writer.builder.build()


def _verbatim(source: str, start: int, end: int) -> Text | None:
    """The text of characters without any markup, which most cells and fields are; None for others."""
    words = source[start:end]
    content = words.strip()
    if not content:
        return Text("")
    if _MARKUP.search(content):
        return None
    start += words.index(content[0])
    return Text(content, (Run(0, start, start + len(content)),))


def _tokens(source: str, parts: list[tuple[int, int]]) -> list[_Token]:
    pattern = _token_pattern()
    return [
        _Token(match.lastgroup or "", match.start(), match.end(), number)
        for number, (start, end) in enumerate(parts)
        for match in pattern.finditer(source, start, end)
    ]


def _emphasis_pairs(source: str, tokens: list[_Token], parts: list[tuple[int, int]]) -> dict[int, int]:
    """Opening and closing delimiters: indexes of tokens, each pointing at its partner (at itself: drop it)."""
    pairs: dict[int, int] = {}
    open_by_kind: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.kind != "emphasis":
            continue
        delimiter = source[token.start : token.end]
        if delimiter == "****" and open_by_kind.get("**"):
            pairs[index] = index  # one bold ends and the next begins
            continue
        if delimiter not in EMPHASIS:
            continue
        start, end = parts[token.part]
        before = source[token.start - 1] if token.start > start else " "
        after = source[token.end] if token.end < end else " "
        waiting = open_by_kind.setdefault(delimiter, [])
        if waiting and not after.isalnum() and (before.isalnum() or before in _CLOSES_AFTER):
            opener = waiting.pop()
            if token.start - tokens[opener].end <= FARTHEST_EMPHASIS:
                pairs[opener], pairs[index] = index, opener
                continue
        if not before.isalnum() and (after.isalnum() or after in _OPENS_BEFORE):
            waiting.append(index)
    return pairs


class _Writer:
    """Writes tokens and the text between them into a `TextBuilder`."""

    def __init__(self, source: str, notes: Mapping[str, str], files: bool, breaks: bool, pairs: dict[int, int]) -> None:
        self.source, self.notes, self.files, self.breaks, self.pairs = source, notes, files, breaks, pairs
        self.builder = TextBuilder()
        self.open_at: dict[int, int] = {}
        self.after_space = False

    def text(self, start: int, end: int) -> None:
        if start < end:
            self.builder.add(self.source[start:end], start)
            self.after_space = self.source[end - 1].isspace()

    def separate(self, end: int, start: int, between: Literal[" ", "\n"]) -> None:
        """A space or line break between what ended at `end` in the source and what begins at `start`."""
        if between == "\n":
            self.builder.line(start)
        elif not self.after_space and len(self.builder):
            blank = self.source[end:start].isspace()
            self.builder.add(" ", end if blank else start, start)
        self.after_space = True

    def zero_mark(self, kind: MarkKind, value: str) -> None:
        at = len(self.builder)
        self.builder.mark(kind, at - 1 if self.after_space and at else at, value=value)

    def token(self, index: int, token: _Token) -> None:
        words = self.source[token.start : token.end]
        match token.kind:
            case "nothing":
                pass  # MediaWiki's bold, left over: no language writes three apostrophes
            case "escape":
                self.text(token.start + 1, token.end)
            case "note":
                self.zero_mark("reference", self.notes.get("".join(c for c in words if c.isalnum()), ""))
            case "image":
                self.zero_mark("image", words[2 : words.index("]")] or words[words.index("(") + 1 : -1])
            case "file" if self.files:
                self.zero_mark("image", words)
            case "link":
                close = token.start + words.index("](")
                begin = len(self.builder)
                self.text(token.start + 1, close)
                self.builder.mark("link", begin, len(self.builder), self.source[close + 2 : token.end - 1].split()[0])
            case "entity" if (decoded := html.unescape(words)) != words:
                if decoded.isspace():
                    if not self.after_space and len(self.builder):
                        self.builder.add(" ", token.start, token.end)
                    self.after_space = True
                else:
                    self.builder.add(decoded, token.start, token.end)
                    self.after_space = False
            case "line":
                self.separate(token.start, token.end, "\n" if self.breaks else " ")
            case "emphasis" if index in self.pairs:
                self._emphasis(index, words)
            case _:
                self.text(token.start, token.end)

    def _emphasis(self, index: int, words: str) -> None:
        partner = self.pairs[index]
        if partner > index:
            self.open_at[index] = len(self.builder)
        elif partner < index and self.open_at[partner] < len(self.builder):
            self.builder.mark(EMPHASIS[words], self.open_at[partner], len(self.builder))
