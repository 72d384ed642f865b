"""Result tables with holes: figures that some rows have and others lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from partybook.audit.finding import Finding, listed
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView
from partybook.identity.agreement import election_kind, office_kind, plain
from partybook.model import Evidence, PartialDate, Quantity, Statement
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
    """A row of a table: the election it is about, its evidence, the statement read from it, and whether it has holes.

    A row has holes when cells are empty and all others are accounted for by the statement: "N/A" and "did not contest"
    are no holes, nor is a figure that could not be read.
    """

    def __init__(self, election: str, evidence: Evidence, statement: Statement | None, texts: Sequence[str]) -> None:
        self.election, self.evidence, self.statement = election, evidence, statement
        known = {_digits(str(value)) or plain(str(value)) for value in _told(statement)}
        self.has_holes = "" in texts and all((_digits(text) or plain(text)) in known for text in texts if text)

    def lacks(self, figure: str) -> bool:
        return self.statement is None or self.statement.qualifier(figure) is None


def _told(statement: Statement | None) -> list[str]:
    values = [value for _, value in statement.qualifiers] if statement else []
    return [value.text if isinstance(value, Quantity) else str(value) for value in values]


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit()).lstrip("0") or ("0" if "0" in text else "")


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
    grid = table.grid()
    for row in range(min(by_row), table.rows):
        first, *rest = [cell.text.content if cell else "" for cell in grid[row]]
        low, high = table.row_spans[row]
        source = view.document.source
        quote = source.text[low:high].rstrip()
        if quote and (row in by_row or _YEAR.match(first)):
            evidence = Evidence(source.id, f"table {number}, row {row - headers}", low, low + len(quote), quote)
            rows.append(_Row(first or str(by_row[row].value), evidence, by_row.get(row), rest))
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
        have = sum(not row.lacks(name) for row in rows)
        holes = [row for row in rows if row.lacks(name) and row.has_holes]
        if holes and have >= _MOST * len(rows):
            missing[name] = holes
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
