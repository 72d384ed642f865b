"""Countries as lists write them: a name in any language, an ISO or COW code, a number, or a state that is no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from partybook import terms
from partybook.identity.name_forms import fold

_Key = TypeVar("_Key", bound=Hashable)
_LONGEST_CODE = 3
"""Latin letters up to which a text is a code, no name in another language: "CAT" is not "Cát", whatever that names."""


@cache
def _systems() -> dict[str, dict[str, str]]:
    """Ways of writing countries, each from what is written (folded) to the code used here."""
    known, keys = terms.load("country_codes"), terms.load("country_keys")
    code_of = {name: code for code, name in reversed(known["codes"].items())}
    names = {fold(name): code for name, code in code_of.items()}
    for name, english in known["names"].items():
        if english in code_of:
            names.setdefault(fold(name), code_of[english])
    names |= {fold(name): code for name, code in keys["names"].items()}
    systems: dict[str, dict[str, str]] = {
        "names": names,
        "iso3": {code.lower(): code for code in known["codes"]},
        "iso2": {short.lower(): code for short, code in keys["iso2"].items()},
        "cow": {cow.lower(): code for cow, code in keys["cow"].items()},
        "cow_numbers": {str(number): code for number, code in keys["cow_numbers"].items()},
        "iso_numbers": {str(int(number)): code for number, code in keys["iso_numbers"].items()},
    }
    return systems


def read_countries(cells: Iterable[str], *, thorough: bool = False) -> dict[str, str]:
    """The code of every text that is a country, in the way of writing that knows most of them.

    A column keeps to one way, so "AUS" among COW codes is Australia and "AUT" there nothing; full names are understood
    beside any, and ISO codes of three letters beside names. What no way knows is not in the answer, nor is a text that
    may be two countries. `thorough` looks further for texts that are in no table: half a second, once.
    """
    distinct = {cell for cell in cells if cell}
    plain = {cell: fold(cell).lstrip("0") if cell.strip().isdigit() else fold(cell) for cell in distinct}
    systems = _systems()
    counts = {name: sum(text in system for text in plain.values()) for name, system in systems.items()}
    best = max(counts, key=lambda name: counts[name])
    found = {}
    for cell, text in plain.items():
        code = systems[best].get(text) or systems["names"].get(text)
        if not code and best == "names":
            code = systems["iso3"].get(text)
        if not code and thorough:
            code = _spelled_otherwise(cell)
        if code:
            found[cell] = code
    return found


def _spelled_otherwise(text: str) -> str:
    """The code of a text that is in no table: a name shortened or in another order, or in another language."""
    words = _words(fold(text))
    code = _by_words().get(words) or _by_words().get(words - _passed_over()["often"])
    return code or _in_languages().get(_in_its_script(text)) or _abbreviated(text)


def _abbreviated(text: str) -> str:
    """The code of a name in any language with its words in another order, or cut short by a full stop: "Corea (Sur)",
    "Rép. dominicaine", "Isl. Salomón".
    """
    cut = [word for word in map(fold, re.findall(r"\w+(?=\.)", text)) if word not in _passed_over()["spoken"]]
    whole = frozenset(fold(text).split()) - _passed_over()["spoken"] - set(cut)
    if not whole and len("".join(cut)) <= _LONGEST_CODE:
        return ""
    if not cut:
        return _by_spoken_words().get(whole, "")
    codes = {
        code
        for words, code in _by_spoken_words().items()
        if len(words) == len(whole) + len(cut) and whole <= words and _begin(cut, words - whole)
    }
    return codes.pop() if len(codes) == 1 else ""


def _begin(cut: Iterable[str], words: frozenset[str]) -> bool:
    """Whether each of the beginnings is that of a word, and each word has one."""
    begun = all(word.startswith(tuple(cut)) for word in words)
    return begun and all(any(word.startswith(short) for word in words) for short in cut)


@cache
def _by_spoken_words() -> dict[frozenset[str], str]:
    """Countries by the words of their names in all languages and of the names in use."""
    passed = _passed_over()["spoken"]
    names = (*_in_languages().items(), *_systems()["names"].items())
    found = _unambiguous((frozenset(name.split()) - passed, code) for name, code in names)
    return {words: code for words, code in found.items() if len("".join(words)) > _LONGEST_CODE}


@cache
def _by_words() -> dict[frozenset[str], str]:
    """Countries by the words of their known names, so that "Congo (Dem. Rep.)" is "Democratic Republic of Congo".

    Letters are no words: "E.U.A." is not "E.A.U.".
    """
    names = {name: code for name, code in _systems()["names"].items() if max(map(len, name.split())) > 1}
    return _unambiguous((_words(name), code) for name, code in names.items())


@cache
def _passed_over() -> dict[str, frozenset[str]]:
    return {when: frozenset(words) for when, words in terms.load("country_keys")["passed_over"].items()}


def _words(name: str) -> frozenset[str]:
    whole = terms.load("country_keys")["words"]
    return frozenset(whole.get(word, word) for word in name.split()) - _passed_over()["always"]


@cache
def _in_languages() -> dict[str, str]:
    """Countries by their names in every official language, from the Unicode consortium's repository (CLDR).

    Needs the extra `lists`, without which nothing is known. Read only where it is needed: half a second.
    """
    try:
        from babel import localedata
        from babel.languages import get_official_languages
    except ModuleNotFoundError:
        return {}
    iso2: dict[str, str] = terms.load("country_keys")["iso2"]
    official = {
        language.partition("_")[0]
        for place in iso2
        for language in get_official_languages(place, regional=True, de_facto=True)
    }
    names: set[tuple[str, str]] = set()
    for language in localedata.locale_identifiers():
        if language.partition("_")[0] not in official:
            continue
        data = localedata.load(language, merge_inherited=False)
        names.update((str(name), iso2[place]) for place, name in data.get("territories", {}).items() if place in iso2)
        data.clear()  # Babel would keep all it knows of each language, 150 MB; what is empty it reads again
    found = _unambiguous((_in_its_script(name), code) for name, code in names)
    return {name: code for name, code in found.items() if len(name) > _LONGEST_CODE or not name.isascii()}


def _in_its_script(name: str) -> str:
    """A name folded if its letters are Latin; in other scripts as it stands: Latin letters keep too little of it."""
    letter = next(filter(str.isalpha, name), "")
    return fold(name) if unicodedata.name(letter or "a", "").startswith("LATIN") else name.strip().casefold()


def _unambiguous(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, str]:
    """What stands for one code only."""
    found: dict[_Key, set[str]] = {}
    for key, code in pairs:
        found.setdefault(key, set()).add(code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1}


def same_country(one: str, other: str) -> bool:
    """Whether two texts mean one country: the same words, or names and codes of any kind ("Germany", "DEU")."""
    return one.casefold() == other.casefold() or bool(_codes(one) & _codes(other))


@cache
def _codes(text: str) -> frozenset[str]:
    """The codes of all countries that a text can mean."""
    plain = fold(text)
    known = {system[plain] for system in _systems().values() if plain in system}
    if not known and (code := _spelled_otherwise(text)):
        known = {code}
    return frozenset(known)


@cache
def _successors() -> Mapping[str, list[str]]:
    successors: dict[str, list[str]] = terms.load("country_keys")["successors"]
    return successors


def known_as(code: str, countries: frozenset[str]) -> tuple[str, ...]:
    """The countries of a reference that hold a country's parties: itself, or for a state that is no more its heirs."""
    if code in countries:
        return (code,)
    return tuple(heir for heir in _successors().get(code, ()) if heir in countries)
