"""Tables of one party across elections: a row an election, dated by its own cell."""

from __future__ import annotations

from partybook.extract.results import elections, values
from partybook.extract.results.kinds import clean
from partybook.extract.results.layout import Row
from partybook.extract.results.sheet import Sheet, row_kind
from partybook.model import Mention

_SAYS_A_RESULT = frozenset({"votes", "vote_share", "seats", "rank", "change", "constituency_votes", "outcome"})


def read(sheet: Sheet, subject: Mention | None) -> int:
    """State a result for each dated row; returns how many. A row's own party goes before the document's."""
    layout = sheet.layout
    date_column, party_column = layout.index("date"), layout.index("party")
    if date_column is None:
        return 0
    stated = 0
    for row in sheet.rows():
        if row_kind(row):
            continue
        party = values.party(row.text(party_column)) if party_column is not None else None
        if party and values.residual(row.text(party_column or 0)):
            sheet.remark(
                "residual-row", "Candidates without a party are no party's result.", row, values.numbers(sheet, row)
            )
            continue
        stated += _state(sheet, row, party or subject, date_column)
    return stated


def _state(sheet: Sheet, row: Row, subject: Mention | None, date_column: int) -> int:
    pairs = values.row_values(sheet, row)
    if subject is None or not any(name in _SAYS_A_RESULT for name, _ in pairs):
        return 0
    name_column = sheet.layout.index("election")
    extra = clean(row.text(name_column).content.replace("\n", " ")) if name_column is not None else ""
    election = elections.of_row(row.text(date_column), extra, sheet.place, sheet.layout.titles)
    evidence = sheet.evidence(row)
    if election.date is None or evidence is None:
        said = clean(row.text(date_column).content)
        sheet.remark("undated-row", f"{said!r} gives no date of an election; the row is left out.", row)
        return 0
    before = len(sheet.context.statements)
    for number, own in values.by_round(sheet, row, pairs):
        qualifiers = [*election.qualifiers, *own, *number]
        sheet.context.state(subject, "election_result", election.date, evidence, qualifiers)
    return len(sheet.context.statements) - before
