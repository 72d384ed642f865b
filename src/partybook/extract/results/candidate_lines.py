"""Tables with a district a row and a cell of candidates, one a line: "John Smith (Democratic) 55.3%"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from partybook.extract.results import elections, values
from partybook.extract.results.kinds import Kind, clean, count, fraction
from partybook.extract.results.layout import Row
from partybook.extract.results.sheet import Sheet
from partybook.model import Mention, Quantity, TextValue, Value
from partybook.read.document import Text

_LINE = re.compile(
    r"[▌█■●✓√Y\s]*?(?P<name>[^\d()%]{3,60}?)\s*\((?P<party>[^()\d]{1,40})\)\s*[:,–-]?\s*"
    r"(?:(?P<votes>\d[\d,]*)\s*(?:votes)?\s*[(,]?\s*)?(?P<share>\d{1,3}(?:\.\d+)?)\s*%\)?\W*\Z"
)
_ENOUGH_LINES = 0.5
"""The part of filled cells that must hold a readable line for the column to be one of candidates."""


class Line(msgspec.Struct, frozen=True):
    """A candidate with a party and a share of the district's votes."""

    text: Text
    name: str
    party: str
    share: str
    votes: str = ""


def read(sheet: Sheet) -> bool:
    """State the candidates' results, each in its district; False when no column holds such lines."""
    column = _column(sheet)
    if column is None:
        return False
    names = _party_names(sheet, column)
    district = sheet.layout.index("district")
    date_column = sheet.layout.index("date")
    table = elections.of_table(sheet.layout.titles, sheet.place)
    for row in sheet.layout.rows:
        date = elections.cell_date(row.text(date_column).content) if date_column is not None else table.date
        evidence = sheet.evidence(row)
        if date is None or evidence is None:
            continue
        where: list[tuple[str, Value]] = []
        if district is not None and (said := next(row.text(district).lines(), None)):
            where.append(("district", TextValue(clean(said.content))))
        skipped = 0
        for line in lines(row.text(column)):
            if line is None:
                skipped += 1
                continue
            own: list[tuple[str, Value]] = [("candidate", Mention(line.name, "person"))]
            share = fraction(line.share)
            if share is None or share > 100 or values.residual(Text(line.party)):
                continue
            own.append(("vote_share", Quantity(share, line.share, "%")))
            if line.votes and (votes := count(line.votes)) is not None:
                own.append(("votes", Quantity(votes, line.votes)))
            party = names.get(line.party, Mention(line.party))
            sheet.context.state(party, "election_result", date, evidence, [*table.qualifiers, *where, *own])
        if skipped:
            message = f"{skipped} lines of this cell are no candidate with party and share; they are not read."
            sheet.remark("unread-line", message, row)
    return True


def lines(text: Text) -> Iterator[Line | None]:
    """The candidates of a cell; None for a line with a share or a party that cannot be read for certain."""
    for line in text.lines():
        content = clean(line.content)
        if found := _LINE.match(content):
            yield Line(line, found["name"].strip(), found["party"].strip(), found["share"], found["votes"] or "")
        elif "%" in content or "(" in content:
            yield None


def _column(sheet: Sheet) -> int | None:
    """The column in which most filled cells hold lines of candidates."""
    for index, column in reversed(list(enumerate(sheet.layout.columns))):
        if column.meaning not in ("candidate", "other", ""):
            continue
        filled = [row for row in sheet.layout.rows if row.contents[index].kind not in (Kind.EMPTY, Kind.DASH)]
        readable = sum(1 for row in filled if any(lines(row.text(index))))
        if filled and readable > _ENOUGH_LINES * len(filled) and "candidate" in column.meaning + column.header.casefold():
            return index
    return None


def _party_names(sheet: Sheet, column: int) -> dict[str, Mention]:
    """Letters such as "R" and the party they stand for, learned from rows whose incumbent is also a candidate."""
    party = sheet.layout.index("party")
    if party is None:
        return {}
    votes: dict[str, Counter[Mention]] = {}
    for row in sheet.layout.rows:
        mention = values.party(row.text(party))
        for line in lines(row.text(column)):
            if line and mention and _stands_in(line.name, row, column) and mention.name[:1] == line.party[:1]:
                votes.setdefault(line.party, Counter())[mention] += 1
    return {short: found.most_common(1)[0][0] for short, found in votes.items() if len(found) == 1}


def _stands_in(name: str, row: Row, column: int) -> bool:
    """Whether another cell of the row is that person's name."""
    return any(clean(row.text(index).content) == name for index in range(len(row.cells)) if index != column)
