"""The schema's versions: which one a database has, and bringing it up to date.

Alembic is imported only when there is something to bring up to date: it is a noticeable part of a start.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import safekeeping
from storage.engine import writing

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0013"
"""The version this code works with."""

_MIGRATIONS = Path(__file__).parent / "migrations"


async def version(connection: AsyncConnection) -> str | None:
    """The version a database has; None for an empty one."""
    tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    if "alembic_version" not in tables:
        return None
    found: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


async def upgrade(engine: AsyncEngine) -> str | None:
    """Brings a database up to date, under the desk's lock; returns the version it had before.

    Raises LookupError for a database that a later version of Loket has written.
    """
    if (file := safekeeping.database_file(engine.url)) is not None:
        safekeeping.make_room(file)
    async with writing(engine) as connection:
        before = await version(connection)
        if before == HEAD:
            return before
        if before is not None and before not in known_versions():
            raise LookupError(before)
        await _lift_limits(connection)
        await connection.run_sync(_run_upgrade)
    return before


async def _lift_limits(connection: AsyncConnection) -> None:
    """For this transaction only: bringing years of visits up to date may take its time."""
    if connection.dialect.name == "postgresql":
        for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
            await connection.execute(text(f"SET LOCAL {name} = 0"))


def known_versions() -> list[str]:
    """Every version this code can bring up to date, oldest first."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config())
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _run_upgrade(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
