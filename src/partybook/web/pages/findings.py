"""Findings: the audit as a worklist, each with its evidence side by side, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlencode

import msgspec

from partybook.audit import Rule, rules
from partybook.errors import BookError, InvalidValue
from partybook.model import Evidence, Statement
from partybook.store.party_rows import PartyEntry
from partybook.store.worklist_rows import (
    Decision,
    ListedFinding,
    Wanted,
    decisions,
    find_findings,
    one_finding,
    tally_findings,
)
from partybook.web.evidence import CONTEXT, LONGEST_QUOTE, Quote, source_title, title_of_name
from partybook.web.explorer import Explorer
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.when import When

LISTED = 25
"""Findings on one page: each is read."""

QUOTED = 8
"""Quotes of one finding on its own page; an undefined id may stand in hundreds of rows."""

SEVERITIES = ("error", "warning", "note")
STATES = {"open": "open", "decided": "decided", "all": "all"}


class Line(msgspec.Struct, frozen=True):
    """A finding as the list shows it."""

    listed: ListedFinding
    rule: Rule | None
    party: PartyEntry | None
    quotes: tuple[Quote, ...]
    more: int
    message: str


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """The filters of an address. Raises `InvalidValue` when one cannot be meant."""
    party, state = query.get("party", "").strip(), query.get("state", "open").strip() or "open"
    if party and not (party.isascii() and party.isdigit() and len(party) < 12):
        raise InvalidValue(f"{party[:40]!r} is no party's number")
    severity = query.get("severity", "").strip()
    if state not in STATES or severity not in ("", *SEVERITIES):
        raise InvalidValue("findings are open, decided or all, and an error, a warning or a note")
    return Wanted(
        rule=query.get("rule", "").strip()[:16],
        severity=severity,
        country=query.get("country", "").strip()[:200],
        party=int(party) if party else None,
        source=query.get("source", "").strip()[:32],
        state=state,
    )


def findings(explorer: Explorer, wanted: Wanted, at: int, when: When) -> str:
    """The page at /findings."""
    with explorer.book.read() as connection:
        total, found = find_findings(connection, wanted, limit=LISTED, offset=at)
        tallies = tally_findings(connection, wanted)
    party = explorer.shelf().entries.get(wanted.party or 0)
    return page(
        explorer,
        "findings.html",
        "Findings",
        when,
        "/findings",
        [Crumb("Findings", "/findings")],
        wanted=wanted,
        party=party,
        lines=lines(explorer, found),
        total=total,
        at=at,
        size=LISTED,
        tallies=tallies,
        titles={code: rule.title for code, rule in rules().items()},
        states=STATES,
        filters=filters(wanted),
        computing=explorer.computing_now(),
        computed=explorer.has_worklist(),
    )


def filters(wanted: Wanted) -> str:
    """The filters as they stand in an address, with an ampersand at the end when there are any."""
    said = {
        "rule": wanted.rule,
        "severity": wanted.severity,
        "country": wanted.country,
        "party": str(wanted.party or ""),
        "source": wanted.source,
        "state": "" if wanted.state == "open" else wanted.state,
    }
    words = urlencode({name: value for name, value in said.items() if value})
    return words + "&" if words else ""


LISTED_QUOTES = 3
"""Quotes of one finding in the list of many."""


def lines(explorer: Explorer, found: Sequence[ListedFinding], quoted: int = LISTED_QUOTES) -> list[Line]:
    """Findings with their rules, parties and quotes."""
    known, entries = rules(), explorer.shelf().entries
    made = []
    for one in found:
        evidence = one.finding.evidence
        quotes = tuple(quote_at(explorer, place) for place in evidence[:quoted])
        entry = entries.get(one.party or 0)
        message = with_titles(explorer, one.finding.message, {place.source for place in evidence})
        made.append(Line(one, known.get(one.finding.rule), entry, quotes, len(evidence) - len(quotes), message))
    return made


def with_titles(explorer: Explorer, message: str, sources: Collection[str]) -> str:
    """A message with the titles of sources where it has their paths and addresses."""
    names = {name for id in sorted(sources) for name in explorer.book.source_entry(id).names}
    for name in sorted(names, key=len, reverse=True):
        message = message.replace(name, title_of_name(name))
    return _PATH.sub(lambda found: title_of_name(found[0]), message)


_PATH = re.compile(r"(?:^|(?<=\s)|(?<=\())(?:/[^\s,]+)+/[^\s,]+")
"""The path of a source that the evidence of a finding does not have, in its message."""


def quote_at(explorer: Explorer, place: Evidence) -> Quote:
    """The words of a piece of evidence in their line."""
    source = explorer.book.source(place.source)
    before = source.text[max(0, place.start - CONTEXT) : place.start].rpartition("\n")[2]
    after = source.text[place.end : place.end + CONTEXT].partition("\n")[0]
    said = place.quote if len(place.quote) <= LONGEST_QUOTE else place.quote[:LONGEST_QUOTE] + "…"
    return Quote("", place.source, source_title(source), place.where, place.start, before, said, after)


def finding(explorer: Explorer, id: str, when: When) -> str:
    """The page at /finding/ID."""
    with explorer.book.read() as connection:
        found = one_finding(connection, id)
        history = decisions(connection, [id])
    if found is None:
        if history:
            return _gone(explorer, id, history, when)
        raise NotThere("The audit has no such finding; it may have been put right.")
    line = lines(explorer, [found], QUOTED)[0]
    statements = []
    for statement_id in found.finding.statements[:20]:
        try:
            statements.append(explorer.book.statement(statement_id))
        except BookError:
            continue
    return page(
        explorer,
        "finding.html",
        f"{found.finding.rule}: {line.rule.title if line.rule else 'finding'}",
        when,
        f"/finding/{id}",
        [Crumb("Findings", "/findings"), Crumb(found.finding.rule, f"/finding/{id}")],
        line=line,
        statements=statements,
        history=history,
        names=_names(explorer, statements),
    )


def _names(explorer: Explorer, statements: Sequence[Statement]) -> dict[str, str]:
    return {one.evidence.source: source_title(explorer.book.source(one.evidence.source)) for one in statements}


def _gone(explorer: Explorer, id: str, history: list[Decision], when: When) -> str:
    return page(
        explorer,
        "finding.html",
        "A finding that is no more",
        when,
        f"/finding/{id}",
        [Crumb("Findings", "/findings"), Crumb("No more", f"/finding/{id}")],
        line=None,
        statements=[],
        history=history,
        names={},
    )
