"""Tables with a district a row and columns for each candidate: "County | Brown | Votes | Nixon | Votes".

The columns name candidates by surname; whose party each is, other tables of the document have said. So these tables
are read last.
"""

from __future__ import annotations

import msgspec

from partybook.extract.results import elections
from partybook.extract.results.columns import header_path
from partybook.extract.results.kinds import Kind, clean
from partybook.extract.results.sheet import Sheet, row_kind
from partybook.extract.results.values import read_value
from partybook.extract.results.vocabulary import tokens
from partybook.model import Mention, PartialDate, TextValue, Value

_SHARES = frozenset({Kind.PERCENT, Kind.DECIMAL})
_COUNTS = frozenset({Kind.SMALL, Kind.LARGE})


class _Candidate(msgspec.Struct, frozen=True):
    party: Mention
    person: Mention


def read(sheet: Sheet) -> str:
    """State each candidate's votes in each district; "" when read, else the reason why not."""
    election = elections.of_table(sheet.layout.titles, sheet.place)
    if election.date is None:
        return "no date of the election in its caption, the headings above or the title"
    columns = _columns(sheet, _known(sheet, election.date))
    if len({candidate.person for candidate in columns.values()}) < 2:
        return "its columns are candidates or parties that the document does not tell apart"
    for row in sheet.rows():
        label = clean(row.text(0).content.replace("\n", " "))
        evidence = sheet.evidence(row)
        if not label or row_kind(row) or evidence is None or row.contents[0].kind not in (Kind.WORDS, Kind.ORDINAL):
            continue
        found: dict[_Candidate, dict[str, Value]] = {}
        for index, candidate in columns.items():
            kind = row.contents[index].kind
            meaning = "vote_share" if kind in _SHARES else "votes" if kind in _COUNTS else ""
            for name, value in read_value(row.contents[index], meaning):
                found.setdefault(candidate, {}).setdefault(name, value)
        common = [pair for pair in election.qualifiers if pair[0] != "district"]
        for candidate, numbers in found.items():
            own: list[tuple[str, Value]] = [("district", TextValue(label)), ("candidate", candidate.person)]
            own += numbers.items()
            sheet.context.state(candidate.party, "election_result", election.date, evidence, [*common, *own])
    return ""


def _known(sheet: Sheet, date: PartialDate) -> dict[str, _Candidate]:
    """Surnames of the election's candidates, as other tables name them; a surname of two persons is left out."""
    found: dict[str, dict[tuple[str, str], _Candidate]] = {}
    for statement in sheet.context.statements:
        person = statement.qualifier("candidate")
        same = isinstance(statement.value, PartialDate) and statement.value.may_equal(date)
        if not same or not isinstance(person, Mention) or statement.qualifier("district") is not None:
            continue
        if words := tokens(person.name):
            candidate = _Candidate(statement.subject, person)
            found.setdefault(words[-1], {}).setdefault((statement.subject.name, person.name), candidate)
    return {surname: next(iter(candidates.values())) for surname, candidates in found.items() if len(candidates) == 1}


def _columns(sheet: Sheet, known: dict[str, _Candidate]) -> dict[int, _Candidate]:
    """Columns and the candidate each belongs to: named in its header, or "Votes" right after such a column."""
    grid = sheet.table.grid()[: sheet.layout.first]
    found: dict[int, _Candidate] = {}
    for index, column in enumerate(sheet.layout.columns):
        words = [
            word for text in header_path([row[index] for row in grid]) for word in tokens(text) if word not in "%#"
        ]
        named = [known[word] for word in words if word in known]
        if len(named) == 1:
            found[index] = named[0]
            continue
        beside = index - 1 in found and not named and len(words) <= 1
        if beside and column.meaning in ("votes", "vote_share") and not _has_pair(found, index - 1):
            found[index] = found[index - 1]
    return found


def _has_pair(found: dict[int, _Candidate], index: int) -> bool:
    """Whether a candidate already has two columns up to this one."""
    return index - 1 in found and found[index - 1] == found[index]
