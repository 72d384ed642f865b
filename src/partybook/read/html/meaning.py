"""What an element means by its tag, classes, role, style and address: pure questions about one element."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote

from partybook.read.document import MarkKind
from partybook.read.html.tree import Element
from partybook.terms import load

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_COLOUR = r"(#[0-9a-f]{3,8}|rgba?\([^)]{1,40}\)|[a-z]{3,25})"
_BACKGROUND = re.compile(rf"background(?:-color)?\s*:\s*{_COLOUR}", re.IGNORECASE)
_BORDER = re.compile(rf"border(?:-\w{{1,8}})?\s*:\s*[\w.]{{1,8}}\s+solid\s+{_COLOUR}", re.IGNORECASE)
_NO_COLOURS = frozenset({"none", "transparent", "inherit", "initial", "url", "unset", "currentcolor"})
_WIKI_PAGE = re.compile(r"(?:(?:https?:)?//[^/]+)?(?:/wiki/|/w/index\.php\?(?:[^#]*&)?title=|\./)([^?#&]+)")
_THUMB_SIZE = re.compile(r"^\d+px-")
_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=T|$)")

_CODES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("script", "style", "noscript"), ("script", "a program or style sheet, not words")),
    **dict.fromkeys(("template", "title"), ("hidden", "words that the page does not show")),
    **dict.fromkeys(
        ("audio", "canvas", "embed", "iframe", "map", "math", "object", "svg", "video"), ("media", "not text")
    ),
    **dict.fromkeys(("button", "datalist", "input", "select", "textarea"), ("form", "a form to fill in")),
    **dict.fromkeys(("aside", "nav", "footer"), ("navigation", "stands beside the content of the page")),
}
_TAG_MARKS: dict[str, MarkKind] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "small": "small",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "dt": "heading",
}


def has_class(element: Element, name: str) -> bool:
    """Whether one of an element's classes is among the words of the vocabulary list `name`."""
    return bool(element.classes) and _any_class(element.classes, name)


@lru_cache(maxsize=4096)
def _any_class(classes: tuple[str, ...], name: str) -> bool:
    return _match(classes, _patterns(name))


@cache
def _patterns(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    return _split(load("html")[name])


def _split(words: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def _match(classes: tuple[str, ...], patterns: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    exact, prefixes = patterns
    return any(word in exact or word.startswith(prefixes) for word in classes)


@cache
def _skips() -> list[tuple[dict[str, Any], tuple[frozenset[str], tuple[str, ...]]]]:
    return [(group, _split(group["classes"])) for group in load("html")["skip"]]


@lru_cache(maxsize=4096)
def _skip_of(classes: tuple[str, ...], identifier: str, role: str) -> tuple[str, str] | None:
    for group, patterns in _skips():
        if _match(classes, patterns) or identifier in group.get("ids", ()) or role in group.get("roles", ()):
            return group["code"], group["reason"]
    return None


def skipped(element: Element) -> tuple[str, str] | None:
    """The code and reason why an element is not read, by its tag, classes, id or role; None when it is."""
    if element.tag in _CODES:
        return _CODES[element.tag]
    if element.tag == "header" and not _inside(element, {"article", "main", "section"}):
        return _CODES["nav"]
    if not element.attributes:
        return None
    return _skip_of(element.classes, element.attributes.get("id", ""), element.attributes.get("role", ""))


def _inside(element: Element, tags: set[str]) -> bool:
    outer = element.parent
    while outer and outer.tag not in tags:
        outer = outer.parent
    return outer is not None


def hidden(element: Element) -> bool:
    """Whether a browser would not show an element; content that the reader of the page can unfold is shown."""
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"])):
        return not has_class(element, "unfolds")
    return has_class(element, "hidden")


def is_infobox(element: Element) -> bool:
    """Whether an element is a box of fields."""
    return element.tag in {"table", "div", "aside"} and has_class(element, "infobox")


def is_reference(element: Element) -> bool:
    """Whether an element is the mark of a reference or note."""
    if element.tag not in {"sup", "span"}:
        return False
    if has_class(element, "reference"):
        return True
    first = next(element.elements(), None)
    return bool(first and first.tag == "a" and first.attributes.get("href", "").startswith("#cite_note"))


def selects(selector: str, element: Element) -> bool:
    """Whether "#id", ".class", "@role" or a tag name fits an element."""
    if selector[0] == "#":
        return element.attributes.get("id") == selector[1:]
    if selector[0] == ".":
        return selector[1:] in element.classes
    return element.attributes.get("role") == selector[1:] if selector[0] == "@" else element.tag == selector


def colour(element: Element, *, border: bool = False) -> str:
    """The background colour of an element (with `border`, else that of a border); empty when it has none."""
    attributes = element.attributes
    if not attributes:
        return ""
    if found := attributes.get("bgcolor", "").strip():
        return found
    style = attributes.get("style", "")
    patterns = (_BACKGROUND, _BORDER) if border else (_BACKGROUND,)
    for pattern in patterns:
        if (match := pattern.search(style)) and match[1].lower() not in _NO_COLOURS:
            return match[1]
    return ""


def link_target(element: Element) -> str:
    """Where a link leads: the title of a wiki page, or a URL; empty for places on the same page."""
    href = element.attributes.get("href", "").strip()
    if not href or href.startswith("#") or href.lower().startswith(("javascript:", "data:")):
        return ""
    if "external" not in element.classes and (match := _WIKI_PAGE.match(href)):
        return unquote(match[1]).replace("_", " ").strip()
    return href


def image_name(element: Element) -> str:
    """The alternative text of a picture, or its title, or the name of its file."""
    attributes = element.attributes
    if words := attributes.get("alt", "").strip() or attributes.get("title", "").strip():
        return words
    return file_name(element)


def file_name(element: Element) -> str:
    """The name of a picture's file, without the size that MediaWiki puts before it."""
    path = element.attributes.get("src", "").partition("?")[0]
    name = "" if path.startswith("data:") else unquote(path.rpartition("/")[2])
    plain = _THUMB_SIZE.sub("", name)
    # the small picture of a drawing is drawn as PNG: SPD.svg/150px-SPD.svg.png
    return plain.removesuffix(".png") if plain != name and plain.count(".") > 1 else plain


TREND_SIGNS = {"up": "▲", "down": "▼", "same": "▬"}


def trend(element: Element) -> str:
    """ "up", "down" or "same" when a picture says that a number rose, fell or stayed; else empty."""
    attributes = element.attributes
    stem = file_name(element).rpartition(".")[0]
    for words in (attributes.get("alt", ""), attributes.get("title", ""), stem):
        plain = words.rpartition(".")[0] if words.lower().endswith((".svg", ".png", ".gif")) else words
        if found := _trends().get(" ".join(plain.replace("_", " ").lower().split())):
            return found
    return ""


@cache
def _trends() -> dict[str, str]:
    return {word: direction for direction, words in load("html")["trends"].items() for word in words}


def marks(element: Element) -> list[tuple[MarkKind, str]]:
    """What an element says about its words: link, bold, italic, small, struck out, language, date."""
    found: list[tuple[MarkKind, str]] = []
    if kind := _TAG_MARKS.get(element.tag):
        found.append((kind, ""))
    attributes = element.attributes
    if not attributes:
        return found
    if element.tag == "a" and (target := link_target(element)):
        found.append(("link", target))
    if language := attributes.get("lang") or attributes.get("xml:lang"):
        found.append(("language", language))
    if element.tag == "time" and (match := _ISO_DATE.match(attributes.get("datetime", ""))):
        found.append(("date", match[0]))
    style = attributes.get("style", "").lower().replace(" ", "")
    if "font-weight:bold" in style and kind != "bold":
        found.append(("bold", ""))
    if "line-through" in style and kind != "strike":
        found.append(("strike", ""))
    return found
