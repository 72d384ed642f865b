"""Whether a noun means a party that the text has spoken of: "the party", not "a party"."""

from __future__ import annotations

from partybook.extract.prose.phrases import vocabulary
from partybook.extract.prose.tree import Tree


def is_definite(tree: Tree, index: int, in_first_person: bool) -> bool:
    """ "the party", "this party", "the new party": not "a party", "another party", "the main party of X"; "our party"
    where a party speaks (`in_first_person`).
    """
    determiners = [tree[child].lemma for child in tree.kids(index, "det")]
    determiners += [tree[index - 1].lemma] if index and tree[index].dep == "compound" else []  # "the party adheres"
    ours = in_first_person and any(tree[child].text.lower() == "our" for child in tree.kids(index, "poss"))
    if not ours and not any(determiner in ("the", "this", "that") for determiner in determiners):
        return False
    if any(tree[child].lemma == "of" for child in tree.kids(index, "prep")):
        return False
    if any(tree[child].tag in ("NNP", "NNPS") for child in tree.kids(index, "nmod", "compound")):
        return False  # "the Bolivar 21 movement"
    return all(tree[child].lemma in vocabulary("definite") for child in tree.kids(index, "amod", "compound"))
