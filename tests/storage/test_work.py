"""Whose work a visit is, on a real database: brought along, kept anew, bounded however much there is."""

from typing import Any

import pytest
from sqlalchemy import Connection, text

from storage import bulk, schema, work
from storage.engine import open_engine, reading, writing
from storage.tables import people, visits
from storage.tables import work as work_table
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

NOTHING_YET = {"surveyed": False, "form": {}, "nudges": {}, "occupies": False}


def visit(key: str, status: str, assigned: dict[str, str]) -> dict[str, Any]:
    when = {"started_at": MONDAY_MORNING, "seen_at": MONDAY_MORNING}
    whose = {"person_id": "rina", "sheet_id": "s"}
    return {"id": key, "status": status, "assigned": assigned, **whose, **when, **NOTHING_YET}


def as_before(connection: Connection) -> None:
    up_to(connection, "0034")
    put(connection, "people", [somebody("rina")])
    put(connection, "sheets", [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
    both = {"front_office": "sari", "back_office": "bayu"}
    rows = [visit("v1", "in_service", both), visit("v2", "queued", {}), visit("v3", "finished", both)]
    put(connection, "visits", rows)


async def test_who_had_taken_an_open_visit_before_has_it_still(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(as_before)
    assert await schema.upgrade(engine) == "0034"
    async with reading(engine) as connection:
        rows = [dict(row) for row in (await connection.execute(text("SELECT * FROM work"))).mappings()]
        assert sorted((row["visit_id"], row["staff_id"], row["kind"]) for row in rows) == [
            ("v1", "bayu", "held"),
            ("v1", "sari", "held"),
        ]
        [found] = await work.of(connection, {"sari"}, 5)
        assert (found["visit_id"], found["since"]) == ("v1", MONDAY_MORNING)
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def followed(key: str, visit_id: str, *entries: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A follow-up with what became of it."""
    blank = {"role": "", "owner": None, "due_at": None, "words": "", "by": "sari", "at": MONDAY_MORNING}
    rows = [{**blank, "follow_up_id": key, "serial": no, **entry} for no, entry in enumerate(entries)]
    return {"id": key, "visit_id": visit_id, "serial": 0, "answer_by": None, "decide_by": None}, rows


def with_follow_ups(connection: Connection) -> None:
    up_to(connection, "0036")
    put(connection, "people", [somebody("rina")])
    put(connection, "sheets", [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
    put(connection, "visits", [visit(f"v{no}", "finished", {}) for no in range(1, 5)])
    owed = {"visit_id": "v3", "staff_id": "bayu", "kind": "outcome", "since": MONDAY_MORNING}
    put(connection, "work", [owed])
    opened = {"what": "opened", "role": "back_office", "owner": "bayu"}
    for key, rows in (
        followed("v1.f0", "v1", opened),
        followed("v2.f0", "v2", opened, {"what": "handed", "role": "front_office"}, {"what": "moved"}),
        followed("v3.f0", "v3", opened),
        followed("v4.f0", "v4", opened, {"what": "done"}),
    ):
        put(connection, "follow_ups", [key])
        put(connection, "follow_up_entries", rows)


async def test_what_is_still_to_be_done_after_a_visit_is_brought_along(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(with_follow_ups)
    assert await schema.upgrade(engine) == "0036"
    async with reading(engine) as connection:
        rows = [dict(row) for row in (await connection.execute(text("SELECT * FROM work"))).mappings()]
        assert sorted((row["visit_id"], row["staff_id"], row["kind"]) for row in rows) == [
            ("v1", "back_office", "behind"),
            ("v1", "bayu", "follow_up"),
            ("v2", "front_office", "follow_up"),
            ("v3", "back_office", "behind"),
            ("v3", "bayu", "outcome"),
        ]
        found = await work.of(connection, {"bayu"}, 5)
        assert {row["since"] for row in found} == {MONDAY_MORNING}
        assert await connection.run_sync(differences) == []
    await engine.dispose()


@pytest.mark.parametrize("taken", [3, 70])
async def test_of_one_officer_a_bounded_part_is_found_with_how_many_there_are(database_url: str, taken: int) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    ids = [f"v{no:03d}" for no in range(taken)]
    async with writing(engine) as connection:
        await bulk.add(connection, people, [{**somebody("rina"), "heard_at": None}])
        await connection.execute(text("INSERT INTO sheets (id, text, first_used_at) VALUES ('s', '', '2026-11-23')"))
        await bulk.add(connection, visits, [visit(key, "in_service", {"front_office": "sari"}) for key in ids])
        rows = [{"visit_id": key, "staff_id": "sari", "kind": "held", "since": MONDAY_MORNING} for key in ids]
        await work.keep(connection, ids, rows)
        await work.keep(connection, ids[:1], [{**rows[0], "staff_id": "dewi"}])
    async with reading(engine) as connection:
        found = await work.of(connection, {"sari"}, 20)
        kept = (await connection.execute(work_table.select())).all()
    assert len(found) == min(20, taken - 1)
    assert {row["total"] for row in found} == {taken - 1}
    assert len(kept) == taken
    await engine.dispose()
