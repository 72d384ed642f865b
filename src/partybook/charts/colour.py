"""Colours: as sources give them, kept apart and visible; and a palette that colour-blind readers can tell apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from partybook.terms import load

Rgb = tuple[float, float, float]

OTHERS = "#c9ccd1"
"""Those without a band of their own."""

PALETTE = (
    "#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#f0e442",
)  # fmt: skip
"""Okabe and Ito (2008), Color Universal Design, without black: told apart with any common colour blindness."""

_SHADES = (0.0, -0.14, 0.13, -0.24)
"""Steps of lightness (OKLab) by which the palette is extended when its seven hues are used up."""

_VISIBLE = 1.35
"""The contrast that a surface keeps against white paper; its outline has `_OUTLINE`."""
_OUTLINE = 3.0
"""WCAG 2.2, 1.4.11: 3 to 1 for parts of a picture."""
_APART = 0.09
"""The distance in OKLab under which two surfaces side by side look alike."""
_DISTINCT = 0.055
"""The same of two that stand apart in one picture, and are told by its key."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\Z")


@lru_cache(maxsize=4096)
def parsed(said: str) -> str:
    """A colour as #rrggbb from `#F00`, `#FF0000` or the name of a CSS colour; empty for what is none of these."""
    words = said.strip()
    found = _HEX.match(words)
    if found:
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    return _css().get(re.sub(r"[\s_-]+", "", words.casefold()), "")


@cache
def _css() -> dict[str, str]:
    """The named colours of CSS as #rrggbb."""
    named: dict[str, str] = load("colours")["css"]
    return named


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(surface: str) -> str:
    """Dark or light letters, whichever stands out more."""
    return max(("#111318", "#ffffff"), key=lambda ink: contrast(ink, surface))


@lru_cache(maxsize=4096)
def visible(colour: str, paper: str = "#ffffff", least: float = _VISIBLE) -> str:
    """The colour, darkened as far as it must be to stand out from the paper."""
    lightness, a, b = _oklab(colour)
    while contrast(colour, paper) < least and lightness > 0.0:
        lightness -= 0.02
        colour = _hex((lightness, a, b))
    return colour


def outline(colour: str) -> str:
    """A darker tone of the colour that stands out from white paper."""
    return visible(colour, least=_OUTLINE)


def distance(one: str, other: str) -> float:
    """How different two colours look: Euclidean distance in OKLab (Ottosson 2020); black to white is 1."""
    return math.dist(_oklab(one), _oklab(other))


def assigned(
    wanted: Mapping[int, str], order: Sequence[int], beside: Mapping[int, Iterable[int]] | None = None
) -> dict[int, str]:
    """A colour for each of `order`, most important first: the one it is known by, or one of the palette.

    A known colour that looks like one already given is made lighter or darker, or turned a little where that is not
    enough; it must differ more from a neighbour's (`beside`) than from others'. Those without one take the colour of
    the palette that is farthest from all given so far.
    """
    given: dict[int, str] = {}
    for one in (*(one for one in order if wanted.get(one)), *(one for one in order if not wanted.get(one))):
        if wanted.get(one):
            near = set((beside or {}).get(one, ()))
            others = [(colour, _APART if other in near else _DISTINCT) for other, colour in given.items()]
            given[one] = _apart(visible(wanted[one]), [(OTHERS, _APART), *others])
        else:
            taken = [*given.values(), OTHERS]
            given[one] = max(_extended(), key=lambda colour: round(min(distance(colour, t) for t in taken), 3))
    return given


_TONES = tuple(
    (step, turn) for turn in (0.0, 0.2, -0.2) for step in (0.0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21, 0.3, 0.38)
)
"""Steps of lightness and turns of hue (radians) by which a colour is changed, the least change first."""


def _apart(colour: str, others: Sequence[tuple[str, float]]) -> str:
    """The tone of the colour nearest to it that is as far from all others as it must be, or the most different."""
    lightness, a, b = _oklab(colour)
    best, room = colour, -1.0
    for step, turn in _TONES:
        hue = (a * math.cos(turn) - b * math.sin(turn), a * math.sin(turn) + b * math.cos(turn))
        tone = visible(_hex((min(max(lightness + step, 0.2), 0.93), *hue))) if step or turn else colour
        here = min(distance(tone, other) / least for other, least in others)
        if here >= 1:
            return tone
        if here > room:
            best, room = tone, here
    return best


@lru_cache(maxsize=1)
def _extended() -> tuple[str, ...]:
    made = []
    for step in _SHADES:
        for colour in PALETTE:
            lightness, a, b = _oklab(colour)
            made.append(visible(_hex((lightness + step, a, b))) if step else visible(colour))
    return tuple(made)


def _channels(colour: str) -> Rgb:
    """Linear red, green and blue, 0 to 1 (sRGB, IEC 61966-2-1)."""
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def _oklab(colour: str) -> Rgb:
    """Lightness and two axes of colour (Ottosson 2020, https://bottosson.github.io/posts/oklab)."""
    r, g, b = _channels(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(lab: Rgb) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_byte(value):02x}" for value in linear)


def _byte(linear: float) -> int:
    value = min(max(linear, 0.0), 1.0)
    encoded = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return round(255 * encoded)
