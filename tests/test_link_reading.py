"""Lists as people keep them: formats, encodings, columns, countries, odd cells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import polars
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partybook.errors import InvalidValue, PartybookError, ReadError
from partybook.link.columns import recognise
from partybook.link.countries import known_as, read_countries
from partybook.link.entries import page_title, read_entries
from partybook.link.reference import read_reference
from partybook.link.tables import ListTable, read_table
from tests.link_cases import write, write_reference

PARTIES = [("AUT", "SPÖ", "1"), ("SWE", "Moderata samlingspartiet", "2.0")]


def test_separated_by_anything(tmp_path: Path) -> None:
    for delimiter in ",;\t|":
        path = tmp_path / "list.csv"
        path.write_text(f"country{delimiter}party{delimiter}id\n" + "\n".join(delimiter.join(row) for row in PARTIES))
        table = read_table(path)
        assert table.header == ("country", "party", "id")
        assert table.rows == [("AUT", "SPÖ", "1"), ("SWE", "Moderata samlingspartiet", "2.0")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("country,party\nAUT,Österreichische Volkspartei\nDEU,Die Grünen\n".encode(encoding))
    assert read_table(path).rows == [("AUT", "Österreichische Volkspartei"), ("DEU", "Die Grünen")]


def test_an_encoding_that_changes_from_line_to_line(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("party\nDie Grünen\n".encode() + "Høyre\n".encode("cp1252"))
    table = read_table(path)
    assert table.rows == [("Die Grünen",), ("Høyre",)]
    assert "1 of 3 lines are not UTF-8" in table.notes[0]


def workbook(path: Path, rows: list[tuple[object, ...]]) -> None:
    """The smallest workbook: one sheet with its texts inside the cells."""

    def cell(value: object) -> str:
        if isinstance(value, int):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>"

    sheet = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    main, relations = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    package, kinds = (
        "http://schemas.openxmlformats.org/package/2006",
        "application/vnd.openxmlformats-officedocument.spreadsheetml",
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="Parties" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>'
        )


@pytest.mark.parametrize("ending", ["xlsx", "parquet", "dta"])
def test_other_formats(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    frame = polars.DataFrame({"country": ["AUT", "SWE"], "party": ["SPÖ", "Centerpartiet"], "year": [1979, None]})
    if ending == "parquet":
        frame.write_parquet(path)
    elif ending == "dta":
        pyreadstat.write_dta(frame, str(path))
    else:
        workbook(path, [tuple(frame.columns), *frame.rows()])
    assert read_table(path).rows == [("AUT", "SPÖ", "1979"), ("SWE", "Centerpartiet", "")]


@pytest.mark.parametrize(
    "content, said",
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("country,party\n", "no entries"),
        ("\n\n", "empty"),
    ],
)
def test_nothing_to_link_is_said_in_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content)
    with pytest.raises(ReadError, match=said):
        read_table(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(ReadError, match="a folder"):
        read_table(tmp_path)


def test_a_broken_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(ReadError, match="cannot be read"):
        read_table(path)


def table(header: list[str], *rows: tuple[str, ...]) -> ListTable:
    return ListTable("list.csv", tuple(header), list(rows))


@pytest.mark.parametrize(
    "header, row, expected",
    [
        (["Country", "Party name", "Abbrev."], ("Sweden", "Centre Party", "C"), {"country": (0,), "name": (1,)}),
        (["cntry", "prtvt", "label"], ("SE", "12", "Centerpartiet"), {"country": (0,), "name": (2,)}),
        (
            ["ccode", "name", "pervote", "year"],
            ("380", "Centre", "25.1", "1973"),
            {"country": (0,), "share": (2,), "year": (3,)},
        ),
        (
            ["Land", "Partei", "Kürzel", "Jahr", "Anteil"],
            ("Österreich", "Sozialdemokratische Partei", "SPÖ", "2006", "35,3"),
            {"country": (0,), "name": (1,), "abbreviation": (2,), "year": (3,), "share": (4,)},
        ),
        (["V1", "V2"], ("Sweden", "Ny demokrati"), {"country": (0,), "name": (1,)}),
        (["id", "x", "y"], ("a1", "CHL", "Partido Socialista"), {"key": (0,), "country": (1,), "name": (2,)}),
    ],
)
def test_columns_are_known_by_header_and_content(
    header: list[str], row: tuple[str, ...], expected: dict[str, tuple[int, ...]]
) -> None:
    found = recognise(table(header, row)).of
    assert {field: found.get(field) for field in expected} == expected


def test_columns_may_be_given() -> None:
    listed = table(["a", "b"], ("PS", "Chile"))
    assert recognise(listed, {"abbreviation": "a", "country": "b"}).of == {"abbreviation": (0,), "country": (1,)}
    with pytest.raises(InvalidValue, match="no column 'c' among a, b"):
        recognise(listed, {"name": "c"})
    with pytest.raises(InvalidValue, match="'colour' is no field"):
        recognise(listed, {"colour": "a"})


def test_a_list_without_names_says_what_is_missing() -> None:
    with pytest.raises(InvalidValue, match="no column with names or abbreviations among x, y"):
        recognise(table(["x", "y"], ("1", "2"), ("3", "4")))


@pytest.mark.parametrize(
    "cells, codes",
    [
        (["Austria", "Österreich", "The Netherlands", "Bosnia-Herzegovina"], ["AUT", "AUT", "NLD", "BIH"]),
        (["AT", "UK", "SE"], ["AUT", "GBR", "SWE"]),
        (["AUL", "AUS", "GMY", "FRN"], ["AUS", "AUT", "DEU", "FRA"]),  # COW letters: AUS is Austria there
        (["AUS", "AUT", "DEU"], ["AUS", "AUT", "DEU"]),
        (["305", "380", "2"], ["AUT", "SWE", "USA"]),  # COW numbers
        (["040", "752", "840"], ["AUT", "SWE", "USA"]),  # ISO numbers
        (["East Germany", "Czechoslovakia", "Soviet Union"], ["DDR", "CSK", "SUN"]),
    ],
)
def test_countries_in_all_their_spellings(cells: list[str], codes: list[str]) -> None:
    found = read_countries(cells)
    assert [found.get(cell) for cell in cells] == codes


def test_a_state_that_is_no_more_has_heirs() -> None:
    assert known_as("CSK", frozenset({"CZE", "SVK", "POL"})) == ("CZE", "SVK")
    assert known_as("CSK", frozenset({"CSK", "CZE"})) == ("CSK",)
    assert known_as("Narnia", frozenset({"CZE"})) == ()


def test_entries_say_what_the_row_says() -> None:
    listed = table(
        ["id", "country", "name", "name_english", "abbr", "first_year", "last_year", "share", "share_year"],
        ("7", "Sweden", "Ny demokrati", "New Democracy", "NyD", "1991", "2000-02-01", "6,7 %", "1991"),
        ("8", "Sweden", "", "", "", "", "", "15000", ""),
    )
    first, second = read_entries(listed, recognise(listed)).entries
    assert (first.key, first.candidate.country, first.candidate.names) == (
        "7",
        "SWE",
        ("Ny demokrati", "New Democracy"),
    )
    assert (first.candidate.first, first.candidate.last, first.candidate.share) == (1991, 2000, 6.7)
    assert second.name == "row 2"
    assert second.candidate.share is None  # votes are no share


@pytest.mark.parametrize(
    "address, title",
    [
        ("https://en.wikipedia.org/wiki/Liberal_Party_%28Israel%29", "Liberal Party"),
        ("https://en.wikipedia.org/wiki/New_Party_(political_party)", "New Party"),
        ("https://en.wikipedia.org/wiki/National_Party_(Greece,_1946)", "National Party"),
        ("https://en.wikipedia.org/wiki/Communist_Party_of_India_(Marxist)", "Communist Party of India (Marxist)"),
        ("https://en.wikipedia.org/wiki/Centre_Party#History", ""),
        ("https://en.wikipedia.org/wiki/1933_Spanish_general_election", ""),
        ("https://en.wikipedia.org/wiki/List_of_political_parties_in_Peru", ""),
        ("Q179111", ""),
    ],
)
def test_page_titles(address: str, title: str) -> None:
    assert page_title(address) == title


def test_reference_and_aliases(tmp_path: Path) -> None:
    extra = write(
        tmp_path / "more.csv", ["partyfacts_id", "name"], [("1", "Socialist Party of Austria"), ("99", "Nobody")]
    )
    reference = read_reference(write_reference(tmp_path), aliases=[extra])
    spo = next(party for party in reference.parties if party.key == "1")
    assert reference.key_name == "partyfacts_id"
    assert spo.names[-1] == "Socialist Party of Austria"
    assert ("wikidata", "Q179111") in spo.identifiers
    assert "further names of 1 of 14" in reference.notes[-1]


def test_a_reference_without_ids_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", ["name", "country"], [("SPÖ", "AUT")])
    with pytest.raises(ReadError, match="no column with the ids"):
        read_reference(path)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(data)
    try:
        found = read_table(path)
    except PartybookError as error:
        assert "\n" not in str(error)
    else:
        assert all(len(row) == len(found.header) for row in found.rows)


def test_codes_of_three_letters_among_names_of_countries() -> None:
    assert read_countries(["Austria", "Sweden", "DEU"]) == {"Austria": "AUT", "Sweden": "SWE", "DEU": "DEU"}


@pytest.mark.parametrize(
    ("encoding", "rows"),
    [
        ("cp1250", ["Polska,Sprawiedliwość i Wolność", "Czechy,Občanská strana", "Węgry,Zöld Párt"]),
        ("cp1251", ["Россия,Народная партия", "Украина,Партия свободы"]),
        ("cp1252", ["Brésil,Parti républicain", "Suède,Vänsterpartiet"]),
        ("cp1253", ["Ελλάδα,Δημοκρατικό Κόμμα", "Ελλάδα,Λαϊκό Κόμμα"]),
        ("cp1254", ["Türkiye,Özgürlük ve Adalet Partisi", "Türkiye,Işık Partisi"]),
        ("mac_roman", ["Österreich,Österreichische Partei", "Türkei,Grüne Partei"]),
    ],
)
def test_an_old_encoding_is_told_by_known_words(tmp_path: Path, encoding: str, rows: list[str]) -> None:
    text = "\n".join(["country,party", *rows, ""])
    (tmp_path / "l.csv").write_bytes(text.encode(encoding))
    table = read_table(tmp_path / "l.csv")
    assert [",".join(row) for row in table.rows] == rows
    assert any("save it as UTF-8 to be sure" in note for note in table.notes)
