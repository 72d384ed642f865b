"""Parties through time, computed from a book: who is who, what became of whom, and the questions that answers.

refresh(book)                    judgements by rules, clusters, ids, events: computed again when anything changed
Parties(book).find("SPD", country="Germany")
parties.name_on(party, day), leader_on, ancestors, descendants, in_country, lineage
"""

from partybook.parties.ask import LineageView, Parties
from partybook.parties.compute import Refreshed, refresh

__all__ = ["LineageView", "Parties", "Refreshed", "refresh"]
