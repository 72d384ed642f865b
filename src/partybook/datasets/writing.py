"""Cells to statements: one collector a file, so that every statement carries its cell and every gap a remark."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from partybook import terms
from partybook.datasets.cells import Row
from partybook.extract.scripts import script_of
from partybook.model import Evidence, Mention, Remark, Statement, TextValue, Value


class Writer:
    """Collects what one file says, for one extractor ("parlgov/1")."""

    def __init__(self, extractor: str) -> None:
        self.extractor = extractor
        self.statements: list[Statement] = []
        self.remarks: list[Remark] = []

    def say(
        self,
        subject: Mention,
        property: str,
        value: Value | None,
        evidence: Evidence,
        qualifiers: Iterable[tuple[str, Value | None]] = (),
    ) -> None:
        """A statement; nothing when there is no value. Qualifiers without a value are left out."""
        if value is None:
            return
        known = [(name, said) for name, said in qualifiers if said is not None]
        self.statements.append(
            Statement.of(subject, property, value, evidence, qualifiers=known, extractor=self.extractor)
        )

    def words(self, subject: Mention, property: str, row: Row, column: str) -> None:
        """A statement whose value is the text of a cell; nothing when it is empty."""
        if row.get(column):
            self.say(subject, property, text(row[column]), row.evidence(column))

    def remark(self, code: str, message: str, evidence: Evidence) -> None:
        self.remarks.append(Remark(code, message, evidence))


def text(words: str) -> TextValue:
    """A text with its script where that says something."""
    return TextValue(words, script=script_of(words))


@cache
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    known = terms.load("country_codes")
    return known["codes"], known["names"]


def country_name(code_or_name: str) -> str:
    """The English name of a country from an ISO code or another name; what was given when it is not known."""
    codes, names = _countries()
    return codes.get(code_or_name) or names.get(code_or_name, code_or_name)


def party(name: str, scheme: str, id: str, country: str = "") -> Mention:
    """The mention of a party that a dataset knows by an id."""
    details = [(scheme, id)] + ([("country", country_name(country))] if country else [])
    return Mention(name, "party", "", tuple(sorted(details)))
