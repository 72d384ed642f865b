"""Who appears in a document: its parties under all their names, and its people by their surnames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from partybook import terms
from partybook.extract.context import Context
from partybook.extract.name_words import is_abbreviation, is_capitals, matches_initials, title_case
from partybook.extract.names import parenthetical_abbreviations
from partybook.extract.people import looks_like_person
from partybook.extract.prose.acting_names import acting_names, short_names
from partybook.extract.prose.introductions import introduced_parties, looks_like_place
from partybook.extract.prose.newcomers import newcomers
from partybook.extract.prose.phrases import (
    TOKEN,
    abbreviations_behind,
    capitalised_runs,
    country_words,
    is_party_phrase,
    party_phrases,
    vocabulary,
)
from partybook.extract.prose.spellings import (
    initials_of,
    is_misspelt,
    opening_of,
    places,
    protagonist,
    texts_of,
)
from partybook.extract.sections import lead
from partybook.model import Mention, Statement, TextValue
from partybook.read.document import Document, Text

_LED_THEN_NAME = re.compile(r"\b(?:leader|chair(?:man|woman|person)?|founder|members?) of (?:the )?(?=[A-Z])")
_QUALIFIER = re.compile(r"\s*\(([^()]*)\)\Z")
_QUALIFIED_BY_PHRASE = re.compile(r"\s\((?:on|of|for|in) (?:the )?[A-Z][^()]{2,60}\)")
_YEAR_BEHIND = re.compile(r"\s\((\d{4})\)")
_YEAR_AT_END = re.compile(r"\(\d{4}\)\Z")
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
_OF_COUNTRY = re.compile(r"(?P<name>.+) of (?:the )?(?P<place>[A-Z].*)\Z")
_PLURAL_NAME = re.compile(r"\b[Tt]he ([A-Z]\w+s)(?=\s\()")
_PARTY_THEN_NAME = re.compile(
    r"\b(?:party|alliance|coalition|movement|bloc|front)\s+[\"“«_]?(?=[A-Z][a-zà-ÿ])(?!(?:[A-Z]\w+\s+)?(?:Leader|President|Chair\w*|Secretary|Congress|Conference|Minister)\b)"
)
_NAME_ENDS = r"(?!\w|\([A-Z][\w-]{0,5}\)|[–-](?:[A-Z]|\d)\b)"
"""A name that goes on in a bracket or number is another one: neither "CPI(M)" nor "CPI-2" names the CPI."""
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_FEWEST_FIRST_PERSONS = 2
_WE_ARE = re.compile(
    r"\b(?:[Ww]e are|[Ww]e,|[Ww]e at|[Oo]ur (?:political )?(?:party|movement),?(?: is)?|[Aa]t)\s+"
    r"(?:called\s+)?(?:the\s+)?\Z"
)
_OPENING = 40
"""How far into an untitled text its party may be named for the text to be about it."""
_STAND_IN = re.compile(r"\b(?:(?:[Tt]he|[Ii]ts) party|[Ii]ts?)\b")
_DOMINANT = 4
"""How often a party must be named to be what an untitled text is about."""
_TWICE = 2
"""How often a text about a party must name an abbreviation for it to be taken for a party's."""
_FREQUENT = 3
"""How often a name must do something in a text about a party to be taken for a party's."""
_OWN_NAMES = ("name", "native_name", "abbreviation", "former_name")


class PartySpan(NamedTuple):
    """`text[start:end]` names a party, by the name `name`."""

    start: int
    end: int
    name: str
    party: Mention


def without_titles(name: str) -> str:
    """A person's name without "Senator", "President" and the like before it, as long as two words are left."""
    words = name.split()
    while len(words) > 2 and words[-1] in ("MP", "MEP", "TD", "MLA", "MSP"):
        words = words[:-1]
    while len(words) > 2 and _is_title(words[0]):
        words = words[1:]
    if len(words) > 3 and _is_title(words[1]):  # "Nationals Senator Anna Tal"
        words = words[2:]
    return " ".join(words)


def _is_title(word: str) -> bool:
    """ "Senator", "Prof.", "Secretary-General", "SLNF-leader"."""
    return any(part in vocabulary("titles") for part in (word.lower().rstrip("."), word.lower().rpartition("-")[2]))


class Cast:
    """The parties and people of one document. The document's own party goes by its title, others by the longest name
    the document gives them; abbreviations and former names lead to the same mention."""

    def __init__(self, context: Context) -> None:
        self.subject = context.subject
        self._parties: dict[str, Mention] = {}
        self._people: dict[str, list[str]] = {}
        self._former: dict[Mention, Mention] = {}
        self.members: dict[str, Mention] = {}
        """The party that people are first said to belong to, for sentences before it."""
        self._years_tell = self.subject is not None and _YEAR_AT_END.search(self.subject.name) is not None
        """The page itself tells parties of one name apart by years in brackets, so its text will too."""
        self._places = frozenset(places(context.document))
        if self.subject is not None:
            self._know(self.subject.name, self.subject)
            self._know(_QUALIFIER.sub("", self.subject.name), self.subject)
        for statement in context.statements:
            self._learn(statement)
        self.newcomers = newcomers(context.document, context.subject)
        """The parties that sections about factions tell of, by the headings over them."""
        for party in self.newcomers.values():
            self._know(party.name, party)
        for text in (context.document.title or Text(""), *texts_of(context.document)):
            self._read(text)
        self._learn_short_names(context.document)
        self._learn_initials(context.document)
        self._learn_variants(context.document)
        opening = lead(context.document)
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
        self.namesakes = self._shared_surnames(context.document)
        self.protagonist = "" if self.topic is not None else without_titles(protagonist(context.document))

    def _learn_initials(self, document: Document) -> None:
        """Capitals that the document does not explain, but that are the initials of its own party, or of one other."""
        texts = [text.content for text in texts_of(document)]
        for name in acting_names(texts, opens=self.subject is None):
            known = name in self._people or any(name in names for names in self._people.values())
            if not known and name not in self._parties:
                self._know(name, Mention(name))
        if self.subject is None:
            self._learn_frequent(document)
        else:
            own = [_QUALIFIER.sub("", name) for name, party in self._parties.items() if party == self.subject]
            for text in texts_of(document):
                for word in TOKEN.findall(text.content):
                    unknown = word not in self._parties and len(word) > 2
                    if unknown and is_abbreviation(word) and any(matches_initials(word, name) for name in own):
                        self._know(word, self.subject)
        for short, name in initials_of({self._parties[name].name for name in self._parties}):
            if any(short in text.content for text in texts_of(document)):
                self._know(short, self._parties.get(name) or Mention(name))

    def _learn_brackets(self, document: Document) -> bool:
        """Abbreviations in the brackets behind names that no noun showed to be parties'; whether there were any."""
        before = len(self._parties)
        for text in texts_of(document):
            for span in self.parties_in(text.content) if "(" in text.content else ():
                for start, end in abbreviations_behind(text.content, span.end) if " " in span.name else ():
                    self._know(text.content[start:end], span.party)
        self._learn_variants(document)
        return len(self._parties) > before

    def _learn_short_names(self, document: Document) -> None:
        """ "The Liberals", "Labour": the only party with that adjective in its name, else a party of that name."""
        text = " ".join(text.content for text in texts_of(document))
        for short in dict.fromkeys(short_names().findall(text)):
            adjective = terms.load("prose")["short_names"][short]
            owners = {
                party
                for name, party in self._parties.items()
                if name != short and re.search(rf"\b{adjective}\b.*\b(?:Party|Union|League|Alliance|Movement)\b", name)
            }
            known = self._parties.get(short)
            if known is not None and known.name != short:
                continue
            if len(owners) == 1:
                self._parties[short] = next(iter(owners))
            elif short not in vocabulary("ambiguous"):
                self._know(short, Mention(short))

    def _learn_variants(self, document: Document) -> None:
        """Other spellings of names: capitals as elsewhere ("VERDSEQUO", "VerdsEquo"), the document's own party with the
        qualifier of its title ("Left Front (West Bengal)", "West Bengal Left Front"), with one letter less."""
        folded = {name.casefold(): party for name, party in self._parties.items() if " " not in name and len(name) > 3}
        own = self.subject.name if self.subject is not None else ""
        if self.subject is not None and (qualified := _QUALIFIER.search(own)):
            self._know(f"{qualified[1]} {own[: qualified.start()]}", self.subject)
        for text in texts_of(document):
            for word in set(TOKEN.findall(text.content)):
                known = self._parties.get(word)
                if word.casefold() in folded and sum(map(str.isupper, word)) > 1 and (not known or known.name == word):
                    self._parties[word] = folded[word.casefold()]
        shorter = _OF_COUNTRY.match(own)  # "the Jubilee Party" of "Jubilee Party of Kenya"
        if shorter is not None and shorter["place"] in country_words() and is_party_phrase(shorter["name"]):
            known = self._parties.get(shorter["name"])
            if known is None or known.name == shorter["name"]:
                self._parties[shorter["name"]] = self._parties[own]
        for text in texts_of(document) if " " in own else ():
            for match in re.finditer(re.escape(_QUALIFIER.sub("", own)), text.content, re.IGNORECASE):
                self._parties[match[0]] = self._parties[own]
        for name in [name for name in self._parties if own and is_misspelt(name, own)]:
            self._parties[name] = self._parties[own]

    def _learn_frequent(self, document: Document) -> None:
        """Without a title, what a text about a party keeps naming by an abbreviation, or by a name that is no person's
        and no place's, is taken for a party."""
        words = [word for text in texts_of(document) for word in TOKEN.findall(text.content)]
        if sum(word.lower() in ("party", "party's") for word in words) < 2:
            return
        counted = Counter(word for word in words if is_abbreviation(word) and word.isalpha() and word.isupper())
        for word, count in counted.items():
            if count >= _TWICE and word not in self._parties and word not in vocabulary("not_abbreviations"):
                self._know(word, Mention(word))
        acting: Counter[str] = Counter()
        for text in texts_of(document):
            for run in capitalised_runs(text.content):
                name = text.content[run[0][0] : run[-1][1]]
                acting[name] += bool(_ACTS.match(text.content, run[-1][1]))
        for name, count in acting.most_common(1):
            known = self._parties.keys() | self._people.keys() | self._places | country_words()
            person = {word for word in name.split() if word in self._people}
            if count >= _FREQUENT and name not in known and not person and not looks_like_place(name):
                self._know(name, Mention(name))

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
        if not ranked or ranked[0][1] < _DOMINANT or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

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
        return self.same(itself.party) if itself is not None else None

    def _know(self, name: str, party: Mention) -> Mention:
        """Remember a name; who was known by it first keeps it."""
        return self._parties.setdefault(name, party) if name else party

    def _learn(self, statement: Statement) -> None:
        if statement.subject.kind == "party":
            self._know(statement.subject.name, statement.subject)
            if statement.property in _OWN_NAMES and isinstance(statement.value, TextValue):
                self._know(statement.value.text, self._parties[statement.subject.name])
        if isinstance(statement.value, Mention):
            if statement.value.kind == "party":
                self._know(statement.value.name, statement.value)
            elif statement.value.kind == "person":
                self._meet(statement.value.name)
        for _, value in statement.qualifiers:
            if isinstance(value, Mention) and value.kind == "person":
                self._meet(value.name)

    def _read(self, text: Text) -> None:
        content = text.content
        for link in text.marked("link"):
            name = content[link.start : link.end]
            if name[:1].isupper() and is_party_phrase(link.value):
                self._know(name, self._parties.get(link.value) or self._know(_plain(link.value), Mention(name)))
        for start, end in party_phrases(content):
            name = content[start:end]
            party = self._know(name, Mention(title_case(name) if is_capitals(name) else name))
            for short_start, short_end in abbreviations_behind(content, end):
                self._know(content[short_start:short_end], party)
            if qualified := _QUALIFIED_BY_PHRASE.match(content, end):  # "A Party (on the platform of B) (AP-B)"
                longer = self._know(
                    f"{name}{qualified[0]}", Mention(f"{title_case(name) if is_capitals(name) else name}{qualified[0]}")
                )
                for short_start, short_end in abbreviations_behind(content, qualified.end()):
                    self._know(content[short_start:short_end], longer)
            if self._years_tell and (year := _YEAR_BEHIND.match(content, end)):
                self._know(f"{name}{year[0]}", Mention(f"{party.name} ({year[1]})"))
        for short in parenthetical_abbreviations(content):
            name = title_case(short.name) if is_capitals(short.name) else short.name
            if short.abbreviation in self._parties:
                continue
            if is_party_phrase(name) or name in self._parties or self._may_be_party(name):
                self._know(short.abbreviation, self._know(name, self._parties.get(short.name) or Mention(name)))
        for match in _PLURAL_NAME.finditer(content):
            shorts = list(abbreviations_behind(content, match.end()))
            if shorts and match[1].lower() in vocabulary("nouns"):  # "The Republicans (LR)"
                party = self._know(match[1], Mention(match[1]))
                for start, end in shorts:
                    self._know(content[start:end], party)
        for match in _LED_THEN_NAME.finditer(content):
            run = next(capitalised_runs(content[match.end() : match.end() + 80]), None)
            if run is not None and run[0][0] == 0 and run[0][1] > 2:
                name = content[match.end() : match.end() + run[-1][1]]
                shorts = list(abbreviations_behind(content, match.end() + run[-1][1]))
                if shorts and self._may_be_party(name, anywhere=True):
                    party = self._know(name, Mention(name))
                    for start, end in shorts:
                        self._know(content[start:end], party)
        for name_start, name_end, bare in introduced_parties(content):
            self._introduce(content[name_start:name_end], list(abbreviations_behind(content, name_end)), content, bare)
        for match in _PARTY_THEN_NAME.finditer(content):
            run = next(capitalised_runs(content[match.end() : match.end() + 80]), None)
            if run is not None and run[0][0] == 0 and run[0][1] > 2:
                name = content[match.end() : match.end() + run[-1][1]]
                if name.split()[-1].lower() not in vocabulary("not_parties"):  # "the party Statute"
                    self._know(name, Mention(name))
        for run in (part for whole in capitalised_runs(content) for part in _apart(content, whole)):
            while len(run) > 2 and content[run[0][0] : run[0][1]] in country_words() | {"Incumbent", "Sitting"}:
                run = run[1:]
            owners = [at for at, (start, end) in enumerate(run[:-1]) if content[start:end].endswith(("'s", "’s"))]
            run = run[owners[-1] + 1 :] if owners else run  # "the Green Party's Anna Tal"
            words = re.sub(r"['’]s?$", "", content[run[0][0] : run[-1][1]])
            if content[run[-1][0] : run[-1][1]] in country_words():
                continue
            known = words in self._parties or words in self._places
            if 2 <= len(run) <= 4 and not known and looks_like_person(words):
                self._meet(words)

    def _introduce(self, name: str, shorts: list[tuple[int, int]], text: str, bare: bool) -> None:
        """A name shown to be a party's by the words around it; adjectives before "party" belong to the name."""
        if name in self._parties or name in self._people or (bare and name in self._places):
            return
        if is_capitals(name) and title_case(name) in self._parties:
            return
        own = self.subject
        if own is not None and name.casefold() == _QUALIFIER.sub("", own.name).casefold():
            self._know(name, own)
            return
        if self.subject is not None and is_abbreviation(name) and matches_initials(name, self.subject.name):
            self._know(name, self.subject)
            return
        if bare and name.split()[-1].lower() in vocabulary("adjectives"):  # "the Labour party", with a small letter
            self._know(f"{name} party", self._parties.get(f"{name} Party") or Mention(f"{name} Party"))
            return
        party = self._know(name, Mention(name))
        for start, end in shorts:
            self._know(text[start:end], party)

    def _may_be_party(self, name: str, anywhere: bool = False) -> bool:
        """Whether a name with its initials behind it counts as a party in a party's article, or anywhere."""
        words = {re.sub(r"['’]s?$", "", word) for word in name.lower().split()}
        other = vocabulary("not_parties") | vocabulary("not_party_words")
        return (anywhere or self.subject is not None) and len(words) > 1 and not words & other

    def _meet(self, name: str) -> None:
        name = without_titles(name)
        if any(word.lower().startswith(("pro-", "anti-", "non-")) for word in name.split()):
            return
        if any(word.lower() in vocabulary("not_names") or (len(word) > 2 and word.isupper()) for word in name.split()):
            return
        if "," in name or " and " in name or ("-" in name and _parts_of(name) & vocabulary("not_names")):
            return  # "Barton North-West"
        for word in {name.split()[-1], name.split()[0]}:
            known = self._people.setdefault(word, [])
            if name not in known:
                known.append(name)

    def _compiled(self) -> re.Pattern[str]:
        names = {name for name in self._parties if len(name) > 1}
        for name in list(names):
            own = self._parties[name] == self.subject
            if (own or " " in name) and name.upper() not in self._parties:
                self._parties[name.upper()] = self._parties[name]
                names.add(name.upper())
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, ordered)) or '(?!)'}){_NAME_ENDS}")

    def parties_in(self, text: str) -> list[PartySpan]:
        """The parties named in a text, in order, the longest names first; none overlap."""
        return [
            PartySpan(match.start(), match.end(), match[0], self._parties[match[0]])
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
        return self._parties.get(name)

    def people_in(self, text: str) -> list[str]:
        """The full names of the document's people that stand in a text, in order."""
        full = {name for names in self._people.values() for name in names if name in text}
        return sorted(full, key=text.index)

    def is_person(self, name: str) -> bool:
        """Whether the document names a person so."""
        return name in self._people.get(name.split()[-1], ()) if name else False

    def is_surname(self, name: str) -> bool:
        """Whether the document names a person by this one word, and no party."""
        return name in self._people and name not in self._parties

    def is_place(self, name: str) -> bool:
        """Whether the document uses a name as a place's."""
        return name in self._places or name in country_words() or looks_like_place(name)

    def person_at(self, text: str, start: int, end: int) -> str:
        """The longest full name of the document's people that covers `text[start:end]`, "" for none."""
        names = {name for word in text[start:end].split() for name in self._people.get(word, ())}
        for name in sorted(names, key=len, reverse=True):
            at = text.find(name, max(0, start - len(name)))
            if 0 <= at <= start and end <= at + len(name):
                return name
        return ""

    def _shared_surnames(self, document: Document) -> dict[str, list[str]]:
        """The surnames that several people of the document bear, with their full names; without those it names much
        less often than another (a scholar who is quoted once)."""
        shared: dict[str, list[str]] = {}
        texts = [text.content for text in texts_of(document)]
        for word, names in self._people.items():
            full = [name for name in names if name.split()[-1] == word and " " in name]
            named = {name: sum(text.count(name) for text in texts) for name in full} if len(full) > 1 else {}
            often = [name for name in named if 2 * named[name] >= max(named.values())]
            if len(often) > 1:
                shared[word] = often
        return shared

    def person(self, name: str) -> str:
        """The fullest name of a person known by this name or surname; the name itself when nobody is."""
        if " " in name:
            return name
        known = self._people.get(name, ())
        return next((full for full in known if full.split()[-1] == name), next(iter(known), name))


def _apart(text: str, run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The names in "Anna Tal and Jan Kok"."""
    joints = [at for at, (start, end) in enumerate(run) if text[start:end] in ("and", "&")]
    for begin, end in zip([0, *(at + 1 for at in joints)], [*joints, len(run)], strict=True):
        if begin < end:
            yield run[begin:end]


def _parts_of(name: str) -> set[str]:
    """The last word of a name in its parts."""
    return set(name.split()[-1].lower().split("-"))


def _plain(page: str) -> str:
    return page.replace("_", " ")
