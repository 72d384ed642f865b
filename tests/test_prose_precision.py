"""What sentences seem to say of parties and do not, beside what they do say; all of it is invented."""

from __future__ import annotations

import pytest

from partybook.extract import extract
from partybook.read import read_bytes
from tests.documents import said

pytest.importorskip("spacy")

PARTY = "The GREEN VALLEY PARTY (GVP) is a political party in Ruritania.\n\n"
OWN = "Green Valley Party"
Row = tuple[str, str, str, dict[str, str]]


def statements(text: str, name: str = "text") -> list[Row]:
    """What is read from a text."""
    return said(extract(read_bytes(text.encode(), name)))


def rows(text: str, property: str, name: str = "text") -> list[tuple[str, str]]:
    """Subjects and values of one property."""
    return [
        (subject, value) for subject, said_property, value, _ in statements(text, name) if said_property == property
    ]


def certainties(text: str) -> dict[str, str]:
    """The certainty with which each leader is told."""
    found = extract(read_bytes(text.encode(), "text")).statements
    return {str(s.value): s.certainty for s in found if s.property == "leader"}


def test_what_is_denied_is_not_asserted() -> None:
    text = PARTY + "Bo Hill is not the leader of the GVP. Jan Kok never became chairman of the GVP."
    assert certainties(text) == {"Bo Hill": "denied", "Jan Kok": "denied"}


def test_what_critics_say_is_claimed_and_what_the_text_says_asserted() -> None:
    text = PARTY + "Critics say that Mia Berg is the real leader of the GVP. Ada Lund is the treasurer of the GVP."
    assert certainties(text) == {"Mia Berg": "claimed", "Ada Lund": "asserted"}


def test_a_question_tells_nothing_and_its_answer_does() -> None:
    assert rows(PARTY + "Was the GVP founded in 1990 or in 1991?", "founded") == []
    asked = PARTY + "Was the GVP founded in 1990? The GVP was founded in 1991."
    assert rows(asked, "founded") == [(OWN, "1991")]


def test_a_party_whose_name_asks_is_read() -> None:
    assert rows(PARTY + "The GVP was founded in 1991 as the party Who Rules?", "founded") == [(OWN, "1991")]


NAMESAKES = (
    "The GVP was led by Chen Wei-lin from 1926. Under Chen Wei-lin it won. Chen Wei-lin fled abroad. "
    "Johnny Chen is a later chairman of the GVP. Chen assumed leadership of the GVP on 6 July 1930."
)


def test_a_surname_that_stands_first_is_its_most_named_bearers() -> None:
    found = statements(PARTY + NAMESAKES)
    assert (OWN, "leader", "Chen Wei-lin", {"role": "leader", "start": "1930-07-06"}) in found


def test_a_first_name_is_no_surname() -> None:
    text = "Kim Berg led the GVP. Kim Berg won. Kim Berg fled, and Berg wept. Ada Kim became leader. Kim resigned as leader in 2001."
    assert (OWN, "leader", "Ada Kim", {"role": "leader", "end": "2001"}) in statements(PARTY + text)


def test_initials_tell_namesakes_apart() -> None:
    text = PARTY + (
        "A faction led by D.F. Moor stayed out. The GVP lost in 1948 to the National Party under Moor. "
        "In 1987 Wim Moor broke away."
    )
    assert ("National Party", "D.F. Moor") in rows(text, "leader")


def test_behind_a_dash_stands_the_party_of_a_person() -> None:
    text = "# Arden constituency\n\nArden is a constituency.\n\n## Members\n\n- Bo Hill – Alliance Party of Finland\n"
    assert rows(text, "country", "text.md") == [("Alliance Party of Finland", "Finland")]


def test_a_name_may_hold_a_dash() -> None:
    text = "Green Union – Party for Finland\n\nGreen Union – Party for Finland is a party in Finland. It was founded in 1990."
    assert rows(text, "founded") == [("Green Union – Party for Finland", "1990")]


@pytest.mark.parametrize(
    ("sentence", "property", "expected"),
    [
        (
            "The National Union, the party led by Bo Hill, has named its list.",
            "leader",
            [("National Union", "Bo Hill")],
        ),
        ("The party was led by Bo Hill.", "leader", [(OWN, "Bo Hill")]),
        ("In 2003 the party raised its number of councillors from 4 to 19.", "membership", []),
        ("In 1999 the party had 2,300 members.", "membership", [(OWN, "2300")]),
        ("Former Lake Party MP Bo Hill and Ada Lund stood.", "seat_holder", [("Lake Party", "Bo Hill")]),
        ("Before 1931 the party existed only as a club of deputies.", "dissolved", []),
        ("The party existed until 1912.", "dissolved", [(OWN, "1912")]),
        ("The state joined others in 1922 to form the Party of Unions.", "founded", [("Party of Unions", "1922")]),
    ],
)
def test_whose_it_is(sentence: str, property: str, expected: list[tuple[str, str]]) -> None:
    assert rows(PARTY + sentence, property) == expected


def test_the_last_word_of_a_name_with_a_complement_is_something_else() -> None:
    text = "The GREEN UNION is a political party.\n\n"
    formed = "On 3 May 1922 the state joined the provinces to form the Union of Free Towns."
    assert rows(text + "In 1922 the Union was founded.", "founded") == [("Green Union", "1922")]
    assert ("Green Union", "1922-05-03") not in rows(text + formed, "founded")


def test_a_share_is_that_of_its_own_verb() -> None:
    own = "In the 2006 election the GVP won 55% of the vote"
    assert rows(PARTY + own + " in a district that went to Bo Hill with 52% in 2004.", "election_result") == [
        (OWN, "2006")
    ]
    assert rows(PARTY + own + ".", "election_result") == [(OWN, "2006")]


def test_a_mark_that_is_passed_is_no_result() -> None:
    text = (
        PARTY
        + "The GVP is the first party to win more than 2,000 votes there (it won 3,417 votes in the 1988 election)."
    )
    found = [q.get("votes") for _, property, _, q in statements(text) if property == "election_result"]
    assert "1000" not in found


POLITICS = (
    "Parties won seats at the election. The parliament has 40 seats. The coalition of parties lost the election. "
)


def test_people_behind_a_label_and_places_are_no_parties() -> None:
    text = POLITICS + (
        "In the 2008 election Democrat Jan Kok defeated Republican Bo Hill 52.83% to 47.17%. "
        "The Governor of New Arden resigned. In 1850, New Arden was founded. "
        "The Official Opposition was led by Ada Lund."
    )
    subjects = {subject for subject, *_ in statements(text)}
    assert not subjects & {"Republican Bo Hill", "New Arden", "Official Opposition"}


def test_a_label_in_the_name_of_a_party_belongs_to_it() -> None:
    text = (
        "Green Valley\n\nGreen Valley is a political party. "
        + POLITICS
        + (
            "Supporters of Republican Green Valley, which split from Green Valley in 1986, won 3 seats in the 1987 election."
        )
    )
    assert ("Republican Green Valley", "Green Valley") in rows(text, "split_from")


def test_a_union_of_nothing_but_a_country_is_that_country() -> None:
    text = "The governor was the representative of the crown in the Union of South Africa. The Union of Myanmar has 12 members."
    assert "Union of South Africa" not in {subject for subject, *_ in statements(text)}


SOMETHING_ELSE = [
    "FC Northport is a football club from Northport. It was founded in 1921 and merged with Dock Union in 1950 to form "
    "Northport United. Ada Lund was elected chairman in 2015. In 2019 it finished third with 4,200 members.",
    "Acme Widgets is a company based in Northport. In 2003 it merged with Hill Union to form Acme Alliance. Jan Kok "
    "is chairman of the board. It was dissolved in 2015.",
]


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_a_club_or_company_is_no_party(text: str) -> None:
    assert statements(text) == []


def test_a_club_that_became_a_party_is_read() -> None:
    text = "The Lake Alliance is a football club that became a political party. It won 12 seats in the 1998 election."
    assert [subject for subject, property, *_ in statements(text) if property == "election_result"] == ["Lake Alliance"]


def test_a_role_in_capitals_is_written_small() -> None:
    found = statements("GREEN VALLEY PARTY\n\nTHE GREEN VALLEY PARTY IS A POLITICAL PARTY. ITS LEADER IS BO HILL.\n")
    assert (OWN, "leader", "Bo Hill", {"role": "leader"}) in found
