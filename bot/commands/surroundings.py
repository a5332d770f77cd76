"""What the desk is like that will run a sheet, as far as it can be seen from here; nothing is created or changed."""

from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.console import run_async, settings_now
from bot.settings import Settings, SettingsFaults
from bot.sop import Surroundings
from bot.texts.operator import in_words
from storage import known, safekeeping, schema
from storage.engine import open_engine, reading


def surroundings() -> tuple[Surroundings, str]:
    """The desk's patience and the roles held at it, and what could not be looked at ("" if all could)."""
    try:
        settings = settings_now()
    except SettingsFaults:
        return Surroundings(), in_words("sop-unseen-settings")
    abandon = timedelta(minutes=settings.visit.abandon_minutes)
    roles = run_async(_held_roles(settings))
    unseen = "" if roles is not None else in_words("sop-unseen-staff")
    return Surroundings(abandon, roles), unseen


async def _held_roles(settings: Settings) -> frozenset[str] | None:
    """The roles that somebody with a chat holds; None without a database of this version that can be reached."""
    url = settings.database.address
    file = safekeeping.database_file(url)
    if file is not None and not file.exists():
        return None
    engine = open_engine(url, settings.database.limits)
    try:
        async with reading(engine) as connection:
            if await schema.version(connection) != schema.HEAD:
                return None
            return frozenset(row["role"] for row in await known.all_staff(connection) if row["person_id"])
    except (SQLAlchemyError, OSError):
        return None
    finally:
        await engine.dispose()
