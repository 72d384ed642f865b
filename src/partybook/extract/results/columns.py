"""What a column means: from the words of its header (all rows of it) and from the kinds of values below.

A header's words allow a few meanings, best first ("Position" is a rank, or words about the outcome); the values decide.
A column without a header, or with one that says nothing, may still be told by its values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from partybook.extract.results.kinds import NUMERIC, Content, Kind, clean
from partybook.extract.results.vocabulary import concepts, exact, opens_with
from partybook.read.document import Cell, Text

_WORDS = {Kind.WORDS: 0.0, Kind.DASH: 0.0, Kind.EMPTY: 0.0, Kind.DATE: 0.5, Kind.NEW: 1.0}
_BLANK = {Kind.DASH: 0.0, Kind.EMPTY: 0.0}
FIT: dict[str, dict[Kind, float]] = {
    "date": {Kind.YEAR: 0.0, Kind.DATE: 0.0, Kind.EMPTY: 0.5},
    "party": _WORDS,
    "abbreviation": _WORDS,
    "leader": _WORDS,
    "candidate": _WORDS,
    "district": _WORDS | {Kind.ORDINAL: 0.5, Kind.SMALL: 1.0},
    "election": _WORDS,
    "outcome": _WORDS | {Kind.ORDINAL: 2.0, Kind.SMALL: 2.0},
    "government": _WORDS,
    "name": _WORDS,
    "votes": _BLANK | {Kind.LARGE: 0.0, Kind.SMALL: 0.3, Kind.YEAR: 0.3, Kind.POINT: 0.3, Kind.WORDS: 2.5},
    "vote_share": _BLANK | {Kind.PERCENT: 0.0, Kind.DECIMAL: 0.0, Kind.SMALL: 1.0, Kind.POINT: 0.6, Kind.WORDS: 2.5},
    "seats": _BLANK | {Kind.SMALL: 0.0, Kind.OF_TOTAL: 0.0, Kind.LARGE: 2.5, Kind.SIGNED: 2.5, Kind.WORDS: 2.5},
    "seats_total": _BLANK | {Kind.SMALL: 0.0, Kind.LARGE: 2.5, Kind.WORDS: 2.5, Kind.OF_TOTAL: 1.0, Kind.DATE: 2.0},
    "change": _BLANK | {Kind.SIGNED: 0.0, Kind.SMALL: 0.2, Kind.NEW: 0.0, Kind.PERCENT: 2.5},
    "vote_change": _BLANK
    | {Kind.SIGNED: 0.0, Kind.NEW: 0.0, Kind.DECIMAL: 0.5, Kind.PERCENT: 0.5, Kind.SMALL: 1.0, Kind.LARGE: 1.5},
    "rank": _BLANK | {Kind.ORDINAL: 0.0, Kind.SMALL: 0.8, Kind.WORDS: 1.0},
    "seat_share": _BLANK | {Kind.PERCENT: 0.0, Kind.DECIMAL: 0.0, Kind.SMALL: 1.0},
}
"""How badly a kind fits a meaning: 0 natural, up to 1 possible, 2.5 strange; kinds not named are `MISFIT`."""
MISFIT = 4.0
_ANYTHING = 0.6  # every kind, under a header that says nothing
_NUMBERS = frozenset({"votes", "vote_share", "seats", "seats_total", "change", "vote_change", "rank"})
RESULT_MEANINGS = ("votes", "vote_share", "seats")
_YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d(?!\d|\s?[–/-]\s?\d)")


class Column(msgspec.Struct, frozen=True):
    """A column: its meaning (empty when unknown), its header in the table's words, and what the header adds.

    `tier` is "constituency" or "list" in mixed systems, `round` "1" or "2", `year` a year that the header names.
    """

    meaning: str
    header: str = ""
    tier: str = ""
    round: str = ""
    year: str = ""

    def misfit(self, kind: Kind) -> float:
        """How strange a value of that kind is here."""
        table = FIT.get(self.meaning)
        return (0.0 if kind is Kind.EMPTY else _ANYTHING) if table is None else table.get(kind, MISFIT)


def header_meanings(path: Sequence[str]) -> list[str]:
    """The meanings a header allows, best first; `path` is its cells from top to bottom ("Seats", "+/–")."""
    own = concepts("header", path[-1]) if path else frozenset()
    if path and "votes" in exact("header", path[-1]):
        own = frozenset({"votes"})
    above = frozenset().union(*(concepts("header", text) for text in path[:-1])) if path else frozenset()
    if "poll" in own | above:
        return ["poll"]
    return list(dict.fromkeys(_numbers(own, above) + _words(own, above)))


def _numbers(own: frozenset[str], above: frozenset[str]) -> list[str]:
    both = own | above
    counted = both & {"votes", "share", "seats"}
    if "electoral" in both or ("seats" in own and "candidate" in own) or ("other" in own and counted):
        return ["other"]
    if ("previous" in both and counted) or ("gross" in own and not own & {"share", "count", "change"}):
        return ["other"]
    if "change" in own:
        seats_first = "seats" in both and not own & {"votes", "share"}
        return ["change", "vote_change"] if seats_first else ["vote_change"] if counted else ["change?"]
    if "candidate" in own and "count" in own:
        return ["other"]
    if "share" in own and "seats" in both and "votes" not in own:
        return ["seat_share"]
    found: list[str] = []
    if "share" in own:
        found.append("vote_share")
    elif "votes" in own:
        found.append("votes")
    elif "seats" in own and "rank" not in own:
        found += ["seats_total", "seats"] if "total" in own and "won" not in own else ["seats"]
    elif own & {"count", "total"} or not own:
        found += [meaning for meaning in ("seats", "votes") if meaning in above]
        if not found and "count" in own and above & {"list_tier", "constituency_tier", "round"}:
            found.append("votes")
    if "rank" in own:
        found.append("rank")
    return found


def _words(own: frozenset[str], above: frozenset[str]) -> list[str]:
    order = ("leader", "candidate", "abbreviation", "date", "party", "district", "election", "outcome", "government")
    found = [meaning for meaning in order if meaning in own]
    if "party" in found and found[0] in ("leader", "candidate", "abbreviation"):
        found.remove("party")
    if "other" in own and found[:1] == ["district"]:
        found = []  # "Home state"
    if "rank" in own:
        found.append("outcome")
    if "outcome" in own and own & {"election"}:
        found.append("seats")  # "Election result" over numbers
    if "turnout" in own:
        found.append("turnout")
    if "other" in own:
        found.append("other")
    if not found and not own and above - {"votes", "seats", "share"}:
        found = [meaning for meaning in order if meaning in above]
    return found


def _penalty(meaning: str, kinds: Counter[Kind]) -> float:
    """Average misfit of a column's filled cells with a meaning."""
    filled = sum(n for kind, n in kinds.items() if kind is not Kind.EMPTY)
    if meaning not in FIT or not filled:
        return _ANYTHING
    return sum(FIT[meaning].get(kind, MISFIT) * n for kind, n in kinds.items() if kind is not Kind.EMPTY) / filled


_TOO_STRANGE = 1.9  # more than about half of the cells contradict
_ALL_STRANGE = 3.4  # hardly any cell fits: the header is not about this column


def choose(path: Sequence[str], kinds: Counter[Kind], left: str) -> str:
    """The meaning of a column from its header, its values, and the column to its left; empty when unknown."""
    allowed = header_meanings(path)
    if "change?" in allowed:
        decimal = kinds[Kind.DECIMAL] + kinds[Kind.PERCENT]
        about_votes = left in ("votes", "vote_share", "vote_change") or decimal > 0
        allowed = ["vote_change" if about_votes and left != "seats" else "change"]
    elif path and not allowed and not _says_nothing(path):
        return ""
    if not sum(n for kind, n in kinds.items() if kind is not Kind.EMPTY):
        return allowed[0] if allowed and allowed[0] not in ("party", "candidate") else ""
    best = min(allowed, key=lambda meaning: _penalty(meaning, kinds), default="")
    if not best or _penalty(best, kinds) <= _TOO_STRANGE:
        return best
    if _penalty(best, kinds) > _ALL_STRANGE and best not in _NUMBERS:
        return ""
    # Values that do not fit a header which itself says so are a matter of shifted rows, not of another meaning.
    own_words = concepts("header", path[-1]) if path else frozenset()
    clear = best in header_meanings(path[-1:]) or "change" in own_words or ("count" in own_words and len(path) > 1)
    return best if path and clear else ""


def _says_nothing(path: Sequence[str]) -> bool:
    return not any(concepts("header", text) for text in path)


def by_values(kinds: Counter[Kind], taken: set[str]) -> str:
    """The meaning that the values of a column without a header show, if no other column has it."""
    filled = sum(n for kind, n in kinds.items() if kind not in (Kind.EMPTY, Kind.DASH))
    if not filled:
        return ""
    signs = {
        "date": kinds[Kind.YEAR] + kinds[Kind.DATE],
        "vote_share": kinds[Kind.PERCENT],
        "votes": kinds[Kind.LARGE],
        "seats": kinds[Kind.OF_TOTAL],
        "rank": kinds[Kind.ORDINAL],
    }
    meaning, hits = max(signs.items(), key=lambda pair: pair[1])
    return meaning if hits > 0.7 * filled and meaning not in taken else ""


def header_path(cells: Sequence[Cell | None]) -> list[str]:
    """The words over a column, top to bottom, each spanning cell once."""
    seen: list[Cell] = []
    for cell in cells:
        if cell is not None and cell not in seen:
            seen.append(cell)
    return [text for cell in seen if (text := header_words(cell.text))]


def header_words(text: Text) -> str:
    """A header cell on one line, without marks of notes."""
    content = text.content
    for mark in text.marks:
        if mark.kind == "small" and content[mark.start : mark.end].strip("[]() ").isdigit():
            content = content[: mark.start] + " " * (mark.end - mark.start) + content[mark.end :]
    return clean(content).strip(" :")


def qualified(meaning: str, path: Sequence[str]) -> Column:
    """A column with what else its header says: tier, round, year."""
    header = " ".join(path)
    found = frozenset().union(*(concepts("header", text) for text in path)) if path else frozenset()
    tier = round_number = year = ""
    if meaning in (*RESULT_MEANINGS, "seat_share", "change", "vote_change", "seats_total"):
        if "list_tier" in found:
            tier = "list"
        elif "constituency_tier" in found:
            tier = "constituency"
        if "round" in found:
            round_number = "2" if "round_second" in found else "1"
        if years := _YEAR.findall(header):
            year = years[-1]
    return Column(meaning, header, tier, round_number, year)


def looks_like_header(cells: Sequence[Cell], contents: Sequence[Content]) -> bool:
    """Whether a row without header markup names columns: most of its words are known as headers, no value in it."""
    texts = [header_words(cell.text) for cell in cells if cell.text]
    if len(texts) < 2 or any(content.number and content.kind in NUMERIC - {Kind.SMALL} for content in contents):
        return False
    known = sum(1 for text in texts if len(text) < 60 and (opens_with("header", text) or _YEAR.fullmatch(text)))
    return known * 2 > len(texts) and any(concepts("header", text) for text in texts)
