"""Candidates laid out for comparison: their names, words and abbreviations as flat arrays, each with its owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partybook.identity.candidate import Candidate
from partybook.identity.name_forms import (
    NameForms,
    abbreviation_forms,
    acronyms,
    initials,
    is_joined,
    joined_parts,
    name_forms,
    names_to_compare,
)
from partybook.identity.party_words import small_words, words_for_party

Floats = NDArray[np.float32]
Whole = NDArray[np.intp]
Texts = tuple[frozenset[str], ...]

_HASHED = 1024
"""Columns into which letter triples are hashed."""
_SHORTEST_PREFIX = 3
_LONGEST_PREFIX = 7
_CUT = 0.92
"""Trust in a name without what stands in brackets behind it, which may be all that tells two parties apart."""


@lru_cache(maxsize=8192)
def _beginnings(word: str) -> tuple[str, ...]:
    return tuple(word[:length] for length in range(_SHORTEST_PREFIX, min(len(word), _LONGEST_PREFIX + 1)))


class Bag:
    """Names as bags of words: `words` are all their words, `bag` is names by words, `flat` and `starts` their order."""

    def __init__(self, names: Iterable[list[str]]) -> None:
        self.index: dict[str, int] = {}
        split = [words or [""] for words in names]
        for tokens in split:
            for token in tokens:
                self.index.setdefault(token, len(self.index))
        self.words = list(self.index)
        self.flat: Whole = np.array([self.index[token] for tokens in split for token in tokens], dtype=np.intp)
        sizes = np.array([len(tokens) for tokens in split])
        self.starts: Whole = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)
        self.bag: Floats = np.zeros((len(split), len(self.words)), dtype=np.float32)
        self.bag[np.repeat(np.arange(len(split)), sizes), self.flat] = 1
        if "" in self.index:
            self.bag[:, self.index[""]] = 0


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a comparison of n candidates. Names are grouped by cell and cells by candidate.

    `names` are folded, at least one (perhaps empty) for each cell and candidate; `cells[k]` is the index of the first
    name of cell k, `owners[i]` the index of candidate i's first cell, `starts[i]` that of its first name; `trust` is
    that in each name. `whole` and `parts` are each candidate's folded abbreviations and their parts. Everything else
    follows, when first asked for.
    """

    candidates: tuple[Candidate, ...]
    names: tuple[str, ...]
    cells: Whole
    owners: Whole
    starts: Whole
    trust: Floats
    whole: Texts
    parts: Texts

    @cached_property
    def _split(self) -> list[list[list[str]]]:
        """The words of each name of each candidate."""
        split = [name.split() for name in self.names]
        return [split[first:end] for first, end in pairwise((*self.starts.tolist(), len(split)))]

    @cached_property
    def bag(self) -> Bag:
        """The names as bags of words."""
        return Bag(chain.from_iterable(self._split))

    @cached_property
    def words(self) -> Texts:
        """The words of each candidate's names."""
        return tuple(frozenset(chain.from_iterable(names)) for names in self._split)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words and whole abbreviations of the side."""
        return frozenset().union(*self.words, *self.whole)

    @cached_property
    def joined(self) -> Texts:
        """Each candidate's names without spaces."""
        return tuple(frozenset(["".join(words) for words in names if words]) for names in self._split)

    @cached_property
    def initials(self) -> Texts:
        """The initials of each candidate's names."""
        small, party = small_words(), words_for_party()
        return tuple(frozenset(chain(*[initials(words, small, party) for words in names])) for names in self._split)

    @cached_property
    def acronyms(self) -> Texts:
        """Initials of each candidate's names of which one word gives more letters."""
        small = small_words()
        return tuple(frozenset(chain(*[acronyms(words, small) for words in names])) for names in self._split)

    @cached_property
    def triples(self) -> NDArray[np.uint8]:
        """Names by hashed letter triples: 1 where a name has one."""
        matrix = np.zeros((len(self.names), _HASHED), dtype=np.uint8)
        padded = [f" {name} ".encode("ascii", "replace") for name in self.names]
        owners = np.repeat(np.arange(len(padded)), [len(text) for text in padded])
        codes = np.frombuffer(b"".join(padded), dtype=np.uint8).astype(np.int64)
        triples = (codes[:-2] * 961 + codes[1:-1] * 31 + codes[2:]) % _HASHED
        within = owners[:-2] == owners[2:]
        matrix[owners[:-2][within], triples[within]] = 1
        return matrix

    @cached_property
    def joins(self) -> NDArray[np.bool_]:
        """Whether the names or abbreviations of each candidate join several parties."""
        return np.array([is_joined((*c.abbreviations, *c.names)) for c in self.candidates], dtype=bool)

    @cached_property
    def several(self) -> Texts:
        """The parts of the names and abbreviations of each candidate that join several parties."""
        return tuple(frozenset(chain(*map(joined_parts, (*c.abbreviations, *c.names)))) for c in self.candidates)

    @cached_property
    def leading(self) -> Texts:
        """The parts that stand first among them."""
        return tuple(
            frozenset(parts[0] for text in (*c.abbreviations, *c.names) if (parts := joined_parts(text)))
            for c in self.candidates
        )

    @cached_property
    def prefixes(self) -> Texts:
        """Beginnings of the words of names, of the lengths that abbreviations have."""
        return tuple(frozenset(chain.from_iterable(map(_beginnings, words))) for words in self.words)

    @cached_property
    def called(self) -> Texts:
        """All short and whole names of a candidate: what another's name can hold as a part."""
        return tuple(a | b | c for a, b, c in zip(self.whole, self.parts, self.joined, strict=True))

    @cached_property
    def letters(self) -> Texts:
        """The letters of whole abbreviations in alphabetical order: WPE and EWP are one party in two languages."""
        return tuple(frozenset("".join(sorted(text)) for text in s if len(text) > 2) for s in self.whole)

    @cached_property
    def _bearers(self) -> dict[str, dict[str, list[int]]]:
        return {}

    def bearers(self, field: str) -> Mapping[str, Sequence[int]]:
        """The candidates whose set of that name has a text, by the text."""
        if field not in self._bearers:
            found: dict[str, list[int]] = {}
            for at, texts in enumerate(getattr(self, field)):
                for text in texts:
                    found.setdefault(text, []).append(at)
            self._bearers[field] = found
        return self._bearers[field]


def lay_out(candidates: Sequence[Candidate]) -> Side:
    """The candidates as one side."""
    names: list[str] = []
    cells: list[int] = []
    owners: list[int] = []
    starts: list[int] = []
    trust: list[float] = []
    whole, parts = [], []
    for candidate in candidates:
        owners.append(len(cells))
        starts.append(len(names))
        found, inside = _read_names(candidate)
        for cell in found or [NameForms(("",), ())]:
            cells.append(len(names))
            names += cell.names
            trust += [_CUT if name in cell.cut else 1.0 for name in cell.names]
        given = [forms for text in candidate.abbreviations if (forms := abbreviation_forms(text))]
        whole.append(frozenset({forms[0] for forms in given} | inside))
        parts.append(frozenset({form for forms in given for form in forms} | inside))
    return Side(
        tuple(candidates),
        tuple(names),
        np.array(cells, dtype=np.intp),
        np.array(owners, dtype=np.intp),
        np.array(starts, dtype=np.intp),
        np.array(trust, dtype=np.float32),
        tuple(whole),
        tuple(parts),
    )


def _read_names(candidate: Candidate) -> tuple[list[NameForms], set[str]]:
    """The cells of folded names, each cell once, and the abbreviations that stand in them.

    Who has no name but a word where others have an abbreviation ("Greens", "Herut") goes by that word.
    """
    cells: dict[tuple[str, ...], NameForms] = {}
    inside: set[str] = set()
    for text in names_to_compare(candidate.names, candidate.abbreviations):
        forms = name_forms(text)
        inside.update(forms.abbreviations)
        if forms.names:
            cells[forms.names] = forms
    return list(cells.values()), inside


def shared(left: Side, field: str, right: Side, other: str) -> Floats:
    """How many members the sets `field` of the left and `other` of the right share, left by right."""
    common = np.zeros((len(left.candidates), len(right.candidates)), dtype=np.float32)
    rows_of = left.bearers(field)
    texts_of_left = set(rows_of)
    for column, texts in enumerate(getattr(right, other)):
        for text in texts_of_left & texts:
            for row in rows_of[text]:
                common[row, column] += 1
    return common


def column(values: Iterable[Any]) -> NDArray[np.float64]:
    """Numbers with NaN for None."""
    return np.array([np.nan if value is None else float(value) for value in values], dtype=np.float64)
