"""Whether two statements are about one fact, and whether they then say the same: from the declarations in `terms`.

Dates agree at the coarser precision, shares after rounding to the fewer decimals, counts exactly, names without regard
to case, accents and punctuation. Unknown disagrees with nothing.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

from partybook import terms
from partybook.model import Mention, PartialDate, Quantity, Statement, Value

FIGURES = ("votes", "vote_share", "seats", "seats_total", "rank")
"""The numbers of an election result, each of which can agree or differ."""

_LETTERS = str.maketrans("ıøłđØŁĐ", "ioldOLD")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A name for comparison: no case, no accents, no punctuation, single spaces, no leading article."""
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    words = re.sub(r"[^\w]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).split()
    if len(words) > 1 and words[0] in ("the", "die", "der", "das", "le", "la", "les", "el", "il", "os", "o"):
        words = words[1:]
    return " ".join(words)


@cache
def _offices() -> list[tuple[str, re.Pattern[str]]]:
    return [(office, re.compile("|".join(words), re.IGNORECASE)) for office, words in terms.load("offices").items()]


@lru_cache(maxsize=4096)
def office_kind(words: str) -> str:
    """What an election is held for ("president", "parliament", "local", ...); empty when the words do not say."""
    return next((office for office, pattern in _offices() if pattern.search(words)), "")


def election_kind(result: Statement) -> str:
    """The office an election result is about, from its qualifiers `office` and `election`."""
    words = (str(value) for name in ("office", "election") if (value := result.qualifier(name)) is not None)
    return next((kind for word in words if (kind := office_kind(word))), "")


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: equal, or the words of one within the other with the surname shared."""
    x, y = plain(a).split(), plain(b).split()
    if not x or not y:
        return False
    if len(x) == 1 or len(y) == 1:
        return x[-1] == y[-1]
    return set(x) <= set(y) or set(y) <= set(x)


def same_share(a: Decimal, b: Decimal) -> bool:
    """Whether two percentages agree after rounding to the fewer decimals."""
    places = min(_places(a), _places(b))
    half = Decimal(5).scaleb(-places - 1)
    return abs(a - b) <= half


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def values_agree(property: str, a: Value, b: Value) -> bool:
    """Whether two values of one fact say the same, in the way the property declares (`terms/properties.toml`).

    Values of different kinds (a date and a text) agree never; a property compared as `none` agrees always.
    """
    compare = terms.properties()[property].compare if property in terms.properties() else _figure(property)
    if compare == "none":
        return True
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return a.may_equal(b)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if a.bound or b.bound:
            return True
        return same_share(a.number, b.number) if compare == "share" else a.number == b.number
    if compare == "person":
        return same_person(str(a), str(b))
    if isinstance(a, Mention) and isinstance(b, Mention) and a.link and a.link == b.link:
        return True
    x, y = plain(str(a)), plain(str(b))
    if compare == "text":
        return x == y or set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split())
    return x == y


def _figure(name: str) -> str:
    return "share" if name == "vote_share" else "number" if name in FIGURES else "text"


def same_fact(a: Statement, b: Statement) -> bool:
    """Whether two statements about one subject are about one fact, so that different values contradict each other.

    They are when the property holds one value at a time and every qualifier that makes it a different fact is absent
    or agrees; two election results when date, office, district, round and candidate agree, both say the office, and
    their elections' names do not tell them apart.
    """
    if a.property != b.property:
        return False
    if a.property == "election_result":
        return _same_result(a, b)
    declared = terms.properties().get(a.property)
    return declared is not None and declared.holds == "one" and _keys_agree(a, b, declared.keys)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(terms.load("elections")["any"]["words"])


@lru_cache(maxsize=4096)
def _telling_words(election: str) -> frozenset[str]:
    """The words that tell an election from another of its kind and year: "berlin" of "2016 Berlin state election"."""
    words = plain(election).split()
    return frozenset(word for word in words if not word.isdigit()) - _common_words()


def _other_election(a: Statement, b: Statement) -> bool:
    """Whether two results of one kind and date name elections of which each has a telling word that the other lacks.

    "Welsh Assembly election" and "Scottish Parliament election" are two; "Assembly election" may be either.
    """
    one, other = (_telling_words(str(statement.qualifier("election") or "")) for statement in (a, b))
    return bool(one - other and other - one)


def _same_result(a: Statement, b: Statement) -> bool:
    if not (isinstance(a.value, PartialDate) and isinstance(b.value, PartialDate) and a.value.may_equal(b.value)):
        return False
    if a.value != b.value and "X" in a.value.edtf + b.value.edtf:
        return False  # results of a decade are those of no one election in it
    kind = election_kind(a)
    if not kind or kind != election_kind(b) or _other_election(a, b):
        return False
    return _keys_agree(a, b, ("district", "round", "of", "candidate"))


def _keys_agree(a: Statement, b: Statement, keys: tuple[str, ...]) -> bool:
    for key in keys:
        x, y = a.qualifier(key), b.qualifier(key)
        if x is None and y is None:
            continue
        if x is None or y is None:
            if key in ("candidate", "start", "end"):
                continue  # one source names the candidate, the other need not
            return False
        if not (same_person(str(x), str(y)) if key == "candidate" else values_agree(key, x, y)):
            return False
    return True
