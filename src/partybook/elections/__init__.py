"""Elections: tables of results from files, from ParlGov's folder, and as views of the book."""

from partybook.elections.files import read_table, write_table
from partybook.elections.lineage import events_of

__all__ = ["events_of", "read_table", "write_table"]
