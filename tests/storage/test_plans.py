"""No statement of a turn, a sweep or a delivery reads a table that grows with history from end to end.

What is held here is each database's own plan for every statement that whole visits send, whatever they hold by then:
SQLite's planner goes by the indexes alone, and PostgreSQL's is forbidden to read a table from end to end.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import Text, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.desk.timetable import timetable
from bot.jobs.retention import in_order
from storage import fading, queue, schema, surveys
from storage.datamap import Fading
from storage.engine import open_engine, reading, writing
from storage.tables import metadata
from tests.clock import MONDAY_MORNING, HeldClock
from tests.desk import open_desk
from tests.storage.plans import asked, is_planned_anew, scans
from tests.stories.meeting_stage import meeting_stage
from tests.stories.script import STORIES, read_story
from tests.stories.test_second_chat import call, join, unreachable, waiting
from tests.stories.test_stories import Stage, sections_of
from tests.stories.test_whatsapp_visits import FRIDAY_EVENING, MONDAY, TEMPLATES, approved, desk_with, register, staff
from tests.stories.test_whatsapp_visits import write as write_on_whatsapp

PLAYED = (
    ("kunjungan_lengkap", "telegram"),
    ("empat_pengunjung", "web"),
    ("terlambat", "whatsapp"),
    ("tanya_hening", "web"),
    ("status_lalu", "web"),
    ("survei_pengingat", "telegram"),
    ("janji_tidak_hadir", "web"),
    ("mewakili", "telegram"),
    ("jam_dicabut", "telegram"),
    ("pekerjaan_saya", "web"),
    ("papan_antrean", "telegram"),
    ("hari_ini", "telegram"),
    ("atur_kategori", "telegram"),
)


@asynccontextmanager
async def no_history_read(engine: AsyncEngine, at_least: int) -> AsyncIterator[None]:
    """Every statement sent while the block runs finds what it wants by an index, and by the same one whatever it is."""
    with asked(engine) as statements:
        yield
    async with reading(engine) as connection:
        found = {words: await scans(connection, words, given) for words, given in statements.items()}
        # rule: way-found-once
        anew = [words for words, given in statements.items() if await is_planned_anew(connection, words, given)]
    assert len(found) > at_least
    assert {words: plan for words, plan in found.items() if plan} == {}
    assert anew == []


@pytest.mark.parametrize(("story", "channel"), PLAYED)
async def test_a_visit(story: str, channel: str, database_url: str) -> None:
    path = STORIES / f"{story}.txt"
    opened = open_desk(database_url, sections=sections_of(path), on_whatsapp=channel == "whatsapp")
    async with opened as desk, aiohttp.ClientSession() as http:
        acts = [act for act in read_story(path) if "table" not in act.parts]  # the test's own looks do not count
        async with no_history_read(desk.app.engine, at_least=20):
            await Stage(desk, http, channel).play(acts)


async def test_a_visit_that_the_meeting_sees(database_url: str, tmp_path: Path) -> None:
    async with (
        meeting_stage(database_url, tmp_path / "story.txt") as stage,
        no_history_read(stage.desk.app.engine, at_least=30),
    ):
        rina, stranger = stage.rina(), stage.zoom.person("iPhone")
        await stage.happens(stranger.enter_waiting_room(), minutes=1)
        await stage.play("Sari menekan [Bukan pengunjung]\nRina mengirim dokumen")
        await stage.admitted(rina)
        await stage.happens(rina.enter_breakout("1"), minutes=4)
        await stage.happens(rina.leave(), minutes=5)
        await stage.play("Sari menekan [Panggil kembali]\nSari: menu")


async def test_a_weekend_between_question_and_answer(database_url: str) -> None:
    async with desk_with(database_url, HeldClock(FRIDAY_EVENING), **TEMPLATES) as desk:
        approved(desk)
        await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        async with no_history_read(desk.app.engine, at_least=20):
            await desk.wait(**MONDAY)
            await write_on_whatsapp(desk, rina, "Saya sudah di sini")


async def test_a_queue_longer_than_a_turn_loads(database_url: str) -> None:
    """Who is put behind its heads is counted by the index."""
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    async with no_history_read(engine, at_least=0), reading(engine) as connection:
        await queue.ahead(connection, [(MONDAY_MORNING, ""), (MONDAY_MORNING, "N-9")])
    await engine.dispose()


async def test_a_scan_would_be_seen(database_url: str) -> None:
    """Without its index a question about the queue reads every visit there ever was."""
    engine, on_sqlite = open_engine(database_url), database_url.startswith("sqlite")
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        for question in ("SELECT id FROM visits WHERE outcome = 'x'", "SELECT key FROM inbox WHERE reason = 'x'"):
            assert await scans(connection, question, ())
        assert await is_planned_anew(connection, "SELECT id FROM outbox WHERE state = ?", ("pending",)) is on_sqlite
        assert await scans(connection, "SELECT id FROM visits WHERE id = 'x'", ()) == []
        await connection.execute(text("SELECT 1"))
    await engine.dispose()


async def test_a_call_that_goes_to_a_second_chat(database_url: str) -> None:
    sections = {"queue": {"capacity": 1}}
    async with open_desk(database_url, sections=sections, on_whatsapp=True) as desk:
        rina, phone = desk.telegram.user(7, first_name="Rina"), desk.whatsapp.user("6281200000001", name="Rina")
        async with no_history_read(desk.app.engine, at_least=20):
            await join(desk, rina, phone)
            _, budi = await waiting(desk, rina)
            unreachable(desk)
            await call(desk, budi)
            await write_on_whatsapp(desk, phone, "status", "lepaskan")
        assert any("tidak sampai lewat Telegram" in text for text in phone.texts)


async def test_what_goes_on_by_itself(sqlite_url: str) -> None:
    """Every round that is gone by the second or the minute, once what was there before has been taken in. On SQLite,
    which does not know how many people there are: PostgreSQL does, and of a few reads them all."""
    path = STORIES / "kunjungan_lengkap.txt"
    async with open_desk(sqlite_url, sections=sections_of(path)) as desk, aiohttp.ClientSession() as http:
        await Stage(desk, http, "telegram").play([act for act in read_story(path) if "table" not in act.parts])
        rounds = [each for each in timetable(desk.app.work, 1) if each.name not in ("backups", "unfinished")]
        for _ in range(2):
            for each in rounds:
                await each.work(desk.clock.now())
        async with no_history_read(desk.app.engine, at_least=20):
            for each in rounds:
                await each.work(desk.clock.now())


BY_ADDRESS = ("cards",)
"""What leads to people by an address: everybody is read for it, which an index on addresses of people would spare."""


@pytest.mark.parametrize(
    "each",
    [each for each in in_order() if each.entry.name not in BY_ADDRESS],
    ids=lambda each: f"{each.entry.name}-{each.kept.name}",
)
async def test_what_fades_under_the_lock(each: Fading, sqlite_url: str) -> None:
    """A batch that fades is found by its keys, whatever else is old. On SQLite, likewise."""
    engine = open_engine(sqlite_url)
    await schema.upgrade(engine)
    key = tuple("1" if isinstance(column.type, Text) else 1 for column in metadata.tables[each.entry.name].primary_key)
    async with no_history_read(engine, at_least=0), writing(engine) as connection:
        await fading.fade(connection, each, MONDAY_MORNING, [key])
    await engine.dispose()


async def test_unfinished_answers_under_the_lock(database_url: str) -> None:
    """Who has left a questionnaire was found before, while others wrote."""
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    async with no_history_read(engine, at_least=0), writing(engine) as connection:
        await surveys.erase_unfinished(connection, ("p1",), MONDAY_MORNING)
    await engine.dispose()
