"""Tables of a document to statements: election results of one party or of one election, and leaders.

    table -> layout (titles, columns with meanings, rows) -> rows repaired -> results, leaders, or a remark why not

A table that is not read gets the remark "unread-table"; a row that was shifted or stays ambiguous gets its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from partybook.extract.context import Context
from partybook.extract.results import across_elections, across_parties, candidate_columns, candidate_lines, leaders
from partybook.extract.results.columns import RESULT_MEANINGS
from partybook.extract.results.elections import Place, title_of
from partybook.extract.results.kinds import Kind
from partybook.extract.results.layout import Layout, layout_of
from partybook.extract.results.sheet import Sheet
from partybook.extract.results.totals import Sum
from partybook.extract.results.turned import turned
from partybook.extract.results.vocabulary import concepts
from partybook.model import Mention
from partybook.read.document import Heading, Table

__all__ = ["Reading", "read_each", "read_tables"]

_CANDIDATES_OF = re.compile(r"(.+?) candidates\b.*\b(?:election|elections)\b", re.IGNORECASE)


class Reading(msgspec.Struct, frozen=True):
    """What became of one table: how it was read (empty when it was not, and then why), and its sums beside totals."""

    table: Table
    number: int
    kind: str
    reason: str
    statements: int
    sums: tuple[Sum, ...] = ()


def read_tables(context: Context) -> None:
    """State what the document's tables say; leave a remark for each that is not read."""
    read_each(context)


def read_each(context: Context) -> list[Reading]:
    """The same, with an account of each table."""
    sheets: list[Sheet] = []
    headings: list[Heading] = []
    for block in context.document.blocks:
        if isinstance(block, Heading):
            headings = [above for above in headings if above.level < block.level] + [block]
        elif isinstance(block, Table):
            place = Place(tuple(above.text for above in reversed(headings)), context.document)
            sheets.append(_sheet(context, block, len(sheets) + 1, place))
    # Tables with a column for each candidate need what the others say of the candidates.
    names = candidate_lines.party_names(sheets)
    readings = [_read(sheet, names) for sheet in sorted(sheets, key=lambda sheet: _candidates_in_columns(sheet.layout))]
    return sorted(readings, key=lambda reading: reading.number)


def _sheet(context: Context, table: Table, number: int, place: Place) -> Sheet:
    layout = layout_of(table)
    if layout.index(*RESULT_MEANINGS) is None and (on_its_feet := turned(table)):
        return Sheet(context, on_its_feet, number, layout_of(on_its_feet), place)
    return Sheet(context, table, number, layout, place)


def _read(sheet: Sheet, names: Mapping[str, Mention]) -> Reading:
    before, remarks = len(sheet.context.statements), len(sheet.context.remarks)
    kind, reason = _dispatch(sheet, names)
    stated = len(sheet.context.statements) - before
    if reason or not stated:
        reason = reason or "no row of it gives a party a result"
        # What is odd about rows of a table that is no table of results is of no interest; the table is reported whole.
        kept = [remark for remark in sheet.context.remarks[remarks:] if remark.code == "residual-row"]
        sheet.context.remarks[remarks:] = kept
        detail = [("table", str(sheet.number)), ("why", reason)]
        sheet.remark_table("unread-table", f"This table is not read: {reason}.", detail)
        kind = ""
    return Reading(sheet.table, sheet.number, kind, reason, stated, tuple(sheet.sums))


def _dispatch(sheet: Sheet, names: Mapping[str, Mention]) -> tuple[str, str]:
    """How the table was read, or why it was not."""
    layout = sheet.layout
    if not layout.rows:
        return "", "it has no rows below its header"
    if _is_poll(sheet):
        return "", "opinion polls are no results"
    if candidate_lines.read(sheet, names):
        return "candidate lines", ""
    if leaders.read(sheet):
        return "leaders", ""
    if layout.index(*RESULT_MEANINGS) is None and not _names_percentages(layout):
        return "", "it has no column of votes, shares or seats"
    if _candidates_in_columns(layout):
        return "candidate columns", candidate_columns.read(sheet)
    return _lists(sheet)


def _lists(sheet: Sheet) -> tuple[str, str]:
    """Tables with a row for each election or party."""
    layout, subject = sheet.layout, sheet.context.subject
    if layout.index("date") is not None:
        if layout.index("party") is None and subject is None:
            return "", "it is about one party across elections, and the document does not say which"
        across_elections.read(sheet, subject)
        return "across elections", ""
    if layout.index("party") is None:
        subject = _party_of_title(sheet)
        listed = any("name" in concepts("header", column.header) for column in layout.columns)
        if subject is None or layout.index("district") is None or (listed and layout.index("candidate") is None):
            return "", "it has neither a column of parties nor one of elections"
        return "across districts", across_parties.read(sheet, subject)
    if not _is_about_elections(sheet):
        return "", "nothing says that its numbers are results of an election"
    return "across parties", across_parties.read(sheet)


def _names_percentages(layout: Layout) -> bool:
    """Whether several columns under headers of unknown words hold percentages: candidates by name."""
    kinds = [{row.contents[index].kind for row in layout.rows[:20]} for index in range(len(layout.columns))]
    unknown = [i for i, column in enumerate(layout.columns) if not column.meaning and column.header]
    return sum(1 for i in unknown if kinds[i] and kinds[i] <= {Kind.PERCENT, Kind.EMPTY}) > 1


def _is_poll(sheet: Sheet) -> bool:
    if any(column.meaning == "poll" for column in sheet.layout.columns):
        return True
    near = [*sheet.layout.titles, *sheet.place.headings[:1]]
    return any("poll" in concepts("header", text.content) and "results" not in text.content.casefold() for text in near)


def _candidates_in_columns(layout: Layout) -> bool:
    """Whether several columns of votes or shares differ only by a name: a column for each candidate."""
    if layout.index(*RESULT_MEANINGS) is None:
        return _names_percentages(layout)
    for meaning in RESULT_MEANINGS:
        alike = [c for c in layout.columns if c.meaning == meaning]
        if len({(c.tier, c.round, c.year) for c in alike}) < len(alike) and len({c.header for c in alike}) != 1:
            return True
        if len(alike) > 2 and len({(c.tier, c.round, c.year) for c in alike}) < len(alike):
            return True
    return False


def _is_about_elections(sheet: Sheet) -> bool:
    """Votes and shares of votes are; seats may be the members of a house at any time."""
    if sheet.layout.index("votes", "vote_share") is not None:
        return True
    texts = [*(title.content for title in sheet.layout.titles), *(h.content for h in sheet.place.headings)]
    texts += [title_of(sheet.context.document), *(column.header for column in sheet.layout.columns)]
    return any("election" in concepts("header", text) or "election" in concepts("heading", text) for text in texts)


def _party_of_title(sheet: Sheet) -> Mention | None:
    """The party whose candidates the page lists: the document's own, or "X candidates, 2008 federal election"."""
    if sheet.context.subject is not None:
        return sheet.context.subject
    found = _CANDIDATES_OF.match(title_of(sheet.context.document))
    return Mention(found[1].strip()) if found else None
