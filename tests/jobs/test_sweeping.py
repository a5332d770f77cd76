"""What was erased or has faded is swept out of the database at quiet hours, and no turn waits for it."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.jobs.sweeping import Sweeping
from storage.engine import open_engine, writing
from storage.sweeping import sweep
from storage.tables import journal
from tests.clock import MONDAY_MORNING
from tests.storage.plans import asked

LINE = {"at": MONDAY_MORNING, "who": "s-sari", "what": "duty_on", "visit_id": None, "details": {"of": "Renatasia"}}


def office() -> OfficeCalendar:
    return OfficeCalendar(read_hours("Senin-Jumat 08.00-16.00"), ZoneInfo("Asia/Jakarta"))


async def lines_that_went(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(insert(journal), [LINE] * 20)
    async with writing(engine) as connection:
        await connection.execute(delete(journal))
        if connection.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_stat_force_next_flush()"))


# rule: swept-at-quiet-hours
async def test_once_an_hour_while_the_office_is_closed(database_url: str) -> None:
    engine = open_engine(database_url)
    sweeping, night = Sweeping(engine, office), MONDAY_MORNING + timedelta(hours=12)
    with asked(engine) as statements:
        assert await sweeping.run_once(MONDAY_MORNING) == 0
    assert not [each for each in statements if "VACUUM" in each]
    await lines_that_went(engine)
    swept = await sweeping.run_once(night)
    assert bool(swept) is (engine.dialect.name == "postgresql")
    await lines_that_went(engine)
    assert await sweeping.run_once(night + timedelta(minutes=30)) == 0
    assert bool(await sweeping.run_once(night + timedelta(hours=1))) is bool(swept)
    await engine.dispose()


async def test_what_is_dead_is_gone_over_and_then_nothing_is_left(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    assert "visits" in await sweep(engine), "what was never swept is, whatever the count says"
    assert await sweep(engine) == []
    await lines_that_went(engine)
    assert "journal" in await sweep(engine)
    async with engine.connect() as connection:
        dead = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'journal'"
        assert await connection.scalar(text(dead)) == 0
    await engine.dispose()


# rule: sweeping-blocks-no-turn
async def test_a_table_that_somebody_holds_is_passed_by_and_limits_are_as_before(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    async with engine.connect() as connection:
        usual = await connection.scalar(text("SHOW statement_timeout"))
    async with writing(engine) as connection:
        await connection.execute(text("LOCK TABLE journal IN ACCESS EXCLUSIVE MODE"))
        assert "journal" in await sweep(engine, ["journal"]), "asked for, and not waited for"
    async with engine.connect() as connection:
        assert await connection.scalar(text("SHOW statement_timeout")) == usual
        assert await connection.scalar(text("SHOW vacuum_cost_delay")) == "0"
    await engine.dispose()


def _bytes_of(url: str) -> bytes:
    return Path(str(make_url(url).database)).read_bytes()


async def test_on_sqlite_the_log_is_emptied(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    await lines_that_went(engine)
    assert _bytes_of(f"{sqlite_url}-wal")
    assert await sweep(engine) == []
    assert not _bytes_of(f"{sqlite_url}-wal")
    assert b"Renatasia" not in _bytes_of(sqlite_url)
    await engine.dispose()


async def test_a_database_that_is_away_is_swept_in_the_next_round(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/tidak/ada.sqlite3")
    await Sweeping(engine, office).run_safely(MONDAY_MORNING + timedelta(hours=12))
    await engine.dispose()
