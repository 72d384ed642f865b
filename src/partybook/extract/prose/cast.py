"""Who appears in a document: its parties under all their names, and its people by their surnames."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from partybook import terms
from partybook.extract.context import Context
from partybook.extract.name_words import is_abbreviation, matches_initials
from partybook.extract.notes import is_note, opening_short
from partybook.extract.prose.acting_names import acting_names, short_names
from partybook.extract.prose.introductions import looks_like_place
from partybook.extract.prose.name_evidence import evident_names
from partybook.extract.prose.namesakes import namesakes
from partybook.extract.prose.newcomers import newcomers
from partybook.extract.prose.noted_names import noted_names, uncapitalised
from partybook.extract.prose.phrases import (
    TOKEN,
    abbreviations_behind,
    capitalised_runs,
    country_words,
    is_party_phrase,
    vocabulary,
)
from partybook.extract.prose.register import QUALIFIER, Register, without_titles
from partybook.extract.prose.spellings import (
    initials_of,
    is_misspelt,
    opening_of,
    places,
    protagonist,
    shortened,
    stands_alone,
    texts_of,
)
from partybook.extract.sections import lead, split_sentences
from partybook.model import Mention
from partybook.read.document import Document, Text

_ACTS = re.compile(
    r"\s+(?:is|was|were|has|had|won|joined|left|received|supports?|supported|opposes?|opposed|advocates?|favou?rs?|formed|"
    r"contested|participated|announced|decided|became|merged|wants?|called|ran|gained|lost|offered|believes?|claims?)\b"
)
_INDEFINITE = re.compile(r"\b(?:an?|another|first)\s\Z")
"""Before "Communist party" with a small letter: a description, not a name."""
_OF_PARTIES = re.compile(
    r"\b(?:is|was|were)\s+(?:an?|the|one of the)\s+(?:[\w'’-]+,?\s+){0,6}?"
    r"(?:alliance|coalition|federation|europarty|bloc|cartel|"
    r"(?:association|group|grouping|union|league)\s+of\s+(?:[\w'’-]+,?\s+){0,6}?parties)\b"
)
_LIFE = re.compile(r"\bborn\b|\bpolitician\b|\(\d{1,2} \w+ \d{4}|\(\d{4}\s?[–-]")
_OF_COUNTRY = re.compile(r"(?P<name>.+) of (?:the )?(?P<place>[A-Z].*)\Z")
_NAME_ENDS = r"(?!\w|\([A-Z][\w-]{0,5}\)|[–-](?:[A-Z]|\d)\b)"
"""A name that goes on in a bracket or number is another one: neither "CPI(M)" nor "CPI-2" names the CPI."""
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_FEWEST_FIRST_PERSONS = 2
_WE_ARE = re.compile(
    r"\b(?:[Ww]e are|[Ww]e,|[Ww]e at|[Oo]ur (?:political )?(?:party|movement),?(?: is)?|[Aa]t)\s+"
    r"(?:called\s+)?(?:the\s+)?\Z"
    r"|\b(?:meeting|assembly|conference|congress|convention|members|board|supporters|candidates|branch) of (?:the )?\Z"
)
_OUR_OWN = re.compile(
    r"\b[Oo]ur (?:\w+ )?(?:chair(?:man|woman|person)?|leader|co-leader|candidates?|members|board|councill?ors?|"
    r"manifesto|secretary|treasurer|branch|conference|team)\b"
)
"""What only a party calls its own; its post names itself before others."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_OPENING = 40
"""How far into an untitled text its party may be named for the text to be about it."""
_STAND_IN = re.compile(r"\b(?:(?:[Tt]he|[Ii]ts) party|[Ii]ts?)\b")
_ELECTION = re.compile(r"\b(?:elections?|ballots?|polls|votes?)\b")
_CAPITAL_BEFORE = re.compile(r"(?<![.!?] )\b(?!The\b)[A-Z][\w'’-]*\s\Z")
_THE_PARTY = re.compile(r"\b[Tt]he party\b(?!\s+(?:of|for|called|led)\b)")
_FEWEST_STAND_INS = 2
"""How often an untitled text must speak of "the party" for the one it names first to be meant."""
_DOMINANT = 4
"""How often a party must be named to be what an untitled text is about."""
_TWICE = 2
"""How often a text about a party must name an abbreviation for it to be taken for a party's."""
_FREQUENT = 3
"""How often a name must do something in a text about a party to be taken for a party's."""


class PartySpan(NamedTuple):
    """`text[start:end]` names a party, by the name `name`."""

    start: int
    end: int
    name: str
    party: Mention


class Cast:
    """The parties and people of one document. The document's own party goes by its title, others by the longest name
    the document gives them; abbreviations and former names lead to the same mention."""

    def __init__(self, context: Context) -> None:
        self.subject = context.subject
        self.of_note = is_note(context.document)
        """The document is a party's name with a note below it, whose sentences may leave that party out."""
        self._former: dict[Mention, Mention] = {}
        self.members: dict[str, Mention] = {}
        """The party that people are first said to belong to, for sentences before it."""
        self._places = frozenset(places(context.document))
        self._names = Register(self.subject, self._places)
        for statement in context.statements:
            self._names.learn(statement)
        self.newcomers = newcomers(context.document, context.subject)
        """The parties that sections about factions tell of, by the headings over them."""
        for party in self.newcomers.values():
            self._names.know(party.name, party)
        texts = [text.content for text in texts_of(context.document)]
        self._learn_own_brackets(texts)
        opening = lead(context.document)
        if self.subject is None and opening is not None and _LIFE.search(opening.text.content):
            self._names.meet(protagonist(context.document) or "-")  # so that "Tal won the seat" makes no party of Tal
        for name in evident_names(texts, self._names.parties, self._places):
            if name not in self._names.people:
                self._names.introduce(name)
        for text in (context.document.title or Text(""), *texts_of(context.document)):
            self._names.read(uncapitalised(text) if self.of_note else text)
        if self.of_note:
            self._learn_noted(context.document)
        self._learn_short_names(context.document)
        self._learn_initials(context.document)
        self._learn_shortened(texts)
        self._learn_variants(context.document)
        united = opening is not None and _OF_PARTIES.search(opening.text.content) is not None
        self.of_parties = self.subject if united else None
        """The document's own party when its lead says that it is made of parties."""
        self._pattern = self._compiled()
        if self._learn_brackets(context.document):
            self._pattern = self._compiled()
        speaker = self._speaker(context.document)
        about = protagonist(context.document) if self.subject is None and speaker is None else ""
        self.topic = self.subject or speaker or self._titled(context.document, about)
        many = sum(len(_FIRST_PERSON.findall(text.content)) for text in texts_of(context.document))
        opened = many >= _FEWEST_FIRST_PERSONS and "our" in {
            w.lower() for t in texts_of(context.document) for w in t.content.split()
        }
        self.in_first_person = self.topic is not None and (speaker == self.topic or opened)
        """The text is its party's own: "we" and "our party" are that party."""
        self.tells_of_election = any(_ELECTION.search(text) for text in texts)
        self.namesakes, self._surnamed = namesakes(self._names.people, texts)
        self.protagonist = "" if self.topic is not None else without_titles(protagonist(context.document))
        if self.protagonist:
            self._names.meet(self.protagonist)  # a name in capitals was taken for nobody's

    def _learn_noted(self, document: Document) -> None:
        """In a note, the names behind "part of" and the like, and the abbreviation that stands for its own party."""
        for text in texts_of(document):
            for name in noted_names(text.content):
                if name not in self._names.people and not any(name in known for known in self._names.parties):
                    self._names.introduce(name)
        said = [part.content for text in texts_of(document) for part in split_sentences(text)]
        shorts = {short for part in said if (short := opening_short(part))} - vocabulary("not_abbreviations")
        for short in sorted(shorts - self._names.parties.keys()):
            self._names.know(short, self.subject if len(shorts) == 1 and self.subject else Mention(short))

    def _learn_initials(self, document: Document) -> None:
        """Capitals that the document does not explain, but that are the initials of its own party, or of one other."""
        texts = [text.content for text in texts_of(document)]
        for name in acting_names(texts, opens=self.subject is None):
            known = name in self._names.people or any(name in names for names in self._names.people.values())
            if not known and name not in self._names.parties:
                self._names.know(name, Mention(name))
        if self.subject is None:
            self._learn_frequent(document)
        else:
            own = [QUALIFIER.sub("", name) for name, party in self._names.parties.items() if party == self.subject]
            for text in texts_of(document):
                for word in TOKEN.findall(text.content):
                    unknown = word not in self._names.parties and len(word) > 2
                    if unknown and is_abbreviation(word) and any(matches_initials(word, name) for name in own):
                        self._names.know(word, self.subject)
        for short, name in initials_of({self._names.parties[name].name for name in self._names.parties}):
            if any(short in text.content for text in texts_of(document)):
                self._names.know(short, self._names.parties.get(name) or Mention(name))

    def _learn_own_brackets(self, texts: list[str]) -> None:
        """Abbreviations in the bracket behind the name of the document's own party, before any other names."""
        own = QUALIFIER.sub("", self.subject.name) if self.subject is not None else ""
        for text in texts if own else ():
            at = text.casefold().find(own.casefold())
            longer = at > 0 and _CAPITAL_BEFORE.search(text, 0, at) is not None  # "Young Valley Front (YVF)"
            for start, end in abbreviations_behind(text, at + len(own)) if at >= 0 and not longer else ():
                if self.subject is not None:
                    self._names.know(text[start:end], self.subject)

    def _learn_brackets(self, document: Document) -> bool:
        """Abbreviations in the brackets behind names that no noun showed to be parties'; whether there were any."""
        before = len(self._names.parties)
        for text in texts_of(document):
            for span in self.parties_in(text.content) if "(" in text.content else ():
                for start, end in abbreviations_behind(text.content, span.end) if " " in span.name else ():
                    self._names.know(text.content[start:end], span.party)
        self._learn_variants(document)
        return len(self._names.parties) > before

    def _learn_short_names(self, document: Document) -> None:
        """ "The Liberals", "Labour": the only party with that adjective in its name, else a party of that name."""
        text = " ".join(text.content for text in texts_of(document))
        for short in dict.fromkeys(short_names().findall(text)):
            adjective = terms.load("prose")["short_names"][short]
            owners = {
                party
                for name, party in self._names.parties.items()
                if name != short and re.search(rf"\b{adjective}\b.*\b(?:Party|Union|League|Alliance|Movement)\b", name)
            }
            known = self._names.parties.get(short)
            if known is not None and known.name != short:
                continue
            if len(owners) == 1:
                self._names.parties[short] = next(iter(owners))
            elif short not in vocabulary("ambiguous"):
                self._names.know(short, Mention(short))

    def _learn_shortened(self, texts: list[str]) -> None:
        """Names by which a text calls a party once it has named it: "Old Flag" for the Old Flag Party, "Renewal" for
        National Renewal. Only what one party's name gives, that is nobody's else, and that no adjective is."""
        whole = " ".join(texts)
        owners: dict[str, set[Mention]] = {}
        for name, party in self._names.parties.items():
            for short in shortened(name):
                owners.setdefault(short, set()).add(party)
        for short, parties in owners.items():
            taken = short in self._names.parties or short in self._names.people or short in self._places
            if len(parties) == 1 and not taken and stands_alone(short, whole):
                self._names.know(short, next(iter(parties)))

    def _learn_variants(self, document: Document) -> None:
        """Other spellings of names: capitals as elsewhere ("VERDSEQUO", "VerdsEquo"), the document's own party with the
        qualifier of its title ("Green Front (Ruritania)", "Ruritania Green Front"), with one letter less."""
        folded = {
            name.casefold(): party for name, party in self._names.parties.items() if " " not in name and len(name) > 3
        }
        own = self.subject.name if self.subject is not None else ""
        if self.subject is not None and (qualified := QUALIFIER.search(own)):
            self._names.know(f"{qualified[1]} {own[: qualified.start()]}", self.subject)
        for text in texts_of(document):
            for word in set(TOKEN.findall(text.content)):
                known = self._names.parties.get(word)
                if word.casefold() in folded and sum(map(str.isupper, word)) > 1 and (not known or known.name == word):
                    self._names.parties[word] = folded[word.casefold()]
        first = re.split(r"\s[–—-]\s", own)[0]
        if self.subject is not None and first != own and not is_party_phrase(first) and not is_abbreviation(first):
            self._names.know(first, self.subject)  # "Liberty Pole" of "Liberty Pole – the Party for the Valley"
        shorter = _OF_COUNTRY.match(own)  # "the Jubilee Party" of "Jubilee Party of Kenya"
        if shorter is not None and shorter["place"] in country_words() and is_party_phrase(shorter["name"]):
            known = self._names.parties.get(shorter["name"])
            if known is None or known.name == shorter["name"]:
                self._names.parties[shorter["name"]] = self._names.parties[own]
        for text in texts_of(document) if " " in own else ():
            for match in re.finditer(re.escape(QUALIFIER.sub("", own)), text.content, re.IGNORECASE):
                self._names.parties[match[0]] = self._names.parties[own]
        for name in [name for name in self._names.parties if own and is_misspelt(name, own)]:
            self._names.parties[name] = self._names.parties[own]

    def _learn_frequent(self, document: Document) -> None:
        """Without a title, what a text about a party keeps naming by an abbreviation, or by a name that is no person's
        and no place's, is taken for a party."""
        words = [word for text in texts_of(document) for word in TOKEN.findall(text.content)]
        if sum(word.lower() in ("party", "party's") for word in words) < 2:
            return
        counted = Counter(word for word in words if is_abbreviation(word) and word.isalpha() and word.isupper())
        for word, count in counted.items():
            if count >= _TWICE and word not in self._names.parties and word not in vocabulary("not_abbreviations"):
                self._names.know(word, Mention(word))
        acting: Counter[str] = Counter()
        for text in texts_of(document):
            for run in capitalised_runs(text.content):
                name = text.content[run[0][0] : run[-1][1]]
                acting[name] += bool(_ACTS.match(text.content, run[-1][1]))
        for name, count in acting.most_common(1):
            known = self._names.parties.keys() | self._names.people.keys() | self._places | country_words()
            person = {word for word in name.split() if word in self._names.people}
            place = looks_like_place(name) or {word.lower() for word in name.split()[:1]} & vocabulary("not_names")
            if count >= _FREQUENT and name not in known and not person and not place:
                self._names.know(name, Mention(name))

    def _titled(self, document: Document, about: str) -> Mention | None:
        """Whom "the party" means in a document that is not a party's article: the party its title names, the only one
        it names if it is not about a person, or the one it names by far the most."""
        title = opening_of(document)  # "The leader of the Green Party" of "... is the head of the party"
        spans = self.parties_in(title)
        if spans and (document.title or spans[0].start < _OPENING):
            return self.same(spans[0].party)
        named = Counter(self.same(span.party) for text in texts_of(document) for span in self.parties_in(text.content))
        ranked = named.most_common(2)
        if len(ranked) == 1 and not about and self._is_named_first(document):
            return ranked[0][0]
        if about:
            return None  # in a life "the party" is the one that was spoken of last
        if ranked and (first := self._first_named(document)) is not None and named[first] == ranked[0][1]:
            return first
        if not ranked or ranked[0][1] < _DOMINANT or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _first_named(self, document: Document) -> Mention | None:
        """The party named before a text speaks of "the party", when it does so often."""
        text = " ".join(text.content for text in texts_of(document))
        spoken = len(_THE_PARTY.findall(text))
        if spoken < _FEWEST_STAND_INS or not self._is_named_first(document):
            return None
        return self.same(self.parties_in(text)[0].party)

    def _is_named_first(self, document: Document) -> bool:
        """Whether a party is named before the text speaks of "the party" or "it"."""
        text = " ".join(text.content for text in texts_of(document))
        spans, stand_in = self.parties_in(text), _STAND_IN.search(text)
        return bool(spans) and (stand_in is None or spans[0].start < stand_in.start())

    def _speaker(self, document: Document) -> Mention | None:
        """Who "we" are: the party that a text in the first person names first as itself, or that it names most."""
        text = " ".join(text.content for text in texts_of(document))
        if len(_FIRST_PERSON.findall(text)) < _FEWEST_FIRST_PERSONS:
            return None
        spans = self.parties_in(text)
        itself = next((span for span in spans if _WE_ARE.search(text, 0, span.start)), None)
        if itself is None and spans and "our party" in text.lower():
            [(most, _)] = Counter(self.same(span.party) for span in spans).most_common(1)
            return most
        if itself is None and spans and _OUR_OWN.search(_QUOTED.sub("", text)):
            return self.same(spans[0].party)
        return self.same(itself.party) if itself is not None else None

    def _compiled(self) -> re.Pattern[str]:
        names = {name for name in self._names.parties if len(name) > 1}
        for name in list(names):
            own = self._names.parties[name] == self.subject
            if (own or " " in name) and name.upper() not in self._names.parties:
                self._names.parties[name.upper()] = self._names.parties[name]
                names.add(name.upper())
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, ordered)) or '(?!)'}){_NAME_ENDS}")

    def parties_in(self, text: str) -> list[PartySpan]:
        """The parties named in a text, in order, the longest names first; none overlap."""
        return [
            PartySpan(match.start(), match.end(), match[0], self._names.parties[match[0]])
            for match in self._pattern.finditer(text)
            if not (match[0].endswith(" party") and _INDEFINITE.search(text, 0, match.start()))
        ]

    def rename(self, former: Mention, party: Mention) -> None:
        """From now on the one, a former name, means the other."""
        if former != party and self.same(party) != former:
            self._former[former] = self.same(party)

    def same(self, party: Mention) -> Mention:
        """The party that a mention means: itself, or the party whose former name it is."""
        return self._former.get(party, party)

    def party(self, name: str) -> Mention | None:
        """The party of that name."""
        return self._names.parties.get(name)

    def only_with(self, noun: str) -> Mention | None:
        """The only party whose name holds a noun such as "Union", None when there are several or none."""
        owners = {self.same(party) for name, party in self._names.parties.items() if noun in name.split()}
        return owners.pop() if len(owners) == 1 else None

    def people_in(self, text: str) -> list[str]:
        """The full names of the document's people that stand in a text, in order."""
        full = {name for names in self._names.people.values() for name in names if name in text}
        return sorted(full, key=text.index)

    def is_person(self, name: str) -> bool:
        """Whether the document names a person so."""
        return name in self._names.people.get(name.split()[-1], ()) if name else False

    def is_surname(self, name: str) -> bool:
        """Whether the document names a person by this one word, and no party."""
        return name in self._names.people and name not in self._names.parties

    def is_place(self, name: str) -> bool:
        """Whether the document uses a name as a place's."""
        return name in self._places or name in country_words() or looks_like_place(name)

    def person_at(self, text: str, start: int, end: int) -> str:
        """The longest full name of the document's people that covers `text[start:end]`, "" for none."""
        names = {name for word in text[start:end].split() for name in self._names.people.get(word, ())}
        for name in sorted(names, key=len, reverse=True):
            at = text.find(name, max(0, start - len(name)))
            if 0 <= at <= start and end <= at + len(name):
                return name
        return ""

    def person(self, name: str) -> str:
        """The fullest name of a person known by this name or surname; the name itself when nobody is."""
        if " " in name:
            return name
        if name in self._surnamed:
            return self._surnamed[name]
        known = self._names.people.get(name, ())
        return next((full for full in known if full.split()[-1] == name), next(iter(known), name))
