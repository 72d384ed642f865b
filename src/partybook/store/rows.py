"""Statements and remarks as rows of the book's tables, and back, equal."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from partybook.errors import BookError
from partybook.identity.lineage.saying import Said, SaidOf
from partybook.model import (
    Evidence,
    Mention,
    Qualifiers,
    Remark,
    Source,
    Statement,
    TextValue,
    Value,
    digest,
    encode,
)
from partybook.store.search_key import search_key
from partybook.terms import properties

COMPRESSION = 6
"""zlib's level for source texts: see docs/book.md for the bytes and times behind it."""

SEARCH_KEY_LENGTH = 200
"""Characters of a name that are searched: PostgreSQL's indexes take at most some 2,700 bytes."""

AnyValue: Any = Value
_value = msgspec.json.Decoder(AnyValue)
_qualifiers = msgspec.json.Decoder(Qualifiers)
_pairs = msgspec.json.Decoder(tuple[tuple[str, str], ...])

# "Green Front (1993)": what tells one title from another is not part of the name.
_DISAMBIGUATION = re.compile(r"(?<=\S)\s*\([^()]*\)\s*\Z")

Row = dict[str, Any]


def compress(text: str) -> bytes:
    """A source's text as the book keeps it; any characters, lone surrogates too."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), COMPRESSION)


def decompress(data: bytes) -> str:
    """The text that `compress` was given."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def check_evidence(source: Source, evidence: Iterable[Evidence]) -> None:
    """Raise `BookError` when some evidence is not of this source or its quote not what stands there.

    The book keeps the place and not the quote, so this is where a wrong one must be noticed.
    """
    for item in evidence:
        if item.source != source.id or source.text[item.start : item.end] != item.quote:
            raise BookError(
                f"{source.name} does not say {item.quote[:60]!r} at {item.start}-{item.end} ({item.where})."
            )


def subject_id(mention: Mention) -> str:
    """One id for mentions that are equal in every part."""
    return digest(encode(mention))


def stored_key(name: str) -> str:
    """The search key of a name as the tables have it, no longer than their indexes take."""
    return search_key(name)[:SEARCH_KEY_LENGTH]


def subject_row(mention: Mention) -> Row:
    return {
        "id": subject_id(mention),
        "name": mention.name,
        "search_key": stored_key(mention.name),
        "short_key": stored_key(_DISAMBIGUATION.sub("", mention.name)),
        "kind": mention.kind,
        "link": mention.link,
        "details": encode(mention.details).decode(),
    }


def mention_of(name: str, kind: Any, link: str, details: str) -> Mention:
    return Mention(name, kind, link, () if details == "[]" else _pairs.decode(details))


def statement_row(statement: Statement, reading_key: int, subject_key: int) -> Row:
    evidence = statement.evidence
    return {
        "id": statement.id,
        "reading_key": reading_key,
        "subject_key": subject_key,
        "property": statement.property,
        "value": encode(statement.value).decode(),
        "qualifiers": encode(statement.qualifiers).decode() if statement.qualifiers else "[]",
        "certainty": statement.certainty,
        "place": evidence.where,
        "start": evidence.start,
        "stop": evidence.end,
        "extractor": statement.extractor,
        "search_key": _stated_name(statement),
    }


def _stated_name(statement: Statement) -> str | None:
    """The key by which the subject is found when the statement gives it a name or abbreviation."""
    declared = properties().get(statement.property)
    if declared is None or declared.value != "name" or not isinstance(statement.value, TextValue | Mention):
        return None
    return stored_key(str(statement.value))


def says_the_same(row: Any) -> tuple[Any, ...]:
    """What a row of `statement` says and where, without the version of the extractor that found it."""
    return (
        row.subject_key,
        row.property,
        row.value,
        row.qualifiers,
        row.certainty,
        row.place,
        row.start,
        row.stop,
    )


def statement_of(row: Any, source_id: str, text: str) -> Statement:
    """The statement that a row of `queries.statements` holds; `text` is the source's."""
    return Statement(
        row.id,
        mention_of(row.name, row.kind, row.link, row.details),
        row.property,
        _value.decode(row.value),
        () if row.qualifiers == "[]" else _qualifiers.decode(row.qualifiers),
        row.certainty,
        Evidence(source_id, row.place, row.start, row.stop, text[row.start : row.stop]),
        row.extractor,
    )


def remark_row(remark: Remark, reading_key: int) -> Row:
    return {
        "reading_key": reading_key,
        "code": remark.code,
        "message": remark.message,
        "place": remark.evidence.where,
        "start": remark.evidence.start,
        "stop": remark.evidence.end,
        "detail": encode(remark.detail).decode(),
    }


def remark_of(row: Any, source_id: str, text: str) -> Remark:
    evidence = Evidence(source_id, row.place, row.start, row.stop, text[row.start : row.stop])
    return Remark(row.code, row.message, evidence, _pairs.decode(row.detail))


def said_of(row: Any) -> Said:
    """What a row of `statement` says, without subject and evidence."""
    qualifiers = () if row.qualifiers == "[]" else _qualifiers.decode(row.qualifiers)
    return Said(row.id, row.property, _value.decode(row.value), qualifiers, row.certainty)


def said_of_subject(row: Any) -> SaidOf:
    """What a row of `statement` with its subject says, without evidence."""
    qualifiers = () if row.qualifiers == "[]" else _qualifiers.decode(row.qualifiers)
    subject = mention_of(row.name, row.kind, row.link, row.details)
    return SaidOf(row.id, row.property, _value.decode(row.value), qualifiers, row.certainty, subject)
