"""What fixed turns of phrase say, and sentences that only look like one of them."""

from __future__ import annotations

import pytest

from partybook.extract.prose import read_prose
from tests.documents import context_of, said

pytest.importorskip("spacy")

OPENING = "The Green Party is a party. It was mentioned with the Red Party, the Blue League and the Old Union."
SAID = [
    ("Anna Tal chaired the party until 1999, when she gave way to Eva Berg.", "Green Party", "leader", "Eva Berg"),
    ("The party's chairman was Jan Kok. His place was taken by Eva Berg.", "Green Party", "leader", "Eva Berg"),
    ("Jan Kok was its leader; in 1997 he was toppled by his deputy, Eva Berg.", "Green Party", "leader", "Eva Berg"),
    (
        "In 1984 its liberal faction, under Eva Berg, seceded as the Blue League.",
        "Blue League",
        "split_from",
        "Green Party",
    ),
    ("In 1984 its liberal faction, under Eva Berg, seceded as the Blue League.", "Blue League", "leader", "Eva Berg"),
    ("In 1996 Anna Tal and Jan Kok walked out to set up the Blue League.", "Blue League", "split_from", "Green Party"),
    ("In 1996 Anna Tal and Jan Kok walked out to set up the Blue League.", "Blue League", "founder", "Jan Kok"),
    ("The Blue League was formed when the Old Union was divided in 2004.", "Blue League", "split_from", "Old Union"),
    ("The Blue League was formed when the Old Union was divided in 2004.", "Blue League", "founded", "2004"),
    (
        "The Blue League owes its existence to a quarrel within the Old Union.",
        "Blue League",
        "split_from",
        "Old Union",
    ),
    ("In 2008, its lone MP, Anna Tal, joined the Red Party.", "Green Party", "seat_holder", "Anna Tal"),
    (
        "In 2010 the party entered parliament with three members: Anna Tal, Jan Kok and Eva Berg.",
        "Green Party",
        "seat_holder",
        "Eva Berg",
    ),
    (
        "Three Green Party candidates were elected: Anna Tal (Riga), Jan Kok (Lund) and Eva Berg (Graz).",
        "Green Party",
        "seat_holder",
        "Jan Kok",
    ),
    ("The list won a seat, which is held by Anna Tal of the Red Party.", "Red Party", "seat_holder", "Anna Tal"),
    (
        "Anna Tal was elected to the Senate for the party. Her seat passed to Eva Berg.",
        "Green Party",
        "seat_holder",
        "Eva Berg",
    ),
    ("In July 2004, it chose the Red Party as its coalition partner.", "Green Party", "alliance_with", "Red Party"),
    (
        "The government consists of the Green Party, the Red Party and the Old Union.",
        "Red Party",
        "alliance_with",
        "Old Union",
    ),
    (
        "The Red Party joined forces with the Blue League to form the Old Union.",
        "Old Union",
        "merger_of",
        "Blue League",
    ),
    (
        "In 1979 the party ran in coalition with the Red Party under the name of Old Union.",
        "Red Party",
        "member_of",
        "Old Union",
    ),
    (
        "In the 1992 election the party joined the Safe Home list, which won 17 of the 101 seats.",
        "Safe Home",
        "election_result",
        "1992",
    ),
    ("The party says it has 60,000 paying members.", "Green Party", "membership", "60000"),
    ("It is headed by Jan Kok, with Anna Tal and Eva Berg as vice-chairs.", "Green Party", "leader", "Anna Tal"),
    (
        "In 1990 the party was founded by Jan Kok, together with the broadcaster Eva Berg.",
        "Green Party",
        "founder",
        "Eva Berg",
    ),
]


@pytest.mark.parametrize(("sentence", "subject", "property", "value"), SAID)
def test_a_turn_says(sentence: str, subject: str, property: str, value: str) -> None:
    context = context_of([OPENING, sentence])
    read_prose(context)
    assert (subject, property, value) in [(s, p, v) for s, p, v, _ in said(context)]


NOT_SAID = [
    ("The possibility of an alliance between the Green Party and the Red Party was discussed.", "alliance_with"),
    ("The Green Party and the Red Party signed a peace agreement.", "alliance_with"),
    ("A section of the Green Party under Eva Berg returned to the Old Union.", "leader"),
    ("Its MPs assembled in Dublin City and left.", "seat_holder"),
    ("The Green Party councillor, giving East Devon a new mayor, resigned.", "seat_holder"),
    ("Jan Kok shared the spotlight with Eva Berg as co-leader of the campaign.", "leader"),
    ("In 1996 Anna Tal and Jan Kok might have walked out to set up the Blue League.", "split_from"),
    ("The party was in office until his death in 1999.", "died"),
    ("The party had 10% of the adult population as members in 1986.", "election_result"),
]


@pytest.mark.parametrize(("sentence", "property"), NOT_SAID)
def test_what_only_looks_like_a_turn_says_nothing(sentence: str, property: str) -> None:
    context = context_of([OPENING, sentence])
    read_prose(context)
    assert [statement for statement in said(context) if statement[1] == property] == []


def test_the_coalition_is_the_one_just_formed_and_its_result_is_not_its_members() -> None:
    joined = "In 1979 the party ran in coalition with the Red Party under the name of Old Union."
    context = context_of([OPENING, f"{joined} In the 1979 election the coalition gathered 10,201 votes."])
    read_prose(context)
    assert [subject for subject, property, _, _ in said(context) if property == "election_result"] == ["Old Union"]


def test_it_that_opens_a_paragraph_of_an_article_is_its_party() -> None:
    context = context_of([OPENING, "The Red Party was founded in 1974.", "It was dissolved in 1999."])
    read_prose(context)
    assert ("Green Party", "dissolved", "1999", {}) in said(context)


def test_a_second_party_of_the_name_goes_by_its_year() -> None:
    first = "The Green Party was founded in 1920. It was dissolved in 1990."
    second = "The present party of the same name was formed in 1993 by opponents. It is led by Erik Lund."
    context = context_of([first, second])
    read_prose(context)
    assert ("Green Party (1993)", "founded", "1993", {}) in said(context)
    assert [subject for subject, property, _, _ in said(context) if property == "leader"] == ["Green Party (1993)"]
