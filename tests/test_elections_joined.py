"""Results of documents stand beside those of datasets where they are of one election."""

from __future__ import annotations

from partybook.elections.joined import joined
from partybook.elections.views import ElectionView, PartyResult, Version, _each_once
from partybook.model import Mention
from partybook.store.party_rows import Life, PartyEntry
from partybook.web.pages.election import _join_namesakes


def view(country: str, date: str, kind: str, name: str, source: str) -> ElectionView:
    return ElectionView(name, date, country, kind, (Version(source, (PartyResult(Mention("Rose"), votes=1.0),)),))


DATASET = view("Norway", "1998-09-20", "parliament", "Norway 1998-09-20 parliament", "parlgov")
EUROPEAN = view("Norway", "1998-09-20", "european", "Norway 1998-09-20 european", "parlgov")
DOCUMENT = view("", "1998-09-20", "", "1998 parliamentary election", "Rose Party")
YEAR_ALONE = view("", "1998", "", "1998 parliamentary election", "Lily Party")
LOCAL = view("", "1998-09-20", "", "1998 local elections", "Rose Party")


def test_a_document_s_figures_become_a_version_of_the_dataset_s_election() -> None:
    found, became = joined([DATASET, EUROPEAN, DOCUMENT, YEAR_ALONE, LOCAL])
    whole = next(one for one in found if one.name == DATASET.name)
    assert [version.source for version in whole.versions] == ["parlgov", "Rose Party"]
    assert became == {DOCUMENT.name: whole}
    assert EUROPEAN in found and YEAR_ALONE in found and LOCAL in found and DOCUMENT not in found


def test_without_a_dataset_documents_stay_as_they_are() -> None:
    assert joined([DOCUMENT, LOCAL]) == ([DOCUMENT, LOCAL], {})


def test_a_result_that_a_document_gives_twice_counts_once() -> None:
    rose, lily = Mention("Rose"), Mention("Lily")
    found = _each_once(
        [
            PartyResult(rose, votes=10.0),
            PartyResult(lily, votes=5.0),
            PartyResult(rose, votes=11.0, seats=3.0),
            PartyResult(rose, district="North", votes=4.0),
        ]
    )
    assert found == [
        PartyResult(rose, votes=10.0, seats=3.0),
        PartyResult(lily, votes=5.0),
        PartyResult(rose, district="North", votes=4.0),
    ]


def test_parties_of_one_name_in_different_sources_of_an_election_stand_in_one_row() -> None:
    one, other = (PartyEntry(number, "Rose Party", "Norway", Life()) for number in (1, 2))
    named = {"#1": ("Rose", one), "#2": ("Roses", other)}
    figures, places = {"#1": [{"votes": 1.0}, {}], "#2": [{}, {"votes": 2.0}]}, {"#1": ["a", ""], "#2": ["", "b"]}
    _join_namesakes(named, figures, places)
    assert (figures, places) == ({"#1": [{"votes": 1.0}, {"votes": 2.0}]}, {"#1": ["a", "b"]})
    both = {"#1": [{"votes": 1.0}, {"votes": 2.0}], "#2": [{}, {"votes": 2.0}]}
    _join_namesakes(named, both, {"#1": ["a", "b"], "#2": ["", "b"]})
    assert both.keys() == {"#1", "#2"}
