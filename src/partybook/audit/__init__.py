"""Named rules that find what contradicts what, what is missing and what cannot be.

    from partybook.audit import DocumentView, as_text, audit_document
    print(as_text(audit_document(DocumentView(document, statements, remarks, subject)), [document.source]))

A rule is a function from a view to findings. It never raises for what a document says, touches no table and opens no
file. `audit_document` and `audit_party` run the rules over one view; `arrange` puts findings of several views together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from partybook.audit import (  # each module registers its rules
    arithmetic,
    changes,
    chronology,
    conflicts,
    coverage,
    duplicates,
    gaps,
    lineage,
    literals,
    lives,
    namesakes,
    remarks,
    results,
    spelling,
    tables,
)
from partybook.audit.finding import Finding, Severity, arrange
from partybook.audit.register import RegisterView, audit_register, register_checks
from partybook.audit.registry import Rule, document_checks, party_checks
from partybook.audit.report import as_html, as_json, as_text
from partybook.audit.view import DocumentView, PartyView
from partybook.errors import InvalidValue

__all__ = [
    "DocumentView",
    "Finding",
    "PartyView",
    "RegisterView",
    "Rule",
    "Severity",
    "arrange",
    "as_html",
    "as_json",
    "as_text",
    "audit_document",
    "audit_party",
    "audit_register",
    "check_rules",
    "rules",
    "worst",
]
_MODULES = (
    arithmetic,
    changes,
    chronology,
    conflicts,
    coverage,
    duplicates,
    gaps,
    lineage,
    literals,
    lives,
    namesakes,
    remarks,
    results,
    spelling,
    tables,
)


def rules() -> dict[str, Rule]:
    """All rules by code, in the order of their codes."""
    every = [check.rule for check in document_checks] + [check.rule for check in party_checks]
    every += [rule for rule, _ in register_checks]
    return {rule.code: rule for rule in sorted(every, key=lambda rule: rule.code)}


def check_rules(chosen: Iterable[str]) -> None:
    """Raises `InvalidValue` for a code that is neither a rule's nor a family's letter, naming those there are."""
    known = rules()
    for code in chosen:
        if not code or not any(rule.startswith(code.upper()) for rule in known):
            raise InvalidValue(f"there is no rule {code!r}; the rules are {', '.join(known)}, or a letter for a family")


def audit_document(view: DocumentView, chosen: Collection[str] = ()) -> list[Finding]:
    """The findings of a document in the order of its text: of the text itself, and of each party it speaks of.

    `chosen` names the codes of the rules to run, all of them when it is empty; a letter stands for its family.
    """
    found = [finding for check in document_checks if _wanted(check.rule, chosen) for finding in check.run(view)]
    for party in view.parties:
        found.extend(_of_party(party, chosen))
    return arrange(found, [source for source, _ in view.sources])


def audit_party(view: PartyView, chosen: Collection[str] = ()) -> list[Finding]:
    """The findings of what several sources say of one party, in the order of the sources."""
    return arrange(_of_party(view, chosen), [source for source, _ in view.sources])


def _of_party(view: PartyView, chosen: Collection[str]) -> list[Finding]:
    return [finding for check in party_checks if _wanted(check.rule, chosen) for finding in check.run(view)]


def _wanted(rule: Rule, chosen: Collection[str]) -> bool:
    return not chosen or any(rule.code.startswith(code.upper()) for code in chosen)


def worst(findings: Iterable[Finding], least: str) -> bool:
    """Whether any finding is as severe as `least` ("error", "warning", "note"); "never" is reached by none."""
    order = ("never", "error", "warning", "note")
    return any(order.index(finding.severity) <= order.index(least) for finding in findings)
