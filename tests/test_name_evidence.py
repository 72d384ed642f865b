"""Names without a noun such as "Party": which the words around them show to be parties', and which they do not."""

from __future__ import annotations

import pytest

from partybook.extract.prose.name_evidence import evident_names

POLITICS = "The party won seats in the election; the parties of the coalition lost votes."
PARTIES = [
    ("Josip Hrast, a deputy for the Liberty Pole, left. Liberty Pole dropped out of parliament.", "Liberty Pole"),
    ("Hope for Lusania (HL), a pro-European formation created in 2018, won.", "Hope for Lusania"),
    ("It formed a coalition with the Christian Social Pole (PSC).", "Christian Social Pole"),
    ("The vote fell: the Workers' Opposition (1.2%) will be struck off.", "Workers' Opposition"),
    ("Two MPs walked out in 1996 to set up the Reform Club.", "Reform Club"),
    ("Petra Novotna chaired Forward! until 2017. Forward! missed the hurdle.", "Forward!"),
    ("In the capital it governs with Citizens for Change.", "Citizens for Change"),
]
OTHERS = [
    "Nick Griffin won 12% of the vote. Griffin was leader. Griffin left.",
    "She was elected to the National Congress, which has 120 seats.",
    "He founded the National Democratic Institute (NDI) and led it.",
    "The Transport Workers Union backed the party and joined the Transport Workers Union list.",
    "In Eastern Province it won three seats. Eastern Province has 12 seats.",
    "Minister Anna Tal led the party. Tal won two seats.",
]


@pytest.mark.parametrize(("text", "name"), PARTIES)
def test_a_name_is_told_by_what_stands_around_it(text: str, name: str) -> None:
    assert name in list(evident_names([text, POLITICS], (), frozenset()))


@pytest.mark.parametrize("text", OTHERS)
def test_people_places_and_bodies_are_no_parties(text: str) -> None:
    assert list(evident_names([text, POLITICS], (), frozenset({"Eastern Province"}))) == []


def test_without_politics_nothing_is_a_party() -> None:
    assert list(evident_names(["The Liberty Pole won 12 seats at the cinema."], (), frozenset())) == []


def test_two_names_joined_are_not_one() -> None:
    text = "Green Future won 3 seats. Citizens for Change won 4 seats. It allied with Citizens for Change and Green Future."
    assert sorted(evident_names([text, POLITICS], (), frozenset())) == ["Citizens for Change", "Green Future"]
