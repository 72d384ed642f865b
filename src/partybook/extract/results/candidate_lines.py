"""Tables with a district a row and a cell of candidates, one a line: "John Smith (Democratic) 55.3%"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from partybook.extract.results import elections, values
from partybook.extract.results.kinds import Kind, clean, count, fraction
from partybook.extract.results.layout import Row
from partybook.extract.results.sheet import Sheet
from partybook.extract.results.vocabulary import exact
from partybook.model import Mention, Quantity, TextValue, Value
from partybook.read.document import Text

_LINE = re.compile(
    r"[▌█■●✓√Y\s]*?(?P<name>[^\d()%]{3,60}?)\s*\((?P<party>[^()\d]{1,40})\)\s*[:,–-]?\s*"
    r"(?:(?:(?P<votes>\d[\d,]*)(?:\s+|\s*votes\b\s*)[(,]?\s*)?(?P<share>\d{1,2}\.\d+|\d{1,3}(?:\.\d*)?(?=\s*%))\s*%?\)?|(?P<alone>[^\W\d]{6,14}))\W*\Z"
)
_SURE = 0.9
"""The part of the rows that must agree on what a letter stands for."""
_SAMPLED_ROWS = 400
_ENOUGH_LINES = 0.5
"""The part of filled cells that must hold a readable line for the column to be one of candidates."""


class Line(msgspec.Struct, frozen=True):
    """A candidate with a party and a share of the district's votes, or without opponents."""

    text: Text
    name: str
    party: str
    share: str
    votes: str = ""
    unopposed: str = ""


def read(sheet: Sheet, names: Mapping[str, Mention]) -> bool:
    """State the candidates' results, each in its district; False when no column holds such lines.

    `names` are letters such as "R" and the party they stand for in this document. Shorter names than three letters
    that it does not explain are left out.
    """
    column = column_of_lines(sheet)
    if column is None:
        return False
    layout = sheet.layout
    date_column = layout.index("date")
    table = elections.of_table(layout.titles, sheet.place)
    for row in layout.rows:
        date = elections.cell_date(row.text(date_column).content) if date_column is not None else table.date
        evidence = sheet.evidence(row)
        if date is None or evidence is None or not row.own(column):
            continue
        common = [*table.qualifiers, *_district(row, layout.index("district"))]
        unread = 0
        for line in lines(row.text(column)):
            party = _party(line, names) if line else None
            if line is None or party is None:
                unread += 1
            elif own := _result(line):
                sheet.context.state(party, "election_result", date, evidence, [*common, *own])
        if unread:
            message = (
                f"{unread} lines of this cell name no candidate with share and a party known here; they are not read."
            )
            sheet.remark("unread-line", message, row)
    return True


def _district(row: Row, column: int | None) -> list[tuple[str, Value]]:
    said = next(row.text(column).lines(), None) if column is not None else None
    return [("district", TextValue(clean(said.content)))] if said and clean(said.content) else []


def _party(line: Line, names: Mapping[str, Mention]) -> Mention | None:
    if line.party in names:
        return None if values.residual(Text(names[line.party].name)) else names[line.party]
    return Mention(line.party) if len(line.party) > 2 and not values.residual(Text(line.party)) else None


def _result(line: Line) -> list[tuple[str, Value]]:
    own: list[tuple[str, Value]] = [("candidate", Mention(line.name, "person"))]
    share = fraction(line.share.rstrip(".")) if line.share else None
    if share is not None and share <= 100:
        own.append(("vote_share", Quantity(share, line.share.rstrip("."), "%")))
    elif line.unopposed:
        own.append(("outcome", TextValue(line.unopposed)))
    else:
        return []
    if line.votes and (votes := count(line.votes)) is not None:
        own.append(("votes", Quantity(votes, line.votes)))
    return own


def lines(text: Text) -> Iterator[Line | None]:
    """The candidates of a cell; None for a line with a share or a party that cannot be read for certain."""
    for line in text.lines():
        content = clean(line.content)
        found = _LINE.match(content)
        if found and (found["share"] or "unopposed" in exact("cell", found["alone"])):
            name, party = found["name"].strip(), found["party"].strip()
            yield Line(line, name, party, found["share"] or "", found["votes"] or "", found["alone"] or "")
        elif "%" in content or "(" in content:
            yield None


def column_of_lines(sheet: Sheet) -> int | None:
    """The column in which most filled cells hold lines of candidates."""
    for index, column in reversed(list(enumerate(sheet.layout.columns))):
        if "candidate" not in column.meaning + column.header.casefold():
            continue
        sample = sheet.layout.rows[:_SAMPLED_ROWS]
        filled = [row for row in sample if row.contents[index].kind not in (Kind.EMPTY, Kind.DASH)]
        readable = sum(1 for row in filled if any(lines(row.text(index))))
        if filled and readable > _ENOUGH_LINES * len(filled):
            return index
    return None


def party_names(sheets: Iterable[Sheet]) -> dict[str, Mention]:
    """Letters such as "R" and the party they stand for, learned from rows whose incumbent is also a candidate."""
    votes: dict[str, Counter[str]] = {}
    mentions: dict[str, Mention] = {}
    for sheet in sheets:
        column, party = column_of_lines(sheet), sheet.layout.index("party")
        if column is None or party is None:
            continue
        for row in sheet.layout.rows:
            mention = values.party(row.text(party))
            for line in lines(row.text(column)):
                if line and mention and mention.name[:1] == line.party[:1] and _stands_in(line.name, row, column):
                    votes.setdefault(line.party, Counter())[mention.name] += 1
                    mentions.setdefault(mention.name, mention)
    found: dict[str, Mention] = {}
    for short, names in votes.items():
        name, times = names.most_common(1)[0]
        if times >= _SURE * sum(names.values()):
            found[short] = mentions[name]
    return found


def _stands_in(name: str, row: Row, column: int) -> bool:
    """Whether another cell of the row is that person's name."""
    return any(
        (first := next(row.text(index).lines(), None)) is not None and clean(first.content) == name
        for index in range(len(row.cells))
        if index != column
    )
