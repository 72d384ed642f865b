"""The infobox of an election: a result for each party or candidate in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from partybook.extract.context import Context
from partybook.extract.fields.persons import mention_of
from partybook.extract.fields.remarks import Pair, dates_of
from partybook.extract.fields.writing import Entry
from partybook.extract.numbers import find_numbers
from partybook.model import Mention, PartialDate, Quantity, TextValue, Value
from partybook.read.document import Field, Infobox, Text

_MARKS_OF_ELECTION = frozenset(
    {"election date", "previous election", "next election", "seats for election", "election name"}
)
_NUMBERED = re.compile(r"([^\d]+?)\s?(\d{1,2})\Z")
_SHARE = re.compile(r"(\d{1,3}(?:[.,·]\d+)?)\s*%?")
_COUNT = re.compile(r"\d[\d,.  ]*")
_LEADING_SEATS = re.compile(r"\W*(\d{1,4})(?:\s+(?:seats?|MPs|members)\b|\s*[,;(/\n]|\s*\Z)", re.IGNORECASE)
_CHANGE = {"▲": 1, "▼": -1, "▬": 0, "+": 1, "-": -1, "−": -1, "–": -1}
_NEW = re.compile(r"\W*(?:new|did not|none|n/?a|—|–|-)", re.IGNORECASE)
_SETTING = frozenset({"color", "colour", "image", "party name", "ongoing", "leader since", "leaders seat"})


def is_election(fields: Mapping[str, Field]) -> bool:
    """Whether a box with these keys is that of an election."""
    return len(_MARKS_OF_ELECTION & fields.keys()) >= 2 and any(
        key in fields for key in ("party1", "nominee1", "candidate1", "alliance1")
    )


def read_election(context: Context, infobox: Infobox, fields: Mapping[str, Field]) -> None:
    """One `election_result` for each numbered party of the box; its date is that of the election."""
    name = _election_name(context, fields)
    date = _date(fields, name)
    numbers = _numbers(fields)
    for number in numbers:
        _result(context, fields, number, name, date)
    for field in infobox.fields:
        if (field.value or field.value.marks) and not _is_read(field.key, numbers):
            entry = Entry(context, Mention("an election"), field, fields)
            entry.remark("foreign-field", f"{field.key!r} says something of the election, not of a party")


def _is_read(key: str, named: Sequence[str]) -> bool:
    found = _NUMBERED.match(key)
    if found:
        return found[1] in _READ_NUMBERED and found[2] in named
    return key in ("election date", "election name")


_READ_NUMBERED = frozenset(
    {
        "party",
        "alliance",
        "leader",
        "nominee",
        "candidate",
        "percentage",
        "popular vote",
        "seats",
        "seat change",
        "last election",
        "swing",
        "votes",
    }
)


def _election_name(context: Context, fields: Mapping[str, Field]) -> str:
    field = fields.get("election name")
    name = field.value.content if field and field.value else context.document.title.content
    return " ".join(name.split())


def _date(fields: Mapping[str, Field], name: str) -> Value:
    for text in (fields["election date"].value.content if "election date" in fields else "", name):
        if found := dates_of(text):
            return found[0].date
    return TextValue("undated")


def _numbers(fields: Mapping[str, Field]) -> list[str]:
    numbers = {
        found[2]
        for key in fields
        if (found := _NUMBERED.match(key)) and found[1] in ("party", "alliance", "nominee", "candidate")
    }
    return sorted(numbers, key=int)


def _result(context: Context, fields: Mapping[str, Field], number: str, name: str, date: Value) -> None:
    value = {key: fields.get(f"{key}{number}") for key in _READ_NUMBERED}
    naming = next((f for key in ("party", "alliance", "candidate", "nominee") if (f := value[key]) and f.value), None)
    if naming is None or (found := mention_of(naming.value)) is None:
        return
    subject = Mention(found.mention.name, "party", found.mention.link, found.mention.details)
    entry = Entry(context, subject, naming, fields)
    pairs: list[Pair] = [("election", TextValue(name))] if name else []
    texts = [naming.value]
    if (office := fields.get("type")) and office.value:
        pairs.append(("office", TextValue(office.value.content)))
    person = value["nominee"] or value["candidate"]
    texts = [naming.value]
    if person and person is not naming and person.value and (candidate := mention_of(person.value)):
        pairs.append(("candidate", candidate.mention))
        texts.append(person.value)
    for key, qualifier in (
        ("popular vote", "votes"),
        ("votes", "votes"),
        ("percentage", "vote_share"),
        ("seats", "seats"),
        ("seat change", "change"),
    ):
        field = value[key]
        if field and field.value and (quantity := _quantity(field.value, qualifier)):
            if qualifier not in dict(pairs):
                pairs.append((qualifier, quantity))
                texts.append(field.value)
        elif field and field.value:
            Entry(context, subject, field, fields).remark("unread-value", f"{field.key!r} holds no {qualifier}")
    start = min(text.span()[0] for text in texts)
    end = max(text.span()[1] for text in texts)
    evidence = (
        context.evidence_at(start, end, f"infobox/{naming.key}") if end - start < 1500 else entry.evidence(naming.value)
    )
    context.state(subject, "election_result", date, evidence, pairs)
    _last_election(context, fields, number, subject)
    _beside(context, fields, number, subject)


def _quantity(text: Text, qualifier: str) -> Quantity | None:
    content = text.content
    if qualifier == "vote_share":
        if found := _SHARE.search(content):
            return Quantity(Decimal(found[1].replace(",", ".").replace("·", ".")), found[0].strip(), "%")
        return None
    if qualifier == "change":
        sign = next((value for mark, value in _CHANGE.items() if mark in content), 1)
        found_count = _COUNT.search(content)
        number = int(re.sub(r"\D", "", found_count[0])) if found_count else 0
        return Quantity(Decimal(sign * number), content, "seats") if found_count or "▬" in content else None
    if qualifier == "seats":
        bare = _LEADING_SEATS.match(content)
        return Quantity(Decimal(bare[1]), bare[1], "seats") if bare else None
    numbers = find_numbers(content, "count")
    return numbers[0].quantity if numbers else None


def _last_election(context: Context, fields: Mapping[str, Field], number: str, subject: Mention) -> None:
    """Seats at the election before, which is dated by the box's link to it."""
    field = fields.get(f"last election{number}")
    if field is None or not field.value:
        return
    entry = Entry(context, subject, field, fields)
    date = next(
        (
            found[0].date
            for key in ("previous year", "previous election")
            if key in fields and (found := dates_of(fields[key].value.content))
        ),
        None,
    )
    seats = _LEADING_SEATS.match(field.value.content)
    if seats and date and "%" not in field.value.content[: seats.end() + 1]:
        quantity = Quantity(Decimal(seats[1]), seats[1], "seats")
        entry.state("election_result", date, field.value, qualifiers=[("seats", quantity)])
    else:
        entry.remark("unread-value", f"{field.key!r} is no count of seats at a dated election")


def _beside(context: Context, fields: Mapping[str, Field], number: str, subject: Mention) -> None:
    """The leader who stood for the party, and what no property holds."""
    leader, swing = fields.get(f"leader{number}"), fields.get(f"swing{number}")
    if leader and leader.value:
        entry = Entry(context, subject, leader, fields)
        found = mention_of(leader.value)
        if found and not entry.says_none(leader.value):
            date = _date(fields, context.document.title.content)
            pairs: list[Pair] = [("date", date)] if isinstance(date, PartialDate) and not date.is_interval else []
            entry.state("leader", found.mention, found.text, found.remarks, [("role", TextValue("Leader")), *pairs])
        elif not found:
            entry.remark("wrong-kind", f"{leader.key!r} should name a person")
    if swing and swing.value:
        Entry(context, subject, swing, fields).remark("no-property", "a swing of votes is computed, not kept")
    alliance, party = fields.get(f"alliance{number}"), fields.get(f"party{number}")
    if alliance and alliance.value and party and party.value and (found := mention_of(alliance.value)):
        entry = Entry(context, subject, alliance, fields)
        body = Mention(found.mention.name, "organisation", found.mention.link)
        entry.state("member_of", body, found.text, found.remarks, [("role", TextValue("Alliance"))])
