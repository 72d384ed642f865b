"""Countries as lists spell them: the codes of ISO 3166 and of the Correlates of War, names in use, other languages.

The answers are the codes of ISO 3166-1 and 3166-3; names in other languages are those of dictionaries.
"""

from __future__ import annotations

import unicodedata

import pytest

from partybook.link import countries
from partybook.link.columns import recognise
from partybook.link.countries import read_countries, same_country
from partybook.link.entries import read_entries
from partybook.link.tables import ListTable

SPELLINGS = {
    # in use beside the names of tables
    "Great Britain": "GBR", "UK": "GBR", "Scotland": "GBR", "Northern Ireland": "NIR", "N. Ireland": "NIR",
    "Czechia": "CZE", "Côte d'Ivoire": "CIV", "Ivory Coast": "CIV", "Burma": "MMR", "Myanmar (Burma)": "MMR",
    "Macedonia": "MKD", "FYROM": "MKD", "N. Macedonia": "MKD", "Swaziland": "SWZ", "Cape Verde": "CPV",
    "DR Congo": "COD", "Congo, Dem. Rep.": "COD", "Congo (Dem. Rep. of the)": "COD", "Zaire": "COD", "Congo, Rep.": "COG",
    "South Korea": "KOR", "Korea, South": "KOR", "Korea (Republic of)": "KOR", "Korea, Rep.": "KOR", "S. Korea": "KOR",
    "Korea, Dem. People's Rep.": "PRK", "N. Korea": "PRK",
    "Egypt, Arab Rep.": "EGY", "Iran, Islamic Rep.": "IRN", "Yemen, Rep.": "YEM", "Venezuela, RB": "VEN",
    "Gambia, The": "GMB", "Bahamas, The": "BHS", "Micronesia, Fed. Sts.": "FSM", "Russian Fed.": "RUS",
    "Dominican Rep.": "DOM", "Central African Rep.": "CAF", "Guinea, Equatorial": "GNQ", "Kingdom of Norway": "NOR",
    "St. Vincent & the Grenadines": "VCT", "St Kitts & Nevis": "KNA", "Hong Kong SAR, China": "HKG",
    # states that are no more
    "East Germany": "DDR", "Germany (East)": "DDR", "W. Germany": "DEU", "USSR": "SUN", "Sowjetunion": "SUN",
    "Tchécoslovaquie": "CSK", "Jugoslawien": "YUG", "Yemen, South": "YMD", "Republic of Vietnam": "VNR",
    "Republic of China": "TWN", "People's Republic of China": "CHN",
    # in other languages
    "Schweden": "SWE", "Deutschland": "DEU", "Allemagne": "DEU", "España": "ESP", "Brasil": "BRA", "Türkei": "TUR",
    "Vereinigtes Königreich": "GBR", "Royaume-Uni": "GBR", "États-Unis": "USA", "Estados Unidos": "USA",
    "Afrique du Sud": "ZAF", "Países Bajos": "NLD", "Irão": "IRN", "Polónia": "POL", "Węgry": "HUN", "Saksa": "DEU",
    "Corée du Sud": "KOR", "Corea (Sur)": "KOR", "Coreia, Rep. da": "KOR", "Rép. de Corée": "KOR", "RPDC": "PRK",
    "EE. UU.": "USA", "EUA": "USA", "E.U.A.": "USA", "R.U.": "GBR", "Inglaterra": "GBR", "V. Königreich": "GBR",
    "RDC": "COD", "R.D. Congo": "COD", "Rép. dém. du Congo": "COD", "Congo (Rép. du)": "COG", "DR Kongo": "COD",
    "Centrafrique": "CAF", "Zentralafrikanische Rep.": "CAF", "Rép. centrafricaine": "CAF", "E.A.U.": "ARE",
    "Rép. tchèque": "CZE", "Tschech. Rep.": "CZE", "Rep. Tcheca": "CZE", "Rép. dominicaine": "DOM", "VR China": "CHN",
    "Bosnien u. Herzegowina": "BIH", "Trin. et Tobago": "TTO", "Isl. Salomón": "SLB", "N.-Zélande": "NZL",
    "P. Bajos": "NLD", "Macédoine": "MKD", "Irlande du Nord": "NIR",
    "RDA": "DDR", "Allemagne de l'Est": "DDR", "Alemania Oriental": "DDR", "Deutsche Demokratische Republik": "DDR",
    "RFA": "DEU", "Westdeutschland": "DEU", "Alemanha Ocidental": "DEU", "ČSSR": "CSK", "Tchecoslováquia": "CSK",
    "União Soviética": "SUN", "Iugoslávia": "YUG", "Serbie-et-Monténégro": "SCG", "Südvietnam": "VNR",
    "Испания": "ESP", "Ουγγαρία": "HUN", "日本": "JPN", "대한민국": "KOR", "المغرب": "MAR", "ישראל": "ISR",
}  # fmt: skip
UNKNOWN = [
    "Narnia", "Europe", "Other", "Union", "Republic", "the", "N", "n/a", "-", "CAT",
    "Kongo",  # either Congo in many languages
    "Saint Martin",  # the French or the Dutch half
    "Korea, North and South",
    "Rep.", "St.", "N.N.", "U. Europea", "Otros", "I. Vírgenes", "Yemen del Norte", "No. 5",
]  # fmt: skip


@pytest.mark.parametrize("spelling, code", SPELLINGS.items())
def test_a_spelling_among_names(spelling: str, code: str) -> None:
    assert read_countries(["Austria", "Sweden", "Chile", spelling], thorough=True)[spelling] == code


def test_a_column_in_another_language() -> None:
    cells = ["Schweden", "Norwegen", "Dänemark", "Tschechien", "Südkorea"]
    found = read_countries(cells, thorough=True)
    assert [found.get(cell) for cell in cells] == ["SWE", "NOR", "DNK", "CZE", "KOR"]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_no_country_or_may_be_two_stays_unknown(text: str) -> None:
    assert text not in read_countries(["Austria", "Sweden", "Chile", text], thorough=True)


@pytest.mark.parametrize(
    "cells, codes",
    [
        (["SE", "MQ", "GB", "UK"], ["SWE", "MTQ", "GBR", "GBR"]),
        (["SWE", "CSK", "DDR", "CAT"], ["SWE", "CSK", "DDR", None]),
        (["752", "200", "278", "890", "076"], ["SWE", "CSK", "DDR", "YUG", "BRA"]),  # ISO 3166-1 numeric
        (["SWD", "GMY", "GDR", "UKG", "CAT"], ["SWE", "DEU", "DDR", "GBR", None]),  # Correlates of War
        (["380", "255", "265", "200", "680"], ["SWE", "DEU", "DDR", "GBR", "YMD"]),
    ],
)
def test_codes_beside_which_nothing_is_guessed(cells: list[str], codes: list[str | None]) -> None:
    found = read_countries(cells, thorough=True)
    assert [found.get(cell) for cell in cells] == codes


def test_known_names_ask_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countries, "_in_languages", lambda: pytest.fail("looked further"))
    assert len(read_countries(["Sweden", "Österreich", "DEU", "Congo, Dem. Rep."], thorough=True)) == 4


def test_every_known_name_means_the_same_in_all_languages() -> None:
    """A name of the tables is looked up there first; no language may hold another country under it."""
    known, spoken = countries._systems()["names"], countries._in_languages()
    assert {name: (code, spoken[name]) for name, code in known.items() if spoken.get(name, code) != code} == {}


def test_letters_composed_or_not_are_one_country() -> None:
    cell = unicodedata.normalize("NFD", "Österreich")
    assert read_countries([cell, "España"], thorough=True)[cell] == "AUT"


def test_a_list_says_which_countries_it_does_not_know() -> None:
    table = ListTable("list.csv", ("Land", "Partei"), [("Schweden", "Centern"), ("Kongo", "Parti"), ("Narnia", "Lion")])
    read = read_entries(table, recognise(table))
    assert [entry.candidate.country for entry in read.entries] == ["SWE", "", ""]
    assert "not known as countries: Kongo, Narnia" in read.notes


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Schweden", "SWE", True),
        ("Sverige", "Schweden", True),
        ("Congo, Dem. Rep.", "DR Congo", True),
        ("Niger", "Nigeria", False),
        ("Narnia", "narnia", True),
        ("Narnia", "Kongo", False),
    ],
)
def test_same_country(one: str, other: str, same: bool) -> None:
    assert same_country(one, other) is same
