"""Short notes about a party below its name, which leave out the party and often the verb."""

from __future__ import annotations

import pytest

from partybook.extract import Extraction, extract
from partybook.extract.fragments import complete
from partybook.extract.name_lines import name_line
from partybook.extract.notes import is_note
from partybook.read import read_bytes

pytest.importorskip("spacy")

Q = dict[str, str]


def _read(title: str, note: str) -> Extraction:
    return extract(read_bytes(f"{title}\n\n{note}\n".encode(), "note.txt"))


NOTES: list[tuple[str, str, str, str, Q]] = [
    # a party without an article, or none at all
    ("New party formed on 2 February 1989.", "Harbour Union", "founded", "1989-02-02", {}),
    ("Party formed in 1944.", "Harbour Union", "founded", "1944", {}),
    ("Electoral alliance formed for the 1935 election.", "Harbour Union", "founded", "1935", {}),
    ("New party formed 1986 election.", "Harbour Union", "founded", "1986", {}),
    ("Party was dissolved on 4 May 1973.", "Harbour Union", "dissolved", "1973-05-04", {}),
    ("Formed in 1985 as a split of Red League.", "Harbour Union", "split_from", "Red League", {"date": "1985"}),
    ("Formed in 1985 as a split of Red League.", "Harbour Union", "founded", "1985", {}),
    ("'Formed in October 1940 by Anna Tal.' (Berg 1978, 313)", "Harbour Union", "founder", "Anna Tal", {}),
    ("banned in 1920", "Harbour Union", "banned", "1920", {}),
    ("Party split from Red League (RL) on 3 April 1987.", "Harbour Union", "split_from", "Red League", {}),
    ("New party formed on 5 May 1981 and registered on 30 November.", "Harbour Union", "registered", "1981-11-30", {}),
    ("Formed on 5 May 1981. It was registered on 30 May.", "Harbour Union", "registered", "1981-05-30", {}),
    ("Joined Red League (RL) in May 1985.", "Harbour Union", "member_of", "Red League", {"start": "1985-05"}),
    ("1962 merged with Reform Party", "Harbour Union", "merged_into", "Reform Party", {"date": "1962"}),
    ("merged 1983 into the RNB", "Harbour Union", "merged_into", "RNB", {"date": "1983"}),
    ("1972 formed an alliance with the Red League", "Harbour Union", "alliance_with", "Red League", {"date": "1972"}),
    ("GVX was formed in 1970.", "Harbour Union", "founded", "1970", {}),
    ("agrarian party, founded 1908, banned 1921; member of Red League since 1986", "Harbour Union", "banned", "1921", {}),
    ("agrarian party, founded 1908; member of Red League since 1986", "Harbour Union", "member_of", "Red League", {}),
    ("Liberal; won 12 seats in 1977", "Harbour Union", "election_result", "1977", {"seats": "12"}),
    # by whom, and what they had left
    ("Party formed in 2000 as split from Red League (RL) by former PM Anna Tal.", "Harbour Union", "founder", "", {}),
    ("Party formed on 7 October 2006 by former Lumo-SD members", "Harbour Union", "split_from", "Lumo-SD", {}),
    ("Party formed in 2005 by Anna Tal after leaving the Red League.", "Harbour Union", "split_from", "Red League", {}),
    ("Splinter group of Red League (RL) members formed in 1940.", "Harbour Union", "split_from", "Red League", {}),
    ("Splinter of the GVX", "Harbour Union", "split_from", "GVX", {}),
    # of what it was made, what it belonged to
    ("Party formed in 1933 as a merger of the Red League (RL), the Blue League (BL) and the Grey League (GL).",
     "Harbour Union", "merger_of", "Grey League", {"date": "1933"}),
    ("Merger of Red League and Blue League on 27 May 1988", "Harbour Union", "merger_of", "Blue League", {}),
    ("consists of Red League, Blue League and GVX", "GVX", "member_of", "Harbour Union", {}),
    ("consists of 4821 77 Red League, Blue League", "Red League", "member_of", "Harbour Union", {}),
    ("Consists of GVX/UB (676), RLD (104), BBU (1008)", "GVX/UB", "member_of", "Harbour Union", {}),
    ("Alliance between the Red League and the Blue League", "Red League", "member_of", "Harbour Union", {}),
    ("Alliance of Red League, Blue League and Grey League.", "Red League", "member_of", "Harbour Union", {}),
    ("Electoral alliance by Red League, Blue League and others.", "Blue League", "member_of", "Harbour Union", {}),
    ("This is an alliance formed by Red League and Blue League", "Blue League", "member_of", "Harbour Union", {}),
    ("23.61% in 1999 as part of the coalition Red Wave", "Harbour Union", "member_of", "Red Wave", {"date": "1999"}),
    ("part of the electoral alliance Front for Better Days", "Harbour Union", "member_of", "Front for Better Days", {}),
    ("2006 part of alliance Everyone's Front", "Harbour Union", "member_of", "Everyone's Front", {"date": "2006"}),
    ("1985 in alliance PXDS-IM-CX", "Harbour Union", "member_of", "PXDS-IM-CX", {"date": "1985"}),
    ("1959 in alliance with Red League", "Harbour Union", "alliance_with", "Red League", {"date": "1959"}),
    ("1990 in alliance Union for a Free Arden", "Harbour Union", "member_of", "Union for a Free Arden", {}),
    ("faction of the Red League", "Harbour Union", "member_of", "Red League", {}),
    ("successor of the Red League", "Harbour Union", "predecessor", "Red League", {}),
    ("Succeeded 1980 by the Red League", "Harbour Union", "successor", "Red League", {"date": "1980"}),
    ("In 1920 the GVX were in an alliance with Red League (24).", "Harbour Union", "alliance_with", "Red League", {}),
    # names
    ("previously named Red League", "Harbour Union", "former_name", "Red League", {}),
    ('renamed 1976 in "Red League"', "Harbour Union", "former_name", "Red League", {"start": "1976"}),
    ("Renamed to Lomo Dal in 1966.", "Harbour Union", "former_name", "Lomo Dal", {"start": "1966"}),
    ("in 1917, the party changed to the Red League", "Harbour Union", "former_name", "Red League", {"start": "1917"}),
    ("Also known as Red League.", "Harbour Union", "name", "Red League", {}),
    ("1948 Red League (RL)\n1952 Harbour Union", "Harbour Union", "former_name", "Red League", {"start": "1948"}),
    ("Red League (1976-1979)\nBlue List (1979-)", "Harbour Union", "former_name", "Red League", {"end": "1979"}),
    # results
    ("5 of 133 seats in 2005 Ardenian general election.", "Harbour Union", "election_result", "2005",
     {"seats": "5", "seats_total": "133"}),
    ("8/119 seats in the 1947 general election", "Harbour Union", "election_result", "1947",
     {"seats": "8", "seats_total": "119"}),
    ("16 of 132 in 1923 Ardenian general election.", "Harbour Union", "election_result", "1923",
     {"seats": "16", "seats_total": "132"}),
    ("9/31 seats won in 1955 National Assembly Election", "Harbour Union", "election_result", "1955", {"seats": "9"}),
    ("2 seats in 1984", "Harbour Union", "election_result", "1984", {"seats": "2"}),
    ("23,61% in 1999 as a part of the coalition Red League", "Harbour Union", "election_result", "1999",
     {"vote_share": "23.61"}),
    ("1.9% in 1996 EP election", "Harbour Union", "election_result", "1996", {"vote_share": "1.9"}),
    # what it is, and whose
    ("A centre-right and pro-Ardenian political party in Greenland.", "Harbour Union", "position", "centre-right", {}),
    ("Liberal, autonomist party", "Harbour Union", "ideology", "autonomism", {}),
    ("led by Anna Tal", "Harbour Union", "leader", "Anna Tal", {}),
    ("Party of Anna Tal, prime minister (HoG) from 1998 to 2000.", "Anna Tal", "office", "prime minister",
     {"start": "1998", "end": "2000"}),
    ("Party of Anna Tal, prime minister (HoG) from 1998 to 2000.", "Anna Tal", "member_of", "Harbour Union", {}),
]  # fmt: skip


@pytest.mark.parametrize(("note", "subject", "property", "value", "qualifiers"), NOTES)
def test_a_note_says(note: str, subject: str, property: str, value: str, qualifiers: Q) -> None:
    found = [
        {name: str(item) for name, item in s.qualifiers}
        for s in _read("Harbour Union", note).statements
        if (s.subject.name, s.property) == (subject, property) and value in ("", str(s.value))
    ]
    assert any(qualifiers.items() <= said.items() for said in found)


@pytest.mark.parametrize(
    ("note", "property"),
    [
        ("member of 1586", "member_of"),
        ("consists of 1586 77 2041", "member_of"),
        ("2002 in alliance with 9102 9103", "alliance_with"),
        ("1.9% seat share in 1998", "election_result"),
        ("4.6% seats after 1920 election", "election_result"),
        ("less than 75 % in the 1998 election", "election_result"),
        ("37 MPs left the Red League in 1999.", "election_result"),
        ("1972 formed an alliance with the Red League", "founded"),
        ("Merger of Red League, founded in 1882, with Blue League", "founded"),
        ("regional party with 1 seat in parliament from 1962 to 1974", "founded"),
        ("Party of Anna Tal, president (HoS) from 1895 to 1898.", "dissolved"),
        ("Alliance between the Red League and the Blue League", "alliance_with"),
        ("Splinter group from the Red League registered in 1960 and removed from the register in 1978.", "dissolved"),
    ],
)
def test_a_note_does_not_say(note: str, property: str) -> None:
    assert property not in {s.property for s in _read("Harbour Union", note).statements}


def test_this_alliance_is_no_party() -> None:
    note = "The share refers to another list; this alliance consists of Red League and Blue League."
    assert "member_of" not in {s.property for s in _read("Harbour Party", note).statements}


def test_an_apposed_split_is_not_dated_by_what_came_later() -> None:
    note = (
        "Splinter group from the Red League (RL) registered on 21 May 1960 and was removed from the register in 1978."
    )
    [split] = [s for s in _read("Harbour Union", note).statements if s.property == "split_from"]
    assert "1978" not in {str(value) for _, value in split.qualifiers}


def test_the_members_of_a_merger_are_no_former_names() -> None:
    note = "Party formed in 1933 as a merger of the Red League (RL), the Blue League (BL) and the Grey League (GL)."
    assert "former_name" not in {s.property for s in _read("Harbour Union", note).statements}


def test_new_party_is_nobodys_name() -> None:
    assert {s.subject.name for s in _read("Momentum", "New party formed in 1946.").statements} == {"Momentum"}


def test_a_note_may_begin_with_the_name_of_its_party() -> None:
    said = _read(
        "Blue Left Harbour Wave",
        "Old Wave split in 1972 and Blue Left Harbour Wave was led by Anna Tal in the election.",
    ).statements
    assert ("Blue Left Harbour Wave", "leader", "Anna Tal") in {
        (s.subject.name, s.property, str(s.value)) for s in said
    }


def test_two_letters_behind_a_party_are_its_abbreviation() -> None:
    said = {(s.property, str(s.value)) for s in _read("Hope", "Party split from Red League (Fr) in 2005.").statements}
    assert {("split_from", "Red League"), ("abbreviation", "Fr")} <= said


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("Anna Tal", "Member of the Green Party since 1977."),
        ("Anna Tal", "Founder of the Green Party. She left the party in 1977."),
        ("Arden University", "Founded in 1798. A liberal party was founded there in 1847."),
        ("1977 Ardenian election", "The party won 12 seats."),
        ("Old Bridge", "Built in 1798 and restored in 1977."),
    ],
)
def test_what_is_no_partys_note(title: str, note: str) -> None:
    assert not is_note(read_bytes(f"{title}\n\n{note}\n".encode(), "note.txt"))
    assert _read(title, note).subject is None


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 1977, the party won two seats.",
        "Formed in 1977, Red League joined the government.",
        "The party was formed in 1977.",
        "It consists of farmers.",
        "Labour Party formed the government.",
        "37 MPs left the party.",
        "A splinter group of the Red League was formed in 1977.",
        "",
    ],
)
def test_whole_sentences_leave_nothing_out(text: str) -> None:
    assert complete(text) is None


def test_a_line_of_a_list_of_names() -> None:
    line = name_line("1904–1908: Red League (RLX);")
    assert line is not None
    assert (line.name, line.start, line.end, line.shorts) == ("Red League", "1904", "1908", ("RLX",))
    assert name_line("in 1904 it was called Red League") is None


def test_lines_of_names_that_were_taken_for_a_wrapped_one_are_told_apart() -> None:
    note = "1902 Red League;\n1921 Pure Red League [J. K. Tal group];\n1927 Blue League"
    said = {(str(s.value), str(dict(s.qualifiers)["start"])) for s in _read("Red Party", note).statements}
    assert said == {("Red League", "1902"), ("Pure Red League", "1921"), ("Blue League", "1927")}
