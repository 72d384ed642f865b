"""A dossier as JSON, with stable field names: each fact with its versions, the preferred one first."""

from __future__ import annotations

from typing import Any

from partybook.dossier import Dossier, Fact, Reading, Result
from partybook.export.jsonl import encode_row, plain_value, statement_object


def dossier_json(dossier: Dossier) -> str:
    """The dossier as one line of JSON: party, as_of, facts by property, results, distinct_from, sources."""
    facts: dict[str, list[Any]] = {}
    for _, section in dossier.sections:
        for fact in section:
            facts.setdefault(fact.name, []).append(_fact(fact))
    return encode_row(
        {
            "party": dossier.name,
            "as_of": str(dossier.as_of) if dossier.as_of else None,
            "distinct_from": [_fact(fact) for fact in dossier.distinct],
            "facts": facts,
            "results": [_result(result) for result in dossier.results],
            "sources": [{"id": source.id, "name": source.name, "format": source.format} for source in dossier.sources],
        }
    )


def _fact(fact: Fact) -> dict[str, Any]:
    return {"disputed": fact.disputed, "reason": fact.reason, "versions": [_version(r) for r in fact.readings]}


def _version(reading: Reading) -> dict[str, Any]:
    return {
        "value": plain_value(reading.value),
        "sources": reading.sources,
        "statements": [statement_object(statement) for statement in reading.statements],
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "date": plain_value(result.date),
        "office": result.office,
        "candidate": result.text("candidate"),
        "figures": {name: _fact(fact) for name, fact in result.figures},
    }
