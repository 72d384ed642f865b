"""The elections that a sentence names, with their dates: "the 2017 legislative election", "elections of May 1990"."""

from __future__ import annotations

import re
from typing import NamedTuple

from partybook.extract.name_words import is_capitals, title_case
from partybook.extract.prose.figures import Figure
from partybook.extract.prose.reading import Reading
from partybook.model import PartialDate

_KINDS = (
    "presidential|parliamentary|legislative|general|municipal|local|regional|federal|state|provincial|national|snap|early|"
    "european|assembly|council|district|senate|senatorial|by-?|constituent|cantonal|supplementary|gubernatorial|mayoral|"
    "communal|territorial|union"
)
_ELECTION = re.compile(
    rf"""(?P<name>(?:\b\d{{4}}\s+)?
    (?:(?!(?:In|The|At|During|For|Following|After|Since|Before|Until)\b)[A-Z][\w'’-]*\s+|(?:{_KINDS})[\s-]?\s*){{0,6}}
    (?:elections?|by-elections?|ELECTIONS?|BY-ELECTIONS?|polls|(?:(?<=snap\s)|(?<=general\s)|(?<=legislative\s)|(?<=local\s)|(?<=municipal\s))poll\b)(?:\s+\d{{4}}\b)?)""",
    re.VERBOSE,
)
_WERE_HELD = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]*\s|[a-z]+\s){1,4}(?i:elections?)) (?:was|were|took) (?:held|place)\b[^.;]{0,40}?"
    r"\b(?P<year>(?:1[89]|20)\d\d)\b"
)
"""Where a sentence says when an election took place whose name has no year."""
_BESIDE = re.compile(r"[\w.,]+\s*(?:%|per\s?cent|votes|seats)?\s+in\s+((?:1[89]|20)\d\d)\b")
_IN_YEAR_WITH = re.compile(
    r"\b(?:in|of)\s+((?:1[89]|20)\d\d),?\s+(?:with|it\s+(?:got|won|polled|received|had|took)|receiving|winning|polling)\s+(?:only\s+|just\s+)?\Z"
)
"""Before the figure of "in 2006 with 1.95% and in 2011 with 2.21%"."""
_COMPARED = re.compile(
    r"\b(?:(?:up|down)\s+from|compared\s+(?:to|with)|than)\s+(?:the\s+)?(?:only\s+)?[\w.,]*\d[\w.,]*\s*(?:%|per\s?cent)?"
    r"\s*(?:seats|votes)?\s+(?:in|at)\s+(?:the\s+)?\Z"
)
"""Before an election that is only compared with: "68 seats, up from 40 in the 2012 election"."""
_PEAK = re.compile(r"\b(?:peak|high|low|record|results?|that)\s+of\s+\Z|\b(?:since|than\s+in)\s+\Z")
"""Before a date that something is only compared with: "a decline from the peak of 1983"."""
_WHEN = re.compile(r",\s+when\b")
"""Behind a date that a clause goes on about: "since 2014, when its share climbed to 4.4%"."""
_AT_PEAK = re.compile(r"\b(?:height|peak|zenith|heyday|apogee|at\s+(?:its|their)\s+(?:best|strongest|largest))\b")
_LOST = re.compile(r"\b(?:lost|losing|lose|vacated|resigned)\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Election(NamedTuple):
    start: int
    end: int
    name: str
    date: PartialDate | None


_RIGHT_BEFORE = re.compile(
    r"[\w.,]+\s*(?:%|per\s?cent|votes|seats|deputies|MPs)?\s*(?:of\s+(?:the\s+)?(?:popular\s+)?votes?\s+)?(?:in|at)\s+(?:the\s+)?"
)
_FOUNDING = frozenset({"found", "form", "establish", "create", "launch", "set up", "register"})
_TO_BRACKET = 2
_OPENING = 6
UNNAMED = -2
"""Where an election "stands" that only a date tells of: "received 3.4% of the vote in 1999"."""


def election_named(text: str) -> tuple[str, PartialDate] | None:
    """The last election that a text names with its year, for sentences that are not parsed and for headings."""
    named = [_plain(match["name"]) for match in _ELECTION.finditer(text) if _YEAR.search(match["name"])]
    if not named and (held := _WERE_HELD.search(text)) is not None:
        return (_plain(held["name"]), PartialDate.of(int(held["year"])))
    if not named:
        return None
    year = _YEAR.search(named[-1])
    return (named[-1], PartialDate.of(int(year[0]))) if year else None


def _plain(name: str) -> str:
    """The name of an election, not in capitals as leads write it."""
    name = name.strip()
    return title_case(name) if is_capitals(name) else name


def elections_in(reading: Reading) -> list[Election]:
    text = reading.tree.text
    found: list[Election] = []
    known = reading.reference.election
    for match in _ELECTION.finditer(text):
        if _COMPARED.search(text, 0, match.start("name")):
            continue
        name = _plain(match["name"])
        date = _date_of(reading, match)
        if date is None and not found and not reading.moments and known is not None and known[1] is not None:
            date = PartialDate.of(known[1].year) if known[1].year else None  # "in the local elections" of that year
        found.append(Election(match.start(), match.end(), name, date))
    dated = [election for election in found if election.date is not None and " " in election.name]
    return [e for e in found if not dated or e in dated or " " in e.name or e.start < dated[0].start]


def _date_of(reading: Reading, match: re.Match[str]) -> PartialDate | None:
    """The election's own date: in its name, right before it, or behind it ("of 2017", "held on 12 May 1990")."""
    moments = reading.moments
    year = _YEAR.search(match["name"])
    if year and any(at.start < match.end() and at.end > match.start() and _is_open(at.date) for at in moments):
        return PartialDate.of(int(year[0]))  # "before the 2007 election"
    for at in moments:
        near = 0 <= match.start() - at.end <= 40 and at.election
        other = year is not None and at.date.year not in (None, int(year[0]))  # "in the 1977 and 1980 elections"
        if (at.start < match.end() and at.end > match.start()) or (near and not other):
            return _held(at.date)
    text = reading.tree.text
    for at in moments:
        if 0 <= at.start - match.end() <= 45 and re.fullmatch(
            r"\s*(?:,|\(|which were|that were|was|were|held|of|on|in|to the [\w ]+|for the [\w ]+|\s)*\s*",
            text[match.end() : at.start],
        ):
            return _held(at.date)
    if year:
        return PartialDate.of(int(year[0]))  # in a bracket, whose dates are not among the moments
    free = [at for at in moments if not at.election and at.end <= match.start()]
    if re.search(r"\b(?:last|latest|previous|recent)\s+\Z", text[max(0, match.start() - 12) : match.start()]) or (
        match["name"].split()[0] in ("last", "latest", "recent")
    ):
        free = [at for at in free if not _of_founding(reading, at.word)]
    if free and reading.tree[free[-1].word].dep == "conj":
        return None  # "in 1995 and 1999": which of them?
    if free:
        return free[-1].date if not free[-1].date.is_interval else None
    later = [at for at in moments if not at.election and at.start >= match.end()]
    return later[0].date if len(moments) == 1 and later and not later[0].date.is_interval else None


def _of_founding(reading: Reading, word: int) -> bool:
    """Whether a date is of a party's beginning: "was founded in 2012 and got 3.2% in the last election"."""
    clause = reading.clause_above(word)
    return clause is not None and clause.lemma in _FOUNDING


def _held(date: PartialDate) -> PartialDate | None:
    """When an election was held: in two rounds, an interval from day to day; of other spans the beginning."""
    start, end = date.start, date.end
    rounds = start is not None and end is not None and start.precision == end.precision == "day"
    return date if rounds or not date.is_interval else start


def _is_open(date: PartialDate) -> bool:
    """Whether a date is only a limit ("before 2007")."""
    return date.is_interval and (date.start is None or date.end is None)


def election_of(reading: Reading, elections: list[Election], figures: list[Figure], figure: Figure) -> Election | None:
    """The election a figure belongs to: named before it, or behind it where the sentence begins with figures."""
    if (own := _dated_beside(reading, figure)) is not None:
        same = [e for e in elections if e.date is not None and e.date.may_equal(own)]
        return same[0] if same else Election(UNNAMED, UNNAMED, "", own)
    if not elections:
        known = reading.reference.election
        if known is not None and known[1] is not None and _is_of_other_time(reading, known[1]):
            return _only_dated(reading, figures, figure)
        dated = [at for at in reading.moments if not at.date.is_interval and not _is_of_later(reading, figure, at.word)]
        if known is None or (dated and (known[1] is None or not dated[0].date.may_equal(known[1]))):
            return _only_dated(reading, figures, figure)
        return Election(-1, -1, known[0], known[1])
    following = next((e for e in elections if e.start > figure.start), None)
    if following is not None and _RIGHT_BEFORE.fullmatch(reading.tree.text, figure.start, following.start):
        return following  # "5.2% in the 1999 election and 2.4% in the general election of 2001"
    if figures[0].start < elections[0].start:
        behind = [election for election in elections if election.start > figure.start]
        return behind[0] if behind else elections[-1]
    before = [election for election in elections if election.start < figure.start]
    return before[-1] if before else elections[0]


def _is_of_other_time(reading: Reading, date: PartialDate) -> bool:
    """Whether a sentence opens with a limit that lies in another year: "By 1959 it had nine councillors"."""
    limits = [at.date.end or at.date.start for at in reading.moments if at.start < _OPENING and _is_open(at.date)]
    return any(limit is not None and limit.year != date.year for limit in limits)


def _dated_beside(reading: Reading, figure: Figure) -> PartialDate | None:
    """The year of "13.5% in 1994": right behind the figure, of several that a sentence gives."""
    dates = [at for at in reading.moments if not at.date.is_interval]
    bracket = next((b for b in reading.tree.brackets if b.start <= figure.start < b.end), None)
    before = [at for at in dates if bracket is not None and 0 <= bracket.start - at.end <= _TO_BRACKET]
    if before and len(dates) > 1:
        return before[-1].date  # "passed the threshold in 1994 (2.6%, three seats)"
    told = _IN_YEAR_WITH.search(reading.tree.text[: figure.start])
    if told is not None and len({at.date.year for at in dates}) > 1:
        return PartialDate.of(int(told[1]))
    beside = _BESIDE.match(reading.tree.text, figure.start)
    if len({at.date.year for at in dates}) < 2 or beside is None:
        return None
    return PartialDate.of(int(beside[1]))


def _is_won(reading: Reading, figure: Figure) -> bool:
    """Whether seats are said to be won: then the sentence's only date is their election's ("In 2010 it won four")."""
    before = reading.tree.text[: figure.start]
    if len(before) < _OPENING * 2 and any(w.lemma == "win" and w.start == w.end for w in reading.tree.words):
        return figure.kind == "seats"  # of a note that leaves the verb out: "2 seats in 1997"
    return (
        figure.kind == "seats"
        and re.search(
            r"\b(?:(?:winn|gain|obtain|secur|captur|tak)ing|won|win|captured|took|secured|gained|obtained|secured|elected|got|(?:dropp?|fall|fell|reduc|ris|rose|increas)\w*\s+(?:(?:its|their|the)\s+(?:\w+\s+){1,3}?)?(?:from\s+\w+\s+)?to|"
            r"enter(?:ed|ing)\b[^.;,]{0,50}\bwith)\s+(?:only\s+)?\Z",
            before,
        )
        is not None
    )


def _is_of_later(reading: Reading, figure: Figure, word: int) -> bool:
    """Whether a date belongs to a verb joined behind the figure's: "won one seat and was banned in 1983"."""
    at = next((w.at for w in reading.tree.words if w.start <= figure.start < w.end), None)
    own = reading.clause_above(at) if at is not None else None
    other = reading.clause_above(word)
    joined = other is not None and reading.tree[other.verb].dep == "conj" and other.passive
    return own is not None and other is not None and own.verb < other.verb and joined


def _only_dated(reading: Reading, figures: list[Figure], figure: Figure) -> Election | None:
    """The election of "3,456 votes in 1999, and 4,567 in 2003": the date behind a figure, or the sentence's only."""
    dates = [at for at in reading.moments if not at.date.is_interval and (not at.relative or at.start < _OPENING)]
    dates = [at for at in dates if not _is_of_later(reading, figure, at.word)]
    text = reading.tree.text
    dates = [at for at in dates if not _PEAK.search(text, 0, at.start) or _WHEN.match(text, at.end)]
    dates = [at for at in dates if not _COMPARED.search(text, 0, at.start)]
    told = any(f.kind in ("votes", "vote_share") or _is_won(reading, f) for f in figures)
    if not dates or not (told or (_AT_PEAK.search(text) and any(f.kind == "seats_total" for f in figures))):
        return None
    if len(dates) == 1:
        return Election(UNNAMED, UNNAMED, "", dates[0].date)
    following = next(
        (other.start for other in figures if other.start > figure.start and other.kind == figure.kind), None
    )
    behind = [at for at in dates if figure.start < at.start and (following is None or at.start < following)]
    if behind and _LOST.search(reading.tree.text, figure.start, behind[0].start):
        behind = [at for at in dates if at.start < figure.start]  # "In 1953 it won a seat, but lost it in 1955"
    return Election(UNNAMED, UNNAMED, "", behind[0].date) if len(behind) == 1 else None
