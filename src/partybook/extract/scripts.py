"""Which script a text is written in, and letters of another script that hide in its words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from partybook.terms import load

# first word of a letter's Unicode name -> ISO 15924
_ISO_15924 = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "ORIYA": "Orya",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "TIBETAN": "Tibt",
    "MYANMAR": "Mymr",
    "GEORGIAN": "Geor",
    "HANGUL": "Hang",
    "ETHIOPIC": "Ethi",
    "KHMER": "Khmr",
    "MONGOLIAN": "Mong",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "CJK": "Hani",
    "ARMENIAN": "Armn",
    "THAANA": "Thaa",
    "SYRIAC": "Syrc",
    "TIFINAGH": "Tfng",
    "BOPOMOFO": "Bopo",
    "FULLWIDTH": "Latn",
}
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


class ForeignLetter(NamedTuple):
    """A letter at `at` in the text that is not of its word's script, and the letter of that script it looks like."""

    at: int
    letter: str
    script: str
    looks_like: str


class MixedWord(NamedTuple):
    """A word in `text[start:end]` of `script` with look-alike letters of another script in it."""

    start: int
    end: int
    word: str
    script: str
    letters: tuple[ForeignLetter, ...]


@lru_cache(maxsize=4096)
def script_of_letter(letter: str) -> str:
    """ISO 15924 code of one character; "" for digits, punctuation, marks and scripts not listed."""
    if not letter.isalpha():
        return ""
    return _ISO_15924.get(unicodedata.name(letter, "").split(" ")[0], "")


def script_of(text: str) -> str:
    """ISO 15924 code of the script that most letters of the text belong to; "" without letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    counts = Counter(filter(None, map(script_of_letter, text)))
    return counts.most_common(1)[0][0] if counts else ""


@cache
def _look_alikes() -> dict[str, dict[str, str]]:
    tables = load("scripts")
    return {
        home: {pair[0]: pair[1] for pairs in table.values() for pair in pairs.split()}
        for home, table in tables.items()
        if home != "languages"
    }


def mixed_script_words(text: str) -> list[MixedWord]:
    """Words in which every letter of the lesser script looks like one of the word's own: Latin "ə" in Cyrillic words.

    A word ends at hyphens and digits, so "ПО-EU" mixes nothing; Roman numerals are no foreign letters. A word all of
    whose letters could be either script tells nothing and is left out, as is one where the foreign letters look like
    nothing at home (a deliberate mix). A tie is decided by the rest of the text.
    """
    if text.isascii():
        return []
    found = []
    whole = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or len(word) < 2:
            continue
        counts = Counter(filter(None, map(script_of_letter, word)))
        if len(counts) < 2:
            continue
        ranked = counts.most_common(2)
        home = ranked[0][0]
        if ranked[0][1] == ranked[1][1]:
            whole = whole or script_of(text)
            home = whole if whole in counts else home
        if mixed := _mixed(match, home):
            found.append(mixed)
    return found


def _mixed(match: re.Match[str], home: str) -> MixedWord | None:
    table = _look_alikes().get(home)
    if table is None:
        return None
    letters = []
    for offset, letter in enumerate(match[0]):
        script = script_of_letter(letter)
        if script in ("", home):
            continue
        if letter not in table:
            return None
        letters.append(ForeignLetter(match.start() + offset, letter, script, table[letter]))
    if not letters or (_ROMAN.match("".join(letter.letter for letter in letters)) and len(letters) > 1):
        return None
    return MixedWord(match.start(), match.end(), match[0], home, tuple(letters))


def guess_language(text: str, script: str = "", hint: str = "") -> str:
    """BCP 47 code where the script leaves one language, or one letter proves it (Azerbaijani "ə"); else ""."""
    script = script or script_of(text)
    if (script == "Latn" and ("ə" in text or "Ə" in text)) or (script == "Cyrl" and ("ҹ" in text or "Ҹ" in text)):
        return "az"
    if script == "Hani" and any(script_of_letter(letter) in ("Hira", "Kana") for letter in text):
        return "ja"
    if only := load_languages().get(script):
        return only
    return hint if hint and script_of_hint(hint) == script else ""


@cache
def load_languages() -> dict[str, str]:
    """Scripts that one language of today writes, with that language."""
    languages: dict[str, str] = load("scripts")["languages"]
    return languages


def script_of_hint(language: str) -> str:
    """The script that a language code says itself ("az-Cyrl"); "" without one."""
    parts = language.split("-")
    return next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
