"""Opening the database that the settings name, for one desk alone, and what an operator is told when that fails."""

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database_trouble import named, told
from bot.errors import DatabaseOccupied, DatabaseTooNew
from bot.seal_key import other_key, seal_of
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import safekeeping, schema
from storage.engine import open_engine
from storage.fingerprint import OtherSecret
from storage.occupancy import Occupancy, Occupied, occupy

log = structlog.get_logger(__name__)


async def open_database(settings: Settings, *, adopt: bool = False) -> AsyncEngine:
    """Opens the database, brings it up to date and makes sure that it is kept by the desk's secret; says what to do
    when that fails. ``adopt`` takes the secret for one that is lost."""
    engine = open_engine(settings.database.url.get_secret_value(), settings.database.limits)
    file = safekeeping.database_file(engine.url)
    try:
        if file is not None:
            safekeeping.make_room(file)  # ahead of the key, which may lie beside it
        await schema.upgrade(engine, seal_of(settings).name, adopt=adopt)
    except OtherSecret:
        await engine.dispose()
        raise other_key(settings) from None
    except LookupError as fault:
        await engine.dispose()
        raise DatabaseTooNew(in_words("desk-schema-newer", schema=fault)) from fault
    except (SQLAlchemyError, OSError) as fault:
        await engine.dispose()
        raise told(fault, named(engine.url)) from fault
    if file is not None and (opened := safekeeping.tighten(file)):
        log.warning("files closed to other accounts of this machine", files=[path.name for path in opened])
    return engine


def occupied_by_us(settings: Settings) -> Occupancy | None:
    """Takes an SQLite file for this desk alone: two would each believe the other's messages abandoned."""
    url = settings.database.url.get_secret_value()
    file = safekeeping.database_file(url)
    if file is None:
        return None
    try:
        safekeeping.make_room(file)
        return occupy(file)
    except Occupied as other:
        process = in_words("desk-process", process=other.process) if other.process else ""
        raise DatabaseOccupied(in_words("desk-occupied", file=file, process=process)) from None
    except OSError as fault:
        raise told(fault, named(url)) from fault
