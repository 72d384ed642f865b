"""Findings as JSON: an array of objects with stable field names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from partybook.audit.finding import Finding
from partybook.audit.report.places import Places
from partybook.model import Evidence, Source


def as_json(findings: Sequence[Finding], sources: Iterable[Source] = ()) -> str:
    """One object a finding: `rule`, `severity`, `message`, `subject`, `resolution`, `statements` (ids), `evidence`.

    Each piece of evidence has `source` (the id), `where`, `start`, `end` and `quote`, and, when its source is among
    `sources`, `name`, `line` and `column`.
    """
    places = {source.id: Places(source) for source in sources}
    rows = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "subject": finding.subject,
            "resolution": finding.resolution,
            "statements": list(finding.statements),
            "evidence": [_evidence(evidence, places) for evidence in finding.evidence],
        }
        for finding in findings
    ]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode("utf-8")


def _evidence(evidence: Evidence, places: dict[str, Places]) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.structs.asdict(evidence)
    if known := places.get(evidence.source):
        line, column = known.line_and_column(evidence.start)
        row |= {"name": known.source.name, "line": line, "column": column}
    return row
