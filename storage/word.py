"""Word that something was written at a desk: from whoever wrote it to the process that serves the desk and may rest.

PostgreSQL brings it (NOTIFY) once what was written is committed, and to nobody if it is not. On SQLite the desk's lock
bears the moment: its files tell that somebody wrote, but not that it was somebody else. A process that serves a
desk knows what it writes itself and says nothing: transactions that say something commit one after the other in all of
a server, which is too dear for every visitor's word.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.safekeeping import lock_file

CHANNEL = "loket_desk"
"""There is one of this name in each database; what is said there is the schema of a desk."""

_SAY = text("SELECT pg_notify(:channel, :schema)")


async def say(connection: AsyncConnection, schema: str) -> None:
    """Says, with the commit of this transaction, that something was written at the desk of this schema."""
    await connection.execute(_SAY, {"channel": CHANNEL, "schema": schema})


def leave(database: Path) -> None:
    """Says that something was written to an SQLite file; where no desk was ever opened on it, to nobody."""
    with suppress(OSError):
        os.utime(lock_file(database))


def left(lock: str) -> int | None:
    """Another number whenever somebody has left word since at the desk of this lock: its name in words, since a
    thousand are looked at every second, and a path is made of words each time."""
    try:
        return os.stat(lock).st_mtime_ns  # noqa: PTH116 - see above
    except OSError:
        return None


async def listen(raw: Any, heard: Callable[[str], None] | None) -> None:
    """Has ``heard`` called with each schema that is named from now on; ``raw`` is asyncpg's connection."""
    if heard is not None:
        await raw.add_listener(CHANNEL, lambda _connection, _process, _channel, schema: heard(schema))
