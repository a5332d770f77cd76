"""Outcomes of before come over as their first version; outcomes and follow-ups are read back as they were written."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
from sqlalchemy import Connection

from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went
from bot.flows.state.outcome import Outcome, OutcomeKind
from bot.flows.state.visits import Visit
from bot.records import follow_up_rows, outcome_rows, visits_of
from storage import bulk, follow_ups, recorded, schema
from storage.engine import open_engine, reading, writing
from storage.tables import follow_up_entries, outcomes
from storage.tables import follow_ups as follow_up_table
from tests.clock import MONDAY_MORNING
from tests.desk import open_desk
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_plans import no_history_read
from tests.storage.test_schema import differences
from tests.stories.script import STORIES, read_story
from tests.stories.test_stories import Stage, sections_of

LATER = MONDAY_MORNING + timedelta(hours=1)
WRITTEN = {"a": "Dijelaskan cara verval", "b": None, "c": "", "d": "Diteruskan: \"tim\" 'Dapodik'"}
"""What visits of before had for an outcome; the last is still open."""


def _as_it_was(connection: Connection) -> None:
    up_to(connection, "0026")
    put(connection, "sheets", [{"id": "s", "text": "x", "first_used_at": MONDAY_MORNING}])
    put(connection, "people", [{**somebody(key), "address": key, "visit_id": key} for key in WRITTEN])
    plain = {"sheet_id": "s", "occupies": False, "started_at": MONDAY_MORNING, "seen_at": MONDAY_MORNING, "form": {}}
    plain |= {"surveyed": False, "assigned": {}, "nudges": {}}
    rows = [{**plain, **_ended(key), "id": key, "person_id": key, "outcome": text} for key, text in WRITTEN.items()]
    put(connection, "visits", rows)


def _ended(key: str) -> dict[str, Any]:
    if key == "d":
        return {"status": "in_service", "closed_at": None}
    return {"status": "finished", "closed_at": LATER}


async def _read(connection: Any, *ids: str) -> dict[str, Visit]:
    return visits_of(
        await recorded.visits_by_id(connection, ids),
        (),
        (),
        outcomes=await follow_ups.outcomes_of(connection, ids),
        follow_ups=await follow_ups.follow_ups_of(connection, ids),
    )


async def test_what_was_written_before_is_version_one(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(_as_it_was)
    assert await schema.upgrade(engine) == "0026"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        visits = await _read(connection, *WRITTEN)
    await engine.dispose()
    assert {key: visit.outcomes for key, visit in visits.items()} == {
        "a": (Outcome(1, LATER, "desk", "Dijelaskan cara verval", (), follow_up=False),),
        "b": (),
        "c": (),
        "d": (Outcome(1, MONDAY_MORNING, "desk", "Diteruskan: \"tim\" 'Dapodik'", (), follow_up=False),),
    }


async def test_outcomes_and_follow_ups_come_back_as_they_were(database_url: str) -> None:
    opened = FollowUpEntry(Went.OPENED, MONDAY_MORNING, "s-bayu", "back_office", "s-bayu", LATER)
    moved = FollowUpEntry(Went.MOVED, LATER, "s-bayu", due_at=LATER + timedelta(days=2), words="Menunggu surat")
    written = (
        Outcome(1, MONDAY_MORNING, "s-bayu", "pungutan"),
        Outcome(1, LATER, "s-bayu", "pungutan", (OutcomeKind.COMPLAINT, OutcomeKind.INPUT), follow_up=True),
    )
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        await bulk.add(connection, *_table("sheets", {"id": "s", "text": "x", "first_used_at": MONDAY_MORNING}))
        await bulk.add(connection, *_table("people", {**somebody("p"), "address": "p"}))
        row = {"id": "v", "person_id": "p", "sheet_id": "s", "occupies": False, "started_at": MONDAY_MORNING}
        row |= {"seen_at": MONDAY_MORNING, "form": {}, "surveyed": False, "assigned": {}, "nudges": {}}
        row |= {"status": "queued"}
        await bulk.add(connection, *_table("visits", row))
        [before] = (await _read(connection, "v")).values()
        first = _grown(before, written[:1], FollowUp("v.f0", LATER, LATER + timedelta(days=50), (opened,)))
        await _write(connection, before, first)
        whole = _grown(first, written, first.follow_ups[0].and_then(moved))
        await _write(connection, first, whole)
    async with reading(engine) as connection:
        assert (await _read(connection, "v"))["v"] == whole
    await engine.dispose()


def _table(name: str, row: dict[str, Any]) -> tuple[Any, list[dict[str, Any]]]:
    return outcomes.metadata.tables[name], [row]


def _grown(visit: Visit, written: tuple[Outcome, ...], follow_up: FollowUp) -> Visit:
    return replace(visit, outcomes=written, follow_ups=(follow_up,))


async def _write(connection: Any, before: Visit, after: Visit) -> None:
    """Only what is new."""
    await bulk.add(connection, outcomes, outcome_rows(before, after))
    new, entries = follow_up_rows(before, after)
    await bulk.add(connection, follow_up_table, new)
    await bulk.add(connection, follow_up_entries, entries)


async def test_they_are_found_by_index(database_url: str) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    async with no_history_read(engine, at_least=2), reading(engine) as connection:
        await follow_ups.outcomes_of(connection, ["v", "w"])
        await follow_ups.follow_ups_of(connection, ["v", "w"])
        await follow_ups.open_follow_ups(connection, 60)
    await engine.dispose()


async def test_a_complaint_from_its_receipt_to_its_decision_is_kept(database_url: str) -> None:
    path = STORIES / "tindak_lanjut_keluhan.txt"
    async with open_desk(database_url, sections=sections_of(path)) as desk, aiohttp.ClientSession() as http:
        await Stage(desk, http, "telegram").play(read_story(path))
        kept = [(row["what"], row["serial"]) for row in await desk.rows("follow_up_entries")]
    assert kept == [("opened", 0), ("lodged", 1), ("answered", 2), ("done", 3)]
