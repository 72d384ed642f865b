"""Whose document it is: the party an article is about, or nobody's (an election, a person, a list)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from partybook import terms
from partybook.extract.fields.labels import find_label
from partybook.extract.name_words import is_capitals, title_case
from partybook.extract.names import lead_names
from partybook.extract.notes import is_note
from partybook.extract.sections import lead, split_sentences
from partybook.model import Mention
from partybook.read.document import Document, Infobox, Text

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_THE_PARTY = re.compile(r"\b[Tt]he party\b(?!\s+(?:of|leader))")
_IS = re.compile(r"\s(?:is|was|are|were)\s+(?:an?|the|one)\s")
_KIND_OF_PIECE = re.compile(
    r"(?:(?:party|political|country)\s+)?(?:guide|profile|fact\s?(?:file|sheet)|portrait|briefing|focus|explainer|background)"
    r"\s*(?::|[–—-]\s)\s*(?=\S)",
    re.IGNORECASE,
)
"""What a piece calls itself before the name of the party it is about: "Profile: Green Front"."""
DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:,\s[A-Z][a-z]+\.?(?:\s\d{1,2})?)?(?:\s\([^()]{2,30}\))?"
    r"\s(?:[–—]|--)\s(?=[\"“]?(?:[A-Z][a-z]|A\s))"
    r"|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:,\s[A-Z][a-z]+\.?(?:\s\d{1,2})?)?\s[–—]\s(?=(?:The|A|An|Three|Two|All)\s)"
)
"""Where a newspaper's piece was written: "MANILA, June 2 – "."""
_NEAR_PARTY = 400
"""Within how many characters a lead whose name stands in capitals says "the party" when it is about one."""
_LEAD_WORDS = 40
"""How many words after the verb may stand before the noun that says what the subject is; real leads stay below 20."""


class _Language(msgspec.Struct, frozen=True):
    copula: re.Pattern[str]
    kinds: re.Pattern[str]


@cache
def _languages() -> dict[str, _Language]:
    compiled = {}
    for code, words in terms.load("subjects").items():
        if code == "infobox":
            continue
        other = "|".join(words["other"])
        stop = rf"|\b(?P<stop>{'|'.join(words['stop'])})\b" if words["stop"] else ""
        compiled[code] = _Language(
            re.compile(rf"(?:(?<=[\s,—–-])|(?=,))(?:{words['copula']})(?=\s)", re.IGNORECASE),
            re.compile(
                rf"(?<![\w-])(?P<other>{other})\b|\b(?P<party>{'|'.join(words['party'])})\b(?!\s+(?:{other})\b){stop}",
                re.IGNORECASE,
            ),
        )
    return compiled


@cache
def _party_fields() -> frozenset[str]:
    return frozenset(terms.load("subjects")["infobox"]["fields"])


@cache
def _infobox_kinds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    declared = terms.load("subjects")["infobox"]
    return re.compile(declared["party"], re.IGNORECASE), re.compile(declared["other"], re.IGNORECASE)


def sentence_is_about_a_party(sentence: str) -> bool:
    """Whether a sentence says that its subject is a party or an alliance of parties ("X is a liberal party in Y").

    The first noun after the verb decides, so that "is a politician of the X Party" does not count.
    """
    for _ in range(3):  # brackets inside brackets
        sentence = _BRACKETS.sub(" ", sentence)
    for language in _languages().values():
        verb = language.copula.search(sentence)
        if not verb:
            continue
        if (answer := _head_noun(sentence[verb.end() :], language)) is not None:
            return answer
    return False


def phrase_is_a_party(phrase: str) -> bool:
    """Whether an English phrase such as "a former political party of Slovakia" means a party."""
    return _head_noun(phrase, _languages()["en"]) is True


def _head_noun(words: str, language: _Language) -> bool | None:
    """Whether the first telling noun means a party; None when a complement begins before any."""
    rest = re.sub(r"^(?:one|part) of (?:the )?", "", " ".join(words.split()[:_LEAD_WORDS]))
    noun = language.kinds.search(rest)
    return None if noun is None or noun.lastgroup == "stop" else noun.lastgroup == "party"


def _is_partys(title: str) -> bool:
    """Whether a title is a party's name: "Green Front (Ruritania)"; not "Green Party leaders"."""
    _, other = _infobox_kinds()
    bare = _BRACKETS.sub("", title).strip()
    named = re.fullmatch(
        r"(?:The )?(?:[A-Z][\w'’-]*\s)+(?:Party|Front|League|Alliance|Movement|Union)(?:\s(?:of|for)\s.*)?", bare
    )
    return named is not None and not other.search(title)


def _infobox_says(box: Infobox) -> bool | None:
    """True for a party's infobox, False for another thing's, None when it does not tell."""
    party, other = _infobox_kinds()
    if box.kind and party.search(box.kind):
        return True
    if box.kind and other.search(box.kind):
        return False
    known = _party_fields() & {re.sub(r"[\s\d]+$", "", field.key) for field in box.fields}
    return True if len(known) >= 2 else None


def _name(document: Document, box: Infobox | None) -> Text:
    """The name the document goes by: its title, else that of its infobox, else the first name of its lead."""
    if document.title:
        kind = _KIND_OF_PIECE.match(document.title.content)
        return document.title.slice(kind.end(), len(document.title.content)) if kind else document.title
    if box is not None:
        if box.title:
            return next(box.title.lines())
        for field in box.fields:
            if field.key in ("name", "party name") and field.value:
                return next(field.value.lines())
    paragraph = lead(document)
    if paragraph is not None:
        for found in lead_names(paragraph.text, ""):
            if found.kind == "name":
                return found.text
    return Text("")


def _as_filed(name: str, document: Document) -> str:
    """The name with the bracket that the source's own name, a page's title, adds to it: "Green Front (Ruritania)"."""
    filed = re.sub(r"\.\w{1,5}\Z", "", document.source.name.rpartition("/")[2]).replace("_", " ")
    return filed if re.fullmatch(rf"{re.escape(name)} \([^()]+\)", filed, re.IGNORECASE) else name


def _named_party_box(title: Text, boxes: list[Infobox]) -> Infobox | None:
    """The box that says nothing of its kind, below a title that names a party, when two of its labels are known."""
    party, other = _infobox_kinds()
    if not party.search(title.content) or other.search(title.content):
        return None
    plain = (box for box in boxes if not box.kind)
    return next((box for box in plain if len(_known_labels(box)) >= 2), None)


def _known_labels(box: Infobox) -> set[str]:
    return {field.key for field in box.fields if find_label(field.key).meaning in ("property", "role")}


def _is_headword_of_a_party(first: str, lead: str) -> bool:
    """Whether a lead opens with a name in capitals, and soon speaks of "the party" without having said what it is
    ("THE RIGHT is led by X, who founded the party in 2007")."""
    opening = re.split(r"\s(?:is|was|are|were|has|had)\s|,", lead, maxsplit=1)[0]
    capitals = is_capitals(_BRACKETS.sub(" ", opening))
    return capitals and _IS.search(first) is None and _THE_PARTY.search(lead[:_NEAR_PARTY]) is not None


def find_subject(document: Document) -> Mention | None:
    """The party the document is about, by the name it goes by; None when it is not about one party."""
    boxes = [block for block in document.blocks if isinstance(block, Infobox)]
    box = next((box for box in boxes if _infobox_says(box)), None) or _named_party_box(document.title, boxes)
    if box is None:
        paragraph = lead(document)
        if paragraph is None and not boxes and _is_partys(document.title.content):
            return Mention(title_case(document.title.content))  # a chronicle or tables below a party's name
        if paragraph is not None and DATELINE.match(paragraph.text.content):
            return None  # news
        if paragraph is None or any(_infobox_says(other) is False for other in boxes):
            return None
        first = next(split_sentences(paragraph.text), Text(""))
        headword = _is_headword_of_a_party(first.content, paragraph.text.content)
        if not headword and not sentence_is_about_a_party(first.content) and not is_note(document):
            return None
    name = title_case(_name(document, box).content)
    return Mention(name if document.title else _as_filed(name, document)) if name else None
