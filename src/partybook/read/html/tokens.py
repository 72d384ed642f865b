"""HTML as tokens with their places in the source: tags, stretches of characters, and what no browser shows.

The standard library's `html.parser` gives line and column instead of offsets, needs its own clean-up at the end of
unclosed input, and was quadratic on several kinds of it until recently. The tokens here follow the HTML Living
Standard, section 13.2.5, in one pass of one possessive pattern per tag, so time grows with the length of the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is characters up to their end tag, without entities."""
ESCAPABLE = frozenset({"title", "textarea"})
"""The same, with entities."""

_SPACE = r"[ \t\n\f\r]"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+|(?=>))"""
_NAME = r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
_TAG = re.compile(rf"<(/?)([a-zA-Z][^ \t\n\f\r/>]*+)((?:[ \t\n\f\r/]++|{_NAME}(?:{_SPACE}*+={_SPACE}*+{_VALUE})?+)*+)>")
_ATTRIBUTE = re.compile(
    rf"""({_NAME})(?:{_SPACE}*+={_SPACE}*+(?:"([^"]*+)"|'([^']*+)'|([^ \t\n\f\r>"'][^ \t\n\f\r>]*+)|(?=>)))?+"""
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")


class Tag(NamedTuple):
    """A start or an end tag. `attributes` is the raw text between the name and ">"."""

    name: str
    start: int
    end: int
    attributes: str
    closing: bool

    @property
    def self_closing(self) -> bool:
        return self.attributes.endswith("/")


class Characters(NamedTuple):
    """Source characters that are text; `raw` when entities in them mean nothing (a script)."""

    start: int
    end: int
    raw: bool = False


class Dropped(NamedTuple):
    """A comment, declaration or broken tag: `code` says which ("comment", "declaration", "broken-tag")."""

    start: int
    end: int
    code: str


Token = Tag | Characters | Dropped


def attributes(raw: str) -> dict[str, str]:
    """Names in lower case to decoded values; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        value = double or single or bare
        if "&" in value:  # without ";" a name in an address (?a=1&copy=2) is no entity
            value = _ATTRIBUTE_REFERENCE.sub(lambda match: html.unescape(match[0]), value)
        found.setdefault(name.lower(), value)
    return found


def tokens(text: str) -> Iterator[Token]:
    """All tokens in order; together they cover every character of the text once."""
    at, written, size = 0, 0, len(text)
    while (opening := text.find("<", at)) >= 0:
        token = _markup(text, opening, size)
        if token is None:  # a "<" that is text
            at = opening + 1
            continue
        if opening > written:
            yield Characters(written, opening)
        yield token
        at = token.end
        if isinstance(token, Tag) and not token.closing and token.name in RAW_TEXT | ESCAPABLE:
            end = _raw_end(text, at, token.name)
            if end > at:
                yield Characters(at, end, token.name in RAW_TEXT)
            at = end
        written = at
    if written < size:
        yield Characters(written, size)


def _markup(text: str, at: int, size: int) -> Tag | Dropped | None:
    """The tag or comment that begins with the "<" at this place; None when the sign is text."""
    following = text[at + 1 : at + 2]
    if match := _TAG.match(text, at):
        return Tag(match[2].lower(), at, match.end(), match[3], bool(match[1]))
    if following == "!":
        return _declaration(text, at, size)
    if following == "?" or (following == "/" and text[at + 2 : at + 3] and not text[at + 2].isascii()):
        return _until(text, at, size, "declaration")
    if following == "/" and at + 2 < size and not text[at + 2].isalpha():
        return _until(text, at, size, "broken-tag")
    if (following.isascii() and following.isalpha()) or (following == "/" and at + 2 < size):
        return Dropped(at, size, "broken-tag")  # a tag that never ends, as browsers take it
    return None


def _declaration(text: str, at: int, size: int) -> Dropped:
    if not text.startswith("<!--", at):
        return _until(text, at, size, "declaration")
    if text.startswith((">", "->"), at + 4):
        return Dropped(at, text.index(">", at + 4) + 1, "comment")
    end = _COMMENT_END.search(text, at + 4)
    return Dropped(at, end.end() if end else size, "comment" if end else "broken-tag")


def _until(text: str, at: int, size: int, code: str) -> Dropped:
    end = text.find(">", at)
    return Dropped(at, end + 1 if end >= 0 else size, code)


def _raw_end(text: str, at: int, name: str) -> int:
    """Where the end tag of a raw element begins; the end of the text when it has none."""
    end = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE).search(text, at)
    return end.start() if end else len(text)
