"""Panels of elections: rows of one party agree, go to several where the years say so, and keep what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from partybook.identity.candidate import Candidate
from partybook.link.asked import asked_together
from partybook.link.crosswalk import WITH_OTHER_ROWS, link_list
from partybook.link.decision_file import add_decisions
from partybook.link.decisions import Decision, decide, now
from partybook.link.entries import Entry
from partybook.link.job import LinkedList, link_read
from partybook.link.matching import Proposal, match
from partybook.link.model import link_model
from partybook.link.panels import agreed, splits
from partybook.link.reading import read_list
from partybook.link.reference import Reference, read_reference
from partybook.link.row_ids import with_row_ids
from partybook.link.summary import summary
from tests.link_cases import write

FORUM = Candidate(("Forum",), key="1", country="AUT", first=1950, last=2000)
NEW_FORUM = Candidate(("New Forum",), key="2", country="AUT", first=2000)
ALWAYS = Candidate(("Forum League",), key="3", country="AUT", first=1950)


def row(number: int, year: int, name: str = "Forum", key: str = "", first_row: int = 1) -> Entry:
    one = Candidate((name,), country="AUT", first=year, last=year, key=key)
    return Entry(key or str(number), number, one, first_row=0 if number == first_row else first_row)


def proposed(*odds: tuple[Candidate, float]) -> list[Proposal]:
    return [Proposal(party, 0.9 if not n else 0.3, value, (0.0,) * 5) for n, (party, value) in enumerate(odds)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # one party fits both years better on the whole
        ([(1990, (FORUM, 3.0), (ALWAYS, 1.0)), (1994, (ALWAYS, 1.5), (FORUM, 1.4))], {2: "1"}),
        # each existed in one of the years only
        ([(1990, (FORUM, 3.0), (NEW_FORUM, 1.0)), (2010, (NEW_FORUM, 1.5), (FORUM, 1.4))], {}),
        # the name of today for a year before the rename goes to the party of that year
        (
            [(1960, (NEW_FORUM, 2.0), (FORUM, 1.0)), (1990, (FORUM, 3.0), (NEW_FORUM, 1.0)), (2010, (NEW_FORUM, 3.0))],
            {1: "1"},
        ),
        # what is not proposed for a row has no reasons there
        ([(1990, (FORUM, 3.0)), (1994, (ALWAYS, 1.5))], {}),
        # two rows of one year: two parties of one name
        ([(1990, (FORUM, 3.0), (ALWAYS, 1.0)), (1990, (ALWAYS, 1.5), (FORUM, 1.4))], {}),
    ],
)
def test_what_rows_of_one_party_agree_on(
    rows: list[tuple[int, *tuple[tuple[Candidate, float], ...]]], expected: dict[int, str]
) -> None:
    matched = [(row(n, year), proposed(*odds)) for n, (year, *odds) in enumerate(rows, 1)]
    found = agreed(matched, link_model())
    assert {number: made.party.key for number, made in found.items()} == expected


def test_rows_of_several_names_agree_on_nothing() -> None:
    rows = [
        (row(1, 1990), proposed((FORUM, 3.0), (ALWAYS, 1.0))),
        (row(2, 1994), proposed((ALWAYS, 1.5), (FORUM, 1.4))),
    ]
    apart = [(msgspec.structs.replace(entry, first_row=0), made) for entry, made in rows]
    assert agreed(rows, link_model())
    assert not agreed(apart, link_model())


@pytest.mark.parametrize(
    ("links", "text", "by_years"),
    [
        ([(row(1, 1990), FORUM), (row(2, 2010), NEW_FORUM)], "2 parties: 1 (1990), 2 (2010)", True),
        ([(row(1, 1990), FORUM), (row(2, 2000), FORUM), (row(3, 2004), NEW_FORUM)], "1 (1990–2000), 2 (2004)", True),
        ([(row(1, 1990), FORUM), (row(2, 2010), ALWAYS)], "2 parties: 1 (1990), 3 (2010)", False),
        ([(row(1, 1990), FORUM), (row(2, 2010), None)], "", False),
        ([(row(1, 1990), FORUM), (row(2, 1994), FORUM)], "", False),
        # an id that is a party's: the party changed its name
        (
            [(row(1, 1990, key="7"), FORUM), (row(2, 2010, "New Forum", key="7", first_row=2), NEW_FORUM)],
            "2 parties: 1 (1990), 2 (2010)",
            True,
        ),
        # an id that is an election's
        (
            [
                (row(n, 1990, name, key="e1", first_row=n), party)
                for n, (name, party) in enumerate([("Forum", FORUM), ("League", ALWAYS), ("Greens", None)], 1)
            ],
            "",
            False,
        ),
    ],
)
def test_rows_that_go_to_several_parties_are_marked(
    links: list[tuple[Entry, Candidate | None]], text: str, by_years: bool
) -> None:
    found = splits(links)
    assert {entry.row for entry, party in links if party and text} == set(found)
    for split in found.values():
        assert text in split.text
        assert split.by_years == by_years


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    header = ["country", "partyfacts_id", "name", "year_first", "year_last"]
    rows = [("AUT", "1", "Forum", 1950, 2000), ("AUT", "2", "Forum", 2000, ""), ("AUT", "3", "Greens", 1980, "")]
    return read_reference(write(tmp_path / "r.csv", header, rows))


def panel(tmp_path: Path, rows: list[tuple[object, ...]], *header: str) -> Path:
    return write(tmp_path / "panel.csv", list(header or ("country", "year", "party")), rows)


FORUMS: list[tuple[object, ...]] = [("AUT", year, "Forum") for year in (1986, 1990, 2006, 2008)]


def linked(path: Path, reference: Reference) -> LinkedList:
    return link_read(read_list(path), reference)


def test_a_renamed_party_goes_by_its_years_and_the_summary_says_so(tmp_path: Path, reference: Reference) -> None:
    links = linked(panel(tmp_path, FORUMS), reference).links
    assert [link.party and link.party.key for link in links] == ["1", "1", "2", "2"]
    assert {link.remark for link in links} == {
        "rows of this entry are linked to 2 parties: 1 (1986–1990), 2 (2006–2008)"
    }
    assert "; 4 rows of entries that are linked to several parties (see remark)" in summary(links)
    assert "see remark" not in summary(linked(panel(tmp_path, FORUMS[:2]), reference).links)


def test_rows_that_only_agree_together_are_asked_about(reference: Reference) -> None:
    model = msgspec.structs.replace(link_model(), link_at=0.0, sure_at=0.0)
    entries = [row(1, 1986), row(2, 1998), row(3, 2002)]
    for made in link_list(entries, reference, model=model):
        if made.remark.startswith(WITH_OTHER_ROWS):
            assert made.certainty == "likely"
            assert made.proposals[0].party == made.party
            assert [made] in asked_together([made])


def test_decisions_survive_inserted_rows_where_the_list_has_no_ids(tmp_path: Path, reference: Reference) -> None:
    first = linked(panel(tmp_path, FORUMS), reference)
    assert [entry.key for entry in first.entries][:2] == ["Forum (AUT, 1986)", "Forum (AUT, 1990)"]
    for entry, party in zip(first.entries, ("1", "3", "3", "2"), strict=True):
        add_decisions(first.decisions, [decide(entry, "same", party, "", by="Ada", at=now())])
    inserted = [("AUT", 1983, "Greens"), *FORUMS[:2], ("AUT", 1999, "Forum"), *FORUMS[2:]]
    again = linked(panel(tmp_path, inserted), reference)
    assert [link.decided_by for link in again.links] == ["model", "Ada", "Ada", "model", "Ada", "Ada"]
    assert [link.party and link.party.key for link in again.links if link.decided_by == "Ada"] == ["1", "3", "3", "2"]
    assert again.output("crosswalk")[0][0] == "row"
    assert [line[0] for line in again.output("crosswalk")[1]] == ["1", "2", "3", "4", "5", "6"]


def test_decisions_by_the_number_of_a_row_are_still_found(tmp_path: Path, reference: Reference) -> None:
    place = panel(tmp_path, FORUMS)
    old = [
        Decision("", str(number), "AUT", "Forum", "", "same", party, "", "Ada", now())
        for number, party in enumerate(("1", "3", "3", "2"), 1)
    ]
    add_decisions(place.with_name("panel.decisions.csv"), old)
    assert [link.party and link.party.key for link in linked(place, reference).links] == ["1", "3", "3", "2"]


def test_a_party_of_one_id_may_be_decided_by_year_and_by_name(tmp_path: Path, reference: Reference) -> None:
    header = ("country", "party_id", "year", "party")
    rows: list[tuple[object, ...]] = [("AUT", 7, 1986, "Forum"), ("AUT", 7, 2008, "Forum"), ("AUT", 7, 2013, "Greens")]
    first = linked(panel(tmp_path, rows, *header), reference)
    assert [entry.key for entry in first.entries] == ["7 (1986)", "7 (2008)", "7 (2013)"]
    for entry, party in zip(first.entries, ("1", "2", "3"), strict=True):
        add_decisions(first.decisions, [decide(entry, "same", party, "", by="Ada", at=now())])
    again = linked(panel(tmp_path, rows[::-1], *header), reference)
    assert [link.party and link.party.key for link in again.links] == ["3", "2", "1"]
    assert again.output("crosswalk")[0][:2] == ("party_id", "row")
    assert [line[:2] for line in again.output("crosswalk")[1]] == [("7", "1"), ("7", "2"), ("7", "3")]
    assert again.links[0].remark == "rows of this entry are linked to 3 parties: 3 (2013), 2 (2008), 1 (1986)"


def test_rows_without_a_country_are_told(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("", 1986, "Forum"), ("AUT", 1986, "Forum")]
    assert "1 row has no country and may be a party of any, less surely" in read_list(panel(tmp_path, rows)).notes


def test_what_tells_rows_apart() -> None:
    def entry(number: int, key: str, year: int | None, *names: str) -> Entry:
        return Entry(key or str(number), number, Candidate(names, country="AUT", first=year, last=year, key=key))

    rows = [
        entry(1, "5", None, "A"),
        entry(2, "", None, "B"),
        entry(3, "", None, "B"),
        entry(4, "", 1990, "B"),
        entry(5, "6", 1990, "C"),
        entry(6, "6", 1990, "D"),
        entry(7, "6", 1994, "D"),
        entry(8, "", None),
    ]
    assert [one.key for one in with_row_ids(rows)] == [
        "5",
        "B (AUT)",
        "B (AUT) #2",
        "B (AUT, 1990)",
        "6 (C, 1990)",
        "6 (D, 1990)",
        "6 (1994)",
        "no name (AUT)",
    ]


def test_a_row_without_a_name_is_nobody(tmp_path: Path, reference: Reference) -> None:
    links = linked(panel(tmp_path, [("AUT", 1986, ""), ("AUT", 1986, "Greens")]), reference).links
    assert (links[0].relation, links[0].certainty, links[0].score) == ("none", "none", 0.0)
    assert links[0].remark == "the row has neither name nor abbreviation"
    assert [link.entry.row for links in asked_together(links) for link in links] in ([], [2])


def test_rows_that_say_the_same_are_compared_once(
    tmp_path: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    districts: list[tuple[object, ...]] = [("AUT", 1986, "Forum")] * 50 + [("AUT", 1990, "Greens")] * 50
    once = linked(panel(tmp_path, [("AUT", 1986, "Forum"), ("AUT", 1990, "Greens")]), reference).links
    compared: list[int] = []

    def counted(entries: Sequence[Candidate], *others: Any) -> list[list[Proposal]]:
        compared.append(len(entries))
        return match(entries, *others)

    monkeypatch.setattr("partybook.link.matching.match", counted)
    links = linked(panel(tmp_path, districts), reference).links
    assert compared == [2]
    assert {(link.party and link.party.key, link.score) for link in links} == {
        (link.party and link.party.key, link.score) for link in once
    }
