"""The statement format: one JSON object a line, with stable field names (see docs/statement.md)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from partybook.model import Mention, Quantity, Statement, TextValue, Value

_encoder = msgspec.json.Encoder(decimal_format="number")


def plain_value(value: Value) -> str | int | Decimal:
    """A value as JSON shows it: numbers as numbers (with their bound, "<60", as text), everything else as text."""
    if isinstance(value, Quantity) and not value.bound:
        whole = value.number.to_integral_value()
        return int(whole) if whole == value.number and not value.unit else value.number
    return str(value)


def statement_object(statement: Statement) -> dict[str, Any]:
    """A statement as the object that `partybook extract` prints. A qualifier said more than once becomes a list."""
    qualifiers: dict[str, Any] = {}
    for name, value in statement.qualifiers:
        shown = plain_value(value)
        if name in qualifiers:
            before = qualifiers[name]
            qualifiers[name] = [*before, shown] if isinstance(before, list) else [before, shown]
        else:
            qualifiers[name] = shown
    row: dict[str, Any] = {
        "id": statement.id,
        "subject": statement.subject.name,
        "property": statement.property,
        "value": plain_value(statement.value),
        "qualifiers": qualifiers,
        "certainty": statement.certainty,
        "evidence": statement.evidence,
    }
    if statement.subject.kind != "party":
        row["subject_kind"] = statement.subject.kind
    if isinstance(statement.value, TextValue):
        row |= {name: said for name in ("language", "script") if (said := getattr(statement.value, name))}
    links = {"subject": statement.subject.link}
    if isinstance(statement.value, Mention):
        links["value"] = statement.value.link
    if any(links.values()):
        row["links"] = {name: link for name, link in links.items() if link}
    return row


def lines(statements: Iterable[Statement]) -> Iterable[str]:
    """One line of JSON for every statement, keys in the order of the format."""
    for statement in statements:
        yield encode_row(statement_object(statement))


def encode_row(row: dict[str, Any]) -> str:
    """A row as one line of JSON with exact decimals, keys in the order given."""
    return _encoder.encode(row).decode("utf-8")
