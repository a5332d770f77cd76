"""Threads at the door: one that is open for each visitor whatever comes in one batch, words in the outbox only."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from sqlalchemy.exc import IntegrityError

from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.thread import Thread
from bot.records import thread_of, thread_row
from storage import bulk, moments, tables, threads
from storage.engine import reading, writing
from tests.clock import MONDAY_MORNING
from tests.desk import open_desk
from tests.door.entrance import Entrance, happened, hired, open_entrance, said
from tests.storage.overheard import overheard
from tests.stories.script import STORIES, read_story
from tests.stories.test_stories import Stage

FULL = Thread(
    "t",
    "p",
    MONDAY_MORNING,
    heard_at=MONDAY_MORNING + timedelta(minutes=1),
    said_at=MONDAY_MORNING + timedelta(minutes=2),
    taken_by="sari",
    closed_at=MONDAY_MORNING + timedelta(minutes=3),
)


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Entrance]:
    async with open_entrance(database_url) as entrance:
        await entrance.bring(hired(1, "Sari", "front_office"))
        yield entrance


@pytest.mark.parametrize("thread", [FULL, Thread("t", "p", MONDAY_MORNING)])
def test_a_thread_comes_back_as_it_was(thread: Thread) -> None:
    assert thread_of(thread_row(thread)) == thread


async def test_in_one_batch_a_thread_is_closed_and_another_opened(desk: Entrance) -> None:
    await desk.bring(said(42, 1, "petugas"))
    batch = (said(42, 2, "batal"), happened(42, 3, ChoicePressed(token(Verb.TALK))), said(42, 4, "Apakah Sabtu buka?"))
    with overheard(desk.engine) as statements:
        await desk.bring(*batch)
    assert len([words for words in statements if words.startswith("INSERT INTO threads")]) == 1, "at the first attempt"
    first, second = sorted(await desk.rows("threads"), key=lambda row: row["closed_at"] is None)
    assert first["closed_at"] is not None
    assert first["heard_at"] is None
    assert second["closed_at"] is None
    assert second["heard_at"] is not None
    assert [row["id"] for row in await desk.rows("deadlines", kind="thread")] == [second["id"]]


async def test_nobody_has_two_that_are_open(desk: Entrance) -> None:
    await desk.bring(said(42, 1, "petugas"))
    [row] = await desk.rows("threads")
    with pytest.raises(IntegrityError):
        async with writing(desk.engine) as connection:
            await bulk.add(connection, tables.threads, [{**row, "id": "another"}])


async def test_what_a_wrong_clock_wrote_keeps_no_thread_open_for_ever(desk: Entrance) -> None:
    await desk.bring(said(42, 1, "petugas"), said(42, 2, "Apakah Sabtu buka?"))
    now = desk.clock.now() - timedelta(days=3)
    async with writing(desk.engine) as connection:
        await moments.bring_back(connection, now, timedelta(minutes=1))
        [row] = await threads.open_of(connection, [(await desk.rows("threads"))[0]["person_id"]])
    assert (row["opened_at"], row["heard_at"]) == (now, now)


# rule: thread-words-in-outbox-only
async def test_what_is_said_in_a_thread_is_kept_in_the_outbox_only(sqlite_url: str) -> None:
    words = ("ijazah yang terbakar", "surat kehilangan", "Surat dari polisi", "surat dari polisi")
    async with open_desk(sqlite_url) as whole, aiohttp.ClientSession() as http:
        await Stage(whole, http, "telegram").play(read_story(STORIES / "tanya_petugas.txt"))
        kept = {name: json.dumps(await whole.rows(name), default=str) for name in tables.metadata.tables}
        async with reading(whole.app.engine) as connection:
            assert await threads.by_id(connection, [row["id"] for row in await whole.rows("threads")])
    assert {name for name, rows in kept.items() if any(each in rows for each in words)} == {"outbox"}
