"""Documents that open by saying they are about something else: a football club, a company, a school, a band.

Such texts merge, split, elect chairmen and win by percentages as parties do. Unless they speak of politics as well,
their sentences are about no party.
"""

from __future__ import annotations

import re

from partybook.extract.prose.spellings import texts_of
from partybook.extract.sections import lead
from partybook.read.document import Document

_KINDS = (
    r"(?:football|soccer|rugby|cricket|hockey|basketball|handball|volleyball|sports?|rowing|chess|athletics|golf|tennis)"
    r"\s+(?:club|team|side|association)|company|firm|manufacturer|retailer|airline|brewery|bakery|restaurant|hotel|"
    r"bank|insurer|conglomerate|startup|brand|supermarket|railway|band|rock group|orchestra|choir|ensemble|"
    r"school|university|hospital|museum|theatre|theater|film|novel|album|song|dish|cake|soup|sauce|recipe|"
    r"battle|ship|river|mountain|bridge|festival"
)
_IS = re.compile(rf"\b(?:is|was)\s+(?:an?|the|one of the)\s+(?:[\w'’-]+,?\s+){{0,6}}?(?:{_KINDS})s?\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z)])\.\s")
_POLITICS = re.compile(
    r"\b(?:politic\w*|part(?:y|ies)|parliament\w*|elections?|electoral|manifesto|voters?|legislat\w+|councillors?)\b",
    re.IGNORECASE,
)


def is_of_something_else(document: Document) -> bool:
    """Whether a document's lead says that it is about no party, and nothing in it is about politics."""
    opening = lead(document)
    if opening is None or _IS.search(_SENTENCE_END.split(opening.text.content)[0]) is None:
        return False
    return not any(_POLITICS.search(text.content) for text in texts_of(document))
