"""Who led a party and when: a bar for each time in office; those without dates by name."""

from __future__ import annotations

from collections.abc import Sequence

from partybook.charts import canvas
from partybook.charts.axis import YearScale
from partybook.charts.colour import PALETTE, outline, visible
from partybook.charts.facts import Span, Year
from partybook.charts.lettering import width_of
from partybook.errors import InvalidValue

_ROW, _BAR, _SIZE, _MARGIN = 22.0, 12.0, 11.5, 16.0


def picture(party: str, leaders: Sequence[Span], colour: str, until: Year | None, width: int) -> str:
    """The leaders as SVG, in order of time. `until` is how far an open end is drawn: the last year of the party.

    Of somebody with dates, what names him without is left out. Raises `InvalidValue` when no source names a leader.
    """
    if not leaders:
        raise InvalidValue(f"no source names a leader of {party}")
    dated = sorted(
        (span for span in leaders if span.start is not None or span.end is not None),
        key=lambda span: span.start if span.start is not None else span.end or 0.0,
    )
    known = {span.words for span in dated}
    undated = [span for span in leaders if span.start is None and span.end is None and span.words not in known]
    below = f"{len(dated)} with dates" + (f", {len(undated)} without" if undated else "")
    if dated:
        below += ". A dotted side: no source gives the beginning or the end"
    title = f"Leaders of {party}"
    head, y = canvas.heading(title, below, width, _MARGIN)
    body = [*head]
    if dated:
        drawn, y = _bars(dated, visible(colour or PALETTE[0]), until, width, y)
        body += drawn
    if undated:
        drawn, y = _names(undated, width, y + 14)
        body += drawn
    said = "; ".join(f"{span.words}{_office(span)}: {span.label or 'no dates'}" for span in leaders)
    return canvas.document(title, said, width, y + 12, body)


def _bars(dated: Sequence[Span], fill: str, until: Year | None, width: int, top: float) -> tuple[list[str], float]:
    known = [year for span in dated for year in (span.start, span.end) if year is not None]
    low, high = min(known), max([*known, *([until] if until is not None else [])])
    names = min(max(width_of(_named(span), _SIZE) for span in dated) + 4, width * 0.45)
    scale = YearScale(low, high, _MARGIN + names + 14, width - _MARGIN - 74)
    first = top + 22
    bottom = first + len(dated) * _ROW
    found = scale.grid(first - 4, bottom)
    latest = max((span.start for span in dated if span.start is not None), default=None)
    for number, span in enumerate(dated):
        goes_on = span.start is not None and span.start == latest
        found.append(_bar(span, first + number * _ROW, names, fill, scale, goes_on))
    return found, bottom


_STUB = 24.0
"""Pixels of a bar beyond which its beginning or end is not known."""


def _bar(span: Span, y: float, names: float, fill: str, scale: YearScale, goes_on: bool) -> str:
    """A tenure; without an end, it goes on to the end of the picture when nobody is known to have begun later, and is
    a stub otherwise."""
    middle = y + _ROW / 2
    start = span.start if span.start is not None else span.end
    end = span.end if span.end is not None else scale.high if goes_on else span.start
    left, right = scale.x(start or 0.0), scale.x(end or 0.0)
    edge = outline(fill)
    if span.start is None:
        left, right = right - _STUB, right
    if span.end is None:
        right = max(right, left + _STUB)
    right = max(right, left + 3)
    sides = [
        canvas.line(x, middle - _BAR / 2 - 2, x, middle + _BAR / 2 + 2, stroke=edge, stroke_width=1.4,
                    stroke_dasharray=None if known else "1.5 2")
        for x, known in ((left, span.start is not None), (right, span.end is not None))
    ]  # fmt: skip
    opacity = None if span.start is not None and span.end is not None else 0.45
    return canvas.tag(
        "g",
        canvas.hint(f"{span.words}{_office(span)}: {span.label}"),
        canvas.text(canvas.fitted(_named(span), names, _SIZE), _MARGIN, middle + 4, size=_SIZE),
        canvas.tag(
            "rect", x=left, y=middle - _BAR / 2, width=right - left, height=_BAR, fill=fill, fill_opacity=opacity
        ),
        *sides,
        canvas.faint(span.label, right + 6, middle + 4, "start"),
    )


def _names(undated: Sequence[Span], width: int, y: float) -> tuple[list[str], float]:
    found = [canvas.faint("No source gives their dates:", _MARGIN, y + 8, "start")]
    room = max(width_of(_named(span), _SIZE) for span in undated) + 24
    columns = max(1, min(int((width - 2 * _MARGIN) // room), 4))
    rows = -(-len(undated) // columns)
    for number, span in enumerate(undated):
        column, row = divmod(number, rows)
        x = _MARGIN + column * (width - 2 * _MARGIN) / columns
        words = canvas.fitted(_named(span), (width - 2 * _MARGIN) / columns - 8, _SIZE)
        found.append(canvas.text(words, x, y + 26 + row * 18, size=_SIZE))
    return found, y + 26 + rows * 18 - 8


def _named(span: Span) -> str:
    return span.words + _office(span)


def _office(span: Span) -> str:
    return f", {span.role}" if span.role and span.role.lower() != "leader" else ""
