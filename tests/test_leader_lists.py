"""Leaders in lists below a heading."""

from __future__ import annotations

import pytest

from partybook.extract import extract
from partybook.model import Source
from partybook.read import read_source


def leaders(heading: str, *items: str) -> list[tuple[str, str, str, str]]:
    """Name, role, start and end of every leader of a page with one list."""
    text = f"= Blue Party =\n\nThe Blue Party is a political party in Freedonia.\n\n== {heading} ==\n\n"
    found = extract(read_source(Source.of(text + "".join(f"- {item}\n" for item in items), "page.txt", "plaintext")))
    said = [s for s in found.statements if s.property == "leader" and "item" in s.evidence.where]
    return [(str(s.value), *(str(s.qualifier(name) or "") for name in ("role", "start", "end"))) for s in said]


@pytest.mark.parametrize(
    ("heading", "item", "found"),
    [
        ("Leaders", "Anna Tal (1990–1995)", [("Anna Tal", "Leader", "1990", "1995")]),
        ("Party leaders", "Anna Tal, 1990–1995", [("Anna Tal", "leader", "1990", "1995")]),
        ("Chairmen", "1990–1995: Anna Tal", [("Anna Tal", "Chairman", "1990", "1995")]),
        ("Leadership", "President: Anna Tal (1990–1995)", [("Anna Tal", "President", "1990", "1995")]),
        ("Leadership", "General Secretary: Anna Tal", [("Anna Tal", "General Secretary", "", "")]),
        ("Chairman", "Current Chairman: Anna Tal (2019–present)", [("Anna Tal", "Chairman", "2019", "")]),
        ("Leadership", "Coordinator: Anna Tal, Bo Lind (1990–1995)", [("Anna Tal", "Coordinator", "1990", "1995"), ("Bo Lind", "Coordinator", "1990", "1995")]),
        ("Leaders", "1. Anna Tal (1990–1995, 1999–2001)", [("Anna Tal", "Leader", "1990", "1995"), ("Anna Tal", "Leader", "1999", "2001")]),
        # another office, no role, no person
        ("Prime Ministers", "Anna Tal (1990–1995)", []),
        ("Members of parliament", "Anna Tal (1990–1995)", []),
        ("Leadership", "Prime Minister: Anna Tal", []),
        ("Leadership", "The party has had no leader since 1990", []),
        ("Leaders", "vacant (1990–1995)", []),
    ],
)  # fmt: skip
def test_an_item(heading: str, item: str, found: list[tuple[str, str, str, str]]) -> None:
    assert sorted(leaders(heading, item)) == sorted(found)
