"""A database as an earlier version left it."""

from typing import Any

from alembic import command
from sqlalchemy import Connection, column, insert, table
from sqlalchemy.types import TypeEngine

from storage import schema
from storage.tables import Moment, metadata

GONE: dict[str, TypeEngine[Any]] = {
    "visit_id": metadata.tables["visits"].c.id.type,
    "flagged_at": Moment(),
    "withdrawn_at": Moment(),
}
"""Columns that tables had and do not have any more."""


def up_to(connection: Connection, revision: str) -> None:
    """The schema of that version."""
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def put(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    """Writes rows with the columns they name, whatever the table has learnt since."""
    known = {**{each.name: each.type for each in metadata.tables[name].c}, **GONE}
    connection.execute(insert(table(name, *(column(key, known[key]) for key in rows[0]))), rows)
