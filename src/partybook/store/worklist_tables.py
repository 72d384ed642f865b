"""The tables for what people decide in the explorer, and for the lists they work through.

    finding_decision <- finding_decision_ending     accepted, dismissed or settled: by whom, why, until when
    account                                         who may read and edit; the newest row of a name counts

Below, what is computed from the book and can be thrown away: `derived` says from which state of it.

    finding       what the audit found          suggestion     pairs of mentions that only a person can judge
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from partybook.store.columns import ExactText, Moment
from partybook.store.tables import metadata

__all__ = ["metadata"]

_Key = BigInteger().with_variant(Integer, "sqlite")

finding_decision = Table(
    "finding_decision",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("finding", String(32), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("statement", String(32), nullable=False),
    Column("author", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
    Column("at", Moment, nullable=False),
    Index("finding_decision_of_finding", "finding"),
)

finding_decision_ending = Table(
    "finding_decision_ending",
    metadata,
    Column("decision_key", _Key, ForeignKey("finding_decision.key"), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("author", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("name", ExactText, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", ExactText, nullable=False),
    Column("at", Moment, nullable=False),
    Index("account_of_name", "name"),
)

finding = Table(
    "finding",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("id", String(32), nullable=False),
    Column("rule", String(16), nullable=False),
    Column("severity", String(16), nullable=False),
    Column("country", ExactText, nullable=False),
    Column("party_id", _Key),
    Column("source_id", String(32), nullable=False),
    Column("data", ExactText, nullable=False),
    Index("finding_by_id", "id"),
    Index("finding_of_party", "party_id"),
    Index("finding_of_source", "source_id"),
    Index("finding_by_rule", "rule"),
)

suggestion = Table(
    "suggestion",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("one", ExactText, nullable=False),
    Column("other", ExactText, nullable=False),
    Column("one_party", _Key),
    Column("other_party", _Key),
    Column("country", ExactText, nullable=False),
    Column("score", Float, nullable=False),
    Column("weight", _Key, nullable=False),
    Column("reason", ExactText, nullable=False),
)
