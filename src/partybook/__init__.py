"""Partybook: the history of political parties as statements that quote their sources.

document = read_bytes(data, "article.txt")     # bytes -> blocks of text that know their characters
extraction = extract(document)                  # -> statements and remarks, each with its words
with open_book("parties.sqlite") as book:       # -> the book, append-only
    record(book, extraction)
    print(dossier(book, "Green Party"))         # what the sources say, disagreement shown
    findings = audit_book(book)                 # what contradicts what
"""

from partybook.errors import PartybookError
from partybook.extract import Extraction, extract
from partybook.intake import extractions, record
from partybook.model import (
    Colour,
    Evidence,
    Mention,
    PartialDate,
    Quantity,
    Remark,
    Source,
    Statement,
    TextValue,
    Url,
)
from partybook.read import read_bytes, read_path, read_text
from partybook.review import audit_book, audit_extraction, dossier
from partybook.store import Book, open_book

__all__ = [
    "Book",
    "Colour",
    "Evidence",
    "Extraction",
    "Mention",
    "PartialDate",
    "PartybookError",
    "Quantity",
    "Remark",
    "Source",
    "Statement",
    "TextValue",
    "Url",
    "audit_book",
    "audit_extraction",
    "dossier",
    "extract",
    "extractions",
    "open_book",
    "read_bytes",
    "read_path",
    "read_text",
    "record",
]
