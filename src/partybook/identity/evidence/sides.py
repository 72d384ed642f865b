"""Candidates laid out for comparison: their names, words and abbreviations as flat arrays, each with its owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
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

_HASHED = 1024
"""Columns into which letter triples are hashed."""
_SHORTEST_PREFIX = 3
_LONGEST_PREFIX = 7
_CUT = 0.92
"""Trust in a name without what stands in brackets behind it, which may be all that tells two parties apart."""


class Bag:
    """Names as bags of words: `words` are all their words, `bag` is names by words, `flat` and `starts` their order."""

    def __init__(self, names: Sequence[str]) -> None:
        self.index: dict[str, int] = {}
        split = [name.split() or [""] for name in names]
        for tokens in split:
            for token in tokens:
                self.index.setdefault(token, len(self.index))
        self.words = list(self.index)
        self.flat: Whole = np.array([self.index[token] for tokens in split for token in tokens], dtype=np.intp)
        sizes = np.array([len(tokens) for tokens in split])
        self.starts: Whole = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)
        self.bag: Floats = np.zeros((len(names), len(self.words)), dtype=np.float32)
        self.bag[np.repeat(np.arange(len(names)), sizes), self.flat] = 1
        if "" in self.index:
            self.bag[:, self.index[""]] = 0


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a comparison of n candidates. Names are grouped by cell and cells by candidate.

    `names` are folded, at least one (perhaps empty) for each cell and candidate; `cells[k]` is the index of the first
    name of cell k, `owners[i]` the index of candidate i's first cell, `starts[i]` that of its first name. The sets
    hold, for each candidate, folded abbreviations: `whole` ones, their `parts`, `initials` and `acronyms` of its names,
    its names `joined` without spaces, and the `words` of its names.
    """

    candidates: tuple[Candidate, ...]
    names: tuple[str, ...]
    cells: Whole
    owners: Whole
    starts: Whole
    whole: tuple[frozenset[str], ...]
    parts: tuple[frozenset[str], ...]
    initials: tuple[frozenset[str], ...]
    acronyms: tuple[frozenset[str], ...]
    joined: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    several: tuple[frozenset[str], ...]
    leading: tuple[frozenset[str], ...]
    trust: Floats

    @cached_property
    def bag(self) -> Bag:
        """The names as bags of words."""
        return Bag(self.names)

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
    def prefixes(self) -> tuple[frozenset[str], ...]:
        """Beginnings of the words of names, of the lengths that abbreviations have."""
        lengths = range(_SHORTEST_PREFIX, _LONGEST_PREFIX + 1)
        return tuple(frozenset(word[:n] for word in words for n in lengths if len(word) > n) for words in self.words)

    @cached_property
    def called(self) -> tuple[frozenset[str], ...]:
        """All short and whole names of a candidate: what another's name can hold as a part."""
        return tuple(a | b | c for a, b, c in zip(self.whole, self.parts, self.joined, strict=True))

    @cached_property
    def letters(self) -> tuple[frozenset[str], ...]:
        """The letters of whole abbreviations in alphabetical order: WPE and EWP are one party in two languages."""
        return tuple(frozenset("".join(sorted(text)) for text in s if len(text) > 2) for s in self.whole)

    @cached_property
    def _bearers(self) -> dict[str, dict[str, tuple[int, ...]]]:
        return {}

    def bearers(self, field: str) -> dict[str, tuple[int, ...]]:
        """The candidates whose set of that name has a text, by the text."""
        if field not in self._bearers:
            found: dict[str, tuple[int, ...]] = {}
            for at, texts in enumerate(getattr(self, field)):
                for text in texts:
                    found[text] = (*found.get(text, ()), at)
            self._bearers[field] = found
        return self._bearers[field]


def lay_out(candidates: Sequence[Candidate]) -> Side:
    """The candidates as one side."""
    small, party = small_words(), words_for_party()
    names: list[str] = []
    cells: list[int] = []
    owners: list[int] = []
    starts: list[int] = []
    trust: list[float] = []
    whole, parts, letters, longer, joined, tokens, several, leading = [], [], [], [], [], [], [], []
    for candidate in candidates:
        owners.append(len(cells))
        starts.append(len(names))
        found, inside = _read_names(candidate)
        for cell in found or [NameForms(("",), ())]:
            cells.append(len(names))
            names += cell.names
            trust += [_CUT if name in cell.cut else 1.0 for name in cell.names]
        mine = names[starts[-1] :]
        given = [forms for text in candidate.abbreviations if (forms := abbreviation_forms(text))]
        whole.append(frozenset({forms[0] for forms in given} | inside))
        parts.append(frozenset({form for forms in given for form in forms} | inside))
        letters.append(frozenset(form for name in mine for form in initials(name, small, party)))
        longer.append(frozenset(form for name in mine for form in acronyms(name, small)))
        joined.append(frozenset(name.replace(" ", "") for name in mine if name))
        tokens.append(frozenset(word for name in mine for word in name.split()))
        joint = [pieces for text in (*candidate.abbreviations, *candidate.names) if (pieces := joined_parts(text))]
        several.append(frozenset(part for every in joint for part in every))
        leading.append(frozenset(every[0] for every in joint))
    return Side(
        tuple(candidates),
        tuple(names),
        np.array(cells, dtype=np.intp),
        np.array(owners, dtype=np.intp),
        np.array(starts, dtype=np.intp),
        tuple(whole),
        tuple(parts),
        tuple(letters),
        tuple(longer),
        tuple(joined),
        tuple(tokens),
        tuple(several),
        tuple(leading),
        np.array(trust, dtype=np.float32),
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
