"""Lists of those who hold seats, one a line with the party: "Anna Tal – Green Party", "Jan Kok (Blue List)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.context import Context
from partybook.extract.people import looks_like_person
from partybook.extract.prose.affiliations import HOLDERS
from partybook.extract.prose.cast import Cast
from partybook.extract.prose.phrases import is_party_phrase
from partybook.extract.prose.register import without_titles
from partybook.extract.prose.seats import BODIES
from partybook.extract.sections import Sentence
from partybook.model import Mention, PartialDate, Value

_LINE = re.compile(
    r"[*•–-]?\s*(?P<name>[^\W\d_][^,:()–—\d]{3,50}?)"
    r"(?:\s\((?P<inside>[^()]+)\)|\s?(?:,|:|\s[–—-])\s(?P<behind>[^,;()–—]+?))"
    r"(?P<rest>(?:,|;|\s[(–—-])[^.]{0,60})?\.?"
)
_WORD = re.compile(r"[^\W\d_]+")
_ELECTED = re.compile(r"\b(?:elected|represent(?:ed|ing|s)?|returned|won|constituency|district)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:candidates?|nominees?|committees?|executive|leaders|ministers|cabinet|board|founding|founders|defeated|"
    r"spokes\w+|party members|unsuccessful|retiring|standing down|by-elections?)\b",
    re.IGNORECASE,
)
"""What the people of a list are rather than, or beside, holders of seats."""
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_SPAN = re.compile(r"\b(?P<start>(?:1[6-9]|20)\d\d)\s?[–—-]\s?(?P<end>(?:1[6-9]|20)\d\d)\b")
_FEWEST = 2
"""Lines that make a list."""


class _Line(NamedTuple):
    sentence: Sentence
    person: str
    party: Mention
    when: dict[str, Value]


def read_seat_lists(context: Context, cast: Cast, sentences: list[Sentence]) -> None:
    """State `seat_holder` for each line of such a list, with the year of its election or the span in the line."""
    for lines in _lists(cast, sentences, context.document.title.content):
        for line in lines if len(lines) >= _FEWEST else ():
            evidence = context.evidence(line.sentence.text, line.sentence.where)
            person = Mention(line.person, "person")
            context.state(line.party, "seat_holder", person, evidence, sorted(line.when.items()))


def _lists(cast: Cast, sentences: list[Sentence], title: str) -> Iterator[list[_Line]]:
    """The lines below each introduction ("The members elected in 1904 were:"), heading or the title."""
    intro, lines = "", list[_Line]()
    section: tuple[str, ...] = ()
    for sentence in sentences:
        text = sentence.text.content.strip()
        place, heading = (*sentence.above, sentence.section), sentence.section or title
        line = _line(cast, sentence, intro or heading) if _is_of_seats(intro or heading) else None
        if line is not None and place == section:
            lines.append(line)
            continue
        yield lines
        intro, lines, section = (text if text.endswith(":") else ""), [], place
        if not intro and _is_of_seats(heading) and (line := _line(cast, sentence, heading)):
            lines.append(line)
    yield lines


def _is_of_seats(introduction: str) -> bool:
    """Whether an introduction or a heading announces holders of seats: "MPs elected in 1904"."""
    words = _WORD.findall(introduction)
    holders = any(HOLDERS.match(singular) for word in words for singular in _singulars(word))
    members = any(word.lower() in ("members", "member") for word in words)
    elected = bool(_ELECTED.search(introduction) or BODIES.search(introduction))
    return (holders or (members and elected)) and not _OTHERS.search(introduction)


def _singulars(word: str) -> Iterator[str]:
    """What a plural may be of; a mayor is no list."""
    if word.endswith("s"):
        yield from (word[:-1], f"{word[:-3]}y")


def _line(cast: Cast, sentence: Sentence, introduction: str) -> _Line | None:
    """The person and the party of a line."""
    found = _LINE.fullmatch(sentence.text.content.strip())
    if found is None:
        return None
    label = (found["inside"] or found["behind"]).strip()
    party = cast.party(label) or (Mention(label) if is_party_phrase(label) else None)  # "X – A" was taken for one name
    name = without_titles(found["name"].strip())
    if party is None or not looks_like_person(name) or cast.party(name) is not None:
        return None
    years = set(_YEAR.findall(introduction))
    when: dict[str, Value] = {"date": PartialDate.of(int(years.pop()))} if len(years) == 1 else {}
    if (span := _SPAN.search(found["rest"] or "")) is not None:
        when = {side: PartialDate.of(int(span[side])) for side in ("start", "end")}
    return _Line(sentence, name, cast.same(party), when)
