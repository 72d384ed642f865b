"""Names as people type them, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.store import search_key


@pytest.mark.parametrize(
    "spellings",
    [
        ["Türkiye", "TÜRKİYE", "turkiye", "Türkıye", "  türkiye "],
        ["Azərbaycan Kommunist Partiyası", "AZERBAYCAN KOMMUNİST PARTİYASI", "azerbaycan kommunist partiyasi"],
        ["АКП", "акп", "А.К.П.", "А. К. П."],
        ["Коммунистическая партия", "КОММУНИСТИЧЕСКАЯ ПАРТИЯ"],
        ["Партия «Народная воля»", "партия народная воля"],
        ["Берёза", "БЕРЕЗА"],
        ["Κόμμα", "ΚΟΜΜΑ", "κομμα"],
        ["Social-Democratic Party", "social democratic party", "Social–Democratic  Party"],
        ["Die Linke/PDS", "die linke pds"],
        ["Große Koalition", "GROSSE KOALITION"],
        ["Sjálfstæðisflokkurinn", "sjalfstaedisflokkurinn"],
        ["Łódź", "lodz"],
        ["Nałkowska’s list", "Nalkowska's list"],
        ["ＡＫＰ", "AKP"],
        ["حِزْب", "حزب"],
        ["מַפָּ״ם", "מפ ם"],
        ["자유당", unicodedata.normalize("NFD", "자유당")],
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: list[str]) -> None:
    assert len({search_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AKP", "АКП"),  # Latin and Cyrillic
        ("कि", "कु"),  # vowel signs make the word
        ("が", "か"),
        ("Party 1", "Party 2"),
        ("Partei A", "Parteia"),
        ("***", "---"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


@given(st.text())
def test_a_key_is_its_own_key_and_case_does_not_matter(name: str) -> None:
    assert search_key(search_key(name)) == search_key(name)
    assert bool(search_key(name)) == bool(name.strip())


@given(st.text("abcçdeəfgğhıijklmnoöpqrsştuüvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω -."))
def test_capitals_do_not_matter(name: str) -> None:
    assert search_key(name.upper()) == search_key(name)
