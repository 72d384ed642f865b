"""What sentences say, family by family, and sentences that only look as if they said it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partybook.extract import extract
from partybook.extract.prose import read_prose
from partybook.extract.sections import split_sentences
from partybook.model import Mention, PartialDate, Quantity, Source
from partybook.read import read_source
from tests.documents import context_of, prose, said

pytest.importorskip("spacy")

Q = dict[str, str]
LIFE: list[tuple[str, str, str, str, Q]] = [
    ("The Green Party was founded in 1993 in Riga.", "Green Party", "founded", "1993", {}),
    ("The party was set up on 3 May 1990 by farmers.", "Green Party", "founded", "1990-05-03", {}),
    ("It was formed in March 1990 and registered in 1991.", "Green Party", "founded", "1990-03", {}),
    ("It was formed in March 1990 and registered in 1991.", "Green Party", "registered", "1991", {}),
    ("The party was dissolved in 2004.", "Green Party", "dissolved", "2004", {}),
    ("The party disbanded in 2004.", "Green Party", "dissolved", "2004", {}),
    (
        "On 4 May 2017, chairman Jan Kok announced the dissolution of the party.",
        "Green Party",
        "dissolved",
        "2017-05-04",
        {},
    ),
    ("The party was banned by the junta in 1967 and legalised in 1974.", "Green Party", "banned", "1967", {}),
    ("The party was banned by the junta in 1967 and legalised in 1974.", "Green Party", "legalised", "1974", {}),
    ("The Red Party existed from 1969 to 1975.", "Red Party", "founded", "1969", {}),
    ("The Red Party existed from 1969 to 1975.", "Red Party", "dissolved", "1975", {}),
    ("In 1990 farmers founded the Red Party.", "Red Party", "founded", "1990", {}),
    ("The party was founded in 1990. It was registered the following year.", "Green Party", "registered", "1991", {}),
    ("The party was founded in 1990. Two years later it was dissolved.", "Green Party", "dissolved", "1992", {}),
    ("The party was founded by people who left the Red Party in 1975.", "Green Party", "founded", "1975", {}),
    ("Members voted to dissolve the party in 2004.", "Green Party", "dissolved", "2004", {}),
    ("On 17 June 2006, the former leader Mikhail Lapshin died in Moscow.", "Mikhail Lapshin", "died", "2006-06-17", {}),
    ("Anna Tal, its treasurer, died on 2 May 1999.", "Anna Tal", "died", "1999-05-02", {}),
]
PEOPLE: list[tuple[str, str, str, str, Q]] = [
    ("The party was founded by Anna Tal and Jan Kok in 1990.", "Green Party", "founder", "Jan Kok", {}),
    ("Anna Tal founded the party in 1990.", "Green Party", "founder", "Anna Tal", {}),
    (
        "The founding members of the party were Anna Tal, Jan Kok and Eva Berg.",
        "Green Party",
        "founder",
        "Eva Berg",
        {},
    ),
    ("The party founder Anna Tal lost her seat.", "Green Party", "founder", "Anna Tal", {}),
    ("The party was led by Anna Tal.", "Green Party", "leader", "Anna Tal", {"role": "leader"}),
    (
        "Anna Tal led the party from 1990 to 1995.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "leader", "start": "1990", "end": "1995"},
    ),
    (
        "Its leader is Anna Tal and its deputy leader is Jan Kok.",
        "Green Party",
        "leader",
        "Jan Kok",
        {"role": "deputy leader"},
    ),
    (
        "Anna Tal is the general secretary of the party.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "general secretary"},
    ),
    (
        "Anna Tal was elected chairwoman of the Green Party in May 1999.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "chairwoman", "start": "1999-05"},
    ),
    (
        "The party elected Anna Tal as its president in 1999.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "president", "start": "1999"},
    ),
    (
        "Anna Tal became leader of the party in 1999.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "leader", "start": "1999"},
    ),
    (
        "Anna Tal resigned as party leader in 2001.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "leader", "end": "2001"},
    ),
    (
        "Jan Kok succeeded Anna Tal as chairman in 2001.",
        "Green Party",
        "leader",
        "Jan Kok",
        {"role": "chairman", "start": "2001"},
    ),
    (
        "Jan Kok succeeded Anna Tal as chairman in 2001.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "chairman", "end": "2001"},
    ),
    ("Red Party leader Jan Kok stood in the election.", "Red Party", "leader", "Jan Kok", {"role": "leader"}),
    ("Anna Tal, the party's treasurer, left the country.", "Green Party", "leader", "Anna Tal", {"role": "treasurer"}),
]
NAMES: list[tuple[str, str, str, str, Q]] = [
    ("The party was founded as the Ecology Party in 1981.", "Green Party", "former_name", "Ecology Party", {}),
    ("It was previously known as the Ecology Party.", "Green Party", "former_name", "Ecology Party", {}),
    (
        "In 1987 the Ecology Party changed its name to the Green Party.",
        "Green Party",
        "former_name",
        "Ecology Party",
        {"end": "1987"},
    ),
    (
        "The Red Party was renamed the Workers' Union in 1990.",
        "Red Party",
        "renamed_to",
        "Workers' Union",
        {"date": "1990"},
    ),
    ("Talks with the Red Party (RP) went on.", "Red Party", "abbreviation", "RP", {}),
]
CHANGES: list[tuple[str, str, str, str, Q]] = [
    (
        "It was formed by the merger of the Red Party and the Blue League in 1990.",
        "Green Party",
        "merger_of",
        "Red Party",
        {"date": "1990"},
    ),
    (
        "It was formed by the merger of the Red Party and the Blue League in 1990.",
        "Green Party",
        "merger_of",
        "Blue League",
        {"date": "1990"},
    ),
    ("The Green Party split from the Red Party in 1990.", "Green Party", "split_from", "Red Party", {"date": "1990"}),
    ("In 1999 the party merged into the Blue League.", "Green Party", "merged_into", "Blue League", {"date": "1999"}),
    ("In 1999 the party absorbed the Blue League.", "Green Party", "absorbed", "Blue League", {"date": "1999"}),
    ("The party is the successor of the Red Party.", "Green Party", "predecessor", "Red Party", {}),
    ("In 2008 the party was refounded as Zelena.", "Green Party", "successor", "Zelena", {"date": "2008"}),
    (
        "The party formed a coalition with the Blue League in 1991.",
        "Green Party",
        "alliance_with",
        "Blue League",
        {"date": "1991"},
    ),
    ("The party is a member of the European Alliance.", "Green Party", "member_of", "European Alliance", {}),
    (
        "The party joined the European Alliance in 1999.",
        "Green Party",
        "member_of",
        "European Alliance",
        {"start": "1999"},
    ),
]
RESULTS: list[tuple[str, str, str, str, Q]] = [
    (
        "In the parliamentary election of 12 December 1993, the party won 7.99% of the popular vote and 37 out of 450 seats.",
        "Green Party",
        "election_result",
        "1993-12-12",
        {"election": "parliamentary election", "vote_share": "7.99", "seats": "37", "seats_total": "450"},
    ),
    (
        "In the parliamentary elections of 6 November 2005 won no seats, but the chairman was ill.",
        "Green Party",
        "election_result",
        "2005-11-06",
        {"election": "parliamentary elections", "seats": "0"},
    ),
    (
        "The party received 719 votes (0.01%) in the 2001 general election, failing to reach the 5% threshold.",
        "Green Party",
        "election_result",
        "2001",
        {"election": "2001 general election", "votes": "719", "vote_share": "0.01"},
    ),
    (
        "The party ran in the 2001 general election. It received 3.5% of the votes.",
        "Green Party",
        "election_result",
        "2001",
        {"election": "2001 general election", "vote_share": "3.5"},
    ),
    (
        "The Red Party won 12 seats in the 2001 general election.",
        "Red Party",
        "election_result",
        "2001",
        {"election": "2001 general election", "seats": "12"},
    ),
    (
        "In the 2011 election, the party lost all six of its seats.",
        "Green Party",
        "election_result",
        "2011",
        {"election": "2011 election", "seats": "0"},
    ),
]
MORE: list[tuple[str, str, str, str, Q]] = [
    ("The Green Party is a centre-left political party in Latvia.", "Green Party", "position", "centre-left", {}),
    ("The Green Party is a liberal and socialist party in Latvia.", "Green Party", "ideology", "socialism", {}),
    ("The Green Party was a Latvian nationalist party.", "Green Party", "ideology", "Latvian nationalism", {}),
    ("The Green Party is a party based in Kurzeme, Latvia.", "Green Party", "country", "Latvia", {}),
    ("The Green Party is a Latvian political party.", "Green Party", "country", "Latvia", {}),
    ("In January 2017, the party had 38,438 members.", "Green Party", "membership", "38438", {"date": "2017-01"}),
    ("The party's youth wing, Young Greens, was formed in 1977.", "Green Party", "youth_wing", "Young Greens", {}),
    ("The party publishes the newspaper Rytas.", "Green Party", "newspaper", "Rytas", {}),
    ("The party is headquartered in Riga.", "Green Party", "headquarters", "Riga", {}),
    (
        "The party nominated Anna Tal as its presidential candidate.",
        "Green Party",
        "endorsed_candidate",
        "Anna Tal",
        {},
    ),
    (
        "Senator Anna Tal joined the party on 5 May 2017.",
        "Green Party",
        "seat_holder",
        "Anna Tal",
        {"start": "2017-05-05"},
    ),
]


SCOPE: list[tuple[str, str, str, str, Q]] = [
    (
        "In the 2005 election the party achieved 10% in Longford.",
        "Green Party",
        "election_result",
        "2005",
        {"district": "Longford", "election": "2005 election", "vote_share": "10"},
    ),
    (
        "In the 2005 election the party came third in the Barton North constituency.",
        "Green Party",
        "election_result",
        "2005",
        {"district": "Barton North", "election": "2005 election", "rank": "3"},
    ),
    (
        "In July 2000 the party came second in the council elections for Barton North.",
        "Green Party",
        "election_result",
        "2000-07",
        {"district": "Barton North", "election": "council elections", "rank": "2"},
    ),
    (
        "In the 2005 election the party won 4% of the vote in Latvia.",
        "Green Party",
        "election_result",
        "2005",
        {"election": "2005 election", "vote_share": "4"},
    ),
    (
        "In the 2012 election the party won 68 of 113 seats, up from 40 in the 2008 election.",
        "Green Party",
        "election_result",
        "2012",
        {"election": "2012 election", "seats": "68", "seats_total": "113"},
    ),
    (
        "In the 2012 election the party won 7 of Latvia's 100 seats.",
        "Green Party",
        "election_result",
        "2012",
        {"election": "2012 election", "seats": "7", "seats_total": "100"},
    ),
    (
        "In the 2012 election the party won 9% (with 12 direct mandates) and thus obtained 52 of 402 seats.",
        "Green Party",
        "election_result",
        "2012",
        {"election": "2012 election", "seats": "52", "seats_total": "402", "vote_share": "9"},
    ),
    (
        "In the 1977 and 1980 elections the party failed to gain any seats.",
        "Green Party",
        "election_result",
        "1980",
        {"election": "1980 elections", "seats": "0"},
    ),
    (
        "The party met others to form the Baltic Alliance, with Anna Tal becoming its vice president.",
        "Baltic Alliance",
        "leader",
        "Anna Tal",
        {"role": "vice president"},
    ),
    (
        "In 1953 the party won a seat, although it lost it in 1955.",
        "Green Party",
        "election_result",
        "1953",
        {"seats": "1"},
    ),
    (
        "In the municipal elections of 2000 the party received 11% in Longford and four seats on the council.",
        "Green Party",
        "election_result",
        "2000",
        {"district": "Longford", "election": "municipal elections", "seats": "4", "vote_share": "11"},
    ),
    (
        "Anna Tal was elected as leader and Jan Kok was chosen as deputy leader.",
        "Green Party",
        "leader",
        "Jan Kok",
        {"role": "deputy leader"},
    ),
    (
        "In 2001, a leadership vote saw Anna Tal replaced as leader by Jan Kok.",
        "Green Party",
        "leader",
        "Anna Tal",
        {"role": "leader", "end": "2001"},
    ),
    (
        "Anna Tal led the party. Later Piet Kok was chairman of the party. Jan Kok was a mayor. Kok died in 1982.",
        "Jan Kok",
        "died",
        "1982",
        {},
    ),
]


@pytest.mark.parametrize(
    ("sentence", "subject", "property", "value", "qualifiers"),
    [*LIFE, *PEOPLE, *NAMES, *CHANGES, *RESULTS, *MORE, *SCOPE],
)
def test_a_sentence_says(sentence: str, subject: str, property: str, value: str, qualifiers: Q) -> None:
    context = context_of([sentence])
    read_prose(context)
    assert (subject, property, value, qualifiers) in said(context)


NOT_SAID = [
    ("The party celebrated its founding in 1993.", "founded"),
    ("The party was founded by Anna Tal, who died in 1993.", "founded"),
    ("The Red Party was founded in 1993.", "founded"),
    ("The party would be dissolved in 1999 if it lost.", "dissolved"),
    ("The party was not dissolved in 1999.", "dissolved"),
    ("The party announced in 1999 that it would vote on whether to dissolve itself.", "dissolved"),
    ("The party plans to merge with the Blue League.", "merged_into"),
    ("After a failed attempt to merge with the Blue League, the party lost.", "merged_into"),
    ("Anna Tal left the party and joined the Blue League.", "member_of"),
    ("Anna Tal, president of the republic, visited the party.", "leader"),
    ("The party hoped to win 20% of the vote in the 2001 election.", "election_result"),
    ("The party needs 5% of the vote in the parliamentary election of 1993.", "election_result"),
    ("In the parliamentary election of 1993, the Red Party won 7.99% of the popular vote.", "election_result"),
    ("The party contested 15 of the 22 districts in the 2001 election.", "election_result"),
    ("In 1995 and 1999 the party won no seats in the parliamentary election.", "election_result"),
    ("The party has 120 members of parliament.", "membership"),
    ("Her husband died in 1999 or 2000.", "died"),
    ("In the 2005 election the party won 4% in the areas it contested.", "election_result"),
    ("In the 2005 election its average vote rose to 4.3%.", "election_result"),
    ("At the 2010 election, the party had hoped to make a breakthrough by gaining a seat.", "election_result"),
    (
        "Throughout 2010 the party led in opinion polls before the 2010 election, reaching 12% of the vote.",
        "election_result",
    ),
    ("In the 2010 election the party held the town by only 100 votes.", "election_result"),
    ("In the 2010 election the party had a net gain of 2 seats.", "election_result"),
    ("In the 2010 election the party had candidates in 108 out of 150 seats.", "election_result"),
    ("In the 2011 leadership election the party's Anna Tal won 54% of the votes.", "election_result"),
    ("In the 2001 election the party won between 6.2 and 11 percent of the vote.", "election_result"),
    ("In the 2001 election no candidate of the party got the required 5% of the vote.", "election_result"),
    (
        "The party has never won the 1999 election, nor has it ever won a seat in the European Parliament.",
        "election_result",
    ),
    ("Prior to the 2013 election, the party held six seats on the council.", "election_result"),
    ("In the 1996 election all JD candidates finished in second place.", "election_result"),
    ("Ahead of the 1980 election, the party entered into a seat-sharing agreement.", "election_result"),
    ("Since the 1970s the party has been organised into factions.", "founded"),
    ("During the 1920s the party was badly organised.", "founded"),
    ("The party and its predecessors have operated in coalitions since the 1920s.", "founded"),
    ("The party has been represented on Barton Council since its inception in 2009.", "founded"),
    ("bar:1949 color:GRN from:start till:52 text:52\nbar:1953 color:GRN the party was founded from:1953", "founded"),
    ("The name of the city of Talburg was changed to Kokburg.", "former_name"),
    ("Anna Tal is the party's leader in the Senate.", "leader"),
    ("Latvia, under the leadership of Josip Novak, took the town.", "leader"),
    ("In 1949, Anna Tal became Treasurer in the second Kok government.", "leader"),
    ("In 1922 Riga joined the Union of Towns, of which Anna Tal was elected leader.", "leader"),
    ("The new leader is Executive Officer.", "leader"),
    ("Some 400 members of the party were unable to attend.", "membership"),
    ("The party ruled out a coalition with the Red Party.", "alliance_with"),
    ("One possibility was a coalition between the party and the Red Party.", "alliance_with"),
    ("The party is a member of the Youth of the Red Party.", "member_of"),
    ("The Green Party nominated a Red MSP in the 2001 election.", "endorsed_candidate"),
    ("The party was largely disbanded in 2004.", "dissolved"),
    ("In the 1973 election the party was 2,857 votes short of the threshold for winning a seat.", "election_result"),
    ("The party's deputy leader, Anna Tal, spoke.", "seat_holder"),
    ("The party spoke in the Latvian referendum on joining the Baltic League in 1972.", "member_of"),
    ("Party leader Anna Tal won 36 seats in 1989.", "seat_holder"),
    ("The party had not joined the Blue League or formed a coalition with the Red Party.", "alliance_with"),
    ("The results fell from the peak of 1983, as the party won 75,686 votes (11.8%).", "election_result"),
    ("As of 2018 the party is still registered.", "registered"),
    ("The party gained one seat (Upper Hill) from the Red Party.", "seat_holder"),
]


@pytest.mark.parametrize(("sentence", "property"), NOT_SAID)
def test_a_sentence_does_not_say(sentence: str, property: str) -> None:
    context = context_of([sentence])
    read_prose(context)
    assert [
        s
        for s in context.statements
        if s.property == property and s.subject == context.subject and s.certainty != "denied"
    ] == []


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("The Government's Goods and Services Tax (GST) hurt the party.", "GST"),
        ("The Youth of the European Green Party (YEGP) met the party.", "YEGP"),
        ("The party is backed by the Latvian Transport Workers Union (LTWU).", "LTWU"),
        ("The party sits with its sister, the Christian Social Union (CDU/CSU).", "CDU/CSU"),
    ],
)
def test_what_names_no_party_has_no_abbreviation(sentence: str, absent: str) -> None:
    context = context_of([sentence])
    read_prose(context)
    assert absent not in [value for _, property, value, _ in said(context) if property == "abbreviation"]


def test_leaders_in_a_section_about_a_youth_wing_are_not_the_partys() -> None:
    context = context_of(["The party was founded in 1990.", "== Latvian Green Youth ==", "The leader is Anna Tal."])
    read_prose(context)
    assert [property for _, property, _, _ in said(context)] == ["founded"]


def test_a_branch_founded_in_a_place_later_does_not_date_the_party() -> None:
    context = context_of(["The party was founded in 1925.", "The Green Party was founded in Riga in 1939."])
    read_prose(context)
    assert [value for _, property, value, _ in said(context) if property == "founded"] == ["1925"]


def test_it_under_a_heading_of_somebody_else_is_not_the_party() -> None:
    context = context_of(["The Green Party is a party.", "== A rival ==", "It was founded in 2011."])
    read_prose(context)
    assert [s for s in context.statements if s.property == "founded"] == []


def test_a_section_that_a_party_heads_is_about_that_party() -> None:
    context = context_of(
        ["The Green Party is a party. The Red Party is another.", "== Red Party ==", "The party was founded in 2011."]
    )
    read_prose(context)
    assert ("Red Party", "founded", "2011", {}) in said(context)


def test_members_that_a_party_claims_are_claimed() -> None:
    context = context_of(["The party claims that it has 60,000 members."])
    read_prose(context)
    [statement] = context.statements
    assert (statement.property, str(statement.value), statement.certainty) == ("membership", "60000", "claimed")


def test_former_names_mean_the_party_in_later_sentences() -> None:
    text = "In 1987 the Ecology Party changed its name to the Green Party. The Ecology Party was registered in 1982."
    context = context_of([text])
    read_prose(context)
    assert ("Green Party", "registered", "1982", {}) in said(context)


def test_a_persons_result_counts_where_the_document_names_the_person_as_candidate() -> None:
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


def test_abbreviations_are_read_in_every_language() -> None:
    context = context_of(["Til valget stillede det gamle Partido Nacional (el P.N.) ikke op med sine egne kandidater."])
    read_prose(context)
    assert said(context) == [("Partido Nacional", "abbreviation", "P.N.", {})]
    assert [remark.code for remark in context.remarks] == ["prose-not-read"]


_PIECES = st.sampled_from(
    [
        "The",
        "the",
        "party",
        "Green",
        "Party",
        "Red",
        "League",
        "(RL)",
        "(1990)",
        "(",
        ")",
        "[1]",
        "was",
        "were",
        "founded",
        "led",
        "by",
        "Anna",
        "Tal",
        "in",
        "of",
        "and",
        ",",
        ".",
        ";",
        "—",
        "“",
        "”",
        "merged",
        "with",
        "12%",
        "3,218",
        "votes",
        "seats",
        "1990",
        "election",
        "elections",
        "won",
        "its",
        "it",
        "which",
        "who",
        "not",
        "would",
        "coalition",
        "called",
        "a",
        "new",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=30))
def test_whatever_the_words_reading_them_never_fails_and_quotes_stand(pieces: list[str]) -> None:
    context = context_of([" ".join(pieces) + " the party was of the and in it is."])
    read_prose(context)
    text = context.document.source.text
    for statement in context.statements:
        assert text[statement.evidence.start : statement.evidence.end] == statement.evidence.quote


SENTENCES = [
    ("One. Two.", ["One.", "Two."]),
    ("Dr. Anna Tal of St. Gallen won. She left.", ["Dr. Anna Tal of St. Gallen won.", "She left."]),
    ("Led by J. R. Smith (b. 1950). He left.", ["Led by J. R. Smith (b. 1950).", "He left."]),
    ("Members were M.N. Roy and others. They met.", ["Members were M.N. Roy and others.", "They met."]),
    (
        "It was founded in 1990.[1] Others left.[2][3] All was well.",
        ["It was founded in 1990.[1]", "Others left.[2][3]", "All was well."],
    ),
    ("It won 6.3% of the vote. That was all!", ["It won 6.3% of the vote.", "That was all!"]),
    ('He said "No." Then he left.', ['He said "No."', "Then he left."]),
    ("Партия создана в 1993 г. в Баку. Она мала.", ["Партия создана в 1993 г. в Баку.", "Она мала."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    [paragraph] = prose(text).blocks
    assert [s.content for s in split_sentences(paragraph.text)] == expected  # type: ignore[union-attr]


FACTIONS = """= Green Party =

The Green Party is a party in Latvia. It was founded in 1990.

== Factions ==

=== 2001 ===

A breakaway faction of the Green Party (led by Jan Kok) was founded in 2001. GP-2 worked with the mayors.

In 2003 the daily "Diena" reported that Kok was considering a merger with the Blue League, but his spokesman denied this.

=== 2008 ===

It was formed on 3 May 2008 by the merger of the Green Party (on the Platform of Labour) (GP-PL) and the Red League.
"""


def test_a_section_about_factions_is_about_the_party_it_tells_of() -> None:
    document = read_source(Source.of(FACTIONS, "green.txt", "plaintext"))
    found = {(s.subject.name, s.property, str(s.value), s.certainty) for s in extract(document).statements}
    assert {
        ("GP-2", "split_from", "Green Party", "asserted"),
        ("GP-2", "founded", "2001", "asserted"),
        ("GP-2", "leader", "Jan Kok", "asserted"),
        ("GP-2", "merged_into", "Blue League", "denied"),
        ("Green Party (2008)", "founded", "2008-05-03", "asserted"),
        ("Green Party (2008)", "merger_of", "Red League", "asserted"),
        ("Green Party (2008)", "merger_of", "Green Party (on the Platform of Labour)", "asserted"),
        ("Green Party (on the Platform of Labour)", "abbreviation", "GP-PL", "asserted"),
    } <= found
    own = {(property, value) for subject, property, value, _ in found if subject == "Green Party"}
    assert own & {("founded", "2001"), ("founded", "2008-05-03"), ("leader", "Jan Kok")} == set()


def test_an_election_in_two_rounds_is_dated_from_day_to_day() -> None:
    context = context_of(["In the parliamentary election of 5 May and 12 May 1991, the party won 4% of the vote."])
    read_prose(context)
    assert [(p, v) for _, p, v, _ in said(context)] == [("election_result", "1991-05-05/1991-05-12")]
