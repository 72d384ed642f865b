"""What whole short texts say, as encyclopedias, party websites and news write them, and many wordings of one fact."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from partybook.extract import extract
from partybook.extract.prose import read_prose
from partybook.model import Statement
from partybook.read import read_bytes
from tests.documents import context_of

pytest.importorskip("spacy")


class Case(msgspec.Struct):
    """A text with facts that it states, "party | property | value", and names that mean its party."""

    text: str
    facts: list[str]
    same: list[str] = []


_DATA = Path(__file__).with_name("data") / "prose_documents.toml"
CASES = msgspec.convert(tomllib.loads(_DATA.read_text("utf-8"))["document"], list[Case])


def _says(statement: Statement, fact: str, same: list[str]) -> bool:
    """Whether a statement is the fact: names in any case, dates and numbers as far as the fact gives them."""
    subject, property, value = fact.split(" | ")
    value, *figures = value.split(" ") if property == "election_result" else [value]
    found = str(statement.value).casefold()
    names = [name.casefold() for name in (same if subject in same else [subject])]
    numbers = {name: str(number).lstrip("~") for name, number in statement.qualifiers}
    return (
        statement.subject.name.casefold().removeprefix("the ") in [name.removeprefix("the ") for name in names]
        and statement.property == property
        and (found.startswith(value.casefold()) or found.endswith(value.casefold()) or found.lstrip("~") == value)
        and all(numbers.get(name) == number for name, number in (figure.split("=") for figure in figures))
    )


@pytest.mark.parametrize("case", CASES, ids=[case.text[:40] for case in CASES])
def test_a_text_states_its_facts(case: Case) -> None:
    statements = extract(read_bytes(case.text.encode(), "text")).statements
    missing = [fact for fact in case.facts if not any(_says(statement, fact, case.same) for statement in statements)]
    assert missing == []


OPENING = (
    "The Green Party is a party. It was mentioned with the Red Party and the Blue League, the United Left, "
    "the Broad Front and the Liberal International."
)
SAID = [
    ("In 1977 Anna Tal and Jan Kok became the party's first senators.", "seat_holder", "Anna Tal"),
    ("In 1977 Anna Tal and Jan Kok became the party's first senators.", "seat_holder", "Jan Kok"),
    ("The party's first parliamentarian was Eva Berg, who sat from 1980 to 1984.", "seat_holder", "Eva Berg"),
    ("The party won two Senate seats (Anna Tal and Jan Kok) in 1990.", "seat_holder", "Anna Tal"),
    ("The sole Green Party member of the council, Anna Tal, resigned in 1999.", "seat_holder", "Anna Tal"),
    ("Anna Tal MP left the Green Party in 1999.", "seat_holder", "Anna Tal"),
    ("Anna Tal, Green Party member of parliament for Riga, died in 1999.", "seat_holder", "Anna Tal"),
    ("The party's candidate Anna Tal won the by-election and entered parliament.", "seat_holder", "Anna Tal"),
    ("The party has one member in the Senate, Anna Tal.", "seat_holder", "Anna Tal"),
    ("The Green Party's Anna Tal was elected mayor of Riga in 1999.", "seat_holder", "Anna Tal"),
    ("Anna Tal (Green Party) won the seat of Riga in 1999.", "seat_holder", "Anna Tal"),
    ("Green Party politician Anna Tal was a member of the Saeima from 1993 to 1995.", "seat_holder", "Anna Tal"),
    ("Anna Tal is the party's only member in the European Parliament.", "seat_holder", "Anna Tal"),
    ("Its MEPs are Anna Tal and Jan Kok.", "seat_holder", "Jan Kok"),
    ("Three of its candidates were elected: Anna Tal, Jan Kok and Eva Berg.", "seat_holder", "Eva Berg"),
    ("Sitting senator Anna Tal joined the Green Party in 2001.", "seat_holder", "Anna Tal"),
    ("Anna Tal represented the party in the National Assembly from 1999 to 2003.", "seat_holder", "Anna Tal"),
    ("The party is represented in the Senate by Anna Tal.", "seat_holder", "Anna Tal"),
    (
        "With the election of Anna Tal to the Senate in 1999, the party gained its first seat.",
        "seat_holder",
        "Anna Tal",
    ),
    ("Senators elected for the party include Anna Tal and Jan Kok.", "seat_holder", "Jan Kok"),
    ("The Green Party operates throughout Latvia.", "country", "Latvia"),
    ("The Green Party was one of the two main parties in Latvia.", "country", "Latvia"),
    ("The Green Party is Latvia's oldest party.", "country", "Latvia"),
    ("The Green Party is the largest opposition party of the Republic of Latvia.", "country", "Latvia"),
    ("The Green Party was an American political party of the 1850s.", "country", "United States"),
    ("The Green Party was a party in the northern United States.", "country", "United States"),
    ("The Green Party is a centrist party founded in Riga, Latvia, in 1990.", "country", "Latvia"),
    ("The party was formally dissolved by court order in May 1999.", "dissolved", "1999-05"),
    ("The party's last congress, in 1999, decided on its dissolution.", "dissolved", "1999"),
    ("The party was wound up in 1999.", "dissolved", "1999"),
    ("The party became defunct in 1999.", "dissolved", "1999"),
    ("By 1999 the party no longer existed.", "dissolved", "1999"),
    ("The party fell apart in 1999.", "dissolved", "1999"),
    ("The party went out of existence in 1999.", "dissolved", "1999"),
    ("It lasted until 1999, when its members joined the Red Party.", "dissolved", "1999"),
    ("The Green Party replaced the Red Party in 1990.", "predecessor", "Red Party"),
    ("It was the successor organisation of the Red Party.", "predecessor", "Red Party"),
    ("The party was created in 1990 to succeed the Red Party.", "predecessor", "Red Party"),
    ("The Red Party, predecessor of the Green Party, was founded in 1980.", "predecessor", "Red Party"),
    ("Its predecessor was the Red Party.", "predecessor", "Red Party"),
    ("Its predecessor, the Red Party, was founded in 1980.", "predecessor", "Red Party"),
    ("The party emerged from the Red Party in 1990.", "predecessor", "Red Party"),
    ("The Red Party evolved into the Green Party in 1990.", "predecessor", "Red Party"),
    ("After its collapse the party reconstituted itself as the Blue League.", "successor", "Blue League"),
    ("It was formed out of the remnants of the Red Party.", "predecessor", "Red Party"),
    ("The party is considered the ideological successor to the Red Party.", "predecessor", "Red Party"),
    ("The Green Party was born out of the Red Party.", "predecessor", "Red Party"),
    ("The party grew out of a split in the Red Party.", "split_from", "Red Party"),
    ("The party originated as a faction of the Red Party.", "split_from", "Red Party"),
    ("Anna Tal quit the Red Party and started the Green Party in 1990.", "split_from", "Red Party"),
    ("The Green Party is a 1990 splinter from the Red Party.", "split_from", "Red Party"),
    ("The party's vote fell to 3.1% at the 1999 election.", "election_result", "1999"),
    ("At the 1999 election it polled 3.1 per cent, electing two members.", "election_result", "1999"),
    ("It lost both of its seats at the 1999 election.", "election_result", "1999"),
    ("In the 1999 elections the party doubled its representation to 8 seats.", "election_result", "1999"),
    ("The party's best result was in 1999, when it won 8 seats and 12% of the vote.", "election_result", "1999"),
    ("In 1999 the party took 12% of the vote.", "election_result", "1999"),
    ("The party held 8 of the 40 seats after the 1999 election.", "election_result", "1999"),
    (
        "Its candidate, Anna Tal, finished fourth in the 1999 presidential election with 6% of the vote.",
        "election_result",
        "1999",
    ),
    ("It has had no seats since the 1999 election.", "election_result", "1999"),
    ("The 1999 election saw the party win 12 seats.", "election_result", "1999"),
    ("Anna Tal and others set up the Green Party in 1990.", "founder", "Anna Tal"),
    ("Established in 1990 by Anna Tal, the Green Party is small.", "founder", "Anna Tal"),
    ("Its founders include Anna Tal and Jan Kok.", "founder", "Jan Kok"),
    ("The party was the creation of Anna Tal.", "founder", "Anna Tal"),
    ("The idea of the party came from Anna Tal, who founded it in 1990.", "founder", "Anna Tal"),
    ("Anna Tal heads the party.", "leader", "Anna Tal"),
    ("The party is headed by its chairwoman Anna Tal.", "leader", "Anna Tal"),
    ("Anna Tal was leader until 1999, when Jan Kok took over.", "leader", "Jan Kok"),
    ("After Anna Tal's resignation, Jan Kok became the new chairman.", "leader", "Jan Kok"),
    ("Jan Kok defeated Anna Tal in the leadership election of 1999.", "leader", "Jan Kok"),
    ("Anna Tal has served as chair since 1999.", "leader", "Anna Tal"),
    ("Under Anna Tal, the party won ten seats.", "leader", "Anna Tal"),
    ("Anna Tal, who led the party from 1990, retired.", "leader", "Anna Tal"),
    ("The first leader of the party was Anna Tal and the second Jan Kok.", "leader", "Anna Tal"),
    ("The party is under the leadership of Anna Tal.", "leader", "Anna Tal"),
    ("Anna Tal was named party leader in 1999.", "leader", "Anna Tal"),
    ("Current party president Anna Tal lives in Riga.", "leader", "Anna Tal"),
    ("The party supports federalism and liberalism.", "ideology", "liberalism"),
    ("The party's ideology combines socialism with nationalism.", "ideology", "socialism"),
    ("Ideologically, the party is conservative.", "ideology", "conservatism"),
    ("The party was guided by Marxism-Leninism.", "ideology", "marxism-leninism"),
    ("The party stands for liberal values and social democracy.", "ideology", "social democracy"),
    ("The party follows a socialist line.", "ideology", "socialism"),
    ("The party is on the far left of the political spectrum.", "position", "far-left"),
    ("The party sits on the centre-right.", "position", "centre-right"),
    ("It has a membership of about 12,000.", "membership", "12000"),
    ("Membership stood at 12,000 in 1999.", "membership", "12000"),
    ("The party had around 12,000 members at its peak.", "membership", "12000"),
    ("By 1999 its membership had reached 12,000.", "membership", "12000"),
    ("Its organ was the weekly Rytas.", "newspaper", "Rytas"),
    ("It has a youth organisation, the Young Greens.", "youth_wing", "Young Greens"),
    ("The party's youth wing is named Young Greens.", "youth_wing", "Young Greens"),
    ("Its head office is in Riga.", "headquarters", "Riga"),
    ("In 1999 the party supported Anna Tal for president.", "endorsed_candidate", "Anna Tal"),
    ("Anna Tal was the party's presidential candidate in 1999.", "endorsed_candidate", "Anna Tal"),
    ("The party ran Anna Tal as its candidate in the 1999 presidential election.", "endorsed_candidate", "Anna Tal"),
    ("The party contested the 1999 election in coalition with the Blue League.", "alliance_with", "Blue League"),
    ("The party is allied with the Blue League.", "alliance_with", "Blue League"),
    ("In 1999 the Green Party and the Blue League agreed on a joint list.", "alliance_with", "Blue League"),
    ("The party participated in a government led by the Blue League.", "alliance_with", "Blue League"),
    ("The party and the Blue League ran a joint list in 1999.", "alliance_with", "Blue League"),
    ("The party joined forces with the Blue League for the 1999 election.", "alliance_with", "Blue League"),
    ("The party's main ally is the Blue League.", "alliance_with", "Blue League"),
    ("The party entered an electoral pact with the Blue League in 1999.", "alliance_with", "Blue League"),
    ("The party is affiliated to the Liberal International.", "member_of", "Liberal International"),
    (
        "The party is a founding member of the European Greens and has observer status in the Global Greens.",
        "member_of",
        "European Greens",
    ),
    ("It is a constituent party of the Broad Front.", "member_of", "Broad Front"),
    ("The party belongs to the Broad Front.", "member_of", "Broad Front"),
    ("In 1999 it was admitted as a full member of the Liberal International.", "member_of", "Liberal International"),
    ("It sits in the European Parliament with the Broad Front group.", "member_of", "Broad Front"),
    ("The party forms part of the Broad Front.", "member_of", "Broad Front"),
    ("It ran under the banner of the Broad Front in 1999.", "member_of", "Broad Front"),
    ("The Broad Front, of which the party is a member, won.", "member_of", "Broad Front"),
    ("The party was officially recognised on 5 May 1990.", "registered", "1990-05-05"),
    ("It obtained legal status in May 1990.", "registered", "1990-05"),
    ("The party received its registration in May 1990.", "registered", "1990-05"),
    ("Its registration was cancelled in 1999.", "deregistered", "1999"),
    ("The party was struck off the register in 1999.", "deregistered", "1999"),
    ("The party's founding congress took place in May 1990.", "founded", "1990-05"),
    ("The party dates from 1990.", "founded", "1990"),
    ("The party was inaugurated in May 1990.", "founded", "1990-05"),
    ("The party was organised in 1990 by Anna Tal.", "founded", "1990"),
    ("The party came into existence in 1990.", "founded", "1990"),
    ("The party has existed since 1990.", "founded", "1990"),
    ("The party originated in 1990.", "founded", "1990"),
    ("Created in 1990, the party is small.", "founded", "1990"),
    ("In 1990, Anna Tal started the Green Party.", "founded", "1990"),
    ("The military regime dissolved the party in 1999.", "dissolved", "1999"),
    ("The party was declared illegal in 1999.", "banned", "1999"),
    ("The Supreme Court banned the party in 1999.", "banned", "1999"),
]


@pytest.mark.parametrize(("sentence", "property", "value"), SAID)
def test_a_wording_says_the_fact_of_the_documents_party(sentence: str, property: str, value: str) -> None:
    context = context_of([OPENING, sentence])
    read_prose(context)
    said = [
        (str(s.value).casefold().lstrip("~"), s.subject.name, s.property)
        for s in context.statements
        if s.evidence.start > 50
    ]
    assert (value.casefold(), "Green Party", property) in said or (
        "green party",
        value,
        {"predecessor": "successor", "successor": "predecessor"}.get(property, property),
    ) in said


NOT_SAID = [
    ("The Red Party was led by Anna Tal until she was replaced as mayor of Riga by Jan Kok.", "leader", "Jan Kok"),
    ("It is against Latvia joining NATO.", "member_of", "NATO"),
    ("It joined King Olav and the Red Party in overthrowing the government.", "member_of", "Red Party"),
    ("The alliance between Anna Tal and Jan Kok was short.", "alliance_with", "Jan Kok"),
    ("They left the Red Party after talks with the leader Jan Kok.", "leader", "Jan Kok"),
    ("Anna Tal succeeded Jan Kok as prime minister.", "leader", "Anna Tal"),
    ("In 1999 it replaced the Red Party as the largest party.", "predecessor", "Red Party"),
    ("The Red Party fielded a teacher in Riga, as the mayor Anna Tal had died.", "endorsed_candidate", "Anna Tal"),
    ("It seldom espouses socialism.", "ideology", "socialism"),
    ("In 1999 it withdrew from West Kurzeme.", "member_of", "West Kurzeme"),
    ("Its members of parliament rejected the law of 1999.", "seat_holder", "Anna Tal"),
]


@pytest.mark.parametrize(("sentence", "property", "value"), NOT_SAID)
def test_a_wording_does_not_say(sentence: str, property: str, value: str) -> None:
    context = context_of([OPENING, sentence])
    read_prose(context)
    said = [(s.property, str(s.value)) for s in context.statements if s.certainty in ("asserted", "claimed")]
    assert (property, value) not in said


def test_a_text_in_the_first_person_speaks_of_its_own_party() -> None:
    text = "We are the Pirate Party of Latvia. Our party was founded in 2009. The Red Party is not our party."
    statements = extract(read_bytes(text.encode(), "text")).statements
    assert ("Pirate Party of Latvia", "founded", "2009") in [
        (s.subject.name, s.property, str(s.value)) for s in statements
    ]


def test_items_below_a_heading_of_members_belong_to_the_alliance() -> None:
    text = "The BROAD FRONT is an alliance in Peru.\n\n\nMember parties\n\n-   Red Party\n-   Blue League (1990)\n-   Anna Tal"
    statements = extract(read_bytes(text.encode(), "text")).statements
    members = [(s.subject.name, str(s.value)) for s in statements if s.property == "member_of"]
    assert members == [("Red Party", "Broad Front"), ("Blue League", "Broad Front")]
