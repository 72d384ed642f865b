"""A party's dossier: everything the sources say of it, one fact at a time, with disagreement shown and explained."""

from __future__ import annotations

from partybook.dossier.build import Dossier, build_dossier
from partybook.dossier.facts import Fact, Reading, Result

__all__ = ["Dossier", "Fact", "Reading", "Result", "build_dossier"]
