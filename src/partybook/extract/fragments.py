"""Sentences of short notes that leave out their party and often the verb: "Party formed in 1957 as a split from A",
"4 of 90 seats in the 2005 general election", "alliance between A and B", "2012 in coalition with A".

They are completed by words that stand in none of their places, so that they can be parsed as whole sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from partybook import terms

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[89]|20)\d\d"
_LABEL = (
    rf"(?:(?:[Ii]n\s|[Ss]ince\s|[Ff]rom\s|[Uu]ntil\s)?(?:\d{{1,2}}\s{_MONTH}\s|{_MONTH}\s)?{_YEAR}"
    r"(?:\s?[–-]\s?\d{2,4})?\s*[,:]?\s+)?"
)
"""The date at which a note may begin: "1987 joined", "In May 1987, joined"; other items are read as a chronicle's."""
_COUNT = r"\d[\d.,]*"
_SEATS = r"(?:seats?|mandates?|MPs?|MEPs?|deputies|deputy|votes)\b"
_BEHIND_SEATS = (
    r"(?=\s(?:in|at|of|out|after|and|together|won|with|during|for|since|\(|\d)|\s*[.,;(]|\s*\Z)"  # not "37 MPs left"
)
_FIGURES = (
    rf"(?:(?:about|around|ca\.?|only|approx\.?)\s+)?(?:{_COUNT}\s?(?:/|of|out\sof)\s?(?:the\s)?{_COUNT}"
    rf"(?:\s(?:seats?|mandates?)\b|\s*\Z|(?=\s(?:in|at)\s(?:the\s)?{_YEAR}))|{_COUNT}\s{_SEATS}{_BEHIND_SEATS}|{_COUNT}\s?%)"
)
_GOES_ON = re.compile(
    r",\s+(?:it|they|its\s\w+|the\s(?:party|alliance|coalition|movement|group|organi[sz]ation|front|union|league)"
    r"|[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)\s(?:is|was|were|has|had|won|became|merged|joined|split|left|ran|\w+ed)\b"
)
"""The subject of a sentence that only begins like a note: "Founded in 1990, the party won"."""
_VERB_BEHIND = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?\w+(?:ed|wn|de|ken|up)\b|\bregistered\son\b")
_RELATIVE = re.compile(r"\b(?:which|that|who|when|after|where)\b[^,;.]*\Z")

_NUMBERED = re.compile(r"(?<=of )\d{1,5}(?:(?:\s|,|&|\+)+\d{1,5})*(?=\s+[A-Z]|\s+[&+]\s+[A-Z])")
"""Numbers of a list's own for parties, before names: "consists of 4821 77 Green Union"."""
_WON_BEHIND = re.compile(r"(?<=\d seats )won\b|(?<=\d seat )won\b")
"""What would be a second verb: "10 of 35 seats won in 1968"."""

_JOINT = re.compile(r"[;,]\s+(?=\S)")
_NAMED = re.compile(r"(?<=.)\b[^\W\d_a-z]")


class Completion(NamedTuple):
    """What a sentence leaves out: the words `text[start:end]` stand for its party, behind which go `words`."""

    start: int
    end: int
    words: tuple[str, ...]


class _Form(NamedTuple):
    """A way to begin: the missing words stand for the group `noun`, before `at`, instead of it, or before a `kind`."""

    pattern: re.Pattern[str]
    place: Literal["noun", "before", "instead", "kind"]
    words: tuple[str, ...] = ()


def _either(*lists: Iterable[str]) -> str:
    words = {word for each in lists for word in each}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _forms() -> list[_Form]:
    said, chronicle = terms.load("notes"), terms.load("chronicle")
    adverb = rf"(?P<adverb>(?:(?:{_either(said['adverbs'])})\s)?)"
    before = rf"(?:(?:{_either(said['before_nouns'])})[\s,]+(?:and\s)?){{0,3}}"
    noun = rf"(?P<noun>{before}(?:{_either(said['nouns'])}))(?:\s\([^()]*\))?\s{adverb}"
    before_kind = rf"(?:(?:{_either(said['before_kinds'], said['before_nouns'])})[\s,]+){{0,3}}"
    kind = rf"(?P<article>(?:(?:an?|the|one)\s)?)(?P<at>{before_kind}(?:{_either(said['kinds'])}))"
    branch = r"(?P<article>(?:an?\s)?)(?P<at>(?-i:[A-Z][\w-]+\s){1,2}(?-i:branch|faction|wing|section))"
    behind = rf"(?:\s+(?:{_either(said['behind_kinds'])})\s|\s*[.,;]?\Z|,\s)"
    small = "in|of|the|by|was|were|is|are|be|to|from|for|with|at|on|as|no|not|that|which|it|this|any|other|another"
    described = (
        rf"(?:(?!(?:{small})\b)(?-i:[A-Z]?[a-z]+(?:-\w+)*),?\s){{1,5}}?(?-i:party|alliance|coalition|movement)\b"
    )
    pact = r"(?:(?:the|an?)\s)?(?:\w+\s)?(?:alliance|coalition)\s"
    within = rf"(?P<at>(?:in|part\s(?:of|in)|participated\sin|took\spart\sin)\s{pact})"
    finite = _either(chronicle["finite"], said["finite"])
    participles = _either(chronicle["participles"], said["participles"])

    def form(pattern: str, place: Literal["noun", "before", "instead", "kind"], *words: str) -> _Form:
        return _Form(re.compile(rf"(?:[\"“'‘]|And\s)?{_LABEL}{pattern}", re.IGNORECASE), place, words)

    return [
        form(r"(?P<noun>this)\s(?P<at>is|was)\b", "noun"),
        form(rf"{noun}(?P<at>{_either(said['done'])})\b", "noun", "was"),
        form(rf"{noun}(?P<at>{_either(said['did'])})\b", "noun"),
        form(rf"{within}(?!with\b|of\b|between\b)(?-i:(?=[A-Z\"“']))", "instead", "was", "part", "of"),
        form(r"(?P<at>(?:in\s)?(?:alliance|coalition)\swith\s)", "before", "was"),
        form(rf"(?P<at>{_FIGURES})", "before", "won"),
        form(rf"{adverb}(?P<at>{finite})\b", "before"),
        form(rf"{adverb}(?P<at>{participles})\b", "before", "was"),
        form(rf"(?P<at>{_either(said['bare_kinds'])})\s(?:of|to)\s", "before", "was"),
        form(rf"{kind}{behind}", "kind"),
        form(rf"{branch}\sof\s", "kind"),
        form(rf"(?P<article>(?:an?\s)?)(?P<at>{described})", "kind"),
    ]


def complete(text: str) -> Completion | None:
    """What a sentence leaves out at its beginning; None for a whole sentence."""
    for form in _forms():
        found = form.pattern.match(text)
        if found is None or _GOES_ON.search(text, found.end("at") - 1):
            continue
        if form.place == "kind":
            return _of_kind(text, found)
        if form.place == "before":
            start = found.start("adverb" if "adverb" in found.re.groupindex else "at")
            return Completion(start, start, form.words)
        return Completion(*found.span("noun" if form.place == "noun" else "at"), form.words)
    return None


def _of_kind(text: str, found: re.Match[str]) -> Completion | None:
    """ "alliance of A and B" is what the party was; "Splinter group of A was formed in" has its verb."""
    start = found.start("at") - len(found["article"])
    verb = _VERB_BEHIND.search(text, found.end("at"))
    whole = verb is not None and not _RELATIVE.search(text, found.end("at"), verb.start())
    if found["article"]:
        return None if whole else Completion(start, start, ("was",))
    article = "an" if text[start].lower() in "aeiou" else "a"
    return Completion(start, start, ("," if whole else "was", article))


def plain_counts(text: str) -> str:
    """A note with blanks for the numbers of a list before names, and for a verb behind a count of seats."""
    text = _NUMBERED.sub(lambda found: re.sub(r"[\d,&+]", " ", found[0]), text)
    return _WON_BEHIND.sub("   ", text)


def split_fragments(text: str) -> list[tuple[int, int]]:
    """Where the fragments of a note stand: "founded 1921, banned 1934; member of the A since 1999" are three, each of
    which leaves its party out. A comma parts them only while nobody has been named whom the next might be about."""
    starts = [0]
    first = complete(text)
    for joint in _JOINT.finditer(text):
        so_far = text[: joint.start()]
        if first is not None and joint.end() <= first.start:
            continue  # "January 1978, founded as the A"
        done = complete(text[joint.end() :])
        named = joint[0].startswith(",") and _NAMED.search(so_far) is not None
        if done is not None and not named and so_far.count("(") == so_far.count(")"):
            starts.append(joint.end())
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
