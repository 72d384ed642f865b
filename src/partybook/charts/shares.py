"""Shares of the vote as bars, the largest first, with the share of the seats marked on each."""

from __future__ import annotations

from partybook.charts import canvas
from partybook.charts.colour import OTHERS, assigned, outline
from partybook.charts.lettering import width_of
from partybook.charts.seats import Contest, Won
from partybook.errors import InvalidValue

_MOST_BARS = 16
"""Parties with a bar of their own; the rest are one bar."""

_ROW, _BAR = 24.0, 15.0


def picture(contest: Contest, width: int) -> str:
    """The bars as SVG. Raises `InvalidValue` when no source gives votes or seats."""
    seats = sum(one.seats or 0.0 for one in contest.won)
    house = max(contest.seats_total or 0.0, seats)
    told = [one for one in contest.won if one.share is not None or one.seats]
    if not told:
        raise InvalidValue(f"no source gives votes or seats of {contest.title}")
    largest = sorted(told, key=lambda one: (-(one.share or 0.0), -(one.seats or 0.0), one.name, one.party))
    rows = _folded(largest)
    margin, figures = 16.0, 58.0 if width < 600 else 130.0
    names = min(max(width_of(one.name, canvas.PLAIN) for one in rows), width * (0.36 if width < 600 else 0.4))
    left = margin + names + 10
    most = max(max(one.share or 0.0, 100 * (one.seats or 0.0) / house if house else 0.0) for one in rows) or 1.0
    scale = (width - left - margin - figures) / most
    below = "share of the vote" + ("; the line across each bar is the share of the seats" if house else "")
    head, top = canvas.heading(contest.title, f"{below}; source: {contest.source}", width, margin)
    colours = assigned({one.party: one.colour for one in rows}, [one.party for one in rows]) | {0: OTHERS}
    body = [*head, canvas.line(left, top, left, top + len(rows) * _ROW, stroke=canvas.FAINT)]
    for number, one in enumerate(rows):
        body.append(_bar(one, colours[one.party], left, top + number * _ROW, scale, house, names, width < 600))
    description = "; ".join(_said(one, house) for one in rows)
    return canvas.document(f"Votes: {contest.title}", description, width, top + len(rows) * _ROW + 14, body)


def _folded(largest: list[Won]) -> list[Won]:
    if len(largest) <= _MOST_BARS:
        return largest
    rest = largest[_MOST_BARS - 1 :]
    share = sum(one.share or 0.0 for one in rest)
    others = Won(0, f"{len(rest)} others", share=share, seats=sum(one.seats or 0.0 for one in rest))
    return [*largest[: _MOST_BARS - 1], others]


def _bar(one: Won, fill: str, left: float, y: float, scale: float, house: float, names: float, narrow: bool) -> str:
    long = (one.share or 0.0) * scale
    base = y + _ROW / 2 + 4
    name = one.name if width_of(one.name, canvas.PLAIN) <= names or not one.short else one.short
    inside = [
        canvas.hint(_said(one, house)),
        canvas.text(canvas.fitted(name, names, canvas.PLAIN), left - 8, base, anchor="end"),
        canvas.tag(
            "rect", x=left, y=y + (_ROW - _BAR) / 2, width=max(long, 0.5), height=_BAR, fill=fill, stroke=outline(fill),
            stroke_width=0.6,
        ),
    ]  # fmt: skip
    end = long
    if house and one.seats:
        mark = 100 * one.seats / house * scale
        end = max(end, mark)
        inside.append(canvas.line(left + mark, y + 2, left + mark, y + _ROW - 2, stroke=canvas.INK, stroke_width=2.0))
    inside.append(canvas.text(_figures(one, narrow), left + end + 6, base, size=11.0))
    return canvas.tag("g", *inside, data_party=str(one.party) if one.party else None)


def _figures(one: Won, narrow: bool) -> str:
    share = "" if one.share is None else f"{one.share:.1f} %"
    seats = "" if one.seats is None or narrow else f"{one.seats:g} seats"
    return ", ".join(part for part in (share, seats) if part) or (f"{one.seats:g} seats" if one.seats else "")


def _said(one: Won, house: float) -> str:
    share = "share not known" if one.share is None else f"{one.share:.1f} %"
    seats = "" if one.seats is None else f", {one.seats:g} of {house:g} seats"
    return f"{one.name}: {share}{seats}"
