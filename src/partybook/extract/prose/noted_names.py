"""Names that only their place in a note shows to be parties': "2012 in alliance X", "split from X", "ex-X members"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from partybook.extract.fragments import complete
from partybook.extract.prose.introductions import looks_like_place, may_be_party_name
from partybook.extract.prose.phrases import first_run
from partybook.read.document import Text

_NAME = r"\s+(?:the\s+)?[\"“']?(?=[^\W\d_a-z])"
_BEFORE = re.compile(
    r"\b(?i:part of|in|members? of|joined|with|from|of|by|into|as)\s+(?:the\s+|an?\s+)?"
    rf"(?:electoral\s+|political\s+|party\s+)?(?:alliance|coalition|bloc|list|cartel){_NAME}"
    r"|\b(?i:part|faction|wing|branch|splinter|split|breakaway|offshoot|successor|predecessor|continuation|dissidents"
    rf"|dissenters|defectors)\s+(?:of|from|to){_NAME}"
    rf"|\b(?i:merged?|merges|splits?|splitted|broke\saway|separated)\s+(?:(?:in\s)?\d{{4}}\s)?(?:with|into|from|off\sfrom){_NAME}"
    r"|(?<![\w/])(?=[A-Z][\w-]*[A-Z][\w-]*/[A-Z][\w-]+)"  # "GVF/UA"
    r"|\b(?:former|ex)[\s-]+(?=[^\W\d_a-z][\w-]*\s+(?:members|MPs|deputies|politicians|dissidents)\b)"
)
_WITH_ARTICLE = re.compile(r"\s(?:for|of|in)\san?(?:\s[A-Z][\w-]*)+")
"""Behind a name that has an article in it: "Union for a Free Arden"."""
_OPENINGS = re.compile(r"\A|\n|(?<=[.;]\s)(?=[A-Z])")
_WIDEST = 120
"""Characters that one name may take."""


def uncapitalised(text: Text) -> Text:
    """A note in which the words that leave out a subject begin with a small letter, lest they be taken for a name:
    "Alliance of A and B"."""
    letters = list(text.content)
    for opening in _OPENINGS.finditer(text.content):
        done = complete(text.content[opening.end() :])
        if done is not None and done.start == 0:
            letters[opening.end()] = letters[opening.end()].lower()
    return structs.replace(text, content="".join(letters))


def noted_names(text: str) -> Iterator[str]:
    """The names behind words with which notes tell of other parties."""
    for match in _BEFORE.finditer(text):
        run = first_run(text[match.end() : match.end() + _WIDEST])
        if run is None or run[0][0]:
            continue
        last = run[0] if match.end() == match.start() else run[-1]
        end = match.end() + last[1]
        longer = _WITH_ARTICLE.match(text, end)
        name = text[match.end() : longer.end() if longer else end].rstrip("'’")
        if may_be_party_name(name) and not looks_like_place(name):
            yield name
