"""Countries as lists write them: a name, an ISO or COW code, a number, or a state that is no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from partybook import terms
from partybook.identity.name_forms import fold


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
        "iso3": {code.lower(): code for code in known["codes"]},
        "names": names,
        "iso2": {short.lower(): code for short, code in keys["iso2"].items()},
        "cow": {cow.lower(): code for cow, code in keys["cow"].items()},
        "cow_numbers": {str(number): code for number, code in keys["cow_numbers"].items()},
        "iso_numbers": {str(int(number)): code for number, code in keys["iso_numbers"].items()},
    }
    return systems


def read_countries(cells: Iterable[str]) -> dict[str, str]:
    """The code of every text that is a country, in the way of writing that knows most of them.

    A column keeps to one way, so "AUS" among COW codes is Australia and "AUT" there nothing; full names are understood
    beside any, and ISO codes of three letters beside names. What no way knows is not in the answer.
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
        if code:
            found[cell] = code
    return found


def same_country(one: str, other: str) -> bool:
    """Whether two texts mean one country: the same words, or a name and a code of any system ("Germany", "DEU")."""
    if one.casefold() == other.casefold():
        return True
    codes = [{system[fold(text)] for system in _systems().values() if fold(text) in system} for text in (one, other)]
    return bool(codes[0] & codes[1])


@cache
def _successors() -> Mapping[str, list[str]]:
    successors: dict[str, list[str]] = terms.load("country_keys")["successors"]
    return successors


def known_as(code: str, countries: frozenset[str]) -> tuple[str, ...]:
    """The countries of a reference that hold a country's parties: itself, or for a state that is no more its heirs."""
    if code in countries:
        return (code,)
    return tuple(heir for heir in _successors().get(code, ()) if heir in countries)
