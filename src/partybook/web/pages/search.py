"""Search: parties by any of their names, told apart by country and years."""

from __future__ import annotations

from partybook.parties.ask import described
from partybook.web.explorer import Explorer
from partybook.web.names import Found
from partybook.web.pages.page import Crumb, page
from partybook.web.when import When

LONGEST = 200
"""Characters of a question that are looked at."""

LISTED = 60

_BY = {
    "abbreviation": "abbreviation",
    "native_name": "native name",
    "former_name": "former name",
    "renamed_to": "later name",
}


def search(explorer: Explorer, words: str, when: When) -> str:
    """The page at /search."""
    shelf = explorer.shelf(when.held_on)
    asked = words.strip()[:LONGEST]
    found = shelf.names.find(asked, limit=LISTED) if asked else []
    rows = [(shelf.entries[one.party], one, how(one)) for one in found if one.party in shelf.entries]
    countries = [country for country in shelf.countries if asked and asked.casefold() in country.casefold()]
    return page(
        explorer,
        "search.html",
        f"Search: {asked}" if asked else "Search",
        when,
        "/search",
        [Crumb("Search", "/search")],
        asked=asked,
        rows=rows,
        countries=countries[:10],
        weights=shelf.weights,
        described=described,
    )


def how(found: Found) -> str:
    """Which name it was found by, when that is not its own."""
    return _BY.get(found.name.property, "")
