"""Wikidata's statements about parties as the infobox corpus holds them, one record a line of JSON.

The corpus gives values without qualifiers, ranks and references. A value's evidence is its JSON text in the line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from partybook import terms
from partybook.datasets.files import open_source
from partybook.datasets.precision import wikidata_date
from partybook.datasets.reading import TableReading
from partybook.datasets.writing import Writer, country_name, text
from partybook.errors import InvalidValue, ReadError
from partybook.model import (
    Colour,
    Evidence,
    Mention,
    MentionKind,
    Quantity,
    Source,
    TextValue,
    Url,
    Value,
)

NAME = "wikidata"
EXTRACTOR = "wikidata/1"
_PROPERTY = re.compile(r"(.*) \((P\d+)\)\Z", re.DOTALL)
_ITEM = re.compile(r"(.*) \((Q\d+)\)\Z", re.DOTALL)
_KINDS: dict[str, MentionKind] = {"party": "party", "person": "person", "organisation": "organisation"}


class Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One property of terms/wikidata.toml."""

    property: str = ""
    kind: str = msgspec.field(name="as", default="")
    role: str = ""
    change: str = ""
    scheme: str = ""
    ignore: str = ""


@cache
def declared() -> dict[str, Declared]:
    """Wikidata's properties that are read, by number."""
    return msgspec.convert(terms.load("wikidata")["properties"], dict[str, Declared])


@cache
def _instances() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = terms.load("wikidata")["instances"]
    return re.compile(known["party"], re.IGNORECASE), re.compile(known["other"], re.IGNORECASE)


def read(path: Path) -> Iterator[TableReading]:
    """The Wikidata statements of a JSON Lines file of the corpus.

    Raises `ReadError`, with the line, when one is no such record. Properties that are not read are remarks, one for
    each property with how often it stands there; records of what is no party are remarks too.
    """
    source = open_source(path, "records")
    writer = Writer(EXTRACTOR)
    unread: Counter[str] = Counter()
    first: dict[str, Evidence] = {}
    start = 0
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip():
            record = _Record(source, number, start, line)
            for key, evidence in _read_record(writer, record):
                unread[key] += 1
                first.setdefault(key, evidence)
        start += len(line) + 1
    for key, times in unread.most_common():
        writer.remark("unread-field", f"{key}: not read in {times:,} records", first[key])
    yield TableReading(
        NAME, EXTRACTOR, source, "Wikidata in the infobox corpus", tuple(writer.statements), tuple(writer.remarks)
    )


class _Record:
    """One line, with a cursor that finds each value's JSON text behind its property's."""

    def __init__(self, source: Source, number: int, start: int, line: str) -> None:
        self.source, self.number, self.start, self.line = source, number, start, line
        try:
            record = json.loads(line)
            data = record["wikipedia_data"]
            self.said: dict[str, Any] = data.get("wikidata") or {}
            self.label = str(data.get("label") or "").strip()
            self.country = str(record.get("country") or "")
            self.page = str(record.get("wikipedia") or "")
            self.partyfacts = str(record.get("partyfacts_id") or "")
            if not isinstance(self.said, dict):
                raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise ReadError(
                f"{source.name}: row {number:,} is no record of the infobox corpus; check the file"
            ) from None
        self._at = max(line.find('"wikidata"'), 0)

    def seek(self, key: str) -> int:
        """Where the values of a property begin."""
        return self._find(json.dumps(key, ensure_ascii=False), json.dumps(key), self._at)

    def evidence(self, where: str, words: str, at: int) -> Evidence:
        """The JSON text of a value, looked for from `at`; the whole line when it is written in another way."""
        shown = json.dumps(words, ensure_ascii=False)[1:-1]
        found = self.line.find(shown, at)
        if found < 0:
            shown = json.dumps(words)[1:-1]
            found = self.line.find(shown, at)
        place = f"row {self.number}, {where}"
        if not shown or found < 0:
            return Evidence(self.source.id, place, self.start, self.start + len(self.line), self.line)
        return Evidence(self.source.id, place, self.start + found, self.start + found + len(shown), shown)

    def _find(self, one: str, other: str, at: int) -> int:
        found = self.line.find(one + ":", at)
        return max(found if found >= 0 else self.line.find(other + ":", at), 0)


def _read_record(writer: Writer, record: _Record) -> Iterator[tuple[str, Evidence]]:
    """Statements of a record; yields the properties that are not read, each with its place."""
    whole = record.evidence("label", record.label or record.page, 0)
    if not record.label and not record.page:
        writer.remark("nothing-in-row", "the record has neither a label nor a page", whole)
        return
    kinds = [words for key, said in record.said.items() if key.endswith("(P31)") for words in _strings(said)]
    party, other = _instances()
    if any(map(other.search, kinds)) and not any(map(party.search, kinds)):
        writer.remark("not-a-party", f"{record.label}: the item is {', '.join(kinds)}", whole)
        return
    name = record.label or record.page.rpartition("/")[2].replace("_", " ")
    details = (("country", country_name(record.country)),) if record.country else ()
    subject = Mention(name, "party", record.page, details)
    for scheme, id in (("partyfacts", record.partyfacts), ("wikipedia", record.page)):
        if id:
            value: Value = Url(id) if scheme == "wikipedia" else TextValue(id)
            writer.say(subject, "identifier", value, record.evidence(scheme, id, 0), [("scheme", TextValue(scheme))])
    for key in record.said:
        found = _PROPERTY.match(key)
        known = declared().get(found[2]) if found else None
        at = record.seek(key)
        if known is None:
            yield key, record.evidence(key, key, at)
        elif not known.ignore:
            _read_property(writer, record, subject, key, known, at)


def _read_property(writer: Writer, record: _Record, subject: Mention, key: str, known: Declared, at: int) -> None:
    for item in _items(record.said[key]):
        words = item if isinstance(item, str) else str(item.get("amount", ""))
        evidence = record.evidence(key, words, at + len(key))
        value = _value(known, words)
        if value is None:
            writer.remark("unread-value", f"{key}: {words!r} is not read", evidence)
            continue
        qualifiers: list[tuple[str, Value | None]] = [
            (name, TextValue(said))
            for name, said in (("role", known.role), ("change", known.change), ("scheme", known.scheme))
            if said
        ]
        writer.say(subject, known.property, value, evidence, qualifiers)


def _items(said: Any) -> list[Any]:
    items = said if isinstance(said, list) else [said]
    return [item for item in items if isinstance(item, str | dict) and item]


def _strings(said: Any) -> list[str]:
    return [item for item in _items(said) if isinstance(item, str)]


def _value(known: Declared, words: str) -> Value | None:
    item = _ITEM.match(words)
    label = (item[1] if item else words).strip()
    if not label:
        return None
    if known.kind in _KINDS:
        details = (("wikidata", item[2]),) if item else ()
        return Mention(label, _KINDS[known.kind], "", details)
    if known.kind == "date":
        return wikidata_date(words)
    if known.kind == "number":
        return _number(words)
    if known.kind == "url":
        return Url(words)
    if known.kind == "colour":
        return Colour(words if words.startswith("#") else f"#{words}")
    return TextValue(country_name(label), "en") if known.kind == "country" else text(label)


def _number(words: str) -> Quantity | None:
    try:
        return Quantity(Decimal(words), words)
    except (InvalidOperation, InvalidValue):
        return None
