"""Tables of one form that stand side by side on a sheet, put below each other."""

from __future__ import annotations

from collections.abc import Sequence

from partybook.link.headers import how_many_known, plain_header

Line = Sequence[str]


def below_each_other(lines: Sequence[Line], at: int) -> list[list[str]] | None:
    """The lines with the tables of a sheet below each other, where the header at line `at` comes twice or more in it.

    An empty column may stand between them. Nothing when the header comes once.
    """
    header = [plain_header(cell) for cell in lines[at]]
    blocks = _blocks(header)
    if len(blocks) < 2:
        return None
    length = len(_filled(header[blocks[0] : blocks[1]]))
    found = [list(line) for line in lines[:at]] + [list(lines[at][blocks[0] : blocks[0] + length])]
    for start in blocks:
        rows = (list(line[start : start + length]) for line in lines[at + 1 :])
        found += [row for row in rows if any(row)]
    return found


def _blocks(header: Sequence[str]) -> list[int]:
    """Where the same headers begin again, at least two of them, the first a known one."""
    first = next((cell for cell in header if cell), "")
    starts = [place for place, cell in enumerate(header) if cell == first]
    if len(starts) < 2 or not how_many_known([first]):
        return []
    pieces = [_filled(header[start:end]) for start, end in zip(starts, [*starts[1:], len(header)], strict=True)]
    return starts if len(pieces[0]) > 1 and all(piece == pieces[0] for piece in pieces) else []


def _filled(header: Sequence[str]) -> list[str]:
    """Headers without the empty ones behind them."""
    found = list(header)
    while found and not found[-1]:
        found.pop()
    return found
