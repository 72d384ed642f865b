"""Candidates laid out for comparison: their names, words and abbreviations as flat arrays, each with its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from partybook.identity.candidate import Candidate
from partybook.identity.name_forms import abbreviation_forms, acronyms, fold, initials, name_forms
from partybook.identity.party_words import small_words, words_for_party

Floats = NDArray[np.float32]
Whole = NDArray[np.intp]


class Side(NamedTuple):
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


def lay_out(candidates: Sequence[Candidate]) -> Side:
    """The candidates as one side."""
    small, party = small_words(), words_for_party()
    names: list[str] = []
    cells: list[int] = []
    owners: list[int] = []
    starts: list[int] = []
    whole, parts, letters, longer, joined, tokens = [], [], [], [], [], []
    for candidate in candidates:
        owners.append(len(cells))
        starts.append(len(names))
        found, inside = _read_names(candidate)
        for cell in found or [("",)]:
            cells.append(len(names))
            names += cell
        mine = names[starts[-1] :]
        given = [forms for text in candidate.abbreviations if (forms := abbreviation_forms(text))]
        whole.append(frozenset({forms[0] for forms in given} | inside))
        parts.append(frozenset({form for forms in given for form in forms} | inside))
        letters.append(frozenset(form for name in mine for form in initials(name, small, party)))
        longer.append(frozenset(form for name in mine for form in acronyms(name, small)))
        joined.append(frozenset(name.replace(" ", "") for name in mine if name))
        tokens.append(frozenset(word for name in mine for word in name.split()))
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
    )


def _read_names(candidate: Candidate) -> tuple[list[tuple[str, ...]], set[str]]:
    """The cells of folded names, each cell once, and the abbreviations that stand in them."""
    cells: dict[tuple[str, ...], None] = {}
    inside: set[str] = set()
    for text in candidate.names:
        forms = name_forms(text)
        inside.update(forms.abbreviations)
        if forms.names:
            cells[forms.names] = None
    return list(cells), inside


def shared(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> Floats:
    """How many members the sets share, left by right."""
    vocabulary: dict[str, int] = {}
    for members in left:
        for member in members:
            vocabulary.setdefault(member, len(vocabulary))
    rows = _membership(left, vocabulary)
    return rows @ _membership(right, vocabulary).T


def _membership(sets: Sequence[frozenset[str]], vocabulary: dict[str, int]) -> Floats:
    matrix = np.zeros((len(sets), max(1, len(vocabulary))), dtype=np.float32)
    for row, members in enumerate(sets):
        for member in members:
            if (column := vocabulary.get(member)) is not None:
                matrix[row, column] = 1
    return matrix


def folded(texts: Iterable[str], form: Callable[[str], str] = fold) -> frozenset[str]:
    return frozenset(filter(None, map(form, texts)))


def column(values: Iterable[Any]) -> NDArray[np.float64]:
    """Numbers with NaN for None."""
    return np.array([np.nan if value is None else float(value) for value in values], dtype=np.float64)
