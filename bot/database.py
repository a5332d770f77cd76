"""Opening the database that the settings name, and what an operator is told when that fails."""

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database_trouble import named, told
from bot.errors import DatabaseTooNew
from bot.settings import Settings
from storage import safekeeping, schema
from storage.engine import open_engine

log = structlog.get_logger(__name__)


async def open_database(settings: Settings) -> AsyncEngine:
    """Opens the database and brings it up to date; says what to do when that fails."""
    engine = open_engine(settings.database.url.get_secret_value(), settings.database.limits)
    file = safekeeping.database_file(engine.url)
    try:
        await schema.upgrade(engine)
    except LookupError as fault:
        await engine.dispose()
        raise DatabaseTooNew(
            f"Basis data ini berasal dari versi Loket yang lebih baru (skema {fault}). Pasang Loket versi terbaru, "
            "atau pakai basis data lain (database.url, LOKET_DATABASE__URL)."
        ) from fault
    except (SQLAlchemyError, OSError) as fault:
        await engine.dispose()
        raise told(fault, named(engine.url)) from fault
    if file is not None and (opened := safekeeping.tighten(file)):
        log.warning("files closed to other accounts of this machine", files=[path.name for path in opened])
    return engine
