"""Where a name ends: with what stands behind its "of", or before the word for an office."""

from __future__ import annotations

import re

from partybook.extract.prose.phrases import vocabulary
from partybook.extract.prose.tree import Tree

_POSSESSIVES = re.compile(r"(?:[A-Z][\w-]+\s)*[A-Z][\w-]+(?:['’]s|s['’])\s\Z")


def with_complement(tree: Tree, index: int, name: str) -> str:
    """ "Muslim Committee of Action", "European People's Group": a name with the proper noun behind its "of", and with
    the capitals and possessives before it."""
    if before := _POSSESSIVES.search(tree.text, 0, tree.phrase(index)[0]):
        name = before[0] + name
    for prep in tree.kids(index, "prep"):
        for inner in tree.kids(prep, "pobj") if prep == index + 1 and tree[prep].text in ("of", "for") else ():
            if tree[inner].tag in ("NNP", "NNPS") and tree[inner].party is None and not tree.kids(inner, "det"):
                return tree.text[tree.phrase(index)[0] : tree.phrase(inner)[1]]
    return name


def is_of_office(name: str) -> bool:
    """Whether a name ends in the word for an office or a country."""
    return any(part in vocabulary("not_names") for part in name.split()[-1].lower().split("-"))
