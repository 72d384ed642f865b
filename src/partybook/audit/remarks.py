"""What readers and extractors remarked while they read, as findings: shifted rows, wrong kinds, things left unread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from partybook import terms
from partybook.audit.finding import Finding
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView
from partybook.identity.agreement import plain
from partybook.model import Remark

WRONG_KIND = Rule(
    "S006", "wrong kind of value", "A cell or field holds a value of another kind than its label asks for.", "warning"
)
SHIFTED = Rule(
    "S007",
    "shifted row",
    "The cells of a row stand under the wrong headings; they were put back by their kinds.",
    "warning",
)
AMBIGUOUS_ROW = Rule(
    "S008",
    "row left out",
    "A row, or some of its cells, could be read in more than one way and was left out.",
    "warning",
)
UNREAD = Rule(
    "S015",
    "not read",
    "A field, template or part of the document that was not read; what it says is in no statement.",
    "note",
)
TOTAL = Rule("A002", "total differs", "A table's own total is not the sum of its rows.", "warning")

RULE_OF_CODE = {
    "wrong-kind": WRONG_KIND,
    "wrong-kind-cell": WRONG_KIND,
    "shifted-row": SHIFTED,
    "ambiguous-row": AMBIGUOUS_ROW,
    "total-differs": TOTAL,
}
"""Codes of remarks that are faults of the document. What is not listed was only not read."""


_SHORT = 60
"""Characters of a value that fit into a sentence about it."""
ROWS_LISTED = 5
"""Rows of one table that are findings of their own; more of them have one cause, and are one finding."""


@on_document(SHIFTED)
def shifted_rows(view: DocumentView) -> Iterator[Finding]:
    yield from _by_table(view, SHIFTED, "have cells under the wrong headings, and were put back by their kinds")


@on_document(AMBIGUOUS_ROW)
def ambiguous_rows(view: DocumentView) -> Iterator[Finding]:
    yield from _by_table(
        view, AMBIGUOUS_ROW, "fit the columns in more than one way, and were left out in whole or part"
    )


def _by_table(view: DocumentView, rule: Rule, words: str) -> Iterator[Finding]:
    """A finding for each row that a rule is about; for many rows of one table, one."""
    tables: dict[str, list[Remark]] = {}
    for remark in view.remarks:
        if RULE_OF_CODE.get(remark.code) is rule:
            tables.setdefault(remark.evidence.where.partition(",")[0], []).append(remark)
    for table, rows in tables.items():
        if len(rows) <= ROWS_LISTED:
            yield from (_finding(rule, view, remark) for remark in rows)
        else:
            yield rule.finding(
                f"{len(rows)} rows of {table} {words}; the first: {rows[0].message}",
                [remark.evidence for remark in rows],
                subject=view.name,
            )


def _rule_of(remark: Remark) -> Rule:
    """The rule of a remark. A value the reader understood only in part, or that says "unknown", is no wrong kind."""
    rule = RULE_OF_CODE.get(remark.code, UNREAD)
    quote = remark.evidence.quote
    if rule is WRONG_KIND and ("{{" in quote or "<" in quote or plain(quote) in _placeholders()):
        return UNREAD
    return rule


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(plain(word) for word in terms.load("audit")["placeholders"]["words"])


def _finding(rule: Rule, view: DocumentView, remark: Remark) -> Finding:
    resolution, quote = dict(remark.detail).get("resolution", ""), " ".join(remark.evidence.quote.split())
    shown = f": “{quote}”" if rule is WRONG_KIND and len(quote) <= _SHORT and quote not in remark.message else ""
    return rule.finding(remark.message + shown, (remark.evidence,), resolution=resolution, subject=view.name)


def _from_remarks(rule: Rule) -> Callable[[DocumentView], Iterator[Finding]]:
    def run(view: DocumentView) -> Iterator[Finding]:
        for remark in view.remarks:
            if _rule_of(remark) is rule:
                yield _finding(rule, view, remark)

    return run


for _rule in (WRONG_KIND, TOTAL, UNREAD):
    on_document(_rule)(_from_remarks(_rule))
