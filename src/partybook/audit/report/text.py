"""Findings like a compiler's messages: place, severity, code, sentence, the source line with the words marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from partybook.audit.finding import Finding
from partybook.audit.report.places import Places, printable
from partybook.model import Evidence, Source

_RELATED = 4
"""Other places shown below a finding; the sentence and the JSON have the rest."""


def as_text(findings: Sequence[Finding], sources: Iterable[Source]) -> str:
    """One block for each finding, and a line that counts them.

        article.txt:18:152: warning S001 a name is missing after "by"
            18 | GrF was founded in 1957 by (9 May 1931 – 10 September 2001)
               |                         ~~~
            = why: the missing name is most likely ...

    Lines and columns count from 1. A finding whose source is not among `sources` is shown by its quote.
    """
    places = {source.id: Places(source) for source in sources}
    blocks = [_block(finding, places) for finding in findings]
    return "\n\n".join([*blocks, _count(findings)])


def _block(finding: Finding, places: dict[str, Places]) -> str:
    first, *others = finding.evidence
    lines = [f"{_place(first, places)}: {finding.severity} {finding.rule} {printable(finding.message)}"]
    lines += _quoted(first, places)
    for other in others[:_RELATED]:
        lines.append(f"    = also: {_place(other, places)} ({printable(other.where)}): {_short(other.quote)}")
    if len(others) > _RELATED:
        lines.append(f"    = also: {len(others) - _RELATED} more")
    if finding.resolution:
        lines.append(f"    = why: {printable(finding.resolution)}")
    return "\n".join(lines)


def _place(evidence: Evidence, places: dict[str, Places]) -> str:
    known = places.get(evidence.source)
    if known is None:
        return f"{evidence.source}:{evidence.start}"
    line, column = known.line_and_column(evidence.start)
    return f"{printable(known.source.name)}:{line}:{column}"


def _quoted(evidence: Evidence, places: dict[str, Places]) -> list[str]:
    known = places.get(evidence.source)
    if known is None:
        return [f"      | {_short(evidence.quote)}"]
    line, _ = known.line_and_column(evidence.start)
    shown, start, end = known.excerpt(evidence)
    margin = f"{line:>6}"
    marker = " " * _columns(shown[:start]) + "~" * max(1, _columns(shown[start:end]))
    return [f"{margin} | {shown}", f"{' ' * len(margin)} | {marker}"]


def _columns(text: str) -> int:
    """Cells of a terminal that a text takes: two for wide letters, none for combining marks."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _short(quote: str, most: int = 90) -> str:
    words = printable(" ".join(quote.split()))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _count(findings: Sequence[Finding]) -> str:
    if not findings:
        return "no findings"
    counts = [(sum(f.severity == name for f in findings), name) for name in ("error", "warning", "note")]
    return ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count)
