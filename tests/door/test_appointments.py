"""Appointments at the door: a seat is nobody's twice, whoever decides and however many at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.flows.scene.events import ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.appointment import Appointment, Stand
from bot.jobs.deadlines import DeadlineSweep
from bot.records import appointment_of, appointment_row
from storage import appointments, bulk, moments, tables
from storage.engine import reading, writing
from tests.clock import MONDAY_MORNING, STUCK
from tests.door.entrance import Entrance, filling, happened, open_entrance, said, sending

SECTIONS: dict[str, Any] = {"appointments": {"enabled": True}, "office": {"hours": "Senin-Jumat 08.00-12.00"}}
NINE = MONDAY_MORNING.replace(hour=2) + timedelta(days=1)
FULL = Appointment("a", "u", "p", NINE, 1, NINE, Stand.CANCELLED, None, "v", 3, NINE)


@asynccontextmanager
async def doors(url: str, count: int) -> AsyncIterator[list[Entrance]]:
    """Several processes' doors to one desk, each with an engine of its own."""
    async with AsyncExitStack() as stack:
        entrances = [open_entrance(url, process=f"loket-{place}", sections=SECTIONS) for place in range(count)]
        yield [await stack.enter_async_context(entrance) for entrance in entrances]


async def at_once(acts: Sequence[Awaitable[Any]]) -> None:
    async with asyncio.timeout(STUCK):
        await asyncio.gather(*acts)


def booking(chat: int, name: str, code: str = "202611240900") -> Event:
    return happened(chat, name, ChoicePressed(token(Verb.BOOK, code)))


@pytest.mark.parametrize("appointment", [FULL, Appointment("a", "u", "p", NINE, 1, NINE, held_until=NINE)])
def test_an_appointment_comes_back_as_it_was(appointment: Appointment) -> None:
    assert appointment_of(appointment_row(appointment)) == appointment


# rule: one-seat-one-visitor
@pytest.mark.parametrize("count", [1, 3])
async def test_one_seat_wanted_by_many_at_once_is_one_visitors(database_url: str, count: int) -> None:
    async with doors(database_url, count) as desks:
        for chat in range(100, 112):
            await desks[0].bring(said(chat, 0, "halo"))
        await at_once([desks[chat % count].bring(booking(chat, "tap")) for chat in range(100, 112)])
        [held] = await desks[0].rows("appointments")
        told = {chat: " ".join(await desks[0].told(chat)) for chat in range(100, 112)}
        assert [chat for chat, words in told.items() if "kami tahan" in words] == [int(await whose(desks[0], held))]
        assert all("baru saja diambil" in words or "kami tahan" in words for words in told.values())


# rule: one-seat-one-visitor
@pytest.mark.parametrize("count", [1, 3])
async def test_an_impatient_finger_books_once(database_url: str, count: int) -> None:
    async with doors(database_url, count) as desks:
        await desks[0].bring(*filling(7, "Rina Simbolon"), booking(7, "choose"))
        await at_once([desks[n % count].bring(sending(7, f"send-{n}")) for n in range(12)])
        [row] = await desks[0].rows("appointments")
        assert (row["stand"], row["slot_at"]) == ("booked", NINE)
        assert len(await desks[0].rows("journal", what="appointed")) == 1
        assert len([words for words in await desks[0].told(7) if "kami catat" in words]) == 1


async def test_several_acts_of_one_visitor_in_one_batch(database_url: str) -> None:
    async with doors(database_url, 1) as [desk]:
        batch = (said(7, 1, "halo"), said(7, 2, "buat janji"), said(7, 3, "besok jam 9"), said(7, 4, "setuju"))
        await desk.bring(*batch)
        [row] = await desk.rows("appointments")
        visit = await desk.one("visits")
        assert (row["stand"], row["visit_id"], visit["slot_at"]) == ("held", visit["id"], NINE)
        assert await desk.rows("inbox", state="parked") == []


# rule: one-seat-one-visitor
async def test_the_database_itself_refuses_a_seat_twice(database_url: str) -> None:
    async with doors(database_url, 1) as [desk]:
        for chat in (7, 8):
            await desk.bring(said(chat, 0, "halo"))
        await desk.bring(booking(7, "tap"))
        [row] = await desk.rows("appointments")
        other = next(person["id"] for person in await desk.rows("people") if person["id"] != row["person_id"])
        for changed in ({"person_id": other}, {"seat": 2}):
            with pytest.raises(IntegrityError):
                async with writing(desk.engine) as connection:
                    await bulk.add(connection, tables.appointments, [{**row, "id": "x", **changed}])
        async with writing(desk.engine) as connection:
            ended = {"id": "y", "person_id": other, "ended_at": NINE, "stand": "cancelled"}
            await bulk.add(connection, tables.appointments, [{**row, **ended}])


# rule: held-seat-comes-free
async def test_a_hold_outlives_its_process_and_comes_free_once(database_url: str) -> None:
    async with doors(database_url, 1) as [desk]:
        await desk.bring(said(7, 0, "halo"), booking(7, "tap"))
        [deadline] = await desk.rows("deadlines", kind="appointment")
        assert deadline["due_at"] - desk.clock.now() == timedelta(minutes=15)
    async with doors(database_url, 2) as desks:
        later = [each.clock.pass_(minutes=15, seconds=1) for each in desks]
        sweeps = [DeadlineSweep(each.engine, each.door) for each in desks]
        await at_once([sweep.run_once(now) for sweep, now in zip(sweeps, later, strict=True)])
        assert [row["stand"] for row in await desks[0].rows("appointments")] == ["expired"]
        assert len([words for words in await desks[0].told(7) if "tidak kami tahan lagi" in words]) == 1
        await desks[1].bring(said(8, 0, "halo"), booking(8, "tap"))
        assert sorted(row["stand"] for row in await desks[0].rows("appointments")) == ["expired", "held"]


async def test_in_one_batch_a_seat_is_given_up_and_taken_by_another(database_url: str) -> None:
    async with doors(database_url, 1) as [desk]:
        await desk.bring(said(7, 0, "halo"), said(8, 0, "halo"), booking(7, "tap"))
        await desk.bring(booking(7, "other", "202611241000"), booking(8, "tap"))
        live = [row for row in await desk.rows("appointments") if row["ended_at"] is None]
        assert {row["slot_at"] for row in live} == {NINE, NINE + timedelta(hours=1)}


async def test_what_a_wrong_clock_held_is_not_held_for_long(database_url: str) -> None:
    async with doors(database_url, 1) as [desk]:
        await desk.bring(said(7, 0, "halo"), booking(7, "tap"))
        now = desk.clock.now() - timedelta(hours=5)
        async with writing(desk.engine) as connection:
            await moments.bring_back(connection, now, timedelta(minutes=1))
        [row] = await desk.rows("appointments")
        assert (row["made_at"], row["held_until"]) == (now, now)


async def test_what_was_missed_is_counted(database_url: str) -> None:
    async with doors(database_url, 1) as [desk]:
        await desk.bring(said(7, 0, "halo"), booking(7, "tap"))
        [row] = await desk.rows("appointments")
        async with writing(desk.engine) as connection:
            ended = {"id": "m", "stand": "missed", "ended_at": NINE, "held_until": None}
            await bulk.add(connection, tables.appointments, [{**row, **ended}])
        async with reading(desk.engine) as connection:
            assert await appointments.missed_since(connection, NINE) == 1
            assert await appointments.missed_since(connection, NINE + timedelta(seconds=1)) == 0


async def whose(desk: Entrance, row: dict[str, Any]) -> str:
    person: str = (await desk.one("people", id=row["person_id"]))["address"]
    return person
