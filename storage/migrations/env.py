"""Runs migrations on the connection that storage.schema hands over, inside its transaction."""

from alembic import context

from storage import premises
from storage.tables import metadata

connection = context.config.attributes["connection"]
premises.make(connection)
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True, render_as_batch=True)
context.run_migrations()
