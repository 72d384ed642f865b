"""Boxes, tables, chronicles and handbooks as plain renderings leave them."""

from __future__ import annotations

import pytest

from partybook.extract import extract
from partybook.read import read_bytes
from partybook.read.document import Infobox, Table

LEAD = "\n\nOur Land was a Danish political party.\n"
ROWS = [("Name", "Our Land"), ("Leader", "Mette Krag"), ("Founded", "14 May 1988"), ("Members (2018)", "2,140")]


def _said(text: str) -> list[tuple[str, str, str]]:
    return [(s.subject.name, s.property, str(s.value)) for s in extract(read_bytes(text.encode(), "text")).statements]


@pytest.mark.parametrize(
    "box",
    [
        "\n".join(f"{label} | {value}" for label, value in ROWS),
        "\n".join(f"| {label} | {value} |" for label, value in ROWS),
        "\n".join(f"{label}   {value}" for label, value in ROWS),
        "\n".join(f"   {label}\t{value}" for label, value in ROWS),
        "Infobox\nOur Land\n" + "\n".join(f"{label}: {value}" for label, value in ROWS[1:]),
    ],
    ids=["bars", "outer bars", "spaces", "tabs", "a line that says infobox"],
)
def test_labels_and_values_in_two_columns_are_a_box(box: str) -> None:
    said = _said(box + LEAD)
    assert ("Our Land", "leader", "Mette Krag") in said
    assert ("Our Land", "founded", "1988-05-14") in said
    assert ("Our Land", "membership", "2140") in said


@pytest.mark.parametrize(
    "table",
    [
        "Party | Seats\nGreen Front | 12\nRed Union | 9\nBlue League | 4",
        "Year | Event\n1990 | first congress\n1995 | second congress\n1999 | third congress",
    ],
)
def test_other_tables_of_two_columns_stay_tables(table: str) -> None:
    blocks = extract(read_bytes((table + LEAD).encode(), "text")).document.blocks
    assert any(isinstance(block, Table) for block in blocks)
    assert not any(isinstance(block, Infobox) for block in blocks)


def test_columns_parted_by_spaces_are_a_table() -> None:
    text = "Year   Candidate   Votes   %\n1991   Anna Tal   402,118   19.2\n1996   Jan Kok   220,940   11.0\n"
    [table] = [block for block in read_bytes(text.encode(), "text").blocks if isinstance(block, Table)]
    assert (table.rows, table.columns) == (3, 4)
    assert [cell.text.content for cell in table.cells[4:8]] == ["1991", "Anna Tal", "402,118", "19.2"]


@pytest.mark.parametrize(
    "prose",
    [
        "First sentence.  Second sentence.\nThird one.  Fourth one.\nFifth one.  Sixth one.",
        "• item  one\n• item  two\n• item  three",
    ],
)
def test_wide_spaces_in_prose_are_no_table(prose: str) -> None:
    assert not any(isinstance(block, Table) for block in read_bytes(prose.encode(), "text").blocks)


def test_a_word_for_a_section_right_above_its_text_heads_it() -> None:
    pytest.importorskip("spacy")
    text = "The Green Front is a party in Peru.\n\nElectoral record\n2007 - 71 seats of 90\n2010 - 25 seats of 120 (14.2%)\n"
    results = [
        (str(s.value), {name: str(value) for name, value in s.qualifiers})
        for s in extract(read_bytes(text.encode(), "text")).statements
        if s.property == "election_result"
    ]
    assert ("2007", {"seats": "71", "seats_total": "90"}) in results
    assert ("2010", {"seats": "25", "seats_total": "120", "vote_share": "14.2"}) in results


def test_a_chronicle_leaves_out_its_party() -> None:
    pytest.importorskip("spacy")
    said = _said(
        "Green Front (Peru)\n\nTimeline\n\n"
        "• 1958: Founded by Anna Tal and Jan Kok as the Peasants' Union\n"
        "• 1962: Wins 22 of 37 seats in the election\n"
        "• 1972: Banned by the junta\n"
    )
    assert ("Green Front (Peru)", "founded", "1958") in said
    assert ("Green Front (Peru)", "founder", "Jan Kok") in said
    assert ("Green Front (Peru)", "election_result", "1962") in said
    assert ("Green Front (Peru)", "banned", "1972") in said


ENTRY = (
    "Political parties\n\nRed Union (RU): f. 1961 as the Peasants' Union; 31,000 mems; Leader Dr Anna Tal; "
    "Sec.-Gen. Jan Kok.\n\nGreen Front (GF): POB 12, Lima; f. 1985 by breakaway group from RU; conservative; "
    "Pres. Eva Berg.\n"
)


@pytest.mark.parametrize(
    "statement",
    [
        ("Red Union", "founded", "1961"),
        ("Red Union", "former_name", "Peasants' Union"),
        ("Red Union", "membership", "31000"),
        ("Red Union", "leader", "Anna Tal"),
        ("Red Union", "leader", "Jan Kok"),
        ("Green Front", "abbreviation", "GF"),
        ("Green Front", "split_from", "Red Union"),
        ("Green Front", "ideology", "conservatism"),
        ("Green Front", "leader", "Eva Berg"),
    ],
)
def test_an_entry_of_a_handbook_says(statement: tuple[str, str, str]) -> None:
    assert statement in _said(ENTRY)


def test_a_sentence_with_a_colon_is_no_entry() -> None:
    assert _said("Two things matter: the party was founded in 1990; Leader Anna Tal is loved.\n") == []
