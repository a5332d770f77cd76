"""Bringing a desk to a new version without fear: looked at first, backed up, the backup restored aside, then migrated.

Nothing is changed until a backup of this very moment has been restored and found good. A migration is one transaction:
one that fails leaves the database as it was.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup import tests_done
from bot.backup.making import Made, make
from bot.backup.persons import SINCE as PEOPLE_HAVE_KEYS_SINCE
from bot.backup.settled import can_be_made, terms_of
from bot.backup.terms import Terms
from bot.backup.testing import test_of
from bot.database import occupied_by_us, open_database
from bot.database_trouble import named, told
from bot.errors import DatabaseTooNew, OperatorError
from bot.identity_key import make_identity_key
from bot.seal_key import make_seal_key, other_key, seal_of
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import copies, fingerprint, presence, safekeeping, schema
from storage.engine import open_engine, reading

_ROOM = 4
"""A copy to be packed, the backup, the backup restored aside, and what the migration writes: each at most as large as
the database."""

_RESERVE = 100_000_000

Say = Callable[[str], None]
"""Tells the operator how far it has come."""


class NotUpgraded(OperatorError):
    """The database was left as it is; the message says why, and what mends it."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which version of the schema, and the backup that leads back; none if nothing had to be done."""

    before: str
    backup: Path | None


async def upgrade(settings: Settings, now: datetime, say: Say) -> Upgraded:
    """Brings the database of these settings to the schema of this code. Raises OperatorError; then nothing has been
    changed."""
    file = safekeeping.database_file(settings.database.url.get_secret_value())
    if file is not None and not file.is_file():
        raise NotUpgraded(in_words("upgrade-none", file=file))
    occupancy = occupied_by_us(settings)
    try:
        before = await _looked_at(settings)
        if before == schema.HEAD:
            return Upgraded(before, None)
        say(in_words("upgrade-versions", before=before, head=schema.HEAD))
        await _room_and_integrity(settings, file)
        # rule: database-of-before-gets-its-keys
        if before < PEOPLE_HAVE_KEYS_SINCE:
            make_identity_key(settings)
        say(in_words("upgrade-sound"))
        backup = await _backed_up(terms_of(settings), now)
        say(in_words("upgrade-backup", file=backup))
        await (await open_database(settings)).dispose()
        return Upgraded(before, backup)
    finally:
        if occupancy is not None:
            occupancy.leave()


@asynccontextmanager
async def _connected(settings: Settings) -> AsyncIterator[AsyncConnection]:
    """The database as it is: looked at, never brought up to date."""
    engine = open_engine(settings.database.address, settings.database.limits)
    try:
        async with reading(engine) as connection:
            yield connection
    except (SQLAlchemyError, OSError) as fault:
        raise told(fault, named(engine.url)) from fault
    finally:
        await engine.dispose()


async def _looked_at(settings: Settings) -> str:
    """The schema's version, of a database that this code can bring up to date and that no desk works with."""
    async with _connected(settings) as connection:
        version = await schema.version(connection)
        if version is None:
            raise NotUpgraded(in_words("upgrade-empty"))
        if version not in schema.known_versions():
            raise DatabaseTooNew(in_words("desk-schema-newer", schema=version))
        # rule: no-upgrade-under-a-desk
        if await presence.anybody(connection):
            raise NotUpgraded(in_words("upgrade-running"))
        if await fingerprint.known(connection) is None:
            make_seal_key(settings)
        try:
            await fingerprint.compare(connection, seal_of(settings).name)
        except fingerprint.OtherSecret:
            raise other_key(settings) from None
    return version


async def _room_and_integrity(settings: Settings, file: Path | None) -> None:
    if not can_be_made(settings):
        raise NotUpgraded(in_words("upgrade-no-tool"))
    if file is not None:
        await asyncio.to_thread(_check_file, file)


def _check_file(file: Path) -> None:
    folder = file.resolve().parent
    wanted, free = _ROOM * file.stat().st_size + _RESERVE, shutil.disk_usage(folder).free
    # rule: upgrade-needs-room
    if free < wanted:
        needed, there = -(-wanted // 1_000_000), free // 1_000_000
        raise NotUpgraded(in_words("upgrade-no-room", folder=folder, wanted=needed, free=there))
    try:
        copies.check_whole(file)
    except copies.NotWhole as fault:
        raise NotUpgraded(in_words("upgrade-damaged", file=file, said=fault)) from fault


async def _backed_up(terms: Terms, now: datetime) -> Path:
    """A backup that has been restored for a trial. Raises OperatorError where it is not good."""
    made: Made = await make(terms, now)
    done = await test_of(made.path, terms, now)
    tests_done.keep(done, (terms.folder,))
    # rule: upgrade-behind-a-tested-backup
    if done.faults:
        raise NotUpgraded(in_words("upgrade-bad-backup", file=made.path, faults="; ".join(done.faults)))
    return made.path
