"""One record of the infobox corpus to a document: the infobox written back as lines of wikitext, and read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from partybook.errors import ReadError
from partybook.model import Source
from partybook.read.document import Document, Field, Infobox, Run, Skipped, Text, TextBuilder
from partybook.read.flattened.markup import PLAIN, Writer
from partybook.read.flattened.nesting import Argument

_LEFTOVERS = frozenset({"boxes", "count"})
"""What the fetching tool adds of its own when a page holds several boxes; no field of the infobox."""


_UNEVEN = re.compile(r"[^\S ]| (?= )|\A | \Z")
"""White space that is collapsed."""


_STORED_FIELD = re.compile(r"\n\| (\S[^\n|=]*?) = ")
"""The beginning of a field in a stored source. Flattened values have no " = " of their own after a parameter's name."""


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


def read(source: Source) -> Document:
    """A stored source of a record read again: the same document that `read_record` gave."""
    first, _, _ = source.text.partition("\n")
    title = first[2:-2] if first.startswith("= ") and first.endswith(" =") else ""
    starts = list(_STORED_FIELD.finditer(source.text))
    ends = [*(field.start() for field in starts[1:]), len(source.text)]
    places = [(field[1], field.start(1), field.end(), end) for field, end in zip(starts, ends, strict=False)]
    return _read(source, title, places)


def _read(source: Source, title: str, places: list[tuple[str, int, int, int]]) -> Document:
    skipped: list[Skipped] = []
    fields: list[Field] = []
    for key, at, start, end in places:
        if key in _LEFTOVERS:
            skipped.append(Skipped(start, end, "not-a-field", "left behind by the tool that fetched the infobox"))
            continue
        fields.append(_field(source, key, at, _value(source, start, end, skipped, fields)))
    name = _verbatim(title, 2)
    return Document(source, name, (Infobox(tuple(fields), "", name),), tuple(skipped))


def _value(source: Source, start: int, end: int, skipped: list[Skipped], fields: list[Field]) -> Text:
    if PLAIN.match(source.text, start, end):
        return _verbatim(source.text[start:end], start)
    writer = Writer(source.text, skipped)
    known = len(skipped)
    value = writer.value(start, end)
    if not value and not value.marks and len(skipped) == known and not writer.swallowed and start < end:
        skipped.append(Skipped(start, end, "no-words", "templates or markup without words of their own"))
    fields += [field for argument in writer.swallowed if (field := _swallowed(source, argument, skipped))]
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
    return Field(_normal_key(key), _verbatim(key, at), value)


@lru_cache(maxsize=4096)
def _normal_key(key: str) -> str:
    return " ".join(key.replace("_", " ").lower().split())


def _verbatim(words: str, at: int) -> Text:
    """Words without markup that stand in the source as they are."""
    if words and not _UNEVEN.search(words):
        return Text(words, (Run(0, at, at + len(words)),))
    builder = TextBuilder()
    builder.add(words, at)
    return builder.build()
