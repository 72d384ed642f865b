"""Why two may be one party: each reason moves the chance to the right or to the left, until where it ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import Scale
from partybook.charts.colour import PALETTE
from partybook.charts.lettering import width_of
from partybook.identity.reasons import Reason

FOR, AGAINST = PALETTE[0], PALETTE[3]
_WORDS = {"start": "before any evidence", "list": "the rest of the list", "results": "vote shares"}
_CHANCES = (0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999)
_MARGIN, _BAR, _LINE = 16.0, 13.0, 13.0
_LEAST, _MOST = -16.0, 16.0
"""Logarithms of odds between which reasons are drawn to scale: what goes beyond decides, however far it goes."""


class Weighed(msgspec.Struct, frozen=True):
    """A comparison: who is held to be who, the reasons whose weights add up to the logarithm of the odds, the chance
    that comes of it (0 to 1)."""

    title: str
    reasons: tuple[Reason, ...]
    chance: float


class _Step(msgspec.Struct, frozen=True):
    """A reason with the logarithms of odds before and after it."""

    reason: Reason
    before: float
    after: float


def picture(title: str, weighed: Sequence[Weighed], width: int) -> str:
    """The comparisons below each other, on one scale of chances, as SVG. `title` names what was compared."""
    steps = [_steps(one.reasons) for one in weighed]
    reached = [odds for some in steps for step in some for odds in (step.before, step.after)] + [0.0]
    below = "each bar moves the chance to the right (for) or to the left (against); figures are logarithms of odds"
    body, y = canvas.heading(title, below, width, _MARGIN)
    names = max(width_of(_WORDS.get(step.reason.about, step.reason.about), canvas.PLAIN) for s in steps for step in s)
    scale = Scale(min(reached) - 0.5, max(reached) + 0.5, _MARGIN + names + 12, width - _MARGIN - 40)
    for one, some in zip(weighed, steps, strict=True):
        drawn, y = _panel(one, some, scale, y, width)
        body += drawn
    description = " ".join(_said(one) for one in weighed)
    return canvas.document(f"Evidence: {title}", description, width, y, body)


def _steps(reasons: Sequence[Reason]) -> list[_Step]:
    """The reasons one after the other, from what has to be outweighed."""
    first = [reason for reason in reasons if reason.about == "start"]
    odds, found = 0.0, []
    for reason in (*first, *(reason for reason in reasons if reason.about != "start")):
        found.append(_Step(reason, _cut(odds), _cut(odds + reason.weight)))
        odds += reason.weight
    return found


def _cut(odds: float) -> float:
    return min(max(odds, _LEAST), _MOST)


def _panel(one: Weighed, steps: Sequence[_Step], scale: Scale, top: float, width: float) -> tuple[list[str], float]:
    """One comparison, and how far down it reaches."""
    y = top + 16
    title = canvas.fitted(f"{one.title}: {_percent(one.chance)}", width - 2 * _MARGIN, 13.0, True)
    body, grid_from = [canvas.text(title, _MARGIN, y, size=13.0, weight="bold")], y + 22
    y = grid_from + 4
    for step in steps:
        drawn, y = _row(step, scale, y, width)
        body.append(drawn)
    return [*_grid(scale, grid_from, y), *body], y + 12


def _grid(scale: Scale, top: float, bottom: float) -> list[str]:
    """A line down at chances that say something, the even one darker."""
    out, last = [], -math.inf
    for chance in _CHANCES:
        odds = math.log(chance / (1 - chance))
        x, words = scale.x(odds), _percent(chance)
        if scale.low <= odds <= scale.high and x - last > width_of(words, canvas.SMALL) + 12:
            out.append(canvas.line(x, top, x, bottom, stroke=canvas.FAINT if chance == 0.5 else canvas.RULE))
            out.append(canvas.faint(words, x, top - 4))
            last = x
    return out


def _row(step: _Step, scale: Scale, y: float, width: float) -> tuple[str, float]:
    """A reason: its bar from where the chance stood to where it moves it, and its words below."""
    reason = step.reason
    left, right = sorted((scale.x(step.before), scale.x(step.after)))
    base = y + _BAR - 3
    inside = [
        canvas.hint(f"{reason.about} {_figure(reason.weight)}: {reason.text}"),
        canvas.text(_WORDS.get(reason.about, reason.about), scale.left - 12, base, anchor="end"),
        canvas.tag(
            "rect", x=left, y=y, width=max(right - left, 1.0), height=_BAR, fill=FOR if reason.weight > 0 else AGAINST
        ),
        canvas.text(_figure(reason.weight), right + 5, base, size=11.0, halo=canvas.BACKGROUND),
    ]
    y += _BAR + _LINE
    for words in canvas.wrapped(reason.text, width - scale.left - _MARGIN, 11.0, 2):
        inside.append(canvas.text(words, scale.left, y - 1, size=11.0, fill=canvas.FAINT, halo=canvas.BACKGROUND))
        y += _LINE
    return canvas.tag("g", *inside), y - 2


def _figure(weight: float) -> str:
    return "decides" if math.isinf(weight) else f"{weight:+.1f}"


def _percent(chance: float) -> str:
    """A chance in percent: 0.01%, 50%, 99.9%."""
    percent = 100 * chance
    if 1 <= percent <= 99:
        return f"{percent:.0f}%"
    return f"{percent:.3g}%" if percent < 1 else f"{percent:.4g}%"


def _said(one: Weighed) -> str:
    told = "; ".join(f"{reason.about} {_figure(reason.weight)}, {reason.text}" for reason in one.reasons)
    return f"{one.title}: {_percent(one.chance)}. {told}."
