"""Whose document it is: a party's, or nobody's."""

from __future__ import annotations

import pytest

from partybook.extract.subject import find_subject, sentence_is_about_a_party
from partybook.model import Source
from partybook.read import read_source
from tests.documents import prose

ABOUT_A_PARTY = [
    "The Green Party is a liberal party in Latvia.",
    "GREEN FRONT was a left-wing political coalition in Spain.",
    "The Convention (, CDR) is a secular left-wing multi-ethnic political party in Syria.",
    'Hezb (literally "Party of God")—also called Hizb—is an Islamist political party.',
    "Naša Stranka ( ; ; is a centre-left political party active in the north.",
    "The Democrats was a loose association of conservative political parties in Europe.",
    "Die Grünen sind eine politische Partei in Österreich.",
]
NOT_ABOUT_A_PARTY = [
    "Anna Tal is a politician of the Green Party.",
    "The Leader of the Green Party is the head of the party.",
    "A coalition government is a form of government in which parties cooperate.",
    "Comrade is a 2017 film about a communist party.",
    "The 1990 Latvian election was held on 18 March.",
]


@pytest.mark.parametrize("sentence", ABOUT_A_PARTY)
def test_a_sentence_about_a_party(sentence: str) -> None:
    assert sentence_is_about_a_party(sentence)


@pytest.mark.parametrize("sentence", NOT_ABOUT_A_PARTY)
def test_a_sentence_about_something_else(sentence: str) -> None:
    assert not sentence_is_about_a_party(sentence)


def test_the_subject_goes_by_the_name_the_lead_opens_with() -> None:
    found = find_subject(prose("GREEN FRONT was a left-wing political coalition in Spain.", title="Green Front"))
    assert found is not None and found.name == "Green Front"


@pytest.mark.parametrize(
    ("title", "labels", "found"),
    [
        ("Türkiye İşçi Partisi", ("Kuruluş", "Genel başkan"), True),
        ("Kommunistische Partei", ("Gründung", "Vorsitzender"), True),
        ("Labour Party leadership election", ("President", "Formed"), False),
        ("Anna Tal", ("President", "Formed"), False),
    ],
)
def test_plain_fields_below_a_title_that_names_a_party(title: str, labels: tuple[str, ...], found: bool) -> None:
    text = f"= {title} =\n\n" + "".join(f"- {label}: 1961\n" for label in labels)
    subject = find_subject(read_source(Source.of(text, "box.txt", "plaintext")))
    assert (subject is not None and subject.name == title) is found


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("articles/Green_Front_(Ruritania).md", "Green Front (Ruritania)"),
        ("green front (ruritania).txt", "green front (ruritania)"),
        ("Green_Front.md", "Green Front"),
        ("Front_(Ruritania).md", "Green Front"),
    ],
)
def test_the_name_of_a_page_tells_its_party_from_others_of_that_name(file: str, name: str) -> None:
    text = "The GREEN FRONT is a political alliance in Ruritania. It was formed in 1977.\n"
    subject = find_subject(read_source(Source.of(text, file, "plaintext")))
    assert subject and subject.name == name
