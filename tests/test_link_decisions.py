"""The file of decisions as people and their spreadsheets leave it."""

from __future__ import annotations

from pathlib import Path

import pytest

from partybook.errors import ReadError
from partybook.link.decision_file import add_decisions, read_decisions
from partybook.link.decisions import Decision
from partybook.link.job import link_read
from partybook.link.reading import read_list
from partybook.link.reference import read_reference
from tests.link_cases import write, write_reference

HEADER = "list,key,country,name,abbreviation,decision,party,party_name,by,at,reason\n"
LINE = ",1,AUT,Österreich zuerst,,{},{},,Ada,2026-01-02,\n"


def file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.decisions.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HEADER + LINE.format("Same", "7"), "utf-8-sig"),
        ((HEADER + LINE.format("same", "7")).replace(",", ";"), "utf-8"),
        ((HEADER + LINE.format("same ", " 7")).replace(",", "\t"), "cp1252"),
        (HEADER + ",,,,,,,,,,\n" + LINE.format("same", "7"), "utf-8"),
        (HEADER + LINE.format("same", "7").strip(), "utf-8"),  # no end of the last line
    ],
)
def test_decisions_saved_by_a_spreadsheet(tmp_path: Path, text: str, encoding: str) -> None:
    made = list(read_decisions(file(tmp_path, text, encoding)))
    assert [(one.name, one.decision, one.party) for one in made] == [("Österreich zuerst", "same", "7")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEADER + LINE.format("smae", "7"), "line 2: 'smae' is no decision; write same, part, alliance, "),
        (
            HEADER + LINE.format("none", "") + LINE.format("part", ""),
            "line 3: 'part' needs the id of a party; write it",
        ),
        ("key,name\n1,SPÖ\n", "no column decision, party, so it is no file of decisions"),
        ("\0\0\0", "nul bytes"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ReadError, match=r"list\.decisions\.csv") as error:
        read_decisions(file(tmp_path, text))
    assert told in str(error.value)


@pytest.mark.parametrize(
    "before",
    [
        "",
        HEADER + LINE.format("same", "7").strip(),
        (HEADER + LINE.format("same", "7")).replace(",", ";"),
        "decision,party,key,name,country\nsame,7,1,Österreich zuerst,AUT\n",  # columns taken out and moved
    ],
)
def test_what_is_added_reads_as_what_stands_there(tmp_path: Path, before: str) -> None:
    path = file(tmp_path, before)
    add_decisions(path, [Decision("", "2", "AUT", "Neu; alt", "", "none", "", "", "Ada", "2026-01-03")])
    found = {one.key: (one.name, one.decision, one.party) for one in read_decisions(path)}
    assert found == ({"1": ("Österreich zuerst", "same", "7")} if before else {}) | {"2": ("Neu; alt", "none", "")}


def test_nothing_is_added_to_another_encoding(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER.replace("reason", "Begründung"), "cp1252")
    with pytest.raises(ReadError, match="not UTF-8, so nothing can be added; save it"):
        add_decisions(path, [])


def test_a_party_that_the_reference_lacks_is_told(tmp_path: Path) -> None:
    listed = write(tmp_path / "list.csv", ["country", "party"], [("AUT", "SPÖ")])
    file(tmp_path, HEADER + ",1,AUT,SPÖ,,same,77,,Ada,,\n")
    linked = link_read(read_list(listed), read_reference(write_reference(tmp_path)))
    assert linked.links[0].decided_by == "model"
    assert any("decisions for parties that the reference lacks (77) are not followed" in note for note in linked.notes)
