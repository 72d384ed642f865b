"""The book: sources, readings, statements and their endings, remarks."""

import sqlalchemy as sa
from alembic import op

from partybook.store.columns import ExactText, Moment

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
DIGEST = sa.String(32)


def upgrade() -> None:
    _documents()
    _statements()
    op.create_table(
        "remark",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("reading_key", KEY, sa.ForeignKey("reading.key"), nullable=False),
        sa.Column("code", ExactText, nullable=False),
        sa.Column("message", ExactText, nullable=False),
        sa.Column("place", ExactText, nullable=False),
        sa.Column("start", KEY, nullable=False),
        sa.Column("stop", KEY, nullable=False),
        sa.Column("detail", ExactText, nullable=False),
    )
    op.create_index("remark_of_reading", "remark", ["reading_key"])
    op.create_table(
        "ending",
        sa.Column("statement_key", KEY, sa.ForeignKey("statement.key"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("author", ExactText, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
        sa.Column("successor_key", KEY, sa.ForeignKey("statement.key")),
    )


def _documents() -> None:
    op.create_table(
        "source",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", DIGEST, nullable=False, unique=True),
        sa.Column("characters", KEY, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "location",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("source_key", KEY, sa.ForeignKey("source.key"), nullable=False),
        sa.Column("name", ExactText, nullable=False),
        sa.Column("format", ExactText, nullable=False),
        sa.Column("encoding", ExactText, nullable=False),
        sa.Column("at", Moment, nullable=False),
    )
    op.create_index("location_of_source", "location", ["source_key"])
    op.create_table(
        "reading",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("source_key", KEY, sa.ForeignKey("source.key"), nullable=False),
        sa.Column("extractor", ExactText, nullable=False),
        sa.Column("extractor_name", ExactText, nullable=False),
        sa.Column("title", ExactText, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.UniqueConstraint("source_key", "extractor", name="reading_once"),
    )


def _statements() -> None:
    op.create_table(
        "subject",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", DIGEST, nullable=False, unique=True),
        sa.Column("name", ExactText, nullable=False),
        sa.Column("search_key", ExactText, nullable=False),
        sa.Column("short_key", ExactText, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("link", ExactText, nullable=False),
        sa.Column("details", ExactText, nullable=False),
    )
    op.create_index("subject_by_search_key", "subject", ["search_key"])
    op.create_index("subject_by_short_key", "subject", ["short_key"])
    op.create_table(
        "statement",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", DIGEST, nullable=False),
        sa.Column("reading_key", KEY, sa.ForeignKey("reading.key"), nullable=False),
        sa.Column("subject_key", KEY, sa.ForeignKey("subject.key"), nullable=False),
        sa.Column("property", ExactText, nullable=False),
        sa.Column("value", ExactText, nullable=False),
        sa.Column("qualifiers", ExactText, nullable=False),
        sa.Column("certainty", sa.String(16), nullable=False),
        sa.Column("place", ExactText, nullable=False),
        sa.Column("start", KEY, nullable=False),
        sa.Column("stop", KEY, nullable=False),
        sa.Column("extractor", ExactText, nullable=False),
        sa.Column("search_key", ExactText),
        sa.UniqueConstraint("id", "reading_key", name="statement_once"),
    )
    op.create_index("statement_of_reading", "statement", ["reading_key"])
    op.create_index("statement_of_subject", "statement", ["subject_key"])
    op.create_index(
        "statement_by_search_key", "statement", ["search_key"], sqlite_where=sa.text("search_key IS NOT NULL")
    )
