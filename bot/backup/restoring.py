"""Restoring a backup into an empty place, and putting right what a desk of before does not know."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup import aside, packing, persons
from bot.backup.ahead import Ahead, NoNumber, ahead
from bot.backup.erased import NOTHING_AGAIN, Again, Register, bring_up, keep, register_beside
from bot.backup.errors import NotRestored
from bot.backup.manifest import Manifest
from bot.backup.terms import Terms
from bot.backup.testing import faults_of
from bot.flows.scene.events import CONSOLE, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.seal import Seal
from bot.texts.operator import in_words
from bot.turn import Workplace, arrival, take_turns
from storage import copies, dumps, fingerprint, restored, safekeeping, schema
from storage.engine import open_engine, reading, writing


@dataclass(frozen=True, slots=True)
class Since:
    """What is known of the time since the backup. ``moved``: nothing happened, the desk had been stopped before it."""

    moved: bool = False
    last: tuple[str, ...] = ()
    """The last numbers that are known to have been given out."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and what was put right in it."""

    manifest: Manifest
    unsent: int = 0
    invitations: int = 0
    passed: Sequence[str] = ()
    again: Again = NOTHING_AGAIN
    """Who was erased since the backup, and is erased again."""


async def restore(
    backup: Path, terms: Terms, workplace: Workplace, since: Since, now: datetime, keys: Path | None = None
) -> Restored:
    """Restores a backup to the empty database that ``terms`` name; the desk's seal has to be the one it is kept by.
    ``keys`` are those of its people, looked for beside the backup where none are named.

    Raises NotRestored or Unreadable; then whatever was there is as it was.
    """
    file = safekeeping.database_file(terms.url)
    try:
        _read_numbers(workplace, since, now)
        gone = register_beside(backup, terms.folder)
        if file is not None:
            safekeeping.make_folder(file)
        with aside.passing(file.parent if file is not None else aside.place(terms)) as copied:
            manifest = await asyncio.to_thread(packing.unpack, backup, copied, terms.key)
            _check_fits(manifest, terms, workplace.seal)
            brought = persons.keys_for(backup, manifest, terms, keys)
            on = _Onwards(workplace, manifest, since, now, terms, brought, gone)
            if file is None:
                await _load(copied, terms, manifest)
                found = await _brought_on(terms.url, on)
            else:
                found = await _put_in_place(copied, file, on)
            keep(terms.folder, gone)
            return found
    except dumps.ToolMissing as fault:
        raise NotRestored(in_words("backup-no-restore-tool", tool=fault)) from fault
    except dumps.ToolFailed as fault:
        raise NotRestored(in_words("backup-tool-failed", said=fault)) from fault
    except copies.NotWhole as fault:
        raise NotRestored(in_words("backup-not-whole", said=fault)) from fault
    except (SQLAlchemyError, OSError) as fault:
        raise NotRestored(in_words("backup-not-restored", file=backup, fault=type(fault).__name__)) from fault


@dataclass(frozen=True, slots=True)
class _Onwards:
    """What a database is brought on by, once it is restored."""

    workplace: Workplace
    manifest: Manifest
    since: Since
    now: datetime
    terms: Terms
    keys: Path | None
    gone: Register


async def _brought_on(url: URL | str, on: _Onwards) -> Restored:
    """Brings what was restored to this version, and to the present."""
    text = url if isinstance(url, str) else url.render_as_string(hide_password=False)
    engine = open_engine(text, keeper=on.terms.keeper)
    try:
        await schema.upgrade(engine, on.workplace.seal.name)
        async with writing(engine) as connection:
            destroyed = await persons.bring_back(connection, on.keys)
        again = await bring_up(engine, {**destroyed, **on.gone})
        if on.since.moved:
            return Restored(on.manifest, again=again)
        async with writing(engine) as connection:
            given = await restored.all_counters(connection)
            further = ahead(on.workplace.office, given, on.manifest.taken_at, on.now, on.since.last)
            return replace(await _put_right(connection, on.workplace, on.manifest, further, on.now), again=again)
    finally:
        await engine.dispose()


def _read_numbers(workplace: Workplace, since: Since, now: datetime) -> None:
    """What was told of numbers is understood before anything is done."""
    try:
        ahead(workplace.office, {}, now, now, since.last)
    except NoNumber as fault:
        prefix = workplace.office.number_prefix
        raise NotRestored(in_words("backup-no-number", number=fault, prefix=prefix)) from None


def _check_fits(manifest: Manifest, terms: Terms, seal: Seal) -> None:
    file = safekeeping.database_file(terms.url)
    if (manifest.dialect == "sqlite") != (file is not None):
        raise NotRestored(in_words("backup-other-kind", dialect=manifest.dialect))
    # rule: other-secret-refused
    if manifest.contents.seal and manifest.contents.seal != fingerprint.of(seal.name):
        raise NotRestored(in_words("backup-other-key"))


async def _put_in_place(copied: Path, file: Path, on: _Onwards) -> Restored:
    """Gives the copy its name once it was found good and put right: a crash leaves all of it or none, and it never
    takes the place of another."""
    beside = [path for path in safekeeping.belongings(file) if path != safekeeping.lock_file(file)]
    # rule: restore-over-nothing
    if any(path.stat().st_size for path in beside):
        raise NotRestored(in_words("backup-occupied", where=file))
    await asyncio.to_thread(copies.check_whole, copied)
    async with copies.opened(copied) as connection:
        await _refuse_faults(connection, on.manifest)
    found = await _brought_on(URL.create("sqlite+aiosqlite", database=str(copied)), on)
    for path in beside:
        path.unlink()
    copies.keep(copied)
    os.link(copied, file)
    return found


async def _load(copied: Path, terms: Terms, manifest: Manifest) -> None:
    engine = open_engine(terms.url)
    try:
        async with reading(engine) as connection:
            if not await copies.is_empty(connection):
                raise NotRestored(in_words("backup-occupied", where=engine.url.database))
        await dumps.load(terms.url, terms.tools, copied)
        async with reading(engine) as connection:
            await _refuse_faults(connection, manifest)
    finally:
        await engine.dispose()


async def _refuse_faults(connection: AsyncConnection, manifest: Manifest) -> None:
    if faults := await faults_of(connection, manifest):
        raise NotRestored(in_words("backup-with-faults", faults="; ".join(faults)))


async def _put_right(
    connection: AsyncConnection, workplace: Workplace, manifest: Manifest, further: Ahead, now: datetime
) -> Restored:
    """Nothing is said or given out a second time; the administrators read of it when the desk starts."""
    taken = f"{workplace.office.calendar.local(manifest.taken_at):%d-%m-%Y %H.%M}"
    unsent = await restored.withdraw_unsent(connection, reason("fault-restored-unsent", at=taken))
    invitations = await restored.end_invitations(connection, now)
    marked = in_words("backup-passed-over", at=taken)
    rows = [
        {"number": number, "day": day, "kept_at": now, "visit_id": None}
        | ({"state": "kept", "reason": ""} if sure else {"state": "unused", "reason": marked})
        for number, (day, sure) in further.passed.items()
    ]
    await restored.pass_over(connection, further.counters, rows)
    words = reason("fault-restored", at=taken, unsent=unsent, numbers=len(rows))
    event = Event(CONSOLE, f"restored:{token_urlsafe(12)}", now, PlatformTroubled(words))
    await take_turns(connection, workplace, [arrival(event)], now)
    return Restored(manifest, unsent, invitations, tuple(further.passed))
