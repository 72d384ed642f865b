"""Rules that look at words: gaps, doubled words, numbers, dates, abbreviations, namesakes."""

from __future__ import annotations

import pytest

from partybook.audit.spelling import exchanged
from partybook.model import Source
from partybook.read.document import Document, Mark, Paragraph, Run, Text
from tests.audit_examples import audited, claim, findings, number
from tests.documents import prose

MISSING = [
    "The party was set up in 1990 by (2 May 1931 – 8 June 2004) and others.",
    "It was led by (1931–2004) until his death.",
    "She is the former head of the (ABC-DE), a smaller party.",
    "The movement grew out of the .",
    "It was founded by the , in 1990.",
]
WHOLE = [
    "The party was set up in 1990 by Ada Krol (2 May 1931 – 8 June 2004).",
    "Relations between settlers and (native) islanders were poor.",
    "The law of the (then) Kingdom was kept.",
    "The (UK) government refused, and the (US) Senate too.",
    "It was the first party that members could identify with.",
    "He is a supporter of the (small-l) liberal wing.",
    "The programme asks what the state is for.",
    "It won seats in (1990) and lost them again.",
    "The 2004 platform, of which little is known, was dropped.",
    "The party founded by, and named after, Ada Krol broke up.",
]


@pytest.mark.parametrize("sentence", MISSING)
def test_a_lost_word_is_found(sentence: str) -> None:
    found = findings(sentence, rules=["S001"])
    assert [f.rule for f in found] == ["S001"]
    assert found[0].evidence[0].quote in sentence


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_whole_sentence_is_left_alone(sentence: str) -> None:
    assert findings(sentence, rules=["S001"]) == []


def _lost_founder(*deaths: tuple[str, str]) -> list[str]:
    document = prose("It was set up by (2 May 1931 – 8 June 2004).", "On 8 June 2004, Ada Krol died. Bo Lind died.")
    statements = [
        claim(document, "died", day, "On 8 June 2004", subject=name, kind="person", where="Leaders, sentence 1")
        for name, day in deaths
    ]
    return [finding.resolution for finding in audited(document, *statements, rules=["S001"])]


def test_life_dates_without_a_name_are_given_to_the_one_who_died_that_day() -> None:
    (resolution,) = _lost_founder(("Ada Krol", "2004-06-08"), ("Bo Lind", "2004-06-09"))
    assert "Ada Krol" in resolution and "8 June 2004" in resolution and "Leaders, sentence 1" in resolution


@pytest.mark.parametrize(
    "deaths",
    [
        (("Ada Krol", "2004-06-09"),),
        (("Ada Krol", "2004"),),  # a year proves nothing
        (("Ada Krol", "2004-06-08"), ("Bo Lind", "2004-06-08")),  # two died that day
        (),
    ],
)
def test_life_dates_that_settle_nothing(deaths: tuple[tuple[str, str], ...]) -> None:
    assert _lost_founder(*deaths) == [""]


def test_a_gap_that_the_reader_made_is_not_the_documents() -> None:
    raw = "It was set up by {{person|Ada Krol}} (1931–2004)."
    at = raw.index(" (1931")
    text = Text(raw[:16] + raw[at:], (Run(0, 0, 16), Run(16, at, len(raw))))
    document = Document(Source.of(raw, "test", "wikitext"), Text(""), (Paragraph(text),))
    assert audited(document, rules=["S001"]) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("In the parliamentary elections of 6 November 2005 won no seats.", 1),
        ("In the 2010 election received 4% of the vote.", 1),
        ("In the parliamentary elections of 6 November 2005 the party won no seats.", 0),
        ("In the 2010 election won by the Blues, it came last.", 0),
        ("In the local elections Blue candidates won nothing.", 0),
        ("In the elections it won ten seats.", 0),
    ],
)
def test_a_sentence_without_a_subject(sentence: str, count: int) -> None:
    assert len(findings(sentence, rules=["S002"])) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The GREENS () are a party.", 1),
        ("The GREENS (, GP) are a party.", 1),
        ("The GREENS (; ) are a party.", 1),
        ("The GREENS (GP) are a party.", 0),
        ("They call main() first.", 0),
        ("As it says (...) nothing is lost.", 0),
    ],
)
def test_empty_brackets(sentence: str, count: int) -> None:
    assert len(findings(sentence, rules=["S003"])) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It won the the election.", 1),
        ("Sie wurde von von Papen geführt.", 1),
        ("It had had enough.", 0),
        ("La La Land is a film.", 0),
        ("The party of-of course-lost.", 0),
    ],
)
def test_doubled_words(sentence: str, count: int) -> None:
    assert len(findings(sentence, rules=["S004"])) == count


@pytest.mark.parametrize(
    ("paragraphs", "count"),
    [
        (["It has 60,000 members.", "He obtained 29.224 votes."], 1),
        (["It has 60.000 members.", "He obtained 29.224 votes."], 0),  # the document's own way of writing thousands
        (["It has 60,000 members.", "It won 29.224 percent."], 0),
        (["It has 60,000 members.", "He obtained 29.22 votes on average."], 0),
    ],
)
def test_ambiguous_separators(paragraphs: list[str], count: int) -> None:
    assert len(findings(*paragraphs, rules=["S009"])) == count


def test_an_ambiguous_separator_is_settled_by_a_count_nearby() -> None:
    document = prose("It has 60,000 members. He obtained 29.224 votes.", "1998 29,244 0.89")
    row = claim(document, "election_result", "1998", "29,244", where="table 1, row 2", votes="29,244")
    (finding,) = audited(document, row, rules=["S009"])
    assert "29,224" in finding.resolution and "table 1, row 2" in finding.resolution and "29,244" in finding.resolution


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It won 4,.645 votes.", 1),
        ("It was approved by 56.% of the voters.", 1),
        ("It won 4,645 votes.", 0),
        ("See p. 4,,and so on.", 0),
        ("It won 56.2% of the vote in 1990.", 0),
    ],
)
def test_malformed_numbers(sentence: str, count: int) -> None:
    assert len(findings(sentence, rules=["S010"])) == count


def test_impossible_dates() -> None:
    (finding,) = findings("It was founded on 31 June 1990.", rules=["S012"])
    assert finding.evidence[0].quote == "31 June 1990"
    assert findings("It was founded on 30 June 1990.", rules=["S012"]) == []


def test_homoglyphs_once_for_a_word() -> None:
    word = "Азəрбаjҹан"  # Latin j in a Cyrillic word
    found = findings(f"The party ({word} Партиjасы) in {word}.", rules=["S011"])
    assert [[place.quote for place in f.evidence] for f in found] == [[word, "Партиjасы", word]]
    assert "U+0259" in found[0].message and "U+006A" in found[0].message
    assert findings("The party (Коммунистическая партия) is here.", rules=["S011"]) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("UPC-CPSU", "UCP-CPSU", True),
        ("PASOKE", "PASKOE", True),
        ("PSD", "PDS", False),  # two Romanian parties
        ("PSDR", "PDSR", False),  # two more
        ("SPD", "SPÖ", False),
        ("CPI-ML", "CPN-ML", False),
        ("CDU-CSU", "CSU-CDU", False),
        ("KPD-ML", "KDP-ML", False),  # five letters, and ML is in every such name
        ("KPD-ML-NEU", "KDP-ML-NEU", True),
        ("UCP-CPSU", "UCP-CPSU", False),
    ],
)
def test_two_spellings(one: str, other: str, expected: bool) -> None:
    assert exchanged(one, other) is expected
    assert len(findings(f"It joined the {one} in 1990.", f"The {other} met.", rules=["C003"])) == expected


def test_a_spelling_that_the_name_settles() -> None:
    text = "The Union of Communist Parties – Communist Party of the Soviet Union met as UPC-CPSU, not UCP-CPSU."
    (finding,) = findings(text, rules=["C003"])
    assert finding.resolution.startswith("UCP-CPSU is right")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ('Note that there are two parties named "Green Party".', 1),
        ("Not to be confused with the Green League.", 1),
        ("Nicht zu verwechseln mit der Grünen Liste.", 1),
        ("There are two parties in the coalition.", 0),
        ("The voters were confused.", 0),
    ],
)
def test_namesakes(sentence: str, count: int) -> None:
    assert len(findings(sentence, rules=["I001"])) == count


def test_a_predecessor_told_apart_by_its_bracket_is_a_namesake() -> None:
    document = prose("Predecessor: Forward (1920)", "It split from Onward (1920).")
    own, other = (claim(document, "predecessor", f"#{name}", subject="Forward (1993)") for name in _PREDECESSORS)
    (finding,) = audited(document, own, other, subject="Forward (1993)", rules=["I001"])
    assert finding.message == "Forward (1993) shares its name with Forward (1920)"
    assert audited(document, other, subject="Forward (1993)", rules=["I001"]) == []


_PREDECESSORS = ("Forward (1920)", "Onward (1920)")


def test_a_section_that_begins_with_it_about_another_party() -> None:
    document = prose("Green Party was founded in 1993.", "== 2011 ==", "It was founded on 31 October 2011 by a merger.")
    founded = claim(document, "founded", "1993", "founded in 1993")
    (finding,) = audited(document, founded, rules=["S013"])
    assert "2011" in finding.message and "1993" in finding.message
    same = prose("Green Party was founded in 1993.", "== History ==", "It was founded on 3 May 1993 by a merger.")
    assert audited(same, claim(same, "founded", "1993", "founded in 1993"), rules=["S013"]) == []


def test_marks_do_not_disturb() -> None:
    text = Text("It won (, GP) twice.", (Run(0, 0, 20),), (Mark("bold", 0, 2),))
    document = Document(Source.of("It won (, GP) twice.", "t", "plaintext"), Text(""), (Paragraph(text),))
    assert [f.evidence[0].quote for f in audited(document, rules=["S003"])] == ["(, "]


def test_numbers_of_the_examples_are_what_they_say() -> None:
    assert str(number("29,244")) == "29244"
