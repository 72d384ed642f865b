"""Entries that name no party: others, independents, votes for nobody, sums below a table, answers that are none."""

from __future__ import annotations

import re
from functools import cache

from partybook import terms
from partybook.identity.candidate import Candidate
from partybook.identity.name_forms import fold

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SHORTEST = 5
"""Letters from which an abbreviation alone may be such a label: "TOTAL"; shorter ones may be a party's."""


@cache
def _labels() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    table = terms.load("no_party")
    others = table["others"]
    return frozenset(table["labels"]["whole"]), tuple(others["beginnings"]), frozenset(others["words"])


def names_no_party(candidate: Candidate) -> bool:
    """Whether all that an entry is called says that it is no party.

    Only whole labels count: "Independents" is no party, "Independent Party" may be one, as "The Other Russia" is.
    An abbreviation beside such a name says no more ("Others", "OTH"); alone it must be a whole word.
    """
    called = candidate.names or [text for text in candidate.abbreviations if len(text) >= _SHORTEST]
    return bool(called) and all(map(_is_label, called))


def called_alike(entry: Candidate, party: Candidate) -> bool:
    """Whether a known party bears a name of the entry all the same, as some "Independents" do."""
    return not {fold(name) for name in entry.names}.isdisjoint(map(fold, party.names))


@cache
def _is_label(name: str) -> bool:
    whole, beginnings, words = _labels()
    plain, cut = fold(name), fold(_BRACKETS.sub("", name))
    if plain in whole or cut in whole:
        return True
    return cut.startswith(beginnings) and not words.isdisjoint(cut.split())
