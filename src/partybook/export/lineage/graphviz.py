"""A lineage in Graphviz's language: parties as boxes, an arrow from each origin to each destination of an event."""

from __future__ import annotations

from partybook.parties.ask import LineageView, described

_STYLE = {"unspecified": "dashed", "transfer": "dotted", "secession": "solid"}


def as_dot(view: LineageView) -> str:
    """A directed graph, left to right. Parties that the rule takes for one stand in one frame."""
    out = ["digraph lineage {", "  rankdir=LR; node [shape=box, fontname=sans]; edge [fontname=sans, fontsize=10];"]
    units: dict[str, list[int]] = {}
    for party in sorted(view.parties):
        units.setdefault(view.units.of(party), []).append(party)
    for unit, parties in units.items():
        boxes = [f"{_box(view, party)};" for party in parties]
        if len(parties) > 1:
            out.append(f"  subgraph {_quoted('cluster ' + unit)} {{ style=rounded; {' '.join(boxes)} }}")
        else:
            out += [f"  {box}" for box in boxes]
    for number, event in enumerate(view.events):
        label = _quoted(f"{event.type} {event.date or ''}".strip())
        style = _STYLE.get(event.type, "bold")
        for origin in event.origins:
            for destination in event.destinations:
                ends = [f"p{one.party}" if one.party else f"unnamed{number}" for one in (origin, destination)]
                out.append(f"  {ends[0]} -> {ends[1]} [label={label}, style={style}];")
        if any(one.party == 0 for one in event.participants):
            out.append(f"  unnamed{number} [label={_quoted('not named')}, style=dashed];")
    return "\n".join([*out, "}"])


def _box(view: LineageView, party: int) -> str:
    weight = ", penwidth=2" if party == view.party.party else ""
    return f"p{party} [label={_quoted(view.name(party), described(view.parties[party]))}{weight}]"


def _quoted(*lines: str) -> str:
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") for line in lines)
    return '"' + "\\n".join(escaped) + '"'
