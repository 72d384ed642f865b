"""Two header rows whose spans were lost: "Date | Votes | Seats | Status" over "# | % | ± | # | ±".

The lower row then begins at the left edge, under "Date". Each run of it belongs under a group of the upper row; a run
begins where the lower row's first word comes again ("#", "No.", "Votes"). Renderings that lost the spans often cut all
rows at the width of the upper one.
"""

from __future__ import annotations

from collections.abc import Sequence

from partybook.extract.results.columns import header_words
from partybook.extract.results.vocabulary import concepts
from partybook.read.document import Cell

_GROUPS = frozenset({"votes", "seats", "list_tier", "constituency_tier", "round"})
_COMPLETE = frozenset({"count", "share", "change", "rank", "total", "won"})
_LEAVES = frozenset({"count", "share", "votes", "seats"})


def regrouped(header: Sequence[Sequence[Cell | None]], width: int) -> list[list[str]] | None:
    """The words over each column, with the lower row's words under their groups; None when nothing was lost.

    When the two rows cannot be matched, the lower one is left out: words under the wrong group mislead.
    """
    if len(header) != 2:
        return None
    upper, lower = _leading(header[0]), _leading(header[1])
    if not upper or not lower or _is_group(upper[0]) or not concepts("header", lower[0]) & _LEAVES:
        return None
    runs = _runs(lower)
    groups = [index for index, text in enumerate(upper) if _is_group(text)]
    taken = dict(zip(groups, runs, strict=False)) if len(runs) <= len(groups) else {}
    paths: list[list[str]] = []
    for index, text in enumerate(upper):
        paths += [[text, below] for below in taken[index]] if index in taken else [[text]]
    return (paths + [[] for _ in range(width - len(paths))])[:width]


def _is_group(text: str) -> bool:
    """Whether a header may stand over several columns: "Votes" and "First round", but not "No. of votes"."""
    said = concepts("header", text)
    return bool(said & _GROUPS) and not said & _COMPLETE


def _leading(cells: Sequence[Cell | None]) -> list[str]:
    """The words of a row whose filled cells all stand at its beginning, none spanning; no words for other rows."""
    texts = [header_words(cell.text) if cell is not None else "" for cell in cells]
    filled = [text for text in texts if text]
    spanned = any(cell is not None and (cell.colspan > 1 or cell.rowspan > 1) for cell in cells)
    return [] if spanned or texts[: len(filled)] != filled else filled


def _runs(lower: Sequence[str]) -> list[list[str]]:
    """The lower row cut where its first word comes again, or, if it never does, whole."""
    first = lower[0].casefold()
    runs: list[list[str]] = []
    for text in lower:
        if text.casefold() == first or not runs:
            runs.append([])
        runs[-1].append(text)
    return runs
