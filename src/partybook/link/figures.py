"""Figures in cells of election results: what is one, what says that there is none, and a party's best."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[-–+]?\d[\d.,'’\s\u00a0\u202f]*%?\Z")
_NO_FIGURE = re.compile(r"[0.,%\s]*\Z|[-–—.:/xX*]+\Z|n\.?\s?a\.?\Z", re.IGNORECASE)
_MOST_OF = 0.8
HUNDRED = 100.0
"""The largest figure that may be a share in percent."""

Figure = tuple[str, float | None]
"""A year, and the share where it is one."""


def is_figures(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are figures, or say that there is none."""
    return sum(bool(_NUMBER.match(cell)) or is_no_figure(cell) for cell in cells) >= _MOST_OF * len(cells)


def is_no_figure(cell: str) -> bool:
    """Whether a cell says that there is no figure: it is empty, zero, a dash or the like."""
    return _NO_FIGURE.match(cell) is not None


def figure(text: str) -> float | None:
    """A number that may be a share; None for one that is written with thousands, and for none."""
    try:
        return float(text.rstrip("% ").replace(",", "."))
    except ValueError:
        return None


def summed_up(figures: Sequence[Figure]) -> tuple[str, str, str, str]:
    """The first and the last year of figures, the best share and its year."""
    years = sorted(year for year, _ in figures if year)
    year, best = max(figures, key=lambda figure: figure[1] or 0)
    share = "" if best is None else f"{best:g}"
    return (years[0] if years else "", years[-1] if years else "", share, year if share else "")
