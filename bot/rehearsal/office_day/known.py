"""Who works at the office, as its own database says: only looked at, and not at all where it cannot be."""

from datetime import date

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import records
from bot.rehearsal.office_day.cast import Cast, cast_of
from bot.settings import Settings
from storage import known, safekeeping
from storage.engine import open_engine, reading


async def cast_now(settings: Settings, roles: tuple[str, ...], day: date) -> Cast:
    """The office's people of these roles, by the roster of that day; invented ones where nobody is known."""
    url = settings.database.url.get_secret_value()
    file = safekeeping.database_file(url)
    if make_url(url).get_backend_name() == "sqlite" and (file is None or not file.exists()):
        return cast_of(roles, (), (), day)
    engine = open_engine(url, settings.database.limits)
    try:
        async with reading(engine) as connection:
            staff = [records.staff_of(row) for row in await known.all_staff(connection)]
            lines = [records.roster_line_of(row) for row in await known.all_roster_lines(connection)]
    except (SQLAlchemyError, OSError):
        return cast_of(roles, (), (), day)
    finally:
        await engine.dispose()
    return cast_of(roles, staff, lines, day)
