"""The book on disk: SQLAlchemy tables, migrations, and the one class through which everything reads and writes them.

    open_book(path or URL) -> Book
    Book.record(source, statements, remarks) -> Recorded      one transaction a document

schema.py the tables; connect.py the two databases; migrate.py versions; recording.py the one way in;
queries.py and views.py the ways out; rows.py values to rows and back; failures.py errors as sentences.
"""

from partybook.store.book import Book, open_book
from partybook.store.recording import Recorded
from partybook.store.search_key import search_key
from partybook.store.views import Counts, Event, FoundSubject, SourceEntry, SubjectEntry

__all__ = [
    "Book",
    "Counts",
    "Event",
    "FoundSubject",
    "Recorded",
    "SourceEntry",
    "SubjectEntry",
    "open_book",
    "search_key",
]
