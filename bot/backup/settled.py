"""What the settings say of backups, and the secret they are encrypted with."""

import os
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr, ValidationError
from sqlalchemy.exc import ArgumentError

from bot.backup.terms import Kept, Terms
from bot.errors import OperatorError
from bot.identity_key import keeper_of
from bot.settings import Settings
from bot.settings.sections import Database
from bot.texts.operator import in_words
from storage import dumps, premises, safekeeping
from storage.identity.keeper import Keeper
from storage.modes import closed, open_to_others

_FEWEST = 32


def terms_of(settings: Settings, keeper: Keeper | None = None) -> Terms:
    """What backups go by; ``keeper`` is the desk's own where none is given. Raises OperatorError for a key file that
    cannot be used."""
    backup, url = settings.backup, settings.database.address
    scheduled = backup.enabled and can_be_made(settings)
    return Terms(
        url,
        settings.office.name,
        settings.office.zone,
        settings.office.timezone_label,
        folder_of(settings),
        Kept(backup.keep_daily, backup.keep_weekly, backup.keep_monthly),
        _key(settings),
        backup.tools,
        backup.at if scheduled else None,
        timedelta(days=backup.test_days) if backup.test_days and scheduled else None,
        keeper or keeper_of(settings),
    )


def folder_of(settings: Settings) -> Path:
    """Where backups go."""
    if settings.backup.folder is not None:
        return settings.backup.folder
    file = safekeeping.database_file(settings.database.url.get_secret_value())
    return (file.parent if file is not None else Path("data")) / safekeeping.BACKUPS


def can_be_made(settings: Settings) -> bool:
    """Whether this machine can copy such a database: an SQLite file, or one of a server whose tools are here."""
    url = settings.database.url.get_secret_value()
    if not url.startswith("postgresql"):
        return safekeeping.database_file(url) is not None
    try:
        dumps.tool("pg_dump", settings.backup.tools)
    except dumps.ToolMissing:
        return False
    return True


def at_database(settings: Settings, url: str) -> Settings:
    """The settings of a desk that has its database elsewhere. Raises OperatorError for what is no such address."""
    try:
        known = settings.database.model_dump(by_alias=True)
        named = {"schema": ""} if premises.named_in(url) else {}
        database = Database.model_validate({**known, **named, "url": SecretStr(url)})
    except (ValidationError, ArgumentError):
        raise OperatorError(in_words("backup-no-url", url=url.partition("@")[2] or url)) from None
    return settings.model_copy(update={"database": database})


def _key(settings: Settings) -> str:
    backup = settings.backup
    if backup.key is not None:
        return backup.key.get_secret_value()
    if backup.key_file is None:
        return ""
    try:
        if open_to_others(backup.key_file):
            closed(backup.key_file)
        key = backup.key_file.read_text("utf-8").strip()
    except (OSError, ValueError) as fault:
        words = in_words(
            "backup-key-unreadable", file=backup.key_file, fault=os.strerror(getattr(fault, "errno", 0) or 0)
        )
        raise OperatorError(words) from fault
    if len(key) < _FEWEST:
        raise OperatorError(in_words("backup-key-short", file=backup.key_file, least=_FEWEST))
    return key
