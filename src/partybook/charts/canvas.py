"""SVG as text: elements, a document with its title and description, and words that cannot break out of it.

What is made here holds no script, style sheet, style attribute, event handler or address of another file, so that it
can stand in a page under a strict content security policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from partybook.charts.lettering import direction, width_of
from partybook.model import digest

FONTS = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif"  # noqa: E501
BACKGROUND, INK, FAINT, RULE = "#ffffff", "#1d1f23", "#5c6068", "#dfe1e5"
"""The paper; words; lesser words (contrast 6 to 1 on the paper); lines that help the eye."""

TITLE, PLAIN, SMALL = 16.0, 12.0, 10.0
"""Pixels: the height of letters. None is smaller than `SMALLEST`, which is legible in print at 960 wide."""
SMALLEST = 9.0

LONGEST = 200
"""Characters shown of a name; a longer one is no name and is cut with an ellipsis."""

_UNFIT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""What XML does not allow, and marks that turn the direction of what follows."""


def cleaned(words: str) -> str:
    """One line of words that XML allows, at most `LONGEST` characters; a typewriter's dash (" -- ") is set as one."""
    plain = " ".join(_UNFIT.sub("", words[: 4 * LONGEST]).split()).replace(" -- ", " – ")
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def number(value: float) -> str:
    """A coordinate with one decimal at most, the same on every machine."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def tag(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element. Underscores of attribute names are hyphens, an underscore at the end is dropped; None is left out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, float | int) else escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def hint(words: str) -> str:
    """What a pointer resting on the element shows, and what a screen reader may read."""
    return f"<title>{escape(cleaned(words), quote=False)}</title>"


def text(
    words: str,
    x: float,
    y: float,
    *,
    size: float = PLAIN,
    anchor: str = "start",
    fill: str = INK,
    weight: str | None = None,
    halo: str | None = None,
    after: str = "",
) -> str:
    """A line of words with its base line at y; `anchor` is start, middle or end of the line, at x, left to right.

    Words of a script written from right to left are set so, and keep the side of x on which they stand. `after` is a
    figure that follows the words more faintly.
    """
    plain = cleaned(words)
    towards = direction(plain)
    if towards == "rtl":
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    more = [tag("tspan", escape(cleaned(after), quote=False), dx=7, fill=FAINT)] if after else []
    return tag(
        "text",
        escape(plain, quote=False),
        *more,
        x=x,
        y=y,
        font_size=size,
        text_anchor=None if anchor == "start" else anchor,
        fill=fill,
        font_weight=weight,
        direction="rtl" if towards == "rtl" else None,
        stroke=halo,
        stroke_width=3 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
    )


def faint(words: str, x: float, y: float, anchor: str = "middle") -> str:
    """Small words that help the eye: years, values of a scale."""
    return text(words, x, y, size=SMALL, anchor=anchor, fill=FAINT)


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = RULE, **more: str | float | None) -> str:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **more)


def fitted(words: str, room: float, size: float, bold: bool = False) -> str:
    """The words, cut with an ellipsis where they are wider than the room; empty when not even two letters fit."""
    plain = cleaned(words)
    if width_of(plain, size, bold) <= room:
        return plain
    low, high = 0, len(plain)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(plain[:middle].rstrip() + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return plain[:low].rstrip() + "…" if low >= 2 else ""


def wrapped(words: str, room: float, size: float, most: int = 3) -> list[str]:
    """The words in lines no wider than the room, the last one cut when there would be more than `most`."""
    lines: list[str] = []
    rest = cleaned(words).split(" ")
    while rest and rest != [""]:
        taken = len(rest)
        if len(lines) + 1 < most:
            while taken > 1 and width_of(" ".join(rest[:taken]), size) > room:
                taken -= 1
        lines.append(fitted(" ".join(rest[:taken]), room, size) or "…")
        rest = rest[taken:]
    return lines


def document(title: str, description: str, width: float, height: float, body: Iterable[str]) -> str:
    """A whole picture. Title and description have ids of their own, so that many pictures can stand in one page."""
    inside = "\n".join(body)
    key = "c" + digest(f"{title}\n{width}\n{inside}".encode())[:10]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" aria-labelledby="{key}t {key}d" '
        f'font-family="{FONTS}">\n'
        f'<title id="{key}t">{escape(cleaned(title), quote=False)}</title>\n'
        f'<desc id="{key}d">{escape(_described(description), quote=False)}</desc>\n'
        f'<rect width="{number(width)}" height="{number(height)}" fill="{BACKGROUND}"/>\n'
        f"{inside.replace(_KEY, key)}\n</svg>\n"
    )


_KEY = "chart-key-"


def local_id(name: str) -> str:
    """An id that is unique in a page once `document` has put the picture's own key in front of it."""
    return f"{_KEY}{name}"


def _described(words: str) -> str:
    return " ".join(_UNFIT.sub("", words[: 20 * LONGEST]).split())


def heading(title: str, below: str, width: float, margin: float) -> tuple[list[str], float]:
    """Title and subtitle at the top left, in as many lines as they need, and how far down they reach."""
    out, y = [], 8.0
    for words, size, fill, weight in ((title, TITLE, INK, "bold"), (below, 11.0, FAINT, None)):
        for words_of_line in wrapped(words, width - 2 * margin, size * (1.1 if weight else 1.0), 4):
            y += size * 1.3
            out.append(text(words_of_line, margin, y, size=size, fill=fill, weight=weight))
    return out, y + 8.0
