"""Names in leads, written for these tests in the forms that articles use; scripts and look-alike letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.names import (
    guess_language,
    lead_names,
    mixed_script_words,
    parenthetical_abbreviations,
    script_of,
)
from partybook.read.document import Text, TextBuilder


def text(content: str) -> Text:
    builder = TextBuilder()
    builder.add(content, 0)
    return builder.build()


LEADS = [
    (
        "The Azerbaijan Communist Party (Azərbaycan Kommunist Partiyası, AzKP; Азəрбаjҹан Коммунист Партиjасы, АКП) is",
        "Azerbaijan Communist Party (1993)",
        [
            ("name", "Azerbaijan Communist Party", ""),
            ("native_name", "Azərbaycan Kommunist Partiyası", "az"),
            ("abbreviation", "AzKP", ""),
            ("native_name", "Азəрбаjҹан Коммунист Партиjасы", "az"),
            ("abbreviation", "АКП", ""),
        ],
    ),
    (
        "RIVERSIDE GREEN UNION (Asturian language: _Unión Verde_, UV), was a political party",
        "",
        [("name", "Riverside Green Union", ""), ("native_name", "Unión Verde", "ast"), ("abbreviation", "UV", "")],
    ),
    ("The HARBOUR PARTY () is a party", "", [("name", "Harbour Party", "")]),
    ("The HARBOUR PARTY (HP; ) is a party", "", [("name", "Harbour Party", ""), ("abbreviation", "HP", "")]),
    (
        "The Party of Hills (PH) (Hindi: पहाड़ी पार्टी, Pahāṛī Pārṭī) is a party",
        "Party of Hills",
        [("name", "Party of Hills", ""), ("abbreviation", "PH", ""), ("native_name", "पहाड़ी पार्टी", "hi")],
    ),
    (
        "The Lake Party (French: Parti du lac, German: Seepartei), abbreviated to PDL or SP, is a party",
        "Lake Party",
        [
            ("name", "Lake Party", ""),
            ("native_name", "Parti du lac", "fr"),
            ("native_name", "Seepartei", "de"),
            ("abbreviation", "PDL", ""),
            ("abbreviation", "SP", ""),
        ],
    ),
    (
        'The Lake Party (Finnish: Järvipuolue, literally "Lake Party"; formerly the Pond League; 1990–1995) was a',
        "Lake Party",
        [("name", "Lake Party", ""), ("native_name", "Järvipuolue", "fi"), ("former_name", "Pond League", "")],
    ),
    (
        "The PEOPLE'S FRONT, commonly known by its Sinhalese name PODUJANA PERAMUNA (PPS) is a party",
        "",
        [("name", "People's Front", ""), ("native_name", "Podujana Peramuna", "si"), ("abbreviation", "PPS", "")],
    ),
    (
        "Die Freie Seepartei (Kurzbezeichnung: FSP) ist eine Partei",
        "Freie Seepartei",
        [("name", "Freie Seepartei", ""), ("abbreviation", "FSP", "")],
    ),
    (
        "Партия озера (сокр. ПО; азерб. Göl Partiyası) — политическая партия",
        "Партия озера",
        [("name", "Партия озера", ""), ("abbreviation", "ПО", ""), ("native_name", "Göl Partiyası", "az")],
    ),
    ("Göl Partisi, kısaca GP, bir partidir", "Göl Partisi", [("name", "Göl Partisi", ""), ("abbreviation", "GP", "")]),
    ("JANE DOE (born 5 May 1950) is a politician", "", [("name", "Jane Doe", "")]),
    ("It was founded in 1990 by workers (see below).", "Lake Party", []),
    ("", "Lake Party", []),
]


@pytest.mark.parametrize(("lead", "title", "expected"), LEADS)
def test_names_of_a_lead(lead: str, title: str, expected: list[tuple[str, str, str]]) -> None:
    names = lead_names(text(lead), title)
    assert [(name.kind, name.name, name.language) for name in names] == expected
    for name in names:
        start, end = name.text.span()
        assert lead[start:end] == name.text.content


def test_marks_tell_names() -> None:
    builder = TextBuilder()
    builder.add("The Lake Party of the North (Puolue) is a party", 0)
    builder.mark("bold", 4, 14)
    builder.mark("language", 29, 35, "fi")
    builder.mark("italic", 29, 35)
    found = [(name.kind, name.name, name.language) for name in lead_names(builder.build())]
    assert found == [("name", "Lake Party", ""), ("native_name", "Puolue", "fi")]


def test_the_name_before_a_bracketed_abbreviation_has_its_initials() -> None:
    content = (
        "He left the New Azerbaijan Party (NAP), the Asturianist Party (PAS) and the Communist Party of India (CPI)."
    )
    found = parenthetical_abbreviations(content)
    assert [(pair.name, pair.abbreviation) for pair in found] == [
        ("New Azerbaijan Party", "NAP"),
        ("Asturianist Party", "PAS"),
        ("Communist Party of India", "CPI"),
    ]
    for pair in found:
        assert content[pair.start : pair.end] == pair.name
        assert content[pair.short_start : pair.short_end] == pair.abbreviation


def test_a_bracket_without_matching_initials_names_nothing() -> None:
    assert parenthetical_abbreviations("the Workers Party (NATO), Mr Smith (MP) and 1990 (XX)") == []


@pytest.mark.parametrize(
    ("content", "script"),
    [
        ("Party", "Latn"),
        ("Партия", "Cyrl"),
        ("पार्टी", "Deva"),
        ("حزب", "Arab"),
        ("1990 –", ""),
        ("党", "Hani"),
        ("", ""),
    ],
)
def test_scripts(content: str, script: str) -> None:
    assert script_of(content) == script


def test_look_alike_letters_are_found_with_the_letter_they_look_like() -> None:
    content = "Азəрбаjҹан Коммунист Партиjасы"  # ə and j are Latin
    found = [(word.word, [(at.letter, at.looks_like) for at in word.letters]) for word in mixed_script_words(content)]
    assert found == [("Азəрбаjҹан", [("ə", "ә"), ("j", "ј")]), ("Партиjасы", [("j", "ј")])]
    assert [word.script for word in mixed_script_words("Рartiya")] == ["Latn"]


@pytest.mark.parametrize(
    "content", ["ПО-EU", "Wi-Fi", "Партия XXI", "СССР", "Azərbaycan", "Азәрбајҹан", "D66", "ПартияWZ"]
)
def test_mixes_that_hide_nothing(content: str) -> None:
    assert mixed_script_words(content) == []


def test_languages_are_guessed_only_where_the_script_proves_them() -> None:
    assert [guess_language(word) for word in ("Partiyası", "Azərbaycan", "Партия", "පක්ෂය", "พรรค")] == [
        "",
        "az",
        "",
        "si",
        "th",
    ]


PIECES = st.sampled_from(
    [
        "(",
        ")",
        ",",
        ";",
        " or ",
        "PARTY",
        "Lake Party",
        "CPI",
        " is ",
        "known as ",
        "Hindi: ",
        "[",
        "]",
        "_",
        '"',
        "1990",
        "ə",
        "АКП",
    ]
)


@given(st.lists(PIECES, max_size=15), st.text(max_size=10))
def test_any_lead_is_read_without_an_exception_and_with_its_spans(pieces: list[str], title: str) -> None:
    paragraph = text("".join(pieces))
    for name in lead_names(paragraph, title):
        assert name.text.content in paragraph.content
    parenthetical_abbreviations(paragraph.content)


@given(st.text())
def test_any_text_has_scripts_without_an_exception(content: str) -> None:
    for word in mixed_script_words(content):
        assert content[word.start : word.end] == word.word
        assert all(content[letter.at] == letter.letter for letter in word.letters)
    guess_language(content)
