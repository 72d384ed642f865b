"""Which documents are a party's name with a short note below it, as researchers write them about parties of a list."""

from __future__ import annotations

import re
from functools import cache

from partybook import terms
from partybook.extract.fragments import complete, split_fragments
from partybook.extract.name_lines import name_line, pieces
from partybook.extract.name_words import is_abbreviation
from partybook.extract.people import looks_like_person
from partybook.extract.sections import split_sentences
from partybook.read.document import Document, Heading, Paragraph

_LONGEST = 150
"""Words that a note has at most."""
_WORD = re.compile(r"\w+")
_OF_THE_PARTY = re.compile(r"\b[Tt]he (?:party|alliance|coalition|movement)\b(?! of\b| leader)|\A(?:It|They)\s")
_HAPPENED = (
    r"(?:was|were|is|has|had)\s(?:\w+ly\s)?(?:founded|formed|led|dissolved|banned|registered|renamed|disbanded)\b"
)
_SHORT = re.compile(
    r"(?:In\s\d{4},?\s)?(?:[Tt]he\s)?(?P<short>[A-Z][\w/+-]{1,9})\s(?:was|were|is|has|had|grew|merged|split|splits|joined|joins|won|changed|became|left|"
    r"formed|dissolved|consists?|belongs?|participated|ran)\b"
)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word.lower() for word in terms.load("notes")[kind])


def is_note(document: Document) -> bool:
    """Whether a document is a title and a few sentences, of which one leaves its subject out or speaks of "the party",
    and one speaks of parties, elections or parliaments. Below what may be a person's name, such as "Anna Tal" or "Good
    Choice", one must leave out what can be no person."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    if not document.title or any(
        not isinstance(block, Paragraph) and not (isinstance(block, Heading) and block.level == 1)
        for block in document.blocks
    ):
        return False
    if set(_WORD.findall(document.title.content.lower())) <= _words("sections"):
        return False  # a piece of an article that begins with a heading
    prose = [block.text for block in paragraphs if block.kind in ("prose", "item")]
    said = [word.lower() for text in prose for word in _WORD.findall(text.content)]
    named = set(_WORD.findall(document.title.content.lower()))
    nouns = frozenset(terms.load("prose")["parties"]["nouns"])
    if not said or len(said) > _LONGEST or not (named | set(said)) & (_words("political") | nouns):
        return False
    sentences = [sentence.content for text in prose for sentence in split_sentences(text)]
    if named & _words("other_titles"):
        return any(map(_is_of_party, sentences))
    if looks_like_person(document.title.content) and not named & nouns:
        return any(_is_of_body(sentence) for sentence in sentences)
    if all(name_line(sentence[a:b]) for sentence in sentences for a, b in pieces(sentence)):
        return True
    return any(_is_of_note(sentence, document.title.content) for sentence in sentences)


def _is_of_note(text: str, title: str) -> bool:
    """Whether a sentence leaves out its subject, or speaks of a party by "the party", an abbreviation or the title."""
    own = re.search(rf"\b{re.escape(title)}(?:\s\([^()]*\))?\s{_HAPPENED}", text)
    told = any(complete(text[start:end]) for start, end in split_fragments(text))
    return told or own is not None or bool(_OF_THE_PARTY.search(text) or opening_short(text))


def opening_short(text: str) -> str:
    """The abbreviation with which a sentence of a note speaks of a party: "GVF was formed in 1983"; "" for none."""
    found = _SHORT.match(text)
    return found["short"] if found is not None and is_abbreviation(found["short"]) else ""


def _is_of_party(text: str) -> bool:
    """Whether a sentence leaves out what can only be a party: "Party formed in", "4 of 90 seats"."""
    done = complete(text)
    return done is not None and (done.words == ("won",) or done.end > done.start)


def _is_of_body(text: str) -> bool:
    """Whether a sentence leaves out what can be no person: "Party formed in", "founded in", "4 of 90 seats"."""
    done = complete(text)
    if done is None:
        return False
    made = tuple(terms.load("notes")["of_bodies"])
    return _is_of_party(text) or text[done.start :].lower().startswith(made)
