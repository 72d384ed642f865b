"""The few sentences that settle what fields and tables leave open: foundings, deaths, members, results with figures.

English only, and only where the sentence itself says whose fact it is. Each rule is one pattern; what a pattern does
not cover is left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from partybook.extract.context import Context
from partybook.extract.dates import find_dates
from partybook.extract.numbers import parse_number, parse_share
from partybook.extract.sections import Sentence, sentences
from partybook.model import Certainty, Mention, PartialDate, Quantity, Statement, TextValue, Value

_NAME = r"(?:[A-Z][\w'’.-]*\.?(?:\s+(?:(?:de|da|von|van|bin|al|el|di|der|ibn)\s+)*[A-Z][\w'’-]*)+)"
_WON = r"(?:won|received|obtained|gained|took|polled|got|secured)"
_PERCENT = r"(?P<share>\d+(?:[.,]\d+)?)\s*(?:%|per ?cent)"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_DIED = re.compile(rf"(?P<name>{_NAME})(?:,[^,.]{{0,60}},)?\s+(?:had\s+)?(?:died|passed away|was assassinated)\b")
_FOUNDED = re.compile(
    r"\b(?:was|were)\s+(?:first\s+|officially\s+|formally\s+)?"
    r"(?P<verb>founded|established|set up|formed|created|registered|dissolved|disbanded)\b(?P<rest>[^.;]*)"
)
_REGISTERED_TOO = re.compile(r"\band (?:was )?(?:officially )?(?P<verb>registered)\b(?P<rest>[^.;]*)")
_OTHER_CLAUSE = re.compile(
    r"\b(?:and (?:was )?(?:registered|dissolved|disbanded)|after|before|until|following|when|but)\b"
)
_MEMBERS = re.compile(
    r"(?P<claim>\bclaim(?:s|ed)\b[^.;]{0,40}?)?\b(?:has|have|had|having|of)\s+"
    r"(?:about |around |approximately |over |more than |some |nearly )?"
    r"(?P<number>\d[\d., ]*\d)\s+(?:party |registered |paying )?members\b"
)
_VOTES = re.compile(rf"(?P<votes>\d[\d.,\u00a0\u202f ]*\d|\d)\s+votes?\s*(?:,\s*|\(\s*)(?:or\s+)?{_PERCENT}")
_SHARE = re.compile(rf"\b{_WON}\s+{_PERCENT}\s+of\s+(?:the\s+)?(?:\w+\s+)?votes?\b")
_SEATS = re.compile(
    rf"\b(?:{_WON}|and|with)\s+(?P<seats>\d+|{'|'.join(_SMALL)})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<total>\d+)\s+seats\b"
)
_NO_SEATS = re.compile(rf"\b{_WON}\s+no\s+seats?\b")
_RANK = re.compile(
    r"\b(?:arrived|came|finished|placed|was|ranked)\s+(?:in\s+)?"
    rf"(?P<rank>{'|'.join(_RANKS[1:])}|\d+(?:st|nd|rd|th))\b"
)
_ELECTION = re.compile(
    r"\b(?P<name>(?:\d{4}\s+)?(?:[A-Z][\w'’-]+\s+)*"
    r"(?:presidential|parliamentary|legislative|general|municipal|local|European|state|regional|federal)\s+elections?)\b"
)
_RESULT_VERB = re.compile(rf"\b(?:{_WON}|arrived|came)\b")

_RAN = r"[^.;]*\b(?:candidate|ran|stood|contested|received|obtained|won|arrived|came)\b"
_PROPERTY_OF_VERB = {"registered": "registered", "dissolved": "dissolved", "disbanded": "dissolved"}


def read_prose(context: Context) -> None:
    """State what the patterns above find, for every sentence; `context.subject` may be None (then only deaths)."""
    for sentence in sentences(context.document):
        _death(context, sentence)
        if context.subject is not None and _about_subject(context.subject, sentence):
            _founding(context, context.subject, sentence)
            _membership(context, context.subject, sentence)
        if context.subject is not None:
            _result(context, context.subject, sentence)


def _say(
    context: Context,
    subject: Mention,
    property: str,
    value: Value,
    sentence: Sentence,
    qualifiers: Mapping[str, Value] = MappingProxyType({}),
    certainty: Certainty = "asserted",
) -> None:
    evidence = context.evidence(sentence.text, sentence.where)
    context.state(subject, property, value, evidence, qualifiers.items(), certainty)


def _about_subject(subject: Mention, sentence: Sentence) -> bool:
    """Whether the sentence begins with the document's party: its name, an abbreviation of it, "The party" or "It"."""
    words = sentence.text.content.lstrip("(\"'“")
    if sentence.section and not words.startswith(("The party", "The Party", subject.name)):
        return False  # "It" in a later section may be anyone
    name = re.sub(r"\s*\([^()]*\)$", "", subject.name)
    return bool(
        re.match(
            rf"(?:the\s+)?(?:{re.escape(name)}|party|front|coalition|alliance|movement)\b(?!['’]s)|it\b", words, re.I
        )
    ) or bool(re.match(r"(?:The\s+)?[A-Z][\w-]*[A-Z]\w*\s+(?:was|is|claims?|has)\b", words))


def _death(context: Context, sentence: Sentence) -> None:
    text = sentence.text.content
    found = _DIED.search(text) if "died" in text or "passed away" in text or "assassinated" in text else None
    dates = find_dates(text) if found else []
    if found and len(dates) == 1 and not dates[0].date.is_interval:
        _say(context, Mention(found["name"], "person"), "died", dates[0].date, sentence)


def _founding(context: Context, party: Mention, sentence: Sentence) -> None:
    text = sentence.text.content
    for found in (_FOUNDED.search(text), _REGISTERED_TOO.search(text)):
        if found is None:
            continue
        rest = _OTHER_CLAUSE.split(found["rest"])[0]
        dates = find_dates(re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), rest))
        if dates and not dates[0].date.is_interval:
            _say(context, party, _PROPERTY_OF_VERB.get(found["verb"], "founded"), dates[0].date, sentence)


def _membership(context: Context, party: Mention, sentence: Sentence) -> None:
    found = _MEMBERS.search(sentence.text.content)
    number = parse_number(found["number"], "count") if found else None
    if found is None or number is None:
        return
    dates = [d.date for d in find_dates(sentence.text.content)]
    certainty: Certainty = "claimed" if found["claim"] else "asserted"
    when: dict[str, Value] = {"date": dates[0]} if len(dates) == 1 else {}
    _say(context, party, "membership", number, sentence, when, certainty)


def _figures(text: str) -> dict[str, Value]:
    figures: dict[str, Value] = {}
    if found := _VOTES.search(text):
        votes, share = parse_number(found["votes"], "count"), parse_share(found["share"] + "%")
        if votes is not None and share is not None:
            figures |= {"votes": votes, "vote_share": share}
    elif (found := _SHARE.search(text)) and (share := parse_share(found["share"] + "%")) is not None:
        figures["vote_share"] = share
    if found := _SEATS.search(text):
        seats = found["seats"]
        figures["seats"] = _whole(_SMALL.index(seats) if seats in _SMALL else seats, seats)
        figures["seats_total"] = _whole(found["total"], found["total"])
    elif found := _NO_SEATS.search(text):
        figures["seats"] = _whole(0, found[0])
    if figures and (found := _RANK.search(text)):
        rank = found["rank"]
        figures["rank"] = _whole(_RANKS.index(rank) + 1 if rank in _RANKS else rank[:-2], rank)
    return figures


def _whole(number: object, text: str) -> Quantity:
    quantity = parse_number(str(number))
    assert quantity is not None, text
    return Quantity(quantity.number, text)


def _result(context: Context, party: Mention, sentence: Sentence) -> None:
    text = sentence.text.content
    election = _ELECTION.search(text)
    figures = _figures(text) if election else {}
    dates = [d.date for d in find_dates(text)]
    if not figures or election is None or len(dates) != 1:
        return
    qualifiers: dict[str, Value] = {"election": TextValue(election["name"]), **figures}
    candidate = _candidate(context, text, dates[0])
    if candidate is not None:
        qualifiers["candidate"] = candidate
    elif not _won_by_subject(party, text, election.end()):
        return
    _say(context, party, "election_result", dates[0], sentence, qualifiers)


def _won_by_subject(party: Mention, text: str, after: int) -> bool:
    """Whether the figures belong to the party: named right before the verb, or nobody is (words were lost)."""
    verb = _RESULT_VERB.search(text)
    if verb is None:
        return False
    before = text[: verb.start()].rstrip(", ")
    name = re.sub(r"\s*\([^()]*\)$", "", party.name)
    named = re.search(rf"(?:\b(?:the|The) party|\b[Ii]t|{re.escape(name)})$", before)
    return bool(named) or (verb.start() > after and _dateless(text[after : verb.start()]))


def _dateless(words: str) -> bool:
    """Whether nothing but a date stands in these words."""
    for found in reversed(find_dates(words)):
        words = words[: found.start] + words[found.end :]
    return not re.sub(r"\b(?:of|in|on|held)\b|[\s,]", "", words)


def _candidate(context: Context, text: str, date: PartialDate) -> Mention | None:
    """The person whose result it is, when a table of the document names that person as the party's candidate then."""
    for statement in context.statements:
        named = statement.qualifier("candidate")
        if statement.property != "election_result" or not isinstance(named, Mention):
            continue
        if _same_year(statement, date) and re.search(rf"\b{re.escape(named.name.split()[-1])}\b{_RAN}", text):
            return named
    return None


def _same_year(statement: Statement, date: PartialDate) -> bool:
    return isinstance(statement.value, PartialDate) and statement.value.may_equal(date)
