"""Decisions about findings, accounts, and the lists that people work through."""

import sqlalchemy as sa
from alembic import op

from partybook.store.columns import ExactText, Moment

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _decisions()
    _lists()


def _decisions() -> None:
    op.create_table(
        "finding_decision",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("finding", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("statement", sa.String(32), nullable=False),
        sa.Column("author", ExactText, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
        sa.Column("at", Moment, nullable=False),
    )
    op.create_index("finding_decision_of_finding", "finding_decision", ["finding"])
    op.create_table(
        "finding_decision_ending",
        sa.Column("decision_key", KEY, sa.ForeignKey("finding_decision.key"), primary_key=True, autoincrement=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("author", ExactText, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
    )
    op.create_table(
        "account",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("name", ExactText, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", ExactText, nullable=False),
        sa.Column("at", Moment, nullable=False),
    )
    op.create_index("account_of_name", "account", ["name"])


def _lists() -> None:
    op.create_table(
        "finding",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("rule", sa.String(16), nullable=False),
        sa.Column("severity", sa.String(16), nullable=False),
        sa.Column("country", ExactText, nullable=False),
        sa.Column("party_id", KEY),
        sa.Column("source_id", sa.String(32), nullable=False),
        sa.Column("data", ExactText, nullable=False),
    )
    op.create_index("finding_by_id", "finding", ["id"])
    op.create_index("finding_of_party", "finding", ["party_id"])
    op.create_index("finding_of_source", "finding", ["source_id"])
    op.create_index("finding_by_rule", "finding", ["rule"])
    op.create_table(
        "suggestion",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("one", ExactText, nullable=False),
        sa.Column("other", ExactText, nullable=False),
        sa.Column("one_party", KEY),
        sa.Column("other_party", KEY),
        sa.Column("country", ExactText, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("weight", KEY, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
    )
