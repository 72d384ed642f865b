"""A lineage as an SVG picture: a row for each party along the years, a line for each step from one to another."""

from __future__ import annotations

from html import escape

from partybook.identity.lineage.event import Event
from partybook.parties.ask import LineageView

_ROW, _LEFT, _RIGHT, _TOP = 26, 20, 320, 36
_WIDTH = 900
"""Pixels: height of a row, margins (names stand in the right one), and width of the picture."""


def as_svg(view: LineageView) -> str:
    """The picture as one SVG element with a title and a description, readable without colour.

    Parties stand in the order of their beginnings; a life without a known end runs to the last year known of any.
    """
    years = _years(view)
    low, high = min(first for first, _, _ in years.values()), max(last for _, last, _ in years.values())
    order = sorted(years, key=lambda party: (years[party][0], years[party][1], view.name(party)))
    row = {party: number for number, party in enumerate(order)}
    scale = (_WIDTH - _LEFT - _RIGHT) / max(high - low, 1)
    height = _TOP + _ROW * (len(order) + 1)
    title = f"Lineage of {view.party.name}"
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f"<desc>{len(order)} parties and {len(view.events)} events, {low} to {high}; rule {view.rule}</desc>",
    ]

    def x(year: int) -> float:
        return round(_LEFT + (year - low) * scale, 1)

    def y(party: int) -> int:
        return _TOP + row[party] * _ROW + 10

    step = next(size for size in (5, 10, 20, 50, 100, 500) if (high - low) / size <= 12)
    for year in range(low - low % step, high + 1, step):
        if year >= low:
            out.append(f'<line x1="{x(year)}" x2="{x(year)}" y1="20" y2="{height - 10}" stroke="#ddd"/>')
            out.append(f'<text x="{x(year)}" y="14" text-anchor="middle" fill="#555">{year}</text>')
    for party in order:
        first, last, open_end = years[party]
        dash = ' stroke-dasharray="6 3"' if open_end else ""
        width = 8 if party == view.party.party else 5
        end = max(x(last), x(first) + 3)
        out.append(
            f'<line x1="{x(first)}" x2="{end}" y1="{y(party)}" y2="{y(party)}" stroke="#36648b" '
            f'stroke-width="{width}"{dash}/>'
        )
        out.append(f'<text x="{end + 6}" y="{y(party) + 4}">{escape(view.name(party))}</text>')
    for event in view.events:
        out += _arrows(event, years, x, y)
    return "\n".join([*out, "</svg>"])


def _arrows(event: Event, years, x, y) -> list[str]:  # type: ignore[no-untyped-def]
    dash = ' stroke-dasharray="3 3"' if event.type == "unspecified" else ""
    out = []
    for origin in event.origins:
        for destination in event.destinations:
            if not (origin.party and destination.party) or origin.party == destination.party:
                continue
            year = event.date.year if event.date and event.date.year else years[destination.party][0]
            out.append(
                f'<path d="M{x(year)} {y(origin.party)} L{x(year)} {y(destination.party)}" stroke="#b22222" '
                f'fill="none"{dash}><title>{escape(f"{event.type} {event.date or chr(63)}")}</title></path>'
            )
            out.append(f'<circle cx="{x(year)}" cy="{y(destination.party)}" r="3" fill="#b22222"/>')
    return out


def _years(view: LineageView) -> dict[int, tuple[int, int, bool]]:
    """For each party its first and last year, and whether the end is open; dates of events where nothing else is."""
    told: dict[int, list[int]] = {party: [] for party in view.parties}
    for event in view.events:
        for one in event.participants:
            if one.party and event.date and event.date.year:
                told[one.party].append(event.date.year)
    known = [year for entry in view.parties.values() for year in (entry.life.first, entry.life.ended) if year]
    known += [year for years in told.values() for year in years]
    latest = max(known, default=2000)
    found = {}
    for party, entry in view.parties.items():
        first = min([entry.life.first or latest, *told[party]])
        last = entry.life.ended
        found[party] = (first, max(first, last) if last else latest, last is None)
    return found
