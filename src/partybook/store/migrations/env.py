"""Alembic's entry: runs the migrations on the connection that `partybook.store.migrate` opened, in its transaction."""

from alembic import context

from partybook.store.schema import VERSION_TABLE
from partybook.store.worklist_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
