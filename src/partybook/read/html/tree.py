"""Tokens to a tree of elements, with the end tags and table parts that HTML lets one leave out.

The rules are those of the HTML Living Standard, section 13.2.6, as far as they decide which words stand in which block,
row and cell; html5lib is the oracle of the tests. Left out because they change no words: quirks mode, `select`, foreign
content, and the reopening of formatting elements in the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from partybook.read.html.tokens import Characters, Dropped, Tag, attributes, tokens

MAX_DEPTH = 120
"""Open elements kept: real pages stay under 60. Deeper elements lose their tags, never their words."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _tags("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
CLOSES_PARAGRAPH = _tags(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre section summary table ul xmp"
)
HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
FORMATTING = _tags("a b big code em font i nobr s small strike strong tt u")
ROW_GROUPS = _tags("tbody thead tfoot")
CELLS = _tags("td th")
TABLE_PARTS = ROW_GROUPS | CELLS | {"tr", "caption", "colgroup", "col"}
STRUCTURE = ROW_GROUPS | {"table", "tr"}
SCOPE = CELLS | {"table", "caption", "applet", "marquee", "object", "template"}
LIST_SCOPE = SCOPE | {"ol", "ul"}
SPECIAL = (CLOSES_PARAGRAPH | VOID | SCOPE | STRUCTURE | _tags("button select iframe script style")) - {"dialog"}
IGNORED = _tags("html head body frameset")


class Element:
    """An element: its tag, attributes, children in order, and the source characters from its start to its end tag.

    `closed_at` is where a formatting element ended when other elements that began inside it went on.
    """

    __slots__ = ("attributes", "children", "classes", "closed_at", "end", "parent", "start", "start_tag_end", "tag")

    def __init__(self, tag: str, start: int, tag_end: int, raw: str = "", parent: Element | None = None) -> None:
        self.tag = tag
        self.start = start
        self.start_tag_end = tag_end
        self.end = tag_end
        self.attributes = attributes(raw) if raw else {}
        self.classes = tuple(self.attributes["class"].lower().split()) if "class" in self.attributes else ()
        self.children: list[Element | Characters] = []
        self.parent = parent
        self.closed_at = -1

    def elements(self) -> Iterator[Element]:
        """The element children."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self) -> Iterator[Element]:
        """All elements below, in the order of the source."""
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def characters(self) -> Iterator[Characters]:
        """All stretches of text below, in order."""
        waiting: list[Element | Characters] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                waiting.extend(reversed(node.children))
            else:
                yield node


class Tree:
    """Builds the tree of one source; `root` is the outermost element, `dropped` what became no node."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Element("#root", 0, 0)
        self.dropped: list[Dropped] = []
        self._open: list[Element] = [self.root]
        self._too_deep: list[str] = []
        self.flattened: list[tuple[int, int]] = []
        for token in tokens(text):
            if isinstance(token, Characters):
                self._characters(token)
            elif isinstance(token, Dropped):
                self.dropped.append(token)
            elif token.closing:
                self._end(token)
            else:
                self._start(token)
        self._pop_to(1, len(text))
        self.root.end = len(text)

    # Places in the tree

    def _append(self, node: Element | Characters) -> None:
        current = self._open[-1]
        if current.tag in STRUCTURE and self._misplaced(node):
            table = current
            while table.tag != "table" and table.parent:
                table = table.parent
            if table.parent:
                siblings = table.parent.children
                at = len(siblings) - 1
                while at > 0 and siblings[at] is not table:
                    at -= 1
                siblings.insert(at, node)
                if isinstance(node, Element):
                    node.parent = table.parent
                return
        current.children.append(node)

    def _misplaced(self, node: Element | Characters) -> bool:
        """Whether a node straight inside a table stands before it: all but its parts, scripts and white space."""
        if isinstance(node, Characters):
            return not self.text[node.start : node.end].isspace()
        return node.tag not in TABLE_PARTS | {"script", "style", "template"}

    def _push(self, token: Tag, tag: str = "") -> None:
        element = Element(tag or token.name, token.start, token.end, "" if tag else token.attributes, self._open[-1])
        if len(self._open) >= MAX_DEPTH and element.tag not in VOID:
            self._too_deep.append(element.tag)
            self.flattened.append((token.start, token.end))
            return
        self._append(element)
        if element.tag not in VOID:
            self._open.append(element)

    def _pop_to(self, size: int, at: int) -> None:
        """Close open elements until `size` are left."""
        for element in self._open[size:]:
            element.end = at
        del self._open[size:]

    def _find(self, tags: Set[str], stops: Set[str]) -> int:
        """Index of the innermost open element with one of the tags, before any of `stops`; -1 if none."""
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in tags:
                return index
            if tag in stops:
                return -1
        return -1

    # Tokens

    def _characters(self, token: Characters) -> None:
        self._append(token)

    def _start(self, token: Tag) -> None:
        name = token.name
        if name in IGNORED:
            return
        if name in TABLE_PARTS or name == "table":
            if not self._start_in_table(token):
                return
        elif name in CLOSES_PARAGRAPH:
            self._close_implied(token)
        elif name in {"option", "optgroup"} and self._open[-1].tag == "option":
            self._pop_to(len(self._open) - 1, token.start)
        elif name in {"a", "nobr", "button"}:
            self._close_formatting(name, token.start)
        self._push(token)
        if token.self_closing and name in {"svg", "math"}:
            self._end(token)

    def _close_implied(self, token: Tag) -> None:
        """Close what a block ends: the item before an item, a heading before a heading, an open paragraph."""
        name = token.name
        if name == "li" or name in {"dd", "dt"}:
            for index in range(len(self._open) - 1, 0, -1):
                tag = self._open[index].tag
                if tag == name or (name != "li" and tag in {"dd", "dt"}):
                    self._pop_to(index, token.start)
                    break
                if tag in SPECIAL and tag not in {"address", "div", "p"}:
                    break
        paragraph = self._find({"p"}, SCOPE | {"button"})
        if paragraph > 0:
            self._pop_to(paragraph, token.start)
        if name in HEADINGS and self._open[-1].tag in HEADINGS:
            self._pop_to(len(self._open) - 1, token.start)

    def _start_in_table(self, token: Tag) -> bool:
        """Make room for a table or a part of one; whether the tag means anything here."""
        name = token.name
        context = self._find(STRUCTURE | CELLS | {"caption"}, frozenset({"template"}))
        if name == "table":
            if context > 0 and self._open[context].tag in STRUCTURE:  # a table straight inside a table ends it
                self._pop_to(self._find({"table"}, frozenset()), token.start)
            else:
                self._close_implied(token)
            return True
        table = self._find({"table"}, frozenset({"template"}))
        if table < 0 or name in {"col", "colgroup"}:
            return False
        parents: dict[str, Set[str]] = {"caption": {"table"}, "tr": ROW_GROUPS | {"table"}}
        wanted = parents.get(name, {"table"} if name in ROW_GROUPS else {"tr", "table"} | ROW_GROUPS)
        self._pop_to(self._find(wanted, frozenset()) + 1, token.start)
        if name in CELLS and self._open[-1].tag != "tr":
            self._push(token._replace(end=token.start), "tr")
        return True

    def _end(self, token: Tag) -> None:
        name = token.name
        if self._too_deep and self._too_deep[-1] == name:
            self._too_deep.pop()
            return
        if name in {"br", "p"}:
            self._end_paragraph(token)
        elif name in STRUCTURE | CELLS | {"caption"}:
            self._close(self._find({name}, frozenset({"table", "template"} - {name})), token)
        elif name in FORMATTING:
            self._close_formatting(name, token.start, token.end)
        elif name in HEADINGS:
            self._close(self._find(HEADINGS, SCOPE), token)
        elif name == "li":
            self._close(self._find({name}, LIST_SCOPE), token)
        elif name in CLOSES_PARAGRAPH or name in {"button", "object", "applet", "marquee"}:
            self._close(self._find({name}, SCOPE - {name}), token)
        else:
            self._close(self._find({name}, SPECIAL - {name}), token)

    def _end_paragraph(self, token: Tag) -> None:
        """`</br>` is a `<br>`; `</p>` without a paragraph is an empty one."""
        index = self._find({"p"}, SCOPE | {"button"}) if token.name == "p" else -1
        if index > 0:
            self._close(index, token)
        else:
            self._append(Element(token.name, token.start, token.end, "", self._open[-1]))

    def _close(self, index: int, token: Tag) -> None:
        if index > 0:
            closing = self._open[index]
            self._pop_to(index, token.start)
            closing.end = token.end

    def _close_formatting(self, name: str, at: int, end: int | None = None) -> None:
        """End a formatting element; blocks that began inside it stay open and go on without it."""
        index = self._find({name}, SCOPE)
        if index < 0:
            return
        element = self._open[index]
        if any(inner.tag in SPECIAL for inner in self._open[index + 1 :]):
            element.closed_at = at
            del self._open[index]
            return
        self._pop_to(index, at)
        element.end = at if end is None else end
