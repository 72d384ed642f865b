"""Election tables to statements: one party across elections, one election across parties, and what is no result."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.context import Context
from partybook.extract.results import read_each, read_tables
from partybook.model import Mention, Source
from partybook.read.document import Block, Cell, Document, Heading, Mark, Table, Text, TextBuilder
from tests.corpora import corpus


def text_at(content: str, at: int) -> Text:
    """The words of a cell; " // " begins a new line."""
    builder = TextBuilder()
    for number, line in enumerate(content.split(" // ")):
        if number:
            builder.line(at)
        builder.add(line, at)
        at += len(line) + 4
    return builder.build()


def table(source: str, start: int, rows: Sequence[str], headers: int = 1) -> Table:
    """Cells between "|"; "^" is the cell above (rowspan), "<" the cell to the left (colspan)."""
    cells: dict[tuple[int, int], Cell] = {}
    spans, at = [], start
    grid: list[list[tuple[int, int]]] = []
    for row, line in enumerate(rows):
        spans.append((at, at + len(line)))
        places: list[tuple[int, int]] = []
        offset = at
        for column, piece in enumerate(line.split("|")):
            said = piece.strip()
            if said == "^":
                place = grid[row - 1][column]
                old = cells[place]
                cells[place] = Cell(old.text, old.row, old.column, row - old.row + 1, old.colspan, old.header)
            elif said == "<":
                place = places[-1]
                old = cells[place]
                cells[place] = Cell(old.text, old.row, old.column, old.rowspan, column - old.column + 1, old.header)
            else:
                place = (row, column)
                where = offset + len(piece) - len(piece.lstrip())
                cells[place] = Cell(text_at(said, where) if said else Text(""), row, column, header=row < headers)
            places.append(place)
            offset += len(piece) + 1
        grid.append(places)
        at += len(line) + 1
    width = max(len(places) for places in grid)
    return Table(tuple(cells.values()), len(rows), width, start, at - 1, tuple(spans))


def read(
    *rows: str, heading: str = "", title: str = "", subject: str | None = "Reform Party", headers: int = 1
) -> Context:
    """The context of a document with one table under a heading."""
    source = f"{title}\n{heading}\n" + "\n".join(rows)
    blocks: list[Block] = []
    if heading:
        blocks.append(Heading(text_at(heading, len(title) + 1), 2))
    blocks.append(table(source, len(title) + len(heading) + 2, rows, headers))
    document = Document(Source.of(source, "test", "test"), text_at(title, 0) if title else Text(""), tuple(blocks))
    context = Context(document, Mention(subject) if subject else None)
    read_tables(context)
    for statement in context.statements:
        evidence = statement.evidence
        assert source[evidence.start : evidence.end] == evidence.quote
    return context


def results(context: Context) -> list[tuple[str, str, dict[str, str]]]:
    """Subject, date and qualifiers of each result."""
    return [
        (s.subject.name, str(s.value), {name: str(value) for name, value in s.qualifiers})
        for s in context.statements
        if s.property == "election_result"
    ]


def codes(context: Context) -> list[str]:
    return [remark.code for remark in context.remarks]


def only(context: Context, *names: str) -> list[list[str]]:
    """For each result its date and the named qualifiers, "" when absent."""
    return [[date, *(found.get(name, "") for name in names)] for _, date, found in results(context)]


ACROSS_ELECTIONS = [
    (
        [
            "Election | Leader | Votes | % | Seats | +/– | Position",
            "1996 | A. Smith | 12,345 | 4.5 | 7 / 124 | ▲ 3 | 4th",
        ],
        {"votes": "12345", "vote_share": "4.5", "seats": "7", "seats_total": "124", "change": "3", "rank": "4"},
    ),
    (["% | Seats | Votes | Year", "4.5 % | 7 | 12 345 | 1996"], {"votes": "12345", "vote_share": "4.5", "seats": "7"}),
    (["Jahr | Stimmen | Anteil | Sitze | Platz", "1996 | 12.345 | 4,5 % | 7 | 4."], {"votes": "12345", "rank": "4"}),
    (["Année | Voix | % | Sièges | Rang", "1996 | 12 345 | 4,5 | 7 | 4e"], {"vote_share": "4.5", "seats": "7"}),
    (["Año | Votos | Porcentaje | Escaños | +/-", "1996 | 12.345 | 4,5% | 7 | −2"], {"seats": "7", "change": "-2"}),
    (["Ano | Votos | % | Assentos | Posição", "1996 | 12.345 | 4,5 | 7 | 4º"], {"votes": "12345", "rank": "4"}),
    (["Год | Голоса | % | Мандаты | Место", "1996 | 12 345 | 4,5 | 7 | 4"], {"votes": "12345", "seats": "7"}),
    (["Yıl | Oy | Oy oranı | Milletvekili | Sıra", "1996 | 12.345 | %4,5 | 7 | 4"], {"vote_share": "4.5", "rank": "4"}),
    (["İl | Səs | Faiz | Yer | Sıra", "1996 | 12,345 | 4.5 | 7 | 4"], {"votes": "12345", "seats": "7"}),
    (["Anno | Voti | % | Seggi | Posizione", "1996 | 12.345 | 4,5 | 7 | 4º"], {"votes": "12345", "seats": "7"}),
    (["Rok | Głosy | % | Mandaty | Miejsce", "1996 | 12 345 | 4,5 | 7 | 4."], {"votes": "12345", "seats": "7"}),
    (["Year | Votes | Seats", "1996 | 12,345 (4.5%) | 7"], {"votes": "12345", "vote_share": "4.5", "seats": "7"}),
    (["Year | Votes | % of votes", "1996 | 12,345 | 4.5 (4th)"], {"votes": "12345", "vote_share": "4.5", "rank": "4"}),
    (["Year | Votes | %", "1996 | 12,345 | <0.1%"], {"votes": "12345", "vote_share": "<0.1"}),
]


@pytest.mark.parametrize(("rows", "expected"), ACROSS_ELECTIONS)
def test_one_party_across_elections(rows: list[str], expected: dict[str, str]) -> None:
    found = results(read(*rows))
    assert [(subject, date) for subject, date, _ in found] == [("Reform Party", "1996")]
    assert expected.items() <= found[0][2].items()


def test_an_unsigned_change_has_no_direction() -> None:
    context = read("Year | Votes | Seats | +/–", "1996 | 12,345 | 7 | 2", "1998 | 12,400 | 7 | 0")
    changes = [statement.qualifier("change") for statement in context.statements]
    assert [type(change).__name__ for change in changes] == ["TextValue", "Quantity"]


def test_header_rows_with_spans_name_rounds_and_tiers() -> None:
    rounds = read(
        "Election | Candidate | First round | < | Second round | <",
        "^ | ^ | Votes | % | Votes | %",
        "1996 | A. Smith | 100,000 | 20.0 | 260,000 | 51.5",
        heading="Presidential elections",
        headers=2,
    )
    assert only(rounds, "round", "votes", "vote_share", "office") == [
        ["1996", "1", "100000", "20.0", "President"],
        ["1996", "2", "260000", "51.5", "President"],
    ]
    tiers = read(
        "Year | Constituency | < | Party list | < | Seats", "^ | Votes | % | Votes | % | ^",
        "1996 | 8,000 | 3.2 | 12,345 | 4.5 | 7", headers=2,
    )  # fmt: skip
    names = ("votes", "vote_share", "constituency_votes", "constituency_vote_share", "seats")
    assert only(tiers, *names) == [["1996", "12345", "4.5", "8000", "3.2", "7"]]


def test_header_rows_that_lost_their_spans() -> None:
    context = read("Date | Leader | Votes | Seats | Role", "# | % | # | ± |", "1996 | A. Smith | 12,345 | 4.5 | 7")
    assert only(context, "leader", "votes", "vote_share", "seats") == [["1996", "A. Smith", "12345", "4.5", "7"]]


def test_election_and_office_come_from_heading_and_cell() -> None:
    context = read("Election | Votes", "1996 | 12,345", "1998 by-election | 120", heading="National Assembly elections")
    assert only(context, "election", "office") == [
        ["1996", "National Assembly elections 1996", "National Assembly"],
        ["1998", "1998 by-election", "National Assembly"],
    ]


ACROSS_PARTIES = (
    "Party | Candidate | Votes | % | ±%",
    "Labour | Ann Lee | 1,200 | 60.0 | +2.0",
    "Liberal | Bo Ray | 500 | 25.0 | –2.0",
    "Independent | Cy Poe | 300 | 15.0 | +15.0",
    "Majority | | 700 | 35.0 |",
    "Total | | 2,000 | 100.0 |",
    "Turnout | | 2,010 | 70.0 |",
    "Labour hold | | | |",
)


def test_one_election_across_parties() -> None:
    context = read(*ACROSS_PARTIES, heading="General election 1964: Northton", subject=None)
    found = results(context)
    assert [(party, date) for party, date, _ in found] == [("Labour", "1964"), ("Liberal", "1964")]
    assert found[0][2] == {
        "candidate": "Ann Lee",
        "election": "General election 1964: Northton",
        "votes": "1200",
        "vote_share": "60.0",
    }
    assert "residual-row" in codes(context)
    assert "total-differs" not in codes(context)


def test_a_wrong_total_is_remarked() -> None:
    rows = [row.replace("1,200", "1,210") for row in ACROSS_PARTIES]
    context = read(*rows, heading="General election 1964", subject=None)
    details = [dict(remark.detail) for remark in context.remarks if remark.code == "total-differs"]
    assert details == [{"column": "Votes", "meaning": "votes", "sum": "2010", "total": "2000"}]


def test_invalid_votes_may_be_part_of_the_total() -> None:
    context = read(
        "Party | Votes | Seats", "Red | 700 | 7", "Blue | 250 | 3",
        "Invalid or blank votes | 50 |", "Total | 1,000 | 10",
        title="1990 general election", subject=None,
    )  # fmt: skip
    assert [party for party, _, _ in results(context)] == ["Red", "Blue"]
    assert "total-differs" not in codes(context)


def test_votes_shared_by_an_alliance_are_no_partys_own() -> None:
    context = read(
        "Party | Votes | Seats", "Red | 700 | 5", "Green | ^ | 2", "Blue | 250 | 3", title="1990 election", subject=None
    )
    assert only(context, "votes", "of") == [
        ["1990", "700", "Red, Green"],
        ["1990", "700", "Red, Green"],
        ["1990", "250", ""],
    ]


def test_rows_below_the_total_are_another_count() -> None:
    context = read(
        "Party | Votes | %", "Red | 700 | 70", "Blue | 300 | 30", "Total | 1,000 | 100", "Red | 550 | 55",
        title="1990 election", subject=None,
    )  # fmt: skip
    assert only(context, "votes") == [["1990", "700"], ["1990", "300"]]
    assert "unread-row" in codes(context)


def test_a_table_on_its_side() -> None:
    context = read(
        "Nominee | Ann Lee | Bo Ray", "Party | Labour | Liberal",
        "Popular vote | 1,200 | 500", "Percentage | 70.6% | 29.4%",
        title="1964 election", subject=None, headers=0,
    )  # fmt: skip
    assert [(p, q["candidate"], q["votes"], q["vote_share"]) for p, _, q in results(context)] == [
        ("Labour", "Ann Lee", "1200", "70.6"),
        ("Liberal", "Bo Ray", "500", "29.4"),
    ]


def test_candidates_a_line_with_letters_explained_by_incumbents() -> None:
    context = read(
        "District | Incumbent | Party | First elected | Result | Candidates",
        "North 1 | Ann Lee | Labour | 1960 | Re-elected | Ann Lee (L) 55.3% // Bo Ray (C) 44.7%",
        "North 2 | Cy Poe | Conservative | 1958 | Re-elected | Cy Poe (C) Unopposed",
        "North 3 | Di Fox | Labour | 1962 | Re-elected | Di Fox (L) 90.1% // Ed Oak (X) 9.9%",
        title="1964 election", subject=None,
    )  # fmt: skip
    found = [(p, d, q["candidate"], q.get("vote_share", q.get("outcome"))) for p, d, q in results(context)]
    assert found == [
        ("Labour", "1964", "Ann Lee", "55.3"),
        ("Conservative", "1964", "Bo Ray", "44.7"),
        ("Conservative", "1964", "Cy Poe", "Unopposed"),
        ("Labour", "1964", "Di Fox", "90.1"),
    ]
    assert codes(context) == ["unread-line"]


def test_two_years_in_one_table() -> None:
    context = read("State | No. of elected 1999 | No. of elected 2004 | Total seats", "North | 4 | 6 | 40")
    assert only(context, "seats", "district", "seats_total") == [
        ["1999", "4", "North", "40"],
        ["2004", "6", "North", "40"],
    ]


NO_RESULTS = [
    (
        ["Poll source | Date | Sample size | Red | Blue", "Acme | 3 May 1990 | 1,000 | 40% | 35%"],
        "Polling",
        "1990 election",
    ),
    (
        ["Name | Party | Took office | Left office", "Ann Lee | Labour | 1960 | 1964"],
        "Ministers",
        "Ministers of Health",
    ),
    (["Town | Population | %", "Northton | 12,345 | 60.0"], "Demography", "Northland"),
    (["Party | Seats", "Red | 7", "Blue | 3"], "Composition", "City council"),
    (["Party | Votes | %", "Red | 700 | 70", "Blue | 300 | 30"], "Results", "Elections in Northland"),
    (["Option | Votes | %", "Yes | 700 | 70", "No | 300 | 30"], "Referendum", "1990 referendum"),
]


@pytest.mark.parametrize(("rows", "heading", "title"), NO_RESULTS)
def test_what_is_no_result_is_left_unread_with_a_reason(rows: list[str], heading: str, title: str) -> None:
    context = read(*rows, heading=heading, title=title, subject=None)
    assert results(context) == []
    assert codes(context) == ["unread-table"]
    assert dict(context.remarks[0].detail)["why"]


LEADERS = [
    (
        ["Name | Took office | Left office", "Ann Lee | 3 May 1990 | 1998", "Bo Ray | 1998 | present"],
        "Leaders",
        "Leader",
    ),
    (["No. | Chairman | Term", "1 | Ann Lee | 3 May 1990 – 1998", "2 | Bo Ray | 1998–present"], "History", "Chairman"),
]


@pytest.mark.parametrize(("rows", "heading", "role"), LEADERS)
def test_leaders_of_the_party(rows: list[str], heading: str, role: str) -> None:
    context = read(*rows, heading=heading)
    found = [(str(s.value), {name: str(v) for name, v in s.qualifiers}) for s in context.statements]
    assert found[0] == ("Ann Lee", {"role": role, "start": "1990-05-03", "end": "1998"})
    assert found[1][0] == "Bo Ray" and found[1][1]["start"] == "1998"
    assert {s.property for s in context.statements} == {"leader"}


@pytest.mark.parametrize("heading", ["Prime Ministers", "Parliamentary leaders", "Members of Parliament"])
def test_holders_of_other_offices_are_no_leaders(heading: str) -> None:
    assert not read("Name | From | To", "Ann Lee | 1990 | 1998", heading=heading).statements


def test_arrows_of_the_reader_give_the_direction() -> None:
    source = "Year | Seats\n1996 | 7"
    rows = ["Year | Seats | Change", "1996 | 7 | ▼ 3"]
    made = table(source, 0, rows)
    change = next(cell for cell in made.cells if cell.text.content == "▼ 3")
    marked = Text(change.text.content, change.text.runs, (Mark("trend", 0, 1, "down"),))
    cells = tuple(Cell(marked, c.row, c.column) if c is change else c for c in made.cells)
    text = "\n".join(rows)
    document = Document(Source.of(text, "test", "test"), Text(""), (Table(cells, 2, 3, 0, len(text), made.row_spans),))
    context = Context(document, Mention("Reform Party"))
    read_tables(context)
    assert only(context, "seats", "change") == [["1996", "7", "-3"]]


@given(st.lists(st.lists(st.sampled_from(["", "1990", "7", "12,345", "4.5%", "Red", "–", "4th", "+2", "Total", "^"]),
                         min_size=5, max_size=5), min_size=1, max_size=8))  # fmt: skip
def test_any_table_is_read_or_gives_a_reason(rows: list[list[str]]) -> None:
    first = ["" if cell == "^" else cell for cell in rows[0]]
    lines = [" | ".join(first), *(" | ".join(row) for row in rows[1:])]
    context = read("Election | Party | Votes | % | Seats", *[line.replace("^", "") for line in lines])
    if not context.statements:
        assert "unread-table" in codes(context)


@pytest.mark.corpus
def test_stored_pages_add_up_to_their_totals() -> None:
    from partybook.extract.subject import find_subject
    from partybook.read import read_path

    differing = []
    for name in (
        "Swedish_general_election_1998",
        "Dutch_general_election_1905",
        "Assam_Legislative_Assembly_election_2011",
    ):
        for document in read_path(corpus("articles", "html", f"{name}.html")):
            readings = read_each(Context(document, find_subject(document)))
            sums = [found for reading in readings for found in reading.sums]
            assert sums
            differing += [found for found in sums if not found.agrees]
    assert differing == []
