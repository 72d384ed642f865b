"""The formulas of a language, compiled: `terms/formulas.toml` explains the slots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from partybook import terms
from partybook.extract.formulas.marks import DATE, NAME, PARTY, UPPER
from partybook.extract.slots import fill_slots

_QUOTES = " \"“”„«»,'’"
_WORD = rf"(?:[{UPPER}][\w’'-]*|{NAME}+|{PARTY}+)"
_CONNECTING = (
    r"(?:(?:der|die|des|das|für|und|zur|de|del|della|delle|dei|di|da|do|dos|das|du|des|la|las|los|les|el|e|y|et|pour|para|"
    r"per|por|d['’]|l['’])\s+)"
)


class Grammar(msgspec.Struct, frozen=True):
    """The compiled formulas of one language; `lists` has its plain words."""

    code: str
    formulas: Mapping[str, tuple[re.Pattern[str], ...]]
    own: re.Pattern[str]
    opening: re.Pattern[str]
    roles: re.Pattern[str]
    join: re.Pattern[str]
    election: re.Pattern[str]
    share: re.Pattern[str]
    seats: re.Pattern[str]
    votes: re.Pattern[str]
    claimed: re.Pattern[str]
    numerals: Mapping[str, int]
    phrase: re.Pattern[str]
    abbreviated: re.Pattern[str]
    ours: re.Pattern[str]
    planned: re.Pattern[str]
    former: re.Pattern[str]
    no_result: re.Pattern[str]
    means: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]

    def bare(self, name: str) -> str:
        """A name without quotes, and without articles and other small words before it."""
        name = name.strip(_QUOTES)
        while (small := self.opening.match(name)) is not None and small.end() < len(name):
            name = name[small.end() :].strip(_QUOTES)
        return name


def languages() -> tuple[str, ...]:
    """The languages that have formulas."""
    return tuple(terms.load("formulas"))


_LISTS = frozenset(
    {"words", "article", "join", "own", "claimed", "election", "seats", "votes", "numerals", "noun", "noun_last"}
    | {"connect", "adjective", "means", "roles", "abbreviated", "ours", "planned", "former"}
    | {"no_result"}
)


@cache
def grammar(language: str) -> Grammar:
    """The formulas of a language."""
    said: dict[str, Any] = terms.load("formulas")[language]
    numerals = {word: value for value, words in enumerate(said["numerals"]) for word in words.split()}
    slots = _slots(said, numerals)
    seats, whole, votes = (slots["count"].replace("<count>", f"<{name}>") for name in ("seats", "seats_total", "votes"))
    of = "|".join(map(re.escape, terms.load("numbers")["words"]["of"]))
    units = "|".join(map(re.escape, sorted(terms.load("numbers")["unit"]["%"], key=len, reverse=True)))
    return Grammar(
        language,
        {
            name: tuple(re.compile(fill_slots(formula, slots)) for formula in formulas)
            for name, formulas in said.items()
            if name not in _LISTS
        },
        re.compile(rf"(?:{'|'.join(said['own'])})\b"),
        re.compile(rf"(?:{'|'.join(map(re.escape, said['article'] + said['words']))})(?:\s+|(?<=['’]))", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(said['roles']) or '(?!)'})\b\s*"),
        re.compile(rf"\s*(?:,\s*(?:{'|'.join(said['join'])})?|\b(?:{'|'.join(said['join'])})\b)\s*"),
        re.compile("|".join(said["election"])),
        re.compile(rf"(?<![\d.,])(?P<share>\d{{1,3}}(?:[.,]\d+)?)\s?(?:{units})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"{seats}(?:\s+(?:{of})\s+{whole})?"
            rf"\s+(?:\w+\s+)?(?:{'|'.join(said['seats'])})(?!\w)"
        ),
        re.compile(rf"{votes}\s+(?:{'|'.join(said['votes'])})(?!\w)"),
        re.compile("|".join(said["claimed"])),
        numerals,
        re.compile(_phrase(said)),
        re.compile("|".join(said["abbreviated"]) or "(?!)"),
        re.compile(rf"\b(?:{'|'.join(said['ours'])})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(said['planned'])})\b"),
        re.compile(rf"\b(?:{'|'.join(said['former'])})\s?\Z", re.IGNORECASE),
        re.compile("|".join(said["no_result"])),
        {
            property: tuple(
                (value, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for value, words in table.items()
            )
            for property, table in said["means"].items()
        },
    )


def _phrase(said: Mapping[str, Any]) -> str:
    """A party's name by its noun: before it in German ("Grüne Partei Tirols"), behind it else ("Partido Verde")."""
    noun = rf"(?:{'|'.join(said['noun'])})(?!\w)" if said["noun"] else "(?!)"
    word = rf"(?:[{UPPER}][\w’'-]*)"
    small = rf"(?:(?:{'|'.join(said['connect'])})(?:\s+|(?<=['’])))" if said["connect"] else "(?!)"
    joined = rf"(?:(?:{'|'.join(said['join'])})\s+(?!{noun}))"
    lower = rf"(?:\s+(?:{'|'.join(said['adjective'])})(?!\w))*" if said["adjective"] else ""
    before = rf"(?:{word}\s+){{0,3}}" if said["noun_last"] else ""
    return rf"(?<!\w){before}{noun}{lower}(?:\s+(?:{small}{{0,3}}|{joined}){word}{lower}){{0,6}}"


def _slots(said: Mapping[str, Any], numerals: Mapping[str, int]) -> dict[str, str]:
    article = rf"(?:(?:{'|'.join(map(re.escape, said['article'])) or '(?!)'})\s*(?<=[\s'’]))?"
    run = rf"{_WORD}(?:\s+{_CONNECTING}{{0,2}}{_WORD}){{0,6}}"
    party = rf"{article}[\"“„«]?(?:{PARTY}+|{run})[\"”“»]?"
    join = rf"(?:\s*,\s*|\s+(?:{'|'.join(said['join'])}|mit|con|avec|com)\s+)"
    ahead = rf"(?:{article}(?:[{UPPER}]\w+\s)?)?"  # "der Jurist Otto Brandl"
    number = "|".join(sorted(numerals, key=len, reverse=True))
    return {
        "date": f"(?P<date>{DATE}+)",
        "since": f"(?P<since>{DATE}+)",
        "person": f"{ahead}(?P<person>{NAME}+)",
        "people": rf"{ahead}(?P<people>{NAME}+(?:{join}(?:\w+\s+){{0,2}}{NAME}+)*)",
        "party": f"(?P<party>{party})",
        "name": f"(?P<name>{party})",
        "parties": rf"(?P<parties>{party}(?:{join}(?:de |di |d['’]|der |des )?{party})*)",
        "off": f"(?P<off>{party})",
        "of": f"(?P<of>{PARTY}+)",
        "count": rf"(?P<count>\d[\d.,  ]{{0,12}}\d|\d|(?<!\w)(?:{number})(?!\w))",
        "gap": rf"[^.;:{DATE}]{{0,120}}?(?<!\w)",
        "near": rf"[^.;:,{DATE}]{{0,60}}?(?<!\w)",
        "reach": r"[^.;:]{0,120}?(?<!\w)",
        "figures": "",
    }
