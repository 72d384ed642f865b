"""Views for the tests of audit rules: a document of a few paragraphs, and statements that quote it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from partybook.audit import DocumentView, Finding, PartyView, audit_document
from partybook.model import Evidence, Mention, PartialDate, Quantity, Remark, Source, Statement, TextValue, Value
from partybook.read.document import Document
from tests.documents import prose

PARTY = "Green Party"


def number(text: str, unit: str = "") -> Quantity:
    """A quantity as an extractor would give it for this text, commas separating thousands."""
    return Quantity(Decimal(text.replace(",", "").rstrip("%")), text, "%" if text.endswith("%") else unit)


def value_of(text: str) -> Value:
    """A date for EDTF, a person for "@Name", a party for "#Name", else text."""
    if text.startswith("@"):
        return Mention(text[1:], "person")
    if text.startswith("#"):
        return Mention(text[1:])
    try:
        return PartialDate(text)
    except ValueError:
        return TextValue(text)


FIGURES = {"votes": "", "vote_share": "%", "seats": "", "seats_total": "", "rank": "", "change": "seats"}


def claim(
    document: Document,
    property: str,
    value: str | Value,
    quote: str = "",
    *,
    where: str = "lead, sentence 1",
    subject: str = PARTY,
    kind: str = "party",
    certainty: str = "asserted",
    **qualifiers: str,
) -> Statement:
    """A statement whose evidence is the quote in the document (its first words without one)."""
    text = document.source.text
    quote = quote or text[: text.find(" ")]
    start = text.index(quote)
    pairs = {
        name: number(said, FIGURES[name]) if name in FIGURES else value_of(said) for name, said in qualifiers.items()
    }
    return Statement.of(
        Mention(subject, kind),  # type: ignore[arg-type]
        property,
        value_of(value) if isinstance(value, str) else value,
        Evidence(document.source.id, where, start, start + len(quote), quote),
        qualifiers=pairs.items(),
        certainty=certainty,  # type: ignore[arg-type]
        extractor="test",
    )


def audited(
    document: Document,
    *statements: Statement,
    remarks: Sequence[Remark] = (),
    subject: str = PARTY,
    as_of: date | None = None,
    rules: Sequence[str] = (),
) -> list[Finding]:
    """The findings of a document and statements about it."""
    return audit_document(DocumentView(document, statements, tuple(remarks), Mention(subject), as_of), rules)


def findings(*paragraphs: str, rules: Sequence[str] = ()) -> list[Finding]:
    """The findings of bare prose."""
    return audited(prose(*paragraphs, title=PARTY), rules=rules)


def across(*statements: Statement, sources: Sequence[Source]) -> PartyView:
    """One party as several sources see it."""
    return PartyView(statements[0].subject, statements, statements, tuple((s.id, s.name) for s in sources))
