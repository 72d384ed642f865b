"""What precedents say in training: about every list, the other lists that people linked, or some of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from partybook.identity.evidence import Floats, evidence, lay_out
from partybook.identity.party_words import party_words
from partybook.link.precedents import Precedents, Told, nothing_told, tell
from partybook.link.reference import Reference
from partybook.link.training.crossing import Crossed
from partybook.link.training.examples import Block, Examples
from partybook.link.training.gold import Gold

_AT_ONCE = 100_000
"""Pairs of entries and precedents whose evidence is in memory at the same time."""


class Rung(NamedTuple):
    """A model for so many lists with precedents: the fewest it is used for, and the most it is learned with."""

    from_lists: int
    most: int | None


LADDER = (Rung(1, 10), Rung(12, None))
"""How much precedents tell depends on how many lists there are; without any, they are left out."""


class Hearing(NamedTuple):
    """Every block with the precedents of its country and the scores of both, by weights learned without its fold."""

    blocks: tuple[Block, ...]
    lists: tuple[str, ...]
    precedents: tuple[Precedents | None, ...]
    scores: tuple[Floats | None, ...]

    def told(self, most: int | None = None) -> list[Told]:
        """What the other lists say about each block; with `most`, 1 to so many lists, drawn anew for every block."""
        everybody = sorted({name for made in self.precedents if made for name in made.lists.tolist()})
        return [self._about(number, everybody, most) for number in range(len(self.blocks))]

    def _about(self, number: int, everybody: Sequence[str], most: int | None) -> Told:
        block, precedents, scores = self.blocks[number], self.precedents[number], self.scores[number]
        if precedents is None or scores is None:
            return nothing_told(len(block.entries), len(block.known))
        silent = {self.lists[number]}
        if most is not None:
            drawn = random.Random(number)
            silent |= set(everybody) - set(drawn.sample(everybody, drawn.randint(1, min(most, len(everybody)))))
        return tell(scores, precedents, len(block.known), silent)


def hear(examples: Examples, gold: Gold, reference: Reference, fold: NDArray[np.intp], crossed: Crossed) -> Hearing:
    """The precedents of the gold for each block, scored by the weights that were learned without the block's fold."""
    known = Reference(reference.parties, precedents=gold.precedents())
    precedents_of = cache(known.precedents_of)
    precedents = [precedents_of(block.known[0].country) for block in examples.blocks]
    scores: list[Floats | None] = []
    for block, near in zip(examples.blocks, precedents, strict=True):
        if near is None:
            scores.append(None)
            continue
        weights = crossed.weights[int(fold[block.entries[0]])]
        parts = [
            weights.score(evidence(lay_out([gold.entries[n].candidate for n in some]), near.side, party_words()))
            for some in _some(block, len(near.side.candidates))
        ]
        scores.append(np.concatenate(parts))
    lists = tuple(gold.entries[block.entries[0]].list for block in examples.blocks)
    return Hearing(examples.blocks, lists, tuple(precedents), tuple(scores))


def _some(block: Block, precedents: int) -> Iterator[NDArray[np.intp]]:
    step = max(1, _AT_ONCE // precedents)
    return (block.entries[at : at + step] for at in range(0, len(block.entries), step))
