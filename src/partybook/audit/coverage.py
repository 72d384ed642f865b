"""What a document says in one place and leaves out, or leaves unclear, in another: prose, infobox, sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook import terms
from partybook.audit.finding import Finding, listed
from partybook.audit.gaps import long_date
from partybook.audit.registry import Rule, on_document
from partybook.audit.view import DocumentView
from partybook.extract.dates import find_dates
from partybook.identity.mentions import same_name
from partybook.model import PartialDate, Statement
from partybook.read.document import Infobox

UNCLEAR = Rule(
    "S013",
    "unclear subject",
    "A section begins “It was founded …” with a date that is not that of the article's party: who “it” is was lost.",
    "warning",
)
NOT_IN_BOX = Rule(
    "S014",
    "missing in the infobox",
    "The article's prose gives a fact that its infobox has a field for, and the field is not there.",
    "note",
)

BOX_PROPERTIES = {
    "founded": "founding date",
    "dissolved": "date of dissolution",
    "membership": "membership",
    "headquarters": "headquarters",
}
"""Properties that the usual infobox of a party has a field for, so that its absence is a gap; and their words."""


@on_document(UNCLEAR)
def unclear_subject(view: DocumentView) -> Iterator[Finding]:
    if view.subject is None:
        return
    known = [
        s for s in view.statements if s.property == "founded" and same_name(s.subject, view.subject)
    ]  # fmt: skip
    begins = re.compile(terms.load("audit")["section"]["pronoun_founding"])
    for sentence in view.sentences:
        found = begins.match(sentence.text.content) if sentence.number == 1 and sentence.section else None
        dates = find_dates(sentence.text.content[found.end() :]) if found else []
        others = [s for s in known if s.evidence.where != sentence.where and isinstance(s.value, PartialDate)]
        if not found or not dates or not others:
            continue
        if any(isinstance(s.value, PartialDate) and s.value.may_equal(dates[0].date) for s in others):
            continue
        yield UNCLEAR.finding(
            f"section “{sentence.section}” begins “{found[0]}” with {long_date(dates[0].date)}, but {view.name} "
            f"was founded in {others[0].value} ({others[0].evidence.where}): the party meant is not named",
            (view.evidence(sentence.text, 0, found.end() + dates[0].end, sentence.where), others[0].evidence),
            statements=others[:1],
            subject=view.name,
        )


@on_document(NOT_IN_BOX)
def missing_in_infobox(view: DocumentView) -> Iterator[Finding]:
    boxes = [block for block in view.document.blocks if isinstance(block, Infobox)]
    subject = view.subject
    if len(boxes) != 1 or subject is None or len(boxes[0].fields) < _FEWEST_FIELDS:
        return
    own = [s for s in view.statements if s.property in BOX_PROPERTIES and same_name(s.subject, subject)]
    in_box = {s.property for s in own if s.evidence.where.startswith("infobox")}
    in_prose: dict[str, Statement] = {}
    for statement in own:
        if statement.property not in in_box and not _unread_field(view, statement.property):
            in_prose.setdefault(statement.property, statement)
    if in_prose:
        told = [f"{BOX_PROPERTIES[name]} ({_said(s)}, {s.evidence.where})" for name, s in in_prose.items()]
        yield NOT_IN_BOX.finding(
            f"the infobox has no {listed(told)}, which the prose gives",
            [s.evidence for s in in_prose.values()],
            statements=in_prose.values(),
            subject=view.name,
        )


_FEWEST_FIELDS = 3
"""Fields that an infobox has when it is one at all and not the remains of one."""


def _said(statement: Statement) -> str:
    return f"{statement.value}" + (", as is claimed" if statement.certainty == "claimed" else "")


def _unread_field(view: DocumentView, property: str) -> bool:
    """Whether the infobox has a field of that property whose value could not be read."""
    word = property[:6]
    return any(r.evidence.where.startswith("infobox") and word in r.evidence.where for r in view.remarks)
