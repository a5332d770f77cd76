"""A night's retention, or a signed destruction, as a process of its own in the smallest steps there are: the desk
begins the first only after ten minutes, and the second never."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from bot.archive import destruction
from bot.flows.calendar.calendar import OfficeCalendar
from bot.jobs import retention
from bot.jobs.retention import Retention
from storage.datamap import data_map
from storage.engine import open_engine
from tests.desk import settings_for
from tests.kept import KEEPER

_DAYS = 365


def _never_asked() -> OfficeCalendar:
    raise AssertionError("the night has begun")


async def _work(url: str, which: str = "") -> None:
    engine, now = open_engine(url, keeper=KEEPER), datetime.now(UTC)
    lengths = {kept.setting: timedelta(days=_DAYS) for kept in data_map().kept.values() if kept.setting}
    try:
        if which:
            await destruction.destroy(engine, settings_for(url, None), which, now)
        else:
            await Retention(engine, lengths, _never_asked).carry_out(now, 10_000)
    finally:
        await engine.dispose()


if __name__ == "__main__":
    retention.BATCH = destruction.BATCH = 1
    asyncio.run(_work(*sys.argv[1:]))
