"""What every extractor needs: the document, whose document it is, and statements made with their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from partybook.model import Certainty, Evidence, Mention, Remark, Statement, Value
from partybook.read.document import Document, Text

EXTRACTOR = "partybook/3"
"""Name and version of the extraction, part of every statement: a higher number supersedes what was read before."""


class Context:
    """Collects the statements and remarks of one document; `subject` is the document's own party, if it has one."""

    def __init__(self, document: Document, subject: Mention | None) -> None:
        self.document = document
        self.subject = subject
        self.statements: list[Statement] = []
        self.remarks: list[Remark] = []
        self.entries: set[tuple[int, int]] = set()
        """Where entries of a handbook stand, which are no sentences."""
        self._seen: set[str] = set()

    def evidence(self, text: Text, where: str) -> Evidence:
        """The source characters behind a text, with their quote. Raises `ValueError` when the text is empty."""
        return self.evidence_at(*text.span(), where)

    def evidence_at(self, start: int, end: int, where: str) -> Evidence:
        """The source characters from `start` to `end`, with their quote."""
        source = self.document.source
        return Evidence(source.id, where, start, end, source.text[start:end])

    def state(
        self,
        subject: Mention,
        property: str,
        value: Value,
        evidence: Evidence,
        qualifiers: Iterable[tuple[str, Value]] = (),
        certainty: Certainty = "asserted",
    ) -> None:
        """Add a statement; the same statement twice is kept once."""
        statement = Statement.of(
            subject, property, value, evidence, qualifiers=qualifiers, certainty=certainty, extractor=EXTRACTOR
        )
        if statement.id not in self._seen:
            self._seen.add(statement.id)
            self.statements.append(statement)

    def remark(self, code: str, message: str, evidence: Evidence, detail: Iterable[tuple[str, str]] = ()) -> None:
        """Add a remark: something left out, repaired or doubtful."""
        self.remarks.append(Remark(code, message, evidence, tuple(detail)))
