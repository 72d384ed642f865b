"""Statements and the state of a book as tables for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table

from partybook.extract import Extraction
from partybook.store import Counts

_QUOTE = 60
"""Characters of a quote shown in a table; the whole quote is in the other formats."""


def statements_table(extraction: Extraction) -> RenderableType:
    """The statements of one document, one a row."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=extraction.document.source.name, title_justify="left")
    for name in ("Subject", "Property", "Value", "Qualifiers", "Where", "Quote"):
        table.add_column(name, overflow="fold")
    for s in extraction.statements:
        qualifiers = ", ".join(f"{name} {value}" for name, value in s.qualifiers)
        certainty = "" if s.certainty == "asserted" else f" ({s.certainty})"
        quote = " ".join(s.evidence.quote.split())
        short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
        table.add_row(s.subject.name, s.property, str(s.value) + certainty, qualifiers, s.evidence.where, short)
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
