"""Numbers, persons and parties of a row, as qualifiers of an election result."""

from __future__ import annotations

import re
from decimal import Decimal

from partybook.extract.results.columns import Column
from partybook.extract.results.kinds import NUMERIC, Content, Kind, clean, count, fraction
from partybook.extract.results.layout import Row
from partybook.extract.results.sheet import Sheet
from partybook.extract.results.vocabulary import concepts, exact, opens_with
from partybook.model import Mention, Quantity, TextValue, Value
from partybook.read.document import Text

Pairs = list[tuple[str, Value]]
_COUNTS = (Kind.LARGE, Kind.SMALL, Kind.YEAR, Kind.POINT)
_SHARES = (Kind.PERCENT, Kind.DECIMAL, Kind.SMALL, Kind.POINT)
_NAME_NOTE = re.compile(
    r"\s*\((?:incumbent|inc\.?|acting|interim|write[- ]?in|elected|withdrawn|titular|i)\)|"
    r"[,\s]+(?:incumbent|write[- ]in)\Z",
    re.IGNORECASE,
)
_ANY_NOTE = re.compile(r"\s*\([^()]*\)\Z")
_BAR = re.compile(r"\A[\s▌█■●|•·\-–—]+|[\s|*†‡#]+\Z")
_MOST_SHARE = Decimal(100)
_MOST_SEATS = Decimal(30_000)
"""More than any house has, and than most parties have local councillors; larger numbers are votes."""


def read_value(content: Content, meaning: str) -> Pairs:
    """The qualifiers that a cell under a column of that meaning gives; none when it does not fit it."""
    pairs = _main(content, meaning)
    if not pairs or meaning in ("change", "rank"):
        return pairs
    for part in content.beside:
        if part.kind is Kind.PERCENT and meaning == "votes":
            pairs += _main(part, "vote_share")
        elif part.kind is Kind.ORDINAL and meaning in ("votes", "vote_share"):
            pairs += _main(part, "rank")
        elif part.kind is Kind.LARGE and meaning == "vote_share":
            pairs += _main(part, "votes")
        elif part.kind is Kind.SIGNED and meaning == "seats" and content.kind is not Kind.PERCENT:
            pairs += _main(part, "change")
    return pairs


def _main(content: Content, meaning: str) -> Pairs:
    kind, number = content.kind, content.number
    value: Decimal | None = None
    if meaning == "votes" and kind in _COUNTS:
        value = count(number)
        return [("votes", Quantity(value, number, bound=content.bound))] if value is not None else []
    if meaning == "vote_share" and kind in _SHARES:
        value = fraction(number)
        fits = value is not None and value <= _MOST_SHARE
        return [("vote_share", Quantity(value, number, "%", content.bound))] if value is not None and fits else []
    if meaning == "seats" and kind in (Kind.SMALL, Kind.OF_TOTAL, Kind.LARGE):
        value, total = count(number), count(content.total) if content.total else None
        pairs: Pairs = [("seats", Quantity(value, number, "seats"))] if value is not None else []
        if value is not None and value > _MOST_SEATS:
            return []
        return pairs + ([("seats_total", Quantity(total, content.total, "seats"))] if total is not None else [])
    if meaning == "seats_total" and kind in (Kind.SMALL, Kind.LARGE):
        value = count(number)
        return [("seats_total", Quantity(value, number, "seats"))] if value is not None else []
    if meaning == "rank" and kind in (Kind.ORDINAL, Kind.SMALL):
        value = count(number)
        return [("rank", Quantity(value, number))] if value else []
    if meaning == "change":
        return _change(content)
    return []


def _change(content: Content) -> Pairs:
    """A change of seats. Without a sign or an arrow its direction is unknown, so it stays words, except zero."""
    if content.kind is Kind.NEW:
        return [("change", TextValue("New"))]
    value = count(content.number) if content.number else Decimal(0) if content.sign == "0" else None
    if value is None or content.kind not in (Kind.SIGNED, Kind.SMALL):
        return []
    if content.sign or value == 0:
        signed = -value if content.sign == "-" else value
        return [("change", Quantity(signed, {"-": "−", "+": "+"}.get(content.sign, "") + content.number, "seats"))]
    return [("change", TextValue(content.number))]


def row_values(sheet: Sheet, row: Row, year: str | None = None) -> Pairs:
    """All qualifiers of a row; `year` limits them to columns whose header names that year or none.

    In a mixed system the votes that the share and the seats go with (the list's, when both are given) are the row's
    votes; those of the other tier stand as `constituency_votes`.
    """
    columns = sheet.layout.columns
    tiers = {column.tier for column in columns if column.meaning in ("votes", "vote_share", "seats")}
    pairs: Pairs = []
    for index, column in enumerate(columns):
        if column.year and year is not None and column.year != year:
            continue
        prefix = "constituency_" if column.tier == "constituency" and len(tiers - {""}) > 1 else ""
        if column.tier and column.meaning in ("seats", "change") and len(tiers) > 1:
            prefix = f"{column.tier}_"
        for name, value in _cell_pairs(sheet, row, index, column):
            key = prefix + name
            if all(key != other for other, _ in pairs) or name == "candidate":
                pairs.append((key, value))
    return pairs


def _cell_pairs(sheet: Sheet, row: Row, index: int, column: Column) -> Pairs:
    content, text = row.contents[index], row.text(index)
    cell = row.cells[index]
    if not text or cell is None or (cell.colspan > 1 and not _first_of_meaning(sheet, row, index)):
        return []
    if column.meaning in ("votes", "vote_share", "seats", "change", "rank", "seats_total"):
        pairs = read_value(content, column.meaning)
        said = content.kind not in (Kind.DASH, Kind.NEW) and column.meaning != "rank"
        if not pairs and said and "unopposed" not in concepts("cell", text.content):
            words, header = clean(text.content), sheet.header(index)
            message = f"{words!r} under {header!r} is no value of that kind; the cell is not read."
            sheet.remark("unread-cell", message, row, [("column", header), ("cell", words)])
        return pairs
    if content.kind is Kind.DASH:
        return []
    if column.meaning in ("leader", "candidate"):
        return [(column.meaning, person) for person in persons(text)]
    if column.meaning in ("outcome", "government") and (content.kind in NUMERIC or _is_a_leader(sheet, text)):
        return []
    if column.meaning in ("outcome", "government", "district") and len(text.content) < 120:
        return [(column.meaning, TextValue(clean(text.content)))] if clean(text.content) else []
    return []


def _is_a_leader(sheet: Sheet, text: Text) -> bool:
    """Whether the words stand as a leader elsewhere in the table: then they slipped into this column."""
    leader = sheet.layout.index("leader", "candidate")
    return leader is not None and text.content in sheet.column_words(leader)


def _first_of_meaning(sheet: Sheet, row: Row, index: int) -> bool:
    """Whether a spanning cell's kind fits this column, the first of those it covers that it fits."""
    cell = row.cells[index]
    if cell is None:
        return False
    covered = range(cell.column, min(cell.column + cell.colspan, len(row.cells)))
    fitting = [i for i in covered if sheet.layout.columns[i].misfit(row.contents[i].kind) < 0.5]
    return bool(fitting) and fitting[0] == index


def persons(text: Text) -> list[Mention]:
    """The persons of a cell, one a line, without remarks in brackets; at most ten, none when it is no list of names."""
    found: list[Mention] = []
    for line in text.lines():
        name = _BAR.sub("", clean(_ANY_NOTE.sub("", _NAME_NOTE.sub("", line.content)))).strip(" ,;:")
        if not name or len(name) > 60 or any(c.isdigit() for c in name):
            continue
        if exact("row", name) or exact("leaders", name) or exact("cell", name):
            continue
        found.append(Mention(name, "person", _link(line, name)))
    return found[:10]


def party(text: Text) -> Mention | None:
    """The party a cell names: its first line, without colour bar and marks of write-in candidates."""
    first = next(text.lines(), None)
    if first is None:
        return None
    name = _BAR.sub("", clean(_NAME_NOTE.sub("", first.content))).strip(" ,;:")
    if not name or len(name) > 120 or not any(c.isalpha() for c in name):
        return None
    return Mention(name, "party", _link(first, name))


def _link(text: Text, name: str) -> str:
    """Where the link under most of a name leads."""
    for mark in text.marked("link"):
        if 2 * (mark.end - mark.start) >= len(name) and ":" not in mark.value.split("/")[0][:6]:
            return mark.value
    return ""


def residual(text: Text) -> str:
    """ "residual" for others, "independent" for candidates without party, "" for a party."""
    first = next(text.lines(), None)
    words = _ANY_NOTE.sub("", clean(first.content)).strip(" :*") if first else ""
    own = exact("row", words)
    if "independent" in own or "independent" in exact("row", words.split(" – ")[0]):
        return "independent"
    return "residual" if "residual" in own or "residual" in opens_with("row", words) & exact("row", words) else ""


def by_round(sheet: Sheet, row: Row, pairs: Pairs) -> list[tuple[Pairs, Pairs]]:
    """A row's qualifiers for each round of a two-round election: the round itself, and what was read in it."""
    columns = sheet.layout.columns
    rounds = sorted({column.round for column in columns if column.round and column.meaning in ("votes", "vote_share")})
    if len(rounds) < 2:
        return [([("round", TextValue(rounds[0]))] if rounds else [], pairs)]
    found: list[tuple[Pairs, Pairs]] = []
    common = [pair for pair in pairs if pair[0] not in ("votes", "vote_share")]
    for number in rounds:
        own: Pairs = []
        for index, column in enumerate(columns):
            if column.round == number and column.meaning in ("votes", "vote_share"):
                own += read_value(row.contents[index], column.meaning)
        if own:
            found.append(([("round", TextValue(number))], own + common))
    return found or [([], pairs)]


def numbers(sheet: Sheet, row: Row) -> list[tuple[str, str]]:
    """The numbers of a row that makes no statement, for checks of sums."""
    return [
        (column.meaning, row.text(index).content)
        for index, column in enumerate(sheet.layout.columns)
        if column.meaning in ("votes", "vote_share", "seats")
        and row.contents[index].kind not in (Kind.EMPTY, Kind.DASH)
    ]
