"""A year in brackets behind an unlinked name: part of the name, or the date of what is said."""

from __future__ import annotations

import pytest

from partybook.extract import extract
from partybook.read import read_text
from tests.corpora import corpus


def relations(title: str, fields: dict[str, str], body: str = "") -> list[tuple[str, str, str]]:
    """(property, value, date) of lineage and memberships in a document with these fields and this text."""
    lines = [f"= {title} =", "", title, "- Ideology: Agrarianism", "- Headquarters: Ardal"]
    lines += [f"- {label}: {value}" for label, value in fields.items()]
    extraction = extract(read_text("\n".join(lines) + f"\n\n{body}\n", "test.txt"))
    return [
        (s.property, str(s.value), str(s.qualifier("date") or ""))
        for s in extraction.statements
        if s.property in ("predecessor", "successor", "member_of", "merger_of")
        and s.evidence.where.startswith("infobox")
    ]


PREDECESSORS = [
    ("Ardal Farmers' Party (1974)", "Ardal Farmers' Party (1921)", [("Ardal Farmers' Party (1921)", "")]),
    ("Ardal Farmers' Party", "Ardal Farmers' Party (1921)", [("Ardal Farmers' Party (1921)", "")]),
    ("Ardal Farmers' Party (1974)", "Ardal Farmers' Party (1921–1938)", [("Ardal Farmers' Party (1921–1938)", "")]),
    ("Ardal Farmers' Party (1974)", "Ardal Peasants' League (1921)", [("Ardal Peasants' League", "1921")]),
    ("Union of Ardal", "Rural Bloc (1931), Rural Bloc (1946)", [("Rural Bloc (1931)", ""), ("Rural Bloc (1946)", "")]),
    ("Union of Ardal", "Rural Bloc (1931), Town Bloc (1946)", [("Rural Bloc", "1931"), ("Town Bloc", "1946")]),
]


@pytest.mark.parametrize(("title", "value", "expected"), PREDECESSORS)
def test_the_title_or_a_series_makes_the_year_part_of_a_name(
    title: str, value: str, expected: list[tuple[str, str]]
) -> None:
    found = relations(title, {"Predecessor": value})
    assert found == [("predecessor", name, date) for name, date in expected]


TEXTS = [
    ('Two bodies use the letters. One of them is the "LPA (1988)".', "LPA (1988)", ""),
    ("A rival group is called LPA (1988) by the press.", "LPA (1988)", ""),
    ("== Splits ==\n\n=== LPA (1988) ===\n\nIt left the party.", "LPA (1988)", ""),
    ("The party left the LPA (1988) before the vote.", "LPA", "1988"),
    ('The press wrote of an "LPA (1999)".', "LPA", "1988"),
    ("", "LPA", "1988"),
]


@pytest.mark.parametrize(("body", "name", "date"), TEXTS)
def test_a_name_that_the_text_writes_with_its_year(body: str, name: str, date: str) -> None:
    lead = "The Green Union of Ardal is a political party in Ardal.\n\n"
    found = relations("Green Union of Ardal", {"International": "LPA (1988)"}, lead + body)
    assert found == [("member_of", name, date)]


def test_the_evidence_holds_the_year() -> None:
    text = "= Left Front (1990) =\n\nLeft Front\n- Ideology: Socialism\n- Headquarters: Oss\n- Successor: Left Front (2004)\n"
    [statement] = [s for s in extract(read_text(text, "test.txt")).statements if s.property == "successor"]
    assert statement.evidence.quote == "Left Front (2004)"


@pytest.mark.corpus
def test_the_predecessor_of_the_seed_document() -> None:
    path = next(corpus("seed").glob("*.txt"))
    extraction = extract(read_text(path.read_text(encoding="utf-8"), path.name))
    named = [str(s.value) for s in extraction.statements if s.property == "predecessor"]
    assert named == ["Azerbaijan Communist Party (1920)"]
