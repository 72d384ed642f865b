"""One record of the infobox corpus to a document: the infobox written back as lines of wikitext, and read."""

from __future__ import annotations

from typing import Any

import msgspec

from partybook.errors import ReadError
from partybook.model import Source
from partybook.read.document import Document, Field, Infobox, Skipped, Text, TextBuilder
from partybook.read.flattened.markup import PLAIN, Writer
from partybook.read.flattened.nesting import Argument, Span

_LEFTOVERS = frozenset({"boxes", "count"})
"""What the fetching tool adds of its own when a page holds several boxes; no field of the infobox."""


class _Data(msgspec.Struct):
    label: str | None = None
    infobox: dict[str, Any] | None = None


class _Record(msgspec.Struct):
    wikipedia_data: _Data
    partyfacts_id: int | str | None = None
    wikipedia: str | None = None


_decoder = msgspec.json.Decoder(_Record)


def read_record(line: str, name: str) -> Document:
    """A line of the corpus as a document with one infobox; without an infobox in the record, one without fields.

    The stored source is `= label =` and a line `| field = value` for each field, values untouched. Its name is `name`,
    "#" and the address of the record's page (its number in Party Facts when it has none).
    Raises `ReadError` when the line is not such a record.
    """
    try:
        record = _decoder.decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ReadError(f"{name} holds a line that is no record of an infobox corpus: {error}") from None
    fields = record.wikipedia_data.infobox or {}
    title = " ".join((record.wikipedia_data.label or str(fields.get("name") or "")).split())
    parts = [f"= {title} =" if title else ""]
    at = len(parts[0])
    places: list[tuple[str, int, int, int]] = []
    for key, value in fields.items():
        words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        start = at + len(key) + 6  # "\\n| " before the key and " = " behind it
        parts.append(f"| {key} = {words}")
        places.append((key, at + 3, start, start + len(words)))
        at = start + len(words)
    source = Source.of("\n".join(parts), f"{name}#{record.wikipedia or record.partyfacts_id}", "flattened")
    return _read(source, title, places)


def _read(source: Source, title: str, places: list[tuple[str, int, int, int]]) -> Document:
    skipped: list[Skipped] = []
    fields: list[Field] = []
    for key, at, start, end in places:
        if key in _LEFTOVERS:
            skipped.append(Skipped(start, end, "not-a-field", "left behind by the tool that fetched the infobox"))
            continue
        fields.append(_field(source, key, at, _value(source, start, end, skipped, fields)))
    heading = TextBuilder()
    heading.add(title, 2)
    name = heading.build()
    return Document(source, name, (Infobox(tuple(fields), "", name),), tuple(skipped))


def _value(source: Source, start: int, end: int, skipped: list[Skipped], fields: list[Field]) -> Text:
    if PLAIN.match(source.text, start, end):
        builder = TextBuilder()
        builder.add(source.text[start:end], start)
        return builder.build()
    writer = Writer(source.text, skipped)
    value = writer.value(start, end)
    for argument in writer.swallowed:
        if field := _swallowed(source, argument, skipped):
            fields.append(field)
    return value


def _swallowed(source: Source, argument: Argument, skipped: list[Skipped]) -> Field | None:
    """A field that a missing "}}" made an argument of a template in the field before."""
    at = argument.start
    text = Writer(source.text, skipped).argument(argument)
    end = max([item.end for item in argument.items], default=at + 1)
    reason = f"field {argument.name!r} stands inside another field, whose template is not closed"
    skipped.append(Skipped(at, end, "swallowed-field", reason))
    return _field(source, argument.name, at, text) if text else None


def _field(source: Source, key: str, at: int, value: Text) -> Field:
    label = TextBuilder()
    label.add(key, at)
    return Field(" ".join(key.replace("_", " ").lower().split()), label.build(), value)
