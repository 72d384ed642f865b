"""The tables for datasets, judgements and parties; `schema.py` has those for documents.

    reading <- result -> election         a row of results each, typed, with the characters of its row
               result -> subject          whose it is, and the alliance it stood for
    judgement <- judgement_ending         same, different or unsure: two mentions, by whom, why, until when
    party                                 ids, minted once and never used again, each anchored to a mention

Below, what is computed from these and can be thrown away: `derived` says from which state of the book.

    mention_party   which party each mention is              party_entry      a party's name, country and years
    lineage_event <- lineage_participant                     what became of which party
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from partybook.store.columns import ExactText, Moment
from partybook.store.schema import metadata

__all__ = ["metadata"]

_Key = BigInteger().with_variant(Integer, "sqlite")

election = Table(
    "election",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("dataset", ExactText, nullable=False),
    Column("name_key", ExactText, nullable=False),
    Column("name", ExactText, nullable=False),
    Column("kind", ExactText, nullable=False),
    Column("country", ExactText, nullable=False),
    Column("date", ExactText, nullable=False),
    Column("seats_total", _Key),
    Column("electorate", _Key),
    Column("votes_cast", _Key),
    Column("votes_valid", _Key),
)

result = Table(
    "result",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("reading_key", _Key, ForeignKey("reading.key"), nullable=False),
    Column("election_key", _Key, ForeignKey("election.key"), nullable=False),
    Column("subject_key", _Key, ForeignKey("subject.key"), nullable=False),
    Column("alliance_key", _Key, ForeignKey("subject.key")),
    Column("district", ExactText, nullable=False),
    Column("candidate", ExactText, nullable=False),
    Column("votes", _Key),
    Column("vote_share", ExactText),
    Column("seats", _Key),
    Column("row", _Key, nullable=False),
    Column("start", _Key, nullable=False),
    Column("stop", _Key, nullable=False),
    Index("result_of_reading", "reading_key"),
    Index("result_of_subject", "subject_key"),
    Index("result_of_election", "election_key"),
)

result_columns = Table(
    "result_columns",
    metadata,
    Column("reading_key", _Key, ForeignKey("reading.key"), primary_key=True, autoincrement=False),
    Column("columns", ExactText, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("one", ExactText, nullable=False),
    Column("other", ExactText, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("author", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
    Column("score", Float),
    Column("at", Moment, nullable=False),
)

judgement_ending = Table(
    "judgement_ending",
    metadata,
    Column("judgement_key", _Key, ForeignKey("judgement.key"), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("author", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
)

party = Table(
    "party",
    metadata,
    Column("id", _Key, primary_key=True),
    Column("anchor", ExactText, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("anchor", name="party_anchored_once"),
)

derived = Table(
    "derived",
    metadata,
    Column("name", ExactText, primary_key=True),
    Column("basis", ExactText, nullable=False),
)

mention_party = Table(
    "mention_party",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("node", ExactText, nullable=False),
    Column("subject_key", _Key),
    Column("source_key", _Key),
    Column("party_id", _Key, nullable=False),
    Index("mention_party_of_party", "party_id"),
    Index("mention_party_of_subject", "subject_key"),
    Index("mention_party_of_node", "node"),
)

party_entry = Table(
    "party_entry",
    metadata,
    Column("party_id", _Key, primary_key=True, autoincrement=False),
    Column("name", ExactText, nullable=False),
    Column("country", ExactText, nullable=False),
    Column("first", Integer),
    Column("last", Integer),
    Column("data", ExactText, nullable=False),
    Index("party_entry_of_country", "country"),
)

lineage_event = Table(
    "lineage_event",
    metadata,
    Column("key", _Key, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("data", ExactText, nullable=False),
)

lineage_participant = Table(
    "lineage_participant",
    metadata,
    Column("event_key", _Key, ForeignKey("lineage_event.key"), primary_key=True, autoincrement=False),
    Column("party_id", _Key, primary_key=True, autoincrement=False),
    Index("lineage_participant_of_party", "party_id"),
)

DERIVED = (lineage_participant, lineage_event, party_entry, mention_party, derived)
"""Tables that are emptied and filled again, in the order in which that can be done."""
