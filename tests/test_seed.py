"""The document that Partybook grew from: what it says, and what is wrong with it."""

from __future__ import annotations

import pytest

from partybook.extract import Extraction, extract
from partybook.read import read_path
from partybook.review import audit_extraction
from tests.corpora import corpus

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def read() -> Extraction:
    path = corpus("seed") / "azerbaijan-communist-party-1993.txt"
    return extract(next(iter(read_path(path))))


FACTS = [
    ("founded", "1993", {}),
    ("registered", "1994", {}),
    ("abbreviation", "AzKP", {}),
    ("abbreviation", "АКП", {}),
    ("native_name", "Azərbaycan Kommunist Partiyası", {}),
    ("leader", "Ramiz Ahmadov", {}),
    ("leader", "Rauf Gurbanov", {"role": "chairman"}),
    ("leader", "Haji Hajiyev", {"role": "chairman"}),
    ("membership", "60000", {}),
    ("newspaper", "Azərbaycan Həqiqəti", {}),
    ("member_of", "Communist Party of the Soviet Union (2001)", {}),
    ("predecessor", "Azerbaijan Communist Party (1920)", {}),
    ("position", "Far-left", {}),
    ("headquarters", "Baku", {}),
    ("endorsed_candidate", "Ilham Aliyev", {"date": "2008-10-15"}),
    ("election_result", "2000-11-05/2001-01-07", {"vote_share": "6.3", "seats": "2", "seats_total": "125"}),
    ("election_result", "2005-11-06", {"seats": "0"}),
    ("election_result", "2004-12-17", {"seats": "128"}),
    ("election_result", "1998", {"candidate": "Firudin Hasanov", "votes": "29244", "vote_share": "0.89"}),
    ("election_result", "1998", {"candidate": "Firudin Hasanov", "votes": "29224", "vote_share": "0.87"}),
    ("election_result", "2010", {"votes": "6942", "vote_share": "0.29", "rank": "17"}),
    ("election_result", "2015", {"votes": "11426", "vote_share": "0.40", "rank": "15"}),
    ("election_result", "2020", {"votes": "957", "vote_share": "0.04", "rank": "23"}),
]


OTHERS = [
    ("CPA-2", "split_from", "Communist Party of Azerbaijan", "asserted"),
    ("CPA-2", "founded", "1996", "asserted"),
    ("CPA-2", "leader", "Firudin Hasanov", "asserted"),
    ("CPA-2", "merged_into", "New Azerbaijan Party", "denied"),
    ("New Azerbaijan Party", "abbreviation", "NAP", "asserted"),
    ("Azerbaijan Communist Party (2011)", "founded", "2011-10-31", "asserted"),
    ("Azerbaijan Communist Party (2011)", "merger_of", "Communist Party of Azerbaijan", "asserted"),
    (
        "Azerbaijan Communist Party (2011)",
        "merger_of",
        "Azerbaijan Communist Party (on Platform of Marxism–Leninism)",
        "asserted",
    ),
    ("Azerbaijan Communist Party (2011)", "leader", "Telman Nurullayev", "asserted"),
    ("Azerbaijan Communist Party (on Platform of Marxism–Leninism)", "abbreviation", "ACP-PM-L", "asserted"),
    ("Communist Party of Azerbaijan", "leader", "Alasgar Khalilov", "asserted"),
    ("Ramiz Ahmadov", "died", "2007-09-10", "asserted"),
]


@pytest.mark.parametrize(("subject", "property", "value", "certainty"), OTHERS)
def test_what_it_says_of_others(read: Extraction, subject: str, property: str, value: str, certainty: str) -> None:
    told = {(s.subject.name, s.property, str(s.value), s.certainty) for s in read.statements}
    assert (subject, property, value, certainty) in told


def test_nothing_of_the_factions_is_said_of_the_party_itself(read: Extraction) -> None:
    own = {(s.property, str(s.value)) for s in read.statements if s.subject == read.subject}
    assert not {property for property, _ in own} & {"split_from", "merger_of", "merged_into"}
    assert not {("leader", "Firudin Hasanov"), ("leader", "Telman Nurullayev"), ("founded", "2011-10-31")} & own


@pytest.mark.parametrize(("property", "value", "qualifiers"), FACTS)
def test_what_it_says(read: Extraction, property: str, value: str, qualifiers: dict[str, str]) -> None:
    own = [s for s in read.statements if s.subject == read.subject and s.property == property and str(s.value) == value]
    assert any(all(str(s.qualifier(name)) == said for name, said in qualifiers.items()) for s in own)


def test_no_seats_are_read_from_a_shifted_row(read: Extraction) -> None:
    rows = [s for s in read.statements if s.property == "election_result" and str(s.value) in ("2005", "2010", "2015")]
    assert rows and not any(s.qualifier("seats") for s in rows)


FINDINGS = [
    ("C002", "29,224 votes"),
    ("C002", "0.87%"),
    ("S009", "29.224"),
    ("S001", "6 March 1939"),
    ("C003", "UPC-CPSU"),
    ("I001", "Azerbaijan Communist Party (1920)"),
    ("S011", "mix letters of two scripts"),
    ("S007", "6,942"),
    ("S005", "leaves blank"),
]


@pytest.mark.parametrize(("rule", "words"), FINDINGS)
def test_what_is_wrong_with_it(read: Extraction, rule: str, words: str) -> None:
    assert any(found.rule == rule and words in found.message for found in audit_extraction(read))


def test_the_missing_founder_is_resolved_by_who_died_that_day(read: Extraction) -> None:
    found = next(f for f in audit_extraction(read) if f.rule == "S001" and "6 March 1939" in f.message)
    assert "Ramiz Ahmadov" in found.resolution
