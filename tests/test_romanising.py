"""Names of other scripts in Latin letters, and what their words mean."""

from __future__ import annotations

import pytest

from partybook.identity.candidate import Candidate
from partybook.identity.compare import compare
from partybook.identity.name_forms import fold
from partybook.identity.party_words import party_words
from partybook.identity.romanising import script_words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Партия «Сила»", "partiya sila"),
        ("自由民主党", "ziyou minzhu dang"),
        ("노동당", "nodong dang"),
        ("พรรคชาติไทย", "phrrkh chati aithy"),
        ("الحزب الشيوعي", "hzb shiwai"),
        ("حزب الديمقراطي", "hzb dimqrati"),
    ],
)
def test_words_stand_apart_in_latin_letters(written: str, words: str) -> None:
    assert fold(written) == words


def test_spellings_of_one_sound_are_one() -> None:
    assert fold("ملي") == fold("ملی")
    assert fold("كتلة") == fold("کتلة")


def test_latin_names_are_not_cut() -> None:
    assert fold("Dangerous Xinhua Party") == "dangerous xinhua party"


def test_every_word_of_a_script_is_known_by_a_meaning() -> None:
    known = party_words().meanings
    for word, meanings in script_words():
        romanised = fold(word)
        if " " not in romanised and len(romanised) > 2:
            assert romanised in known, word
        assert all(meaning == fold(meaning) for meaning in meanings), word


@pytest.mark.parametrize(
    ("native", "english", "other"),
    [
        ("人民劳动党", "People's Labour Party", "Republican Union"),
        ("حزب الحرية والعدالة الليبي", "Libyan Party of Freedom and Justice", "National Front"),
        ("พรรคเสรีประชาธิปไตย", "Liberal Democratic Party", "New Force Party"),
        ("공화국민당", "Republican People's Party", "Green Union"),
    ],
)
def test_a_native_name_is_like_its_translation(native: str, english: str, other: str) -> None:
    entry = Candidate((native,))
    assert compare(entry, Candidate((english,))).score > 3 * compare(entry, Candidate((other,))).score
