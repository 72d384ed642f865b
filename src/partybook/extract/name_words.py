"""The vocabulary of `terms/names.toml`, compiled once, and what a single token shows: an abbreviation, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from partybook.terms import load

_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_ABBREVIATION = re.compile(r"[^\W\d_][\w.&’'+]*(?:[-–/‑&][\w.]+)*\Z")
_MOST_LETTERS = 14


class NameWords(NamedTuple):
    """Patterns and tables of the words around names."""

    introduction: re.Pattern[str]  # matches at the start of a piece
    introduces: dict[str, str]
    language: re.Pattern[str]  # "Hindi: ", "Asturian language: ", "azeri "; group 1 is the language
    by_language: re.Pattern[str]  # "known by its Sinhalese name "
    languages: dict[str, str]
    verb: re.Pattern[str]
    article: re.Pattern[str]
    small: frozenset[str]
    kept: frozenset[str]
    no_names: frozenset[str]  # words that stand for a name or open a sentence without one


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True))


@cache
def name_words() -> NameWords:
    """The compiled vocabulary."""
    terms = load("names")
    introduces = {word: kind for kind, words in terms["introducing"].items() for word in words}
    languages = {word: code for code, words in terms["languages"].items() for word in words}
    words, flags = terms["words"], re.IGNORECASE
    suffix = _any(words["language_suffix"])
    return NameWords(
        introduction=re.compile(rf"({_any(introduces)})(?:\.:?|:)?(?!\w)\s*(?:as\s+|to\s+|the\s+|name:?\s+)?", flags),
        introduces=introduces,
        language=re.compile(
            rf"(?:in\s+|en\s+|auf\s+|на\s+|in\s+)?({_any(languages)})\w{{0,4}}\.?(?:\s+(?:{suffix})\.?)?\s*(:)?\s+",
            flags,
        ),
        by_language=re.compile(
            rf"known (?:by|under) its ({_any(languages)}) (?:name|acronym|abbreviation),? (?:the )?", flags
        ),
        languages=languages,
        verb=re.compile(rf"(?<!\w)(?:{_any(words['verbs'])})(?!\w)|\s—\s", flags),
        article=re.compile(rf"(?:{_any(words['articles'])})\s+", flags),
        small=frozenset(words["small"]),
        kept=frozenset(words["kept"]),
        no_names=frozenset(words["no_names"]),
    )


def is_abbreviation(text: str) -> bool:
    """Whether a token is an abbreviation by its form: short, most of its letters capitals, at least two signs.

    "GrF", "GVF", "ЗФД", "G66", "GRU–ČZF", "M7S"; not Roman numerals, nor words of a script without capitals.
    """
    if not 2 <= len(text) <= _MOST_LETTERS or not _ABBREVIATION.match(text):
        return False
    capitals = sum(letter.isupper() for letter in text)
    lower = sum(letter.islower() for letter in text)
    digits = sum(letter.isdigit() for letter in text)
    if _ROMAN.match(text) and len(text) < 5 and text not in ("CD", "DC", "MI", "CDC", "MDC", "PLD"):
        return len(text) > 2
    return (capitals >= 2 and capitals >= lower) or (capitals >= 1 and digits >= 1 and not lower)


def matches_initials(abbreviation: str, name: str) -> bool:
    """Whether the capitals of an abbreviation are the initials of the name, small words skipped or not."""
    letters = [letter.casefold() for letter in abbreviation if letter.isupper()]
    words = [word.casefold() for word in re.findall(r"[^\W_]+", name)]
    small = name_words().small
    for initials in (
        [word[0] for word in words if word not in small],
        [word[0] for word in words],
    ):
        if letters == initials or (len(letters) >= 2 and "".join(initials).startswith("".join(letters))):
            return True
    return False


def nearly_matches_initials(abbreviation: str, name: str) -> bool:
    """Whether the initials are all among the abbreviation's capitals, in any order, and at most one capital is over.

    Translated names keep their abbreviation: "Valley Party (PDV)" stands for Partito della Valle.
    """
    rest = [letter.casefold() for letter in abbreviation if letter.isupper()]
    words = [word.casefold() for word in re.findall(r"[^\W_]+", name)]
    initials = [word[0] for word in words if word not in name_words().small]
    for initial in initials:
        if initial not in rest:
            return False
        rest.remove(initial)
    return len(initials) >= 2 and len(rest) <= 1


def is_capitals(text: str) -> bool:
    """Whether a name is written in capitals throughout, as plain text shows bold: two words, or one of five letters."""
    letters = [letter for letter in text if letter.isalpha()]
    cased = [letter for letter in letters if letter.isupper() or letter.islower()]
    upper = sum(letter.isupper() for letter in cased)
    return bool(cased) and upper >= 0.85 * len(cased) and (len(cased) >= 7 or (len(cased) >= 5 and " " in text))


def title_case(text: str, name: str = "") -> str:
    """A name in capitals as it is otherwise written: small words lower but at the start, the rest with one capital.

    Short words without a vowel, those with digits or dots, and the initials of `name` keep their capitals.
    """
    small, kept = name_words().small, name_words().kept
    words = re.split(r"([\s\-–/]+)", text)
    for at, word in enumerate(words):
        if not word.isupper() or word in kept or any(map(str.isdigit, word)) or "." in word.rstrip("."):
            continue
        if name and matches_initials(word, name):
            continue
        if word.lower() in small and at:
            words[at] = word.lower()
        elif len(word) > 3 or re.search(r"[AEIOUYАЕЁИОУЫЭЮЯІ]", word.upper()):
            words[at] = word[0] + word[1:].lower()
    return "".join(words)
