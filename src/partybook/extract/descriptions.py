"""Words that say what a party is: countries and their adjectives, ideologies, places on the left-right scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms


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


def countries_in(words: str) -> list[str]:
    """The countries that words name, by their names or adjectives, in order."""
    pattern, meaning = _countries()
    return [meaning[found[0]] for found in pattern.finditer(words)]


def country_in(place: str) -> str:
    """The country of a place: "Asturias, Spain" ends with it, "Fiji and Tonga" begins with the first; "" for none."""
    pattern, meaning = _countries()
    found = list(pattern.finditer(place))
    return meaning[found[-1 if "," in place[: found[-1].start()] else 0][0]] if found else ""


def position_in(words: str) -> str:
    """The place on the left-right scale that words name, in lower case, "" for none."""
    found = _positions().search(words)
    return found[0].lower() if found else ""


def ideologies_in(words: str) -> Iterator[str]:
    """The ideologies that adjectives mean, in order; a people's name before "nationalist" stays with it."""
    position = _positions().search(words)
    pattern, meaning = _ideologies()
    for match in pattern.finditer(words):
        within = position and match.start() <= position.start() and position.end() < match.end()
        if position and match.start() < position.end() and position.start() < match.end() and not within:
            continue  # "radical left" is a place; "right-wing populist" an ideology
        ideology = meaning[_plain(match[0])]
        people = re.search(r"([A-Z][\w'’-]+)\s+\Z", words[: match.start()])
        yield f"{people[1]} {ideology}" if people and ideology == "nationalism" else ideology


def ideology_of(adjective: str) -> str:
    """The ideology that one adjective means ("Islamist"), "" for none."""
    return _ideologies()[1].get(_plain(adjective), "")


def ideology_named(words: str) -> str:
    """The ideology that words name by its own name ("social democracy", "Marxism"), "" for none."""
    lowered = " ".join(words.lower().split())
    table: dict[str, str] = terms.load("ideologies")["adjectives"]
    names = set(table.values())
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if lowered == name or lowered.endswith(" " + name):
            return name
    return ""
