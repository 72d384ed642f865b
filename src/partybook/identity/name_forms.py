"""A party's name as it is compared: folded to plain Latin letters, cut into words, with its alternatives and initials.

People write several names in one cell ("Høgern / Moderata", "Labour Party [Lab]", "Christian Democrats - KD"); all of
them are the party's. Case, accents, scripts and punctuation never tell parties apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from partybook.identity.romanising import romanised

_MOST_ALTERNATIVES = 8
"""Names taken from one cell; a cell with more is a sentence."""
_LONGEST = 300
"""Characters of a cell that are read as names; names are shorter, remarks are not."""
_LONGEST_ABBREVIATION = 12
_WORDS_OF_ACRONYM = 5

_LATIN = {
    "ß": "ss",
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ə": "a",
    "ħ": "h",
}
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´′ʿʾ"))
_BETWEEN_NAMES = re.compile(r"\s*(?:/+|;|\||\n)\s*|\s+(?:--|–|—|or|aka)\s+")
_BETWEEN_PARTIES = re.compile(r"\s*(?:/+|;|\+|\||&)\s*|\s+[-–—]+\s+|,\s+(?=\S+\s)")
_MAY_JOIN = re.compile(r"[/;+|&,\-–—]")
_JOINS = re.compile("[/\\-–,]")
_HYPHENS = re.compile(r"\s*[-–—]+\s*")
_LOST = re.compile("[_?\ufffd]")
_LOST_LETTER = re.compile(r"(?<=[^\W_])[_?\ufffd]{1,3}(?=[^\W_])")
_MORE_THAN_A_NAME = re.compile(r"[^\w\s.'’]| or | aka ")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_ABBREVIATION_BEHIND = re.compile(r"\s*[-–—,:]\s*([^\s,–—-]{2,12}(?:-[^\s-]{1,8})?)\s*\Z")
_LANGUAGE_BEFORE = re.compile(r"(?:\A|(?<=[,;/] ))(?:[A-Z][a-z]+ )?[A-Z][a-z]+: ")
_ABBREVIATION_PARTS = re.compile(r"[\s/+&,;()\[\]|–-]+")


class NameForms(NamedTuple):
    """What one cell says: the folded names in it, whole first, and the abbreviations that stand in it.

    `cut` are those of the names that lack what stood in brackets: "Janata Dal" of "Janata Dal (Secular)".
    """

    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    cut: frozenset[str] = frozenset()


class _Plain(dict[int, str | None]):
    """For each character its small plain Latin letters, a space for none; worked out when first met.

    Letters of other scripts stay as they are: what they are in Latin letters depends on those beside them.
    """

    def __missing__(self, code: int) -> str | None:
        char = chr(code).lower()
        letters = unicodedata.normalize("NFKD", _LATIN.get(char, char))
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_APOSTROPHES)
        if not letters.isascii() and unicodedata.category(char)[0] in "PS":
            letters = romanised(letters)
        if letters.isascii():
            letters = "".join(letter if letter.isalnum() else " " for letter in letters.lower())
        self[code] = unicodedata.normalize("NFC", letters) or None
        return self[code]


_PLAIN = _Plain(_APOSTROPHES)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower-case words of plain Latin letters and digits, single spaces: "Партия «Сила»" is "partiya sila".

    Signs that stand for letters lost in another encoding ("Demokratsk_ strana") do not cut words.
    """
    if _LOST.search(text) and " " in text:
        text = _LOST_LETTER.sub("", text.translate(_APOSTROPHES))
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    if not plain.isascii():
        plain = romanised(plain).translate(_PLAIN)
    return " ".join(plain.split())


def looks_abbreviated(text: str) -> bool:
    """Whether a text looks abbreviated: one short word with capitals inside it, as "PdUP" or "CDU/CSU"."""
    if not 2 <= len(text) <= _LONGEST_ABBREVIATION or " " in text.strip():
        return False
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return capitals >= 2 and capitals * 2 >= len(letters)


def is_worded(text: str) -> bool:
    """Whether a text that stands for an abbreviation is a word or more: "Greens", "National Coalition", not "PvdA"."""
    return (
        sum(char.isalpha() for char in text) > 3
        and (" " in text or (text[1:] != text[1:].upper()))
        and not looks_abbreviated(text)
    )


def names_to_compare(names: Sequence[str], abbreviations: Sequence[str]) -> tuple[str, ...]:
    """The names of a party; where it has none, what stands as a word in place of an abbreviation ("Greens")."""
    return tuple(names) or tuple(filter(is_worded, abbreviations))


@lru_cache(maxsize=8192)
def joined_parts(text: str) -> tuple[str, ...]:
    """The folded parts of a name that joins several parties, at least two: "PS/MRG" is ps, mrg; "A + B" is a, b.

    A hyphen joins abbreviations only ("MNR-MRTKL"): in names it joins words.
    """
    text = text[:_LONGEST]
    if not _MAY_JOIN.search(text):
        return ()
    pieces = [piece.strip() for piece in _BETWEEN_PARTIES.split(_BRACKETS.sub(" ", text))]
    if len(pieces) == 1 and "-" in text:
        short = [piece.strip() for piece in _HYPHENS.split(text)]
        pieces = short if all(_is_short(piece) for piece in short) else pieces
    parts = tuple(dict.fromkeys(fold_abbreviation(piece) for piece in pieces if len(piece) > 1))
    return parts if len(parts) > 1 else ()


def is_joined(texts: Iterable[str]) -> bool:
    """Whether one of a party's names and abbreviations joins several parties: "PS + MRG", "CDU/CSU"."""
    return any(_joins(text) for text in texts)


def _joins(text: str) -> bool:
    if "+" in text or " & " in text:
        return True
    return " " not in text.strip() and _JOINS.search(text.strip("-/ ")) is not None


def _is_short(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_ABBREVIATION and " " not in text and sum(map(str.isupper, text)) * 2 > len(text)


@lru_cache(maxsize=8192)
def name_forms(text: str) -> NameForms:
    """All names and abbreviations of one cell of names."""
    if not _MORE_THAN_A_NAME.search(text) and len(text) <= _LONGEST:
        short = (fold_abbreviation(text),) if looks_abbreviated(text.strip()) else ()
        return NameForms((fold(text),) if text.strip() else (), short)
    text = _LANGUAGE_BEFORE.sub("", text[:_LONGEST]).strip()
    names: dict[str, None] = {}
    abbreviations: dict[str, None] = {}
    cut: set[str] = set()
    pieces = [text]
    if len(parts := _BETWEEN_NAMES.split(text)) > 1:
        pieces += parts
    for piece in pieces:
        inside = [found.strip() for found in _BRACKETS.findall(piece)]
        outside = _BRACKETS.sub(" ", piece)
        behind = _ABBREVIATION_BEHIND.search(outside)
        if behind and looks_abbreviated(behind[1]):
            outside = outside[: behind.start()]
            inside.append(behind[1])
        told_apart = [part for part in inside if not looks_abbreviated(part)]
        names[fold(" ".join((outside, *told_apart)))] = None
        if (shorter := fold(outside)) not in names:
            names[shorter] = None
            cut.add(shorter)
        for part in inside:
            if looks_abbreviated(part):
                abbreviations[fold_abbreviation(part)] = None
            elif " " in part:
                names[fold(part)] = None
        if looks_abbreviated(outside.strip()):
            abbreviations[fold_abbreviation(outside)] = None
    found = [name for name in names if name] or [fold(text)]
    return NameForms(tuple(name for name in found[:_MOST_ALTERNATIVES] if name), tuple(abbreviations), frozenset(cut))


@lru_cache(maxsize=8192)
def fold_abbreviation(text: str) -> str:
    """Letters and digits only: "C.D.U.", "cdu" and "CDU " are one."""
    return fold(text).replace(" ", "")


@lru_cache(maxsize=8192)
def abbreviation_forms(text: str) -> tuple[str, ...]:
    """An abbreviation whole, then its parts: "GRU-ČZF" is gruczf, gru, czf; "GF / VF" is gfvf, gf, vf."""
    if text.isalnum():
        return (fold_abbreviation(text),)
    text = text[:_LONGEST].strip()
    parts = [fold_abbreviation(part) for part in _ABBREVIATION_PARTS.split(text)]
    return tuple(dict.fromkeys(part for part in (fold_abbreviation(text), *parts) if part))


def initials(words: Sequence[str], small: frozenset[str], party: frozenset[str] = frozenset()) -> list[str]:
    """The initials of a folded name's words, with and without the small words and the words that mean a party.

    "union of the left" is ul and uotl; "constitutional democratic party" is cdp and cd.
    """
    if len(words) < 2:
        return []
    large = [word for word in words if word not in small]
    told = [word[0] for word in large if word not in party]
    forms = ("".join([word[0] for word in large]), "".join([word[0] for word in words]), "".join(told))
    return [form for form in forms if len(form) > 1]


def acronyms(words: Sequence[str], small: frozenset[str]) -> list[str]:
    """Initials of which one word gives more letters, as "nlab" for "national labour": common in older lists."""
    large = [word for word in words if word not in small][:_WORDS_OF_ACRONYM]
    if len(large) < 2:
        return []
    first = "".join([word[0] for word in large])
    found = []
    for at, word in enumerate(large):
        before, after = first[:at], first[at + 1 :]
        found += [before + word[:length] + after for length in (2, 3, 4) if len(word) >= length]
    return found
