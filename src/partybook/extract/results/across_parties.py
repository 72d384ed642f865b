"""Tables of one election across parties or candidates: a row a party, dated by caption, heading or title."""

from __future__ import annotations

from partybook.extract.results import elections, totals, values
from partybook.extract.results.columns import header_words
from partybook.extract.results.elections import Election
from partybook.extract.results.kinds import Kind
from partybook.extract.results.layout import Row
from partybook.extract.results.sheet import Sheet, row_kind
from partybook.extract.results.values import Pairs
from partybook.model import Mention, PartialDate, TextValue

_NUMBERS = frozenset({"votes", "vote_share", "seats", "constituency_votes", "constituency_vote_share"})


def read(sheet: Sheet, subject: Mention | None = None) -> str:
    """State a result for each party's row, and check the sums; "" when read, else the reason why not.

    Without a column of parties every row is about `subject` (a list of one party's candidates). Rows below a total
    begin another count (two-party-preferred, seats by list), which is left out with a remark.
    """
    election = elections.of_table(sheet.layout.titles, sheet.place)
    years = {column.year for column in sheet.layout.columns if column.year}
    if subject is not None and subject == sheet.context.subject and not years and election.by_title:
        return "no date of the election in its caption or the headings above"
    if election.date is None and not years:
        return "no date of the election in its caption, the headings above or the title"
    party_column = sheet.layout.index("party")
    seen: set[tuple[str, ...]] = set()
    counted: list[Row] = []
    found_totals: list[Row] = []
    other_count = False
    for row in sheet.rows():
        kind = row_kind(row)
        if kind == "total" and counted:
            found_totals.append(row)
        elif kind == "invalid":
            counted.append(row)
        elif kind == "header" and counted and not _repeats_header(sheet, row):
            other_count = True
        elif not kind and (found_totals or other_count) and values.numbers(sheet, row):
            message = "This row stands below a total or another header, so it belongs to another count."
            sheet.remark("unread-row", message, row)
        elif not kind and _row(sheet, row, election, party_column, subject, seen):
            counted.append(row)
    for total in found_totals[:2]:  # valid votes, and all ballots
        totals.check(sheet, counted, total)
    return ""


def _repeats_header(sheet: Sheet, row: Row) -> bool:
    """Whether the row says the words of the header again."""
    columns = sheet.layout.columns
    return all(header_words(row.text(cell.column)) in columns[cell.column].header for cell in row.distinct())


def _row(
    sheet: Sheet,
    row: Row,
    election: Election,
    party_column: int | None,
    subject: Mention | None,
    seen: set[tuple[str, ...]],
) -> bool:
    """Whether the row holds a party's or candidate's numbers; states them unless the row is of no party."""
    party = subject if party_column is None else values.party(row.text(party_column))
    label = row.text(party_column) if party_column is not None else None
    if party is None or not values.numbers(sheet, row):
        return False
    if (label and values.residual(label)) or _is_label_of_rest(row, party_column):
        message = "Others and candidates without a party are no party's result."
        sheet.remark("residual-row", message, row, values.numbers(sheet, row))
        return True
    for date, year in _dates(sheet, election):
        pairs = values.row_values(sheet, row, year)
        pairs = [pair for pair in pairs if pair[0] != "leader"]
        evidence = sheet.evidence(row)
        if evidence is None or not any(name in _NUMBERS for name, _ in pairs):
            continue
        identity = (party.name, str(date), *(str(v) for k, v in pairs if k in ("candidate", "district")))
        if identity in seen:
            sheet.remark("unread-row", f"{party.name} stands in this table twice; the second row is left out.", row)
            return True
        seen.add(identity)
        qualifiers = [pair for pair in election.qualifiers if pair[0] not in dict(pairs)]
        qualifiers += _shared(sheet, row, party_column, party)
        for number, own in values.by_round(sheet, row, pairs):
            sheet.context.state(party, "election_result", date, evidence, [*qualifiers, *own, *number])
    return True


def _is_label_of_rest(row: Row, party_column: int | None) -> bool:
    """Whether a row whose party cell is blank or a colour is about write-in candidates or others."""
    return party_column is None and any(values.residual(cell.text) for cell in row.distinct()[:2])


def _dates(sheet: Sheet, election: Election) -> list[tuple[PartialDate, str | None]]:
    """The elections that the columns speak of: the table's own, or one for each year that headers name."""
    years = sorted({column.year for column in sheet.layout.columns if column.year})
    own = str(election.date.year) if election.date and election.date.year else ""
    if not years or own in years:
        return [(election.date, own or None)] if election.date else []
    return [(PartialDate(year), year) for year in years]


def _shared(sheet: Sheet, row: Row, party_column: int | None, party: Mention) -> Pairs:
    """`of`: the parties that share one cell of votes with this one, so the number is not its own."""
    if party_column is None:
        return []
    for index, column in enumerate(sheet.layout.columns):
        cell = row.cells[index]
        if column.meaning not in ("votes", "vote_share", "seats") or cell is None or cell.rowspan == 1:
            continue
        if row.contents[index].kind in (Kind.EMPTY, Kind.DASH):
            continue
        sharing = [
            mention.name
            for other in sheet.rows()
            if other.cells[index] == cell and (mention := values.party(other.text(party_column)))
        ]
        names = list(dict.fromkeys(sharing))
        if len(names) > 1:
            return [("of", TextValue(", ".join(names)))]
    return []
