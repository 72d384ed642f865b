"""Results of documents stand beside those of datasets where they are of one election."""

from __future__ import annotations

from partybook.elections.joined import joined
from partybook.elections.views import ElectionView, PartyResult, Version
from partybook.model import Mention


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
