"""People's decisions applied to a dossier: a version that somebody settled on goes before all others."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from partybook.dossier.build import Dossier
from partybook.dossier.facts import Fact, Result


def settled(dossier: Dossier, decided: Mapping[str, str]) -> Dossier:
    """The dossier with the versions first that people settled on: `decided` has a sentence for each such statement."""
    if not decided:
        return dossier
    sections = tuple((heading, tuple(_fact(fact, decided) for fact in facts)) for heading, facts in dossier.sections)
    results = tuple(_result(result, decided) for result in dossier.results)
    return msgspec.structs.replace(dossier, sections=sections, results=results)


def _fact(fact: Fact, decided: Mapping[str, str]) -> Fact:
    for place, reading in enumerate(fact.readings):
        said = next((decided[one.id] for one in reading.statements if one.id in decided), None)
        if said is not None and fact.disputed:
            others = fact.readings[:place] + fact.readings[place + 1 :]
            return Fact(fact.name, (reading, *others), said)
    return fact


def _result(result: Result, decided: Mapping[str, str]) -> Result:
    return msgspec.structs.replace(result, figures=tuple((name, _fact(fact, decided)) for name, fact in result.figures))
