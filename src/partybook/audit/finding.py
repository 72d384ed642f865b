"""What an audit rule found: a sentence a stranger understands, the words it rests on, and what settles it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from partybook.model import Evidence, Statement

Severity = Literal["error", "warning", "note"]


class Finding(msgspec.Struct, frozen=True):
    """`rule` is the rule's code; `evidence` has the place to look at first, then what it is compared with.

    `statements` are the ids of the statements involved, empty when only the text is. `resolution` says what other
    statements settle, and why; empty when nothing does. `subject` is the party or person concerned, if one is.
    """

    rule: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...]
    statements: tuple[str, ...] = ()
    resolution: str = ""
    subject: str = ""


def arrange(findings: Iterable[Finding], sources: Sequence[str] = ()) -> list[Finding]:
    """Findings without duplicates, by source (in the order of the ids given), position, code and message.

    Two findings are duplicates when rule, message and first evidence are the same: the one with a resolution, and then
    with more evidence, is kept.
    """
    place = {source: number for number, source in enumerate(sources)}
    kept: dict[tuple[str, str, Evidence], Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.message, finding.evidence[0])
        other = kept.get(key)
        if other is None or _worth(finding) > _worth(other):
            kept[key] = finding

    def order(finding: Finding) -> tuple[int, str, int, int, str, str]:
        first = finding.evidence[0]
        return (
            place.get(first.source, len(place)),
            first.source,
            first.start,
            first.end,
            finding.rule,
            finding.message,
        )

    return sorted(kept.values(), key=order)


def told_once(narrow: Iterable[Finding], wide: Iterable[Finding]) -> list[Finding]:
    """Findings of documents (`narrow`) and of parties across sources (`wide`), each contradiction once.

    What rests on the same statements is told where it stands, in its document; what other sources take part in, once
    with all of them.
    """
    narrow = list(narrow)
    told = {(finding.rule, frozenset(finding.statements)) for finding in narrow if finding.statements}
    kept = [finding for finding in wide if (finding.rule, frozenset(finding.statements)) not in told]
    around: dict[tuple[str, str], list[frozenset[str]]] = {}
    for finding in kept:
        for statement in finding.statements:
            around.setdefault((finding.rule, statement), []).append(frozenset(finding.statements))

    def within(finding: Finding) -> bool:
        larger = around.get((finding.rule, finding.statements[0]), ()) if finding.statements else ()
        return any(frozenset(finding.statements) < other for other in larger)

    return [*(finding for finding in narrow if not within(finding)), *kept]


def _worth(finding: Finding) -> tuple[bool, int]:
    return bool(finding.resolution), len(finding.evidence)


def evidence_of(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    """The evidence of statements, each once, in their order."""
    return tuple(dict.fromkeys(statement.evidence for statement in statements))


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)
