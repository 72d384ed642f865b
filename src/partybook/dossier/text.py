"""A dossier as text for a terminal or a file."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from partybook.dossier.build import Dossier
from partybook.dossier.facts import Fact, Reading, Result
from partybook.model import Quantity, Statement, TextValue

_OFFICES = {
    "president": "Presidential elections",
    "parliament": "Parliamentary elections",
    "upper_house": "Upper house elections",
    "european": "European Parliament elections",
    "regional": "Regional elections",
    "local": "Local elections",
    "": "Other results",
}
_SHOWN_QUALIFIERS = ("role", "of", "start", "end", "date", "office", "note")


def render(dossier: Dossier) -> RenderableType:
    """The dossier as something `rich` prints; without colour it reads the same."""
    numbers = {source.id: str(number) for number, source in enumerate(dossier.sources, 1)}
    when = f", as of {dossier.as_of}" if dossier.as_of else ""
    parts: list[RenderableType] = [Text(dossier.name + when, style="bold")]
    parts += [
        Text(f"Not to be confused with {_value(fact.readings[0])} {_cite(fact.statements, numbers)}")
        for fact in dossier.distinct
    ]
    for heading, facts in dossier.sections:
        parts += [Text(""), Text(heading, style="bold"), _facts_table(facts, numbers)]
    for office in dict.fromkeys(result.office for result in dossier.results):
        results = [result for result in dossier.results if result.office == office]
        parts += [Text(""), Text(_OFFICES.get(office, office), style="bold"), _results_table(results, numbers)]
        parts += [Text("  " + line, style="yellow") for result in results for line in _disputes(result, numbers)]
    parts += [Text(""), Text("Sources", style="bold")]
    parts += [Text(f"  [{numbers[source.id]}] {source.name}") for source in dossier.sources]
    return Group(*parts)


def _facts_table(facts: tuple[Fact, ...], numbers: dict[str, str]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim", overflow="fold")
    for fact in facts:
        label = fact.name.replace("_", " ")
        for number, reading in enumerate(fact.readings):
            said = Text(_value(reading) + _remarks(reading))
            if fact.disputed:
                said.append("  (disputed)" if number == 0 else "  (differs)", style="yellow")
            table.add_row("", label if number == 0 else "", said, _cite(reading.statements, numbers))
        if fact.disputed:
            table.add_row("", "", Text(fact.reason, style="italic"), "")
    return table


def _value(reading: Reading) -> str:
    value = reading.value
    if isinstance(value, TextValue) and (value.language or (value.script and value.script != "Latn")):
        return f"{value.text} ({', '.join(filter(None, (value.language, value.script)))})"
    if isinstance(value, Quantity):
        return f"{value.bound}{_grouped(value)}{value.unit}"
    return str(value)


def _grouped(value: Quantity) -> str:
    return f"{int(value.number):,}" if value.number == value.number.to_integral_value() else format(value.number, "f")


def _remarks(reading: Reading) -> str:
    said: dict[str, str] = {}
    for statement in reading.statements:
        for name, value in statement.qualifiers:
            if name in _SHOWN_QUALIFIERS:
                said.setdefault(name, str(value))
    span = ""
    if "start" in said or "end" in said:
        span = f"{said.pop('start', '')}–{said.pop('end', '')}"
    words = [
        *([span] if span else []),
        *(text if name in ("role", "note") else f"{name} {text}" for name, text in said.items()),
    ]
    uncertain = {s.certainty for s in reading.statements} - {"asserted"}
    if uncertain and not any(s.certainty == "asserted" for s in reading.statements):
        words += sorted(uncertain)
    return f"  ({'; '.join(words)})" if words else ""


def _cite(statements: tuple[Statement, ...], numbers: dict[str, str]) -> str:
    places = dict.fromkeys(f"[{numbers[s.evidence.source]}] {s.evidence.where}" for s in statements)
    shown = list(places)[:3]
    return "; ".join(shown) + (f"; {len(places) - 3} more" if len(places) > 3 else "")


def _results_table(results: list[Result], numbers: dict[str, str]) -> Table:
    columns = {
        "Round": [r.text("round") for r in results],
        "Place": [r.text("district") for r in results],
        "Candidate": [r.text("candidate") for r in results],
        "Votes": [_figure(r, "votes") for r in results],
        "%": [_figure(r, "vote_share") for r in results],
        "Seats": [_seats(r) for r in results],
        "Rank": [_figure(r, "rank") for r in results],
    }
    columns = {name: cells for name, cells in columns.items() if any(cells)}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("  Date", no_wrap=True)
    for name in columns:
        table.add_column(name, justify="left" if name in ("Candidate", "Place") else "right")
    table.add_column("Source", style="dim", overflow="fold")
    for index, result in enumerate(results):
        cells = [cells[index] for cells in columns.values()]
        table.add_row(f"  {result.date}", *cells, _cite(result.statements, numbers))
    return table


def _figure(result: Result, name: str) -> str:
    fact = result.figure(name)
    if fact is None:
        return ""
    value = fact.value
    text = _grouped(value) if isinstance(value, Quantity) else str(value)
    return text + ("*" if fact.disputed else "")


def _seats(result: Result) -> str:
    seats, total = _figure(result, "seats"), _figure(result, "seats_total")
    return f"{seats} / {total}" if seats and total else seats


def _disputes(result: Result, numbers: dict[str, str]) -> list[str]:
    lines = []
    for name, fact in result.figures:
        if fact.disputed:
            versions = " against ".join(f"{_value(r)} {_cite(r.statements, numbers)}" for r in fact.readings)
            lines.append(f"* {result.date}, {name.replace('_', ' ')}: {versions}; {fact.reason}")
    return lines
