"""When people were born and died: "X died on 17 June 2006", "X (1915-1988)", "X (born 2 May 1946)"."""

from __future__ import annotations

import re

from partybook.extract.dates import find_dates
from partybook.extract.people import looks_like_person
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

_LIFE = re.compile(r"\s*(?P<born>[^–—-]*\d{4})\s*[–—-]\s*(?P<died>[^–—-]*\d{4})\s*\Z")
_BORN = re.compile(r"\s*(?:born|b\.)\s+(?P<born>.*\d{4})\s*\Z")


def read_lives(reading: Reading) -> None:
    """State `died` and `born` of the people the sentence names; life dates in a bracket only behind a person's name."""
    for clause in reading.clauses:
        if clause.lemma in ("die", "pass away") or (clause.lemma in ("assassinate", "murder") and clause.passive):
            date = reading.when(clause).date
            for noun in clause.subjects:
                name = reading.reference.person(clause.tree, noun)
                if name and date is not None and reading.certainty(clause) == "asserted":
                    reading.state(Mention(name, "person"), "died", date)
    for bracket in reading.tree.brackets:
        name = reading.tree.name(bracket.word)
        words = reading.tree.text[bracket.start : bracket.end]
        if not looks_like_person(name) or reading.tree[bracket.word].party is not None:
            continue
        found = _LIFE.match(words) or _BORN.match(words)
        for property, part in found.groupdict().items() if found else ():
            dates = find_dates(part)
            if len(dates) == 1 and not dates[0].date.is_interval:
                reading.state(Mention(name, "person"), property, dates[0].date)
