"""Whom a word means: a name, "the party", "it", "its predecessor", a surname, "he"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from partybook.extract.people import looks_like_person
from partybook.extract.prose.cast import Cast
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.complements import with_complement
from partybook.extract.prose.definiteness import is_definite
from partybook.extract.prose.people_meant import People
from partybook.extract.prose.phrases import SPLINTERS, is_alliance, vocabulary
from partybook.extract.prose.predication import predicated
from partybook.extract.prose.pronouns import acting_on, before_relative, made_before
from partybook.extract.prose.register import QUALIFIER
from partybook.extract.prose.tree import Tree
from partybook.extract.sections import Sentence
from partybook.model import Mention, PartialDate

_PRONOUNS = frozenset({"it", "they", "its", "their", "itself", "them", "which", "who", "that", "whose"})
_FIRST_PERSON = frozenset({"we", "our", "us", "ourselves"})
_STRANGER = re.compile(r"[A-Z]{2,5}(?:-?\d)?")
_WINGS = frozenset({"young", "youth", "women", "students", "student"})
"""Words of headings over sections about a body of the party, which has leaders and members of its own."""
_MERGING = frozenset({"merge", "unite", "fuse", "unify", "amalgamate", "combine", "join"})
_MAKING = frozenset({"form", "found", "create", "establish", "launch", "set up", "constitute"})
_SAME_NAME = re.compile(
    r"\b(?:[Tt]he|[Aa])\s(?:present|second|new|modern|current|different|later|third)\s(?:[a-z]+\s)?(?:party|organi[sz]ation|formation)"
    r"\s(?:of|with|by|under|bearing)\s(?:the same|that|this)\sname\b[^.;]*?\b(?P<year>(?:1[89]|20)\d\d)\b"
)
"""Where a text goes over to another party of the same name."""
_OPENING = 24
"""Characters within which a sentence that is not read names the party it is about."""
_OF_PARTIES = frozenset({"candidate", "nominee", "mp", "deputy", "senator", "councillor", "member", "politician"})
"""Nouns before which a party may go without its "Party"."""


class Reference:
    """Follows who is spoken of from sentence to sentence. Feed it each sentence with `enter`, then ask."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._section: tuple[str, ...] = ()
        self._topic: Mention | None = cast.topic
        self._spoken: Mention | None = cast.topic  # the party of the sentence before
        self.alliance: Mention | None = None  # that "the coalition" will mean
        self.front: Mention | None = None  # that "the front" will mean
        self._newest: Mention | None = None  # the party last said to have been made
        self._people = People(cast)
        self.election: tuple[str, PartialDate | None] | None = None  # the election last spoken of

        self._affiliated: dict[str, Mention] = {}  # the party that people belong to, as far as the text has told
        self._before: dict[str, Mention] = {}  # the party before that one
        self.elections_dated = True
        """Whether the document tells the year of any election."""
        self._renewed: set[Mention] = set()  # parties that took an older one's name
        self.counting = False  # whether "this number" means members

    def enter(self, sentence: Sentence) -> None:
        """A sentence begins; in a new section the topic is the party its heading names, or nobody's in a section about
        factions and rivals, and "it" means nobody under a heading that may be about somebody else."""
        for surname, names in self.cast.namesakes.items():
            if surname in sentence.text.content:
                at, _, full = max((sentence.text.content.rfind(name), len(name), name) for name in names)
                if at >= 0:
                    self._people.last_named[surname] = full
        place = (*sentence.above, sentence.section)
        if place == self._section:
            self._open(sentence)
            return
        self._section = place
        named = self._heading_party(sentence.section) or self.cast.newcomers.get(place)
        others = any(self._words_of(heading) & vocabulary("other_sections") for heading in place)
        others = others or bool(self._words_of(sentence.section) & _WINGS)
        self._topic = named or (None if others else self.cast.topic)
        generic = not sentence.section or named or self._words_of(sentence.section) & vocabulary("own_sections")
        self._spoken = self._topic if generic or re.search(r"\d{4}", sentence.section) else None

    def _open(self, sentence: Sentence) -> None:
        """In an article about a party, a paragraph that opens with "it" speaks of that party again; from a sentence
        that tells of another one of its name on, "the party" is that one."""
        quoted = sentence.text.content[:1] in '"“«'
        if sentence.opens and not quoted and self._topic is not None and self._topic == self.cast.subject:
            self._spoken = self._topic
        again = _SAME_NAME.search(sentence.text.content) if self._topic is not None else None
        if again is not None and self._topic is not None and self._topic not in self._renewed:
            bare = QUALIFIER.sub("", self._topic.name)
            self._topic = self._spoken = Mention(f"{bare} ({again['year']})")
            self._renewed.add(self._topic)

    def _heading_party(self, heading: str) -> Mention | None:
        """The party that a heading is the name of."""
        for span in self.cast.parties_in(heading):
            if span.end - span.start >= len(heading.strip()) * 0.7:
                return self.cast.same(span.party)
        return None

    @staticmethod
    def _words_of(heading: str) -> set[str]:
        return set(re.findall(r"[^\W\d_]+", heading.lower()))

    def leave(self, clauses: list[Clause]) -> None:
        """The sentence ends: its subject is whom "it" will mean, its last person whom "he" will mean."""
        main = next((clause for clause in clauses if clause.subjects), None)
        if main is not None:
            party = self.party(main.tree, main.subjects[0])
            if party is not None or self._is_stranger(main.tree, main.subjects[0]):
                self._spoken = party
            elif self._topic is not None and any(
                word.party == self._topic and word.dep in ("nsubj", "dobj", "dative") for word in main.tree.words
            ):
                self._spoken = self._topic
            elif self.cast.protagonist and (named := self._named_last(main.tree)) is not None:
                self._spoken = named
        for clause in clauses:
            if clause.lemma in _MAKING and not clause.unreal:
                made = self.parties(clause.tree, clause.subjects if clause.passive else clause.objects)
                self._newest = made[0] if made else self._newest
                own = main is not None and clause is main and self.party(clause.tree, main.subjects[0]) is None
                if made and self._topic is None and own:
                    self._spoken = made[0]  # "X founded the A. She led it": the A
                if made and clause.matrix[:1] and clause.matrix[0] in _MERGING and self._topic is None:
                    self._spoken = made[0]  # "A merged with B to form C": it is C from now on
        if clauses:
            tree = clauses[0].tree
            for word in tree.words:
                if word.party is not None and is_alliance(word.party, "coalition"):
                    self.alliance = word.party
                elif word.party is not None and is_alliance(word.party, "front"):
                    self.front = word.party
                elif word.party is None and word.tag == "NNP" and word.dep != "compound":
                    name = tree.name(word.at)
                    known = self.cast.person_at(tree.text, word.start, word.end) or self.cast.person(name)
                    if looks_like_person(known) and self.cast.is_person(known) and not self.cast.protagonist:
                        self._people.spoken = known
            acting = [
                self.person(tree, noun) for clause in clauses for noun in clause.subjects if tree[noun].dep == "nsubj"
            ]
            full = next((name for name in acting if " " in name and self.cast.is_person(name)), "")
            if full and not self.cast.protagonist:
                self._people.spoken = full

    def _named_last(self, tree: Tree) -> Mention | None:
        """In a life, the last party that a sentence about its person names: "she began her career in the A"."""
        named = [word.party for word in tree.words if word.party is not None]
        return self.cast.same(named[-1]) if named else None

    def pass_over(self, text: str) -> None:
        """A sentence is not read: when it opens with somebody's surname, "he" will mean them."""
        spans = self.cast.parties_in(text)
        if spans and spans[0].start <= _OPENING and self.cast.subject is None:
            self._spoken = self.cast.same(spans[0].party)  # "By contrast, the A has reason to celebrate"
        word = re.match(r"\W*(\w[\w’'-]*)", text)
        full = self.cast.person(word[1]) if word is not None else ""
        if " " in full and not self.cast.protagonist:
            self._people.spoken = full

    def affiliate(self, person: str, party: Mention) -> None:
        """Remember to which party somebody belongs; in a text about a person, "the party" is theirs from then on."""
        before = self.membership(person)
        if before is not None and before != party:
            self._before[person] = before
        self._affiliated[person] = party
        if self._topic is None:
            self._spoken = party

    def membership(self, person: str) -> Mention | None:
        """The party to which somebody last belonged, as far as the text has told."""
        return self._affiliated.get(person) or self.cast.members.get(person)

    def membership_before(self, person: str) -> Mention | None:
        """The party that somebody belonged to before the one of `membership`, as far as the text has told."""
        return self._before.get(person)

    def forget_election(self, years: Iterable[int]) -> None:
        """After a sentence about a later year, "the election" is no longer the one spoken of before."""
        year = self.election[1].year if self.election is not None and self.election[1] is not None else None
        if year is not None and any(other > year for other in years):
            self.election = None

    @property
    def topic(self) -> Mention | None:
        """The party that "the party" means in this section."""
        return self._topic

    @property
    def own_party(self) -> Mention | None:
        """The party that a bare "chairman" leads: the topic's, in a life the party that was spoken of last."""
        return self._topic or (self._spoken if self.cast.protagonist else None)

    def party(self, tree: Tree, index: int) -> Mention | None:
        """The party a word means; None when it means none."""
        word = tree[index]
        if word.party is not None:
            return self.cast.same(word.party)
        lowered = word.text.lower()
        if lowered in _PRONOUNS:
            return self._pronoun(tree, index)
        if lowered in _FIRST_PERSON:
            return self.cast.topic if self.cast.topic is not None and self.cast.in_first_person else None
        if lowered in vocabulary("descriptions"):  # "the original Green Party organisation"
            for child in tree.kids(index, "compound", "nmod"):
                between = [word.lemma for word in tree.words[child + 1 : index]]
                joined = tree.text[tree[child].start - 1 : tree[child].start] in ("–", "-")  # "the A–B alliance"
                if (part := tree[child].party) is not None and between in ([], ["political"]) and not joined:
                    return self.cast.same(part)
        for child in tree.kids(index, "appos"):  # "the new party, the Liberal National Party"
            if any(tree[word].lemma in ("formerly", "previously", "once") for word in tree.kids(child, "advmod")):
                continue
            apposable = lowered in vocabulary("descriptions") or lowered in ("successor", "predecessor")
            if apposable and (named := tree[child].party) is not None:
                return self.cast.same(named)
        if lowered in vocabulary("descriptions") and word.dep == "appos" and (own := tree[word.head].party) is not None:
            return self.cast.same(own)  # "the National Union, the party led by X"
        beside = word.dep in ("compound", "nmod") and word.text[:1].isupper() and tree[word.head].lemma in _OF_PARTIES
        if beside and (named := self.cast.party(f"{tree.name(index)} Party")) is not None:
            return self.cast.same(named)  # "the Reform candidate" where the text names the Reform Party
        if self._is_newcomer(tree, index):
            return self._topic
        if self._is_last_word(tree, index):
            return self._topic
        if (named := self._by_noun(tree, index)) is not None:
            return named
        if lowered in ("coalition", "alliance") and any(
            tree[prep].lemma in ("with", "between") for prep in tree.kids(index, "prep")
        ):
            return None  # "the coalition with the A" is not the one that was named before
        if self._topic in self._renewed and lowered in vocabulary("descriptions") and _SAME_NAME.search(tree.text):
            return self._topic  # "the present party of the same name"
        if lowered in vocabulary("descriptions") and is_definite(tree, index, self.cast.in_first_person):
            if any(tree[child].lemma in ("this", "that") for child in tree.kids(index, "det")):
                other = lowered in ("alliance", "coalition") and not self._may_be_united(self._spoken)
                return self.alliance if other else self._spoken
            return self._described(tree, index, lowered)
        return predicated(self, tree, index)

    def parties(self, tree: Tree, indices: tuple[int, ...] | list[int]) -> list[Mention]:
        """The parties that words mean, each once."""
        found = (self.party(tree, index) for index in indices)
        return list(dict.fromkeys(party for party in found if party is not None))

    def named_party(self, tree: Tree, index: int) -> Mention | None:
        """A party, also one that only its place in the sentence shows to be one ("a coalition with Verda Fronto")."""
        if (party := self.party(tree, index)) is not None:
            return party
        word = tree[index]
        name = tree.name(index)
        if name.endswith(".") and "." not in name[:-1]:
            name = name[:-1]  # at the end of the sentence
        if self.cast.is_surname(name) or name.lower() in vocabulary("months"):
            return None
        if word.tag in ("NNP", "NNPS") and name[:1].isupper() and not self._people.is_known(name):
            return self.cast.party(name) or Mention(with_complement(tree, index, name))
        return None

    def person(self, tree: Tree, index: int) -> str:
        """The full name of the person a word means, "" when it means none."""
        return self._people.person(tree, index)

    def _is_stranger(self, tree: Tree, index: int) -> bool:
        """Whether a word is the abbreviation of something the document does not explain ("GP-2")."""
        word = tree[index]
        return word.party is None and bool(_STRANGER.fullmatch(word.text)) and not self.person(tree, index)

    def _is_newcomer(self, tree: Tree, index: int) -> bool:
        """Whether a word is the "splinter group" that its section is about."""
        told = self._topic is not None and self.cast.newcomers.get(self._section) == self._topic
        return told and any(tree[child].lemma in SPLINTERS for child in tree.kids(index, "amod", "compound", "nmod"))

    def _is_last_word(self, tree: Tree, index: int) -> bool:
        """ "The Accord" in a section about the Popular Accord."""
        last = self._topic.name.split()[-1] if self._topic is not None else ""
        determined = any(tree[child].lemma == "the" for child in tree.kids(index, "det"))
        alone = tree.name(index) == last and not tree.kids(index, "prep")  # "the Union of Republics"
        return determined and len(last) > 3 and tree[index].text == last and alone

    def _by_noun(self, tree: Tree, index: int) -> Mention | None:
        """ "The Union" where the text names one party with that noun."""
        word = tree[index].text
        lowered = word.lower()
        if (
            word == lowered
            or lowered not in vocabulary("descriptions")
            or lowered == "party"
            or tree.name(index) != word
        ):
            return None
        determined = any(tree[child].lemma == "the" for child in tree.kids(index, "det"))
        return self.cast.only_with(word) if determined and not tree.kids(index, "prep") else None

    def _pronoun(self, tree: Tree, index: int) -> Mention | None:
        word = tree[index]
        if word.text.lower() in ("which", "who", "that", "whose"):
            head = next((head for head in tree.above(index) if tree[head].dep in ("relcl", "acl")), None)
            meant = self.party(tree, tree[head].head) if head is not None and tree[head].head != index else None
            before = before_relative(tree, index)
            return meant or (self.cast.same(before) if before is not None else None)
        if (made := made_before(tree, index, _MAKING)) is not None:
            return self.cast.same(made)
        acting = acting_on(tree, index)
        for head in tree.above(index):  # "members of the Alliance loyal to its leader": inside a phrase about a party
            if tree[head].tag.startswith("VB") and tree[head].dep != "acl":
                break
            inside = [party for at in tree.below(head) if at < index and (party := tree[at].party) is not None]
            if inside:
                return self.cast.same(inside[-1])
        for other in reversed(tree.words[:index]):
            if other.at in acting:
                continue
            if other.dep in ("nsubj", "nsubjpass") and (other.party is not None or self._is_stranger(tree, other.at)):
                return other.party and self.cast.same(other.party)
        for other in reversed(tree.words[:index]):
            if other.at in acting:
                continue
            if other.dep in ("nsubj", "nsubjpass") and other.text.lower() in vocabulary("descriptions"):
                return self.party(tree, other.at) or self._spoken
        return self._spoken if self._spoken not in [self.party(tree, at) for at in acting] else None

    def _described(self, tree: Tree, index: int, noun: str) -> Mention | None:
        if noun in vocabulary("alliances") and noun not in self._noun_of(self._topic):
            named = [w.party for w in tree.words[:index] if w.party is not None and is_alliance(w.party, noun)]
            if named:
                return named[-1]
            if self._topic is not None and self._topic == self.cast.of_parties:
                return self._topic
            if self._topic is None or not is_alliance(self._topic):
                return (self.front if noun == "front" else None) or self.alliance
        if noun in ("group", "faction", "grouping", "organisation", "organization") and self._topic is None:
            return None
        if any(tree[child].lemma == "new" for child in tree.kids(index, "amod")):  # "the new party" just spoken of
            for word in reversed(tree.words[:index]):
                if word.party is not None and word.dep in ("nsubj", "nsubjpass", "dobj"):
                    return self.cast.same(word.party)
            if self._newest is not None and self.cast.subject is None:
                return self._newest
        return self._topic or self._spoken

    def _may_be_united(self, party: Mention | None) -> bool:
        """Whether "this alliance" can mean a party: one whose name or lead says that it is made of parties."""
        named = self._noun_of(party)
        return party is not None and (party == self.cast.of_parties or any(n in named for n in vocabulary("alliances")))

    @staticmethod
    def _noun_of(party: Mention | None) -> str:
        return party.name.lower() if party is not None else ""
