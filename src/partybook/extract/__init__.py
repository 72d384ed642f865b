"""A `Document` into statements: what it says of parties, people and elections, each with the words it says it in."""

from __future__ import annotations

import msgspec

from partybook.extract.boxes import with_boxes
from partybook.extract.categories import read_categories
from partybook.extract.context import EXTRACTOR, Context
from partybook.extract.entries import read_entries
from partybook.extract.fields import read_fields
from partybook.extract.lead import read_lead
from partybook.extract.leader_lists import read_leader_lists
from partybook.extract.listings import read_listings
from partybook.extract.member_lists import read_member_lists
from partybook.extract.prose import read_prose
from partybook.extract.results import read_tables
from partybook.extract.subject import find_subject
from partybook.model import Mention, Remark, Statement
from partybook.read.document import Document, Infobox

__all__ = ["EXTRACTOR", "Extraction", "extract"]


class Extraction(msgspec.Struct, frozen=True):
    """What was read from one document: `subject` is the party it is about, if it is about one.

    `statements` and `remarks` stand in the order of the document's words; what its reader skipped is among the remarks.
    """

    document: Document
    subject: Mention | None
    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...]


def extract(document: Document) -> Extraction:
    """All statements and remarks of one document. A pure function: the same document gives the same result."""
    document = with_boxes(document)
    context = Context(document, find_subject(document))
    for skipped in document.skipped:
        if skipped.start < skipped.end:
            evidence = context.evidence_at(skipped.start, skipped.end, skipped.code)
            context.remark(skipped.code, skipped.reason, evidence)
    for block in document.blocks:
        if isinstance(block, Infobox):
            read_fields(context, block)
    read_lead(context)
    read_listings(context)
    read_tables(context)
    read_leader_lists(context)
    read_member_lists(context)
    read_categories(context)
    read_entries(context)
    read_prose(context)
    statements = sorted(context.statements, key=lambda s: (s.evidence.start, s.evidence.end, s.property, s.id))
    remarks = sorted(context.remarks, key=lambda r: (r.evidence.start, r.evidence.end, r.code, r.message))
    return Extraction(document, context.subject, tuple(statements), tuple(remarks))
