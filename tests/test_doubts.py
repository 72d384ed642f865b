"""Pages that lists give for entries: when another party fits better, a person is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from partybook.datasets import read_dataset
from partybook.identity.candidate import Candidate
from partybook.identity.doubts import Doubt, Known, doubts, inside
from partybook.identity.judgements import Judgement
from partybook.identity.lineage.life import Life
from partybook.parties import Parties, refresh
from partybook.parties.compute import suggestions
from partybook.store import Book, open_book
from partybook.store.dataset_rows import record_dataset
from partybook.store.judgement_rows import add_judgements, read_judgements
from tests.dataset_files import PARLGOV, PARTYFACTS, write


def known(
    key: str, *names: str, first: int | None = None, last: int | None = None, elections: tuple[int, ...] = (),
    today: str = "", country: str = "X",
) -> Known:  # fmt: skip
    whole = Candidate(names=names, country=country, first=first, last=last, key=key)
    now = Candidate(names=(today,) if today else names, country=country, key=key)
    return Known(whole, now, Life(first, last), elections, frozenset({key.partition(":")[0]}))


HEIR = known("b:1", "Democratic Party", first=2007)
FORERUNNER = known("b:2", "Right Path Party", first=1983, last=2007)


def test_an_entry_with_the_forerunners_name_doubts_the_heirs_page() -> None:
    entry = known("a:1", "Right Path Party", first=1983, elections=(1987, 1991, 1995, 2007))
    (found,) = doubts([entry], [HEIR, FORERUNNER], [(0, 0)])
    assert (found.entry, found.claimed, found.rival) == (0, 0, 1)
    assert doubts([entry], [HEIR, FORERUNNER], [(0, 1)]) == []


def test_the_name_of_today_counts_and_not_those_before() -> None:
    """The forerunner has the older name and all the early years; the page is still that of the heir."""
    entry = known(
        "a:1", "Right Path Party", "Democratic Party", first=1983, elections=(1987, 2011, 2015, 2018),
        today="Democratic Party",
    )  # fmt: skip
    assert doubts([entry], [HEIR, FORERUNNER], [(0, 0)]) == []


def test_elections_decide_between_namesakes() -> None:
    old = known("b:1", "Smallholders' Party", first=1908, last=1949)
    new = known("b:2", "Smallholders' Party", first=1988)
    entry = known("a:1", "Smallholders' Party", first=1990, elections=(1990, 1994, 1998))
    assert [doubt.rival for doubt in doubts([entry], [old, new], [(0, 0)])] == [1]
    assert doubts([entry], [old, new], [(0, 1)]) == []


def test_a_party_that_another_entrys_page_leads_to_is_no_rival() -> None:
    one = known("a:1", "Right Path Party", first=1983)
    other = known("a:2", "Right Path Party", first=1985)
    found = doubts([one, other], [HEIR, FORERUNNER], [(0, 0), (1, 1)])
    assert found == []


def test_only_parties_of_the_pages_own_list_are_rivals() -> None:
    elsewhere = known("c:2", "Right Path Party", first=1983, last=2007)
    entry = known("a:1", "Right Path Party", first=1983)
    assert doubts([entry], [HEIR, elsewhere], [(0, 0)]) == []


def test_a_namesake_at_home_goes_before_one_abroad() -> None:
    abroad = known("b:1", "Public Against Violence", first=1989, country="Y")
    home = known("b:2", "Public Against Violence", first=1989)
    entry = known("a:1", "Public Against Violence", first=1990)
    assert [doubt.rival for doubt in doubts([entry], [abroad, home], [(0, 0)])] == [1]


@pytest.mark.parametrize(
    ("elections", "life", "share"),
    [
        ((), Life(1990, 2000), 1.0),
        ((1989, 1995, 2001), Life(1990, 2000), 1.0),  # a year of grace on either side
        ((1985, 1995), Life(1990, 2000), 0.5),
        ((1985, 1995), Life(None, None, 1990, 1996), 0.5),
        ((1985, 1995), Life(), 1.0),
    ],
)
def test_elections_inside_a_life(elections: tuple[int, ...], life: Life, share: float) -> None:
    assert inside(elections, life) == share


def test_nothing_to_compare_is_no_doubt() -> None:
    assert doubts([], [], []) == []
    assert isinstance(doubts([known("a:1", "A")], [known("b:1", "B"), known("b:2", "A")], [(0, 0)])[0], Doubt)


def _book(tmp_path: Path) -> Book:
    """ParlGov's Right Path Party gives the page that Party Facts gives to the Democratic Party."""
    parlgov = write(
        tmp_path / "parlgov",
        {**PARLGOV, "party.csv": (
            "id,country_id,family_id,name_short,name_english,name,name_nonlatin,wikipedia\n"
            "10,1,6,RP,Right Path Party,Rätta vägens parti,,https://en.wikipedia.org/wiki/Democratic_Party\n"
            "11,1,6,FL,Free-minded Association,Frisinnade landsföreningen,,\n"
            "12,1,6,LP,Liberal Party,Liberala partiet,,\n13,1,26,H,Right Party,Högern,,\n"
            "14,2,26,Hn,Right Party,Høyre,,\n15,1,11,SP,Left Society,Vänster,,\n"
        ), "party_name_change.csv": "id,party_id,date,name,name_english,name_short,name_nonlatin\n"},
    )  # fmt: skip
    partyfacts = write(
        tmp_path / "partyfacts",
        {**PARTYFACTS, "core-parties.csv": (
            "country,partyfacts_id,technical,name_short,name,name_english,name_other,year_first,year_last,share,"
            "share_year,wikipedia\n"
            "SWE,500,,DP,Demokratiska partiet,Democratic Party,,1980,,,,https://en.wikipedia.org/wiki/Democratic_Party\n"
            "SWE,501,,RP,Rätta vägens parti,Right Path Party,,1934,1970,,,\n"
        )},
    )  # fmt: skip
    book = open_book(tmp_path / "b.sqlite")
    record_dataset(book, lambda: read_dataset("parlgov", parlgov))
    record_dataset(book, lambda: read_dataset("partyfacts", partyfacts))
    refresh(book)
    return book


def test_a_page_in_doubt_joins_nothing_and_is_asked_about(tmp_path: Path) -> None:
    with _book(tmp_path) as book:
        parties = Parties(book)
        ids = {node: parties.find(node).party for node in ("parlgov:10", "partyfacts:500", "partyfacts:501")}
        assert len(set(ids.values())) == 3  # neither the page's party nor the better one, until a person says so
        (unsure,) = [item for item in read_judgements(book) if item.verdict == "unsure"]
        assert (unsure.one, unsure.other) == ("parlgov:10", "wikipedia:en:Democratic Party")
        assert "(partyfacts:501) fits “Right" in unsure.reason
        asked = [item for item in suggestions(book) if item.reason == unsure.reason]
        assert len(asked) == 1


def test_a_person_settles_a_page_in_doubt(tmp_path: Path) -> None:
    with _book(tmp_path) as book:
        made = Judgement("parlgov:10", "partyfacts:501", "same", "ada", "one name, one time")
        book.write(lambda connection: add_judgements(connection, [made]))
        refresh(book)
        parties = Parties(book)
        assert parties.find("parlgov:10").party == parties.find("partyfacts:501").party
        assert parties.find("parlgov:10").party != parties.find("partyfacts:500").party
        assert all("Democratic" not in item.other for item in suggestions(book) if item.one == "parlgov:10")
        assert refresh(book).judged == 0
