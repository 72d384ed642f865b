"""People as fields name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.people import looks_like_person, parse_person
from partybook.read.document import Text, TextBuilder


def text(content: str, link: tuple[int, int, str] | None = None) -> Text:
    builder = TextBuilder()
    builder.add(content, 0)
    if link:
        builder.mark("link", *link)
    return builder.build()


PEOPLE = {
    "Golda Meir (1969–1974)": ("Golda Meir", ["1969/1974"], ()),
    "Abba Eban (acting 1951-1952)": ("Abba Eban", ["1951/1952"], ("acting",)),
    "Iuliu Maniu (1926–1931, 1932–1933)": ("Iuliu Maniu", ["1926/1931", "1932/1933"], ()),
    "Dr. Ada Lovelace": ("Dr. Ada Lovelace", [], ()),
    "LIAM COSGRAVE (1965–1977)": ("Liam Cosgrave", ["1965/1977"], ()),  # capitals for bold, as plain text has it
    "S. Sudhakar Reddy": ("S. Sudhakar Reddy", [], ()),
    "Ursula von der Leyen": ("Ursula von der Leyen", [], ()),
    "Ada Lovelace, since 2010": ("Ada Lovelace", ["2010/.."], ()),
    "Рамиз Ахмедов (с 2000)": ("Рамиз Ахмедов", ["2000/.."], ()),
    "Collective leadership": ("Collective leadership", [], ("not-a-single-person",)),
    "Workers' Party": ("Workers' Party", [], ("not-recognised",)),
}


@pytest.mark.parametrize("content", PEOPLE)
def test_people(content: str) -> None:
    person = parse_person(text(content))
    assert person
    assert (person.name, [str(date) for date in person.tenures], person.remarks) == PEOPLE[content]


def test_the_link_is_the_name() -> None:
    person = parse_person(text("Comrade Lenin (1917–1924)", (8, 13, "Vladimir Lenin")))
    assert person and (person.name, person.link) == ("Lenin", "Vladimir Lenin")
    assert person.remarks == ("Comrade",)


@pytest.mark.parametrize("content", ["", "Vacant", "None", "1990–1995", "—"])
def test_nobody(content: str) -> None:
    assert parse_person(text(content)) is None


@pytest.mark.parametrize(
    "name", ["Haji Hajiyev", "Bashar al-Assad", "Valéry Giscard d'Estaing", "N. T. Rama Rao", "Martin Luther King Jr."]
)
def test_names_of_people(name: str) -> None:
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Communist Party",
        "General Secretary",
        "Baku",
        "May 1990",
        "",
        "a b",
        "The AKP Group",
        "left wing politics",
        "習近平",
    ],
)
def test_what_cannot_be_told_to_be_a_person(name: str) -> None:
    assert not looks_like_person(name)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(content: str) -> None:
    parse_person(text(content))
    looks_like_person(content)
