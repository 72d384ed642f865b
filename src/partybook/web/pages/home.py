"""Home: what the book holds, country by country, and what came in last."""

from __future__ import annotations

import msgspec

from partybook.store.browse import source_lines
from partybook.store.worklist_rows import Wanted, find_findings
from partybook.web.explorer import Explorer
from partybook.web.pages.coverage import by_decade, coverage
from partybook.web.pages.findings import Line, lines
from partybook.web.pages.page import page
from partybook.web.when import When

NEWEST = 8
"""Sources listed."""


def home(explorer: Explorer, when: When) -> str:
    """The page at /."""
    shelf = explorer.shelf(when.held_on)
    with explorer.book.read() as connection:
        sources, newest = source_lines(connection, limit=NEWEST, held_on=when.held_on)
        findings, _ = find_findings(connection, Wanted(), limit=0)
    covered = coverage(explorer.parties, shelf, when)
    decades, lines = by_decade(covered, shelf)
    return page(
        explorer,
        "home.html",
        "Partybook",
        when,
        "/",
        [],
        coverage=lines,
        decades=decades,
        loop_at={year: at for at, year in enumerate(decades)},
        letters=[one.letter for one in lines if one.letter],
        parties=sum(one.parties for one in covered),
        statements=sum(one.statements for one in covered),
        elections=sum(one.elections for one in covered),
        sources=sources,
        newest=newest,
        findings=findings,
        worst=[] if when.held_on else worst(explorer),
        computing=explorer.computing_now(),
    )


WORST = 6
"""Contradictions listed."""
_LOOKED_AT = 1500
"""Findings among which the worst contradictions are sought."""
_CONTRADICT = ("C", "A", "T")
"""Families of rules that say that two things cannot both be: conflicts, arithmetic, time."""


def worst(explorer: Explorer) -> list[Line]:
    """Open contradictions: errors first, then those about parties of which most is said, one a party."""
    with explorer.book.read() as connection:
        found = [
            one
            for severity in ("error", "warning")
            for one in find_findings(connection, Wanted(severity=severity), limit=_LOOKED_AT)[1]
            if one.finding.rule.startswith(_CONTRADICT) and one.party
        ]
    weights = explorer.shelf().weights
    found.sort(key=lambda one: (one.finding.severity != "error", -weights.get(one.party or 0, 0), one.id))
    first = {one.party: one for one in reversed(found)}
    chosen = lines(explorer, [one for one in found if first[one.party] is one][:WORST])
    return [msgspec.structs.replace(one, message=_in_short(one.message)) for one in chosen]


def _in_short(message: str) -> str:
    """A message without the places of its values: what stands in brackets, brackets in them too, with a comma."""
    kept, depth, begun = "", 0, 0
    for at, char in enumerate(message):
        if char == "(":
            begun = at if not depth else begun
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            inside = message[begun : at + 1]
            kept = kept.rstrip() if not depth and ", " in inside else kept + (inside if not depth else "")
        elif not depth:
            kept += char
    return kept if not depth else message
