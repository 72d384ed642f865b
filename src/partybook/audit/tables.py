"""Result tables with holes: figures that some rows have and others lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from partybook.audit.finding import Finding, listed
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView
from partybook.identity.agreement import election_kind, office_kind
from partybook.model import Evidence, PartialDate, Statement
from partybook.read.document import Heading, Table

BLANKS = Rule(
    "S005",
    "blank cells",
    "A table of results gives a figure for some elections and leaves it blank for others.",
    "warning",
)

_FIGURES = {"votes": "votes", "vote_share": "share of the vote", "seats": "seats"}
_MOST = 0.5
"""Part of the rows that must have a figure before its absence in the others is a gap and not the table's plan."""


class _Row:
    """A row of a table: the election it is about, and the statement read from it, if one was."""

    def __init__(self, election: str, evidence: Evidence, statement: Statement | None) -> None:
        self.election, self.evidence, self.statement = election, evidence, statement


@on_document(BLANKS)
def blank_cells(view: DocumentView) -> Iterator[Finding]:
    results = [s for s in view.statements if s.property == "election_result"]
    number, heading = 0, ""
    for block in view.document.blocks:
        if isinstance(block, Heading):
            heading = block.text.content
        if not isinstance(block, Table):
            continue
        number += 1
        inside = [s for s in results if block.start <= s.evidence.start < block.end]
        dates = {str(s.value) for s in inside}
        if len({s.subject.name for s in inside}) != 1 or len(dates) < 2 or len(dates) != len(inside):
            continue  # one election across parties leaves the small ones blank by plan
        rows = _rows(view, block, number, inside)
        yield from _holes(view, rows, number, heading, results)


def _rows(view: DocumentView, table: Table, number: int, inside: Sequence[Statement]) -> list[_Row]:
    """The rows of elections: those read, and those whose first cell is a date but that gave no statement."""
    by_row: dict[int, Statement] = {}
    for statement in inside:
        for row, (start, end) in enumerate(table.row_spans):
            if start <= statement.evidence.start < end:
                by_row[row] = statement
    rows = []
    headers = _header_rows(by_row)
    first = {cell.row: cell.text for cell in table.cells if cell.column == 0 and cell.text}
    for row in range(min(by_row), table.rows):
        text = first.get(row)
        if row not in by_row and (text is None or not _YEAR.match(text.content)):
            continue
        low, high = table.row_spans[row]
        source = view.document.source
        while high > low and source.text[high - 1].isspace():
            high -= 1
        if high <= low:
            continue
        evidence = Evidence(source.id, f"table {number}, row {row - headers}", low, high, source.text[low:high])
        election = text.content if text else str(by_row[row].value)
        rows.append(_Row(election, evidence, by_row.get(row)))
    return rows


def _header_rows(by_row: dict[int, Statement]) -> int:
    """Rows above the one that statements call row 1, less one."""
    row, statement = min(by_row.items(), key=lambda pair: pair[0])
    found = _ROW.search(statement.evidence.where)
    return row - int(found[1]) if found else -1


_ROW = re.compile(r", row (\d+)")
_YEAR = re.compile(r"\D{0,20}\d{4}(?:[-–/]\d{2,4})?\D{0,20}\Z")


def _holes(
    view: DocumentView, rows: Sequence[_Row], number: int, heading: str, results: Sequence[Statement]
) -> Iterator[Finding]:
    missing: dict[str, list[_Row]] = {}
    for name in _FIGURES:
        without = [row for row in rows if row.statement is None or row.statement.qualifier(name) is None]
        if without and len(rows) - len(without) >= _MOST * len(rows):
            missing[name] = without
    if not missing:
        return
    sentence = "; ".join(
        f"{_FIGURES[name]} for {listed([r.election for r in holes])}" for name, holes in missing.items()
    )
    kind = office_kind(heading)
    filled, used = _filled(missing, kind, results)
    evidence = tuple(dict.fromkeys(row.evidence for holes in missing.values() for row in holes))
    yield BLANKS.finding(
        f"table {number}" + (f" ({heading})" if heading else "") + f" leaves blank: {sentence}",
        (*evidence, *(s.evidence for s in used)),
        statements=(*(r.statement for holes in missing.values() for r in holes if r.statement), *used),
        resolution=filled,
        subject=view.name,
    )


def _filled(
    missing: dict[str, list[_Row]], kind: str, results: Sequence[Statement]
) -> tuple[str, tuple[Statement, ...]]:
    """What other statements of the document give for the blanks."""
    said, used = [], []
    for name, holes in missing.items():
        for row in holes:
            for other in results:
                figure = other.qualifier(name)
                if other is row.statement or figure is None or not _about(row, kind, other):
                    continue
                said.append(f"{other.evidence.where} gives {figure} {_FIGURES[name]} for {row.election}")
                used.append(other)
                break
    return "; ".join(said), tuple(dict.fromkeys(used))


def _about(row: _Row, kind: str, other: Statement) -> bool:
    """Whether another statement is about the election of a row."""
    date, known = other.value, election_kind(row.statement) if row.statement else kind
    if not isinstance(date, PartialDate) or not known or election_kind(other) != known:
        return False
    if row.statement:
        own = row.statement
        return (
            isinstance(own.value, PartialDate) and own.value.may_equal(date) and own.subject.name == other.subject.name
        )
    return bool(date.year) and str(date.year) in row.election
