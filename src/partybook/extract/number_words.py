"""The vocabulary of `terms/numbers.toml`, compiled into patterns once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple

from partybook.terms import load

Bound = Literal["", "<", ">", "~"]


class NumberWords(NamedTuple):
    """Patterns for the words around numbers and what each word means (keys in lower case, without dots)."""

    before: re.Pattern[str]
    bounds: dict[str, Bound]
    behind: re.Pattern[str]  # groups: multiplier, unit, bound, each optional
    multipliers: dict[str, Decimal]
    units: dict[str, str]
    bounds_behind: dict[str, Bound]
    counted: re.Pattern[str]
    seats: re.Pattern[str]
    rank: re.Pattern[str]
    ordinals: dict[str, int]
    new: frozenset[str]
    same: frozenset[str]


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first, in which a dot may follow a word."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") + (r"\b\.?" if word[-1].isalnum() else "") for word in ordered
    )


def _meaning(table: dict[str, list[str]]) -> dict[str, str]:
    return {key(word): meaning for meaning, words in table.items() for word in words}


def key(word: str) -> str:
    """A word as the tables of `NumberWords` hold it."""
    return " ".join(word.lower().rstrip(".").split())


@cache
def number_words() -> NumberWords:
    """The compiled vocabulary."""
    terms: dict[str, Any] = load("numbers")
    words = terms["words"]
    bounds, behind = _meaning(terms["bound"]), _meaning(terms["bound_behind"])
    multipliers, units = _meaning(terms["multiplier"]), _meaning(terms["unit"])
    ordinals = {word: int(number) for word, number in _meaning(terms["ordinals"]).items()}
    endings = "|".join(re.escape(ending) for ending in sorted(words["ordinal_endings"], key=len, reverse=True))
    joint = _any(words["joint"])
    flags = re.IGNORECASE
    return NumberWords(
        before=re.compile(rf"(?<!\w)({_any(bounds)})\s*\Z", flags),
        bounds=bounds,  # type: ignore[arg-type]
        behind=re.compile(
            rf"(?:\s?({_any(multipliers)}))?(?:\s{{0,2}}({_any(units)}))?(?:\s?({_any(behind)}))?", flags
        ),
        multipliers={word: Decimal(value) for word, value in multipliers.items()},
        units=units,
        bounds_behind=behind,  # type: ignore[arg-type]
        counted=re.compile(rf"\s*({_any(words['counted'])})", flags),
        seats=re.compile(rf"\s*({_any(words['of'])})\s*", flags),
        rank=re.compile(rf"(?:(?:{joint})[\s-]*)?[#№]?\s*(\d{{1,3}})\s?[-'’]?(?:{endings})\s*(?:{joint})?\s*\Z", flags),
        ordinals=ordinals,
        new=frozenset(map(key, words["new"])),
        same=frozenset(map(key, words["same"])),
    )
