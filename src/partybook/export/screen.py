"""Statements and the state of a book as tables for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table

from partybook.extract import Extraction
from partybook.store import Counts


def statements_table(extraction: Extraction) -> RenderableType:
    """The statements of one document, one a row; those about others than its party say about whom."""
    about = extraction.subject.name if extraction.subject else "no party of its own"
    title = f"{extraction.document.source.name}: {about}"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    for name in ("Property", "Value", "Qualifiers", "Where"):
        table.add_column(name, overflow="fold")
    for s in extraction.statements:
        qualifiers = ", ".join(f"{name} {value}" for name, value in s.qualifiers)
        certainty = "" if s.certainty == "asserted" else f" ({s.certainty})"
        whose = "" if s.subject == extraction.subject else f"{s.subject.name}: "
        table.add_row(whose + s.property, str(s.value) + certainty, qualifiers, s.evidence.where)
    return table


def status_table(book: str, counts: Counts) -> RenderableType:
    """What a book holds: sources, parties, statements by property, remarks by code."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_row("sources", f"{sum(counts.sources.values()):,}")
    for form, number in counts.sources.items():
        table.add_row(f"  {form}", f"{number:,}")
    table.add_row("parties, people and others spoken of", f"{counts.subjects:,}")
    table.add_row("statements held", f"{sum(counts.statements.values()):,}")
    for name, number in counts.statements.items():
        table.add_row(f"  {name}", f"{number:,}")
    table.add_row("superseded", f"{counts.superseded:,}")
    table.add_row("retracted", f"{counts.retracted:,}")
    table.add_row("remarks", f"{sum(counts.remarks.values()):,}")
    for code, number in counts.remarks.items():
        table.add_row(f"  {code}", f"{number:,}")
    return Group(f"{book}, {counts.size / 1e6:.1f} MB", table)
