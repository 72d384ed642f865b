"""Results in sentences: "won 6.3% of the vote and 2 of 125 seats in the 1995 election".

The figures of a sentence are collected with the verb they hang on; its subject is whose result it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from partybook import terms
from partybook.extract.names import script_of
from partybook.extract.numbers import parse_number
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.figures import Figure, find_figures
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, PartialDate, TextValue, Value

_KINDS = (
    "presidential|parliamentary|legislative|general|municipal|local|regional|federal|state|provincial|national|snap|early|"
    "european|assembly|council|district|senate|senatorial|by-?|constituent|cantonal|supplementary|gubernatorial|mayoral|"
    "communal|territorial|union"
)
_ELECTION = re.compile(
    rf"""(?P<name>(?:\b\d{{4}}\s+)?
    (?:(?!(?:In|The|At|During|For|Following|After|Since|Before|Until)\b)[A-Z][\w'’-]*\s+|(?:{_KINDS})[\s-]?\s*){{0,6}}
    (?:elections?|by-elections?|polls)(?:\s+\d{{4}}\b)?)""",
    re.VERBOSE,
)
_PERSONS = frozenset({"leader", "founder", "endorsed_candidate"})
_LOSS = frozenset({"lose", "drop", "fall", "decline"})


class Election(NamedTuple):
    start: int
    end: int
    name: str
    date: PartialDate | None


_OF_VOTE = re.compile(r"[\d.,]+\s*(?:%|per\s?cent)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}votes?\b")
_STANDING = frozenset({"contest", "stand", "run", "compete", "field", "participate"})
_Grouped = dict[tuple[Mention, str, Election], dict[str, Value]]
_NUMBER_BEHIND = re.compile(r"(?:\s*\([^()]*\))?\s(\d{1,3})(?=\s*(?:,|;|\.|and\b|\Z))")


@cache
def _result_verbs() -> frozenset[str]:
    return frozenset(terms.load("prose")["results"]["verbs"])


def read_results(reading: Reading) -> None:
    """State `election_result` for the figures of the sentence, one statement an election and party."""
    elections = elections_in(reading)
    figures = find_figures(reading.tree.text)
    if elections:
        reading.reference.election = (elections[-1].name, elections[-1].date)
    if not figures:
        return
    grouped: _Grouped = {}
    shares = _own_shares(reading.tree.text, figures)
    for figure in figures:
        clause = _clause_of(reading, figure)
        election = _election_of(reading, elections, figures, figure)
        if clause is None or election is None or election.date is None:
            continue
        if clause.lemma in _LOSS and figure.value.number != 0:
            continue
        if clause.lemma in _STANDING and figure.kind in ("seats", "seats_total") and figure.value.number != 0:
            continue  # seats that were contested
        if figure.kind == "vote_share" and figure != shares[0] and len(shares) > 1:
            continue
        for party, candidate in _whose(reading, clause):
            grouped.setdefault((party, candidate, election), {}).setdefault(figure.kind, figure.value)
    _listed_behind(reading, figures, grouped)
    for (party, candidate, election), values in grouped.items():
        if set(values) <= {"seats_total"} or election.date is None:
            continue
        qualifiers: dict[str, Value | None] = {
            "election": TextValue(election.name, script=script_of(election.name)),
            **values,
        }
        if candidate:
            qualifiers["candidate"] = Mention(candidate, "person")
        reading.state(party, "election_result", election.date, qualifiers)


def _own_shares(text: str, figures: list[Figure]) -> list[Figure]:
    """The shares of the vote in order of trust: of several, the one said to be "of the vote"."""
    shares = [figure for figure in figures if figure.kind == "vote_share"]
    return sorted(shares, key=lambda figure: (not _OF_VOTE.match(text, figure.start), figure.start))


def _listed_behind(reading: Reading, figures: list[Figure], grouped: _Grouped) -> None:
    """The rest of "A won 51 of the 60 seats, B 2 and C 1": seats of the parties with a bare number behind them."""
    seats = [figure for figure in figures if figure.kind == "seats"]
    elections = {election for _, _, election in grouped}
    if len(seats) != 1 or len(elections) != 1:
        return
    election = next(iter(elections))
    text = reading.tree.text
    for span in reading.reference.cast.parties_in(text):
        number = _NUMBER_BEHIND.match(text, span.end)
        if span.start > seats[0].start and number:
            found = parse_number(number[1], "count")
            if found is not None:
                party = reading.reference.cast.same(span.party)
                grouped.setdefault((party, "", election), {}).setdefault("seats", found)


def elections_in(reading: Reading) -> list[Election]:
    text = reading.tree.text
    found: list[Election] = []
    known = reading.reference.election
    for match in _ELECTION.finditer(text):
        name = match["name"].strip()
        date = _date_of(reading, match)
        if date is None and not found and not reading.moments and known is not None and known[1] is not None:
            date = PartialDate.of(known[1].year) if known[1].year else None  # "in the local elections" of that year
        found.append(Election(match.start(), match.end(), name, date))
    return found


def _date_of(reading: Reading, match: re.Match[str]) -> PartialDate | None:
    """The election's own date: in its name, right before it, or behind it ("of 2017", "held on 12 May 1990")."""
    moments = reading.moments
    for at in moments:
        if (at.start < match.end() and at.end > match.start()) or (0 <= match.start() - at.end <= 40 and at.election):
            return at.date if not at.date.is_interval else at.date.start
    text = reading.tree.text
    for at in moments:
        if 0 <= at.start - match.end() <= 45 and re.fullmatch(
            r"\s*(?:,|\(|which were|that were|was|were|held|of|on|in|to the [\w ]+|for the [\w ]+|\s)*\s*",
            text[match.end() : at.start],
        ):
            return at.date if not at.date.is_interval else at.date.start
    free = [at for at in moments if not at.election and at.end <= match.start()]
    if free and reading.tree[free[-1].word].dep == "conj":
        return None  # "in 1995 and 1999": which of them?
    if free:
        return free[-1].date if not free[-1].date.is_interval else None
    later = [at for at in moments if not at.election and at.start >= match.end()]
    return later[0].date if len(moments) == 1 and later and not later[0].date.is_interval else None


def _clause_of(reading: Reading, figure: Figure) -> Clause | None:
    """The verb of winning or getting that a figure hangs on."""
    tree = reading.tree
    by_verb = {clause.verb: clause for clause in reading.clauses}
    word = next((w.at for w in tree.words if w.start <= figure.start < w.end), None)
    if word is None:
        word = next((b.word for b in tree.brackets if b.start <= figure.start < b.end), None)
    if word is None:
        return None
    for at in (word, *tree.above(word)):
        clause = by_verb.get(at)
        if clause is not None:
            if clause.lemma in _result_verbs() and not clause.unreal:
                return clause
            if not clause.subjects or clause.unreal:
                return None
    before = [
        clause
        for clause in reading.clauses
        if clause.lemma in _result_verbs() and clause.verb < word and not clause.unreal
    ]
    return before[-1] if before else None


def _election_of(reading: Reading, elections: list[Election], figures: list[Figure], figure: Figure) -> Election | None:
    """The election a figure belongs to: named before it, or behind it where the sentence begins with figures."""
    if not elections:
        known = reading.reference.election
        dated = [at for at in reading.moments if not at.date.is_interval]
        if known is None or (dated and known[1] is not None and not dated[0].date.may_equal(known[1])):
            return None
        return Election(-1, -1, known[0], known[1])
    if figures[0].start < elections[0].start:
        behind = [election for election in elections if election.start > figure.start]
        return behind[0] if behind else elections[-1]
    before = [election for election in elections if election.start < figure.start]
    return before[-1] if before else elections[0]


def _whose(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str]]:
    """The parties that got the figures of a clause, each with the candidate when a person did."""
    who = reading.reference
    parties = who.parties(clause.tree, clause.subjects)
    if clause.passive and clause.lemma not in ("elect", "return"):
        parties = who.parties(clause.tree, clause.agents)
    if parties:
        for party in parties:
            yield party, ""
        return
    lost = [noun for noun in clause.subjects if clause.tree[noun].lemma == "election"]  # the parser's, not the text's
    if (not clause.subjects or lost) and who.topic is not None and not clause.passive:
        yield who.topic, ""  # words were lost: "In the elections of 1995 won no seats"
        return
    for noun in clause.subjects:
        if clause.tree[noun].lemma in ("candidate", "list", "slate", "ticket", "nominee"):
            owner = reading.party_of(noun) or who.topic
            if owner is not None:
                yield owner, ""
        elif name := who.person(clause.tree, noun):
            for party in _party_of(reading, name)[:1]:
                yield party, name


def _party_of(reading: Reading, person: str) -> list[Mention]:
    """The parties whose leader, founder or candidate the document says a person is."""
    found = []
    for statement in reading.context.statements:
        named = statement.value if statement.property in _PERSONS else statement.qualifier("candidate")
        if isinstance(named, Mention) and named.name == person:
            found.append(reading.reference.cast.same(statement.subject))
    return list(dict.fromkeys(found))
