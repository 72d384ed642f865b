"""The list of rules: each a stable code, a title, a sentence, a severity, and a function from a view to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from partybook.audit.finding import Finding, Severity
from partybook.audit.view import DocumentView, PartyView
from partybook.model import Evidence, Statement

View = TypeVar("View", DocumentView, PartyView)


class Rule(msgspec.Struct, frozen=True):
    """A rule as it is listed: `code` never changes its meaning; `sentence` explains it to a stranger."""

    code: str
    title: str
    sentence: str
    severity: Severity

    def finding(
        self,
        message: str,
        evidence: Iterable[Evidence],
        *,
        statements: Iterable[Statement] = (),
        resolution: str = "",
        subject: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule."""
        ids = tuple(dict.fromkeys(statement.id for statement in statements))
        return Finding(self.code, severity or self.severity, message, tuple(evidence), ids, resolution, subject)


class Check(msgspec.Struct, Generic[View], frozen=True):
    """A rule with the function that looks for it."""

    rule: Rule
    run: Callable[[View], Iterator[Finding]]


document_checks: list[Check[DocumentView]] = []
party_checks: list[Check[PartyView]] = []


def on_document(rule: Rule) -> Callable[[Callable[[DocumentView], Iterator[Finding]]], None]:
    """Register a rule that looks at one document."""

    def register(run: Callable[[DocumentView], Iterator[Finding]]) -> None:
        document_checks.append(Check(rule, run))

    return register


def on_party(rule: Rule) -> Callable[[Callable[[PartyView], Iterator[Finding]]], None]:
    """Register a rule that looks at what is said of one party, in one document or in all."""

    def register(run: Callable[[PartyView], Iterator[Finding]]) -> None:
        party_checks.append(Check(rule, run))

    return register
