"""Rules that look at values: conflicts, arithmetic, chronology; each on both sides of its bound."""

from __future__ import annotations

from datetime import date

import pytest

from partybook.audit import audit_party
from partybook.audit.finding import told_once
from partybook.model import Evidence, Mention, Remark, Source, Statement
from partybook.read.document import Document, Field, Infobox, Paragraph, Table
from tests.audit_examples import PARTY, across, audited, claim
from tests.documents import prose, text_at

DOCUMENT = prose("Some words that every statement of these tests can quote.", "Other words that others quote.")


def codes(*statements: Statement, rules: tuple[str, ...], as_of: date | None = None) -> list[str]:
    return [f.rule for f in audited(DOCUMENT, *statements, rules=rules, as_of=as_of)]


def two(property: str, one: str, other: str, **qualifiers: str) -> list[str]:
    first = claim(DOCUMENT, property, one, "Some words", where="infobox/x")
    second = claim(DOCUMENT, property, other, "Other words", where="lead, sentence 1", **qualifiers)
    return codes(first, second, rules=("C001",))


@pytest.mark.parametrize(
    ("property", "one", "other", "conflict"),
    [
        ("founded", "1993", "1994", True),
        ("founded", "1993", "1993-11-27", False),
        ("founded", "1993-11", "1993-12-01", True),
        ("founded", "1993~", "1995", False),  # about 1993
        ("founded", "1993~", "1996", True),
        ("founded", "199X", "1996", False),
        ("dissolved", "2001-05-01", "2001-06-01", True),
        ("headquarters", "Baku", "Ganja", True),
        ("headquarters", "Baku", "28 May Street, Baku", False),
        ("headquarters", "Baku", "28 May Street", False),
        ("ideology", "Communism", "Liberalism", False),  # holds many
    ],
)
def test_two_values_for_one_fact(property: str, one: str, other: str, conflict: bool) -> None:
    assert two(property, one, other) == ["C001"] * conflict


def test_a_founding_of_something_else_is_no_conflict() -> None:
    assert two("founded", "1993", "1996", of="#Youth League") == []
    assert two("founded", "1993", "1996", stage="refounded") == []


def test_only_what_is_asserted_conflicts() -> None:
    first = claim(DOCUMENT, "founded", "1993", "Some words", where="infobox/x")
    rumour = claim(DOCUMENT, "founded", "1996", "Other words", certainty="rumoured")
    assert codes(first, rumour, rules=("C001",)) == []


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [("60,000", "61,204", False), ("60,000", "75,000", True), ("21,500", "21,487", False), ("60,000", "60,000", False)],
)
def test_a_membership_that_is_the_other_one_rounded(one: str, other: str, conflict: bool) -> None:
    from tests.audit_examples import number

    first = claim(DOCUMENT, "membership", number(one), "Some words", where="infobox/x")
    second = claim(DOCUMENT, "membership", number(other), "Other words")
    assert codes(first, second, rules=("C001",)) == ["C001"] * conflict


def result(year: str, where: str = "table 1, row 2, Votes", subject: str = PARTY, **figures: str) -> Statement:
    quote = "Some words" if where.startswith("table 1") else "Other words"
    figures.setdefault("office", "parliament")
    return claim(DOCUMENT, "election_result", year, quote, where=where, subject=subject, **figures)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"votes": "29,224", "vote_share": "0.87%"}, {"votes": "29,244", "vote_share": "0.89%"}, 2),
        ({"votes": "29,224", "vote_share": "0.87%"}, {"votes": "29,224", "vote_share": "0.9%"}, 0),
        ({"votes": "29.224"}, {"votes": "29,224"}, 0),  # a dot between thousands
        ({"seats": "2"}, {"seats": "3"}, 1),
        ({"seats": "2"}, {"votes": "29,224"}, 0),
        ({"seats": "2", "office": "president"}, {"seats": "3"}, 0),
        ({"seats": "2", "district": "North"}, {"seats": "3"}, 0),
        ({"seats": "2", "district": "North"}, {"seats": "3", "district": "South"}, 0),
        ({"votes": "10", "round": "1"}, {"votes": "20", "round": "2"}, 0),
        (
            {"seats": "2", "election": "1998 Northern Assembly election"},
            {"seats": "3", "election": "Southland vote"},
            0,
        ),
        ({"seats": "2", "election": "1998 Northern Assembly election"}, {"seats": "3", "election": "Assembly 1998"}, 1),
        ({"seats": "2", "election": "1998 Northern Assembly election"}, {"seats": "3", "election": "1998 election"}, 1),
    ],
)
def test_two_results_of_one_election(one: dict[str, str], other: dict[str, str], expected: int) -> None:
    found = codes(result("1998", **one), result("1998-10-11", "Results, sentence 1", **other), rules=("C002",))
    assert found == ["C002"] * expected


def test_results_of_a_decade_are_those_of_no_election() -> None:
    assert codes(result("1998", seats="2"), result("199X", "Results, sentence 1", seats="3"), rules=("C002",)) == []


def test_rows_of_one_table_are_different_facts() -> None:
    february, october = result("1974", seats="14"), result("1974", "table 1, row 3, Votes", seats="13")
    assert codes(february, october, rules=("C002",)) == []


def _beside(**figures: str) -> list[str]:
    """A second table of the same document, beside one that gives 11,000 votes and 10%."""
    one = result("1998", votes="11,000", vote_share="10.0%", election="1998 election")
    figures = {"election": "1998 election", **figures}
    return codes(one, result(figures.pop("year", "1998"), "table 2, row 2, Votes", **figures), rules=("C002",))


def test_two_tables_of_one_document_must_name_one_election() -> None:
    assert _beside(votes="12,000") == ["C002"]
    assert _beside(votes="12,000", election="1998 council election") == []
    assert _beside(votes="12,000", year="1998-03-01") == []  # a by-election
    assert _beside(vote_share="45.0%") == []  # of another whole, such as two parties preferred
    assert _beside(votes="11,000", vote_share="45.0%") == ["C002"]


def test_a_primary_is_not_the_election() -> None:
    """All candidates of table 2 are of one party, so its votes are those of the primary."""
    general = result("2012", candidate="@Ada Krol", votes="335,788", election="2012 election")
    primary = [
        result("2012", f"table 2, row {n}, Votes", candidate=who, votes=votes, election="2012 election")
        for n, (who, votes) in enumerate([("@Ada Krol", "65,935"), ("@Bo Lind", "9,517")], 1)
    ]
    assert codes(general, *primary, rules=("C002",)) == []
    assert codes(general, primary[0], rules=("C002",)) == ["C002"]


def test_two_fields_of_one_infobox_are_two_houses() -> None:
    fields = [result("1991", f"infobox/party{n}", seats=seats) for n, seats in ((1, "9"), (7, "17"))]
    assert codes(*fields, rules=("C002",)) == []


def test_other_parties_settle_which_count_is_right() -> None:
    """11,000 of 110,000 votes is 10%; the other rows say that there were 110,000."""
    one = result("1998", votes="11,000", vote_share="10.0%")
    other = result("1998", "Results, sentence 1", votes="13,000", vote_share="10.0%")
    rest = [
        result("1998", f"table 1, row {n}, Votes", f"Party {n}", votes=votes, vote_share=share)
        for n, (votes, share) in enumerate([("55,000", "50.0%"), ("44,000", "40.0%")], 3)
    ]
    found = audited(DOCUMENT, one, other, *rest, rules=["C002"])
    assert [f.resolution.startswith("11,000 votes fits") for f in found] == [True]


def test_sources_against_each_other() -> None:
    texts = [prose(f"Founded in {year}, the paper says.") for year in ("1993", "1993 or so", "1995")]
    told = [claim(t, "founded", year, "Founded") for t, year in zip(texts, ("1993", "1993", "1995"), strict=True)]
    sources = [
        Source(t.source.id, f"{name}.txt", "plaintext", t.source.text) for t, name in zip(texts, "abc", strict=True)
    ]
    (finding,) = audit_party(across(*told, sources=sources))
    assert "a.txt" in finding.message and "c.txt" in finding.message
    assert finding.resolution == "1993 is more likely: 2 of 3 sources give it"


def table(*rows: tuple[str, dict[str, str]], year: str = "1998") -> list[Statement]:
    return [result(year, f"table 1, row {n}, Votes", party, **figures) for n, (party, figures) in enumerate(rows, 2)]


@pytest.mark.parametrize(
    ("shares", "fires"),
    [
        (("60%", "40%"), False),
        (("60.4%", "39.7%"), False),  # rounding explains 100.1
        (("60.4%", "40.7%"), True),
        (("60%", "60%"), False),  # an alliance beside its members, or two votes each
    ],
)
def test_shares_above_a_hundred(shares: tuple[str, ...], fires: bool) -> None:
    rows = table(*((f"Party {n}", {"vote_share": share}) for n, share in enumerate(shares)))
    assert codes(*rows, rules=("A001",)) == ["A001"] * fires


ROWS = [("A", "500", "50.0%"), ("B", "300", "30.0%"), ("C", "100", "10.0%"), ("D", "60", "6.0%")]


@pytest.mark.parametrize(
    ("votes", "share", "fires"), [("40", "4.0%", False), ("40", "4.1%", False), ("40", "4.2%", True)]
)
def test_votes_against_share(votes: str, share: str, fires: bool) -> None:
    rows = table(*((name, {"votes": v, "vote_share": s}) for name, v, s in [*ROWS, ("E", votes, share)]))
    assert codes(*rows, rules=("A003",)) == ["A003"] * fires


def test_votes_against_share_needs_others_that_agree() -> None:
    rows = table(*((name, {"votes": v, "vote_share": s}) for name, v, s in [*ROWS[:2], ("E", "40", "4.4%")]))
    assert codes(*rows, rules=("A003",)) == []


@pytest.mark.parametrize(
    ("figures", "rule"),
    [
        ({"seats": "126", "seats_total": "125"}, ["A004"]),
        ({"seats": "125", "seats_total": "125"}, []),
        ({"vote_share": "100.1%"}, ["A007"]),
        ({"vote_share": "100%"}, []),
        ({"votes": "-4"}, ["A008"]),
        ({"votes": "0"}, []),
        ({"change": "-4"}, []),
    ],
)
def test_figures_of_one_result(figures: dict[str, str], rule: list[str]) -> None:
    assert codes(result("1998", **figures), rules=("A",)) == rule


@pytest.mark.parametrize(("change", "fires"), [("-2", False), ("+2", True)])
def test_change_against_seats(change: str, fires: bool) -> None:
    rows = [result("1998", seats="5"), result("2002", "table 1, row 3, Votes", seats="3", change=change)]
    assert codes(*rows, rules=("A005",)) == ["A005"] * fires


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ({"rank": "1", "votes": "500"}, {"rank": "2", "votes": "400"}, False),
        ({"rank": "1", "votes": "300"}, {"rank": "2", "votes": "400"}, True),
        ({"rank": "1", "votes": "300", "seats": "9"}, {"rank": "2", "votes": "400", "seats": "8"}, False),
    ],
)
def test_place_against_votes(first: dict[str, str], second: dict[str, str], fires: bool) -> None:
    assert codes(*table(("A", first), ("B", second)), rules=("A006",)) == ["A006"] * fires


def event(property: str, day: str, **qualifiers: str) -> Statement:
    return claim(DOCUMENT, property, day, "Other words", **qualifiers)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([("founded", "1993")], ["T001"]),  # a result of 1990
        ([("founded", "1990")], []),
        ([("founded", "1990-12")], ["T001"]),
        ([("founded", "1993~")], []),
        ([("founded", "../1993")], []),
        ([("founded", "1985"), ("founded", "1993")], []),
        ([("dissolved", "1989")], ["T002"]),
        ([("dissolved", "1990")], []),
        ([("dissolved", "1989"), ("founded", "1989-12")], ["T002"]),
        ([("dissolved", "1988"), ("founded", "1989-12")], ["T005"]),  # founded again, says the order
        ([("founded", "1980"), ("registered", "1979")], ["T006"]),
        ([("founded", "1980"), ("registered", "1980")], []),
    ],
)
def test_order_in_time(events: list[tuple[str, str]], expected: list[str]) -> None:
    vote = claim(DOCUMENT, "election_result", "1990-06-10", "Some words", where="table 1, row 2", votes="5")
    assert codes(vote, *(event(name, day) for name, day in events), rules=("T",)) == expected


def test_a_result_before_founding_may_be_the_predecessors() -> None:
    vote = claim(DOCUMENT, "election_result", "1990", "Some words", where="table 1, row 2", votes="5")
    found = audited(DOCUMENT, vote, event("founded", "1993"), event("predecessor", "#Ecology Party"), rules=["T001"])
    assert [(f.severity, "Ecology Party" in f.resolution) for f in found] == [("note", True)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("1990", "2004", []), ("1990", "2005", ["T003"]), ("2005", "2006", ["T003"]), ("1990", "1989", ["T004"])],
)
def test_terms_and_deaths(start: str, end: str, expected: list[str]) -> None:
    leader = claim(DOCUMENT, "leader", "@Ada Krol", "Some words", role="chairman", start=start, end=end)
    death = claim(DOCUMENT, "died", "2004-06-08", "Other words", subject="Ada Krol", kind="person")
    assert codes(leader, death, rules=("T",)) == expected


@pytest.mark.parametrize(
    ("role", "start", "end", "expected"),
    [
        ("chairman", "1995", "2004", ["T008"]),
        ("chairman", "1999", "2004", []),  # a handover in 1999
        ("chairman", "1990", "2004", []),  # began together: a pair
        ("spokesperson", "1995", "2004", []),
        ("co-leader", "1995", "2004", []),
    ],
)
def test_two_at_once(role: str, start: str, end: str, expected: list[str]) -> None:
    one = claim(DOCUMENT, "leader", "@Ada Krol", "Some words", role=role, start="1990", end="1999")
    other = claim(DOCUMENT, "leader", "@Bo Lind", "Other words", role=role, start=start, end=end)
    assert codes(one, other, rules=("T008",)) == expected


@pytest.mark.parametrize(("as_of", "expected"), [(date(2020, 1, 1), ["T007"]), (date(2031, 1, 1), []), (None, [])])
def test_what_lies_in_the_future(as_of: date | None, expected: list[str]) -> None:
    assert codes(event("dissolved", "2030"), rules=("T007",), as_of=as_of) == expected


def test_remarks_become_findings_of_their_rule() -> None:
    source = DOCUMENT.source
    place = Evidence(source.id, "table 1, row 3", 0, 10, source.text[:10])
    remarks = [
        Remark("shifted-row", "cells moved one to the right", place, (("resolution", "read by kind"),)),
        Remark("total-differs", "the total is 10, the rows sum to 9", place),
        Remark("unknown-template", "nothing is known of {{x}}", place),
    ]
    found = audited(DOCUMENT, remarks=remarks)
    assert [(f.rule, f.severity) for f in found] == [("A002", "warning"), ("S007", "warning"), ("S015", "note")]
    assert found[1].resolution == "read by kind"


def _remark(code: str, quote: str) -> Remark:
    place = Evidence(DOCUMENT.source.id, "infobox/members", 0, len(quote), quote)
    return Remark(code, "'members' should be a number", place)


@pytest.mark.parametrize(
    ("quote", "rule"), [("many Greens", "S006"), ("–", "S015"), ("Unknown", "S015"), ("{{bar|5}}", "S015")]
)
def test_a_placeholder_or_a_template_is_no_wrong_kind(quote: str, rule: str) -> None:
    assert [f.rule for f in audited(DOCUMENT, remarks=[_remark("wrong-kind", quote)])] == [rule]


def test_many_shifted_rows_of_a_table_are_one_finding() -> None:
    text = DOCUMENT.source.text
    rows = [
        Remark("shifted-row", "shifted", Evidence(DOCUMENT.source.id, f"table 1, row {n}", n, n + 4, text[n : n + 4]))
        for n in range(6)
    ]
    assert [len(f.evidence) for f in audited(DOCUMENT, remarks=rows)] == [6]
    assert [len(f.evidence) for f in audited(DOCUMENT, remarks=rows[:5])] == [1] * 5


def test_prose_that_the_infobox_lacks() -> None:
    raw = "Leader: Ada\nColour: green\nIdeology: ecology\n\nGreen Party was founded in 1993."
    fields = tuple(
        Field(raw[a:b].lower(), text_at(raw, a, b), text_at(raw, b + 2, c))
        for a, b, c in ((0, 6, 11), (12, 18, 25), (26, 34, 43))
    )
    document = Document(
        Source.of(raw, "t", "plaintext"), text_at(raw, 0, 0), (Infobox(fields), Paragraph(text_at(raw, 45, len(raw))))
    )
    told = claim(document, "founded", "1993", "founded in 1993")
    assert [f.rule for f in audited(document, told, rules=["S014"])] == ["S014"]
    boxed = claim(document, "founded", "1993", "Leader", where="infobox/founded")
    assert audited(document, told, boxed, rules=["S014"]) == []


RESULTS = "Year | Votes | Seats\n2000 | | 2\n2005 | 10 | 0\n2010 | 12 |\n2015 | |"


def _result_table() -> tuple[Document, list[Statement]]:
    from partybook.read.document import Cell

    cells, spans, at = [], [], 0
    for row, line in enumerate(RESULTS.split("\n")):
        column_at = at
        for column, cell in enumerate(line.split("|")):
            cells.append(Cell(text_at(RESULTS, column_at, column_at + len(cell)), row, column))
            column_at += len(cell) + 1
        spans.append((at, at + len(line)))
        at += len(line) + 1
    blocks = (Table(tuple(cells), 5, 3, 0, len(RESULTS), tuple(spans)),)
    document = Document(Source.of(RESULTS, "t", "plaintext"), text_at(RESULTS, 0, 0), blocks)
    told = {
        "2000 | | 2": {"seats": "2"},
        "2005 | 10 | 0": {"votes": "10", "seats": "0"},
        "2010 | 12 |": {"votes": "12"},
    }
    statements = [
        claim(document, "election_result", quote[:4], quote, where=f"table 1, row {n}", office="parliament", **figures)
        for n, (quote, figures) in enumerate(told.items(), 2)
    ]
    return document, statements


def test_blank_cells_are_one_finding_for_a_table() -> None:
    document, statements = _result_table()
    (finding,) = audited(document, *statements, rules=["S005"])
    assert finding.message == "table 1 leaves blank: votes for 2000 and 2015; seats for 2010 and 2015"


def test_a_table_without_blanks_or_of_one_election_is_left_alone() -> None:
    document, statements = _result_table()
    assert audited(document, statements[1], rules=["S005"]) == []
    others = [
        Statement.of(Mention(f"P{n}"), s.property, s.value, s.evidence, qualifiers=s.qualifiers, extractor="t")
        for n, s in enumerate(statements)
    ]
    assert audited(document, *others, rules=["S005"]) == []


def test_what_one_document_contradicts_is_told_once() -> None:
    """In its document; but where another source takes part, once with all of them."""
    text, other = prose("Founded in 1993, refounded later."), prose("Born in 1996 elsewhere.")
    own = [claim(text, "founded", "1993", "Founded"), claim(text, "founded", "1995", "refounded", where="History")]
    narrow = audited(text, *own, rules=["C001"])
    sources = [text.source, other.source]
    assert told_once(narrow, audit_party(across(*own, sources=sources), ["C001"])) == narrow
    wide = audit_party(across(*own, claim(other, "founded", "1996", "Born"), sources=sources), ["C001"])
    assert len(narrow) == len(wide) == 1
    assert told_once(narrow, wide) == wide
