"""The day's report book makes itself as the office closes: once, never lost, sent, and afterwards only added to."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from bot import records
from bot.flows.board import day as board
from bot.flows.board.needs import DaySoFar
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.flows.procedure.timeline import StepState
from bot.flows.scene.events import CONSOLE, Event, TextSent
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.scene import Scene
from bot.flows.scene.topics import Found
from bot.flows.state.at_desk import AtDesk, Queue
from bot.flows.state.desk import Desk as AtTheDesk
from bot.flows.state.loaded import Loaded
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from bot.jobs.day_books import due_days
from bot.papers.books.day import read, written
from bot.papers.books.day_reading import day_given
from bot.papers.books.day_writing import book_of
from bot.papers.indonesian import day_of, number
from bot.turn.loaders.asking import Asking
from bot.turn.loaders.day import load_day
from storage import books, bulk
from storage.chain.entries import Head, close_day
from storage.engine import reading, writing
from storage.tables import journal, people, visits
from tests.clock import HeldClock
from tests.desk import Desk, open_desk
from tests.storage.plans import asked, scans
from tests.storage.rows import somebody

ZONE = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)
HOURS = {"office": {"hours": "senin-jumat 08.00-16.00"}}


async def closed(desk: Desk) -> int:
    count = await desk.app.work.day_books.run_once(desk.clock.now())
    await desk.settle()
    return count


# rule: every-working-day-closed-once
# rule: book-sent-once
# rule: closed-day-stays-closed
async def test_a_day_is_closed_once_and_sent_to_supervisors(database_url: str) -> None:
    async with open_desk(database_url, HeldClock(MONDAY), sections=HOURS) as desk:
        nur = await desk.hire("Nur", "supervisor", 11)
        sari = await desk.hire("Sari", "front_office", 12)
        await desk.say(sari, "/serah kunci di laci")
        assert await closed(desk) == 0, "the office is open"
        desk.clock.pass_(hours=7, minutes=6)
        with asked(desk.app.engine) as statements:
            assert await closed(desk) == 1
        assert await closed(desk) == 0
        await desk.restart()
        assert await closed(desk) == 0
        sent = [message for message in nur.messages if "Buku laporan" in message.text]
        assert len(sent) == 1
        row = await desk.one("day_books")
        assert (row["day"], row["version"]) == (date(2026, 11, 23), 1)
        book = read(row["given"])
        assert [note.words for note in book.notes] == ["kunci di laci"]
        async with reading(desk.app.engine) as connection:
            assert {w: plan for w, g in statements.items() if (plan := await scans(connection, w, g))} == {}
        async with writing(desk.app.engine) as connection:
            again = {"day": row["day"], "version": 1, "given": {}, "made_at": desk.clock.now()}
            await books.close(connection, [again])
        assert (await desk.one("day_books"))["given"] == row["given"]


# rule: book-carries-the-head
async def test_a_book_carries_the_archives_head_of_the_day_before(desk: Desk) -> None:
    monday, sunday = MONDAY.date(), MONDAY.date() - timedelta(days=1)
    head: Head | None = None
    for due in (None, sunday, monday):
        if due is not None:
            async with writing(desk.app.engine) as connection:
                head = await close_day(connection, due)
        async with desk.app.work.opened_for_papers(desk.clock.now()) as source:
            book = book_of(await day_given(source, monday), source.office, source.voice)
        told = f"{day_of(due)}: entri {head.serial}, {head.head[:16]}" if due and head else ""
        assert book.archive == (f"Kepala arsip {told}" if told else "")
    assert read({name: value for name, value in written(book).items() if name != "archive"}).archive == ""


def test_what_is_due() -> None:
    calendar = OfficeCalendar(read_hours("senin-jumat 08.00-16.00"), ZONE)
    friday = datetime(2026, 11, 20, 12, tzinfo=ZONE).date()
    sunday = datetime(2026, 11, 22, 12, tzinfo=ZONE)
    assert list(due_days(calendar, sunday, friday)) == [], "on days off nothing is closed"
    wednesday = datetime(2026, 11, 25, 10, tzinfo=ZONE)
    assert list(due_days(calendar, wednesday, friday)) == [date(2026, 11, 23), date(2026, 11, 24)], "made up for"
    assert list(due_days(calendar, wednesday, None)) == [], "a desk without any book begins with today"


def drawn(desk: Desk, seed: int) -> list[Visit]:
    """Visits of a random day, as they ended."""
    draw, sheet = random.Random(seed), desk.app.office.sheet
    found = []
    for no in range(draw.randint(1, 40)):
        at = MONDAY - timedelta(minutes=draw.randint(1, 50))
        steps = tuple(
            StepResult(step.no, StepState.DONE, at, at, used=timedelta(seconds=draw.randint(5, 900)))
            for step in sheet.steps
        )
        status = draw.choice([each for each in Status if not each.open])
        visit = Visit(f"v{no}", "rina", sheet.id, at, at, status, calendar_id=desk.app.office.calendar_id)
        named = replace(visit, ticket=f"A-{no:03}", number=f"N-{no:03}", closed_at=at)
        found.append(replace(named, result=Result(at, steps, ())))
    return found


# rule: day-counted-in-one-place
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_book_and_the_day_in_chat_tell_the_same(database_url: str, seed: int) -> None:
    async with open_desk(database_url, HeldClock(MONDAY), sections=HOURS) as desk:
        ended = drawn(desk, seed)
        waits = Visit("w", "rina", desk.app.office.sheet.id, MONDAY, MONDAY, Status.QUEUED, calendar_id=None)
        waiting = records.visit_row(waits, occupies=False) | {"ticket": "A-900", "number": "N-900"}
        waiting |= {"queued_at": MONDAY - timedelta(minutes=1), "started_at": MONDAY - timedelta(minutes=1)}
        async with writing(desk.app.engine) as connection:
            await bulk.add(connection, people, [{**somebody("rina"), "heard_at": None}])
            await bulk.add(connection, visits, [*(records.visit_row(v, occupies=False) for v in ended), waiting])
        now = desk.clock.now()
        async with reading(desk.app.engine) as connection:
            asking = Asking(connection, frozenset(), desk.app.office, AtTheDesk(), (), now)
            day = (await load_day(asking)).value
        async with desk.app.work.opened_for_papers(now) as source:
            book = book_of(await day_given(source, MONDAY.date()), source.office, source.voice)
        queue = Queue((AtDesk("w", "A-900", MONDAY),), 1)
        facts = Facts(
            now,
            desk.app.office,
            Fresh("f", "u"),
            AtTheDesk(queue=queue),
            Loaded({}),
            Loaded({}),
            found=Found({DaySoFar: day}),
        )
        scene = Scene(Event(CONSOLE, "x", now, TextSent("x")), facts, facts.desk)
        sums = board.sums(scene)
        told = {line.key: line.value for line in book.tallies}
        assert {key: told[key] for key in sums if key in told} == {k: number(v) for k, v in sums.items() if k in told}  # type: ignore[arg-type]  # counts are whole numbers
        chat = [(s.identity.name, [(e.step.no, e.times, e.late) for e in found]) for s, found in board.steps(scene)]
        assert chat == [(sheet.name, [(e.no, e.times, e.late) for e in sheet.steps]) for sheet in book.sheets]


# rule: joining-is-coming
async def test_whoever_joins_is_on_duty_from_then_on(database_url: str) -> None:
    async with open_desk(database_url, HeldClock(MONDAY), sections=HOURS) as desk:
        await desk.hire("Sari", "front_office", 12)
        desk.clock.pass_(hours=1)
        bayu = await desk.hire("Bayu", "front_office", 13)
        desk.clock.pass_(hours=1)
        await desk.say(bayu, "/selesai")
        assert await present(desk) == {"Bayu": "10.00–11.00", "Sari": "09.00–11.00"}
        async with writing(desk.app.engine) as connection:
            await connection.execute(delete(journal))
        assert await present(desk) == {"Sari": "09.00–11.00"}, "whoever came before joining was told of"


async def present(desk: Desk) -> dict[str, str]:
    async with desk.app.work.opened_for_papers(desk.clock.now()) as source:
        book = book_of(await day_given(source, MONDAY.date()), source.office, source.voice)
    return {each.name: each.present for each in book.duty}
