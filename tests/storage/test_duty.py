"""Duty on a real database: how it goes on and the roster are kept as they are, also past a restart."""

from datetime import timedelta

from sqlalchemy import text

from bot import records
from bot.flows.scene.events import ChoicePressed, DeadlinePassed
from bot.flows.scene.tokens import Verb, token
from storage import known, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import happened, hired, open_entrance, said
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

SARI = {
    "id": "s",
    "name": "Sari",
    "role": "front_office",
    "on_duty": True,
    "person_id": "sari",
    "invite_digest": None,
    "invite_expires_at": None,
    "seated_at": None,
    "same_as": None,
}


async def test_staff_of_before_are_on_duty_as_they_were_and_told_of_everything(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0030")
        await connection.run_sync(put, "people", [somebody("sari")])
        columns = ", ".join(SARI)
        values = ", ".join(f":{name}" for name in SARI)
        await connection.execute(text(f"INSERT INTO staff ({columns}) VALUES ({values})"), SARI)  # noqa: S608 - ours
    assert await schema.upgrade(engine) == "0030"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        [member] = map(records.staff_of, await known.all_staff(connection))
        assert await known.all_roster_lines(connection) == []
    assert (member.attends, member.categories, member.shift.duty_since) == (True, (), None)
    await engine.dispose()


# rule: staff-believed-by-version
async def test_the_roster_counts_at_once_in_every_process_and_is_only_added_to(database_url: str) -> None:
    clock = HeldClock()
    async with open_entrance(database_url, clock) as one, open_entrance(database_url, clock, "loket-b") as other:
        await one.bring(hired(11, "Nur", "supervisor"))
        await one.bring(hired(12, "Sari", "front_office"))
        await one.bring(said(11, 1, "jadwal Senin: Sari"))
        await other.bring(happened(11, 2, ChoicePressed(token(Verb.ROSTER, "ok"))))
        await one.bring(said(11, 3, "jadwal 30 November 08.00-12.00: kosong"))
        await other.bring(happened(11, 4, ChoicePressed(token(Verb.ROSTER, "ok"))))
        rows = await one.rows("roster_lines")
    [sari] = [row["staff"] for row in rows if row["staff"]]
    assert [(row["serial"], row["day"], row["hours"], row["staff"]) for row in rows] == [
        (0, "0", "", sari),
        (1, "2026-11-30", "08.00-12.00", []),
    ]
    assert all(records.roster_line_of(row).entered_at == MONDAY_MORNING for row in rows)


async def test_a_break_is_known_after_a_restart_and_ends_once(database_url: str) -> None:
    clock = HeldClock()
    async with open_entrance(database_url, clock) as one:
        await one.bring(hired(12, "Sari", "front_office"))
        await one.bring(said(12, 1, "istirahat"))
    async with open_entrance(database_url, clock, "loket-b") as other:
        [row] = await other.rows("staff")
        assert records.staff_of(row).shift.rests_until == MONDAY_MORNING + timedelta(minutes=30)
        [due] = [each for each in await other.rows("deadlines", kind="duty") if each["id"] == row["id"]]
        assert due["due_at"] == MONDAY_MORNING + timedelta(minutes=30)
        clock.pass_(minutes=30)
        for no in range(2):
            await other.bring(happened(12, 5 + no, DeadlinePassed("duty", row["id"])))
        told = [words for words in await other.told(12) if "Waktu istirahat selesai" in words]
        assert len(told) == 1
