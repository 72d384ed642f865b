"""The party river as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from partybook.charts import canvas
from partybook.charts.axis import year_marks
from partybook.charts.colour import OTHERS as OTHERS_COLOUR
from partybook.charts.colour import assigned, contrast, ink_on, outline
from partybook.charts.facts import Party, Step, Tally
from partybook.charts.key import KeyEntry, key_below
from partybook.charts.lettering import width_of
from partybook.charts.river.flow import OTHERS, Flow, flow_of, unit_of
from partybook.charts.river.labels import Label, beside, inside
from partybook.charts.river.layout import PURE, Crossing, Edge, Frame, Layout, laid_out
from partybook.charts.river.order import ordered
from partybook.errors import InvalidValue

_NARROW = 600
"""Pixels of width below which fewer parties have bands."""

_THRESHOLD, _THRESHOLD_NARROW = 2.5, 4.0
"""Percent that a party once won to have a band."""
_MOST, _MOST_NARROW = 28, 20

_PART = 0.45
"""The height of a river of which a part is known, over that of a whole one."""

_FEW = 3
"""Bands up to which every figure is written above its election."""

_MARGIN = 14.0
_PALE = 3.0
"""A band of less contrast to the paper has an outline of more."""

_NOTED = 110.0
"""Pixels between two elections in which "no election" has room between their years."""

_BOUNDARY_SIZE = 10.5
"""Letters in the margin."""


class River(msgspec.Struct, frozen=True):
    """A river ready to be drawn: its flow, geometry, names and colours."""

    flow: Flow
    order: tuple[int, ...]
    layout: Layout
    frame: Frame
    names: tuple[Label, ...]
    colours: Mapping[int, str]


def river_of(
    country: str, tallies: Sequence[Tally], parties: Mapping[int, Party], steps: Iterable[Step], width: int, top: float
) -> River:
    """The geometry of a country's river. Raises `InvalidValue` when no election has figures."""
    narrow = width < _NARROW
    flow = flow_of(
        tallies,
        parties,
        steps,
        threshold=_THRESHOLD_NARROW if narrow else _THRESHOLD,
        most=_MOST_NARROW if narrow else _MOST,
    )
    if not flow.columns:
        raise InvalidValue(f"no source gives votes or seats of elections in {country}")
    order = ordered(flow)
    right = max((width_of(words, _BOUNDARY_SIZE) for _, words in _last(flow, order)), default=0.0)
    height = min(max(width * 0.56, 300.0), 760.0) * (1.0 if flow.whole else _PART)
    frame = Frame(_MARGIN + 22, top, width - _MARGIN - right - 10, top + height, 1.0 if narrow else 1.5)
    layout = laid_out(flow, order, frame)
    years = [(x, column.when) for x, column in zip(layout.xs, flow.columns, strict=True)]
    names = inside(flow.parties, layout.samples, [years[0], years[-1]])
    return River(flow, tuple(order), layout, frame, tuple(names), _colours(flow, order))


def _last(flow: Flow, order: Sequence[int]) -> list[tuple[int, str]]:
    """What stands at the end of each band of the last election."""
    sizes = flow.columns[-1].sizes
    return [(party, f"{_short(flow, party)} {percent(sizes[party])}") for party in order if party in sizes]


def percent(share: float) -> str:
    """A share in words: one decimal, and two for what would be 0.0."""
    return f"{share:.1f} %" if share >= 0.05 else f"{share:.2f} %"


def _short(flow: Flow, party: int) -> str:
    """The name at the end of a band: the last one borne, or the short one where that is longer."""
    if party == OTHERS:
        return "others"
    known = flow.parties[party]
    last = known.renamed[-1][1] if known.renamed else known.name
    words = last if len(last) <= 12 or not known.short else known.short
    return canvas.fitted(words, 110.0, _BOUNDARY_SIZE)


def _colours(flow: Flow, order: Sequence[int]) -> dict[int, str]:
    weight = {party: sum(column.sizes.get(party, 0.0) for column in flow.columns) for party in order}
    bands = [party for party in order if party != OTHERS]
    near: dict[int, set[int]] = {party: set() for party in bands}
    for column in flow.columns:
        present = [party for party in bands if party in column.sizes]
        for one, other in pairwise(present):
            near[one].add(other)
            near[other].add(one)
    wanted = {party: flow.parties[party].colour for party in bands}
    return assigned(wanted, sorted(bands, key=lambda party: (-weight[party], party)), near) | {OTHERS: OTHERS_COLOUR}


def picture(
    country: str, kind: str, tallies: Sequence[Tally], parties: Mapping[int, Party], steps: Iterable[Step], width: int
) -> str:
    """The river of a country's elections of one kind as SVG. Raises `InvalidValue` when no election has figures."""
    head, top = canvas.heading(*_headings(country, kind, tallies), width, _MARGIN)
    river = river_of(country, tallies, parties, steps, width, top + 14)
    flow, frame = river.flow, river.frame
    body = [*head]
    body += [_crossing(river, crossing, number) for number, crossing in enumerate(river.layout.crossings)]
    body += _bands(river)
    body += _columns(river)
    body += [_name(river, label) for label in river.names]
    body += _figures(river)
    body += _ends(river)
    body += _scale(river)
    below = frame.bottom + 30
    keys, bottom = key_below(_key(river), _MARGIN, below, width - 2 * _MARGIN)
    notes, bottom = _notes(river, bottom + (8 if keys else 0), width)
    return canvas.document(
        _headings(country, kind, tallies)[0], _description(flow), width, bottom + 8, [*body, *keys, *notes]
    )


def _headings(country: str, kind: str, tallies: Sequence[Tally]) -> tuple[str, str]:
    first, last = int(min(t.when for t in tallies)), int(max(t.when for t in tallies))
    years = f"{first}–{last}" if first != last else f"{first}"
    sources = ", ".join(sorted({tally.source for tally in tallies if tally.source}))
    names = {"parliament": "parliamentary", "president": "presidential", "": ""}
    title = f"{country}: parties in {names.get(kind, kind.replace('_', ' '))} elections, {years}".replace("  ", " ")
    return title, f"Bands are as wide as the share of {unit_of(tallies)}. Source: {sources}"


def _bands(river: River) -> list[str]:
    """A group for each party: its pieces as one path, the stretches without elections faintly, and their edges."""
    found = []
    for party in river.order:
        fill = river.colours[party]
        pieces = [piece for piece in river.layout.pieces if piece.party == party]
        solid = [_outline(piece.edges) for piece in pieces if not piece.faint]
        faint = [_outline(piece.edges) for piece in pieces if piece.faint]
        for column, at in enumerate(river.flow.columns):
            if party in at.sizes:
                x, half, slot = river.layout.xs[column], river.layout.half[column], river.layout.slots[party][column]
                solid.append(_outline((Edge(x - half, slot.top, slot.bottom), Edge(x + half, slot.top, slot.bottom))))
        inside = [canvas.hint(_hint(river.flow, party)), canvas.tag("path", d="".join(solid), fill=fill)]
        if faint:
            inside.append(canvas.tag("path", d="".join(faint), fill=fill, fill_opacity=0.3))
        if party != OTHERS and contrast(fill, canvas.BACKGROUND) < _PALE:
            edges = "".join(_edges(piece.edges) for piece in pieces)
            inside.append(canvas.tag("path", d=edges, fill="none", stroke=outline(fill), stroke_width=0.7))
        found.append(canvas.tag("g", *inside, data_party=str(party) if party else None))
    return found


def _edges(edges: Sequence[Edge]) -> str:
    """The upper and the lower edge of a stretch of a band."""
    n = canvas.number
    first, last = edges[0], edges[-1]
    if len(edges) == 2:
        x = n((first.x + last.x) / 2)
        sides = ((first.top, last.top), (first.bottom, last.bottom))
        return "".join(f"M{n(first.x)} {n(a)}C{x} {n(a)} {x} {n(b)} {n(last.x)} {n(b)}" for a, b in sides)
    over = "L".join(f"{n(edge.x)} {n(edge.top)}" for edge in edges)
    return f"M{over}M" + "L".join(f"{n(edge.x)} {n(edge.bottom)}" for edge in edges)


def _outline(edges: Sequence[Edge]) -> str:
    """A closed path around a stretch of a band: curves between two edges, straight lines between many."""
    n = canvas.number
    first, last = edges[0], edges[-1]
    if len(edges) == 2:
        middle = n((first.x + last.x) / 2)
        return (
            f"M{n(first.x)} {n(first.top)}C{middle} {n(first.top)} {middle} {n(last.top)} {n(last.x)} {n(last.top)}"
            f"V{n(last.bottom)}C{middle} {n(last.bottom)} {middle} {n(first.bottom)} {n(first.x)} {n(first.bottom)}Z"
        )
    over = "L".join(f"{n(edge.x)} {n(edge.top)}" for edge in edges)
    under = "L".join(f"{n(edge.x)} {n(edge.bottom)}" for edge in reversed(edges))
    return f"M{over}L{under}Z"


def _crossing(river: River, crossing: Crossing, number: int) -> str:
    """A flow from a band to another, in both their colours."""
    one, other = crossing.link.origin, crossing.link.destination
    key = canvas.local_id(f"f{number}")
    stops = [
        canvas.tag("stop", offset=place, stop_color=river.colours[party])
        for place, party in zip(PURE, (one, other), strict=True)
    ]
    gradient = canvas.tag(
        "linearGradient", *stops, id=key, gradientUnits="userSpaceOnUse",
        x1=crossing.left.x, x2=crossing.right.x, y1=0, y2=0,
    )  # fmt: skip
    names = " → ".join(_name_of(river.flow, party) for party in (one, other))
    said = canvas.hint(f"{names}: {crossing.link.kind} {crossing.link.label}".rstrip())
    path = canvas.tag("path", said, d=_outline((crossing.left, crossing.right)), fill=f"url(#{key})")
    return gradient + canvas.tag("g", path, fill_opacity=0.35 if crossing.faint else 1.0)


def _name_of(flow: Flow, party: int) -> str:
    return "others" if party == OTHERS else flow.parties[party].name


def _hint(flow: Flow, party: int) -> str:
    held = [(column.sizes[party], column.label) for column in flow.columns if party in column.sizes]
    most, when = max(held)
    return f"{_name_of(flow, party)}: {held[0][1]} to {held[-1][1]}, most {percent(most)} ({when})"


def _columns(river: River) -> list[str]:
    """A thin line through the bands at each election, a tick below it, and years where there is room."""
    frame, layout = river.frame, river.layout
    found = []
    for x, column in zip(layout.xs, river.flow.columns, strict=True):
        present = [layout.slots[p][river.flow.columns.index(column)] for p in river.order if p in column.sizes]
        top, bottom = min(slot.top for slot in present), max(slot.bottom for slot in present)
        found.append(canvas.line(x, top, x, bottom, stroke=canvas.BACKGROUND, stroke_width=0.7, stroke_opacity=0.45))
        found.append(canvas.line(x, frame.bottom + 4, x, frame.bottom + 9, stroke=canvas.FAINT))
    marks = year_marks([(x, int(column.when)) for x, column in zip(layout.xs, river.flow.columns, strict=True)], 10.0)
    found += [canvas.faint(words, x, frame.bottom + 21) for x, words in marks]
    unknown = [place for when in river.flow.unknown if (place := _x_of(river, when)) is not None]
    found += [
        canvas.line(x, frame.bottom + 4, x, frame.bottom + 9, stroke=canvas.FAINT, stroke_dasharray="1 1.5")
        for x in unknown
    ]
    for gap in layout.gaps:
        middle = (layout.xs[gap] + layout.xs[gap + 1]) / 2
        empty = not any(layout.xs[gap] < x < layout.xs[gap + 1] for x in unknown)
        if empty and layout.xs[gap + 1] - layout.xs[gap] > _NOTED:
            found.append(canvas.faint("no election", middle, frame.bottom + 21))
    return found


def _x_of(river: River, when: float) -> float | None:
    """Where a moment stands; None outside of the elections with figures."""
    first, last = river.flow.columns[0].when, river.flow.columns[-1].when
    if not first < when < last:
        return None
    return river.layout.xs[0] + (when - first) * (river.layout.xs[-1] - river.layout.xs[0]) / (last - first)


def _figures(river: River) -> list[str]:
    """Each figure above its band, where a few bands are all that is known."""
    if river.flow.whole or len(river.order) > _FEW:
        return []
    found = []
    for column, (x, at) in enumerate(zip(river.layout.xs[:-1], river.flow.columns[:-1], strict=True)):
        for party, size in at.sizes.items():
            y = river.layout.slots[party][column].top - 5
            anchor = "start" if column == 0 else "middle"
            found.append(canvas.text(percent(size), x, y, size=10.5, anchor=anchor, halo=canvas.BACKGROUND))
    return found


def _name(river: River, label: Label) -> str:
    fill = ink_on(river.colours[label.party])
    return canvas.text(label.words, label.x, label.y + label.size * 0.36, size=label.size, anchor="middle", fill=fill)


def _ends(river: River) -> list[str]:
    """Short names and shares at the right of the last election, joined to their bands where they had to move."""
    column = len(river.layout.xs) - 1
    x = river.layout.xs[-1] + river.layout.half[-1]
    ends = [
        (party, words, (river.layout.slots[party][column].top + river.layout.slots[party][column].bottom) / 2)
        for party, words in _last(river.flow, river.order)
    ]
    found = []
    for (party, words, wanted), y in zip(ends, beside(ends, river.frame.top, river.frame.bottom), strict=True):
        stroke = outline(river.colours[party])
        found.append(canvas.tag("path", d=_leader(x, wanted, y), stroke=stroke, fill="none", stroke_width=0.8))
        found.append(canvas.text(words, x + 10, y + _BOUNDARY_SIZE * 0.36, size=_BOUNDARY_SIZE))
    return found


def _leader(x: float, wanted: float, y: float) -> str:
    n = canvas.number
    return f"M{n(x + 1)} {n(wanted)}L{n(x + 3)} {n(wanted)}L{n(x + 8)} {n(y)}"


def _scale(river: River) -> list[str]:
    """At the left, how wide ten percent are (or five, one, twenty-five: whichever can be read)."""
    wide = next((p for p in (10, 5, 1, 25) if 18 <= p * river.layout.scale <= 120), 10)
    x, top = _MARGIN + 6, river.frame.top + 4
    bottom = top + wide * river.layout.scale
    n = canvas.number
    words = canvas.faint(f"{wide} %", 0, 0)
    path = f"M{n(x + 4)} {n(top)}H{n(x)}V{n(bottom)}H{n(x + 4)}"
    turned = f"translate({n(x - 4)} {n((top + bottom) / 2)}) rotate(-90)"
    return [
        canvas.tag("path", d=path, stroke=canvas.FAINT, fill="none"),
        canvas.tag("g", words, transform=turned),
    ]


def _key(river: River) -> list[KeyEntry]:
    """The bands whose whole name stands nowhere in the picture."""
    told = {label.party for label in river.names if label.full}
    flow = river.flow
    entries = []
    for party in river.order:
        if party in told or party == OTHERS:
            continue
        years = [int(column.when) for column in flow.columns if party in column.sizes]
        known = flow.parties[party]
        when = f"{years[0]}–{years[-1]}" if years[0] != years[-1] else f"{years[0]}"
        entries.append(KeyEntry(river.colours[party], known.name, known.short, when, party))
    return entries


def _notes(river: River, y: float, width: float) -> tuple[list[str], float]:
    flow = river.flow
    said = []
    if flow.folded:
        nobody = ", those without a party" if any(flow.parties[one].nobody for one in flow.folded) else ""
        parties = sum(not flow.parties[one].nobody for one in flow.folded)
        said.append(f"Others: {parties} smaller parties{nobody} and what no source lists.")
    elif OTHERS in river.order:
        said.append("Others: what no source lists.")
    if not flow.whole:
        said.append("The sources list a part of each election only; other parties are not shown.")
    if river.layout.gaps:
        unknown = ", or with one of which no source gives figures" if flow.unknown else ""
        said.append(f"Pale: years without an election{unknown}.")
    found = []
    for line in canvas.wrapped(" ".join(said), width - 2 * _MARGIN, canvas.SMALL, 3) if said else []:
        y += 13
        found.append(canvas.faint(line, _MARGIN, y, "start"))
    return found, y


def _description(flow: Flow) -> str:
    told = "; ".join(_hint(flow, party) for party in sorted(_peaks(flow), key=lambda party: -_peaks(flow)[party]))
    changes = "; ".join(
        f"{_name_of(flow, link.origin)} to {_name_of(flow, link.destination)}, {link.kind} {link.label}".rstrip()
        for link in flow.links
        if link.origin != link.destination
    )
    return f"{len(flow.columns)} elections. {told}." + (f" Changes: {changes}." if changes else "")


def _peaks(flow: Flow) -> dict[int, float]:
    found: dict[int, float] = {}
    for column in flow.columns:
        for party, size in column.sizes.items():
            found[party] = max(found.get(party, 0.0), size)
    return found
