"""Deadlines are kept by kind; those of before, and what was said of a visit's own accord, come over unharmed."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Visit
from bot.jobs.deadlines import DeadlineSweep
from bot.office import office_of
from bot.records import visits_of
from storage import patience, recorded, schema
from storage.engine import open_engine, reading, writing
from storage.events import set_deadlines
from storage.patience import Due
from tests.clock import MONDAY_MORNING, HeldClock
from tests.desk import settings_for
from tests.door.entrance import open_entrance
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

REMINDED_AT = MONDAY_MORNING + timedelta(minutes=10)
WAITING = f"waiting {MONDAY_MORNING:%Y%m%dT%H%M}"
OLD = {
    "form": {"reminded": int(REMINDED_AT.timestamp())},
    "wished": {"wish": 123456789},
    "queued": {WAITING: 2, "queue-paused 20261123": 1},
    "kept": {"attention 0": 1, "released": 0, "owner": 3},
    "released": {"released": 1, "silent": 1},
    "new": {},
}
"""What was said of each visit's own accord, as the released version kept it."""

STATUSES = {"form": "form", "wished": "form", "queued": "queued"}


def _released_version(connection: Connection, revision: str, sheet: dict[str, Any], nudges: dict[str, Any]) -> None:
    """A database as it was, with open visits that have each been told something."""
    up_to(connection, revision)
    put(connection, "sheets", [{**sheet, "first_used_at": MONDAY_MORNING}])
    put(connection, "people", [{**somebody(key), "address": key, "visit_id": key} for key in nudges])
    plain = {"sheet_id": sheet["id"], "occupies": True, "started_at": MONDAY_MORNING, "seen_at": MONDAY_MORNING}
    plain |= {"form": {}, "surveyed": False, "assigned": {}}
    rows = [{**plain, "id": key, "person_id": key, "status": STATUSES.get(key, "in_service")} for key in nudges]
    put(connection, "visits", [{**row, "nudges": nudges[row["id"]]} for row in rows])
    put(connection, "deadlines", [{"visit_id": key, "due_at": _due(key)} for key in nudges])


def _due(key: str) -> datetime:
    return MONDAY_MORNING + timedelta(minutes=60, seconds=sorted(OLD).index(key))


async def visits_in(url: str, revision: str) -> tuple[dict[str, Visit], list[Due]]:
    """A database of that version is brought up to date; what its visits and deadlines are then."""
    engine = open_engine(url)
    async with writing(engine) as connection:
        await connection.run_sync(_released_version, revision, {"id": "s", "text": "x"}, OLD)
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        found = visits_of(await recorded.visits_by_id(connection, list(OLD)), [], [])
        due = await patience.due(connection, MONDAY_MORNING + timedelta(days=1), 100)
    await engine.dispose()
    return found, due


@pytest.mark.parametrize("revision", ["0003", "0008"])
async def test_what_was_said_means_the_same_afterwards(revision: str, empty_database_url: str) -> None:
    found, due = await visits_in(empty_database_url, revision)
    assert {key: dict(visit.nudges) for key, visit in found.items()} == {
        "form": {"reminded": Nudge(1, REMINDED_AT)},
        "wished": {"wish 123456789": Nudge(1, None)},
        "queued": {WAITING: Nudge(2, None), "queue-paused 20261123": Nudge(1, None)},
        "kept": {"attention kept.0": Nudge(1, None), "owner": Nudge(3, None)},
        "released": {"silent": Nudge(1, None)},
        "new": {},
    }
    assert [key for key, visit in found.items() if visit.released] == ["released"]
    assert due == [Due("visit", key, _due(key), 0) for key in sorted(OLD)]


async def test_a_form_reminded_before_rests_in_its_time_and_is_not_reminded_again(empty_database_url: str) -> None:
    source = office_of(settings_for(empty_database_url, None), MONDAY_MORNING.date())
    sheet = {"id": source.office.sheet.id, "text": source.texts[source.office.sheet.id]}
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(_released_version, "0008", sheet, {"form": OLD["form"]})
    await engine.dispose()
    clock = HeldClock()
    async with open_entrance(empty_database_url, clock) as desk:
        sweep = DeadlineSweep(desk.engine, desk.door)
        assert await sweep.run_once(clock.pass_(minutes=59)) == 0
        assert await sweep.run_once(clock.pass_(minutes=2)) == 1
        assert (await desk.one("visits"))["status"] == "form"
        assert await sweep.run_once(clock.pass_(days=14)) == 1
        assert (await desk.one("visits"))["status"] == "lapsed"
        assert len(await desk.told("form")) == 1, "that it is kept, and nothing when it is let go"
        assert await desk.rows("deadlines") == []


async def test_things_of_two_kinds_may_bear_one_name(database_url: str) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    soon, later = MONDAY_MORNING, MONDAY_MORNING + timedelta(hours=1)
    async with writing(engine) as connection:
        await set_deadlines(connection, {("visit", "v"): later, ("letter", "v"): soon})
        [first, second] = await patience.due(connection, later, 100)
        assert (first, second) == (Due("letter", "v", soon, 0), Due("visit", "v", later, 0))
        await patience.set_aside(connection, [first], later)
        assert await patience.undecided(connection, [first, second]) == [second]
        await set_deadlines(connection, {("visit", "v"): None})
        assert [each.kind for each in await patience.due(connection, later + timedelta(hours=1), 100)] == ["letter"]
    await engine.dispose()
