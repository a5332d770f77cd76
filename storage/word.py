"""Word that something was written at a desk: from whoever wrote it to the process that serves the desk and may rest.

PostgreSQL brings it (NOTIFY) once what was written is committed, and to nobody if it is not. A process that serves a
desk knows what it writes itself and says nothing: transactions that say something commit one after the other in all of
a server, which is too dear for every visitor's word.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

CHANNEL = "loket_desk"
"""There is one of this name in each database; what is said there is the schema of a desk."""

_SAY = text("SELECT pg_notify(:channel, :schema)")


async def say(connection: AsyncConnection, schema: str) -> None:
    """Says, with the commit of this transaction, that something was written at the desk of this schema."""
    await connection.execute(_SAY, {"channel": CHANNEL, "schema": schema})


async def listen(raw: Any, heard: Callable[[str], None] | None) -> None:
    """Has ``heard`` called with each schema that is named from now on; ``raw`` is asyncpg's connection."""
    if heard is not None:
        await raw.add_listener(CHANNEL, lambda _connection, _process, _channel, schema: heard(schema))
