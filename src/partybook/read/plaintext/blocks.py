"""One pass over the lines of a text: what begins here - a heading, a box, a table, an item, a paragraph?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from partybook import terms
from partybook.read.document import Block, Heading, Infobox, Paragraph, Skipped, Text
from partybook.read.plaintext import boxes, grid, headings, leftovers, pipes, ruled, spaced
from partybook.read.plaintext.drawn import DrawnRow, as_table
from partybook.read.plaintext.inline import plain
from partybook.read.plaintext.lines import LONGEST_WRAP, Line, wrapped_paragraphs

DEEPEST_LIST = 50
"""Items that are indented more often than this count as this deep."""

_ITEM = re.compile(r"([-*•–+◦▪·]|[*]{2,50}|\d{1,3}[.)]|#)(\s+)(?:[-*]\s+){0,50}(?=\S)")
_RULE = re.compile(r"(?:-{3,}|_{3,}|\*{3,}|={3,}|(?:[-*_] ){2,}[-*_])\Z")
_CAPTION = re.compile(r"(?:Table)?: (?=\S)")


@cache
def _fact_headings() -> frozenset[str]:
    return frozenset(terms.load("plaintext")["fact_headings"])


@cache
def _section_words() -> frozenset[str]:
    return frozenset(terms.load("plaintext")["section_words"])


class Reader:
    """Reads lines into `blocks`, `title` and `skipped`."""

    def __init__(self, source: str, lines: Sequence[Line], notes: Mapping[str, str]) -> None:
        self.source, self.notes = source, notes
        self.title = Text("")
        self.blocks: list[Block] = []
        self.skipped: list[Skipped] = []
        self.guesses_headings = not headings.uses_marked_headings(lines)
        self.two_blanks = headings.parts_with_two_blanks(lines)
        self.wrapped = not any(len(line.bare) > LONGEST_WRAP and line.bare[0] not in "|+" for line in lines)
        self.in_lead = True
        self.indents: list[int] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Read these lines after what was read before."""
        self.lines = lines
        self.frames = _frames(lines)
        at = blanks = 0
        while at < len(lines):
            if not lines[at].bare:
                at, blanks = at + 1, blanks + 1
                continue
            after = (
                self._leftover(at) or self._table(at) or self._heading(at, blanks) or self._box(at) or self._item(at)
            )
            if after and not isinstance(self.blocks[-1] if self.blocks else None, Paragraph):
                self.indents = []
            at, blanks = after or self._paragraph(at), 0

    def _plain(self, start: int, end: int) -> Text:
        return plain(self.source, [(start, end)], notes=self.notes)

    def _skip(self, first: int, stop: int, code: str, reason: str) -> int:
        self.skipped.append(Skipped(self.lines[first].start, self.lines[stop - 1].end, code, reason))
        return stop

    def _leftover(self, at: int) -> int:
        """Footnotes, categories, image names and rules; the number of the next line, or 0."""
        lines = self.lines
        if leftovers.note_number(lines[at]) is not None and (at == 0 or not lines[at - 1].bare):
            stop = following = at + 1
            while following < len(lines):
                if lines[following].bare and leftovers.note_number(lines[following]) is None:
                    break
                following += 1
                stop = following if lines[following - 1].bare else stop
            return self._skip(at, stop, "footnotes", "words of footnotes, kept at their markers in the text")
        if (start := leftovers.categories_start(lines[at])) is not None:
            self.blocks.append(Paragraph(self._plain(start, lines[at].end), "category"))
            if start > lines[at].bare_start:
                self.skipped.append(Skipped(lines[at].start, start, "sort-key", "what the categories are sorted by"))
            return at + 1
        if leftovers.is_image(lines[at]):
            return self._skip(at, at + 1, "image", "the name of an image")
        return at + 1 if _RULE.match(lines[at].bare) and not ruled.is_frame(lines[at]) else 0

    def _heading(self, at: int, blanks: int) -> int:
        if found := headings.marked_heading(self.lines, at):
            text = self._plain(found.start, found.end)
            if found.level == 1 and not self.title and not self.blocks:
                self.title = text
            else:
                self._add_heading(text, max(found.level, 2))
            return at + found.lines
        if not self.guesses_headings or not self._stands_alone(at, blanks):
            return 0
        text = self._plain(self.lines[at].bare_start, self.lines[at].bare_end)
        if not self.blocks and not blanks and not self.title:
            self.title = text
        else:
            self._add_heading(text, 2 if blanks >= 2 or not self.two_blanks else 3)
        return at + 1

    def _add_heading(self, text: Text, level: int) -> None:
        if text:
            self.blocks.append(Heading(text, level))
            self.in_lead = False

    def _stands_alone(self, at: int, blanks: int) -> bool:
        """Whether a short line heads what follows it: a blank line before, and a blank, list or table after it."""
        lines = self.lines
        if (at and not blanks) or not headings.looks_like_heading(lines[at]):
            return False
        if at + 1 >= len(lines) or not lines[at + 1].bare:
            if blanks >= 2:
                return True
            following = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].bare), 0)
            return bool(following) and (at > 0 or boxes.find_box(lines, at) is None)
        if self._in_lead_box(at) or self._is_item(at):
            return False
        if at and lines[at].bare.lower() in _section_words():
            return True
        return _ITEM.match(lines[at + 1].bare) is not None or self._table_lines(at + 1) > 0

    def _is_item(self, at: int) -> bool:
        match = _ITEM.match(self.lines[at].bare)
        return match is not None and (not match[1][0].isdigit() or self._is_numbered(at, match))

    def _in_lead_box(self, at: int) -> bool:
        return self.in_lead and boxes.find_box(self.lines, at) is not None

    def _table_lines(self, at: int) -> int:
        """How many lines from `at` on are a table of any kind."""
        lines = self.lines
        first = lines[at].bare[:1]
        if first == "+":
            return grid.grid_rows(lines, at)
        if first == "|":
            return pipes.pipe_rows(lines, at)
        return (
            pipes.bare_rows(lines, at)
            or ruled.ruled_rows(lines, at, self.frames)
            or ("\t" in lines[at].bare and pipes.tab_rows(lines, at))
            or spaced.spaced_rows(lines, at)
        )

    def _table(self, at: int) -> int:
        size = self._table_lines(at)
        if not size:
            return 0
        lines = self.lines[at : at + size]
        table, skipped = as_table(self._rows(lines), lines[0].start, lines[-1].end, *self._caption(at + size))
        self.skipped.extend(skipped)
        stop = at + size
        if table is None:
            if not skipped and any(c.isalnum() for line in lines for c in line.bare):
                return self._skip(at, stop, "unread-table", "a table with more columns than are read")
            return stop
        self.blocks.append(table)
        return self._after_caption(stop) if table.caption else stop

    def _rows(self, lines: Sequence[Line]) -> list[DrawnRow]:
        if lines[0].bare[0] == "+":
            return grid.read_grid(self.source, lines, self.notes, wrapped=self.wrapped)
        if ruled.is_frame(lines[0]) or any(map(ruled.is_ruler, lines[:2])):
            return ruled.read_ruled(self.source, lines, self.notes, wrapped=self.wrapped)
        tabs = "\t" in lines[0].bare and "|" not in lines[0].bare
        if "|" not in lines[0].bare and not (tabs and pipes.tab_rows(lines, 0)):
            return spaced.read_spaced(self.source, lines, self.notes)
        return pipes.read_rows(self.source, lines, self.notes, tabs=tabs)

    def _caption_at(self, at: int) -> int:
        """The number of the line with the caption of a table that ends before line `at`; -1 when there is none."""
        for number in range(at, min(at + 2, len(self.lines))):
            if self.lines[number].bare:
                return number if _CAPTION.match(self.lines[number].bare) else -1
        return -1

    def _caption(self, at: int) -> tuple[Text] | tuple[()]:
        number = self._caption_at(at)
        if number < 0:
            return ()
        line = self.lines[number]
        match = _CAPTION.match(line.bare)
        return (self._plain(line.bare_start + (match.end() if match else 0), line.bare_end),)

    def _after_caption(self, at: int) -> int:
        return self._caption_at(at) + 1

    def _box(self, at: int) -> int:
        if not self._may_be_box():
            return 0
        titled = at + 1 < len(self.lines) and self.lines[at].bare.lower().strip(" :") in _fact_headings()
        found = boxes.find_box(self.lines, at + titled)  # "Infobox" above it says no more than that
        if found is None:
            return 0
        fields, unread = boxes.read_fields(self.source, self.lines[found.first : found.stop], self.notes)
        stop = found.stop
        while stop + 1 < len(self.lines) and not self.lines[stop].bare and boxes.labelled(self.lines[stop + 1]):
            more = boxes.find_box(self.lines, stop + 1)
            if more is None:
                break
            further, rest = boxes.read_fields(self.source, self.lines[more.first : more.stop], self.notes)
            fields, unread, stop = fields + further, unread + rest, more.stop
        title = Text("")
        if found.title >= 0:
            line = self.lines[found.title]
            spans = boxes.value_lines(self.source, line.bare_start, line.bare_end)
            title = plain(self.source, spans, "\n", notes=self.notes)
            self.title = self.title or next(title.lines(), Text(""))
        for start, end in unread:
            reason = "a line of the box that has no label"
            self.skipped.append(Skipped(start, end, "unlabelled-line", reason))
        self.blocks.append(Infobox(tuple(fields), title=title))
        return stop

    def _may_be_box(self) -> bool:
        """Boxes stand before the first section, or under a heading that says so."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Heading):
            return last.text.content.lower().strip(" :") in _fact_headings()
        return self.in_lead and not (isinstance(last, Paragraph) and last.text.content.endswith(":"))

    def _item(self, at: int) -> int:
        lines = self.lines
        line = lines[at]
        match = _ITEM.match(line.bare)
        if match is None:
            return self._item_below(at)
        if not self._is_item(at):
            return 0
        spans = [(line.bare_start + match.end(), line.bare_end)]
        stop = at + 1
        while stop < len(lines) and lines[stop].bare and lines[stop].indent >= line.indent + 2:
            if _ITEM.match(lines[stop].bare):
                break
            spans.append((lines[stop].bare_start, lines[stop].bare_end))
            stop += 1
        depth = len(match[1]) if match[1][0] == "*" else 1
        self._add_item(spans, line.indent, depth)
        return stop

    def _item_below(self, at: int) -> int:
        """A lone bullet, whose words stand indented on the next line; without words it is nothing."""
        lines = self.lines
        if lines[at].bare not in ("-", "*", "•", "–"):
            return 0
        if at + 1 < len(lines) and lines[at + 1].indent > lines[at].indent and not _ITEM.match(lines[at + 1].bare):
            self._add_item([(lines[at + 1].bare_start, lines[at + 1].bare_end)], lines[at].indent, 1)
            return at + 2
        return at + 1

    def _add_item(self, spans: list[tuple[int, int]], indent: int, depth: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Paragraph) or last.kind != "item":
            self.indents = []
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        depth = min(depth + len(self.indents) - 1, DEEPEST_LIST)
        self.blocks.append(Paragraph(plain(self.source, spans, notes=self.notes), "item", depth))

    def _is_numbered(self, at: int, match: re.Match[str]) -> bool:
        """Whether a number with a full stop counts items: "1. Mai 1990" begins with a date.

        Pandoc writes two spaces after it; otherwise the number before or after it must stand in the same list.
        """
        if len(match[2]) > 1:
            return True
        number = int(match[1][:-1])
        for step in (1, -1):
            other = at + step
            while 0 <= other < len(self.lines) and abs(other - at) < 30:
                neighbour = _ITEM.match(self.lines[other].bare)
                if neighbour and neighbour[1][0].isdigit():
                    if int(neighbour[1][:-1]) == number + step:
                        return True
                    break
                if self.lines[other].bare and self.lines[other].indent == 0:
                    break
                other += step
        return False

    def _paragraph(self, at: int) -> int:
        lines = self.lines
        stop = at + 1
        while stop < len(lines) and lines[stop].bare and not self._begins_block(stop):
            stop += 1
        for group in wrapped_paragraphs(lines[at:stop]):
            spans = [(line.bare_start, line.bare_end) for line in group]
            start, end = spans[0]
            if rest := leftovers.template_rest(self.source, start, end):
                reason = "arguments of a template that the rendering left behind"
                self.skipped.append(Skipped(start, rest, "template-rest", reason))
                start = rest
            while rest := leftovers.caption_rest(self.source, start, end):
                if leftovers.begins_a_sentence(self.source, start, end):
                    self._add_prose(self._plain(start, rest - 2))
                else:
                    self.skipped.append(Skipped(start, rest, "image-caption", "the caption of an image"))
                start = rest
            self._add_prose(plain(self.source, [(start, end), *spans[1:]], notes=self.notes))
        return stop

    def _add_prose(self, text: Text) -> None:
        if not any(c.isalnum() for c in text.content):
            return
        if self.in_lead and not any(isinstance(block, Paragraph) for block in self.blocks):
            text = leftovers.mark_capitals(text)
        self.blocks.append(Paragraph(text, "hatnote" if self._is_hatnote(text) else "prose"))

    def _is_hatnote(self, text: Text) -> bool:
        whole = any(m.kind == "italic" and m.start == 0 and m.end >= len(text.content) - 1 for m in text.marks)
        return whole and self.in_lead and len(text.content) < 300

    def _begins_block(self, at: int) -> bool:
        line = self.lines[at]
        first = line.bare[0]
        if not first.isalnum() and self._is_item(at):
            return True
        if first in "=#" and headings.marked_heading(self.lines, at):
            return True
        if first.isdigit() and self._is_item(at):
            return True
        return ("|" in line.bare or "\t" in line.bare or first in "-+") and self._table_lines(at) > 0


def _frames(lines: Sequence[Line]) -> dict[str, list[int]]:
    frames: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if ruled.is_frame(line):
            frames.setdefault(line.text.rstrip(), []).append(number)
    return frames
