"""A read sentence with its parties, people and dates marked, for turns of phrase that are told by the words between.

Every character of a name is replaced by one that no text has, so that places stay. "The party", "it", "whose" are
marked as the parties they mean, "he" and "his" as people.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from partybook import terms
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.phrases import country_words, vocabulary
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.seats import BODIES
from partybook.extract.slots import fill_slots
from partybook.model import Certainty, Mention, PartialDate

PARTY, PERSON, DATE = "\ue001", "\ue002", "\ue000"
_STAND_INS = frozenset({"it", "its", "they", "their", "which", "whose", "itself"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_JOIN = r"(?:\s*,\s+(?:and\s+)?|\s+(?:and|&)\s+)"
_FROM = r"(?: (?:from|for) [A-Z][\w’-]+(?= and|,|\.|;))?"
"""Where each of several people sits: "Anna Tal from Pala and Jan Kok from Idukki"."""
_SMALL = r"(?:(?!and\b|not\b|no\b|former\b)[a-z][\w’'-]* ){0,5}"
_TITLE = (
    rf"(?:(?:the|an?|its|their|his|her|{PARTY}+(?:['’]s)?|{PERSON}+(?:['’]s)?) )?"
    r"(?:(?!(?:in|to|by|from|of|at|on|for|with|and|not|no|who|that|which|had|was|were|is|former|\w+ed|\w+ing)\b)"
    r"[a-z][\w’'-]* ){0,4}"
)
_APPOSED = rf"(?:(?:(?:the|an?|{PARTY}+|{PERSON}+|[a-z]+)['’]?s?) (?:[a-z-]+ ){{0,3}}[a-z-]+, )?"
_COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SLOTS = {
    "of": f"(?P<of>{PARTY}+)",
    "party": f"(?P<party>{PARTY}+)",
    "parties": f"(?P<parties>(?:the )?{PARTY}+(?:{_JOIN}(?:the )?{PARTY}+)*)",
    "person": f"(?P<person>{PERSON}+)",
    "people": f"(?P<people>{PERSON}+{_FROM}(?:{_JOIN}{_SMALL}{PERSON}+{_FROM})*)",
    "founders": f"(?P<founders>{PERSON}+(?:{_JOIN}{_SMALL}{PERSON}+)*)",
    "old": f"(?P<old>{PERSON}+)",
    "new": f"(?P<new>{PERSON}+)",
    "apposed": _APPOSED,
    "date": f"(?:(?:in|on|since) )?(?P<date>{DATE}+)",
    "count": rf"(?:\d+|{_COUNTS})",
    "some": _SMALL,
    "title": _TITLE,
    "near": rf"[^.;:{PERSON}{PARTY}]{{0,70}}?",
    "far": r"[^.;:]{0,120}?",
}


class Turns(NamedTuple):
    """The turns of one kind: `when` a sentence may hold any, and `says` them."""

    when: re.Pattern[str]
    says: tuple[re.Pattern[str], ...]


@cache
def turns(kind: str) -> Turns:
    """The turns of `terms/turns.toml` of one kind, compiled."""
    said = terms.load("turns")[kind]
    return Turns(re.compile(said["when"]), tuple(re.compile(fill_slots(turn, _SLOTS)) for turn in said["says"]))


class Marked:
    """`text` is the sentence with its marks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        tree, who = reading.tree, reading.reference
        letters = list(tree.text)
        self._parties: dict[int, Mention] = {}
        self._people: dict[int, str] = {}
        for bracket in tree.brackets:
            self._cover(letters, bracket.start - 1, bracket.end + 1, " ")
        for at in reading.moments:
            self._cover(letters, at.start, at.end, DATE)
        for word in tree.words:
            lowered = word.text.lower()
            if word.party is not None or lowered in _STAND_INS or lowered in vocabulary("descriptions"):
                party = who.party(tree, word.at)
                if party is not None and word.end > word.start:
                    self._parties[word.start] = party
                    self._cover(letters, word.start, word.end, PARTY)
            elif lowered in _PERSONAL or (word.tag in ("NNP", "NNPS") and word.text[:1].isupper()):
                self._mark_person(letters, word.at)
        self.text = "".join(letters)

    @staticmethod
    def _cover(letters: list[str], start: int, end: int, letter: str) -> None:
        for at in range(max(start, 0), min(end, len(letters))):
            letters[at] = letter

    def _mark_person(self, letters: list[str], index: int) -> None:
        """Mark the whole name of which a word is part, once."""
        tree, who = self.reading.tree, self.reading.reference
        word = tree[index]
        if letters[word.start] in (PARTY, PERSON, DATE):
            return
        name = who.person(tree, index)
        if " " not in name or not who.cast.is_person(name) or who.cast.is_place(name) or BODIES.search(name):
            return
        if set(name.split()) & country_words():
            return
        start, end = tree.phrase(index) if word.tag.startswith("NNP") else (word.start, word.end)
        shown = tree.text.find(name, max(0, word.start - len(name)), word.start + len(name) + 1)
        if shown >= 0 and shown <= word.start:
            start, end = shown, shown + len(name)
        elif word.tag.startswith("NNP"):
            start, end = word.start, word.end
        if any(letters[at] in (PARTY, DATE) for at in range(start, end)):
            return
        self._people[start] = name
        self._cover(letters, start, end, PERSON)

    def party(self, match: re.Match[str], slot: str = "of") -> Mention | None:
        """The party in a slot; None when the turn has none."""
        told = slot in match.re.groupindex and match[slot] is not None
        return self.party_at(match.start(slot)) if told else None

    def party_at(self, start: int) -> Mention | None:
        """The party whose mark begins at a place."""
        return self._parties.get(start)

    def parties(self, match: re.Match[str], slot: str) -> list[Mention]:
        """The parties in a slot, in order, each once."""
        if slot not in match.re.groupindex or match[slot] is None:
            return []
        start, end = match.span(slot)
        return list(dict.fromkeys(party for at, party in sorted(self._parties.items()) if start <= at < end))

    def people(self, match: re.Match[str], slot: str) -> list[Mention]:
        """The people in a slot, in order."""
        if slot not in match.re.groupindex or match[slot] is None:
            return []
        start, end = match.span(slot)
        return [Mention(name, "person") for at, name in sorted(self._people.items()) if start <= at < end]

    def people_before(self, place: int) -> list[Mention]:
        """The people named before a place of the sentence."""
        return [Mention(name, "person") for at, name in sorted(self._people.items()) if at < place]

    def date(self, match: re.Match[str]) -> PartialDate | None:
        """The date in the slot for one, else that of the clause the match ends in."""
        if "date" in match.re.groupindex and match["date"] is not None:
            inside = [at.date for at in self.reading.moments if at.start == match.start("date")]
            return inside[0] if inside and not inside[0].is_interval else None
        clause = self.clause(match)
        return self.reading.when(clause).date if clause is not None else None

    def clause(self, match: re.Match[str]) -> Clause | None:
        """The first clause whose verb the match covers, else the one it stands in."""
        inside = [
            clause
            for clause in self.reading.clauses
            if match.start() <= self.reading.tree[clause.verb].start < match.end()
        ]
        if inside:
            return inside[0]
        word = next((word.at for word in self.reading.tree.words if word.end > match.start()), None)
        return self.reading.clause_above(word) if word is not None else None

    def certainty(self, match: re.Match[str]) -> Certainty | None:
        """How sure the text is of what a match says; None when any verb in it has not happened."""
        tree = self.reading.tree
        covered = [c for c in self.reading.clauses if match.start() <= tree[c.verb].start < match.end()]
        if any((clause.unreal and clause.matrix[:1] == ()) or clause.negated for clause in covered):
            return None
        clause = self.clause(match)
        return self.reading.certainty(clause) if clause is not None and not clause.unreal else "asserted"


def found(marked: Marked, kind: str) -> list[re.Match[str]]:
    """The first match of each turn of a kind that has happened, those of one place once."""
    said = turns(kind)
    if not said.when.search(marked.reading.tree.text):
        return []
    matches = [match for turn in said.says for match in turn.finditer(marked.text)]
    return [match for match in matches if marked.certainty(match) in ("asserted", "claimed")]
