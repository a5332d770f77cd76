"""What ``loket doctor`` looks at in the database itself: version, whether it is whole, room on the disk."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup.settled import folder_of
from bot.commands.finding import Finding
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import schema, soundness

_LITTLE = 1_000_000_000
_TOO_LITTLE = 200_000_000
"""Bytes that are left."""


async def inner_findings(connection: AsyncConnection) -> AsyncIterator[Finding]:
    """Its schema, its version, and whether it is whole."""
    version = await soundness.version(connection)
    words = in_words("doctor-database", schema=schema.HEAD, dialect=connection.dialect.name)
    yield Finding(True, f"{words} {version}")
    faults = await soundness.faults(connection)
    if faults:
        # rule: damage-is-told
        yield Finding(False, in_words("doctor-damaged"), in_words("doctor-damaged-remedy"), listed=tuple(faults))
    elif connection.dialect.name == "sqlite":
        yield Finding(True, in_words("doctor-whole"))


def disk_findings(settings: Settings, database: Path) -> Iterator[Finding]:
    """How much room is left where the database lies, and where its backups do."""
    for what, folder in (("database", database.parent), ("backups", folder_of(settings))):
        if folder.is_dir():
            yield disk(in_words(f"doctor-disk-{what}"), shutil.disk_usage(folder).free)


def disk(where: str, free: int) -> Finding:
    """Whether so many bytes are enough."""
    words = in_words("doctor-disk", where=where, free=f"{free / 1e9:.1f}".replace(".", ","))
    well = free >= _LITTLE
    return Finding(well, words, "" if well else in_words("doctor-disk-remedy"), serious=free < _TOO_LITTLE)
