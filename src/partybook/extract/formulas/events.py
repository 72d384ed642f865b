"""What formulas say of a party's life: founded and dissolved, by whom, led by, renamed, merged, split, allied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partybook.extract.context import Context
from partybook.extract.formulas.grammar import Grammar
from partybook.extract.formulas.marking import Marked
from partybook.extract.formulas.marks import DATE, NAME, PARTY
from partybook.extract.formulas.results import count_of
from partybook.extract.name_words import is_abbreviation
from partybook.extract.prose.phrases import is_party_phrase
from partybook.extract.scripts import script_of
from partybook.model import Certainty, Mention, PartialDate, Quantity, TextValue, Value

_ELSEWHERE = frozenset({"result", "leader_of", "coalition"})
"""Formulas that are read by other modules."""
_NAMES = frozenset({"renamed_to", "former_name", "youth_wing", "newspaper"})
_SURE_OF_PARTIES = frozenset({"merger_of", "split_from", "merged_into"})
"""Formulas that only parties fit; what others name must look like a party or be known as one."""
_Found = tuple[Value, list[tuple[str, Value]]]


def read_events(context: Context, marked: Marked, spoken: Grammar, topic: Mention | None) -> None:
    """State what the formulas of a sentence say, but for results.

    Of a sentence about those who split off, only that is read: all else it tells is theirs.
    """
    if spoken.planned.search(marked.text):
        return
    evidence = context.evidence(marked.sentence.text, marked.sentence.where)
    if splits := list(_split_off(marked, spoken, topic)):
        for party, origin, qualifiers in splits:
            context.state(party, "split_from", origin, evidence, qualifiers)
        return
    if topic is None:
        return
    claimed = spoken.claimed.search(marked.text) is not None
    for property, formulas in spoken.formulas.items():
        certainty: Certainty = "claimed" if claimed and property == "membership" else "asserted"
        for value, qualifiers in _said(property, formulas, marked, topic, spoken) if property not in _ELSEWHERE else ():
            context.state(topic, property, value, evidence, qualifiers, certainty)


def _said(
    property: str, formulas: Iterable[re.Pattern[str]], marked: Marked, topic: Mention, spoken: Grammar
) -> list[_Found]:
    """What the first formula of a property that fits says of the topic."""
    for formula in formulas:
        if "off" in formula.groupindex:
            continue
        found = [
            said
            for match in formula.finditer(marked.text)
            for said in _values(property, marked, match, spoken)
            if not _names(said[0], topic)
        ]
        if found:
            return found
    return []


def _split_off(
    marked: Marked, spoken: Grammar, topic: Mention | None
) -> Iterator[tuple[Mention, Mention, list[tuple[str, Value]]]]:
    """Parties that split off, what they left (the topic unless it is named), and when."""
    for formula in spoken.formulas["split_from"]:
        for match in formula.finditer(marked.text) if "off" in formula.groupindex else ():
            named = "party" in formula.groupindex
            origins = list(parties_at(marked, *match.span("party"), spoken, sure=True)) if named else [topic]
            for party in parties_at(marked, *match.span("off"), spoken, sure=True):
                yield from ((party, origin, _when(marked, match)) for origin in origins if origin and origin != party)


def _names(value: Value, subject: Mention) -> bool:
    return isinstance(value, Mention | TextValue) and str(value) == subject.name


def _values(property: str, marked: Marked, match: re.Match[str], spoken: Grammar) -> Iterator[_Found]:
    """The values in the slots of a match, with their qualifiers."""
    slots = match.groupdict()
    if slots.get("count"):
        if number := count_of(slots["count"], spoken):
            yield Quantity(number.number, number.text, "members"), []
    elif slots.get("place"):
        yield TextValue(match["place"]), []
    elif slots.get("person") or slots.get("people"):
        slot = "person" if slots.get("person") else "people"
        for name in re.finditer(f"{NAME}+", slots[slot]):
            begin, end = match.start(slot) + name.start(), match.start(slot) + name.end()
            about = about_leader(marked, match, end) if property == "leader" else []
            yield Mention(marked.words(begin, end), "person"), about
    elif slots.get("parties") or slots.get("party"):
        slot = "parties" if slots.get("parties") else "party"
        for party in parties_at(marked, match.start(slot), match.end(slot), spoken, sure=property in _SURE_OF_PARTIES):
            yield party, _when(marked, match)
    elif slots.get("name") and property in _NAMES:
        words = spoken.bare(marked.words(*match.span("name")))
        if len(words.split()) > 1 or is_abbreviation(words) or property in ("newspaper", "youth_wing"):
            yield TextValue(words, spoken.code, script_of(words)), _when(marked, match)
    elif slots.get("date") and (date := marked.date_at(match.start("date"))) and not date.date.is_interval:
        yield date.date, []


def about_leader(marked: Marked, match: re.Match[str], end: int) -> list[tuple[str, Value]]:
    """Role and time of a leader whose name ends at `end`: "seit 2010", "Dal 1999 il segretario", "(1919–1934)"."""
    qualifiers: list[tuple[str, Value]] = []
    slots = match.groupdict()
    if slots.get("role"):
        qualifiers.append(("role", TextValue(marked.words(*match.span("role")))))
    behind = _BEHIND.match(marked.text, end)
    near = [match.start("since")] if slots.get("since") else [behind.end() - 1] if behind else []
    near += [date.start for date in marked.dates if 0 < match.start() - date.end <= _JUST_BEFORE and not near]
    found = marked.date_at(near[0]) if near else None
    if found is not None:
        first, _, last = found.date.edtf.partition("/")
        ends = (("start", first), ("end", last)) if last or slots.get("since") else (("date", first), ("end", ""))
        qualifiers += [(name, PartialDate(edtf)) for name, edtf in ends if edtf not in ("", "..")]
    return qualifiers


_BEHIND = re.compile(rf"\s*\({DATE}+(?=\))")
_JUST_BEFORE = 6
"""Characters between a time and the role it opens for: "2007 il presidente"."""


def _when(marked: Marked, match: re.Match[str]) -> list[tuple[str, Value]]:
    """The date of an event: the only one of the sentence before or within the formula."""
    inside = {
        date.date
        for date in marked.dates
        if date.start < match.end() and not marked.words(date.end, match.start()).count(".")
    }
    return [("date", inside.pop())] if len(inside) == 1 else []


def parties_at(marked: Marked, start: int, end: int, spoken: Grammar, *, sure: bool) -> Iterator[Mention]:
    """The parties in a slot: those the document knows, and other names that must be parties."""
    text = marked.text[start:end]
    at = 0
    for piece in [*spoken.join.finditer(text), None]:
        stop = piece.start() if piece else len(text)
        known = re.search(f"{PARTY}+", text[at:stop])
        span = marked.party_at(start + at + known.start()) if known else None
        if span is not None:
            yield span.party
        else:
            name = spoken.bare(marked.words(start + at, start + stop))
            if is_party_phrase(name) or is_abbreviation(name) or (sure and len(name.split()) > 1):
                yield Mention(name)
        at = piece.end() if piece else stop
