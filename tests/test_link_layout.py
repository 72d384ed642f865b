"""Lists as researchers keep them: titles, blocks, panels, several sheets, parties side by side, labels of surveys."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from partybook.errors import InvalidValue, ReadError
from partybook.identity.candidate import Candidate
from partybook.link.asked import asked_together
from partybook.link.cells import tidy
from partybook.link.columns import recognise
from partybook.link.crosswalk import link_list
from partybook.link.decisions import Decisions, decide, now
from partybook.link.entries import Entry
from partybook.link.job import LinkedList, link_read
from partybook.link.no_party import names_no_party
from partybook.link.reading import ReadList, read_list
from partybook.link.reference import Reference, read_reference
from partybook.link.review import in_file, in_rows, review
from partybook.link.sheets import one_table
from partybook.link.tables import ListTable, read_table
from partybook.link.wide import long_form
from tests.link_cases import write, write_reference


def read(tmp_path: Path, text: str, name: str = "list.csv", **given: str) -> ReadList:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_list(path, **given)


def said(listed: ReadList) -> list[tuple[str, str, int | None]]:
    return [(entry.candidate.country, entry.name, entry.candidate.first) for entry in listed.entries]


def test_a_title_a_header_of_two_lines_blocks_and_notes(tmp_path: Path) -> None:
    listed = read(
        tmp_path,
        "Shares of votes by country,,,,\n\nCountry,Party,,Last election,\n,Name,Abbr.,Year,Vote share (%)\n"
        "Austria,Österreichische Volkspartei,ÖVP,2017,31.5\n,Liberales Forum,LIF,2006,\n"
        "Sweden*,Centerpartiet,C,2018,8.6\n,Ny demokrati,NyD,1991,6.7\n"
        "* Without votes from abroad.,,,,\nSource: my own files.,,,,\n",
    )
    assert listed.table.header == ("Country", "Name", "Abbr.", "Year", "Vote share (%)")
    assert said(listed) == [
        ("AUT", "Österreichische Volkspartei", 2017),
        ("AUT", "Liberales Forum", 2006),
        ("SWE", "Centerpartiet", 2018),
        ("SWE", "Ny demokrati", 1991),
    ]
    assert any("“Shares of votes by country”, “* Without votes from abroad.”" in note for note in listed.notes)
    assert "country: 2 empty cells below a filled one hold what it says" in listed.notes


def test_tables_side_by_side_are_one(tmp_path: Path) -> None:
    listed = read(
        tmp_path,
        "My lists,,,,\nCountry,Party,,Country,Party\nAustria,SPÖ,,Sweden,Centern\n"
        'Austria,FPÖ,,Sweden,Moderaterna\n,,,Sweden,"Folkpartiet, liberalerna"\n',
    )
    assert [place[:2] for place in said(listed)] == [
        ("AUT", "SPÖ"),
        ("AUT", "FPÖ"),
        ("SWE", "Centern"),
        ("SWE", "Moderaterna"),
        ("SWE", "Folkpartiet, liberalerna"),
    ]
    assert "tables of the same headers stand side by side and are read as one" in listed.notes
    other = read(tmp_path, "Country,Party,Country,Code\nAustria,SPÖ,AUT,1\n", "other.csv")
    assert len(other.entries) == 1


def test_countries_as_headings_with_the_header_again(tmp_path: Path) -> None:
    block = "Variable: vote,,\nCode,Label,N\n1,1. {},60\n2,2. {},12\n"
    listed = read(
        tmp_path,
        "Country: Austria (AT),,\n"
        + block.format("SPÖ", "FPÖ")
        + "\nSweden,,\n"
        + block.format("Centern", "Moderaterna"),
    )
    assert [place[:2] for place in said(listed)] == [
        ("AUT", "SPÖ"),
        ("AUT", "FPÖ"),
        ("SWE", "Centern"),
        ("SWE", "Moderaterna"),
    ]
    assert "countries are taken from headings: Austria, Sweden" in listed.notes


@pytest.mark.parametrize(
    "countries, expected",
    [
        (["Austria", "", "Sweden", ""], ["AUT", "AUT", "SWE", "SWE"]),
        (["Austria", "Austria", "", "Sweden"], ["AUT", "AUT", "", "SWE"]),  # a country that is missing once
        (["", "Austria", "", ""], ["", "AUT", "", ""]),  # nothing above the first row
        (["Austria", "Sweden", "Chile", ""], ["AUT", "SWE", "CHL", ""]),
    ],
)
def test_only_what_stands_once_a_block_holds_below(tmp_path: Path, countries: list[str], expected: list[str]) -> None:
    rows = "".join(f"{country},Party {number}\n" for number, country in enumerate(countries))
    listed = read(tmp_path, "country,party\n" + rows)
    assert [entry.candidate.country for entry in listed.entries] == expected


def test_years_hold_within_their_country_only(tmp_path: Path) -> None:
    listed = read(
        tmp_path,
        "country,election,party\nAustria,2017,SPÖ\n,,ÖVP\n,2013,SPÖ\n,,ÖVP\nSweden,,Centerpartiet\n,,Moderaterna\n",
    )
    assert [entry.candidate.first for entry in listed.entries] == [2017, 2017, 2013, 2013, None, None]


def test_numbers_before_labels_are_no_names(tmp_path: Path) -> None:
    names = [entry.name for entry in read(tmp_path, "party\n1. SPÖ\n2) ÖVP\n3 - Die Grünen\n50PLUS\n").entries]
    assert names == ["SPÖ", "ÖVP", "Die Grünen", "50PLUS"]
    kept = [entry.name for entry in read(tmp_path, "party\n50PLUS\n1. Europe\nÖVP\nSPÖ\n").entries]
    assert kept[1] == "1. Europe"


@pytest.mark.parametrize(
    "text, meant",
    [
        ("R&eacute;publicains&nbsp;", "Républicains"),
        ("R%C3%A9publicains", "Républicains"),
        ("50%ff", "50%ff"),
        ("Uni\u00c3\u00b3n Popular", "Unión Popular"),
        ("Sinn F\u00c3\u0192\u00c2\u00a9in", "Sinn Féin"),
        ("Partido\nPopular", "Partido Popular"),
        ("Partido\u00a0Popular\u200b", "Partido Popular"),
        ("A&B; Rao & Co", "A&B; Rao & Co"),
        ("Ação Âncora", "Ação Âncora"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_cells_as_they_were_meant(text: str, meant: str) -> None:
    assert tidy(text)[0] == meant


def test_ids_are_left_as_they_are(tmp_path: Path) -> None:
    listed = read(tmp_path, 'id,party\n"a&eacute;\n1",Sinn F&eacute;in\n')
    assert (listed.entries[0].key, listed.entries[0].name) == ("a&eacute;\n1", "Sinn Féin")


@pytest.mark.parametrize(
    "text, year",
    [("2015 general election", 2015), ("41176", 2012), ("25/09/1998", 1998), ("1994-1996", 1994), ("7th", None)],
)
def test_years_of_elections(tmp_path: Path, text: str, year: int | None) -> None:
    listed = read(tmp_path, f"party,election\nSPÖ,{text}\nÖVP,2001\n")
    assert listed.entries[0].candidate.first == year


@pytest.mark.parametrize(
    "header, row, expected",
    [
        (
            ["v2paenname", "v2pashname", "v2paid", "country_name", "country_text_id", "year", "v2pavote"],
            ("Moderate Party", "M", "77", "Sweden", "SWE", "1998", "22.9"),
            {"english": (0,), "abbreviation": (1,), "key": (2,), "country": (3,), "share": (6,)},
        ),
        (["country", "text_id", "party"], ("Sweden", "SWE", "Centre"), {"country": (0,), "abbreviation": None}),
        (["country", "partyvote", "age"], ("Chile", "Socialistas", "41"), {"name": (1,), "share": None}),
        (["country", "countryname", "party", "partyname"], ("11", "Sweden", "11110", "Miljöpartiet"), {"name": (3,)}),
    ],
)
def test_columns_hold_what_their_headers_say(
    header: list[str], row: tuple[str, ...], expected: dict[str, tuple[int, ...] | None]
) -> None:
    found = recognise(ListTable("list.csv", tuple(header), [row])).of
    assert {field: found.get(field) for field in expected} == expected


def test_parties_side_by_side(tmp_path: Path) -> None:
    listed = read(
        tmp_path,
        "country,year,party1,share1,party2,share2\nAustria,2017,ÖVP,31.5,SPÖ,26.9\nSweden,1991,Ny demokrati,6.7,,\n",
    )
    assert said(listed) == [("AUT", "ÖVP", 2017), ("AUT", "SPÖ", 2017), ("SWE", "Ny demokrati", 1991)]
    assert [entry.candidate.share for entry in listed.entries] == [31.5, 26.9, 6.7]
    two_names = ListTable("list.csv", ("country", "name1", "name2"), [("Austria", "SPÖ", "Social Democrats")])
    assert long_form(two_names) is two_names


@pytest.mark.parametrize(
    "sheets, wanted, header, first",
    [
        (
            {"Austria": [["Partei"], ["SPÖ"]], "Sweden": [["Parti"], ["Centerpartiet"]]},
            "",
            ("country", "Partei"),
            [("Austria", "SPÖ"), ("Sweden", "Centerpartiet")],
        ),
        (
            {"2013": [["party", "pct"], ["SPÖ", "1"]], "2017": [["party", "pct"], ["SPÖ", "2"]]},
            "",
            ("year", "party", "pct"),
            [("2013", "SPÖ", "1"), ("2017", "SPÖ", "2")],
        ),
        ({"About": [["Codebook"], ["Version 2"]], "Data": [["party"], ["SPÖ"]]}, "", ("party",), [("SPÖ",)]),
        ({"Data": [["party"], ["SPÖ"]], "Old": [["party"], ["VdU"]]}, "Old", ("party",), [("VdU",)]),
    ],
)
def test_sheets_of_a_workbook(
    sheets: dict[str, list[list[str]]], wanted: str, header: tuple[str, ...], first: list[tuple[str, ...]]
) -> None:
    table = one_table(sheets, wanted)
    assert (table.header, table.rows) == (header, first)


def test_a_sheet_that_is_not_there() -> None:
    with pytest.raises(InvalidValue, match="no sheet 'x' among Data"):
        one_table({"Data": [["party"], ["SPÖ"]]}, "x")


def test_the_country_of_a_list(tmp_path: Path) -> None:
    without = read(tmp_path, "party\nPartido Socialista\n", "chile_2017.csv")
    assert any("say --country chile" in note for note in without.notes)
    assert said(read(tmp_path, "party\nPartido Socialista\n", country="Chile")) == [("CHL", "Partido Socialista", None)]
    with pytest.raises(InvalidValue, match="'Narnia' is not known as a country"):
        read(tmp_path, "party\nPartido Socialista\n", country="Narnia")


def test_a_document_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(ReadError, match="a PDF document, not a table"):
        read_table(tmp_path / "list.csv")


@pytest.mark.parametrize(
    "name, no_party",
    [
        ("Others", True),
        ("Other left-wing party", True),
        ("Other parties (<1%)", True),
        ("Votos nulos", True),
        ("Ungültig", True),
        ("Don't know", True),
        ("Independent Party", False),
        ("The Other Russia", False),
        ("Total Renewal", False),
    ],
)
def test_labels_that_name_no_party(name: str, no_party: bool) -> None:
    assert names_no_party(Candidate(names=(name,))) is no_party


def test_a_party_that_goes_by_such_a_label_is_found(tmp_path: Path) -> None:
    header = ["country", "partyfacts_id", "name"]
    path = write(tmp_path / "r.csv", header, [("CZE", "1", "Nezávislí"), ("CZE", "2", "Občanské fórum")])
    listed = read(tmp_path, "country,party\nCZE,Nezávislí\nCZE,Others\n")
    made = link_read(listed, read_reference(path)).links
    assert made[0].party is not None
    assert made[0].party.key == "1"
    assert (made[1].party, made[1].certainty, made[1].remark) == (None, "none", "the label names no party")


PANEL = "country,year,party,share\n" + "".join(
    f"SWE,{year},{name},{share}\n"
    for year, name, share in [
        (1991, "Centerpartiet", 8.5),
        (1994, "Centerpartiet", 7.7),
        (1998, "Centerpartiet", 5.1),
        (1991, "Moderaterna", 21.9),
        (1994, "Moderaterna", 22.4),
    ]
)


@pytest.fixture
def panel(tmp_path: Path) -> LinkedList:
    return link_read(read(tmp_path, PANEL), read_reference(write_reference(tmp_path)))


def test_rows_of_one_party_are_no_rivals(tmp_path: Path, panel: LinkedList) -> None:
    alone = link_read(
        read(
            tmp_path, "country,year,party,share\nSWE,1998,Centerpartiet,5.1\nSWE,1994,Moderaterna,22.4\n", "alone.csv"
        ),
        panel.reference,
    )
    assert [link.entry.first_row or link.entry.row for link in panel.links] == [1, 1, 1, 4, 4]
    assert panel.links[2].party == alone.links[0].party
    assert panel.links[2].score >= alone.links[0].score - 0.05
    strangers = [msgspec.structs.replace(entry, first_row=0) for entry in panel.entries]
    rivals = link_list(strangers, panel.reference)
    assert sum(link.score for link in panel.links) > sum(link.score for link in rivals)


def test_rows_of_one_party_are_asked_about_once(panel: LinkedList) -> None:
    doubtful = [msgspec.structs.replace(link, certainty="likely") for link in panel.links]
    together = {links[0].entry.row: links for links in asked_together(doubtful)}
    assert sorted(sorted(link.entry.row for link in links) for links in together.values()) == [[1, 2, 3], [4, 5]]
    console = Console(quiet=True)
    asked = [links[0] for links in together.values()]
    answers = iter(["1", "0"])
    keep = in_rows(in_file(panel.decisions), together)
    review(asked, keep, by="Ada", ask=lambda _: next(answers), console=console, together=together)
    again = link_read(read_list(Path(panel.table.name)), panel.reference)
    assert [link.decided_by for link in again.links] == ["Ada"] * 5


def test_a_decision_by_name_holds_while_the_party_lived(tmp_path: Path) -> None:
    header = ["country", "partyfacts_id", "name", "year_first", "year_last"]
    path = write(
        tmp_path / "r.csv", header, [("AUT", "1", "Forum", 1993, 2000), ("AUT", "2", "Forum (2010)", 2010, "")]
    )
    reference: Reference = read_reference(path)
    rows = [
        Entry(str(n), n, Candidate(("Forum",), country="AUT", first=y, last=y))
        for n, y in ((1, 1995), (2, 1999), (3, 2015))
    ]
    made = decide(rows[0], "same", "1", "Forum", by="Ada", at=now())
    links = link_list(rows, reference, Decisions([made]))
    assert [link.decided_by for link in links] == ["Ada", "Ada", "model"]


def test_ids_that_a_list_has_already_are_told(tmp_path: Path) -> None:
    listed = read(tmp_path, "country,party,partyfacts_id\nAUT,SPÖ,1\nAUT,ÖVP,\n")
    linked = link_read(listed, read_reference(write_reference(tmp_path)))
    assert any("partyfacts_id is given in 1 of 2 rows and is not looked at" in note for note in linked.notes)
