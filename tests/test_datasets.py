"""Datasets: what is read, from which cell, with which precision; what is left out is said, what is wrong stops it all."""

from __future__ import annotations

from pathlib import Path

import pytest

from partybook.datasets import TableReading, read_dataset
from partybook.datasets.precision import exact_date, parlgov_date, wikidata_date
from partybook.errors import ReadError
from partybook.model import Statement
from tests.dataset_files import MECO, PARLGOV, PARTYFACTS, WIKIDATA, write


def readings(dataset: str, path: Path) -> list[TableReading]:
    found = list(read_dataset(dataset, path))
    for reading in found:
        for item in (*reading.statements, *reading.remarks):
            place = item.evidence
            assert reading.source.text[place.start : place.end] == place.quote
    return found


def said(found: list[TableReading], property: str, subject: str = "") -> list[Statement]:
    return [
        s for r in found for s in r.statements if s.property == property and (not subject or s.subject.name == subject)
    ]


@pytest.mark.parametrize(
    ("read", "text", "date"),
    [
        (parlgov_date, "1990-07-01", "1990"),
        (parlgov_date, "1990-05-01", "1990-05"),
        (parlgov_date, "1990-07-02", "1990-07-02"),
        (parlgov_date, "1990", None),
        (wikidata_date, "+1990-01-01T00:00:00Z", "1990"),
        (wikidata_date, "+1990-00-00T00:00:00Z", "1990"),
        (wikidata_date, "+1990-05-00T00:00:00Z", "1990-05"),
        (wikidata_date, "+1990-05-01T00:00:00Z", "1990-05-01"),
        (wikidata_date, "-0044-03-15T00:00:00Z", None),
        (exact_date, "1990-07-01", "1990-07-01"),
        (exact_date, "1990-02-30", None),
        (exact_date, "1990", "1990"),
    ],
)
def test_dates_have_the_precision_that_was_meant(read, text: str, date: str | None) -> None:  # type: ignore[no-untyped-def]
    found = read(text)
    assert (str(found) if found else None) == date


def test_parlgov(tmp_path: Path) -> None:
    found = readings("parlgov", write(tmp_path, PARLGOV))
    name = said(found[1:2], "name", "People's Party")[-1]
    assert (str(name.value), str(name.qualifier("start"))) == ("Folkpartiet liberalerna", "1990")
    assert name.evidence.where == "row 4, column name"
    founded = {(s.subject.name, str(s.value)) for s in said(found, "founded")}
    assert {
        ("People's Party", "1934-08-05"),
        ("Free-minded Association", "1902"),
        ("Liberal Party", "1923-03"),
    } <= founded
    changes = [(s.subject.name, s.property, str(s.value), str(s.qualifier("date"))) for s in found[-1].statements]
    assert changes == [
        ("Free-minded Association", "merged_into", "People's Party", "1934-08-05"),
        ("Liberal Party", "merged_into", "People's Party", "1934-08-05"),
        ("Left Society", "split_from", "Right Party", "1950-07-01"),  # the table says that this date is meant as it is
    ]
    assert [str(s.qualifier("date")) for s in said(found, "predecessor")] == ["1934-08-05", "1934-08-05", "1950"]
    results = [item for reading in found if reading.results for item in reading.results()]
    assert [(r.party.name, str(r.election.date), r.votes, str(r.vote_share), r.seats) for r in results[:2]] == [
        ("Free-minded Association", "1932-09-17", 244577, "9.8", 20),
        ("Liberal Party", "1932-09-17", 48722, "1.9", 4),
    ]
    member = results[3]
    assert member.alliance is not None
    assert (member.alliance.name, member.votes, member.vote_share, member.seats) == ("People's Party", None, None, None)


def test_meco(tmp_path: Path) -> None:
    found = readings("meco", write(tmp_path, MECO))
    rename = said(found, "successor")[0]
    assert (rename.subject.name, str(rename.value), str(rename.qualifier("change"))) == (
        "Old Front",
        "New Front",
        "rename",
    )
    assert [str(s.value) for s in said(found, "dissolved")] == ["1980"]
    codes = [remark.code for reading in found for remark in reading.remarks]
    assert sorted(codes) == ["not-a-party", "not-a-party", "undefined-id"]
    ballots = [item for reading in found if reading.results for item in reading.results()]
    assert [(r.candidate, r.election.kind, r.district, r.alliance and r.alliance.name) for r in ballots] == [
        ("Ali", "parliament", "P.001 North, Perak", "The Bloc"),
        ("Tan", "parliament", "P.001 North, Perak", None),
        ("Raj", "regional", "N.002 South, Perak", None),
    ]


def test_party_facts(tmp_path: Path) -> None:
    found = readings("partyfacts", write(tmp_path, PARTYFACTS))
    assert {str(s.value) for s in said(found, "identifier", "People's Party")} == {
        "500",
        "https://en.wikipedia.org/wiki/Liberals_(Sweden)",
        "Q110843",
    }
    assert [r.code for reading in found for r in reading.remarks] == ["not-a-party", "undefined-id"]
    share = said(found, "election_result", "Right Party")[0]
    assert (str(share.value), str(share.qualifier("vote_share"))) == ("1914", "38")


def test_wikidata(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    path.write_text(WIKIDATA, "utf-8")
    found = readings("wikidata", path)
    assert [str(s.value) for s in said(found, "founded")] == ["1934"]
    label = said(found, "native_name")[0]
    assert (str(label.value), label.evidence.quote) == ("Liberalerna – L", "Liberalerna \\u2013 L")
    origin = said(found, "predecessor")[0].value
    assert dict(origin.details) == {"wikidata": "Q900"}  # type: ignore[union-attr]
    assert sorted((r.code, r.message.partition(":")[0]) for r in found[0].remarks) == [
        ("not-a-party", "1936 election"),
        ("unread-field", "mascot (P822)"),
    ]


@pytest.mark.parametrize(
    ("files", "changed", "sentence"),
    [
        (PARLGOV, {"party__csv": "id,name\n1,x\n"}, "party.csv: row 1 has no column 'name_short'"),
        (PARLGOV, {"party_change__csv": "id,party_id,party_id_new,date\n1,99,10,1990-07-01\n"}, "row 2 has the party_id '99'"),
        (PARLGOV, {"party_change__csv": "id,party_id,party_id_new,date\n1,11,10,1990\n"}, "row 2 has '1990' in column 'date'"),
        (
            PARLGOV,
            {"election_result__csv": "id,election_id,party_id,alliance_id,seats\n1,100,10,,many\n"},
            "row 2 has 'many' in column 'seats', which is no whole number",
        ),
        (
            PARLGOV,
            {"election_result__csv": "id,election_id,party_id,alliance_id,seats\n1,7,10,,2\n"},
            "row 2 has the election_id '7', which election.csv does not have",
        ),
        (PARLGOV, {"country__csv": "id,name,name_short\n1,Sweden,SWE\n1,Norway,NOR\n"}, "row 3 has the same id as row 2: 1"),
        (PARLGOV, {"party_change__csv": "ID,party_id,party_id_new,date\n1,11,10,1990-07-01\n"}, "row 1 has no column 'id'"),
        (PARLGOV, {"party__csv": "id\r1\r2\r"}, "party.csv: its lines end in carriage returns alone"),
        (
            PARLGOV,
            {"election_result__csv": "id,election_id,party_id,alliance_id,seats\n1,100,10,,-2\n"},
            "row 2 has -2 in column 'seats'; a count is never below zero",
        ),
        (MECO, {"lookup_party_succession__csv": "predecessor_uid,successor_uid,type,year\n001-OLD,001-NEW,eat,1980\n"}, "row 2 has the type 'eat'"),
        (
            MECO,
            {"lookup_party_succession__csv": "predecessor_uid,successor_uid,type,year\n" + 2 * "001-OLD,001-NEW,merge,1980\n"},
            "row 3 says the same as row 2: 001-OLD, 001-NEW, merge, 1980",
        ),
        (
            MECO,
            {"raw_ballots__csv": MECO["raw_ballots.csv"] + MECO["raw_ballots.csv"].splitlines()[1] + "\n"},
            "row 5 has the candidate 'Ali' in P.001 North on 1974-08-24 a second time",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_right_stops_it_all(
    tmp_path: Path, files: dict[str, str], changed: dict[str, str], sentence: str
) -> None:
    folder = write(tmp_path, files, **changed)
    with pytest.raises(ReadError) as error:
        for reading in read_dataset("parlgov" if files is PARLGOV else "meco", folder):
            list(reading.results() if reading.results else ())
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


MAPPING = """
dataset = "registry"
country_column = "land"
[subject]
name = ["name_en", "name"]
id = "number"
[[statement]]
column = "founded"
property = "founded"
date = "%d.%m.%Y"
[[statement]]
column = "ideas"
property = "ideology"
split = "/"
[[statement]]
column = "chair"
property = "leader"
role = "chair"
date = "exact"
qualifiers = {start = "since"}
"""
REGISTRY = (
    "number;land;name;name_en;founded;ideas;chair;since\n"
    "7;NOR;Høyre;;25.08.1884;conservatism / liberalism;Erna S.;2004\n"
    "8;NOR;Fremskrittspartiet;Progress Party;in spring;;;\n"
)


def test_any_table_by_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "registry.toml").write_text(MAPPING, "utf-8")
    (tmp_path / "registry.csv").write_bytes(REGISTRY.encode("cp1252"))
    found = readings(str(tmp_path / "registry.toml"), tmp_path / "registry.csv")
    assert [str(s.value) for s in said(found, "founded")] == ["1884-08-25"]
    assert [str(s.value) for s in said(found, "ideology")] == ["conservatism", "liberalism"]
    chair = said(found, "leader", "Høyre")[0]
    assert (str(chair.value), str(chair.qualifier("role")), str(chair.qualifier("start"))) == (
        "Erna S.",
        "chair",
        "2004",
    )
    assert [str(s.value) for s in said(found, "country")] == ["Norway", "Norway"]
    assert [(r.code, r.evidence.where) for r in found[0].remarks] == [("unread-value", "row 3, column founded")]


@pytest.mark.parametrize(
    ("mapping", "table", "sentence"),
    [
        ("dataset = ", "a\n", "is no TOML file"),
        ('dataset = "x"\n[subject]\nname = "a"\n[[statement]]\ncolumn = "a"\nproperty = "fonded"', "a\n", "is 'founded' meant?"),
        ('dataset = "x"\n[subject]\nname = "a"\nids = "b"', "a\n", "is no mapping"),
        ('dataset = "x"\n[subject]\nname = "b"', "a,c\n1,2\n", "row 1 has no column 'b'"),
        ('dataset = "x"\n[subject]\nname = "a"', "a,c\n,2\n", "row 2 names no party in a"),
        ('dataset = "x"\n[subject]\nname = "a"\nid = "c"', "a,c\nA,\n", "row 2 has nothing in column 'c'"),
        ('dataset = "x"\n[subject]\nname = "a"\nid = "c"', "a,c\nA,1\nB,1\n", "row 3 has the same c as row 2: 1; where several rows"),
        ('dataset = "My X"\n[subject]\nname = "a"', "a\nA\n", "'My X' must be a word in small letters"),
        ('dataset = "x"\n[subject]\nname = []', "a\nA\n", "[subject] has no column for the name"),
        ('dataset = "x"\n[subject]\nname = "a"\n[[statement]]\ncolumn = "a"\nproperty = "name"\n[results]\ndate = "a"', "a\nA\n", "make two mapping files"),
        ('dataset = "x"\n[subject]\nname = "a"\n[[statement]]\ncolumn = "a"\nproperty = "founded"\ndate = "%Q"', "a\nA\n", "'%Q' is no pattern of a date"),
        ('dataset = "x"\n[subject]\nname = "a"\n[[statement]]\ncolumn = "a"\nproperty = "founded"\ndate = "%d.%m."', "a\nA\n", "has no year (%Y)"),
        ('dataset = "x"\n[subject]\nname = "a"\n[results]\ndate = "a"\ndate_as = "american"', "a\nA\n", "not 'american'"),
        ('dataset = "x"\n[subject]\nname = "a"\n[[statement]]\ncolumn = "a"\nproperty = "name"\nqualifiers = {strat = "a"}', "a\nA\n", "is 'start' meant?"),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_fit(tmp_path: Path, mapping: str, table: str, sentence: str) -> None:
    (tmp_path / "m.toml").write_text(mapping, "utf-8")
    (tmp_path / "t.csv").write_text(table, "utf-8")
    with pytest.raises(ReadError) as error:
        list(read_dataset(str(tmp_path / "m.toml"), tmp_path / "t.csv"))
    assert sentence in str(error.value)


def test_rows_that_tell_of_one_party(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'dataset = "x"\n[subject]\nname = "a"\nid = "c"\nrepeated = true\n'
        '[[statement]]\ncolumn = "a"\nproperty = "name"\n',
        "utf-8",
    )
    (tmp_path / "t.csv").write_text("a,c\nA,1\nB,1\n", "utf-8")
    (found,) = readings(str(tmp_path / "m.toml"), tmp_path / "t.csv")
    assert [(str(s.value), dict(s.subject.details)["x"]) for s in said([found], "name")] == [("A", "1"), ("B", "1")]


@pytest.mark.parametrize("line", ['{"wikipedia_data": {"wikidata": [1]}}', '{"wikipedia_data": ' + "[" * 100_000])
def test_a_line_that_is_no_record(tmp_path: Path, line: str) -> None:
    path = tmp_path / "parties.jsonl"
    path.write_text(WIKIDATA + line + "\n", "utf-8")
    with pytest.raises(ReadError, match="row 3 is no record of the infobox corpus"):
        list(read_dataset("wikidata", path))


def test_results_by_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'dataset = "x"\ncountry = "Norway"\n[subject]\nname = "party"\n[results]\ndate = "day"\nvotes = "v"\ndistrict = "d"',
        "utf-8",
    )
    (tmp_path / "t.csv").write_text("party,day,v,d\nA,1990-09-09,10,Oslo\nB,1990-09-09,,Oslo\n", "utf-8")
    (found,) = read_dataset(str(tmp_path / "m.toml"), tmp_path / "t.csv")
    assert found.results is not None
    assert [(r.party.name, r.votes, r.district, str(r.election.date)) for r in found.results()] == [
        ("A", 10, "Oslo", "1990-09-09"),
        ("B", None, "Oslo", "1990-09-09"),
    ]


def test_a_dataset_that_is_none() -> None:
    with pytest.raises(ReadError, match="'parlgob' is no dataset: give one of parlgov"):
        read_dataset("parlgob", Path())
