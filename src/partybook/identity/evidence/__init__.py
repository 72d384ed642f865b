"""What speaks for and against two parties being one: numbers a person understands, over all pairs of two sides.

`evidence` is a pure function of two lists of candidates of one country, left and right; each kind of evidence is one
array, left by right. The comparison is in the eyes of the left: an entry of a list or a mention in a document, while
the right side is the reference, whose frequency of words counts.
"""

from __future__ import annotations

import numpy as np

from partybook.identity.evidence.abbreviations import abbreviation_evidence
from partybook.identity.evidence.kinds import kind_evidence
from partybook.identity.evidence.names import name_evidence
from partybook.identity.evidence.numbers import share_evidence, year_evidence
from partybook.identity.evidence.sides import Floats, Side, lay_out
from partybook.identity.party_words import PartyWords

__all__ = ["Floats", "Side", "evidence", "lay_out"]


def evidence(left: Side, right: Side, words: PartyWords) -> dict[str, Floats]:
    """All evidence by its name. Arrays of `len(left.candidates)` by `len(right.candidates)`; both must not be empty."""
    names = name_evidence(left, right, words)
    abbreviations = abbreviation_evidence(left, right)
    times = year_evidence(left, right)
    found = names | abbreviations | times | share_evidence(left, right) | kind_evidence(left, right)
    return found | _together(found, left, right)


def _together(found: dict[str, Floats], left: Side, right: Side) -> dict[str, Floats]:
    """Evidence that counts more or less because of other evidence."""
    nameless = np.array([not any(side) for side in left.joined], dtype=bool)[:, None]
    same_name = (found["letters"] > 0.999).astype(np.float32)
    same_whole = (found["letters_whole"] > 0.999).astype(np.float32)
    several = np.maximum(same_name.sum(1, keepdims=True), 1)
    inside = (found["years_apart"] <= 1).astype(np.float32)
    equal, words = found["abbreviation"], found["words_both"]
    return {
        "same_name": same_name,
        "same_whole": same_whole,
        "same_name_only_one": same_name * (several == 1),
        "abbreviation_and_words": equal * words,
        "abbreviation_no_name": equal * nameless,
        "abbreviation_no_name_only_one": found["abbreviation_only_one"] * nameless,
        "abbreviation_against_words": equal * (words < 0.3) * ~nameless,
        "words_and_time": words * inside,
        "words_and_result": words * found["near_result"],
        "differs_but_words": found["abbreviation_differs"] * words,
        "nameless": np.broadcast_to(nameless, equal.shape).astype(np.float32),
        "nameless_inside": nameless * inside * found["times_known"],
        "abbreviation_and_time": equal * inside,
        "apart_unless_named": np.clip(found["years_apart"] / 15 - 0.1, 0, 1) * (1 - found["words_whole"]),
        "initials_no_name": np.maximum(found["abbreviation_initials"], found["initials_abbreviation"]) * nameless,
        "word_no_name": np.maximum(found["abbreviation_begins_word"], found["abbreviation_is_word"]) * nameless,
        "part_no_name": found["abbreviation_part"] * nameless,
        "alike_no_name": found["abbreviation_alike"] * nameless,
    }
