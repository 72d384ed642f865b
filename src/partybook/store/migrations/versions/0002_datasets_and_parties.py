"""Results of elections, judgements, parties and their lineage."""

import sqlalchemy as sa
from alembic import op

from partybook.store.columns import ExactText, Moment

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _results()
    _judgements()
    _derived()


def _results() -> None:
    op.create_table(
        "election",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("dataset", ExactText, nullable=False),
        sa.Column("name_key", ExactText, nullable=False),
        sa.Column("name", ExactText, nullable=False),
        sa.Column("kind", ExactText, nullable=False),
        sa.Column("country", ExactText, nullable=False),
        sa.Column("date", ExactText, nullable=False),
        sa.Column("seats_total", KEY),
        sa.Column("electorate", KEY),
        sa.Column("votes_cast", KEY),
        sa.Column("votes_valid", KEY),
    )
    op.create_table(
        "result",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("reading_key", KEY, sa.ForeignKey("reading.key"), nullable=False),
        sa.Column("election_key", KEY, sa.ForeignKey("election.key"), nullable=False),
        sa.Column("subject_key", KEY, sa.ForeignKey("subject.key"), nullable=False),
        sa.Column("alliance_key", KEY, sa.ForeignKey("subject.key")),
        sa.Column("district", ExactText, nullable=False),
        sa.Column("candidate", ExactText, nullable=False),
        sa.Column("votes", KEY),
        sa.Column("vote_share", ExactText),
        sa.Column("seats", KEY),
        sa.Column("row", KEY, nullable=False),
        sa.Column("start", KEY, nullable=False),
        sa.Column("stop", KEY, nullable=False),
    )
    op.create_index("result_of_reading", "result", ["reading_key"])
    op.create_index("result_of_subject", "result", ["subject_key"])
    op.create_index("result_of_election", "result", ["election_key"])
    op.create_table(
        "result_columns",
        sa.Column("reading_key", KEY, sa.ForeignKey("reading.key"), primary_key=True, autoincrement=False),
        sa.Column("columns", ExactText, nullable=False),
    )


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("one", ExactText, nullable=False),
        sa.Column("other", ExactText, nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("author", ExactText, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("at", Moment, nullable=False),
    )
    op.create_table(
        "judgement_ending",
        sa.Column("judgement_key", KEY, sa.ForeignKey("judgement.key"), primary_key=True, autoincrement=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("author", ExactText, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
    )
    op.create_table(
        "party",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("anchor", ExactText, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.UniqueConstraint("anchor", name="party_anchored_once"),
    )


def _derived() -> None:
    op.create_table(
        "derived",
        sa.Column("name", ExactText, primary_key=True),
        sa.Column("basis", ExactText, nullable=False),
    )
    op.create_table(
        "mention_party",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("node", ExactText, nullable=False),
        sa.Column("subject_key", KEY),
        sa.Column("source_key", KEY),
        sa.Column("party_id", KEY, nullable=False),
    )
    op.create_index("mention_party_of_party", "mention_party", ["party_id"])
    op.create_index("mention_party_of_subject", "mention_party", ["subject_key"])
    op.create_index("mention_party_of_node", "mention_party", ["node"])
    op.create_table(
        "party_entry",
        sa.Column("party_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("name", ExactText, nullable=False),
        sa.Column("country", ExactText, nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        sa.Column("data", ExactText, nullable=False),
    )
    op.create_index("party_entry_of_country", "party_entry", ["country"])
    op.create_table(
        "lineage_event",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("data", ExactText, nullable=False),
    )
    op.create_table(
        "lineage_participant",
        sa.Column("event_key", KEY, sa.ForeignKey("lineage_event.key"), primary_key=True, autoincrement=False),
        sa.Column("party_id", KEY, primary_key=True, autoincrement=False),
    )
    op.create_index("lineage_participant_of_party", "lineage_participant", ["party_id"])
