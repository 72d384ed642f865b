"""What abbreviations say: equal, alike, part of one another, or the initials of a name."""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from partybook.identity.evidence.sides import Floats, Side, shared


def abbreviation_evidence(left: Side, right: Side) -> dict[str, Floats]:
    """Evidence of abbreviations, 0 to 1, left by right."""
    equal = shared(left, "whole", right, "whole") > 0
    known = np.array([bool(s) for s in left.whole])[:, None] & np.array([bool(s) for s in right.whole])[None]
    lengths = np.array([max((len(text) for text in s), default=0) for s in left.whole], dtype=np.float32)[:, None]
    part = (shared(left, "parts", right, "parts") > 0) & ~equal
    alike = np.where(known & ~equal, _alike(left, right), 0)
    bearers = equal.sum(1, keepdims=True)
    initials_there = shared(left, "whole", right, "initials") > 0
    initials_back = shared(left, "initials", right, "whole") > 0
    longer = (shared(left, "whole", right, "acronyms") > 0) | (shared(left, "acronyms", right, "whole") > 0)
    named = (shared(left, "whole", right, "joined") > 0) | (shared(left, "joined", right, "whole") > 0)
    named |= (shared(left, "joined", right, "parts") > 0) | (shared(left, "parts", right, "joined") > 0)
    begun = (shared(left, "whole", right, "prefixes") > 0) | (shared(left, "prefixes", right, "whole") > 0)
    word = (shared(left, "whole", right, "words") > 0) | (shared(left, "words", right, "whole") > 0)
    letters = shared(left, "letters", right, "letters") > 0
    nothing = known & ~equal & ~part & ~initials_there & ~initials_back & ~named & ~begun & ~longer
    evidence = {
        "abbreviation": equal,
        "abbreviation_only_one": equal & (bearers == 1),
        "abbreviation_part": part,
        "abbreviation_initials": initials_there & ~equal,
        "initials_abbreviation": initials_back & ~equal,
        "abbreviation_long": equal * np.clip((lengths - 2) / 4, 0, 1),
        "abbreviation_acronym": longer & ~equal & ~initials_there & ~initials_back,
        "abbreviation_letters": letters & ~equal,
        "both_initials": shared(left, "initials", right, "initials") > 0,
        "abbreviation_named": named & ~equal,
        "abbreviation_begins_word": begun & ~equal,
        "abbreviation_is_word": word & ~equal,
        "abbreviation_differs": nothing,
    }
    return {"abbreviation_alike": alike.astype(np.float32)} | {k: v.astype(np.float32) for k, v in evidence.items()}


def _alike(left: Side, right: Side) -> Floats:
    """Likeness of the most alike whole abbreviations."""
    one, other = ([text for s in side.whole for text in (sorted(s) or [""])] for side in (left, right))
    rows, columns = ([max(1, len(s)) for s in side.whole] for side in (left, right))
    ratio: Floats = (cdist(one, other, scorer=fuzz.ratio, dtype=np.float32) / 100).astype(np.float32)
    starts = [np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp) for sizes in (rows, columns)]
    best: Floats = np.maximum.reduceat(np.maximum.reduceat(ratio, starts[1], axis=1), starts[0], axis=0)
    return best
