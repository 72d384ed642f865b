"""Names of a party in the lead of an article, with their language and script; abbreviations in brackets.

Precision before recall: a piece of a bracket is taken for a name only if a label, its mark, its script or its
capitals say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from partybook.extract.dates import find_dates
from partybook.extract.name_words import (
    is_abbreviation,
    is_capitals,
    matches_initials,
    name_words,
    nearly_matches_initials,
    title_case,
)
from partybook.extract.scripts import (
    ForeignLetter,
    MixedWord,
    guess_language,
    mixed_script_words,
    script_of,
    script_of_letter,
)
from partybook.read.document import Text

__all__ = [
    "AbbreviatedName",
    "ForeignLetter",
    "LeadName",
    "MixedWord",
    "guess_language",
    "lead_names",
    "mixed_script_words",
    "parenthetical_abbreviations",
    "script_of",
    "script_of_letter",
]

NameKind = Literal["name", "native_name", "abbreviation", "former_name"]

_LEAD = 1500
"""How many characters of a lead may hold the names: they stand in its first sentence."""
_LONGEST_NAME = 120
_OPEN, _CLOSE = "([（", ")]）"
_QUOTED = re.compile(r"[\"“„«‘'][^\"”“»’]*[\"”“»’]?\Z")
_SOUND = re.compile(r"/[^/]+/|\[[^\]]+\]|[ˈˌːəɪʊɔɛʒʃ]{2,}|ˈ")
_DISAMBIGUATION = re.compile(r"\s*\([^()]*\)\s*\Z")
_EDGES = " \t\n:.,;\"“”„«»_*'"
_OR = re.compile(r"\s+(?:or|oder|ou|o|или|veya|və ya|lub)\s+")
_AND_OR = re.compile(r"\s+(?:or|and|oder|und|ou|et|o|y|e|или|и|veya|ve|və ya|və|lub|i)\s+")
_NOT_IN_NAMES = re.compile(r"[{}|=<>:\[\]]")
_NUMBER_BEHIND = re.compile(r"\s\d{1,4}\b(?=\s+[^\W\d])")
_SHORT_WORD, _LONG_ABBREVIATION = 5, 9
"""Capitals this long may be a word in capitals; unlabelled ones this long are no abbreviation."""


class LeadName(NamedTuple):
    """A name as the lead gives it. `text` is the slice of the paragraph, `name` the same in title case where the lead
    is in capitals; `language` is "" where the text does not say it and the script does not prove it."""

    kind: NameKind
    text: Text
    name: str
    language: str
    script: str


class AbbreviatedName(NamedTuple):
    """`text[start:end]` is a name, `text[short_start:short_end]` the abbreviation in the bracket behind it."""

    start: int
    end: int
    short_start: int
    short_end: int
    name: str
    abbreviation: str


class _Piece(NamedTuple):
    start: int
    end: int
    bracket: bool


def lead_names(paragraph: Text, title: str = "") -> list[LeadName]:
    """The names that the first sentence of a lead gives: the name it opens with, then those in brackets behind it and
    in clauses such as "also known as X", up to the verb. Translations, sounds, life dates and years are passed over.
    """
    text = paragraph.content[:_LEAD].split("\n", 1)[0]
    opening = _opening(paragraph, text, title)
    if opening is None:
        return []
    start, end = opening
    first = _named("name", paragraph, start, end)
    bare = _DISAMBIGUATION.sub("", title).strip()
    if bare and first.text.content.isupper() and _fold(bare) == _fold(first.name):
        first = first._replace(name=bare)
    found = [first]
    stop = _verb(text, end)
    before = ""  # the script of the native name before, whose transliteration may follow
    for piece in _pieces(text, end, stop):
        names = list(_read_piece(paragraph, text, piece, found[0].name, before))
        found += [name for name in names if not any(name.kind == old.kind and name.name == old.name for old in found)]
        before = names[-1].script if names and names[-1].kind == "native_name" else before if names else ""
    return [name for at, name in enumerate(found) if at == 0 or name.name.casefold() != found[0].name.casefold()]


def _named(kind: NameKind, paragraph: Text, start: int, end: int, language: str = "", main: str = "") -> LeadName:
    part = paragraph.slice(start, end)
    content = part.content
    capitals = kind != "abbreviation" and (
        is_capitals(content) or (content.isupper() and len(content) >= _SHORT_WORD and (main or kind == "name"))
    )
    name = title_case(content, main) if capitals else content
    marks = [mark for mark in part.marked("language") if mark.end - mark.start >= len(content) * 0.8]
    script = script_of(content)
    if not language:
        language = (
            marks[0].value
            if marks and marks[0].value
            else ""
            if kind == "abbreviation"
            else guess_language(content, script)
        )
    return LeadName(kind, part, name, language, script)


def _fold(name: str) -> str:
    name = unicodedata.normalize("NFKD", _DISAMBIGUATION.sub("", name)).casefold()
    return "".join(letter for letter in name if letter.isalnum())


def _opening(paragraph: Text, text: str, title: str) -> tuple[int, int] | None:
    """The name that the lead opens with: bold, in capitals, or the title itself."""
    words = name_words()
    article = words.article.match(text)
    start = article.end() if article else 0
    while start < len(text) and text[start] in " \"“„«_'*":
        start += 1
    for mark in paragraph.marked("bold"):
        if mark.start <= start + 3 and mark.end > start:
            number = _NUMBER_BEHIND.match(text, mark.end)  # "ALTERNATIVE 2000": digits have no capitals
            end = number.end() if number else mark.end
            return _trimmed(text, min(start, mark.start) if not article else max(start, mark.start), end)
        break
    verb = words.verb.search(text, start)
    ends = [at for at in (_first(text, "([,;:", start), verb.start() if verb else -1) if at >= 0]
    end = min(ends, default=len(text))
    if choice := _OR.search(text, start, end):
        end = choice.start()
    span = _trimmed(text, start, end)
    if span is None or span[1] - span[0] > _LONGEST_NAME or _NOT_IN_NAMES.search(text[span[0] : span[1]]):
        return None
    name = text[span[0] : span[1]]
    titled = _fold(name) == _fold(title) if title else _is_title_case(name)
    return span if is_capitals(name) or is_abbreviation(name) or titled else None


def _is_title_case(name: str) -> bool:
    """Whether all words that are not small have a capital, and the name is no word of grammar ("It", "This")."""
    words = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", name)
    capitals = all(word[0].isupper() or word[0].isdigit() or word in name_words().small for word in words)
    return bool(words) and capitals and words[0][0].isupper() and words[0].lower() not in name_words().no_names


def _first(text: str, characters: str, start: int) -> int:
    return next((at for at in range(start, len(text)) if text[at] in characters), -1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    end = min(end, len(text))
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def _verb(text: str, start: int) -> int:
    """Where the verb of the sentence stands outside brackets; the end of the text without one."""
    depth = 0
    found = iter(name_words().verb.finditer(text, start))
    at = start
    for verb in found:
        for character in text[at : verb.start()]:
            depth += (character in _OPEN) - (character in _CLOSE and depth > 0)
        at = verb.start()
        if depth == 0:
            return at
    return len(text)


def _pieces(text: str, start: int, stop: int) -> Iterator[_Piece]:
    """The pieces between commas and semicolons, of brackets and of the clauses between them; inner brackets apart."""
    depth, begin = 0, start
    for at in range(start, stop):
        character = text[at]
        opens, closes = character in _OPEN, character in _CLOSE
        if opens or closes or character in ",;":
            if begin < at:
                yield _Piece(begin, at, depth > 0)
            begin = at + 1
            depth += opens - (closes and depth > 0)
    if begin < stop:
        yield _Piece(begin, stop, depth > 0)


def _read_piece(paragraph: Text, text: str, piece: _Piece, name: str, before: str) -> Iterator[LeadName]:
    words = name_words()
    span = _trimmed(text, piece.start, piece.end)
    if span is None:
        return
    start, end = span
    kind, language = "", ""
    if by := words.by_language.search(text, start, end):
        kind, language, start = "native_name", words.languages[by[1].lower()], by.end()
    for _ in range(3):
        if introduction := words.introduction.match(text, start, end):
            kind = words.introduces[" ".join(introduction[1].lower().split())]
            if kind == "skipped":
                return
            start = introduction.end()
        elif (tongue := words.language.match(text, start, end)) and (tongue[2] or piece.bracket):
            language, kind, start = words.languages[tongue[1].lower()], kind or "native_name", tongue.end()
        else:
            break
    if not kind and not piece.bracket:
        return
    at = start
    for part in (_AND_OR if kind == "abbreviation" else _OR).split(text[start:end]):
        at = text.index(part, at)
        one = _trimmed(text, at, at + len(part))
        at += len(part)
        if one and (found := _judge(paragraph, text, one, kind, language, name, before)):
            yield found


def _judge(
    paragraph: Text, text: str, span: tuple[int, int], kind: str, language: str, name: str, before: str
) -> LeadName | None:
    start, end = span
    content = text[start:end]
    if (
        end - start > _LONGEST_NAME
        or _SOUND.search(content)
        or _NOT_IN_NAMES.search(content)
        or _QUOTED.match(text[start - 1 : end + 1].strip())
    ):
        return None
    if is_abbreviation(content) and kind != "former_name":
        if kind == "name" and len(content) >= _SHORT_WORD and content.isupper() and not matches_initials(content, name):
            return _named("name", paragraph, start, end, language, name)
        if not kind and len(content) >= _LONG_ABBREVIATION and content.isupper():
            return None
        return _named("abbreviation", paragraph, start, end, language)
    if kind == "abbreviation" or not any(map(str.isalpha, content)) or find_dates(content):
        return None
    first = next(letter for letter in content if letter.isalpha())
    if first.islower() or name_words().verb.search(content):
        return None
    if kind == "former_name":
        return _named("former_name", paragraph, start, end, language)
    if not kind and is_capitals(content):
        kind = "name"
    if kind == "name":
        return _named("name", paragraph, start, end, language, name) if " " in content or is_capitals(content) else None
    if kind == "native_name" and language and language != "en":
        return _named("native_name", paragraph, start, end, language)
    if kind == "native_name" or _is_native(paragraph, start, end, name, before):
        return _named("native_name", paragraph, start, end)
    return None


def _is_native(paragraph: Text, start: int, end: int, name: str, before: str) -> bool:
    """Whether an unlabelled piece of a bracket is the name in another language: by mark, script or two capitals."""
    content = paragraph.content[start:end]
    script = script_of(content)
    if script != script_of(name):
        return bool(script) and len(content) > 1
    if before and before != script:
        return False  # the transliteration of the name before it
    if any(
        mark.start <= start and mark.end >= end for mark in (*paragraph.marked("italic"), *paragraph.marked("language"))
    ):
        return True
    capitalised = [word for word in content.split() if word[:1].isupper()]
    return len(capitalised) >= 2 and len(content.split()) <= 12 and _fold(content) != _fold(name)


_BRACKETED = re.compile(r"\(([^()\s]{2,14})\)")
_WORDS_BEFORE = re.compile(r"[\w'’.&\-–]+")
_MOST_WORDS = 14


def parenthetical_abbreviations(text: str) -> list[AbbreviatedName]:
    """Names with their abbreviation in a bracket directly behind: "the Valley Party (PDV)".

    The name is the shortest run of words before the bracket, in one sentence, that begins with a capital and whose
    initials (small words skipped or not) are the abbreviation's capitals; without one, nothing is given.
    """
    found = []
    for match in _BRACKETED.finditer(text):
        short = match[1]
        if not is_abbreviation(short):
            continue
        floor = max(match.start() - _LONGEST_NAME, 0)
        words = list(_WORDS_BEFORE.finditer(text, floor, match.start()))[-_MOST_WORDS:]
        if not words or text[words[-1].end() : match.start()].strip(" \"”»'"):
            continue
        for matches in (matches_initials, nearly_matches_initials):
            if name := _name_before(text, words, short, matches):
                found.append(AbbreviatedName(*name, match.start(1), match.end(1), text[name[0] : name[1]], short))
                break
    return found


def _name_before(
    text: str, words: list[re.Match[str]], short: str, matches: Callable[[str, str], bool]
) -> tuple[int, int] | None:
    end = words[-1].end()
    for word in reversed(words):
        name = text[word.start() : end]
        if set(",;:()\n") & set(name):
            return None
        if word[0][0].isupper() and " " in name and matches(short, name):
            return word.start(), end
    return None
