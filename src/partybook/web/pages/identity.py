"""Identity: pairs that only a person can judge, side by side with the reasons, and the judgements people made."""

from __future__ import annotations

from collections import defaultdict

import msgspec
from markupsafe import Markup

from partybook.charts.evidence import Weighed
from partybook.charts.evidence import picture as evidence_picture
from partybook.identity.compare import Comparison, compare
from partybook.identity.profiles import candidate
from partybook.model import Statement
from partybook.store.judgement_rows import DatedJudgement, judgement_history
from partybook.store.party_rows import PartyEntry, parties_of_nodes
from partybook.store.party_statements import statements_of_party
from partybook.store.worklist_rows import ListedSuggestion, find_suggestions
from partybook.web.explorer import Explorer
from partybook.web.pages.charts import WIDTHS
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.when import When

LISTED = 50
_COMPARED = ("name", "native_name", "abbreviation", "founded", "dissolved", "leader", "ideology", "headquarters")
_VALUES = 6
"""Values of one property that a comparison shows."""


class Pair(msgspec.Struct, frozen=True):
    """A suggestion with the parties its mentions are now."""

    suggestion: ListedSuggestion
    one: PartyEntry | None
    other: PartyEntry | None


class Side(msgspec.Struct, frozen=True):
    """One of two that are compared: what is said of it, by property."""

    node: str
    entry: PartyEntry
    said: dict[str, list[Statement]]
    statements: int


def identity(explorer: Explorer, country: str, at: int, when: When) -> str:
    """The page at /identity."""
    entries = explorer.shelf().entries
    with explorer.book.read() as connection:
        total, found = find_suggestions(connection, country=country, limit=LISTED, offset=at)
    pairs = [Pair(one, entries.get(one.one_party or 0), entries.get(one.other_party or 0)) for one in found]
    judged = judgement_history(explorer.book, by_people=True)
    return page(
        explorer,
        "identity.html",
        "Identity",
        when,
        "/identity",
        [Crumb("Identity", "/identity")],
        pairs=pairs,
        total=total,
        at=at,
        size=LISTED,
        country=country,
        countries=[name for name in explorer.shelf().countries if name],
        judged=_then(judged, when)[::-1][:100],
        computing=explorer.computing_now(),
        computed=explorer.has_worklist(),
    )


def _then(judged: list[DatedJudgement], when: When) -> list[DatedJudgement]:
    moment = when.held_on
    return [one for one in judged if moment is None or one.at <= moment]


def pair(explorer: Explorer, one: str, other: str, when: When) -> str:
    """The page at /identity/pair: two mentions side by side, and why they may be one party."""
    sides = [_side(explorer, node) for node in (one, other)]
    if one == other or None in sides:
        raise NotThere(
            "Two mentions are compared by their keys, such as parlgov:558; the book does not know these two."
        )
    first, second = (side for side in sides if side is not None)
    history = [
        item for item in judgement_history(explorer.book) if {item.judgement.one, item.judgement.other} == {one, other}
    ]
    compared = _compared(first, second)
    return page(
        explorer,
        "pair.html",
        f"{first.entry.name} and {second.entry.name}",
        when,
        "/identity/pair",
        [Crumb("Identity", "/identity"), Crumb("Two mentions", "/identity/pair")],
        one=first,
        other=second,
        properties=[name for name in _COMPARED if name in first.said or name in second.said],
        score=compared.score,
        reasons=compared.reasons,
        drawn=[_drawn(first, second, compared, width) for width in WIDTHS],
        together=first.entry.party == second.entry.party,
        history=history,
        most=_VALUES,
    )


def _side(explorer: Explorer, node: str) -> Side | None:
    with explorer.book.read() as connection:
        party = parties_of_nodes(connection, [node]).get(node)
    entry = explorer.shelf().entries.get(party or 0)
    if entry is None:
        return None
    said: dict[str, list[Statement]] = defaultdict(list)
    number = 0
    for statement in statements_of_party(explorer.book, entry.party):
        number += 1
        values = {str(known.value) for known in said[statement.property]}
        if str(statement.value) not in values:
            said[statement.property].append(statement)
    return Side(node, entry, dict(said), number)


def _compared(one: Side, other: Side) -> Comparison:
    sides = [candidate(side.node, [s for members in side.said.values() for s in members]) for side in (one, other)]
    return compare(msgspec.structs.replace(sides[0], identifiers=()), msgspec.structs.replace(sides[1], identifiers=()))


def _drawn(one: Side, other: Side, compared: Comparison, width: int) -> Markup:
    """The reasons as a picture in the page."""
    weighed = Weighed("one party", compared.reasons, compared.score)
    return Markup(evidence_picture(f"{one.entry.name} and {other.entry.name}", [weighed], width))
