"""Things out of order: results before the founding, offices after death, terms that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from partybook import terms
from partybook.audit.figures import election_name
from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.registry import Rule, on_party
from partybook.audit.view import PartyView
from partybook.identity.agreement import same_person
from partybook.model import Mention, PartialDate, Statement, Value

BEFORE_FOUNDING = Rule(
    "T001", "result before founding", "A party has a result in an election before it was founded.", "warning"
)
AFTER_END = Rule(
    "T002", "result after dissolution", "A party has a result in an election after it was dissolved.", "warning"
)
AFTER_DEATH = Rule(
    "T003", "office after death", "Somebody leads or holds an office after the day of their death.", "error"
)
BACKWARDS = Rule("T004", "term ends before it begins", "A term has an end that lies before its beginning.", "error")
ENDED_FIRST = Rule("T005", "dissolved before founded", "A party was dissolved before it was founded.", "error")
REGISTERED_FIRST = Rule("T006", "registered before founded", "A party was registered before it was founded.", "warning")
FUTURE = Rule(
    "T007", "in the future", "Something told as past lies after the day on which the document was taken in.", "error"
)
TWO_AT_ONCE = Rule(
    "T008", "two holders at once", "Two people hold, at the same time, a role that one person holds.", "warning"
)

OVERLAP_DAYS = 366
"""Days that two terms may share: with dates to the year, and slow handovers, less proves nothing."""
_ORIGINS = ("predecessor", "merger_of", "split_from", "former_name")


def _day(value: Value | None, last: bool) -> date | None:
    if not isinstance(value, PartialDate) or value.approximate:
        return None
    return value.latest if last else value.earliest


def _plain(view: PartyView, name: str) -> list[Statement]:
    """Dates of the party itself: no qualifier makes them a part's or a stage's."""
    return [s for s in view.of(name) if isinstance(s.value, PartialDate) and not s.qualifiers]


@on_party(BEFORE_FOUNDING)
def result_before_founding(view: PartyView) -> Iterator[Finding]:
    founded = [s for s in view.of("founded") if isinstance(s.value, PartialDate)]
    if (
        not founded
        or len(_plain(view, "founded")) != len(founded)
        or any(_day(s.value, False) is None for s in founded)
    ):
        return  # stages of founding, or "in or before": nothing is before all of them
    first = min(founded, key=lambda s: _day(s.value, False) or date.min)
    start = _day(first.value, False)
    early = [s for s in view.of("election_result") if start and (day := _day(s.value, True)) and day < start]
    if early:
        yield BEFORE_FOUNDING.finding(
            f"{view.subject} has a result in the {listed(_elections(early))}, but was founded {first.value} "
            f"({view.place(first.evidence)})",
            evidence_of([*early, first]),
            statements=[*early, first],
            resolution=_of_an_origin(view),
            subject=view.subject.name,
            severity="note" if _of_an_origin(view) else None,
        )


def _elections(results: list[Statement]) -> list[str]:
    return list(dict.fromkeys(election_name(s) for s in sorted(results, key=lambda s: str(s.value))))


def _of_an_origin(view: PartyView) -> str:
    origins = list(dict.fromkeys(str(s.value) for s in view.of(*_ORIGINS)))
    if not origins:
        return ""
    return f"the result may be that of {listed(origins[:2])}, from which the party came"


@on_party(AFTER_END)
def result_after_end(view: PartyView) -> Iterator[Finding]:
    ended = [s for s in view.of("dissolved") if isinstance(s.value, PartialDate)]
    if not ended or len(_plain(view, "dissolved")) != len(ended) or any(_day(s.value, True) is None for s in ended):
        return
    last = max(ended, key=lambda s: _day(s.value, True) or date.max)
    end = _day(last.value, True)
    refounded = [s for s in view.of("founded", "legalised") if end and (day := _day(s.value, True)) and day > end]
    late = [s for s in view.of("election_result") if end and (day := _day(s.value, False)) and day > end]
    if late and not refounded:
        yield AFTER_END.finding(
            f"{view.subject} has a result in the {listed(_elections(late))}, but was dissolved {last.value} "
            f"({view.place(last.evidence)})",
            evidence_of([*late, last]),
            statements=[*late, last],
            subject=view.subject.name,
        )


@on_party(AFTER_DEATH)
def office_after_death(view: PartyView) -> Iterator[Finding]:
    deaths = [s for s in view.around if s.property == "died" and s.certainty == "asserted"]
    for statement in view.of("leader", "office", "seat_holder") if deaths else ():
        person = statement.subject if statement.property == "office" else statement.value
        if not isinstance(person, Mention):
            continue
        for death in deaths:
            died = _day(death.value, True)
            start, end = _day(statement.qualifier("start"), False), _day(statement.qualifier("end"), False)
            late = next((day for day in (start, end) if day and died and day > died), None)
            if late and same_person(person.name, death.subject.name):
                what = "begins" if late == start else "ends"
                yield AFTER_DEATH.finding(
                    f"the term of {person} {what} {statement.qualifier('start' if what == 'begins' else 'end')}, after "
                    f"the death of {death.subject} ({death.value}, {view.place(death.evidence)})",
                    evidence_of((statement, death)),
                    statements=(statement, death),
                    subject=view.subject.name,
                )


@on_party(BACKWARDS)
def term_backwards(view: PartyView) -> Iterator[Finding]:
    for statement in view.statements:
        start, end = _day(statement.qualifier("start"), False), _day(statement.qualifier("end"), True)
        if start and end and end < start:
            yield BACKWARDS.finding(
                f"{statement.value} ({statement.property.replace('_', ' ')} of {view.subject}) ends "
                f"{statement.qualifier('end')}, before it begins, {statement.qualifier('start')}",
                (statement.evidence,),
                statements=(statement,),
                subject=view.subject.name,
            )


def _order(view: PartyView, rule: Rule, earlier: str, later: str, words: str) -> Iterator[Finding]:
    """A finding when all values of `later` lie before all values of `earlier`."""
    firsts, seconds = _plain(view, earlier), _plain(view, later)
    if len(firsts) != len(view.of(earlier)) or len(seconds) != len(view.of(later)) or not firsts or not seconds:
        return
    starts, ends = [_day(s.value, False) for s in firsts], [_day(s.value, True) for s in seconds]
    known_starts, known_ends = [d for d in starts if d], [d for d in ends if d]
    if len(known_starts) != len(starts) or len(known_ends) != len(ends) or max(known_ends) >= min(known_starts):
        return
    yield rule.finding(
        f"{view.subject} was {words} {seconds[0].value} ({view.place(seconds[0].evidence)}), before it was founded, "
        f"{firsts[0].value} ({view.place(firsts[0].evidence)})",
        evidence_of((seconds[0], firsts[0])),
        statements=(seconds[0], firsts[0]),
        subject=view.subject.name,
    )


@on_party(ENDED_FIRST)
def dissolved_before_founded(view: PartyView) -> Iterator[Finding]:
    yield from _order(view, ENDED_FIRST, "founded", "dissolved", "dissolved")


@on_party(REGISTERED_FIRST)
def registered_before_founded(view: PartyView) -> Iterator[Finding]:
    yield from _order(view, REGISTERED_FIRST, "founded", "registered", "registered")


_PAST = ("founded", "registered", "deregistered", "dissolved", "banned", "legalised", "born", "died")


@on_party(FUTURE)
def in_the_future(view: PartyView) -> Iterator[Finding]:
    for statement in view.of(*_PAST) if view.as_of else ():
        day = _day(statement.value, False)
        if day and view.as_of and day > view.as_of:
            yield FUTURE.finding(
                f"{view.subject}: {statement.property} {statement.value}, but the document was taken in "
                f"on {view.as_of}",
                (statement.evidence,),
                statements=(statement,),
                subject=view.subject.name,
            )


@cache
def _single_roles() -> frozenset[str]:
    return frozenset(terms.load("audit")["single_role"]["one"])


@on_party(TWO_AT_ONCE)
def two_at_once(view: PartyView) -> Iterator[Finding]:
    by_role: dict[str, list[tuple[date, date, Statement]]] = {}
    for statement in view.of("leader"):
        role = str(statement.qualifier("role") or "").casefold()
        start, end = _day(statement.qualifier("start"), True), _day(statement.qualifier("end"), False)
        if role in _single_roles() and start and end and start <= end:
            by_role.setdefault(role, []).append((start, end, statement))
    for role, terms_held in by_role.items():
        terms_held.sort(key=lambda term: term[:2])
        for (start, end, one), (next_start, next_end, other) in pairwise(terms_held):
            shared = (min(end, next_end) - next_start).days
            same = same_person(str(one.value), str(other.value))
            if shared > OVERLAP_DAYS and start != next_start and end != next_end and not same:
                yield TWO_AT_ONCE.finding(
                    f"{one.value} ({start.year}–{end.year}) and {other.value} ({next_start.year}–{next_end.year}) are "
                    f"both {role} of {view.subject} from {next_start.year} to {min(end, next_end).year}",
                    evidence_of((one, other)),
                    statements=(one, other),
                    subject=view.subject.name,
                )
