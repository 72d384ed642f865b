"""Two parties of one name, where the documents themselves warn of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView, Passage
from partybook.identity.agreement import plain
from partybook.identity.mentions import without_disambiguation
from partybook.model import Evidence, Mention, Statement

NAMESAKES = Rule(
    "I001",
    "two parties of one name",
    "Two parties share a name: whoever reads the name alone may take one for the other.",
    "warning",
)


@cache
def _says_so() -> re.Pattern[str]:
    return re.compile("|".join(terms.load("audit")["same_name"]["patterns"]), re.IGNORECASE)


@on_document(NAMESAKES)
def two_of_one_name(view: DocumentView) -> Iterator[Finding]:
    if view.subject is None:
        return
    namesakes = _namesakes(view, view.subject)
    others = list(dict.fromkeys(_as_written(s) for s in namesakes))
    warnings = [p for p in view.passages if p.kind in ("sentence", "hatnote") and _says_so().search(p.text.content)]
    if not warnings and not namesakes:
        return
    evidence = [_evidence(view, passage) for passage in warnings]
    if namesakes:
        message = f"{view.subject} shares its name with {listed(others)}"
    else:
        message = f"the document tells apart two parties that may be taken for each other: {_quote(warnings[0])}"
    yield NAMESAKES.finding(
        message,
        (*evidence, *evidence_of(namesakes)),
        statements=namesakes,
        resolution=f"kept apart: they are read as {1 + len(others)} parties" if namesakes else "",
        subject=view.subject.name,
    )


_LINEAGE = frozenset(
    {"predecessor", "successor", "split_from", "merger_of", "merged_into", "absorbed", "distinct_from"}
)
"""Properties whose value is another party. A party named as ally or leader's party may be the document's own."""


def _quote(passage: Passage) -> str:
    """The words that warn, with a few around them."""
    content = passage.text.content
    found = _says_so().search(content)
    left, right = (max(0, found.start() - _CONTEXT), found.end() + _CONTEXT) if found else (0, _CONTEXT)
    left = content.find(" ", left) + 1 if left else 0
    right = content.rfind(" ", 0, right) if right < len(content) else len(content)
    return f"“{'… ' if left else ''}{content[left:right]}{' …' if right < len(content) else ''}”"


_CONTEXT = 70
"""Characters of a sentence shown before and after the words that warn."""


def _evidence(view: DocumentView, passage: Passage) -> Evidence:
    return view.evidence(passage.text, 0, len(passage.text.content), passage.where)


def _as_written(statement: Statement) -> str:
    """The other party's name with what the document says to tell it apart: its bracket, or its date."""
    name, date = str(statement.value), statement.qualifier("date")
    return f"{name} ({date})" if date is not None and without_disambiguation(name) == name else name


def _namesakes(view: DocumentView, subject: Mention) -> list[Statement]:
    """Statements whose value is a party of the same name but for the bracket or year that tells them apart."""
    own, bare = plain(subject.name), plain(without_disambiguation(subject.name))
    found: dict[str, Statement] = {}
    for statement in view.statements:
        value = statement.value
        if statement.property not in _LINEAGE or not isinstance(value, Mention) or plain(value.name) == own:
            continue
        differs_in_bracket = without_disambiguation(value.name) != value.name or bare != own
        if differs_in_bracket and plain(without_disambiguation(value.name)) == bare:
            found.setdefault(plain(value.name), statement)
    return list(found.values())
