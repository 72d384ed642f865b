"""Statements: everything that is said of one party, a statement a line, with its words and what happened to it."""

from __future__ import annotations

from collections import Counter

from partybook.errors import BookError
from partybook.store.party_statements import results_of_party, statements_of_party
from partybook.web.evidence import Quote, quote_of
from partybook.web.explorer import Explorer
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.pages.party import crumbs_of, entry_of
from partybook.web.when import When

LISTED = 50


def statements(explorer: Explorer, number: int, property: str, at: int, when: When) -> str:
    """The page at /party/NUMBER/statements."""
    entry = entry_of(explorer, number, when.held_on)
    held = list(statements_of_party(explorer.book, number, held_on=when.held_on))
    held += results_of_party(explorer.book, number, held_on=when.held_on)
    counted = Counter(one.property for one in held)
    chosen = [one for one in held if not property or one.property == property]
    some = chosen[at : at + LISTED]
    sources = {id: explorer.book.source(id) for id in {one.evidence.source for one in some}}
    lines: list[tuple[object, Quote]] = [(one, quote_of(one, sources[one.evidence.source])) for one in some]
    return page(
        explorer,
        "statements.html",
        f"Statements about {entry.name}",
        when,
        f"/party/{number}/statements",
        [*crumbs_of(entry), Crumb("Statements", f"/party/{number}/statements")],
        entry=entry,
        lines=lines,
        total=len(chosen),
        counted=sorted(counted.items()),
        property=property,
        at=at,
        size=LISTED,
    )


def statement(explorer: Explorer, id: str, when: When) -> str:
    """The page at /statement/ID: its words, and what happened to it in the book."""
    try:
        said = explorer.book.statement(id)
        history = explorer.book.history(id)
    except BookError:
        raise NotThere("The book has no statement of this id.") from None
    return page(
        explorer,
        "statement.html",
        f"{said.subject.name}: {said.property.replace('_', ' ')}",
        when,
        f"/statement/{id}",
        [Crumb("Statement", f"/statement/{id}")],
        said=said,
        history=history,
        quote=quote_of(said, explorer.book.source(said.evidence.source)),
    )
