"""What ``loket doctor`` says of backups: whether there are any, when one was last restored for a trial, and whether
they lie where what they protect from would take them too."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup import names, tests_done
from bot.backup.settled import can_be_made, terms_of
from bot.backup.terms import Terms
from bot.commands.finding import Finding
from bot.errors import OperatorError
from bot.jobs.backups import FAILED
from bot.seal_key import key_file
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import meeting, safekeeping

_OLD = timedelta(days=2)
_TESTED_WITHIN = timedelta(days=35)


def backup_findings(settings: Settings, now: datetime, failed: str | None) -> Iterator[Finding]:
    """``failed`` says why the last one came to nothing, if it did."""
    try:
        terms = terms_of(settings)
    except OperatorError as fault:
        yield Finding(False, str(fault))
        return
    if failed is not None:
        yield Finding(False, in_words("backup-doctor-failed", why=failed), in_words("backup-doctor-failed-remedy"))
    yield _newest(terms, now)
    yield _tested(terms, now)
    if settings.backup.enabled and not can_be_made(settings):
        yield Finding(False, in_words("backup-doctor-no-tool"), in_words("backup-doctor-no-tool-remedy"), False)
    if names.found(terms):
        yield from _place(settings, terms)


async def failed_last(connection: AsyncConnection) -> str | None:
    """Why the desk's last backup came to nothing; None where it did not."""
    row = (await meeting.health_of(connection, FAILED)).get("")
    return str(row["words"]) if row else None


def _newest(terms: Terms, now: datetime) -> Finding:
    there = names.found(terms)
    if not there:
        words = in_words("backup-doctor-none", folder=terms.folder)
        return Finding(False, words, in_words("backup-doctor-none-remedy"), False)
    well = now - there[0].taken_at < _OLD
    words = in_words("backup-doctor-newest", at=_at(there[0].taken_at, terms), count=len(there), folder=terms.folder)
    return Finding(well, words, "" if well else in_words("backup-doctor-old-remedy"), False)


def _tested(terms: Terms, now: datetime) -> Finding:
    # rule: only-a-tested-restore-counts
    last, good = tests_done.last(terms), tests_done.last_good(terms)
    if last is not None and last.faults:
        words = in_words("backup-doctor-bad", file=last.file, faults="; ".join(last.faults))
        return Finding(False, words, in_words("backup-doctor-failed-remedy"))
    if good is None:
        return Finding(False, in_words("backup-doctor-untested"), in_words("backup-doctor-test-remedy"), False)
    well = now - good.tested_at < _TESTED_WITHIN
    words = in_words("backup-doctor-tested", at=_at(good.tested_at, terms), file=good.file)
    return Finding(well, words, "" if well else in_words("backup-doctor-test-remedy"), False)


def _place(settings: Settings, terms: Terms) -> Iterator[Finding]:
    key, file = key_file(settings), safekeeping.database_file(terms.url)
    if settings.survey.seal_key is None and key.exists() and key.resolve().parent == terms.folder.resolve():
        words = in_words("backup-doctor-beside-key", folder=terms.folder)
        yield Finding(False, words, in_words("backup-doctor-beside-key-remedy"), False)
    if file is not None and file.exists() and file.stat().st_dev == terms.folder.stat().st_dev:
        yield Finding(False, in_words("backup-doctor-same-disk"), in_words("backup-doctor-same-disk-remedy"), False)


def _at(moment: datetime, terms: Terms) -> str:
    return f"{moment.astimezone(terms.zone):%d-%m-%Y %H.%M} {terms.label}"
