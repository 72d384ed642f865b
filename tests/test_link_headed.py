"""Election results with a column for each party, as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from partybook.errors import InvalidValue
from partybook.link.by_year import by_years
from partybook.link.headed import by_headers
from partybook.link.job import link_read
from partybook.link.reading import read_list
from partybook.link.reference import read_reference
from partybook.link.tables import ListTable
from tests.link_cases import write_reference

Row = tuple[str, ...]


def headed(header: Row, *rows: Row, **given: str) -> ListTable | None:
    return by_headers(ListTable("results.csv", header, list(rows)), given)


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        # shares by year, with what is no party
        (
            ("Country", "Year", "SPÖ", "FPÖ", "Others", "Turnout"),
            [("Austria", "2017", "26.9", "26.0", "11.8", "80.0"), ("", "2019", "21.2", "16.2", "11.2", "75.6")],
            [("Austria", "SPÖ", "2017", "2019", "26.9", "2017"), ("Austria", "FPÖ", "2017", "2019", "26", "2017")],
        ),
        # a decimal comma, a sign in the header, the year in words; a dash and a zero are no figures
        (
            ("Wahl", "SPÖ (%)", "LIF (%)", "BZÖ (%)"),
            [("Nationalratswahl 1994", "34,9", "6,0", "-"), ("Nationalratswahl 1999", "33,2", "3,7", "0")],
            [("SPÖ", "1994", "1999", "34.9", "1994"), ("LIF", "1994", "1999", "6", "1994")],
        ),
        # votes are no shares; of votes, seats and shares of one party the shares are read
        (
            ("election_id", "date", "votes_PS", "votes_RN", "seats_PS", "seats_RN"),
            [("1", "1997-12-11", "642,000", "971,903", "11", "23")],
            [("PS", "1997", "1997", "", ""), ("RN", "1997", "1997", "", "")],
        ),
        (
            ("year", "PS votes", "PS share", "RN votes", "RN share"),
            [("1997", "642000", "11.1", "971903", "16.8")],
            [("PS", "1997", "1997", "11.1", "1997"), ("RN", "1997", "1997", "16.8", "1997")],
        ),
        # results of places are no shares of the country
        (
            ("District", "Year", "Labour", "Liberals"),
            [("North", "2010", "44.4", "30.2"), ("South", "2015", "50.4", "10.2")],
            [("Labour", "2010", "2015", "", ""), ("Liberals", "2010", "2015", "", "")],
        ),
        (
            ("Labour", "Liberals"),
            [("44.4", "30.2")],
            [("Labour", "", "", "44.4", ""), ("Liberals", "", "", "30.2", "")],
        ),
    ],
)
def test_headers_that_are_parties(header: Row, rows: list[Row], expected: list[Row]) -> None:
    found = headed(header, *rows)
    assert found is not None
    assert found.rows == expected
    assert any("columns is taken for a party" in note for note in found.notes)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("party", "1990", "1994"), [("Labour", "40.1", "39.2")]),
        (("Parteien", "Stimmen", "Sitze"), [("SPÖ", "12", "3")]),  # a column of texts may have the names
        (("country", "id", "votes", "seats"), [("Austria", "7", "1200", "3")]),  # what figures are, no parties
        (("country", "year", "SPÖ"), [("Austria", "2017", "26.9")]),  # one column is none
        (("Austria", "Sweden"), [("SPÖ", "Centern")]),
    ],
)
def test_headers_that_are_none(header: Row, rows: list[Row]) -> None:
    assert headed(header, *rows) is None


def test_what_the_user_says_goes_first() -> None:
    assert headed(("year", "code", "PS", "RN"), ("1997", "7", "11.1", "16.8"), name="code") is None
    found = headed(("when", "PS", "RN"), ("97 (1997)", "11.1", "16.8"), year="when")
    assert found is not None
    assert found.rows[0] == ("PS", "1997", "1997", "11.1", "1997")


RESULTS = "Year,SPÖ,ÖVP,FPÖ\n2017,26.9,31.5,26.0\n2019,21.2,37.5,16.2\n"


def test_headers_are_linked_with_their_years(tmp_path: Path) -> None:
    reference = read_reference(write_reference(tmp_path))
    (tmp_path / "r.csv").write_text(RESULTS, "utf-8")
    linked = link_read(read_list(tmp_path / "r.csv", country="Austria"), reference)
    assert [(link.entry.name, link.party and link.party.key, link.first, link.last) for link in linked.links] == [
        ("SPÖ", "1", 2017, 2019),
        ("ÖVP", "2", 2017, 2019),
        ("FPÖ", "3", 2017, 2019),
    ]
    assert linked.output("crosswalk")[1][1][:3] == ("2", "AUT", "ÖVP")


def test_headers_that_no_reference_knows_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("country,year,gdp,inflation\nAustria,2017,26.9,31.5\n", "utf-8")
    with pytest.raises(
        InvalidValue, match=r"hardly a header is a party of the reference \(gdp, inflation\); say which"
    ):
        link_read(read_list(tmp_path / "r.csv"), read_reference(write_reference(tmp_path)))


def test_columns_called_like_parties_beside_a_column_of_texts_are_told(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Ort,SPÖ,ÖVP,FPÖ\nSankt Florian,26.9,31.5,26.0\n", "utf-8")
    linked = link_read(read_list(tmp_path / "r.csv", country="Austria"), read_reference(write_reference(tmp_path)))
    assert any(
        "columns are called like parties (SPÖ, ÖVP, FPÖ): if each is one, leave only" in note for note in linked.notes
    )


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (("Party", "2013", "2017", "2019"), ("SPÖ", "26,8", "26,9", "-"), ("2013", "2017", "26.9", "2017")),
        (("Party", "vote share 2013", "2017 (%)"), ("SPÖ", "26.8", ""), ("2013", "2013", "26.8", "2013")),
        (("Party", "2013", "2017"), ("SPÖ", "1258605", "1361746"), ("2013", "2017", "", "")),
        (("Party", "2013", "2017"), ("SPÖ", "4.3", "5.1"), ("2013", "2017", "", "")),  # scores on a scale
        (("Party", "2013", "2017"), ("SPÖ", "", "0"), ("", "", "", "")),
    ],
)
def test_columns_that_are_elections(header: Row, row: Row, expected: Row) -> None:
    found = by_years(ListTable("l.csv", header, [row, ("ÖVP", *["1"] * (len(header) - 1))]), ())
    assert found.rows[0] == (*row, *expected)
    assert "are taken for the party's elections" in found.notes[-1]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("Party", "2013"), ("SPÖ", "26,8")),
        (("Party", "2013", "2017"), ("SPÖ", "left", "right")),
        (("Party", "seats 2013", "seats 2017"), ("SPÖ", "52", "52")),
        (("Party", "Year", "2013", "2017"), ("SPÖ", "2013", "26.8", "")),
    ],
)
def test_columns_that_are_no_elections(header: Row, row: Row) -> None:
    table = ListTable("l.csv", header, [row])
    assert by_years(table, ()) is table
    assert by_years(table, ("share",)) is table
