"""Facts by the grammar that carries them, in texts about parties, lives, elections and towns; all of it is invented."""

from __future__ import annotations

import pytest

from partybook.extract import extract
from partybook.read import read_bytes
from tests.documents import said

pytest.importorskip("spacy")

PARTY = "The GREEN VALLEY PARTY (GVP) is a political party in Ruritania.\n\n"
LIFE = "JAN KOK (born 3 May 1960) is a Finnish politician. "
OWN = "Green Valley Party"
Q = dict[str, str]


def statements(text: str) -> list[tuple[str, str, str, Q]]:
    """What is read from a plain text."""
    return said(extract(read_bytes(text.encode(), "text")))


IN_A_LIFE: list[tuple[str, str, str, str, Q]] = [
    (
        "He is the chairman of the Centre Party. He was the mayor of Turku from 1998 to 2004.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "mayor", "start": "1998", "end": "2004"},
    ),
    (
        "He sat in the Senate for the Centre Party between 1998 and 2004.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "Senate", "start": "1998", "end": "2004"},
    ),
    (
        "As a member of the Centre Party he was elected to the Turku City Council in 1998.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "Turku City Council", "date": "1998"},
    ),
    (
        "Kok won the seat of Turku for the Centre Party in 1998.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "seat", "date": "1998"},
    ),
    (
        "He was a member of the Senate from 1998 to 2003 on behalf of the Centre Party.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "Senate", "start": "1998", "end": "2003"},
    ),
    (
        "He was elected in the 1998 election, representing the riding of Turku for the Centre Party.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "riding"},
    ),
    (
        "He began his career in the Centre Party, for which he was elected to parliament in 1998.",
        "Centre Party",
        "seat_holder",
        "Jan Kok",
        {"body": "parliament", "date": "1998"},
    ),
    (
        "In the 1998 presidential election he stood for the Centre Party and won 3.4% of the vote.",
        "Centre Party",
        "election_result",
        "1998",
        {"election": "1998 presidential election", "vote_share": "3.4", "candidate": "Jan Kok"},
    ),
    ("Kok was a founding member of the Centre Party.", "Centre Party", "founder", "Jan Kok", {}),
    (
        "As leader of the Centre Party, he became prime minister in 1990.",
        "Centre Party",
        "leader",
        "Jan Kok",
        {"role": "leader"},
    ),
    (
        "He was nominated as the candidate of the Centre Party for president in 1990.",
        "Centre Party",
        "endorsed_candidate",
        "Jan Kok",
        {"date": "1990"},
    ),
    ("He knew the Norwegian writer Anna Tal, leader of the Blue Front.", "Blue Front", "country", "Norway", {}),
    (
        "He was a supporter of the Blue Front (BF), a far-left party in Peru that had split from the Centre Party.",
        "Blue Front",
        "split_from",
        "Centre Party",
        {},
    ),
    (
        "He was a supporter of the Blue Front (BF), a far-left party in Peru that had split from the Centre Party.",
        "Blue Front",
        "position",
        "far-left",
        {},
    ),
]


@pytest.mark.parametrize(("sentence", "subject", "property", "value", "qualifiers"), IN_A_LIFE)
def test_a_life_tells_of_parties(sentence: str, subject: str, property: str, value: str, qualifiers: Q) -> None:
    assert (subject, property, value, qualifiers) in statements(LIFE + sentence)


def test_who_is_the_person_and_not_the_party_beside() -> None:
    opening = (
        "JAN KOK (born 3 May 1960) is a Dutch politician of the Centre Party, who has been a member of the Senate."
    )
    found = statements(opening)
    assert ("Centre Party", "seat_holder", "Jan Kok", {"body": "Senate"}) in found
    assert not [row for row in found if row[1] == "member_of" and row[0] != "Jan Kok"]


def test_what_somebody_is_said_to_be_means_them() -> None:
    opening = "JAN KOK (3 May 1910 – 2 June 1990) was a Finnish politician who founded the Centre Party in 1946."
    assert ("Centre Party", "founder", "Jan Kok", {}) in statements(opening)


IN_AN_ARTICLE: list[tuple[str, str, str, str, Q]] = [
    (
        "It received four percent of the vote in the 1998 election.",
        OWN,
        "election_result",
        "1998",
        {"election": "1998 election", "vote_share": "4"},
    ),
    (
        "It did not contest the 1998 election, but won four seats in 2002.",
        OWN,
        "election_result",
        "2002",
        {"seats": "4"},
    ),
    (
        "It gained its first seats in the 1998 election, when it won three seats.",
        OWN,
        "election_result",
        "1998",
        {"election": "1998 election", "seats": "3"},
    ),
    (
        "Its candidate in the 1998 presidential election was Anna Tal, who received 3.2% of the vote.",
        OWN,
        "election_result",
        "1998",
        {"election": "1998 presidential election", "vote_share": "3.2", "candidate": "Anna Tal"},
    ),
    (
        "In the 1998 election the party got 45.2%, the Hill Party 32.1% and the Red League 5.6% of the vote.",
        "Hill Party",
        "election_result",
        "1998",
        {"election": "1998 election", "vote_share": "32.1"},
    ),
    (
        "In the 1998 election the party got 45.2%, the Hill Party 32.1% and the Red League 5.6% of the vote.",
        OWN,
        "election_result",
        "1998",
        {"election": "1998 election", "vote_share": "45.2"},
    ),
    (
        "The party backed the candidacy of Bo Hill in the 2004 presidential election.",
        OWN,
        "endorsed_candidate",
        "Bo Hill",
        {"election": "2004 presidential election"},
    ),
    (
        "Nick Dell was the candidate at the 2003 Hill Vale by-election.",
        OWN,
        "endorsed_candidate",
        "Nick Dell",
        {"election": "2003 Hill Vale by-election"},
    ),
    (
        "The founders included Anna Tal, then head of a bank; Salah Moor; and Bo Hill, then a teacher.",
        OWN,
        "founder",
        "Salah Moor",
        {},
    ),
    ("Among the founders was Anna Tal.", OWN, "founder", "Anna Tal", {}),
    (
        "Anna Tal led the party until 2009, when Bo Hill was elected chairman.",
        OWN,
        "leader",
        "Bo Hill",
        {"role": "chairman", "start": "2009"},
    ),
    (
        "Since the death of Anna Tal in 1992, the party has been headed by Bo Hill.",
        OWN,
        "leader",
        "Bo Hill",
        {"role": "leader", "start": "1992"},
    ),
    (
        "Anna Tal became leader in 1990, succeeding Bo Hill.",
        OWN,
        "leader",
        "Bo Hill",
        {"role": "leader", "end": "1990"},
    ),
    (
        "Bo Hill resigned as party leader on 3 May 1998, and Anna Tal was elected as his successor.",
        OWN,
        "leader",
        "Anna Tal",
        {"role": "leader"},
    ),
    ("The party was beaten, with leader Bo Hill losing his seat.", OWN, "leader", "Bo Hill", {"role": "leader"}),
    (
        "Under the leadership of Anna Tal, the Red League joined the Alliance of the Left.",
        "Red League",
        "leader",
        "Anna Tal",
        {"role": "leader"},
    ),
    ("The party ceased to exist in 2004.", OWN, "dissolved", "2004", {}),
    ("The Red League (founded in 1955) was its rival.", "Red League", "founded", "1955", {}),
    ("The Red League was a party founded in 2013 to support Anna Tal's campaign.", "Red League", "founded", "2013", {}),
    ("The liberal Red League and the Hill Party were banned in 1967.", "Hill Party", "banned", "1967", {}),
    ("Politically it is situated on the centre-left.", OWN, "position", "centre-left", {}),
    ("The party is considered to be centrist.", OWN, "position", "centrist", {}),
    ("The party is strongly Eurosceptic.", OWN, "ideology", "euroscepticism", {}),
    ("The party adheres to Christian democracy.", OWN, "ideology", "christian democracy", {}),
    ("Its ideology was a mixture of socialism and nationalism.", OWN, "ideology", "nationalism", {}),
    (
        "It formed part of the coalition government also including the Hill Party and the Red League.",
        OWN,
        "alliance_with",
        "Red League",
        {},
    ),
    (
        "The Hill Party–Red League coalition won the election.",
        "Hill Party",
        "alliance_with",
        "Red League",
        {},
    ),
    ("Anna Tal founded the Red League in 1999 together with Bo Hill.", "Red League", "founder", "Bo Hill", {}),
    (
        "The party has been led by Anna Tal (1990–1998) and Bo Hill (since 1998).",
        OWN,
        "leader",
        "Bo Hill",
        {"role": "leader", "start": "1998"},
    ),
    (
        "Hill Party leader and former prime minister Anna Tal was arrested.",
        "Hill Party",
        "leader",
        "Anna Tal",
        {"role": "leader"},
    ),
    (
        "The Hill Party, together with the Red League, governed the city from 1998 to 2002.",
        "Hill Party",
        "alliance_with",
        "Red League",
        {"start": "1998", "end": "2002"},
    ),
    (
        "The second Tal cabinet consisted of the Hill Party and the Red League.",
        "Hill Party",
        "alliance_with",
        "Red League",
        {},
    ),
    (
        "The party's Anna Tal was elected mayor of Barton in 1998.",
        OWN,
        "seat_holder",
        "Anna Tal",
        {"body": "mayor", "date": "1998"},
    ),
    ("The law came from Anna Tal, then a senator for the Hill Party.", "Hill Party", "seat_holder", "Anna Tal", {}),
    ("The senator Anna Tal, a member of the Hill Party, proposed it.", "Hill Party", "seat_holder", "Anna Tal", {}),
    ("The party entered parliament in 1998, winning four seats.", OWN, "election_result", "1998", {"seats": "4"}),
    ("In 2004 the congress decided to dissolve the party.", OWN, "dissolved", "2004", {}),
    ("Hill Voice is a newspaper published by the party since 1955.", OWN, "newspaper", "Hill Voice", {}),
    ("Its newspaper is the People's Daily.", OWN, "newspaper", "People's Daily", {}),
]


@pytest.mark.parametrize(("sentence", "subject", "property", "value", "qualifiers"), IN_AN_ARTICLE)
def test_an_article_tells_of_parties(sentence: str, subject: str, property: str, value: str, qualifiers: Q) -> None:
    assert (subject, property, value, qualifiers) in statements(PARTY + sentence)


ELSEWHERE: list[tuple[str, str, str, str, Q]] = [
    (
        "The 1998 RURITANIAN GENERAL ELECTION was held on 3 May 1998. The Red League won 43 of the 120 seats.",
        "Red League",
        "election_result",
        "1998",
        {"election": "1998 Ruritanian General Election", "seats": "43", "seats_total": "120"},
    ),
    (
        "The 1998 presidential election was held on 3 May 1998. Anna Tal of the Green Party was elected with 53% of the "
        "vote, defeating Bo Hill of the Red League, who received 45%.",
        "Red League",
        "election_result",
        "1998",
        {"election": "1998 presidential election", "vote_share": "45", "candidate": "Bo Hill"},
    ),
    (
        "The Barton council election was held in May 1998. The Red League retained control with 23 seats.",
        "Red League",
        "election_result",
        "1998",
        {"election": "The Barton council election", "seats": "23"},
    ),
    (
        "Barton is a constituency of the National Assembly of Ruritania. It is represented by Anna Tal of the Red League.",
        "Red League",
        "seat_holder",
        "Anna Tal",
        {},
    ),
    (
        "The seat was won by Anna Tal for the Red League.",
        "Red League",
        "seat_holder",
        "Anna Tal",
        {},
    ),
    (
        "The second Tal government was formed in 1998. It was a coalition of the Green Party and the Red League.",
        "Green Party",
        "alliance_with",
        "Red League",
        {},
    ),
    (
        "The senator Anna Tal (1910–1990) led the Red League.",
        "Red League",
        "leader",
        "Anna Tal",
        {"role": "leader"},
    ),
    (
        "Farmers in Norway stood alone until the Norwegian Plough Party was founded.",
        "Norwegian Plough Party",
        "country",
        "Norway",
        {},
    ),
]


@pytest.mark.parametrize(("text", "subject", "property", "value", "qualifiers"), ELSEWHERE)
def test_other_texts_tell_of_parties(text: str, subject: str, property: str, value: str, qualifiers: Q) -> None:
    assert (subject, property, value, qualifiers) in statements(text)


def test_a_surname_in_a_life_is_no_party() -> None:
    found = statements(LIFE + "Kok won the seat of Turku in 1998. Kok was founded on his father's advice.")
    assert "Kok" not in {subject for subject, *_ in found}


def test_whoever_owns_a_party_is_no_part_of_its_name() -> None:
    found = statements(PARTY + "Hill's Red League won 14 seats in the 1998 election.")
    assert ("Red League", "election_result", "1998", {"election": "1998 election", "seats": "14"}) in found


NOT_SAID = [
    ("Bo Hill was elected as an Independent Labour candidate in 1998, winning 45% of the vote.", "seat_holder"),
    ("After the 1998 election, in which the party won 45 seats, Anna Tal became prime minister.", "seat_holder"),
    ("Anna Tal was announced as its new president in 1987.", "endorsed_candidate"),
    (
        "The Blue Front and the party formed a coalition in 1998. The coalition fell when the party left it.",
        "member_of",
    ),
    ("The Hill Party–Red League alliance won 23 of 99 seats in the 1998 election.", "election_result"),
    ("The party won 68 seats, up from 40 in the 2012 election.", "election_result"),
    ("The party met Bo Hill (1910–1990), its guest.", "leader"),
]


@pytest.mark.parametrize(("sentence", "property"), NOT_SAID)
def test_an_article_does_not_say(sentence: str, property: str) -> None:
    assert [row for row in statements(PARTY + sentence) if row[1] == property] == []


def test_the_coalition_is_no_front_that_was_named() -> None:
    text = PARTY + "The party proposed a People's Front. In 1984 a quarrel led to the dissolution of the coalition."
    assert [row for row in statements(text) if row[1] == "dissolved"] == []


def test_an_adjective_in_a_name_alone_tells_no_country() -> None:
    assert [row for row in statements(LIFE + "He met the German Forum Party's leader.") if row[1] == "country"] == []
