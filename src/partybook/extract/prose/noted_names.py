"""Names that only their place in a note shows to be parties': "2012 in alliance X", "split from X", "ex-X members"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.prose.introductions import looks_like_place, may_be_party_name
from partybook.extract.prose.phrases import first_run

_NAME = r"\s+(?:the\s+)?[\"“']?(?=[^\W\d_a-z])"
_BEFORE = re.compile(
    r"\b(?i:part of|in|members? of|joined|with|from|of|by|into|as)\s+(?:the\s+|an?\s+)?"
    rf"(?:electoral\s+|political\s+|party\s+)?(?:alliance|coalition|bloc|list|cartel){_NAME}"
    r"|\b(?i:part|faction|wing|branch|splinter|split|breakaway|offshoot|successor|predecessor|continuation|dissidents"
    rf"|dissenters|defectors)\s+(?:of|from|to){_NAME}"
    rf"|\b(?i:merged?|merges|splits?|splitted|broke\saway|separated)\s+(?:(?:in\s)?\d{{4}}\s)?(?:with|into|from|off\sfrom){_NAME}"
    r"|\b(?:former|ex)[\s-]+(?=[^\W\d_a-z][\w-]*\s+(?:members|MPs|deputies|politicians|dissidents)\b)"
)
_WIDEST = 120
"""Characters that one name may take."""


def noted_names(text: str) -> Iterator[str]:
    """The names behind words with which notes tell of other parties."""
    for match in _BEFORE.finditer(text):
        run = first_run(text[match.end() : match.end() + _WIDEST])
        if run is None or run[0][0]:
            continue
        name = text[match.end() : match.end() + run[-1][1]]
        if may_be_party_name(name) and not looks_like_place(name):
            yield name
