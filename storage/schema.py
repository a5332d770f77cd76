"""The schema's versions: which one a database has, and bringing it up to date.

Alembic is imported only when there is something to bring up to date: it is a noticeable part of a start.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import fingerprint, safekeeping
from storage.engine import lift_limits, writing
from storage.fingerprint import Digest

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0055"
"""The version this code works with."""

_MIGRATIONS = Path(__file__).parent / "migrations"


async def version(connection: AsyncConnection) -> str | None:
    """The version a database has; None for an empty one."""
    tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    if "alembic_version" not in tables:
        return None
    found: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


async def upgrade(engine: AsyncEngine, digest: Digest | None = None, *, adopt: bool = False) -> str | None:
    """Brings a database up to date, under the desk's lock; returns the version it had before.

    ``digest`` is the desk's own, under its secret: a database is kept by one secret, and names of before are brought
    under it. Only an empty database, or one that holds no such names, can do without. ``adopt`` takes this secret for
    one that is lost.

    Raises LookupError for a database that a later version of Loket has written, OtherSecret for one that is kept by
    another secret; then nothing has been changed.
    """
    if (file := safekeeping.database_file(engine.url)) is not None:
        safekeeping.make_room(file)
    async with writing(engine) as connection:
        before = await version(connection)
        if before not in (None, HEAD) and before not in known_versions():
            raise LookupError(before)
        if adopt:
            await fingerprint.forget(connection)
        elif digest is not None:
            # rule: other-secret-refused
            await fingerprint.compare(connection, digest)
        if before != HEAD:
            await lift_limits(connection)
            await connection.run_sync(_run_upgrade, digest)
        if digest is not None:
            await fingerprint.keep(connection, digest)
    return before


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


def _run_upgrade(connection: Connection, digest: Digest | None = None) -> None:
    from alembic import command

    config = _config()
    config.attributes |= {"connection": connection, "digest": digest}
    command.upgrade(config, "head")
