"""A stretch of MediaWiki source as one `Text`: links, emphasis, tags, entities, references, templates, list items."""

from __future__ import annotations

import html
import re
from functools import cache

from partybook.read import templates
from partybook.read.document import Infobox, MarkKind, Run, Skipped, Text, TextBuilder, join
from partybook.read.templates import Call
from partybook.read.wikitext.boxes import is_infobox, read_infobox
from partybook.read.wikitext.markup import Markup, Node
from partybook.terms import load

MAX_DEPTH = 40
"""Templates and links inside one another; MediaWiki allows 40 levels of templates in templates on a page."""

_TOKEN = re.compile(
    r"'{2,}|\{\{|\[\[|<!--|<(/?)([a-zA-Z]+)([^<>]{0,600})>|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});"
    r"|\[((?:https?:|ftp:|mailto:)?//[^\s\[\]<>\"]+|mailto:[^\s\[\]<>]+)[ \t]*|\]|https?://[^\s<>\[\]{}|\"]+"
    r"|\n[ \t]*(?=\n|[*#:;])|\n|__[A-Z]{3,24}__|~{3,5}",
)
_BULLETS = re.compile(r"[*#:;]+[ \t]*")
_TRAIL = re.compile(r"[a-zß-öø-ÿа-яёğışçöüəіїє]+")
_FUNCTIONS = frozenset(
    ["formatnum", "lc", "uc", "lcfirst", "ucfirst", "plural", "displaytitle", "defaultsort", "fullurl"]
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS: dict[str, MarkKind] = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("s", "del", "strike"), "strike"),
    "small": "small",
}
_BREAKS = frozenset(
    ["br", "hr", "p", "div", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "center", "tr", "table", "poem"]
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LANG = re.compile(r"lang\s*=\s*[\"']?([A-Za-z-]{2,20})")
_NAME = re.compile(r"name\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s/>]+))")


@cache
def namespaces() -> dict[str, str]:
    """Link prefixes that are not read as pages: "image", "category" or "other"."""
    return {
        name: kind for kind, names in load("wikitext")["namespaces"].items() if kind != "image_words" for name in names
    }


@cache
def _image_words() -> frozenset[str]:
    return frozenset(load("wikitext")["namespaces"]["image_words"])


class Page:
    """What the parts of one page share: the source, its markup, what was skipped, boxes found inside other text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.markup = Markup(source)
        self.skipped: list[Skipped] = []
        self.boxes: list[Infobox] = []
        self.title = Text("")

    def skip(self, start: int, end: int, code: str, reason: str) -> None:
        self.skipped.append(Skipped(start, end, code, reason))

    def text(self, start: int, end: int, depth: int = 0, *, lines: bool = False) -> Text:
        """`source[start:end]` as text; with `lines`, list markers and blank lines begin new lines."""
        return Writer(self, depth, lines).read(start, end)

    def name(self, node: Node) -> str:
        """A template's name as the vocabulary spells it; of a parser function, what stands before the colon."""
        raw = self.source[node.inner : node.pipes[0] if node.pipes else node.inner_end]
        if "<!--" in raw:
            raw = _COMMENT.sub("", raw)
        head, colon, _ = raw.partition(":")
        if colon:
            head = head.strip().lower()
            if head == "#tag":
                return "#tag:" + raw[raw.index(":") + 1 :].strip().lower()
            if head.startswith("#") or head in _FUNCTIONS:
                return head
        return templates.template_name(raw) if len(raw) < 300 else ""

    def parameters(self, node: Node) -> list[tuple[str, int, int, int]]:
        """Name ("" when positional), place of the pipe, start and end of each argument of a template, trimmed."""
        source, found = self.source, []
        if (colon := source.find(":", node.inner, node.pipes[0] if node.pipes else node.inner_end)) >= 0:
            name = self.name(node)
            if name in _FUNCTIONS or (name.startswith("#") and name != "#tag:ref"):
                found.append(("", node.inner, *self._trim(colon + 1, node.pipes[0] if node.pipes else node.inner_end)))
        for start, end, equals in node.parts():
            key = ""
            if equals >= 0:
                key = _COMMENT.sub("", source[start:equals]).strip().lower()
                if "://" in key or "<" in key or "[[" in key or len(key) > 100:
                    key, equals = "", -1
            found.append((key, start - 1, *self._trim(equals + 1 if equals >= 0 else start, end)))
        return found

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        piece = self.source[start:end]
        return start + len(piece) - len(piece.lstrip()), max(start + len(piece.rstrip()), start)

    def call(self, node: Node, depth: int) -> Call:
        """The template with its arguments read."""
        positional: list[Text] = []
        named: dict[str, Text] = {}
        for key, _, start, end in self.parameters(node):
            text = self.text(start, end, depth, lines=True)
            if key:
                named[key] = text
            else:
                positional.append(text)
        return Call(self.name(node), tuple(positional), named, node.start, node.end)


class Writer:
    """Reads one stretch of source into a `TextBuilder`."""

    def __init__(self, page: Page, depth: int, lines: bool) -> None:
        self._page, self._depth, self._lines = page, depth, lines
        self._builder = TextBuilder()
        self._open: dict[str, tuple[MarkKind, int, str]] = {}
        self._links: list[tuple[int, str]] = []

    def read(self, start: int, end: int) -> Text:
        page, source, builder, at = self._page, self._page.source, self._builder, start
        nodes = page.markup.nodes
        if self._lines and at < end and (bullets := _BULLETS.match(source, at, end)) and self._is_list(start, end):
            at = bullets.end()
        while token := _TOKEN.search(source, at, end):
            begin = token.start()
            if at < begin:
                builder.add(source[at:begin], at)
            at = token.end()
            first = source[begin]
            if first in "{[<" and (node := nodes.get(begin)) is not None and node.end <= end:
                at = self._node(node, end)
            elif first == "\n":
                at = self._newline(token, at, end)
            elif first == "'":
                self._quotes(begin, at)
            elif first == "<":
                self._tag(token)
            elif first == "&":
                self._entity(token)
            elif first == "[" or first == "]":
                self._bracket(token)
            elif first == "h":
                at = self._address(token)
            elif first == "{":
                at = begin + 1  # "{{{" that closes only as "{" and "{{"
                builder.add("{", begin)
        if at < end:
            builder.add(source[at:end], at)
        self._close_all()
        return builder.build()

    def _is_list(self, start: int, end: int) -> bool:
        """Whether a value that begins with "*", "#", ":" or ";" is a list and not a colour such as "#FF0000"."""
        source = self._page.source
        if source[start:end].strip() == source[start]:
            return False  # a sign alone, as "#" over a column of counts
        return source[start] != "#" or source[start + 1 : start + 2].isspace()

    def _node(self, node: Node, limit: int) -> int:
        if self._depth >= MAX_DEPTH:
            self._page.skip(
                node.start, node.end, "too-deep", f"markup nested deeper than {MAX_DEPTH} levels is not read"
            )
        elif node.kind == "template":
            self._template(node)
        elif node.kind == "link":
            return self._link(node, limit)
        elif node.kind == "reference":
            self._reference(node)
        elif node.kind == "verbatim":
            self._builder.add(self._page.source[node.inner : node.inner_end], node.inner)
        elif node.kind == "parameter":
            for start, end, _ in node.parts()[:1]:
                self._builder.extend(self._page.text(start, end, self._depth + 1))
        elif node.kind == "hidden" and node.end > node.inner:
            self._page.skip(node.start, node.end, "not-prose", "a gallery, map or chart is not read")
        return node.end

    def _template(self, node: Node) -> None:
        page, name = self._page, self._page.name(node)
        known = templates.kind_of(name)
        if known is None and is_infobox(name):
            page.boxes.append(read_infobox(page, node, self._depth + 1))
            return
        if name == "displaytitle":
            page.title = page.call(node, self._depth + 1).argument(1)
        if known is not None and known.name == "nothing":
            return
        call = page.call(node, self._depth + 1)
        text = templates.render(call)
        if text is None:
            page.skip(
                node.start,
                node.end,
                "unknown-template",
                f"template {name!r} is not known: its arguments are kept as text",
            )
            kept = [*call.positional] or ([*call.named.values()] if len(call.named) <= 3 else [])
            text = join([part for part in kept if part], " ")
        elif known is not None and known.name == "elsewhere":
            page.skip(node.start, node.end, "data-elsewhere", f"what template {name!r} shows stands on another page")
        templates.put(self._builder, call, text)

    def _reference(self, node: Node) -> None:
        source = self._page.source
        if node.inner == node.inner_end or node.end == node.inner:
            tag = _NAME.search(source, node.start, node.inner)
            value = next((part for part in tag.groups() if part), "") if tag else ""
        else:
            text = self._page.text(node.inner, node.inner_end, self._depth + 1)
            value = text.content or " ".join(mark.value for mark in text.marks if mark.kind in ("reference", "note"))
        self._builder.mark("reference", len(self._builder), None, value)

    def _link(self, node: Node, limit: int) -> int:
        page, source, builder = self._page, self._page.source, self._builder
        stop = node.pipes[0] if node.pipes else node.inner_end
        target = " ".join(_COMMENT.sub("", source[node.inner : stop]).replace("_", " ").split())
        if "{{" in target:
            target = page.text(node.inner, stop, self._depth + 1).content
        prefix, colon, rest = target.partition(":")
        space = namespaces().get(prefix.strip().lower(), "")
        if colon and not space and rest and prefix.islower() and prefix.isascii() and 2 <= len(prefix) <= 3:
            space = "other" if not node.pipes else ""
        if space == "image" and prefix:
            self._image(node, rest.strip())
            return node.end
        if space:
            return node.end
        start = len(builder)
        if node.pipes and source[stop + 1 : node.inner_end].strip():
            builder.extend(page.text(stop + 1, node.inner_end, self._depth + 1))
        else:
            inner = node.inner + (1 if source[node.inner : node.inner + 1] == ":" else 0)
            builder.extend(self._title(inner, stop))
        end = node.end
        if trail := _TRAIL.match(source, node.end, limit):
            builder.add(trail[0], node.end)
            end = trail.end()
        builder.mark("link", start, len(builder), target.removeprefix(":"))
        return end

    def _title(self, start: int, end: int) -> Text:
        """A link without words of its own: the page's title, underscores as spaces."""
        source = self._page.source
        if "_" not in source[start:end]:
            return self._page.text(start, end, self._depth + 1)
        builder = TextBuilder()
        builder.extend(Text(source[start:end].replace("_", " "), (Run(0, start, end),)))
        return builder.build()

    def _image(self, node: Node, file: str) -> None:
        page, value = self._page, file
        for start, end, _ in node.parts():
            words = page.source[start:end].strip()
            key, equals, alternative = words.partition("=")
            if equals and key.strip().lower() in ("alt", "alternativtext", "альт"):
                value = alternative.strip() or value
            elif (
                not equals
                and words
                and words.lower() not in _image_words()
                and not words[:1].isdigit()
                and words[:1] != "x"
            ):
                page.skip(start, end, "caption", "the caption of an image is not read")
        self._builder.mark("image", len(self._builder), None, value)

    def _newline(self, token: re.Match[str], at: int, limit: int) -> int:
        if not self._lines:
            self._builder.add(" ", token.start(), token.start() + 1)
            return at
        following = self._page.source[at : at + 1] if at < limit else ""
        if following and following in "*#:;":
            self._break(token.start())
            return bullets.end() if (bullets := _BULLETS.match(self._page.source, at, limit)) else at
        if following == "\n":
            self._break(token.start())
        else:
            self._builder.add("\n", token.start())
        return at

    def _break(self, at: int) -> None:
        """A new line ends bold and italic words, as in MediaWiki."""
        for key in ("''", "'''"):
            self._close(key)
        self._builder.line(at)

    def _quotes(self, start: int, end: int) -> None:
        size = end - start
        if size == 4 or size > 5:
            extra = 1 if size == 4 else size - 5
            self._builder.add(self._page.source[start : start + extra], start)
            size -= extra
        if size in (2, 5):
            self._toggle("''", "italic")
        if size in (3, 5):
            self._toggle("'''", "bold")

    def _toggle(self, key: str, kind: MarkKind) -> None:
        if not self._close(key):
            self._open[key] = (kind, len(self._builder), "")

    def _close(self, key: str) -> bool:
        if key not in self._open:
            return False
        kind, start, value = self._open.pop(key)
        content_end = len(self._builder)
        if content_end > start:
            self._builder.mark(kind, start, content_end, value)
        return True

    def _close_all(self) -> None:
        for key in list(self._open):
            self._close(key)
        while self._links:
            start, target = self._links.pop()
            self._builder.mark("link", start, len(self._builder), target)

    def _tag(self, token: re.Match[str]) -> None:
        if token[2] is None:
            return
        name, attributes = token[2].lower(), token[3]
        key = f"<{name}"
        if name in _BREAKS:
            if self._lines:
                self._break(token.start())
            else:
                self._builder.add(" ", token.start(), token.end())
        elif token[1]:
            self._close(key)
        elif attributes.rstrip().endswith("/"):
            return
        elif name in _MARKS:
            self._open[key] = (_MARKS[name], len(self._builder), "")
        elif _HIDDEN.search(attributes):
            self._open[key] = ("strike", len(self._builder), "")
        elif lang := _LANG.search(attributes):
            self._open[key] = ("language", len(self._builder), lang[1])
        if name in ("table", "tr", "td") and not token[1]:
            self._page.skip(token.start(), token.end(), "html-table", "an HTML table in wikitext is read as lines")

    def _entity(self, token: re.Match[str]) -> None:
        character = html.unescape(token[0])
        if character == token[0]:
            self._builder.add(character, token.start())
        elif character.isspace():
            if len(self._builder):
                self._builder.extend(Text(" ", (Run(0, token.start(), token.end()),)))
        elif character not in "\u200b\u200c\u200e\u200f\u00ad\ufeff":
            self._builder.add(character, token.start(), token.end())

    def _bracket(self, token: re.Match[str]) -> None:
        builder, source = self._builder, self._page.source
        if token[4]:
            behind = source[token.end() : token.end() + 1]
            if behind == "]":  # an address without words
                start = len(builder)
                builder.add(token[4], token.start() + 1)
                self._links.append((start, token[4]))
            else:
                self._links.append((len(builder), token[4]))
        elif token[0] == "]" and self._links:
            start, target = self._links.pop()
            builder.mark("link", start, len(builder), target)
        else:
            builder.add(token[0], token.start())

    def _address(self, token: re.Match[str]) -> int:
        words = token[0].rstrip(".,;:!?)'")
        start = len(self._builder)
        self._builder.add(words, token.start())
        self._builder.mark("link", start, len(self._builder), words)
        return token.start() + len(words)
