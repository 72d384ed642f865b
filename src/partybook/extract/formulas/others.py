"""What a sentence says of whichever parties it names: who leads them, and who governs or stands with whom."""

from __future__ import annotations

from itertools import combinations

from partybook.extract.context import Context
from partybook.extract.formulas.events import about_leader, parties_at
from partybook.extract.formulas.grammar import Grammar
from partybook.extract.formulas.marking import Marked
from partybook.model import Mention


def read_others(context: Context, marked: Marked, spoken: Grammar) -> None:
    """State the leaders of named parties ("SPÖ-Chefin Eva Berg") and alliances ("Koalition aus A und B")."""
    evidence = context.evidence(marked.sentence.text, marked.sentence.where)
    for formula in spoken.formulas.get("leader_of", ()):
        for match in formula.finditer(marked.text):
            party = marked.party_at(match.start("of"))
            if party is not None and not spoken.former.search(marked.text, 0, match.start()):
                person = Mention(marked.words(*match.span("person")), "person")
                about = about_leader(marked, match, match.end("person"))
                context.state(party.party, "leader", person, evidence, about)
    for formula in spoken.formulas.get("coalition", ()) if not spoken.planned.search(marked.text) else ():
        for match in formula.finditer(marked.text):
            allied = list(dict.fromkeys(parties_at(marked, *match.span("parties"), spoken, sure=False)))
            for one, other in combinations(allied, 2):
                context.state(one, "alliance_with", other, evidence)
