"""Flattened wikitext to `Text`: links, quotes, line breaks, tags and entities; templates through `read.templates`."""

from __future__ import annotations

import html
import re

from partybook.read.document import MarkKind, Skipped, Text, TextBuilder, join
from partybook.read.flattened.nesting import MAX_DEPTH, Argument, Span, Template, pairs, unfold
from partybook.read.templates import Call, Kind, kind_of, put, render, template_name

PLAIN = re.compile(r"[^\[\]{}<>&'\n|*]*\Z")
"""A value without any markup; most names, years and numbers."""

_TOKEN = re.compile(
    r"""(?=[\[\]{}|<&'*\nh])(?:
    \[\[(?P<target>[^\[\]|{}\n]*)(?:\|(?P<label>[^\[\]{}]*))?\]\]
  | (?P<open>\[\[)(?P<opentarget>[^\[\]|{}\n]*)\|?
  | (?P<close>\]\])
  | \[(?P<url>(?:https?:|ftp:|mailto:)?//[^\s\]|]*|mailto:[^\s\]|]*)\s*(?P<urlwords>[^\]]{0,2000})\]
  | (?P<bare>https?://[^\s<>\[\]{}|"]+)
  | (?P<quotes>'{2,})
  | (?P<break><\s*(?:/\s*)?(?:br|p|div|li|ul|ol|tr|hr)\b[^<>]*>)
  | (?P<comment><!--(?:[^-]|-(?!->))*(?:-->)?)
  | <(?P<slash>/?)\s*(?P<tag>[a-zA-Z]+)(?:\s[^<>]*)?/?>
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});)
  | (?P<item>(?:\n\s*|(?<=\s)|\A)[*]+[ \t]*|\n\s*[:;]+[ \t]*)
  | (?P<paragraph>\n\s*\n\s*)
  | (?P<stray>\{\{|\}\}|\|)
    )""",
    re.VERBOSE,
)
_IMAGE = re.compile(r"\s*(?:file|image|datei|fichier|archivo|ficheiro|imagem|файл|dosya|fayl|plik|immagine)\s*:", re.I)
_CATEGORY = re.compile(
    r"\s*(?:category|kategorie|catégorie|categoría|categoria|категория|kategori|kateqoriya)\s*:", re.I
)
_TAG_MARKS: dict[str, MarkKind] = {"small": "small", "s": "strike", "strike": "strike", "del": "strike"}
_TAG_MARKS |= {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}

_CONTAINERS = frozenset({"list", "text"})
"""Kinds of templates whose named arguments are settings: any other name is a field that a lost "}}" put there."""
_STYLE = re.compile(
    r"(?:.*style\d*|class|title\d*|align|expand(?:ed)?|bullets?|indent|float|width|state|size|group|name|item.*|list.*|\d+"
    r"|color|background|hlist|type|date|reason|id|colwidth|border|margin|padding|line-height)\Z"
)


class Writer:
    """Reads one value, or one argument of a template in it, to `Text`. Notes what it had to leave out."""

    def __init__(self, source: str, skipped: list[Skipped], depth: int = 0) -> None:
        self._source = source
        self._skipped = skipped
        self._depth = depth
        self._builder = TextBuilder()
        self._open: dict[str, int] = {}
        self._links: list[tuple[int, str]] = []
        self.swallowed: list[Argument] = []

    def value(self, start: int, end: int) -> Text:
        """The whole value `source[start:end]`, templates and the repetitions behind them included."""
        source = self._source
        if source.find("{{", start, end) < 0:
            self._words(start, end)
            return self._finish()
        closed = pairs(source, start, end)
        at = start
        while (brace := source.find("{{", at, end)) >= 0:
            if brace not in closed:
                self._words(at, brace)
                self._skipped.append(Skipped(brace, brace + 2, "stray-braces", "'{{' that nothing closes"))
                at = brace + 2
                continue
            self._words(at, brace)
            template, kept, at = unfold(source, brace, end, closed)
            self._template(template)
            if kept:
                self._words(kept.start, kept.end)
        self._words(at, end)
        return self._finish()

    def argument(self, argument: Argument) -> Text:
        """The text of one argument."""
        for item in argument.items:
            if isinstance(item, Template):
                self._template(item)
            elif isinstance(item, Span):
                if self._source.find("{{", item.start, item.end) >= 0 and self._depth < MAX_DEPTH:
                    inner = Writer(self._source, self._skipped, self._depth + 1)
                    self._builder.extend(inner.value(item.start, item.end))
                else:
                    self._words(item.start, item.end)
        return self._finish()

    def _finish(self) -> Text:
        for kind, start in self._open.items():
            self._builder.mark(kind, start, len(self._builder))  # type: ignore[arg-type]
        for start, target in self._links:
            self._builder.mark("link", start, len(self._builder), target)
        return self._builder.build()

    def _template(self, template: Template) -> None:
        start, end = template.start - 2, template.end + 2
        if self._depth >= MAX_DEPTH:
            self._skipped.append(Skipped(start, end, "too-deep", "templates nested too deep to be read"))
            return
        if template.name.startswith("infobox ") and kind_of(template.name) is None:
            self._skipped.append(Skipped(start, end, "nested-infobox", f"{template.name} inside a field"))
            return
        kind = kind_of(template.name)
        holds_items = kind is not None and kind.name in _CONTAINERS
        positional: list[Text] = []
        named: dict[str, Text] = {}
        for argument in template.arguments:
            if holds_items and self._cites(argument):
                break
            if holds_items and argument.name and not _STYLE.match(argument.name):
                self.swallowed.append(argument)
                continue
            writer = Writer(self._source, self._skipped, self._depth + 1)
            text = writer.argument(argument)
            if kind is None or kind.name in _CONTAINERS:  # what a footnote holds is no field
                self.swallowed += writer.swallowed
            if argument.name:
                named[argument.name] = text
            else:
                positional.append(text)
        if kind is not None and kind.name == "date":
            self._mend_date(positional, named, start, end)
        self._insert(Call(template.name, tuple(positional), named, start, end), kind)

    def _cites(self, argument: Argument) -> bool:
        """Whether a citation begins here, whose own braces could not be given back: its rest is no list."""
        if argument.name or len(argument.items) != 1 or not isinstance(span := argument.items[0], Span):
            return False
        words = self._source[span.start : span.end]
        if not words.lower().startswith("cite ") or (kind := kind_of(template_name(words))) is None:
            return False
        return kind.name == "reference"

    def _mend_date(self, positional: list[Text], named: dict[str, Text], start: int, end: int) -> None:
        """`{{start date|df=1990|05|27}}`: the year went into the name of a setting, seen by its four digits."""
        for name in ("df", "mf"):
            if (text := named.get(name)) and len(text.content) == 4 and text.content.isdecimal():
                positional.insert(0, named.pop(name))
                self._skipped.append(Skipped(start, end, "malformed-template", f"the year stands in {name!r}"))

    def _insert(self, call: Call, kind: Kind | None) -> None:
        text = render(call)
        if text is None or kind is None:
            reason = f"unknown template {call.name!r}: its arguments are kept as text"
            self._skipped.append(Skipped(call.start, call.end, "unknown-template", reason))
            self._builder.extend(join(call.positional, " "))
            return
        if kind.name == "elsewhere":
            reason = f"the value of {call.name!r} is not in the text"
            self._skipped.append(Skipped(call.start, call.end, "data-elsewhere", reason))
        put(self._builder, call, text)

    def _words(self, start: int, end: int) -> None:
        """Text without templates, token by token."""
        source, builder, at = self._source, self._builder, start
        for token in _TOKEN.finditer(source, start, end):
            if at < token.start():
                builder.add(source[at : token.start()], at)
            at = token.end()
            self._token(token)
        if at < end:
            builder.add(source[at:end], at)

    def _token(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        builder, start, end = self._builder, token.start(), token.end()
        match kind:
            case "target" | "label":
                self._link(token)
            case "quotes":
                self._quotes(token)
            case "break" | "paragraph" | "item":
                builder.line(start)
            case "entity":
                self._entity(token)
            case "url" | "urlwords" | "bare":
                self._url(token)
            case "slash" | "tag":
                self._tag(token)
            case "opentarget" | "open":
                self._open_link(token)
            case "close":
                if self._links:
                    begin, target = self._links.pop()
                    builder.mark("link", begin, len(builder), target)
            case "stray" if token[0] != "|":
                self._skipped.append(Skipped(start, end, "stray-braces", f"{token[0]!r} without its other half"))
            case "stray":
                builder.add(" ", start)

    def _link(self, token: re.Match[str]) -> None:
        target, builder = token["target"].strip(), self._builder
        if _IMAGE.match(target):
            builder.mark("image", len(builder), value=(token["label"] or "").rpartition("|")[2].strip() or target)
            return
        if _CATEGORY.match(target):
            return
        low, high = token.span("label" if token["label"] and not token["label"].isspace() else "target")
        if low == token.start("target"):
            while self._source[low] in " :":
                low += 1
        begin = self._begin(low)
        if PLAIN.match(self._source, low, high):
            builder.add(self._source[low:high], low)
        else:
            self._words(low, high)
        builder.mark("link", begin, len(builder), target.lstrip(":").strip())

    def _begin(self, at: int) -> int:
        """Where a mark begins whose words start at `at`, behind the white space they may start with."""
        if at < len(self._source) and self._source[at].isspace():
            self._builder.add(" ", at)
        return len(self._builder)

    def _open_link(self, token: re.Match[str]) -> None:
        """A link with a template inside it, which ends later; an image's caption is left out."""
        target = token["opentarget"].strip()
        self._links.append((self._begin(token.end()), target.lstrip(":")))
        if not token[0].endswith("|"):
            self._builder.add(token["opentarget"], token.start("opentarget"))

    def _quotes(self, token: re.Match[str]) -> None:
        count = token.end() - token.start()
        kinds: tuple[MarkKind, ...] = ("bold", "italic") if count >= 5 else ("bold",) if count >= 3 else ("italic",)
        if count in (2, 3, 5):
            for kind in kinds:
                self._toggle(kind)
        else:  # one apostrophe more than markup has
            self._builder.add("'", token.start())
            self._toggle("bold")

    def _toggle(self, kind: MarkKind) -> None:
        start = self._open.pop(kind, None)
        if start is None:
            self._open[kind] = len(self._builder)
        else:
            self._builder.mark(kind, start, len(self._builder))

    def _entity(self, token: re.Match[str]) -> None:
        words = html.unescape(token[0])
        if words.isspace() or not words.isprintable():
            self._builder.add(" ", token.start())
        else:
            self._builder.add(words, token.start(), token.end())

    def _url(self, token: re.Match[str]) -> None:
        if token["bare"]:
            low, high = token.span("bare")
            target = token["bare"]
        else:
            target = token["url"]
            low, high = token.span("urlwords") if token["urlwords"].strip() else token.span("url")
        begin = self._begin(low)
        if token["bare"] or not token["urlwords"].strip():
            self._builder.add(self._source[low:high], low)
        else:
            self._words(low, high)
        self._builder.mark("link", begin, len(self._builder), target)

    def _tag(self, token: re.Match[str]) -> None:
        kind = _TAG_MARKS.get(token["tag"].lower())
        if kind is None:
            return
        if token["slash"]:
            if kind in self._open:
                self._builder.mark(kind, self._open.pop(kind), len(self._builder))
        else:
            self._open.setdefault(kind, len(self._builder))
