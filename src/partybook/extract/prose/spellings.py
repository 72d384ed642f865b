"""What a whole document tells about names before its sentences are read: places, whom it is about, other spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from partybook import terms
from partybook.extract.name_words import is_abbreviation, is_capitals, name_words, title_case
from partybook.extract.people import looks_like_person
from partybook.extract.prose.phrases import capitalised_runs, is_party_phrase, vocabulary
from partybook.extract.sections import lead
from partybook.read.document import Document, Heading, Paragraph, Text

_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Bb]etween|(?:[Ii]n|[Oo]f|[Ff]rom|[Aa]t) the)\s\Z")
_CONSTITUENCY = re.compile(r"\s+(?:constituenc(?:y|ies)|district|province|seat|region|county|state|city)\b")
_GOVERNED = re.compile(
    r"(?:Governor|Lieutenant Governor|Mayor|Territory|Province|Colony|County|City) of (?:the )?(?=[A-Z])"
)
_PARTY_BEHIND = re.compile(r"\s+party\b")
_LEAD_VERB = re.compile(r"\s(?:is|was|are|were)\s")
_WORD = re.compile(r"[^\W_]+")
_QUALIFIED = re.compile(r"(?P<name>.*\S)\s*\((?P<inside>[^()]*)\)\Z")
_FEWEST_INITIALS = 3
_OPENING = 200
"""Characters in which a lead says what its subject is."""
_IS_PLACE = re.compile(
    r"\s(?:is|was)\s(?:an?|the|one of the)\s(?:[\w'’-]+\s){0,5}?"
    r"(?:constituenc(?:y|ies)|electorates?|ridings?|wards?|districts?|by-election|town|city|village|county)\b"
)
_OBITUARY = re.compile(r"(?P<name>[^,.(\d]{4,40}),\s[^.]{0,90}?\b(?:died|has died|passed away)\b")
"""The opening of an obituary: "Anna Tal, the former minister, has died aged 88"."""
_OF_MEMBERS = re.compile(
    r"\b(?:members?|politicians?|candidates?|activists?|founders?|leaders?|supporters?|chair(?:wo)?man|defectors?)"
    r"\sof the\s\Z"
)
"""Before a party rather than a place."""


def texts_of(document: Document) -> Iterator[Text]:
    """The paragraphs, items and headings of a document."""
    for block in document.blocks:
        if (isinstance(block, Paragraph) and block.kind in ("prose", "item")) or isinstance(block, Heading):
            yield block.text


def opening_of(document: Document) -> str:
    """The title of a document, or what its lead says before its first verb."""
    opening = lead(document)
    title = document.title.content if document.title else opening.text.content if opening else ""
    said = _LEAD_VERB.split(title)[0]
    return "" if said.split(" ")[0].lower() in name_words().no_names else said


def protagonist(document: Document) -> str:
    """The person whom a document is about, as its title or the opening of its lead names them, "" for nobody; no
    constituency with such a name is one."""
    opening = lead(document)
    said = opening.text.content if opening is not None else ""
    if _IS_PLACE.search(said[:_OPENING]):
        return ""
    obituary = None if document.title else _OBITUARY.match(said)
    name = (obituary["name"] if obituary else opening_of(document)).split("(")[0].strip(" '\"_,")
    name = title_case(name) if is_capitals(name) else name
    of_place = {word.lower() for word in name.split()} & vocabulary("not_names")  # "West Arden (constituency)"
    return name if looks_like_person(name) and not name.startswith("The ") and not of_place else ""


def places(document: Document) -> Iterator[str]:
    """Capitalised phrases that stand behind "in" or "the" at least as often as elsewhere: hardly anybody's name."""
    there: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for text in texts_of(document):
        for run in capitalised_runs(text.content):
            name = text.content[run[0][0] : run[-1][1]]
            everywhere[name] += 1
            if len(run) > 2 and text.content[run[-2][0] : run[-2][1]] in ("of", "for", "in"):
                yield text.content[run[-1][0] : run[-1][1]]  # "Arden" in "New Road for Arden"
            before = _IN.search(text.content, max(run[0][0] - 8, 0), run[0][0])
            governed = _GOVERNED.match(name)
            if governed is not None and not is_party_phrase(name):
                yield name[governed.end() :]  # "Governor of New Arden"
            if before and _OF_MEMBERS.search(text.content, max(run[0][0] - 24, 0), run[0][0]):
                before = None
            there[name] += not _PARTY_BEHIND.match(text.content, run[-1][1]) and bool(
                before or _CONSTITUENCY.match(text.content, run[-1][1])
            )
    yield from (name for name, count in there.items() if 2 * count >= everywhere[name])


def is_misspelt(name: str, other: str) -> bool:
    """Whether two names of several words differ in one letter too many or too few of one long word."""
    pairs = [(a, b) for a, b in zip(name.split(), other.split(), strict=False) if a != b]
    if len(name.split()) != len(other.split()) or len(pairs) != 1 or " " not in name:
        return False
    short, long = sorted(pairs[0], key=len)
    return len(long) == len(short) + 1 > 4 and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def shortened(name: str) -> Iterator[str]:
    """What a text may call a party of several words for short: the name without its "Party", its last word when that
    is a word of parties' names rather than a person's or a noun for any party."""
    words = name.split()
    if len(words) > 2 and words[-1] == "Party" and words[-2].lower() not in vocabulary("adjectives"):
        yield " ".join(words[:-1])
    last = words[-1]
    if len(words) == 2 and last.lower() in terms.load("name_evidence")["words"]["last"]:
        yield last


def stands_alone(short: str, text: str) -> bool:
    """Whether a text uses capitals as a name: in the middle of a sentence, with no capital before or behind."""
    alone = rf"(?<=[a-z,;] ){re.escape(short)}(?![\w-]|\s(?:[A-Z]|of\s))"
    opens = (
        rf"(?:(?<=[.!?] )|\A|(?<=, )){re.escape(short)}(?=,? (?:as|was|is|has|had|won|lost|took|dominated|led|went))"
    )
    return re.search(f"{alone}|{opens}", text) is not None


def initials_of(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The initials that only one of the names has, with that name: "BJP"; "CPI(M)" for a name with a bracket."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        qualified = _QUALIFIED.match(name)
        words = _WORD.findall(re.sub(r"['’]s\b", "", qualified["name"] if qualified else name))
        letters = [word[0] for word in words if word[0].isupper() and word.lower() not in name_words().small]
        short = "".join(letters) + (f"({qualified['inside'][:1]})" if qualified else "")
        if len(letters) >= _FEWEST_INITIALS and is_abbreviation("".join(letters)):
            found[short].add(name)
    for short, owners in found.items():
        if len(owners) == 1 and short not in vocabulary("not_abbreviations"):
            yield short, next(iter(owners))
