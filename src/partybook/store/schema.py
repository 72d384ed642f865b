"""The tables of a book. Rows are only ever added: a statement ends by a row in `ending`, never by a change.

    source <- location                where the same text was found, once a name
    source <- reading <- statement    a document read once by one version of an extractor, and what it said
              reading <- remark       what that reading left out, repaired or doubted
    subject <- statement              whom it is about, as the document names them
    statement <- ending               superseded by a later reading, or retracted by a person

A statement is held from the moment of its reading until the moment of its ending. When a later version of an
extractor says again what an earlier one said, in a statement of the same id, the row stays; an id that comes back
after its ending gets a new row. `quote` is not stored: it is the source's text from `start` to `end`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from partybook.store.columns import ExactText, Moment

VERSION = "0003"
"""The newest migration: the version of a book that this program reads and writes."""

VERSION_TABLE = "partybook_version"
"""Holds the version, and marks a database as a book."""

metadata = MetaData()

# SQLite numbers rows by itself only in a column of exactly this type.
_Key = BigInteger().with_variant(Integer, "sqlite")
_Digest = String(32)

source = Table(
    "source",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("id", _Digest, nullable=False, unique=True),
    Column("characters", _Key, nullable=False),
    Column("text", LargeBinary, nullable=False),
)

location = Table(
    "location",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("source_key", _Key, ForeignKey("source.key"), nullable=False),
    Column("name", ExactText, nullable=False),
    Column("format", ExactText, nullable=False),
    Column("encoding", ExactText, nullable=False),
    Column("at", Moment, nullable=False),
    Index("location_of_source", "source_key"),
)

reading = Table(
    "reading",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("source_key", _Key, ForeignKey("source.key"), nullable=False),
    Column("extractor", ExactText, nullable=False),
    Column("extractor_name", ExactText, nullable=False),
    Column("title", ExactText, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("source_key", "extractor", name="reading_once"),
)

subject = Table(
    "subject",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("id", _Digest, nullable=False, unique=True),
    Column("name", ExactText, nullable=False),
    Column("search_key", ExactText, nullable=False),
    Column("short_key", ExactText, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("link", ExactText, nullable=False),
    Column("details", ExactText, nullable=False),
    Index("subject_by_search_key", "search_key"),
    Index("subject_by_short_key", "short_key"),
)

statement = Table(
    "statement",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("id", _Digest, nullable=False),
    Column("reading_key", _Key, ForeignKey("reading.key"), nullable=False),
    Column("subject_key", _Key, ForeignKey("subject.key"), nullable=False),
    Column("property", ExactText, nullable=False),
    Column("value", ExactText, nullable=False),
    Column("qualifiers", ExactText, nullable=False),
    Column("certainty", String(16), nullable=False),
    Column("place", ExactText, nullable=False),
    Column("start", _Key, nullable=False),
    Column("stop", _Key, nullable=False),
    Column("extractor", ExactText, nullable=False),
    Column("search_key", ExactText),
    UniqueConstraint("id", "reading_key", name="statement_once"),
    Index("statement_of_reading", "reading_key"),
    Index("statement_of_subject", "subject_key"),
)
Index("statement_by_search_key", statement.c.search_key, sqlite_where=statement.c.search_key.is_not(None))

remark = Table(
    "remark",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("reading_key", _Key, ForeignKey("reading.key"), nullable=False),
    Column("code", ExactText, nullable=False),
    Column("message", ExactText, nullable=False),
    Column("place", ExactText, nullable=False),
    Column("start", _Key, nullable=False),
    Column("stop", _Key, nullable=False),
    Column("detail", ExactText, nullable=False),
    Index("remark_of_reading", "reading_key"),
)

ending = Table(
    "ending",
    metadata,
    Column("statement_key", _Key, ForeignKey("statement.key"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("author", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
    Column("successor_key", _Key, ForeignKey("statement.key")),
)
