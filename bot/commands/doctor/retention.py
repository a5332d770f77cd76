"""What ``loket doctor`` says of retention: what is past its time and not gone, which archive series are due, whether
whoever was erased stands beside the backups."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.destruction import due_in
from bot.backup.erased import register_in
from bot.backup.settled import folder_of
from bot.commands.finding import Finding
from bot.jobs.retention import in_order
from bot.settings import Settings
from bot.settings.lengths import lengths_of
from bot.texts.operator import in_words
from storage import erasure, fading

_GRACE = timedelta(days=7)
"""Nights that it may take."""


async def retention_findings(connection: AsyncConnection, settings: Settings, now: datetime) -> AsyncIterator[Finding]:
    """What is past its time, whichever way it goes."""
    yield await _past(connection, settings, now)
    due = await due_in(connection, settings, now)
    if due:
        what = ", ".join(f"{each.series} {each.year} ({each.count})" for each in due)
        words = in_words("retention-doctor-files", what=what)
        yield Finding(False, words, in_words("retention-doctor-files-remedy"), serious=False)
    yield await _register(connection, settings)


async def _past(connection: AsyncConnection, settings: Settings, now: datetime) -> Finding:
    # rule: past-its-time-is-told
    lengths, count, held = lengths_of(settings), 0, 0
    for each in in_order():
        before = now - lengths[each.kept.setting or ""] - _GRACE
        count += await fading.count(connection, each, before, held=False)
        held += await fading.count(connection, each, before, held=True)
    words = in_words("retention-doctor-due", count=count, held=held)
    return Finding(not count, words, in_words("retention-doctor-due-remedy") if count else "", serious=False)


async def _register(connection: AsyncConnection, settings: Settings) -> Finding:
    folder = folder_of(settings)
    known = {row["person_id"] for row in await erasure.erased(connection)}
    kept = known & register_in((folder,)).keys()
    words = in_words("retention-doctor-register", kept=len(kept), known=len(known))
    remedy = in_words("retention-doctor-register-remedy", folder=folder)
    return Finding(kept == known, words, "" if kept == known else remedy, serious=False)
