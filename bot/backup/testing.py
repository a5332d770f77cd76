"""Testing a backup: it is restored aside, looked through, compared with its manifest, and gone again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.backup import aside, packing, persons
from bot.backup.erased import bring_up
from bot.backup.errors import NotRestored
from bot.backup.manifest import Manifest
from bot.backup.terms import Terms
from bot.backup.tests_done import TestDone
from bot.texts.operator import in_words
from storage import copies, dumps, schema
from storage.chain.verifying import Verifying
from storage.copies import Contents
from storage.engine import open_engine, reading, writing
from storage.identity.keeper import WrongSecret

_MOST_TOLD = 5
"""Findings in the archive: ``loket verify`` tells all of them."""


async def test_of(backup: Path, terms: Terms, now: datetime) -> TestDone:
    """Restores a backup aside and says what is wrong with it. Raises NotRestored where it cannot be tried here, and
    Unreadable for what is no backup of ours; a spoilt one is a test that ended badly."""
    try:
        return await _tested(backup, terms, now)
    except dumps.ToolMissing as fault:
        raise NotRestored(in_words("backup-no-restore-tool", tool=fault)) from fault
    except (SQLAlchemyError, OSError) as fault:
        raise NotRestored(in_words("backup-not-tried", file=backup, fault=type(fault).__name__)) from fault


async def _tested(backup: Path, terms: Terms, now: datetime) -> TestDone:
    with aside.passing(aside.place(terms)) as copied:
        manifest = await asyncio.to_thread(packing.unpack, backup, copied, terms.key)
        try:
            async with _restored(manifest, copied, terms) as engine:
                faults = await _faults_in(engine, manifest, persons.keys_for(backup, manifest, terms))
        except WrongSecret:
            raise NotRestored(in_words("backup-other-identity")) from None
        except (copies.NotWhole, dumps.ToolFailed) as fault:
            faults = [in_words("backup-not-whole", said=fault)]
    rows = sum(manifest.contents.tables.values())
    return TestDone(backup.name, manifest.sha256, manifest.taken_at, now, rows, tuple(faults))


@asynccontextmanager
async def _restored(manifest: Manifest, copied: Path, terms: Terms) -> AsyncIterator[AsyncEngine]:
    """The backup as a database of its own, for as long as it is looked at."""
    if manifest.dialect == "sqlite":
        await asyncio.to_thread(copies.check_whole, copied)
        async with _opened(f"sqlite+aiosqlite:///{copied}", terms) as engine:
            yield engine
        return
    if not terms.url.startswith("postgresql"):
        raise NotRestored(in_words("backup-needs-server"))
    url = await dumps.make_aside(terms.url)
    try:
        await dumps.load(url, terms.tools, copied)
        async with _opened(url, terms) as engine:
            yield engine
    finally:
        await dumps.drop_aside(url)


@asynccontextmanager
async def _opened(url: str, terms: Terms) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(url, keeper=terms.keeper)
    try:
        yield engine
    finally:
        await engine.dispose()


async def _faults_in(engine: AsyncEngine, manifest: Manifest, keys: Path | None) -> list[str]:
    """What is wrong with it as it was made, and once it has its people's keys again."""
    async with reading(engine) as connection:
        faults = await faults_of(connection, manifest)
        present = await schema.version(connection) == schema.HEAD
    if faults or not present:
        return faults
    async with writing(engine) as connection:
        destroyed = await persons.bring_back(connection, keys)
    await bring_up(engine, destroyed)
    async with reading(engine) as connection:
        return await verified(connection)


async def faults_of(connection: AsyncConnection, manifest: Manifest) -> list[str]:
    """What is wrong with a database that was restored from a backup, in the operator's words; nothing if it is good."""
    held = await copies.contents(connection)
    if held.schema not in schema.known_versions():
        return [in_words("backup-newer", schema=held.schema)]
    # rule: restored-as-it-was
    return [*_differences(held, manifest.contents), *await _beyond(connection)]


def _differences(held: Contents, promised: Contents) -> list[str]:
    faults = []
    for table, count in promised.tables.items():
        if (there := held.tables.get(table)) != count:
            faults.append(in_words("backup-count", table=table, promised=count, there=there or 0))
    if held.counters != promised.counters:
        faults.append(in_words("backup-counters"))
    if (held.schema, held.seal) != (promised.schema, promised.seal):
        faults.append(in_words("backup-other-database"))
    return faults


async def _beyond(connection: AsyncConnection) -> list[str]:
    """Of an older schema nothing is said: this code knows only its own."""
    if await schema.version(connection) != schema.HEAD:
        return []
    beyond = await copies.numbers_beyond(connection)
    return [in_words("backup-numbers-beyond", numbers=", ".join(sorted(beyond)[:5]))] if beyond else []


async def verified(connection: AsyncConnection) -> list[str]:
    """Whether the archive in a database holds: what does not, in the operator's words.

    It keeps nobody from restoring: such a backup is as it was made, and it may be the last one. Of an older schema
    nothing is said.
    """
    if await schema.version(connection) != schema.HEAD:
        return []
    # rule: backup-holds-the-archive
    found = await connection.run_sync(lambda sync: list(islice(Verifying(sync).findings(), _MOST_TOLD)))
    if not found:
        return []
    told = ", ".join(f"{each.table} {each.key} {each.fault}" for each in found)
    return [in_words("backup-archive", findings=told)]
