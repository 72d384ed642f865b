"""Pairs to learn from: for every entry with an answer, its likeliest parties and the evidence of each pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import Floats, evidence, lay_out
from partybook.identity.party_words import party_words
from partybook.link.entries import Entry
from partybook.link.precedents import Told
from partybook.link.reference import Reference
from partybook.link.rivals import shortlist
from partybook.link.training.gold import Gold

_KEPT = 20
"""Parties of an entry that are learned from; the others are too unlike to teach anything."""
_NEVER = -15.0


class Block(NamedTuple):
    """The entries of one list and country: their numbers in the gold, and the pairs kept, entries by parties."""

    entries: NDArray[np.intp]
    parties: NDArray[np.intp]
    known: tuple[Candidate, ...]
    first_pair: int


class Examples(NamedTuple):
    """All pairs, flat: `evidence` by name, `entry` the entry's number, `same` whether the answer is that party.

    `asked` says whether the entry has an answer at all.
    """

    evidence: dict[str, Floats]
    entry: NDArray[np.intp]
    same: NDArray[np.bool_]
    asked: NDArray[np.bool_]
    blocks: tuple[Block, ...]


def translated(gold: Gold, reference: Reference) -> tuple[Gold, Reference]:
    """The same task across languages: entries with only their native name, known parties with only their English one.

    Most lists and references give both, so that a model of them alone would learn nothing about translations. Entries
    without a native name that differs from the English one get no answer.
    """
    known = Reference(tuple(_with_names(party, party.names[1:2] or party.names) for party in reference.parties))
    entries = tuple(
        msgspec.structs.replace(entry, candidate=_with_names(entry.candidate, entry.candidate.names[:1]))
        for entry in gold.entries
    )
    answers = tuple(
        answer if len(entry.candidate.names) > 1 else None
        for entry, answer in zip(gold.entries, gold.answers, strict=True)
    )
    return Gold(entries, answers), known


def _with_names(candidate: Candidate, names: tuple[str, ...]) -> Candidate:
    return msgspec.structs.replace(candidate, names=names)


def gather(gold: Gold, reference: Reference) -> Examples:
    """The pairs of a gold list against a reference."""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, entry in enumerate(gold.entries):
        groups.setdefault((entry.list, entry.candidate.country or entry.country_given), []).append(number)
    blocks, parts, owners, same = [], [], [], []
    pairs = 0
    for (_, country), numbers in groups.items():
        sides = reference.sides(country)
        if not sides:
            continue
        left = lay_out([gold.entries[number].candidate for number in numbers])
        found = evidence(left, sides[0], party_words())
        known = sides[0].candidates
        kept = np.argsort(-_rough(found), axis=1, kind="stable")[:, :_KEPT]
        rows = np.arange(len(numbers))[:, None]
        parts.append({name: values[rows, kept].ravel() for name, values in found.items()})
        owners.append(np.repeat(np.array(numbers), kept.shape[1]))
        same += [
            gold.answers[number] == known[column].key
            for number, columns in zip(numbers, kept, strict=True)
            for column in columns
        ]
        blocks.append(Block(np.array(numbers), kept, known, pairs))
        pairs += kept.size
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    owner = np.concatenate(owners)
    asked = np.array([answer is not None for answer in gold.answers])[owner]
    return Examples(joined, owner, np.array(same), asked, tuple(blocks))


def _rough(found: dict[str, Floats]) -> Floats:
    """A score good enough to leave out the parties that nobody would think of."""
    rough: Floats = (
        found["words_both"]
        + found["triples"]
        + 0.7 * found["abbreviation"]
        + 0.4 * np.maximum(found["abbreviation_initials"], found["initials_abbreviation"])
        + 0.3 * np.maximum(found["abbreviation_named"], found["abbreviation_part"])
        + 0.2 * np.maximum(found["abbreviation_begins_word"], found["abbreviation_letters"])
        + 0.1 * found["abbreviation_alike"]
        + 0.5 * found["same_result"]
        - 0.02 * np.minimum(found["years_apart"], 20)
    )
    return rough


class Second(NamedTuple):
    """Examples of the second stage: evidence of the shortlists, flat, with the place of each in the examples."""

    evidence: dict[str, Floats]
    entry: NDArray[np.intp]
    key: NDArray[np.str_]


def second_stage(
    examples: Examples, scores: Floats, entries: Sequence[Entry], told: Sequence[Told | None] | None = None
) -> Second:
    """The evidence of rivals for given scores of the pairs, and of what precedents have told about each block."""
    parts, owners, keys = [], [], []
    for block, says in zip(examples.blocks, told or [None] * len(examples.blocks), strict=True):
        table = np.full((len(block.entries), len(block.known)), _NEVER, dtype=np.float32)
        size = block.parties.size
        mine = scores[block.first_pair : block.first_pair + size].reshape(block.parties.shape)
        np.put_along_axis(table, block.parties, mine, axis=1)
        found = shortlist(table, [entries[number].candidate for number in block.entries], block.known, says)
        parts.append({name: values.ravel() for name, values in found.evidence.items()})
        owners.append(np.repeat(block.entries, found.parties.shape[1]))
        keys.append(np.array([party.key for party in block.known])[found.parties.ravel()])
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return Second(joined, np.concatenate(owners), np.concatenate(keys))
