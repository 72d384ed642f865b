"""The pieces dates are made of: tokens of a text, and the vocabulary of `terms/dates.toml` and `terms/months.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from partybook.terms import load

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\n|[^\w\s]")
_FOLD = str.maketrans({"İ": "i", "ı": "i", "I": "i", "\u0307": None})

DASHES = frozenset("-–—−‒‐‑")
CLOSING = frozenset(")],;]\n】")


class Token(NamedTuple):
    """A number, a word or one other character; `word` is folded for comparison."""

    word: str
    start: int
    end: int
    digits: int  # how many, 0 for a token that is no number


_END = Token("\n", -1, -1, 0)


class Tokens:
    """The tokens of a text, of which there are endless line ends after the last."""

    __slots__ = ("items", "size", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = [_token(match) for match in _TOKEN.finditer(text)]
        self.size = len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index] if 0 <= index < self.size else _END

    def close(self, index: int) -> bool:
        """Whether the token stands directly behind the one before, without white space."""
        return 0 < index < self.size and self.items[index - 1].end == self.items[index].start

    def number(self, index: int, digits: int = 0) -> int:
        """The value of a number of so many digits (0: one or two), -1 for anything else."""
        token = self[index]
        if token.digits and (token.digits == digits or (not digits and token.digits <= 2)):
            return int(token.word)
        return -1


def _token(match: re.Match[str]) -> Token:
    word, start, end = match[0], match.start(), match.end()
    if word.isdecimal():
        return Token(word, start, end, end - start)
    return Token(fold(word), start, end, 0)


def fold(word: str) -> str:
    """Lower case in which the Turkish letters I, İ, ı and i are one."""
    return word.translate(_FOLD).lower()


class Phrases:
    """Phrases of one category, found at a place among tokens: the longest wins."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: list[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(fold(word) for word in _TOKEN.findall(phrase))
            self._by_first.setdefault(words[0], []).append(words)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that begin a phrase."""
        return frozenset(self._by_first)

    def __contains__(self, word: str) -> bool:
        return (word,) in self._by_first.get(word, ())

    def at(self, tokens: Tokens, index: int) -> int:
        """The index behind the phrase that stands there; 0 when none does. Dots of abbreviations are passed over."""
        options = self._by_first.get(tokens[index].word)
        if not options:
            return 0
        for words in options:
            stop = index
            for word in words:
                if tokens[stop].word != word:
                    break
                stop += 1
                if tokens[stop].word == "." and tokens.close(stop) and word.isalpha():
                    stop += 1
            else:
                return stop
        return 0


@cache
def phrases(category: str) -> Phrases:
    """The words and phrases of one category of `terms/dates.toml`."""
    return Phrases(load_dates()[category])


@cache
def load_dates() -> dict[str, list[str]]:
    """All categories of `terms/dates.toml`."""
    return load("dates")


@cache
def months() -> dict[str, int]:
    """The number of the month for each form of its name in any language, folded."""
    return {
        fold(form): number
        for names in load("months").values()
        for number, forms in enumerate(names, 1)
        for form in forms.split()
    }


_BEGIN_A_DATE = (
    "approximate",
    "part",
    "season",
    "before",
    "after",
    "since",
    "between",
    "decade_before",
    "century_before",
)


@cache
def beginnings() -> frozenset[str]:
    """Everything but a number that a date can begin with: months, words before dates, Roman numerals, dashes, dots."""
    words = frozenset(months()).union(*(phrases(category).first_words for category in _BEGIN_A_DATE))
    tens = ("", "x", "xx")
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    roman = {ten + unit + ending for ten in tens for unit in units for ending in ("", "e")} - {"", "e"}
    return words | roman | DASHES | {".", "q", "h"}


@cache
def century_pattern() -> re.Pattern[str]:
    """Finds a word for "century" in any language."""
    words = {word for category in ("century", "century_before") for word in load_dates()[category]}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)
