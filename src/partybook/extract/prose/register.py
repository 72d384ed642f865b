"""The names that a document's texts give: parties by the words around them, people by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.name_words import is_abbreviation, is_capitals, matches_initials, title_case
from partybook.extract.names import parenthetical_abbreviations
from partybook.extract.people import looks_like_person
from partybook.extract.prose.introductions import introduced_parties
from partybook.extract.prose.phrases import (
    abbreviations_behind,
    capitalised_runs,
    country_words,
    first_run,
    is_party_phrase,
    party_phrases,
    vocabulary,
)
from partybook.model import Mention, Statement, TextValue
from partybook.read.document import Text

_LED_THEN_NAME = re.compile(
    r"\b(?:leader|chair(?:man|woman|person)?|founder|members?|politician|activist|candidate) of (?:the )?(?=[A-Z])"
)

_QUALIFIED_BY_PHRASE = re.compile(r"\s\((?:on|of|for|in) (?:the )?[A-Z][^()]{2,60}\)")

_YEAR_BEHIND = re.compile(r"\s\((\d{4})\)")

QUALIFIER = re.compile(r"\s*\(([^()]*)\)\Z")
"""The bracket at the end of a title: "Green Front (Ruritania)"."""
_YEAR_AT_END = re.compile(r"\(\d{4}\)\Z")

_PLURAL_NAME = re.compile(r"\b[Tt]he ([A-Z]\w+s)(?=\s\()")

_OWN_NAMES = ("name", "native_name", "abbreviation", "former_name")


_PARTY_THEN_NAME = re.compile(
    r"\b(?:party|alliance|coalition|movement|bloc|front)\s+[\"“«_]?(?=[A-Z][a-zà-ÿ])(?!(?:[A-Z]\w+\s+)?(?:Leader|President|Chair\w*|Secretary|Congress|Conference|Minister)\b)"
)


def without_titles(name: str) -> str:
    """A person's name without "Senator", "President" and the like before it, as long as two words are left."""
    words = name.split()
    while len(words) > 2 and words[-1] in ("MP", "MEP", "TD", "MLA", "MSP"):
        words = words[:-1]
    while len(words) > 2 and is_title(words[0]):
        words = words[1:]
    if len(words) > 3 and is_title(words[1]):  # "Nationals Senator Anna Tal"
        words = words[2:]
    return " ".join(words)


def is_title(word: str) -> bool:
    """ "Senator", "Prof.", "Secretary-General", "SLNF-leader"."""
    return any(part in vocabulary("titles") for part in (word.lower().rstrip("."), word.lower().rpartition("-")[2]))


class Register:
    """The parties and people that one document has named so far, under every name met."""

    def __init__(self, subject: Mention | None, places: frozenset[str]) -> None:
        self.subject = subject
        self.parties: dict[str, Mention] = {}
        """Each name of a party with the party it means."""
        self.people: dict[str, list[str]] = {}
        """Each first or last name with the full names it belongs to."""
        self._places = places
        self._years_tell = subject is not None and _YEAR_AT_END.search(subject.name) is not None
        """The page itself tells parties of one name apart by years in brackets, so its text will too."""
        if subject is not None:
            self.know(subject.name, subject)
            self.know(QUALIFIER.sub("", subject.name), subject)

    def know(self, name: str, party: Mention) -> Mention:
        """Remember a name; who was known by it first keeps it."""
        return self.parties.setdefault(name, party) if name else party

    def learn(self, statement: Statement) -> None:
        """Remember whom a statement already made names."""
        if statement.subject.kind == "party":
            self.know(statement.subject.name, statement.subject)
            if statement.property in _OWN_NAMES and isinstance(statement.value, TextValue):
                self.know(statement.value.text, self.parties[statement.subject.name])
        if isinstance(statement.value, Mention):
            if statement.value.kind == "party":
                self.know(statement.value.name, statement.value)
            elif statement.value.kind == "person":
                self.meet(statement.value.name)
        for _, value in statement.qualifiers:
            if isinstance(value, Mention) and value.kind == "person":
                self.meet(value.name)

    def read(self, text: Text) -> None:
        """Remember whom a text names."""
        content = text.content
        for link in text.marked("link"):
            name = content[link.start : link.end]
            if name[:1].isupper() and is_party_phrase(link.value):
                self.know(name, self.parties.get(link.value) or self.know(_plain(link.value), Mention(name)))
        for start, end in party_phrases(content):
            name = content[start:end]
            party = self.know(name, Mention(title_case(name) if is_capitals(name) else name))
            for short_start, short_end in abbreviations_behind(content, end):
                self.know(content[short_start:short_end], party)
            if qualified := _QUALIFIED_BY_PHRASE.match(content, end):  # "A Party (on the platform of B) (AP-B)"
                longer = self.know(
                    f"{name}{qualified[0]}", Mention(f"{title_case(name) if is_capitals(name) else name}{qualified[0]}")
                )
                for short_start, short_end in abbreviations_behind(content, qualified.end()):
                    self.know(content[short_start:short_end], longer)
            if self._years_tell and (year := _YEAR_BEHIND.match(content, end)):
                self.know(f"{name}{year[0]}", Mention(f"{party.name} ({year[1]})"))
        for short in parenthetical_abbreviations(content):
            name = title_case(short.name) if is_capitals(short.name) else short.name
            if short.abbreviation in self.parties:
                continue
            if is_party_phrase(name) or name in self.parties or self._may_be_party(name):
                self.know(short.abbreviation, self.know(name, self.parties.get(short.name) or Mention(name)))
        for match in _PLURAL_NAME.finditer(content):
            shorts = list(abbreviations_behind(content, match.end()))
            if shorts and match[1].lower() in vocabulary("nouns"):  # "The Republicans (LR)"
                party = self.know(match[1], Mention(match[1]))
                for start, end in shorts:
                    self.know(content[start:end], party)
        for match in _LED_THEN_NAME.finditer(content):
            run = first_run(content[match.end() : match.end() + 80])
            if run is not None and run[0][0] == 0 and run[0][1] > 2:
                name = content[match.end() : match.end() + run[-1][1]]
                shorts = list(abbreviations_behind(content, match.end() + run[-1][1]))
                if shorts and self._may_be_party(name, anywhere=True):
                    party = self.know(name, Mention(name))
                    for start, end in shorts:
                        self.know(content[start:end], party)
        for name_start, name_end, bare in introduced_parties(content):
            self._introduce(content[name_start:name_end], list(abbreviations_behind(content, name_end)), content, bare)
        for match in _PARTY_THEN_NAME.finditer(content):
            run = first_run(content[match.end() : match.end() + 80])
            if run is not None and run[0][0] == 0 and run[0][1] > 2:
                name = content[match.end() : match.end() + run[-1][1]]
                if name.split()[-1].lower() not in vocabulary("not_parties"):  # "the party Statute"
                    self.know(name, Mention(name))
        for run in (part for whole in capitalised_runs(content) for part in _apart(content, whole)):
            while len(run) > 2 and content[run[0][0] : run[0][1]] in country_words() | {"Incumbent", "Sitting"}:
                run = run[1:]
            owners = [at for at, (start, end) in enumerate(run[:-1]) if content[start:end].endswith(("'s", "’s"))]
            run = run[owners[-1] + 1 :] if owners else run  # "the Green Party's Anna Tal"
            words = re.sub(r"['’]s?$", "", content[run[0][0] : run[-1][1]])
            if content[run[-1][0] : run[-1][1]] in country_words():
                continue
            known = words in self.parties or words in self._places
            if 2 <= len(run) <= 4 and not known and looks_like_person(words):
                self.meet(words)

    def introduce(self, name: str) -> None:
        """Remember a name that is a party's, a known one when it is spelt so but for its capitals."""
        if _is_owned(name):
            return
        same = (party for known, party in self.parties.items() if known.casefold() == name.casefold())
        self.know(name, next(same, Mention(name)))

    def _introduce(self, name: str, shorts: list[tuple[int, int]], text: str, bare: bool) -> None:
        """A name shown to be a party's by the words around it; adjectives before "party" belong to the name."""
        if name in self.parties or name in self.people or (bare and name in self._places) or _is_owned(name):
            return
        if is_capitals(name) and title_case(name) in self.parties:
            return
        left, _, right = name.partition(" and ")
        if left in self.parties and right in self.parties:
            return  # "Liberty Pole and Green Future"
        own = self.subject
        if own is not None and name.casefold() == QUALIFIER.sub("", own.name).casefold():
            self.know(name, own)
            return
        if self.subject is not None and is_abbreviation(name) and matches_initials(name, self.subject.name):
            self.know(name, self.subject)
            return
        if bare and name.split()[-1].lower() in vocabulary("adjectives"):  # "the Labour party", with a small letter
            self.know(f"{name} party", self.parties.get(f"{name} Party") or Mention(f"{name} Party"))
            return
        party = self.know(name, Mention(name))
        for start, end in shorts:
            self.know(text[start:end], party)

    def _may_be_party(self, name: str, anywhere: bool = False) -> bool:
        """Whether a name with its initials behind it counts as a party in a party's article, or anywhere."""
        words = {re.sub(r"['’]s?$", "", word) for word in name.lower().split()}
        other = vocabulary("not_parties") | vocabulary("not_party_words")
        return (anywhere or self.subject is not None) and len(words) > 1 and not words & other

    def meet(self, name: str) -> None:
        """Remember a person by first and last name."""
        name = without_titles(name)
        if any(word.lower().startswith(("pro-", "anti-", "non-")) for word in name.split()):
            return
        if any(
            word.lower() in vocabulary("not_names") or (len(word) > 2 and word.isupper() and "." not in word)
            for word in name.split()
        ):
            return
        if "," in name or " and " in name or ("-" in name and _parts_of(name) & vocabulary("not_names")):
            return  # "Barton North-West"
        for word in {name.split()[-1], name.split()[0]}:
            known = self.people.setdefault(word, [])
            if name not in known:
                known.append(name)


def _is_owned(name: str) -> bool:
    """Whether a name has its bearer before a party's: "Bo Hill of the Red League", "Tal's Blue Front"."""
    owner, *owned = re.split(r" of the |['’]s ", name, maxsplit=1)
    return bool(owned) and is_party_phrase(owned[0]) and owner.lower() not in vocabulary("possessors")


def _apart(text: str, run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The names in "Anna Tal and Jan Kok", "Anna Tal of the Green Party"."""
    words = [text[start:end] for start, end in run]
    joints = [at for at, word in enumerate(words) if word in ("and", "&") or words[at : at + 2] == ["of", "the"]]
    for begin, end in zip([0, *(at + 1 for at in joints)], [*joints, len(run)], strict=True):
        if begin < end:
            yield run[begin:end]


def _parts_of(name: str) -> set[str]:
    """The last word of a name in its parts."""
    return set(name.split()[-1].lower().split("-"))


def _plain(page: str) -> str:
    return page.replace("_", " ")
