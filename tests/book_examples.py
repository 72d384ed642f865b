"""A document as two versions of an extractor read it, for the tests of the book."""

from __future__ import annotations

from decimal import Decimal

from partybook.model import Evidence, Mention, PartialDate, Quantity, Remark, Source, Statement, TextValue, Value

TEXT = (
    "= Azerbaijan Communist Party (1993) =\n- Native name: Azərbaycan Kommunist Partiyası\n- Abbreviation: АКП\n"
    "- Founded: November 1993\n- Leader: Rauf Qurbanov\n- Newspaper: Kommunist\nVotes in 2000: 6.29%\n"
)
PARTY = Mention("Azerbaijan Communist Party (1993)", details=(("country", "Azerbaijan"),))


def source(text: str = TEXT, name: str = "akp.txt") -> Source:
    return Source.of(text, name, "plaintext")


def evidence(document: Source, quote: str, where: str = "infobox") -> Evidence:
    start = document.text.index(quote)
    return Evidence(document.id, where, start, start + len(quote), quote)


def state(
    document: Source, property: str, value: Value, quote: str, extractor: str, subject: Mention = PARTY
) -> Statement:
    return Statement.of(subject, property, value, evidence(document, quote), extractor=extractor)


def first_reading(document: Source, extractor: str = "partybook/1") -> list[Statement]:
    """Four statements; the last one is a reading error."""
    return [
        state(
            document,
            "native_name",
            TextValue("Azərbaycan Kommunist Partiyası", "az"),
            "Azərbaycan Kommunist Partiyası",
            extractor,
        ),
        state(document, "abbreviation", TextValue("АКП", "az", "Cyrl"), "АКП", extractor),
        state(document, "founded", PartialDate("1993-11"), "November 1993", extractor),
        state(document, "leader", Mention("Kommunist", "person"), "Kommunist\n", extractor),
    ]


def second_reading(document: Source, extractor: str = "partybook/2") -> list[Statement]:
    """The first three again, the error put right, and one more."""
    return [
        *first_reading(document, extractor)[:3],
        state(document, "leader", Mention("Rauf Qurbanov", "person"), "Rauf Qurbanov", extractor),
        state(document, "election_result", Quantity(Decimal("6.29"), "6.29%", "%"), "6.29%", extractor),
    ]


def remark(document: Source, code: str = "unread-field") -> Remark:
    return Remark(code, "The field newspaper was not read.", evidence(document, "Newspaper"), (("field", "newspaper"),))
