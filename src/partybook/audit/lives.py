"""Family T across sources: foundings, ends, results and names of one party that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.register import Party, RegisterView, on_register, renamed
from partybook.audit.registry import Rule
from partybook.model import PartialDate, Statement

FOUNDED_TWICE = Rule(
    "T020", "sources differ on founding", "Sources give foundings that are more than two years apart.", "note"
)
ENDED_TWICE = Rule("T021", "sources differ on end", "Sources give ends that are more than two years apart.", "note")
EARLY_RESULT = Rule(
    "T022", "results before any founding", "A dataset has results of a party before any source founds it.", "warning"
)
LATE_RESULT = Rule(
    "T023", "results after every end", "A dataset has results of a party more than a year after every end.", "warning"
)
NAME_OUTSIDE = Rule(
    "T024", "name outside life", "A party takes a name before it was founded or after it had ended.", "warning"
)

APART = 2
"""Years that foundings may differ without being two opinions: congress, registration, first election."""

GRACE = 1
"""Years after an end in which results may still be counted: an election called before it."""


def _differ(view: RegisterView, rule: Rule, property: str, word: str) -> Iterator[Finding]:
    for party in view.parties.values():
        dated = party.dated(property)
        by_source: dict[str, tuple[int, Statement]] = {}
        for year, statement in dated:
            by_source.setdefault(view.family(statement), (year, statement))
        exact = [s.value for _, s in by_source.values() if isinstance(s.value, PartialDate)]
        years = sorted({year for year, _ in by_source.values()})
        if len(years) < 2 or years[-1] - years[0] <= APART or any(not value.earliest for value in exact):
            continue
        told = [f"{s.value} ({view.label(s)})" for _, s in sorted(by_source.values(), key=lambda item: item[0])]
        statements = [statement for _, statement in by_source.values()]
        yield rule.finding(
            f"{party.name} {word} {listed(told)}",
            evidence_of(statements),
            statements=statements,
            resolution=_explained(view, party, years),
            subject=party.name,
        )


def _explained(view: RegisterView, party: Party, years: list[int]) -> str:
    """Whether an event of the party's lineage stands behind the later year: sources count from it."""
    for event in view.events:
        here = any(one.party == party.id for one in event.participants)
        if here and event.date is not None and event.date.year in years:
            word = {"absorption": "an absorption", "unspecified": "a change"}.get(event.type, f"a {event.type}")
            return f"{word} is dated {event.date}: sources may count from it"
    return ""


@on_register(FOUNDED_TWICE)
def foundings_differ(view: RegisterView) -> Iterator[Finding]:
    yield from _differ(view, FOUNDED_TWICE, "founded", "was founded")


@on_register(ENDED_TWICE)
def ends_differ(view: RegisterView) -> Iterator[Finding]:
    yield from _differ(view, ENDED_TWICE, "dissolved", "ended")


@on_register(EARLY_RESULT)
def results_too_early(view: RegisterView) -> Iterator[Finding]:
    """Against the earliest founding of all sources, and the earliest name: a party refounded may keep its results."""
    for party in view.parties.values():
        founded = party.dated("founded")
        if not founded or not party.results or _came_from_others(view, party):
            continue
        first = min(founded, key=lambda item: item[0])
        early = sorted((date for _, date in party.results if date.year and date.year < first[0]), key=str)
        named = [s.qualifier("start") for s in party.of("name", "native_name")]
        before = [date for date in named if isinstance(date, PartialDate) and date.year and date.year < first[0]]
        if early and not before:
            dataset = next(label for label, date in party.results if date == early[0])
            yield EARLY_RESULT.finding(
                f"{dataset} has results of {party.name} in {early[0]}, before it was founded in {first[1].value}",
                evidence_of([first[1]]),
                statements=[first[1]],
                subject=party.name,
            )


def _came_from_others(view: RegisterView, party: Party) -> bool:
    """Whether the party is an heir whose dataset counts its predecessor's results as its own."""
    return any(
        one.party == party.id and one.side == "destination" and event.type in ("rename", "revival", "unspecified")
        for event in view.events
        for one in event.participants
    )


@on_register(LATE_RESULT)
def results_too_late(view: RegisterView) -> Iterator[Finding]:
    for party in view.parties.values():
        ended = party.dated("dissolved")
        if not ended or not party.results:
            continue
        last = max(ended, key=lambda item: item[0])
        late = sorted((date for _, date in party.results if date.year and date.year > last[0] + GRACE), key=str)
        if late:
            dataset = next(label for label, date in party.results if date == late[-1])
            later = renamed(view, party, dataset, last[0])
            yield LATE_RESULT.finding(
                f"{dataset} has results of {party.name} in {late[-1]}, after it had ended in {last[1].value}",
                evidence_of([last[1], *later]),
                statements=[last[1], *later],
                resolution=f"there it goes on under the name {later[0].value}" if later else "",
                subject=party.name,
            )


@on_register(NAME_OUTSIDE)
def names_outside_life(view: RegisterView) -> Iterator[Finding]:
    """Against founding and end as the same dataset gives them: others may count a party as ended that goes on there
    under another name. A party that took another name when it was founded anew keeps, in ParlGov, the id and the names
    it had before: those names are no finding.
    """
    for party in view.parties.values():
        starts = [date.year for s in party.of("name") if isinstance(date := s.qualifier("start"), PartialDate)]
        for statement in party.of("name"):
            start = statement.qualifier("start")
            year = start.year if isinstance(start, PartialDate) else None
            if year is None:
                continue
            label = view.label(statement)
            founded, ended = (
                [item for item in party.dated(property) if view.label(item[1]) == label]
                for property in ("founded", "dissolved")
            )
            anew = founded and any(other and abs(other - founded[0][0]) <= GRACE for other in starts)
            early = founded and year < founded[0][0] - GRACE and not anew
            late = ended and year > ended[-1][0] + GRACE
            if early or late:
                bound = founded[0] if early else ended[-1]
                word = "before it was founded in" if early else "after it had ended in"
                yield NAME_OUTSIDE.finding(
                    f"{party.name} takes the name {statement.value} in {start}, {word} {bound[1].value}",
                    evidence_of([statement, bound[1]]),
                    statements=[statement, bound[1]],
                    subject=party.name,
                )
