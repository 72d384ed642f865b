"""Finding parties by any of their names: whole, begun, in part, mistyped, in any script or in Latin letters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import msgspec
from anyascii import anyascii
from rapidfuzz import fuzz, process

from partybook.store.browse import PartyName
from partybook.store.search_key import search_key

LEAST_LIKENESS = 74.0
"""Of 100, by edits: "Comunist Party of Azerbajan" is found, "Labour" does not find "Liberal"."""

SHORTEST_MISTYPED = 4
"""Letters from which on a word may be mistyped: of shorter ones, everything is alike."""

_OWN = ("", "name", "native_name")
_WORSE_BY = 0.5
"""What a lesser name (former, abbreviation) costs against an own one found the same way."""


class Found(msgspec.Struct, frozen=True):
    """A party, the name by which it was found, and how: less is better."""

    party: int
    name: PartyName
    distance: float


class NameIndex:
    """All names of a book's parties, made once for each state of the book and never changed."""

    def __init__(self, names: Iterable[PartyName], weights: dict[int, int]) -> None:
        self._weights = weights
        keyed: dict[str, list[PartyName]] = {}
        for name in names:
            key = search_key(name.name)
            for form in {key, search_key(anyascii(key))}:
                keyed.setdefault(form, []).append(name)
        self._keys = sorted(keyed)
        self._names = [tuple(keyed[key]) for key in self._keys]
        self._joined = "\n" + "\n".join(self._keys) + "\n"
        self._starts: list[int] = []
        at = 1
        for key in self._keys:
            self._starts.append(at)
            at += len(key) + 1

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, words: str, *, limit: int = 50) -> list[Found]:
        """Parties that some words can mean, best first: the whole name, its beginning, a part of it, one like it."""
        key = search_key(words)
        best: dict[int, Found] = {}
        for rank, place in self._places(key, limit):
            for name in self._names[place]:
                distance = rank + (0.0 if name.property in _OWN else _WORSE_BY)
                if name.party not in best or distance < best[name.party].distance:
                    best[name.party] = Found(name.party, name, distance)
        order = sorted(best.values(), key=lambda one: (one.distance, -self._weights.get(one.party, 0), one.party))
        return order[:limit]

    def _places(self, key: str, limit: int) -> list[tuple[float, int]]:
        """Positions of keys that match, with a rank; mistyped ones only when others do not fill the list."""
        if not key:
            return []
        found: dict[int, float] = {}
        for form in dict.fromkeys((key, search_key(anyascii(key)))):
            self._whole_and_begun(form, found)
            for rank, mark in ((2.0, " " + form), (3.0, form)):
                self._containing(mark, rank, found, limit * 20)
        if len(found) < limit and len(key) >= SHORTEST_MISTYPED:
            for _, score, place in process.extract(
                key, self._keys, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=limit
            ):
                found.setdefault(place, 4.0 + (100.0 - score) / 25.0)
            if len(found) < limit:
                self._all_words(key, found)
        return [(rank, place) for place, rank in found.items()]

    def _whole_and_begun(self, key: str, found: dict[int, float]) -> None:
        place = bisect_left(self._keys, key)
        while place < len(self._keys) and self._keys[place].startswith(key):
            found.setdefault(place, 0.0 if self._keys[place] == key else 1.0)
            place += 1

    def _containing(self, part: str, rank: float, found: dict[int, float], most: int) -> None:
        at = self._joined.find(part)
        while at >= 0 and most:
            place = bisect_left(self._starts, at + 2) - 1
            found.setdefault(max(place, 0), rank)
            most -= 1
            at = self._joined.find(part, at + 1)

    def _all_words(self, key: str, found: dict[int, float]) -> None:
        """Names with every word, in any order: "ruritania green" finds "Green Front of Ruritania"."""
        words = key.split()
        if len(words) < 2:
            return
        longest = max(words, key=len)
        candidates: dict[int, float] = {}
        self._containing(longest, 3.5, candidates, 5000)
        for place in candidates:
            if place not in found and all(word in self._keys[place] for word in words):
                found[place] = 3.5
