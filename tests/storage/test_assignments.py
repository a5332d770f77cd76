"""Assignments on a real database: what was there before is brought along, and what is ended keeps its row."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, column, insert, table

from bot.flows.scene.events import DESK, ClockJumped, Event, StaffAdded, StaffRemoved
from bot.flows.state.assignments import Assignment
from bot.records import assignment_of
from storage import bulk, known, schema
from storage.engine import open_engine, reading, writing
from storage.tables import assignments, metadata
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import happened, hired, open_entrance
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

MINUTE = timedelta(minutes=1)


def _put(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    """Writes rows with the columns they name, whatever the table has learnt since."""
    known_as = metadata.tables[name].c
    as_it_was = table(name, *(column(key, known_as[key].type) for key in rows[0]))
    connection.execute(insert(as_it_was), rows)


def _bound(staff: str, role: str, minutes: int) -> dict[str, Any]:
    details = {"staff": staff, "role": role}
    return {"at": MONDAY_MORNING + minutes * MINUTE, "who": staff, "what": "staff_bound", "details": details}


def _members(connection: Connection, revision: str) -> None:
    """Sari was promoted and went on in another chat; nobody wrote down when Bayu came; Dewi is only invited."""
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    _put(
        connection, "people", [{**somebody(key), "address": key, "staff_id": key} for key in ("sari", "bayu", "tigor")]
    )
    plain = {"on_duty": True, "invite_digest": None, "invite_expires_at": None}
    rows: list[dict[str, Any]] = [
        {**plain, "id": "sari", "name": "Sari", "role": "supervisor", "person_id": "sari"},
        {**plain, "id": "bayu", "name": "Bayu", "role": "back_office", "person_id": "bayu"},
        {**plain, "id": "tigor", "name": "Tigor", "role": "admin", "person_id": "tigor"},
        {**plain, "id": "dewi", "name": "Dewi", "role": "front_office", "person_id": None, "invite_digest": "x"},
    ]
    if revision > "0003":
        rows = [{**row, "seated_at": None} for row in rows]
        rows[2]["seated_at"] = MONDAY_MORNING + 9 * MINUTE
    _put(connection, "staff", rows)
    journal = [_bound("sari", "supervisor", 1), _bound("sari", "front_office", 2), _bound("sari", "supervisor", 3)]
    journal += [_bound("sari", "supervisor", 4), {**_bound("bayu", "back_office", 5), "what": "staff_removed"}]
    _put(connection, "journal", journal)


async def _held(url: str) -> list[Assignment]:
    engine = open_engine(url)
    async with reading(engine) as connection:
        found = [assignment_of(row) for row in await known.all_assignments(connection)]
    await engine.dispose()
    return found


@pytest.mark.parametrize("revision", ["0003", "0010"])
async def test_whoever_has_a_post_goes_on_holding_it(revision: str, empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(_members, revision)
        now = datetime.now(MONDAY_MORNING.tzinfo)
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()
    bayu, sari, tigor = await _held(empty_database_url)
    assert sari == Assignment("sari", "supervisor", MONDAY_MORNING + 3 * MINUTE)
    assert bayu == Assignment("bayu", "back_office", bayu.begins_at)
    assert abs(bayu.begins_at - now) < timedelta(minutes=5), "nobody knows since when: since now"
    if revision == "0003":
        assert abs(tigor.begins_at - now) < timedelta(minutes=5)
    else:
        assert tigor == Assignment("tigor", "admin", MONDAY_MORNING + 9 * MINUTE)


async def test_a_post_is_written_when_it_begins_and_when_it_ends(empty_database_url: str) -> None:
    clock = HeldClock()
    async with open_entrance(empty_database_url, clock) as desk:
        await desk.bring(hired(11, "Sari", "front_office"))
        sari = (await desk.one("staff"))["id"]
        began = (await desk.one("assignments"))["begins_at"]
        clock.pass_(minutes=5)
        await desk.bring(happened(11, "up", StaffAdded("Sari", "supervisor", sari)))
        promoted = clock.now()
        clock.pass_(minutes=5)
        await desk.bring(happened(12, "out", StaffRemoved(sari)))
        removed = clock.now()
        assert await desk.rows("staff") == []
    assert began == MONDAY_MORNING
    assert await _held(empty_database_url) == [
        Assignment(sari, "front_office", began, promoted),
        Assignment(sari, "supervisor", promoted, removed),
    ]


async def test_a_post_taken_up_or_left_by_a_wrong_clock_is_so_since_it_was_put_right(empty_database_url: str) -> None:
    clock = HeldClock()
    async with open_entrance(empty_database_url, clock) as desk:
        await desk.bring(hired(11, "Sari", "front_office"), hired(12, "Bayu", "back_office"))
        clock.pass_(days=30)
        await desk.bring(hired(13, "Dewi", "front_office"))
        ids = {row["name"]: row["id"] for row in await desk.rows("staff")}
        await desk.bring(happened(12, "out", StaffRemoved(ids["Bayu"])))
        letter = {"staff_id": ids["Sari"], "serial": 1, "role": "back_office", "letter": "12/ST/2026"}
        until = clock.now()
        async with writing(desk.engine) as connection:
            await bulk.add(connection, assignments, [{**letter, "begins_at": MONDAY_MORNING, "ends_at": until}])
            await known.staff_changed(connection)
        right = clock.pass_(days=-29)
        await desk.bring(Event(DESK, "jumped", right, ClockJumped(-29 * 86400, followed=True)))
        clock.pass_(minutes=1)
        await desk.bring(happened(13, "out", StaffRemoved(ids["Dewi"])))
    names = {key: name for name, key in ids.items()}
    held = {(names[each.staff_id], each.begins_at, each.ends_at) for each in await _held(empty_database_url)}
    assert held == {
        ("Sari", MONDAY_MORNING, None),
        ("Sari", MONDAY_MORNING, until),
        ("Bayu", MONDAY_MORNING, right),
        ("Dewi", right, right + MINUTE),
    }
