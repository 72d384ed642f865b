"""Who holds seats for whom, who belongs to what and who founded it, as lives, constituencies and lists of members tell;
all of it is invented."""

from __future__ import annotations

import pytest

from partybook.extract import extract
from partybook.read import read_bytes
from tests.documents import said

pytest.importorskip("spacy")

LIFE = "JAN KOK (born 3 May 1960) is a Finnish politician. "
Row = tuple[str, str, str]


def statements(text: str) -> list[Row]:
    """What is read from a plain text, without qualifiers."""
    return [row[:3] for row in said(extract(read_bytes(text.encode(), "text")))]


IN_A_LIFE: list[tuple[str, Row]] = [
    ("He has been a member of the Centre Party since 1990.", ("Jan Kok", "member_of", "Centre Party")),
    ("He belonged to the Centre Party.", ("Jan Kok", "member_of", "Centre Party")),
    ("In 1998 Kok joined the Centre Party.", ("Jan Kok", "member_of", "Centre Party")),
    ("He left the Blue Front in 1998 to join the Centre Party.", ("Jan Kok", "member_of", "Centre Party")),
    ("He defected to the Centre Party in 1998.", ("Jan Kok", "member_of", "Centre Party")),
    ("A Centre Party member, he served in the Senate.", ("Jan Kok", "member_of", "Centre Party")),
    ("A Centre Party member, he served in the Senate.", ("Centre Party", "seat_holder", "Jan Kok")),
    ("He was elected for the Centre Party in Turku in 1998.", ("Centre Party", "seat_holder", "Jan Kok")),
    ("He was elected again as a candidate of the Centre Party.", ("Centre Party", "seat_holder", "Jan Kok")),
    ("He stood for the Centre Party in Upper Hill and won.", ("Centre Party", "seat_holder", "Jan Kok")),
    ("Kok sat for the Centre Party in the Turku Diet.", ("Centre Party", "seat_holder", "Jan Kok")),
    ("A founding member of the Centre Party, he led its youth.", ("Centre Party", "founder", "Jan Kok")),
    ("He was one of the founders of the Centre Party.", ("Centre Party", "founder", "Jan Kok")),
    ("He co-founded the Centre Party with Anna Tal and Bo Hill.", ("Centre Party", "founder", "Bo Hill")),
    ("He founded the Centre Party in 1990 and became its first chairman.", ("Centre Party", "leader", "Jan Kok")),
    ("He founded the Centre Party in 1990. He led it until 1998.", ("Centre Party", "leader", "Jan Kok")),
    ("He founded the Centre Party, of which he became leader.", ("Centre Party", "leader", "Jan Kok")),
    (
        "In the 1998 presidential election he ran as an independent backed by the Blue Front and the Centre Party.",
        ("Centre Party", "endorsed_candidate", "Jan Kok"),
    ),
]


@pytest.mark.parametrize(("sentence", "row"), IN_A_LIFE)
def test_a_life_tells(sentence: str, row: Row) -> None:
    assert row in statements(LIFE + sentence)


ELSEWHERE: list[tuple[str, Row]] = [
    (
        "The by-election in Upper Hill was won by Anna Tal of the Centre Party.",
        ("Centre Party", "seat_holder", "Anna Tal"),
    ),
    (
        "The election followed the death of the sitting Reform Party MP, Sir Bo Hill.",
        ("Reform Party", "seat_holder", "Bo Hill"),
    ),
    ("The seat was lost by Senator Anna Tal of the Centre Party.", ("Centre Party", "seat_holder", "Anna Tal")),
    (
        "The Reform Party lost the seat. Anna Tal defeated the Reform candidate, Bo Hill.",
        ("Reform Party", "endorsed_candidate", "Bo Hill"),
    ),
]


@pytest.mark.parametrize(("text", "row"), ELSEWHERE)
def test_reports_of_elections_tell(text: str, row: Row) -> None:
    assert row in statements(text)


NOT_SAID: list[tuple[str, str]] = [
    ("The Centre Party called on Kok to join it.", "member_of"),
    ("He never joined the Centre Party.", "member_of"),
    ("He was elected as an independent Labour Party candidate in 1998.", "seat_holder"),
    ("He was elected leader for the Centre Party at its congress in 1998.", "seat_holder"),
    ("He stood for the Centre Party in the leadership contest and won.", "seat_holder"),
    ("He was elected to the committee of the Centre Party.", "seat_holder"),
]


@pytest.mark.parametrize(("sentence", "property"), NOT_SAID)
def test_a_life_does_not_say(sentence: str, property: str) -> None:
    certain = said(extract(read_bytes((LIFE + sentence).encode(), "text")))
    denied = {"certainty": "denied"}
    assert [row for row in certain if row[1] == property and row[3] != denied] == []


def test_a_seat_before_a_change_of_sides_was_held_for_the_party_before() -> None:
    text = (
        "He is a member of the Blue Front. Kok was elected to the Senate in 1998, and joined the Centre Party in 2004."
    )
    assert ("Blue Front", "seat_holder", "Jan Kok") in statements(LIFE + text)


def test_an_article_about_a_party_tells_of_its_members_in_passing() -> None:
    text = "The GREEN VALLEY PARTY (GVP) is a political party in Ruritania.\n\nIn 1998 Anna Tal joined the party."
    assert [row for row in statements(text) if row[1] == "member_of"] == []


LIST = """Hill was a constituency of the Diet from 1885 to 1950, and the place of many a quarrel.

{introduction}

* Anna Tal – Green Party
* Bo Hill (Reform Party), Upper Hill
* Ida Berg, Reform Party, 1920–1928
"""


@pytest.mark.parametrize("introduction", ["The members elected in 1998 were:", "The MPs for the district are:"])
def test_a_list_of_members_tells_who_holds_seats(introduction: str) -> None:
    found = statements(LIST.format(introduction=introduction))
    assert ("Green Party", "seat_holder", "Anna Tal") in found
    assert ("Reform Party", "seat_holder", "Bo Hill") in found
    assert ("Reform Party", "seat_holder", "Ida Berg") in found


@pytest.mark.parametrize("introduction", ["The candidates for the seat of Hill were:", "The ministers are:"])
def test_a_list_of_others_does_not(introduction: str) -> None:
    assert [row for row in statements(LIST.format(introduction=introduction)) if row[1] == "seat_holder"] == []


def test_a_constituency_is_nobody() -> None:
    text = "West Hill was a county constituency. He held the seat for the Reform Party in 1945."
    assert [row for row in statements(text) if row[1] == "seat_holder"] == []


def test_a_heading_is_no_party() -> None:
    text = "Career\n\nAnna Tal joined the Centre Party in 1996. She succeeded Ida Berg as leader of the party in 2005."
    found = statements(text)
    assert ("Centre Party", "leader", "Ida Berg") in found
    assert not [row for row in found if row[0] == "Career"]
