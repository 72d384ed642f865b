"""From characters of a source to line and column, and a line short enough to show."""

from __future__ import annotations

from bisect import bisect_right

from partybook.model import Evidence, Source

WIDTH = 110
"""Characters of a source line that are shown; a longer line is cut around the quote."""
_BEFORE = 30
"""Characters before the quote that stay when a line is cut on its left."""


class Places:
    """Lines and columns of one source, both counted from 1, in characters."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._starts = [0]
        at = source.text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = source.text.find("\n", at + 1)

    def line_and_column(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def excerpt(self, evidence: Evidence) -> tuple[str, int, int]:
        """The source line a quote begins on, cut to `WIDTH`, and where the quote starts and ends in it."""
        line, column = self.line_and_column(evidence.start)
        first = self._starts[line - 1]
        last = self._starts[line] - 1 if line < len(self._starts) else len(self.source.text)
        start = column - 1
        end = min(evidence.end, last) - first
        left = max(0, start - _BEFORE) if last - first > WIDTH and end > WIDTH else 0
        right = min(last - first, left + WIDTH)
        shown = self.source.text[first + left : first + right]
        start, end = start - left, min(end, right) - left
        if left:
            shown, start, end = "…" + shown, start + 1, end + 1
        if first + right < last:
            shown += "…"
        return printable(shown), start, max(end, start + 1)


def printable(text: str) -> str:
    """Text without control characters, which could move a terminal's cursor or hide words; length is kept."""
    return "".join(char if char.isprintable() or char == " " else "�" if ord(char) != 9 else " " for char in text)
