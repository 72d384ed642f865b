"""One sentence being read: its clauses, its dates, who is meant, and how statements are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from partybook.extract.context import Context
from partybook.extract.prose.clauses import Clause, moods
from partybook.extract.prose.reference import Reference
from partybook.extract.prose.tree import Tree
from partybook.extract.prose.when import Moment, When, moments, spans, when
from partybook.model import Certainty, Mention, PartialDate, Value


class Reading:
    """A parsed sentence of a document, with what a rule needs to state what it says."""

    def __init__(
        self, context: Context, reference: Reference, tree: Tree, tree_clauses: list[Clause], year: int | None
    ) -> None:
        self.context = context
        self.reference = reference
        self.tree = tree
        self.clauses = tree_clauses
        self.moments: list[Moment] = moments(tree, year, year if reference.cast.of_note else None)
        self._hearsay = bool({word.text.lower() for word in tree.words} & moods("hearsay"))
        self._verbs = {clause.verb for clause in self.clauses}

    def when(self, clause: Clause) -> When:
        """When the clause holds, as far as the sentence says."""
        return when(clause, self.moments, self._verbs)

    def later_spans(self, clause: Clause) -> list[When]:
        """The spans behind the first that a clause gives: "from 2006 to 2009 and again from 2010 to 2016"."""
        return spans(clause, self.moments, self._verbs)[1:]

    def by_verb(self, *lemmas: str) -> Iterator[Clause]:
        """The clauses with these verbs."""
        return (clause for clause in self.clauses if clause.lemma in lemmas)

    def clause_above(self, word: int) -> Clause | None:
        """The clause that a word stands in."""
        by_verb = {clause.verb: clause for clause in self.clauses}
        return next((by_verb[at] for at in (word, *self.tree.above(word)) if at in by_verb), None)

    def words_of(self, clause: Clause) -> list[int]:
        """The words of a clause without those of the clauses inside it."""
        verbs = self._verbs - {clause.verb}
        found, todo = [], [clause.verb]
        while todo:
            at = todo.pop()
            found.append(at)
            todo += [child for child in self.tree.kids(at) if child not in verbs]
        return sorted(found)

    def behind(self, noun: int, *prepositions: str) -> list[int]:
        """The nouns behind prepositions that hang on a noun, coordinations expanded."""
        tree = self.tree
        heads = [
            head
            for prep in tree.kids(noun, "prep")
            if tree[prep].lemma in prepositions
            for head in tree.kids(prep, "pobj")
        ]
        found = [each for head in heads for each in tree.joined(head)]
        if (
            found and tree[found[-1]].party is not None and tree[noun].party is None
        ):  # "of the A and the B", hung higher
            found += [other for other in tree.joined(noun)[1:] if tree[other].party is not None and other > found[-1]]
        return found

    def listed(self, noun: int) -> list[int]:
        """The names behind "the parties A, B and C"."""
        tree = self.tree
        if tree[noun].party is not None or tree[noun].lemma not in (
            "party",
            "group",
            "organisation",
            "organization",
            "movement",
        ):
            return []
        names = [name for child in tree.kids(noun, "appos") for name in tree.joined(child)]
        if noun + 1 < len(tree) and tree[noun + 1].party is not None:
            names += [noun + 1, *tree.in_line(noun + 1)]
        return names + [
            name for child in tree.kids(noun, "compound", "nmod") if tree[child].party for name in tree.joined(child)
        ]

    def party_of(self, noun: int) -> Mention | None:
        """Whose thing a noun is: "its foundation", "the leadership of the party", "the party's committee"."""
        tree, who = self.tree, self.reference
        for child in tree.kids(noun, "poss", "compound", "nmod"):
            if (party := who.party(tree, child)) is not None:
                return party
        for prep in tree.kids(noun, "prep"):
            for inner in tree.kids(prep, "pobj"):
                if tree[prep].lemma in ("of", "in", "within") and (party := who.party(tree, inner)) is not None:
                    return party
        return who.topic if self._is_the_partys(noun) else None

    def _is_the_partys(self, noun: int) -> bool:
        """ "the party organ", "party headquarters": of the party that the text is about, when no word says another."""
        tree = self.tree
        before = [tree[child] for child in tree.kids(noun) if child < noun]
        compound = any(word.text.lower() == "party" and word.dep == "compound" for word in before)
        definite = all(
            word.lemma == "the" or word.text.lower() in ("party", "main", "official", "new") for word in before
        )
        return compound and definite

    def certainty(self, clause: Clause) -> Certainty | None:
        """How sure the text is of a clause; None when it says that it has not happened (yet)."""
        if clause.unreal:
            return None
        if clause.negated:
            return "denied"
        if self._hearsay:
            return "rumoured"
        return "claimed" if clause.said and clause.speaker >= 0 else "asserted"

    def state(
        self,
        subject: Mention,
        property: str,
        value: Value,
        qualifiers: Mapping[str, Value | None] = MappingProxyType({}),
        certainty: Certainty = "asserted",
    ) -> None:
        """A statement whose evidence is the sentence; qualifiers that are None are left out."""
        sentence = self.tree.sentence
        said = ((name, item) for name, item in qualifiers.items() if item is not None)
        evidence = self.context.evidence(sentence.text, sentence.where)
        self.context.state(subject, property, value, evidence, said, certainty)

    def state_dated(
        self, subject: Mention, property: str, value: Value, clause: Clause, **qualifiers: Value | None
    ) -> None:
        """A statement qualified by when its clause holds; nothing for what has not happened."""
        certainty = self.certainty(clause)
        if certainty is None:
            return
        time = self.when(clause)
        self.state(
            subject, property, value, {"date": time.date, "start": time.start, "end": time.end, **qualifiers}, certainty
        )

    def year(self, before: int | None) -> int | None:
        """The year that "that year" means in the next sentence."""
        years = [at.date.year for at in self.moments if at.date.year]
        return years[-1] if years else before


def event_date(time: When) -> PartialDate | None:
    """The date of an event; its beginning when the text gives a span."""
    return time.date or time.start


def parties_but(subject: Mention, parties: Iterable[Mention]) -> list[Mention]:
    """The parties without the subject itself."""
    return [party for party in parties if party != subject]
