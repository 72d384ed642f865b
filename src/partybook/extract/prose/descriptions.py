"""What a party is said to be: "X is a centre-right liberal party in Y" gives its position, ideology and country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue

_KINDS = frozenset(
    {
        "party",
        "alliance",
        "coalition",
        "front",
        "movement",
        "league",
        "bloc",
        "federation",
        "union",
        "organisation",
        "organization",
        "group",
        "grouping",
        "formation",
        "force",
        "one",
        "branch",
    }
)


_PLACING = frozenset({"base", "operate", "register", "act", "be"})
_PLACED = re.compile(
    r"\s*(?:\([^()]*\)\s*|\[[^\[\]]*\]\s*)*(?:(?:(?:that|which) )?(?:is |was )?"
    r"(?:based|active|operating|registered|operates|operated) )?"
    r"(?:in|of|from)\s+(?P<place>.*)",
    re.DOTALL,
)


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for countries and the adjectives that mean them, and what each means."""
    table: dict[str, list[str]] = terms.load("countries")["adjectives"]
    meaning = {name: name for name in table}
    for name, adjectives in table.items():
        for adjective in adjectives:
            meaning.setdefault(adjective, name)
    names = sorted(meaning, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])"), meaning


@cache
def _ideologies() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = terms.load("ideologies")["adjectives"]
    words = sorted(table, key=lambda word: (-len(word), word))
    forms = "|".join(re.escape(word).replace(r"\-", "[- ]?").replace(r"\ ", "[- ]") for word in words)
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w])", re.IGNORECASE), {_plain(k): v for k, v in table.items()}


@cache
def _positions() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(terms.load('positions')['en'])})(?![\w-])", re.IGNORECASE)


def _plain(word: str) -> str:
    return re.sub(r"[- ]", "", word.lower())


def read_descriptions(reading: Reading) -> None:
    """State position, ideology and country from the words around the noun that says what a party is."""
    for clause in reading.clauses:
        if clause.lemma == "be" and reading.certainty(clause) in ("asserted", "claimed"):
            for noun in clause.attributes:
                if clause.tree[noun].lemma in _KINDS or clause.tree[noun].party is not None:
                    for party in reading.reference.parties(clause.tree, clause.subjects):
                        _describe(reading, clause, noun, party)


def _describe(reading: Reading, clause: Clause, noun: int, party: Mention) -> None:
    tree = clause.tree
    if tree[noun].party is not None:
        return
    first = min((child for child in tree.below(noun) if child < noun and _modifies(reading, child, noun)), default=noun)
    before = tree.text[tree[first].start : tree[noun].start]
    for property, value in _properties(before):
        reading.state(party, property, TextValue(value))
    if country := _country(before, _behind(reading, clause, noun)):
        reading.state(party, "country", TextValue(country))


def _modifies(reading: Reading, child: int, noun: int) -> bool:
    """Whether a word before the noun belongs to what the noun is said to be, not to a clause inside."""
    tree = reading.tree
    heads = [child, *tree.above(child)]
    return all(tree[head].dep not in ("relcl", "acl", "advcl") for head in heads[: heads.index(noun)])


def _behind(reading: Reading, clause: Clause, noun: int) -> str:
    """The words behind the noun, up to the next clause or comma with a verb."""
    tree = clause.tree
    following = tree.words[noun + 1 :]
    ends = (word.at for word in following if _opens_clause(word.tag, word.lemma))
    end = next(ends, len(tree))
    return tree.text[tree[noun].end : tree[end - 1].end]


def _opens_clause(tag: str, lemma: str) -> bool:
    """Whether a word begins another clause; "based in" and "that operates in" still say where the party is."""
    return (tag.startswith("VB") and lemma not in _PLACING) or tag in ("WP", "WP$")


def _properties(words: str) -> Iterator[tuple[str, str]]:
    position = _positions().search(words)
    if position:
        yield "position", position[0].lower()
        words = words[: position.start()] + " " * len(position[0]) + words[position.end() :]
    pattern, meaning = _ideologies()
    for found in pattern.finditer(words):
        ideology = meaning[_plain(found[0])]
        people = re.search(r"([A-Z][\w'’-]+)\s+\Z", words[: found.start()])
        yield "ideology", f"{people[1]} {ideology}" if people and ideology == "nationalism" else ideology


def _country(before: str, behind: str) -> str:
    """The country named behind ("in Asturias, Spain"), else the one whose adjective stands before ("an Icelandic")."""
    pattern, meaning = _countries()
    placed = _PLACED.match(behind)
    place = re.split(r"[.;]", placed["place"])[0] if placed else ""
    found = list(pattern.finditer(place))
    if found:  # "in Asturias, Spain" ends with the country, "in Fiji and Tonga" begins with the first
        return meaning[found[-1 if "," in place[: found[-1].start()] else 0][0]]
    found_before = pattern.search(before)
    return meaning[found_before[0]] if found_before else ""
