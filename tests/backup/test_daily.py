"""The desk makes a day's backup by itself, makes up for one it missed, tries them out, and does not keep quiet about
one that failed."""

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.backup import names, tests_done
from bot.flows.scene.events import TELEGRAM, Event, StaffAdded
from bot.jobs.backups import Backups
from bot.turn import arrival
from tests.backup.store import later, terms_for
from tests.desk import Desk, open_desk

ADMIN = 9


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url) as desk:
        desk.telegram.user(ADMIN, first_name="Dewi")
        body = StaffAdded("Dewi", "admin")
        await desk.app.door.enter(
            [arrival(Event(TELEGRAM, "console:a", desk.clock.now(), body, str(ADMIN), str(ADMIN)))]
        )
        yield desk


@pytest.fixture
def backups(desk: Desk, tmp_path: Path, sqlite_url: str) -> Backups:
    terms = terms_for(sqlite_url, tmp_path / "backups", at=time(2), tested_every=timedelta(days=7))
    return Backups(desk.app.engine, desk.app.door, terms)


def told(desk: Desk) -> list[str]:
    return [each.text for each in desk.telegram.user(ADMIN).messages if "cadangan" in each.text]


# rule: missed-backup-is-made-up
async def test_one_a_day_and_at_once_where_it_was_missed(desk: Desk, backups: Backups, tmp_path: Path) -> None:
    """The machine is on from nine to five: never at two in the night."""
    terms = terms_for("", tmp_path / "backups")
    for day in range(3):
        made = [await backups.run_once(later(days=day, hours=hour)) for hour in range(8)]
        assert made == [1, 0, 0, 0, 0, 0, 0, 0]
    assert len(names.found(terms)) == 3
    await desk.settle()
    assert told(desk) == []


async def test_the_newest_is_restored_aside_now_and_then(backups: Backups, tmp_path: Path) -> None:
    terms = terms_for("", tmp_path / "backups")
    for day in range(9):
        await backups.run_once(later(days=day))
    done = tests_done.last_good(terms)
    assert done is not None
    assert done.tested_at == later(days=7)
    assert done.faults == ()


# rule: failed-backup-told-once
async def test_one_that_fails_is_told_once_a_day_and_tried_again(desk: Desk, backups: Backups, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("no folder")
    for minute in range(0, 300, 30):
        assert await backups.run_once(later(minutes=minute)) == 0
    await desk.settle()
    assert len(told(desk)) == 1
    assert "loket doctor" in told(desk)[0]
    assert "backup.failed" in [row["name"] for row in await desk.rows("health")]
    assert await backups.run_once(later(days=1)) == 0
    await desk.settle()
    assert len(told(desk)) == 2
    (tmp_path / "backups").unlink()
    assert await backups.run_once(later(days=1, hours=2)) == 1
    assert "backup.failed" not in [row["name"] for row in await desk.rows("health")]


async def test_a_clock_that_was_wrong_does_not_keep_backups_from_being_made(backups: Backups) -> None:
    assert await backups.run_once(later(days=300)) == 1
    assert await backups.run_once(later(hours=1)) == 1
