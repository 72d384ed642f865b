"""Lines of results without a verb, below a heading: "2007 - 71 seats of 90", "1992: 2.9%, 9 deputies"."""

from __future__ import annotations

import re

from partybook.extract.context import Context
from partybook.extract.prose.cast import Cast
from partybook.extract.prose.figures import find_figures
from partybook.extract.prose.scope import is_no_result
from partybook.extract.scripts import script_of
from partybook.extract.sections import Sentence
from partybook.model import PartialDate, TextValue, Value

_LINE = re.compile(
    r"\s*[*•–-]?\s*(?P<year>(?:1[89]|20)\d\d)(?P<name>(?:\s(?:[A-Za-z]+\s){0,3}elections?)?)\s*(?::|[–—-])\s+(?P<rest>\S.*)"
)
_PLACE_OF_RESULTS = re.compile(
    r"\b(?:results?|electoral|elections?|performance|record|history|timeline|chronology)\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|was|were|are|has|had|be|by|elected|founded|formed|joins?|leaves?|merge[sd]?|under)\b")
_LONGEST = 110


def read_result_lines(context: Context, cast: Cast, sentences: list[Sentence]) -> None:
    """State the `election_result` of each such line for the party that the text is about."""
    topic = cast.topic
    for sentence in sentences if topic is not None else ():
        text = sentence.text.content
        line = _LINE.fullmatch(text) if len(text) <= _LONGEST and _PLACE_OF_RESULTS.search(sentence.section) else None
        if line is None or topic is None or _VERB.search(line["rest"]):
            continue
        figures = [figure for figure in find_figures(text) if not is_no_result(text, figure)]
        qualifiers: dict[str, Value] = {}
        for figure in figures:
            qualifiers.setdefault(figure.kind, figure.value)
        if not qualifiers.keys() & {"votes", "vote_share", "seats"}:
            continue
        if name := line["name"].strip():
            qualifiers["election"] = TextValue(f"{line['year']} {name}", script=script_of(name))
        evidence = context.evidence(sentence.text, sentence.where)
        date = PartialDate.of(int(line["year"]))
        context.state(topic, "election_result", date, evidence, sorted(qualifiers.items()))
