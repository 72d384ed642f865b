"""Sentences that settle what fields and tables leave open, and sentences that only look like them."""

from __future__ import annotations

import pytest

from partybook.extract.prose import read_prose
from partybook.extract.sections import split_sentences
from partybook.model import Mention, PartialDate, Quantity
from tests.documents import context_of, prose, said

SAID = [
    ("The Green Party was founded in 1993 in Riga.", ("Green Party", "founded", "1993", {})),
    ("The party was set up on 3 May 1990 by farmers.", ("Green Party", "founded", "1990-05-03", {})),
    ("It was formed in March 1990 and registered in 1991.", ("Green Party", "founded", "1990-03", {})),
    ("It was formed in March 1990 and registered in 1991.", ("Green Party", "registered", "1991", {})),
    ("The party was dissolved in 2004.", ("Green Party", "dissolved", "2004", {})),
    (
        "On 17 June 2006, the former leader Mikhail Lapshin died in Moscow.",
        ("Mikhail Lapshin", "died", "2006-06-17", {}),
    ),
    ("Anna Tal, its treasurer, died on 2 May 1999.", ("Anna Tal", "died", "1999-05-02", {})),
    (
        "In the parliamentary election of 12 December 1993, "
        "the party won 7.99% of the popular vote and 37 out of 450 seats.",
        (
            "Green Party",
            "election_result",
            "1993-12-12",
            {"election": "parliamentary election", "vote_share": "7.99", "seats": "37", "seats_total": "450"},
        ),
    ),
    (
        "In the parliamentary elections of 6 November 2005 won no seats, but the chairman was ill.",
        ("Green Party", "election_result", "2005-11-06", {"election": "parliamentary elections", "seats": "0"}),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_a_sentence_says(sentence: str, expected: tuple[str, str, str, dict[str, str]]) -> None:
    context = context_of([sentence])
    read_prose(context)
    assert expected in said(context)
    for statement in context.statements:
        assert statement.evidence.quote == sentence
        assert statement.evidence.where == "lead, sentence 1"


NOT_SAID = [
    "The party's youth wing, Young Greens, was formed in 1977.",
    "The party celebrated its founding in 1993.",
    "The Red Party was founded in 1993.",
    "The party was founded by Anna Tal.",
    "The coalition that it joined won 12% of the vote in the parliamentary election of 1993.",
    "In the parliamentary election of 1993, the Red Party won 7.99% of the popular vote.",
    "The party needs 5% of the vote in the parliamentary election of 1993.",
    "Her husband died in 1999 or 2000.",
    "In 1995 and 1999 the party won no seats in the parliamentary election.",
]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_a_sentence_does_not_say(sentence: str) -> None:
    context = context_of([sentence])
    read_prose(context)
    assert said(context) == []


def test_it_in_a_later_section_may_be_anyone() -> None:
    context = context_of(["The Green Party is a party.", "== A rival ==", "It was founded in 2011."])
    read_prose(context)
    assert said(context) == []


def test_members_that_a_party_claims_are_claimed() -> None:
    context = context_of(["The party claims that it has 60,000 members."])
    read_prose(context)
    [statement] = context.statements
    assert (statement.property, str(statement.value), statement.certainty) == ("membership", "60000", "claimed")


def test_a_persons_result_counts_where_a_table_names_the_person_as_candidate() -> None:
    sentence = (
        "Tal was a candidate in the 1998 presidential election and he arrived fourth obtaining 29,224 votes (0.87%)."
    )
    context = context_of([sentence])
    read_prose(context)
    assert said(context) == []
    evidence = context.evidence_at(0, 3, "table 1, row 1")
    candidate = ("candidate", Mention("Anton Tal", "person"))
    assert context.subject is not None
    context.state(context.subject, "election_result", PartialDate("1998"), evidence, [candidate])
    read_prose(context)
    found = context.statements[-1]
    votes = found.qualifier("votes")
    assert isinstance(votes, Quantity) and votes.number == 29224
    assert str(found.qualifier("rank")) == "4"
    assert str(found.qualifier("candidate")) == "Anton Tal"


SENTENCES = [
    ("One. Two.", ["One.", "Two."]),
    ("Dr. Anna Tal of St. Gallen won. She left.", ["Dr. Anna Tal of St. Gallen won.", "She left."]),
    ("Led by J. R. Smith (b. 1950). He left.", ["Led by J. R. Smith (b. 1950).", "He left."]),
    ("It won 6.3% of the vote. That was all!", ["It won 6.3% of the vote.", "That was all!"]),
    ('He said "No." Then he left.', ['He said "No."', "Then he left."]),
    ("Партия создана в 1993 г. в Баку. Она мала.", ["Партия создана в 1993 г. в Баку.", "Она мала."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    [paragraph] = prose(text).blocks
    assert [s.content for s in split_sentences(paragraph.text)] == expected  # type: ignore[union-attr]
